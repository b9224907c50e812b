//! The calls that the sandbox emulates, each with its parameters. What is not in these tables is refused.

use axum::http::Method;

use crate::arguments::Arguments;

/// Parameters of all methods that send a message. `message_thread_id`, `business_connection_id` and
/// `allow_paid_broadcast` would change what happens, so they are not among them.
const SEND: &str = "chat_id parse_mode disable_notification protect_content reply_parameters reply_to_message_id \
                    allow_sending_without_reply reply_markup caption caption_entities show_caption_above_media \
                    has_spoiler";
const PREVIEW: &str = "text parse_mode entities link_preview_options disable_web_page_preview";

/// Methods of the Bot API in lower case.
const TELEGRAM: [(&str, &[&str]); 28] = [
    ("getme", &[]),
    ("getupdates", &["offset limit timeout allowed_updates"]),
    ("setwebhook", &["url secret_token max_connections allowed_updates drop_pending_updates"]),
    ("deletewebhook", &["drop_pending_updates"]),
    ("getwebhookinfo", &[]),
    ("sendmessage", &[SEND, PREVIEW]),
    ("sendphoto", &[SEND, "photo"]),
    ("senddocument", &[SEND, "document thumbnail disable_content_type_detection"]),
    ("sendmediagroup", &[SEND, "media"]),
    ("editmessagetext", &["chat_id message_id reply_markup", PREVIEW]),
    (
        "editmessagecaption",
        &["chat_id message_id reply_markup caption parse_mode caption_entities show_caption_above_media"],
    ),
    ("editmessagereplymarkup", &["chat_id message_id reply_markup"]),
    ("editmessagemedia", &["chat_id message_id reply_markup media"]),
    ("deletemessage", &["chat_id message_id"]),
    ("deletemessages", &["chat_id message_ids"]),
    ("answercallbackquery", &["callback_query_id text show_alert url cache_time"]),
    ("setmycommands", &["commands scope language_code"]),
    ("getmycommands", &["scope language_code"]),
    ("deletemycommands", &["scope language_code"]),
    ("getchat", &["chat_id"]),
    ("getchatmember", &["chat_id user_id"]),
    ("getchatadministrators", &["chat_id"]),
    ("sendchataction", &["chat_id action"]),
    ("setchatmenubutton", &["chat_id menu_button"]),
    ("setmydescription", &["description language_code"]),
    ("setmyshortdescription", &["short_description language_code"]),
    ("setmyname", &["name language_code"]),
    ("leavechat", &["chat_id"]),
];

const OAUTH: &str = "client_id redirect_uri response_type scope state";
const GOOGLE_CONSENT: &str =
    "access_type prompt code_challenge code_challenge_method include_granted_scopes login_hint";
/// Parameters that only change the form of an answer, or nothing in a Drive without shared drives.
const DRIVE: &str = "fields access_token prettyPrint quotaUser alt supportsAllDrives supportsTeamDrives";
const DRIVE_LIST: &str = "pageSize pageToken spaces includeItemsFromAllDrives includeTeamDriveItems";

