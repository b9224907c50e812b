//! `storyline user promote`: gives a person a role in a tenant. There is one owner: the one before becomes an admin.

use domain::role::Role;
use serde_json::json;

use crate::cli::Ended;
use crate::cli::desk::{Which, at_the_desk};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::config::StorageOptions;

/// What `user promote` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Promote {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    output: Output,
    /// The person, by their Telegram number
    #[arg(long, value_name = "USER_ID")]
    user: i64,
    /// viewer, reviewer, admin or owner
    #[arg(long, value_name = "ROLE")]
    role: String,
}

impl Promote {
    pub(super) fn run(&self) -> Ended {
        let role = Role::from_name(&self.role).ok_or_else(|| {
            Failure::bad_input(format!("--role: {:?} is none of viewer, reviewer, admin, owner", self.role))
        })?;
        at_the_desk(&self.storage, async |desk| {
            let mut door = desk.app.store.door().await?;
            let user = door.person_of(self.user).await?;
            door.commit().await?;
            let user = user.ok_or_else(|| {
                Failure::bad_input(format!(
                    "--user: {} never wrote to the bot; they must do so first",
                    self.user
                ))
            })?;
            let mut tx = desk.begin(&self.which).await?;
            let before = desk.app.give_role(&mut tx, user, role).await?;
            tx.commit().await?;
            let was = before.map_or("nothing", Role::name);
            self.output.say(
                &format!("Done: {} was {was}, and is {role} now.", self.user),
                &json!({ "user": self.user, "before": before.map(Role::name), "after": role.name() }),
            )
        })
    }
}
