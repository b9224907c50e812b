//! Reads which database and which state folder to use.

use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::value::{BadValue, database_url, present, through_a_pool};

#[derive(Clone, Debug)]
pub enum Database {
    /// A database server run by someone else.
    Given {
        /// The address for queries; it may belong to a connection pool.
        url: SecretString,
        /// The address for migrations; it must not belong to a connection pool.
        direct: SecretString,
    },
    /// A private cluster that Storyline runs.
    Embedded {
        /// The value of `STORYLINE_PG_BIN`.
        binaries: Option<PathBuf>,
    },
}

/// The database, and the folder for local state.
#[derive(Clone, Debug)]
pub struct Storage {
    pub database: Database,
    /// Folder of the keys and the embedded database.
    pub state_dir: PathBuf,
}

const DATABASE: &str = "Database";
const IN_PARTS: &str = "Database in parts";

/// The options for the database and the state folder.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct StorageOptions {
    /// PostgreSQL 15 or newer, for queries. Without it Storyline runs a private PostgreSQL in STATE_DIR.
    /// Example: postgresql://storyline_web:password@db.example/storyline?sslmode=verify-full
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, help_heading = DATABASE)]
    database_url: Option<SecretString>,
    /// The same database without a connection pool, for migrations [default: DATABASE_URL].
    /// Example: postgresql://owner:password@db.example/storyline?sslmode=verify-full
    #[arg(long, env = "DATABASE_DIRECT_URL", hide_env_values = true, help_heading = DATABASE)]
    database_direct_url: Option<SecretString>,
    /// Host of the database, if DATABASE_URL is not set. Example: db.example
    #[arg(long, env = "DB_HOST", hide = true, help_heading = IN_PARTS)]
    db_host: Option<String>,
    /// Port of the database [default: 5432]. Example: 5433
    #[arg(long, env = "DB_PORT", hide = true, help_heading = IN_PARTS)]
    db_port: Option<String>,
    /// Name of the database [default: storyline]. Example: stories
    #[arg(long, env = "DB_NAME", hide = true, help_heading = IN_PARTS)]
    db_name: Option<String>,
    /// User of the database [default: storyline]. Example: storyline_web
    #[arg(long, env = "DB_USER", hide = true, help_heading = IN_PARTS)]
    db_user: Option<String>,
    /// Password of the database user. Example: any text, without escaping
    #[arg(long, env = "DB_PASSWORD", hide = true, help_heading = IN_PARTS, hide_env_values = true)]
    db_password: Option<SecretString>,
    /// Folder of the private database and its key [default: /var/lib/storyline for root, ~/.local/share/storyline for
    /// other users]. Example: /srv/storyline
    #[arg(long, env = "STATE_DIR", value_name = "FOLDER", help_heading = DATABASE)]
    state_dir: Option<PathBuf>,
    /// Folder with PostgreSQL's server programs [default: the usual folders]. Example: /usr/lib/postgresql/17/bin
    #[arg(long, env = "STORYLINE_PG_BIN", value_name = "FOLDER", help_heading = DATABASE)]
    storyline_pg_bin: Option<PathBuf>,
}

impl StorageOptions {
    /// Reads the options for the database and the state folder.
    pub fn read(&self) -> Result<Storage, BadValue> {
        let state_dir = self.state_dir.clone().unwrap_or_else(store::embedded::default_state_dir);
        let database = match self.given_url()? {
            Some(url) => {
                let direct = match present(self.database_direct_url.as_ref()) {
                    Some(direct) => database_url("DATABASE_DIRECT_URL", direct)?,
                    None => url.clone(),
                };
                let pooled = direct.expose_secret() != url.expose_secret();
                Database::Given { url: if pooled { through_a_pool(&url) } else { url }, direct }
            }
            None => Database::Embedded { binaries: self.storyline_pg_bin.clone() },
        };
        Ok(Storage { database, state_dir })
    }

    fn given_url(&self) -> Result<Option<SecretString>, BadValue> {
        if let Some(url) = present(self.database_url.as_ref()) {
            return database_url("DATABASE_URL", url).map(Some);
        }
        let Some(host) = self.db_host.as_deref().filter(|host| !host.is_empty()) else { return Ok(None) };
        let bad = |wrong: &str| BadValue { variable: "DB_HOST", wrong: wrong.into(), example: "localhost" };
        let mut url =
            Url::parse("postgresql://localhost/").map_err(|_| bad("no address can be made of it"))?;
        url.set_host(Some(host)).map_err(|_| bad("this is not a host"))?;
        if let Some(port) = self.db_port.as_deref().filter(|port| !port.is_empty()) {
            let port = port.parse().map_err(|_| BadValue {
                variable: "DB_PORT",
                wrong: "this is not a port".into(),
                example: "5432",
            })?;
            url.set_port(Some(port)).map_err(|()| bad("this host takes no port"))?;
        }
        url.set_path(self.db_name.as_deref().unwrap_or("storyline"));
        url.set_username(self.db_user.as_deref().unwrap_or("storyline"))
            .map_err(|()| bad("this host takes no user"))?;
        let password = self.db_password.as_ref().map(ExposeSecret::expose_secret);
        url.set_password(password).map_err(|()| bad("this host takes no password"))?;
        Ok(Some(SecretString::from(String::from(url))))
    }
}
