//! The scoreboard: counts live, duplicated and cross-tenant stories by comparing the pictures themselves.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::google::model::Model as Google;
use crate::picture::{self, Grid, LumaCache};
use crate::telegram::model::Model as Telegram;
use crate::world::World;

/// Grids with a larger difference than this (mean, 0–255) show different pictures.
const SAME_PICTURE: f64 = 12.0;

/// A person with their account at each provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub telegram_user: i64,
    pub instagram_username: String,
    pub google_email: String,
}

/// Counts computed only from the emulators' state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scoreboard {
    /// Stories younger than 24 hours.
    pub stories_live: usize,
    pub stories_ever: usize,
    /// Stories that repeat a Drive picture on the same account, or publish a container again.
    pub duplicates: usize,
    /// Pictures from one person's Drive on another person's account or in another person's chat.
    pub cross_tenant: usize,
    /// Stories that do not show a picture from any Drive.
    pub unrecognised: usize,
}

/// A Drive picture to compare stories with.
struct Known {
    id: String,
    owner: String,
    aspect: f64,
    grid: Grid,
}

/// Compares all stories and chat pictures of `people`.
pub(crate) fn count(world: &World, people: &[Person]) -> Scoreboard {
    world.instagram.settle();
    let pictures = &world.pictures;
    let (google, instagram, telegram) =
        (world.google.model(), world.instagram.model(), world.telegram.model());
    let known = known(pictures, &google);
    let mut board = Scoreboard::default();
    for account in &instagram.accounts {
        board.stories_ever += account.stories.len();
        board.stories_live += account.shown(world.now(), SignedDuration::ZERO).count();
        let owner = people.iter().find(|person| person.instagram_username == account.username);
        let mut shown: BTreeSet<&str> = BTreeSet::new();
        let mut containers: BTreeMap<&str, usize> = BTreeMap::new();
        for story in &account.stories {
            let repeats = containers.entry(&story.container).or_default();
            *repeats += usize::from(!story.in_app);
            let repeated = *repeats > 1;
            match recognise(pictures, &known, &story.sha256, &story.bytes) {
                Some(picture) => {
                    board.duplicates += usize::from(!shown.insert(&picture.id) || repeated);
                    let crossed = owner.is_some_and(|person| person.google_email != picture.owner);
                    board.cross_tenant += usize::from(crossed);
                }
                None => {
                    board.unrecognised += 1;
                    board.duplicates += usize::from(repeated);
                }
            }
        }
    }
    board.cross_tenant += crossed_chats(pictures, &telegram, &known, people);
    board
}

fn known(pictures: &LumaCache, google: &Google) -> Vec<Known> {
    let known = google.items.values().filter_map(|item| {
        let plane = pictures.luma(&item.sha256, &item.bytes)?;
        Some(Known {
            id: item.id.clone(),
            owner: item.owner.clone(),
            aspect: plane.aspect(),
            grid: plane.grid(),
        })
    });
    known.collect()
}

/// Returns the Drive picture that best matches the middle of this picture.
fn recognise<'a>(pictures: &LumaCache, known: &'a [Known], sha256: &str, bytes: &[u8]) -> Option<&'a Known> {
    let plane = pictures.luma(sha256, bytes)?;
    let apart = |picture: &Known| picture::distance(&plane.fitted(picture.aspect), &picture.grid);
    let nearest = known.iter().map(|picture| (apart(picture), picture));
    let (distance, picture) = nearest.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (distance <= SAME_PICTURE).then_some(picture)
}

/// Counts pictures that a bot sent to a chat although the picture's owner is not a member of the chat.
fn crossed_chats(pictures: &LumaCache, telegram: &Telegram, known: &[Known], people: &[Person]) -> usize {
    let mut crossed = 0;
    for chat in telegram.chats.values() {
        let here = people.iter().filter(|person| chat.members.contains(&person.telegram_user));
        let owners: BTreeSet<&str> = here.map(|person| person.google_email.as_str()).collect();
        if owners.is_empty() {
            continue;
        }
        for file in
            chat.messages.iter().filter_map(|message| message.photo.last().or(message.document.as_ref()))
        {
            let Some(file) = telegram.files.get(file) else { continue };
            let sha256 = picture::sha256(&file.bytes);
            let picture = recognise(pictures, known, &sha256, &file.bytes);
            crossed += usize::from(picture.is_some_and(|picture| !owners.contains(picture.owner.as_str())));
        }
    }
    crossed
}
