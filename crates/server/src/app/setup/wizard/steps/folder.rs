//! The folder step: browses folders, chooses one or accepts a pasted address, then shows the pictures found.

use domain::ids::Tenant;
use providers::google::{DriveFile, Remedy};

use super::instagram::link_first;
use crate::app::chore::Chore;
use crate::app::setup::wizard::choices::{DriveFolder, WizardNotice};
use crate::app::setup::wizard::context::WizardContext;
use crate::app::setup::wizard::folder_address::folder_in;
use crate::app::setup::wizard::view::{DriveTrouble, FolderFact, Listing, WizardView};
use crate::app::setup::wizard::words::{Shown, back, label, name, tap};
use crate::app::{App, AppError};
use crate::i18n::{Html, html, plain};
use crate::messages::{Answer, Button, Context, WizardAction, folder_name, reject_in_short};

/// Folders per page.
const PAGE: usize = 8;
/// At most this many reasons are listed; the others are left out.
const MOST_REASONS: usize = 3;
/// At most this many categories are listed by name; the others are only counted.
const MOST_CATEGORIES: usize = 12;
/// Longest name of a category, in UTF-16 units.
const NAME_UNITS: usize = 60;
/// Maximum depth of folders in the picker.
const DEEPEST: usize = 30;

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    match (&view.listing, &view.folder) {
        (Listing::Trouble(trouble), _) => cannot_list(view, *trouble, cx),
        (Listing::Folders(folders), _) => pick(view, folders, cx),
        (_, Some(folder)) if folder.read => found(view, folder, cx),
        (_, Some(folder)) => reading(view, folder, cx),
        // No folder is chosen, and the folders were not listed. The step still offers a way to continue.
        (_, None) => cannot_list(view, DriveTrouble::Silent, cx),
    }
}

fn pick(view: &WizardView, folders: &[DriveFolder], cx: &Context<'_>) -> Shown {
    let pages = folders.len().div_ceil(PAGE).max(1);
    let page = view.choices.page.min(pages - 1);
    let path = path(view, cx);
    let head = match pages {
        1 => html!(cx, "folder-path", path = path),
        _ => html!(cx, "folder-path-page", path = path, page = page + 1, pages = pages),
    };
    let ask = if folders.is_empty() { html!(cx, "folder-none") } else { html!(cx, "folder-choose") };
    let mut buttons: Vec<Vec<Button>> = Vec::new();
    if let Some(here) = view.choices.path.last() {
        buttons.push(vec![tap(
            view,
            plain!(cx, "folder-use-this", folder = label(&here.name)),
            use_it(here),
        )]);
    }
    for folder in folders.iter().skip(page * PAGE).take(PAGE) {
        let open = WizardAction::OpenFolder { id: folder.id.clone(), name: folder.name.clone() };
        buttons.push(vec![
            tap(view, plain!(cx, "folder-open", folder = label(&folder.name)), open),
            tap(view, plain!(cx, "folder-use", folder = label(&folder.name)), use_it(folder)),
        ]);
    }
    buttons.push(pager(view, page, pages, cx));
    buttons.push(ways_out(view, cx));
    (vec![head, note(view, cx), ask], buttons)
}

fn use_it(folder: &DriveFolder) -> WizardAction {
    WizardAction::UseFolder { id: folder.id.clone(), name: folder.name.clone() }
}

fn pager(view: &WizardView, page: usize, pages: usize, cx: &Context<'_>) -> Vec<Button> {
    let before = page.checked_sub(1);
    let before = before.map(|page| tap(view, plain!(cx, "folder-earlier"), WizardAction::Page { page }));
    let after = Some(page + 1).filter(|page| *page < pages);
    let after = after.map(|page| tap(view, plain!(cx, "folder-more"), WizardAction::Page { page }));
    before.into_iter().chain(after).collect()
}

fn ways_out(view: &WizardView, cx: &Context<'_>) -> Vec<Button> {
    let above = view.choices.path.len().checked_sub(1);
    let up = above.map(|depth| tap(view, plain!(cx, "folder-up"), WizardAction::Up { depth }));
    let again = tap(view, plain!(cx, "wizard-look-again"), WizardAction::LookAgain);
    up.into_iter().chain([again, back(view, cx), skip(view, cx)]).collect()
}

fn skip(view: &WizardView, cx: &Context<'_>) -> Button {
    tap(view, plain!(cx, "drive-skip"), WizardAction::Next)
}

