//! Tests the conversation: updates from people, the bot's replies, and its buttons.
mod arrival;
mod buttons;
mod chat_life;
mod commands;
mod fetching;
mod inbox;
mod later_version;
mod limiter;
mod outbox;
mod preview;
mod refused;
mod truth;
mod upgrade;
mod webhook;
mod webhook_watch;
