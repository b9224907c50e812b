//! Tests pictures that are withdrawn between the choice and the publish, and failures of Drive that withdraw
//! nothing.

use domain::ids::{PostId, Tenant};
use domain::post::{DeliveryMode, PostState};
use sandbox::{FaultKind, Google, When};
use server::app::chore::Chore;
use server::runtime::notify::Work;

use crate::world::adopted::{Adopted, beside_the_legacy_application};
use crate::world::{World, side_by_side, story};

/// A creator with a stored rendition for the next story, and with a library that is no longer listed.
struct Shelved<'a> {
    world: &'a World,
    post: PostId,
    /// Drive's id of the picture.
    file: String,
    /// Drive's id of the chosen folder.
    folder: String,
}

impl<'a> Shelved<'a> {
    async fn by(world: &'a World, mode: DeliveryMode) -> Self {
        world.leave_by(world.creator(), mode).await;
        match mode {
            DeliveryMode::Review => world.until_state(world.creator(), PostState::AwaitingReview).await,
            _ => world.until_state(world.creator(), PostState::Reserved).await,
        }
        let it = Self::of(world).await;
        it.refuses("GET /g-api/drive/v3/files", 500, "backendError");
        it
    }

    async fn of(world: &'a World) -> Self {
        let mut tx = world.tx(world.creator()).await;
        let post = tx.posts_on_their_way().await.expect("posts").remove(0);
        let item = tx.media_item(post.media.expect("a picture")).await.expect("an item").expect("an item");
        let folder = tx.chosen_folder().await.expect("a folder").expect("a folder").folder_id;
        tx.commit().await.expect("a commit");
        Self { world, post: post.id, file: item.source_identifier, folder }
    }

    fn drive(&self) -> Google {
        self.world.testbed.sandbox.google()
    }

    /// Makes Drive refuse this request from now on.
    fn refuses(&self, what: &str, code: u16, reason: &str) {
        let body =
            format!(r#"{{"error":{{"code":{code},"message":"No","errors":[{{"reason":"{reason}"}}]}}}}"#);
        self.world.strike(what, FaultKind::Status { code, body, retry_after: None }, When::Always);
    }

    /// Checks that the slot is released with one message that contains these words, without a request to
    /// Instagram, and that the next story is posted.
    async fn ends_withdrawn(self, words: &str) {
        let outcome = self.world.until_outcomes(1).await;
        assert_eq!(outcome, ["released"]);
        let containers = self.world.requests("POST", "/media").len();
        assert_eq!((containers, self.world.publishes()), (0, 0));
        let told = self.world.said(self.world.creator(), words);
        assert_eq!(told.len(), 1, "{told:?}");
        self.world.testbed.sandbox.faults().clear();
        self.world.leave_by(self.world.creator(), DeliveryMode::Automatic).await;
        let outcomes = self.world.until_outcomes(2).await;
        assert_eq!(outcomes, ["released", "published"]);
        assert_eq!(self.world.said(self.world.creator(), words).len(), 1, "it is told once");
    }

    /// Checks that the stored rendition is published.
    async fn ends_published(self) {
        assert_eq!(self.world.until_outcomes(1).await, ["published"]);
    }
}

#[test]
fn a_picture_put_in_the_trash_after_it_was_chosen_is_not_posted() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        it.drive().trash(&it.file).expect("a file");
        it.ends_withdrawn("is in Google Drive's trash").await;
    });
}

#[test]
fn a_picture_put_in_the_trash_after_an_unclear_publish_is_not_sent_again() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        world.strike("POST /ig-graph/*/*/media_publish", FaultKind::DropBefore, When::Times(1));
        world.until_state(world.creator(), PostState::Unknown).await;
        it.drive().trash(&it.file).expect("a file");
        assert_eq!(world.until_outcomes(1).await, ["failed"]);
        assert_eq!(world.publishes(), 1);
        assert_eq!(world.said(world.creator(), "is in Google Drive's trash").len(), 1);
    });
}

