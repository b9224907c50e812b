//! Tests the bot's input, its messages and its buttons.
mod buttons;
mod chat_life;
mod commands;
mod inbox;
mod later_version;
mod limiter;
mod outbox;
mod preview;
mod truth;
mod upgrade;
mod webhook;
