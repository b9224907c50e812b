//! The `fields` parameter: limits a response to the requested members.

use serde_json::{Map, Value};

use super::refusal::DriveError;

/// A requested member, and the members requested inside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    name: String,
    inside: Vec<Field>,
}

/// The members of a File resource; requesting any other is an error.
const FILE: &str = "kind id name mimeType parents trashed explicitlyTrashed starred shared ownedByMe spaces createdTime \
                    modifiedTime version owners capabilities webViewLink size md5Checksum sha256Checksum \
                    sha1Checksum headRevisionId originalFilename fileExtension imageMediaMetadata \
                    videoMediaMetadata thumbnailLink shortcutDetails driveId resourceKey description exportLinks \
                    iconLink hasThumbnail thumbnailVersion webContentLink viewedByMe viewedByMeTime \
                    sharedWithMeTime sharingUser permissions permissionIds lastModifyingUser folderColorRgb \
                    quotaBytesUsed isAppAuthorized copyRequiresWriterPermission writersCanShare trashingUser \
                    trashedTime properties appProperties contentHints contentRestrictions fullFileExtension \
                    modifiedByMe modifiedByMeTime viewersCanCopyContent linkShareMetadata labelInfo \
                    hasAugmentedPermissions teamDriveId";
const LISTS: &str = "kind nextPageToken incompleteSearch files changes newStartPageToken file fileId time";
const CHANGE: &str = "removed changeType drive type driveId";

/// Parses `a,b(c,d),e/f`.
pub(crate) fn parse(source: &str) -> Result<Vec<Field>, DriveError> {
    let mut rest = source;
    let fields = list(&mut rest, 0).ok_or_else(|| DriveError::bad_fields(source))?;
    if rest.is_empty() {
        check(&fields)?;
        Ok(fields)
    } else {
        Err(DriveError::bad_fields(source))
    }
}

fn list(rest: &mut &str, depth: usize) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    loop {
        fields.push(one(rest, depth)?);
        match rest.strip_prefix(',') {
            Some(after) => *rest = after,
            None => return Some(fields),
        }
    }
}

fn one(rest: &mut &str, depth: usize) -> Option<Field> {
    *rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '*').unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    if name.is_empty() || depth > 8 {
        return None;
    }
    let name = name.to_owned();
    *rest = after.trim_start();
    let inside = if let Some(after) = rest.strip_prefix('(') {
        *rest = after;
        let inside = list(rest, depth + 1)?;
        *rest = rest.trim_start().strip_prefix(')')?.trim_start();
        inside
    } else if let Some(after) = rest.strip_prefix('/') {
        *rest = after;
        vec![one(rest, depth + 1)?]
    } else {
        Vec::new()
    };
    Some(Field { name, inside })
}

fn check(fields: &[Field]) -> Result<(), DriveError> {
    for field in fields {
        let name = field.name.as_str();
        let known =
            [FILE, LISTS, CHANGE].iter().flat_map(|names| names.split(' ')).any(|known| known == name);
        if name != "*" && !known {
            return Err(DriveError::bad_fields(name));
        }
        // Nested members are not checked, because the model contains only a few of them.
        if matches!(name, "files" | "changes" | "file") {
            check(&field.inside)?;
        }
    }
    Ok(())
}

/// Returns the members of `full` that `fields` selects.
pub(crate) fn project(full: &Value, fields: &[Field]) -> Value {
    match full {
        Value::Array(all) => all.iter().map(|one| project(one, fields)).collect(),
        Value::Object(members) if !fields.is_empty() => {
            let mut left = Map::new();
            for field in fields {
                if field.name == "*" {
                    left.extend(members.clone());
                } else if let Some(member) = members.get(&field.name) {
                    left.insert(field.name.clone(), project(member, &field.inside));
                }
            }
            left.into()
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_asked_for_comes_back() {
        let fields = parse("nextPageToken, files(id,imageMediaMetadata/width,size)").expect("well formed");
        let full = json!({ "kind": "x", "files": [{ "id": "1", "name": "n", "imageMediaMetadata": { "width": 2, "height": 3 } }] });
        let wanted = json!({ "files": [{ "id": "1", "imageMediaMetadata": { "width": 2 } }] });
        assert_eq!(project(&full, &fields), wanted);
    }

    #[test]
    fn unknown_members_and_open_parentheses_are_refused() {
        assert_eq!(parse("files(id,colour)"), Err(DriveError::bad_fields("colour")));
        assert!(parse("files(id").is_err());
        assert!(parse("files(id))").is_err());
    }
}
