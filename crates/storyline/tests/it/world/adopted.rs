//! Simulates a deployment of the legacy application: its database, chat, account, and pictures on disk. The
//! server runs beside it from the start.

use jiff::Timestamp;
use providers::telegram::{Button, ButtonTarget, Keyboard, Photo, PhotoSource};
use sandbox::{AccountType, ChatMessage, RequestLine, Story};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use testbed::PATIENCE;
use testbed::database::rehearsal::Session;
use testbed::photographs::COLLECTIONS;
use testbed::testbed::{FACEBOOK_APP, Testbed};

use crate::world::database::Database;
use crate::world::log::listen_in;
use crate::world::on_a_database;
use crate::world::program::storyline;

/// The legacy application's schema.
const SCHEMA: &str = include_str!("../../../../store/tests/legacy/schema.sql");
/// Its rows on 13 February 2026.
const ROWS: &str = include_str!("../../../../store/migrations/samples/0001_legacy_baseline.sql");
/// The key that encrypts its tokens; a test key, not a secret.
const KEY: &str = "eAUWHjs95Hb7q2SF2d_x6CsegW6vP8T97BJy63faa8A=";
/// The plain text of its encrypted token.
const TOKEN: &str = "EAAGrehearsalOfTheOlderApplication0000000000000001";
/// The post that it offered and that has no answer yet.
const OFFERED: &str = "a7000000-0000-4000-8000-000000000001";
/// Its Instagram account.
pub(crate) const ACCOUNT: &str = "studio.main";
/// A wait with more steps than this is treated as an endless loop.
const MOST_STEPS: usize = 2_000;

/// A testbed with the legacy application's database and pictures.
pub(crate) struct Adopted {
    pub(crate) testbed: Testbed,
    pub(crate) database: Database,
    /// The owner's Telegram id, which is also the id of the chat.
    pub(crate) ines: i64,
    pictures: tempfile::TempDir,
}

/// The result of a command.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) complaint: String,
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// Runs a test beside the legacy application.
pub(crate) fn beside_the_legacy_application(told: impl AsyncFnOnce(&Adopted)) {
    on_a_database(Database::empty(), async |database| {
        let adopted = Adopted::open(database.clone()).await;
        told(&adopted).await;
        adopted.testbed.close().await;
    });
}

impl Adopted {
    /// Migrates the legacy database and starts Storyline beside it, at 09:00 UTC on 13 February 2026.
    async fn open(database: Database) -> Self {
        listen_in();
        let mut session = Session::open(&database.owner).await.expect("a session");
        session.run(SCHEMA).await.expect("its tables");
        session.run(ROWS).await.expect("its rows");
        let migrated = run(&database, &["migrate", "--runtime-login", &login(&database)]).await;
        assert_eq!(migrated.code, Some(0), "{}", migrated.complaint);
        let keys = SecretString::from(KEY);
        let pictures = tempfile::tempdir().expect("a folder");
        let (began, folder) = (at("2026-02-13T09:00:00Z"), pictures.path().to_owned());
        let testbed = Testbed::open_with(database.store(&keys).await, began, 1, |config| {
            config.media_dir = Some(folder);
        });
        let testbed = testbed.await.expect("a stage");
        let ines = testbed.sandbox.telegram().person("Ines");
        testbed.sandbox.telegram().open_dm(ines);
        let adopted = Self { testbed, database, ines, pictures };
        adopted.furnish().await;
        adopted.tell_time(began).await;
        adopted
    }

    /// Replaces the ids in the legacy rows by those of the testbed, and writes the files to disk.
    async fn furnish(&self) {
        let account = self.testbed.sandbox.instagram().add_account(ACCOUNT, AccountType::Business);
        self.testbed.sandbox.instagram().know_facebook_token(FACEBOOK_APP.0, ACCOUNT, TOKEN);
        let ines = self.ines;
        self.run(&format!(
            "UPDATE chat_settings SET telegram_chat_id = {ines};
             UPDATE posting_queue SET telegram_chat_id = {ines} WHERE telegram_chat_id IS NOT NULL;
             UPDATE users SET telegram_user_id = {ines} WHERE telegram_username = 'ines_owner';
             UPDATE instagram_accounts SET instagram_account_id = '{account}' WHERE instagram_username = '{ACCOUNT}'"
        ))
        .await;
        let files = [
            "art/lamp.jpg",
            "art/stairs.jpg",
            "shop/print.jpg",
            "shop/mug.jpg",
            "words/one_two*three.jpg",
            "loose.jpg",
            "art/private.jpg",
        ];
        for (file, picture) in files.iter().zip(COLLECTIONS.concat()) {
            self.put(file, picture.jpeg).await;
        }
        self.put("art/copy of lamp.jpg", COLLECTIONS[0][0].jpeg).await;
        self.put("shop/film.mp4", b"no film at all").await;
    }

