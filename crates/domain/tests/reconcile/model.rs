//! A small world in which two workers publish two stories to one account: the rows of the database, what Instagram
//! really did, and what it shows of it. Time moves in ticks of half a [`SETTLE`](domain::reconcile::SETTLE).

use domain::reconcile::{Container, Evidence, Next, Resend, Stories, Unclear};
use jiff::SignedDuration;

/// The function under test.
pub(crate) type Protocol = fn(&Unclear, &Evidence) -> Next;

/// Ticks until a lease has expired.
pub(crate) const LEASE: u8 = 1;
/// Ages are not told apart beyond this many ticks.
const OLDEST: u8 = 2;
/// Times that one post may be published, so that the exploration ends.
const MOST_SENDS: u8 = 3;

/// How late Instagram may be, in ticks, and how often the processes may crash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// From the record of a publish until its effect.
    pub(crate) late_effect: u8,
    /// From the effect until the list of stories shows it.
    pub(crate) listing_lag: u8,
    pub(crate) crashes: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// Its container is ready to be published.
    Ready,
    /// A publish was recorded as sent.
    Sent,
    Live,
    NotPosted,
    MayBeLive,
}

impl Phase {
    pub(crate) fn has_ended(self) -> bool {
        match self {
            Self::Ready | Self::Sent => false,
            Self::Live | Self::NotPosted | Self::MayBeLive => true,
        }
    }
}

/// A publish on its way to Instagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Flight {
    pub(crate) age: u8,
    pub(crate) container: u8,
}

/// A live story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Story {
    pub(crate) age: u8,
    pub(crate) container: u8,
    pub(crate) listed: bool,
    /// Whether we stored its id.
    pub(crate) recorded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Refusal {
    None,
    Forbidden,
    ContainerNotFound,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum People {
    NotAsked,
    Asked,
    SayLive,
    SayNotThere,
}

/// The lease of a post: its worker, and the ticks since it was claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Lease {
    pub(crate) worker: u8,
    pub(crate) age: u8,
}

/// A row of the database, and what Instagram did with its container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Post {
    pub(crate) phase: Phase,
    pub(crate) lease: Option<Lease>,
    pub(crate) since_sent: u8,
    pub(crate) calm_for: Option<u8>,
    pub(crate) refusal: Refusal,
    pub(crate) people: People,
    pub(crate) container: u8,
    pub(crate) sends: u8,
    pub(crate) flights: [Option<Flight>; 2],
    pub(crate) stories: [Option<Story>; 2],
}

