//! Reads the keys that encrypt tokens in the database.

use secrecy::SecretString;

use super::value::present;

/// The options that name the keys.
#[derive(clap::Args, Clone, Debug)]
pub struct KeyOptions {
    /// Keys that encrypt the creators' tokens, newest first, separated by commas; each is 32 random bytes in base64url.
    /// Required with DATABASE_URL; otherwise Storyline generates one in STATE_DIR. Example: the output of
    /// `openssl rand -base64 32 | tr '+/' '-_'`
    #[arg(long, env = "ENCRYPTION_KEYS", hide_env_values = true, help_heading = "Keys")]
    encryption_keys: Option<SecretString>,
    /// Older name of ENCRYPTION_KEYS, for a single key. Example: as for ENCRYPTION_KEYS
    #[arg(long, env = "ENCRYPTION_KEY", hide = true, hide_env_values = true, help_heading = "Keys")]
    encryption_key: Option<SecretString>,
}

impl KeyOptions {
    /// Returns the configured keys; `None` if no keys are configured.
    pub fn keys(&self) -> Option<&SecretString> {
        present(self.encryption_keys.as_ref()).or(present(self.encryption_key.as_ref()))
    }
}
