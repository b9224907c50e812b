//! Generates identifiers from the seed: the same seed and the same actions give the same ids.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// One random stream for each kind, so that additional requests do not change the ids of stories.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    seed: u64,
    drawn: BTreeMap<&'static str, u64>,
}

impl Ids {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, drawn: BTreeMap::new() }
    }

    fn draw(&mut self, kind: &'static str) -> [u8; 32] {
        let count = self.drawn.entry(kind).or_default();
        *count += 1;
        let mut hash = Sha256::new();
        hash.update(self.seed.to_be_bytes());
        hash.update(kind.as_bytes());
        hash.update(count.to_be_bytes());
        hash.finalize().into()
    }

    /// Returns a number in `0..below`.
    pub(crate) fn below(&mut self, kind: &'static str, below: u64) -> u64 {
        let drawn = self.draw(kind);
        let head = drawn.first_chunk::<8>().expect("a digest has 32 bytes");
        u64::from_be_bytes(*head) % below.max(1)
    }

    /// Returns a string of `length` decimal digits that begins with `prefix`.
    pub(crate) fn digits(&mut self, kind: &'static str, prefix: &str, length: usize) -> String {
        let wanted = length.saturating_sub(prefix.len());
        let drawn = self.draw(kind);
        let tail = drawn.iter().cycle().take(wanted).map(|byte| char::from(b'0' + byte % 10));
        prefix.chars().chain(tail).collect()
    }

    /// Returns an opaque string: `prefix` and `length` URL-safe characters.
    pub(crate) fn opaque(&mut self, kind: &'static str, prefix: &str, length: usize) -> String {
        let mut text = String::from(prefix);
        while text.len() < prefix.len() + length {
            text.push_str(&URL_SAFE_NO_PAD.encode(self.draw(kind)));
        }
        text.truncate(prefix.len() + length);
        text
    }
}
