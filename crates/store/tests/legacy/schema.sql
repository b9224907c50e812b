-- A database of the older single-tenant application, as its set-up and its thirteen changes left it: first the
-- tables as they began, then what each change added. Version 10 never wrote itself down.
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

CREATE TABLE schema_version (
    version integer PRIMARY KEY,
    applied_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
    description text
);

CREATE TABLE users (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    telegram_user_id bigint UNIQUE NOT NULL,
    telegram_username character varying(100),
    telegram_first_name character varying(255),
    telegram_last_name character varying(255),
    team_name character varying(255),
    role character varying(50) DEFAULT 'member',
    is_active boolean DEFAULT true,
    total_posts integer DEFAULT 0,
    first_seen_at timestamp DEFAULT CURRENT_TIMESTAMP,
    last_seen_at timestamp DEFAULT CURRENT_TIMESTAMP,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_users_telegram_id ON users USING btree (telegram_user_id);

CREATE TABLE media_items (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    file_path text NOT NULL UNIQUE,
    file_name text NOT NULL,
    file_size bigint NOT NULL,
    file_hash text NOT NULL,
    mime_type character varying(100),
    requires_interaction boolean DEFAULT false,
    title text,
    link_url text,
    caption text,
    tags text[],
    custom_metadata jsonb,
    times_posted integer DEFAULT 0,
    last_posted_at timestamp,
    is_active boolean DEFAULT true,
    indexed_by_user_id uuid REFERENCES users (id),
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_media_items_file_path ON media_items (file_path);
CREATE INDEX idx_media_items_file_hash ON media_items (file_hash);
CREATE INDEX idx_media_items_is_active ON media_items (is_active);
CREATE INDEX idx_media_items_requires_interaction ON media_items (requires_interaction);
CREATE INDEX idx_media_items_tags ON media_items USING gin (tags);

CREATE TABLE posting_queue (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    media_item_id uuid NOT NULL REFERENCES media_items (id) ON DELETE CASCADE,
    scheduled_for timestamp NOT NULL,
    status character varying(50) NOT NULL DEFAULT 'pending',
    web_hosted_url text,
    web_hosted_public_id text,
    telegram_message_id bigint,
    telegram_chat_id bigint,
    retry_count integer DEFAULT 0,
    max_retries integer DEFAULT 3,
    next_retry_at timestamp,
    last_error text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT check_status CHECK (status IN ('pending', 'processing', 'retrying'))
);
CREATE INDEX idx_posting_queue_media_item ON posting_queue (media_item_id);
CREATE INDEX idx_posting_queue_scheduled_for ON posting_queue (scheduled_for);
CREATE INDEX idx_posting_queue_status ON posting_queue (status);

CREATE TABLE posting_history (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    media_item_id uuid NOT NULL REFERENCES media_items (id),
    queue_item_id uuid,
    queue_created_at timestamp NOT NULL,
    queue_deleted_at timestamp NOT NULL,
    scheduled_for timestamp NOT NULL,
    media_metadata jsonb,
    posted_at timestamp NOT NULL,
    status character varying(50) NOT NULL,
    success boolean NOT NULL,
    instagram_media_id text,
    instagram_permalink text,
    posted_by_user_id uuid REFERENCES users (id),
    posted_by_telegram_username text,
    error_message text,
    retry_count integer DEFAULT 0,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT check_history_status CHECK (status IN ('posted', 'failed', 'skipped', 'rejected'))
);
CREATE INDEX idx_posting_history_media_item ON posting_history (media_item_id);
CREATE INDEX idx_posting_history_posted_at ON posting_history (posted_at);
CREATE INDEX idx_posting_history_scheduled_for ON posting_history (scheduled_for);

CREATE TABLE media_posting_locks (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    media_item_id uuid NOT NULL REFERENCES media_items (id) ON DELETE CASCADE,
    locked_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    locked_until timestamp,
    lock_reason character varying(100) DEFAULT 'recent_post',
    created_by_user_id uuid REFERENCES users (id),
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT unique_active_lock UNIQUE (media_item_id, locked_until)
);
CREATE INDEX idx_media_posting_locks_media_item ON media_posting_locks (media_item_id);
CREATE INDEX idx_media_posting_locks_locked_until ON media_posting_locks (locked_until);

CREATE TABLE service_runs (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    service_name character varying(100) NOT NULL,
    method_name character varying(100) NOT NULL,
    user_id uuid REFERENCES users (id),
    triggered_by character varying(50) DEFAULT 'system',
    started_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at timestamp,
    duration_ms integer,
    status character varying(50) NOT NULL DEFAULT 'running',
    success boolean,
    result_summary jsonb,
    error_message text,
    error_type character varying(100),
    stack_trace text,
    input_params jsonb,
    context_metadata jsonb,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT check_service_run_status CHECK (status IN ('running', 'completed', 'failed'))
);
CREATE INDEX idx_service_runs_service_name ON service_runs (service_name);
CREATE INDEX idx_service_runs_started_at ON service_runs (started_at);
CREATE INDEX idx_service_runs_status ON service_runs (status);
INSERT INTO schema_version (version, applied_at, description) VALUES (1, '2026-01-03 18:00', 'first tables');

-- 2: folders become categories, and categories get shares.
ALTER TABLE media_items ADD COLUMN category text;
CREATE INDEX idx_media_items_category ON media_items (category);
CREATE TABLE category_post_case_mix (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    category character varying(100) NOT NULL,
    ratio numeric(5, 4) NOT NULL,
    effective_from timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    effective_to timestamp,
    is_current boolean DEFAULT true,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    created_by_user_id uuid REFERENCES users (id),
    CONSTRAINT check_ratio_range CHECK (ratio >= 0 AND ratio <= 1)
);
CREATE INDEX idx_category_mix_category ON category_post_case_mix (category);
CREATE INDEX idx_category_mix_is_current ON category_post_case_mix (is_current);
CREATE INDEX idx_category_mix_effective_dates ON category_post_case_mix (effective_from, effective_to);
INSERT INTO schema_version (version, applied_at, description) VALUES (2, '2026-01-10 15:00', 'categories');

-- 3 and 5: who talked to the bot, and what it answered.
CREATE TABLE user_interactions (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    user_id uuid REFERENCES users (id),
    interaction_type character varying(50) NOT NULL,
    interaction_name character varying(100) NOT NULL,
    context jsonb,
    telegram_chat_id bigint,
    telegram_message_id bigint,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT check_interaction_type
        CHECK (interaction_type IN ('command', 'callback', 'message', 'bot_response'))
);
CREATE INDEX idx_user_interactions_user_id ON user_interactions (user_id);
CREATE INDEX idx_user_interactions_type ON user_interactions (interaction_type);
CREATE INDEX idx_user_interactions_name ON user_interactions (interaction_name);
CREATE INDEX idx_user_interactions_created_at ON user_interactions (created_at);
CREATE INDEX idx_user_interactions_context ON user_interactions USING gin (context);
CREATE INDEX idx_user_interactions_bot_response ON user_interactions (created_at DESC)
    WHERE interaction_type = 'bot_response';
INSERT INTO schema_version (version, applied_at, description) VALUES
    (3, '2026-01-10 15:05', 'interactions'), (5, '2026-01-24 10:00', 'answers of the bot');

-- 4: posting by API: pictures in the cloud, tokens, story ids.
ALTER TABLE media_items
    ADD COLUMN cloud_url text, ADD COLUMN cloud_public_id text,
    ADD COLUMN cloud_uploaded_at timestamp, ADD COLUMN cloud_expires_at timestamp;
ALTER TABLE posting_history
    ADD COLUMN instagram_story_id text,
    ADD COLUMN posting_method character varying(20) DEFAULT 'telegram_manual',
    ADD CONSTRAINT check_posting_method CHECK (posting_method IN ('instagram_api', 'telegram_manual'));
CREATE INDEX idx_posting_history_method_posted ON posting_history (posting_method, posted_at)
    WHERE posting_method = 'instagram_api';
CREATE TABLE api_tokens (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    service_name character varying(50) NOT NULL,
    token_type character varying(50) NOT NULL,
    token_value text NOT NULL,
    issued_at timestamp NOT NULL,
    expires_at timestamp,
    last_refreshed_at timestamp,
    scopes text[],
    token_metadata jsonb,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (service_name, token_type)
);
CREATE INDEX idx_api_tokens_service ON api_tokens (service_name);
CREATE INDEX idx_api_tokens_expires ON api_tokens (expires_at) WHERE expires_at IS NOT NULL;
INSERT INTO schema_version (version, applied_at, description) VALUES (4, '2026-01-12 11:00', 'posting by API');

-- 6: settings of the chat.
CREATE TABLE chat_settings (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    telegram_chat_id bigint NOT NULL UNIQUE,
    chat_name character varying(255),
    dry_run_mode boolean DEFAULT true,
    enable_instagram_api boolean DEFAULT false,
    is_paused boolean DEFAULT false,
    paused_at timestamp,
    paused_by_user_id uuid REFERENCES users (id),
    posts_per_day integer DEFAULT 3,
    posting_hours_start integer DEFAULT 14,
    posting_hours_end integer DEFAULT 2,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_posts_per_day CHECK (posts_per_day >= 1 AND posts_per_day <= 50),
    CONSTRAINT valid_hours_start CHECK (posting_hours_start >= 0 AND posting_hours_start <= 23),
    CONSTRAINT valid_hours_end CHECK (posting_hours_end >= 0 AND posting_hours_end <= 23)
);
CREATE INDEX idx_chat_settings_telegram_id ON chat_settings (telegram_chat_id);
INSERT INTO schema_version (version, applied_at, description) VALUES (6, '2026-01-25 10:00', 'settings');

-- 7 to 10: several accounts, tokens of accounts, the account in use, long and short messages.
CREATE TABLE instagram_accounts (
    id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    display_name character varying(100) NOT NULL,
    instagram_account_id character varying(50) NOT NULL,
    instagram_username character varying(50),
    is_active boolean DEFAULT true,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT unique_instagram_account UNIQUE (instagram_account_id)
);
CREATE INDEX idx_instagram_accounts_active ON instagram_accounts (is_active) WHERE is_active = true;
ALTER TABLE api_tokens
    ADD COLUMN instagram_account_id uuid REFERENCES instagram_accounts (id),
    ADD CONSTRAINT unique_service_token_type_account UNIQUE (service_name, token_type, instagram_account_id);
CREATE INDEX idx_api_tokens_instagram_account ON api_tokens (instagram_account_id)
    WHERE instagram_account_id IS NOT NULL;
ALTER TABLE chat_settings ADD COLUMN active_instagram_account_id uuid REFERENCES instagram_accounts (id);
CREATE INDEX idx_chat_settings_active_account ON chat_settings (active_instagram_account_id)
    WHERE active_instagram_account_id IS NOT NULL;
ALTER TABLE chat_settings ADD COLUMN show_verbose_notifications boolean DEFAULT true;
INSERT INTO schema_version (version, applied_at, description) VALUES
    (7, '2026-01-28 10:00', 'accounts'), (8, '2026-01-28 10:01', 'tokens of accounts'),
    (9, '2026-01-28 10:02', 'the account in use');

-- 11 to 13: other sources than the disk.
ALTER TABLE media_items
    ADD COLUMN source_type character varying(50) NOT NULL DEFAULT 'local', ADD COLUMN source_identifier text;
CREATE INDEX idx_media_items_source_type_identifier ON media_items (source_type, source_identifier);
ALTER TABLE chat_settings ADD COLUMN media_sync_enabled boolean DEFAULT false;
ALTER TABLE media_items ADD COLUMN instagram_media_id text, ADD COLUMN backfilled_at timestamp;
CREATE UNIQUE INDEX idx_media_items_instagram_media_id ON media_items (instagram_media_id)
    WHERE instagram_media_id IS NOT NULL;
INSERT INTO schema_version (version, applied_at, description) VALUES
    (11, '2026-02-11 09:00', 'sources'), (12, '2026-02-12 09:00', 'listing by itself'),
    (13, '2026-02-12 09:30', 'what was posted before');
