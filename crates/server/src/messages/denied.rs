//! The message that tells a person who lacks a permission which people have it.

use domain::role::{Permission, Role};
use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::{Arg, Html, Words, html, name, plain};

const NAME_UNITS: usize = 40;

/// The message that tells a person who lacks a permission which people have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Denied {
    /// The lowest role with the permission.
    #[serde(rename = "who", with = "people")]
    pub least: Role,
    /// First names of some people with the permission.
    pub names: Vec<String>,
}

impl Denied {
    pub fn new(needed: Permission, names: Vec<String>) -> Self {
        Self { least: needed.least_role(), names }
    }

    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let who = people_with(self.least, cx.words);
        let names = self.names.iter().map(|one| cx.show(&name(one, NAME_UNITS)));
        let names = Html::join(names, ", ");
        Rendered::silent(match names.is_empty() {
            true => html!(cx, "denied", who = who),
            false => html!(cx, "denied-named", who = who, names = names),
        })
    }

    /// Returns the same text as an answer to a pressed button.
    pub fn answer(&self, words: Words) -> String {
        let who = people_with(self.least, words);
        match self.names.is_empty() {
            true => plain!(words, "denied-answer", who = who),
            false => {
                let names = name(&self.names.join(", "), 3 * NAME_UNITS);
                plain!(words, "denied-answer-named", who = who, names = names)
            }
        }
    }
}

/// Returns words for the people with at least this role, for example "the owner" or "admins".
pub fn people_with(least: Role, words: Words) -> Arg {
    Arg::Plain(match least {
        Role::Owner => plain!(words, "people-owner"),
        Role::Admin => plain!(words, "people-admins"),
        Role::Reviewer => plain!(words, "people-reviewers"),
        Role::Viewer => plain!(words, "people-members"),
    })
}

/// The names of roles in `outbox.payload`.
mod people {
    use domain::role::Role;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    const WORDS: [(Role, &str); 4] = [
        (Role::Owner, "the owner"),
        (Role::Admin, "admins"),
        (Role::Reviewer, "reviewers"),
        (Role::Viewer, "members"),
    ];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
    pub(super) fn serialize<S: Serializer>(role: &Role, to: S) -> Result<S::Ok, S::Error> {
        WORDS.iter().find(|(of, _)| of == role).map_or("members", |(_, word)| word).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Role, D::Error> {
        let word = String::deserialize(from)?;
        let role = WORDS.iter().find(|(_, known)| *known == word).map(|(role, _)| *role);
        role.ok_or_else(|| D::Error::custom("no role"))
    }
}
