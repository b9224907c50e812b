//! Tests the store through PgBouncer in transaction mode, which hosted PostgreSQL often uses: all clients
//! share a few sessions.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use secrecy::{ExposeSecret as _, SecretString};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, Row as _};
use store::Store;
use store::lease::PostKey;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use url::Url;

use crate::database::{Database, keyring};
use crate::fixtures::{LEASE, noon};
use crate::tenants::TwoTenants;

/// Number of sessions between PgBouncer and PostgreSQL; there are many more clients.
const SESSIONS: u32 = 2;

/// How long to wait for PgBouncer to start; much longer than it needs.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// A running PgBouncer, stopped when this value is dropped.
struct Bouncer {
    child: Child,
    folder: tempfile::TempDir,
    login: String,
}

impl Bouncer {
    async fn before(db: &Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let login = db.cluster.runtime_login().to_owned();
        let cluster: Url = db.cluster.runtime(&db.name).expose_secret().parse().unwrap();
        let socket = cluster.query_pairs().find(|(name, _)| name == "host").unwrap().1.into_owned();
        let account = account_of(Path::new(&socket));
        configure(folder.path(), &socket, &login, account.as_deref());
        let child = Command::new(program())
            .arg(folder.path().join("ini"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut bouncer = Self { child, folder, login };
        bouncer.is_up().await;
        bouncer
    }

    /// Returns the URL of a database through PgBouncer.
    fn address(&self, database: &str) -> SecretString {
        let mut url: Url = format!("postgresql://{}@localhost:6432/{database}", self.login).parse().unwrap();
        url.query_pairs_mut()
            .append_pair("host", &self.folder.path().to_string_lossy())
            .append_pair("sslmode", "disable")
            .append_pair("statement-cache-capacity", "0");
        String::from(url).into()
    }

    /// Opens a session that does not switch its role.
    async fn bare(&self, database: &str) -> PgConnection {
        let options: PgConnectOptions = self.address(database).expose_secret().parse().unwrap();
        options.extra_float_digits(None).connect().await.unwrap()
    }

    /// Waits until PgBouncer reports that it has started. Its later output is read and discarded.
    async fn is_up(&mut self) {
        let mut lines = BufReader::new(self.child.stderr.take().unwrap()).lines();
        let mut said = String::new();
        loop {
            let line =
                tokio::time::timeout(PATIENCE, lines.next_line()).await.expect("PgBouncer says something");
            let line = line.unwrap().unwrap_or_else(|| panic!("PgBouncer did not start: {said}"));
            if line.contains("process up") {
                break;
            }
            said.push_str(&line);
        }
        tokio::spawn(async move { while lines.next_line().await.is_ok_and(|line| line.is_some()) {} });
    }
}

fn program() -> PathBuf {
    let places = std::env::var_os("PATH").unwrap_or_default();
    let known = std::env::split_paths(&places).chain(["/usr/sbin".into(), "/opt/homebrew/bin".into()]);
    let found = known.map(|folder| folder.join("pgbouncer")).find(|program| program.is_file());
    found.expect("these tests need PgBouncer; scripts/test-programs.sh installs it, or says how")
}

/// If this process is root, returns the user that the cluster runs as: PgBouncer refuses to run as root, and
/// must have access to the cluster's socket.
fn account_of(socket: &Path) -> Option<String> {
    if rustix::process::geteuid().as_raw() != 0 {
        return None;
    }
    let owner = std::fs::metadata(socket).unwrap().uid().to_string();
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap();
    let lines = passwd.lines().map(|line| line.split(':').collect::<Vec<_>>());
    lines.filter(|fields| fields.get(2) == Some(&owner.as_str())).map(|fields| fields[0].to_owned()).next()
}

fn configure(folder: &Path, socket: &str, login: &str, account: Option<&str>) {
    let at = folder.display();
    let user = account.map(|account| format!("user = {account}\n")).unwrap_or_default();
    let ini = format!(
        "[databases]\n* = host={socket} port=5432\n[pgbouncer]\nlisten_addr =\nlisten_port = 6432\n\
         unix_socket_dir = {at}\nauth_type = trust\nauth_file = {at}/users\n\
         pool_mode = transaction\ndefault_pool_size = {SESSIONS}\nmax_client_conn = 100\n{user}"
    );
    std::fs::write(folder.join("ini"), ini).unwrap();
    std::fs::write(folder.join("users"), format!("\"{login}\" \"\"\n")).unwrap();
    // PgBouncer creates its socket here, whichever user it runs as.
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
}

#[tokio::test]
async fn through_a_pool_every_transaction_sees_its_own_tenant_and_leaves_nothing_behind() {
    let two = TwoTenants::furnished().await;
    let bouncer = Bouncer::before(&two.db).await;
    let store = Store::connect(&bouncer.address(&two.db.name), keyring(), 12).await.unwrap();
    store.verify().await.unwrap();
    let mut visits = tokio::task::JoinSet::new();
    for n in 0..120 {
        let (store, tenant) = (store.clone(), if n % 2 == 0 { two.a } else { two.b });
        visits.spawn(async move {
            let mut tx = store.begin(tenant).await.unwrap();
            let chat = tx.settings().await.unwrap().telegram_chat_id;
            let members = tx.members().await.unwrap();
            if n % 3 == 0 {
                drop(tx);
            } else {
                tx.commit().await.unwrap();
            }
            (tenant, chat, members.len())
        });
    }
    while let Some(context) = visits.join_next().await {
        let (tenant, chat, members) = context.unwrap();
        assert_eq!((chat, members), (if tenant == two.a { -1001 } else { -1002 }, 1));
    }
    let mut bare = bouncer.bare(&two.db.name).await;
    for _ in 0..10 {
        // Use one round trip: a statement that is prepared in one round trip and bound in the next may get
        // another session.
        let row =
            sqlx::raw_sql("SELECT current_user::text, nullif(current_setting('storyline.tenant', true), '')")
                .fetch_one(&mut bare)
                .await
                .unwrap();
        let left: (String, Option<String>) = (row.get(0), row.get(1));
        assert_eq!(left, (bouncer.login.clone(), None), "a role or a tenant outlived its transaction");
    }
    bare.close().await.unwrap();
}

#[tokio::test]
async fn through_a_pool_claims_are_claimed_once() {
    let two = TwoTenants::furnished().await;
    two.db.expire("posting_queue").await;
    let mut bouncer = Bouncer::before(&two.db).await;
    let store = Store::connect(&bouncer.address(&two.db.name), keyring(), 8).await.unwrap();
    let mut claims = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let store = store.clone();
        claims.spawn(async move { store.claim::<PostKey>(noon(), 10, LEASE).await.unwrap().len() });
    }
    assert_eq!(claims.join_all().await.iter().sum::<usize>(), 2, "one post of each");
    bouncer.child.kill().await.unwrap();
}
