//! Records changes in the audit table: one variant per change, and how each is stored.

use domain::ids::{MediaId, PostId, UserId};
use domain::lock::WhenDry;
use domain::post::{DeliveryMode, PostState};
use domain::reconcile::TeamSays;
use domain::role::Role;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::cutover::{Engine, GivenBack, TakenOver};
use store::settings::Lifecycle;
use store::{StoreError, TenantTx};

use crate::app::Provider;
use crate::app::stories::decision::Decision;
use crate::messages::{PlanSummary, Stopped};

/// A change recorded in the audit table.
#[derive(Clone, Debug)]
pub enum Change<'a> {
    // The plan
    Paused {
        from: Lifecycle,
        until: Option<Timestamp>,
    },
    Resumed {
        to: Lifecycle,
        next: Option<Timestamp>,
    },
    Stopped {
        from: Lifecycle,
        stopped: &'a Stopped,
    },
    ScheduleChosen {
        before: PlanSummary,
        after: PlanSummary,
    },
    ModeChanged {
        before: (Option<DeliveryMode>, bool),
        after: (DeliveryMode, bool),
    },
    WhenDryChanged {
        before: WhenDry,
        after: WhenDry,
    },
    PracticeChanged {
        before: bool,
        after: bool,
    },
    WentLive {
        from: Lifecycle,
        mode: DeliveryMode,
        posts_on_silence: bool,
    },
    // One story
    Decided {
        decision: Decision,
        post: PostId,
        state: PostState,
    },
    /// A person said whether a story is live that Instagram did not confirm.
    StoryIs {
        post: PostId,
        says: TeamSays,
    },
    Requested {
        post: PostId,
    },
    PictureRequested {
        post: PostId,
        at: Timestamp,
    },
    TakenBack {
        post: PostId,
        state: PostState,
    },
    PostSkipped {
        post: PostId,
        state: PostState,
        at: Timestamp,
    },
    TimeSkipped {
        at: Timestamp,
    },
    PostMoved {
        post: PostId,
        from: Timestamp,
        to: Timestamp,
    },
    TimeMoved {
        post: PostId,
        from: Timestamp,
        to: Timestamp,
    },
    // The library and the connections
    PictureAdded {
        media: MediaId,
    },
    FolderChosen {
        before: Option<&'a str>,
        after: &'a str,
    },
    Connected {
        provider: Provider,
        name: &'a str,
    },
    // People
    Joined {
        role: Role,
    },
    Left {
        role: Role,
    },
    RoleChanged {
        user: UserId,
        before: Option<Role>,
        after: Role,
    },
    BecameOwner {
        before: Option<Role>,
    },
    // The chat
    Detached {
        from: Lifecycle,
    },
    Reattached {
        to: Lifecycle,
    },
    ChatMoved {
        from: i64,
        to: i64,
    },
    MovedIntoGroup {
        from: i64,
        to: i64,
    },
    MovedBack {
        from: i64,
        to: i64,
    },
    // The tenant
    Exported,
    /// Number of erased rows by table.
    Erased {
        rows: &'a [(String, i64)],
    },
    TakenOver {
        found: &'a TakenOver,
    },
    HandedBack {
        ended: &'a GivenBack,
    },
}

