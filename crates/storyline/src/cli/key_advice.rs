//! Says which keys are missing, and which are no longer needed.

use store::rotation::SealedTokens;

/// What to do with the keys after the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OlderKeys {
    /// There are none.
    None,
    /// They still seal tokens.
    InUse,
    /// The legacy application knows only the last one.
    Legacy,
    /// Nothing is sealed with them.
    Unused,
}

impl OlderKeys {
    pub(super) fn of(tokens: &SealedTokens) -> Self {
        match tokens {
            _ if tokens.by_key.len() < 2 => Self::None,
            _ if tokens.outdated() > 0 => Self::InUse,
            _ if tokens.legacy > 0 => Self::Legacy,
            _ => Self::Unused,
        }
    }

    /// Whether they may be removed from `ENCRYPTION_KEYS`.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::None => "ENCRYPTION_KEYS has one key.",
            Self::InUse => {
                "Older keys still seal tokens: keep every key, and run storyline token rotate-keys."
            }
            Self::Legacy => {
                "The older application reads its tokens with the last key: keep that key until \
                 storyline tenant take-over has run, then run storyline token rotate-keys again."
            }
            Self::Unused => {
                "Nothing is sealed with an older key: a day after every replica was started with the first key, \
                 remove the others from ENCRYPTION_KEYS."
            }
        }
    }
}

/// Says how many tokens no key opens.
pub(super) fn unopenable(tokens: i64) -> String {
    match tokens {
        1 => "1 token is sealed with a key that is not here".to_owned(),
        _ => format!("{tokens} tokens are sealed with a key that is not here"),
    }
}

/// The remedy for tokens that no key opens.
pub(super) const MISSING_KEY: &str = "add the missing key to the end of ENCRYPTION_KEYS and restart; if it is lost, \
                                      creators connect again, as the bot asks them";