#[test]
fn a_picture_moved_out_of_the_folder_is_not_posted() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        let elsewhere = it.world.creator().person().google_email;
        let elsewhere = it.drive().add_folder(&elsewhere, None, "Elsewhere").expect("a folder");
        it.drive().move_to(&it.file, &elsewhere).expect("a file");
        it.ends_withdrawn("was moved out of your folder").await;
    });
}

#[test]
fn a_picture_moved_to_another_place_in_the_folder_is_posted() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        it.drive().move_to(&it.file, &it.folder).expect("a file");
        it.ends_published().await;
    });
}

#[test]
fn a_picture_deleted_for_good_is_not_posted_while_its_folder_answers() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        it.drive().remove(&it.file).expect("a file");
        it.ends_withdrawn("is no longer in your folder").await;
    });
}

#[test]
fn where_the_whole_folder_is_gone_what_is_on_the_shelf_is_posted() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        it.drive().remove(&it.folder).expect("a folder");
        it.ends_published().await;
    });
}

#[test]
fn where_the_folder_may_not_be_read_a_missing_picture_is_posted() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        it.drive().remove(&it.file).expect("a file");
        let folder = format!("GET /g-api/drive/v3/files/{}", it.folder);
        it.refuses(&folder, 403, "insufficientFilePermissions");
        it.ends_published().await;
    });
}

#[test]
fn a_drive_that_refuses_or_fails_withdraws_nothing() {
    side_by_side(
        [(403, "cannotDownload"), (429, "rateLimitExceeded"), (500, "backendError")],
        async |world, (code, reason)| {
            let it = Shelved::by(world, DeliveryMode::Automatic).await;
            it.drive().trash(&it.file).expect("a file");
            it.refuses("GET /g-api/drive/v3/files/*", code, reason);
            it.ends_published().await;
        },
    );
}

#[test]
fn a_drive_that_does_not_answer_or_is_not_connected_withdraws_nothing() {
    side_by_side([false, true], async |world, disconnected| {
        let it = Shelved::by(world, DeliveryMode::Automatic).await;
        it.drive().trash(&it.file).expect("a file");
        match disconnected {
            true => it.drive().revoke(&it.world.creator().person().google_email),
            false => {
                it.world.strike("GET /g-api/drive/v3/files/*", FaultKind::DropBefore, When::Always);
            }
        }
        it.ends_published().await;
    });
}

#[test]
fn a_yes_to_a_picture_that_is_gone_since_posts_nothing() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Review).await;
        let offer = it.world.last_said(it.world.creator());
        it.drive().trash(&it.file).expect("a file");
        it.world.press_first(it.world.creator(), "Post at ").await;
        assert_eq!(it.world.until_outcomes(1).await, ["released"]);
        let told = it.world.said(it.world.creator(), "is in Google Drive's trash");
        let [shown, failed] = &told[..] else {
            panic!("an edit, and a message that people notice: {told:?}")
        };
        assert_eq!(shown.id, offer.id, "the message that asked says so");
        assert!(shown.buttons.is_empty() && shown.text.contains("Cancelled"), "{shown:?}");
        assert!(!failed.silent && failed.text.contains("was not posted"), "{failed:?}");
        assert_eq!(it.world.requests("POST", "/media").len(), 0);
    });
}

#[test]
fn a_picture_that_is_gone_is_not_handed_over() {
    story(1, async |world| {
        let it = Shelved::by(world, DeliveryMode::Manual).await;
        it.drive().trash(&it.file).expect("a file");
        assert_eq!(it.world.until_outcomes(1).await, ["released"]);
        it.world.only(it.world.creator(), "is in Google Drive's trash");
        assert!(it.world.said(it.world.creator(), "Your turn").is_empty());
    });
}

/// Waits for a post in this state, then trashes its picture and lists the folder.
async fn listed_without_its_picture(world: &World, state: PostState) -> Shelved<'_> {
    if state == PostState::AwaitingReview {
        world.leave_by(world.creator(), DeliveryMode::Review).await;
    }
    world.until_state(world.creator(), state).await;
    let it = Shelved::of(world).await;
    it.drive().trash(&it.file).expect("a file");
    let mut tx = it.world.tx(it.world.creator()).await;
    let source = tx.chosen_folder().await.expect("a folder").expect("a folder").id;
    let now = it.world.testbed.sandbox.clock().now();
    Chore::SyncDrive(source).due(&mut tx, now).await.expect("a chore");
    tx.commit().await.expect("a commit");
    it.world.testbed.app().notifier.notify(Work::Chores);
    it.world.settle().await;
    it
}

