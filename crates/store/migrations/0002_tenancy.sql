-- Every row of a creator belongs to a tenant. `chat_settings_id` is nullable by decree: NULL is the adopted
-- single-tenant deployment. `tenant` is what keys, policies and foreign keys use: the chat, or zero for NULL.

-- The tenants themselves.
ALTER TABLE chat_settings
    ADD COLUMN is_legacy boolean NOT NULL DEFAULT false,
    ADD COLUMN lifecycle text NOT NULL DEFAULT 'onboarding' CONSTRAINT known_lifecycle CHECK (lifecycle IN
        ('onboarding', 'waiting_first_picture', 'active', 'paused', 'detached', 'deleted')),
    ADD COLUMN delivery_mode text CONSTRAINT known_delivery_mode
        CHECK (delivery_mode IN ('review', 'automatic', 'handoff')),
    ADD COLUMN schedule_kind text NOT NULL DEFAULT 'spread' CONSTRAINT known_schedule_kind
        CHECK (schedule_kind IN ('spread', 'times')),
    ADD COLUMN posting_times time[] NOT NULL DEFAULT '{}',
    ADD COLUMN posting_days smallint NOT NULL DEFAULT 127 CONSTRAINT some_posting_day
        CHECK (posting_days BETWEEN 1 AND 127),
    -- ISO 8601 intervals, both ends included: 2026-12-24/2026-12-26.
    ADD COLUMN days_off text[] NOT NULL DEFAULT '{}',
    ADD COLUMN variation text NOT NULL DEFAULT 'natural' CONSTRAINT known_variation
        CHECK (variation IN ('natural', 'exact')),
    ADD COLUMN posting_timezone text,
    ADD COLUMN lateness_budget_minutes integer NOT NULL DEFAULT 30 CONSTRAINT valid_lateness_budget
        CHECK (lateness_budget_minutes BETWEEN 1 AND 720),
    ADD COLUMN when_dry text NOT NULL DEFAULT 'stop' CONSTRAINT known_when_dry
        CHECK (when_dry IN ('stop', 'repeat')),
    ADD COLUMN went_live_at timestamptz,
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (CASE WHEN is_legacy THEN '00000000-0000-0000-0000-000000000000'::uuid ELSE id END) STORED,
    -- Whose account a chat may use. A chat that the older application wrote, and that is not the legacy tenant, is
    -- nobody's yet: it has no delivery mode, and may go on naming an account of the legacy tenant.
    ADD COLUMN account_tenant uuid GENERATED ALWAYS AS
        (CASE WHEN is_legacy THEN '00000000-0000-0000-0000-000000000000'::uuid
              WHEN delivery_mode IS NOT NULL THEN id END) STORED,
    ADD CONSTRAINT chat_settings_tenant_key UNIQUE (tenant);
CREATE UNIQUE INDEX one_legacy_tenant ON chat_settings (is_legacy) WHERE is_legacy;

CREATE FUNCTION pg_temp.drop_unique(of_table regclass, on_columns text[]) RETURNS boolean LANGUAGE plpgsql AS $$
-- Finds a unique key by its columns: two legacy variants gave the same key different names.
DECLARE
    index_id oid;
    key_name name;
BEGIN
    SELECT i.indexrelid INTO index_id
      FROM pg_index i
     WHERE i.indrelid = of_table AND i.indisunique AND NOT i.indisprimary
       AND (SELECT array_agg(a.attname::text ORDER BY k.n)
              FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, n)
              JOIN pg_attribute a ON a.attrelid = of_table AND a.attnum = k.attnum) = on_columns;
    IF index_id IS NULL THEN
        RETURN false;
    END IF;
    SELECT conname INTO key_name FROM pg_constraint WHERE conindid = index_id AND contype = 'u';
    IF key_name IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', of_table, key_name);
    ELSE
        EXECUTE format('DROP INDEX %s', index_id::regclass);
    END IF;
    RETURN true;
END $$;

ALTER TABLE instagram_accounts
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    ADD COLUMN login_kind text CONSTRAINT known_login_kind CHECK (login_kind IN ('instagram', 'facebook')),
    ADD COLUMN account_type text,
    ADD COLUMN app_scoped_id text,
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT instagram_accounts_tenant_id_key UNIQUE (tenant, id),
    ADD CONSTRAINT instagram_accounts_tenant_account_key UNIQUE (tenant, instagram_account_id);
SELECT pg_temp.drop_unique('instagram_accounts', '{instagram_account_id}');

