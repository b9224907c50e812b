//! Encrypts secrets for storage. Each sealed value is bound to its row and is never printed.
//!
//! Format: `v1.<key id>.<nonce>.<ciphertext>`, base64url. XChaCha20-Poly1305 with a random 24-byte nonce. The
//! tenant, the kind and the row are authenticated too, so a value that was copied to another row cannot be
//! opened.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use domain::ids::Tenant;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

mod fernet;
mod key;

pub use self::key::SealedError;
use self::key::{Key, expand};

/// The keys, newest first. The first key seals new values; every key can open values.
#[derive(Clone)]
pub struct Keyring {
    keys: Arc<Vec<Key>>,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.keys.iter().map(|key| &key.id)).finish()
    }
}

/// Where a sealed value is stored. This is part of the authenticated data.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub tenant: Tenant,
    /// The kind of secret, for example `instagram/access_token` or `connect_link/pkce`.
    pub kind: &'a str,
    pub row: &'a str,
}

impl Place<'_> {
    fn authenticated(&self) -> Vec<u8> {
        format!("{}|{}|{}", self.tenant.key(), self.kind, self.row).into_bytes()
    }
}

impl Keyring {
    /// Parses keys from the configuration: base64url, separated by commas, newest first.
    pub fn parse(keys: &SecretString) -> Result<Self, SealedError> {
        let keys: Vec<Key> = keys
            .expose_secret()
            .split(',')
            .map(str::trim)
            .filter(|key| !key.is_empty())
            .enumerate()
            .map(|(n, text)| Key::parse(text).ok_or(SealedError::NotAKey(n + 1)))
            .collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(SealedError::NoKeys) } else { Ok(Self { keys: Arc::new(keys) }) }
    }

    /// Returns a new key in the configuration's format.
    pub fn new_key() -> Result<SecretString, SealedError> {
        let mut key = Zeroizing::new([0u8; 32]);
        fill_random(key.as_mut())?;
        Ok(SecretString::from(URL_SAFE.encode(key.as_ref())))
    }

    /// Returns the number of keys.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns the id of the key that seals.
    pub(crate) fn newest(&self) -> &str {
        &self.keys[0].id
    }

    /// Returns the place of a key in the keyring.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.keys.iter().position(|key| key.id == id)
    }

    /// Returns the place of the key that opens a value in the legacy application's format.
    pub(crate) fn position_of_fernet(&self, sealed: &str) -> Option<usize> {
        self.keys.iter().position(|key| fernet::open(std::slice::from_ref(key), sealed).is_ok())
    }

    /// Seals a secret for the legacy application, with the oldest key, because the legacy application may not
    /// have newer ones.
    pub fn seal_for_legacy_application(&self, secret: &SecretString) -> Result<String, SealedError> {
        fernet::seal(&self.keys, secret)
    }

    /// Derives a key for another purpose from each key, newest first. Use the first one to sign and all of
    /// them to verify.
    pub fn derive(&self, purpose: &str) -> Vec<Zeroizing<[u8; 32]>> {
        self.keys.iter().map(|key| expand(&key.secret, purpose)).collect()
    }

    /// Seals a secret for one place.
    pub fn seal(&self, place: Place<'_>, secret: &SecretString) -> Result<String, SealedError> {
        let key = &self.keys[0];
        let mut nonce = [0u8; 24];
        fill_random(&mut nonce)?;
        let sealed = key
            .cipher()
            .encrypt(
                &XNonce::from(nonce),
                Payload { msg: secret.expose_secret().as_bytes(), aad: &place.authenticated() },
            )
            .map_err(|_| SealedError::Broken)?;
        Ok(format!("v1.{}.{}.{}", key.id, URL_SAFE_NO_PAD.encode(nonce), URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// Opens a value that was sealed for this place. The legacy tenant's values may still be in the legacy
    /// application's format.
    pub fn open(&self, place: Place<'_>, sealed: &str) -> Result<SecretString, SealedError> {
        if place.tenant == Tenant::Legacy && fernet::is_fernet(sealed) {
            return fernet::open(&self.keys, sealed);
        }
        let mut parts = sealed.split('.');
        let (Some("v1"), Some(key_id), Some(nonce), Some(body), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(SealedError::Broken);
        };
        let key = self
            .keys
            .iter()
            .find(|key| key.id == key_id)
            .ok_or_else(|| SealedError::UnknownKey(key_id.chars().take(16).collect()))?;
        let nonce: [u8; 24] = decode(nonce)?.try_into().map_err(|_| SealedError::Broken)?;
        let opened = key
            .cipher()
            .decrypt(&XNonce::from(nonce), Payload { msg: &decode(body)?, aad: &place.authenticated() })
            .map_err(|_| SealedError::Broken)?;
        Ok(SecretString::from(String::from_utf8(opened).map_err(|_| SealedError::Broken)?))
    }
}

fn decode(text: &str) -> Result<Vec<u8>, SealedError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| SealedError::Broken)
}

/// Returns an unguessable token: 32 random bytes in base64url, 43 characters of URL-safe ASCII.
pub fn random_token() -> Result<SecretString, SealedError> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    fill_random(bytes.as_mut())?;
    Ok(SecretString::from(URL_SAFE_NO_PAD.encode(bytes.as_ref())))
}

