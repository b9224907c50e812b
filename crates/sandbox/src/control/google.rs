//! Commands for Google: clients, users, Drives, and what goes wrong there.

use serde_json::json;

use super::command::{Command, Outcome};
use crate::google::GoogleError;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: "google/clients",
        about: "Registers an OAuth client. Redirect URIs are compared byte for byte.",
        fields: &[("client_id", ""), ("secret", ""), ("redirect_uris", "a list")],
        example: r#"{"client_id": "goo", "secret": "goo-secret", "redirect_uris": ["http://127.0.0.1:8080/auth/google/callback"]}"#,
        run: |world, given| {
            let (id, secret, redirects) = given.application()?;
            let redirects: Vec<&str> = redirects.iter().map(String::as_str).collect();
            world.google.register_client(&id, &secret, &redirects);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/users",
        about: "Creates a user with an empty Drive.",
        fields: &[("email", "")],
        example: r#"{"email": "ada@example.org"}"#,
        run: |world, given| {
            world.google.add_user(&given.text("email")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/folders",
        about: "Creates a folder; answers with its id.",
        fields: &[
            ("owner", "an e-mail address"),
            ("parent?", "a folder; My Drive, if missing"),
            ("name", ""),
        ],
        example: r#"{"owner": "ada@example.org", "name": "Stories"}"#,
        run: |world, given| {
            let parent: Option<String> = given.get("parent")?;
            let made =
                world.google.add_folder(&given.text("owner")?, parent.as_deref(), &given.text("name")?);
            made.map(|id| json!({ "id": id })).map_err(|error| error.to_string())
        },
    },
    Command {
        path: "google/files",
        about: "Adds a file to a folder; answers with its id.",
        fields: &[("folder", ""), ("name", ""), ("mime", ""), ("bytes", "in base64")],
        example: r#"{"folder": "1dCHOgOnX2a4oS5WXBx5XbNqBSjJiuK9k", "name": "cake.jpg", "mime": "image/jpeg", "bytes": "/9j/2Q=="}"#,
        run: |world, given| {
            let (folder, name, mime) = (given.text("folder")?, given.text("name")?, given.text("mime")?);
            let made = world.google.add_file(&folder, &name, &mime, given.base64("bytes")?);
            made.map(|id| json!({ "id": id })).map_err(|error| error.to_string())
        },
    },
    Command {
        path: "google/replace",
        about: "Uploads new content for a file and keeps its id.",
        fields: &[("id", ""), ("bytes", "in base64")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO", "bytes": "/9j/2f/Z"}"#,
        run: |world, given| done(world.google.replace_bytes(&given.text("id")?, given.base64("bytes")?)),
    },
    Command {
        path: "google/rename",
        about: "Renames a file or folder.",
        fields: &[("id", ""), ("name", "")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO", "name": "wedding cake.jpg"}"#,
        run: |world, given| done(world.google.rename(&given.text("id")?, &given.text("name")?)),
    },
    Command {
        path: "google/move",
        about: "Moves a file or folder to another folder.",
        fields: &[("id", ""), ("folder", "the new parent")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO", "folder": "1dCHOgOnX2a4oS5WXBx5XbNqBSjJiuK9k"}"#,
        run: |world, given| done(world.google.move_to(&given.text("id")?, &given.text("folder")?)),
    },
    Command {
        path: "google/trash",
        about: "Moves a file or folder to the trash.",
        fields: &[("id", "")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO"}"#,
        run: |world, given| done(world.google.trash(&given.text("id")?)),
    },
    Command {
        path: "google/restore",
        about: "Restores a file or folder from the trash.",
        fields: &[("id", "")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO"}"#,
        run: |world, given| done(world.google.restore(&given.text("id")?)),
    },
    Command {
        path: "google/refuse_download",
        about: "Answers each download of a file with 403, until it is allowed.",
        fields: &[("id", ""), ("reason", "such as `downloadQuotaExceeded` or `cannotDownloadAbusiveFile`")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO", "reason": "downloadQuotaExceeded"}"#,
        run: |world, given| {
            world.google.refuse_download(&given.text("id")?, &given.text("reason")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/allow_download",
        about: "Ends `google/refuse_download`.",
        fields: &[("id", "")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO"}"#,
        run: |world, given| {
            world.google.allow_download(&given.text("id")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/list_incompletely",
        about: "Breaks off the next listings of a folder: incompleteSearch is true, and only some files are in them.",
        fields: &[("folder", ""), ("shown", "how many files"), ("times", "how many listings")],
        example: r#"{"folder": "1dCHOgOnX2a4oS5WXBx5XbNqBSjJiuK9k", "shown": 0, "times": 2}"#,
        run: |world, given| {
            world.google.list_incompletely(&given.text("folder")?, given.get("shown")?, given.get("times")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/missing_parent",
        about: "Sets what a listing of a missing, removed or unshared folder answers.",
        fields: &[("answer", "`not_found` (404, the default) or `empty` (an empty list)")],
        example: r#"{"answer": "not_found"}"#,
        run: |world, given| {
            world.google.missing_parent(given.get("answer")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/refuse_access",
        about: "Answers the next calls of a user with 401 authError, although the access token is valid.",
        fields: &[("email", ""), ("times", "")],
        example: r#"{"email": "ada@example.org", "times": 1}"#,
        run: |world, given| {
            world.google.refuse_access(&given.text("email")?, given.get("times")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/set_testing",
        about: "Sets whether a client is in testing: its refresh tokens then die seven days after the consent.",
        fields: &[("client_id", ""), ("testing", "true or false")],
        example: r#"{"client_id": "goo", "testing": true}"#,
        run: |world, given| {
            world.google.set_testing(&given.text("client_id")?, given.get("testing")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "google/remove",
        about: "Deletes a file or folder for good, or stops sharing it: programs get 404.",
        fields: &[("id", "")],
        example: r#"{"id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO"}"#,
        run: |world, given| done(world.google.remove(&given.text("id")?)),
    },
    Command {
        path: "google/revoke",
        about: "Revokes all grants of a user: refresh tokens then answer invalid_grant, access tokens 401.",
        fields: &[("email", "")],
        example: r#"{"email": "ada@example.org"}"#,
        run: |world, given| {
            world.google.revoke(&given.text("email")?);
            Ok(json!({}))
        },
    },
];

fn done(result: Result<(), GoogleError>) -> Outcome {
    result.map(|()| json!({})).map_err(|error| error.to_string())
}
