//! The emulators over real HTTP.

mod drive;
mod faults;
mod google_login;
mod instagram_login;
mod house;
mod people;
mod scoreboard;
mod stories;
mod telegram;
