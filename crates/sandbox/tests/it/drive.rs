//! Tests Drive from the view of an application with drive.readonly.

use sandbox::Google;
use serde_json::{Value, json};

use crate::google_login::{Login, login, text};
use crate::house::{client, jpeg, told};

pub(crate) struct Drive {
    pub(crate) login: Login,
    token: String,
    pub(crate) google: Google,
    pub(crate) folder: String,
}

pub(crate) async fn drive() -> Drive {
    let login = login().await;
    let token = text(&login.connected().await["access_token"]).to_owned();
    let google = login.sandbox.google();
    let folder = google.add_folder("vera@example.org", None, "Stories").expect("a user");
    Drive { login, token, google, folder }
}

impl Drive {
    fn request(&self, path: &str, query: &[(&str, &str)]) -> reqwest::RequestBuilder {
        let host = self.login.sandbox.hosts().google_api;
        client().get(format!("{host}/drive/v3/{path}")).query(query).bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str, query: &[(&str, &str)]) -> (u16, Value) {
        told(self.request(path, query)).await
    }

    /// Returns the status of a download.
    pub(crate) async fn status(&self, id: &str) -> u16 {
        let media = self.request(&format!("files/{id}"), &[("alt", "media")]);
        media.send().await.expect("an answer").status().as_u16()
    }

    pub(crate) fn add(&self, name: &str, mime: &str, bytes: Vec<u8>) -> String {
        self.google.add_file(&self.folder, name, mime, bytes).expect("the folder")
    }

    pub(crate) async fn names(&self, q: &str) -> Vec<String> {
        let (status, list) =
            self.get("files", &[("q", q), ("orderBy", "name_natural"), ("fields", "files(name)")]).await;
        assert_eq!(status, 200, "{list}");
        let files = list["files"].as_array().expect("files");
        files.iter().map(|file| text(&file["name"]).to_owned()).collect()
    }
}

#[tokio::test]
async fn a_folder_is_listed_with_the_fields_asked_for() {
    let drive = drive().await;
    let picture = jpeg(120, 80, 1);
    let id = drive.add("s1.jpg", "image/jpeg", picture.clone());
    let q = format!("'{}' in parents and trashed=false and mimeType contains 'image/'", drive.folder);
    let fields = "nextPageToken,incompleteSearch,files(id,name,size,version,parents,imageMediaMetadata(width,height,rotation))";
    let query = [("q", q.as_str()), ("fields", fields), ("supportsAllDrives", "true"), ("pageSize", "1000")];
    let wanted = json!({ "incompleteSearch": false, "files": [{
        "id": id, "name": "s1.jpg", "size": picture.len().to_string(), "version": "1", "parents": [drive.folder],
        "imageMediaMetadata": { "width": 120, "height": 80, "rotation": 0 },
    }] });
    assert_eq!(drive.get("files", &query).await, (200, wanted));
    let (_, plain) = drive.get("files", &[("q", &q)]).await;
    let entry = json!({ "kind": "drive#file", "id": id, "name": "s1.jpg", "mimeType": "image/jpeg" });
    assert_eq!(plain, json!({ "kind": "drive#fileList", "incompleteSearch": false, "files": [entry] }));
    let (_, sums) =
        drive.get(&format!("files/{id}"), &[("fields", "md5Checksum,sha256Checksum,createdTime")]).await;
    assert_eq!(text(&sums["md5Checksum"]).len(), 32);
    assert_eq!(sums["createdTime"], "2026-11-23T08:00:00.000Z");
}

#[tokio::test]
async fn queries_mean_what_they_say() {
    let drive = drive().await;
    drive.add("beach 2.jpg", "image/jpeg", jpeg(8, 8, 1));
    drive.add("beach 10.jpg", "image/jpeg", jpeg(8, 8, 2));
    let old = drive.add("it's old.png", "image/png", b"x".to_vec());
    drive.add("clip.mp4", "video/mp4", b"y".to_vec());
    drive.google.add_folder("vera@example.org", Some(&drive.folder), "Sub").expect("the folder");
    drive.google.trash(&old).expect("the file");
    let inside = format!("'{}' in parents", drive.folder);
    let named = async |q: &str| drive.names(&format!("{inside} and {q}")).await;
    assert_eq!(named("name contains 'beach'").await, ["beach 2.jpg", "beach 10.jpg"]);
    assert_eq!(
        named("(mimeType contains 'video/' or mimeType='image/png')").await,
        ["clip.mp4", "it's old.png"]
    );
    assert_eq!(named(r"name = 'it\'s old.png'").await, ["it's old.png"]);
    assert_eq!(named("trashed = true").await, ["it's old.png"]);
    let folders = "mimeType = 'application/vnd.google-apps.folder'";
    assert_eq!(named(folders).await, ["Sub"]);
    assert_eq!(named(&format!("not {folders} and trashed=false and name != 'clip.mp4'")).await.len(), 2);
    assert_eq!(drive.names("'root' in parents").await, ["Stories"]);
    let (status, refusal) = drive.get("files", &[("q", "name ~ 'x'")]).await;
    let wanted = json!({ "error": { "code": 400, "message": "Invalid Value", "errors": [{
        "message": "Invalid Value", "domain": "global", "reason": "invalid", "location": "q",
        "locationType": "parameter",
    }] } });
    assert_eq!((status, refusal), (400, wanted));
}

