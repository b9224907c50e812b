-- What the conversation runs on: buttons, edits, the wizard, deadlines of questions.

-- A button leads to a row of the server; what stands in Telegram is an opaque token. Pressed buttons are answered
-- from here for ninety days, also when their time is over.
CREATE TABLE callback_tokens (
    chat_settings_id uuid REFERENCES chat_settings (id),
    token text NOT NULL CONSTRAINT callback_tokens_token_key UNIQUE,
    action text NOT NULL,
    post_id uuid,
    from_state text,
    payload jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED
);
CREATE INDEX callback_tokens_age ON callback_tokens (tenant, created_at);

-- One guided set-up a tenant, in one message.
CREATE TABLE wizards (
    chat_settings_id uuid REFERENCES chat_settings (id),
    step text NOT NULL,
    telegram_message_id bigint,
    choices jsonb NOT NULL DEFAULT '{}',
    user_id uuid NOT NULL REFERENCES users (id),
    updated_at timestamptz NOT NULL,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant)
);

-- An edit goes to a message that was sent before. One edit of a message waits at a time: it shows what then is.
ALTER TABLE outbox ADD COLUMN edits_message_id bigint;
CREATE UNIQUE INDEX outbox_one_edit_waits ON outbox (tenant, telegram_chat_id, edits_message_id)
    WHERE edits_message_id IS NOT NULL AND state = 'waiting';

ALTER TABLE posting_queue
    ADD COLUMN deadline_at timestamptz,
    -- What its people were told silence means: it goes out then, or it does not.
    ADD COLUMN posts_on_silence boolean NOT NULL DEFAULT false,
    ADD COLUMN decided_by_user_id uuid REFERENCES users (id),
    ADD COLUMN decided_at timestamptz;

-- Which message showed a post, so that late presses find it and it can still be edited.
ALTER TABLE posting_history
    ADD COLUMN telegram_chat_id bigint,
    ADD COLUMN telegram_message_id bigint;

-- Pauses that end by themselves; what no answer to a question means.
ALTER TABLE chat_settings
    ADD COLUMN paused_until timestamptz,
    ADD COLUMN posts_on_silence boolean NOT NULL DEFAULT false;

-- A message that answers a picture somebody sent: which picture, its preview, and the post it was wanted for.
CREATE TABLE telegram_pictures (
    chat_settings_id uuid REFERENCES chat_settings (id),
    telegram_chat_id bigint NOT NULL,
    telegram_message_id bigint NOT NULL,
    media_item_id uuid NOT NULL,
    rendition_sha256 bytea NOT NULL,
    post_id uuid,
    created_at timestamptz NOT NULL,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, telegram_chat_id, telegram_message_id),
    FOREIGN KEY (tenant, media_item_id) REFERENCES media_items (tenant, id)
);
ALTER TABLE telegram_pictures ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_this_tenant ON telegram_pictures TO storyline_app
    USING (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid)
    WITH CHECK (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON telegram_pictures TO storyline_app;

ALTER TABLE callback_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE wizards ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_this_tenant ON callback_tokens TO storyline_app
    USING (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid)
    WITH CHECK (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid);
CREATE POLICY of_this_tenant ON wizards TO storyline_app
    USING (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid)
    WITH CHECK (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid);
CREATE POLICY at_the_door ON callback_tokens TO storyline_door
    USING (current_user = 'storyline_door') WITH CHECK (current_user = 'storyline_door');
GRANT SELECT, INSERT, UPDATE, DELETE ON callback_tokens, wizards TO storyline_app;
GRANT SELECT (token, tenant, chat_settings_id) ON callback_tokens TO storyline_door;

-- A chat that is closed to the bot, and opened again: what its tenant was before. A group that becomes a supergroup
-- gets another id.
ALTER TABLE chat_settings
    ADD COLUMN lifecycle_before text,
    ADD COLUMN detached_at timestamptz,
    ADD COLUMN reattached_at timestamptz;
GRANT UPDATE (telegram_chat_id, lifecycle) ON chat_settings TO storyline_door;

-- Edits are counted apart from messages.
GRANT SELECT (edits_message_id) ON outbox TO storyline_across;
