//! Checks at the end of every test that messages about a post say how it ended.

use testbed::database::rehearsal::Session;

use super::World;

/// Words in a message about a post that has ended, and a function that returns whether they are true.
type Claim = (&'static str, fn(&Ended) -> bool);

/// How a post ended, as the history stores it.
#[derive(Debug)]
struct Ended {
    outcome: String,
    cause: Option<String>,
}

impl Ended {
    fn is(&self, outcomes: &[&str]) -> bool {
        outcomes.contains(&self.outcome.as_str())
    }

    /// Returns whether the story may be live: Instagram was asked to publish it, but did not confirm the
    /// result.
    fn may_be_live(&self) -> bool {
        const UNPROVEN: [&str; 4] =
            ["posted_elsewhere", "lost", "never_answered", "record_incomplete_maybe_live"];
        self.cause.as_deref().is_some_and(|cause| UNPROVEN.contains(&cause))
    }
}

const CLAIMS: [Claim; 14] = [
    ("Live since", |ended| ended.is(&["published"])),
    ("Live on", |ended| ended.is(&["published"])),
    ("Posted by hand", |ended| ended.is(&["posted_by_hand"])),
    ("Nothing was posted", |ended| ended.is(&["skipped", "released"])),
    ("so nothing was posted", |ended| ended.is(&["expired"])),
    ("I don't know whether it was posted", |ended| ended.is(&["expired"])),
    ("Rejected", |ended| ended.is(&["rejected"])),
    ("Replaced with another picture", |ended| ended.is(&["replaced"])),
    ("Cancelled", |ended| ended.is(&["released"])),
    ("may be live", |ended| ended.is(&["failed"]) && ended.may_be_live()),
    ("Not posted", |ended| ended.is(&["failed"]) && !ended.may_be_live()),
    ("was not posted", |ended| !ended.is(&["published", "posted_by_hand"]) && !ended.may_be_live()),
    ("It will be posted", |_| false),
    ("Being prepared", |_| false),
];

impl World {
    /// Checks what the chats show of each post that has ended. A message about several posts shows the latest.
    pub(super) async fn tells_the_truth(&self) {
        let mut owner = Session::open(&self.database.owner).await.expect("a session");
        let shown = owner
            .ask(
                "SELECT DISTINCT ON (o.telegram_chat_id, o.telegram_message_id)
                        concat_ws('|', o.telegram_chat_id, o.telegram_message_id, h.outcome, h.cause)
                   FROM outbox AS o JOIN posting_history AS h
                     ON h.tenant = o.tenant AND h.queue_item_id = o.post_id
                  WHERE o.state = 'sent' AND o.telegram_message_id IS NOT NULL AND h.outcome IS NOT NULL
                  ORDER BY o.telegram_chat_id, o.telegram_message_id, h.posted_at DESC",
            )
            .await
            .expect("the messages about posts");
        for line in shown {
            let fields: Vec<&str> = line.split('|').collect();
            let (chat, message) = (fields[0].parse().expect("a chat"), fields[1].parse::<i64>());
            let message = message.expect("a message");
            let ended =
                Ended { outcome: fields[2].into(), cause: fields.get(3).map(|cause| (*cause).into()) };
            let chat = self.testbed.sandbox.telegram().chat(chat);
            let Some(message) = chat.into_iter().find(|told| told.id == message && !told.deleted) else {
                continue;
            };
            for (words, is_true) in CLAIMS {
                assert!(
                    !message.text.contains(words) || is_true(&ended),
                    "{words:?} is not true of {ended:?}: {}",
                    message.text
                );
            }
        }
    }
}