#[test]
fn the_listing_that_misses_a_picture_takes_back_its_post_wherever_it_stands_before_the_publish() {
    side_by_side(
        [PostState::Reserved, PostState::AwaitingReview, PostState::ContainerMade, PostState::ContainerReady],
        async |world, state| {
            let it = listed_without_its_picture(world, state).await;
            assert_eq!(it.world.outcomes(it.world.creator()).await, ["released"], "{state}");
            it.world.only(it.world.creator(), "is in Google Drive's trash");
            assert_eq!(it.world.publishes(), 0, "{state}");
        },
    );
}

#[test]
fn another_folder_takes_back_the_posts_of_the_one_before() {
    story(1, async |world| {
        world.until_state(world.creator(), PostState::ContainerReady).await;
        let it = Shelved::of(world).await;
        let (_, actor) = it.world.tenant(it.world.creator()).await;
        let email = it.world.creator().person().google_email;
        let other = it.drive().add_folder(&email, None, "Other stories").expect("a folder");
        let mut tx = it.world.tx(it.world.creator()).await;
        let (app, now) = (it.world.testbed.app(), it.world.testbed.sandbox.clock().now());
        app.choose_folder(&mut tx, actor, &other, "Other stories", now).await.expect("a choice");
        assert!(tx.post(it.post).await.expect("an answer").is_none());
        tx.commit().await.expect("a commit");
        app.notifier.notify(Work::Outbox);
        app.notifier.notify(Work::Chores);
        it.world.settle().await;
        assert_eq!(it.world.outcomes(it.world.creator()).await, ["released"]);
        it.world.only(it.world.creator(), "another folder");
        assert_eq!(it.world.publishes(), 0);
    });
}

/// Posts automatically from the legacy application's library, and changes the file of the next story after it
/// was chosen.
fn once_chosen_from_disk(fate: impl Fn(&Adopted, &str), told: usize, posted: bool) {
    const CHOSEN: &str =
        "SELECT m.file_path FROM posting_queue AS q JOIN media_items AS m ON m.id = q.media_item_id
                           WHERE q.state = 'reserved'";
    beside_the_legacy_application(async |adopted| {
        let taken = adopted.command(&["tenant", "take-over"]).await;
        assert_eq!(taken.code, Some(0), "{}", taken.complaint);
        let mut tx = adopted.testbed.app().store.begin(Tenant::Legacy).await.expect("a transaction");
        tx.set_last_word(DeliveryMode::Automatic, false).await.expect("a mode");
        tx.commit().await.expect("a commit");
        let step = async || adopted.testbed.step().await.expect("it settles").expect("something is due");
        let mut chosen = adopted.ask(CHOSEN).await;
        while chosen.is_empty() {
            step().await;
            chosen = adopted.ask(CHOSEN).await;
        }
        fate(adopted, &chosen[0]);
        let undecided = || adopted.messages().iter().all(|message| !message.text.contains(LEFT));
        while adopted.stories().is_empty() && undecided() {
            step().await;
        }
        let messages = adopted.messages();
        let said = messages.iter().filter(|message| message.text.contains(LEFT)).count();
        assert_eq!((said, !adopted.stories().is_empty()), (told, posted));
    });
}

const LEFT: &str = "is no longer in your folder";

#[test]
fn a_file_deleted_from_disk_after_it_was_chosen_is_not_posted() {
    once_chosen_from_disk(Adopted::delete, 1, false);
}

#[test]
fn a_file_that_the_disk_cannot_show_now_withdraws_nothing() {
    once_chosen_from_disk(
        |adopted, path| {
            adopted.delete(path);
            adopted.make_unreadable(path);
        },
        0,
        true,
    );
}