/// Returns the last two folders of the path, such as "My Drive › Stories".
fn path(view: &WizardView, cx: &Context<'_>) -> Html {
    let deepest = view.choices.path.iter().rev().take(2).rev().map(|folder| cx.show(&name(&folder.name)));
    Html::join([html!(cx, "folder-my-drive")].into_iter().chain(deepest), " › ")
}

fn note(view: &WizardView, cx: &Context<'_>) -> Html {
    match &view.choices.note {
        Some(WizardNotice::ForeignAddress) => html!(cx, "folder-foreign-address"),
        Some(WizardNotice::NoAddress) => html!(cx, "folder-no-address"),
        Some(WizardNotice::NotAFolder) => html!(cx, "folder-not-a-folder"),
        Some(WizardNotice::NoSuchFolder) => html!(cx, "folder-no-such-folder"),
        Some(WizardNotice::DriveSilent) => html!(cx, "folder-drive-silent"),
        Some(
            WizardNotice::NoSuchCity(_) | WizardNotice::StillNotBusiness | WizardNotice::InstagramSilent,
        )
        | None => Html::default(),
    }
}

fn reading(view: &WizardView, folder: &FolderFact, cx: &Context<'_>) -> Shown {
    let folder_name = name(&folder.name);
    let (head, so_far) = match folder.failing {
        true => (html!(cx, "folder-reading-failing", folder = folder_name), html!(cx, "folder-retrying")),
        false => (html!(cx, "folder-reading", folder = folder_name), html!(cx, "folder-takes-a-moment")),
    };
    let mut first = vec![tap(view, plain!(cx, "wizard-continue"), WizardAction::Next)];
    if folder.failing {
        first.push(tap(view, plain!(cx, "folder-try-again"), WizardAction::ReadAgain));
    }
    let another = tap(view, plain!(cx, "folder-another"), WizardAction::Another);
    (vec![head, note(view, cx), so_far], vec![first, vec![another, back(view, cx)]])
}

fn found(view: &WizardView, folder: &FolderFact, cx: &Context<'_>) -> Shown {
    let folder_label = name(&folder.name);
    let lines = match folder.pictures() {
        0 => vec![html!(cx, "folder-empty", folder = folder_label)],
        pictures => vec![
            html!(cx, "folder-found", folder = folder_label, pictures = pictures),
            categories(folder, cx),
        ],
    };
    let again = vec![
        tap(view, plain!(cx, "folder-read-again"), WizardAction::ReadAgain),
        tap(view, plain!(cx, "folder-another"), WizardAction::Another),
    ];
    let next = vec![tap(view, plain!(cx, "wizard-continue"), WizardAction::Next)];
    let lines = lines.into_iter().chain([rejected(view, cx), note(view, cx)]).collect();
    (lines, vec![next, again, vec![back(view, cx)]])
}

fn categories(folder: &FolderFact, cx: &Context<'_>) -> Html {
    let shown = folder.categories.iter().map(|category| (category, category.items - category.rejected));
    let named: Vec<Html> = shown
        .filter(|(_, pictures)| *pictures > 0)
        .map(|(category, pictures)| {
            html!(
                cx,
                "folder-category",
                pictures = pictures,
                category = folder_name(&category.category, NAME_UNITS, cx.words)
            )
        })
        .collect();
    let more = named.len().saturating_sub(MOST_CATEGORIES);
    let named = Html::join(named.into_iter().take(MOST_CATEGORIES), ", ");
    match more {
        0 => html!(cx, "folder-categories", categories = named),
        more => html!(cx, "folder-categories-more", categories = named, more = more),
    }
}

/// Returns how many files cannot be a story, and why.
fn rejected(view: &WizardView, cx: &Context<'_>) -> Html {
    let files: i64 = view.rejects.iter().map(|reject| reject.items).sum();
    if files == 0 {
        return Html::default();
    }
    let reasons = view.rejects.iter().take(MOST_REASONS).map(|reject| {
        let reason = match &reject.reason {
            Ok(reason) => reject_in_short(reason, cx.words),
            Err(stored) => cx.show(&name(stored)),
        };
        html!(cx, "folder-reject", reason = reason, files = reject.items)
    });
    html!(cx, "folder-rejected", files = files, reasons = Html::join(reasons, "; "))
}

