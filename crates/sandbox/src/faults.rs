//! Faults: armed by a test or a person, struck by the requests they match.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// What is to go wrong, where, and how often.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// `METHOD /path/glob`: `*` stands for one path segment (or any method), a last `**` for the rest; letter case is
    /// ignored. Example: `POST /ig-graph/*/*/media_publish`, `POST /telegram/*/sendPhoto`.
    pub on: String,
    pub kind: FaultKind,
    /// Which of the matching requests are struck.
    pub when: When,
}

/// What a struck request meets. The request log shows it by its name in snake case.
#[derive(Clone, Debug, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FaultKind {
    /// The request waits this long (real milliseconds in JSON) and then continues as usual.
    Latency(#[serde(with = "millis")] Duration),
    /// Answered at once, without effect.
    Status {
        code: u16,
        /// The body, sent as JSON when it is an object, as HTML when it starts with `<`.
        body: String,
        /// Seconds for a `Retry-After` header.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// No effect; the connection is cut.
    DropBefore,
    /// The effect is done; the connection is cut without an answer.
    DropAfter,
    /// The effect is done; the answer waits for [`Faults::release`] or until the client goes away.
    Hold,
    /// The effect is done; the answer says otherwise.
    ErrorAfterEffect { status: u16, body: String },
    /// The container made by this request never leaves `IN_PROGRESS`.
    StuckContainer,
    /// The container made by this request ends in `ERROR`.
    ErrorContainer {
        /// The subcode named in its `status`, such as 2207026.
        code: u32,
    },
}

/// Which of the matching requests are struck.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The next `n`.
    Times(u32),
    /// Each `k`-th.
    Every(u32),
    Always,
}

/// Names one armed fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultId(pub u64);

/// A request that has had its effect and waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldRequest {
    pub method: String,
    /// The path, bot tokens redacted.
    pub path: String,
    #[serde(skip)]
    number: u64,
}

#[derive(Debug)]
struct Armed {
    id: FaultId,
    fault: Fault,
    matched: u32,
}

#[derive(Debug, Default)]
struct Register {
    next: u64,
    armed: Vec<Armed>,
}

/// The faults of one sandbox; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    register: Arc<Mutex<Register>>,
    held: Arc<watch::Sender<Vec<HeldRequest>>>,
    releases: Arc<watch::Sender<u64>>,
}

impl Faults {
    fn register(&self) -> MutexGuard<'_, Register> {
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Arms a fault; the oldest armed fault that matches a request strikes it.
    pub fn arm(&self, fault: Fault) -> FaultId {
        let mut register = self.register();
        let id = FaultId(register.next_number());
        register.armed.push(Armed { id, fault, matched: 0 });
        id
    }

    /// Takes one fault away; requests already held stay held.
    pub fn disarm(&self, id: FaultId) {
        self.register().armed.retain(|armed| armed.id != id);
    }

    /// Takes all faults away and releases what is held.
    pub fn clear(&self) {
        self.register().armed.clear();
        self.release();
    }
    pub fn armed(&self) -> Vec<(FaultId, Fault)> {
        self.register().armed.iter().map(|armed| (armed.id, armed.fault.clone())).collect()
    }

    /// Waits until a request is held, and names the oldest one.
    pub async fn held(&self) -> HeldRequest {
        let mut held = self.held.subscribe();
        loop {
            if let Some(first) = held.borrow_and_update().first() {
                return first.clone();
            }
            // The sender lives in `self`; an error cannot happen and would only look again.
            let _ = held.changed().await;
        }
    }

    /// Lets go of all requests held now.
    pub fn release(&self) {
        self.releases.send_modify(|count| *count += 1);
    }

    /// The fault that strikes this request, if any; counts the match.
    pub(crate) fn strike(&self, method: &str, path: &str) -> Option<FaultKind> {
        let mut register = self.register();
        for armed in &mut register.armed {
            if !matches(&armed.fault.on, method, path) {
                continue;
            }
            armed.matched = armed.matched.saturating_add(1);
            let struck = match armed.fault.when {
                When::Times(times) => armed.matched <= times,
                When::Every(step) => armed.matched.is_multiple_of(step.max(1)),
                When::Always => true,
            };
            if struck {
                return Some(armed.fault.kind.clone());
            }
        }
        None
    }

    /// Holds the caller until released; dropped with the request when its client goes away.
    pub(crate) async fn hold(&self, method: &str, path: &str) {
        let mut releases = self.releases.subscribe();
        let number = self.register().next_number();
        let request = HeldRequest { method: method.to_owned(), path: path.to_owned(), number };
        self.held.send_modify(|held| held.push(request));
        let _listed = Listed { held: &self.held, number };
        let _ = releases.changed().await;
    }
}

impl Register {
    fn next_number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

/// Takes a held request off the list, however its wait ends.
struct Listed<'a> {
    held: &'a watch::Sender<Vec<HeldRequest>>,
    number: u64,
}

impl Drop for Listed<'_> {
    fn drop(&mut self) {
        self.held.send_modify(|held| held.retain(|request| request.number != self.number));
    }
}

fn matches(pattern: &str, method: &str, path: &str) -> bool {
    let Some((verb, glob)) = pattern.split_once(' ') else { return false };
    if verb != "*" && !verb.eq_ignore_ascii_case(method) {
        return false;
    }
    let mut segments = path.trim_start_matches('/').split('/');
    for wanted in glob.trim_start_matches('/').split('/') {
        match (wanted, segments.next()) {
            ("**", _) => return true,
            ("*", Some(_)) => {}
            (name, Some(segment)) if name.eq_ignore_ascii_case(segment) => {}
            _ => return false,
        }
    }
    segments.next().is_none()
}

mod millis {
    //! Durations as milliseconds in JSON.
    use std::time::Duration;

    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(span: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(u64::try_from(span.as_millis()).unwrap_or(u64::MAX))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        u64::deserialize(deserializer).map(Duration::from_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_is_one_segment_and_two_stars_are_the_rest() {
        let publish = "POST /ig-graph/*/*/media_publish";
        assert!(matches(publish, "POST", "/ig-graph/v26.0/178/media_publish"));
        assert!(!matches(publish, "GET", "/ig-graph/v26.0/178/media_publish"));
        assert!(!matches(publish, "POST", "/ig-graph/178/media_publish"));
        assert!(matches("* /g-api/**", "GET", "/g-api/drive/v3/files"));
        assert!(matches("POST /telegram/*/sendmessage", "post", "/telegram/bot1:a/sendMessage"));
    }
}