ALTER TABLE chat_settings
    ADD CONSTRAINT active_account_of_this_tenant FOREIGN KEY (account_tenant, active_instagram_account_id)
        REFERENCES instagram_accounts (tenant, id);

CREATE TABLE media_sources (
    id uuid PRIMARY KEY,
    chat_settings_id uuid REFERENCES chat_settings (id),
    kind text NOT NULL CONSTRAINT known_source_kind CHECK (kind IN ('google_drive', 'telegram', 'local')),
    folder_id text NOT NULL,
    folder_name text NOT NULL,
    page_token text,
    synced_at timestamptz,
    -- Its people were told that much of it is gone, and have not answered yet.
    loss_told boolean NOT NULL DEFAULT false,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    CONSTRAINT media_sources_tenant_id_key UNIQUE (tenant, id),
    CONSTRAINT media_sources_tenant_folder_key UNIQUE (tenant, kind, folder_id)
);

ALTER TABLE media_items
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    ADD COLUMN source_id uuid,
    -- What the source said of the file when it was last seen; a change means new content.
    ADD COLUMN source_checksum text,
    ADD COLUMN source_modified_at timestamptz,
    ADD COLUMN content_sha256 bytea,
    ADD COLUMN look_group uuid,
    ADD COLUMN media_kind text CONSTRAINT known_media_kind CHECK (media_kind IN ('image', 'video')),
    ADD COLUMN width integer,
    ADD COLUMN height integer,
    ADD COLUMN verdict text CONSTRAINT known_verdict CHECK (verdict IN ('ready', 'needs_rendition', 'rejected')),
    ADD COLUMN reject_reason text,
    -- NULL: may be picked. infinity: in flight, rejected, or locked for good. Else: rests until then.
    ADD COLUMN blocked_until timestamptz,
    ADD COLUMN category_key text NOT NULL GENERATED ALWAYS AS (coalesce(category, 'uncategorized')) STORED,
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT media_items_tenant_id_key UNIQUE (tenant, id),
    ADD CONSTRAINT media_items_tenant_path_key UNIQUE (tenant, file_path),
    ADD CONSTRAINT media_items_source_of_this_tenant FOREIGN KEY (tenant, source_id)
        REFERENCES media_sources (tenant, id);
SELECT pg_temp.drop_unique('media_items', '{file_path}');
SELECT pg_temp.drop_unique('media_items', '{instagram_media_id}');
CREATE UNIQUE INDEX media_items_tenant_instagram_media_key ON media_items (tenant, instagram_media_id)
    WHERE instagram_media_id IS NOT NULL;
CREATE INDEX media_pick ON media_items
    (tenant, category_key, last_posted_at NULLS FIRST, times_posted, id)
    WHERE is_active AND blocked_until IS NULL;
CREATE INDEX media_unblock ON media_items (tenant, blocked_until)
    WHERE blocked_until IS NOT NULL AND blocked_until <> 'infinity';
CREATE INDEX media_look_group ON media_items (tenant, look_group) WHERE look_group IS NOT NULL;
CREATE INDEX media_content ON media_items (tenant, content_sha256) WHERE content_sha256 IS NOT NULL;
CREATE INDEX media_source ON media_items (tenant, source_id) WHERE source_id IS NOT NULL;

ALTER TABLE posting_queue
    ALTER COLUMN media_item_id DROP NOT NULL,
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    -- NULL marks a row that Storyline did not write.
    ADD COLUMN state text CONSTRAINT known_post_state CHECK (state IN
        ('reserving', 'reserved', 'offering', 'awaiting_review', 'approved', 'awaiting_hand',
         'container_made', 'container_ready', 'publish_sent', 'unknown')),
    ADD COLUMN state_entered_at timestamptz,
    ADD COLUMN origin text CONSTRAINT known_origin CHECK (origin IN ('slot', 'timed', 'now')),
    ADD COLUMN slot_at timestamptz,
    ADD COLUMN publish_at timestamptz,
    ADD COLUMN due_at timestamptz,
    ADD COLUMN leased_until timestamptz,
    ADD COLUMN fence bigint NOT NULL DEFAULT 0,
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    ADD COLUMN delivery_mode text,
    ADD COLUMN account_id uuid,
    ADD COLUMN rendition_sha256 bytea,
    ADD COLUMN container_id text,
    ADD COLUMN container_made_at timestamptz,
    ADD COLUMN publish_sent_at timestamptz,
    ADD COLUMN publish_attempts integer NOT NULL DEFAULT 0,
    -- How often Instagram was asked what became of an unclear publish since it was last sent.
    ADD COLUMN reads_since_sent integer NOT NULL DEFAULT 0,
    -- Quota used as counted by Instagram just before the publish: the second witness.
    ADD COLUMN quota_before integer,
    ADD COLUMN told_cause text,
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT posting_queue_tenant_id_key UNIQUE (tenant, id),
    ADD CONSTRAINT posting_queue_media_of_this_tenant FOREIGN KEY (tenant, media_item_id)
        REFERENCES media_items (tenant, id),
    ADD CONSTRAINT posting_queue_account_of_this_tenant FOREIGN KEY (tenant, account_id)
        REFERENCES instagram_accounts (tenant, id);