#[tokio::test]
async fn a_long_folder_comes_in_pages() {
    let drive = drive().await;
    for number in 1..=5 {
        drive.add(&format!("{number}.jpg"), "image/jpeg", jpeg(8, 8, number));
    }
    let q = format!("'{}' in parents", drive.folder);
    let mut page = String::new();
    let mut names = Vec::new();
    loop {
        let query = [("q", q.as_str()), ("pageSize", "2"), ("pageToken", &page), ("orderBy", "name desc")];
        let (_, list) = drive.get("files", &query).await;
        names.extend(
            list["files"].as_array().expect("files").iter().map(|file| text(&file["name"]).to_owned()),
        );
        match list["nextPageToken"].as_str() {
            Some(next) => page = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(names, ["5.jpg", "4.jpg", "3.jpg", "2.jpg", "1.jpg"]);
    let (status, refusal) = drive.get("files", &[("pageToken", "nonsense")]).await;
    assert_eq!((status, &refusal["error"]["errors"][0]["location"]), (400, &json!("pageToken")));
}

#[tokio::test]
async fn bytes_come_whole_or_in_part() {
    let drive = drive().await;
    let picture = jpeg(64, 64, 3);
    let id = drive.add("a.jpg", "image/jpeg", picture.clone());
    let media = drive.request(&format!("files/{id}"), &[("alt", "media")]);
    let answer = media.try_clone().expect("no body").send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "image/jpeg");
    assert_eq!(answer.bytes().await.expect("bytes"), picture);
    let part =
        media.try_clone().expect("no body").header("range", "bytes=10-19").send().await.expect("an answer");
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-range"], format!("bytes 10-19/{}", picture.len()));
    assert_eq!(part.bytes().await.expect("bytes"), picture[10..20]);
    let beyond = media.header("range", "bytes=999999-").send().await.expect("an answer");
    assert_eq!(beyond.status(), 416);
    let (status, _) = drive.get(&format!("files/{}", drive.folder), &[("alt", "media")]).await;
    assert_eq!(status, 403);
}

#[tokio::test]
async fn strangers_files_and_dead_tokens_are_refused_in_drives_words() {
    let drive = drive().await;
    drive.google.add_user("boris@example.org");
    let foreign = drive.google.add_folder("boris@example.org", None, "Private").expect("a user");
    let words = format!("File not found: {foreign}.");
    let wanted = json!({ "error": { "code": 404, "message": words, "errors": [{
        "message": words, "domain": "global", "reason": "notFound", "location": "fileId", "locationType": "parameter",
    }] } });
    assert_eq!(drive.get(&format!("files/{foreign}"), &[]).await, (404, wanted));
    drive.google.revoke("vera@example.org");
    let (status, refusal) = drive.get("files", &[]).await;
    assert_eq!((status, &refusal["error"]["status"]), (401, &json!("UNAUTHENTICATED")));
    assert_eq!(refusal["error"]["errors"][0]["reason"], "authError");
}

#[tokio::test]
async fn changes_tell_what_happened_since_the_token() {
    let drive = drive().await;
    let kept = drive.add("kept.jpg", "image/jpeg", jpeg(8, 8, 1));
    let gone = drive.add("gone.jpg", "image/jpeg", jpeg(8, 8, 2));
    let (_, start) = drive.get("changes/startPageToken", &[]).await;
    let start = text(&start["startPageToken"]).to_owned();
    drive.google.rename(&kept, "renamed.jpg").expect("the file");
    drive.google.replace_bytes(&kept, jpeg(8, 8, 3)).expect("the file");
    drive.google.remove(&gone).expect("the file");
    let fields = "newStartPageToken,nextPageToken,changes(fileId,removed,file(name,version,trashed))";
    let (status, list) = drive.get("changes", &[("pageToken", &start), ("fields", fields)]).await;
    assert_eq!(status, 200, "{list}");
    let wanted = json!([
        { "fileId": kept, "removed": false, "file": { "name": "renamed.jpg", "version": "3", "trashed": false } },
        { "fileId": gone, "removed": true },
    ]);
    assert_eq!(list["changes"], wanted);
    let next = text(&list["newStartPageToken"]).to_owned();
    let (_, after) = drive.get("changes", &[("pageToken", &next)]).await;
    assert_eq!(after["changes"], json!([]));
    assert_eq!(drive.get("changes", &[("pageToken", "0")]).await.0, 400);
}
