//! Tests the conversation: updates from people, the bot's replies, and its buttons.
mod buttons;
mod chat_life;
mod commands;
mod inbox;
mod limiter;
mod outbox;
mod preview;
mod upgrade;
mod webhook;
