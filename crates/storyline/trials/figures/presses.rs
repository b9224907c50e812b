//! Measures presses of buttons: a hundred per second, pushed by webhook, until each is answered.

use std::time::Duration;

use sandbox::Pressed;
use tokio::time::Instant;

use crate::Results;
use crate::ground::replica::{Replica, Setting};
use crate::ground::time::machine_now;
use crate::ground::{Ground, Postgres, Trouble};
use crate::results::{milliseconds, percentile};

const PEOPLE: usize = 50;
const PRESSES: usize = 1_000;
const APART: Duration = Duration::from_millis(10);
const PATIENCE: Duration = Duration::from_secs(60);
/// Buttons that only show something: they lead from `/status` to the settings and back.
const BUTTONS: [&str; 2] = ["Settings", "Back"];

/// Measures the time from a press until it is acknowledged to Telegram.
pub(crate) async fn presses(
    ground: &Ground,
    postgres: &Postgres,
    results: &mut Results,
) -> Result<(), Trouble> {
    let mut setting = Setting::over(postgres.login(), postgres.folder(), "presses")?;
    (setting.webhook, setting.lease_seconds) = (true, 90);
    let mut replica = Replica::start(ground, &setting)?;
    replica.ready(PATIENCE).await?;
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
        shown.push((creator.telegram_user, creator.chat, has_it().ok_or("no button")?));
    }
    let mut waiting = Vec::new();
    for press in 0..PRESSES {
        let (user, chat, message) = shown[press % shown.len()];
        let began = Instant::now();
        let shows = |text: &str| {
            let messages = telegram.chat(chat);
            let shown = messages.into_iter().find(|shown| shown.id == message);
            shown.is_some_and(|shown| shown.buttons.iter().flatten().any(|button| button.text == text))
        };
        let button = BUTTONS.into_iter().find(|text| shows(text)).ok_or("the message lost its buttons")?;
        let Pressed::Callback(callback) = telegram.press(user, chat, message, button)? else { continue };
        let (log, telegram) = (ground.sandbox.log().clone(), telegram.clone());
        waiting.push(tokio::spawn(async move {
            let answered = log.until(PATIENCE, || telegram.answered(&callback).is_some()).await;
            answered.then(|| milliseconds(began.elapsed()))
        }));
        tokio::time::sleep(APART).await;
    }
    let mut took = Vec::with_capacity(PRESSES);
    for press in waiting {
        took.push(press.await?.ok_or("a press was not answered")?);
    }
    results.note("press_p99_ms", percentile(&mut took, 99));
    results.also("press_p50_ms", percentile(&mut took, 50));
    replica.stop().await
}
