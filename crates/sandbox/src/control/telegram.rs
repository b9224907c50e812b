//! Commands for Telegram: bots, chats, what people do in them, and what goes wrong.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::command::{Command, Given, Outcome};
use crate::telegram::{Limits, Pressed};
use crate::world::World;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: "telegram/bots",
        about: "Registers a bot. Its id is the number before the colon of the token.",
        fields: &[("token", ""), ("username", "")],
        example: r#"{"token": "123456789:AAE-sandbox_TOKEN_for_tests_only_0123456", "username": "demo_bot"}"#,
        run: |world, given| {
            Ok(json!({ "id": world.telegram.register_bot(&given.text("token")?, &given.text("username")?) }))
        },
    },
    Command {
        path: "telegram/people",
        about: "Creates a person with a private chat with the first bot; the chat has the person's id.",
        fields: &[("name", "")],
        example: r#"{"name": "Ada"}"#,
        run: |world, given| {
            let user = world.telegram.person(&given.text("name")?);
            Ok(json!({ "user": user, "chat": world.telegram.open_dm(user) }))
        },
    },
    Command {
        path: "telegram/groups",
        about: "Creates a group with the bot in it.",
        fields: &[
            ("title", ""),
            ("members", "ids of people; the first is its creator"),
            ("plain?", "true for a group that can become a supergroup"),
        ],
        example: r#"{"title": "Bakery", "members": [577401632], "plain": true}"#,
        run: |world, given| {
            let (title, members): (String, Vec<i64>) = (given.get("title")?, given.get("members")?);
            let plain = given.get::<Option<bool>>("plain")?.unwrap_or_default();
            let telegram = &world.telegram;
            let chat =
                if plain { telegram.plain_group(&title, &members) } else { telegram.group(&title, &members) };
            Ok(json!({ "chat": chat }))
        },
    },
    Command {
        path: "telegram/migrate",
        about: "Turns a plain group into a supergroup; answers with its new id.",
        fields: &[("chat", "")],
        example: r#"{"chat": -1759839694}"#,
        run: |world, given| {
            let moved = world.telegram.migrate(given.get("chat")?);
            moved.map(|chat| json!({ "chat": chat })).map_err(|error| error.to_string())
        },
    },
    Command {
        path: "telegram/say",
        about: "Writes to a chat as a person: a text, a reply or a photo. Answers with the message's id.",
        fields: &[
            ("user", "who writes"),
            ("chat", "where"),
            ("text?", ""),
            ("reply_to?", "the id of a message"),
            ("photo?", "a JPEG in base64, instead of a text"),
        ],
        example: r#"{"user": 577401632, "chat": 577401632, "text": "/start"}"#,
        run: say,
    },
    Command {
        path: "telegram/documents",
        about: "Sends a file as a person. Answers with the message's id.",
        fields: &[("user", ""), ("chat", ""), ("name", "of the file"), ("mime", ""), ("bytes", "in base64")],
        example: r#"{"user": 577401632, "chat": 577401632, "name": "cake.jpg", "mime": "image/jpeg", "bytes": "/9j/2Q=="}"#,
        run: |world, given| {
            let (user, chat) = (given.get("user")?, given.get("chat")?);
            let (name, mime) = (given.text("name")?, given.text("mime")?);
            let message = world.telegram.send_document(user, chat, &name, &mime, given.base64("bytes")?);
            Ok(json!({ "message": message }))
        },
    },
    Command {
        path: "telegram/press",
        about: "Presses a button as a person; answers with the callback's id, or with the address that it opens.",
        fields: &[("user", ""), ("chat", ""), ("message", ""), ("button", "its text or its callback data")],
        example: r#"{"user": 577401632, "chat": 577401632, "message": 3, "button": "Post"}"#,
        run: |world, given| {
            let (user, chat, message) = (given.get("user")?, given.get("chat")?, given.get("message")?);
            match world.telegram.press(user, chat, message, &given.text("button")?) {
                Ok(Pressed::Callback(id)) => Ok(json!({ "callback": id })),
                Ok(Pressed::Url(url)) => Ok(json!({ "url": url })),
                Err(error) => Err(error.to_string()),
            }
        },
    },
    Command {
        path: "telegram/delete_message",
        about: "Deletes a message as a person. Edits are then refused.",
        fields: &[("chat", ""), ("message", "")],
        example: r#"{"chat": 577401632, "message": 3}"#,
        run: |world, given| {
            let deleted = world.telegram.delete_message(given.get("chat")?, given.get("message")?);
            if deleted { Ok(json!({})) } else { Err("there is no such message".to_owned()) }
        },
    },
    Command {
        path: "telegram/press_data",
        about: "Presses a button that the message no longer has, or a button under a deleted message.",
        fields: &[("user", ""), ("chat", ""), ("message", ""), ("data", "the callback data")],
        example: r#"{"user": 577401632, "chat": 577401632, "message": 3, "data": "p:1"}"#,
        run: |world, given| {
            let (user, chat, message) = (given.get("user")?, given.get("chat")?, given.get("message")?);
            let pressed = world.telegram.press_data(user, chat, message, &given.text("data")?);
            pressed.map(|id| json!({ "callback": id })).map_err(|error| error.to_string())
        },
    },
    Command {
        path: "telegram/block",
        about: "Blocks the bot for a person, until the person writes to it again.",
        fields: &[("user", "")],
        example: r#"{"user": 577401632}"#,
        run: |world, given| {
            world.telegram.block(given.get("user")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/kick",
        about: "Removes the bot from a group.",
        fields: &[("chat", "")],
        example: r#"{"chat": -1001321557575}"#,
        run: |world, given| {
            world.telegram.kick_bot(given.get("chat")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/leave",
        about: "Removes a person from a group; the bot gets no update.",
        fields: &[("chat", ""), ("user", "")],
        example: r#"{"chat": -1001321557575, "user": 577401632}"#,
        run: |world, given| {
            world.telegram.leave(given.get("chat")?, given.get("user")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/slow_down",
        about: "Answers messages to a chat, and edits there, with 429 for some time on the sandbox's clock.",
        fields: &[("chat", ""), ("seconds", "")],
        example: r#"{"chat": 577401632, "seconds": 600}"#,
        run: |world, given| {
            let span = SignedDuration::from_secs(given.get("seconds")?);
            world.telegram.slow_down(given.get("chat")?, span);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/forbid_photos",
        about: "Takes from the bot the right to send photos to a chat, or gives it back.",
        fields: &[("chat", ""), ("forbidden", "true or false")],
        example: r#"{"chat": 577401632, "forbidden": true}"#,
        run: |world, given| {
            world.telegram.forbid_photos(given.get("chat")?, given.get("forbidden")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/limits",
        about: "Sets the flood limits of all bots; 0 disables a limit.",
        fields: &[
            ("per_second?", "messages to all chats; 30 if missing"),
            ("per_group_minute?", "messages to one group; 20 if missing"),
            ("per_chat_half_minute?", "messages to one private chat in 30 seconds; 40 if missing"),
            ("edits?", "whether an edit counts like a message; false if missing"),
        ],
        example: r#"{"per_second": 30, "per_group_minute": 20, "per_chat_half_minute": 40, "edits": true}"#,
        run: |world, given| {
            world.telegram.limits(
                serde_json::from_value::<Limits>(given.0.clone()).map_err(|error| error.to_string())?,
            );
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/redeliver",
        about: "Sends an update again, even if it was confirmed.",
        fields: &[("update", "its id, from `log/effects`")],
        example: r#"{"update": 765158156}"#,
        run: |world, given| {
            let found = world.telegram.redeliver(given.get("update")?);
            if found { Ok(json!({})) } else { Err("there was no such update".to_owned()) }
        },
    },
    Command {
        path: "telegram/restart_updates",
        about: "Counts updates from another id on, as another Bot API server does. Updates that wait are gone.",
        fields: &[("next", "the next update's id")],
        example: r#"{"next": 1}"#,
        run: |world, given| {
            world.telegram.restart_updates(given.get("next")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/loopback_webhooks",
        about: "Lets setWebhook accept addresses of this machine, without TLS and at any port.",
        fields: &[],
        example: "{}",
        run: |world, _| {
            world.telegram.allow_loopback_webhooks();
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/take_webhook",
        about: "Sets the bot's webhook as another program with the same token.",
        fields: &[("url", "not checked")],
        example: r#"{"url": "http://127.0.0.1:9/other"}"#,
        run: |world, given| {
            world.telegram.take_webhook(&given.get("url")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/drop_webhook",
        about: "Deletes the bot's webhook as another program with the same token.",
        fields: &[],
        example: "{}",
        run: |world, _| {
            world.telegram.drop_webhook();
            Ok(json!({}))
        },
    },
    Command {
        path: "telegram/retry_webhooks",
        about: "Sets how long failed deliveries wait: moments of `real_time` (the default), or on the sandbox's `clock` \
                as long as at Telegram, up to two minutes.",
        fields: &[("on", "`real_time` or `clock`")],
        example: r#"{"on": "clock"}"#,
        run: |world, given| {
            world.telegram.retry_webhooks(given.get("on")?);
            Ok(json!({}))
        },
    },
];

fn say(world: &World, given: &Given) -> Outcome {
    let (user, chat) = (given.get("user")?, given.get("chat")?);
    let text = given.get::<Option<String>>("text")?.unwrap_or_default();
    let telegram = &world.telegram;
    let message = match given.get("reply_to")? {
        _ if given.has("photo") => telegram.send_photo(user, chat, given.base64("photo")?),
        Some(to) => telegram.reply(user, chat, to, &text),
        None => telegram.say(user, chat, &text),
    };
    Ok(Value::from_iter([("message", message)]))
}
