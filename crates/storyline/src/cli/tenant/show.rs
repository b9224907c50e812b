//! `storyline tenant show`: shows one tenant and its members.

use serde::Serialize;
use store::members::Member;

use crate::cli::failure::Ended;
use crate::cli::operator_session::{TenantOptions, operator_session};

/// The printed details of a tenant.
#[derive(Debug, Serialize)]
struct Shown {
    chat: i64,
    tenant: String,
    name: Option<String>,
    state: &'static str,
    mode: Option<&'static str>,
    dry_run: bool,
    account: Option<String>,
    folder: Option<String>,
    stories_a_day: usize,
    zone: Option<String>,
    pictures: i64,
    rejected: i64,
    on_their_way: i64,
    next: Option<jiff::Timestamp>,
    paused_until: Option<jiff::Timestamp>,
    members: Vec<Person>,
}

#[derive(Debug, Serialize)]
struct Person {
    telegram_user: i64,
    name: Option<String>,
    role: &'static str,
}

pub(super) fn run(about: &TenantOptions) -> Ended {
    operator_session(&about.storage, async |session| {
        let at = session.find(&about.which).await?;
        let mut tx = session.app.store.begin(at.tenant).await?;
        let settings = tx.settings().await?;
        let account = match settings.account {
            Some(id) => tx.account(id).await?.map(|account| format!("@{}", account.username)),
            None => None,
        };
        let categories = tx.categories().await?;
        let rejected = categories.iter().map(|category| category.rejected).sum();
        let shown = Shown {
            chat: at.telegram_chat_id,
            tenant: at.tenant.to_string(),
            name: settings.chat_name,
            state: at.lifecycle.into_str(),
            mode: settings.delivery_mode.map(|mode| mode.into_str()),
            dry_run: settings.dry_run,
            account,
            folder: tx.chosen_folder().await?.map(|folder| folder.folder_name),
            stories_a_day: settings.schedule.plan.posts_per_day(),
            zone: settings.schedule.zone.iana_name().map(str::to_owned),
            pictures: categories.iter().map(|category| category.items).sum::<i64>() - rejected,
            rejected,
            on_their_way: tx.posts_in_flight().await?,
            next: tx.next_slot().await?.map(|slot| slot.at),
            paused_until: tx.pause_in_force().await?.and_then(|pause| pause.until),
            members: tx.members().await?.iter().map(person).collect(),
        };
        tx.commit().await?;
        about.output.show(&[], rows(&shown), &shown)
    })
}

fn person(member: &Member) -> Person {
    Person {
        telegram_user: member.telegram_user_id,
        name: member.first_name.clone(),
        role: member.role.into_str(),
    }
}

fn rows(shown: &Shown) -> Vec<Vec<String>> {
    let text =
        |text: &Option<String>| domain::caption::plain(text.as_deref().unwrap_or("-")).replace('\n', " ");
    let at = |at: Option<jiff::Timestamp>| at.map_or_else(|| "-".into(), |at| at.to_string());
    let mut rows = vec![
        ("chat", shown.chat.to_string()),
        ("tenant", shown.tenant.clone()),
        ("name", text(&shown.name)),
        ("state", shown.state.replace('_', " ")),
        ("mode", shown.mode.unwrap_or("-").to_owned()),
        ("practice", if shown.dry_run { "yes" } else { "no" }.to_owned()),
        ("account", text(&shown.account)),
        ("folder", text(&shown.folder)),
        ("stories a day", shown.stories_a_day.to_string()),
        ("zone", text(&shown.zone)),
        ("pictures", format!("{} (and {} that cannot be shown)", shown.pictures, shown.rejected)),
        ("on their way", shown.on_their_way.to_string()),
        ("next", at(shown.next)),
        ("paused until", at(shown.paused_until)),
    ];
    for person in &shown.members {
        rows.push((person.role, format!("{} ({})", text(&person.name), person.telegram_user)));
    }
    rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect()
}
