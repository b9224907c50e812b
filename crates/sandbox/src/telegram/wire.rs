//! Routes the paths and methods of the Bot API.

use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::call::{Call, Outcome};
use super::model::Telegram;
use super::refusal::{Done, Refusal};
use super::{chats, edits, files, send, updates, webhook};
use crate::request::Asked;

/// Handles `/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`.
pub(crate) async fn answer(telegram: &Telegram, asked: &Asked) -> Response {
    match asked.path().as_slice() {
        ["file", bot, path @ ..] => match authorised(telegram, bot) {
            Ok(bot) => files::download(telegram, bot, &path.join("/")),
            Err(refusal) => refusal.into_response(),
        },
        [bot, method] => {
            let outcome = match authorised(telegram, bot) {
                Ok(bot) => {
                    let arguments = &asked.arguments;
                    call(Call { telegram, bot, arguments }, &method.to_ascii_lowercase()).await
                }
                Err(refusal) => Err(refusal),
            };
            outcome.into_response()
        }
        _ => Refusal::plain(404, "Not Found").into_response(),
    }
}

fn authorised(telegram: &Telegram, segment: &str) -> Result<i64, Refusal> {
    let token = segment.strip_prefix("bot").ok_or_else(|| Refusal::plain(404, "Not Found"))?;
    if token.starts_with('0') || token.len() > 80 || !token.contains(':') {
        return Err(Refusal::plain(401, "Unauthorized: invalid token specified"));
    }
    let model = telegram.model();
    model.with_token(token).map(|bot| bot.id).ok_or_else(|| Refusal::plain(401, "Unauthorized"))
}

async fn call(call: Call<'_>, method: &str) -> Outcome {
    match method {
        "getme" => Ok(chats::me(&call)),
        "getupdates" => updates::get(&call).await,
        "setwebhook" => webhook::set(&call),
        "deletewebhook" => webhook::delete(&call),
        "getwebhookinfo" => Ok(webhook::info(&call)),
        "sendmessage" => send::message(&call),
        "sendphoto" => send::photo(&call).await,
        "senddocument" => send::document(&call).await,
        "sendmediagroup" => send::album(&call).await,
        "editmessagetext" => edits::text(&call),
        "editmessagecaption" => edits::caption(&call),
        "editmessagereplymarkup" => edits::markup(&call),
        "editmessagemedia" => edits::media(&call).await,
        "deletemessage" => edits::delete(&call),
        "deletemessages" => edits::delete_several(&call),
        "answercallbackquery" => edits::answer_press(&call),
        "setmycommands" => chats::set_commands(&call),
        "getmycommands" => Ok(chats::commands(&call)),
        "deletemycommands" => Ok(chats::forget_commands(&call)),
        "getchat" => chats::chat(&call),
        "getchatmember" => chats::member(&call),
        "getchatadministrators" => chats::administrators(&call),
        "sendchataction" => call.chat().map(|_| Value::Bool(true).into()),
        "setchatmenubutton" | "setmydescription" | "setmyshortdescription" | "setmyname" => {
            Ok(json!(true).into())
        }
        "leavechat" => chats::leave(&call),
        "getfile" => {
            let id = call.arguments.text("file_id").ok_or_else(|| Refusal::bad("file_id not specified"))?;
            let now = call.telegram.now();
            call.telegram.model().link(call.bot, id, now).map(Done::from)
        }
        _ => Err(Refusal::plain(404, "Not Found: method not found")),
    }
}
