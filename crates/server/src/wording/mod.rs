//! Checks all messages in all states: Telegram's limits, hostile names, the catalogue, and the stored forms.

mod catalogue;
mod page;
mod sample_data;
mod samples;
mod stored_forms;
mod telegram;