/// What a worker is doing. It may be too late with it: only the lease decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Worker {
    Idle,
    Claimed {
        post: u8,
    },
    Sending {
        post: u8,
    },
    /// It has read what Instagram says, and decided.
    Decided {
        post: u8,
        next: Next,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct World {
    pub(crate) posts: [Post; 2],
    pub(crate) workers: [Worker; 2],
    /// The post that may publish to the account.
    pub(crate) account: Option<u8>,
    pub(crate) crashes: u8,
}

impl World {
    /// Two posts that are ready to be published, or one if `alone`.
    pub(crate) fn new(alone: bool) -> Self {
        let second = if alone { Phase::MayBeLive } else { Phase::Ready };
        let posts = [Post::new(Phase::Ready), Post::new(second)];
        Self { posts, workers: [Worker::Idle; 2], account: None, crashes: 0 }
    }

    pub(crate) fn post(&mut self, post: u8) -> &mut Post {
        &mut self.posts[usize::from(post)]
    }

    /// Whether the worker still has the lease of the post.
    pub(crate) fn has_lease(&self, worker: u8, post: u8) -> bool {
        self.posts[usize::from(post)].lease.is_some_and(|lease| lease.worker == worker && lease.age <= LEASE)
    }

    /// Lets a tick pass, if nothing has to happen before.
    pub(crate) fn tick(mut self, bounds: Bounds) -> Option<Self> {
        for post in &mut self.posts {
            for flight in post.flights.iter_mut().flatten() {
                if flight.age >= bounds.late_effect {
                    return None;
                }
                flight.age += 1;
            }
            for story in post.stories.iter_mut().flatten() {
                if !story.listed && story.age >= bounds.listing_lag {
                    return None;
                }
                story.age = (story.age + 1).min(bounds.listing_lag);
            }
            if let Some(lease) = &mut post.lease {
                lease.age = (lease.age + 1).min(LEASE + 1);
            }
            if post.phase == Phase::Sent {
                post.since_sent = (post.since_sent + 1).min(OLDEST);
            }
            post.calm_for = post.calm_for.map(|calm| (calm + 1).min(OLDEST));
        }
        Some(self)
    }

    /// Records a publish as sent and sends it, if the account is free. The publish may take effect from now on.
    pub(crate) fn send(mut self, worker: u8, post: u8) -> Option<Self> {
        let mine = self.account.is_none_or(|holder| holder == post);
        let row = self.post(post);
        let room = row.flights.iter().position(Option::is_none);
        if !mine || row.sends >= MOST_SENDS {
            return None;
        }
        let container = row.container;
        row.flights[room?] = Some(Flight { age: 0, container });
        (row.phase, row.since_sent, row.calm_for) = (Phase::Sent, 0, None);
        row.sends += 1;
        self.account = Some(post);
        self.workers[usize::from(worker)] = Worker::Sending { post };
        Some(self)
    }

    /// Ends a post, and releases its account.
    pub(crate) fn end(&mut self, post: u8, phase: Phase) {
        let row = self.post(post);
        *row = Post { stories: row.stories, flights: row.flights, ..Post::new(phase) };
        if phase == Phase::Live {
            for story in row.stories.iter_mut().flatten() {
                story.recorded = true;
            }
        }
        if self.account == Some(post) {
            self.account = None;
        }
    }

    /// Releases the lease of a worker, and the worker.
    pub(crate) fn release(&mut self, worker: u8, post: u8) {
        self.post(post).lease = None;
        self.workers[usize::from(worker)] = Worker::Idle;
    }

    /// What Instagram may say of a post now.
    pub(crate) fn evidence(&self, post: u8) -> Vec<Evidence> {
        let row = &self.posts[usize::from(post)];
        let published = row.stories.iter().flatten().any(|story| story.container == row.container);
        let mut containers = vec![Container::Finished, Container::Unusable, Container::Unanswered];
        if published {
            containers.push(Container::Published);
        }
        let ours = row.stories.iter().flatten().any(|story| story.listed && !story.recorded);
        let others = &self.posts[usize::from(1 - post)];
        let unknown = others.stories.iter().flatten().any(|story| story.listed && !story.recorded);
        let mut stories = vec![Stories::Unanswered];
        stories.push(if ours { Stories::Ours } else { Stories::Nothing });
        if ours || unknown {
            stories.push(Stories::Unrecognised);
        }
        let any_live = self.posts.iter().any(|post| post.stories.iter().any(Option::is_some));
        let counts: &[bool] = if any_live { &[false, true] } else { &[false] };
        let mut reads = Vec::new();
        for container in containers {
            for story in &stories {
                reads.extend(counts.iter().map(|rose| Evidence {
                    container,
                    stories: *story,
                    count_rose: *rose,
                }));
            }
        }
        reads
    }
}

impl Post {
    fn new(phase: Phase) -> Self {
        Self {
            phase,
            lease: None,
            since_sent: 0,
            calm_for: None,
            refusal: Refusal::None,
            people: People::NotAsked,
            container: 0,
            sends: 0,
            flights: [None; 2],
            stories: [None; 2],
        }
    }

    /// The stored part of the decision, while the story is in time or too late.
    pub(crate) fn unclear(&self, too_late: bool) -> Unclear {
        use domain::reconcile::{People as Team, SETTLE, TeamSays};
        let time = |ticks: u8| SETTLE / i32::from(OLDEST) * i32::from(ticks);
        Unclear {
            since_sent: time(self.since_sent),
            calm_for: self.calm_for.map(time),
            resend: match self.refusal {
                Refusal::ContainerNotFound => Resend::ContainerNotFound,
                Refusal::Forbidden => Resend::Forbidden,
                Refusal::None if too_late => Resend::TooLate,
                Refusal::None => Resend::Allowed,
            },
            people: match self.people {
                People::NotAsked => Team::NotAsked,
                People::Asked => Team::Asked(SignedDuration::ZERO),
                People::SayLive => Team::Say(TeamSays::Live),
                People::SayNotThere => Team::Say(TeamSays::NotThere),
            },
        }
    }
}
