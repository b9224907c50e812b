//! `storyline user promote`: gives a person a role in a tenant. A tenant has one owner: promoting a new one
//! makes the previous owner an admin.

use domain::role::Role;
use serde_json::json;

use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::{TenantOptions, operator_session};

#[derive(Debug, clap::Args)]
pub(super) struct Promote {
    #[command(flatten)]
    about: TenantOptions,
    /// The person's numeric Telegram id
    #[arg(long, value_name = "USER_ID")]
    user: i64,
    /// The new role: viewer, reviewer, admin or owner
    #[arg(long, value_name = "ROLE")]
    role: String,
}

impl Promote {
    pub(super) fn run(&self) -> Ended {
        let role = self.role.to_lowercase().parse::<Role>().ok().ok_or_else(|| {
            Failure::bad_input(format!("--role: {:?} is none of viewer, reviewer, admin, owner", self.role))
        })?;
        operator_session(&self.about.storage, async |session| {
            let mut lookup = session.app.store.lookup().await?;
            let user = lookup.person_of(self.user).await?;
            lookup.commit().await?;
            let user = user.ok_or_else(|| {
                Failure::bad_input(format!(
                    "--user: {} never wrote to the bot; they must do so first",
                    self.user
                ))
            })?;
            let mut tx = session.begin(&self.about.which).await?;
            let before = session.app.give_role(&mut tx, user, role).await?;
            tx.commit().await?;
            let was = before.map_or("nothing", |role| role.into_str());
            self.about.output.say(
                &format!("Done: {} was {was}, and is {role} now.", self.user),
                &json!({ "user": self.user, "before": before.map(|word| word.into_str()), "after": role.into_str() }),
            )
        })
    }
}
