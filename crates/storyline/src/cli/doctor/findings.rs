//! Describes what the doctor finds: its severity and a suggested fix.

use serde::Serialize;
use store::login::Login;

use server::config::{Config, Signup};

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Weight {
    /// No problem.
    Fine,
    /// It works, but something could be better or is missing.
    Note,
    /// It does not work.
    Fault,
}

impl Weight {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Fine => "ok    ",
            Self::Note => "note  ",
            Self::Fault => "fault ",
        }
    }
}

/// The result of one check.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Finding {
    pub(super) about: &'static str,
    pub(super) weight: Weight,
    pub(super) what: String,
    /// How to fix it; `None` if there is no problem.
    pub(super) fix: Option<String>,
}

impl Finding {
    pub(super) fn fine(about: &'static str, what: String) -> Self {
        Self { about, weight: Weight::Fine, what, fix: None }
    }

    pub(super) fn note(about: &'static str, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { about, weight: Weight::Note, what: what.into(), fix: Some(fix.into()) }
    }

    pub(super) fn fault(about: &'static str, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { about, weight: Weight::Fault, what: what.into(), fix: Some(fix.into()) }
    }
}

/// Reports which levels are configured, and which variables the next level is missing.
pub(super) fn levels(config: &Config) -> Vec<Finding> {
    let public = config.public_base.scheme() == "https";
    let mut found = vec![Finding::fine("level 0", "a bot: pictures by chat, stories posted by hand".into())];
    let mut missing = Vec::new();
    if !public {
        missing.push("OAUTH_REDIRECT_BASE_URL (an https address)");
    }
    if config.instagram_app.is_none() {
        missing.push("INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET");
    }
    found.push(if missing.is_empty() {
        Finding::fine("level 1", "Instagram: stories are posted by API".into())
    } else {
        let what = "stories cannot be posted by API yet";
        Finding::note("level 1", what, format!("set {}; see docs/deploy", missing.join(" and ")))
    });
    found.push(match (&config.google_app, public) {
        (Some(_), true) => Finding::fine("level 2", "Google: pictures come from Drive folders".into()),
        (Some(_), false) => {
            Finding::note("level 2", "Google sends nobody back here", "set OAUTH_REDIRECT_BASE_URL")
        }
        (None, _) => {
            let fix = "set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; see docs/deploy";
            Finding::note("level 2", "pictures cannot come from Drive folders yet", fix)
        }
    });
    found.push(people(config));
    found
}

fn people(config: &Config) -> Finding {
    match (config.signup, config.operator) {
        (Signup::Open, _) => {
            Finding::note("people", "SIGNUP=open: everybody may begin", "set SIGNUP=invite to choose who")
        }
        (_, None) => {
            let fix = "set ADMIN_TELEGRAM_CHAT_ID to your Telegram number, or use storyline invite";
            Finding::note("people", "nobody is let in without an invitation, you neither", fix)
        }
        (signup, Some(_)) => {
            Finding::fine("people", format!("SIGNUP={}, and you are always in", signup.into_str()))
        }
    }
}

/// Reports a login that bypasses row security. Queries are still safe, because each query runs under a role
/// to which row security applies, but a plain login is better.
pub(super) fn database_login(login: &Login, ours: bool) -> Finding {
    if !login.is_strong() {
        return Finding::fine("login", format!("{} is a plain login: row security binds it", login.name));
    }
    let why = match login {
        Login { superuser: true, .. } => "is a superuser",
        Login { bypasses: true, .. } => "has BYPASSRLS",
        _ => "owns the tables",
    };
    let what = format!(
        "{} {why}, so that only the roles that queries take keep tenants apart, not the login",
        login.name
    );
    let fix = if ours {
        "this is the program's own database; please report it".to_owned()
    } else {
        "let the program use a plain login, and keep this one in DATABASE_DIRECT_URL for migrations:\n\
         storyline migrate --runtime-login storyline_runtime\n\
         ALTER ROLE storyline_runtime PASSWORD '…';   -- as this login, in SQL\n\
         DATABASE_URL=postgresql://storyline_runtime:…@host/database"
            .to_owned()
    };
    Finding::note("login", what, fix)
}
