//! Measures how long presses of buttons take to be answered: a hundred per second, received through the
//! webhook.

use std::time::Duration;

use sandbox::Pressed;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::Results;
use crate::ground::replica::{Replica, Setting};
use crate::ground::time::machine_now;
use crate::ground::{Ground, Postgres, Trouble};
use crate::results::{milliseconds, percentile};

const PEOPLE: usize = 50;
const PRESSES: usize = 1_000;
/// Number of presses that are made one by one, to count their statements.
const COUNTED: usize = 200;
/// The time between two presses at a hundred a second.
const APART: Duration = Duration::from_millis(10);
const PATIENCE: Duration = Duration::from_secs(60);
/// Buttons that only show something: they lead from `/status` to the settings and back.
const BUTTONS: [&str; 2] = ["Settings", "Back"];

/// A message with buttons in the chat of a creator.
#[derive(Clone, Copy, Debug)]
struct Shown {
    user: i64,
    chat: i64,
    message: i64,
}

/// Measures the time from a press until Telegram receives the answer.
pub(crate) async fn presses(
    ground: &Ground,
    postgres: &Postgres,
    results: &mut Results,
) -> Result<(), Trouble> {
    let mut replicas = vec![start(ground, postgres, "presses").await?];
    let shown = gather(ground).await?;
    let mut took = press_all(ground, &shown, PRESSES, APART).await?;
    results.note("press_p99_ms", percentile(&mut took, 99));
    results.also("press_p50_ms", percentile(&mut took, 50));
    count(ground, postgres, &shown, results).await?;
    for name in ["presses-2", "presses-3"] {
        replicas.push(start(ground, postgres, name).await?);
    }
    let mut took = press_all(ground, &shown, 2 * PRESSES, APART / 2).await?;
    results.note("press_p99_ms_at_200ps", percentile(&mut took, 99));
    results.also("press_p50_ms_at_200ps", percentile(&mut took, 50));
    for replica in replicas {
        replica.stop().await?;
    }
    Ok(())
}

async fn start(ground: &Ground, postgres: &Postgres, name: &str) -> Result<Replica, Trouble> {
    let mut setting = Setting::over(postgres.login(), postgres.folder(), name)?;
    (setting.webhook, setting.lease_seconds) = (true, 90);
    let mut replica = Replica::start(ground, &setting)?;
    replica.ready(PATIENCE).await?;
    Ok(replica)
}

/// Adds creators who ask for `/status`; returns the answers, which have buttons.
async fn gather(ground: &Ground) -> Result<Vec<Shown>, Trouble> {
    let telegram = ground.sandbox.telegram();
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        let creator = ground.creator(2_000_000 + n, machine_now()).await?;
        telegram.say(creator.telegram_user, creator.chat, "/status");
        people.push(creator);
    }
    let mut shown = Vec::new();
    for creator in &people {
        let has_it = || {
            let messages = telegram.chat(creator.chat);
            messages
                .iter()
                .rfind(|m| m.buttons.iter().flatten().any(|b| BUTTONS.contains(&b.text.as_str())))
                .map(|m| m.id)
        };
        if !ground.sandbox.log().until(PATIENCE, || has_it().is_some()).await {
            return Err("no answer to /status".into());
        }
        let message = has_it().ok_or("no button")?;
        shown.push(Shown { user: creator.telegram_user, chat: creator.chat, message });
    }
    Ok(shown)
}

/// Presses the buttons one after another, with this time between presses; returns how long each press took,
/// in milliseconds.
async fn press_all(
    ground: &Ground,
    shown: &[Shown],
    presses: usize,
    apart: Duration,
) -> Result<Vec<f64>, Trouble> {
    let mut waiting = Vec::with_capacity(presses);
    for n in 0..presses {
        waiting.push(press(ground, shown[n % shown.len()])?);
        tokio::time::sleep(apart).await;
    }
    let mut took = Vec::with_capacity(presses);
    for press in waiting {
        took.push(press.await?.ok_or("a press was not answered")?);
    }
    Ok(took)
}

/// Presses the button that the message shows now. Returns a task that ends when the press is answered, and
/// returns how many milliseconds that took.
fn press(ground: &Ground, on: Shown) -> Result<JoinHandle<Option<f64>>, Trouble> {
    let telegram = ground.sandbox.telegram();
    let began = Instant::now();
    let shows = |text: &str| {
        let messages = telegram.chat(on.chat);
        let shown = messages.into_iter().find(|shown| shown.id == on.message);
        shown.is_some_and(|shown| shown.buttons.iter().flatten().any(|button| button.text == text))
    };
    let button = BUTTONS.into_iter().find(|text| shows(text)).ok_or("the message lost its buttons")?;
    let Pressed::Callback(callback) = telegram.press(on.user, on.chat, on.message, button)? else {
        return Err("the button opens an address".into());
    };
    let (log, telegram) = (ground.sandbox.log().clone(), telegram.clone());
    Ok(tokio::spawn(async move {
        let answered = log.until(PATIENCE, || telegram.answered(&callback).is_some()).await;
        answered.then(|| milliseconds(began.elapsed()))
    }))
}

/// Counts transactions and round trips from the claim of a press until it is handled. The webhook's insert of
/// the press is not counted. The edit of the message, which the outbox sends, is not counted either: messages
/// are held back during the count.
async fn count(
    ground: &Ground,
    postgres: &Postgres,
    shown: &[Shown],
    results: &mut Results,
) -> Result<(), Trouble> {
    testbed::database::hold_messages(&postgres.owner()).await?;
    testbed::database::count_statements_from_now(&postgres.owner()).await?;
    for n in 0..COUNTED {
        press(ground, shown[n % shown.len()])?.await?.ok_or("a press was not answered")?;
    }
    let asked = testbed::database::press_statements(&postgres.owner()).await?;
    testbed::database::release_messages(&postgres.owner()).await?;
    let presses = f64::from(u32::try_from(COUNTED)?);
    results.note("press_transactions", asked.transactions / presses);
    results.note("press_round_trips", asked.round_trips / presses);
    Ok(())
}
