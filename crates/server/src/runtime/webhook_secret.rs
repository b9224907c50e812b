//! Derives a secret from the keyring, so that it need not be stored. Telegram sends this secret with each
//! update to the webhook.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use store::sealed::Keyring;
use subtle::{Choice, ConstantTimeEq};

/// Path to which Telegram sends updates.
pub const PATH: &str = "telegram/webhook";

/// The accepted secrets: one per key, newest first.
#[derive(Clone, Debug)]
pub struct WebhookSecret(Vec<SecretString>);

impl WebhookSecret {
    /// Derives the secrets. During a key rotation the older secret is accepted too, until Telegram has the
    /// newer one.
    pub fn new(keyring: &Keyring) -> Self {
        let keys = keyring.derive("storyline webhook secret v1");
        Self(keys.iter().map(|key| SecretString::from(URL_SAFE_NO_PAD.encode(**key))).collect())
    }

    /// Returns the secret to register with Telegram.
    pub fn current(&self) -> &SecretString {
        &self.0[0]
    }

    /// Returns whether this is one of the secrets, in constant time.
    pub fn is(&self, given: &[u8]) -> bool {
        let matches = |known: &SecretString| known.expose_secret().as_bytes().ct_eq(given);
        self.0.iter().map(matches).fold(Choice::from(0), |any, one| any | one).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_secret_of_our_keys_is_taken() {
        let (older, newer) = (Keyring::new_key().unwrap(), Keyring::new_key().unwrap());
        let both = format!("{},{}", newer.expose_secret(), older.expose_secret());
        let secrets = WebhookSecret::new(&Keyring::parse(&both.into()).unwrap());
        let before = WebhookSecret::new(&Keyring::parse(&older).unwrap());
        assert!(secrets.is(secrets.current().expose_secret().as_bytes()));
        assert!(secrets.is(before.current().expose_secret().as_bytes()));
        assert!(!before.is(secrets.current().expose_secret().as_bytes()));
        assert!(!secrets.is(b""));
        assert!(!secrets.is(&secrets.current().expose_secret().as_bytes()[..20]));
    }

    #[test]
    fn telegram_takes_every_character_of_it() {
        let secrets = WebhookSecret::new(&Keyring::parse(&Keyring::new_key().unwrap()).unwrap());
        let secret = secrets.current().expose_secret();
        assert_eq!(secret.len(), 43);
        assert!(secret.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    }
}
