//! Reads the origin of a post's picture.

use domain::ids::MediaId;
use sqlx::Row as _;
use sqlx::postgres::PgRow;

use crate::StoreError;

/// A picture at its source.
#[derive(Clone, Debug)]
pub struct Origin {
    pub media: MediaId,
    /// `google_drive`, `telegram` or `local`.
    pub source_type: String,
    /// The source's own id of the file.
    pub file: String,
    /// The folder it was listed in; `None` for pictures without a folder.
    pub folder: Option<Folder>,
}

/// A folder that is or was chosen as a source.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Its id at the provider.
    pub id: String,
    /// Whether pictures still come from it.
    pub chosen: bool,
}

macro_rules! origin_columns {
    () => {
        "m.id AS m_id, m.source_type AS m_type, m.source_identifier AS m_file, s.folder_id AS s_folder, s.is_active AS s_chosen"
    };
}
pub(crate) use origin_columns;

/// Reads the columns; returns `None` if the row has no picture.
pub(crate) fn read_origin(row: &PgRow) -> Result<Option<Origin>, StoreError> {
    let Some(media) = row.try_get::<Option<_>, _>("m_id")? else { return Ok(None) };
    let folder = match row.try_get::<Option<_>, _>("s_folder")? {
        Some(id) => Some(Folder { id, chosen: row.try_get("s_chosen")? }),
        None => None,
    };
    Ok(Some(Origin {
        media: MediaId(media),
        source_type: row.try_get("m_type")?,
        file: row.try_get::<Option<_>, _>("m_file")?.unwrap_or_default(),
        folder,
    }))
}
