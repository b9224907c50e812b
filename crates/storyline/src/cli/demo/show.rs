//! Runs the demo with its page: a person plays the creators and moves the clocks from one story to the next.

use std::net::SocketAddr;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sandbox::{Claims, Effect, EffectLine, NextStoryButton, Sandbox};
use store::settings::Lifecycle;
use store::{Store, TenantTx};
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::cast::{CREATORS, MORNING};
use crate::cli::failure::Failure;
use server::serving::StartError;
use testbed::photographs::COLLECTIONS;
use testbed::{Creator, Testbed, TestbedError};

/// Work that is due within this time runs automatically, so that people need not move the clocks during a
/// conversation.
const SOON: SignedDuration = SignedDuration::from_secs(60);
/// How long to wait before such work runs, in real time.
const MOMENT: Duration = Duration::from_millis(300);
/// If nothing happens for longer than this, the clocks stop and the page reports it.
const FAR: SignedDuration = SignedDuration::from_hours(48);
/// How long after its time a slot has an outcome at the latest: the longest wait for an answer, and a margin.
const SETTLED: SignedDuration = SignedDuration::from_hours(4);

/// The signals that end the demo.
pub(super) struct Signals {
    interrupted: Signal,
    terminated: Signal,
}

impl Signals {
    /// Starts to listen for signals. From then on they are queued until they are received.
    pub(super) fn listen() -> Result<Self, Failure> {
        let listen = |kind| signal(kind).map_err(|error| Failure::failed(&error));
        Ok(Self {
            interrupted: listen(SignalKind::interrupt())?,
            terminated: listen(SignalKind::terminate())?,
        })
    }
}

/// Shows the page until a signal arrives; returns the exit code.
pub(super) async fn show(store: Store, listen: SocketAddr, signals: &mut Signals) -> Result<u8, Failure> {
    let morning: Timestamp = MORNING.parse().expect("the constant is an instant");
    let options = sandbox::Options { listen, now: morning, seed: 1 };
    let sandbox = Sandbox::start(options).await.map_err(|error| StartError::Listen(listen, error))?;
    let testbed = Testbed::around(sandbox, store, morning).await.map_err(|error| Failure::failed(&error))?;
    let ended = tokio::select! {
        ended = perform(&testbed) => ended.map_err(|error| Failure::failed(&error)).map(|()| 0),
        _ = signals.interrupted.recv() => Ok(130),
        _ = signals.terminated.recv() => Ok(143),
    };
    testbed.close().await;
    ended
}

async fn perform(testbed: &Testbed) -> Result<(), TestbedError> {
    let creators = CREATORS.into_iter().zip(COLLECTIONS);
    let creators: Vec<Creator> = creators
        .map(|(new_creator, pictures)| Creator::settle_in(testbed, new_creator, pictures))
        .collect::<Result<_, _>>()?;
    testbed.sandbox.show(creators.iter().map(Creator::person).collect());
    invite(testbed);
    let mut clocks = Clocks { testbed, creators, next_story: testbed.sandbox.next_story_button() };
    clocks.report().await?;
    loop {
        clocks.tick().await?;
    }
}

/// Prints the page's address.
fn invite(testbed: &Testbed) {
    println!("{}", testbed.sandbox.base());
    let ports = [testbed.sandbox.base().port(), Some(testbed.running.address.port())];
    if let Some(line) = std::env::var("SSH_CONNECTION").ok().and_then(|there| tunnel(&there, ports)) {
        println!("From your own computer first: {line}");
    }
    println!("Open it in a browser. Ctrl-C ends the demo and removes every trace.");
}

/// Returns the `ssh` command that forwards both ports to the user's own computer. `SSH_CONNECTION` contains
/// the client's address and port, followed by the server's (ssh(1), ENVIRONMENT).
fn tunnel(connection: &str, ports: [Option<u16>; 2]) -> Option<String> {
    let server = connection.split_whitespace().nth(2)?;
    let forwards = ports.into_iter().flatten().map(|port| format!("-L {port}:127.0.0.1:{port}"));
    Some(format!("ssh {} {server}", forwards.collect::<Vec<_>>().join(" ")))
}

/// The two clocks. They move by short steps automatically, and by long steps when a person presses the button
/// on the page.
struct Clocks<'a> {
    testbed: &'a Testbed,
    creators: Vec<Creator>,
    next_story: NextStoryButton,
}