    /// Writes a file of the library to disk, and stores its hash.
    async fn put(&self, file: &str, bytes: &[u8]) {
        let path = self.pictures.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, bytes).expect("a file");
        let hash = hex::encode(Sha256::digest(bytes));
        self.run(&format!(
            "UPDATE media_items SET file_hash = '{hash}' WHERE file_path = '/srv/stories/{file}'"
        ))
        .await;
    }

    /// Adds a new picture to the library in the way in which the legacy application's own command does.
    pub(crate) async fn index(&self, file: &str, bytes: &[u8]) {
        let (category, name) = file.split_once('/').expect("a folder and a name");
        self.run(&format!(
            "INSERT INTO media_items (file_path, file_name, file_size, file_hash, mime_type, category, source_type)
             VALUES ('/srv/stories/{file}', '{name}', {}, '', 'image/jpeg', '{category}', 'local')",
            bytes.len()
        ))
        .await;
        self.put(file, bytes).await;
    }

    /// Deletes a file of the library from disk, given its original path.
    pub(crate) fn delete(&self, path: &str) {
        let file = path.strip_prefix("/srv/stories/").expect("a path of its library");
        std::fs::remove_file(self.pictures.path().join(file)).expect("a file");
    }

    /// Creates a link that refers to itself in place of a file, so that opening it fails.
    pub(crate) fn make_unreadable(&self, path: &str) {
        let file = path.strip_prefix("/srv/stories/").expect("a path of its library");
        let file = self.pictures.path().join(file);
        std::os::unix::fs::symlink(&file, &file).expect("a link");
    }

    /// Sets the time for commands, which read it from the database.
    pub(crate) async fn tell_time(&self, now: Timestamp) {
        let mut lookup = self.testbed.app().store.lookup().await.expect("a door");
        let (real, _) = lookup.database_time().await.expect("a time");
        lookup.commit().await.expect("a commit");
        store::test_clock::set(&self.database.owner, now.duration_since(real))
            .await
            .expect("a clock that moves");
    }

    pub(crate) async fn session(&self) -> Session {
        Session::open(&self.database.owner).await.expect("a session")
    }

    /// Runs SQL as the owner.
    pub(crate) async fn run(&self, sql: &str) {
        self.session().await.run(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Runs a query as the owner.
    pub(crate) async fn ask(&self, sql: &str) -> Vec<String> {
        self.session().await.ask(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Sends the picture that the legacy application offered in its chat, with its old buttons.
    pub(crate) async fn legacy_offer(&self) {
        let row = |texts: &[(&str, &str)]| {
            let button = |(text, what): &(&str, &str)| Button {
                text: (*text).to_owned(),
                action: ButtonTarget::Callback(format!("{what}:{OFFERED}")),
            };
            texts.iter().map(button).collect()
        };
        let keyboard =
            Keyboard(vec![row(&[("Auto Post", "autopost")]), row(&[("Posted", "posted"), ("Skip", "skip")])]);
        let photo = Photo {
            chat_id: self.ines,
            thread_id: None,
            source: PhotoSource::Jpeg(COLLECTIONS[0][1].jpeg.into()),
            caption_html: "stairs.jpg".into(),
            keyboard: Some(keyboard),
            silent: false,
        };
        let sent = self.testbed.app().telegram.send_photo(&photo).await.expect("a message");
        let id = sent.message_id;
        self.run(&format!("UPDATE posting_queue SET telegram_message_id = {id} WHERE id = '{OFFERED}'"))
            .await;
    }

    /// Runs `storyline …` on its database.
    pub(crate) async fn command(&self, arguments: &[&str]) -> Said {
        run(&self.database, arguments).await
    }

    /// Presses the newest button with a label that starts with `beginning`.
    pub(crate) async fn press(&self, beginning: &str) {
        let telegram = self.testbed.sandbox.telegram();
        let messages = telegram.chat(self.ines);
        let found = messages.iter().rev().find_map(|message| {
            let mut buttons = message.buttons.iter().flatten();
            buttons
                .find(|button| button.text.starts_with(beginning))
                .map(|button| (message.id, button.text.clone()))
        });
        let (message, text) = found.unwrap_or_else(|| panic!("no button {beginning}: {messages:?}"));
        telegram.press(self.ines, self.ines, message, &text).expect("a press");
        self.testbed.settle().await.expect("it settles");
    }

    /// Moves from one due time to the next until `seen` returns true.
    pub(crate) async fn until(&self, what: &str, mut seen: impl FnMut(&Self) -> bool) {
        for _ in 0..MOST_STEPS {
            if seen(self) {
                return;
            }
            let next = self.testbed.step().await.expect("it settles");
            assert!(next.is_some(), "nothing is due any more, and still no {what}");
        }
        panic!("many steps, and still no {what}");
    }

    pub(crate) fn messages(&self) -> Vec<ChatMessage> {
        self.testbed.sandbox.telegram().chat(self.ines)
    }

    pub(crate) fn stories(&self) -> Vec<Story> {
        self.testbed.sandbox.instagram().profile(ACCOUNT).expect("a profile").stories
    }

    pub(crate) fn requests(&self, end: &str) -> Vec<RequestLine> {
        let all = self.testbed.sandbox.log().requests();
        all.into_iter().filter(|line| line.path.ends_with(end)).collect()
    }
}

/// Returns the name of the runtime login of the tests' cluster.
fn login(database: &Database) -> String {
    let url = url::Url::parse(database.login.expose_secret()).expect("an address");
    url.username().to_owned()
}

async fn run(database: &Database, arguments: &[&str]) -> Said {
    let mut command = storyline(arguments);
    command
        .env("DATABASE_URL", database.login.expose_secret())
        .env("DATABASE_DIRECT_URL", database.owner.expose_secret())
        .env("ENCRYPTION_KEY", KEY)
        .env("STORYLINE_SANDBOX", "1");
    let output = tokio::time::timeout(PATIENCE, command.output()).await.expect("it ends").expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, complaint) = (text(&output.stdout), text(&output.stderr));
    assert!(!out.contains(KEY) && !complaint.contains(KEY), "a key is printed");
    Said { code: output.status.code(), out, complaint }
}
