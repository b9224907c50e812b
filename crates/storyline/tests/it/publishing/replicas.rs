//! Runs two servers on one database: many simultaneous presses for one post have one effect.

use domain::post::{DeliveryMode, PostState};
use server::app::AppError;
use server::app::stories::decision::Decision;
use server::app::stories::review::Decided;
use server::runtime::notify::Work;
use strum::VariantArray as _;
use testbed::PATIENCE;

use crate::world::{World, story};

/// Number of simultaneous presses.
const PRESSES: usize = 50;

/// Prepares a story that waits for review, and starts a second server.
async fn asked(world: &World) -> server::serving::Running {
    world.leave_by(world.creator(), DeliveryMode::Review).await;
    world.until_state(world.creator(), PostState::AwaitingReview).await;
    world.testbed.replica(world.database.store(&world.keys).await).await.expect("a second server")
}

/// Waits for the slot, then checks that it has one outcome, and its post one history entry and at most one
/// publish.
async fn has_one_outcome(world: &World, second: server::serving::Running) {
    world.until_outcomes(1).await;
    let mut tx = world.tx(world.creator()).await;
    let slots = tx.recorded_slots().await.expect("slots");
    let history = tx.history().await.expect("history");
    tx.commit().await.expect("a commit");
    let settled = slots.iter().filter(|slot| slot.outcome.is_some()).count();
    assert_eq!(settled, 1, "{slots:?}");
    let ends = |outcome: &str| history.iter().filter(|line| line.outcome == outcome).count();
    assert_eq!(ends("published"), world.publishes());
    assert!(world.publishes() <= 1, "{history:?}");
    assert_eq!(history.len(), 1 + ends("replaced"), "{history:?}");
    second.stop().await;
}

#[test]
fn fifty_mixed_presses_at_once_have_one_effect_and_all_are_answered() {
    story(1, async |world| {
        let second = asked(world).await;
        let creator = world.creator();
        let offer = world.last_said(creator);
        let buttons: Vec<_> =
            offer.buttons.iter().flatten().filter_map(|button| button.callback_data.clone()).collect();
        assert_eq!(buttons.len(), 4, "{offer:?}");
        let telegram = world.testbed.sandbox.telegram();
        let presses: Vec<String> = (0..PRESSES)
            .map(|n| {
                let data = &buttons[n % buttons.len()];
                telegram.press_data(creator.telegram_user, creator.chat, offer.id, data).expect("a press")
            })
            .collect();
        let all_answered = || presses.iter().all(|press| telegram.answered(press).is_some());
        assert!(world.testbed.sandbox.log().until(PATIENCE, all_answered).await, "a press was not answered");
        let late = presses.iter().filter_map(|press| telegram.answered(press));
        let late =
            late.filter(|answer| answer.text.as_deref().is_some_and(|text| text.contains("lready"))).count();
        assert_eq!(late, PRESSES - 1, "all but the first are told that somebody was first");
        has_one_outcome(world, second).await;
    });
}

#[test]
fn of_fifty_decisions_at_once_on_two_servers_one_is_done() {
    story(1, async |world| {
        let second = asked(world).await;
        let (tenant, user) = world.tenant(world.creator()).await;
        let mut tx = world.tx(world.creator()).await;
        let post = tx.posts_on_their_way().await.expect("posts")[0].id;
        tx.commit().await.expect("a commit");
        let new_creator = [Decision::Approve, Decision::Skip, Decision::Swap, Decision::Reject];
        let decide = |n: usize| {
            let app = if n.is_multiple_of(2) { world.testbed.app().clone() } else { second.app.clone() };
            async move {
                loop {
                    let mut tx = app.store.begin(tenant).await.expect("a transaction");
                    let seen = Some(PostState::AwaitingReview);
                    match app.decide(&mut tx, post, seen, new_creator[n % new_creator.len()], user).await {
                        Ok(decided) => {
                            tx.commit().await.expect("a commit");
                            return decided;
                        }
                        // The post was locked for too long. An update is retried in this case, so this
                        // retries as well.
                        Err(AppError::Store(error)) if error.is_transient() => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            }
        };
        let decided: Vec<_> = (0..PRESSES).map(|n| tokio::spawn(decide(n))).collect();
        let mut done = 0;
        for one in decided {
            done += usize::from(matches!(one.await.expect("no panic"), Decided::Done(_)));
        }
        assert_eq!(done, 1);
        // A pressed button normally notifies the workers of work that became due. These decisions did not
        // come from buttons, so the test notifies them here.
        for app in [world.testbed.app(), &second.app] {
            Work::VARIANTS.iter().for_each(|work| app.notifier.notify(*work));
        }
        has_one_outcome(world, second).await;
    });
}
