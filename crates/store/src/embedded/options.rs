//! Defines the options of a cluster, and the names that are the same in every cluster.

use std::path::PathBuf;

/// The superuser of an embedded cluster, created by `initdb`.
pub const OWNER: &str = "storyline";

/// The database that the first start creates.
pub const DATABASE: &str = "storyline";

/// The port in the socket file's name; the server does not listen on TCP.
pub(crate) const PORT: u16 = 5432;

/// Options for starting a cluster.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that contains the data directory, its log and its lock; created if missing. If this process
    /// is root, the folder's search bit for others is set, because the server runs as another user and has to
    /// traverse it.
    pub state_dir: PathBuf,
    /// `STORYLINE_PG_BIN`: the folder with `initdb` and `postgres`. If set, no other folder is searched.
    pub binaries: Option<PathBuf>,
    /// Whether a commit survives a power failure. Use false only for throw-away test clusters.
    pub durable: bool,
    /// Maximum number of connections that the server accepts.
    pub max_connections: u16,
}
