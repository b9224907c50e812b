//! Asks Instagram again what kind of account it is, because its owner says that they switched.

use domain::ids::AccountId;
use providers::instagram::{AccountType, Remedy};
use store::accounts::{Login, TokenOf};
use store::lease::{ChoreKey, Lease};
use uuid::Uuid;

use crate::app::App;
use crate::app::AppError;
use crate::app::setup::wizard::{Step, Wizard, WizardNotice};
use crate::runtime::notify::Work;

/// Asked once a press: what came of it is shown, whatever it is.
pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let account =
        Uuid::parse_str(&lease.key.key).map_err(|_| AppError::NotReady("the chore names no account"))?;
    let id = AccountId(account);
    let of = TokenOf::Instagram(id);
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    // The other login's tokens cannot ask: they do not tell what kind of account it is.
    let asks = tx.account(id).await?.is_some_and(|account| account.login == Login::Instagram);
    let token = tx.token(of).await?.filter(|token| asks && !token.needs_reconnect);
    tx.commit().await?;
    let profile = match &token {
        Some(token) => Some(app.instagram.me(&token.secret).await),
        None => None,
    };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let note = match profile {
        Some(Ok(profile)) => {
            app.record_account(&mut tx, &profile, now).await?;
            Some(WizardNotice::StillNotBusiness).filter(|_| profile.account_type != AccountType::Business)
        }
        Some(Err(error)) if error.remedy == Remedy::Reconnect => {
            tx.token_needs_reconnect(of).await?;
            None
        }
        Some(Err(_)) => Some(WizardNotice::InstagramSilent),
        None => None,
    };
    if let Some(mut wizard) = Wizard::of(&mut tx).await?.filter(|wizard| wizard.step == Step::Instagram) {
        wizard.choices.note = note;
        wizard.show(&mut tx, now).await?;
    }
    super::done(app, tx, lease, now, None).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
