//! Thin clients for Telegram, Instagram and Google: the only product crate that knows reqwest.
