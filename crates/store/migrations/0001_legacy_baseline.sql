-- The single-tenant schema that Storyline adopts in place. A fresh database starts from the same point, so
-- that there is one schema, however a database came to be. Timestamps without zone hold UTC by convention.
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    telegram_user_id bigint NOT NULL CONSTRAINT users_telegram_user_id_key UNIQUE,
    telegram_username varchar(100),
    telegram_first_name varchar(255),
    telegram_last_name varchar(255),
    team_name varchar(255),
    role varchar(50) DEFAULT 'member',
    is_active boolean DEFAULT true,
    total_posts integer DEFAULT 0,
    first_seen_at timestamp DEFAULT CURRENT_TIMESTAMP,
    last_seen_at timestamp DEFAULT CURRENT_TIMESTAMP,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_users_telegram_id ON users (telegram_user_id);

CREATE TABLE media_items (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    file_path text NOT NULL CONSTRAINT media_items_file_path_key UNIQUE,
    file_name text NOT NULL,
    file_size bigint NOT NULL,
    file_hash text NOT NULL,
    mime_type varchar(100),
    requires_interaction boolean DEFAULT false,
    category text,
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
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    cloud_url text,
    cloud_public_id text,
    cloud_uploaded_at timestamp,
    cloud_expires_at timestamp,
    source_type varchar(50) NOT NULL DEFAULT 'local',
    source_identifier text,
    instagram_media_id text,
    backfilled_at timestamp
);
CREATE INDEX idx_media_items_file_path ON media_items (file_path);
CREATE INDEX idx_media_items_file_hash ON media_items (file_hash);
CREATE INDEX idx_media_items_is_active ON media_items (is_active);
CREATE INDEX idx_media_items_requires_interaction ON media_items (requires_interaction);
CREATE INDEX idx_media_items_category ON media_items (category);
CREATE INDEX idx_media_items_tags ON media_items USING gin (tags);
CREATE INDEX idx_media_items_source_type_identifier ON media_items (source_type, source_identifier);
CREATE UNIQUE INDEX idx_media_items_instagram_media_id ON media_items (instagram_media_id)
    WHERE instagram_media_id IS NOT NULL;

CREATE TABLE posting_queue (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    media_item_id uuid NOT NULL REFERENCES media_items (id) ON DELETE CASCADE,
    scheduled_for timestamp NOT NULL,
    status varchar(50) NOT NULL DEFAULT 'pending',
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
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    media_item_id uuid NOT NULL REFERENCES media_items (id),
    queue_item_id uuid,
    queue_created_at timestamp NOT NULL,
    queue_deleted_at timestamp NOT NULL,
    scheduled_for timestamp NOT NULL,
    media_metadata jsonb,
    posted_at timestamp NOT NULL,
    status varchar(50) NOT NULL,
    success boolean NOT NULL,
    instagram_media_id text,
    instagram_permalink text,
    posted_by_user_id uuid REFERENCES users (id),
    posted_by_telegram_username text,
    error_message text,
    retry_count integer DEFAULT 0,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    instagram_story_id text,
    posting_method varchar(20) DEFAULT 'telegram_manual',
    CONSTRAINT check_history_status CHECK (status IN ('posted', 'failed', 'skipped', 'rejected')),
    CONSTRAINT check_posting_method CHECK (posting_method IN ('instagram_api', 'telegram_manual'))
);
CREATE INDEX idx_posting_history_media_item ON posting_history (media_item_id);
CREATE INDEX idx_posting_history_posted_at ON posting_history (posted_at);
CREATE INDEX idx_posting_history_scheduled_for ON posting_history (scheduled_for);
CREATE INDEX idx_posting_history_method_posted ON posting_history (posting_method, posted_at)
    WHERE posting_method = 'instagram_api';

