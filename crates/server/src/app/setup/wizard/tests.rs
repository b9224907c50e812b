//! Tests the steps of the set-up with sample facts.

use domain::media::RejectReason;
use domain::post::DeliveryMode;
use domain::schedule::{Plan, PostingDays, PostsPerDay, Schedule, Variation};
use domain::slots::first_after;
use domain::window::PostingWindow;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::media::CategoryCount;
use store::settings::Lifecycle;

use super::view::Rejected;
use super::{AccountFact, Choices, DriveFolder, DriveTrouble, FolderFact, Listing, WizardNotice, WizardView};
use crate::i18n::Words;
use crate::messages::{Context, Press, Rendered, Step, WizardPanel};

const STEPS: [Step; 7] =
    [Step::Welcome, Step::Instagram, Step::Drive, Step::Folder, Step::Schedule, Step::Mode, Step::Summary];

fn view(step: Step) -> WizardView {
    let now: Timestamp = "2026-01-10T13:32:00Z".parse().unwrap();
    let schedule = Schedule {
        plan: Plan::Spread {
            per_day: PostsPerDay::new(3).unwrap(),
            window: PostingWindow::new(9, 21).unwrap(),
        },
        days: PostingDays::ALL,
        days_off: vec![],
        variation: Variation::Exact,
        zone: TimeZone::get("Europe/Berlin").unwrap(),
    };
    let first = first_after(&schedule, uuid::Uuid::nil(), now);
    let coming = std::iter::successors(first, |slot| first_after(&schedule, uuid::Uuid::nil(), slot.at));
    WizardView {
        step,
        steps: STEPS.into(),
        choices: Choices { zone: Some("Europe/Berlin".into()), ..Choices::default() },
        lifecycle: Lifecycle::Onboarding,
        posts_on_silence: false,
        dry_run: false,
        mode: None,
        account: None,
        drive: true,
        drive_enabled: true,
        folder: None,
        categories: categories(),
        rejects: vec![Rejected { reason: Ok(RejectReason::Heic), items: 1 }],
        listing: Listing::NotAsked,
        link: Some("https://stories.example.org/connect/abc".parse().unwrap()),
        coming: coming.take(3).collect(),
        schedule,
        host: "stories.example.org".into(),
        now,
    }
}

fn categories() -> Vec<CategoryCount> {
    vec![
        CategoryCount { category: "cafe".into(), items: 5, rejected: 1 },
        CategoryCount { category: "<b>cats".into(), items: 4, rejected: 0 },
    ]
}

fn account(business: bool) -> Option<AccountFact> {
    Some(AccountFact { username: "harbour".into(), business, lost: false })
}

fn folder(read: bool, failing: bool) -> Option<FolderFact> {
    Some(FolderFact { name: "Stories".into(), categories: categories(), read, failing })
}

fn folders(how_many: usize) -> Listing {
    let place = |n: usize| DriveFolder { id: format!("id-{n}"), name: format!("Folder {n}") };
    Listing::Folders((0..how_many).map(place).collect())
}

fn say(view: &WizardView) -> Rendered {
    render(view, Words::ENGLISH)
}

fn render(view: &WizardView, words: Words) -> Rendered {
    let zone = &view.schedule.zone;
    view.render(&Context {
        words,
        post: None,
        wizard: None,
        again: false,
        lifecycle: view.lifecycle,
        dry_run: view.dry_run,
        zone,
        now: view.now,
    })
}

fn labels(spoken: &Rendered) -> Vec<&str> {
    spoken.buttons.iter().flatten().map(|button| button.text.as_str()).collect()
}

