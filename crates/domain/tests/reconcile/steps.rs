//! Everything that may happen next in a world.

use std::collections::HashSet;

use domain::reconcile::Next;

use crate::model::{Bounds, LEASE, Lease, People, Phase, Protocol, Refusal, Story, Worker, World};

/// Returns every world that may follow.
pub(crate) fn following(world: &World, protocol: Protocol, bounds: Bounds) -> Vec<World> {
    let mut all: Vec<World> = world.tick(bounds).into_iter().collect();
    for post in 0..2 {
        at_instagram(world, post, bounds, &mut all);
        by_people(world, post, &mut all);
    }
    for worker in 0..2 {
        by_worker(world, worker, protocol, &mut all);
        if world.workers[usize::from(worker)] != Worker::Idle && world.crashes < bounds.crashes {
            let mut crashed = *world;
            crashed.crashes += 1;
            crashed.workers[usize::from(worker)] = Worker::Idle;
            all.push(crashed);
        }
    }
    all
}

/// A publish takes effect or never will; a story is listed.
fn at_instagram(world: &World, post: u8, bounds: Bounds, all: &mut Vec<World>) {
    let row = &world.posts[usize::from(post)];
    for (place, flight) in row.flights.iter().enumerate() {
        let Some(flight) = flight.filter(|flight| flight.age <= bounds.late_effect) else { continue };
        let mut lost = *world;
        lost.post(post).flights[place] = None;
        all.push(lost);
        if let Some(room) = row.stories.iter().position(Option::is_none) {
            lost.post(post).stories[room] =
                Some(Story { age: 0, container: flight.container, listed: false, recorded: false });
            all.push(lost);
        }
    }
    for (place, story) in row.stories.iter().enumerate() {
        if story.is_some_and(|story| !story.listed) {
            let mut listed = *world;
            listed.post(post).stories[place] = story.map(|story| Story { listed: true, ..story });
            all.push(listed);
        }
    }
}

/// People who were asked look at the profile and answer.
fn by_people(world: &World, post: u8, all: &mut Vec<World>) {
    let row = &world.posts[usize::from(post)];
    if row.people == People::Asked {
        let mut answered = *world;
        let live = row.stories.iter().any(Option::is_some);
        answered.post(post).people = if live { People::SayLive } else { People::SayNotThere };
        all.push(answered);
    }
}

fn by_worker(world: &World, worker: u8, protocol: Protocol, all: &mut Vec<World>) {
    match world.workers[usize::from(worker)] {
        Worker::Idle => all.extend((0..2).filter_map(|post| claimed(world, worker, post))),
        Worker::Claimed { post } | Worker::Sending { post } | Worker::Decided { post, .. }
            if !world.has_lease(worker, post) =>
        {
            let mut stopped = *world;
            stopped.workers[usize::from(worker)] = Worker::Idle;
            all.push(stopped);
        }
        Worker::Claimed { post } => step(world, worker, post, protocol, all),
        Worker::Sending { post } => answers(world, worker, post, all),
        Worker::Decided { post, next } => all.extend(carried_out(*world, worker, post, next)),
    }
}

fn claimed(world: &World, worker: u8, post: u8) -> Option<World> {
    let row = &world.posts[usize::from(post)];
    let free = row.lease.is_none_or(|lease| lease.age > LEASE);
    (free && !row.phase.has_ended()).then(|| {
        let mut next = *world;
        next.post(post).lease = Some(Lease { worker, age: 0 });
        next.workers[usize::from(worker)] = Worker::Claimed { post };
        next
    })
}

/// A worker publishes a container that is ready, or reads the result of an unclear publish and decides. Whether the
/// story is too late is not stored in the model: at any time it may be.
fn step(world: &World, worker: u8, post: u8, protocol: Protocol, all: &mut Vec<World>) {
    let row = &world.posts[usize::from(post)];
    if row.phase == Phase::Sent {
        let mut decisions = HashSet::new();
        for evidence in world.evidence(post) {
            for too_late in [false, true] {
                decisions.insert(protocol(&row.unclear(too_late), &evidence));
            }
        }
        for next in decisions {
            let mut decided = *world;
            decided.workers[usize::from(worker)] = Worker::Decided { post, next };
            all.push(decided);
        }
        return;
    }
    let mut too_late = *world;
    too_late.end(post, Phase::NotPosted);
    too_late.release(worker, post);
    let mut busy = *world;
    busy.release(worker, post);
    all.extend([too_late, world.send(worker, post).unwrap_or(busy)]);
}

/// The answer to a publish: success, if it took effect; or a refusal, a time-out or nothing at all in any case.
fn answers(world: &World, worker: u8, post: u8, all: &mut Vec<World>) {
    let row = &world.posts[usize::from(post)];
    let mut unclear = *world;
    unclear.release(worker, post);
    all.push(unclear);
    for refusal in [Refusal::Forbidden, Refusal::ContainerNotFound] {
        if row.refusal == Refusal::None {
            let mut refused = unclear;
            refused.post(post).refusal = refusal;
            all.push(refused);
        }
    }
    if row.stories.iter().flatten().any(|story| story.container == row.container) {
        let mut live = *world;
        live.end(post, Phase::Live);
        live.release(worker, post);
        all.push(live);
    }
}

/// Carries out a decision under the lease.
fn carried_out(mut world: World, worker: u8, post: u8, next: Next) -> Option<World> {
    match next {
        Next::Live => world.end(post, Phase::Live),
        Next::NotPosted => world.end(post, Phase::NotPosted),
        Next::MayBeLive => world.end(post, Phase::MayBeLive),
        Next::AskInstagram { calm } => {
            let row = world.post(post);
            row.calm_for = if calm { row.calm_for.or(Some(0)) } else { None };
        }
        Next::AskPeople => {
            let row = world.post(post);
            if row.people == People::NotAsked {
                row.people = People::Asked;
            }
        }
        Next::PublishAgain => {
            if let Some(sent) = world.send(worker, post) {
                return Some(sent);
            }
        }
        Next::NewContainer => {
            let row = world.post(post);
            if row.container < 1 {
                (row.phase, row.calm_for, row.since_sent) = (Phase::Ready, None, 0);
                row.container += 1;
            }
        }
    }
    world.release(worker, post);
    Some(world)
}
