//! Checks of every message in every state: Telegram's limits, hostile names, the catalogue, and the forms that are stored.

mod catalogue;
mod page;
mod samples;
mod stored_forms;
mod telegram;
