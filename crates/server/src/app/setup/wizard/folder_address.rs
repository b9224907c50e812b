//! Parses the id of a Drive folder from an address that a person pasted.

use url::Url;

use super::choices::WizardNotice;

/// Minimum length of a Drive folder id, so that ordinary words are not mistaken for one.
const SHORTEST_ID: usize = 15;

/// Returns the folder id in the pasted text: a Drive address, or the id itself.
pub(super) fn folder_in(text: &str) -> Result<String, WizardNotice> {
    let text = text.trim();
    if is_id(text) {
        return Ok(text.to_owned());
    }
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let Ok(url) = Url::parse(&with_scheme) else { return Err(WizardNotice::NoAddress) };
    let host = url.host_str().unwrap_or_default();
    if !host.contains('.') || text.contains(char::is_whitespace) {
        return Err(WizardNotice::NoAddress);
    }
    if host != "drive.google.com" {
        return Err(WizardNotice::ForeignAddress);
    }
    let segments: Vec<&str> = url.path_segments().map(Iterator::collect).unwrap_or_default();
    let after = |word| segments.iter().skip_while(|segment| **segment != word).nth(1).copied();
    if after("file").is_some() {
        return Err(WizardNotice::NotAFolder);
    }
    let by_query = url.query_pairs().find(|(key, _)| key == "id").map(|(_, id)| id.into_owned());
    let id = after("folders").map(str::to_owned).or(by_query);
    id.filter(|id| is_id(id)).ok_or(WizardNotice::NotAFolder)
}

fn is_id(text: &str) -> bool {
    (SHORTEST_ID..=200).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "1aB-c_D2eF3gH4iJ5kL6mN7oP8qR9sT0u";

    #[test]
    fn a_folder_is_found_in_every_address_that_drive_gives() {
        for address in [
            format!("https://drive.google.com/drive/folders/{ID}"),
            format!("https://drive.google.com/drive/u/0/folders/{ID}?usp=sharing"),
            format!("drive.google.com/drive/folders/{ID}"),
            format!("https://drive.google.com/open?id={ID}"),
            format!("  {ID} "),
        ] {
            assert_eq!(folder_in(&address), Ok(ID.to_owned()), "{address}");
        }
    }

    #[test]
    fn a_foreign_address_is_told_from_a_mistyped_one() {
        assert_eq!(folder_in("https://www.dropbox.com/sh/abc"), Err(WizardNotice::ForeignAddress));
        let look_alike = format!("https://drive.google.com.evil.example/drive/folders/{ID}");
        assert_eq!(folder_in(&look_alike), Err(WizardNotice::ForeignAddress));
        assert_eq!(folder_in("hello there"), Err(WizardNotice::NoAddress));
        assert_eq!(folder_in(""), Err(WizardNotice::NoAddress));
        assert_eq!(folder_in("' or 'root' in parents"), Err(WizardNotice::NoAddress));
    }

    #[test]
    fn a_file_is_not_a_folder() {
        let file = format!("https://drive.google.com/file/d/{ID}/view");
        assert_eq!(folder_in(&file), Err(WizardNotice::NotAFolder));
        assert_eq!(folder_in("https://drive.google.com/drive/my-drive"), Err(WizardNotice::NotAFolder));
    }
}