impl Change<'_> {
    /// Records the change in the transaction that makes it. `by` is `None` for changes made automatically.
    pub async fn record(
        &self,
        tx: &mut TenantTx,
        by: Option<UserId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (before, after) = self.values();
        tx.audit(by, self.word(), before, after, now).await
    }

    /// The value of `audit.action`.
    fn word(&self) -> &'static str {
        match self {
            Self::Paused { .. } => "paused",
            Self::Resumed { .. } => "resumed",
            Self::Stopped { .. } => "stopped",
            Self::ScheduleChosen { .. } => "schedule_chosen",
            Self::ModeChanged { .. } => "mode_changed",
            Self::WhenDryChanged { .. } => "when_dry_changed",
            Self::PracticeChanged { .. } => "practice_changed",
            Self::WentLive { .. } => "went_live",
            Self::Decided { decision, .. } => decision.name(),
            Self::StoryIs { .. } => "story_is",
            Self::Requested { .. } => "asked_now",
            Self::PictureRequested { .. } => "picture_wanted",
            Self::TakenBack { .. } => "taken_back",
            Self::PostSkipped { .. } | Self::TimeSkipped { .. } => "time_skipped",
            Self::PostMoved { .. } | Self::TimeMoved { .. } => "time_moved",
            Self::PictureAdded { .. } => "picture_added",
            Self::FolderChosen { .. } => "folder_chosen",
            Self::Connected { provider: Provider::Instagram, .. } => "instagram_connected",
            Self::Connected { provider: Provider::Google, .. } => "google_connected",
            Self::Joined { .. } => "joined",
            Self::Left { .. } => "left",
            Self::RoleChanged { .. } | Self::BecameOwner { .. } => "role_changed",
            Self::Detached { .. } => "detached",
            Self::Reattached { .. } => "reattached",
            Self::ChatMoved { .. } => "chat_moved",
            Self::MovedIntoGroup { .. } => "moved_into_group",
            Self::MovedBack { .. } => "moved_back",
            Self::Exported => "exported",
            Self::Erased { .. } => "erased",
            Self::TakenOver { .. } => "taken_over",
            Self::HandedBack { .. } => "handed_back",
        }
    }

    /// The values of `audit.before` and `audit.after`.
    fn values(&self) -> (Option<Value>, Option<Value>) {
        let lifecycle = |lifecycle: &Lifecycle| json!({ "lifecycle": lifecycle });
        let post = |post: &PostId, state: &PostState| json!({ "post": post, "state": state });
        let mode =
            |mode: Option<DeliveryMode>, silence: bool| json!({ "mode": mode, "posts_on_silence": silence });
        match self {
            Self::Paused { from, until } => {
                both(lifecycle(from), json!({ "lifecycle": Lifecycle::Paused, "until": until }))
            }
            Self::Resumed { to, next } => {
                both(lifecycle(&Lifecycle::Paused), json!({ "lifecycle": to, "next": next }))
            }
            Self::Stopped { from, stopped } => both(lifecycle(from), json!(stopped)),
            Self::ScheduleChosen { before, after } => both(json!(before), json!(after)),
            Self::ModeChanged { before, after } => {
                both(mode(before.0, before.1), mode(Some(after.0), after.1))
            }
            Self::WhenDryChanged { before, after } => {
                both(json!({ "when_dry": before }), json!({ "when_dry": after }))
            }
            Self::PracticeChanged { before, after } => {
                both(json!({ "practice": before }), json!({ "practice": after }))
            }
            Self::WentLive { from, mode: chosen, posts_on_silence } => {
                both(lifecycle(from), mode(Some(*chosen), *posts_on_silence))
            }
            Self::Decided { post: id, state, .. } => both(post(id, state), json!({ "post": id })),
            Self::StoryIs { post, says } => after(json!({ "post": post, "says": says })),
            Self::Requested { post } => after(json!({ "post": post })),
            Self::PictureRequested { post, at } => after(json!({ "post": post, "at": at })),
            Self::TakenBack { post: id, state } => (Some(post(id, state)), None),
            Self::PostSkipped { post: id, state, at } => both(post(id, state), json!({ "at": at })),
            Self::TimeSkipped { at } => after(json!({ "at": at })),
            Self::PostMoved { post, from, to } => {
                both(json!({ "post": post, "at": from }), json!({ "at": to }))
            }
            Self::TimeMoved { post, from, to } => {
                both(json!({ "at": from }), json!({ "post": post, "at": to }))
            }
            Self::PictureAdded { media } => after(json!({ "media": media })),
            Self::FolderChosen { before, after } => {
                (before.map(|folder| json!({ "folder": folder })), Some(json!({ "folder": after })))
            }
            Self::Connected { name, .. } => after(json!({ "name": name })),
            Self::Joined { role } => after(json!({ "role": role })),
            Self::Left { role } => (Some(json!({ "role": role })), None),
            Self::RoleChanged { user, before, after } => {
                both(json!({ "user": user, "role": before }), json!({ "user": user, "role": after }))
            }
            Self::BecameOwner { before } => both(json!({ "role": before }), json!({ "role": Role::Owner })),
            Self::Detached { from } => both(lifecycle(from), lifecycle(&Lifecycle::Detached)),
            Self::Reattached { to } => both(lifecycle(&Lifecycle::Detached), lifecycle(to)),
            Self::ChatMoved { from, to }
            | Self::MovedIntoGroup { from, to }
            | Self::MovedBack { from, to } => both(json!({ "chat": from }), json!({ "chat": to })),
            Self::Exported => (None, None),
            Self::Erased { rows } => {
                (Some(rows.iter().map(|(table, n)| (table.clone(), json!(n))).collect()), None)
            }
            Self::TakenOver { found } => {
                both(json!({ "engine": Engine::Old.into_str() }), json!({ "found": found }))
            }
            Self::HandedBack { ended } => {
                both(json!({ "engine": Engine::Storyline.into_str() }), json!({ "ended": ended }))
            }
        }
    }
}

fn both(before: Value, after: Value) -> (Option<Value>, Option<Value>) {
    (Some(before), Some(after))
}

fn after(after: Value) -> (Option<Value>, Option<Value>) {
    (None, Some(after))
}
