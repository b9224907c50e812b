//! Defines a key of the keyring, and the errors of sealing.

use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit;
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

/// Why a value cannot be sealed or opened, or why a key is invalid.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SealedError {
    /// The key is not 32 bytes in base64url.
    #[error("an encryption key is 32 random bytes in base64url, 44 characters; key number {0} is not")]
    NotAKey(usize),
    #[error("at least one encryption key is needed")]
    NoKeys,
    /// The value was sealed with a key that is not in the keyring.
    #[error("sealed with key {0}, which is not among ENCRYPTION_KEYS")]
    UnknownKey(String),
    /// The value was changed, truncated, or copied from another row.
    #[error("a sealed value does not open here")]
    Broken,
    /// The operating system returned no random bytes.
    #[error("no randomness to seal with")]
    NoRandomness,
}

/// 32 random bytes, and the id by which sealed values refer to them.
pub(super) struct Key {
    pub(super) id: String,
    pub(super) secret: Zeroizing<[u8; 32]>,
}

impl Key {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE.decode(text).or_else(|_| URL_SAFE_NO_PAD.decode(text)).ok()?;
        let secret = Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?);
        let id = hex::encode(&Sha256::digest(secret.as_ref())[..4]);
        Some(Self { id, secret })
    }

    pub(super) fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*expand(&self.secret, "storyline sealed v1")).into())
    }
}

pub(super) fn expand(secret: &[u8; 32], purpose: &str) -> Zeroizing<[u8; 32]> {
    let mut out = Zeroizing::new([0u8; 32]);
    Hkdf::<Sha256>::new(None, secret)
        .expand(purpose.as_bytes(), out.as_mut())
        .expect("32 bytes is a length that HKDF-SHA256 can give");
    out
}
