//! The first step, and coming back to any: a new message shows where the set-up stands.

use domain::ids::UserId;
use serde_json::Value;
use store::TenantTx;
use store::settings::Lifecycle;

use crate::app::setup::wizard::{Step, Wizard};
use crate::app::{App, AppError};

/// Shows the set-up from its beginning, where it was left, or, when it is over, how things stand.
pub(in crate::bot) async fn come_in(app: &App, tx: &mut TenantTx, user: UserId) -> Result<(), AppError> {
    let now = app.clock.now();
    let lifecycle = tx.settings().await?.lifecycle;
    let mut wizard = Wizard::of(tx).await?.unwrap_or_else(|| Wizard::new(user));
    wizard.user = user;
    wizard.choices.note = None;
    if lifecycle != Lifecycle::Onboarding {
        wizard.go_to(Step::Live);
    }
    wizard.show_anew(tx, ("wizard_moved", Value::Null), now).await?;
    Ok(())
}
