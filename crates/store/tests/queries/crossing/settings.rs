//! Calls the methods for settings, accounts, pauses, the chat's lifecycle, and erasure.

use domain::lock::WhenDry;
use domain::post::DeliveryMode;
use domain::schedule::PostsPerDay;
use domain::window::PostingWindow;
use store::TenantTx;
use store::accounts::TokenOf;
use store::settings::SpreadChoice;

use super::foreign::Foreign;
use super::{Answer, nothing, own};
use crate::fixtures::{minutes, noon};

pub(super) async fn ask(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    let spread = SpreadChoice {
        per_day: PostsPerDay::new(4).ok()?,
        window: PostingWindow::new(8, 20).ok()?,
        zone: "UTC".into(),
    };
    match method {
        "account" => nothing(tx.account(b.account).await),
        "token" => nothing(match tx.token(TokenOf::Instagram(b.account)).await {
            Ok(None) => tx.token(TokenOf::GoogleRefresh).await,
            other => other,
        }),
        "token_needs_reconnect" => nothing(tx.token_needs_reconnect(TokenOf::Instagram(b.account)).await),
        "unopenable_token_told" => {
            nothing(tx.unopenable_token_told(TokenOf::Instagram(b.account), noon()).await)
        }
        "reseal" => own(tx.reseal().await),
        "token_works_again" => nothing(tx.token_works_again(TokenOf::Instagram(b.account)).await),
        "store_token" => {
            let of = TokenOf::Instagram(b.account);
            nothing(tx.store_token(of, &"A".to_owned().into(), &[], noon(), None).await)
        }
        "choose_account" => nothing(tx.choose_account(b.account).await),
        "connect_account" => own(tx.connect_account("178414", "1", "ada", "BUSINESS", noon()).await),
        "settings" => own(tx.settings().await),
        "set_spread" => own(tx.set_spread(&spread, noon()).await),
        "set_when_dry" => own(tx.set_when_dry(WhenDry::Repeat).await),
        "set_dry_run" => own(tx.set_dry_run(true).await),
        "set_last_word" => own(tx.set_last_word(DeliveryMode::Review, true).await),
        "go_live" => own(tx.go_live(noon()).await),
        "wait_for_first_picture" => own(tx.wait_for_first_picture(noon()).await),
        "pause" => own(tx.pause(None, b.user, noon()).await),
        "end_pause" => own(tx.end_pause(noon()).await),
        "pause_in_force" => own(tx.pause_in_force().await),
        "detach" => own(tx.detach(noon(), noon()).await),
        "reattach" => own(tx.reattach(minutes(1)).await),
        "move_to_chat" => nothing(tx.move_to_chat(-1002, None, noon()).await),
        "moved_from" => own(tx.moved_from().await),
        "everything" => own(tx.everything().await),
        "erase" => own(tx.erase(noon()).await),
        _ => None,
    }
}
