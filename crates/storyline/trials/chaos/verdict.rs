//! The verdict: compares the effects seen by the providers with the database.

use std::collections::{BTreeMap, BTreeSet};

use domain::slots::between;
use jiff::Timestamp;
use sandbox::Effect;
use serde_json::json;
use uuid::Uuid;

use crate::ground::creators::{Creator, by_username};
use crate::ground::{Ground, Postgres, Trouble};
use crate::storm::Storm;

/// The result of a trial.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Slots that were due.
    slots: usize,
    /// Number of slots without a record or an outcome, plus published posts without a story, plus stories
    /// without history.
    pub(crate) lost: usize,
    /// Extra publications of the same picture on the same account.
    double_instagram: usize,
    /// Extra messages with the same picture in the same chat.
    double_telegram: usize,
    /// Pictures of one creator on another's account or in another's chat.
    cross_tenant: usize,
    /// Duplicates of the naive client, which show that duplicates are detected.
    pub(crate) control: usize,
    /// A breakdown of `lost` that helps to find the cause.
    pub(crate) missing: String,
    /// Number of slots with each outcome.
    outcomes: BTreeMap<String, usize>,
}

/// Counts the live stories by account and picture.
pub(crate) fn stories(ground: &Ground) -> BTreeMap<(String, String), usize> {
    let mut live = BTreeMap::new();
    for line in ground.sandbox.log().effects() {
        if let Effect::StoryPublished { account, image_sha256, .. } = line.effect {
            *live.entry((account, image_sha256)).or_default() += 1;
        }
    }
    live
}

/// Returns the number of duplicates, given how many times each picture was published or sent.
pub(crate) fn doubles<'a>(times: impl Iterator<Item = &'a usize>) -> usize {
    times.map(|times| times - 1).sum()
}

/// Judges everything that was due before `cut`.
pub(crate) async fn judge(
    ground: &Ground,
    postgres: &Postgres,
    creators: &[Creator],
    cut: Timestamp,
) -> Result<Verdict, Trouble> {
    let ledger = testbed::database::ledger(&postgres.owner()).await?;
    let mut verdict = Verdict::default();
    let mut recorded: BTreeMap<(Uuid, Timestamp), Option<String>> = BTreeMap::new();
    for slot in ledger.slots {
        recorded.insert((slot.tenant, slot.slot_at), slot.outcome);
    }
    let (mut open, mut unrecorded) = (0, 0);
    let beginning = recorded.keys().map(|(_, at)| *at).min().unwrap_or(cut);
    for creator in creators {
        let Some(schedule) = &creator.schedule else { continue };
        for slot in between(schedule, creator.tenant.key(), beginning, cut) {
            verdict.slots += 1;
            match recorded.get(&(creator.tenant.key(), slot.at)) {
                Some(Some(outcome)) => *verdict.outcomes.entry(outcome.clone()).or_default() += 1,
                Some(None) => open += 1,
                None => unrecorded += 1,
            }
        }
    }
    let live = stories(ground);
    let accounts = by_username(creators);
    let ours = |account: &str| accounts.get(account).map(|creator| creator.tenant.key());
    let told: BTreeSet<(Uuid, String)> =
        ledger.shown.iter().map(|shown| (shown.tenant, shown.rendition.clone())).collect();
    let seen: BTreeSet<(Uuid, String)> =
        live.keys().filter_map(|(account, image)| Some((ours(account)?, image.clone()))).collect();
    let (unseen, untold) = (told.difference(&seen).count(), seen.difference(&told).count());
    verdict.lost = open + unrecorded + unseen + untold;
    verdict.missing = format!(
        "{open} slots open, {unrecorded} never recorded, {unseen} told and not seen, {untold} seen and not told, \
         {} posts under way",
        ledger.in_flight
    );
    let of_creators = live.iter().filter(|((account, _), _)| ours(account).is_some());
    verdict.double_instagram = doubles(of_creators.clone().map(|(_, times)| times));
    let owners: BTreeMap<&str, Uuid> =
        ledger.blobs.iter().map(|(tenant, sha256)| (sha256.as_str(), *tenant)).collect();
    let crossed = |tenant: Option<Uuid>, image: &str| {
        owners.get(image).is_some_and(|owner| tenant.is_some_and(|tenant| tenant != *owner))
    };
    verdict.cross_tenant += of_creators.filter(|((account, image), _)| crossed(ours(account), image)).count();
    let shown = pictures_in_chats(ground);
    verdict.double_telegram = doubles(shown.values());
    let chats: BTreeMap<i64, Uuid> =
        creators.iter().map(|creator| (creator.chat, creator.tenant.key())).collect();
    verdict.cross_tenant +=
        shown.keys().filter(|(chat, image)| crossed(chats.get(chat).copied(), image)).count();
    Ok(verdict)
}

/// Counts the pictures sent to chats, by chat and picture.
fn pictures_in_chats(ground: &Ground) -> BTreeMap<(i64, String), usize> {
    let mut shown = BTreeMap::new();
    for line in ground.sandbox.log().effects() {
        if let Effect::MessageSent { chat, photo_sha256: Some(image), .. } = line.effect {
            *shown.entry((chat, image)).or_default() += 1;
        }
    }
    shown
}

impl Verdict {
    /// Returns whether nothing was lost or published twice, nothing crossed between tenants, and the
    /// control's duplicates were detected.
    pub(crate) fn holds(&self) -> bool {
        (self.lost, self.double_instagram, self.cross_tenant) == (0, 0, 0) && self.control > 0
    }

    /// Returns whether enough happened for the result to be meaningful.
    pub(crate) fn is_large_enough(&self, storm: &Storm, recovery: f64) -> bool {
        self.slots >= 500 && storm.kills >= 20 && storm.crashes >= 2 && recovery >= 0.8
    }

    /// Prints the result as one line of JSON.
    pub(crate) fn tell(&self, storm: &Storm, recovery: f64) -> Result<(), Trouble> {
        eprintln!(
            "chaos: {} stops past the lease, {} backends ended, {} updates redelivered; outcomes {:?}",
            storm.stops, storm.backends, storm.redelivered, self.outcomes
        );
        let line = json!({
            "slots": self.slots, "lost": self.lost, "double_instagram": self.double_instagram,
            "double_visible_telegram": self.double_telegram, "cross_tenant": self.cross_tenant,
            "kills": storm.kills, "pg_crashes": storm.crashes,
            "recovered_vs_calm": (recovery * 100.0).round() / 100.0, "negative_control": self.control,
        });
        println!("{}", serde_json::to_string(&line)?);
        Ok(())
    }
}
