//! Defines every metric in `/metrics`. All other code counts through these functions.

use std::sync::OnceLock;

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use providers::telegram::Remedy;
use store::cross_tenant::SetAside;

use crate::runtime::notify::Work;

const UPDATES_RECEIVED: &str = "storyline_updates_received_total";
const WEBHOOK_REFUSED: &str = "storyline_webhook_refused_total";
const POLL_ERRORS: &str = "storyline_poll_errors_total";
const SLOTS_PLANNED: &str = "storyline_slots_planned_total";
const POSTS_ENDED: &str = "storyline_posts_ended_total";
const PUBLISH_LATENESS: &str = "storyline_publish_lateness_seconds";
const INSTAGRAM_AWAY: &str = "storyline_instagram_away";
const MESSAGES_SENT: &str = "storyline_messages_sent_total";
const MESSAGES_REFUSED: &str = "storyline_messages_refused_total";
const TELEGRAM_REFUSALS: &str = "storyline_telegram_refusals_total";
const SET_ASIDE: &str = "storyline_set_aside";
const CHORE_FAILURES: &str = "storyline_chore_failures_total";
const MESSAGES_HELD_BACK: &str = "storyline_messages_held_back_total";
const STEPS: &str = "storyline_steps_total";
const STEP_ERRORS: &str = "storyline_step_errors_total";
const UNREADABLE_ROWS: &str = "storyline_unreadable_rows";
const CLAIM_ERRORS: &str = "storyline_claim_errors_total";
const WEBHOOK_FAILING: &str = "storyline_webhook_failing";
const WEBHOOK_TAKEN: &str = "storyline_webhook_taken_total";
const UNOPENABLE_TOKENS: &str = "storyline_unopenable_tokens";

/// Registers the help text of each metric.
fn describe() {
    describe_counter!(UPDATES_RECEIVED, "Telegram updates stored, each once");
    describe_counter!(WEBHOOK_REFUSED, "Webhook calls without Telegram's secret");
    describe_counter!(POLL_ERRORS, "Failed calls of getUpdates");
    describe_counter!(SLOTS_PLANNED, "Slots recorded by the planner");
    describe_counter!(POSTS_ENDED, "Posts that ended, by outcome");
    describe_histogram!(PUBLISH_LATENESS, "Seconds from a story's planned time to media_publish");
    describe_gauge!(INSTAGRAM_AWAY, "1 while the breaker holds calls to Instagram back");
    describe_counter!(MESSAGES_SENT, "Messages and edits that Telegram took");
    describe_counter!(MESSAGES_REFUSED, "Messages and edits that were given up");
    describe_counter!(TELEGRAM_REFUSALS, "Calls for messages and edits that failed, by remedy");
    describe_gauge!(
        SET_ASIDE,
        "Messages and updates that fail again and again, and updates given up, by what"
    );
    describe_counter!(CHORE_FAILURES, "Failed runs of chores, by kind");
    describe_counter!(MESSAGES_HELD_BACK, "Messages and edits that waited for Telegram's limits");
    describe_counter!(STEPS, "Steps of workers, by work");
    describe_counter!(STEP_ERRORS, "Steps of workers that ended in an error, by work");
    describe_gauge!(UNREADABLE_ROWS, "Rows of a later version that no replica has read for 15 minutes");
    describe_counter!(CLAIM_ERRORS, "Failed claims, by work");
    describe_gauge!(WEBHOOK_FAILING, "1 while Telegram cannot deliver updates to the webhook");
    describe_counter!(WEBHOOK_TAKEN, "Times that another program with the bot's token changed its webhook");
    describe_gauge!(UNOPENABLE_TOKENS, "Tokens that no key in ENCRYPTION_KEYS opens");
}

/// Counts new updates.
pub(crate) fn updates_received(updates: usize) {
    counter!(UPDATES_RECEIVED).increment(updates as u64);
}

/// Counts a webhook call without Telegram's secret.
pub(crate) fn webhook_refused() {
    counter!(WEBHOOK_REFUSED).increment(1);
}

/// Counts a failed call of `getUpdates`.
pub(crate) fn poll_failed() {
    counter!(POLL_ERRORS).increment(1);
}

/// Counts slots recorded by the planner.
pub(crate) fn slots_planned(slots: usize) {
    counter!(SLOTS_PLANNED).increment(slots as u64);
}

/// Counts a finished post by its outcome.
pub(crate) fn post_ended(outcome: &'static str) {
    counter!(POSTS_ENDED, "outcome" => outcome).increment(1);
}

/// Records the seconds from a story's planned time to `media_publish`.
pub(crate) fn publish_lateness(seconds: f64) {
    histogram!(PUBLISH_LATENESS).record(seconds);
}

/// Records whether the breaker is open.
pub(crate) fn instagram_away(away: bool) {
    gauge!(INSTAGRAM_AWAY).set(f64::from(u8::from(away)));
}

/// Counts a message or edit that Telegram accepted.
pub(crate) fn message_sent() {
    counter!(MESSAGES_SENT).increment(1);
}

/// Counts a message or edit that was given up.
pub(crate) fn message_refused() {
    counter!(MESSAGES_REFUSED).increment(1);
}

/// Counts a failed call for a message or edit by what helps.
pub(crate) fn telegram_refused(remedy: Remedy) {
    counter!(TELEGRAM_REFUSALS, "remedy" => remedy.into_str()).increment(1);
}

/// Records how many messages and updates were set aside, and how many updates were given up.
pub(crate) fn set_aside(aside: SetAside) {
    let SetAside { messages, updates, parked } = aside;
    for (what, rows) in [("messages", messages), ("updates", updates), ("parked_updates", parked)] {
        #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
        gauge!(SET_ASIDE, "what" => what).set(rows as f64);
    }
}

/// Counts a failed run of a chore.
pub(crate) fn chore_failed(kind: &str) {
    counter!(CHORE_FAILURES, "kind" => kind.to_owned()).increment(1);
}

/// Counts a message or edit delayed by Telegram's limits.
pub(crate) fn message_held_back() {
    counter!(MESSAGES_HELD_BACK).increment(1);
}

/// Counts a step of a worker.
pub(crate) fn step_done(work: Work) {
    counter!(STEPS, "work" => work.into_str()).increment(1);
}

/// Counts a worker step that failed.
pub(crate) fn step_failed(work: Work) {
    counter!(STEP_ERRORS, "work" => work.into_str()).increment(1);
}

pub(crate) fn claim_failed(work: Work) {
    counter!(CLAIM_ERRORS, "work" => work.into_str()).increment(1);
}

/// Records the number of rows of a later version that no replica has read for 15 minutes.
pub(crate) fn unreadable_rows(rows: i64) {
    #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
    gauge!(UNREADABLE_ROWS).set(rows as f64);
}

/// Records whether Telegram cannot deliver updates to the webhook.
pub(crate) fn webhook_failing(failing: bool) {
    gauge!(WEBHOOK_FAILING).set(f64::from(u8::from(failing)));
}

/// Counts a webhook that another program deleted, replaced or set.
pub(crate) fn webhook_taken() {
    counter!(WEBHOOK_TAKEN).increment(1);
}

/// Records how many tokens no key opens.
pub(crate) fn unopenable_tokens(tokens: i64) {
    #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
    gauge!(UNOPENABLE_TOKENS).set(tokens as f64);
}

/// Returns the metrics recorder of the process.
pub(crate) fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another recorder is installed; /metrics stays empty");
        }
        describe();
        handle
    })
}
