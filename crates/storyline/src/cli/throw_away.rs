//! Runs a temporary PostgreSQL for the demo and for tests. It is removed when its `ThrowAway` is dropped.

use std::path::PathBuf;

use secrecy::SecretString;
use store::embedded::{Cluster, DATABASE, Options};

use super::database::RUNTIME_LOGIN;
use super::failure::Failure;

/// A running temporary cluster.
pub(super) struct ThrowAway {
    cluster: Option<Cluster>,
    folder: Folder,
}

impl ThrowAway {
    /// Starts the cluster. Call it on the main thread, before starting a runtime: the cluster stops when the
    /// thread that started it exits.
    pub(super) fn start(binaries: Option<PathBuf>) -> Result<Self, Failure> {
        let folder = Folder::make()?;
        let options = Options { state_dir: folder.0.clone(), binaries, durable: false, max_connections: 300 };
        Ok(Self { cluster: Some(Cluster::start(&options)?), folder })
    }

    /// Returns the address for the owner's login.
    pub(super) fn owner(&self) -> SecretString {
        self.cluster().owner_url().into()
    }

    /// Returns the address for the plain login.
    pub(super) fn login(&self) -> SecretString {
        self.cluster().url_for(RUNTIME_LOGIN, DATABASE).into()
    }

    fn cluster(&self) -> &Cluster {
        self.cluster.as_ref().expect("the cluster is there until the value is dropped")
    }

    /// Stops the cluster and deletes its folder.
    pub(super) fn stop(mut self) -> Result<(), Failure> {
        if let Some(cluster) = self.cluster.take() {
            cluster.stop()?;
        }
        self.folder.remove()
    }
}

/// The state directory of the cluster.
struct Folder(PathBuf);

impl Folder {
    fn make() -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("storyline-{}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|error| Failure::unusable(&path, &error))?;
        Ok(Self(path))
    }

    fn remove(&self) -> Result<(), Failure> {
        std::fs::remove_dir_all(&self.0).map_err(|error| Failure::unusable(&self.0, &error))
    }
}

impl Drop for ThrowAway {
    fn drop(&mut self) {
        // If `stop` was not called, this is the last chance to clean up. Errors cannot be reported here.
        drop(self.cluster.take());
        let _gone_already = self.folder.remove();
    }
}
