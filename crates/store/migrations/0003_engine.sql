-- What the posting engine runs on: members, schedule, slots, shelf, inbox, outbox, chores, links.
-- Instants are bound by the program, never defaulted: there is one clock and it can be moved in tests.

CREATE TABLE members (
    chat_settings_id uuid REFERENCES chat_settings (id),
    user_id uuid NOT NULL REFERENCES users (id),
    role text NOT NULL CONSTRAINT known_role CHECK (role IN ('owner', 'admin', 'reviewer', 'viewer')),
    is_active boolean NOT NULL DEFAULT true,
    joined_at timestamptz NOT NULL,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, user_id)
);
CREATE INDEX members_user ON members (user_id);

-- One narrow row a tenant: when the planner must look at it. NULL costs nothing: it is in no index.
CREATE TABLE tenant_schedule (
    chat_settings_id uuid REFERENCES chat_settings (id),
    next_due_at timestamptz,
    slot_at timestamptz,
    slot_local_date date,
    slot_index integer,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX tenant_schedule_due ON tenant_schedule (next_due_at) WHERE next_due_at IS NOT NULL;

-- A slot exists once, ever.
CREATE TABLE posting_slots (
    chat_settings_id uuid REFERENCES chat_settings (id),
    slot_at timestamptz NOT NULL,
    local_date date NOT NULL,
    slot_index integer NOT NULL,
    post_id uuid,
    outcome text CONSTRAINT known_slot_outcome CHECK (outcome IN
        ('published', 'posted_by_hand', 'skipped', 'rejected', 'expired', 'released', 'failed',
         'missed', 'dry', 'off')),
    outcome_at timestamptz,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, slot_at)
);
CREATE INDEX posting_slots_date ON posting_slots (tenant, local_date);

-- One publish per Instagram account at a time, whichever tenants share it; budgets counted once.
CREATE TABLE instagram_publishing (
    ig_user_id text PRIMARY KEY,
    post_id uuid,
    fence bigint NOT NULL DEFAULT 0,
    leased_until timestamptz,
    quota_used integer,
    quota_total integer,
    quota_read_at timestamptz
);

-- The shelf: bytes by content, within a tenant, never shared across tenants.
CREATE TABLE blob (
    chat_settings_id uuid REFERENCES chat_settings (id),
    sha256 bytea NOT NULL CONSTRAINT blob_sha256_length CHECK (octet_length(sha256) = 32),
    content_type text NOT NULL,
    bytes bigint NOT NULL,
    created_at timestamptz NOT NULL,
    needed_until timestamptz NOT NULL,
    telegram_file_id text,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, sha256)
);
CREATE TABLE blob_chunk (
    chat_settings_id uuid REFERENCES chat_settings (id),
    sha256 bytea NOT NULL,
    n integer NOT NULL,
    data bytea NOT NULL,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, sha256, n),
    FOREIGN KEY (tenant, sha256) REFERENCES blob (tenant, sha256) ON DELETE CASCADE
);
ALTER TABLE blob_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- Who fetched the prepared picture of a post, last and how often: "Instagram fetched 412 kB at 09:00:03".
CREATE TABLE media_fetches (
    chat_settings_id uuid REFERENCES chat_settings (id),
    post_id uuid NOT NULL,
    fetched_at timestamptz NOT NULL,
    bytes bigint NOT NULL,
    fetches integer NOT NULL DEFAULT 1,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, post_id)
);

-- Inbox: every update as it came, once. `seq` within a chat is Telegram's own update_id.
CREATE TABLE telegram_updates (
    update_id bigint PRIMARY KEY,
    telegram_chat_id bigint,
    body text,
    received_at timestamptz NOT NULL,
    due_at timestamptz,
    leased_until timestamptz,
    fence bigint NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    handled_at timestamptz,
    parked_error text
);
CREATE INDEX telegram_updates_due ON telegram_updates (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX telegram_updates_chat ON telegram_updates (telegram_chat_id, update_id) WHERE due_at IS NOT NULL;

-- One long poller a bot: the row is its lease and its place.
CREATE TABLE poller (
    bot_id bigint PRIMARY KEY,
    next_offset bigint NOT NULL DEFAULT 0,
    leased_until timestamptz,
    fence bigint NOT NULL DEFAULT 0,
    polled_at timestamptz
);

-- Outbox: every message and edit, enqueued in the transaction of its cause.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    chat_settings_id uuid REFERENCES chat_settings (id),
    telegram_chat_id bigint NOT NULL,
    kind text NOT NULL,
    post_id uuid,
    payload jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT known_outbox_state
        CHECK (state IN ('waiting', 'sending', 'sent', 'refused')),
    due_at timestamptz,
    leased_until timestamptz,
    fence bigint NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    again boolean NOT NULL DEFAULT false,
    telegram_message_id bigint,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    last_error text,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    CONSTRAINT outbox_tenant_id_key UNIQUE (tenant, id)
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_chat ON outbox (telegram_chat_id, seq) WHERE due_at IS NOT NULL;

CREATE TABLE chores (
    chat_settings_id uuid REFERENCES chat_settings (id),
    kind text NOT NULL,
    key text NOT NULL,
    due_at timestamptz,
    leased_until timestamptz,
    fence bigint NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    done_at timestamptz,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    PRIMARY KEY (tenant, kind, key)
);
CREATE INDEX chores_due ON chores (due_at) WHERE due_at IS NOT NULL;

-- Rates shared by all replicas: the theoretical arrival time of the next cell (GCRA).
CREATE TABLE rate_limits (
    key text PRIMARY KEY,
    arrival_at timestamptz NOT NULL
);

-- One link per person, chat and provider; only hashes at rest.
CREATE TABLE connect_links (
    id uuid PRIMARY KEY,
    chat_settings_id uuid REFERENCES chat_settings (id),
    user_id uuid NOT NULL REFERENCES users (id),
    provider text NOT NULL CONSTRAINT known_provider CHECK (provider IN ('instagram', 'facebook', 'google')),
    token_hash bytea NOT NULL CONSTRAINT connect_links_token_key UNIQUE,
    state_hash bytea CONSTRAINT connect_links_state_key UNIQUE,
    browser_hash bytea,
    pkce_verifier text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED
);
CREATE UNIQUE INDEX one_open_link ON connect_links (tenant, user_id, provider) WHERE used_at IS NULL;

CREATE TABLE audit (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    chat_settings_id uuid REFERENCES chat_settings (id),
    at timestamptz NOT NULL,
    actor_user_id uuid REFERENCES users (id),
    action text NOT NULL,
    before jsonb,
    after jsonb,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED
);
CREATE INDEX audit_tenant ON audit (tenant, at DESC);

-- Who posts for the legacy tenant. No row: there is none.
CREATE TABLE legacy_engine (
    only_one boolean PRIMARY KEY DEFAULT true CONSTRAINT legacy_engine_only_one CHECK (only_one),
    engine text NOT NULL CONSTRAINT known_engine CHECK (engine IN ('old', 'storyline'))
);

-- Moves the domain clock of every replica in trials; ignored unless the process says it is a sandbox.
CREATE TABLE test_clock (
    only_one boolean PRIMARY KEY DEFAULT true CONSTRAINT test_clock_only_one CHECK (only_one),
    offset_microseconds bigint NOT NULL
);
