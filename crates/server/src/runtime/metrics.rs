//! Every metric that `/metrics` shows. The rest of the program counts through these functions alone.

use std::sync::OnceLock;

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

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
const MESSAGES_HELD_BACK: &str = "storyline_messages_held_back_total";
const STEPS: &str = "storyline_steps_total";
const STEP_ERRORS: &str = "storyline_step_errors_total";
const UNREADABLE_ROWS: &str = "storyline_unreadable_rows";
const CLAIM_ERRORS: &str = "storyline_claim_errors_total";

/// Says in `/metrics` what each metric means.
fn describe() {
    describe_counter!(UPDATES_RECEIVED, "Telegram updates stored, each once");
    describe_counter!(WEBHOOK_REFUSED, "Webhook calls without Telegram's secret");
    describe_counter!(POLL_ERRORS, "Failed calls of getUpdates");
    describe_counter!(SLOTS_PLANNED, "Slots recorded by the planner");
    describe_counter!(POSTS_ENDED, "Posts that ended, by outcome");
    describe_histogram!(PUBLISH_LATENESS, "Seconds from a story's planned time to media_publish");
    describe_gauge!(INSTAGRAM_AWAY, "1 while the breaker holds calls to Instagram back");
    describe_counter!(MESSAGES_SENT, "Messages and edits that Telegram took");
    describe_counter!(MESSAGES_REFUSED, "Messages and edits that Telegram refused for good");
    describe_counter!(MESSAGES_HELD_BACK, "Messages and edits that waited for Telegram's limits");
    describe_counter!(STEPS, "Steps of workers, by work");
    describe_counter!(STEP_ERRORS, "Steps of workers that ended in an error, by work");
    describe_gauge!(UNREADABLE_ROWS, "Rows of a later version that no replica has read for 15 minutes");
    describe_counter!(CLAIM_ERRORS, "Failed claims, by work");
}

/// So many updates arrived that were not known yet.
pub(crate) fn updates_received(updates: usize) {
    counter!(UPDATES_RECEIVED).increment(updates as u64);
}

/// A webhook call did not carry Telegram's secret.
pub(crate) fn webhook_refused() {
    counter!(WEBHOOK_REFUSED).increment(1);
}

/// A call of `getUpdates` failed.
pub(crate) fn poll_failed() {
    counter!(POLL_ERRORS).increment(1);
}

/// The planner recorded slots.
pub(crate) fn slots_planned(slots: usize) {
    counter!(SLOTS_PLANNED).increment(slots as u64);
}

/// A post ended with this outcome.
pub(crate) fn post_ended(outcome: &'static str) {
    counter!(POSTS_ENDED, "outcome" => outcome).increment(1);
}

/// A publish is about to be sent, so long after the story's planned time.
pub(crate) fn publish_lateness(seconds: f64) {
    histogram!(PUBLISH_LATENESS).record(seconds);
}

/// The breaker opened or closed.
pub(crate) fn instagram_away(away: bool) {
    gauge!(INSTAGRAM_AWAY).set(f64::from(u8::from(away)));
}

/// Telegram took a message or an edit.
pub(crate) fn message_sent() {
    counter!(MESSAGES_SENT).increment(1);
}

/// Telegram refused a message or an edit for good.
pub(crate) fn message_refused() {
    counter!(MESSAGES_REFUSED).increment(1);
}

/// A message or an edit waits for Telegram's limits.
pub(crate) fn message_held_back() {
    counter!(MESSAGES_HELD_BACK).increment(1);
}

/// A worker did a step.
pub(crate) fn step_done(work: Work) {
    counter!(STEPS, "work" => work.into_str()).increment(1);
}

/// A step ended in an error.
pub(crate) fn step_failed(work: Work) {
    counter!(STEP_ERRORS, "work" => work.into_str()).increment(1);
}

pub(crate) fn claim_failed(work: Work) {
    counter!(CLAIM_ERRORS, "work" => work.into_str()).increment(1);
}

/// Rows of a later version that no replica has read for 15 minutes.
pub(crate) fn unreadable_rows(rows: i64) {
    #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
    gauge!(UNREADABLE_ROWS).set(rows as f64);
}

/// The one recorder of the process.
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