/// Every step in every state, each with a description of the state.
fn states() -> Vec<(&'static str, WizardView)> {
    let noted = |note, view: WizardView| WizardView {
        choices: Choices { note: Some(note), ..view.choices.clone() },
        ..view
    };
    let panel = |panel| WizardView {
        choices: Choices { panel: Some(panel), ..Choices::default() },
        ..view(Step::Schedule)
    };
    let live = |lifecycle| WizardView { lifecycle, ..view(Step::Live) };
    let picking = || WizardView { listing: folders(3), ..view(Step::Folder) };
    vec![
        ("welcome", view(Step::Welcome)),
        ("not connected", view(Step::Instagram)),
        ("a Business account", WizardView { account: account(true), ..view(Step::Instagram) }),
        ("a Creator account", WizardView { account: account(false), ..view(Step::Instagram) }),
        (
            "a Creator account, asked again",
            noted(
                WizardNotice::StillNotBusiness,
                WizardView { account: account(false), ..view(Step::Instagram) },
            ),
        ),
        (
            "Instagram is silent",
            noted(
                WizardNotice::InstagramSilent,
                WizardView { account: account(false), ..view(Step::Instagram) },
            ),
        ),
        (
            "the connection is lost",
            WizardView {
                account: account(true).map(|account| AccountFact { lost: true, ..account }),
                ..view(Step::Instagram)
            },
        ),
        ("connected", view(Step::Drive)),
        ("not connected", WizardView { drive: false, ..view(Step::Drive) }),
        ("no folders", WizardView { listing: folders(0), ..view(Step::Folder) }),
        ("three pages of folders", WizardView { listing: folders(20), ..view(Step::Folder) }),
        ("an address of another site", noted(WizardNotice::ForeignAddress, picking())),
        ("no address", noted(WizardNotice::NoAddress, picking())),
        ("an address of a file", noted(WizardNotice::NotAFolder, picking())),
        ("an address of a hidden folder", noted(WizardNotice::NoSuchFolder, picking())),
        ("Drive is silent after a pasted address", noted(WizardNotice::DriveSilent, picking())),
        (
            "Drive is silent",
            WizardView { listing: Listing::Trouble(DriveTrouble::Silent), ..view(Step::Folder) },
        ),
        (
            "the connection is lost",
            WizardView { listing: Listing::Trouble(DriveTrouble::NotConnected), ..view(Step::Folder) },
        ),
        ("being listed", WizardView { folder: folder(false, false), ..view(Step::Folder) }),
        ("listing fails", WizardView { folder: folder(false, true), ..view(Step::Folder) }),
        ("listed", WizardView { folder: folder(true, false), ..view(Step::Folder) }),
        (
            "listed, without pictures",
            WizardView {
                folder: folder(true, false).map(|folder| FolderFact { categories: vec![], ..folder }),
                categories: vec![],
                rejects: vec![],
                ..view(Step::Folder)
            },
        ),
        ("nothing is known", view(Step::Folder)),
        ("the suggestion", view(Step::Schedule)),
        ("stories a day", panel(WizardPanel::PerDay)),
        ("hours", panel(WizardPanel::Hours)),
        ("time zone", panel(WizardPanel::Zone)),
        ("an unknown city", noted(WizardNotice::NoSuchCity("Atlantis".into()), panel(WizardPanel::Zone))),
        ("no account that can post", view(Step::Mode)),
        ("a Business account", WizardView { account: account(true), ..view(Step::Mode) }),
        ("summary", WizardView { account: account(true), ..view(Step::Summary) }),
        (
            "summary without pictures",
            WizardView { categories: vec![], rejects: vec![], ..view(Step::Summary) },
        ),
        ("live", WizardView { account: account(true), ..live(Lifecycle::Active) }),
        ("practice", WizardView { dry_run: true, ..live(Lifecycle::Active) }),
        ("waiting for a picture", live(Lifecycle::WaitingFirstPicture)),
        ("paused", live(Lifecycle::Paused)),
    ]
}

/// A function that renders one state of a step.
type RenderStep = Box<dyn Fn(Words) -> Rendered>;

/// Returns every step in every state, to be rendered in any language.
pub(crate) fn sample_steps() -> Vec<(&'static str, Step, RenderStep)> {
    let render = |(state, view): (&'static str, WizardView)| {
        let step = view.step;
        (state, step, Box::new(move |words| render(&view, words)) as RenderStep)
    };
    states().into_iter().map(render).collect()
}

#[test]
fn every_step_in_every_state_has_a_way_on() {
    for (_, state) in states() {
        let spoken = say(&state);
        let ways_on = labels(&spoken).into_iter().filter(|label| *label != "‹ Back").count();
        assert!(ways_on > 0, "{:?}: {}", state.step, spoken.html);
        let has_back = labels(&spoken).contains(&"‹ Back");
        let is_between = !matches!(state.step, Step::Welcome | Step::Live) && state.choices.panel.is_none();
        assert_eq!(has_back, is_between, "{:?}", state.step);
        assert!(!spoken.html.as_str().contains("<b>cats"), "a folder's name brings no HTML: {}", spoken.html);
    }
}

#[test]
fn the_trust_card_leads_to_the_link_and_names_who_runs_it() {
    let spoken = say(&view(Step::Instagram));
    assert!(matches!(&spoken.buttons[0][0].press, Press::Open(url) if url.path() == "/connect/abc"));
    assert!(
        spoken.html.as_str().contains("stories.example.org") && spoken.html.as_str().contains("can't"),
        "{}",
        spoken.html
    );
}

