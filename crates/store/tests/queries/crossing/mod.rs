//! Calls every method of a tenant's transaction as A with the ids of B. Each method must find nothing, leave
//! B unchanged, and return nothing of B. The list of methods is read from the source code, so that the test
//! fails if a new method has no case.

mod foreign;
mod library;
mod people;
mod posts;
mod settings;

use std::fmt::Debug;

use store::{StoreError, TenantTx};

use self::foreign::{Foreign, MARK};
use crate::source_code::{Function, functions};

/// The result of a method.
pub(crate) struct Answer {
    text: String,
    failed: bool,
    /// Whether the call named a row of B by its id; if so, it must find nothing.
    asked_for_bs: bool,
}

/// Returns the result of a call that names a row of B.
#[expect(clippy::needless_pass_by_value, reason = "an answer is looked at where it is asked for")]
pub(crate) fn nothing<T: Debug>(answer: Result<T, StoreError>) -> Option<Answer> {
    Some(Answer { failed: answer.is_err(), text: format!("{answer:?}"), asked_for_bs: true })
}

/// Returns the result of a call that names no row of B and returns A's own data.
pub(crate) fn own<T: Debug>(answer: Result<T, StoreError>) -> Option<Answer> {
    Some(Answer { asked_for_bs: false, ..nothing(answer)? })
}

/// The values that methods return when they find nothing.
const NOTHING: [&str; 8] =
    ["Ok(None)", "Ok(false)", "Ok(0)", "Ok([])", "Ok(())", "Ok((0, 0))", "Ok(b\"\")", "Ok({})"];

async fn ask(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    if let Some(answer) = posts::ask(method, tx, b).await {
        return Some(answer);
    }
    if let Some(answer) = library::ask(method, tx, b).await {
        return Some(answer);
    }
    if let Some(answer) = people::ask(method, tx, b).await {
        return Some(answer);
    }
    settings::ask(method, tx, b).await
}

#[tokio::test]
async fn no_method_of_one_tenant_reaches_another_whatever_ids_it_is_given() {
    let (two, mut b) = Foreign::beside_a_mirror_of_it().await;
    let before = b.fingerprint(&two.db).await;
    let of_a_tenant = |it: &Function| it.public && it.is_method_of("TenantTx");
    let mut methods: Vec<Function> = functions().into_iter().filter(of_a_tenant).collect();
    methods.retain(|it| !["tenant", "commit", "rollback"].contains(&it.name.as_str()));
    // Call these last: methods that store an id passed to A, add B's members to A, or erase A. Until then A
    // has no reference to B.
    methods.sort_by_key(|it| {
        ["record_fetch", "set_role", "erase"].iter().position(|last| *last == it.name).map_or(0, |at| at + 1)
    });
    let mut asked = 0;
    for method in methods {
        let mut tx = two.db.store.begin(two.a).await.unwrap();
        let answer = ask(&method.name, &mut tx, &mut b).await;
        let answer =
            answer.unwrap_or_else(|| panic!("{} has no case; give it one in {}", method.place(), file!()));
        if answer.failed {
            drop(tx);
        } else {
            tx.commit().await.unwrap_or_else(|error| panic!("{}: {error}", method.name));
        }
        assert_eq!(b.fingerprint(&two.db).await, before, "{} changed B", method.name);
        let Answer { text, failed, asked_for_bs } = answer;
        if asked_for_bs {
            assert!(failed || NOTHING.contains(&text.as_str()), "{} found something: {text}", method.name);
        }
        assert!(!text.contains(MARK), "{} shows something of B: {text}", method.name);
        let known = b.ids.iter().find(|id| !failed && text.contains(id.as_str()));
        assert_eq!(known, None, "{} shows an id of B: {text}", method.name);
        asked += 1;
    }
    assert!(asked > 90, "{asked}");
}
