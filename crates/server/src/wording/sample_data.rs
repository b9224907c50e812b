//! Made-up data for the sample messages.

use domain::cause::Cause;
use domain::ids::{MediaId, PostId};
use domain::lock::WhenDry;
use domain::post::{DeliveryMode, Outcome, PostState};
use jiff::Timestamp;
use store::post_view::{PostView, Standing};
use store::settings::Lifecycle;
use strum::VariantArray as _;
use uuid::Uuid;

use crate::messages::{Coming, Connection, Library, Picture, PlanSummary, Settings, ShownPicture, Status};

/// The names in the samples.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) picture: &'a str,
    pub(super) folder: &'a str,
    /// Of an Instagram or Google account.
    pub(super) account: &'a str,
    pub(super) person: &'a str,
    pub(super) group: &'a str,
    /// The reason for a failure, as an older version stored it.
    pub(super) why: &'a str,
}

impl<'a> Names<'a> {
    /// Names that are easy to tell apart.
    pub(super) const READABLE: Self = Self {
        picture: "cat.jpg",
        folder: "Summer",
        account: "harbour.coffee",
        person: "Robin",
        group: "Harbour team",
        why: "the picture could not be read",
    };

    /// The same name everywhere.
    pub(super) const fn all(name: &'a str) -> Self {
        Self { picture: name, folder: name, account: name, person: name, group: name, why: name }
    }
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn post(standing: Standing, names: Names<'_>) -> PostView {
    PostView {
        id: PostId(Uuid::from_u128(7)),
        standing,
        publish_at: at("2026-01-10T09:30:00Z"),
        posts_on_silence: false,
        deadline_at: Some(at("2026-01-10T11:00:00Z")),
        ended_at: matches!(standing, Standing::Ended(_)).then(|| at("2026-01-10T09:31:00Z")),
        decided_by: Some(names.person.into()),
        account: Some(names.account.into()),
        file_name: Some(names.picture.into()),
        category: Some(names.folder.into()),
        cause: None,
        why: None,
        rendition: Some([7; 32]),
        seen_at_instagram: false,
        message: Some((1, 2)),
    }
}

/// Returns posts in every state, with the variants that are shown differently.
pub(super) fn posts(names: Names<'_>) -> Vec<(String, PostView)> {
    let mut all = Vec::new();
    for state in PostState::VARIANTS {
        let shown = post(Standing::InFlight(*state), names);
        if matches!(state, PostState::AwaitingReview) {
            all.push(("silence is a yes".into(), PostView { posts_on_silence: true, ..shown.clone() }));
        }
        if matches!(state, PostState::Approved) {
            all.push(("approved by silence".into(), PostView { decided_by: None, ..shown.clone() }));
        }
        all.push((state.into_str().replace('_', " "), shown));
    }
    for outcome in Outcome::VARIANTS {
        let shown = post(Standing::Ended(*outcome), names);
        let word = outcome.into_str().replace('_', " ");
        let because = |cause| PostView { cause: Some(cause), ..shown.clone() };
        match outcome {
            Outcome::Failed => {
                all.push((word.clone(), because(Cause::InstagramSilent)));
                all.push((format!("{word}, may be live"), because(Cause::NeverAnswered)));
                let stored = PostView { why: Some(names.why.into()), ..shown.clone() };
                all.push((format!("{word}, as an older version stored it"), stored));
            }
            Outcome::Released => all.push((word, because(Cause::Stopped))),
            Outcome::PostedByHand => {
                all.push((format!("{word}, seen"), PostView { seen_at_instagram: true, ..shown.clone() }));
                all.push((word, shown));
            }
            _ => all.push((word, shown)),
        }
    }
    all
}

pub(super) fn coming(number: usize, names: Names<'_>) -> Vec<Coming> {
    let story = |n: usize| {
        let planned = n % 3 == 2;
        let state = PostState::VARIANTS[n % PostState::VARIANTS.len()];
        Coming {
            at: at(&format!("2026-01-{:02}T{:02}:10:00Z", 10 + n / 20, 9 + n % 14)),
            about: n.is_multiple_of(2),
            post: (!planned).then(|| PostId(Uuid::from_u128(7))),
            state: (!planned).then_some(state),
            picture: (!planned).then(|| names.picture.to_owned()),
        }
    };
    (0..number).map(story).collect()
}

pub(super) fn status(lifecycle: Lifecycle, names: Names<'_>, folders: i64) -> Status {
    let connection = |works| Some(Connection { name: names.account.to_owned(), works });
    Status {
        lifecycle,
        paused_until: (folders == 0).then(|| at("2026-01-11T05:00:00Z")),
        paused_by: (folders < 9).then(|| names.person.to_owned()),
        mode: DeliveryMode::Review,
        posts_on_silence: folders > 9,
        dry_run: folders == 0,
        next: coming(3, names),
        library: Library {
            fresh: 6 * folders,
            pictures: if folders == 0 { 4 } else { 40 },
            until: Some("2026-01-14".parse().unwrap()),
            days: if folders > 9 { 4 } else { 0 },
            folders: (0..folders).map(|n| (format!("{}{n}", names.folder), 6, 9)).collect(),
        },
        instagram: connection(folders > 0),
        google: connection(folders > 9),
        quota: (folders > 9).then_some((3, 50)),
    }
}

pub(super) fn settings(names: Names<'_>) -> Vec<(String, Settings)> {
    let spread = |days| PlanSummary::Spread {
        per_day: 3,
        from: 9,
        to: 21,
        zone: Some("Europe/Berlin".into()),
        varies: true,
        days,
    };
    let times = PlanSummary::Times { times: vec!["09:30".into(), "18:00".into()], days: 7, zone: None };
    let of = |mode, plan, dry_run| Settings {
        mode,
        posts_on_silence: false,
        plan,
        when_dry: if dry_run { WhenDry::Repeat } else { WhenDry::Stop },
        dry_run,
        live: true,
        instagram: Some(names.account.to_owned()),
    };
    vec![
        ("ask first".into(), of(DeliveryMode::Review, spread(7), false)),
        ("ask first, silence is a yes".into(), {
            Settings { posts_on_silence: true, ..of(DeliveryMode::Review, spread(5), false) }
        }),
        ("automatic, practice".into(), of(DeliveryMode::Automatic, times, true)),
        (
            "by hand, no account".into(),
            Settings { instagram: None, ..of(DeliveryMode::Manual, spread(1), false) },
        ),
    ]
}

pub(super) fn picture(names: Names<'_>) -> Picture {
    Picture {
        shown: ShownPicture { media: MediaId(Uuid::from_u128(9)), rendition: [7; 32] },
        name: names.picture.into(),
        folder: names.folder.into(),
        in_library: false,
        live: true,
        setting_up: false,
        never: None,
        unsharp: None,
    }
}
