//! The keys that open what is sealed in the database.

use secrecy::SecretString;

use super::value::present;

/// Where the keys are told.
#[derive(clap::Args, Clone, Debug)]
pub struct KeyOptions {
    /// Keys that seal tokens: 32 random bytes in base64url each, newest first, separated by commas.
    #[arg(long, env = "ENCRYPTION_KEYS", hide_env_values = true)]
    encryption_keys: Option<SecretString>,
    /// The older name for a single key.
    #[arg(long, env = "ENCRYPTION_KEY", hide = true, hide_env_values = true)]
    encryption_key: Option<SecretString>,
}

impl KeyOptions {
    /// Keys as configured; `None` when there are none.
    pub fn keys(&self) -> Option<&SecretString> {
        present(self.encryption_keys.as_ref()).or(present(self.encryption_key.as_ref()))
    }
}
