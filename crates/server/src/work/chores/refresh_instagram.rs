//! Refreshes an Instagram token after half of its lifetime, so that it never expires while its account is in
//! use. While the account is marked as lost, tests whether Instagram accepts its token again.

use std::time::Duration;

use domain::ids::AccountId;
use domain::token::{YOUNGEST_RENEWED, next_refresh};
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{InstagramError, Remedy};
use secrecy::SecretString;
use store::accounts::{Login, Token, TokenOf};
use store::lease::{ChoreKey, Lease};
use store::post_context::Destination;

use super::done::done;
use crate::app::setup::instagram_access::PROBE;
use crate::app::{App, AppError};

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>, id: AccountId) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let (account, token) = (tx.account(id).await?, tx.token(TokenOf::Instagram(id)).await?);
    let Some((account, token)) = account.zip(token) else {
        return done(app, tx, lease, now, None).await;
    };
    tx.commit().await?;
    let Some(secret) = token.secret.clone() else {
        app.instagram_is_lost(lease.key.tenant, id).await?;
        let tx = app.store.begin(lease.key.tenant).await?;
        return done(app, tx, lease, now, Some(now + PROBE)).await;
    };
    let of = Destination { account, token: secret };
    if token.needs_reconnect {
        return ask_after(app, lease, &of, &token).await;
    }
    if now < token.issued_at + YOUNGEST_RENEWED {
        let tx = app.store.begin(lease.key.tenant).await?;
        return done(app, tx, lease, now, later(lease, &token)).await;
    }
    match fresh(app, of.account.login, &of.token).await {
        Ok((secret, life)) => keep(app, lease, id, &secret, life).await,
        Err(error)
            if error.remedy == Remedy::Reconnect
                && app.confirm_instagram_lost(lease.key.tenant, &of).await? =>
        {
            let tx = app.store.begin(lease.key.tenant).await?;
            done(app, tx, lease, now, Some(now + PROBE)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn keep(
    app: &App,
    lease: &Lease<ChoreKey>,
    id: AccountId,
    secret: &SecretString,
    life: Option<Duration>,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let expires = life.map(|life| now + SignedDuration::try_from(life).unwrap_or(SignedDuration::ZERO));
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.store_token(TokenOf::Instagram(id), secret, &[], now, expires).await?;
    let next = expires.map(|expires| next_refresh(now, expires, jitter(lease)));
    done(app, tx, lease, now, next).await
}

/// Tests an account that is marked as lost. Until its token expires, Instagram may accept the token again.
async fn ask_after(
    app: &App,
    lease: &Lease<ChoreKey>,
    of: &Destination,
    token: &Token,
) -> Result<(), AppError> {
    let back = app.instagram_takes(of).await == Some(true);
    if back {
        app.instagram_is_back(lease.key.tenant, of).await?;
    }
    let now = app.clock.now();
    let next = match token.expires_at {
        _ if back => later(lease, token),
        Some(expires) if expires <= now => None,
        _ => Some(now + PROBE),
    };
    let tx = app.store.begin(lease.key.tenant).await?;
    done(app, tx, lease, now, next).await
}

/// Returns when to refresh a token; `None` if it never expires.
fn later(lease: &Lease<ChoreKey>, token: &Token) -> Option<Timestamp> {
    token.expires_at.map(|expires| next_refresh(token.issued_at, expires, jitter(lease)))
}

/// Returns a new token and its lifetime; the call depends on the login.
async fn fresh(
    app: &App,
    login: Login,
    token: &SecretString,
) -> Result<(SecretString, Option<Duration>), InstagramError> {
    match login {
        Login::Instagram => {
            app.instagram.refresh(token).await.map(|fresh| (fresh.token, Some(fresh.expires_in)))
        }
        Login::Facebook => app.facebook.exchange(token).await.map(|fresh| (fresh.token, fresh.expires_in)),
    }
}

/// Returns a value in 0..1 that spreads the refreshes of many accounts over time. It is always the same for
/// an account.
fn jitter(lease: &Lease<ChoreKey>) -> f64 {
    let byte = lease.key.key.bytes().fold(0u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    f64::from(byte) / 256.0
}