#[test]
fn a_creator_account_is_told_the_price_and_both_ways() {
    let asked = Choices { note: Some(WizardNotice::StillNotBusiness), ..Choices::default() };
    let first = say(&WizardView { account: account(false), ..view(Step::Instagram) });
    assert!(
        first.html.as_str().contains("Instagram lets apps post for Business accounts only"),
        "{}",
        first.html
    );
    assert!(labels(&first).contains(&"Check again"));
    assert!(labels(&first).contains(&"Keep Creator: I post by hand"));
    let again = say(&WizardView { account: account(false), choices: asked, ..view(Step::Instagram) });
    assert!(again.html.as_str().contains("still says"), "{}", again.html);
}

#[test]
fn the_picker_shows_eight_folders_a_page_and_where_one_is() {
    let path = vec![DriveFolder { id: "s".into(), name: "Stories & <more>".into() }];
    let page = |page| WizardView {
        listing: folders(20),
        choices: Choices { page, path: path.clone(), ..Choices::default() },
        ..view(Step::Folder)
    };
    let opens = |spoken: &Rendered| labels(spoken).iter().filter(|label| label.starts_with("📂")).count();
    let (first, last) = (say(&page(0)), say(&page(2)));
    assert_eq!((opens(&first), opens(&last)), (8, 4));
    assert!(
        first.html.as_str().contains("My Drive › Stories &amp; &lt;more&gt;</b> · 1 of 3"),
        "{}",
        first.html
    );
    assert!(labels(&first).contains(&"More ›") && !labels(&first).contains(&"‹ Earlier"));
    assert!(labels(&last).contains(&"‹ Earlier") && !labels(&last).contains(&"More ›"));
    assert!(labels(&first).contains(&"Use this folder: Stories & <more>"), "buttons show no HTML");
    assert!(labels(&say(&page(99))).contains(&"📂 Folder 19"), "a page that is gone shows the last one");
}

#[test]
fn a_folder_that_is_read_tells_counts_and_why_some_cannot_be_shown() {
    let html = say(&WizardView { folder: folder(true, false), ..view(Step::Folder) }).html.to_string();
    assert!(html.contains("Found 8 pictures in <b>Stories</b>"), "{html}");
    assert!(html.contains("4 in cafe, 4 in &lt;b&gt;cats."), "{html}");
    assert!(html.contains("1 file can't be shown as a story: iPhone HEIC format (1)"), "{html}");
}

#[test]
fn the_suggestion_names_city_clock_times_and_how_long_it_lasts() {
    let html = say(&view(Step::Schedule)).html.to_string();
    assert!(html.contains("3 stories a day between 9:00 and 21:00</b> · Berlin time, now 14:32"), "{html}");
    assert!(html.contains("Next: 17:00, Sun 09:00, Sun 13:00 (Berlin)."), "{html}");
    assert!(html.contains("8 pictures: enough for 2 days. I'll tell you when they run out."), "{html}");
}

#[test]
fn a_city_nobody_knows_is_said_and_the_cities_stay() {
    let choices = Choices {
        panel: Some(WizardPanel::Zone),
        note: Some(WizardNotice::NoSuchCity("<Atlantis>".into())),
        ..Choices::default()
    };
    let spoken = say(&WizardView { choices, ..view(Step::Schedule) });
    assert!(spoken.html.as_str().contains("“&lt;Atlantis&gt;”"), "{}", spoken.html);
    assert!(labels(&spoken).contains(&"Berlin"));
}

#[test]
fn without_a_business_account_only_posting_by_hand_is_offered() {
    let offered = |account| labels_of(&WizardView { account, ..view(Step::Mode) });
    assert_eq!(offered(None), ["I post by hand", "‹ Back"]);
    assert_eq!(offered(account(false)), ["I post by hand", "‹ Back"]);
    assert_eq!(
        offered(account(true)),
        ["Ask me first", "Ask me, post if I don't answer", "Post automatically", "I post by hand", "‹ Back"]
    );
}

#[test]
fn an_empty_library_says_that_it_starts_by_itself() {
    let empty = WizardView { categories: vec![], rejects: vec![], ..view(Step::Summary) };
    assert!(say(&empty).html.as_str().contains("I'll start as soon as the first one arrives"));
    let waiting = WizardView { lifecycle: Lifecycle::WaitingFirstPicture, ..view(Step::Live) };
    assert!(say(&waiting).html.as_str().contains("waiting for the first picture"));
}

#[test]
fn live_says_how_and_when() {
    let live = WizardView {
        lifecycle: Lifecycle::Active,
        mode: Some(DeliveryMode::Automatic),
        account: account(true),
        ..view(Step::Live)
    };
    let html = say(&live).html.to_string();
    assert!(html.contains("You are live") && html.contains("@harbour") && html.contains("17:00"), "{html}");
}

fn labels_of(view: &WizardView) -> Vec<String> {
    labels(&say(view)).into_iter().map(str::to_owned).collect()
}
