//! Builds the status report: upcoming stories, how long the library lasts, and connections.

use domain::post::DeliveryMode;
use domain::schedule::Schedule;
use jiff::{Timestamp, ToSpan};
use store::TenantTx;
use store::accounts::TokenOf;
use store::settings::{Lifecycle, Settings};

use crate::app::stories::plan::summary_of;
use crate::app::{App, AppError};
use crate::messages::{self, Connection, Library, Message, Outgoing, Status};

/// Number of stories that `/status` lists.
const NAMED: usize = 3;

impl App {
    /// Builds the status report.
    pub async fn report(&self, tx: &mut TenantTx, settings: &Settings) -> Result<Status, AppError> {
        let now = self.clock.now();
        let mut next = self.coming(tx, settings).await?;
        next.retain(|story| story.at >= now);
        next.truncate(NAMED);
        let pause = tx.pause_in_force().await?;
        let (instagram, quota) = instagram(tx, settings).await?;
        let google = tx.token(TokenOf::GoogleRefresh).await?;
        Ok(Status {
            lifecycle: settings.lifecycle,
            paused_until: pause.as_ref().and_then(|pause| pause.until),
            paused_by: pause.and_then(|pause| pause.by),
            mode: settings.delivery_mode.unwrap_or(DeliveryMode::Review),
            posts_on_silence: settings.posts_on_silence,
            dry_run: settings.dry_run,
            next,
            library: library(tx, &settings.schedule, now).await?,
            instagram,
            google: google.map(|token| Connection { name: String::new(), works: !token.needs_reconnect }),
            quota,
        })
    }

    /// Returns the message for `/status`.
    pub async fn status_message(&self, tx: &mut TenantTx) -> Result<Outgoing, AppError> {
        let settings = tx.settings().await?;
        let report = self.report(tx, &settings).await?;
        Ok(Message::Status(Box::new(report)).to(settings.telegram_chat_id))
    }

    /// Returns the message for `/settings`.
    pub async fn settings_message(&self, tx: &mut TenantTx) -> Result<Outgoing, AppError> {
        let settings = tx.settings().await?;
        let account = match settings.account {
            Some(id) => tx.account(id).await?,
            None => None,
        };
        let shown = messages::Settings {
            mode: settings.delivery_mode.unwrap_or(DeliveryMode::Review),
            posts_on_silence: settings.posts_on_silence,
            plan: summary_of(&settings.schedule),
            when_dry: settings.when_dry,
            dry_run: settings.dry_run,
            live: matches!(settings.lifecycle, Lifecycle::Active | Lifecycle::Paused),
            instagram: account.map(|account| account.username),
        };
        Ok(Message::Settings(Box::new(shown)).to(settings.telegram_chat_id))
    }
}

async fn instagram(
    tx: &mut TenantTx,
    settings: &Settings,
) -> Result<(Option<Connection>, Option<(i32, i32)>), AppError> {
    let Some(id) = settings.account else { return Ok((None, None)) };
    let Some(account) = tx.account(id).await? else { return Ok((None, None)) };
    let token = tx.token(TokenOf::Instagram(id)).await?;
    let quota = tx.quota(&account.ig_user_id).await?;
    let works = token.is_some_and(|token| !token.needs_reconnect);
    let quota = quota.map(|(used, total, _)| (used, total));
    Ok((Some(Connection { name: account.username, works }), quota))
}

async fn library(tx: &mut TenantTx, schedule: &Schedule, now: Timestamp) -> Result<Library, AppError> {
    let counts = tx.folder_counts(now).await?;
    let fresh = counts.iter().map(|count| count.fresh).sum();
    let days = schedule.lasts_days(fresh);
    let today = now.to_zoned(schedule.zone.clone()).date();
    Ok(Library {
        fresh,
        pictures: counts.iter().map(|count| count.pictures).sum(),
        until: (fresh > 0).then(|| today.saturating_add(days.min(10_000).days())),
        days,
        folders: counts.into_iter().map(|count| (count.folder, count.fresh, count.pictures)).collect(),
    })
}
