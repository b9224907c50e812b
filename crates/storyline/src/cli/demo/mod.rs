//! `storyline demo`: runs the complete product against the sandbox, with real pictures and without accounts
//! or a network.
//!
//! The sandbox counts the results. Only `history_posted` is counted in Storyline's own tables.

mod cast;
mod show;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};
use sandbox::Scoreboard;
use serde::Serialize;
use store::Store;
use store::sealed::Keyring;
use tokio::time::Instant;

use self::cast::{CREATORS, MORNING};
use super::database::RUNTIME_LOGIN;
use super::failure::{Ended, Failure};
use super::process::{log, runtime};
use super::throw_away::ThrowAway;
use testbed::photographs::COLLECTIONS;
use testbed::{Creator, Testbed, TestbedError};

#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Run without a page: take two creators from /start to live stories, then exit
    #[arg(long)]
    headless: bool,
    /// Like --headless, but print one line of JSON
    #[arg(long)]
    json: bool,
    /// Address of the page, on this machine only; port 0 picks a free port
    #[arg(long, default_value = "127.0.0.1:0", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Number of stories to post for each creator, with --headless or --json; each has eight pictures [default: 6]
    #[arg(long, value_name = "STORIES", value_parser = clap::value_parser!(u32).range(1..=8))]
    slots: Option<u32>,
    /// Folder with PostgreSQL's server programs [default: the usual folders]
    #[arg(long, env = "STORYLINE_PG_BIN", value_name = "FOLDER")]
    storyline_pg_bin: Option<PathBuf>,
}

/// The results of the demo.
#[derive(Debug, Serialize)]
struct Found {
    tenants: usize,
    /// Stories that went live on the profiles, as counted by the sandbox.
    stories_live: usize,
    /// Posts recorded as published in Storyline's own history.
    history_posted: usize,
    duplicates: usize,
    cross_tenant: usize,
    seconds: f64,
    /// Peak memory of this process, excluding PostgreSQL.
    rss_mb: u64,
}

impl Demo {
    pub(super) fn run(&self) -> Ended {
        log(if self.json { "error" } else { "warn" });
        if self.headless || self.json {
            return self.act_alone();
        }
        if self.slots.is_some() {
            return Err(Failure::bad_input(
                "--slots: the page has a button for each story; an example: --headless --slots 8",
            ));
        }
        self.show_page()
    }

    /// Stories to post for each creator.
    fn stories(&self) -> u32 {
        self.slots.unwrap_or(6)
    }

    /// Shows the page until Ctrl-C.
    fn show_page(&self) -> Ended {
        if !self.listen.ip().is_loopback() {
            return Err(Failure::bad_input(
                "--listen: the demo answers this machine only; an example: --listen 127.0.0.1:9090",
            ));
        }
        // Try to bind before creating anything, so that there is nothing to clean up if the port is in use.
        drop(server::serving::bind(self.listen)?);
        let postgres = ThrowAway::start(self.storyline_pg_bin.clone())?;
        let ended = runtime()?.block_on(async {
            let mut signals = show::Signals::listen()?;
            let store = open_store(&postgres).await?;
            show::show(store, self.listen, &mut signals).await
        });
        postgres.stop()?;
        ended.map(ExitCode::from)
    }

    fn act_alone(&self) -> Ended {
        let began = Instant::now();
        let postgres = ThrowAway::start(self.storyline_pg_bin.clone())?;
        let board = runtime()?.block_on(self.act(&postgres));
        postgres.stop()?;
        let (board, history_posted) = board?;
        let found = Found {
            tenants: CREATORS.len(),
            stories_live: board.stories_ever,
            history_posted,
            duplicates: board.duplicates,
            cross_tenant: board.cross_tenant,
            seconds: (began.elapsed().as_secs_f64() * 10.0).round() / 10.0,
            rss_mb: peak_memory_mb(),
        };
        if self.json {
            println!("{}", serde_json::to_string(&found).map_err(|error| Failure::failed(&error))?);
        } else {
            found.tell();
        }
        let expected = CREATORS.len() * self.stories() as usize;
        if found.stories_live < expected || board.unrecognised > 0 || !found.is_clean() {
            let live = found.stories_live;
            let unrecognised = board.unrecognised;
            return Err(Failure::failed(&format!(
                "{live} of {expected} stories are live, {unrecognised} show an unknown picture"
            )));
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn act(&self, postgres: &ThrowAway) -> Result<(Scoreboard, usize), Failure> {
        let store = open_store(postgres).await?;
        let morning: Timestamp = MORNING.parse().expect("the constant is an instant");
        let testbed = Testbed::open(store, morning, 1).await.map_err(|error| Failure::failed(&error))?;
        let played = self.play(&testbed, morning).await;
        testbed.close().await;
        played.map_err(|error| Failure::failed(&error))
    }

    async fn play(&self, testbed: &Testbed, morning: Timestamp) -> Result<(Scoreboard, usize), TestbedError> {
        let mut creators = Vec::new();
        for (new_creator, collection) in CREATORS.into_iter().zip(COLLECTIONS) {
            let creator = Creator::arrive(testbed, new_creator, collection).await?;
            creator.connect_both(testbed).await?;
            creator.go_live(testbed).await?;
            self.say(&format!("@{} is connected and live, with {} taps.", creator.username, creator.taps()));
            creators.push(creator);
        }
        let last_day = morning + SignedDuration::from_hours(24 * (i64::from(self.stories()) + 2));
        while creators.iter().any(|creator| creator.stories(testbed).len() < self.stories() as usize) {
            let now = testbed.step().await?.ok_or(TestbedError::NothingDue)?;
            if now > last_day {
                break;
            }
        }
        testbed.settle().await?;
        for creator in &creators {
            self.tell_stories(testbed, creator);
        }
        let people: Vec<_> = creators.iter().map(Creator::person).collect();
        let mut posted = 0;
        for creator in &creators {
            posted += creator.posted(testbed).await?;
        }
        Ok((testbed.sandbox.scoreboard(&people), posted))
    }

    fn tell_stories(&self, testbed: &Testbed, creator: &Creator) {
        for story in creator.stories(testbed) {
            let zone = jiff::tz::TimeZone::get(creator.zone).unwrap_or(jiff::tz::TimeZone::UTC);
            let at = story.published_at.to_zoned(zone);
            self.say(&format!("  @{}  {}  story {}", creator.username, at.strftime("%a %H:%M %Q"), story.id));
        }
    }

    fn say(&self, line: &str) {
        if !self.json {
            println!("{line}");
        }
    }
}

/// Migrates, opens and verifies the database.
async fn open_store(postgres: &ThrowAway) -> Result<Store, Failure> {
    store::migrate::migrate(&postgres.owner(), Some(RUNTIME_LOGIN)).await?;
    let keys = Keyring::new_key().and_then(|key| Keyring::parse(&key)).map_err(store::StoreError::from)?;
    let store = Store::connect(&postgres.login(), keys, 16).await?;
    store.verify().await?;
    Ok(store)
}

impl Found {
    fn is_clean(&self) -> bool {
        self.history_posted == self.stories_live && self.duplicates == 0 && self.cross_tenant == 0
    }

    fn tell(&self) {
        println!(
            "\n{} stories live, {} recorded, {} twice, {} crossed; {} s, {} MB.",
            self.stories_live,
            self.history_posted,
            self.duplicates,
            self.cross_tenant,
            self.seconds,
            self.rss_mb
        );
    }
}

/// Returns the peak resident memory of this process in MB (proc(5), VmHWM); 0 if the system does not report
/// it.
fn peak_memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
