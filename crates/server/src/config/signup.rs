//! Who is let in.

use super::value::BadValue;

/// Who may begin to use the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signup {
    /// Whoever has an invitation.
    Invite,
    /// Everybody.
    Open,
    /// Nobody new.
    Closed,
}

impl Signup {
    /// Every answer.
    const ALL: [Self; 3] = [Self::Invite, Self::Open, Self::Closed];

    /// The word in the variable and in logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// Who is let in, as the program is told.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct SignupOptions {
    /// Who can start using the bot: invite (people with a link of `storyline invite`), open (everyone) or closed (no new
    /// people). Example: open
    #[arg(long, env = "SIGNUP", default_value = "invite", value_name = "WHO", help_heading = "People")]
    signup: String,
    /// Your own numeric Telegram id: you can always start, and the bot warns you of outages. Example: 123456789
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
        let known = Signup::ALL.into_iter().find(|signup| signup.name() == self.signup);
        known.ok_or_else(|| BadValue {
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
