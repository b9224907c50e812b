//! Switches the legacy tenant between the legacy application and Storyline. Each switch is one transaction.
//! Like a migration, it runs as the owner of the tables. The legacy application's writes wait for the switch
//! to release its locks, and then use the new state.

mod give_back;
mod in_flight;
mod library;
mod life;
mod people;
mod take_over;

use domain::ids::Tenant;
use secrecy::SecretString;
use sqlx::{AssertSqlSafe, PgConnection};
use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use crate::sealed::Keyring;
use crate::{Store, StoreError, TenantTx};

pub use give_back::GivenBack;
pub use take_over::TakenOver;

/// Time limits of a switch. They are long because a switch scans the complete library in one statement.
const LIMITS: &str = "SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '10s'; \
                      SET LOCAL idle_in_transaction_session_timeout = '60s'";

/// The application that posts for the legacy tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Engine {
    Old,
    Storyline,
}

/// Why a switch changed nothing.
#[derive(Debug, Error)]
pub enum CutoverError {
    /// No legacy application ever posted from this database.
    #[error("this database was never the legacy application's: there is nothing to hand over")]
    NobodyBefore,
    /// The requested application is already the one that posts.
    #[error("{} for this chat already", if *.0 == Engine::Storyline { "Storyline posts" } else { "the legacy application posts" })]
    Already(Engine),
    /// The legacy application was active recently.
    #[error(
        "the legacy application was at work {seconds} seconds ago ({what}): stop it, wait {minutes} minutes, and try again",
        minutes = life::QUIET_MINUTES
    )]
    StillAlive {
        /// Seconds since its last activity; 0 if that is in the future.
        seconds: i64,
        what: &'static str,
    },
    /// The database has no chat that could become the chat of the legacy tenant.
    #[error("the database holds no chat: the legacy application never ran against it")]
    NoChat,
    /// Several chats could be the chat of the legacy tenant; the operator must name one.
    #[error("the database holds several chats, {}: name the one that stories go to with --chat", in_a_row(.0))]
    WhichChat(Vec<i64>),
    /// The named chat does not exist.
    #[error("the database holds no chat {0}")]
    UnknownChat(i64),
    /// There are tenants that the legacy application does not know. It would treat their rows as its own.
    #[error(
        "{0} chats of Storyline live in this database; the legacy application would post their pictures as its own"
    )]
    ChatTenants(i64),
    /// Stories that were sent to Instagram; their outcome is not known yet.
    #[error("{0} stories are being published; try again in a few minutes")]
    BeingPublished(usize),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for CutoverError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

fn in_a_row(chats: &[i64]) -> String {
    chats.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// A connection to the database as the owner of its tables.
#[derive(Debug)]
pub struct Cutover {
    store: Store,
}

impl Cutover {
    /// Connects as the owner, and checks that the schema is this version's.
    pub async fn open(owner: &SecretString, keyring: Keyring) -> Result<Self, StoreError> {
        let store = Store::connect(owner, keyring, 2).await?;
        store.verify().await?;
        Ok(Self { store })
    }

    /// Returns the same database, for access under the restricted roles.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Begins a transaction as the owner, for the legacy tenant.
    async fn begin(&self) -> Result<TenantTx, StoreError> {
        let tenant = Tenant::Legacy;
        let statement = format!("BEGIN; SET LOCAL storyline.tenant = '{}'; {LIMITS}", tenant.key());
        let tx = self.store.pool.begin_with(AssertSqlSafe(statement)).await?;
        Ok(TenantTx::new(tx, tenant, self.store.keyring.clone()))
    }
}

/// Returns the current engine and locks it until the transaction ends.
async fn hold_engine(connection: &mut PgConnection) -> Result<Engine, CutoverError> {
    let name: Option<String> =
        sqlx::query_scalar("SELECT engine FROM legacy_engine FOR UPDATE").fetch_optional(connection).await?;
    name.as_deref().and_then(|word| word.parse::<Engine>().ok()).ok_or(CutoverError::NobodyBefore)
}

/// Blocks all other writes to the queue until the transaction ends.
async fn hold_queue(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("LOCK TABLE posting_queue IN SHARE ROW EXCLUSIVE MODE").execute(connection).await?;
    Ok(())
}

async fn set_engine(connection: &mut PgConnection, engine: Engine) -> Result<(), StoreError> {
    sqlx::query("UPDATE legacy_engine SET engine = $1").bind(engine.into_str()).execute(connection).await?;
    Ok(())
}

impl crate::lookup::LookupTx {
    /// Returns which application posts for the legacy tenant; `None` if there never was a legacy application.
    pub async fn engine(&mut self) -> Result<Option<Engine>, StoreError> {
        let name: Option<String> =
            sqlx::query_scalar("SELECT engine FROM legacy_engine").fetch_optional(self.connection()).await?;
        Ok(name.as_deref().and_then(|word| word.parse::<Engine>().ok()))
    }
}
