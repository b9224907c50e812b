//! Signs the URLs from which Instagram downloads a prepared picture. Each is for one post and valid for a
//! day.
//!
//! `/m/{opaque}`, opaque = base64url(tenant 16 ‖ post 16 ‖ expiry 8 ‖ HMAC-SHA256 cut to 16). US-ASCII, no
//! query, no redirect, as Instagram requires (reference: instagram-platform/content-publishing).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::{PostId, Tenant};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;
use store::sealed::Keyring;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// How long a URL is valid. Instagram may download the picture until the container is finished, which takes
/// at most a day.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);
const SIGNED: usize = 40;
const MAC: usize = 16;

/// Signs and verifies the URLs, with a key derived from the keyring.
#[derive(Clone)]
pub struct MediaUrls {
    keys: Vec<[u8; 32]>,
}

impl std::fmt::Debug for MediaUrls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MediaUrls")
    }
}

impl MediaUrls {
    /// Derives the keys from the keyring. URLs signed with an older key stay valid.
    pub fn new(keyring: &Keyring) -> Self {
        Self { keys: keyring.derive("storyline media url v1").iter().map(|key| **key).collect() }
    }

    /// Returns the opaque part of a post's URL.
    pub fn sign(&self, tenant: Tenant, post: PostId, now: Timestamp) -> String {
        let mut bytes = Vec::with_capacity(SIGNED + MAC);
        bytes.extend_from_slice(tenant.key().as_bytes());
        bytes.extend_from_slice(post.0.as_bytes());
        bytes.extend_from_slice(&(now + LIFETIME).as_second().to_be_bytes());
        let mac = mac(&self.keys[0], &bytes);
        bytes.extend_from_slice(&mac);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Returns the post of a URL; `None` if it is forged, incomplete or expired at `now`.
    pub fn check(&self, opaque: &str, now: Timestamp) -> Option<(Tenant, PostId)> {
        let bytes = URL_SAFE_NO_PAD.decode(opaque).ok().filter(|bytes| bytes.len() == SIGNED + MAC)?;
        let (signed, given) = bytes.split_at(SIGNED);
        let genuine = self.keys.iter().any(|key| bool::from(mac(key, signed).as_slice().ct_eq(given)));
        let expires = i64::from_be_bytes(signed[32..].try_into().ok()?);
        if !genuine || now.as_second() >= expires {
            return None;
        }
        let tenant = Tenant::from_key(Uuid::from_slice(&signed[..16]).ok()?);
        Some((tenant, PostId(Uuid::from_slice(&signed[16..32]).ok()?)))
    }
}

fn mac(key: &[u8; 32], bytes: &[u8]) -> [u8; MAC] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(bytes);
    let whole = mac.finalize().into_bytes();
    std::array::from_fn(|n| whole[n])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls() -> MediaUrls {
        MediaUrls::new(&Keyring::parse(&Keyring::new_key().unwrap()).unwrap())
    }

    fn someone() -> (Tenant, PostId, Timestamp) {
        (
            Tenant::from_key(Uuid::from_u128(5)),
            PostId(Uuid::from_u128(6)),
            "2026-01-10T09:00:00Z".parse().unwrap(),
        )
    }

    #[test]
    fn an_address_opens_its_own_post_for_a_day() {
        let (tenant, post, now) = someone();
        let urls = urls();
        let opaque = urls.sign(tenant, post, now);
        assert_eq!(urls.check(&opaque, now), Some((tenant, post)));
        assert_eq!(urls.check(&opaque, now + LIFETIME), None);
    }

    #[test]
    fn a_changed_or_foreign_address_opens_nothing() {
        let (tenant, post, now) = someone();
        let (ours, theirs) = (urls(), urls());
        let opaque = ours.sign(tenant, post, now);
        assert_eq!(theirs.check(&opaque, now), None);
        for n in 0..opaque.len() {
            let mut changed = opaque.clone().into_bytes();
            changed[n] = if changed[n] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            let opened = ours.check(&changed, now);
            assert!(opened.is_none(), "{changed} opened {opened:?}");
        }
        assert_eq!(ours.check("", now), None);
        assert_eq!(ours.check(&opaque[..20], now), None);
    }
}
