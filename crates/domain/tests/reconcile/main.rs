//! Explores the decision after an unclear publish: every order of effects, answers, delays, crashes and stale workers,
//! with two workers and two stories on one account. It must find a double in a protocol that trusts too little
//! evidence, and when a bound is broken that the real one rests on; otherwise none.

mod model;
mod steps;

use std::collections::{HashSet, VecDeque};

use domain::reconcile::{Container, Evidence, Next, Unclear, decide};

use model::{Bounds, Phase, Protocol, World};

/// Within the bounds that the decision rests on.
const WITHIN: Bounds = Bounds { late_effect: 1, listing_lag: 1, crashes: 3 };

/// What the exploration found.
#[derive(Debug, Default)]
struct Found {
    worlds: usize,
    /// A world with a story that is live twice.
    double: Option<World>,
    /// A world with a live story that ended as not posted.
    untrue: Option<World>,
    /// A world with a story that ended as live and is not.
    missing: Option<World>,
    ended: usize,
}

fn explore(start: World, protocol: Protocol, bounds: Bounds) -> Found {
    let mut found = Found::default();
    let mut seen = HashSet::from([start]);
    let mut open = VecDeque::from([start]);
    while let Some(world) = open.pop_front() {
        found.worlds += 1;
        found.ended += usize::from(world.posts.iter().all(|post| post.phase.has_ended()));
        judge(&world, &mut found);
        if found.double.is_some() {
            return found;
        }
        for next in steps::following(&world, protocol, bounds) {
            let next = canonical(next);
            if seen.insert(next) {
                open.push_back(next);
            }
        }
    }
    found
}

fn judge(world: &World, found: &mut Found) {
    for post in &world.posts {
        let live = post.stories.iter().flatten().count();
        if live > 1 {
            found.double.get_or_insert(*world);
        }
        if live > 0 && post.phase == Phase::NotPosted {
            found.untrue.get_or_insert(*world);
        }
        if live == 0 && post.phase == Phase::Live {
            found.missing.get_or_insert(*world);
        }
    }
}

/// Worlds that differ only in the numbers of the workers are one.
fn canonical(world: World) -> World {
    let mut swapped = world;
    swapped.workers.swap(0, 1);
    for post in &mut swapped.posts {
        if let Some(lease) = &mut post.lease {
            lease.worker = 1 - lease.worker;
        }
    }
    world.min(swapped)
}

fn holds(found: &Found) {
    assert!(found.double.is_none(), "a story is live twice: {found:#?}");
    assert!(found.untrue.is_none(), "a live story was told as not posted: {found:#?}");
    assert!(found.missing.is_none(), "a story was told as live and is not: {found:#?}");
    assert!(found.ended > 0, "{found:?}");
}

/// Trusts the container and the count of posts, and never looks at the list of stories.
fn by_count(post: &Unclear, evidence: &Evidence) -> Next {
    match evidence.container {
        Container::Published => Next::Live,
        Container::Finished if post.since_sent >= domain::reconcile::SETTLE && !evidence.count_rose => {
            Next::PublishAgain
        }
        Container::Finished | Container::Unusable | Container::Unanswered => {
            Next::AskInstagram { calm: false }
        }
    }
}

/// Sends again after the first look at the list of stories.
fn after_one_look(post: &Unclear, evidence: &Evidence) -> Next {
    match decide(post, evidence) {
        Next::AskInstagram { calm: true } => Next::PublishAgain,
        other => other,
    }
}

#[test]
fn one_story_is_never_live_twice_nor_told_wrongly() {
    let found = explore(World::new(true), decide, WITHIN);
    println!("{} worlds, {} with an end", found.worlds, found.ended);
    holds(&found);
}

#[test]
fn neither_of_two_stories_on_one_account_is_live_twice_or_told_wrongly() {
    let found = explore(World::new(false), decide, WITHIN);
    println!("{} worlds, {} with an end", found.worlds, found.ended);
    holds(&found);
}

#[test]
fn a_protocol_that_trusts_the_count_of_posts_doubles() {
    assert!(explore(World::new(true), by_count, WITHIN).double.is_some());
}

#[test]
fn a_protocol_that_looks_once_doubles() {
    assert!(explore(World::new(true), after_one_look, WITHIN).double.is_some());
}

#[test]
fn an_effect_later_than_its_bound_can_double() {
    let late = Bounds { late_effect: 5, ..WITHIN };
    assert!(explore(World::new(true), decide, late).double.is_some());
}

#[test]
fn a_listing_later_than_its_bound_can_double() {
    let late = Bounds { listing_lag: 5, ..WITHIN };
    assert!(explore(World::new(true), decide, late).double.is_some());
}
