//! Sample messages: every kind in every state, with names chosen by the caller.

use domain::cause::Cause;
use domain::media::RejectReason;
use domain::role::{Permission, Role};
use jiff::tz::TimeZone;
use store::post_view::PostView;
use store::settings::Lifecycle;
use strum::{IntoEnumIterator as _, VariantArray as _};

use super::sample_data::{Names, at, coming, picture, posts, settings, status};
use crate::app::setup::wizard::sample_steps;
use crate::i18n::Words;
use crate::messages::{
    BackAgain, CategoryItems, ChoreFailing, ChoreWorks, Connected, Context, Denied, FirstPicture, Group,
    KnownWork, LibraryEmpty, LibraryIndexed, LibraryVanished, Message, MoveOffer, MoveSettled, Moved, Next,
    NextTime, NotNow, NotPosted, Pause, Picture, PictureComing, Practised, Provider, Published, Queue,
    Reason, Reconnect, Rendered, Right, RightMissing, RowsUnread, Sent, SetAside, Step, Stopped,
    TokensUnopenable, UpdatesTrouble, WorkBroken, WorksAgain,
};

/// Causes that are told only to the person who sent a picture.
const TO_A_SENDER: [Cause; 4] =
    [Cause::TooLargeForTelegram, Cause::GoneAtTelegram, Cause::TelegramSilent, Cause::FetchGaveUp];

pub(super) const NOW: &str = "2026-01-10T09:00:00Z";

/// A function that renders a step of the set-up in a language.
pub(super) type RenderStep = Box<dyn Fn(Words) -> Rendered>;

/// A message in one of its states.
pub(super) struct Sample {
    /// A description of the state.
    pub(super) state: String,
    pub(super) message: Message,
    pub(super) lifecycle: Lifecycle,
    pub(super) dry_run: bool,
    pub(super) post: Option<PostView>,
    /// For a message of the set-up: the step and how to render it.
    pub(super) step: Option<(Step, RenderStep)>,
}

impl Sample {
    /// Creates a sample of a message in a live chat.
    fn of(message: Message) -> Self {
        let (lifecycle, dry_run) = (Lifecycle::Active, false);
        Self { state: String::new(), message, lifecycle, dry_run, post: None, step: None }
    }

    pub(super) fn render(&self, words: Words, again: bool) -> Rendered {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let step = self.step.as_ref().map(|(_, render)| render(words));
        let cx = Context {
            words,
            post: self.post.as_ref(),
            wizard: step.as_ref(),
            again,
            lifecycle: self.lifecycle,
            dry_run: self.dry_run,
            zone: &zone,
            now: NOW.parse().unwrap(),
        };
        self.message.render(&cx).unwrap_or_else(|| panic!("{} is not rendered", self.message.kind()))
    }
}

