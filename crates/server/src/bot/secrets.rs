//! Detects pasted secrets, so that they are deleted and never kept.

/// Minimum number of characters after a token's prefix.
const FEWEST: usize = 20;
/// Prefixes of tokens: Instagram, Facebook, Google (access, refresh, client secret).
const PREFIXES: [&str; 5] = ["IGAA", "EAA", "ya29.", "1//0", "GOCSPX-"];
/// A bot token: digits, a colon, 35 characters (`core.telegram.org/bots/api#authorizing-your-bot`).
const BOT_DIGITS: usize = 8;
const BOT_LETTERS: usize = 35;

/// Returns whether the text contains what looks like a token or a private key.
pub(super) fn looks_secret(words: &str) -> bool {
    words.contains("-----BEGIN ") && words.contains("PRIVATE KEY") || pieces(words).any(is_token)
}

/// Splits the text into runs of characters that can be part of a token.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let of_a_token = |letter: char| letter.is_ascii_alphanumeric() || "-_.:/".contains(letter);
    words.split(move |letter| !of_a_token(letter)).filter(|piece| piece.len() >= FEWEST)
}

fn is_token(piece: &str) -> bool {
    PREFIXES.iter().any(|prefix| holds(piece, prefix)) || holds_bot_token(piece)
}

/// Returns whether the piece contains a token with this prefix. Enough characters must come after the prefix.
/// Before it, there must be nothing, or a character that tokens do not contain.
fn holds(piece: &str, prefix: &str) -> bool {
    piece.match_indices(prefix).any(|(at, _)| {
        let begins = piece[..at].chars().next_back().is_none_or(|before| "./:".contains(before));
        begins && run(&piece[at + prefix.len()..]) >= FEWEST
    })
}

fn holds_bot_token(piece: &str) -> bool {
    piece.match_indices(':').any(|(at, _)| {
        let digits = piece[..at].chars().rev().take_while(char::is_ascii_digit).count();
        digits >= BOT_DIGITS && run(&piece[at + 1..]) >= BOT_LETTERS
    })
}

fn run(text: &str) -> usize {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_wherever_they_stand() {
        for secret in [
            "IGAAKq3ZCZBw0hBZAExampleExampleExample",
            "my token: EAAGm0PX4ZCpsBAKexampleexample, please",
            "ya29.a0AfH6SMBexample_example-example",
            "123456789:AAE-sandbox_TOKEN_for_trials_0123456",
            "https://api.telegram.org/bot123456789:AAE-sandbox_TOKEN_for_trials_0123456/getMe",
            "/start EAAGm0PX4ZCpsBAKexampleexample",
            "-----BEGIN RSA PRIVATE KEY-----\nabc",
        ] {
            assert!(looks_secret(secret), "{secret}");
        }
    }

    #[test]
    fn ordinary_words_are_no_secret() {
        for words in [
            "",
            "EAA",
            "The EAAsy way of doing things with a long sentence after it",
            "https://drive.google.com/drive/folders/1AbCdEfGhIjKlMnOpQrStUvWxYz",
            "tomorrow at 12:30, or 18:00",
            "12345678: this is my phone number",
            "שלום 🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊",
        ] {
            assert!(!looks_secret(words), "{words}");
        }
    }
}
