//! Handles the buttons of `/settings`: who approves stories, what happens when no fresh picture is left, the
//! dry run.

use domain::lock::WhenDry;
use domain::post::DeliveryMode;
use store::settings::Lifecycle;

use super::pressed::Pressed;
use crate::app::AppError;
use crate::app::audit::Change;
use crate::i18n::plain;
use crate::messages::{Answer, ModeChoice, PracticeChoice, WhenDryChoice};

/// Shows the settings in this message.
pub(super) async fn show(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let settings = press.app.settings_message(press.tx).await?;
    press.show_outgoing(settings).await?;
    Ok(Answer::none())
}

/// Changes who approves stories that are planned from now on.
pub(super) async fn mode(press: &mut Pressed<'_>, choice: ModeChoice) -> Result<Answer, AppError> {
    let before = press.tx.settings().await?;
    let mode = choice.mode;
    if mode != DeliveryMode::Manual && before.account.is_none() {
        return Ok(Answer::alert(plain!(press.words, "settings-connect-first")));
    }
    let on_silence = mode == DeliveryMode::Review && choice.posts_on_silence;
    press.tx.set_last_word(mode, on_silence).await?;
    let change = Change::ModeChanged {
        before: (before.delivery_mode, before.posts_on_silence),
        after: (mode, on_silence),
    };
    change.record(press.tx, Some(press.user), press.app.clock.now()).await?;
    show(press).await?;
    Ok(Answer::line(plain!(press.words, "settings-mode-changed")))
}

/// Chooses what happens when no fresh picture is left.
pub(super) async fn when_dry(
    press: &mut Pressed<'_>,
    WhenDryChoice { when_dry }: WhenDryChoice,
) -> Result<Answer, AppError> {
    let before = press.tx.settings().await?.when_dry;
    press.tx.set_when_dry(when_dry).await?;
    let change = Change::WhenDryChanged { before, after: when_dry };
    change.record(press.tx, Some(press.user), press.app.clock.now()).await?;
    show(press).await?;
    Ok(Answer::line(match when_dry {
        WhenDry::Stop => plain!(press.words, "settings-dry-stops"),
        WhenDry::Repeat => plain!(press.words, "settings-dry-repeats"),
    }))
}

/// Starts or ends a dry run.
pub(super) async fn practice(
    press: &mut Pressed<'_>,
    PracticeChoice { dry_run }: PracticeChoice,
) -> Result<Answer, AppError> {
    let now = press.app.clock.now();
    if !matches!(press.tx.settings().await?.lifecycle, Lifecycle::Active | Lifecycle::Paused) {
        return Ok(Answer::alert(plain!(press.words, "settings-set-up-first")));
    }
    let answer = if dry_run {
        press.app.start_dry_run(press.tx, press.user, now).await?;
        plain!(press.words, "settings-practising")
    } else if press.app.end_dry_run(press.tx, press.user, now).await? {
        plain!(press.words, "settings-for-real")
    } else {
        plain!(press.words, "settings-was-for-real")
    };
    show(press).await?;
    Ok(Answer::line(answer))
}
