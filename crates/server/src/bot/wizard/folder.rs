//! The folder step: look into folders, go up, turn pages, choose; or paste an address.

use domain::ids::Tenant;
use providers::google::{DriveFile, GoogleHelp};

use super::drive::folder_in;
use super::{Visit, line};
use crate::app::App;
use crate::app::onboarding::CHORE_SYNC_DRIVE;
use crate::app::outcome::UseError;
use crate::app::wizard::{Note, Place};
use crate::bot::buttons::Answer;

/// Deepest that the picker goes: far deeper than anybody keeps pictures.
const DEEPEST: usize = 30;

pub(super) fn choose_another(visit: &mut Visit<'_>) -> Answer {
    visit.wizard.choices.picking = true;
    visit.wizard.choices.page = 0;
    line("")
}

pub(super) fn open(visit: &mut Visit<'_>, id: String, name: String) -> Answer {
    let choices = &mut visit.wizard.choices;
    // Tapped twice, it is still one step down.
    if choices.path.last().is_none_or(|place| place.id != id) && choices.path.len() < DEEPEST {
        choices.path.push(Place { id, name });
    }
    choices.page = 0;
    line("")
}

/// Up to where so many folders are left: tapped twice, it is still one step up.
pub(super) fn up(visit: &mut Visit<'_>, depth: usize) -> Answer {
    visit.wizard.choices.path.truncate(depth);
    visit.wizard.choices.page = 0;
    line("")
}

pub(super) fn turn_to(visit: &mut Visit<'_>, page: usize) -> Answer {
    visit.wizard.choices.page = page;
    line("")
}

/// Takes pictures from a folder: it is read at once, and the message shows what was found.
pub(super) async fn take(visit: &mut Visit<'_>, id: &str, name: &str) -> Result<Answer, UseError> {
    visit.app.choose_folder(visit.tx, visit.user, id, name, visit.now).await?;
    visit.wizard.choices.picking = false;
    Ok(line("Reading it now."))
}

pub(super) async fn read_again(visit: &mut Visit<'_>) -> Result<Answer, UseError> {
    if let Some(source) = visit.tx.chosen_folder().await? {
        visit.tx.chore_due(CHORE_SYNC_DRIVE, &source.id.to_string(), visit.now).await?;
    }
    Ok(line("Reading it now."))
}

/// Finds out which folder a pasted line means. Asks Drive: no transaction may be open.
pub(super) async fn find(app: &App, tenant: Tenant, text: &str) -> Result<Result<Place, Note>, UseError> {
    let id = match folder_in(text) {
        Ok(id) => id,
        Err(note) => return Ok(Err(note)),
    };
    let access = match app.google_token(tenant).await {
        Ok(access) => access,
        Err(UseError::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(Err(Note::DriveSilent)),
    };
    Ok(match app.google.file(&access, &id).await {
        Ok(file) if file.mime_type == DriveFile::FOLDER && !file.trashed => {
            Ok(Place { id: file.id, name: file.name })
        }
        Ok(file) if file.trashed => Err(Note::NoSuchFolder),
        Ok(_) => Err(Note::NotAFolder),
        Err(error) if matches!(error.help, GoogleHelp::NotFound | GoogleHelp::Forbidden) => {
            Err(Note::NoSuchFolder)
        }
        Err(_) => Err(Note::DriveSilent),
    })
}

/// A pasted address led to a folder, or did not.
pub(super) async fn pasted(visit: &mut Visit<'_>, found: Result<Place, Note>) -> Result<(), UseError> {
    visit.wizard.choices.note = None;
    match found {
        Ok(place) => {
            take(visit, &place.id, &place.name).await?;
        }
        Err(note) => visit.wizard.choices.note = Some(note),
    }
    Ok(())
}
