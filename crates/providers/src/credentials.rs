//! What a provider knows our app by.

use secrecy::SecretString;

/// The id and the secret of our app at one provider.
#[derive(Clone, Debug)]
pub struct AppCredentials {
    /// The public id of the app (Instagram: the *Instagram* app id, not the Meta app id).
    pub id: String,
    /// The app's secret; it never leaves the server.
    pub secret: SecretString,
}
