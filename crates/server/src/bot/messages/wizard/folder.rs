//! The folder picker, and what was found in the chosen folder.

use super::connect;
use super::words::{Words, back, count, label, name, tap};
use crate::app::message::Button;
use crate::app::setup::wizard::{DriveFolder, DriveTrouble, FolderFact, Listing, WizardNotice, WizardView};
use crate::bot::wizard::button::WizardAction;

/// Folders on a page.
const PAGE: usize = 8;
/// Reasons named before the others are only counted.
const MOST_REASONS: usize = 3;
/// Categories named before the others are only counted.
const MOST_CATEGORIES: usize = 12;

pub(super) fn say(view: &WizardView) -> Words {
    match (&view.listing, &view.folder) {
        (Listing::Trouble(trouble), _) => cannot_look(view, *trouble),
        (Listing::Folders(folders), _) => pick(view, folders),
        (_, Some(folder)) if folder.read => found(view, folder),
        (_, Some(folder)) => reading(view, folder),
        // Not asked though nothing is chosen: cannot be, and still has a way on.
        (_, None) => cannot_look(view, DriveTrouble::Silent),
    }
}

fn pick(view: &WizardView, folders: &[DriveFolder]) -> Words {
    let pages = folders.len().div_ceil(PAGE).max(1);
    let page = view.choices.page.min(pages - 1);
    let mut lines = vec![format!("📁 <b>{}</b>{}", whereabouts(view), page_of(page, pages))];
    lines.extend(note(view));
    lines.push(if folders.is_empty() {
        "There are no folders in here. You may also paste a folder's address.".into()
    } else {
        "Choose the folder with your pictures: folders inside it become categories. You may also paste its address.".into()
    });
    let mut buttons: Vec<Vec<Button>> = Vec::new();
    if let Some(here) = view.choices.path.last() {
        buttons.push(vec![tap(view, format!("Use this folder: {}", label(&here.name)), use_it(here))]);
    }
    for place in folders.iter().skip(page * PAGE).take(PAGE) {
        let open = WizardAction::OpenFolder { id: place.id.clone(), name: place.name.clone() };
        let name = label(&place.name);
        buttons.push(vec![
            tap(view, format!("📂 {name}"), open),
            tap(view, format!("Use {name}"), use_it(place)),
        ]);
    }
    buttons.extend(turning(view, page, pages));
    buttons.push(ways_out(view));
    (lines, buttons)
}

fn use_it(place: &DriveFolder) -> WizardAction {
    WizardAction::UseFolder { id: place.id.clone(), name: place.name.clone() }
}

fn turning(view: &WizardView, page: usize, pages: usize) -> Option<Vec<Button>> {
    let before =
        (page > 0).then(|| tap(view, "‹ Earlier", WizardAction::Page { page: page.saturating_sub(1) }));
    let after = (page + 1 < pages).then(|| tap(view, "More ›", WizardAction::Page { page: page + 1 }));
    let row: Vec<Button> = before.into_iter().chain(after).collect();
    (!row.is_empty()).then_some(row)
}

fn ways_out(view: &WizardView) -> Vec<Button> {
    let above = view.choices.path.len().checked_sub(1);
    let up = above.map(|depth| tap(view, "Up", WizardAction::Up { depth }));
    let skip = tap(view, "Skip: I send photos here", WizardAction::Next);
    up.into_iter().chain([tap(view, "Look again", WizardAction::LookAgain), back(view), skip]).collect()
}

/// "My Drive › Stories".
fn whereabouts(view: &WizardView) -> String {
    let deepest = view.choices.path.iter().rev().take(2).rev().map(|place| name(&place.name));
    std::iter::once("My Drive".to_owned()).chain(deepest).collect::<Vec<_>>().join(" › ")
}

fn page_of(page: usize, pages: usize) -> String {
    if pages > 1 { format!(" · {} of {pages}", page + 1) } else { String::new() }
}

