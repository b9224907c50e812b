//! The Bot API's paths and methods.

use std::sync::Arc;

use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::{
    chats, edits, files,
    refusal::{Done, Refusal},
    send, updates, webhook,
};
use crate::{arguments::Arguments, front::Asked, world::World};

/// One call: who calls, and with what.
pub(crate) struct Call<'a> {
    pub(crate) world: &'a Arc<World>,
    pub(crate) bot: i64,
    pub(crate) arguments: Arguments,
}

pub(crate) type Outcome = Result<Done, Refusal>;

/// Answers `/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`.
pub(crate) async fn answer(world: &Arc<World>, asked: Asked) -> Response {
    match asked.path().as_slice() {
        ["file", bot, path @ ..] => match authorised(world, bot) {
            Ok(bot) => files::download(world, bot, &path.join("/")),
            Err(refusal) => refusal.into_response(),
        },
        [bot, method] => {
            let method = method.to_ascii_lowercase();
            match authorised(world, bot) {
                Ok(bot) => match call(Call { world, bot, arguments: asked.arguments }, &method).await {
                    Ok(done) => done.into_response(),
                    Err(refusal) => refusal.into_response(),
                },
                Err(refusal) => refusal.into_response(),
            }
        }
        _ => Refusal::plain(404, "Not Found").into_response(),
    }
}

fn authorised(world: &World, segment: &str) -> Result<i64, Refusal> {
    let token = segment.strip_prefix("bot").ok_or_else(|| Refusal::plain(404, "Not Found"))?;
    if token.starts_with('0') || token.len() > 80 || !token.contains(':') {
        return Err(Refusal::plain(401, "Unauthorized: invalid token specified"));
    }
    let state = world.state();
    state.telegram.with_token(token).map(|bot| bot.id).ok_or_else(|| Refusal::plain(401, "Unauthorized"))
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
            let now = call.world.now();
            call.world.state().telegram.link(call.bot, id, now).map(Done::from)
        }
        _ => Err(Refusal::plain(404, "Not Found: method not found")),
    }
}
