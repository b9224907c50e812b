//! Who has the last word, and all of it once more before Go live.

use domain::post::DeliveryMode;

use super::schedule;
use super::words::{Words, back, count, name, tap};
use crate::app::setup::wizard::WizardView;
use crate::bot::wizard::button::WizardAction;

pub(super) fn mode(view: &WizardView) -> Words {
    let choose = |text: &str, mode: DeliveryMode, posts_on_silence: bool| {
        vec![tap(view, text, WizardAction::Choose { mode: mode.into_str().to_owned(), posts_on_silence })]
    };
    let by_hand = choose("I post by hand", DeliveryMode::Manual, false);
    if !view.can_post() {
        let lines = vec![
            "<b>You post, I prepare</b>".into(),
            "At each time I send you the finished story; you share it in Instagram and tap Posted.".into(),
            "With a connected Business account I could post by myself; go back any time.".into(),
        ];
        return (lines, vec![by_hand, vec![back(view)]]);
    }
    let lines = vec![
        "<b>Who has the last word?</b>".into(),
        "Ask me first: I show each story, it goes out when you tap. By itself: it goes out, you see it afterwards.".into(),
        "By hand: I send you the finished story, you share it with music or stickers. You can change this any time.".into(),
    ];
    let buttons = vec![
        choose("Ask me first", DeliveryMode::Review, false),
        choose("Ask me, post if I don't answer", DeliveryMode::Review, true),
        choose("Post by itself", DeliveryMode::Automatic, false),
        by_hand,
        vec![back(view)],
    ];
    (lines, buttons)
}

pub(super) fn say(view: &WizardView) -> Words {
    let account = match &view.account {
        Some(account) => format!("@{}", name(&account.username)),
        None => "your Instagram".into(),
    };
    let from = match &view.folder {
        Some(folder) => format!("{} from {}", count(view.pictures(), "picture"), name(&folder.name)),
        None if view.pictures() > 0 => count(view.pictures(), "picture"),
        None => "photos you send me here".into(),
    };
    let lines = vec![
        format!("<b>Ready: {}</b> for {account}, {from}.", schedule::plan(view)),
        format!("{} First: {}.", how(view.mode, view.posts_on_silence), schedule::coming(view)),
        schedule::lasts(view),
    ];
    let mut buttons = vec![vec![tap(view, "Go live", WizardAction::GoLive)]];
    if view.pictures() > 0 && view.mode != Some(DeliveryMode::Manual) {
        buttons.push(vec![tap(view, "Practise for a day", WizardAction::DryRun)]);
    }
    buttons.push(vec![back(view)]);
    (lines, buttons)
}

/// In the first person, as it was chosen.
pub(super) fn how(mode: Option<DeliveryMode>, posts_on_silence: bool) -> &'static str {
    match mode {
        Some(DeliveryMode::Review) if posts_on_silence => "I ask you, and post if you do not answer.",
        Some(DeliveryMode::Automatic) => "Stories go out by themselves.",
        Some(DeliveryMode::Manual) => "I hand you each story, you post it.",
        Some(DeliveryMode::Review) | None => "I ask you before each story.",
    }
}
