//! Checks the three promises at the end of every test: nothing is posted twice, nothing is lost, and nothing
//! crosses from one tenant to another.

use std::collections::BTreeSet;

use sandbox::Effect;
use testbed::creator::Creator;

use super::World;

/// What a test leaves behind on purpose, apart from Drive pictures that are each shown once in a planned
/// slot.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Allowed {
    /// Pictures shown again because people chose to, or long after the first time.
    pub(crate) duplicates: usize,
    /// Pictures of one person's Drive that another person sent.
    pub(crate) cross_tenant: usize,
    /// Stories with a picture that is in no person's Drive, so that the scoreboard cannot recognise it.
    pub(crate) unrecognised: usize,
    /// Stories that a person scheduled for a time outside the slots.
    pub(crate) beside_slots: usize,
}

impl World {
    /// Turns off the check of the promises for this test, for the given reason.
    pub(crate) fn promise_nothing(&mut self, reason: &'static str) {
        self.excused = Some(reason);
    }

    /// Checks that nothing was posted twice, nothing was lost and nothing crossed between tenants, and that
    /// the history and the messages match what is live.
    pub(super) async fn keeps_its_promises(&self) {
        if let Some(reason) = self.excused {
            tracing::info!(reason, "the promises are not checked");
            return;
        }
        if !self.testbed.app().stopping.is_cancelled() {
            self.settle().await;
        }
        let people: Vec<_> = self.creators.iter().map(Creator::person).collect();
        let board = self.testbed.sandbox.scoreboard(&people);
        let found = (board.duplicates, board.cross_tenant, board.unrecognised);
        let allowed = self.allowed;
        assert_eq!(found, (allowed.duplicates, allowed.cross_tenant, allowed.unrecognised), "{board:?}");
        let effects = self.testbed.sandbox.log().effects();
        let published = effects.iter().filter(|line| matches!(line.effect, Effect::StoryPublished { .. }));
        assert_eq!(published.count(), board.stories_ever);
        let (mut stories, mut in_slots) = (0, 0);
        for creator in &self.creators {
            stories += creator.stories(&self.testbed).len();
            in_slots += self.history_says_what_is_live(creator).await;
        }
        assert_eq!(in_slots + self.allowed.beside_slots, stories, "slots of the plan whose story is live");
        self.tells_the_truth().await;
    }

    /// Checks a creator's history against the profile; returns the number of planned slots that are
    /// published.
    async fn history_says_what_is_live(&self, creator: &Creator) -> usize {
        let stories = creator.stories(&self.testbed);
        let containers: BTreeSet<_> = stories.iter().map(|story| &story.container_id).collect();
        assert_eq!(containers.len(), stories.len(), "a container was published twice");
        let mut lookup = self.store.lookup().await.expect("a door");
        let tenant = lookup.tenant_of_chat(creator.chat).await.expect("an answer");
        lookup.commit().await.expect("a commit");
        let Some(tenant) = tenant else {
            assert!(stories.is_empty(), "stories of a chat without a tenant");
            return 0;
        };
        let mut tx = self.store.begin(tenant).await.expect("a transaction");
        let (history, slots) =
            (tx.history().await.expect("history"), tx.recorded_slots().await.expect("slots"));
        tx.commit().await.expect("a commit");
        let posted = history.iter().filter(|line| line.outcome == "published").count();
        assert_eq!(posted, stories.len(), "{history:?}");
        slots.iter().filter(|slot| slot.outcome.as_deref() == Some("published")).count()
    }
}
