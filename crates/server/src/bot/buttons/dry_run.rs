//! Buttons about practice, and about what happens when every picture was shown.

use domain::ids::UserId;
use domain::lock::WhenDry;
use serde_json::json;
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::settings::Lifecycle;

use super::queue;
use crate::app::{App, AppError};
use crate::bot::answer::Answer;
use crate::bot::update::Press;

/// Chooses what happens when every picture rests; the settings are shown.
pub(super) async fn when_dry(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some(choice) = act.payload["when_dry"].as_str().and_then(|word| word.parse::<WhenDry>().ok()) else {
        return Ok(Answer::alert("This button does nothing any more. Send /settings."));
    };
    let before = tx.settings().await?.when_dry;
    tx.set_when_dry(choice).await?;
    let (was, is) = (json!({ "when_dry": before.into_str() }), json!({ "when_dry": choice.into_str() }));
    tx.audit(Some(user), "when_dry_changed", Some(was), Some(is), app.clock.now()).await?;
    queue::settings(app, tx, press).await?;
    Ok(Answer::line(match choice {
        WhenDry::Stop => "When every picture was shown, I stop and tell you.",
        WhenDry::Repeat => "When every picture was shown, the oldest comes again.",
    }))
}

/// Starts or ends practice; the settings are shown.
pub(super) async fn start_dry_run(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let now = app.clock.now();
    if !matches!(tx.settings().await?.lifecycle, Lifecycle::Active | Lifecycle::Paused) {
        return Ok(Answer::alert("First finish the set-up: /start."));
    }
    let said = if act.payload["practice"] == true {
        app.start_dry_run(tx, user, now).await?;
        "Practising for a day: nothing is posted."
    } else if app.end_dry_run(tx, user, now).await? {
        "From now on stories are really posted."
    } else {
        "You do not practise any more. Nothing was changed."
    };
    queue::settings(app, tx, press).await?;
    Ok(Answer::line(said))
}
