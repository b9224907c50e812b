//! Tests that each bad value gives one line with its variable, the problem and an example.

use clap::Parser;

use super::*;

/// The command line of the program; each variable has a flag of the same name.
#[derive(Debug, Parser)]
struct Told {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    serve: ServeOptions,
}

const TOKEN: &str = "123456789:AAE-a_token_that_must_never_be_printed_00";
/// Part of every secret below; no error may repeat it.
const SECRET: &str = "hunter2";

/// Parses the given variables and the required ones; returns the error for a bad value.
fn said(variables: &[(&str, &str)]) -> Result<(Storage, Config), BadValue> {
    let mut line = vec!["storyline".to_owned()];
    let needed = [("TELEGRAM_BOT_TOKEN", TOKEN), ("STATE_DIR", "/nowhere")];
    let missing = needed.iter().filter(|(name, _)| variables.iter().all(|(given, _)| given != name));
    for (name, value) in missing.chain(variables) {
        line.push(format!("--{}={value}", name.to_lowercase().replace('_', "-")));
    }
    let told = Told::try_parse_from(line).expect("every variable is a flag, too");
    Ok((told.storage.read()?, told.serve.read()?))
}

/// Variables set in addition to the bad one.
type Beside = &'static [(&'static str, &'static str)];

#[test]
fn every_bad_value_names_its_variable_and_shows_an_example() {
    let long_port = "127.0.0.1:99999";
    let rows: &[(&str, &str, Beside)] = &[
        ("DATABASE_URL", "mysql://root:hunter2@db/x", &[]),
        ("DATABASE_URL", "hunter2", &[]),
        ("DATABASE_DIRECT_URL", "hunter2", &[("DATABASE_URL", "postgresql://db/x")]),
        ("DB_HOST", "no host", &[]),
        ("DB_PORT", "many", &[("DB_HOST", "db")]),
        ("LISTEN_ADDR", "everywhere", &[]),
        ("LISTEN_ADDR", long_port, &[]),
        ("OAUTH_REDIRECT_BASE_URL", "stories.example", &[]),
        ("OAUTH_REDIRECT_BASE_URL", "ftp://stories.example", &[]),
        ("OAUTH_REDIRECT_BASE_URL", "https://stories.example/?a=b", &[]),
        ("OAUTH_REDIRECT_BASE_URL", "http://stories.example/", &[("TELEGRAM_MODE", "webhook")]),
        ("OAUTH_REDIRECT_BASE_URL", "https://stories.example:8444/", &[("TELEGRAM_MODE", "webhook")]),
        ("TELEGRAM_BOT_TOKEN", "", &[]),
        ("TELEGRAM_BOT_TOKEN", "hunter2", &[]),
        ("TELEGRAM_BOT_TOKEN", "123456789:hunter2", &[]),
        ("SIGNUP", "everybody", &[]),
        ("SIGNUP", "", &[]),
        ("ADMIN_TELEGRAM_CHAT_ID", "@me", &[]),
        ("TELEGRAM_MODE", "pigeon", &[]),
        ("TELEGRAM_MODE", "", &[]),
        ("META_GRAPH_API_VERSION", "latest", &[]),
        ("META_GRAPH_API_VERSION", "26.0", &[]),
        ("STORYLINE_LEASE_SECONDS", "0", &[]),
        ("STORYLINE_LEASE_SECONDS", "ages", &[]),
        ("TELEGRAM_API_URL", "api.telegram.org", &[]),
        ("INSTAGRAM_WWW_URL", "www", &[]),
        ("INSTAGRAM_API_URL", "ftp://api", &[]),
        ("INSTAGRAM_GRAPH_URL", "https://graph.example/#here", &[]),
        ("GOOGLE_ACCOUNTS_URL", "accounts", &[]),
        ("GOOGLE_OAUTH_URL", "oauth", &[]),
        ("GOOGLE_API_URL", "api", &[]),
        ("GOOGLE_USERINFO_URL", "userinfo", &[]),
    ];
    for (variable, value, beside) in rows {
        let variables: Vec<_> = std::iter::once((*variable, *value)).chain(beside.iter().copied()).collect();
        let bad = said(&variables).expect_err(&format!("{variable}={value} is taken"));
        let line = bad.to_string();
        assert_eq!(bad.variable, *variable, "{line}");
        assert!(line.starts_with(&format!("{variable}: ")), "{line}");
        assert!(line.contains(&format!("; an example: {variable}=")), "{line}");
        assert!(!line.contains(SECRET) && !line.contains(TOKEN) && !line.contains('\n'), "{line}");
    }
}

