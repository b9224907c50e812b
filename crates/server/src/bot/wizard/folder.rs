//! The folder step: look into folders, go up, turn pages, choose; or paste an address.

use domain::ids::Tenant;
use providers::google::{DriveFile, Remedy};

use super::context::WizardContext;
use super::drive::folder_in;
use crate::app::setup::wizard::{DriveFolder, WizardNotice};
use crate::app::{App, AppError, chore};
use crate::bot::answer::Answer;

/// Deepest that the picker goes: far deeper than anybody keeps pictures.
const DEEPEST: usize = 30;

pub(super) fn choose_another(context: &mut WizardContext<'_>) -> Answer {
    context.wizard.choices.picking = true;
    context.wizard.choices.page = 0;
    Answer::line("")
}

pub(super) fn open(context: &mut WizardContext<'_>, id: String, name: String) -> Answer {
    let choices = &mut context.wizard.choices;
    // Tapped twice, it is still one step down.
    if choices.path.last().is_none_or(|place| place.id != id) && choices.path.len() < DEEPEST {
        choices.path.push(DriveFolder { id, name });
    }
    choices.page = 0;
    Answer::line("")
}

/// Up to where so many folders are left: tapped twice, it is still one step up.
pub(super) fn up(context: &mut WizardContext<'_>, depth: usize) -> Answer {
    context.wizard.choices.path.truncate(depth);
    context.wizard.choices.page = 0;
    Answer::line("")
}

pub(super) fn turn_to(context: &mut WizardContext<'_>, page: usize) -> Answer {
    context.wizard.choices.page = page;
    Answer::line("")
}

/// Takes pictures from a folder: it is read at once, and the message shows what was found.
pub(super) async fn take(context: &mut WizardContext<'_>, id: &str, name: &str) -> Result<Answer, AppError> {
    context.app.choose_folder(context.tx, context.user, id, name, context.now).await?;
    context.wizard.choices.picking = false;
    Ok(Answer::line("Reading it now."))
}

pub(super) async fn read_again(context: &mut WizardContext<'_>) -> Result<Answer, AppError> {
    if let Some(source) = context.tx.chosen_folder().await? {
        context.tx.chore_due(chore::SYNC_DRIVE, &source.id.to_string(), context.now).await?;
    }
    Ok(Answer::line("Reading it now."))
}

/// Finds out which folder a pasted line means. Asks Drive: no transaction may be open.
pub(super) async fn find(
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

/// A pasted address led to a folder, or did not.
pub(super) async fn pasted(
    context: &mut WizardContext<'_>,
    found: Result<DriveFolder, WizardNotice>,
) -> Result<(), AppError> {
    context.wizard.choices.note = None;
    match found {
        Ok(place) => {
            take(context, &place.id, &place.name).await?;
        }
        Err(note) => context.wizard.choices.note = Some(note),
    }
    Ok(())
}
