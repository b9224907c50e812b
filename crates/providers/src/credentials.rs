//! Defines the credentials with which our app identifies itself to a provider.

use secrecy::SecretString;

/// The id and the secret of our app at one provider.
#[derive(Clone, Debug)]
pub struct AppCredentials {
    /// The public id of the app (Instagram: the *Instagram* app id, not the Meta app id).
    pub id: String,
    /// The app's secret; it must never leave the server.
    pub secret: SecretString,
}