CREATE TABLE media_posting_locks (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    media_item_id uuid NOT NULL REFERENCES media_items (id) ON DELETE CASCADE,
    locked_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    locked_until timestamp,
    lock_reason varchar(100) DEFAULT 'recent_post',
    created_by_user_id uuid REFERENCES users (id),
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT unique_active_lock UNIQUE (media_item_id, locked_until)
);
CREATE INDEX idx_media_posting_locks_media_item ON media_posting_locks (media_item_id);
CREATE INDEX idx_media_posting_locks_locked_until ON media_posting_locks (locked_until);

CREATE TABLE service_runs (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    service_name varchar(100) NOT NULL,
    method_name varchar(100) NOT NULL,
    user_id uuid REFERENCES users (id),
    triggered_by varchar(50) DEFAULT 'system',
    started_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at timestamp,
    duration_ms integer,
    status varchar(50) NOT NULL DEFAULT 'running',
    success boolean,
    result_summary jsonb,
    error_message text,
    error_type varchar(100),
    stack_trace text,
    input_params jsonb,
    context_metadata jsonb,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT check_service_run_status CHECK (status IN ('running', 'completed', 'failed'))
);
CREATE INDEX idx_service_runs_service_name ON service_runs (service_name);
CREATE INDEX idx_service_runs_started_at ON service_runs (started_at);
CREATE INDEX idx_service_runs_status ON service_runs (status);

CREATE TABLE user_interactions (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    user_id uuid REFERENCES users (id),
    interaction_type varchar(50) NOT NULL,
    interaction_name varchar(100) NOT NULL,
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

CREATE TABLE category_post_case_mix (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    category varchar(100) NOT NULL,
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

CREATE TABLE instagram_accounts (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    display_name varchar(100) NOT NULL,
    instagram_account_id varchar(50) NOT NULL,
    instagram_username varchar(50),
    is_active boolean DEFAULT true,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT unique_instagram_account UNIQUE (instagram_account_id)
);
CREATE INDEX idx_instagram_accounts_active ON instagram_accounts (is_active) WHERE is_active = true;

CREATE TABLE api_tokens (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    service_name varchar(50) NOT NULL,
    token_type varchar(50) NOT NULL,
    token_value text NOT NULL,
    issued_at timestamp NOT NULL,
    expires_at timestamp,
    last_refreshed_at timestamp,
    scopes text[],
    token_metadata jsonb,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    instagram_account_id uuid REFERENCES instagram_accounts (id),
    CONSTRAINT api_tokens_service_name_token_type_key UNIQUE (service_name, token_type),
    CONSTRAINT unique_service_token_type_account UNIQUE (service_name, token_type, instagram_account_id)
);
CREATE INDEX idx_api_tokens_service ON api_tokens (service_name);
CREATE INDEX idx_api_tokens_expires ON api_tokens (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX idx_api_tokens_instagram_account ON api_tokens (instagram_account_id)
    WHERE instagram_account_id IS NOT NULL;

CREATE TABLE chat_settings (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    telegram_chat_id bigint NOT NULL CONSTRAINT chat_settings_telegram_chat_id_key UNIQUE,
    chat_name varchar(255),
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
    active_instagram_account_id uuid REFERENCES instagram_accounts (id),
    show_verbose_notifications boolean DEFAULT true,
    media_sync_enabled boolean DEFAULT false,
    CONSTRAINT valid_posts_per_day CHECK (posts_per_day >= 1 AND posts_per_day <= 50),
    CONSTRAINT valid_hours_start CHECK (posting_hours_start >= 0 AND posting_hours_start <= 23),
    CONSTRAINT valid_hours_end CHECK (posting_hours_end >= 0 AND posting_hours_end <= 23)
);
CREATE INDEX idx_chat_settings_telegram_id ON chat_settings (telegram_chat_id);
CREATE INDEX idx_chat_settings_active_account ON chat_settings (active_instagram_account_id)
    WHERE active_instagram_account_id IS NOT NULL;

CREATE TABLE schema_version (
    version integer PRIMARY KEY,
    applied_at timestamp DEFAULT CURRENT_TIMESTAMP,
    description text
);