/// Fills a buffer with random bytes from the operating system. Keys and nonces must be unpredictable even in
/// a simulation with a fixed seed.
fn fill_random(buffer: &mut [u8]) -> Result<(), SealedError> {
    use rand::TryRng;
    rand::rngs::SysRng.try_fill_bytes(buffer).map_err(|_| SealedError::NoRandomness)
}

#[cfg(test)]
mod tests {
    use domain::ids::ChatSettingsId;
    use uuid::Uuid;

    use super::*;

    fn tenant(n: u128) -> Tenant {
        Tenant::Chat(ChatSettingsId(Uuid::from_u128(n)))
    }

    fn place(n: u128, row: &str) -> Place<'_> {
        Place { tenant: tenant(n), kind: "instagram/access_token", row }
    }

    fn ring() -> Keyring {
        Keyring::parse(&Keyring::new_key().unwrap()).unwrap()
    }

    #[test]
    fn a_sealed_secret_opens_in_its_own_row_only() {
        let ring = ring();
        let sealed = ring.seal(place(1, "a"), &"IGAA-secret".into()).unwrap();
        assert!(!sealed.contains("secret"));
        assert_eq!(ring.open(place(1, "a"), &sealed).unwrap().expose_secret(), "IGAA-secret");
        assert_eq!(ring.open(place(2, "a"), &sealed).unwrap_err(), SealedError::Broken);
        assert_eq!(ring.open(place(1, "b"), &sealed).unwrap_err(), SealedError::Broken);
    }

    #[test]
    fn the_same_secret_is_never_sealed_twice_alike() {
        let ring = ring();
        let secret = SecretString::from("x");
        assert_ne!(ring.seal(place(1, "a"), &secret).unwrap(), ring.seal(place(1, "a"), &secret).unwrap());
    }

    #[test]
    fn an_older_key_still_opens_and_the_newest_seals() {
        let (old, new) = (Keyring::new_key().unwrap(), Keyring::new_key().unwrap());
        let sealed = Keyring::parse(&old).unwrap().seal(place(1, "a"), &"s".into()).unwrap();
        let both = format!("{},{}", new.expose_secret(), old.expose_secret());
        let ring = Keyring::parse(&both.into()).unwrap();
        assert_eq!(ring.open(place(1, "a"), &sealed).unwrap().expose_secret(), "s");
        let only_new = Keyring::parse(&new).unwrap();
        assert!(matches!(only_new.open(place(1, "a"), &sealed), Err(SealedError::UnknownKey(_))));
        let resealed = ring.seal(place(1, "a"), &"s".into()).unwrap();
        assert!(only_new.open(place(1, "a"), &resealed).is_ok());
    }

    #[test]
    fn what_the_older_application_sealed_opens_for_the_legacy_tenant_alone() {
        let ring = Keyring::parse(&"eAUWHjs95Hb7q2SF2d_x6CsegW6vP8T97BJy63faa8A=".into()).unwrap();
        let rows = include_str!("../migrations/samples/0001_legacy_baseline.sql");
        let start = rows.find("gAAAA").unwrap();
        let sealed: String = rows[start..].split(",\n").next().unwrap().split('\'').step_by(2).collect();
        let legacy = Place { tenant: Tenant::Legacy, kind: "instagram/access_token", row: "any" };
        let opened = ring.open(legacy, &sealed).unwrap();
        assert_eq!(opened.expose_secret(), "EAAGrehearsalOfTheOlderApplication0000000000000001");
        assert_eq!(ring.open(place(1, "any"), &sealed).unwrap_err(), SealedError::Broken);
        assert_eq!(super::tests::ring().open(legacy, &sealed).unwrap_err(), SealedError::Broken);
    }

    #[test]
    fn what_is_sealed_for_the_older_application_opens_with_the_key_it_has() {
        let (new, old) = (Keyring::new_key().unwrap(), Keyring::new_key().unwrap());
        let both = format!("{},{}", new.expose_secret(), old.expose_secret());
        let sealed =
            Keyring::parse(&both.into()).unwrap().seal_for_legacy_application(&"EAAG".into()).unwrap();
        let legacy = Place { tenant: Tenant::Legacy, kind: "instagram/access_token", row: "any" };
        let only_old = Keyring::parse(&old).unwrap();
        assert_eq!(only_old.open(legacy, &sealed).unwrap().expose_secret(), "EAAG");
    }

    #[test]
    fn keys_never_print() {
        let key = Keyring::new_key().unwrap();
        let ring = Keyring::parse(&key).unwrap();
        assert!(!format!("{ring:?}").contains(key.expose_secret()));
    }

    #[test]
    fn what_is_not_a_key_is_named_by_its_number_only() {
        let bad = SecretString::from(format!("{},hunter2", Keyring::new_key().unwrap().expose_secret()));
        let error = Keyring::parse(&bad).unwrap_err();
        assert_eq!(error, SealedError::NotAKey(2));
        assert!(!error.to_string().contains("hunter2"));
    }
}
