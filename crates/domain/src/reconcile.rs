//! Decides what follows a publish after an unclear answer.
//!
//! A story must never be published twice, so one witness is not enough to send a publish again. The decision is a pure
//! function of what is stored and of what Instagram says now; `tests/reconcile` explores it with every order of
//! answers, crashes and delays.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};

/// The longest that a publish may take effect after it was recorded as sent, including our own delay before the call.
/// Assumed: Instagram documents no limit. Must be below [`SETTLE`].
pub const LATE_EFFECT: SignedDuration = SignedDuration::from_secs(50);

/// The longest that a live story may be missing from the account's list of stories. Assumed; must be below [`SETTLE`].
/// A container may read `FINISHED` for any length of time after it was published: nothing is decided from that alone.
pub const LISTING_LAG: SignedDuration = SignedDuration::from_secs(50);

/// How long to wait for a late effect, and then again for the list of stories.
pub const SETTLE: SignedDuration = SignedDuration::from_secs(60);

/// The wait instead of the second [`SETTLE`] if Instagram's count of posts has risen since the publish. The count is
/// only a hint: it also rises for posts of other programs, and falls when yesterday's posts leave its window.
pub const SETTLE_AFTER_RISE: SignedDuration = SignedDuration::from_mins(5);

/// Two pictures are the same if their looks differ in at most this many of 64 cells.
pub const SAME_LOOK: u32 = 6;

/// Two pictures are certainly different if their looks differ in more cells than this. In between, it is not clear.
pub const ANOTHER_LOOK: u32 = 12;

/// How long people have to answer whether a story is live.
pub const LONGEST_QUESTION: SignedDuration = SignedDuration::from_hours(24);

/// A container lives for a day. After this time Instagram is not asked about it any more.
pub const LAST_QUESTION: SignedDuration = SignedDuration::from_hours(25);

const _: () = assert!(LATE_EFFECT.as_secs() < SETTLE.as_secs() && LISTING_LAG.as_secs() < SETTLE.as_secs());

/// What is stored about a publish without a clear answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unclear {
    /// Time since the latest publish was recorded as sent.
    pub since_sent: SignedDuration,
    /// Time since the first of the reads in a row that showed no sign of the story; `None` before the first.
    pub calm_for: Option<SignedDuration>,
    pub resend: Resend,
    pub people: People,
}

/// Whether the publish may be sent again once the story is known not to be live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resend {
    Allowed,
    /// The story's time has passed.
    TooLate,
    /// Instagram's answer forbids it, for example because the account is restricted.
    Forbidden,
    /// Instagram does not find the container: it may have been published, or have expired.
    ContainerNotFound,
}

/// What the team says about a story that could not be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum People {
    NotAsked,
    /// They were asked this long ago.
    Asked(SignedDuration),
    Say(TeamSays),
}

/// A person's answer to the question whether a story is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum TeamSays {
    Live,
    NotThere,
}

/// What Instagram says now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    pub container: Container,
    pub stories: Stories,
    /// Whether Instagram counts more posts than before the publish.
    pub count_rose: bool,
}

/// The state of the container that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    Published,
    /// Not reported as published.
    Finished,
    /// Failed or expired.
    Unusable,
    /// Instagram did not answer, or is still processing it.
    Unanswered,
}

/// What the account's list of stories shows since the publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stories {
    /// Instagram did not list them, or no longer lists stories of that time.
    Unanswered,
    /// None, apart from stories that we recorded and stories with clearly another picture.
    Nothing,
    /// One with our picture.
    Ours,
    /// One that we did not record, with a picture that could not be compared.
    Unrecognised,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Next {
    /// The story is live: record it.
    Live,
    /// Ask Instagram again later. `calm` says whether this read counts as one that showed no sign of the story.
    AskInstagram { calm: bool },
    /// Ask the team, once, and continue to ask Instagram. The publish is not sent again.
    AskPeople,
    /// It is not live: publish the same container again.
    PublishAgain,
    /// It is not live: create another container.
    NewContainer,
    /// It is not live and is not sent again.
    NotPosted,
    /// It is not known. Its picture stays blocked.
    MayBeLive,
}

/// Decides the next step.
pub fn decide(post: &Unclear, evidence: &Evidence) -> Next {
    if evidence.container == Container::Published || evidence.stories == Stories::Ours {
        return Next::Live;
    }
    match post.people {
        People::Say(TeamSays::Live) => return Next::Live,
        People::Say(TeamSays::NotThere) => return Next::NotPosted,
        People::Asked(ago) if ago >= LONGEST_QUESTION => return Next::MayBeLive,
        People::Asked(_) => return Next::AskInstagram { calm: false },
        People::NotAsked if post.since_sent >= LAST_QUESTION => return Next::MayBeLive,
        People::NotAsked => {}
    }
    match (evidence.container, evidence.stories) {
        (_, Stories::Unrecognised) if post.since_sent >= SETTLE => Next::AskPeople,
        (Container::Finished | Container::Unusable, Stories::Nothing) if post.since_sent >= SETTLE => {
            if is_proven_absent(post, evidence) {
                not_live(post, evidence)
            } else {
                Next::AskInstagram { calm: true }
            }
        }
        _ => Next::AskInstagram { calm: false },
    }
}

/// By the first calm read, at least [`SETTLE`] after the publish, the publish has taken effect or never will. By the
/// second, as much later, a story that went live is listed.
fn is_proven_absent(post: &Unclear, evidence: &Evidence) -> bool {
    let enough = if evidence.count_rose { SETTLE_AFTER_RISE } else { SETTLE };
    post.calm_for.is_some_and(|calm| calm >= enough)
}

fn not_live(post: &Unclear, evidence: &Evidence) -> Next {
    match (post.resend, evidence.container) {
        (Resend::ContainerNotFound, _) => Next::AskPeople,
        (Resend::TooLate | Resend::Forbidden, _) => Next::NotPosted,
        (Resend::Allowed, Container::Unusable) => Next::NewContainer,
        (Resend::Allowed, Container::Published | Container::Finished | Container::Unanswered) => {
            Next::PublishAgain
        }
    }
}
