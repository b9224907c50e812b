-- Languages, and causes as codes.

-- The language of a person's Telegram app, of a chat, and the one that a message was sent in: an edit keeps it.
ALTER TABLE users ADD COLUMN language_code text;
ALTER TABLE chat_settings ADD COLUMN language_code text;
GRANT SELECT (language_code) ON users TO storyline_app;

-- `unreadable_since`: since when no replica has been able to read the row; a later version wrote it.
ALTER TABLE outbox ADD COLUMN language_code text, ADD COLUMN unreadable_since timestamptz;
CREATE INDEX outbox_sent ON outbox (tenant, telegram_message_id) WHERE telegram_message_id IS NOT NULL;
ALTER TABLE chores ADD COLUMN unreadable_since timestamptz;
ALTER TABLE telegram_updates ADD COLUMN unreadable_since timestamptz;
GRANT SELECT (unreadable_since) ON outbox, chores, telegram_updates TO storyline_across;

-- Why a story is not posted, and why its container must not be published again. Before this version both were English
-- sentences in `told_cause`, and in `error_message` of the history.
ALTER TABLE posting_queue ADD COLUMN cause text, ADD COLUMN never_again text;
UPDATE posting_queue
   SET never_again = CASE told_cause
           WHEN 'Instagram blocks posting for this account for now' THEN 'action_blocked'
           WHEN 'Instagram restricts this account; open the app' THEN 'account_restricted'
           WHEN 'Instagram no longer finds what was handed to it' THEN 'container_not_found'
       END
 WHERE state IS NOT NULL AND told_cause IS NOT NULL;
ALTER TABLE posting_history ADD COLUMN cause text;
