//! What stays when the server is stopped: the sandbox, the database and the people.

use jiff::Timestamp;
use secrecy::SecretString;
use store::Store;
use testbed::PATIENCE;
use testbed::creator::Creator;

use crate::database::Database;

/// What is left of a world whose server was stopped.
pub(crate) struct Backstage {
    pub(crate) sandbox: sandbox::Sandbox,
    pub(crate) creator: Creator,
    pub(crate) tenant: domain::ids::Tenant,
    pub(crate) store: Store,
    pub(crate) database: Database,
    pub(crate) keys: SecretString,
}

impl Backstage {
    /// Moves the sandbox's clock, then that of every process on the database.
    pub(crate) async fn move_to(&self, at: Timestamp) {
        self.sandbox.clock().set(at);
        let mut lookup = self.store.lookup().await.expect("a door");
        let (real, _) = lookup.database_time().await.expect("a time");
        lookup.commit().await.expect("a commit");
        store::test_clock::set(&self.database.owner, at.duration_since(real))
            .await
            .expect("a clock that moves");
    }

    /// Waits until the sandbox shows something.
    pub(crate) async fn until(&self, what: &str, seen: impl FnMut() -> bool) {
        assert!(self.sandbox.log().until(PATIENCE, seen).await, "waited in vain for {what}");
    }

    /// Published posts in our own history.
    pub(crate) async fn posted(&self) -> usize {
        let mut tx = self.store.begin(self.tenant).await.expect("a transaction");
        let history = tx.history().await.expect("history");
        tx.commit().await.expect("a commit");
        history.iter().filter(|line| line.outcome == "published").count()
    }

    pub(crate) fn stories(&self) -> usize {
        self.live().len()
    }

    /// The stories on the profile, oldest first.
    pub(crate) fn live(&self) -> Vec<sandbox::Story> {
        self.sandbox.instagram().profile(self.creator.username).expect("a profile").stories
    }

    pub(crate) fn publishes(&self) -> usize {
        let requests = self.sandbox.log().requests();
        requests.iter().filter(|line| line.method == "POST" && line.path.ends_with("/media_publish")).count()
    }
}
