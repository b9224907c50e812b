//! Seals and opens values in the legacy application's format: Fernet, not bound to a place. Only the legacy
//! tenant's tokens use it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use fernet::Fernet;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::key::{Key, SealedError};

/// The start of every Fernet value: version 128 and the high bytes of a time before 2106.
const BEGINNING: &str = "gAAAA";

/// Returns whether a stored value is in the legacy application's format.
pub(super) fn is_fernet(sealed: &str) -> bool {
    sealed.starts_with(BEGINNING)
}

/// Opens a value that the legacy application sealed, with any key of the keyring.
pub(super) fn open(keys: &[Key], sealed: &str) -> Result<SecretString, SealedError> {
    let opened = keys.iter().find_map(|key| fernet(key)?.decrypt(sealed).ok());
    let text = String::from_utf8(opened.ok_or(SealedError::Broken)?).map_err(|_| SealedError::Broken)?;
    Ok(SecretString::from(text))
}

/// Seals with the oldest key.
pub(super) fn seal(keys: &[Key], secret: &SecretString) -> Result<String, SealedError> {
    let oldest = keys.last().and_then(fernet).ok_or(SealedError::NoKeys)?;
    Ok(oldest.encrypt(secret.expose_secret().as_bytes()))
}

fn fernet(key: &Key) -> Option<Fernet> {
    Fernet::new(&Zeroizing::new(URL_SAFE.encode(key.secret.as_ref())))
}
