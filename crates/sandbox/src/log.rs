//! Logs the requests to the sandbox and their effects, and notifies receivers of new lines.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::watch;

/// A received request.
#[derive(Clone, Debug, Serialize)]
pub struct RequestLine {
    /// The line's number. Requests and effects are numbered in one sequence; see [`EffectLine::seq`].
    pub seq: u64,
    pub at: Timestamp,
    /// The requested host as its path prefix, such as `ig-graph`.
    pub host: String,
    pub method: String,
    /// The path with its prefix, without the query; bot tokens are shown as `bot<TOKEN>`.
    pub path: String,
    /// HTTP status; `None` if the connection was closed without a response.
    pub status: Option<u16>,
    /// The name of the fault that was applied, in snake case.
    pub fault: Option<String>,
    /// Why the sandbox rejected the request; empty if it did not.
    pub summary: String,
}

/// A change, or a completed read, of the sandbox's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// A bot's message appeared in a chat.
    MessageSent {
        chat: i64,
        message: i64,
        silent: bool,
        photo_sha256: Option<String>,
    },
    MessageEdited {
        chat: i64,
        message: i64,
    },
    MessageDeleted {
        chat: i64,
        message: i64,
    },
    CallbackAnswered {
        callback: String,
        text: Option<String>,
    },
    /// A person wrote, sent a file or pressed a button.
    PersonActed {
        user: i64,
        chat: i64,
        update: i64,
    },
    /// Instagram fetched media from an external URL.
    MediaFetched {
        account: String,
        bytes: usize,
    },
    ContainerCreated {
        account: String,
        container: String,
        image_sha256: String,
    },
    StoryPublished {
        account: String,
        container: String,
        story: String,
        image_sha256: String,
    },
    /// A client downloaded a Drive file.
    FileRead {
        file: String,
        bytes: usize,
    },
    TokenIssued {
        service: String,
        account: String,
        kind: String,
    },
    /// An account's tokens stopped working.
    TokenRevoked {
        service: String,
        account: String,
    },
}

impl Effect {
    pub(crate) fn token_issued(service: &str, account: &str, kind: &str) -> Self {
        let (service, account) = (service.to_owned(), account.to_owned());
        Self::TokenIssued { service, account, kind: kind.to_owned() }
    }
}

/// An [`Effect`] with its sequence number and time.
#[derive(Clone, Debug, Serialize)]
pub struct EffectLine {
    /// The line's number. Effects and requests are numbered in one sequence; see [`RequestLine::seq`].
    pub seq: u64,
    pub at: Timestamp,
    #[serde(flatten)]
    pub effect: Effect,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    seq: u64,
    requests: Vec<RequestLine>,
    effects: Vec<EffectLine>,
}

impl Lines {
    fn next(&mut self) -> u64 {
        self.seq += 1;
        self.seq
    }
}

/// A log. Clones share the same lines.
#[derive(Clone, Debug, Default)]
pub struct Log {
    lines: Arc<Mutex<Lines>>,
    news: Arc<watch::Sender<u64>>,
}

impl Log {
    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns all requests so far, in the order of their responses.
    pub fn requests(&self) -> Vec<RequestLine> {
        self.lines().requests.clone()
    }

    /// Returns all effects so far, in order.
    pub fn effects(&self) -> Vec<EffectLine> {
        self.lines().effects.clone()
    }

    pub(crate) fn copy(&self) -> Lines {
        self.lines().clone()
    }

    pub(crate) fn become_copy(&self, lines: &Lines) {
        self.lines().clone_from(lines);
    }

    /// Returns a receiver of the newest `seq`, updated with each line.
    pub fn changed(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// Waits until `seen` returns true, checking again after each new line; returns
    /// `false` after `patience` (real time).
    pub async fn until(&self, patience: Duration, mut seen: impl FnMut() -> bool) -> bool {
        let mut changes = self.changed();
        let watching = async {
            loop {
                changes.mark_unchanged();
                if seen() || changes.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(patience, watching).await.is_ok()
    }

    pub(crate) fn effect(&self, at: Timestamp, effect: Effect) {
        let mut lines = self.lines();
        let seq = lines.next();
        lines.effects.push(EffectLine { seq, at, effect });
        drop(lines);
        self.news.send_replace(seq);
    }

    pub(crate) fn request(&self, mut line: RequestLine) {
        let mut lines = self.lines();
        let seq = lines.next();
        line.seq = seq;
        lines.requests.push(line);
        drop(lines);
        self.news.send_replace(seq);
    }
}
