//! Tests the conversation: what people send to the bot, its replies, and its buttons.
mod buttons;
mod chat_life;
mod commands;
mod inbox;
mod limiter;
mod outbox;
mod preview;
mod upgrade;
mod webhook;
