//! Checks whether the keys open every token, and which keys are still needed.

use store::rotation::SealedTokens;

use super::findings::Finding;
use crate::cli::key_advice::{MISSING_KEY, OlderKeys, unopenable};

pub(super) fn keys(tokens: &SealedTokens) -> Vec<Finding> {
    let mut found = Vec::new();
    if tokens.unopenable > 0 {
        found.push(Finding::fault("keys", unopenable(tokens.unopenable), MISSING_KEY));
    }
    let older = OlderKeys::of(tokens);
    found.push(match older {
        OlderKeys::None if tokens.unopenable > 0 => return found,
        OlderKeys::None => Finding::fine("keys", "they open every token".into()),
        OlderKeys::InUse | OlderKeys::Legacy | OlderKeys::Unused => {
            let what =
                format!("{} tokens are sealed with a key after the first", tokens.outdated() + tokens.legacy);
            Finding::note("keys", what, older.advice())
        }
    });
    found
}
