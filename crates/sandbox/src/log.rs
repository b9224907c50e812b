//! The requests that the sandbox got and their effects: two lists and a receiver to wait on.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::watch;

/// One request that arrived.
#[derive(Clone, Debug, Serialize)]
pub struct RequestLine {
    /// Rises by one with each request; shared with [`EffectLine::seq`].
    pub seq: u64,
    pub at: Timestamp,
    /// Which host was asked: the path prefix, such as `ig-graph`.
    pub host: String,
    pub method: String,
    /// The path with its prefix, without the query; bot tokens read `bot<TOKEN>`.
    pub path: String,
    /// HTTP status; none when the connection was cut.
    pub status: Option<u16>,
    /// The name of the fault that struck, in snake case.
    pub fault: Option<String>,
    /// Why the sandbox refused the request, or nothing.
    pub summary: String,
}

/// One thing that a request changed or read for good.
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
    /// A person acted: wrote, sent a file or pressed.
    PersonActed {
        user: i64,
        chat: i64,
        update: i64,
    },
    /// Instagram fetched bytes from the outside.
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

/// An [`Effect`] with its place in time.
#[derive(Clone, Debug, Serialize)]
pub struct EffectLine {
    /// Rises by one with each line; shared with [`RequestLine::seq`].
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

/// Clones share one log.
#[derive(Clone, Debug, Default)]
pub struct Log {
    lines: Arc<Mutex<Lines>>,
    news: Arc<watch::Sender<u64>>,
}

impl Log {
    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All requests so far, in the order of their answers.
    pub fn requests(&self) -> Vec<RequestLine> {
        self.lines().requests.clone()
    }

    /// All effects so far, in order.
    pub fn effects(&self) -> Vec<EffectLine> {
        self.lines().effects.clone()
    }

    pub(crate) fn copy(&self) -> Lines {
        self.lines().clone()
    }

    pub(crate) fn become_copy(&self, lines: &Lines) {
        self.lines().clone_from(lines);
    }

    /// Sees the newest `seq` each time a line is written.
    pub fn changed(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// Waits until `seen` holds, looking again after each new line; `false` once `patience` (real time) is over.
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
