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

-- The function of 0010 ran as the owner of the schema, which no row policy binds. It runs as the role that may look
-- across tenants, like the functions of 0009, and reads only these columns.
GRANT SELECT (tenant, instagram_account_id) ON instagram_accounts TO storyline_across;
GRANT SELECT (tenant, instagram_story_id, posted_at) ON posting_history TO storyline_across;
CREATE POLICY across_tenants ON instagram_accounts TO storyline_across
    USING (current_user = 'storyline_across') WITH CHECK (current_user = 'storyline_across');
CREATE POLICY across_tenants ON posting_history TO storyline_across
    USING (current_user = 'storyline_across') WITH CHECK (current_user = 'storyline_across');
GRANT CREATE ON SCHEMA public TO storyline_across;
ALTER FUNCTION recorded_stories(text, text[], timestamptz) OWNER TO storyline_across;
REVOKE CREATE ON SCHEMA public FROM storyline_across;

-- Without it PostgreSQL looks for tables in the caller's temporary schema first.
ALTER FUNCTION forget_old_audit(timestamptz) SET search_path = pg_catalog, public, pg_temp;
