//! Watches the webhook: one replica at a time asks Telegram every minute whether it is still set and updates
//! arrive. Sets it again if another program took it away, and tells the operator.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use providers::telegram::{TelegramError, WebhookInfo};
use store::poller::WebhookState;

use super::poller::ALLOWED;
use crate::app::{App, AppError};
use crate::messages::UpdatesTrouble;
use crate::runtime::{metrics, webhook_secret};

/// How often Telegram is asked.
const EVERY: SignedDuration = SignedDuration::from_secs(60);
/// How often each replica looks whether it is time to ask.
const TURN: SignedDuration = SignedDuration::from_secs(15);
/// A failed delivery counts for this long: Telegram tries again after at most two minutes.
const FRESH: SignedDuration = SignedDuration::from_secs(180);
/// A smaller backlog is normal under load.
const BACKLOG: i64 = 10;

/// Sets the webhook, and records the result for every replica. Keeps pending updates.
pub async fn set(app: &App, bot: i64) -> Result<(), AppError> {
    let result = register(app).await;
    let fault = result.as_ref().err().filter(|error| is_final(error)).map(ToString::to_string);
    if let Some(error) = &fault {
        metrics::webhook_failing(true);
        app.tell_updates_trouble(UpdatesTrouble::WebhookFails { error: error.clone() }).await?;
    }
    if result.is_ok() || fault.is_some() {
        record(app, bot, &WebhookState { fault, ..WebhookState::default() }).await?;
    }
    Ok(result?)
}

/// Watches until the server stops.
pub async fn watch(app: Arc<App>, bot: i64) {
    while !app.stopping.is_cancelled() {
        let next = app.clock.now() + TURN;
        tokio::select! {
            () = app.clock.sleep_until(next) => {}
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = check(&app, bot).await {
            tracing::warn!(%error, "asking Telegram about the webhook failed, retrying");
        }
    }
}

/// Asks Telegram if no replica did within [`EVERY`].
async fn check(app: &App, bot: i64) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    let before = lookup.begin_webhook_check(bot, now, EVERY).await?;
    let known = lookup.webhook_state().await?;
    lookup.commit().await?;
    // Another replica may have found the fault, or its end.
    metrics::webhook_failing(known.is_some_and(|known| known.fault.is_some()));
    let Some(before) = before else { return Ok(()) };
    let info = app.telegram.webhook_info().await?;
    if info.url.as_deref() != Some(app.address(webhook_secret::PATH).as_str()) {
        return taken_away(app, bot, info.url.as_deref()).await;
    }
    let state = judge(&before, &info, now);
    record(app, bot, &state).await?;
    metrics::webhook_failing(state.fault.is_some());
    match (&before.fault, &state.fault) {
        (None, None) => {}
        (Some(_), None) => tracing::info!("the webhook works again"),
        (had, Some(error)) => {
            tracing::error!(error, pending = state.pending, "Telegram cannot deliver updates to the webhook");
            // Telegram may know another secret than this one, and tries again at once after this call.
            register(app).await?;
            if had.is_none() {
                app.tell_updates_trouble(UpdatesTrouble::WebhookFails { error: error.clone() }).await?;
            }
        }
    }
    Ok(())
}

/// Decides whether updates arrive. One failed delivery that was repeated with success is no fault.
fn judge(before: &WebhookState, info: &WebhookInfo, now: Timestamp) -> WebhookState {
    let failed = info.failed.as_ref().and_then(|failed| Timestamp::from_second(failed.at).ok());
    let is_fresh = failed.is_some_and(|at| now.duration_since(at) <= FRESH);
    let failed_again = failed > before.failed_at && before.fault.is_some();
    let grows = before.pending >= BACKLOG && info.pending > before.pending;
    let fault = if is_fresh && (info.pending > 0 || failed_again) {
        info.failed.as_ref().map(|failed| failed.error.clone())
    } else {
        grows.then(|| format!("{} updates wait, and more each minute", info.pending))
    };
    WebhookState { fault, pending: info.pending, failed_at: failed, checked_at: Some(now) }
}

/// Sets the webhook again after another program deleted or replaced it.
async fn taken_away(app: &App, bot: i64, url: Option<&str>) -> Result<(), AppError> {
    tracing::error!("another program with this bot's token took the webhook away; setting it again");
    metrics::webhook_taken();
    set(app, bot).await?;
    app.tell_updates_trouble(UpdatesTrouble::webhook_taken(url)).await
}

async fn register(app: &App) -> Result<(), TelegramError> {
    let (address, secret) = (app.address(webhook_secret::PATH), app.webhook_secret.current());
    app.telegram.set_webhook(&address, secret, &ALLOWED).await
}

/// Whether Telegram refused the webhook itself, so that a retry of the same call does not help.
fn is_final(error: &TelegramError) -> bool {
    matches!(error, TelegramError::BadRequest(_) | TelegramError::NotFound(_))
}

async fn record(app: &App, bot: i64, state: &WebhookState) -> Result<(), AppError> {
    let mut lookup = app.store.lookup().await?;
    lookup.record_webhook(bot, state, app.clock.now()).await?;
    Ok(lookup.commit().await?)
}

#[cfg(test)]
mod tests {
    use providers::telegram::FailedDelivery;

    use super::*;

    const NOW: i64 = 1_768_000_000;

    fn now() -> Timestamp {
        Timestamp::from_second(NOW).unwrap()
    }

    fn info(pending: i64, failed_before: Option<i64>) -> WebhookInfo {
        let failed =
            failed_before.map(|age| FailedDelivery { at: NOW - age, error: "Connection refused".into() });
        WebhookInfo { url: None, pending, failed }
    }

    fn is_fault(before: &WebhookState, info: &WebhookInfo) -> bool {
        judge(before, info, now()).fault.is_some()
    }

    #[test]
    fn a_failed_delivery_is_a_fault_while_updates_wait() {
        let fine = WebhookState::default();
        assert!(!is_fault(&fine, &info(0, None)));
        assert!(!is_fault(&fine, &info(5, None)), "updates that wait for a moment");
        assert!(!is_fault(&fine, &info(0, Some(20))), "repeated with success");
        assert!(is_fault(&fine, &info(1, Some(20))));
        assert!(!is_fault(&fine, &info(1, Some(600))), "an old failure");
    }

    #[test]
    fn a_fault_lasts_while_deliveries_fail_even_when_the_updates_expire() {
        let failing = judge(&WebhookState::default(), &info(1, Some(100)), now());
        assert!(is_fault(&failing, &info(0, Some(20))), "it failed again");
        assert!(!is_fault(&failing, &info(0, Some(100))), "it did not fail again");
    }

    #[test]
    fn a_backlog_that_grows_is_a_fault() {
        let waiting = |pending| WebhookState { pending, ..WebhookState::default() };
        assert!(is_fault(&waiting(10), &info(30, None)));
        assert!(!is_fault(&waiting(30), &info(10, None)));
        assert!(!is_fault(&waiting(2), &info(8, None)));
    }
}
