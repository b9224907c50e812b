//! The clients against a stand-in which answers as the providers were seen to answer.

mod facebook;
mod google;
mod instagram;
mod secrets;
mod stub;
mod telegram;
