//! The legacy application's form of a sealed value: Fernet, bound to no place. Only the legacy tenant's tokens have it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use fernet::Fernet;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::{Key, Keyring, SealedError};

/// What every Fernet value begins with: version 128 and the high bytes of a time before 2106.
const BEGINNING: &str = "gAAAA";

/// Whether a stored value is in the legacy application's form.
pub(super) fn is_fernet(sealed: &str) -> bool {
    sealed.starts_with(BEGINNING)
}

impl Keyring {
    /// Opens what the legacy application sealed, with whichever key it had.
    pub(super) fn open_fernet(&self, sealed: &str) -> Result<SecretString, SealedError> {
        let opened = self.keys.iter().find_map(|key| key.fernet()?.decrypt(sealed).ok());
        let text = String::from_utf8(opened.ok_or(SealedError::Broken)?).map_err(|_| SealedError::Broken)?;
        Ok(SecretString::from(text))
    }

    /// Seals so that the legacy application can open it: with the oldest key, which it surely has.
    ///
    /// # Errors
    /// Never with a key that was read; the type says so.
    pub fn seal_for_legacy_application(&self, secret: &SecretString) -> Result<String, SealedError> {
        let oldest = self.keys.last().and_then(Key::fernet).ok_or(SealedError::NoKeys)?;
        Ok(oldest.encrypt(secret.expose_secret().as_bytes()))
    }
}

impl Key {
    fn fernet(&self) -> Option<Fernet> {
        Fernet::new(&Zeroizing::new(URL_SAFE.encode(self.secret.as_ref())))
    }
}
