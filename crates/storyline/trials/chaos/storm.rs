//! The storm: kills and stops processes, crashes PostgreSQL, and makes the providers fail. A seed determines
//! the choices.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use rustix::process::Signal;
use sandbox::{Fault, FaultKind, When};
use tokio::time::Instant;

use crate::ground::creators::Creator;
use crate::ground::replica::{Replica, Setting, signal};
use crate::ground::{Ground, LOGIN, Postgres, Trouble};

const REPLICAS: usize = 3;
/// How long a replica is stopped: longer than its lease of four seconds.
const STOPPED: Duration = Duration::from_millis(5_500);
/// Approximate time between two crashes of PostgreSQL.
const CRASHES: Duration = Duration::from_secs(22);

/// The replicas, and counts of what was done to them.
pub(crate) struct Storm {
    replicas: Vec<Replica>,
    random: StdRng,
    pub(crate) kills: u32,
    pub(crate) stops: u32,
    pub(crate) crashes: u32,
    pub(crate) backends: i64,
    pub(crate) redelivered: u32,
}

impl Storm {
    /// Starts three replicas and waits until they are ready.
    pub(crate) async fn over(ground: &Ground, postgres: &Postgres, seed: u64) -> Result<Self, Trouble> {
        let mut replicas = Vec::new();
        for n in 0..REPLICAS {
            let setting = Setting::over(postgres.login(), postgres.folder(), &format!("replica-{n}"))?;
            let mut replica = Replica::start(ground, &setting)?;
            replica.ready(Duration::from_secs(60)).await?;
            replicas.push(replica);
        }
        let random = StdRng::seed_from_u64(seed);
        Ok(Self { replicas, random, kills: 0, stops: 0, crashes: 0, backends: 0, redelivered: 0 })
    }

    /// Causes failures of all kinds for this time.
    pub(crate) async fn rage(
        &mut self,
        ground: &Ground,
        postgres: &mut Postgres,
        creators: &[Creator],
        length: Duration,
    ) -> Result<(), Trouble> {
        for fault in faults() {
            ground.sandbox.faults().arm(fault);
        }
        let began = Instant::now();
        let mut crashed = began;
        while began.elapsed() < length {
            self.keep_running(ground)?;
            if crashed.elapsed() >= CRASHES.min(length / 3) {
                postgres.crash()?;
                self.crashes += 1;
                crashed = Instant::now();
            }
            self.strike(ground, postgres, creators).await?;
            let pause = self.random.random_range(300..1_300);
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
        ground.sandbox.faults().clear();
        self.keep_running(ground)
    }

    async fn strike(
        &mut self,
        ground: &Ground,
        postgres: &Postgres,
        creators: &[Creator],
    ) -> Result<(), Trouble> {
        let victim = self.random.random_range(0..REPLICAS);
        match self.random.random_range(0..10) {
            0..=3 => self.kill(ground, victim).await,
            4 | 5 => {
                let pid = self.replicas[victim].pid()?;
                signal(pid, Signal::STOP)?;
                tokio::time::sleep(STOPPED).await;
                signal(pid, Signal::CONT)?;
                self.stops += 1;
                Ok(())
            }
            6 | 7 => {
                // While PostgreSQL restarts, there are no backends to kill.
                self.backends +=
                    testbed::database::kill_backends(&postgres.owner(), LOGIN, 5).await.unwrap_or(0);
                Ok(())
            }
            _ => {
                self.talk_twice(ground, creators);
                Ok(())
            }
        }
    }

    async fn kill(&mut self, ground: &Ground, victim: usize) -> Result<(), Trouble> {
        let replica = self.replicas.swap_remove(victim);
        let setting = replica.setting.clone();
        replica.kill().await?;
        self.kills += 1;
        self.replicas.push(Replica::start(ground, &setting)?);
        Ok(())
    }

    /// Sends `/status` from some creators, then delivers the latest updates again, newest first.
    fn talk_twice(&mut self, ground: &Ground, creators: &[Creator]) {
        let telegram = ground.sandbox.telegram();
        for _ in 0..3 {
            let creator = &creators[self.random.random_range(0..creators.len())];
            telegram.say(creator.telegram_user, creator.chat, "/status");
        }
        let mut updates = telegram.updates();
        updates.reverse();
        for update in updates.into_iter().take(6) {
            self.redelivered += u32::from(telegram.redeliver(update));
        }
    }

    /// Restarts replicas that exited: the program exits if it cannot reach the database at startup.
    pub(crate) fn keep_running(&mut self, ground: &Ground) -> Result<(), Trouble> {
        for replica in &mut self.replicas {
            if replica.ended() {
                *replica = Replica::start(ground, &replica.setting.clone())?;
            }
        }
        Ok(())
    }

    /// Shuts the replicas down cleanly.
    pub(crate) async fn end(&mut self) -> Result<(), Trouble> {
        for replica in self.replicas.drain(..) {
            replica.stop().await?;
        }
        Ok(())
    }
}

/// Returns the faults of the providers. Each occurs from time to time; the first fault that matches a request
/// applies.
fn faults() -> Vec<Fault> {
    const MAKE: &str = "POST /ig-graph/*/*/media";
    const PUBLISH: &str = "POST /ig-graph/*/*/media_publish";
    const ASK: &str = "GET /ig-graph/*/*";
    const SEND: &str = "POST /telegram/*/sendPhoto";
    let refused_but_done = FaultKind::ErrorAfterEffect {
        status: 400,
        body: r#"{"error":{"message":"Application request limit reached","type":"OAuthException","code":4,"error_subcode":2207051}}"#
            .into(),
    };
    let away = || FaultKind::Status {
        code: 500,
        body: r#"{"error":{"message":"Service temporarily unavailable","type":"OAuthException","code":2}}"#
            .into(),
        retry_after: None,
    };
    let flood = FaultKind::Status {
        code: 429,
        body: r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}"#
            .into(),
        retry_after: Some(3),
    };
    let rows = [
        (PUBLISH, FaultKind::DropAfter, 7),
        (PUBLISH, refused_but_done, 9),
        (PUBLISH, FaultKind::DropBefore, 11),
        (PUBLISH, away(), 13),
        (MAKE, FaultKind::DropAfter, 8),
        (MAKE, away(), 12),
        (ASK, away(), 17),
        (ASK, FaultKind::Latency(Duration::from_millis(600)), 19),
        (SEND, FaultKind::DropAfter, 15),
        (SEND, flood, 10),
    ];
    rows.into_iter().map(|(on, kind, k)| Fault { on: on.into(), kind, when: When::Every(k) }).collect()
}
