//! `storyline token rotate-keys`: seals every token again with the newest key. Each tenant is one commit, so that
//! an interrupted run continues where it stopped.

use serde_json::json;
use server::app::App;
use server::config::{KeyOptions, StorageOptions};
use store::rotation::{Resealed, SealedTokens};

use crate::cli::failure::{Ended, Failure};
use crate::cli::key_advice::{MISSING_KEY, OlderKeys, unopenable};
use crate::cli::operator_session::operator_session_with_keys;
use crate::cli::output::Output;

/// Tenants between two lines of progress.
const AT_ONCE: i64 = 100;

#[derive(Debug, clap::Args)]
pub(super) struct RotateKeys {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    keys: KeyOptions,
    #[command(flatten)]
    output: Output,
}

impl RotateKeys {
    pub(super) fn run(&self) -> Ended {
        operator_session_with_keys(&self.storage, self.keys.keys(), async |session| {
            let resealed = self.reseal(&session.app).await?;
            self.tell(&session.app, resealed).await
        })
    }

    async fn reseal(&self, app: &App) -> Result<Resealed, Failure> {
        let total = app.store.sealed_tokens(app.clock.now()).await?.sum();
        let (mut all, mut after) = (Resealed::default(), None);
        loop {
            let tenants = app.store.tenants_to_reseal(after, AT_ONCE).await?;
            let Some(last) = tenants.last().copied() else { return Ok(all) };
            for tenant in tenants {
                let mut tx = app.store.begin(tenant).await?;
                let resealed = tx.reseal().await?;
                tx.commit().await?;
                all.done += resealed.done;
                all.unopenable += resealed.unopenable;
            }
            after = Some(last);
            if !self.output.json {
                eprintln!("{} of {total} tokens sealed again", all.done);
            }
        }
    }

    /// Counts afresh, because the server may have stored tokens in the meantime.
    async fn tell(&self, app: &App, resealed: Resealed) -> Result<(), Failure> {
        let tokens: SealedTokens = app.store.sealed_tokens(app.clock.now()).await?;
        let older = OlderKeys::of(&tokens);
        let report = json!({
            "sealed_again": resealed.done,
            "with_older_keys": tokens.outdated(),
            "of_the_legacy_application": tokens.legacy,
            "unopenable": tokens.unopenable,
            "older_keys_may_be_removed": older == OlderKeys::Unused,
        });
        let sentence =
            format!("{} tokens were sealed again with the newest key. {}", resealed.done, older.advice());
        self.output.say(&sentence, &report)?;
        // A token that was copied from another row has a known key, and does not open either.
        let unopened = tokens.unopenable.max(i64::try_from(resealed.unopenable).unwrap_or(i64::MAX));
        if unopened > 0 {
            let missing = format!("{}; {MISSING_KEY}", unopenable(unopened));
            return Err(Failure::failed(&missing));
        }
        Ok(())
    }
}
