//! Telegram is away for a working day.

use domain::post::DeliveryMode;
use jiff::SignedDuration;
use sandbox::{FaultKind, When};

use crate::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_hours_without_telegram_cost_their_slots_one_picture_and_one_message() {
    let world = World::with_creators(2).await;
    for creator in &world.creators {
        let (tenant, _) = creator.tenant(&world.stage).await.expect("a tenant");
        let mut tx = world.stage.app().store.begin(tenant).await.expect("a transaction");
        tx.set_delivery_mode(DeliveryMode::Review).await.expect("a mode");
        tx.commit().await.expect("a commit");
    }
    let heard = |world: &World| world.said(world.creator(), "").len();
    let (before, body) =
        (heard(&world), r#"{"ok":false,"error_code":500,"description":"Internal Server Error"}"#);
    let away = FaultKind::Status { code: 500, body: body.into(), retry_after: None };
    let armed = world.strike("* /telegram/**", away, When::Always);
    let ends = world.until_slot_comes().await + SignedDuration::from_hours(8);
    let mut touched = std::collections::BTreeSet::new();
    while let Some(next) = world.settle().await.filter(|next| *next <= ends) {
        touched.extend(world.pictures_in_flight(world.creator()).await);
        world.stage.move_to(next);
    }
    world.go_to(ends).await;
    let outcomes = world.outcomes(world.creator()).await;
    assert!(outcomes.len() >= 2 && outcomes.iter().all(|outcome| outcome == "missed"), "{outcomes:?}");
    assert_eq!(touched.len(), 1, "{touched:?}");
    world.stage.sandbox.faults().disarm(armed);
    let told = world.stage.sandbox.clock().now() + SignedDuration::from_mins(12);
    world.go_to(told).await;
    let news = world.said(world.creator(), "not posted");
    assert_eq!(news.len(), 1, "{news:?}");
    assert!(heard(&world) - before <= 2, "what is over is not asked about any more");
    world.close().await;
}
