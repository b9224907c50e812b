//! Serializes values in stored JSON, for `#[serde(with)]`.

/// A SHA-256 hash as hexadecimal text.
pub(super) mod sha256 {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    pub(in crate::messages) fn serialize<S: Serializer>(sha256: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        hex::encode(sha256).serialize(to)
    }

    pub(in crate::messages) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        let bytes = hex::decode(text).map_err(D::Error::custom)?;
        bytes.try_into().map_err(|_| D::Error::custom("not a SHA-256"))
    }
}

/// An optional SHA-256 hash as hexadecimal text.
pub(super) mod maybe_sha256 {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    #[expect(clippy::ref_option, reason = "serde asks for this signature")]
    pub(in crate::messages) fn serialize<S: Serializer>(
        sha256: &Option<[u8; 32]>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        sha256.map(hex::encode).serialize(to)
    }

    pub(in crate::messages) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<[u8; 32]>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        Ok(text.and_then(|text| hex::decode(text).ok()).and_then(|bytes| bytes.try_into().ok()))
    }
}

/// The state of a post in a list, if there is a post. An empty string means `None`.
pub(super) mod maybe_state {
    use domain::post::PostState;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    #[expect(clippy::ref_option, reason = "serde asks for this signature")]
    pub(in crate::messages) fn serialize<S: Serializer>(
        state: &Option<PostState>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        state.map_or("", |state| state.into_str()).serialize(to)
    }

    pub(in crate::messages) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<PostState>, D::Error> {
        Ok(String::deserialize(from)?.parse().ok())
    }
}