#[test]
fn half_of_a_pair_names_the_missing_half() {
    let rows = [
        ("INSTAGRAM_APP_ID", "1", "INSTAGRAM_APP_SECRET"),
        ("INSTAGRAM_APP_SECRET", SECRET, "INSTAGRAM_APP_ID"),
        ("GOOGLE_CLIENT_ID", "1", "GOOGLE_CLIENT_SECRET"),
        ("GOOGLE_CLIENT_SECRET", SECRET, "GOOGLE_CLIENT_ID"),
    ];
    for (given, value, missing) in rows {
        let bad = said(&[(given, value)]).expect_err("half a pair is taken");
        assert_eq!(bad.variable, missing);
        let line = bad.to_string();
        assert!(line.contains(given) && !line.contains(SECRET), "{line}");
    }
}

#[test]
fn a_webhook_is_taken_behind_https_and_in_trials() {
    let https = said(&[("TELEGRAM_MODE", "webhook"), ("OAUTH_REDIRECT_BASE_URL", "https://stories.example")]);
    assert_eq!(https.unwrap().1.telegram_mode, TelegramMode::Webhook);
    let https =
        said(&[("TELEGRAM_MODE", "webhook"), ("OAUTH_REDIRECT_BASE_URL", "https://stories.example:8443/a")]);
    assert!(https.is_ok());
    assert!(said(&[("TELEGRAM_MODE", "webhook"), ("STORYLINE_SANDBOX", "1")]).is_ok());
    assert_eq!(said(&[]).unwrap().1.telegram_mode, TelegramMode::Polling);
}

#[test]
fn a_base_without_its_last_slash_gets_one() {
    let (_, config) = said(&[("OAUTH_REDIRECT_BASE_URL", "https://stories.example/bot")]).unwrap();
    assert_eq!(config.public_base.as_str(), "https://stories.example/bot/");
}

#[test]
fn the_older_variables_make_an_address_of_the_database() {
    let older =
        [("DB_HOST", "db.example"), ("DB_PORT", "5433"), ("DB_NAME", "story"), ("DB_PASSWORD", "p@ss/word")];
    let (storage, _) = said(&older).unwrap();
    let Database::Given { url, direct } = storage.database else { panic!("a database is given") };
    let expected = "postgresql://storyline:p%40ss%2Fword@db.example:5433/story";
    assert_eq!((url.expose_secret(), direct.expose_secret()), (expected, expected));
}

#[test]
fn no_secret_is_shown_by_debug() {
    let secrets = [
        ("DATABASE_URL", "postgresql://storyline:hunter2@db/x"),
        ("ENCRYPTION_KEYS", SECRET),
        ("INSTAGRAM_APP_ID", "1"),
        ("INSTAGRAM_APP_SECRET", SECRET),
        ("GOOGLE_CLIENT_ID", "2"),
        ("GOOGLE_CLIENT_SECRET", SECRET),
    ];
    let shown = format!("{:?}", said(&secrets).unwrap());
    assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
}

#[test]
fn an_address_that_leads_through_a_pool_keeps_no_prepared_statements() {
    let url = |variables: &[(&str, &str)]| match said(variables).unwrap().0.database {
        Database::Given { url, .. } => url.expose_secret().to_owned(),
        Database::Embedded { .. } => panic!("a database is given"),
    };
    let direct = ("DATABASE_DIRECT_URL", "postgresql://db/x");
    let pooled = "postgresql://pool:6432/x?statement-cache-capacity=0";
    assert_eq!(url(&[("DATABASE_URL", "postgresql://pool:6432/x"), direct]), pooled);
    let chosen = "postgresql://pool/x?statement-cache-capacity=100";
    assert_eq!(url(&[("DATABASE_URL", chosen), direct]), chosen);
    assert_eq!(url(&[("DATABASE_URL", "postgresql://db/x"), direct]), "postgresql://db/x");
    assert_eq!(url(&[("DATABASE_URL", "postgresql://db/x")]), "postgresql://db/x");
}