/// Returns every kind of message in every state.
pub(super) fn samples(names: Names<'_>) -> Vec<Sample> {
    let mut all = Vec::new();
    let mut add = |state: &str, message: Message| {
        all.push(Sample { state: state.into(), ..Sample::of(message) });
    };
    let account = || Connected { name: names.account.into() };
    add("", Message::WizardMoved);
    add("", Message::InstagramConnected(account()));
    add("", Message::GoogleConnected(account()));
    let folder = |items| CategoryItems { name: names.folder.into(), items };
    let indexed = |rejected| LibraryIndexed { categories: vec![folder(5), folder(4)], rejected };
    add("", Message::LibraryIndexed(indexed(0)));
    add("some files cannot be a story", Message::LibraryIndexed(indexed(3)));
    add("", Message::FirstPicture(FirstPicture { publish_at: at("2026-01-10T11:00:00Z") }));
    let published_at = at("2026-01-10T09:10:00Z");
    let published = Published { account: names.account.into(), published_at, picture: Some([7; 32]) };
    add("", Message::Published(published));
    let not_posted = |cause: Cause, more| NotPosted { publish_at: published_at, more, reason: cause.into() };
    let to_a_sender = |cause: &Cause| TO_A_SENDER.contains(cause);
    let pictures = RejectReason::iter().map(Cause::Picture);
    for cause in Cause::iter().filter(|cause| !to_a_sender(cause)).chain(pictures) {
        add(&cause.to_string(), Message::Failed(not_posted(cause.clone(), 0)));
    }
    for more in [0, 1, 5] {
        add(&format!("{more} more"), Message::Missed(not_posted(Cause::TooLate, more)));
    }
    let stored = Reason { cause: None, why: Some(names.why.into()) };
    let stored = NotPosted { publish_at: published_at, more: 0, reason: stored };
    add("as an older version stored it", Message::Missed(stored));
    for reason in RejectReason::iter() {
        add(&reason.to_string(), Message::PictureRefused(Cause::Picture(reason.clone()).into()));
    }
    for cause in TO_A_SENDER {
        add(&cause.to_string(), Message::PictureRefused(cause.into()));
    }
    let practised = Practised { account: names.account.into(), at: published_at, picture: Some([7; 32]) };
    add("", Message::Practised(practised));
    for lifecycle in Lifecycle::VARIANTS {
        for folders in [0, 2, 40] {
            let status = status(*lifecycle, names, folders);
            add(&format!("{}, {folders} folders", lifecycle.into_str()), Message::Status(Box::new(status)));
        }
    }
    for (state, settings) in settings(names) {
        add(&state, Message::Settings(Box::new(settings)));
    }
    for (number, paused) in [(0, false), (0, true), (1, false), (9, false), (150, true)] {
        let state = format!("{number} stories{}", if paused { ", paused" } else { "" });
        add(&state, Message::Queue(Queue { coming: coming(number, names), paused }));
    }
    add("paused", Message::Next(Next::Refused { why: NotNow::Paused }));
    add("not live", Message::Next(Next::Refused { why: NotNow::NotLive }));
    let requested =
        |automatic, taken_back| Message::Next(Next::Requested { post: None, automatic, taken_back });
    add("asks first", requested(false, None));
    add("no picture", requested(true, None));
    add("cancelled", requested(true, Some(true)));
    let next = NextTime { at: Some(at("2026-01-10T12:05:00Z")), about: true };
    let until = Some(at("2026-01-11T05:00:00Z"));
    for (state, pause) in [
        ("asks", Pause::Ask),
        ("until a time", Pause::InForce { until, by: Some(names.person.into()) }),
        ("until resumed", Pause::InForce { until: None, by: None }),
        ("resumed", Pause::Resumed { next, at_its_end: false }),
        ("at its end", Pause::Resumed { next: NextTime { at: None, about: false }, at_its_end: true }),
        ("was not paused", Pause::WasNotPaused),
        ("not live", Pause::NotLive),
    ] {
        add(state, Message::Pause(pause));
    }
    for sent in [0, 1, 9] {
        let story = Sent { picture: names.picture.into(), at: at("2026-01-10T13:03:10Z") };
        let stopped = Stopped::Stopped { withdrawn: sent, sent: vec![story; sent] };
        add(&format!("{sent} could not be held"), Message::Stopped(stopped));
    }
    for withdrawn in [0, 1, 2] {
        let undone = Message::Stopped(Stopped::Undone { withdrawn, next });
        add(&format!("undone, {withdrawn} withdrawn"), undone);
    }
    add("", Message::Help);
    add("", Message::Lost);
    for needed in [Permission::Move, Permission::ChangeSettings, Permission::Approve, Permission::Status] {
        let people =
            if needed.least_role() == Role::Owner { vec![] } else { vec![names.person.to_owned(); 3] };
        add(needed.least_role().into_str(), Message::Denied(Denied::new(needed, people)));
    }
    add("", Message::PracticeOver);
    add("pictures from Drive", Message::LibraryEmpty(LibraryEmpty { from_drive: true }));
    add("pictures from the chat", Message::LibraryEmpty(LibraryEmpty { from_drive: false }));
    add("", Message::LibraryVanished(LibraryVanished { gone: 13, of: 24 }));
    for provider in Provider::VARIANTS {
        add(provider.title(), Message::Reconnect(Reconnect { provider: *provider }));
    }
    add("", Message::WorksAgain(WorksAgain { name: names.account.into() }));
    add("", Message::InstagramAway);
    add("1 row", Message::RowsUnread(RowsUnread { rows: 1 }));
    add("3 rows", Message::RowsUnread(RowsUnread { rows: 3 }));
    let host = || "staging.example.org".to_owned();
    let error = || "Wrong response from the webhook: 502 Bad Gateway".to_owned();
    for trouble in [
        UpdatesTrouble::WebhookDeleted,
        UpdatesTrouble::WebhookReplaced { host: host() },
        UpdatesTrouble::WebhookAdded { host: host() },
        UpdatesTrouble::PolledTwice,
        UpdatesTrouble::WebhookFails { error: error() },
    ] {
        add((&trouble).into(), Message::UpdatesTrouble(trouble.clone()));
    }
    for (tokens, what) in [(1, "1 token"), (17, "17 tokens")] {
        add(what, Message::TokensUnopenable(TokensUnopenable { tokens }));
    }
    for (state, messages, updates, parked) in
        [("one of each", 1, 1, 1), ("3 messages", 3, 0, 0), ("3 updates", 0, 3, 3)]
    {
        add(state, Message::SetAside(SetAside { messages, updates, parked }));
    }
    let (chore, error) = ("sync_drive".into(), names.why.into());
    add("", Message::WorkBroken(WorkBroken { chore, error }));
    for work in KnownWork::VARIANTS {
        for cause in [Cause::DriveSilent, Cause::FolderMissing, Cause::FolderClosed, Cause::InstagramSilent] {
            let failing = ChoreFailing::new(*work, published_at, cause);
            add("", Message::ChoreFailing(failing));
        }
        add("", Message::ChoreWorks(ChoreWorks { work: *work }));
    }
    for right in Right::VARIANTS {
        add("in the group", Message::RightMissing(RightMissing { right: *right, group: None }));
        let group = Some(names.group.to_owned());
        add("to its owner", Message::RightMissing(RightMissing { right: *right, group }));
    }
    for (state, coming) in [
        ("just sent", PictureComing::Fetching { reply_to: 7 }),
        ("it takes long", PictureComing::Slow { until: at("2026-01-10T15:00:00Z") }),
        ("it took long", PictureComing::Below),
    ] {
        add(state, Message::PictureComing(coming));
    }
    add("", Message::PictureHere(picture(names)));
    add("", Message::GroupWelcome);
    for (lifecycle, publish_at) in [
        (Lifecycle::Active, Some(published_at)),
        (Lifecycle::Paused, None),
        (Lifecycle::WaitingFirstPicture, None),
        (Lifecycle::Onboarding, None),
    ] {
        add(lifecycle.into_str(), Message::BackAgain(BackAgain { lifecycle, publish_at }));
    }
    for title in [Some(names.group.to_owned()), None] {
        let state = if title.is_some() { "" } else { "the group has no name" };
        add(state, Message::MoveOffer(MoveOffer(Group { chat: -4, title: title.clone() })));
        add(state, Message::MoveSettled(MoveSettled { moves: true, title: title.clone() }));
        add(state, Message::MovedAway(Moved { title, back: false }));
    }
    add("stays apart", Message::MoveSettled(MoveSettled { moves: false, title: None }));
    add("back", Message::MovedAway(Moved { title: None, back: true }));
    add("", Message::MovedHere(Moved { title: None, back: false }));
    add("back", Message::MovedHere(Moved { title: None, back: true }));
    for (state, setting_up, live, in_library, never, unsharp) in [
        ("in the set-up", true, false, false, false, false),
        ("in the set-up, kept", true, false, true, false, false),
        ("live", false, true, false, false, true),
        ("live, in the library", false, true, true, false, false),
        ("not live", false, false, false, false, false),
        ("not live, in the library", false, false, true, false, false),
        ("rejected before", false, true, false, true, false),
    ] {
        let shown = Picture {
            setting_up,
            live,
            in_library,
            never: Some(never),
            unsharp: Some(unsharp),
            ..picture(names)
        };
        add(state, Message::Picture(shown));
    }
    let automatic = |post: &PostView| {
        Message::Next(Next::Requested { post: Some(post.id), automatic: true, taken_back: None })
    };
    for (state, post) in posts(names) {
        for message in [
            Message::Offer,
            Message::HandOff,
            Message::IsItLive,
            automatic(&post),
            Message::Picture(picture(names)),
        ] {
            let (state, post) = (state.clone(), Some(post.clone()));
            if matches!(message, Message::Offer) {
                let (state, message, post) = (format!("{state}, practice"), Message::Offer, post.clone());
                all.push(Sample { state, post, dry_run: true, ..Sample::of(message) });
            }
            all.push(Sample { state, post, ..Sample::of(message) });
        }
    }
    for lifecycle in [Lifecycle::Onboarding, Lifecycle::Paused] {
        for message in [
            Message::InstagramConnected(account()),
            Message::GoogleConnected(account()),
            Message::Failed(not_posted(Cause::InstagramSilent, 0)),
            Message::WorksAgain(WorksAgain { name: names.account.into() }),
        ] {
            all.push(Sample { state: lifecycle.into_str().into(), lifecycle, ..Sample::of(message) });
        }
    }
    for (lifecycle, message) in [
        (Lifecycle::Onboarding, Message::Stopped(Stopped::Stopped { withdrawn: 0, sent: vec![] })),
        (Lifecycle::WaitingFirstPicture, Message::Next(Next::Refused { why: NotNow::NotLive })),
    ] {
        all.push(Sample { state: lifecycle.into_str().into(), lifecycle, ..Sample::of(message) });
    }
    for (state, step, render) in sample_steps() {
        let (message, state) = (Message::Wizard, format!("{}: {state}", step.into_str()));
        all.push(Sample { state, step: Some((step, render)), ..Sample::of(message) });
    }
    all
}
