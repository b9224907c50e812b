//! How Google treats one file, folder or user until it is told otherwise.

use jiff::{SignedDuration, Timestamp};

use super::model::{Google, Incomplete, MissingParent, Model, Token};
use super::query::Query;
use super::refusal::DriveError;

/// How long a refresh token lives without use.
const IDLE: SignedDuration = SignedDuration::from_hours(183 * 24);
/// How long a refresh token of a client in testing lives after the consent.
const IN_TESTING: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How many refresh tokens of one user and client are valid; a new one ends the oldest.
const MOST_REFRESH_TOKENS: usize = 100;

impl Google {
    /// Sets what a listing of a missing parent answers.
    pub fn missing_parent(&self, answer: MissingParent) {
        self.model().manners.missing_parent = answer;
    }

    /// Answers each download of a file with 403 and this reason, such as `downloadQuotaExceeded`, until
    /// [`Google::allow_download`].
    pub fn refuse_download(&self, id: &str, reason: &str) {
        self.model().manners.undownloadable.insert(id.to_owned(), reason.to_owned());
    }

    pub fn allow_download(&self, id: &str) {
        self.model().manners.undownloadable.remove(id);
    }

    /// Breaks off the next `times` listings of a folder: `incompleteSearch` is true, and only the first
    /// `shown` files are in the list.
    pub fn list_incompletely(&self, folder: &str, shown: usize, times: u32) {
        self.model().manners.incomplete.insert(folder.to_owned(), Incomplete { shown, times });
    }

    /// Answers the next `times` calls of a user with 401 `authError`, although the access token is valid.
    pub fn refuse_access(&self, email: &str, times: u32) {
        self.model().manners.refused.insert(email.to_owned(), times);
    }

    /// Sets whether a client is in testing: its refresh tokens then die seven days after the consent.
    pub fn set_testing(&self, client: &str, testing: bool) {
        let mut model = self.model();
        model.manners.testing.retain(|known| known != client);
        if testing {
            model.manners.testing.push(client.to_owned());
        }
    }
}

impl Model {
    /// Counts a call of this user, and refuses it while its calls are to be refused.
    pub(super) fn admit(&mut self, email: &str) -> Result<(), DriveError> {
        match self.manners.refused.get_mut(email) {
            Some(left) if *left > 0 => {
                *left -= 1;
                Err(DriveError::unauthenticated())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn downloadable(&self, id: &str) -> Result<(), DriveError> {
        match self.manners.undownloadable.get(id) {
            Some(reason) => Err(DriveError::download(reason)),
            None => Ok(()),
        }
    }

    /// Checks that the parents in a query exist for this user.
    pub(super) fn has_parents(&self, query: &Query, email: &str, root: &str) -> Result<(), DriveError> {
        let there = |id: &&str| *id == "root" || *id == root || self.visible(id, email).is_some();
        let missing = query.parents().iter().any(|id| !there(id));
        match self.manners.missing_parent {
            MissingParent::NotFound if missing => Err(DriveError::not_found("")),
            MissingParent::NotFound | MissingParent::Empty => Ok(()),
        }
    }

    /// Counts a listing; returns how many files it shows if it is to be broken off.
    pub(super) fn broken_off(&mut self, query: &Query) -> Option<usize> {
        let parents = query.parents();
        let incomplete = parents.iter().find_map(|id| {
            let incomplete = self.manners.incomplete.get(*id)?;
            (incomplete.times > 0).then_some(*id)
        })?;
        let incomplete = self.manners.incomplete.get_mut(incomplete)?;
        incomplete.times -= 1;
        Some(incomplete.shown)
    }

    /// Whether a refresh token still works.
    pub(super) fn alive(&self, token: &Token, now: Timestamp) -> bool {
        let basic = token.scopes.iter().all(|scope| super::consent::is_basic(scope));
        let tested = !basic && self.manners.testing.contains(&token.client);
        now.duration_since(token.used) < IDLE && !(tested && now.duration_since(token.issued) >= IN_TESTING)
    }

    /// Stores a refresh token, and ends the oldest of this user and client if there are too many.
    pub(super) fn keep_refresh(&mut self, value: String, token: Token) {
        let same = |other: &Token| other.client == token.client && other.email == token.email;
        let mut earlier: Vec<(Timestamp, String)> = self
            .refresh
            .iter()
            .filter(|(_, other)| same(other))
            .map(|(value, other)| (other.issued, value.clone()))
            .collect();
        earlier.sort();
        for (_, old) in earlier.iter().take((earlier.len() + 1).saturating_sub(MOST_REFRESH_TOKENS)) {
            self.refresh.remove(old);
        }
        self.refresh.insert(value, token);
    }
}
