//! Injects faults: a test or a person arms them, and they are applied to matching requests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::clock::Clock;

/// A fault: what happens, to which requests, and how often.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// `METHOD /path/glob`: `*` matches one path segment (or any method), a trailing `**` matches the rest;
    /// case is ignored. Examples: `POST /ig-graph/*/*/media_publish`, `POST /telegram/*/sendPhoto`.
    pub on: String,
    pub kind: FaultKind,
    /// Which of the matching requests are affected.
    pub when: When,
}

/// What happens to the request. The request log contains the variant's name in snake case.
#[derive(Clone, Debug, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum FaultKind {
    /// The request waits this long in real time (milliseconds in JSON) and then continues normally.
    Latency(#[serde(with = "millis")] Duration),
    /// The sandbox responds immediately with this status, and the request has no effect.
    Status {
        code: u16,
        /// The body, sent as HTML if it starts with `<`, otherwise as JSON.
        body: String,
        /// The value of a `Retry-After` header, in seconds.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// The request has no effect, and the connection is closed.
    DropBefore,
    /// The request takes effect, but the connection is closed without a response.
    DropAfter,
    /// The request takes effect; the response waits until [`Faults::release`] is
    /// called or the client disconnects.
    Hold,
    /// The request takes effect, but the response reports an error.
    ErrorAfterEffect { status: u16, body: String },
    /// A publish takes effect `seconds` later on the sandbox's clock. Until then the container reads
    /// `FINISHED` and nothing shows the story. Other requests are refused.
    LateEffect {
        seconds: i64,
        /// Status and body of the answer; without it the connection is closed.
        #[serde(default)]
        answer: Option<(u16, String)>,
    },
    /// The container created by this request stays `IN_PROGRESS`.
    StuckContainer,
    /// The container created by this request ends as `ERROR`.
    ErrorContainer {
        /// The subcode in its `status`, such as 2207026.
        code: u32,
    },
}

/// Which of the matching requests are affected.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The next `n` requests.
    Times(u32),
    /// All requests within this many seconds on the sandbox's clock.
    ForSeconds(i64),
    /// Every `k`-th request.
    Every(u32),
    Always,
}

/// Identifies an armed fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultId(pub u64);

/// A request that has taken effect and waits for its response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldRequest {
    pub method: String,
    /// The path with bot tokens redacted.
    pub path: String,
    #[serde(skip)]
    number: u64,
}

#[derive(Debug)]
struct Armed {
    id: FaultId,
    fault: Fault,
    matched: u32,
    /// When it was armed.
    since: Timestamp,
}

#[derive(Debug, Default)]
struct Register {
    next: u64,
    armed: Vec<Armed>,
}

/// The faults of one sandbox. Clones share them.
#[derive(Clone, Debug)]
pub struct Faults {
    clock: Clock,
    register: Arc<Mutex<Register>>,
    held: Arc<watch::Sender<Vec<HeldRequest>>>,
    releases: Arc<watch::Sender<u64>>,
}

impl Faults {
    pub(crate) fn new(clock: Clock) -> Self {
        let (register, held, releases) = Default::default();
        Self { clock, register, held, releases }
    }

    fn register(&self) -> MutexGuard<'_, Register> {
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Arms a fault. If several match a request, the fault armed first applies.
    pub fn arm(&self, fault: Fault) -> FaultId {
        let mut register = self.register();
        let id = FaultId(register.next_number());
        register.armed.push(Armed { id, fault, matched: 0, since: self.clock.now() });
        id
    }

    /// Removes a fault. Requests that are already held remain held.
    pub fn disarm(&self, id: FaultId) {
        self.register().armed.retain(|armed| armed.id != id);
    }

    /// Removes all faults and releases the held requests.
    pub fn clear(&self) {
        self.register().armed.clear();
        self.release();
    }
    pub fn armed(&self) -> Vec<(FaultId, Fault)> {
        self.register().armed.iter().map(|armed| (armed.id, armed.fault.clone())).collect()
    }

    /// Waits until a request is held, and returns the oldest one.
    pub async fn held(&self) -> HeldRequest {
        let mut held = self.held.subscribe();
        loop {
            if let Some(first) = held.borrow_and_update().first() {
                return first.clone();
            }
            // The sender is owned by `self`, so this cannot fail; after an error
            // the loop would only check again.
            let _ = held.changed().await;
        }
    }

    /// Releases all requests that are held now.
    pub fn release(&self) {
        self.releases.send_modify(|count| *count += 1);
    }

    /// Returns the fault for this request, if any, and counts the match.
    pub(crate) fn strike(&self, method: &str, path: &str) -> Option<FaultKind> {
        let now = self.clock.now();
        let mut register = self.register();
        for armed in &mut register.armed {
            if !matches(&armed.fault.on, method, path) {
                continue;
            }
            armed.matched = armed.matched.saturating_add(1);
            let struck = match armed.fault.when {
                When::Times(times) => armed.matched <= times,
                When::ForSeconds(span) => now.duration_since(armed.since) < SignedDuration::from_secs(span),
                When::Every(step) => armed.matched.is_multiple_of(step.max(1)),
                When::Always => true,
            };
            if struck {
                return Some(armed.fault.kind.clone());
            }
        }
        None
    }

    /// Waits until the request is released. If the client disconnects, the
    /// future is dropped with the request.
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

/// Removes a held request from the list when its wait ends for any reason.
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
    //! Serialises durations as milliseconds in JSON.
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
