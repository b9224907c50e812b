//! To the operator: tokens are sealed with a key that is not in `ENCRYPTION_KEYS`.

use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::html;

/// To the operator: tokens are sealed with a key that is not in `ENCRYPTION_KEYS`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TokensUnopenable {
    pub tokens: i64,
}

impl TokensUnopenable {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(html!(cx, "tokens-unopenable", tokens = self.tokens))
    }
}