CREATE INDEX posting_queue_due ON posting_queue (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX posting_queue_publish ON posting_queue (tenant, publish_at) WHERE state IS NOT NULL;
CREATE UNIQUE INDEX one_post_in_flight_per_item ON posting_queue (tenant, media_item_id)
    WHERE state IS NOT NULL AND media_item_id IS NOT NULL;
CREATE UNIQUE INDEX one_post_in_flight_per_slot ON posting_queue (tenant, slot_at)
    WHERE state IS NOT NULL AND slot_at IS NOT NULL;

ALTER TABLE posting_history
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    ADD COLUMN outcome text CONSTRAINT known_outcome CHECK (outcome IN
        ('published', 'posted_by_hand', 'skipped', 'rejected', 'replaced', 'expired', 'released', 'failed')),
    ADD COLUMN origin text,
    ADD COLUMN slot_at timestamptz,
    ADD COLUMN publish_at timestamptz,
    ADD COLUMN account_id uuid,
    ADD COLUMN container_id text,
    ADD COLUMN rendition_sha256 bytea,
    ADD COLUMN category_key text,
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT posting_history_tenant_id_key UNIQUE (tenant, id),
    ADD CONSTRAINT posting_history_media_of_this_tenant FOREIGN KEY (tenant, media_item_id)
        REFERENCES media_items (tenant, id);
-- A post ends once. Rows of the older system have no outcome and may repeat.
CREATE UNIQUE INDEX one_outcome_per_post ON posting_history (tenant, queue_item_id) WHERE outcome IS NOT NULL;
CREATE INDEX posting_history_recent ON posting_history (tenant, posted_at DESC);

ALTER TABLE media_posting_locks
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT media_posting_locks_tenant_id_key UNIQUE (tenant, id),
    ADD CONSTRAINT media_posting_locks_tenant_item_until_key UNIQUE (tenant, media_item_id, locked_until),
    ADD CONSTRAINT lock_on_media_of_this_tenant FOREIGN KEY (tenant, media_item_id)
        REFERENCES media_items (tenant, id) ON DELETE CASCADE;
SELECT pg_temp.drop_unique('media_posting_locks', '{media_item_id,locked_until}');

ALTER TABLE category_post_case_mix
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT category_mix_tenant_id_key UNIQUE (tenant, id);
CREATE INDEX category_mix_current ON category_post_case_mix (tenant, category) WHERE is_current;

ALTER TABLE api_tokens
    ADD COLUMN chat_settings_id uuid REFERENCES chat_settings (id),
    ADD COLUMN state text NOT NULL DEFAULT 'live' CONSTRAINT known_token_state
        CHECK (state IN ('live', 'needs_reconnect', 'revoking')),
    ADD COLUMN tenant uuid NOT NULL GENERATED ALWAYS AS
        (coalesce(chat_settings_id, '00000000-0000-0000-0000-000000000000')) STORED,
    ADD CONSTRAINT api_tokens_tenant_id_key UNIQUE (tenant, id),
    ADD CONSTRAINT api_tokens_tenant_account_key
        UNIQUE (tenant, service_name, token_type, instagram_account_id),
    ADD CONSTRAINT token_of_account_of_this_tenant FOREIGN KEY (tenant, instagram_account_id)
        REFERENCES instagram_accounts (tenant, id);
CREATE UNIQUE INDEX api_tokens_tenant_no_account_key ON api_tokens (tenant, service_name, token_type)
    WHERE instagram_account_id IS NULL;
SELECT pg_temp.drop_unique('api_tokens', '{service_name,token_type,instagram_account_id}');
DO $$
BEGIN
    -- Only where the older key stood does it go on standing, and only for the legacy tenant.
    IF pg_temp.drop_unique('api_tokens', '{service_name,token_type}') THEN
        CREATE UNIQUE INDEX api_tokens_legacy_key ON api_tokens (service_name, token_type)
            WHERE chat_settings_id IS NULL;
    END IF;
END $$;
