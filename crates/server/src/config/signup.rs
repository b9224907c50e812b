//! Reads who can use the bot.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::value::BadValue;

/// Who can start using the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Signup {
    /// People with an invitation.
    Invite,
    /// Everyone.
    Open,
    /// No new people.
    Closed,
}

/// The options for who can use the bot.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct SignupOptions {
    /// Who can start using the bot: invite (people with a link from `storyline invite`), open (everyone) or closed (no new
    /// people). Example: open
    #[arg(long, env = "SIGNUP", default_value = "invite", value_name = "WHO", help_heading = "People")]
    signup: String,
    /// Your own numeric Telegram id: you can always start, and the bot sends you its warnings. Example: 123456789
    #[arg(
        long,
        env = "ADMIN_TELEGRAM_CHAT_ID",
        value_name = "ID",
        allow_hyphen_values = true,
        help_heading = "People"
    )]
    admin_telegram_chat_id: Option<String>,
}

impl SignupOptions {
    pub(super) fn signup(&self) -> Result<Signup, BadValue> {
        self.signup.parse().map_err(|_| BadValue {
            variable: "SIGNUP",
            wrong: format!("{:?} is neither invite nor open nor closed", self.signup),
            example: "invite",
        })
    }

    pub(super) fn operator(&self) -> Result<Option<i64>, BadValue> {
        let Some(id) = self.admin_telegram_chat_id.as_deref().filter(|id| !id.is_empty()) else {
            return Ok(None);
        };
        id.parse().map(Some).map_err(|_| BadValue {
            variable: "ADMIN_TELEGRAM_CHAT_ID",
            wrong: format!("{id:?} is not a number"),
            example: "123456789",
        })
    }
}
