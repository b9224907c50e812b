//! Checks that tenant rows are accessed only through `TenantTx`, and that every query runs under a known
//! role.

use std::collections::BTreeMap;

use crate::database::Database;
use crate::source_code::{Function, constants, functions};

const APP: &str = "storyline_app";
const ACROSS: &str = "storyline_across";
const DOOR: &str = "storyline_door";
const OWNER: &str = "the owner";

/// Files that may query all tenants at once.
const ACROSS_FILES: [&str; 5] = ["cross_tenant.rs", "lease.rs", "rates.rs", "retention.rs", "rotation.rs"];
/// Files with functions that run as the owner of the tables: cutover and migration.
const OWNERS_ROOMS: [&str; 2] = ["cutover", "migrate/"];
/// Functions that contain SQL and are not methods of a transaction. Their callers show which role runs them.
const FREE: &[(&str, &str, &str)] = &[
    ("test_clock.rs", "set", OWNER),
    ("migrate.rs", "ensure_database", OWNER),
    ("migrate.rs", "make_role", OWNER),
    ("migrate.rs", "grant_roles", OWNER),
];

/// Returns the roles that a function's SQL runs under, or an error if they are unknown.
fn roles(function: &Function) -> Result<Vec<&'static str>, String> {
    if function.name != "begin_as" && function.body.contains("SET LOCAL ROLE") {
        return Err(format!(
            "{} changes its role; functions of the database act as another",
            function.place()
        ));
    }
    match function.of.as_deref().and_then(|of| of.rsplit("::").next()) {
        // A cutover changes what only the owner may change, in its own transaction.
        Some("Cutover") => Ok(vec![OWNER]),
        Some("TenantTx") => Ok(vec![APP]),
        Some("LookupTx") => Ok(vec![DOOR]),
        Some("Planning") => Ok(vec![ACROSS]),
        Some("Store") => of_store(function),
        _ if OWNERS_ROOMS.iter().any(|room| function.file.starts_with(room)) => Ok(vec![OWNER]),
        _ => FREE
            .iter()
            .find(|(file, name, _)| *file == function.file && *name == function.name)
            .map(|(.., role)| vec![*role])
            .ok_or_else(|| {
                format!("{} holds SQL, and nobody says under which role it runs", function.place())
            }),
    }
}

/// Returns the roles of a method of `Store`: it opens its own transactions and names the role of each.
fn of_store(function: &Function) -> Result<Vec<&'static str>, String> {
    let opens = |role: &str| function.body.contains(&format!("begin_as(\"{role}\""));
    if opens(ACROSS) {
        let known = ACROSS_FILES.contains(&function.file.as_str());
        let complaint = format!("{} looks across tenants outside {ACROSS_FILES:?}", function.place());
        return if known { Ok(vec![ACROSS]) } else { Err(complaint) };
    }
    match (function.file.as_str(), function.name.as_str()) {
        // This opens a transaction with the role that its caller names.
        ("lib.rs", "begin_as") => Ok(vec![APP, ACROSS, DOOR]),
        ("lib.rs", "verify") => Ok(vec![APP]),
        // Claims, and renews, with the role that the kind of row names; updates are claimed where tenants are looked
        // up.
        ("lease.rs", "claim" | "renew") => Ok(vec![ACROSS, DOOR]),
        _ => Err(format!("{} runs SQL as nobody", function.place())),
    }
}

fn with_sql() -> Vec<Function> {
    let all = functions().into_iter().filter(Function::holds_sql);
    all.filter(|function| !function.file.starts_with("embedded")).collect()
}

#[test]
fn every_query_runs_under_a_known_role() {
    let (mut listed, mut complaints) = (BTreeMap::<_, Vec<_>>::new(), Vec::new());
    for function in with_sql() {
        match roles(&function) {
            Ok(roles) => {
                for role in roles {
                    listed.entry(role).or_default().push(function.place());
                }
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    for (role, places) in &listed {
        println!("{role}: {} functions\n  {}", places.len(), places.join("\n  "));
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
    assert!(listed[APP].len() > 80 && listed[DOOR].len() > 10 && listed[ACROSS].len() > 5, "{listed:?}");
}

#[test]
fn what_is_said_of_free_functions_is_still_true() {
    let all = with_sql();
    for (file, name, _) in FREE {
        let there = all.iter().any(|function| function.file == *file && function.name == *name);
        assert!(there, "{file}: {name} is gone; take it off the list");
    }
}

#[test]
fn nothing_that_others_can_call_hands_out_or_takes_a_connection() {
    for function in functions().iter().filter(|function| function.public) {
        for word in ["PgPool", "PgConnection", "PgTransaction", "PgPoolOptions"] {
            assert!(!function.head.contains(word), "{} shows a {word}", function.place());
        }
    }
}

#[tokio::test]
async fn what_reaches_a_table_of_tenants_names_the_tenant_even_though_row_security_would_do() {
    let db = Database::fresh().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT c.relname::text FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid
          WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND t.attname = 'tenant'",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    let constants = constants();
    let mut loose = Vec::new();
    for function in with_sql().iter().filter(|function| function.is_method_of("TenantTx")) {
        let named = constants
            .iter()
            .filter(|(file, name, _)| *file == function.file && function.body.contains(name.as_str()));
        let sql = named.fold(function.body.clone(), |sql, (.., text)| sql + text);
        let reaches = tables.iter().any(|table| words(&sql).any(|word| word == table));
        let names =
            ["tenant = $", "(chat_settings_id", " chat_settings_id,"].iter().any(|it| sql.contains(it));
        if reaches && !names {
            loose.push(function.place());
        }
    }
    assert!(loose.is_empty(), "these leave the tenant to row security alone: {loose:#?}");
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}
