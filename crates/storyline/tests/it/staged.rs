//! A world whose server is configured in another way than usual.

use secrecy::SecretString;
use server::config::Config;
use store::sealed::Keyring;
use testbed::testbed::Testbed;

use crate::database::Database;
use crate::eavesdrop::listen_in;
use crate::world::World;

const MORNING: &str = "2026-01-10T05:00:00Z";

impl World {
    /// The server, with another configuration than usual, and the sandbox, and nobody there yet.
    pub(crate) async fn with_config(adjust: impl FnOnce(&mut Config)) -> Self {
        listen_in();
        let database = Database::fresh().await;
        let keys: SecretString = Keyring::new_key().expect("randomness");
        let store = database.store(&keys).await;
        let began = MORNING.parse().expect("a moment");
        let testbed = Testbed::open_with(store, began, 1, adjust).await.expect("a stage");
        Self { testbed, creators: Vec::new(), database, keys }
    }
}
