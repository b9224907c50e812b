//! Reads the type of an Instagram account again, after a person pressed the button to check it again.

use domain::ids::AccountId;
use providers::instagram::{AccountType, Remedy};
use store::accounts::{Login, TokenOf};
use store::lease::{ChoreKey, Lease};
use store::post_context::Destination;

use super::done::done;
use crate::app::setup::wizard::{Wizard, WizardNotice};
use crate::app::{App, AppError};
use crate::messages::Step;
use crate::runtime::notify::Work;

/// Runs once for each press of the button. If the call fails, that is shown too.
pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>, id: AccountId) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    // Tokens of Facebook Login cannot be used: they do not return the account type.
    let account = tx.account(id).await?.filter(|account| account.login == Login::Instagram);
    let token = tx.token(TokenOf::Instagram(id)).await?.filter(|token| !token.needs_reconnect);
    tx.commit().await?;
    let of = account.zip(token.and_then(|token| token.secret));
    let of = of.map(|(account, token)| Destination { account, token });
    let (profile, lost) = match &of {
        Some(of) => {
            let profile = app.instagram.me(&of.token).await;
            let refused = profile.as_ref().is_err_and(|error| error.remedy == Remedy::Reconnect);
            (Some(profile), refused && app.confirm_instagram_lost(lease.key.tenant, of).await?)
        }
        None => (None, false),
    };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let note = match profile {
        Some(Ok(profile)) => {
            app.record_account(&mut tx, &profile, now).await?;
            Some(WizardNotice::StillNotBusiness).filter(|_| profile.account_type != AccountType::Business)
        }
        Some(Err(_)) if !lost => Some(WizardNotice::InstagramSilent),
        Some(Err(_)) | None => None,
    };
    if let Some(mut wizard) = Wizard::of(&mut tx).await?.filter(|wizard| wizard.step == Step::Instagram) {
        wizard.choices.note = note;
        wizard.show(&mut tx, now).await?;
    }
    done(app, tx, lease, now, None).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