/// Calls of the other hosts: host, method and path, parameters. `*` is any segment; a parameter that ends in
/// `_` is a prefix.
const OTHERS: [(&str, &str, &[&str]); 28] = [
    (
        "ig-www",
        "GET oauth/authorize",
        &[OAUTH, "force_reauth force_authentication enable_fb_login signed_in"],
    ),
    ("ig-www", "POST accounts/login", &["username next"]),
    ("ig-www", "POST oauth/authorize/decide", &[OAUTH, "decision"]),
    ("ig-api", "POST oauth/access_token", &["client_id client_secret grant_type redirect_uri code"]),
    ("ig-graph", "GET access_token", &["grant_type client_secret access_token"]),
    ("ig-graph", "GET refresh_access_token", &["grant_type access_token"]),
    ("fb-graph", "GET oauth/access_token", &["grant_type client_id client_secret fb_exchange_token"]),
    (
        "graph",
        "POST */media",
        &["access_token media_type image_url video_url user_tags upload_type is_ai_generated"],
    ),
    ("graph", "POST */media_publish", &["access_token creation_id"]),
    ("graph", "GET */content_publishing_limit", &["access_token fields"]),
    ("graph", "GET */stories", &["access_token fields limit after"]),
    ("graph", "GET *", &["access_token fields"]),
    ("ig-cdn", "GET v/*", &[]),
    ("ig-cdn", "HEAD v/*", &[]),
    ("g-accounts", "GET o/oauth2/v2/auth", &[OAUTH, GOOGLE_CONSENT, "signed_in"]),
    ("g-accounts", "POST signin", &["email next"]),
    ("g-accounts", "POST o/oauth2/v2/decide", &[OAUTH, GOOGLE_CONSENT, "decision granted_"]),
    (
        "g-oauth",
        "POST token",
        &["client_id client_secret grant_type code redirect_uri code_verifier refresh_token"],
    ),
    ("g-oauth", "POST revoke", &["token"]),
    ("g-userinfo", "GET v1/userinfo", &["access_token alt"]),
    ("g-api", "GET oauth2/v2/userinfo", &["access_token alt"]),
    ("g-api", "GET drive/v3/files", &[DRIVE, DRIVE_LIST, "q orderBy corpora"]),
    ("g-api", "GET drive/v3/files/*", &[DRIVE, "acknowledgeAbuse"]),
    ("g-api", "GET drive/v3/changes/startPageToken", &[DRIVE]),
    ("g-api", "GET drive/v3/changes", &[DRIVE, DRIVE_LIST, "includeRemoved restrictToMyDrive"]),
    ("g-api", "GET drive/v3/about", &[DRIVE]),
    ("telegram", "GET file/*/*", &[]),
    ("telegram", "GET file/*/*/*", &[]),
];

/// Parameters of which only some values are emulated.
const VALUES: [(&str, &[&str]); 5] = [
    ("alt", &["json", "media"]),
    ("corpora", &["user"]),
    ("spaces", &["drive"]),
    ("includeRemoved", &["true"]),
    ("restrictToMyDrive", &["false"]),
];

/// What a request asks for that the sandbox does not emulate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    Call(String),
    Parameter(String),
}

/// Looks for anything in a request that is not in the tables.
pub(crate) fn unknown(host: &str, method: &Method, path: &[&str], arguments: &Arguments) -> Option<Unknown> {
    let call = call_name(host, path);
    let Some(parameters) = parameters(host, method, path) else {
        return Some(Unknown::Call(format!("{method} {call}")));
    };
    let known = |name: &str| {
        let mut names = parameters.iter().flat_map(|names| names.split_whitespace());
        names.any(|known| known == name || (known.ends_with('_') && name.starts_with(known)))
    };
    if let Some(name) = arguments.names().find(|name| !known(name)) {
        return Some(Unknown::Parameter(format!("the parameter {name} of {call}")));
    }
    let other = VALUES.iter().find_map(|(name, values)| {
        let value = arguments.given(name)?;
        (!values.contains(&value)).then(|| format!("{name}={value} in {call}"))
    });
    other.map(Unknown::Parameter)
}

/// Returns the name of a call without the bot's token.
fn call_name(host: &str, path: &[&str]) -> String {
    match (host, path.last()) {
        ("telegram", name) => name.copied().unwrap_or_default().to_owned(),
        _ => path.join("/"),
    }
}

fn parameters(host: &str, method: &Method, path: &[&str]) -> Option<&'static [&'static str]> {
    if host == "telegram"
        && let [_, name] = path
    {
        let name = name.to_ascii_lowercase();
        if name == "getfile" {
            return Some(&["file_id"]);
        }
        return TELEGRAM.iter().find(|(known, _)| *known == name).map(|(_, parameters)| *parameters);
    }
    let graph = matches!(host, "ig-graph" | "fb-graph");
    let path = match path {
        [version, rest @ ..] if graph && is_version(version) => rest,
        other => other,
    };
    let row = OTHERS
        .iter()
        .find(|(of, call, _)| (*of == host || (graph && *of == "graph")) && matches(call, method, path));
    row.map(|(_, _, parameters)| *parameters)
}

fn matches(call: &str, method: &Method, path: &[&str]) -> bool {
    let Some((verb, pattern)) = call.split_once(' ') else { return false };
    let mut wanted = pattern.split('/');
    let fits = path.iter().all(|segment| wanted.next().is_some_and(|name| name == "*" || name == *segment));
    verb == method.as_str() && fits && wanted.next().is_none()
}

/// Whether a path segment is a version of the Graph API, such as `v26.0`.
pub(crate) fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix('v').and_then(|number| number.split_once('.'));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number.is_some_and(|(major, minor)| digits(major) && digits(minor))
}
