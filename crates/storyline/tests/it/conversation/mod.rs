//! What the bot is told, what it says, and what its buttons do.
mod buttons;
mod chat_life;
mod commands;
mod inbox;
mod later_version;
mod limiter;
mod outbox;
mod preview;
mod upgrade;
mod webhook;