fn cannot_list(view: &WizardView, trouble: DriveTrouble, cx: &Context<'_>) -> Shown {
    match trouble {
        DriveTrouble::NotConnected => {
            let mut rows = vec![vec![back(view, cx), skip(view, cx)]];
            if view.link.is_none() {
                let again = tap(view, plain!(cx, "wizard-look-again"), WizardAction::LookAgain);
                rows.insert(0, vec![again]);
            }
            (vec![html!(cx, "folder-not-connected")], link_first(view, plain!(cx, "drive-connect"), rows))
        }
        DriveTrouble::Silent => {
            let again = tap(view, plain!(cx, "folder-try-again"), WizardAction::LookAgain);
            (vec![html!(cx, "folder-silent")], vec![vec![again], vec![back(view, cx), skip(view, cx)]])
        }
    }
}

pub(in crate::app::setup::wizard) fn choose_another(context: &mut WizardContext<'_>) -> Answer {
    context.wizard.choices.picking = true;
    context.wizard.choices.page = 0;
    Answer::none()
}

pub(in crate::app::setup::wizard) fn open(
    context: &mut WizardContext<'_>,
    id: String,
    name: String,
) -> Answer {
    let choices = &mut context.wizard.choices;
    // Pressing twice still goes only one folder down.
    if choices.path.last().is_none_or(|folder| folder.id != id) && choices.path.len() < DEEPEST {
        choices.path.push(DriveFolder { id, name });
    }
    choices.page = 0;
    Answer::none()
}

/// Goes up until `depth` folders are left. Pressing twice still goes only one folder up.
pub(in crate::app::setup::wizard) fn up(context: &mut WizardContext<'_>, depth: usize) -> Answer {
    context.wizard.choices.path.truncate(depth);
    context.wizard.choices.page = 0;
    Answer::none()
}

pub(in crate::app::setup::wizard) fn turn_to(context: &mut WizardContext<'_>, page: usize) -> Answer {
    context.wizard.choices.page = page;
    Answer::none()
}

/// Chooses the folder from which pictures are taken and lists it at once; the message then shows the result.
pub(in crate::app::setup::wizard) async fn choose(
    context: &mut WizardContext<'_>,
    id: &str,
    name: &str,
) -> Result<Answer, AppError> {
    context.app.choose_folder(context.tx, context.user, id, name, context.now).await?;
    context.wizard.choices.picking = false;
    Ok(Answer::line(plain!(context.words, "folder-reading-answer")))
}

pub(in crate::app::setup::wizard) async fn read_again(
    context: &mut WizardContext<'_>,
) -> Result<Answer, AppError> {
    if let Some(source) = context.tx.chosen_folder().await? {
        Chore::SyncDrive(source.id).due(context.tx, context.now).await?;
    }
    Ok(Answer::line(plain!(context.words, "folder-reading-answer")))
}

/// Finds the folder that a pasted line refers to. Calls Drive, so the caller must not have a transaction
/// open.
pub(in crate::app::setup::wizard) async fn find(
    app: &App,
    tenant: Tenant,
    text: &str,
) -> Result<Result<DriveFolder, WizardNotice>, AppError> {
    let id = match folder_in(text) {
        Ok(id) => id,
        Err(note) => return Ok(Err(note)),
    };
    let access = match app.google_token(tenant).await {
        Ok(access) => access,
        Err(AppError::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(Err(WizardNotice::DriveSilent)),
    };
    Ok(match app.google.file(&access, &id).await {
        Ok(file) if file.mime_type == DriveFile::FOLDER && !file.trashed => {
            Ok(DriveFolder { id: file.id, name: file.name })
        }
        Ok(file) if file.trashed => Err(WizardNotice::NoSuchFolder),
        Ok(_) => Err(WizardNotice::NotAFolder),
        Err(error) if matches!(error.remedy, Remedy::NotFound | Remedy::Forbidden) => {
            Err(WizardNotice::NoSuchFolder)
        }
        Err(_) => Err(WizardNotice::DriveSilent),
    })
}

/// Chooses the folder found in a pasted line, or shows why there is none.
pub(in crate::app::setup::wizard) async fn pasted(
    context: &mut WizardContext<'_>,
    found: Result<DriveFolder, WizardNotice>,
) -> Result<(), AppError> {
    context.wizard.choices.note = None;
    match found {
        Ok(folder) => {
            choose(context, &folder.id, &folder.name).await?;
        }
        Err(note) => context.wizard.choices.note = Some(note),
    }
    Ok(())
}
