//! Reads the pictures of an adopted deployment from the local disk, in the folder `MEDIA_DIR`.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use bytes::Bytes;
use domain::cause::Cause;
use domain::media::MOST_BYTES;
use sha2::{Digest, Sha256};
use store::media::MediaItem;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LocalTrouble {
    /// The folder or the file cannot be read at the moment.
    Unreachable(Cause),
    /// The folder exists, but the file is not in it.
    Gone,
    /// The file is larger than the limit for pictures.
    TooLong,
}

/// The folder with the pictures of an adopted deployment, if configured.
#[derive(Clone, Debug)]
pub struct LocalFiles(pub Option<PathBuf>);

impl LocalFiles {
    /// Reads a file of the library from disk. If the deployment moved to another machine, finds the file by
    /// the end of its path and accepts it only if its content is the same. An empty folder counts as missing,
    /// since a disk may not be mounted.
    pub(crate) async fn read(&self, item: &MediaItem) -> Result<Bytes, LocalTrouble> {
        let folder = self.0.as_ref().ok_or(LocalTrouble::Unreachable(Cause::FolderNotConfigured))?;
        let folder = tokio::fs::canonicalize(folder)
            .await
            .map_err(|_| LocalTrouble::Unreachable(Cause::FolderMissing))?;
        if is_empty(&folder).await {
            return Err(LocalTrouble::Unreachable(Cause::FolderEmpty));
        }
        let path = Path::new(&item.file_path);
        if let Some(file) = inside(&folder, path).await? {
            return read(&file).await;
        }
        let names: Vec<Component<'_>> =
            path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        for from in 0..names.len() {
            let end: PathBuf = names[from..].iter().collect();
            let Some(file) = inside(&folder, &folder.join(end)).await? else { continue };
            let bytes = read(&file).await?;
            let known = item.content_sha256.as_deref();
            let same = known.is_none_or(|known| Sha256::digest(&bytes).as_slice() == known);
            return if same { Ok(bytes) } else { Err(LocalTrouble::Gone) };
        }
        Err(LocalTrouble::Gone)
    }
}

/// Follows links, and returns the resulting path if it is inside the folder.
async fn inside(folder: &Path, path: &Path) -> Result<Option<PathBuf>, LocalTrouble> {
    let file = match tokio::fs::canonicalize(path).await {
        Ok(file) => file,
        Err(error) => return if is_absent(&error) { Ok(None) } else { Err(UNREADABLE) },
    };
    let is_file = tokio::fs::metadata(&file).await.map_err(|error| trouble(&error))?.is_file();
    Ok((is_file && file.starts_with(folder)).then_some(file))
}

async fn is_empty(folder: &Path) -> bool {
    match tokio::fs::read_dir(folder).await {
        Ok(mut entries) => !matches!(entries.next_entry().await, Ok(Some(_))),
        Err(_) => true,
    }
}

async fn read(file: &Path) -> Result<Bytes, LocalTrouble> {
    let about = tokio::fs::metadata(file).await.map_err(|error| trouble(&error))?;
    if about.len() > MOST_BYTES {
        return Err(LocalTrouble::TooLong);
    }
    tokio::fs::read(file).await.map(Bytes::from).map_err(|error| trouble(&error))
}

const UNREADABLE: LocalTrouble = LocalTrouble::Unreachable(Cause::DiskUnreadable);

/// Converts a disk error, so that a file that cannot be read is not reported as deleted.
fn trouble(error: &std::io::Error) -> LocalTrouble {
    if is_absent(error) { LocalTrouble::Gone } else { UNREADABLE }
}

/// Returns whether the error means that no such file exists.
fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename)
}