impl Clocks<'_> {
    /// Waits for one event: work due soon, a press of the button, or a change in the sandbox.
    async fn tick(&mut self) -> Result<(), TestbedError> {
        let mut news = self.testbed.sandbox.log().changed();
        let next = self.patient_settle().await?;
        let now = self.testbed.sandbox.clock().now();
        let soon = next.filter(|next| *next <= now + SOON);
        tokio::select! {
            press = self.next_story.pressed() => {
                let said = self.next_story().await.unwrap_or_else(|error| format!("It stopped: {error}."));
                self.report().await?;
                press.done(said);
            }
            () = tokio::time::sleep(MOMENT), if soon.is_some() => {
                self.testbed.move_to(soon.unwrap_or(now));
                self.report().await?;
            }
            _ = news.changed(), if soon.is_none() => {}
        }
        Ok(())
    }

    /// Waits until the testbed has settled, however long that takes: a slow machine is not a reason to end
    /// the demo.
    async fn patient_settle(&self) -> Result<Option<Timestamp>, TestbedError> {
        loop {
            match self.testbed.settle().await {
                Err(TestbedError::InVain(what)) => tracing::warn!("still waiting for {what}"),
                settled => return settled,
            }
        }
    }

    /// Moves the clocks until a story is live or the bot asks a question; returns a description.
    async fn next_story(&self) -> Result<String, TestbedError> {
        self.patient_settle().await?;
        if !self.is_anybody_posting().await? {
            return Ok("Nothing is planned yet. Finish setting up in the chat first.".into());
        }
        let mut seen = self.testbed.sandbox.log().effects().len();
        let from = self.testbed.sandbox.clock().now();
        while let Some(now) = self.testbed.step().await? {
            let effects = self.testbed.sandbox.log().effects();
            if let Some(said) = self.worth_stopping_for(&effects[seen..]) {
                return Ok(said);
            }
            seen = effects.len();
            if now.duration_since(from) > FAR {
                break;
            }
        }
        Ok("Two days passed and no story was due.".into())
    }

    /// Describes a story that went live, or else a message that asks a question.
    fn worth_stopping_for(&self, effects: &[EffectLine]) -> Option<String> {
        let live = effects.iter().find_map(|line| match &line.effect {
            Effect::StoryPublished { account, .. } => Some(format!("A story of @{account} is live.")),
            _ => None,
        });
        live.or_else(|| {
            effects.iter().find_map(|line| match &line.effect {
                Effect::MessageSent { chat, message, .. } if self.asks(*chat, *message) => {
                    let asked = self.creators.iter().find(|creator| creator.chat == *chat)?;
                    Some(format!("A question waits in the chat of @{}.", asked.username))
                }
                _ => None,
            })
        })
    }

    fn asks(&self, chat: i64, message: i64) -> bool {
        let messages = self.testbed.sandbox.telegram().chat(chat);
        let mut keys =
            messages.iter().filter(|sent| sent.id == message).flat_map(|sent| sent.buttons.iter().flatten());
        keys.any(|key| key.callback_data.is_some())
    }

    async fn is_anybody_posting(&self) -> Result<bool, TestbedError> {
        for creator in &self.creators {
            let Some(mut tx) = self.begin(creator).await? else { continue };
            let lifecycle = tx.settings().await?.lifecycle;
            tx.commit().await?;
            if matches!(lifecycle, Lifecycle::Active | Lifecycle::Paused | Lifecycle::WaitingFirstPicture) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Shows on the page what Storyline recorded about its plans.
    async fn report(&self) -> Result<(), TestbedError> {
        let now = self.testbed.sandbox.clock().now();
        let slots = self.slots().await?;
        let planned = slots.iter().filter(|(at, _)| *at <= now);
        let lost = planned.clone().filter(|(at, ended)| !ended && now.duration_since(*at) > SETTLED);
        let claims = Claims { planned: planned.clone().count(), lost: lost.count() };
        self.testbed.sandbox.show_claims(claims);
        Ok(())
    }

    /// Returns the time of every recorded slot of all creators, and whether it has an outcome.
    async fn slots(&self) -> Result<Vec<(Timestamp, bool)>, TestbedError> {
        let mut all = Vec::new();
        for creator in &self.creators {
            let Some(mut tx) = self.begin(creator).await? else { continue };
            let slots = tx.recorded_slots().await?;
            tx.commit().await?;
            all.extend(slots.into_iter().map(|slot| (slot.slot_at, slot.outcome.is_some())));
        }
        Ok(all)
    }

    /// Begins a transaction of the creator's tenant; returns `None` before the creator has contacted the bot.
    async fn begin(&self, creator: &Creator) -> Result<Option<TenantTx>, TestbedError> {
        let store = &self.testbed.app().store;
        let mut lookup = store.lookup().await?;
        let tenant = lookup.tenant_of_chat(creator.chat).await?;
        lookup.commit().await?;
        match tenant {
            Some(tenant) => Ok(Some(store.begin(tenant).await?)),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tunnel_carries_the_page_and_the_pages_of_consent() {
        let line = tunnel("203.0.113.5 51000 198.51.100.7 22", [Some(4001), Some(4002)]);
        assert_eq!(line.as_deref(), Some("ssh -L 4001:127.0.0.1:4001 -L 4002:127.0.0.1:4002 198.51.100.7"));
    }
}
