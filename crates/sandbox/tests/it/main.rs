//! Tests the emulators over real HTTP.

mod drive;
mod drive_manners;
mod facebook_login;
mod faults;
mod google_login;
mod guide;
mod house;
mod instagram_login;
mod page;
mod refused;
mod scoreboard;
mod stories;
mod telegram;
mod telegram_manners;
mod webhook;
mod witnesses;
