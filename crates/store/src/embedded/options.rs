//! What a cluster is told before it starts, and what is fixed in every cluster.

use std::path::PathBuf;

/// The superuser of an embedded cluster, made by `initdb`.
pub const OWNER: &str = "storyline";

/// The database that exists from the first start on.
pub const DATABASE: &str = "storyline";

/// The port that names the socket file; nothing listens on TCP.
pub(crate) const PORT: u16 = 5432;

/// What a cluster needs to know before it starts.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds the data directory, its log and its lock; made when missing. As root its search
    /// bit for others is set, because the server runs as another user and has to cross it.
    pub state_dir: PathBuf,
    /// `STORYLINE_PG_BIN`: the folder with `initdb` and `postgres`, and the only one looked into when set.
    pub binaries: Option<PathBuf>,
    /// Whether a commit survives a power cut. False is for throw-away test clusters alone.
    pub durable: bool,
    /// How many connections the server takes.
    pub max_connections: u16,
}
