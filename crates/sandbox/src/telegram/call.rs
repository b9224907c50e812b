//! A call of a bot to the Bot API.

use super::model::Telegram;
use super::refusal::{Done, Refusal};
use crate::arguments::Arguments;

pub(crate) struct Call<'a> {
    pub(crate) telegram: &'a Telegram,
    pub(crate) bot: i64,
    pub(crate) arguments: &'a Arguments,
}

pub(crate) type Outcome = Result<Done, Refusal>;