fn note(view: &WizardView) -> Option<String> {
    Some(match view.choices.note.as_ref()? {
        WizardNotice::ForeignAddress => {
            "⚠️ That address is not Google Drive's. In Drive, open the folder and copy the address from there."
        }
        WizardNotice::NoAddress => "⚠️ That is no address of a folder. In Drive, open the folder and copy its address.",
        WizardNotice::NotAFolder => "⚠️ That leads to a file, not to a folder. Please paste the folder's address.",
        WizardNotice::NoSuchFolder => {
            "⚠️ The Google account you connected cannot see that folder. Share it with that account, or choose another."
        }
        WizardNotice::DriveSilent => "⚠️ Google Drive gave no answer. Nothing was changed; please try again.",
        WizardNotice::NoSuchCity(_) | WizardNotice::StillNotBusiness | WizardNotice::InstagramSilent => return None,
    }
    .into())
}

fn reading(view: &WizardView, folder: &FolderFact) -> Words {
    let so_far = if folder.failing {
        "Google Drive did not answer as it should. I try again by myself; you may go on meanwhile."
    } else {
        "This takes a moment with many pictures; you may go on meanwhile."
    };
    let sign = if folder.failing { "⚠️" } else { "⏳" };
    let mut lines = vec![format!("{sign} Reading <b>{}</b> …", name(&folder.name))];
    lines.extend(note(view));
    lines.push(so_far.into());
    let mut buttons = vec![vec![tap(view, "Continue", WizardAction::Next)]];
    if folder.failing {
        buttons[0].push(tap(view, "Try again", WizardAction::ReadAgain));
    }
    buttons.push(vec![tap(view, "Another folder", WizardAction::Another), back(view)]);
    (lines, buttons)
}

fn found(view: &WizardView, folder: &FolderFact) -> Words {
    let mut lines = if view.pictures() == 0 {
        vec![
            format!("📭 <b>{}</b> is read: there is no picture to show yet.", name(&folder.name)),
            "Put some in, or go on: I start by myself with the first one.".into(),
        ]
    } else {
        vec![
            format!(
                "📚 Your folder is read: <b>{}</b>, {}.",
                name(&folder.name),
                count(view.pictures(), "picture")
            ),
            categories(view),
        ]
    };
    lines.extend(rejected(view));
    lines.extend(note(view));
    let again = vec![
        tap(view, "Read again", WizardAction::ReadAgain),
        tap(view, "Another folder", WizardAction::Another),
    ];
    (lines, vec![vec![tap(view, "Continue", WizardAction::Next)], again, vec![back(view)]])
}

fn categories(view: &WizardView) -> String {
    let shown = view.categories.iter().map(|category| (category, category.items - category.rejected));
    let named: Vec<String> = shown
        .filter(|(_, pictures)| *pictures > 0)
        .map(|(category, pictures)| format!("{pictures} {}", name(&category.category)))
        .collect();
    let more = named.len().saturating_sub(MOST_CATEGORIES);
    let rest = if more > 0 { format!(", and {more} more folders") } else { String::new() };
    let named = named.into_iter().take(MOST_CATEGORIES).collect::<Vec<_>>().join(", ");
    format!("{named}{rest}.")
}

/// What cannot be shown, and why.
fn rejected(view: &WizardView) -> Option<String> {
    let all: i64 = view.rejects.iter().map(|reject| reject.items).sum();
    if all == 0 {
        return None;
    }
    let reasons = view.rejects.iter().take(MOST_REASONS);
    let reasons: Vec<String> =
        reasons.map(|reject| format!("{} ({})", name(&reject.reason), reject.items)).collect();
    let verb = if all == 1 { "file" } else { "files" };
    Some(format!("⚠️ {all} {verb} cannot be a story: {}.", reasons.join("; ")))
}

fn cannot_look(view: &WizardView, trouble: DriveTrouble) -> Words {
    let skip = tap(view, "Skip: I send photos here", WizardAction::Next);
    match trouble {
        DriveTrouble::NotConnected => {
            let lines = vec![
                "🔑 Google Drive no longer lets me in. Nothing was lost.".into(),
                "Connect it again to choose a folder.".into(),
            ];
            let mut rows = vec![vec![back(view), skip]];
            if view.link.is_none() {
                rows.insert(0, vec![tap(view, "Look again", WizardAction::LookAgain)]);
            }
            (lines, connect::link_first(view, "Connect Google Drive", rows))
        }
        DriveTrouble::Silent => {
            let mut lines = vec!["⚠️ Google Drive gave no answer, so I cannot show your folders.".into()];
            lines.push("Nothing was changed. Please try again in a moment.".into());
            (lines, vec![vec![tap(view, "Try again", WizardAction::LookAgain)], vec![back(view), skip]])
        }
    }
}
