//! Parses Instagram's responses. The documented formats differ from the actual ones, so both are accepted.

use std::fmt;

use serde::de::{DeserializeOwned, Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::http::Answer;

/// An id, sent as a string or as an integer above 2⁵³. Stored as a string to keep all digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WireId(pub(super) String);

impl<'de> Deserialize<'de> for WireId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyId;
        impl Visitor<'_> for AnyId {
            type Value = WireId;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id as a string or an integer")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<WireId, E> {
                if text.is_empty() { Err(E::custom("an empty id")) } else { Ok(WireId(text.to_owned())) }
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<WireId, E> {
                Ok(WireId(number.to_string()))
            }
        }
        deserializer.deserialize_any(AnyId)
    }
}

/// Permissions, sent as an array or as a comma-separated string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WireList(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for WireList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyList;
        impl<'de> Visitor<'de> for AnyList {
            type Value = WireList;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of words, or words with commas between")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<WireList, E> {
                let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
                Ok(WireList(words.map(str::to_owned).collect()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<WireList, A::Error> {
                let mut words = Vec::new();
                while let Some(word) = seq.next_element::<String>()? {
                    words.push(word);
                }
                Ok(WireList(words))
            }
        }
        deserializer.deserialize_any(AnyList)
    }
}

/// Returns the content of a successful response; `None` if the response is unreadable or contains an error,
/// which can happen even with a success status.
pub(super) fn content<T: DeserializeOwned>(answer: &Answer) -> Option<T> {
    if !answer.succeeded() {
        return None;
    }
    let value: Value = answer.json()?;
    if value.get("error").is_some() || value.get("error_type").is_some() {
        return None;
    }
    serde_json::from_value(value).ok()
}

/// An object that is sent either directly or as the only entry of `data`.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum MaybeWrapped<T> {
    Wrapped { data: [T; 1] },
    Flat(T),
}

impl<T> MaybeWrapped<T> {
    pub(super) fn into_inner(self) -> T {
        match self {
            Self::Wrapped { data: [inner] } | Self::Flat(inner) => inner,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Owner {
        user_id: WireId,
    }

    #[test]
    fn an_id_beyond_two_to_the_53_keeps_its_last_digit_in_every_shape() {
        for body in [
            r#"{"user_id":17841400000000001}"#,
            r#"{"user_id":"17841400000000001"}"#,
            r#"{"data":[{"user_id":17841400000000001}]}"#,
        ] {
            let value: Value = serde_json::from_str(body).expect("json");
            let owner: MaybeWrapped<Owner> = serde_json::from_value(value).expect(body);
            assert_eq!(owner.into_inner().user_id.0, "17841400000000001", "{body}");
        }
    }

    #[test]
    fn permissions_come_as_an_array_or_with_commas() {
        let expected = WireList(vec!["a".to_owned(), "b".to_owned()]);
        for body in [r#"["a","b"]"#, r#""a,b""#, r#""a, b,""#] {
            assert_eq!(serde_json::from_str::<WireList>(body).expect(body), expected);
        }
    }
}
