//! Calls the methods for members, links, buttons, messages and the set-up.

use domain::role::Role;
use serde_json::json;
use store::TenantTx;
use store::callbacks::StoredButton;
use store::chores::ChoreFailed;
use store::outbox::StoredMessage;
use store::wizards::WizardRow;

use super::foreign::Foreign;
use super::{Answer, nothing, own};
use crate::fixtures::{minutes, noon};

pub(super) async fn ask(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    if let Some(answer) = messages(method, tx, b).await {
        return Some(answer);
    }
    let wizard = WizardRow { step: "welcome".into(), message: None, choices: json!({}), user: b.user };
    match method {
        "members" => own(tx.members().await),
        "member" => nothing(tx.member(b.user).await),
        "set_language" => {
            tx.set_language("de").await.unwrap();
            own(tx.settings().await.map(|settings| settings.language_code))
        }
        "member_name" => nothing(tx.member_name(b.user).await.map(|(name, language)| name.or(language))),
        "member_is_there" => nothing(tx.member_is_there(b.user, noon()).await),
        "member_left" => nothing(tx.member_left(b.user).await),
        "link" => nothing(tx.link(b.link).await),
        "bind_link" => nothing(tx.bind_link(b.link, &[1; 32], &[2; 32], &"v".to_owned().into()).await),
        "use_link" => nothing(tx.use_link(b.link, noon()).await),
        // A person may be a member of both tenants. The rows they create in A belong to A.
        "make_link" => own(tx.make_link(b.user, "google", &[3; 32], noon(), minutes(10)).await),
        "audit" => own(tx.audit(Some(b.user), "tried", None, None, noon()).await),
        "set_role" => own(tx.set_role(b.user, Role::Viewer, noon()).await),
        "wizard" => own(tx.wizard().await),
        "wizard_to_show" => own(tx.wizard_to_show().await),
        "save_wizard" => own(tx.save_wizard(&wizard, noon()).await),
        "wizard_shown_in" => own(tx.wizard_shown_in(7).await),
        _ => None,
    }
}

async fn messages(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    let says =
        StoredMessage { telegram_chat_id: -1001, kind: "hello", post: Some(b.post.id), payload: json!({}) };
    let act =
        StoredButton { action: "skip".into(), post: Some(b.post.id), from_state: None, payload: json!({}) };
    match method {
        "make_buttons" => own(tx.make_buttons(&[act], noon()).await),
        "button" => nothing(tx.button(&b.button).await),
        "enqueue" => own(tx.enqueue(&says, noon()).await),
        "enqueue_edit" => own(tx.enqueue_edit(&says, 12, noon()).await),
        "hand_back_message" => nothing(tx.hand_back_message(&b.message, noon()).await),
        "about_to_send" => nothing(tx.about_to_send(&b.message, None).await),
        "sent" => nothing(tx.sent(&b.message, 5, noon()).await),
        "refused" => nothing(tx.refused(&b.message, "A says so", noon()).await),
        "not_yet" => nothing(tx.not_yet(&b.message, minutes(5)).await),
        "send_later" => nothing(tx.send_later(&b.message, minutes(5), true, "A says so").await),
        "replace_message" => nothing(tx.replace_message(b.message.key.id, &says, noon()).await),
        "set_message_aside" => {
            nothing(tx.set_message_aside(&b.message, minutes(5), "A says so", noon()).await)
        }
        "chat_seems_closed" => {
            nothing(tx.chat_seems_closed(&b.message, minutes(5), "A says so", noon()).await)
        }
        "message_unwritten" => nothing(tx.message_unwritten(&b.message, "A says so", noon()).await),
        "send_anew" => nothing(tx.send_anew(&b.message, noon()).await),
        "refuse_messages" => nothing(tx.refuse_messages(-2002, "A says so", noon()).await),
        "follow_chat" => nothing(tx.follow_chat(-2002, -1001, noon()).await),
        "hand_back_chore" => nothing(tx.hand_back_chore(&b.chore, noon()).await),
        "chore_due" => own(tx.chore_due("sync_drive", "of A", noon()).await),
        "chore_done" => nothing(tx.chore_done(&b.chore, noon(), None).await),
        "chore_failed" => {
            let failed = ChoreFailed { now: noon(), next: minutes(5), told: true };
            nothing(tx.chore_failed(&b.chore, "A says so", failed).await)
        }
        "chore_streak" => nothing(tx.chore_streak("sync_drive", super::MARK).await),
        "chore_with" => own(tx.chore_with("fetch_picture", "of A", &json!({}), noon()).await),
        "chore_sooner" => nothing(tx.chore_sooner("sync_drive", super::MARK, noon()).await),
        "chore_payload" => nothing(tx.chore_payload(&b.chore).await),
        "chore_later" => nothing(tx.chore_later(&b.chore, minutes(5)).await),
        "chore_over" => nothing(tx.chore_over(&b.chore).await),
        _ => None,
    }
}
