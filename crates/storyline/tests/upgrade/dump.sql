SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
COMMENT ON EXTENSION "uuid-ossp" IS 'generate universally unique identifiers (UUIDs)';
CREATE FUNCTION public.erase_history() RETURNS TABLE(from_table text, gone bigint)
LANGUAGE sql SECURITY DEFINER
SET search_path TO 'public', 'pg_temp'
AS $$
WITH mine AS (
SELECT tenant FROM chat_settings
WHERE tenant = nullif(current_setting('storyline.tenant', true), '')::uuid AND lifecycle = 'deleted'
), history AS (
DELETE FROM posting_history WHERE tenant IN (SELECT tenant FROM mine) RETURNING 1
), trail AS (
DELETE FROM audit WHERE tenant IN (SELECT tenant FROM mine) RETURNING 1
)
SELECT 'posting_history', count(*) FROM history
UNION ALL SELECT 'audit', count(*) FROM trail
$$;
CREATE FUNCTION public.forget_old_audit(older_than timestamp with time zone) RETURNS bigint
LANGUAGE sql SECURITY DEFINER
SET search_path TO 'pg_catalog', 'public'
AS $$
WITH gone AS (
DELETE FROM public.audit
WHERE tenant = nullif(current_setting('storyline.tenant', true), '')::uuid
AND at < older_than AND at < clock_timestamp() - interval '399 days'
RETURNING 1)
SELECT count(*) FROM gone
$$;
CREATE FUNCTION public.give_way_or_begin(of_tenant uuid, becomes text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER
SET search_path TO 'public', 'pg_temp'
AS $$
WITH changed AS (
UPDATE chat_settings SET lifecycle = becomes
WHERE tenant = of_tenant AND NOT is_legacy
AND (lifecycle, becomes) IN (('onboarding', 'deleted'), ('deleted', 'onboarding')) RETURNING 1)
SELECT EXISTS (SELECT 1 FROM changed)
$$;
CREATE FUNCTION public.refuse_second_engine() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
of_legacy boolean := CASE WHEN TG_OP = 'INSERT' THEN NEW.chat_settings_id IS NULL
WHEN TG_OP = 'DELETE' THEN OLD.chat_settings_id IS NULL
ELSE NEW.chat_settings_id IS NULL OR OLD.chat_settings_id IS NULL END;
BEGIN
IF of_legacy AND public.storyline_posts_for_legacy() THEN
RAISE EXCEPTION 'Storyline posts for this chat now: the queue takes nothing from the older application.'
USING ERRCODE = 'object_not_in_prerequisite_state',
HINT = 'Stop the older application, or give the chat back to it: storyline tenant hand-back';
END IF;
RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION public.storyline_posts_for_legacy() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path TO 'pg_catalog', 'public'
AS $$ SELECT EXISTS (SELECT 1 FROM public.legacy_engine WHERE engine = 'storyline') $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public._sqlx_migrations (
version bigint NOT NULL,
description text NOT NULL,
installed_on timestamp with time zone DEFAULT now() NOT NULL,
success boolean NOT NULL,
checksum bytea NOT NULL,
execution_time bigint NOT NULL
);
CREATE TABLE public.api_tokens (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
service_name character varying(50) NOT NULL,
token_type character varying(50) NOT NULL,
token_value text NOT NULL,
issued_at timestamp without time zone NOT NULL,
expires_at timestamp without time zone,
last_refreshed_at timestamp without time zone,
scopes text[],
token_metadata jsonb,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
updated_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
instagram_account_id uuid,
chat_settings_id uuid,
state text DEFAULT 'live'::text NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT known_token_state CHECK ((state = ANY (ARRAY['live'::text, 'needs_reconnect'::text, 'revoking'::text])))
);
CREATE TABLE public.audit (
id bigint NOT NULL,
chat_settings_id uuid,
at timestamp with time zone NOT NULL,
actor_user_id uuid,
action text NOT NULL,
before jsonb,
after jsonb,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
ALTER TABLE public.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
SEQUENCE NAME public.audit_id_seq
START WITH 1
INCREMENT BY 1
NO MINVALUE
NO MAXVALUE
CACHE 1
);
CREATE TABLE public.blob (
chat_settings_id uuid,
sha256 bytea NOT NULL,
content_type text NOT NULL,
bytes bigint NOT NULL,
created_at timestamp with time zone NOT NULL,
needed_until timestamp with time zone NOT NULL,
telegram_file_id text,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT blob_sha256_length CHECK ((octet_length(sha256) = 32))
);
CREATE TABLE public.blob_chunk (
chat_settings_id uuid,
sha256 bytea NOT NULL,
n integer NOT NULL,
data bytea NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
ALTER TABLE ONLY public.blob_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE public.callback_tokens (
chat_settings_id uuid,
token text NOT NULL,
action text NOT NULL,
post_id uuid,
from_state text,
payload jsonb DEFAULT '{}'::jsonb NOT NULL,
created_at timestamp with time zone NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
CREATE TABLE public.category_post_case_mix (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
category character varying(100) NOT NULL,
ratio numeric(5,4) NOT NULL,
effective_from timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
effective_to timestamp without time zone,
is_current boolean DEFAULT true,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
created_by_user_id uuid,
chat_settings_id uuid,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT check_ratio_range CHECK (((ratio >= (0)::numeric) AND (ratio <= (1)::numeric)))
);
CREATE TABLE public.chat_settings (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
telegram_chat_id bigint NOT NULL,
chat_name character varying(255),
dry_run_mode boolean DEFAULT true,
enable_instagram_api boolean DEFAULT false,
is_paused boolean DEFAULT false,
paused_at timestamp without time zone,
paused_by_user_id uuid,
posts_per_day integer DEFAULT 3,
posting_hours_start integer DEFAULT 14,
posting_hours_end integer DEFAULT 2,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
updated_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
active_instagram_account_id uuid,
show_verbose_notifications boolean DEFAULT true,
media_sync_enabled boolean DEFAULT false,
is_legacy boolean DEFAULT false NOT NULL,
lifecycle text DEFAULT 'onboarding'::text NOT NULL,
delivery_mode text,
schedule_kind text DEFAULT 'spread'::text NOT NULL,
posting_times time without time zone[] DEFAULT '{}'::time without time zone[] NOT NULL,
posting_days smallint DEFAULT 127 NOT NULL,
days_off text[] DEFAULT '{}'::text[] NOT NULL,
variation text DEFAULT 'natural'::text NOT NULL,
posting_timezone text,
lateness_budget_minutes integer DEFAULT 30 NOT NULL,
when_dry text DEFAULT 'stop'::text NOT NULL,
went_live_at timestamp with time zone,
tenant uuid GENERATED ALWAYS AS (
CASE
WHEN is_legacy THEN '00000000-0000-0000-0000-000000000000'::uuid
ELSE id
END) STORED NOT NULL,
account_tenant uuid GENERATED ALWAYS AS (
CASE
WHEN is_legacy THEN '00000000-0000-0000-0000-000000000000'::uuid
WHEN (delivery_mode IS NOT NULL) THEN id
ELSE NULL::uuid
END) STORED,
paused_until timestamp with time zone,
posts_on_silence boolean DEFAULT false NOT NULL,
lifecycle_before text,
detached_at timestamp with time zone,
reattached_at timestamp with time zone,
moved_from_chat_id bigint,
moved_at timestamp with time zone,
CONSTRAINT known_delivery_mode CHECK ((delivery_mode = ANY (ARRAY['review'::text, 'automatic'::text, 'handoff'::text]))),
CONSTRAINT known_lifecycle CHECK ((lifecycle = ANY (ARRAY['onboarding'::text, 'waiting_first_picture'::text, 'active'::text, 'paused'::text, 'detached'::text, 'deleted'::text]))),
CONSTRAINT known_schedule_kind CHECK ((schedule_kind = ANY (ARRAY['spread'::text, 'times'::text]))),
CONSTRAINT known_variation CHECK ((variation = ANY (ARRAY['natural'::text, 'exact'::text]))),
CONSTRAINT known_when_dry CHECK ((when_dry = ANY (ARRAY['stop'::text, 'repeat'::text]))),
CONSTRAINT some_posting_day CHECK (((posting_days >= 1) AND (posting_days <= 127))),
CONSTRAINT valid_hours_end CHECK (((posting_hours_end >= 0) AND (posting_hours_end <= 23))),
CONSTRAINT valid_hours_start CHECK (((posting_hours_start >= 0) AND (posting_hours_start <= 23))),
CONSTRAINT valid_lateness_budget CHECK (((lateness_budget_minutes >= 1) AND (lateness_budget_minutes <= 720))),
CONSTRAINT valid_posts_per_day CHECK (((posts_per_day >= 1) AND (posts_per_day <= 50)))
);
CREATE TABLE public.chores (
chat_settings_id uuid,
kind text NOT NULL,
key text NOT NULL,
due_at timestamp with time zone,
leased_until timestamp with time zone,
fence bigint DEFAULT 0 NOT NULL,
attempts integer DEFAULT 0 NOT NULL,
last_error text,
done_at timestamp with time zone,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
CREATE TABLE public.connect_links (
id uuid NOT NULL,
chat_settings_id uuid,
user_id uuid NOT NULL,
provider text NOT NULL,
token_hash bytea NOT NULL,
state_hash bytea,
browser_hash bytea,
pkce_verifier text,
created_at timestamp with time zone NOT NULL,
expires_at timestamp with time zone NOT NULL,
used_at timestamp with time zone,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT known_provider CHECK ((provider = ANY (ARRAY['instagram'::text, 'facebook'::text, 'google'::text])))
);
CREATE TABLE public.instagram_accounts (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
display_name character varying(100) NOT NULL,
instagram_account_id character varying(50) NOT NULL,
instagram_username character varying(50),
is_active boolean DEFAULT true,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
updated_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
chat_settings_id uuid,
login_kind text,
account_type text,
app_scoped_id text,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT known_login_kind CHECK ((login_kind = ANY (ARRAY['instagram'::text, 'facebook'::text])))
);
CREATE TABLE public.instagram_publishing (
ig_user_id text NOT NULL,
post_id uuid,
fence bigint DEFAULT 0 NOT NULL,
leased_until timestamp with time zone,
quota_used integer,
quota_total integer,
quota_read_at timestamp with time zone
);
CREATE TABLE public.invites (
token_hash bytea NOT NULL,
created_at timestamp with time zone NOT NULL,
expires_at timestamp with time zone NOT NULL,
used_at timestamp with time zone,
used_by_user_id uuid,
CONSTRAINT invites_hash_length CHECK ((octet_length(token_hash) = 32))
);
CREATE TABLE public.legacy_engine (
only_one boolean DEFAULT true NOT NULL,
engine text NOT NULL,
CONSTRAINT known_engine CHECK ((engine = ANY (ARRAY['old'::text, 'storyline'::text]))),
CONSTRAINT legacy_engine_only_one CHECK (only_one)
);
CREATE TABLE public.media_fetches (
chat_settings_id uuid,
post_id uuid NOT NULL,
fetched_at timestamp with time zone NOT NULL,
bytes bigint NOT NULL,
fetches integer DEFAULT 1 NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
CREATE TABLE public.media_items (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
file_path text NOT NULL,
file_name text NOT NULL,
file_size bigint NOT NULL,
file_hash text NOT NULL,
mime_type character varying(100),
requires_interaction boolean DEFAULT false,
category text,
title text,
link_url text,
caption text,
tags text[],
custom_metadata jsonb,
times_posted integer DEFAULT 0,
last_posted_at timestamp without time zone,
is_active boolean DEFAULT true,
indexed_by_user_id uuid,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
updated_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
cloud_url text,
cloud_public_id text,
cloud_uploaded_at timestamp without time zone,
cloud_expires_at timestamp without time zone,
source_type character varying(50) DEFAULT 'local'::character varying NOT NULL,
source_identifier text,
instagram_media_id text,
backfilled_at timestamp without time zone,
chat_settings_id uuid,
source_id uuid,
source_checksum text,
source_modified_at timestamp with time zone,
content_sha256 bytea,
look_group uuid,
media_kind text,
width integer,
height integer,
verdict text,
reject_reason text,
blocked_until timestamp with time zone,
category_key text GENERATED ALWAYS AS (COALESCE(category, 'uncategorized'::text)) STORED NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT known_media_kind CHECK ((media_kind = ANY (ARRAY['image'::text, 'video'::text]))),
CONSTRAINT known_verdict CHECK ((verdict = ANY (ARRAY['ready'::text, 'needs_rendition'::text, 'rejected'::text])))
);
CREATE TABLE public.media_posting_locks (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
media_item_id uuid NOT NULL,
locked_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
locked_until timestamp without time zone,
lock_reason character varying(100) DEFAULT 'recent_post'::character varying,
created_by_user_id uuid,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
chat_settings_id uuid,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
CREATE TABLE public.media_sources (
id uuid NOT NULL,
chat_settings_id uuid,
kind text NOT NULL,
folder_id text NOT NULL,
folder_name text NOT NULL,
page_token text,
synced_at timestamp with time zone,
loss_told boolean DEFAULT false NOT NULL,
is_active boolean DEFAULT true NOT NULL,
created_at timestamp with time zone NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT known_source_kind CHECK ((kind = ANY (ARRAY['google_drive'::text, 'telegram'::text, 'local'::text])))
);
CREATE TABLE public.members (
chat_settings_id uuid,
user_id uuid NOT NULL,
role text NOT NULL,
is_active boolean DEFAULT true NOT NULL,
joined_at timestamp with time zone NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
checked_at timestamp with time zone,
CONSTRAINT known_role CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'reviewer'::text, 'viewer'::text])))
);
CREATE TABLE public.outbox (
id uuid NOT NULL,
seq bigint NOT NULL,
chat_settings_id uuid,
telegram_chat_id bigint NOT NULL,
kind text NOT NULL,
post_id uuid,
payload jsonb NOT NULL,
state text DEFAULT 'waiting'::text NOT NULL,
due_at timestamp with time zone,
leased_until timestamp with time zone,
fence bigint DEFAULT 0 NOT NULL,
attempts integer DEFAULT 0 NOT NULL,
again boolean DEFAULT false NOT NULL,
telegram_message_id bigint,
created_at timestamp with time zone NOT NULL,
settled_at timestamp with time zone,
last_error text,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
edits_message_id bigint,
CONSTRAINT known_outbox_state CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'refused'::text])))
);
ALTER TABLE public.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
SEQUENCE NAME public.outbox_seq_seq
START WITH 1
INCREMENT BY 1
NO MINVALUE
NO MAXVALUE
CACHE 1
);
CREATE TABLE public.poller (
bot_id bigint NOT NULL,
next_offset bigint DEFAULT 0 NOT NULL,
leased_until timestamp with time zone,
fence bigint DEFAULT 0 NOT NULL,
polled_at timestamp with time zone
);
CREATE TABLE public.posting_history (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
media_item_id uuid NOT NULL,
queue_item_id uuid,
queue_created_at timestamp without time zone NOT NULL,
queue_deleted_at timestamp without time zone NOT NULL,
scheduled_for timestamp without time zone NOT NULL,
media_metadata jsonb,
posted_at timestamp without time zone NOT NULL,
status character varying(50) NOT NULL,
success boolean NOT NULL,
instagram_media_id text,
instagram_permalink text,
posted_by_user_id uuid,
posted_by_telegram_username text,
error_message text,
retry_count integer DEFAULT 0,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
instagram_story_id text,
posting_method character varying(20) DEFAULT 'telegram_manual'::character varying,
chat_settings_id uuid,
outcome text,
origin text,
slot_at timestamp with time zone,
publish_at timestamp with time zone,
account_id uuid,
container_id text,
rendition_sha256 bytea,
category_key text,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
telegram_chat_id bigint,
telegram_message_id bigint,
CONSTRAINT check_history_status CHECK (((status)::text = ANY (ARRAY[('posted'::character varying)::text, ('failed'::character varying)::text, ('skipped'::character varying)::text, ('rejected'::character varying)::text]))),
CONSTRAINT check_posting_method CHECK (((posting_method)::text = ANY (ARRAY[('instagram_api'::character varying)::text, ('telegram_manual'::character varying)::text]))),
CONSTRAINT known_outcome CHECK ((outcome = ANY (ARRAY['published'::text, 'posted_by_hand'::text, 'skipped'::text, 'rejected'::text, 'replaced'::text, 'expired'::text, 'released'::text, 'failed'::text])))
);
CREATE TABLE public.posting_queue (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
media_item_id uuid,
scheduled_for timestamp without time zone NOT NULL,
status character varying(50) DEFAULT 'pending'::character varying NOT NULL,
web_hosted_url text,
web_hosted_public_id text,
telegram_message_id bigint,
telegram_chat_id bigint,
retry_count integer DEFAULT 0,
max_retries integer DEFAULT 3,
next_retry_at timestamp without time zone,
last_error text,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
chat_settings_id uuid,
state text,
state_entered_at timestamp with time zone,
origin text,
slot_at timestamp with time zone,
publish_at timestamp with time zone,
due_at timestamp with time zone,
leased_until timestamp with time zone,
fence bigint DEFAULT 0 NOT NULL,
attempts integer DEFAULT 0 NOT NULL,
delivery_mode text,
account_id uuid,
rendition_sha256 bytea,
container_id text,
container_made_at timestamp with time zone,
publish_sent_at timestamp with time zone,
publish_attempts integer DEFAULT 0 NOT NULL,
reads_since_sent integer DEFAULT 0 NOT NULL,
quota_before integer,
told_cause text,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
deadline_at timestamp with time zone,
posts_on_silence boolean DEFAULT false NOT NULL,
decided_by_user_id uuid,
decided_at timestamp with time zone,
CONSTRAINT check_status CHECK (((status)::text = ANY (ARRAY[('pending'::character varying)::text, ('processing'::character varying)::text, ('retrying'::character varying)::text]))),
CONSTRAINT known_origin CHECK ((origin = ANY (ARRAY['slot'::text, 'timed'::text, 'now'::text]))),
CONSTRAINT known_post_state CHECK ((state = ANY (ARRAY['reserving'::text, 'reserved'::text, 'offering'::text, 'awaiting_review'::text, 'approved'::text, 'awaiting_hand'::text, 'container_made'::text, 'container_ready'::text, 'publish_sent'::text, 'unknown'::text])))
);
CREATE TABLE public.posting_slots (
chat_settings_id uuid,
slot_at timestamp with time zone NOT NULL,
local_date date NOT NULL,
slot_index integer NOT NULL,
post_id uuid,
outcome text,
outcome_at timestamp with time zone,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
CONSTRAINT known_slot_outcome CHECK ((outcome = ANY (ARRAY['published'::text, 'posted_by_hand'::text, 'skipped'::text, 'rejected'::text, 'expired'::text, 'released'::text, 'failed'::text, 'missed'::text, 'dry'::text, 'off'::text])))
);
CREATE TABLE public.rate_limits (
key text NOT NULL,
arrival_at timestamp with time zone NOT NULL
);
CREATE TABLE public.schema_version (
version integer NOT NULL,
applied_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
description text
);
CREATE TABLE public.service_runs (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
service_name character varying(100) NOT NULL,
method_name character varying(100) NOT NULL,
user_id uuid,
triggered_by character varying(50) DEFAULT 'system'::character varying,
started_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
completed_at timestamp without time zone,
duration_ms integer,
status character varying(50) DEFAULT 'running'::character varying NOT NULL,
success boolean,
result_summary jsonb,
error_message text,
error_type character varying(100),
stack_trace text,
input_params jsonb,
context_metadata jsonb,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
CONSTRAINT check_service_run_status CHECK (((status)::text = ANY (ARRAY[('running'::character varying)::text, ('completed'::character varying)::text, ('failed'::character varying)::text])))
);
CREATE TABLE public.telegram_pictures (
chat_settings_id uuid,
telegram_chat_id bigint NOT NULL,
telegram_message_id bigint NOT NULL,
media_item_id uuid NOT NULL,
rendition_sha256 bytea NOT NULL,
post_id uuid,
created_at timestamp with time zone NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
CREATE TABLE public.telegram_updates (
update_id bigint NOT NULL,
telegram_chat_id bigint,
body text,
received_at timestamp with time zone NOT NULL,
due_at timestamp with time zone,
leased_until timestamp with time zone,
fence bigint DEFAULT 0 NOT NULL,
attempts integer DEFAULT 0 NOT NULL,
handled_at timestamp with time zone,
parked_error text
);
CREATE TABLE public.tenant_schedule (
chat_settings_id uuid,
next_due_at timestamp with time zone,
slot_at timestamp with time zone,
slot_local_date date,
slot_index integer,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.01');
CREATE TABLE public.test_clock (
only_one boolean DEFAULT true NOT NULL,
offset_microseconds bigint NOT NULL,
CONSTRAINT test_clock_only_one CHECK (only_one)
);
CREATE TABLE public.user_interactions (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
user_id uuid,
interaction_type character varying(50) NOT NULL,
interaction_name character varying(100) NOT NULL,
context jsonb,
telegram_chat_id bigint,
telegram_message_id bigint,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
CONSTRAINT check_interaction_type CHECK (((interaction_type)::text = ANY (ARRAY[('command'::character varying)::text, ('callback'::character varying)::text, ('message'::character varying)::text, ('bot_response'::character varying)::text])))
);
CREATE TABLE public.users (
id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
telegram_user_id bigint NOT NULL,
telegram_username character varying(100),
telegram_first_name character varying(255),
telegram_last_name character varying(255),
team_name character varying(255),
role character varying(50) DEFAULT 'member'::character varying,
is_active boolean DEFAULT true,
total_posts integer DEFAULT 0,
first_seen_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
last_seen_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
updated_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE public.wizards (
chat_settings_id uuid,
step text NOT NULL,
telegram_message_id bigint,
choices jsonb DEFAULT '{}'::jsonb NOT NULL,
user_id uuid NOT NULL,
updated_at timestamp with time zone NOT NULL,
tenant uuid GENERATED ALWAYS AS (COALESCE(chat_settings_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
);
INSERT INTO public._sqlx_migrations VALUES
(1, 'legacy baseline', '2026-11-27 17:02:55.135904+00', true, '\xf6dfd024ceb34436c5f95a0b284ed3382c6c446690d7dee5eb925b5187c78ce3eab232ad01fedb59dbc5bab0640157d3', 98276592),
(2, 'tenancy', '2026-11-27 17:02:55.234609+00', true, '\x50f027139d9ec9bc97a45ea8c13fdee9775d9638621e9cdf4f7bdd0c8dbb10f51f03b92ae8b3ca0347b95725bd92e1c9', 76935059),
(3, 'engine', '2026-11-27 17:02:55.31213+00', true, '\xa609dd8f170e4e8b0d4a6261bbb768ea6cd3415a1478b212c1ff28dff761c719f4c0c7b32df43d67e31f512d8d3640af', 63605191),
(4, 'row security', '2026-11-27 17:02:55.376151+00', true, '\x1c2de7ef20c1846739fcb07c93d15ed194e08e8fcce1f8c9d346fc2727971830b7d85d3f12d37d83126257263e63713d', 12229637),
(5, 'conversation', '2026-11-27 17:02:55.388562+00', true, '\x08a58164149edd5c8959e88f986b554ecfa71eb34c8eb6778dec7936d72b2cbd938253bdee37b08e715d504075ca510d', 16971463),
(6, 'legacy engine', '2026-11-27 17:02:55.405709+00', true, '\xf3ff31bb15f16880116ac03af28a20d689b40af23de9b8a771c9d469f886f0c9dacc3b02b3a78977d31476c66e4f00cb', 1929275),
(7, 'members', '2026-11-27 17:02:55.407735+00', true, '\x1b8423c53b28f9c78cc9d289a676826e7d9f5efeca1d17cba485f0bf834b8ee982397c65cb49c1b2fef0c40e9d6168a0', 7961333),
(8, 'retention', '2026-11-27 17:02:55.415798+00', true, '\xeabb15b3917f0bcb39ff911393854727457941ea05b2114603264e3525c9ba8eda61c5198262ed95d62fe223007f7ab6', 1989979);
INSERT INTO public.api_tokens VALUES
('93cc1b2b-bbcb-40b1-b7dd-4c3eebafc066', 'instagram', 'access_token', 'v1.630dcd29.-Py98ZiGkWoSrWNRr26XsJl5aRBtgN7S.tt3RQ9QfjYOntbbIqOlFX3bHHZ5JgViVbai6-FDHHGxnDXpFJc8_13XAA8sox-rBWiAzR3S6MUW7D2Q2cxIjIeEFBK0O3t1UMEmSmUiJV1M5E2ZO0ot8IzmqF1HE5tBSAJLjYL-mCvEvMykAgBGIzctLdka9kHe1RrChodd9PytZbLc4NI2XpFb4oonwgfaWuapSZ7NF5_17cYWC-8Kuc7pDkcmK5m4MzVc', '2026-01-10 07:00:03.178957', '2026-03-11 07:00:03.178957', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:00:03.178957', '2026-01-10 07:00:03.178957', '5830ab9b-cd2a-4620-bcd6-0d6a37ce55f9', 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'live', DEFAULT),
('10fd26cb-9c52-41bc-b3ad-da8196919fa1', 'google_drive', 'refresh_token', 'v1.630dcd29.PrnTWMjxlF1u3v9IqPoaxm7WRNfqDYaE.mw9FXmz7DFGaZ2ZAwmizyr9JKHBlShX6dedQlpBTYy37cLwrwWbl1PthaaVkJZR4ltCAVSgKIeFbH0uD7iQnFqj8Nmr0jMRB_PHo0YgtGkVJXchABVUgSwxC74ii2_e8OCMbLSlFZq6sedhWX7KCNc6IbJNDLvM', '2026-01-10 07:00:04.201314', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:04.201314', '2026-01-10 07:00:04.201314', NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'live', DEFAULT),
('5ebacd2c-aa12-4e7e-bee6-7fb1806edec5', 'instagram', 'access_token', 'v1.630dcd29.-QMvNkNGp0CoiyaWZE-pzLqch89rOABD.4bd3zTfQ4_sCJ-1LwKoI3OhJGmcP2NYJG9ul9MBx8GsqG5xtYMJuUdIss7Ddo4RP0V4KCXbYKzqwZx10BJ3a-XRRnJdUjNBb4ev0jBkCMAUcdiCcfdzHn7uAWhvzAOMS2UDLuXlXLEz3L7tKW5vR04g3i-lAOfgDGDwAB3j-BLXXNc0HGEbQI0VV4xDmEq3bOR5mVrPLmlA54Ig32ZWCM4CoeMdrCtiyt3E', '2026-01-10 07:00:05.742312', '2026-03-11 07:00:05.742312', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:00:05.742312', '2026-01-10 07:00:05.742312', 'cfaf4472-4343-476f-b278-b2ae1d6e6196', '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'live', DEFAULT),
('89f8f7c4-57f4-4039-834e-338cf72f89b6', 'google_drive', 'refresh_token', 'v1.630dcd29.4XeuzXZuCiFgaNa-fc6WMlcg06G6-IkL.0SvWyPq2LJPkwdoAtFdkDJ0OcplJTIXMFskUDDzIpOhea_24WhdTv9gYjlrUfBo0D0Frn1hGjS3TYLHyG2o_W-zxahKs2S_dBLKhOGONUIBsAy66sYubVwTGkiuzvKi8qaNRu12SwYhjSDaR5q_huHWaiQs_6dA', '2026-01-10 07:00:05.800199', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:05.800199', '2026-01-10 07:00:05.800199', NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'live', DEFAULT),
('cce92412-7efb-4d42-93b4-5ca80c8fbf07', 'google_drive', 'refresh_token', 'v1.630dcd29.jWTD9O6O4Q0XrL4akwXmWky6K0xjtmAG.plpoVJNF2h6bOnJvjRmaIQqCkndArSnDdoEAWXsyBhG3VrcD90Q9ReM-oj6WiklFe4XlRrm6E_qm5hRBpiW0OiqQTw4CszCdP0ojkWQ0lTTe72FrLSKLM0M4Fi2v3N7UP94uUv5_BJ5bjI8pAyZEl-kfCwaT3i8', '2026-01-10 07:00:07.139686', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:07.139686', '2026-01-10 07:00:07.139686', NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'needs_reconnect', DEFAULT),
('c5991600-753d-48dd-ae98-671254031432', 'instagram', 'access_token', 'v1.630dcd29.xtFye9rA3wSUHuEgf8YgLEbTnRedVejV.IQtB77Psng6ua47RbluNHEbfFOFCWGLyXZydFsgCMj4dPftl59VQtvXfdi41q83hnSCiiaIYs4oc04EHq2rPynWXr4em1WMgnVZ_DLzmCcJzJBruPp-UX59BBrqm6YnIvWk3Y1wrXZustp-9uzxZK_JwcxM7_JbanARoTEyeOztEpWybl0VbZF5tn5ZLE6HDqq5EZ0GfyvDVDvadeWgpilzVa7e9aB0b7s8', '2026-01-10 07:00:06.872042', '2026-03-11 07:00:06.872042', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:00:06.872042', '2026-01-10 07:00:06.872042', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'live', DEFAULT),
('dcef7b3d-4d04-479e-801f-410369706c00', 'google_drive', 'refresh_token', 'v1.630dcd29.ZcoWuLDvhZqkbCGRnINFPhDOiROOdiHS.Mz3g_7QE6v5L8Ix1vBuxhnLy7mYRxzEqgIyHAtp9xv8Lxp6VrymjSbUuRj841lbyISA3dOvTnp-KiiNApSKnEAskuPCGR0rTCNc7zRATQ1mXRQ2VNHksCyme4Zlaq5iGy-tEFWyvzoPQcD3E9yUJv6DhFcMNotA', '2026-01-10 07:00:06.901365', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:06.901365', '2026-01-10 07:00:06.901365', NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'live', DEFAULT),
('e4d17d4a-b23f-45f3-b591-a2d992d15622', 'instagram', 'access_token', 'v1.630dcd29.LhhKxL7vsRxFPfoe31ZgmQkcEcAdC2QO.epSs_c31vIWODAvnJw5eowG8x5bHYrAk0DWpO_b2bWmn67O7OU-_VYrpWAdakX-ylm0K_dA7D01iMWI2vkEQoUJWDVYRAzqPDBQcv6gD0MWrWMaTeico46QE4bFugoOUy7kfrSPo2x8geXen4PLzVIKCxMccSMj-MkFpDg-tp1mVQVux9Uqz6mIujO5gp1YQsu6QlDDuhOuXly7kBHt41fNqHzjW0qqL6FA', '2026-01-10 07:00:07.107229', '2026-03-11 07:00:07.107229', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:00:07.107229', '2026-01-10 07:00:07.107229', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'live', DEFAULT),
('561a6b58-5307-4d7c-9fe1-df7358950e00', 'instagram', 'access_token', 'v1.630dcd29.HglB5Zd4IKFSWwwYFq9QR-JdhZYeEjgb.B1061SChRtdehoxg0Yqk6qt_3p_xAsqrdQX83SlX_5mPBB7PigBMVQugTduPy_T2fkavZ0X_8kBi9sKL2mQLCcUkICypNlFhGdNo1Sh1EmplY4KGHbr6eYKXH5m6rN-SGp4wGJ6lJK24BQjCm8F-em5po40raMqZSs5nL4Esw07beNqoz8Pj0dVqjYtLBnLB7LaCdDytevgVMW7eY7pBfwEylVWGKW13HEU', '2026-01-10 07:00:07.337172', '2026-03-11 07:00:07.337172', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:00:07.337172', '2026-01-10 07:00:07.337172', '8469ad8a-30d7-43b3-869f-e3765f92a664', '1882daa7-2c26-405a-be06-d1337c22fe91', 'live', DEFAULT),
('29211168-bee7-4cec-983a-367a12f4f3e9', 'google_drive', 'refresh_token', 'v1.630dcd29.MTkb0Bp4__d9HSReS34CiX1IXQylycQq.YaYjL8aKL9VeTQ4cnFlvO3lVrXl4acTFZUOU8aopF4WChyluxEzN9BI-Op9BytNTaKfirwMdSw9gR9mEoOwlT0qKEETzu5e78DzbaIhS6u3zDrBbqml3TgTo09_KnwMODrryChmvlq3s4Cg2WB22YMHmHROuGTo', '2026-01-10 07:00:07.365104', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:07.365104', '2026-01-10 07:00:07.365104', NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'live', DEFAULT),
('11b3f5b6-a118-42f2-acdb-346d81813cc2', 'instagram', 'access_token', 'v1.630dcd29.RFgw42Ru1nOv5rAyVWtzKz1B9zGp415d.6Gd1cojwXDVAYx7JvaauvJu6tHUlQrvR9EDdmZkHz5zB8v1EmFa4rEPF3A4yMksvwLZCNa1YXcLGXxpnHihurK32jRUTQBEtTRHiNobxTuVj3p1Xn7bpkcF82SyiF67BM7JaZEaInkD15BxHnZ7GQ9rUpm3u9yQaxXdtVTfx78GSz4KKhmz-d5y-hSWiDM53uq5RHWMXo1rlbMPmFLJsFZZUgaOqQLEI11M', '2026-01-11 20:41:56.797848', '2026-03-12 20:41:56.797848', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-11 20:41:56.797848', '2026-01-11 20:41:56.797848', '8bcac081-cae9-4892-a97b-9aae981f186e', '913b5b6d-0ec0-4e92-9118-7af824a16b35', 'live', DEFAULT),
('f4411d50-b238-4895-ad86-64242a6f5909', 'google_drive', 'access_token', 'v1.630dcd29.Wz4yEUBL3xJamL_9qrbaRAGJyfKytn_Z.qmvzz0NQA99gHAsu_BgSL_naqK4qCJCzNbRtoCQqe-A2m0erLC2n_88dZwV8NtaV8vBiaNpnNU-03V5Eqit0nNvqOCu1a9ZAWQHWjEr7rjj6F13BbxeePdi5JImniZp51dpnmM57ZZa7u3rs7jqxvaMWnmxZCho2oc_jUYiQz_GZ_9fCzEPttGq2XiF-15QJ7TykLEuio8B5IWsrln319pGNycx-bqyxQXTeWvY51NHavcmvl1e5SyHWv0jthNUvoY1wb8ifKkt7Spc', '2026-01-12 06:39:03.103189', '2026-01-12 07:39:02.103189', '2026-01-12 06:39:03.103189', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:06.901365', '2026-01-12 06:39:03.103189', NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'live', DEFAULT),
('98ec9894-bac7-488c-a9da-70c90eb33982', 'google_drive', 'access_token', 'v1.630dcd29.nZOU1dSbl8VYWXAUn-tkUic2a8ZgNtvc.QRrIlkokrxLn94FyDSBE4YlfSE9EfA2gA8VbJz_yaqsG6zxuLM2aESG5flQch1Hl_JFQLe7r5UnmogWt89XPSKrcdsBTVLiv-Xd1jLkUoxO5zUJCNSWoD81nrcX5f4dXg5GfoQ4VO3nsrZRyjx85gueibAY-aMZbda9ye4WjEhYiNiVHWzruYYR1zpIxUnHO9fv7TtgxZLbdelSNWLQSoEshuMToIXO-mV_wVfm2MVp6ITPZJ0IxMHFW102wPgs4CY8syiI4fB2R7S0', '2026-01-11 07:54:42.207915', '2026-01-11 08:54:41.207915', '2026-01-11 07:54:42.207915', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:07.139686', '2026-01-11 07:54:42.207915', NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'live', DEFAULT),
('33c0bb4d-4daa-4fa7-b71f-b449df1caa5a', 'instagram', 'access_token', 'v1.630dcd29.yTjCGc6yTvOl50iUU4p5xlUNuy0_ACYf.cX7LxRquMLdGzUL4N43Nyzg5JMCh2l0ITX9ECewP4NWxq3B-k-6n4XnVxn72UKUvTDIInm_nGrbX-vrC6O9A-hT-hSSrBzWAdmD0H-MoRTWJdbTzJy7SCexnZkqFbOS-Va4tktyoXK5qP2HwtE69MSXVY-h7PInb9zK9KnWXQ5otLfE58ADtJCvjVs8SDo2A2eic55ElqFmjavsjIDLrVEsWYyG_AmCjjKc', '2026-01-10 07:00:30.64694', '2026-03-11 07:00:30.64694', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:00:30.64694', '2026-01-10 07:00:30.64694', '3d9fa64a-61c8-469e-8388-ae8b60c8f058', '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'needs_reconnect', DEFAULT),
('9b2e5f7f-afb0-4909-9cb9-310dfb2c8b17', 'google_drive', 'refresh_token', 'v1.630dcd29.4anRZYbfIEmdtNlTV8_u43zGNojiWf-c.EyWE_gzIIlv7-dTgW5BgFhL_9GZEHiyQt0AKIwe3kvhQPdBIaVCDnds4kw0CSMUi4CUbJGKsVXnSuJ2eBTnlcaFs9i6yI-DR9pAmFlBsZfIG8E5PY28NrLO5nEKlQASyczd_KXZKYyCqIS0FfdT1JKGTPRJs8-k', '2026-01-11 20:41:57.030038', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-11 20:41:57.030038', '2026-01-11 20:41:57.030038', NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', 'live', DEFAULT),
('5905772f-1864-4b2e-a27e-b79e759a1546', 'google_drive', 'access_token', 'v1.630dcd29.yCidYwKBwzKLPcUmRKt9p-p05iZwiWW1.FmZ_1LxQN9LIcgJ79W2tCKav5Y9qbeJ1uP-KBkQ4_eb8whjnehZJpkRpCTKSfbf995cbnS5aRNHlz7npNrdEy2YwYZdGYsNf0vu6FPAkmSaecV44eeJrZ3kK4UK-pwVwnknf2VbSeKTvufV9UdxTh0Yl6nNSwR0_9obte3NfzlO-lguD3dFJX8tTl-prgx71Nh1WW4Ngv0Tt03Lt4pZ4-p0PmdBFpqb_dAIJlqZAnbnxjaRosww8XhkVe92J5b4UcJj5S7rkDjP_r6A', '2026-01-12 06:42:15.157366', '2026-01-12 07:42:14.157366', '2026-01-12 06:42:15.157366', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-11 20:42:05.358566', '2026-01-12 06:42:15.157366', NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'live', DEFAULT),
('f938a8df-44f6-40c6-96bc-5f52049d6b97', 'google_drive', 'refresh_token', 'v1.630dcd29.VNsc6gnnV_bykijF-Zw-VZiPbPho1w62.cvHtv4_MCKpMT24mpjNdAJv3RQ-pgBoU0AxgdxBxBon9-I_HrkbN42XfFlAqDxi4YcUxCsdCKnfBMcY9GcFntQFB5y_ZrLpE0JsmFYtvojZ2IjNso9_dx7OxEIdcE0KVTA7jXJc4uu0d30Gnan6LQRHnFliuoj0', '2026-01-11 20:42:05.358566', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-11 20:42:05.358566', '2026-01-11 20:42:05.358566', NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'live', DEFAULT),
('910180ba-fb23-4140-9b50-7d60d3f549b1', 'google_drive', 'access_token', 'v1.630dcd29.vV97-G3LTWIJHn5e3VWbXHshh8l4f7Rz.JIzCpQSG-0eUfZA3Vq8BWjsGkBt0loYMc7YXSnuoppk1mle6IRpjgTxcAvrrz5n_plUpMueGBDBNTxv5QOYxeSYN-nUnAwW_2nHaF6OZNBiG7iugnDRq5R53X3krULDnAK--l6RY-fomIb4HcI96gJu6s7FJuN46bWju1fpTq2Ani7kuwW1SqnVVvI9vgHuZUjyWUZf8JBi9ktQjyy891xWtDyRY5SztcSBRSg7XDsMlq8R6_vF2Um9_HryXvFYxqLtAqKX3h0QT8TE', '2026-01-12 06:42:06.582068', '2026-01-12 07:42:05.582068', '2026-01-12 06:42:06.582068', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-11 20:41:57.030038', '2026-01-12 06:42:06.582068', NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', 'live', DEFAULT),
('c00f7c5a-2130-41dd-8b56-8604e9380284', 'google_drive', 'refresh_token', 'v1.630dcd29.g4kuxQ6cIoLJjJn_Flvvgs6mkJ9nw9Gi.4G1FiZbJdQEoOWi1BZ7plAFLHryEwvwI5HPX3-7vIAh_YDxfKAsK1ai8z8YUCMNoF2hDRmO80LBEMlt3ew5qRVO1uYvBu5UIashB7HpDmSsuCFSqWoX5GrD_h9CKCcBbCOkYEN7SRcVxZWWo9foB1vLEKwyhWk8', '2026-01-10 07:00:30.74477', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:30.74477', '2026-01-10 07:00:30.74477', NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'live', DEFAULT),
('1f64934b-694b-435f-a62d-6ec869439c39', 'instagram', 'access_token', 'v1.630dcd29.L-qld0uoge2V7Q49WLofOfu-cJ7-EAU8.68Cdp8l_wSOf_mKUpHqms0cWWyGMSyXIS8p9BKrWKE9mmsE-xObiFtsoV5MPfPecL6SYo_Vm92Ui1wvp1rEtRHQjqQcNBwHheMzfQ7MSSQkZyCyjv-4gsfGkYzGGbVnW_IrX3vZ_cEIgmUhNZ0gHoX6XQzDRklS5lAfLeev4kxI8qW9BPq3XMC5CBe8_sFE-yTLXc-iSiVk-y9P20gjXn3ULK8zigsD_a5o', '2026-01-11 20:41:59.912991', '2026-03-12 20:41:59.912991', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-11 20:41:59.912991', '2026-01-11 20:41:59.912991', '52f32ddf-1bfd-434d-8b42-c20f7edf8821', '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'live', DEFAULT),
('bfa150de-5ae1-416f-9804-348742100535', 'google_drive', 'access_token', 'v1.630dcd29.BC14tBHS64vFyWh0Esg7RZ535AbcZvCz.taTl0b_Rsw1onh5jUaT6xwy0jsaeHSeDwexKmQU7ckZDipDiwhk0QCGJDstrYTlWnYGumN9nRkJSONhfNtYnlBxCaEyZ52_aFko1_9R_TAePyVpVcVxVCEaNRMCuwVhbgoBQwZz1mWJux59AF7uRoZRIS6Vb1C-6_yW1lyjkRqYfqMnERwnwVBfslR-nwmO3KawZBdM0Saaxg8HASFeYpYG77j7493diNytQR86TEVETySm_e5E7blo-j0MXBi11BNs6qkf4lArtY8c', '2026-01-12 06:39:03.106008', '2026-01-12 07:39:02.106008', '2026-01-12 06:39:03.106008', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:30.74477', '2026-01-12 06:39:03.106008', NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'live', DEFAULT),
('b70ceaf7-852f-4d41-8c2b-ae8d324daa5f', 'instagram', 'access_token', 'v1.630dcd29.uf44kcboLCuAWW6hx4YgKORZJzmIO062.7zFfqAVTSxuqhECp9sVYf00EUJYMARa1tkk0-AbNuSs3NR-AIY7q2cspnsAxqj73ifypSGv-kCsTgX2_DEFNTWzbGP04AziAZWEvCpl_3X2qaGPd_8xLboTbfyMKrfXHk7w6Ffa9JMoQdNmjtTz0LDq-1jC90fWN1waTmsGi-oD_fZh9RPxMGp78tMaZ8KcSpHVfABauCuptD9SyffngoTfnNPbolFDxtt8', '2026-01-10 07:05:45.407922', '2026-03-11 07:05:45.407922', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-10 07:05:45.407922', '2026-01-10 07:05:45.407922', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'live', DEFAULT),
('f5a7d652-4047-46da-90e0-d96ec3b17c49', 'google_drive', 'access_token', 'v1.630dcd29.lYnbFn470ap27OMdRIeg7NxMh5DDakiT.h8s959sC3hBHJE1RzIKD6pffmC32zWib3YO9pHkS3Sv_g_4jCKf0dFiXv08YWNmHS7lKn96h1BkkhXyCl77mjAtHZhD2CtSOzkgVqz6Z2hAWSt1um8jV5XEbQ4Fcq2A9izXAwqkBFusKBOgyQ5fwQ48zp_gXGYxUHk-dHav5dDQYmZnWAMD5ytF5U21QqEnBbWaEFzQgc358c89yMC-rxd6JNeDSGzLhYtpe0sLhclZIAef83gaTuyBUvFkmkeESy59xZY3f74VuhqU', '2026-01-12 06:42:09.711103', '2026-01-12 07:42:08.711103', '2026-01-12 06:42:09.711103', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-11 20:41:59.996273', '2026-01-12 06:42:09.711103', NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'live', DEFAULT),
('d8a34e84-fdbb-4998-8f64-5756602d0326', 'google_drive', 'refresh_token', 'v1.630dcd29.GDY_GXWH07YLlgyZGWcXOcXPEvZFbEJR.XbCrPYAwp3ZwLXFKfUQpIo-mkj10ume2RZfcJKFrZFprBx-6jmCVO5a1Qu14uiZoq_mIj4qx9CeVBA48V5J2NoTaWuaT7poSymfmCz-8xMLkye4uBjVEaPIvbPuAJ8HqyP6wffsA2BI0RdByJeeFbyxeqlRLgkU', '2026-01-11 20:41:59.996273', NULL, NULL, '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-11 20:41:59.996273', '2026-01-11 20:41:59.996273', NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'live', DEFAULT),
('b2bb2741-2e34-4491-8da2-0c132c933435', 'google_drive', 'access_token', 'v1.630dcd29.zjaXDqTevmuIDaSDz7YNIr3lAWgh2IdY.XA_lRXc9km2eWE2T0fL95RHh2BnXMEJG9EcTt0hc2H4kAGqCpaaVKzfBIZiJzz_DfHIOFDTnpuoFBeCbizGjJtGegqkBDHdYmgYqKpOh5OnG56cYo5kB_8hZ7e0N77KyZRSxxKGu0Um_SMYts6pLZXYVn8i_w90Km91abx4LZXGY2ToQRgH0FkpPJ6Dvv164-2zIVj3MMd2pXOHReOurYOdlljw0sQ215SNgRXtht9xWMsV1dEiecL-OLHYjR2hScT5XUD7stMUzEsY', '2026-01-12 06:39:03.103722', '2026-01-12 07:39:02.103722', '2026-01-12 06:39:03.103722', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:05.800199', '2026-01-12 06:39:03.103722', NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'live', DEFAULT),
('470c2e97-cbca-48c2-ac81-9e46cfc95998', 'instagram', 'access_token', 'v1.630dcd29.rn0NXkupjYYlGTYJQqg0F2bUcmQUjawN.rf-g0t4lUiT0GluK-2ccAW79-pigHcyk_IxP33oDc5yo1Y7dDjHZ0QckMUiV1z519fotP8dDNrx8lfemKDDQekSqd_EcV4a0gkyIRlxHpY7PJbVHrcpIx5DEhtMbqAQIqOrRWCfmPENxdRubjq0BaNoIPecGDZAFZeXuj035K_8Dge1PiZp-div5bZVAymsZuyu6rOiOJdBKPydAQS1cAFaIrAR9IzKWyHw', '2026-01-11 20:42:05.072721', '2026-03-12 20:42:05.072721', NULL, '{instagram_business_basic,instagram_business_content_publish}', NULL, '2026-01-11 20:42:05.072721', '2026-01-11 20:42:05.072721', '7d33a85f-a139-44eb-80f7-1a706cfecdfe', '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'live', DEFAULT),
('0003db18-7095-4316-a5c7-ea1a2bd6e2c6', 'google_drive', 'access_token', 'v1.630dcd29.qYvVY-X0RwDf94a0_WG4MkzPQaNQjzQJ.CRPIt7Eruyj7hW50zDfiGMlCQS-cnDEmEKybHZ7D7gci287U7_vJkFxhyOqp1Xnft5HV46pL75edmbDm_iMoGUxUHHCxdleNs1PqayBW82MBluz5h3sf1QrCYWDmholMrmgP84ScC4Vr7Z_ZiLu1nCA81-Vj69VkkhHfnjp4AjPGU-DGNO9sNLZYN9HhLTuKAOE0NOHlIEa-xuM2fT24fw8O20knAOoOsHeEKY0BIMK2NqMA8NmKY3B4DSD6Z5k-LXOzhTiUDMekmj0', '2026-01-12 06:39:03.1052', '2026-01-12 07:39:02.1052', '2026-01-12 06:39:03.1052', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:04.201314', '2026-01-12 06:39:03.1052', NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'live', DEFAULT),
('7df21cad-7cdb-4390-b25a-1b3e5ed9e966', 'google_drive', 'access_token', 'v1.630dcd29.MQR_6QlUkk0pndyvoeNmPFBzoX3YsyjR.N4NwrIByhe91quiXUilkuK-an3A_xQ95psMp6x6zdjIqHi7SAiwowtNbGJ5sUZSRrSs5Aigg-lnHw9NTrVij0Ludx5WY20UII0GPm6wlR_zcsSrosrPa9daRl7ht-YgZDy3CrlGYPS1xGJz9t_sXxIdnzY63mO2JkJSzKhliVFUc1ZDIjLk-hpY6-XSY-j_sR0fyf4F6b4SuEBCt78cJF7WwPs-ay_AEi-ANQpjabKAtMr014_OC93E4ZGL-oq2XD1-w558k1J_Pslw', '2026-01-12 06:39:03.117268', '2026-01-12 07:39:02.117268', '2026-01-12 06:39:03.117268', '{openid,email,https://www.googleapis.com/auth/drive.readonly}', NULL, '2026-01-10 07:00:07.365104', '2026-01-12 06:39:03.117268', NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'live', DEFAULT);
INSERT INTO public.blob VALUES
('f615603d-7c85-4a9e-83c0-f6e89322b317', '\x15f48adc8532c2431df876a8fa524c197a9c348855ea2e5cb6c81f5553db5364', 'image/jpeg', 181, '2026-01-10 07:00:02.193011+00', '2026-01-17 07:00:02.193011+00', NULL, DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:00:02.193011+00', '2026-01-17 07:00:02.193011+00', NULL, DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '\xd1f11f3abf43024dd158e77b39959d5d69cebb29035480cbdc9afb038b88a495', 'image/jpeg', 181, '2026-01-10 07:00:09.356524+00', '2026-01-17 07:00:09.356524+00', NULL, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:09:58.066406+00', '2026-01-14 08:05:48+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x44df8b11cf9386cc1d901c0cfa89aa6d5eb14b91476fc81952bafe38c53136b4', 'image/jpeg', 181, '2026-01-10 07:05:54.734434+00', '2126-03-27 07:05:55.618496+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:05:46.574819+00', '2026-01-19 07:16:43.132016+00', NULL, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '\x5fd9101a4e2d35ca8d5c858c8e7b32dec93da24b6f979afc98fe58f1d0ed30ee', 'image/jpeg', 181, '2026-01-10 07:05:37.357645+00', '2126-03-27 07:05:38.321623+00', NULL, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '\x2dc6b48fc532668be0cd795e264955e784661c395fa60ba3f226a6481b2b3401', 'image/jpeg', 181, '2026-01-10 07:05:38.458684+00', '2026-01-17 07:05:38.458684+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x90c3eee750913b06b17dbd6215fc13c01ac8af2d9ee1db88d7a9cef4942766e3', 'image/jpeg', 181, '2026-01-10 07:05:55.7487+00', '2126-03-27 07:05:56.64437+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x6819d61a61d8fdab509b98efb77135811b07d354cc2484fdd3a2a8fb481864a4', 'image/jpeg', 181, '2026-01-10 07:05:56.809173+00', '2026-01-17 07:05:56.809173+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x751d4aed7abe4ca4fbb4dc43e0a07427c180eb602286b2f101608f526cf0edc2', 'image/jpeg', 181, '2026-01-10 07:05:46.574819+00', '2126-03-27 07:05:47.40431+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x7118fce5a8c8c11e913a0c7e47a7dbc1cfdf9b0b542decc4cd1801546f06aac3', 'image/jpeg', 181, '2026-01-10 07:05:48.558203+00', '2126-03-27 07:05:49.415114+00', NULL, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:03:31.126367+00', '2026-01-17 07:05:38.458684+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x30b3c9d8722e80679a09b1509f60f411dbb4b0f2e733a32c48440162be51bfda', 'image/jpeg', 181, '2026-01-10 07:05:49.547674+00', '2126-03-27 07:05:50.413338+00', NULL, DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:08:56.028831+00', '2026-01-13 08:00:14+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x018dc819018f456927ae09871726b2b6241a38517ed042d6d190e573d97fa571', 'image/jpeg', 181, '2026-01-10 07:05:50.717312+00', '2126-03-27 07:05:51.445935+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x03b3fdcdd6b0f4e41410f6f9fbd9575acc341e3412d7960da52c242f48da41c7', 'image/jpeg', 181, '2026-01-12 07:16:41.813461+00', '2026-01-19 07:16:41.813461+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x74bf05ef3d3c6eec74db7742139707589daee788a586aac3d1d4c69e444466a7', 'image/jpeg', 181, '2026-01-10 07:05:52.055427+00', '2126-03-27 07:05:52.776449+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:05:52.055427+00', '2026-01-19 07:16:41.813461+00', NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x794cbb4e54071414d8541b4947cbdd7260c8763c44588ba4e860ae8c19888bb0', 'image/jpeg', 181, '2026-01-10 07:05:53.874968+00', '2126-03-27 07:05:54.614546+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x3caa85e0871a1616255cebef25b3d7b5c7a00427214b781eec5e6848acfa7004', 'image/jpeg', 181, '2026-01-12 07:16:42.445466+00', '2026-01-19 07:16:42.445466+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\xf3bc6450ecf26ce45fb802d418727a79651e619687c6aa79bb01dd2b1a312808', 'image/jpeg', 181, '2026-01-12 07:16:42.549017+00', '2026-01-19 07:16:42.549017+00', NULL, DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-10 07:00:09.356524+00', '2026-01-17 07:00:09.356524+00', NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\xb5662bf74136ef7e19c5e61b6d873e9dee1afdaa516188d053563c10b29daba3', 'image/jpeg', 181, '2026-01-12 07:16:43.132016+00', '2026-01-19 07:16:43.132016+00', NULL, DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'image/jpeg', 181, '2026-01-12 07:01:05.956907+00', '2026-01-14 08:01:05+00', NULL, DEFAULT);
INSERT INTO public.blob_chunk VALUES
('f615603d-7c85-4a9e-83c0-f6e89322b317', '\x15f48adc8532c2431df876a8fa524c197a9c348855ea2e5cb6c81f5553db5364', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x30b3c9d8722e80679a09b1509f60f411dbb4b0f2e733a32c48440162be51bfda', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x6819d61a61d8fdab509b98efb77135811b07d354cc2484fdd3a2a8fb481864a4', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x018dc819018f456927ae09871726b2b6241a38517ed042d6d190e573d97fa571', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x74bf05ef3d3c6eec74db7742139707589daee788a586aac3d1d4c69e444466a7', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\xf3bc6450ecf26ce45fb802d418727a79651e619687c6aa79bb01dd2b1a312808', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '\xd1f11f3abf43024dd158e77b39959d5d69cebb29035480cbdc9afb038b88a495', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '\x5fd9101a4e2d35ca8d5c858c8e7b32dec93da24b6f979afc98fe58f1d0ed30ee', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '\x2dc6b48fc532668be0cd795e264955e784661c395fa60ba3f226a6481b2b3401', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x751d4aed7abe4ca4fbb4dc43e0a07427c180eb602286b2f101608f526cf0edc2', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x7118fce5a8c8c11e913a0c7e47a7dbc1cfdf9b0b542decc4cd1801546f06aac3', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x794cbb4e54071414d8541b4947cbdd7260c8763c44588ba4e860ae8c19888bb0', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x44df8b11cf9386cc1d901c0cfa89aa6d5eb14b91476fc81952bafe38c53136b4', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x90c3eee750913b06b17dbd6215fc13c01ac8af2d9ee1db88d7a9cef4942766e3', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '\x03b3fdcdd6b0f4e41410f6f9fbd9575acc341e3412d7960da52c242f48da41c7', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\x3caa85e0871a1616255cebef25b3d7b5c7a00427214b781eec5e6848acfa7004', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '\xb5662bf74136ef7e19c5e61b6d873e9dee1afdaa516188d053563c10b29daba3', 0, '\xffd8fffe000330ffdb00430001010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101ffc0000b080080004801011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f00000000000000000000000000000000000000000000000000000000000000000000000000ffd9', DEFAULT);
INSERT INTO public.callback_tokens VALUES
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'sOogZn7jPZ1WRHPeApjVTzwka8pN9GDe', 'picture_first', NULL, NULL, '{"media": "21208fd3-3aff-4d04-892e-4a337b658a91", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', '2026-01-10 07:00:03.112603+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'BwKna-dtcS8m1KTPODW5pmcOi-ovHOUe', 'wizard', NULL, NULL, '{"at": "instagram", "do": "check_account"}', '2026-01-10 07:00:04.146362+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', '1otjHXQLG0mNi506FYeEtRMLDasK3TFA', 'wizard', NULL, NULL, '{"at": "folder", "do": "page", "page": 1}', '2026-01-10 07:00:05.163525+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'qB4avsZAD2x8DtIHkTNRzJBCmSsz7IV9', 'wizard', NULL, NULL, '{"at": "schedule", "do": "per_day", "stories": 2}', '2026-01-10 07:00:05.441751+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'rdp7MH-jvbEyRoQtc_TtVO1AH3KmXy3D', 'wizard', NULL, NULL, '{"at": "schedule", "do": "hours", "opens": 7, "closes": 23}', '2026-01-10 07:00:05.47205+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'QU_pmFJUaw8fhMfzNocVswZKo6hkExK3', 'wizard', NULL, NULL, '{"at": "folder", "do": "up", "depth": 0}', '2026-01-10 07:00:05.363477+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'zSkXFVei-hOj9ipp8pemfwSl0B_SkYxS', 'wizard', NULL, NULL, '{"at": "schedule", "do": "zone", "name": "Europe/Istanbul"}', '2026-01-10 07:00:05.623333+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'xe_EW2KO2ywphOu9b9M5tYs99ud7E7L3', 'wizard', NULL, NULL, '{"at": "schedule", "do": "change", "part": null}', '2026-01-10 07:00:05.623333+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'Ojq2DgxhMm8ieR55IYgCzQtxbagj0B4J', 'approve', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'awaiting_review', 'null', '2026-01-10 07:03:31.132691+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '7o28NH4CQPF-rLohvBHEOaENy5ugKQ5A', 'skip', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'awaiting_review', 'null', '2026-01-10 07:03:31.132691+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'hGHxol5t0Rx1gwMfLhekcYWnk7ZWeWJm', 'swap', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'awaiting_review', 'null', '2026-01-10 07:03:31.132691+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'aJJAxLLOxTHwLLud-n6kVlUvWlwxQmeZ', 'reject', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'awaiting_review', 'null', '2026-01-10 07:03:31.132691+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'Y6spEUOQgrzIwLslMhjKMqEYDIQ14_6B', 'when_dry', NULL, NULL, '{"when_dry": "stop"}', '2026-01-10 07:05:42.319415+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'v73fj3bmJ26b3AzkKPLN2Hr7jrl6ua5E', 'undo', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'approved', 'null', '2026-01-10 07:03:31.179611+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '25UfjS135bGfBqzcgMWqifofg56QeyLg', 'stop_undo', NULL, NULL, '{"withdrawn": 0}', '2026-01-10 09:08:34.262244+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'eT0LZtQqZXs9m_QjhcTRVV6IRjTlG5dt', 'posted', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', 'awaiting_hand', 'null', '2026-01-10 08:06:09.682846+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'CpJ5YtIe48DnFD2AI_EuQrTzadTFba-k', 'later', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', 'awaiting_hand', 'null', '2026-01-10 08:06:09.682846+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'K16ZCZc3xJZOL8YZ-fZ5yJuV5onyRreh', 'skip', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', 'awaiting_hand', 'null', '2026-01-10 08:06:09.682846+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'odt22xKi6TvJaNbx2Kbo0wxvnbOTSYew', 'posted', '6fbe6524-3131-427c-bdfc-eced628598d7', 'awaiting_hand', 'null', '2026-01-10 08:07:24.946692+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'jKTUuRoCLZ_tFXtniITgAsA1UxZTvDHY', 'later', '6fbe6524-3131-427c-bdfc-eced628598d7', 'awaiting_hand', 'null', '2026-01-10 08:07:24.946692+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '06rZYiQ9-N2Z_KseSwBl6crMQqNW9sa4', 'skip', '6fbe6524-3131-427c-bdfc-eced628598d7', 'awaiting_hand', 'null', '2026-01-10 08:07:24.946692+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '4tFcv-QYGNeNk6O7kuMSVyc_TAllJLmF', 'mode', NULL, NULL, '{"mode": "review", "posts_on_silence": false}', '2026-01-10 09:08:32.383952+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'KwMUejYcwM0gdRQcmW5czAnQRcpo_-B5', 'mode', NULL, NULL, '{"mode": "review", "posts_on_silence": true}', '2026-01-10 09:08:32.383952+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'aBntNVza_L-hZrlECCFxbj-yIYf3E7vJ', 'mode', NULL, NULL, '{"mode": "automatic", "posts_on_silence": false}', '2026-01-10 09:08:32.383952+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'A-48ugOYTTIxDHoJRb3oU-bYUX7ODlZo', 'mode', NULL, NULL, '{"mode": "handoff", "posts_on_silence": false}', '2026-01-10 09:08:32.383952+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '71EdGQZP6Jo8A-NuFtSZtwdZ3-k2Ds1r', 'setup', NULL, NULL, '{"step": "schedule"}', '2026-01-10 09:08:32.383952+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'jbxunwy0nrYpCFs_XGAPUXodwW8RaiOB', 'status', NULL, NULL, 'null', '2026-01-10 09:08:32.383952+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'HWld9cDBPgFU0Nq4CqjK5qFbdAWjqWKE', 'posted', '938eda93-8499-4d25-aae8-b2f6140ed5de', 'awaiting_hand', 'null', '2026-01-10 16:56:05.985039+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'kFTDj_0aGsha2htq-1D1Oh0YMZ_tEMji', 'later', '938eda93-8499-4d25-aae8-b2f6140ed5de', 'awaiting_hand', 'null', '2026-01-10 16:56:05.985039+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '0Bc6f8K9qQD_lUB1azzaK0BoxVOB3E7N', 'skip', '938eda93-8499-4d25-aae8-b2f6140ed5de', 'awaiting_hand', 'null', '2026-01-10 16:56:05.985039+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'm-TQakqX0wSimYsjWjI_VWyrxNkCpDlU', 'practice', NULL, NULL, '{"practice": false}', '2026-01-11 07:00:07.962612+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'vQh12M814fGxG7jigkGXDJcA5KOfQJgG', 'practice', NULL, NULL, '{"practice": true}', '2026-01-11 07:00:07.962612+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', 'EEffpuKHzx8TN9Nhxj4DB6hN4Y7oK0sD', 'setup', NULL, NULL, '{"step": "instagram"}', '2026-01-11 07:59:57.102937+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'yVkRKDSbEq6qIJR1Oea-OVZ9JQmm6N1s', 'setup', NULL, NULL, '{"step": "drive"}', '2026-01-11 08:58:43.264631+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '10jRVMaW7OPiPlHgXhX3zwHBKA2-mEfq', 'approve', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'awaiting_review', 'null', '2026-01-11 14:49:10.628171+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'Fu5ksOzwq4jjNLBcABIESjRZ3V_3i2pD', 'skip', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'awaiting_review', 'null', '2026-01-11 14:49:10.628171+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '8vX9pOq4TCMgMvqxGTslwn0gIO17tDon', 'swap', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'awaiting_review', 'null', '2026-01-11 14:49:10.628171+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'yeZk0B1n43B-rpDwIoHRE9m_h2ZMWKns', 'reject', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'awaiting_review', 'null', '2026-01-11 14:49:10.628171+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'hsbU2wczLTWd6ityjzNm5WOAW7AfDnNC', 'resume', NULL, NULL, 'null', '2026-01-11 20:41:57.993438+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'g5R_f9IRy00vz2KiODoedtPBEB1u0sl8', 'pause', NULL, NULL, '{"for": "hour"}', '2026-01-11 20:41:57.993438+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'RvKqHetnPjXG2SEsJFC9WIKKgdJcwcqu', 'pause', NULL, NULL, '{"for": "tomorrow"}', '2026-01-11 20:41:57.993438+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'ivod-Kh7Rq9HtjXa86GsmtJ_Zp2HIRey', 'pause', NULL, NULL, '{"for": "resumed"}', '2026-01-11 20:41:57.993438+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'qs3mpX5-VHEec1khPYoh-CGohJDE-iO6', 'wizard', NULL, NULL, '{"at": "folder", "do": "open_folder", "id": "1NTIybT5sp7HEQ14FKwvyaVxV_UkwkpSY", "name": "Stories"}', '2026-01-11 20:42:05.382921+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'Z8CY-x80THPgHun-nsC6xPkMuYf3-fvU', 'wizard', NULL, NULL, '{"at": "folder", "do": "use_folder", "id": "1NTIybT5sp7HEQ14FKwvyaVxV_UkwkpSY", "name": "Stories"}', '2026-01-11 20:42:05.382921+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'WaRRIicUidX8N4KhIne7WswZPDae-gLs', 'wizard', NULL, NULL, '{"at": "folder", "do": "look_again"}', '2026-01-11 20:42:05.382921+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'qk3JZbluXwsKfLbyUji6xQY_gsS3PrcY', 'when_dry', NULL, NULL, '{"when_dry": "repeat"}', '2026-01-11 14:58:42.249171+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'dhGoRqBHMNta_QHtyLQVZLm-Oawqo6lU', 'wizard', NULL, NULL, '{"at": "summary", "do": "go_live"}', '2026-01-11 20:42:05.949595+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'v-OAYEdTDb52cgpAEiWkrrtJmYHt2GdY', 'wizard', NULL, NULL, '{"at": "summary", "do": "practise"}', '2026-01-11 20:42:05.949595+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'a7jLSet6nvwG1BxzSniObZszhr0T1Frh', 'wizard', NULL, NULL, '{"at": "summary", "do": "back"}', '2026-01-11 20:42:05.949595+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'xoiwrlgYoo11jWtHE6xQ2IDuShqJgxHE', 'posted', '53791155-349f-44a3-aa33-4edeb487c417', 'awaiting_hand', 'null', '2026-01-11 16:49:35.140078+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'al7se0NQf6JizFH04lPw9wqo7-TFMi2Q', 'later', '53791155-349f-44a3-aa33-4edeb487c417', 'awaiting_hand', 'null', '2026-01-11 16:49:35.140078+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'yKUDKqUHg1qbLc1PAxaUY5bx9iirrqmA', 'skip', '53791155-349f-44a3-aa33-4edeb487c417', 'awaiting_hand', 'null', '2026-01-11 16:49:35.140078+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'd-e6NxXLNLRfyhHFjUBqBIjXxxeaZtWV', 'wizard', NULL, NULL, '{"at": "drive", "do": "back"}', '2026-01-11 20:42:05.102008+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'ldtIFwgnNOB40JNt60x_ND31ROFSHHfr', 'wizard', NULL, NULL, '{"at": "drive", "do": "next"}', '2026-01-11 20:42:05.102008+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'Px6kJ7bfFjp-ot7KWWUv2fL7-1_vwd9u', 'wizard', NULL, NULL, '{"at": "folder", "do": "next"}', '2026-01-11 20:42:05.55369+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'uhsIgOXOuEUDqohdVHpOH1nrcVmuxm0N', 'wizard', NULL, NULL, '{"at": "folder", "do": "read_again"}', '2026-01-11 20:42:05.55369+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'oAOuSlYj5LVKR51ODo3QfK2y68oWTpFl', 'wizard', NULL, NULL, '{"at": "folder", "do": "another"}', '2026-01-11 20:42:05.55369+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'ob_hxQRRaDY5B5h95CRXZYRyQHy8io76', 'wizard', NULL, NULL, '{"at": "folder", "do": "back"}', '2026-01-11 20:42:05.55369+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', '5v3eFViGAo9BABHW-epn0EfHZtSz2rzB', 'wizard', NULL, NULL, '{"at": "schedule", "do": "accept"}', '2026-01-11 20:42:05.683388+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'HgoIuqwV6VyD8IV3NbpL8NffuvWdpr_x', 'wizard', NULL, NULL, '{"at": "schedule", "do": "change", "part": "per_day"}', '2026-01-11 20:42:05.683388+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'qL9CTrgIIP0pGc4zFNhHSLleyJ1X2xq2', 'wizard', NULL, NULL, '{"at": "schedule", "do": "change", "part": "hours"}', '2026-01-11 20:42:05.683388+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'X6pprIF-oTcYl86nxJrxNzRDNw19QA7B', 'wizard', NULL, NULL, '{"at": "schedule", "do": "change", "part": "zone"}', '2026-01-11 20:42:05.683388+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'rQiGxM2Dtvb7yY2q3yniN3Am82kFPVV4', 'wizard', NULL, NULL, '{"at": "schedule", "do": "back"}', '2026-01-11 20:42:05.683388+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'xdj8rIk2APncpxNlLUUO7-nDKhBXP6GJ', 'wizard', NULL, NULL, '{"at": "live", "do": "look_again"}', '2026-01-11 20:42:06.15718+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'l63vqFEEVhLrIPw2kiylS94-9uETN5fK', 'move_here', NULL, NULL, '{"chat": -1001294878562, "title": "Oda and friends"}', '2026-01-11 20:42:06.409192+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'Qnd8Z3FZc9YJJobeF0WVz_eb4ZvG5P88', 'move_not', NULL, NULL, '{"chat": -1001294878562, "title": "Oda and friends"}', '2026-01-11 20:42:06.409192+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'PScFbWppVMi_fldR4XvAoQH4YLLAD9Kc', 'move_back', NULL, NULL, 'null', '2026-01-11 20:42:06.948308+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'Q3N2oXVB21-KI7SHNOFiF84kzk-S-p3J', 'wizard', NULL, NULL, '{"at": "welcome", "do": "next"}', '2026-01-11 20:42:04.944587+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'wIEYCYMsJLiY_xUzQcK1RZlqI4m3ATf4', 'wizard', NULL, NULL, '{"at": "instagram", "do": "back"}', '2026-01-11 20:42:05.000722+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'vgdjm2VJ5kwlzWGrl1cl-27pNb3WoHTS', 'wizard', NULL, NULL, '{"at": "instagram", "do": "next"}', '2026-01-11 20:42:05.000722+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'wkmSFzqkG4ESk6nOs84cn0I3LIgaMLqH', 'wizard', NULL, NULL, '{"at": "mode", "do": "choose", "mode": "review", "posts_on_silence": false}', '2026-01-11 20:42:05.796584+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'j1rnpOmvInz068SEBfe1C5qwo2uV9jk6', 'wizard', NULL, NULL, '{"at": "mode", "do": "choose", "mode": "review", "posts_on_silence": true}', '2026-01-11 20:42:05.796584+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'a4UFEWEqxKEji90EqUVo0SvRKDv-S-wQ', 'wizard', NULL, NULL, '{"at": "mode", "do": "choose", "mode": "automatic", "posts_on_silence": false}', '2026-01-11 20:42:05.796584+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'eh6ZDOACgjFVcOFfPR9bcCIAgmpFPr7c', 'wizard', NULL, NULL, '{"at": "mode", "do": "choose", "mode": "handoff", "posts_on_silence": false}', '2026-01-11 20:42:05.796584+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'oGjal8HiW_3UUrKaduONJuzI6C_aq7an', 'wizard', NULL, NULL, '{"at": "mode", "do": "back"}', '2026-01-11 20:42:05.796584+00', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'bc2_I30Ik8SKDmVpWai2hf6Dud7MCMvj', 'approve', 'f92bb359-772e-43eb-9bc9-3a9a876c8535', 'awaiting_review', 'null', '2026-01-12 07:01:05.969285+00', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'GltOsGyN3O8dOlkE6SJSzYtDvEf5AfM8', 'skip', 'f92bb359-772e-43eb-9bc9-3a9a876c8535', 'awaiting_review', 'null', '2026-01-12 07:01:05.969285+00', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'hxLLZyQmOsWyDrUs9wvblG1XYyA5r2et', 'swap', 'f92bb359-772e-43eb-9bc9-3a9a876c8535', 'awaiting_review', 'null', '2026-01-12 07:01:05.969285+00', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'sTSF7akRJXQuuxRtcRxRO7j2DjKR8zQ-', 'reject', 'f92bb359-772e-43eb-9bc9-3a9a876c8535', 'awaiting_review', 'null', '2026-01-12 07:01:05.969285+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'bY6mefEYPWsmsg7RY0Tcwaa7WB2PCEKM', 'approve', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'awaiting_review', 'null', '2026-01-12 07:13:23.89252+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'sRgyYI96HB2dPUjG1j0LHIHu3g5LOdPw', 'skip', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'awaiting_review', 'null', '2026-01-12 07:13:23.89252+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'MKOVIhk6HrOVBKBoNKJB6krIiHFx_44p', 'swap', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'awaiting_review', 'null', '2026-01-12 07:13:23.89252+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'JCbdKiuyCTAVH_z6TZmVUFNlIW0Sp6th', 'reject', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'awaiting_review', 'null', '2026-01-12 07:13:23.89252+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'nlkbOn3tjy8TpKxYNHhxU4AL_-OWkrNi', 'undo', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'approved', 'null', '2026-01-12 07:13:23.965872+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'W_EVe6jBBX2KLV1Mm8RAO02-W_uEN5sJ', 'approve', 'd3268a88-d69c-4c49-b4d8-5106da65acec', 'awaiting_review', 'null', '2026-01-12 07:16:23.133424+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'epvmCOPsbOHbXfSaEUKhtwoOKbSfsHYn', 'skip', 'd3268a88-d69c-4c49-b4d8-5106da65acec', 'awaiting_review', 'null', '2026-01-12 07:16:23.133424+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'nfkKk9aN0Lgb-Fzq6DJnrvak7JyVkH8j', 'swap', 'd3268a88-d69c-4c49-b4d8-5106da65acec', 'awaiting_review', 'null', '2026-01-12 07:16:23.133424+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '7gdtJck2JKQaSyPRIYeg-CMw78trkFKq', 'reject', 'd3268a88-d69c-4c49-b4d8-5106da65acec', 'awaiting_review', 'null', '2026-01-12 07:16:23.133424+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '8QT46hyHzRrXCVfZQtvC-7nFwKpI5NaU', 'approve', '8d097838-3d86-4cff-bc82-995b159a57f1', 'awaiting_review', 'null', '2026-01-12 07:16:24.094944+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '0eKriHEF8377rWFwbvT_Bm4hBwlF5cL5', 'skip', '8d097838-3d86-4cff-bc82-995b159a57f1', 'awaiting_review', 'null', '2026-01-12 07:16:24.094944+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'lbNbZ6Cj8gGFGySLYMAR7R2FDwCEvnDB', 'swap', '8d097838-3d86-4cff-bc82-995b159a57f1', 'awaiting_review', 'null', '2026-01-12 07:16:24.094944+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'Zy66_wCw62E-DJmwSER4dbP-u_UPvzKm', 'reject', '8d097838-3d86-4cff-bc82-995b159a57f1', 'awaiting_review', 'null', '2026-01-12 07:16:24.094944+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'odGWV5fjshYpVTnpC28mvfjfzSaTL8Q8', 'approve', 'c46ba525-5111-4b83-96b0-92838a9fec8f', 'awaiting_review', 'null', '2026-01-12 07:16:26.095962+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'f1Wfz2zZ_EGqVHaNq-CJ2UuYJOIbhb7f', 'skip', 'c46ba525-5111-4b83-96b0-92838a9fec8f', 'awaiting_review', 'null', '2026-01-12 07:16:26.095962+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'PrC2fLvc2kMxenTWPwMrEk1fRUwebuOn', 'swap', 'c46ba525-5111-4b83-96b0-92838a9fec8f', 'awaiting_review', 'null', '2026-01-12 07:16:26.095962+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'EtH6wEgR_C68WbRVFqan9nGTx1Gm6nec', 'reject', 'c46ba525-5111-4b83-96b0-92838a9fec8f', 'awaiting_review', 'null', '2026-01-12 07:16:26.095962+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'barBrjxCDiCSQMNFELJHeWmkNS8r-Xkq', 'queue_skip', NULL, NULL, '{"post": "18af43bf-4de3-4b6a-8a5a-782a03678cfc"}', '2026-01-12 07:16:41.886885+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'l_AvMfdOJqktVPRewImsQgyCgY3XWz9g', 'queue_move', NULL, NULL, '{"post": "18af43bf-4de3-4b6a-8a5a-782a03678cfc"}', '2026-01-12 07:16:41.886885+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'xAC4J32iu5E_ByfRhoBtsXx_FpP9qovC', 'queue_skip', NULL, NULL, '{"at": "2026-01-13T11:58:53Z"}', '2026-01-12 07:16:41.886885+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'zM1iDOzTaPiEOw-1tuxbm5ostbGVI0fx', 'queue_move', NULL, NULL, '{"at": "2026-01-13T11:58:53Z"}', '2026-01-12 07:16:41.886885+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'TKLH3IWt7mO-P1o_mviDjr_AkxQIr0x-', 'pause', NULL, NULL, 'null', '2026-01-12 07:16:42.328505+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'qSLUVkcYpjuOxP0HFpvgaOipvnPAykY4', 'queue', NULL, NULL, 'null', '2026-01-12 07:16:42.328505+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'w1_yoXwYofWa4JdBsbSMpwM8-txPdiqT', 'settings', NULL, NULL, 'null', '2026-01-12 07:16:42.328505+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'jBwvzcnqmlXsofrCLeMBnq7fR_cnzO03', 'stop', NULL, NULL, 'null', '2026-01-12 07:16:42.328505+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'jSdfRQgS2mgRXHioLV___ZEgAsKUpDbI', 'next_undo', NULL, NULL, '{"post": "f6017e35-1b38-4da6-98b8-0e42c00fb99f"}', '2026-01-12 07:16:43.454717+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'kgs3xk2TqSJ7-i6ZAF4vHLZCegEQbZ7K', 'picture_now', NULL, NULL, '{"media": "99c6c780-1249-4125-a4b3-a2809781443c", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', '2026-01-12 07:16:43.167495+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '6fc2bcoLOCFYZZ0_qLfxnsiiVT2zR4ZV', 'picture_next', NULL, NULL, '{"media": "99c6c780-1249-4125-a4b3-a2809781443c", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', '2026-01-12 07:16:43.167495+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'm61jy7lFEQ_qxF3QoDpK-bmQj1ZVPu-e', 'picture_at', NULL, NULL, '{"at": "2026-01-12T17:00:00Z", "media": "99c6c780-1249-4125-a4b3-a2809781443c", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', '2026-01-12 07:16:43.167495+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'ZPDpnPasz2vApHsWKscw-uQKNxhuDdN5', 'picture_keep', NULL, NULL, '{"media": "99c6c780-1249-4125-a4b3-a2809781443c", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', '2026-01-12 07:16:43.167495+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'c1Hnh1ie_CA6Q0djYKGYSxtWHc9QJmhy', 'picture_undo', NULL, NULL, 'null', '2026-01-12 07:16:43.277726+00', DEFAULT);
INSERT INTO public.chat_settings VALUES
('0a2c325d-a7c2-49e1-9986-59574d6d40bc', 810221978, 'Eli', false, false, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:00:05.705126', '2026-01-10 07:00:05.868283', 'cfaf4472-4343-476f-b278-b2ae1d6e6196', true, false, false, 'onboarding', 'review', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', NULL, DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', -1001294878562, 'Oda and friends', false, true, false, NULL, NULL, 3, 9, 21, '2026-01-11 20:42:04.925771', '2026-01-11 20:42:06.552832', '7d33a85f-a139-44eb-80f7-1a706cfecdfe', true, false, false, 'active', 'review', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-11 20:42:06.14397+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, 249103424, '2026-01-11 20:42:06.552832+00'),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'Dora', false, false, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:00:00.087125', '2026-01-11 20:41:58.080208', '5830ab9b-cd2a-4620-bcd6-0d6a37ce55f9', true, false, false, 'onboarding', 'review', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', NULL, DEFAULT, DEFAULT, NULL, false, NULL, NULL, '2026-01-11 20:41:58.080208+00', NULL, NULL),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 530222977, 'Ida', false, true, true, '2026-01-11 20:41:57.986907', '40773a49-fccd-41a8-a3d8-e67e7ad46f58', 3, 9, 21, '2026-01-11 20:41:56.478908', '2026-01-11 20:41:58.178733', '8bcac081-cae9-4892-a97b-9aae981f186e', true, false, false, 'paused', 'review', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-11 20:41:57.716036+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, '2026-01-11 20:41:58.178733+00', NULL, NULL),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'Lou', false, true, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:05:45.337368', '2026-01-11 20:41:59.610623', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', true, false, false, 'active', 'automatic', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-10 07:05:47.40431+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, '2026-01-11 20:41:59.610623+00', NULL, NULL),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'Hal', false, false, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:05:51.535266', '2026-01-10 07:05:52.776449', NULL, true, false, false, 'active', 'handoff', 'spread', '{}', 127, '{}', 'natural', 'UTC', 30, 'stop', '2026-01-10 07:05:52.776449+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('f07b777b-d987-4a32-895b-4ba9e8fb8828', -1001219149009, 'Night watch', false, false, false, NULL, NULL, 3, 9, 21, '2026-01-11 20:41:59.699136', '2026-01-11 20:41:59.699136', NULL, true, false, false, 'onboarding', 'review', 'spread', '{}', 127, '{}', 'natural', 'UTC', 30, 'stop', NULL, DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', 698619400, 'Ray', false, true, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:00:21.410163', '2026-01-10 07:01:31.796884', '3d9fa64a-61c8-469e-8388-ae8b60c8f058', true, false, false, 'active', 'automatic', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-10 07:01:31.796884+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'Ada', false, true, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:00:06.80193', '2026-01-10 07:00:07.029477', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', true, false, false, 'active', 'review', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-10 07:00:07.029477+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'Cleo', false, true, false, NULL, NULL, 3, 9, 21, '2026-01-10 07:00:07.051455', '2026-01-10 09:08:34.319681', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', true, false, false, 'active', 'automatic', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-10 07:00:07.277695+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'Pia', true, true, true, '2026-01-11 07:00:07.942945', NULL, 3, 9, 21, '2026-01-10 07:00:07.294592', '2026-01-11 07:00:07.942945', '8469ad8a-30d7-43b3-869f-e3765f92a664', true, false, false, 'paused', 'automatic', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-10 07:00:07.518541+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 660180030, 'Harbour team', false, true, false, NULL, NULL, 3, 9, 21, '2026-01-11 20:41:59.81856', '2026-01-11 20:42:01.875374', '52f32ddf-1bfd-434d-8b42-c20f7edf8821', true, false, false, 'active', 'review', 'spread', '{}', 127, '{}', 'natural', 'Europe/Berlin', 30, 'stop', '2026-01-11 20:42:00.275458+00', DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, -1001528113030, '2026-01-11 20:42:01.875374+00'),
('4f697387-a6a8-4a36-95a3-efb386d6a70d', -1001071620944, 'Second team', false, false, false, NULL, NULL, 3, 9, 21, '2026-01-11 20:42:04.229722', '2026-01-11 20:42:04.229722', NULL, true, false, false, 'onboarding', 'review', 'spread', '{}', 127, '{}', 'natural', 'UTC', 30, 'stop', NULL, DEFAULT, DEFAULT, NULL, false, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.chores VALUES
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'refresh_instagram', '5830ab9b-cd2a-4620-bcd6-0d6a37ce55f9', '2026-02-09 07:00:03.178957+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'sync_drive', '15b77df2-8420-4045-9196-d4a24d53f0a0', '2026-01-12 07:42:09.70889+00', NULL, 11, 0, NULL, '2026-01-12 06:42:09.70889+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'check_account', '5830ab9b-cd2a-4620-bcd6-0d6a37ce55f9', NULL, NULL, 1, 0, NULL, '2026-01-10 07:00:04.137574+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'sync_drive', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', '2026-01-12 07:42:15.156656+00', NULL, 11, 0, NULL, '2026-01-12 06:42:15.156656+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'sweep_shelf', 'shelf', '2026-01-13 07:00:08.87723+00', NULL, 2, 0, NULL, '2026-01-12 07:00:08.87723+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'sweep_shelf', 'shelf', '2026-01-13 07:00:08.877273+00', NULL, 2, 0, NULL, '2026-01-12 07:00:08.877273+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'sweep_shelf', 'shelf', '2026-01-13 07:00:08.877256+00', NULL, 2, 0, NULL, '2026-01-12 07:00:08.877256+00', DEFAULT),
('0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'refresh_instagram', 'cfaf4472-4343-476f-b278-b2ae1d6e6196', '2026-02-09 07:00:05.742312+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', 'sweep_shelf', 'shelf', '2026-01-13 07:00:32.66032+00', NULL, 2, 0, NULL, '2026-01-12 07:00:32.66032+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'sweep_shelf', 'shelf', '2026-01-13 07:05:47.538261+00', NULL, 2, 0, NULL, '2026-01-12 07:05:47.538261+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'refresh_instagram', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', '2026-02-09 07:00:06.872042+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'sweep_shelf', 'shelf', '2026-01-13 07:05:53.141098+00', NULL, 2, 0, NULL, '2026-01-12 07:05:53.141098+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'refresh_instagram', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', '2026-02-09 07:00:07.107229+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'remind_hand_off', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', NULL, NULL, 1, 0, NULL, '2026-01-10 08:06:09.675502+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'refresh_instagram', '8469ad8a-30d7-43b3-869f-e3765f92a664', '2026-02-09 07:00:07.337172+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', 'refresh_instagram', '3d9fa64a-61c8-469e-8388-ae8b60c8f058', '2026-02-09 07:00:30.64694+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'find_story', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', NULL, NULL, 1, 0, NULL, '2026-01-10 08:07:13.912785+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'refresh_instagram', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '2026-02-09 07:05:45.407922+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'resume', 'pause', NULL, NULL, 1, 0, NULL, '2026-01-10 09:07:29.913642+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'refresh_instagram', '8bcac081-cae9-4892-a97b-9aae981f186e', '2026-02-10 20:41:56.797848+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'sweep_shelf', 'shelf', '2026-01-12 20:41:57.716036+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'refresh_instagram', '52f32ddf-1bfd-434d-8b42-c20f7edf8821', '2026-02-10 20:41:59.912991+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'sweep_shelf', 'shelf', '2026-01-12 20:42:00.275458+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'refresh_instagram', '7d33a85f-a139-44eb-80f7-1a706cfecdfe', '2026-02-10 20:42:05.072721+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'sweep_shelf', 'shelf', '2026-01-12 20:42:06.14397+00', NULL, 0, 0, NULL, NULL, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'sync_drive', '66205f24-6fee-4462-b09e-48b6a8a927e4', '2026-01-12 07:39:03.102281+00', NULL, 47, 0, NULL, '2026-01-12 06:39:03.102281+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'sync_drive', '45aa1713-3196-424b-9178-1cc0692aa993', '2026-01-12 07:39:03.10225+00', NULL, 47, 0, NULL, '2026-01-12 06:39:03.10225+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'sync_drive', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', '2026-01-12 07:39:03.102231+00', NULL, 49, 0, NULL, '2026-01-12 06:39:03.102231+00', DEFAULT),
('0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'sync_drive', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', '2026-01-12 07:39:03.102199+00', NULL, 47, 0, NULL, '2026-01-12 06:39:03.102199+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', 'sync_drive', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', '2026-01-12 07:39:03.102262+00', NULL, 48, 0, NULL, '2026-01-12 06:39:03.102262+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'sync_drive', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '2026-01-12 07:39:03.102271+00', NULL, 47, 0, NULL, '2026-01-12 06:39:03.102271+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'practice', 'practice', NULL, NULL, 1, 0, NULL, '2026-01-11 07:00:07.934995+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'sync_drive', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '2026-01-12 07:42:06.578166+00', NULL, 11, 0, NULL, '2026-01-12 06:42:06.578166+00', DEFAULT);
INSERT INTO public.instagram_accounts VALUES
('5830ab9b-cd2a-4620-bcd6-0d6a37ce55f9', 'dora.stories', '17841923258242625', 'dora.stories', true, '2026-01-10 07:00:03.178957', '2026-01-10 07:00:04.137574', 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'instagram', 'MEDIA_CREATOR', '9900142893465441', DEFAULT),
('cfaf4472-4343-476f-b278-b2ae1d6e6196', 'eli.stories', '17841578498438834', 'eli.stories', true, '2026-01-10 07:00:05.742312', '2026-01-10 07:00:05.742312', '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'instagram', 'BUSINESS', '9900656818931280', DEFAULT),
('773931c2-cab0-4503-a6b2-5ed9ef66ba48', 'ada.stories', '17841361343481800', 'ada.stories', true, '2026-01-10 07:00:06.872042', '2026-01-10 07:00:06.872042', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'instagram', 'BUSINESS', '9900879700009241', DEFAULT),
('a5c331e2-8eab-438b-9884-7d1c5f42779f', 'cleo.stories', '17841858234231528', 'cleo.stories', true, '2026-01-10 07:00:07.107229', '2026-01-10 07:00:07.107229', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'instagram', 'BUSINESS', '9900357458359858', DEFAULT),
('8469ad8a-30d7-43b3-869f-e3765f92a664', 'pia.stories', '17841348262185703', 'pia.stories', true, '2026-01-10 07:00:07.337172', '2026-01-10 07:00:07.337172', '1882daa7-2c26-405a-be06-d1337c22fe91', 'instagram', 'BUSINESS', '9900207130023140', DEFAULT),
('3d9fa64a-61c8-469e-8388-ae8b60c8f058', 'ray.stories', '17841159359051881', 'ray.stories', true, '2026-01-10 07:00:30.64694', '2026-01-10 07:00:30.64694', '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'instagram', 'BUSINESS', '9900962104963170', DEFAULT),
('67dc2f9e-6f12-4b5a-b116-9c290a043b78', 'lou.stories', '17841518275290254', 'lou.stories', true, '2026-01-10 07:05:45.407922', '2026-01-10 07:05:45.407922', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'instagram', 'BUSINESS', '9900290299698735', DEFAULT),
('8bcac081-cae9-4892-a97b-9aae981f186e', 'ida.stories', '17841937626440752', 'ida.stories', true, '2026-01-11 20:41:56.797848', '2026-01-11 20:41:56.797848', '913b5b6d-0ec0-4e92-9118-7af824a16b35', 'instagram', 'BUSINESS', '9900636930456271', DEFAULT),
('52f32ddf-1bfd-434d-8b42-c20f7edf8821', 'mia.stories', '17841634762933648', 'mia.stories', true, '2026-01-11 20:41:59.912991', '2026-01-11 20:41:59.912991', '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'instagram', 'BUSINESS', '9900805182948378', DEFAULT),
('7d33a85f-a139-44eb-80f7-1a706cfecdfe', 'oda.stories', '17841561054006894', 'oda.stories', true, '2026-01-11 20:42:05.072721', '2026-01-11 20:42:05.072721', '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'instagram', 'BUSINESS', '9900461666833679', DEFAULT);
INSERT INTO public.instagram_publishing VALUES
('17841361343481800', NULL, 1, NULL, 1, 50, '2026-01-10 07:03:31.181211+00'),
('17841159359051881', NULL, 1, NULL, 1, 50, '2026-01-10 08:08:58.055664+00'),
('17841348262185703', NULL, 0, NULL, 0, 50, '2026-01-10 08:11:20.994762+00'),
('17841858234231528', NULL, 1, NULL, 1, 50, '2026-01-11 07:59:15.013839+00'),
('17841518275290254', NULL, 3, NULL, 2, 50, '2026-01-12 07:16:43.349077+00');
INSERT INTO public.media_fetches VALUES
('1882daa7-2c26-405a-be06-d1337c22fe91', 'cb25906f-3be6-4e0a-bd91-8a79fc4e11b0', '2026-01-10 07:00:10.447236+00', 33265, 1, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'b05d67e0-082e-4e98-856c-d098c2e88e91', '2026-01-10 07:03:31.186636+00', 33265, 1, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'ccead070-ccd5-40db-9f98-94721f1dfd30', '2026-01-10 07:59:39.997736+00', 33265, 1, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '69429bbc-e05d-42c1-b1ae-a7fdcabec382', '2026-01-10 08:08:58.059817+00', 33265, 1, DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '162d05bb-800c-4f8b-a907-a733086074bd', '2026-01-10 08:11:20.998535+00', 33265, 1, DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'b0c51268-9529-4e17-abc2-4548166bef28', '2026-01-11 07:59:15.021375+00', 33265, 1, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '697595ee-042b-47ff-bb5a-691b5329ff4b', '2026-01-11 08:08:28.087653+00', 33265, 1, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'e62e72bf-06ab-4310-b67b-17ee4692a9f9', '2026-01-11 11:45:32.836134+00', 33265, 1, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'f8177809-31c1-4aa9-b4f3-4951acc78a78', '2026-01-12 07:16:42.699133+00', 33265, 1, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '92bc67ba-6419-404b-b215-cc986bd69699', '2026-01-12 07:16:43.35388+00', 33265, 1, DEFAULT);
INSERT INTO public.media_items VALUES
('21208fd3-3aff-4d04-892e-4a337b658a91', 'telegram://15f48adc8532c2431df876a8fa524c197a9c348855ea2e5cb6c81f5553db5364', 'photo-13.jpg', 1048, '15f48adc8532c2431df876a8fa524c197a9c348855ea2e5cb6c81f5553db5364', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-10 07:00:02.193011', '2026-01-10 07:00:02.193011', NULL, NULL, NULL, NULL, 'telegram', '15f48adc8532c2431df876a8fa524c197a9c348855ea2e5cb6c81f5553db5364', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', NULL, NULL, NULL, '\x15f48adc8532c2431df876a8fa524c197a9c348855ea2e5cb6c81f5553db5364', '21208fd3-3aff-4d04-892e-4a337b658a91', 'image', NULL, NULL, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('92d42c9f-d27c-49d6-9eae-ab2e28062bff', 'google_drive://11hYzWEi7FRiuT8VInxbZNOoWgGfOEOU8', 'cafe-1.jpg', 1067, '06d17fe8b61846590abfbbbb0e9ea05c8d906f1d4da9fdba608cc61d283bbe90', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '11hYzWEi7FRiuT8VInxbZNOoWgGfOEOU8', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', '06d17fe8b61846590abfbbbb0e9ea05c8d906f1d4da9fdba608cc61d283bbe90', NULL, '\x06d17fe8b61846590abfbbbb0e9ea05c8d906f1d4da9fdba608cc61d283bbe90', '92d42c9f-d27c-49d6-9eae-ab2e28062bff', 'image', 360, 640, 'needs_rendition', NULL, '2026-02-26 07:16:41.444208+00', DEFAULT, DEFAULT),
('9e1634b1-fef6-4a57-95c1-741887dac6d8', 'google_drive://16ba-HagwpZNvLLbZbj8m8SPcWkeiQKkC', 'cafe-0.jpg', 1067, '33afc10f106807a73110d1bac77d43379137ed8eae65c78e54f19fec6da13c22', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '16ba-HagwpZNvLLbZbj8m8SPcWkeiQKkC', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', '33afc10f106807a73110d1bac77d43379137ed8eae65c78e54f19fec6da13c22', NULL, '\x33afc10f106807a73110d1bac77d43379137ed8eae65c78e54f19fec6da13c22', '9e1634b1-fef6-4a57-95c1-741887dac6d8', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('e2e5c6a8-56d7-4d4f-90bb-23b3ff3bb864', 'google_drive://1BnYQp9hfhhqfC6i7NBjVbQxmHDrZZa8W', 'cafe-0.jpg', 1067, '8f78c777f981e09eae02700d10eafb93f0195f574d937626ab0ce19d6cd5556b', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1BnYQp9hfhhqfC6i7NBjVbQxmHDrZZa8W', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '8f78c777f981e09eae02700d10eafb93f0195f574d937626ab0ce19d6cd5556b', NULL, '\x8f78c777f981e09eae02700d10eafb93f0195f574d937626ab0ce19d6cd5556b', 'e2e5c6a8-56d7-4d4f-90bb-23b3ff3bb864', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('2888cbb9-6f8a-417a-9e52-db9099a10806', 'telegram://5fd9101a4e2d35ca8d5c858c8e7b32dec93da24b6f979afc98fe58f1d0ed30ee', 'photo-26.jpg', 1052, '5fd9101a4e2d35ca8d5c858c8e7b32dec93da24b6f979afc98fe58f1d0ed30ee', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:05:37.357645', '2026-01-10 07:05:38.321623', NULL, NULL, NULL, NULL, 'telegram', '5fd9101a4e2d35ca8d5c858c8e7b32dec93da24b6f979afc98fe58f1d0ed30ee', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', NULL, NULL, NULL, '\x5fd9101a4e2d35ca8d5c858c8e7b32dec93da24b6f979afc98fe58f1d0ed30ee', '2888cbb9-6f8a-417a-9e52-db9099a10806', 'image', NULL, NULL, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('65595e88-8f05-4439-9eef-29d41bfb8844', 'google_drive://1tvkMF6mZCaJmg2RCE7uoIQFo8vRNPEw4', 'harbour-0.jpg', 1070, '3c8a50b3f745e31b020cc74c971d0f38043bed1d2a5d7c0858e01621973bb5d8', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '1tvkMF6mZCaJmg2RCE7uoIQFo8vRNPEw4', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', '3c8a50b3f745e31b020cc74c971d0f38043bed1d2a5d7c0858e01621973bb5d8', NULL, '\x3c8a50b3f745e31b020cc74c971d0f38043bed1d2a5d7c0858e01621973bb5d8', '65595e88-8f05-4439-9eef-29d41bfb8844', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('ab3626ea-1d2f-472d-b1a1-737a4b43f6bb', 'google_drive://1G6aGZVe1gtCq3v2Kf59iKnpNUQBWtZ1N', 'harbour-2.jpg', 1071, '0fdf439b67996eeddbb64263180f859d04f42a5f8b14fc8bdae3656a17d314de', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '1G6aGZVe1gtCq3v2Kf59iKnpNUQBWtZ1N', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', '0fdf439b67996eeddbb64263180f859d04f42a5f8b14fc8bdae3656a17d314de', NULL, '\x0fdf439b67996eeddbb64263180f859d04f42a5f8b14fc8bdae3656a17d314de', 'ab3626ea-1d2f-472d-b1a1-737a4b43f6bb', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('5282050f-ca65-4be5-89ca-840a347fb4c5', 'google_drive://1XEx2CVamxs8bzzZ1gUaL3W0tOrtwgck6', 'harbour-2.jpg', 1070, 'fa2dadbc35dc95eb91696fa819749bbaebabda3b20a37130c4017fe5ca02af12', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1XEx2CVamxs8bzzZ1gUaL3W0tOrtwgck6', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', 'fa2dadbc35dc95eb91696fa819749bbaebabda3b20a37130c4017fe5ca02af12', NULL, '\xfa2dadbc35dc95eb91696fa819749bbaebabda3b20a37130c4017fe5ca02af12', '5282050f-ca65-4be5-89ca-840a347fb4c5', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('9cb1392f-abf2-44fc-ad36-9c5d849d8872', 'telegram://3caa85e0871a1616255cebef25b3d7b5c7a00427214b781eec5e6848acfa7004', 'photo-26.jpg', 1052, '3caa85e0871a1616255cebef25b3d7b5c7a00427214b781eec5e6848acfa7004', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-12 07:16:42.445466', '2026-01-12 07:16:42.445466', NULL, NULL, NULL, NULL, 'telegram', '3caa85e0871a1616255cebef25b3d7b5c7a00427214b781eec5e6848acfa7004', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\x3caa85e0871a1616255cebef25b3d7b5c7a00427214b781eec5e6848acfa7004', '9cb1392f-abf2-44fc-ad36-9c5d849d8872', 'image', NULL, NULL, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('bde14c37-4458-4e83-ba37-08a621057e7b', 'telegram://751d4aed7abe4ca4fbb4dc43e0a07427c180eb602286b2f101608f526cf0edc2', 'photo-8.jpg', 1049, '751d4aed7abe4ca4fbb4dc43e0a07427c180eb602286b2f101608f526cf0edc2', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-10 08:00:39.431375', true, NULL, '2026-01-10 07:05:46.574819', '2026-01-10 07:05:47.40431', NULL, NULL, NULL, NULL, 'telegram', '751d4aed7abe4ca4fbb4dc43e0a07427c180eb602286b2f101608f526cf0edc2', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\x751d4aed7abe4ca4fbb4dc43e0a07427c180eb602286b2f101608f526cf0edc2', 'bde14c37-4458-4e83-ba37-08a621057e7b', 'image', NULL, NULL, 'needs_rendition', NULL, '2026-02-09 08:00:39.431375+00', DEFAULT, DEFAULT),
('503d5e30-5ffe-4fbd-b35f-37cccb3bfb0c', 'google_drive://1IVN56jTXErRUZvbKVs6NV6KvhZIJzfrN', 'harbour-2.jpg', 1070, 'a168a912dfa9a2815b6ffa9fd905a9fabfd596646bc123128e02a31c8d012b65', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '1IVN56jTXErRUZvbKVs6NV6KvhZIJzfrN', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', 'a168a912dfa9a2815b6ffa9fd905a9fabfd596646bc123128e02a31c8d012b65', NULL, '\xa168a912dfa9a2815b6ffa9fd905a9fabfd596646bc123128e02a31c8d012b65', '503d5e30-5ffe-4fbd-b35f-37cccb3bfb0c', 'image', 360, 640, 'needs_rendition', NULL, '2026-02-26 07:16:26.20113+00', DEFAULT, DEFAULT),
('89f55935-e8f3-4b63-852e-b26f71499af8', 'google_drive://1vJA9T-kCzrigTSjnivY5NFkghcD9tDJi', 'cafe-1.jpg', 1068, '342da63cb0d56e74b7082695f45bdaa3953dd64dd63c6bd1e81c3767e41bc45a', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1vJA9T-kCzrigTSjnivY5NFkghcD9tDJi', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', '342da63cb0d56e74b7082695f45bdaa3953dd64dd63c6bd1e81c3767e41bc45a', NULL, '\x342da63cb0d56e74b7082695f45bdaa3953dd64dd63c6bd1e81c3767e41bc45a', '89f55935-e8f3-4b63-852e-b26f71499af8', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('49e7951e-4e9f-4bb6-97b1-e976f0e4bb2a', 'google_drive://1e_6EtVudl82Dzu_PEDauJNkFFp3LVQFI', 'cafe-3.jpg', 1068, '88d9aed6f06e3c7273132ced5621b9604bf1d732b959698ad26eea9c83ad8f3c', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 1, '2026-01-11 08:00:14.996029', true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1e_6EtVudl82Dzu_PEDauJNkFFp3LVQFI', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', '88d9aed6f06e3c7273132ced5621b9604bf1d732b959698ad26eea9c83ad8f3c', NULL, '\x88d9aed6f06e3c7273132ced5621b9604bf1d732b959698ad26eea9c83ad8f3c', '49e7951e-4e9f-4bb6-97b1-e976f0e4bb2a', 'image', 360, 640, 'needs_rendition', NULL, '2026-02-10 08:00:14.996029+00', DEFAULT, DEFAULT),
('ffa8feea-f6ea-4a40-9bde-6507eb5ae639', 'google_drive://1YFLx6comnZZ6n5bBxzQbXZwjslgiZ5aD', 'cafe-2.jpg', 1068, '1480021dff22fe4e13475c55b89047464d21cf0b8f5757f38a229fc2a2ff3a92', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1YFLx6comnZZ6n5bBxzQbXZwjslgiZ5aD', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', '1480021dff22fe4e13475c55b89047464d21cf0b8f5757f38a229fc2a2ff3a92', NULL, '\x1480021dff22fe4e13475c55b89047464d21cf0b8f5757f38a229fc2a2ff3a92', 'ffa8feea-f6ea-4a40-9bde-6507eb5ae639', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('c6874fe0-a38c-4c8f-b6d3-fbd00ef39030', 'google_drive://1kcBTMdxP46c0ZRQBZNHv1rzYLDglSY_M', 'cafe-1.jpg', 1067, 'eaa7c04aed8618ee8442b54471811b20d5fe63482ff1bb168fd7b5e08a240a63', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1kcBTMdxP46c0ZRQBZNHv1rzYLDglSY_M', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', 'eaa7c04aed8618ee8442b54471811b20d5fe63482ff1bb168fd7b5e08a240a63', NULL, '\xeaa7c04aed8618ee8442b54471811b20d5fe63482ff1bb168fd7b5e08a240a63', 'c6874fe0-a38c-4c8f-b6d3-fbd00ef39030', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('99c6c780-1249-4125-a4b3-a2809781443c', 'telegram://b5662bf74136ef7e19c5e61b6d873e9dee1afdaa516188d053563c10b29daba3', 'photo-30.jpg', 1053, 'b5662bf74136ef7e19c5e61b6d873e9dee1afdaa516188d053563c10b29daba3', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-12 07:16:43.132016', '2026-01-12 07:16:43.132016', NULL, NULL, NULL, NULL, 'telegram', 'b5662bf74136ef7e19c5e61b6d873e9dee1afdaa516188d053563c10b29daba3', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\xb5662bf74136ef7e19c5e61b6d873e9dee1afdaa516188d053563c10b29daba3', '99c6c780-1249-4125-a4b3-a2809781443c', 'image', NULL, NULL, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('9ce25bcc-ea83-4447-9fb3-440470c70a4a', 'google_drive://1YpVM56f8X8IVPbdtiyAh97nrGCPligEM', 'cafe-2.jpg', 1067, '549dce618bfdd8a1894eaa47f7d601a30456caface7f143d7b9cd978d98b138d', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1YpVM56f8X8IVPbdtiyAh97nrGCPligEM', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '549dce618bfdd8a1894eaa47f7d601a30456caface7f143d7b9cd978d98b138d', NULL, '\x549dce618bfdd8a1894eaa47f7d601a30456caface7f143d7b9cd978d98b138d', '9ce25bcc-ea83-4447-9fb3-440470c70a4a', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('64200694-d389-478c-9e53-e2eb0d37134b', 'google_drive://1BltevvcSW0WBL2gfyU3fV5zkVGtZntdH', 'cafe-0.jpg', 1067, '692ba8230907e07d9508c77442ff0d9d0dcafd8e8549ad0b233f3edaf0c0ba87', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-12 06:39:03.102271', NULL, NULL, NULL, NULL, 'google_drive', '1BltevvcSW0WBL2gfyU3fV5zkVGtZntdH', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '692ba8230907e07d9508c77442ff0d9d0dcafd8e8549ad0b233f3edaf0c0ba87', NULL, '\x692ba8230907e07d9508c77442ff0d9d0dcafd8e8549ad0b233f3edaf0c0ba87', '64200694-d389-478c-9e53-e2eb0d37134b', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('a7d5fd30-172e-4aa9-b23a-844c04d14a8b', 'google_drive://1wc-BzV7BYR8Q9kz9CyCqWLV3X4rDJTJz', 'cafe-1.jpg', 1067, '9dc004afcc5dffe36058d8a404b20330de42c081d85813070a50d6bc8f19faa8', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1wc-BzV7BYR8Q9kz9CyCqWLV3X4rDJTJz', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '9dc004afcc5dffe36058d8a404b20330de42c081d85813070a50d6bc8f19faa8', NULL, '\x9dc004afcc5dffe36058d8a404b20330de42c081d85813070a50d6bc8f19faa8', 'a7d5fd30-172e-4aa9-b23a-844c04d14a8b', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('5d6ccc0c-accf-4399-923c-0766c8e8a0d9', 'google_drive://1t2RegunqdEnstCxrilH0Agfz8YC8YDJw', 'cafe-2.jpg', 1067, '6554977f770d5bfb0a951ff9372f8a71cbe320c45cfa5a6d76d24b655bb7ddf8', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1t2RegunqdEnstCxrilH0Agfz8YC8YDJw', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '6554977f770d5bfb0a951ff9372f8a71cbe320c45cfa5a6d76d24b655bb7ddf8', NULL, '\x6554977f770d5bfb0a951ff9372f8a71cbe320c45cfa5a6d76d24b655bb7ddf8', '5d6ccc0c-accf-4399-923c-0766c8e8a0d9', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('b1b52040-0294-4edf-a9cf-093b4e6938c0', 'google_drive://1u16L9fnNZBj5DvP9bh-7gRmOSMFAEf9I', 'cafe-3.jpg', 1067, '6de6b17662f81d40bf2cb3c7f8b0066a7af170e5b1d33322480552deacee834f', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1u16L9fnNZBj5DvP9bh-7gRmOSMFAEf9I', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '6de6b17662f81d40bf2cb3c7f8b0066a7af170e5b1d33322480552deacee834f', NULL, '\x6de6b17662f81d40bf2cb3c7f8b0066a7af170e5b1d33322480552deacee834f', 'b1b52040-0294-4edf-a9cf-093b4e6938c0', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('7c9edff8-1298-4eb4-aa7f-b230e4b955fb', 'google_drive://1-0SLiB9sxY_fP43D2XI5dUI36a7r2atN', 'cafe-1.jpg', 1067, '6022669d60eb6e9a59911731ad1e79edea6c8c7488b0fd09bcf36b2c56dcfbcc', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1-0SLiB9sxY_fP43D2XI5dUI36a7r2atN', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', '6022669d60eb6e9a59911731ad1e79edea6c8c7488b0fd09bcf36b2c56dcfbcc', NULL, '\x6022669d60eb6e9a59911731ad1e79edea6c8c7488b0fd09bcf36b2c56dcfbcc', '7c9edff8-1298-4eb4-aa7f-b230e4b955fb', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('a721c062-8cf7-4a1b-9c11-d66cae87c87b', 'google_drive://1DamRWzBB-DhpXh3F5QFMOhgzL4NU9Xwj', 'cafe-0.jpg', 1067, '030c44c5d4a0b0516affa066863ad3c4e3f44b66c3addbff4f258b20c32a8e87', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1DamRWzBB-DhpXh3F5QFMOhgzL4NU9Xwj', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', '030c44c5d4a0b0516affa066863ad3c4e3f44b66c3addbff4f258b20c32a8e87', NULL, '\x030c44c5d4a0b0516affa066863ad3c4e3f44b66c3addbff4f258b20c32a8e87', 'a721c062-8cf7-4a1b-9c11-d66cae87c87b', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('b12a7d6b-035c-4d04-b29b-e6839b9eb41e', 'google_drive://1fR3DE6sHSPVSGq-1nd1-YVubFh3CS1oz', 'cafe-2.jpg', 1067, '3c4f76aecff7491122aba346dbb59cf1493ba764817c254536450480d2da7e43', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '1fR3DE6sHSPVSGq-1nd1-YVubFh3CS1oz', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', '3c4f76aecff7491122aba346dbb59cf1493ba764817c254536450480d2da7e43', NULL, '\x3c4f76aecff7491122aba346dbb59cf1493ba764817c254536450480d2da7e43', 'b12a7d6b-035c-4d04-b29b-e6839b9eb41e', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('e2b78c41-998e-4c0d-a15b-9b9db9914b89', 'google_drive://1gO4izZm0ZmPLwIbAcx4-8yy8sOYQyKai', 'cafe-2.jpg', 1067, 'b61f8f87c50f7efc1a3fecbed222ab3e72e6311f3b4d13958561bb578ea8c85d', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1gO4izZm0ZmPLwIbAcx4-8yy8sOYQyKai', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', 'b61f8f87c50f7efc1a3fecbed222ab3e72e6311f3b4d13958561bb578ea8c85d', NULL, '\xb61f8f87c50f7efc1a3fecbed222ab3e72e6311f3b4d13958561bb578ea8c85d', 'e2b78c41-998e-4c0d-a15b-9b9db9914b89', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('620c0585-50c5-4c6d-8cdf-6d593e7762ec', 'google_drive://1we3MW-JqYK0RMo1K8rUaESObzuiuFlU3', 'cafe-3.jpg', 1067, '6394317d8f0066cdb6aaa50c484838d2ab60b21e6da27c91fbe126a7eb910fc1', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1we3MW-JqYK0RMo1K8rUaESObzuiuFlU3', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', '6394317d8f0066cdb6aaa50c484838d2ab60b21e6da27c91fbe126a7eb910fc1', NULL, '\x6394317d8f0066cdb6aaa50c484838d2ab60b21e6da27c91fbe126a7eb910fc1', '620c0585-50c5-4c6d-8cdf-6d593e7762ec', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('df29e97a-20bc-4410-90f8-971baba9153c', 'telegram://794cbb4e54071414d8541b4947cbdd7260c8763c44588ba4e860ae8c19888bb0', 'photo-10.jpg', 1049, '794cbb4e54071414d8541b4947cbdd7260c8763c44588ba4e860ae8c19888bb0', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:05:53.874968', '2026-01-10 07:05:54.614546', NULL, NULL, NULL, NULL, 'telegram', '794cbb4e54071414d8541b4947cbdd7260c8763c44588ba4e860ae8c19888bb0', NULL, NULL, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', NULL, NULL, NULL, '\x794cbb4e54071414d8541b4947cbdd7260c8763c44588ba4e860ae8c19888bb0', 'df29e97a-20bc-4410-90f8-971baba9153c', 'image', NULL, NULL, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('bcc27441-7403-44c3-ac2d-38e69e115c92', 'telegram://d1f11f3abf43024dd158e77b39959d5d69cebb29035480cbdc9afb038b88a495', 'photo-9.jpg', 1051, 'd1f11f3abf43024dd158e77b39959d5d69cebb29035480cbdc9afb038b88a495', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-10 07:00:09.356524', '2026-01-10 07:00:09.356524', NULL, NULL, NULL, NULL, 'telegram', 'd1f11f3abf43024dd158e77b39959d5d69cebb29035480cbdc9afb038b88a495', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', NULL, NULL, NULL, '\xd1f11f3abf43024dd158e77b39959d5d69cebb29035480cbdc9afb038b88a495', 'bcc27441-7403-44c3-ac2d-38e69e115c92', 'image', NULL, NULL, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('5c58cfbd-63ea-40a6-979e-32e8fb97f3f0', 'google_drive://1zCs1m9t5GTxZd-5xZfRyweDNAFlYjXXt', 'cafe-3.jpg', 1067, 'ffd2606a893b7e18b3d52ffa636c692ea43ac09ef45bc3d4adc484d72c9698b8', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '1zCs1m9t5GTxZd-5xZfRyweDNAFlYjXXt', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', 'ffd2606a893b7e18b3d52ffa636c692ea43ac09ef45bc3d4adc484d72c9698b8', NULL, '\xffd2606a893b7e18b3d52ffa636c692ea43ac09ef45bc3d4adc484d72c9698b8', '5c58cfbd-63ea-40a6-979e-32e8fb97f3f0', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('f28a65f1-514f-47ea-b683-539b4a20bafb', 'google_drive://1MoHJxkPouFqaUdUjE-3s3qO6KJrciZNB', 'cafe-3.jpg', 1067, 'a71d8cfa40ce0786cf2f960549a7c2ef12043e097e4e046808100afa59eeee97', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1MoHJxkPouFqaUdUjE-3s3qO6KJrciZNB', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', 'a71d8cfa40ce0786cf2f960549a7c2ef12043e097e4e046808100afa59eeee97', NULL, '\xa71d8cfa40ce0786cf2f960549a7c2ef12043e097e4e046808100afa59eeee97', 'f28a65f1-514f-47ea-b683-539b4a20bafb', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('2a39ce6b-499d-414a-a759-231b1dc929e6', 'google_drive://1KNBWXXuHWY_YIuBmbIcehIiWMPOlOsbc', 'cafe-1.jpg', 1067, '0e6e66ce56d46b26041f812be0831037f11b71987e5ab05f8d6dfc787e37c5c0', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1KNBWXXuHWY_YIuBmbIcehIiWMPOlOsbc', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', '0e6e66ce56d46b26041f812be0831037f11b71987e5ab05f8d6dfc787e37c5c0', NULL, '\x0e6e66ce56d46b26041f812be0831037f11b71987e5ab05f8d6dfc787e37c5c0', '2a39ce6b-499d-414a-a759-231b1dc929e6', 'image', 360, 640, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('c17c4e29-5f15-4403-bb89-562545b13b01', 'google_drive://191c52Gm4LxP32GReab-tq__sBWRiaqCQ', 'cafe-1.jpg', 1067, 'a24f30172c031efd16498bcca892d03e65185db703dbef8a755f92985005634a', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '191c52Gm4LxP32GReab-tq__sBWRiaqCQ', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', 'a24f30172c031efd16498bcca892d03e65185db703dbef8a755f92985005634a', NULL, '\xa24f30172c031efd16498bcca892d03e65185db703dbef8a755f92985005634a', 'c17c4e29-5f15-4403-bb89-562545b13b01', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('ced118b8-31c5-4ffe-a303-ef05a4a8edf1', 'google_drive://1DotQnT90BaiqMB2XJtDcBeyVGHGIGXz_', 'harbour-1.jpg', 1070, 'fff27e0e52d08d57451fd6fc347dcab76b752d04cf6d5cd22fa07dccb9d7e79f', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1DotQnT90BaiqMB2XJtDcBeyVGHGIGXz_', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', 'fff27e0e52d08d57451fd6fc347dcab76b752d04cf6d5cd22fa07dccb9d7e79f', NULL, '\xfff27e0e52d08d57451fd6fc347dcab76b752d04cf6d5cd22fa07dccb9d7e79f', 'ced118b8-31c5-4ffe-a303-ef05a4a8edf1', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('425cd330-5268-40d7-b222-954f0e7548a6', 'telegram://03b3fdcdd6b0f4e41410f6f9fbd9575acc341e3412d7960da52c242f48da41c7', 'photo-31.jpg', 1052, '03b3fdcdd6b0f4e41410f6f9fbd9575acc341e3412d7960da52c242f48da41c7', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-12 07:16:41.813461', '2026-01-12 07:16:41.813461', NULL, NULL, NULL, NULL, 'telegram', '03b3fdcdd6b0f4e41410f6f9fbd9575acc341e3412d7960da52c242f48da41c7', NULL, NULL, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', NULL, NULL, NULL, '\x03b3fdcdd6b0f4e41410f6f9fbd9575acc341e3412d7960da52c242f48da41c7', '425cd330-5268-40d7-b222-954f0e7548a6', 'image', NULL, NULL, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('05b12551-1175-4b4e-a76f-c1a62b93e0a2', 'google_drive://1V6x5cr0QQNO6XWy5Rz3OiBaGoFrYyhOF', 'harbour-0.jpg', 1070, '5f7b2fa8624c5ab309fac068bea9dc7b6abf15f2e2c98eefc32671147a7f0e6d', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1V6x5cr0QQNO6XWy5Rz3OiBaGoFrYyhOF', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', '5f7b2fa8624c5ab309fac068bea9dc7b6abf15f2e2c98eefc32671147a7f0e6d', NULL, '\x5f7b2fa8624c5ab309fac068bea9dc7b6abf15f2e2c98eefc32671147a7f0e6d', '05b12551-1175-4b4e-a76f-c1a62b93e0a2', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('3c8567d1-99ad-4a51-a25b-05cb7780036d', 'google_drive://1HEHTet3xug40UX2EkXNdKyBPSj29uWco', 'harbour-1.jpg', 1070, 'd949dbb0ed00e0e2666da5e64fa3f6716c97a7a7eb4b1a36361e6a0173a9eec5', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1HEHTet3xug40UX2EkXNdKyBPSj29uWco', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', 'd949dbb0ed00e0e2666da5e64fa3f6716c97a7a7eb4b1a36361e6a0173a9eec5', NULL, '\xd949dbb0ed00e0e2666da5e64fa3f6716c97a7a7eb4b1a36361e6a0173a9eec5', '3c8567d1-99ad-4a51-a25b-05cb7780036d', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('0817618f-b3d5-4f9f-aedb-dd0645465f5b', 'google_drive://1MGoPOQMgYItM0eawSDgSRgJrqc_UbZDv', 'harbour-2.jpg', 1070, '808aef8c22bda6fc5a24a42f35b021f6842357fcd248848d48607cc6a0c788e1', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:00.061022', '2026-01-12 06:42:09.70889', NULL, NULL, NULL, NULL, 'google_drive', '1MGoPOQMgYItM0eawSDgSRgJrqc_UbZDv', NULL, NULL, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '15b77df2-8420-4045-9196-d4a24d53f0a0', '808aef8c22bda6fc5a24a42f35b021f6842357fcd248848d48607cc6a0c788e1', NULL, '\x808aef8c22bda6fc5a24a42f35b021f6842357fcd248848d48607cc6a0c788e1', '0817618f-b3d5-4f9f-aedb-dd0645465f5b', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('4160948e-1d8e-4d20-b37e-6dfb313a6c5e', 'google_drive://1LvVwqkotDJkkYbfiNW-5VcVGzdGZlVVN', 'harbour-1.jpg', 1071, 'e7ed6281d5c4b00ade609352974e1c53633e12fe046c21adbc01b262d053dd42', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1LvVwqkotDJkkYbfiNW-5VcVGzdGZlVVN', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', 'e7ed6281d5c4b00ade609352974e1c53633e12fe046c21adbc01b262d053dd42', NULL, '\xe7ed6281d5c4b00ade609352974e1c53633e12fe046c21adbc01b262d053dd42', '4160948e-1d8e-4d20-b37e-6dfb313a6c5e', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('4195a96e-19e6-47f8-9c33-097eb5f0c664', 'telegram://2dc6b48fc532668be0cd795e264955e784661c395fa60ba3f226a6481b2b3401', 'photo-28.jpg', 1047, '2dc6b48fc532668be0cd795e264955e784661c395fa60ba3f226a6481b2b3401', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-10 07:05:38.458684', '2026-01-10 07:05:38.458684', NULL, NULL, NULL, NULL, 'telegram', '2dc6b48fc532668be0cd795e264955e784661c395fa60ba3f226a6481b2b3401', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', NULL, NULL, NULL, '\x2dc6b48fc532668be0cd795e264955e784661c395fa60ba3f226a6481b2b3401', '4195a96e-19e6-47f8-9c33-097eb5f0c664', 'image', NULL, NULL, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('aeac0632-da14-413c-985f-f7f1cb770982', 'google_drive://1CQBeE-Yogqy0SI4yV1k5NpaM4W2pZSTi', 'cafe-3.jpg', 1067, '6f425921027fa03f0212695171586e43a48cf22c5be0170e4facfa64cd642c5b', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '1CQBeE-Yogqy0SI4yV1k5NpaM4W2pZSTi', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', '6f425921027fa03f0212695171586e43a48cf22c5be0170e4facfa64cd642c5b', NULL, '\x6f425921027fa03f0212695171586e43a48cf22c5be0170e4facfa64cd642c5b', 'aeac0632-da14-413c-985f-f7f1cb770982', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('da58369b-a5cb-4fc3-a27d-231fdcb083c8', 'telegram://30b3c9d8722e80679a09b1509f60f411dbb4b0f2e733a32c48440162be51bfda', 'photo-13.jpg', 1049, '30b3c9d8722e80679a09b1509f60f411dbb4b0f2e733a32c48440162be51bfda', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-11 11:49:35.787069', true, NULL, '2026-01-10 07:05:49.547674', '2026-01-10 07:05:50.413338', NULL, NULL, NULL, NULL, 'telegram', '30b3c9d8722e80679a09b1509f60f411dbb4b0f2e733a32c48440162be51bfda', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\x30b3c9d8722e80679a09b1509f60f411dbb4b0f2e733a32c48440162be51bfda', 'da58369b-a5cb-4fc3-a27d-231fdcb083c8', 'image', NULL, NULL, 'needs_rendition', NULL, '2026-02-10 11:49:35.787069+00', DEFAULT, DEFAULT),
('2907e41b-d7a3-4e1b-b13d-15ded8923882', 'google_drive://1l4u5_s3IhydVLt7wemoOyA_DtEgnlAtT', 'cafe-0.jpg', 1067, '23b5f14b34802eb8a9368a00fef89f0cd02a298c46e992b6738f21c285573454', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1l4u5_s3IhydVLt7wemoOyA_DtEgnlAtT', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', '23b5f14b34802eb8a9368a00fef89f0cd02a298c46e992b6738f21c285573454', NULL, '\x23b5f14b34802eb8a9368a00fef89f0cd02a298c46e992b6738f21c285573454', '2907e41b-d7a3-4e1b-b13d-15ded8923882', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('663f1503-f14a-4958-88a0-8d4c8c5dfcd8', 'google_drive://1KbmaG54pV2YnNwFkFuOlm-dMaeW2t-if', 'cafe-2.jpg', 1067, 'a86f89d4a668c73db715ff91c2cb96a8c9718469a80c5c8bee7256ceba1f0a1b', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1KbmaG54pV2YnNwFkFuOlm-dMaeW2t-if', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', 'a86f89d4a668c73db715ff91c2cb96a8c9718469a80c5c8bee7256ceba1f0a1b', NULL, '\xa86f89d4a668c73db715ff91c2cb96a8c9718469a80c5c8bee7256ceba1f0a1b', '663f1503-f14a-4958-88a0-8d4c8c5dfcd8', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('79da5c4d-5eef-4bd1-a5c7-a920faf8504a', 'telegram://6819d61a61d8fdab509b98efb77135811b07d354cc2484fdd3a2a8fb481864a4', 'photo-16.jpg', 1051, '6819d61a61d8fdab509b98efb77135811b07d354cc2484fdd3a2a8fb481864a4', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-10 08:06:29.365669', false, NULL, '2026-01-10 07:05:56.809173', '2026-01-10 07:05:56.809173', NULL, NULL, NULL, NULL, 'telegram', '6819d61a61d8fdab509b98efb77135811b07d354cc2484fdd3a2a8fb481864a4', NULL, NULL, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', NULL, NULL, NULL, '\x6819d61a61d8fdab509b98efb77135811b07d354cc2484fdd3a2a8fb481864a4', '79da5c4d-5eef-4bd1-a5c7-a920faf8504a', 'image', NULL, NULL, 'needs_rendition', NULL, '2026-02-09 08:06:29.365669+00', DEFAULT, DEFAULT),
('e1c4fb80-18cb-4b3b-8a5c-8d45f816c416', 'google_drive://1tmvt1FxR9sdQbqntYTInEXCVXWk_2Dlm', 'harbour-0.jpg', 1070, 'aa5d43ed926991b614848764fffc2bad4f231b3b23a994499ddcbb8865cd2807', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.828749', '2026-01-12 06:39:03.102199', NULL, NULL, NULL, NULL, 'google_drive', '1tmvt1FxR9sdQbqntYTInEXCVXWk_2Dlm', NULL, NULL, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'c28bd747-3b68-47b9-b2ce-affb5390e79d', 'aa5d43ed926991b614848764fffc2bad4f231b3b23a994499ddcbb8865cd2807', NULL, '\xaa5d43ed926991b614848764fffc2bad4f231b3b23a994499ddcbb8865cd2807', 'e1c4fb80-18cb-4b3b-8a5c-8d45f816c416', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('b572bfe2-01ed-4e98-a513-ec92ef6edfd0', 'google_drive://1eE6tnMHB014qUMWYRA04-904bqDnqthz', 'harbour-0.jpg', 1070, '57b611ad990a8df8f00c24a7167e05fd87d42b5eac32025a3055e1c13f827968', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1eE6tnMHB014qUMWYRA04-904bqDnqthz', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '57b611ad990a8df8f00c24a7167e05fd87d42b5eac32025a3055e1c13f827968', NULL, '\x57b611ad990a8df8f00c24a7167e05fd87d42b5eac32025a3055e1c13f827968', 'b572bfe2-01ed-4e98-a513-ec92ef6edfd0', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('942c4038-3ffe-45ef-969e-508d00f9a1d2', 'telegram://018dc819018f456927ae09871726b2b6241a38517ed042d6d190e573d97fa571', 'photo-15.jpg', 1049, '018dc819018f456927ae09871726b2b6241a38517ed042d6d190e573d97fa571', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-11 08:09:27.958836', true, NULL, '2026-01-10 07:05:50.717312', '2026-01-10 07:05:51.445935', NULL, NULL, NULL, NULL, 'telegram', '018dc819018f456927ae09871726b2b6241a38517ed042d6d190e573d97fa571', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\x018dc819018f456927ae09871726b2b6241a38517ed042d6d190e573d97fa571', '942c4038-3ffe-45ef-969e-508d00f9a1d2', 'image', NULL, NULL, 'needs_rendition', NULL, '2026-02-10 08:09:27.958836+00', DEFAULT, DEFAULT),
('58d7235c-e7fc-4ed1-8957-4da2abb9e9a1', 'google_drive://1a1Qv7ZW3hdOZmKwEvHn2MR4e98HD_x7g', 'cafe-0.jpg', 1067, '58ba024f34ed718334d407fa9d01ef2c0fcbac915c45dc1e30f5a0b55024adec', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '1a1Qv7ZW3hdOZmKwEvHn2MR4e98HD_x7g', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', '58ba024f34ed718334d407fa9d01ef2c0fcbac915c45dc1e30f5a0b55024adec', NULL, '\x58ba024f34ed718334d407fa9d01ef2c0fcbac915c45dc1e30f5a0b55024adec', '58d7235c-e7fc-4ed1-8957-4da2abb9e9a1', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('3893d414-05da-438b-b4e4-365cab50bbc3', 'telegram://7118fce5a8c8c11e913a0c7e47a7dbc1cfdf9b0b542decc4cd1801546f06aac3', 'photo-11.jpg', 1049, '7118fce5a8c8c11e913a0c7e47a7dbc1cfdf9b0b542decc4cd1801546f06aac3', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:05:48.558203', '2026-01-10 07:05:49.415114', NULL, NULL, NULL, NULL, 'telegram', '7118fce5a8c8c11e913a0c7e47a7dbc1cfdf9b0b542decc4cd1801546f06aac3', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\x7118fce5a8c8c11e913a0c7e47a7dbc1cfdf9b0b542decc4cd1801546f06aac3', '3893d414-05da-438b-b4e4-365cab50bbc3', 'image', NULL, NULL, 'rejected', 'Instagram does not take this picture', 'infinity', DEFAULT, DEFAULT),
('1f08a1f4-bb33-42d5-b064-683fcfc135c2', 'google_drive://1_5P_q0jysWS9X_f61kjZHw2_8FP-e8Nc', 'cafe-0.jpg', 1068, 'b63998c0de9e702e715bd7da963cd50e2859052ff1399ac73a0dc83de3571fc0', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1_5P_q0jysWS9X_f61kjZHw2_8FP-e8Nc', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', 'b63998c0de9e702e715bd7da963cd50e2859052ff1399ac73a0dc83de3571fc0', NULL, '\xb63998c0de9e702e715bd7da963cd50e2859052ff1399ac73a0dc83de3571fc0', '1f08a1f4-bb33-42d5-b064-683fcfc135c2', 'image', 360, 640, 'rejected', 'Instagram does not take this picture', 'infinity', DEFAULT, DEFAULT),
('689c55af-f135-44ff-89e2-de6ae953e5c4', 'telegram://90c3eee750913b06b17dbd6215fc13c01ac8af2d9ee1db88d7a9cef4942766e3', 'photo-14.jpg', 1049, '90c3eee750913b06b17dbd6215fc13c01ac8af2d9ee1db88d7a9cef4942766e3', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:05:55.7487', '2026-01-10 07:05:56.64437', NULL, NULL, NULL, NULL, 'telegram', '90c3eee750913b06b17dbd6215fc13c01ac8af2d9ee1db88d7a9cef4942766e3', NULL, NULL, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', NULL, NULL, NULL, '\x90c3eee750913b06b17dbd6215fc13c01ac8af2d9ee1db88d7a9cef4942766e3', '689c55af-f135-44ff-89e2-de6ae953e5c4', 'image', NULL, NULL, 'needs_rendition', NULL, '2026-02-24 08:07:24.990283+00', DEFAULT, DEFAULT),
('9a5698e7-cfc4-4a95-b2c1-ecd9c779ad4c', 'google_drive://1ejeQxSfhQEw4QKGXZVhE88Ci8RtHYpwh', 'cafe-1.jpg', 1067, 'c0498cdfff8b33282c4fec86cbe2a2b659758211b7a8e8826a08783416eeb8aa', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '1ejeQxSfhQEw4QKGXZVhE88Ci8RtHYpwh', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', 'c0498cdfff8b33282c4fec86cbe2a2b659758211b7a8e8826a08783416eeb8aa', NULL, '\xc0498cdfff8b33282c4fec86cbe2a2b659758211b7a8e8826a08783416eeb8aa', '9a5698e7-cfc4-4a95-b2c1-ecd9c779ad4c', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('656cccb1-c9f5-479e-811c-19652309d676', 'google_drive://1pAk5bD8V0OnZ0PnuhqMIOrMuf_hRYMkc', 'cafe-2.jpg', 1067, 'cb1427ff6dce1b2886876fc6b235fc95ad299db4ae6ed7861a1954da9fec5c2b', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '1pAk5bD8V0OnZ0PnuhqMIOrMuf_hRYMkc', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', 'cb1427ff6dce1b2886876fc6b235fc95ad299db4ae6ed7861a1954da9fec5c2b', NULL, '\xcb1427ff6dce1b2886876fc6b235fc95ad299db4ae6ed7861a1954da9fec5c2b', '656cccb1-c9f5-479e-811c-19652309d676', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('b48d4108-6b70-4e12-925e-fc6717dba2ec', 'google_drive://1dZLG357IIi1nb4rtHbmwECicyh3kE9RM', 'cafe-3.jpg', 1067, 'ff2cede5ba8fe7b7174f50f1c5d52e6c021a49f436c38f6d70b01badaa1597e0', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '1dZLG357IIi1nb4rtHbmwECicyh3kE9RM', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', 'ff2cede5ba8fe7b7174f50f1c5d52e6c021a49f436c38f6d70b01badaa1597e0', NULL, '\xff2cede5ba8fe7b7174f50f1c5d52e6c021a49f436c38f6d70b01badaa1597e0', 'b48d4108-6b70-4e12-925e-fc6717dba2ec', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('4f331b6e-79d5-467e-bdc7-cc60c89aaae9', 'google_drive://1pZe2AyoOUc52d57vDjl25z5IE2aEk_Hq', 'cafe-0.jpg', 1067, '19f47d142bccfd1b8df755c333d9c7b48848d204f68badaed3ba2f2a9c1d39f2', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 1, '2026-01-10 08:09:58.007696', true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '1pZe2AyoOUc52d57vDjl25z5IE2aEk_Hq', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', '19f47d142bccfd1b8df755c333d9c7b48848d204f68badaed3ba2f2a9c1d39f2', NULL, '\x19f47d142bccfd1b8df755c333d9c7b48848d204f68badaed3ba2f2a9c1d39f2', '4f331b6e-79d5-467e-bdc7-cc60c89aaae9', 'image', 360, 640, 'needs_rendition', NULL, '2026-02-09 08:09:58.007696+00', DEFAULT, DEFAULT),
('f4c100ad-b52c-4250-9332-3de4c1985dd9', 'telegram://74bf05ef3d3c6eec74db7742139707589daee788a586aac3d1d4c69e444466a7', 'photo-7.jpg', 1049, '74bf05ef3d3c6eec74db7742139707589daee788a586aac3d1d4c69e444466a7', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:05:52.055427', '2026-01-10 07:05:52.776449', NULL, NULL, NULL, NULL, 'telegram', '74bf05ef3d3c6eec74db7742139707589daee788a586aac3d1d4c69e444466a7', NULL, NULL, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', NULL, NULL, NULL, '\x74bf05ef3d3c6eec74db7742139707589daee788a586aac3d1d4c69e444466a7', 'f4c100ad-b52c-4250-9332-3de4c1985dd9', 'image', NULL, NULL, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('b300a206-608b-4dad-8166-c9cb1d3f98dd', 'google_drive://1Lqt5aNvEA4ug-aEUszuR5rXYMyLb7xyy', 'harbour-0.jpg', 1071, 'e9509306fea79701f50325598d80a8a23020ee9387cee9373f38acc0ff533030', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '1Lqt5aNvEA4ug-aEUszuR5rXYMyLb7xyy', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', 'e9509306fea79701f50325598d80a8a23020ee9387cee9373f38acc0ff533030', NULL, '\xe9509306fea79701f50325598d80a8a23020ee9387cee9373f38acc0ff533030', 'b300a206-608b-4dad-8166-c9cb1d3f98dd', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('6d505652-8008-4497-954f-f983c0ade4c2', 'google_drive://1TQMz5qGb8oR8sfyoJZ2OBTNGx1UMNGfn', 'harbour-0.jpg', 1070, 'be112e93ac7dc38f3b6ad4207a97309a992c1b46cbfabfad604bc39697e0e7f8', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '1TQMz5qGb8oR8sfyoJZ2OBTNGx1UMNGfn', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', 'be112e93ac7dc38f3b6ad4207a97309a992c1b46cbfabfad604bc39697e0e7f8', NULL, '\xbe112e93ac7dc38f3b6ad4207a97309a992c1b46cbfabfad604bc39697e0e7f8', '6d505652-8008-4497-954f-f983c0ade4c2', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('efc6fe1d-ea22-457a-8094-abcd4b652e92', 'google_drive://15T14AOwzw7I869TAdPMteRM-SVjCTzV_', 'harbour-1.jpg', 1071, '1a3418a489583407f285e98ba36187076f91ea76f61d29b71a6f7327d669e83a', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '15T14AOwzw7I869TAdPMteRM-SVjCTzV_', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', '1a3418a489583407f285e98ba36187076f91ea76f61d29b71a6f7327d669e83a', NULL, '\x1a3418a489583407f285e98ba36187076f91ea76f61d29b71a6f7327d669e83a', 'efc6fe1d-ea22-457a-8094-abcd4b652e92', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('23d19472-45b3-48db-85a7-7160bf2bf0d2', 'google_drive://17GFssCnFmagZ-dNWFSOPL3c__qjSq3KG', 'harbour-1.jpg', 1070, '946e04efe1a099e84fa7402c10331bedc574b7ff97e95081a66cf81133a91d7a', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '17GFssCnFmagZ-dNWFSOPL3c__qjSq3KG', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', '946e04efe1a099e84fa7402c10331bedc574b7ff97e95081a66cf81133a91d7a', NULL, '\x946e04efe1a099e84fa7402c10331bedc574b7ff97e95081a66cf81133a91d7a', '23d19472-45b3-48db-85a7-7160bf2bf0d2', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('1860aa4e-6aea-4b3d-8487-bc5d0c73b8b5', 'google_drive://1KR1FvEiT16BWZs2g-r_dhWKlbghympNW', 'harbour-0.jpg', 1071, 'b0324904e7930ec7458aa0208e17ea24d00b1447f2fbf57afb03a968403cdc88', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1KR1FvEiT16BWZs2g-r_dhWKlbghympNW', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', 'b0324904e7930ec7458aa0208e17ea24d00b1447f2fbf57afb03a968403cdc88', NULL, '\xb0324904e7930ec7458aa0208e17ea24d00b1447f2fbf57afb03a968403cdc88', '1860aa4e-6aea-4b3d-8487-bc5d0c73b8b5', 'image', 360, 640, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('3b8727ab-2edf-4369-8128-32bf252439f2', 'telegram://44df8b11cf9386cc1d901c0cfa89aa6d5eb14b91476fc81952bafe38c53136b4', 'photo-12.jpg', 1049, '44df8b11cf9386cc1d901c0cfa89aa6d5eb14b91476fc81952bafe38c53136b4', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:05:54.734434', '2026-01-10 07:05:55.618496', NULL, NULL, NULL, NULL, 'telegram', '44df8b11cf9386cc1d901c0cfa89aa6d5eb14b91476fc81952bafe38c53136b4', NULL, NULL, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', NULL, NULL, NULL, '\x44df8b11cf9386cc1d901c0cfa89aa6d5eb14b91476fc81952bafe38c53136b4', '3b8727ab-2edf-4369-8128-32bf252439f2', 'image', NULL, NULL, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('24cb7874-0c51-4a86-8ccd-46af6238cedc', 'google_drive://1zVGV8W1DRr6bztsd5G7PorUqm8uLAlL8', 'cafe-0.jpg', 1068, '9ac6119cbf1af9c20bccf482e2f9d2c5d670bc9e55ee48dc6f36931d1611292c', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '1zVGV8W1DRr6bztsd5G7PorUqm8uLAlL8', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', '9ac6119cbf1af9c20bccf482e2f9d2c5d670bc9e55ee48dc6f36931d1611292c', NULL, '\x9ac6119cbf1af9c20bccf482e2f9d2c5d670bc9e55ee48dc6f36931d1611292c', '24cb7874-0c51-4a86-8ccd-46af6238cedc', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('56e15e5f-b560-4c8d-9f88-231cf4f50bca', 'google_drive://10h0kxUYVyu2feQY9OfblwxD6ws4wR60Z', 'cafe-1.jpg', 1068, '3af4d054376983c01f4f21f8dca667efe8aa030501e656bcc452e1160680a514', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '10h0kxUYVyu2feQY9OfblwxD6ws4wR60Z', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', '3af4d054376983c01f4f21f8dca667efe8aa030501e656bcc452e1160680a514', NULL, '\x3af4d054376983c01f4f21f8dca667efe8aa030501e656bcc452e1160680a514', '56e15e5f-b560-4c8d-9f88-231cf4f50bca', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('ac852b82-e70d-40b8-94fd-4f2cb81de31c', 'google_drive://1YKXKD13GvzoV5CkJKtj4AyqcbMfE3niw', 'cafe-2.jpg', 1068, '4a599fe2ff01968be0db5faecb4691e9cd3ad5d42f6da3784599488f590a1164', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '1YKXKD13GvzoV5CkJKtj4AyqcbMfE3niw', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', '4a599fe2ff01968be0db5faecb4691e9cd3ad5d42f6da3784599488f590a1164', NULL, '\x4a599fe2ff01968be0db5faecb4691e9cd3ad5d42f6da3784599488f590a1164', 'ac852b82-e70d-40b8-94fd-4f2cb81de31c', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('c92d4c79-9500-437f-a9a9-69d0dae1e2a0', 'google_drive://1NJ41zWmIw_tsnZVuRtlDsFxIgCxrkXuO', 'cafe-3.jpg', 1068, 'b5adb332447b47fb8912cc5fb6036543ad4ef622c83daf62f357e8b7629e3d6c', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:05.253178', '2026-01-12 06:39:03.102231', NULL, NULL, NULL, NULL, 'google_drive', '1NJ41zWmIw_tsnZVuRtlDsFxIgCxrkXuO', NULL, NULL, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'cb3a9a63-fc4f-4f69-8783-6695a27ebc24', 'b5adb332447b47fb8912cc5fb6036543ad4ef622c83daf62f357e8b7629e3d6c', NULL, '\xb5adb332447b47fb8912cc5fb6036543ad4ef622c83daf62f357e8b7629e3d6c', 'c92d4c79-9500-437f-a9a9-69d0dae1e2a0', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('eb50c38f-ffde-453d-9e64-a4d6a5256fed', 'telegram://f3bc6450ecf26ce45fb802d418727a79651e619687c6aa79bb01dd2b1a312808', 'photo-28.jpg', 1053, 'f3bc6450ecf26ce45fb802d418727a79651e619687c6aa79bb01dd2b1a312808', 'image/jpeg', false, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, false, NULL, '2026-01-12 07:16:42.549017', '2026-01-12 07:16:42.549017', NULL, NULL, NULL, NULL, 'telegram', 'f3bc6450ecf26ce45fb802d418727a79651e619687c6aa79bb01dd2b1a312808', NULL, NULL, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', NULL, NULL, NULL, '\xf3bc6450ecf26ce45fb802d418727a79651e619687c6aa79bb01dd2b1a312808', 'eb50c38f-ffde-453d-9e64-a4d6a5256fed', 'image', NULL, NULL, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('308aeed2-f7cc-47d7-94e3-e4cf6c19a7c8', 'google_drive://1AjhqRL6ygIMG5XZ8z2n6ythD_gLH5X7U', 'harbour-2.jpg', 1070, 'd7eb0caa8cd1c3b002601a6b2f15844f41a42c82d0cc348688660ea7cf49a01b', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:42:05.532457', '2026-01-12 06:42:15.156656', NULL, NULL, NULL, NULL, 'google_drive', '1AjhqRL6ygIMG5XZ8z2n6ythD_gLH5X7U', NULL, NULL, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'e7f11252-b09b-4c11-bd47-0e6950db9ad3', 'd7eb0caa8cd1c3b002601a6b2f15844f41a42c82d0cc348688660ea7cf49a01b', NULL, '\xd7eb0caa8cd1c3b002601a6b2f15844f41a42c82d0cc348688660ea7cf49a01b', '308aeed2-f7cc-47d7-94e3-e4cf6c19a7c8', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('9227514d-2c84-4b21-bb06-0046e2fcc441', 'google_drive://1BaLxKgChK5s8wFe0iQ-q2ifcO1bP6XLy', 'cafe-8.jpg', 1067, '482863fa770fec828c4f08825edf323fa584299cc621e35af8ef6ac0ad8e82e6', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1BaLxKgChK5s8wFe0iQ-q2ifcO1bP6XLy', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '482863fa770fec828c4f08825edf323fa584299cc621e35af8ef6ac0ad8e82e6', NULL, '\x482863fa770fec828c4f08825edf323fa584299cc621e35af8ef6ac0ad8e82e6', '9227514d-2c84-4b21-bb06-0046e2fcc441', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('4a8e2305-a776-4f3c-b837-a74938c1ac44', 'google_drive://1t-Q0SzBcRfC7BYQYdZ3LV9h2vthHG2SC', 'cafe-9.jpg', 1067, 'd240d4b91012e5ce20c1fd7478172cc624781370ad587c8b3792dd10a10721aa', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1t-Q0SzBcRfC7BYQYdZ3LV9h2vthHG2SC', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', 'd240d4b91012e5ce20c1fd7478172cc624781370ad587c8b3792dd10a10721aa', NULL, '\xd240d4b91012e5ce20c1fd7478172cc624781370ad587c8b3792dd10a10721aa', '4a8e2305-a776-4f3c-b837-a74938c1ac44', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('02e93c22-2ced-4c75-af0b-04d6248b5a77', 'google_drive://17KZnW-bQmpiAzGs9cIn3UKqQZarJcLXD', 'cafe-10.jpg', 1068, '53bfaabfbc15f421ad8ae0a798abb54e3187477965936a18121ffd52572e519c', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '17KZnW-bQmpiAzGs9cIn3UKqQZarJcLXD', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '53bfaabfbc15f421ad8ae0a798abb54e3187477965936a18121ffd52572e519c', NULL, '\x53bfaabfbc15f421ad8ae0a798abb54e3187477965936a18121ffd52572e519c', '02e93c22-2ced-4c75-af0b-04d6248b5a77', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('5ad12ce4-ffc1-40f7-9946-a46077b01a28', 'google_drive://1Gfe1OdVhm2vipiyyo-0Z22JTV-Grw_EZ', 'cafe-11.jpg', 1068, 'ef5643c2f88b8fa0f26f015560790a9d6020566509c140bc3e8ea38633f008cf', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1Gfe1OdVhm2vipiyyo-0Z22JTV-Grw_EZ', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', 'ef5643c2f88b8fa0f26f015560790a9d6020566509c140bc3e8ea38633f008cf', NULL, '\xef5643c2f88b8fa0f26f015560790a9d6020566509c140bc3e8ea38633f008cf', '5ad12ce4-ffc1-40f7-9946-a46077b01a28', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('70bd1de9-61b2-435f-aa53-5f2872cbdfe3', 'google_drive://1lA9jT8ElX2l1etqswok92R5f3jU_dDSU', 'cafe-12.jpg', 1068, '0753da30f478336f642de0f14ad8362b7cedc9c9fc0353af05d5d88bedfccc14', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1lA9jT8ElX2l1etqswok92R5f3jU_dDSU', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '0753da30f478336f642de0f14ad8362b7cedc9c9fc0353af05d5d88bedfccc14', NULL, '\x0753da30f478336f642de0f14ad8362b7cedc9c9fc0353af05d5d88bedfccc14', '70bd1de9-61b2-435f-aa53-5f2872cbdfe3', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('5a63ea51-a384-4454-b8f6-781af5178150', 'google_drive://1a0ljZYyn2kKqYHFegTD-834lZCEfUzA_', 'cafe-6.jpg', 1067, 'fa6647363a4d9da16844fb818752dfd29261d6afab973063000abd786e2cb648', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1a0ljZYyn2kKqYHFegTD-834lZCEfUzA_', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', 'fa6647363a4d9da16844fb818752dfd29261d6afab973063000abd786e2cb648', NULL, '\xfa6647363a4d9da16844fb818752dfd29261d6afab973063000abd786e2cb648', '5a63ea51-a384-4454-b8f6-781af5178150', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('22b3a330-caa8-41c7-b45e-73767085f23e', 'google_drive://1kh8Egfp_ACH_LcQMTybCUjEkkfw6upUq', 'cafe-7.jpg', 1067, '4778e35025e737bd94d925a860bc7fc06c9ab9cff0793a213891659549d96a35', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1kh8Egfp_ACH_LcQMTybCUjEkkfw6upUq', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '4778e35025e737bd94d925a860bc7fc06c9ab9cff0793a213891659549d96a35', NULL, '\x4778e35025e737bd94d925a860bc7fc06c9ab9cff0793a213891659549d96a35', '22b3a330-caa8-41c7-b45e-73767085f23e', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('435b0e86-3e0a-4bd4-94a1-f82c9488cdb3', 'google_drive://1md31I3LfXkpKo2FfUliveTslJhDwBCCh', 'cafe-2.jpg', 1067, '2a8e4bf59c8c6fde135cc9ed75cb465ed4b2346c9c732e36ed4204708ee0d80c', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 1, '2026-01-10 07:03:42.184885', true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '1md31I3LfXkpKo2FfUliveTslJhDwBCCh', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', '2a8e4bf59c8c6fde135cc9ed75cb465ed4b2346c9c732e36ed4204708ee0d80c', NULL, '\x2a8e4bf59c8c6fde135cc9ed75cb465ed4b2346c9c732e36ed4204708ee0d80c', '435b0e86-3e0a-4bd4-94a1-f82c9488cdb3', 'image', 360, 640, 'needs_rendition', NULL, '2026-02-09 07:03:42.184885+00', DEFAULT, DEFAULT),
('f3c3361f-695e-42c6-afcc-0997342b8569', 'google_drive://1Cr_8nUQgzAEOSJ9x3zjniNPlAmY5wgty', 'harbour-1.jpg', 1070, '3918bb8af8cb83309b0af92c6a719088befec7f265ab6383fb4b0fabf70462fa', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '1Cr_8nUQgzAEOSJ9x3zjniNPlAmY5wgty', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', '3918bb8af8cb83309b0af92c6a719088befec7f265ab6383fb4b0fabf70462fa', NULL, '\x3918bb8af8cb83309b0af92c6a719088befec7f265ab6383fb4b0fabf70462fa', 'f3c3361f-695e-42c6-afcc-0997342b8569', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('0c90bf0b-c8d1-4088-952e-2f02c6f4861c', 'google_drive://1a3N0PuMY9R1_4Aun8ftsEzQegvpuoDN2', 'harbour-2.jpg', 1070, 'fa85991c1db373d128d9ae6e53430695563538e50938653c7993992ac950d0a2', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1a3N0PuMY9R1_4Aun8ftsEzQegvpuoDN2', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', 'fa85991c1db373d128d9ae6e53430695563538e50938653c7993992ac950d0a2', NULL, '\xfa85991c1db373d128d9ae6e53430695563538e50938653c7993992ac950d0a2', '0c90bf0b-c8d1-4088-952e-2f02c6f4861c', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('1cb18e2a-7c3f-43c7-837e-f5e39eb0c2e0', 'google_drive://1qX5oAwVs1trTm72e4q0nt1VckyUDzc7z', 'harbour-0.jpg', 1070, 'be045ec9262513a01194e96f6bb74beebf286a61bbd03bbaceffbdaad09d09d7', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '1qX5oAwVs1trTm72e4q0nt1VckyUDzc7z', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', 'be045ec9262513a01194e96f6bb74beebf286a61bbd03bbaceffbdaad09d09d7', NULL, '\xbe045ec9262513a01194e96f6bb74beebf286a61bbd03bbaceffbdaad09d09d7', '1cb18e2a-7c3f-43c7-837e-f5e39eb0c2e0', 'image', 360, 640, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('497afabe-1c88-4314-b34a-4ff11d671e08', 'google_drive://16uTldIT_I7kXIYJzEuk1VVHXURjsWS6I', 'harbour-1.jpg', 1070, '5d0eb27de70d4dbb6aab58ba510051fc04616bb0ba5611adc631442d6fee8683', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:06.940779', '2026-01-12 06:39:03.102281', NULL, NULL, NULL, NULL, 'google_drive', '16uTldIT_I7kXIYJzEuk1VVHXURjsWS6I', NULL, NULL, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '66205f24-6fee-4462-b09e-48b6a8a927e4', '5d0eb27de70d4dbb6aab58ba510051fc04616bb0ba5611adc631442d6fee8683', NULL, '\x5d0eb27de70d4dbb6aab58ba510051fc04616bb0ba5611adc631442d6fee8683', '497afabe-1c88-4314-b34a-4ff11d671e08', 'image', 360, 640, 'needs_rendition', NULL, 'infinity', DEFAULT, DEFAULT),
('1eac921f-a882-4603-8ba3-1335ace30961', 'google_drive://1RsSx1B1jYlZYLFyFqEtytZj2vc_XBup1', 'harbour-2.jpg', 1070, '696738c53581dc9457d17c0e89473bc9669ed54b9933eb2327caa34a60d3afef', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:01:31.796884', '2026-01-12 06:39:03.102262', NULL, NULL, NULL, NULL, 'google_drive', '1RsSx1B1jYlZYLFyFqEtytZj2vc_XBup1', NULL, NULL, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'cf2fdb00-3a77-4c74-8bf3-c91983b57f81', '696738c53581dc9457d17c0e89473bc9669ed54b9933eb2327caa34a60d3afef', NULL, '\x696738c53581dc9457d17c0e89473bc9669ed54b9933eb2327caa34a60d3afef', '1eac921f-a882-4603-8ba3-1335ace30961', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('c5858b46-c1d0-4912-9e91-7e302129844a', 'google_drive://1Neka-dA0_eYyK5iVyu-keoMTy3EnUPdX', 'harbour-1.jpg', 1070, 'e5c87beba5a2d64057065f9638d146545847c0711255f4e38f4ee041015e928c', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-11 20:41:57.179937', '2026-01-12 06:42:06.578166', NULL, NULL, NULL, NULL, 'google_drive', '1Neka-dA0_eYyK5iVyu-keoMTy3EnUPdX', NULL, NULL, '913b5b6d-0ec0-4e92-9118-7af824a16b35', '9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', 'e5c87beba5a2d64057065f9638d146545847c0711255f4e38f4ee041015e928c', NULL, '\xe5c87beba5a2d64057065f9638d146545847c0711255f4e38f4ee041015e928c', 'c5858b46-c1d0-4912-9e91-7e302129844a', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('85376762-dc80-48f9-ae87-cd3593508f73', 'google_drive://1ecHslZTBx07GYS3x89E-MNa9g5eHd1fF', 'harbour-2.jpg', 1071, '029d55c68379a5b7340ed4c9bd635e1866b8ae511f81492cec38436fb6db8930', 'image/jpeg', false, 'harbour', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.169558', '2026-01-11 07:54:42.200349', NULL, NULL, NULL, NULL, 'google_drive', '1ecHslZTBx07GYS3x89E-MNa9g5eHd1fF', NULL, NULL, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', '45aa1713-3196-424b-9178-1cc0692aa993', '029d55c68379a5b7340ed4c9bd635e1866b8ae511f81492cec38436fb6db8930', NULL, '\x029d55c68379a5b7340ed4c9bd635e1866b8ae511f81492cec38436fb6db8930', '85376762-dc80-48f9-ae87-cd3593508f73', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('349e9f9d-f859-4bde-ae70-ad4b59fdf7d4', 'google_drive://1--I7fQ17FSh-1ZRKvG6B0cw_mmuwE7kb', 'cafe-3.jpg', 1067, '393acdab246f15f24a12f2cbfe70f11d359522558ea9a2cb4427368affc01749', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1--I7fQ17FSh-1ZRKvG6B0cw_mmuwE7kb', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '393acdab246f15f24a12f2cbfe70f11d359522558ea9a2cb4427368affc01749', NULL, '\x393acdab246f15f24a12f2cbfe70f11d359522558ea9a2cb4427368affc01749', '349e9f9d-f859-4bde-ae70-ad4b59fdf7d4', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('96942634-1d07-4091-878d-f873bd7b4569', 'google_drive://1OoUXL8Ib2XrPe8UGCYLgNcnoHjkB98fk', 'cafe-4.jpg', 1067, '1cd0b02881ca4d36dbd1cf4dd9441d63f8f96b231bb78c2ec90b31a3fee7eda5', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1OoUXL8Ib2XrPe8UGCYLgNcnoHjkB98fk', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '1cd0b02881ca4d36dbd1cf4dd9441d63f8f96b231bb78c2ec90b31a3fee7eda5', NULL, '\x1cd0b02881ca4d36dbd1cf4dd9441d63f8f96b231bb78c2ec90b31a3fee7eda5', '96942634-1d07-4091-878d-f873bd7b4569', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT),
('ea818bd0-80e3-4da2-808e-6cc04f126bd8', 'google_drive://1JTDguz1CiOWh1gcA3mKgqTUDYIzLzUyl', 'cafe-5.jpg', 1067, '1a1137be9dbd12b3ae69ea6c59c322256bde8335d07b9e19acd86658cacb1d83', 'image/jpeg', false, 'cafe', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, NULL, '2026-01-10 07:00:07.403364', '2026-01-11 07:54:42.200268', NULL, NULL, NULL, NULL, 'google_drive', '1JTDguz1CiOWh1gcA3mKgqTUDYIzLzUyl', NULL, NULL, '1882daa7-2c26-405a-be06-d1337c22fe91', 'd6813fc2-e561-4aaa-b923-12c4a91d72ae', '1a1137be9dbd12b3ae69ea6c59c322256bde8335d07b9e19acd86658cacb1d83', NULL, '\x1a1137be9dbd12b3ae69ea6c59c322256bde8335d07b9e19acd86658cacb1d83', 'ea818bd0-80e3-4da2-808e-6cc04f126bd8', 'image', 360, 640, 'needs_rendition', NULL, NULL, DEFAULT, DEFAULT);
INSERT INTO public.media_posting_locks VALUES
('cf98abf0-2022-4bff-be11-f972bb20c0a7', '435b0e86-3e0a-4bd4-94a1-f82c9488cdb3', '2026-01-10 07:03:42.184885', '2026-02-09 07:03:42.184885', 'recent_post', NULL, '2026-01-10 07:03:42.184885', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', DEFAULT),
('55ee1281-c123-48a8-8a16-3de14d60e359', 'bde14c37-4458-4e83-ba37-08a621057e7b', '2026-01-10 08:00:39.431375', '2026-02-09 08:00:39.431375', 'recent_post', NULL, '2026-01-10 08:00:39.431375', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', DEFAULT),
('9e179ca9-beef-4385-8986-fe68387a4d4c', '79da5c4d-5eef-4bd1-a5c7-a920faf8504a', '2026-01-10 08:06:29.365669', '2026-02-09 08:06:29.365669', 'recent_post', 'beb349c6-26f4-4562-b4bd-42fcfa7db734', '2026-01-10 08:06:29.365669', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', DEFAULT),
('40b97622-a60d-436f-9938-eb56910c2780', '689c55af-f135-44ff-89e2-de6ae953e5c4', '2026-01-10 08:07:24.990283', '2026-02-24 08:07:24.990283', 'skip', 'beb349c6-26f4-4562-b4bd-42fcfa7db734', '2026-01-10 08:07:24.990283', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', DEFAULT),
('80308cc2-b04b-4061-8109-5046b2f1fa92', '4f331b6e-79d5-467e-bdc7-cc60c89aaae9', '2026-01-10 08:09:58.007696', '2026-02-09 08:09:58.007696', 'recent_post', NULL, '2026-01-10 08:09:58.007696', '70776eb9-dad7-4983-b1ab-b088aa0f954d', DEFAULT),
('397d10ad-e2cc-4050-916d-1054d7bec9ad', '49e7951e-4e9f-4bb6-97b1-e976f0e4bb2a', '2026-01-11 08:00:14.996029', '2026-02-10 08:00:14.996029', 'recent_post', NULL, '2026-01-11 08:00:14.996029', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', DEFAULT),
('961d13ee-4bb1-4829-9fd1-b4a55ddb0567', '942c4038-3ffe-45ef-969e-508d00f9a1d2', '2026-01-11 08:09:27.958836', '2026-02-10 08:09:27.958836', 'recent_post', NULL, '2026-01-11 08:09:27.958836', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', DEFAULT),
('7e361268-5e92-4d4b-918a-841e61ef9c66', 'da58369b-a5cb-4fc3-a27d-231fdcb083c8', '2026-01-11 11:49:35.787069', '2026-02-10 11:49:35.787069', 'recent_post', NULL, '2026-01-11 11:49:35.787069', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', DEFAULT),
('fb0b769d-526c-4c44-b234-7e088b24b078', '503d5e30-5ffe-4fbd-b35f-37cccb3bfb0c', '2026-01-12 07:16:26.20113', '2026-02-26 07:16:26.20113', 'skip', '2a70f22f-1754-45a0-88a7-7440b5e14736', '2026-01-12 07:16:26.20113', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', DEFAULT),
('7ebe9664-ca80-4540-9592-1f73bd2cb516', '92d42c9f-d27c-49d6-9eae-ab2e28062bff', '2026-01-12 07:16:41.444208', '2026-02-26 07:16:41.444208', 'skip', '2a70f22f-1754-45a0-88a7-7440b5e14736', '2026-01-12 07:16:41.444208', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', DEFAULT),
('32f68559-a528-4e21-b57c-981b0e431bff', '2888cbb9-6f8a-417a-9e52-db9099a10806', '2026-01-12 07:16:41.598253', NULL, 'permanent_reject', '2a70f22f-1754-45a0-88a7-7440b5e14736', '2026-01-12 07:16:41.598253', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', DEFAULT);
INSERT INTO public.media_sources VALUES
('66205f24-6fee-4462-b09e-48b6a8a927e4', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'google_drive', '16NYgaVtGRQsf8BWnMybY9tNP0sOVQX8o', 'Stories', NULL, '2026-01-12 06:39:03.102281+00', false, true, '2026-01-10 07:00:06.937497+00', DEFAULT),
('cb3a9a63-fc4f-4f69-8783-6695a27ebc24', 'f615603d-7c85-4a9e-83c0-f6e89322b317', 'google_drive', '1xkX6ZkdCmYwIL6yWB2FtEMtK_uczr74q', 'Stories', NULL, '2026-01-12 06:39:03.102231+00', false, true, '2026-01-10 07:00:05.246957+00', DEFAULT),
('c28bd747-3b68-47b9-b2ce-affb5390e79d', '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'google_drive', '11meueNx39XdMtO0Tc2C9oHSb4OAtOFiT', 'Stories', NULL, '2026-01-12 06:39:03.102199+00', false, true, '2026-01-10 07:00:05.825463+00', DEFAULT),
('cf2fdb00-3a77-4c74-8bf3-c91983b57f81', '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'google_drive', '18jq0RKVy54wargKikq4iq0_63w6wuMSV', 'Stories', NULL, '2026-01-12 06:39:03.102262+00', false, true, '2026-01-10 07:00:30.790934+00', DEFAULT),
('45aa1713-3196-424b-9178-1cc0692aa993', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'google_drive', '1Fd9aUUqU3JKjZvanoysKuAHw9ZBGpgfM', 'Stories', NULL, '2026-01-11 07:54:42.200349+00', false, true, '2026-01-10 07:00:07.167082+00', DEFAULT),
('d6813fc2-e561-4aaa-b923-12c4a91d72ae', '1882daa7-2c26-405a-be06-d1337c22fe91', 'google_drive', '1uIhbg2F4jWPgFTkI6lYWztaGUL1HaVJE', 'Stories', NULL, '2026-01-12 06:39:03.102271+00', true, true, '2026-01-10 07:00:07.400759+00', DEFAULT),
('9d1ec20d-e7c8-4483-abf3-22353bd3b8bb', '913b5b6d-0ec0-4e92-9118-7af824a16b35', 'google_drive', '1FmPwuou0F4LIBE_8hqSr7pf8-cERD9-Y', 'Stories', NULL, '2026-01-12 06:42:06.578166+00', false, true, '2026-01-11 20:41:57.160182+00', DEFAULT),
('15b77df2-8420-4045-9196-d4a24d53f0a0', '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'google_drive', '1poFexTH2XMzp_R-maeykrUUrpq-J62kC', 'Stories', NULL, '2026-01-12 06:42:09.70889+00', false, true, '2026-01-11 20:42:00.056908+00', DEFAULT),
('e7f11252-b09b-4c11-bd47-0e6950db9ad3', '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'google_drive', '1NTIybT5sp7HEQ14FKwvyaVxV_UkwkpSY', 'Stories', NULL, '2026-01-12 06:42:15.156656+00', false, true, '2026-01-11 20:42:05.528039+00', DEFAULT);
INSERT INTO public.members VALUES
('f615603d-7c85-4a9e-83c0-f6e89322b317', '2b7dd915-b7ca-495e-a48b-6723e05f5aa5', 'owner', true, '2026-01-10 07:00:00.087125+00', DEFAULT, NULL),
('0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'cb601482-4142-40a0-8129-017fb8b41b32', 'owner', true, '2026-01-10 07:00:05.705126+00', DEFAULT, NULL),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2a70f22f-1754-45a0-88a7-7440b5e14736', 'owner', true, '2026-01-10 07:00:06.80193+00', DEFAULT, NULL),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '044f7b5b-c39a-4e4c-a114-abfa90184f55', 'owner', true, '2026-01-10 07:00:07.051455+00', DEFAULT, NULL),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'e20fa7bf-e529-4ae4-9f93-439e4ebb1e68', 'owner', true, '2026-01-10 07:00:07.294592+00', DEFAULT, NULL),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '607a2483-2c19-4cdd-99a5-cb6717e211fb', 'owner', true, '2026-01-10 07:00:21.410163+00', DEFAULT, NULL),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'ccf7a628-26d3-4978-b04d-1422b92b3489', 'owner', true, '2026-01-10 07:05:45.337368+00', DEFAULT, NULL),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'beb349c6-26f4-4562-b4bd-42fcfa7db734', 'owner', true, '2026-01-10 07:05:51.535266+00', DEFAULT, NULL),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', '40773a49-fccd-41a8-a3d8-e67e7ad46f58', 'owner', true, '2026-01-11 20:41:56.478908+00', DEFAULT, NULL),
('f07b777b-d987-4a32-895b-4ba9e8fb8828', '1e0107be-71ca-4695-adc4-1bf29a0be200', 'admin', true, '2026-01-11 20:41:59.707841+00', DEFAULT, '2026-01-11 20:41:59.707841+00'),
('f07b777b-d987-4a32-895b-4ba9e8fb8828', '6b61fd91-d940-4914-81fe-96cbfa79c385', 'reviewer', true, '2026-01-11 20:41:59.786549+00', DEFAULT, '2026-01-11 20:41:59.786549+00'),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '6b61fd91-d940-4914-81fe-96cbfa79c385', 'owner', true, '2026-01-11 20:41:59.81856+00', DEFAULT, '2026-01-11 20:42:01.86678+00'),
('4f697387-a6a8-4a36-95a3-efb386d6a70d', '6b61fd91-d940-4914-81fe-96cbfa79c385', 'admin', true, '2026-01-11 20:42:04.229722+00', DEFAULT, NULL),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'ecb52789-bdae-495f-8e14-6b130c3e1ef0', 'owner', true, '2026-01-11 20:42:04.925771+00', DEFAULT, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES
('9df17030-b60e-498d-828c-748b1f04ce49', 2, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'queue', NULL, '{"coming": [], "paused": false}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-10 07:00:00.134339+00', '2026-01-10 07:00:00.150152+00', NULL, DEFAULT, NULL),
('6e6324b7-70ef-49df-83ce-90f00093470e', 4, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'pause', NULL, '{"not_live": true}', 'sent', NULL, NULL, 2, 0, false, 10, '2026-01-10 07:00:00.18996+00', '2026-01-10 07:00:01.115656+00', NULL, DEFAULT, NULL),
('30a64f43-94bb-418f-af0d-2190d51abc9d', 5, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'next', NULL, '{"why": "not_live"}', 'sent', NULL, NULL, 2, 0, false, 12, '2026-01-10 07:00:01.129811+00', '2026-01-10 07:00:02.113642+00', NULL, DEFAULT, NULL),
('1355b24a-4307-4670-8442-80e800fa4ac3', 6, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'picture', NULL, '{"live": false, "name": "photo-13.jpg", "media": "21208fd3-3aff-4d04-892e-4a337b658a91", "never": false, "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "unsharp": true, "in_library": false, "setting_up": true}', 'sent', NULL, NULL, 2, 0, false, 14, '2026-01-10 07:00:02.193011+00', '2026-01-10 07:00:03.119033+00', NULL, DEFAULT, NULL),
('195457f6-3bb6-4bc9-ad0b-c1803a96e585', 38, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'wizard', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 16, '2026-01-10 07:00:05.668237+00', '2026-01-10 07:00:05.682926+00', NULL, DEFAULT, 16),
('55ea7e48-6afc-46c5-aa78-8b1d72102894', 170, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'status', NULL, '{"mode": "handoff", "next": [], "quota": null, "google": null, "library": {"days": 0, "fresh": 0, "until": null, "folders": [], "pictures": 0}, "practice": false, "instagram": null, "lifecycle": "waiting_first_picture", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 4, '2026-01-10 07:05:51.893531+00', '2026-01-10 07:05:51.911559+00', NULL, DEFAULT, NULL),
('09168cbc-9c1a-422f-9499-d54ce948c034', 229, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 698619400, 'reconnect', NULL, '{"provider": "instagram"}', 'sent', NULL, NULL, 1, 0, false, 10, '2026-01-11 07:59:57.004775+00', '2026-01-11 07:59:57.106934+00', NULL, DEFAULT, NULL),
('77a889da-2c61-4e0a-99c7-5724849c420f', 111, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'status', NULL, '{"mode": "review", "next": [{"at": "2026-01-10T08:05:47Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T11:40:34Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T16:09:27Z", "post": null, "about": true, "state": "", "picture": null}], "quota": [1, 50], "google": {"name": "", "works": true}, "library": {"days": 2, "fresh": 6, "until": "2026-01-12", "folders": [["cafe", 3, 4], ["harbour", 3, 3]], "pictures": 7}, "practice": false, "instagram": {"name": "ada.stories", "works": true}, "lifecycle": "active", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 9, '2026-01-10 07:05:31.256856+00', '2026-01-10 07:05:31.265172+00', NULL, DEFAULT, NULL),
('fcd04a0f-6dae-4452-87f9-68a37d7118f1', 246, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'null', 'sent', NULL, NULL, 1, 0, false, 45, '2026-01-11 14:49:10.625219+00', '2026-01-11 14:49:10.637579+00', NULL, DEFAULT, NULL),
('a5367eaf-4aff-4bf5-bd97-58f02d97cffe', 277, 'f07b777b-d987-4a32-895b-4ba9e8fb8828', -1001219149009, 'wizard', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 3, '2026-01-11 20:41:59.741625+00', '2026-01-11 20:41:59.75231+00', NULL, DEFAULT, NULL),
('31eabbd8-2839-4041-a1fc-0df0a54680a6', 191, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'pause', NULL, '{"until": "2026-01-10T09:07:29.209038834Z", "paused": true}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-10 08:07:29.214613+00', '2026-01-10 08:07:29.219502+00', NULL, DEFAULT, 6),
('0700eb66-eb97-47ee-a5d3-b88322093a4c', 185, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'hand_off', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', 'null', 'sent', NULL, NULL, 1, 0, false, 19, '2026-01-10 08:06:09.675502+00', '2026-01-10 08:06:09.689351+00', NULL, DEFAULT, NULL),
('1d3ce47e-ae3b-4381-9567-a7df9f365ca9', 208, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'stopped', NULL, '{"next": {"at": "2026-01-10T11:44:37Z", "about": true}, "going_on": true, "withdrawn": 0}', 'sent', NULL, NULL, 1, 0, false, 25, '2026-01-10 09:08:33.352284+00', '2026-01-10 09:08:33.370705+00', NULL, DEFAULT, 25),
('f69fb859-9793-4272-9725-82eb64ee6b8b', 199, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'practised', NULL, '{"at": "2026-01-10T08:12:20.997134142Z", "account": "pia.stories", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', 'sent', NULL, NULL, 1, 0, false, 11, '2026-01-10 08:12:20.997134+00', '2026-01-10 08:12:21.006174+00', NULL, DEFAULT, NULL),
('de086663-8104-4275-a20d-c11b27498076', 204, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'pause', NULL, '{"by": "Cleo", "until": null, "paused": true}', 'sent', NULL, NULL, 1, 0, false, 21, '2026-01-10 09:08:32.309453+00', '2026-01-10 09:08:32.314474+00', NULL, DEFAULT, NULL),
('6f9f6a54-6549-44b3-ad5a-e32927450ce9', 209, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'stopped', NULL, '{"withdrawn": 0, "handed_over": []}', 'sent', NULL, NULL, 2, 0, false, 27, '2026-01-10 09:08:33.458648+00', '2026-01-10 09:08:34.268289+00', NULL, DEFAULT, NULL),
('98805d51-ea81-4ace-a2a3-e3954575d260', 51, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 810221978, 'wizard', NULL, 'null', 'sent', NULL, NULL, 2, 0, false, 6, '2026-01-10 07:00:05.899141+00', '2026-01-10 07:00:06.720194+00', NULL, DEFAULT, NULL),
('c5167c7e-9c45-4073-9901-6caaf567b710', 113, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'queue', NULL, '{"coming": [{"at": "2026-01-10T08:05:47Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T11:40:34Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T16:09:27Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T08:17:41Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T12:18:29Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T15:49:04Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T08:13:23Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T12:18:49Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T16:14:52Z", "post": null, "about": true, "state": "", "picture": null}], "paused": false}', 'sent', NULL, NULL, 1, 0, false, 13, '2026-01-10 07:05:31.312502+00', '2026-01-10 07:05:31.320316+00', NULL, DEFAULT, NULL),
('a0aa6f84-a367-4718-a138-0e55c9b08bb5', 89, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'status', NULL, '{"mode": "automatic", "next": [{"at": "2026-01-10T08:12:20Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T11:59:15Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T15:45:35Z", "post": null, "about": true, "state": "", "picture": null}], "quota": null, "google": {"name": "", "works": true}, "library": {"days": 4, "fresh": 13, "until": "2026-01-14", "folders": [["cafe", 13, 13]], "pictures": 13}, "practice": true, "instagram": {"name": "pia.stories", "works": true}, "lifecycle": "active", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 2, 0, false, 8, '2026-01-10 07:00:08.325003+00', '2026-01-10 07:00:09.304022+00', NULL, DEFAULT, NULL),
('0298da55-e686-41d7-a797-edc1be9065d3', 107, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'next', 'b05d67e0-082e-4e98-856c-d098c2e88e91', '{"post": "b05d67e0-082e-4e98-856c-d098c2e88e91", "by_itself": false}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-10 07:01:31.857646+00', '2026-01-10 07:01:31.866182+00', NULL, DEFAULT, NULL),
('7acee23f-47a1-4133-8d6c-a2dd6fb886cb', 123, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'queue', NULL, '{"coming": [{"at": "2026-01-10T08:05:47Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T11:40:34Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T16:09:27Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T08:17:41Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T12:18:29Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T15:49:04Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T08:13:23Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T12:18:49Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T16:14:52Z", "post": null, "about": true, "state": "", "picture": null}], "paused": false}', 'sent', NULL, NULL, 1, 0, false, 23, '2026-01-10 07:05:36.471877+00', '2026-01-10 07:05:36.476878+00', NULL, DEFAULT, 23),
('4313eb74-1f77-44a7-9172-bee767e3830a', 205, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'pause', NULL, '{"next": {"at": "2026-01-10T11:44:37Z", "about": true}, "going_on": true}', 'sent', NULL, NULL, 1, 0, false, 21, '2026-01-10 09:08:32.354564+00', '2026-01-10 09:08:32.361144+00', NULL, DEFAULT, 21),
('814b83b3-f8fd-41bb-ab61-22f724c7e4e6', 133, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'settings', NULL, '{"live": true, "mode": "review", "plan": {"to": 21, "days": 7, "from": 9, "zone": "Europe/Berlin", "varies": true, "per_day": 3}, "practice": false, "when_dry": "repeat", "instagram": "ada.stories", "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 34, '2026-01-10 07:05:42.316274+00', '2026-01-10 07:05:42.322561+00', NULL, DEFAULT, 34),
('957c388c-cae4-45eb-922f-13b5505102f7', 134, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'settings', NULL, '{"live": true, "mode": "review", "plan": {"to": 21, "days": 7, "from": 9, "zone": "Europe/Berlin", "varies": true, "per_day": 3}, "practice": false, "when_dry": "stop", "instagram": "ada.stories", "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 34, '2026-01-10 07:05:42.356887+00', '2026-01-10 07:05:42.364764+00', NULL, DEFAULT, 34),
('38759fcf-3fdb-472e-843f-d3a5e9156c52', 214, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'failed', 'bbcb5469-61bd-41bd-83d1-64fc759ec46c', '{"why": "Instagram does not take this picture", "publish_at": "2026-01-10T11:49:59Z"}', 'sent', NULL, NULL, 1, 0, false, 18, '2026-01-10 11:48:59.968906+00', '2026-01-10 11:48:59.984104+00', NULL, DEFAULT, NULL),
('e90ee1be-0cc7-476f-8deb-cc297c05edde', 225, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'hand_off', '938eda93-8499-4d25-aae8-b2f6140ed5de', 'null', 'sent', NULL, NULL, 1, 0, false, 25, '2026-01-10 16:56:05.98329+00', '2026-01-10 16:56:05.989564+00', NULL, DEFAULT, NULL),
('747d4e17-2169-446d-b56d-a0af0bdbd062', 122, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'status', NULL, '{"mode": "review", "next": [{"at": "2026-01-10T08:05:47Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T11:40:34Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-10T16:09:27Z", "post": null, "about": true, "state": "", "picture": null}], "quota": [1, 50], "google": {"name": "", "works": true}, "library": {"days": 2, "fresh": 6, "until": "2026-01-12", "folders": [["cafe", 3, 4], ["harbour", 3, 3]], "pictures": 7}, "practice": false, "instagram": {"name": "ada.stories", "works": true}, "lifecycle": "active", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 23, '2026-01-10 07:05:36.424373+00', '2026-01-10 07:05:36.428414+00', NULL, DEFAULT, 23),
('96a7018b-3607-42bb-82a6-3c17c73355b6', 92, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'practised', NULL, '{"at": "2026-01-10T07:00:21.344427955Z", "account": "pia.stories", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41"}', 'sent', NULL, NULL, 1, 0, false, 10, '2026-01-10 07:00:21.344427+00', '2026-01-10 07:00:21.35137+00', NULL, DEFAULT, 10),
('66fb2a2e-7737-41c9-b8c3-54857ad2bc3e', 150, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'status', NULL, '{"mode": "automatic", "next": [], "quota": null, "google": null, "library": {"days": 0, "fresh": 0, "until": null, "folders": [], "pictures": 0}, "practice": false, "instagram": {"name": "lou.stories", "works": true}, "lifecycle": "waiting_first_picture", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 5, '2026-01-10 07:05:45.739241+00', '2026-01-10 07:05:45.758138+00', NULL, DEFAULT, NULL),
('051d30bd-3ad5-487a-8910-1f80ce135939', 186, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'offer', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', 'null', 'sent', NULL, NULL, 1, 0, false, 19, '2026-01-10 08:06:29.365669+00', '2026-01-10 08:06:29.413144+00', NULL, DEFAULT, 19),
('bc2640e9-7746-4867-a998-60ce0891be7f', 49, '0a2c325d-a7c2-49e1-9986-59574d6d40bc', 810221978, 'wizard', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 4, '2026-01-10 07:00:05.883699+00', '2026-01-10 07:00:05.888678+00', NULL, DEFAULT, 4),
('7a392988-a86f-4977-88b4-c875e086dccf', 234, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 698619400, 'status', NULL, '{"mode": "automatic", "next": [{"at": "2026-01-11T11:58:49Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-11T15:40:54Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T08:05:48Z", "post": null, "about": true, "state": "", "picture": null}], "quota": [1, 50], "google": {"name": "", "works": true}, "library": {"days": 2, "fresh": 6, "until": "2026-01-13", "folders": [["cafe", 3, 4], ["harbour", 3, 3]], "pictures": 7}, "practice": false, "instagram": {"name": "ray.stories", "works": false}, "lifecycle": "active", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 13, '2026-01-11 08:41:56.142819+00', '2026-01-11 08:41:56.206594+00', NULL, DEFAULT, NULL),
('d6f574be-fa80-492f-9e35-7df582a62eeb', 247, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'library_empty', NULL, '{}', 'sent', NULL, NULL, 1, 0, false, 22, '2026-01-11 14:58:42.209317+00', '2026-01-11 14:58:42.252893+00', NULL, DEFAULT, NULL),
('f83f107a-3346-4ed9-b0da-ffbb61089e97', 266, '913b5b6d-0ec0-4e92-9118-7af824a16b35', 530222977, 'pause', NULL, '{"until": null, "paused": true}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-11 20:41:57.991173+00', '2026-01-11 20:41:57.999823+00', NULL, DEFAULT, 6),
('083377db-489f-4651-a124-c23ac5d090f2', 124, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'picture_refused', NULL, '{"why": "This picture is damaged or only half uploaded. Upload it again."}', 'sent', NULL, NULL, 2, 0, false, 25, '2026-01-10 07:05:36.540724+00', '2026-01-10 07:05:37.269443+00', NULL, DEFAULT, NULL),
('6527a2d6-50ab-4da7-ba68-3b55bd6f8d69', 278, 'f07b777b-d987-4a32-895b-4ba9e8fb8828', -1001219149009, 'denied', NULL, '{"who": "admins", "names": ["Ned"]}', 'sent', NULL, NULL, 1, 0, false, 5, '2026-01-11 20:41:59.784345+00', '2026-01-11 20:41:59.79383+00', NULL, DEFAULT, NULL),
('7e8fac66-93aa-40e5-a254-dc7df6dc8d1a', 115, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'lost', NULL, '{}', 'sent', NULL, NULL, 2, 0, false, 17, '2026-01-10 07:05:32.288705+00', '2026-01-10 07:05:33.273682+00', NULL, DEFAULT, NULL),
('7ee97c28-336a-4f0b-90b5-3175155449b4', 300, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 660180030, 'move_settled', NULL, '{"moves": false, "title": "Second team"}', 'sent', NULL, NULL, 1, 0, false, 8, '2026-01-11 20:42:04.254769+00', '2026-01-11 20:42:04.276763+00', NULL, DEFAULT, 8),
('078a8401-66c8-4003-a080-8317c5d9ab1b', 171, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'settings', NULL, '{"live": false, "mode": "handoff", "plan": {"to": 21, "days": 7, "from": 9, "zone": "UTC", "varies": true, "per_day": 3}, "practice": false, "when_dry": "stop", "instagram": null, "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-10 07:05:51.943019+00', '2026-01-10 07:05:51.949891+00', NULL, DEFAULT, NULL),
('c35a4c65-7504-4de2-a97c-67ed539d057d', 138, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'settings', NULL, '{"live": true, "mode": "review", "plan": {"to": 21, "days": 7, "from": 9, "zone": "Europe/Berlin", "varies": true, "per_day": 3}, "practice": false, "when_dry": "stop", "instagram": "ada.stories", "posts_on_silence": false}', 'sent', NULL, NULL, 2, 0, false, 37, '2026-01-10 07:05:43.339256+00', '2026-01-10 07:05:44.284664+00', NULL, DEFAULT, NULL),
('5fea816e-57d8-4918-a56f-c0fbdf46d78e', 220, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'instagram_away', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 42, '2026-01-10 15:48:27.003961+00', '2026-01-10 15:48:27.011624+00', NULL, DEFAULT, NULL),
('e4120239-a73a-4d26-b3a4-922fb0326a84', 235, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'reconnect', NULL, '{"provider": "google"}', 'sent', NULL, NULL, 1, 0, false, 33, '2026-01-11 08:58:43.196904+00', '2026-01-11 08:58:43.408774+00', NULL, DEFAULT, NULL),
('02dbc579-3645-424c-b39d-a89fe4ee3e33', 91, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'picture', 'cb25906f-3be6-4e0a-bd91-8a79fc4e11b0', '{"live": true, "name": "photo-9.jpg", "media": "bcc27441-7403-44c3-ac2d-38e69e115c92", "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "in_library": false, "setting_up": false}', 'sent', NULL, NULL, 1, 0, false, 10, '2026-01-10 07:00:10.346396+00', '2026-01-10 07:00:10.369611+00', NULL, DEFAULT, 10),
('822b15d4-cb4b-4fc4-aee3-bd0ea92de855', 240, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'published', 'e62e72bf-06ab-4310-b67b-17ee4692a9f9', '{"account": "lou.stories", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "published_at": "2026-01-11T11:49:35.78706985Z"}', 'sent', NULL, NULL, 1, 0, false, 21, '2026-01-11 11:49:35.787069+00', '2026-01-11 11:49:35.813046+00', NULL, DEFAULT, NULL),
('f1121962-9f55-48cb-9e0f-47525374e9e4', 173, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'first_picture', NULL, '{"publish_at": "2026-01-10T09:06:29Z"}', 'sent', NULL, NULL, 2, 0, false, 9, '2026-01-10 07:05:52.776449+00', '2026-01-10 07:05:53.581196+00', NULL, DEFAULT, NULL),
('a92d2863-f5bc-4719-b5e1-d68aca55765a', 319, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'null', 'sent', NULL, NULL, 1, 0, false, 46, '2026-01-12 07:13:23.88341+00', '2026-01-12 07:13:23.902558+00', NULL, DEFAULT, NULL),
('a6472dfb-03d8-4556-9454-99e8fd645f0f', 327, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'c46ba525-5111-4b83-96b0-92838a9fec8f', 'null', 'sent', NULL, NULL, 1, 0, false, 55, '2026-01-12 07:16:26.20113+00', '2026-01-12 07:16:26.231154+00', NULL, DEFAULT, 55),
('e45564b6-bd7c-4ecd-972c-4236b33f360d', 192, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'status', NULL, '{"mode": "automatic", "next": [], "quota": null, "google": {"name": "", "works": true}, "library": {"days": 2, "fresh": 7, "until": "2026-01-12", "folders": [["cafe", 4, 4], ["harbour", 3, 3]], "pictures": 7}, "practice": false, "instagram": {"name": "cleo.stories", "works": true}, "lifecycle": "paused", "paused_by": "Cleo", "paused_until": "2026-01-10T09:07:29.209038Z", "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 8, '2026-01-10 08:07:29.240035+00', '2026-01-10 08:07:29.257907+00', NULL, DEFAULT, NULL),
('143f98d0-9671-4049-af0f-af5c37725783', 210, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'pause', NULL, '{"next": {"at": "2026-01-10T11:44:37Z", "about": true}, "going_on": true}', 'sent', NULL, NULL, 2, 0, false, 29, '2026-01-10 09:08:34.319016+00', '2026-01-10 09:08:35.264646+00', NULL, DEFAULT, NULL),
('105b6b3a-672e-46b9-83ea-0c0a36fe1b3d', 318, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 660180030, 'offer', 'f92bb359-772e-43eb-9bc9-3a9a876c8535', 'null', 'sent', NULL, NULL, 1, 0, false, 10, '2026-01-12 07:01:05.965314+00', '2026-01-12 07:01:05.981616+00', NULL, DEFAULT, NULL),
('d7fa8533-867c-4393-a07b-af51b006f83a', 88, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'settings', NULL, '{"live": true, "mode": "automatic", "plan": {"to": 21, "days": 7, "from": 9, "zone": "Europe/Berlin", "varies": true, "per_day": 3}, "practice": true, "when_dry": "stop", "instagram": "pia.stories", "posts_on_silence": false}', 'sent', NULL, NULL, 2, 0, false, 6, '2026-01-10 07:00:07.549498+00', '2026-01-10 07:00:08.314888+00', NULL, DEFAULT, NULL),
('114b99d6-70c2-4c64-9a06-aa22b4c52069', 227, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'practice_over', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 14, '2026-01-11 07:00:07.934995+00', '2026-01-11 07:00:07.983829+00', NULL, DEFAULT, NULL),
('326ec622-b0f1-4f47-8c3e-4ba684e187cf', 236, '1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 'library_vanished', NULL, '{"of": 13, "gone": 12}', 'sent', NULL, NULL, 1, 0, false, 15, '2026-01-11 08:58:43.072283+00', '2026-01-11 08:58:43.439912+00', NULL, DEFAULT, NULL),
('16525c49-2d39-40bd-94d4-35b7bfd1ef18', 252, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'null', 'sent', NULL, NULL, 1, 0, false, 45, '2026-01-11 17:53:04.185633+00', '2026-01-11 17:53:04.315167+00', NULL, DEFAULT, 45),
('7fbee006-26b1-4539-bdcc-3cb62d0314a7', 105, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 698619400, 'library_indexed', NULL, '{"rejected": 0, "categories": [{"name": "cafe", "items": 4}, {"name": "harbour", "items": 3}]}', 'sent', NULL, NULL, 1, 0, false, 5, '2026-01-10 07:01:31.796884+00', '2026-01-10 07:01:31.826256+00', NULL, DEFAULT, NULL),
('f5e83b2e-2452-4121-b9fe-50341bb52730', 108, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'null', 'sent', NULL, NULL, 1, 0, false, 7, '2026-01-10 07:03:31.130615+00', '2026-01-10 07:03:31.138583+00', NULL, DEFAULT, NULL),
('b7c1554f-463b-45a7-89f4-254ae16b5ae1', 110, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'b05d67e0-082e-4e98-856c-d098c2e88e91', 'null', 'sent', NULL, NULL, 1, 0, false, 7, '2026-01-10 07:03:42.184885+00', '2026-01-10 07:03:42.199664+00', NULL, DEFAULT, 7),
('09ecff5a-298d-420f-a39e-d86553049ee5', 117, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'pause', NULL, '{"was_going_on": true}', 'sent', NULL, NULL, 2, 0, false, 21, '2026-01-10 07:05:34.288192+00', '2026-01-10 07:05:35.269106+00', NULL, DEFAULT, NULL),
('8707f3f0-c60a-44fe-88c3-423b731f9287', 180, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'picture', NULL, '{"live": true, "name": "photo-14.jpg", "media": "689c55af-f135-44ff-89e2-de6ae953e5c4", "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "in_library": true, "setting_up": false}', 'sent', NULL, NULL, 1, 0, false, 15, '2026-01-10 07:05:56.64437+00', '2026-01-10 07:05:56.650568+00', NULL, DEFAULT, 15),
('6cc3a0c3-1134-4bab-bc50-547cf82efe23', 201, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'pause', NULL, '{"next": {"at": "2026-01-10T11:44:37Z", "about": true}, "going_on": true, "by_itself": true}', 'sent', NULL, NULL, 1, 0, false, 17, '2026-01-10 09:07:29.913642+00', '2026-01-10 09:07:29.919108+00', NULL, DEFAULT, NULL),
('ef5433da-3ab2-499b-a699-4d18b4f97236', 188, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'hand_off', '6fbe6524-3131-427c-bdfc-eced628598d7', 'null', 'sent', NULL, NULL, 1, 0, false, 22, '2026-01-10 08:07:24.940965+00', '2026-01-10 08:07:24.954601+00', NULL, DEFAULT, NULL),
('6fb8d5f2-c272-4375-9d75-7f42bb9de75a', 193, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'pause', NULL, '{"by": "Cleo", "until": "2026-01-10T09:07:29.209038Z", "paused": true}', 'sent', NULL, NULL, 1, 0, false, 10, '2026-01-10 08:07:29.287159+00', '2026-01-10 08:07:29.302623+00', NULL, DEFAULT, NULL),
('13d61f26-573f-457e-bc39-9ad83ededb2a', 195, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'queue', NULL, '{"coming": [], "paused": true}', 'sent', NULL, NULL, 2, 0, false, 14, '2026-01-10 08:07:30.232609+00', '2026-01-10 08:07:31.187179+00', NULL, DEFAULT, NULL),
('9e7ac4a2-07ea-4b48-9f5c-1888f710e546', 250, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'hand_off', '53791155-349f-44a3-aa33-4edeb487c417', 'null', 'sent', NULL, NULL, 1, 0, false, 28, '2026-01-11 16:49:35.133073+00', '2026-01-11 16:49:35.152861+00', NULL, DEFAULT, NULL),
('ae7dbb2d-654b-4a7a-8344-668fab01ac90', 267, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'back_again', NULL, '{"lifecycle": "onboarding", "publish_at": null}', 'sent', NULL, NULL, 1, 0, false, 20, '2026-01-11 20:41:58.080208+00', '2026-01-11 20:41:58.094867+00', NULL, DEFAULT, NULL),
('2f7ff6c4-7f36-4ffe-967c-9ffcdf9c0c42', 114, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'help', NULL, '{}', 'sent', NULL, NULL, 2, 0, false, 15, '2026-01-10 07:05:31.333882+00', '2026-01-10 07:05:32.268697+00', NULL, DEFAULT, NULL),
('8f99d22a-f526-425c-be56-94f1aedc2bf0', 269, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'wizard', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 21, '2026-01-11 20:41:58.089764+00', '2026-01-11 20:41:58.105048+00', NULL, DEFAULT, NULL),
('1d358686-097f-4313-ba20-1caf512b8b49', 273, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'back_again', NULL, '{"lifecycle": "active", "publish_at": "2026-01-12T08:05:39Z"}', 'sent', NULL, NULL, 1, 0, false, 24, '2026-01-11 20:41:59.610623+00', '2026-01-11 20:41:59.623275+00', NULL, DEFAULT, NULL),
('4bfe44b5-9f92-4cd0-ba53-de191708d636', 274, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'wizard_moved', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 7, '2026-01-11 20:41:59.624603+00', '2026-01-11 20:41:59.654183+00', NULL, DEFAULT, 7),
('ef73d819-71e4-45bf-be2c-8fc40001a3e3', 295, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', -1001528113030, 'moved_away', NULL, '{"back": true, "title": null}', 'sent', NULL, NULL, 1, 0, false, 2, '2026-01-11 20:42:01.875374+00', '2026-01-11 20:42:01.9068+00', NULL, DEFAULT, NULL),
('099fd6cd-94fa-4974-bf96-72a01c575d2b', 296, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 660180030, 'moved_here', NULL, '{"back": true, "title": null}', 'sent', NULL, NULL, 2, 0, false, 7, '2026-01-11 20:42:01.875374+00', '2026-01-11 20:42:02.855327+00', NULL, DEFAULT, NULL),
('f2b94631-98f9-4389-8c6b-06df8cd9dfc7', 297, '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 660180030, 'move_settled', NULL, '{"moves": false}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-11 20:42:01.896192+00', '2026-01-11 20:42:02.872116+00', NULL, DEFAULT, 6),
('3c02eae5-7f4a-4eb1-8283-49b8739446c4', 249, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'missed', '1d664181-0355-4c9b-a77d-c52600277d60', '{"why": "Google Drive must be connected again", "publish_at": "2026-01-11T15:42:32Z"}', 'sent', NULL, NULL, 1, 0, false, 35, '2026-01-11 16:13:39.582248+00', '2026-01-11 16:13:39.802635+00', NULL, DEFAULT, NULL),
('e3389afc-b918-4cf3-8474-32d7ea77ebbd', 172, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'picture', NULL, '{"live": false, "name": "photo-7.jpg", "media": "f4c100ad-b52c-4250-9332-3de4c1985dd9", "never": false, "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "unsharp": true, "in_library": false, "setting_up": false}', 'sent', NULL, NULL, 2, 0, false, 8, '2026-01-10 07:05:52.055427+00', '2026-01-10 07:05:52.573553+00', NULL, DEFAULT, NULL),
('299abd1d-0c30-4f4f-af8a-4dae6bde6a57', 265, '913b5b6d-0ec0-4e92-9118-7af824a16b35', 530222977, 'pause', NULL, '{"ask": true}', 'sent', NULL, NULL, 1, 0, false, 6, '2026-01-11 20:41:57.92897+00', '2026-01-11 20:41:57.955953+00', NULL, DEFAULT, NULL),
('2d30a271-2231-4db7-b067-77c9915f6048', 182, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'picture', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', '{"live": true, "name": "photo-16.jpg", "media": "79da5c4d-5eef-4bd1-a5c7-a920faf8504a", "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "in_library": false, "setting_up": false}', 'sent', NULL, NULL, 1, 0, false, 17, '2026-01-10 07:05:57.609869+00', '2026-01-10 07:05:57.650381+00', NULL, DEFAULT, 17),
('39f64560-6934-4a9d-8111-d7e6fe50e1ac', 270, '913b5b6d-0ec0-4e92-9118-7af824a16b35', 530222977, 'back_again', NULL, '{"lifecycle": "paused", "publish_at": null}', 'sent', NULL, NULL, 2, 0, false, 8, '2026-01-11 20:41:58.178733+00', '2026-01-11 20:41:58.54093+00', NULL, DEFAULT, NULL),
('96e0dba3-e4de-4718-9a59-be6912d24e3e', 194, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'next', NULL, '{"why": "paused"}', 'sent', NULL, NULL, 2, 0, false, 12, '2026-01-10 08:07:29.325249+00', '2026-01-10 08:07:30.185678+00', NULL, DEFAULT, NULL),
('d810afa6-5129-48d4-848f-dfd972480349', 206, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'settings', NULL, '{"live": true, "mode": "automatic", "plan": {"to": 21, "days": 7, "from": 9, "zone": "Europe/Berlin", "varies": true, "per_day": 3}, "practice": false, "when_dry": "stop", "instagram": "cleo.stories", "posts_on_silence": false}', 'sent', NULL, NULL, 1, 0, false, 23, '2026-01-10 09:08:32.379882+00', '2026-01-10 09:08:32.389086+00', NULL, DEFAULT, NULL),
('b1cc2930-2c3c-4d20-8f14-707ea5740806', 299, '4f697387-a6a8-4a36-95a3-efb386d6a70d', -1001071620944, 'group_welcome', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 1, '2026-01-11 20:42:04.253961+00', '2026-01-11 20:42:04.274276+00', NULL, DEFAULT, NULL),
('a4f24721-6b5e-4a72-910f-7c2e240aac44', 344, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'next', '35fd6879-dc45-4980-aeab-08f22547c719', '{"post": "35fd6879-dc45-4980-aeab-08f22547c719", "by_itself": true}', 'sent', NULL, NULL, 2, 0, false, 35, '2026-01-12 07:16:43.585862+00', '2026-01-12 07:16:44.460067+00', NULL, DEFAULT, NULL),
('4f1e0357-13da-46e2-9bd5-730b20fbca0f', 320, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', '7a4b1193-d535-4598-ad8d-17b7961ec2cf', 'null', 'sent', NULL, NULL, 1, 0, false, 46, '2026-01-12 07:13:23.959856+00', '2026-01-12 07:13:23.970276+00', NULL, DEFAULT, 46),
('bbdc3e68-3175-48b7-b2ac-5822734d88a8', 304, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'instagram_connected', NULL, '{"name": "oda.stories"}', 'sent', NULL, NULL, 1, 0, false, 2, '2026-01-11 20:42:05.072721+00', '2026-01-11 20:42:05.100775+00', NULL, DEFAULT, 2),
('3005fccb-8471-4ab7-b2ee-b85aceb64726', 325, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'next', 'c46ba525-5111-4b83-96b0-92838a9fec8f', '{"post": "c46ba525-5111-4b83-96b0-92838a9fec8f", "by_itself": false}', 'sent', NULL, NULL, 2, 0, false, 54, '2026-01-12 07:16:24.168635+00', '2026-01-12 07:16:25.101103+00', NULL, DEFAULT, NULL),
('be27ec7d-e419-4c8f-acdc-2e7e57f9f84c', 313, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'wizard', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 4, '2026-01-11 20:42:06.14397+00', '2026-01-11 20:42:06.168364+00', NULL, DEFAULT, 4),
('4f1d2f7d-9d18-4376-80f9-7fdbe607ae36', 332, 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 'next', 'a9293f8c-7c57-4f0e-8faa-c5d7a99c8bcb', '{"post": "a9293f8c-7c57-4f0e-8faa-c5d7a99c8bcb", "by_itself": false}', 'sent', NULL, NULL, 1, 0, false, 30, '2026-01-12 07:16:41.649605+00', '2026-01-12 07:16:41.666604+00', NULL, DEFAULT, NULL),
('a0eb1958-7a81-460b-8d4b-08ca686648f8', 316, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', -1001294878562, 'moved_here', NULL, '{"back": false, "title": "Oda and friends"}', 'sent', NULL, NULL, 1, 0, false, 1, '2026-01-11 20:42:06.552832+00', '2026-01-11 20:42:06.568108+00', NULL, DEFAULT, NULL),
('e9bea6bb-a73d-4c31-a511-5961927dac5b', 315, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'moved_away', NULL, '{"back": false, "title": "Oda and friends"}', 'sent', NULL, NULL, 2, 0, false, 6, '2026-01-11 20:42:06.552832+00', '2026-01-11 20:42:06.968665+00', NULL, DEFAULT, NULL),
('cbbb65a9-9609-44b8-a7c7-48cf3411c64a', 317, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'move_settled', NULL, '{"moves": true, "title": "Oda and friends"}', 'sent', NULL, NULL, 1, 0, false, 5, '2026-01-11 20:42:06.553971+00', '2026-01-11 20:42:06.978566+00', NULL, DEFAULT, 5),
('aa615082-c40b-40db-b6c4-0832bcda9b7c', 321, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'next', 'd3268a88-d69c-4c49-b4d8-5106da65acec', '{"post": "d3268a88-d69c-4c49-b4d8-5106da65acec", "by_itself": false}', 'sent', NULL, NULL, 1, 0, false, 48, '2026-01-12 07:16:23.087953+00', '2026-01-12 07:16:23.094703+00', NULL, DEFAULT, NULL),
('fbd20b60-8c01-4082-8129-155bb0a4685a', 306, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'google_connected', NULL, '{"name": "oda@mail.example"}', 'sent', NULL, NULL, 1, 0, false, 3, '2026-01-11 20:42:05.358566+00', '2026-01-11 20:42:05.378226+00', NULL, DEFAULT, 3),
('aee04a33-7e01-4670-89de-419fec05aa6f', 335, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'status', NULL, '{"mode": "review", "next": [{"at": "2026-01-12T07:16:33.178925Z", "post": "18af43bf-4de3-4b6a-8a5a-782a03678cfc", "about": false, "state": "reserving", "picture": null}, {"at": "2026-01-12T07:16:51.312994Z", "post": "2c99bc88-60fc-467e-80d1-cdb0dbce09ab", "about": false, "state": "reserving", "picture": null}, {"at": "2026-01-12T07:16:51.539105Z", "post": "1db8652d-4c14-404e-a6be-a24ba40bacc0", "about": false, "state": "reserving", "picture": null}], "quota": [1, 50], "google": {"name": "", "works": true}, "library": {"days": 1, "fresh": 3, "until": "2026-01-13", "folders": [["cafe", 2, 4], ["harbour", 1, 3]], "pictures": 7}, "practice": false, "instagram": {"name": "ada.stories", "works": true}, "lifecycle": "active", "paused_by": null, "paused_until": null, "posts_on_silence": false}', 'sent', NULL, NULL, 2, 0, false, 63, '2026-01-12 07:16:41.956347+00', '2026-01-12 07:16:42.33777+00', NULL, DEFAULT, NULL),
('e6f4b937-917d-4c4e-895d-3b11c5e71ddb', 307, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'wizard', NULL, 'null', 'sent', NULL, NULL, 1, 0, false, 4, '2026-01-11 20:42:05.358566+00', '2026-01-11 20:42:05.389595+00', NULL, DEFAULT, NULL),
('cba3e29d-d46a-4048-8177-69c8431b69fe', 339, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'picture', 'f8177809-31c1-4aa9-b4f3-4951acc78a78', '{"live": true, "name": "photo-28.jpg", "media": "eb50c38f-ffde-453d-9e64-a4d6a5256fed", "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "in_library": false, "setting_up": false}', 'sent', NULL, NULL, 1, 0, false, 29, '2026-01-12 07:16:42.893587+00', '2026-01-12 07:16:42.916348+00', NULL, DEFAULT, 29),
('6b03636a-773d-4d18-af14-46e4a1366f5b', 322, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'd3268a88-d69c-4c49-b4d8-5106da65acec', 'null', 'sent', NULL, NULL, 1, 0, false, 49, '2026-01-12 07:16:23.130291+00', '2026-01-12 07:16:23.136669+00', NULL, DEFAULT, NULL),
('84095bd5-9a96-421b-b134-bfbceb5d5361', 326, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'c46ba525-5111-4b83-96b0-92838a9fec8f', 'null', 'sent', NULL, NULL, 2, 0, false, 55, '2026-01-12 07:16:24.2796+00', '2026-01-12 07:16:26.108996+00', NULL, DEFAULT, NULL),
('68e03ab0-0c4f-4923-a7c1-3c7bf981aed6', 334, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'queue', NULL, '{"coming": [{"at": "2026-01-12T07:16:33.178925Z", "post": "18af43bf-4de3-4b6a-8a5a-782a03678cfc", "about": false, "state": "reserving", "picture": null}, {"at": "2026-01-12T07:16:51.312994Z", "post": "2c99bc88-60fc-467e-80d1-cdb0dbce09ab", "about": false, "state": "reserving", "picture": null}, {"at": "2026-01-12T07:16:51.539105Z", "post": "1db8652d-4c14-404e-a6be-a24ba40bacc0", "about": false, "state": "reserving", "picture": null}, {"at": "2026-01-12T08:13:23Z", "post": "7a4b1193-d535-4598-ad8d-17b7961ec2cf", "about": true, "state": "approved", "picture": "harbour-1.jpg"}, {"at": "2026-01-12T12:18:49Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-12T16:14:52Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-13T08:00:49Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-13T11:58:53Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-13T15:46:28Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-14T08:11:38Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-14T11:55:22Z", "post": null, "about": true, "state": "", "picture": null}, {"at": "2026-01-14T16:06:35Z", "post": null, "about": true, "state": "", "picture": null}], "paused": false}', 'sent', NULL, NULL, 1, 0, false, 61, '2026-01-12 07:16:41.874253+00', '2026-01-12 07:16:41.892219+00', NULL, DEFAULT, NULL),
('8c97ede0-c35e-4e24-9ee7-c6680e28c1c6', 341, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'picture', '92bc67ba-6419-404b-b215-cc986bd69699', '{"live": true, "name": "photo-30.jpg", "media": "99c6c780-1249-4125-a4b3-a2809781443c", "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "in_library": false, "setting_up": false}', 'sent', NULL, NULL, 1, 0, false, 31, '2026-01-12 07:16:43.249621+00', '2026-01-12 07:16:43.28233+00', NULL, DEFAULT, 31),
('4de3b76b-b3ec-487f-beaf-1835385f571c', 323, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'next', '8d097838-3d86-4cff-bc82-995b159a57f1', '{"post": "8d097838-3d86-4cff-bc82-995b159a57f1", "by_itself": false}', 'sent', NULL, NULL, 1, 0, false, 51, '2026-01-12 07:16:23.177611+00', '2026-01-12 07:16:23.192429+00', NULL, DEFAULT, NULL),
('e98df55b-62d5-4013-a0a9-c872fc7823ca', 340, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'picture', NULL, '{"live": true, "name": "photo-30.jpg", "media": "99c6c780-1249-4125-a4b3-a2809781443c", "never": false, "folder": "uncategorized", "picture": "68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41", "unsharp": true, "in_library": false, "setting_up": false}', 'sent', NULL, NULL, 1, 0, false, 31, '2026-01-12 07:16:43.132016+00', '2026-01-12 07:16:43.18127+00', NULL, DEFAULT, NULL),
('f57cef4f-54e1-4d3c-b46a-3e8604c4121a', 343, '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 'next', 'f6017e35-1b38-4da6-98b8-0e42c00fb99f', '{"post": "f6017e35-1b38-4da6-98b8-0e42c00fb99f", "by_itself": true, "taken_back": false}', 'sent', NULL, NULL, 1, 0, false, 33, '2026-01-12 07:16:43.53334+00', '2026-01-12 07:16:43.541902+00', NULL, DEFAULT, 33),
('bcb9201f-812a-422d-bd32-836184ba64c2', 346, '70776eb9-dad7-4983-b1ab-b088aa0f954d', 698619400, 'missed', NULL, '{"why": "Instagram did not answer", "more": 4, "publish_at": "2026-01-10T11:56:09Z"}', 'sent', NULL, NULL, 0, 0, false, NULL, '2026-01-10 12:26:59.948463+00', NULL, NULL, DEFAULT, NULL),
('c12b4548-6bde-42ee-8e42-bf2c12ca9783', 347, '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 867627936, 'stopped', NULL, '{"withdrawn": 1, "handed_over": [{"at": "2026-01-10T13:03:10Z", "picture": "cat.jpg"}]}', 'sent', NULL, NULL, 0, 0, false, NULL, '2026-01-10 09:08:32.408534+00', NULL, NULL, DEFAULT, NULL),
('a63104a0-038e-4a23-b524-8eb250a2a3cc', 348, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'instagram_connected', NULL, '{"name": "dora.stories"}', 'sent', NULL, NULL, 0, 0, false, NULL, '2026-01-10 07:00:03.178957+00', NULL, NULL, DEFAULT, NULL),
('c71658bb-4ced-4f46-b83f-a18edc3f6694', 349, 'f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 'google_connected', NULL, '{"name": "dora@mail.example"}', 'sent', NULL, NULL, 0, 0, false, NULL, '2026-01-10 07:00:04.201314+00', NULL, NULL, DEFAULT, NULL),
('77a2f7b4-3949-4269-b33d-9a3226a1f462', 314, '4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 249103424, 'move_offer', NULL, '{"chat": -1001294878562, "title": "Oda and friends"}', 'sent', NULL, NULL, 1, 0, false, 5, '2026-01-11 20:42:06.402393+00', '2026-01-11 20:42:06.413218+00', NULL, DEFAULT, NULL),
('6d454cc7-8b30-4a90-9300-25e509980074', 324, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', '8d097838-3d86-4cff-bc82-995b159a57f1', 'null', 'sent', NULL, NULL, 2, 0, false, 52, '2026-01-12 07:16:23.24643+00', '2026-01-12 07:16:24.100382+00', NULL, DEFAULT, NULL),
('c8c39fec-dc46-4b4a-8504-5d330d049e61', 329, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', '8d097838-3d86-4cff-bc82-995b159a57f1', 'null', 'sent', NULL, NULL, 1, 0, false, 52, '2026-01-12 07:16:41.444208+00', '2026-01-12 07:16:41.479535+00', NULL, DEFAULT, 52),
('de6b4a59-b104-40c0-9d29-2340518002b6', 330, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'next', '1db8652d-4c14-404e-a6be-a24ba40bacc0', '{"post": "1db8652d-4c14-404e-a6be-a24ba40bacc0", "by_itself": false}', 'sent', NULL, NULL, 1, 0, false, 59, '2026-01-12 07:16:41.536525+00', '2026-01-12 07:16:41.550273+00', NULL, DEFAULT, NULL),
('17db8a67-159d-41e3-80b3-f2daf438cdc5', 331, '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 'offer', 'd3268a88-d69c-4c49-b4d8-5106da65acec', 'null', 'sent', NULL, NULL, 1, 0, false, 49, '2026-01-12 07:16:41.598253+00', '2026-01-12 07:16:41.612601+00', NULL, DEFAULT, 49);
INSERT INTO public.posting_history VALUES
('495fcbfd-7432-42ad-884a-ddaf83fb518f', '435b0e86-3e0a-4bd4-94a1-f82c9488cdb3', 'b05d67e0-082e-4e98-856c-d098c2e88e91', '2026-01-10 07:01:31.858983', '2026-01-10 07:03:42.184885', '2026-01-10 07:01:41.858983', NULL, '2026-01-10 07:03:42.184885', 'posted', true, NULL, NULL, '2a70f22f-1754-45a0-88a7-7440b5e14736', NULL, NULL, 1, '2026-01-10 07:03:42.184885', '18008971452717186', 'instagram_api', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'published', 'now', NULL, '2026-01-10 07:03:41.174309+00', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', '17886094206084648', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'cafe', DEFAULT, 300900637, 7),
('7ad82cea-eaf7-435b-ba04-5b62529133ce', 'bde14c37-4458-4e83-ba37-08a621057e7b', 'ccead070-ccd5-40db-9f98-94721f1dfd30', '2026-01-10 07:05:47.414105', '2026-01-10 08:00:39.431375', '2026-01-10 08:00:39', NULL, '2026-01-10 08:00:39.431375', 'posted', true, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-10 08:00:39.431375', '18006020468257496', 'instagram_api', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'published', 'slot', '2026-01-10 08:00:39+00', '2026-01-10 08:00:39+00', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '17882207160778199', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, NULL, NULL),
('6c0c52bc-74d0-4948-a4f1-4588d33589bd', '79da5c4d-5eef-4bd1-a5c7-a920faf8504a', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', '2026-01-10 07:05:57.609869', '2026-01-10 08:06:29.365669', '2026-01-10 07:06:07.609869', NULL, '2026-01-10 08:06:29.365669', 'posted', true, NULL, NULL, 'beb349c6-26f4-4562-b4bd-42fcfa7db734', NULL, NULL, 0, '2026-01-10 08:06:29.365669', NULL, 'telegram_manual', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'posted_by_hand', 'now', NULL, '2026-01-10 07:06:07.609869+00', NULL, NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, 715749218, 19),
('7cd61218-b9af-4768-afc9-12865d90a815', '689c55af-f135-44ff-89e2-de6ae953e5c4', '6fbe6524-3131-427c-bdfc-eced628598d7', '2026-01-10 08:07:13.944894', '2026-01-10 08:07:24.990283', '2026-01-10 08:07:23.944894', NULL, '2026-01-10 08:07:24.990283', 'skipped', false, NULL, NULL, 'beb349c6-26f4-4562-b4bd-42fcfa7db734', NULL, NULL, 0, '2026-01-10 08:07:24.990283', NULL, 'instagram_api', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'skipped', 'now', NULL, '2026-01-10 08:07:23.944894+00', NULL, NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, 715749218, 22),
('acb61949-6209-4214-b5f5-84c76284010a', '4f331b6e-79d5-467e-bdc7-cc60c89aaae9', '69429bbc-e05d-42c1-b1ae-a7fdcabec382', '2026-01-10 07:09:57.946118', '2026-01-10 08:09:58.007696', '2026-01-10 08:09:57', NULL, '2026-01-10 08:09:58.007696', 'posted', true, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-10 08:09:58.007696', '18008294232792632', 'instagram_api', '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'published', 'slot', '2026-01-10 08:09:57+00', '2026-01-10 08:09:57+00', '3d9fa64a-61c8-469e-8388-ae8b60c8f058', '17885550298144519', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'cafe', DEFAULT, NULL, NULL),
('c27dc9e3-86aa-4d12-9042-eba0179f74cf', '1f08a1f4-bb33-42d5-b064-683fcfc135c2', '3f309d9b-0376-4d52-b49c-7743f63f45ed', '2026-01-10 10:44:37.73061', '2026-01-10 11:43:37.873568', '2026-01-10 11:44:37', NULL, '2026-01-10 11:43:37.873568', 'failed', false, NULL, NULL, NULL, NULL, 'Instagram does not take this picture', 0, '2026-01-10 11:43:37.873568', NULL, 'instagram_api', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'failed', 'slot', '2026-01-10 11:44:37+00', '2026-01-10 11:44:37+00', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'cafe', DEFAULT, NULL, NULL),
('54bc3b62-f117-4120-82fd-d86cd7f597b8', '3893d414-05da-438b-b4e4-365cab50bbc3', 'bbcb5469-61bd-41bd-83d1-64fc759ec46c', '2026-01-10 10:49:59.917741', '2026-01-10 11:48:59.968906', '2026-01-10 11:49:59', NULL, '2026-01-10 11:48:59.968906', 'failed', false, NULL, NULL, NULL, NULL, 'Instagram does not take this picture', 0, '2026-01-10 11:48:59.968906', NULL, 'instagram_api', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'failed', 'slot', '2026-01-10 11:49:59+00', '2026-01-10 11:49:59+00', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, NULL, NULL),
('725c54ee-f172-4df5-9f73-a6ce8ec5cb47', '49e7951e-4e9f-4bb6-97b1-e976f0e4bb2a', 'b0c51268-9529-4e17-abc2-4548166bef28', '2026-01-11 07:00:15.009289', '2026-01-11 08:00:14.996029', '2026-01-11 08:00:14', NULL, '2026-01-11 08:00:14.996029', 'posted', true, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-11 08:00:14.996029', '18007154830695686', 'instagram_api', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'published', 'slot', '2026-01-11 08:00:14+00', '2026-01-11 08:00:14+00', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', '17882202556524670', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'cafe', DEFAULT, NULL, NULL),
('02502a56-ce2d-4e6a-9508-789fbdc6d428', '942c4038-3ffe-45ef-969e-508d00f9a1d2', '697595ee-042b-47ff-bb5a-691b5329ff4b', '2026-01-11 07:09:27.967154', '2026-01-11 08:09:27.958836', '2026-01-11 08:09:27', NULL, '2026-01-11 08:09:27.958836', 'posted', true, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-11 08:09:27.958836', '18002445526095418', 'instagram_api', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'published', 'slot', '2026-01-11 08:09:27+00', '2026-01-11 08:09:27+00', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '17888197737714446', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, NULL, NULL),
('1fdca768-d9c7-4a42-9267-8e093e3e81fa', 'da58369b-a5cb-4fc3-a27d-231fdcb083c8', 'e62e72bf-06ab-4310-b67b-17ee4692a9f9', '2026-01-11 10:50:00.970749', '2026-01-11 11:49:35.787069', '2026-01-11 11:46:00', NULL, '2026-01-11 11:49:35.787069', 'posted', true, NULL, NULL, NULL, NULL, NULL, 1, '2026-01-11 11:49:35.787069', '18004185631690459', 'instagram_api', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'published', 'slot', '2026-01-11 11:46:00+00', '2026-01-11 11:46:00+00', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '17883033523957251', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, NULL, NULL),
('e3345111-c627-46ce-9b5b-1c24c2485ba5', '497afabe-1c88-4314-b34a-4ff11d671e08', 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', '2026-01-11 14:49:10.519222', '2026-01-11 17:53:04.185633', '2026-01-11 15:49:04', NULL, '2026-01-11 17:53:04.185633', 'skipped', false, NULL, NULL, NULL, NULL, NULL, 0, '2026-01-11 17:53:04.185633', NULL, 'instagram_api', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'expired', 'slot', '2026-01-11 15:49:04+00', '2026-01-11 15:49:04+00', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'harbour', DEFAULT, 300900637, 45),
('cf340bae-d98b-4d90-b55f-952d2765732e', '92d42c9f-d27c-49d6-9eae-ab2e28062bff', '8d097838-3d86-4cff-bc82-995b159a57f1', '2026-01-12 07:16:23.178925', '2026-01-12 07:16:41.444208', '2026-01-12 07:16:33.178925', NULL, '2026-01-12 07:16:41.444208', 'skipped', false, NULL, NULL, '2a70f22f-1754-45a0-88a7-7440b5e14736', NULL, NULL, 0, '2026-01-12 07:16:41.444208', NULL, 'instagram_api', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'replaced', 'now', NULL, '2026-01-12 07:16:33.178925+00', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'cafe', DEFAULT, 300900637, 52),
('f641ba4a-1cdc-454a-8a77-e43a32dd431c', '2888cbb9-6f8a-417a-9e52-db9099a10806', 'd3268a88-d69c-4c49-b4d8-5106da65acec', '2026-01-12 07:16:23.08885', '2026-01-12 07:16:41.598253', '2026-01-12 07:16:33.08885', NULL, '2026-01-12 07:16:41.598253', 'rejected', false, NULL, NULL, '2a70f22f-1754-45a0-88a7-7440b5e14736', NULL, NULL, 0, '2026-01-12 07:16:41.598253', NULL, 'instagram_api', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'rejected', 'now', NULL, '2026-01-12 07:16:33.08885+00', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, 300900637, 49),
('f1887a28-d959-4fe7-a5e3-c499b213014b', 'f4c100ad-b52c-4250-9332-3de4c1985dd9', '938eda93-8499-4d25-aae8-b2f6140ed5de', '2026-01-10 15:52:42.900846', '2026-01-11 16:56:05.685459', '2026-01-10 16:52:05', NULL, '2026-01-11 16:56:05.685459', 'skipped', false, NULL, NULL, NULL, NULL, NULL, 0, '2026-01-11 16:56:05.685459', NULL, 'instagram_api', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'expired', 'slot', '2026-01-10 16:52:05+00', '2026-01-10 16:52:05+00', NULL, NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, 715749218, 25),
('eb06cfea-6dc9-4aad-a0e4-d3d90ab58e11', '503d5e30-5ffe-4fbd-b35f-37cccb3bfb0c', 'c46ba525-5111-4b83-96b0-92838a9fec8f', '2026-01-12 07:16:24.170217', '2026-01-12 07:16:26.20113', '2026-01-12 07:16:34.170217', NULL, '2026-01-12 07:16:26.20113', 'skipped', false, NULL, NULL, '2a70f22f-1754-45a0-88a7-7440b5e14736', NULL, NULL, 0, '2026-01-12 07:16:26.20113', NULL, 'instagram_api', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'skipped', 'now', NULL, '2026-01-12 07:16:34.170217+00', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'harbour', DEFAULT, 300900637, 55),
('749a514c-360b-4ecf-a090-ff4ee96e8b5a', 'eb50c38f-ffde-453d-9e64-a4d6a5256fed', 'f8177809-31c1-4aa9-b4f3-4951acc78a78', '2026-01-12 07:16:42.609426', '2026-01-12 07:16:42.893587', '2026-01-12 07:16:52.609426', NULL, '2026-01-12 07:16:42.893587', 'skipped', false, NULL, NULL, 'ccf7a628-26d3-4978-b04d-1422b92b3489', NULL, NULL, 1, '2026-01-12 07:16:42.893587', NULL, 'instagram_api', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'released', 'now', NULL, '2026-01-12 07:16:52.609426+00', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '17885543563421092', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'uncategorized', DEFAULT, 819757836, 29),
('668fb84f-a37c-405c-b342-87eb4aea039d', '1860aa4e-6aea-4b3d-8487-bc5d0c73b8b5', '1d664181-0355-4c9b-a77d-c52600277d60', '2026-01-11 14:44:54.64995', '2026-01-11 16:13:39.582248', '2026-01-11 15:42:32', NULL, '2026-01-11 16:13:39.582248', 'skipped', false, NULL, NULL, NULL, NULL, 'Google Drive must be connected again', 0, '2026-01-11 16:13:39.582248', NULL, 'instagram_api', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'released', 'slot', '2026-01-11 15:42:32+00', '2026-01-11 15:42:32+00', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', NULL, NULL, 'harbour', DEFAULT, NULL, NULL);
INSERT INTO public.posting_queue VALUES
('f92bb359-772e-43eb-9bc9-3a9a876c8535', '2a39ce6b-499d-414a-a759-231b1dc929e6', '2026-01-12 08:01:05', 'processing', NULL, NULL, 10, 660180030, 0, 3, NULL, NULL, '2026-01-12 07:01:05.785289', '0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'awaiting_review', '2026-01-12 07:01:05.981616+00', 'slot', '2026-01-12 08:01:05+00', '2026-01-12 08:01:05+00', '2026-01-12 10:01:05+00', NULL, 2, 0, 'review', '52f32ddf-1bfd-434d-8b42-c20f7edf8821', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, '2026-01-12 10:01:05+00', false, NULL, NULL),
('53791155-349f-44a3-aa33-4edeb487c417', 'df29e97a-20bc-4410-90f8-971baba9153c', '2026-01-11 16:45:35', 'processing', NULL, NULL, 28, 715749218, 0, 3, NULL, NULL, '2026-01-11 15:49:35.761394', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'awaiting_hand', '2026-01-11 16:49:35.152861+00', 'slot', '2026-01-11 16:45:35+00', '2026-01-11 16:45:35+00', '2026-01-12 16:45:35+00', NULL, 2, 0, 'handoff', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, '2026-01-12 16:45:35+00', false, NULL, NULL),
('311972ab-d3d2-4c8a-bc2a-f0b59ea4aded', '1860aa4e-6aea-4b3d-8487-bc5d0c73b8b5', '2026-01-12 08:05:23', 'processing', NULL, NULL, NULL, NULL, 0, 3, NULL, 'Google Drive must be connected again', '2026-01-12 07:05:23.784791', '1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'reserving', '2026-01-12 07:05:23.784791+00', 'slot', '2026-01-12 08:05:23+00', '2026-01-12 08:05:23+00', '2026-01-12 07:18:13.176491+00', NULL, 6, 6, 'automatic', 'a5c331e2-8eab-438b-9884-7d1c5f42779f', NULL, NULL, NULL, NULL, 0, 0, NULL, 'Google Drive must be connected again', DEFAULT, NULL, false, NULL, NULL),
('b2ef85cf-5b71-4a4a-828c-fe28e563a7c0', '1cb18e2a-7c3f-43c7-837e-f5e39eb0c2e0', '2026-01-12 08:05:48', 'processing', NULL, NULL, NULL, NULL, 0, 3, NULL, NULL, '2026-01-12 07:05:48.381843', '70776eb9-dad7-4983-b1ab-b088aa0f954d', 'reserved', '2026-01-12 07:05:48.529938+00', 'slot', '2026-01-12 08:05:48+00', '2026-01-12 08:05:48+00', '2026-01-12 08:04:48+00', NULL, 1, 0, 'automatic', '3d9fa64a-61c8-469e-8388-ae8b60c8f058', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, NULL, NULL, 0, 0, NULL, 'Instagram must be connected again', DEFAULT, NULL, false, NULL, NULL),
('7a4b1193-d535-4598-ad8d-17b7961ec2cf', '497afabe-1c88-4314-b34a-4ff11d671e08', '2026-01-12 08:13:23', 'processing', NULL, NULL, 46, 300900637, 0, 3, NULL, NULL, '2026-01-12 07:13:23.750708', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'approved', '2026-01-12 07:13:23.959856+00', 'slot', '2026-01-12 08:13:23+00', '2026-01-12 08:13:23+00', '2026-01-12 08:12:23+00', NULL, 3, 0, 'review', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, '2026-01-12 10:13:23+00', false, '2a70f22f-1754-45a0-88a7-7440b5e14736', '2026-01-12 07:13:23.959856+00'),
('1db8652d-4c14-404e-a6be-a24ba40bacc0', NULL, '2026-01-12 07:16:51.539105', 'processing', NULL, NULL, NULL, NULL, 0, 3, NULL, 'an earlier story is still on its way', '2026-01-12 07:16:41.539105', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'reserving', '2026-01-12 07:16:41.539105+00', 'now', NULL, '2026-01-12 07:16:51.539105+00', '2026-01-12 07:17:41.54168+00', NULL, 1, 1, 'review', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, NULL, false, NULL, NULL),
('92bc67ba-6419-404b-b215-cc986bd69699', '99c6c780-1249-4125-a4b3-a2809781443c', '2026-01-12 07:16:53.249621', 'processing', NULL, NULL, 31, 819757836, 1, 3, NULL, NULL, '2026-01-12 07:16:43.249621', '2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'container_made', '2026-01-12 07:16:43.398232+00', 'now', NULL, '2026-01-12 07:16:53.249621+00', '2026-01-12 07:16:45.398232+00', NULL, 2, 0, 'automatic', '67dc2f9e-6f12-4b5a-b116-9c290a043b78', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', '17881465060018207', '2026-01-12 07:16:43.398232+00', NULL, 0, 0, NULL, NULL, DEFAULT, NULL, false, 'ccf7a628-26d3-4978-b04d-1422b92b3489', '2026-01-12 07:16:43.249621+00'),
('2c99bc88-60fc-467e-80d1-cdb0dbce09ab', NULL, '2026-01-12 07:16:51.312994', 'processing', NULL, NULL, NULL, NULL, 0, 3, NULL, 'an earlier story is still on its way', '2026-01-12 07:16:41.312994', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'reserving', '2026-01-12 07:16:41.312994+00', 'now', NULL, '2026-01-12 07:16:51.312994+00', '2026-01-12 07:17:41.33194+00', NULL, 1, 1, 'review', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, NULL, false, NULL, NULL),
('a9293f8c-7c57-4f0e-8faa-c5d7a99c8bcb', 'f4c100ad-b52c-4250-9332-3de4c1985dd9', '2026-01-12 07:16:51.650894', 'processing', NULL, NULL, NULL, NULL, 0, 3, NULL, NULL, '2026-01-12 07:16:41.650894', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'reserved', '2026-01-12 07:16:41.70872+00', 'now', NULL, '2026-01-12 07:16:51.650894+00', '2026-01-12 07:16:51.650894+00', NULL, 1, 0, 'handoff', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, NULL, false, NULL, NULL),
('18af43bf-4de3-4b6a-8a5a-782a03678cfc', NULL, '2026-01-12 07:16:33.178925', 'processing', NULL, NULL, NULL, NULL, 0, 3, NULL, 'an earlier story is still on its way', '2026-01-12 07:16:41.444208', '04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'reserving', '2026-01-12 07:16:41.444208+00', 'timed', NULL, '2026-01-12 07:16:33.178925+00', '2026-01-12 07:17:41.469551+00', NULL, 1, 1, 'review', '773931c2-cab0-4503-a6b2-5ed9ef66ba48', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, NULL, false, NULL, NULL),
('6f038e87-9d0d-4951-9e41-8d539a17e61e', '3b8727ab-2edf-4369-8128-32bf252439f2', '2026-01-11 12:52:19', 'processing', NULL, NULL, 27, 715749218, 0, 3, NULL, NULL, '2026-01-11 11:54:33.406289', 'a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'awaiting_hand', '2026-01-11 12:56:19.979278+00', 'slot', '2026-01-11 12:52:19+00', '2026-01-11 12:52:19+00', '2026-01-12 12:52:19+00', NULL, 2, 0, 'handoff', NULL, '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, NULL, NULL, 0, 0, NULL, NULL, DEFAULT, '2026-01-12 12:52:19+00', false, NULL, NULL);
INSERT INTO public.posting_slots VALUES
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-10 08:00:39+00', '2026-01-10', 0, 'ccead070-ccd5-40db-9f98-94721f1dfd30', 'published', '2026-01-10 08:00:39.431375+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-10 08:08:55+00', '2026-01-10', 0, '4d3d0b0a-991c-41cb-95a0-83941ae40b1a', 'off', '2026-01-10 08:07:29.209038+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-10 08:09:57+00', '2026-01-10', 0, '69429bbc-e05d-42c1-b1ae-a7fdcabec382', 'published', '2026-01-10 08:09:58.007696+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '2026-01-10 08:12:20+00', '2026-01-10', 0, '162d05bb-800c-4f8b-a907-a733086074bd', 'off', '2026-01-10 08:12:20.997134+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-10 08:05:47+00', '2026-01-10', 0, '3977ebf1-0599-4d40-9abe-1b8b622f8f54', 'expired', '2026-01-10 10:05:47.830815+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-10 11:44:37+00', '2026-01-10', 1, '3f309d9b-0376-4d52-b49c-7743f63f45ed', 'failed', '2026-01-10 11:43:37.873568+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-10 11:49:59+00', '2026-01-10', 1, 'bbcb5469-61bd-41bd-83d1-64fc759ec46c', 'failed', '2026-01-10 11:48:59.968906+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-10 11:56:09+00', '2026-01-10', 1, '93e32b24-f4c7-46cf-8ffa-c0934955ac27', 'missed', '2026-01-10 12:26:59.948463+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '2026-01-10 11:59:15+00', '2026-01-10', 1, '8f875b64-11d6-4632-83ce-645fb540f1ac', 'missed', '2026-01-10 12:36:00.950285+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-10 11:40:34+00', '2026-01-10', 1, '9ef5f983-1eb3-4ae3-b9ca-4aa556fad7ff', 'expired', '2026-01-10 13:44:34.791196+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-10 15:45:26+00', '2026-01-10', 2, 'f8e0e1d2-d8d9-48c1-b2c3-11b3dac883bd', 'missed', '2026-01-10 16:15:31.89684+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', '2026-01-10 15:45:35+00', '2026-01-10', 2, '9bd771d7-8b37-4f8d-a021-432f01f49b56', 'missed', '2026-01-10 16:23:32.895311+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-10 16:01:47+00', '2026-01-10', 2, '76a532aa-78b6-4bb8-afdb-da3da575169c', 'missed', '2026-01-10 16:32:33.89672+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-10 15:55:07+00', '2026-01-10', 2, 'f0cf5341-6d36-4e6a-a278-5a89757c7989', 'missed', '2026-01-10 16:32:33.8967+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-10 16:09:27+00', '2026-01-10', 2, 'f4df9e44-1ae1-4d21-93b6-504db3e81c91', 'expired', '2026-01-10 18:13:27.588654+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-11 08:00:14+00', '2026-01-11', 0, 'b0c51268-9529-4e17-abc2-4548166bef28', 'published', '2026-01-11 08:00:14.996029+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-11 08:09:27+00', '2026-01-11', 0, '697595ee-042b-47ff-bb5a-691b5329ff4b', 'published', '2026-01-11 08:09:27.958836+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-11 09:10:05+00', '2026-01-11', 0, 'f89d4fb1-27ba-4f6d-91f2-a0c66313bc64', 'dry', '2026-01-11 08:10:05.807882+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-11 08:00:56+00', '2026-01-11', 0, '30f03007-d7e4-42f5-a92f-2f4ae50ed99d', 'missed', '2026-01-11 08:32:12.250287+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-10 09:06:29+00', '2026-01-10', 0, 'fe9c19bb-e14f-4da3-93c6-a878e1d7cf1c', 'expired', '2026-01-11 09:10:29.592873+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-11 08:17:41+00', '2026-01-11', 0, 'c95cf2ef-03d3-4b3e-a4de-ac586549e727', 'expired', '2026-01-11 10:21:41.405052+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-11 11:46:00+00', '2026-01-11', 1, 'e62e72bf-06ab-4310-b67b-17ee4692a9f9', 'published', '2026-01-11 11:49:35.787069+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-11 12:52:19+00', '2026-01-11', 1, '6f038e87-9d0d-4951-9e41-8d539a17e61e', NULL, NULL, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-11 11:58:49+00', '2026-01-11', 1, '4d704823-877d-4d0f-94ab-b5e5043d426a', 'missed', '2026-01-11 12:30:54.141444+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-11 12:04:46+00', '2026-01-11', 1, 'fa542310-ea77-4d62-9b26-cc31f74d5015', 'missed', '2026-01-11 12:39:55.139316+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-10 12:53:22+00', '2026-01-10', 1, '4fcc9bd8-92c9-485d-b22e-e2007bccbc4d', 'expired', '2026-01-11 12:56:19.961775+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-11 12:18:29+00', '2026-01-11', 1, '00c75bef-6e1a-43fd-90ba-aafb2c8875ed', 'expired', '2026-01-11 14:22:29.548125+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-11 15:57:52+00', '2026-01-11', 2, '2a298bba-aacd-4de2-bc9c-1b97e04e9cce', 'dry', '2026-01-11 14:58:42.209317+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-11 16:45:35+00', '2026-01-11', 2, '53791155-349f-44a3-aa33-4edeb487c417', NULL, NULL, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-11 15:40:54+00', '2026-01-11', 2, 'af961d19-c2cc-47a5-b57b-567828e2ba9a', 'missed', '2026-01-11 16:13:39.582277+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-11 15:42:32+00', '2026-01-11', 2, '1d664181-0355-4c9b-a77d-c52600277d60', 'missed', '2026-01-11 16:13:39.582248+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-10 16:52:05+00', '2026-01-10', 2, '938eda93-8499-4d25-aae8-b2f6140ed5de', 'expired', '2026-01-11 16:56:05.685459+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-11 15:49:04+00', '2026-01-11', 2, 'ef041ad6-7b76-482b-8b4f-3fe008f47afb', 'expired', '2026-01-11 17:53:04.185633+00', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '2026-01-12 08:01:05+00', '2026-01-12', 0, 'f92bb359-772e-43eb-9bc9-3a9a876c8535', NULL, NULL, DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-12 08:05:23+00', '2026-01-12', 0, '311972ab-d3d2-4c8a-bc2a-f0b59ea4aded', NULL, NULL, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-12 08:05:39+00', '2026-01-12', 0, '8bef9307-a238-4327-a6ff-e448b14d8853', 'dry', '2026-01-12 07:05:39.725354+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-12 08:05:48+00', '2026-01-12', 0, 'b2ef85cf-5b71-4a4a-828c-fe28e563a7c0', NULL, NULL, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-12 08:13:23+00', '2026-01-12', 0, '7a4b1193-d535-4598-ad8d-17b7961ec2cf', NULL, NULL, DEFAULT);
INSERT INTO public.telegram_pictures VALUES
('f615603d-7c85-4a9e-83c0-f6e89322b317', 827887689, 14, '21208fd3-3aff-4d04-892e-4a337b658a91', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:00:03.119033+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 566966018, 10, 'bcc27441-7403-44c3-ac2d-38e69e115c92', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'cb25906f-3be6-4e0a-bd91-8a79fc4e11b0', '2026-01-10 07:00:10.324533+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 27, '2888cbb9-6f8a-417a-9e52-db9099a10806', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:38.278686+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 300900637, 29, '4195a96e-19e6-47f8-9c33-097eb5f0c664', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:39.279582+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 9, 'bde14c37-4458-4e83-ba37-08a621057e7b', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:47.365828+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 12, '3893d414-05da-438b-b4e4-365cab50bbc3', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:49.355448+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 14, 'da58369b-a5cb-4fc3-a27d-231fdcb083c8', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:50.353417+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 16, '942c4038-3ffe-45ef-969e-508d00f9a1d2', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:51.369295+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 8, 'f4c100ad-b52c-4250-9332-3de4c1985dd9', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:52.573553+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 11, 'df29e97a-20bc-4410-90f8-971baba9153c', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:54.568974+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 13, '3b8727ab-2edf-4369-8128-32bf252439f2', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:55.561587+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 15, '689c55af-f135-44ff-89e2-de6ae953e5c4', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-10 07:05:56.60479+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 17, '79da5c4d-5eef-4bd1-a5c7-a920faf8504a', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'dd7cb84a-7717-4026-9b4b-f03d6ff3259a', '2026-01-10 07:05:57.565516+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 715749218, 32, '425cd330-5268-40d7-b222-954f0e7548a6', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-12 07:16:41.826328+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 27, '9cb1392f-abf2-44fc-ad36-9c5d849d8872', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', NULL, '2026-01-12 07:16:42.456928+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 29, 'eb50c38f-ffde-453d-9e64-a4d6a5256fed', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', 'f8177809-31c1-4aa9-b4f3-4951acc78a78', '2026-01-12 07:16:42.558667+00', DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 819757836, 31, '99c6c780-1249-4125-a4b3-a2809781443c', '\x68a38f2e22f4d8fc229971da3a06a11e7aeaa6595ac0072d71880c681a36aa41', '92bc67ba-6419-404b-b215-cc986bd69699', '2026-01-12 07:16:43.18127+00', DEFAULT);
INSERT INTO public.tenant_schedule VALUES
('0a2c325d-a7c2-49e1-9986-59574d6d40bc', NULL, NULL, NULL, NULL, DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', '2026-01-12 11:14:31+00', '2026-01-12 12:14:31+00', '2026-01-12', 1, DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', '2026-01-12 10:56:51+00', '2026-01-12 11:56:51+00', '2026-01-12', 1, DEFAULT),
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', '2026-01-12 10:48:19+00', '2026-01-12 11:48:19+00', '2026-01-12', 1, DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', '2026-01-12 11:19:18+00', '2026-01-12 12:19:18+00', '2026-01-12', 1, DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', '2026-01-12 11:18:49+00', '2026-01-12 12:18:49+00', '2026-01-12', 1, DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', NULL, NULL, NULL, NULL, DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', '2026-01-12 08:06:50+00', '2026-01-12 09:06:50+00', '2026-01-12', 0, DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', NULL, NULL, NULL, NULL, DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', NULL, NULL, NULL, NULL, DEFAULT),
('f07b777b-d987-4a32-895b-4ba9e8fb8828', NULL, NULL, NULL, NULL, DEFAULT),
('4f697387-a6a8-4a36-95a3-efb386d6a70d', NULL, NULL, NULL, NULL, DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', '2026-01-12 07:16:59+00', '2026-01-12 08:16:59+00', '2026-01-12', 0, DEFAULT);
INSERT INTO public.users VALUES
('e20fa7bf-e529-4ae4-9f93-439e4ebb1e68', 566966018, 'pia_18', 'Pia', NULL, NULL, 'member', true, 0, '2026-01-10 07:00:07.294592', '2026-01-10 07:00:10.345', '2026-01-10 07:00:07.294592', '2026-01-10 07:00:07.294592'),
('6b61fd91-d940-4914-81fe-96cbfa79c385', 660180030, 'mia_30', 'Mia', NULL, NULL, 'member', true, 0, '2026-01-11 20:41:59.784345', '2026-01-11 20:42:04.41471', '2026-01-11 20:41:59.784345', '2026-01-11 20:41:59.784345'),
('ecb52789-bdae-495f-8e14-6b130c3e1ef0', 249103424, 'oda_424', 'Oda', NULL, NULL, 'member', true, 0, '2026-01-11 20:42:04.925771', '2026-01-11 20:42:06.551864', '2026-01-11 20:42:04.925771', '2026-01-11 20:42:04.925771'),
('beb349c6-26f4-4562-b4bd-42fcfa7db734', 715749218, 'hal_218', 'Hal', NULL, NULL, 'member', true, 0, '2026-01-10 07:05:51.535266', '2026-01-12 07:16:41.76221', '2026-01-10 07:05:51.535266', '2026-01-10 07:05:51.535266'),
('2a70f22f-1754-45a0-88a7-7440b5e14736', 300900637, 'ada_637', 'Ada', NULL, NULL, 'member', true, 0, '2026-01-10 07:00:06.80193', '2026-01-12 07:16:41.956347', '2026-01-10 07:00:06.80193', '2026-01-10 07:00:06.80193'),
('cb601482-4142-40a0-8129-017fb8b41b32', 810221978, 'eli_978', 'Eli', NULL, NULL, 'member', true, 0, '2026-01-10 07:00:05.705126', '2026-01-10 07:00:05.898156', '2026-01-10 07:00:05.705126', '2026-01-10 07:00:05.705126'),
('044f7b5b-c39a-4e4c-a114-abfa90184f55', 867627936, 'cleo_936', 'Cleo', NULL, NULL, 'member', true, 0, '2026-01-10 07:00:07.051455', '2026-01-10 09:08:34.319016', '2026-01-10 07:00:07.051455', '2026-01-10 07:00:07.051455'),
('607a2483-2c19-4cdd-99a5-cb6717e211fb', 698619400, 'ray_400', 'Ray', NULL, NULL, 'member', true, 0, '2026-01-10 07:00:21.410163', '2026-01-11 08:41:56.142819', '2026-01-10 07:00:21.410163', '2026-01-10 07:00:21.410163'),
('ccf7a628-26d3-4978-b04d-1422b92b3489', 819757836, 'lou_836', 'Lou', NULL, NULL, 'member', true, 0, '2026-01-10 07:05:45.337368', '2026-01-12 07:16:43.585862', '2026-01-10 07:05:45.337368', '2026-01-10 07:05:45.337368'),
('2b7dd915-b7ca-495e-a48b-6723e05f5aa5', 827887689, 'dora_689', 'Dora', NULL, NULL, 'member', true, 0, '2026-01-10 07:00:00.087125', '2026-01-11 20:41:58.088455', '2026-01-10 07:00:00.087125', '2026-01-10 07:00:00.087125'),
('40773a49-fccd-41a8-a3d8-e67e7ad46f58', 530222977, 'ida_977', 'Ida', NULL, NULL, 'member', true, 0, '2026-01-11 20:41:56.478908', '2026-01-11 20:41:58.183141', '2026-01-11 20:41:56.478908', '2026-01-11 20:41:56.478908'),
('1e0107be-71ca-4695-adc4-1bf29a0be200', 442553184, 'ned_184', 'Ned', NULL, NULL, 'member', true, 0, '2026-01-11 20:41:59.699136', '2026-01-11 20:41:59.738072', '2026-01-11 20:41:59.699136', '2026-01-11 20:41:59.699136');
INSERT INTO public.wizards VALUES
('2bc54c9c-148b-407e-a6a7-b0b5fde22160', 'live', 25, '{"mode": "automatic", "note": null, "page": 0, "path": [], "turn": 9, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', 'ccf7a628-26d3-4978-b04d-1422b92b3489', '2026-01-11 20:41:59.624603+00', DEFAULT),
('1882daa7-2c26-405a-be06-d1337c22fe91', 'live', 4, '{"mode": "automatic", "note": null, "page": 0, "path": [], "turn": 10, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', 'e20fa7bf-e529-4ae4-9f93-439e4ebb1e68', '2026-01-10 07:00:07.518541+00', DEFAULT),
('f07b777b-d987-4a32-895b-4ba9e8fb8828', 'welcome', 3, '{"mode": null, "note": null, "page": 0, "path": [], "turn": 1, "zone": null, "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '1e0107be-71ca-4695-adc4-1bf29a0be200', '2026-01-11 20:41:59.741625+00', DEFAULT),
('a8f2b8fa-5e8e-40f5-910c-4f19dd16bb59', 'live', 2, '{"mode": "handoff", "note": null, "page": 0, "path": [], "turn": 7, "zone": null, "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', 'beb349c6-26f4-4562-b4bd-42fcfa7db734', '2026-01-10 07:05:51.835382+00', DEFAULT),
('1bd3194c-336b-4e4e-af56-bc3ae679e17f', 'live', 16, '{"mode": "automatic", "note": null, "page": 0, "path": [], "turn": 11, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '044f7b5b-c39a-4e4c-a114-abfa90184f55', '2026-01-10 08:07:31.223544+00', DEFAULT),
('0a2c325d-a7c2-49e1-9986-59574d6d40bc', 'summary', 6, '{"mode": "review", "note": null, "page": 0, "path": [], "turn": 10, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', 'cb601482-4142-40a0-8129-017fb8b41b32', '2026-01-10 07:00:05.899141+00', DEFAULT),
('4678a4fa-ed50-4562-b6fb-de6e48e2ce18', 'live', NULL, '{"mode": "review", "note": null, "page": 0, "path": [], "turn": 10, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', 'ecb52789-bdae-495f-8e14-6b130c3e1ef0', '2026-01-11 20:42:06.14397+00', DEFAULT),
('f615603d-7c85-4a9e-83c0-f6e89322b317', 'schedule', 21, '{"mode": null, "note": null, "page": 0, "path": [{"id": "1xkX6ZkdCmYwIL6yWB2FtEMtK_uczr74q", "name": "Stories"}], "turn": 32, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '2b7dd915-b7ca-495e-a48b-6723e05f5aa5', '2026-01-11 20:41:58.089764+00', DEFAULT),
('04a3fb0d-4e06-414a-b328-19c7cf1b9ceb', 'live', 38, '{"mode": "review", "note": null, "page": 0, "path": [], "turn": 18, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '2a70f22f-1754-45a0-88a7-7440b5e14736', '2026-01-10 07:05:45.31749+00', DEFAULT),
('70776eb9-dad7-4983-b1ab-b088aa0f954d', 'live', 4, '{"mode": "automatic", "note": null, "page": 0, "path": [], "turn": 10, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '607a2483-2c19-4cdd-99a5-cb6717e211fb', '2026-01-10 07:00:30.988276+00', DEFAULT),
('0f54fb96-cefb-4665-bf8a-7ec3cdc2a99c', 'live', NULL, '{"mode": "review", "note": null, "page": 0, "path": [], "turn": 10, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '6b61fd91-d940-4914-81fe-96cbfa79c385', '2026-01-11 20:42:00.275458+00', DEFAULT),
('913b5b6d-0ec0-4e92-9118-7af824a16b35', 'live', 9, '{"mode": "review", "note": null, "page": 0, "path": [], "turn": 11, "zone": "Europe/Berlin", "first": null, "opens": 9, "panel": null, "closes": 21, "per_day": 3, "picking": false, "posts_on_silence": false}', '40773a49-fccd-41a8-a3d8-e67e7ad46f58', '2026-01-11 20:41:58.186699+00', DEFAULT);
SELECT pg_catalog.setval('public.audit_id_seq', 129, true);
SELECT pg_catalog.setval('public.outbox_seq_seq', 349, true);
ALTER TABLE ONLY public._sqlx_migrations
ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.api_tokens
ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_tokens
ADD CONSTRAINT api_tokens_tenant_account_key UNIQUE (tenant, service_name, token_type, instagram_account_id);
ALTER TABLE ONLY public.api_tokens
ADD CONSTRAINT api_tokens_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.audit
ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blob_chunk
ADD CONSTRAINT blob_chunk_pkey PRIMARY KEY (tenant, sha256, n);
ALTER TABLE ONLY public.blob
ADD CONSTRAINT blob_pkey PRIMARY KEY (tenant, sha256);
ALTER TABLE ONLY public.callback_tokens
ADD CONSTRAINT callback_tokens_token_key UNIQUE (token);
ALTER TABLE ONLY public.category_post_case_mix
ADD CONSTRAINT category_mix_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.category_post_case_mix
ADD CONSTRAINT category_post_case_mix_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_settings
ADD CONSTRAINT chat_settings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_settings
ADD CONSTRAINT chat_settings_telegram_chat_id_key UNIQUE (telegram_chat_id);
ALTER TABLE ONLY public.chat_settings
ADD CONSTRAINT chat_settings_tenant_key UNIQUE (tenant);
ALTER TABLE ONLY public.chores
ADD CONSTRAINT chores_pkey PRIMARY KEY (tenant, kind, key);
ALTER TABLE ONLY public.connect_links
ADD CONSTRAINT connect_links_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.connect_links
ADD CONSTRAINT connect_links_state_key UNIQUE (state_hash);
ALTER TABLE ONLY public.connect_links
ADD CONSTRAINT connect_links_token_key UNIQUE (token_hash);
ALTER TABLE ONLY public.instagram_accounts
ADD CONSTRAINT instagram_accounts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.instagram_accounts
ADD CONSTRAINT instagram_accounts_tenant_account_key UNIQUE (tenant, instagram_account_id);
ALTER TABLE ONLY public.instagram_accounts
ADD CONSTRAINT instagram_accounts_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.instagram_publishing
ADD CONSTRAINT instagram_publishing_pkey PRIMARY KEY (ig_user_id);
ALTER TABLE ONLY public.invites
ADD CONSTRAINT invites_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.legacy_engine
ADD CONSTRAINT legacy_engine_pkey PRIMARY KEY (only_one);
ALTER TABLE ONLY public.media_fetches
ADD CONSTRAINT media_fetches_pkey PRIMARY KEY (tenant, post_id);
ALTER TABLE ONLY public.media_items
ADD CONSTRAINT media_items_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_items
ADD CONSTRAINT media_items_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.media_items
ADD CONSTRAINT media_items_tenant_path_key UNIQUE (tenant, file_path);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT media_posting_locks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT media_posting_locks_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT media_posting_locks_tenant_item_until_key UNIQUE (tenant, media_item_id, locked_until);
ALTER TABLE ONLY public.media_sources
ADD CONSTRAINT media_sources_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_sources
ADD CONSTRAINT media_sources_tenant_folder_key UNIQUE (tenant, kind, folder_id);
ALTER TABLE ONLY public.media_sources
ADD CONSTRAINT media_sources_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.members
ADD CONSTRAINT members_pkey PRIMARY KEY (tenant, user_id);
ALTER TABLE ONLY public.outbox
ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox
ADD CONSTRAINT outbox_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.poller
ADD CONSTRAINT poller_pkey PRIMARY KEY (bot_id);
ALTER TABLE ONLY public.posting_history
ADD CONSTRAINT posting_history_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.posting_history
ADD CONSTRAINT posting_history_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_tenant_id_key UNIQUE (tenant, id);
ALTER TABLE ONLY public.posting_slots
ADD CONSTRAINT posting_slots_pkey PRIMARY KEY (tenant, slot_at);
ALTER TABLE ONLY public.rate_limits
ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.schema_version
ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.service_runs
ADD CONSTRAINT service_runs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.telegram_pictures
ADD CONSTRAINT telegram_pictures_pkey PRIMARY KEY (tenant, telegram_chat_id, telegram_message_id);
ALTER TABLE ONLY public.telegram_updates
ADD CONSTRAINT telegram_updates_pkey PRIMARY KEY (update_id);
ALTER TABLE ONLY public.tenant_schedule
ADD CONSTRAINT tenant_schedule_pkey PRIMARY KEY (tenant);
ALTER TABLE ONLY public.test_clock
ADD CONSTRAINT test_clock_pkey PRIMARY KEY (only_one);
ALTER TABLE ONLY public.user_interactions
ADD CONSTRAINT user_interactions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users
ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users
ADD CONSTRAINT users_telegram_user_id_key UNIQUE (telegram_user_id);
ALTER TABLE ONLY public.wizards
ADD CONSTRAINT wizards_pkey PRIMARY KEY (tenant);
CREATE UNIQUE INDEX api_tokens_legacy_key ON public.api_tokens USING btree (service_name, token_type) WHERE (chat_settings_id IS NULL);
CREATE UNIQUE INDEX api_tokens_tenant_no_account_key ON public.api_tokens USING btree (tenant, service_name, token_type) WHERE (instagram_account_id IS NULL);
CREATE INDEX audit_tenant ON public.audit USING btree (tenant, at DESC);
CREATE INDEX callback_tokens_age ON public.callback_tokens USING btree (tenant, created_at);
CREATE INDEX category_mix_current ON public.category_post_case_mix USING btree (tenant, category) WHERE is_current;
CREATE INDEX chores_due ON public.chores USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX idx_api_tokens_expires ON public.api_tokens USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX idx_api_tokens_instagram_account ON public.api_tokens USING btree (instagram_account_id) WHERE (instagram_account_id IS NOT NULL);
CREATE INDEX idx_api_tokens_service ON public.api_tokens USING btree (service_name);
CREATE INDEX idx_category_mix_category ON public.category_post_case_mix USING btree (category);
CREATE INDEX idx_category_mix_effective_dates ON public.category_post_case_mix USING btree (effective_from, effective_to);
CREATE INDEX idx_category_mix_is_current ON public.category_post_case_mix USING btree (is_current);
CREATE INDEX idx_chat_settings_active_account ON public.chat_settings USING btree (active_instagram_account_id) WHERE (active_instagram_account_id IS NOT NULL);
CREATE INDEX idx_chat_settings_telegram_id ON public.chat_settings USING btree (telegram_chat_id);
CREATE INDEX idx_instagram_accounts_active ON public.instagram_accounts USING btree (is_active) WHERE (is_active = true);
CREATE INDEX idx_media_items_category ON public.media_items USING btree (category);
CREATE INDEX idx_media_items_file_hash ON public.media_items USING btree (file_hash);
CREATE INDEX idx_media_items_file_path ON public.media_items USING btree (file_path);
CREATE INDEX idx_media_items_is_active ON public.media_items USING btree (is_active);
CREATE INDEX idx_media_items_requires_interaction ON public.media_items USING btree (requires_interaction);
CREATE INDEX idx_media_items_source_type_identifier ON public.media_items USING btree (source_type, source_identifier);
CREATE INDEX idx_media_items_tags ON public.media_items USING gin (tags);
CREATE INDEX idx_media_posting_locks_locked_until ON public.media_posting_locks USING btree (locked_until);
CREATE INDEX idx_media_posting_locks_media_item ON public.media_posting_locks USING btree (media_item_id);
CREATE INDEX idx_posting_history_media_item ON public.posting_history USING btree (media_item_id);
CREATE INDEX idx_posting_history_method_posted ON public.posting_history USING btree (posting_method, posted_at) WHERE ((posting_method)::text = 'instagram_api'::text);
CREATE INDEX idx_posting_history_posted_at ON public.posting_history USING btree (posted_at);
CREATE INDEX idx_posting_history_scheduled_for ON public.posting_history USING btree (scheduled_for);
CREATE INDEX idx_posting_queue_media_item ON public.posting_queue USING btree (media_item_id);
CREATE INDEX idx_posting_queue_scheduled_for ON public.posting_queue USING btree (scheduled_for);
CREATE INDEX idx_posting_queue_status ON public.posting_queue USING btree (status);
CREATE INDEX idx_service_runs_service_name ON public.service_runs USING btree (service_name);
CREATE INDEX idx_service_runs_started_at ON public.service_runs USING btree (started_at);
CREATE INDEX idx_service_runs_status ON public.service_runs USING btree (status);
CREATE INDEX idx_user_interactions_bot_response ON public.user_interactions USING btree (created_at DESC) WHERE ((interaction_type)::text = 'bot_response'::text);
CREATE INDEX idx_user_interactions_context ON public.user_interactions USING gin (context);
CREATE INDEX idx_user_interactions_created_at ON public.user_interactions USING btree (created_at);
CREATE INDEX idx_user_interactions_name ON public.user_interactions USING btree (interaction_name);
CREATE INDEX idx_user_interactions_type ON public.user_interactions USING btree (interaction_type);
CREATE INDEX idx_user_interactions_user_id ON public.user_interactions USING btree (user_id);
CREATE INDEX idx_users_telegram_id ON public.users USING btree (telegram_user_id);
CREATE INDEX media_content ON public.media_items USING btree (tenant, content_sha256) WHERE (content_sha256 IS NOT NULL);
CREATE UNIQUE INDEX media_items_tenant_instagram_media_key ON public.media_items USING btree (tenant, instagram_media_id) WHERE (instagram_media_id IS NOT NULL);
CREATE INDEX media_look_group ON public.media_items USING btree (tenant, look_group) WHERE (look_group IS NOT NULL);
CREATE INDEX media_pick ON public.media_items USING btree (tenant, category_key, last_posted_at NULLS FIRST, times_posted, id) WHERE (is_active AND (blocked_until IS NULL));
CREATE INDEX media_source ON public.media_items USING btree (tenant, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX media_unblock ON public.media_items USING btree (tenant, blocked_until) WHERE ((blocked_until IS NOT NULL) AND (blocked_until <> 'infinity'::timestamp with time zone));
CREATE INDEX members_user ON public.members USING btree (user_id);
CREATE UNIQUE INDEX one_legacy_tenant ON public.chat_settings USING btree (is_legacy) WHERE is_legacy;
CREATE UNIQUE INDEX one_open_link ON public.connect_links USING btree (tenant, user_id, provider) WHERE (used_at IS NULL);
CREATE UNIQUE INDEX one_outcome_per_post ON public.posting_history USING btree (tenant, queue_item_id) WHERE (outcome IS NOT NULL);
CREATE UNIQUE INDEX one_post_in_flight_per_item ON public.posting_queue USING btree (tenant, media_item_id) WHERE ((state IS NOT NULL) AND (media_item_id IS NOT NULL));
CREATE UNIQUE INDEX one_post_in_flight_per_slot ON public.posting_queue USING btree (tenant, slot_at) WHERE ((state IS NOT NULL) AND (slot_at IS NOT NULL));
CREATE INDEX outbox_chat ON public.outbox USING btree (telegram_chat_id, seq) WHERE (due_at IS NOT NULL);
CREATE INDEX outbox_due ON public.outbox USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX outbox_one_edit_waits ON public.outbox USING btree (tenant, telegram_chat_id, edits_message_id) WHERE ((edits_message_id IS NOT NULL) AND (state = 'waiting'::text));
CREATE INDEX outbox_settled ON public.outbox USING btree (tenant, settled_at) WHERE (due_at IS NULL);
CREATE INDEX posting_history_recent ON public.posting_history USING btree (tenant, posted_at DESC);
CREATE INDEX posting_queue_due ON public.posting_queue USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX posting_queue_publish ON public.posting_queue USING btree (tenant, publish_at) WHERE (state IS NOT NULL);
CREATE INDEX posting_slots_date ON public.posting_slots USING btree (tenant, local_date);
CREATE INDEX telegram_updates_chat ON public.telegram_updates USING btree (telegram_chat_id, update_id) WHERE (due_at IS NOT NULL);
CREATE INDEX telegram_updates_done ON public.telegram_updates USING btree (received_at) WHERE (due_at IS NULL);
CREATE INDEX telegram_updates_due ON public.telegram_updates USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX tenant_schedule_due ON public.tenant_schedule USING btree (next_due_at) WHERE (next_due_at IS NOT NULL);
CREATE TRIGGER one_engine_posts BEFORE INSERT OR DELETE OR UPDATE ON public.posting_queue FOR EACH ROW WHEN (((COALESCE(current_setting('storyline.tenant'::text, true), ''::text) = ''::text) AND (CURRENT_USER <> 'storyline_across'::name))) EXECUTE FUNCTION public.refuse_second_engine();
ALTER TABLE ONLY public.chat_settings
ADD CONSTRAINT active_account_of_this_tenant FOREIGN KEY (account_tenant, active_instagram_account_id) REFERENCES public.instagram_accounts(tenant, id);
ALTER TABLE ONLY public.api_tokens
ADD CONSTRAINT api_tokens_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.api_tokens
ADD CONSTRAINT api_tokens_instagram_account_id_fkey FOREIGN KEY (instagram_account_id) REFERENCES public.instagram_accounts(id);
ALTER TABLE ONLY public.audit
ADD CONSTRAINT audit_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.audit
ADD CONSTRAINT audit_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.blob
ADD CONSTRAINT blob_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.blob_chunk
ADD CONSTRAINT blob_chunk_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.blob_chunk
ADD CONSTRAINT blob_chunk_tenant_sha256_fkey FOREIGN KEY (tenant, sha256) REFERENCES public.blob(tenant, sha256) ON DELETE CASCADE;
ALTER TABLE ONLY public.callback_tokens
ADD CONSTRAINT callback_tokens_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.category_post_case_mix
ADD CONSTRAINT category_post_case_mix_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.category_post_case_mix
ADD CONSTRAINT category_post_case_mix_created_by_user_id_fkey FOREIGN KEY (created_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.chat_settings
ADD CONSTRAINT chat_settings_active_instagram_account_id_fkey FOREIGN KEY (active_instagram_account_id) REFERENCES public.instagram_accounts(id);
ALTER TABLE ONLY public.chat_settings
ADD CONSTRAINT chat_settings_paused_by_user_id_fkey FOREIGN KEY (paused_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.chores
ADD CONSTRAINT chores_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.connect_links
ADD CONSTRAINT connect_links_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.connect_links
ADD CONSTRAINT connect_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.instagram_accounts
ADD CONSTRAINT instagram_accounts_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.invites
ADD CONSTRAINT invites_used_by_user_id_fkey FOREIGN KEY (used_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT lock_on_media_of_this_tenant FOREIGN KEY (tenant, media_item_id) REFERENCES public.media_items(tenant, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.media_fetches
ADD CONSTRAINT media_fetches_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.media_items
ADD CONSTRAINT media_items_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.media_items
ADD CONSTRAINT media_items_indexed_by_user_id_fkey FOREIGN KEY (indexed_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.media_items
ADD CONSTRAINT media_items_source_of_this_tenant FOREIGN KEY (tenant, source_id) REFERENCES public.media_sources(tenant, id);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT media_posting_locks_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT media_posting_locks_created_by_user_id_fkey FOREIGN KEY (created_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.media_posting_locks
ADD CONSTRAINT media_posting_locks_media_item_id_fkey FOREIGN KEY (media_item_id) REFERENCES public.media_items(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.media_sources
ADD CONSTRAINT media_sources_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.members
ADD CONSTRAINT members_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.members
ADD CONSTRAINT members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.outbox
ADD CONSTRAINT outbox_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.posting_history
ADD CONSTRAINT posting_history_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.posting_history
ADD CONSTRAINT posting_history_media_item_id_fkey FOREIGN KEY (media_item_id) REFERENCES public.media_items(id);
ALTER TABLE ONLY public.posting_history
ADD CONSTRAINT posting_history_media_of_this_tenant FOREIGN KEY (tenant, media_item_id) REFERENCES public.media_items(tenant, id);
ALTER TABLE ONLY public.posting_history
ADD CONSTRAINT posting_history_posted_by_user_id_fkey FOREIGN KEY (posted_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_account_of_this_tenant FOREIGN KEY (tenant, account_id) REFERENCES public.instagram_accounts(tenant, id);
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_decided_by_user_id_fkey FOREIGN KEY (decided_by_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_media_item_id_fkey FOREIGN KEY (media_item_id) REFERENCES public.media_items(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.posting_queue
ADD CONSTRAINT posting_queue_media_of_this_tenant FOREIGN KEY (tenant, media_item_id) REFERENCES public.media_items(tenant, id);
ALTER TABLE ONLY public.posting_slots
ADD CONSTRAINT posting_slots_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.service_runs
ADD CONSTRAINT service_runs_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.telegram_pictures
ADD CONSTRAINT telegram_pictures_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.telegram_pictures
ADD CONSTRAINT telegram_pictures_tenant_media_item_id_fkey FOREIGN KEY (tenant, media_item_id) REFERENCES public.media_items(tenant, id);
ALTER TABLE ONLY public.tenant_schedule
ADD CONSTRAINT tenant_schedule_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.api_tokens
ADD CONSTRAINT token_of_account_of_this_tenant FOREIGN KEY (tenant, instagram_account_id) REFERENCES public.instagram_accounts(tenant, id);
ALTER TABLE ONLY public.user_interactions
ADD CONSTRAINT user_interactions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.wizards
ADD CONSTRAINT wizards_chat_settings_id_fkey FOREIGN KEY (chat_settings_id) REFERENCES public.chat_settings(id);
ALTER TABLE ONLY public.wizards
ADD CONSTRAINT wizards_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
CREATE POLICY across_tenants ON public.chat_settings TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.chores TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.instagram_publishing TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.legacy_engine TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.outbox TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.poller TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.posting_queue TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.posting_slots TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.rate_limits TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.telegram_updates TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.tenant_schedule TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.test_clock TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
CREATE POLICY across_tenants ON public.users TO storyline_across USING ((CURRENT_USER = 'storyline_across'::name)) WITH CHECK ((CURRENT_USER = 'storyline_across'::name));
ALTER TABLE public.api_tokens ENABLE ROW LEVEL SECURITY;
CREATE POLICY append_this_tenant ON public.posting_history FOR INSERT TO storyline_app WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY at_the_door ON public.audit TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.callback_tokens TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.chat_settings TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.connect_links TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.instagram_publishing TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.invites TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.legacy_engine TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.members TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.poller TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.rate_limits TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.telegram_updates TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.tenant_schedule TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.test_clock TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
CREATE POLICY at_the_door ON public.users TO storyline_door USING ((CURRENT_USER = 'storyline_door'::name)) WITH CHECK ((CURRENT_USER = 'storyline_door'::name));
ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.blob_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.callback_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.category_post_case_mix ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.chat_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.chores ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.connect_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.instagram_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.instagram_publishing ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.invites ENABLE ROW LEVEL SECURITY;
CREATE POLICY learn_story_id ON public.posting_history FOR UPDATE TO storyline_app USING (((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid) AND (instagram_story_id IS NULL))) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
ALTER TABLE public.legacy_engine ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.media_fetches ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.media_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.media_posting_locks ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.media_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.members ENABLE ROW LEVEL SECURITY;
CREATE POLICY members_of_this_tenant ON public.users FOR SELECT TO storyline_app USING ((EXISTS ( SELECT 1
FROM public.members
WHERE (members.user_id = users.id))));
CREATE POLICY of_this_tenant ON public.api_tokens TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.audit TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.blob TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.blob_chunk TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.callback_tokens TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.category_post_case_mix TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.chat_settings TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.chores TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.connect_links TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.instagram_accounts TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.media_fetches TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.media_items TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.media_posting_locks TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.media_sources TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.members TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.outbox TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.posting_queue TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.posting_slots TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.telegram_pictures TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.tenant_schedule TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
CREATE POLICY of_this_tenant ON public.wizards TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)) WITH CHECK ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
ALTER TABLE public.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.poller ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.posting_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.posting_queue ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.posting_slots ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.rate_limits ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_this_tenant ON public.posting_history FOR SELECT TO storyline_app USING ((tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid));
ALTER TABLE public.telegram_pictures ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.telegram_updates ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tenant_schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.test_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wizards ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON FUNCTION public.erase_history() FROM PUBLIC;
GRANT ALL ON FUNCTION public.erase_history() TO storyline_app;
REVOKE ALL ON FUNCTION public.forget_old_audit(older_than timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_old_audit(older_than timestamp with time zone) TO storyline_app;
REVOKE ALL ON FUNCTION public.give_way_or_begin(of_tenant uuid, becomes text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.give_way_or_begin(of_tenant uuid, becomes text) TO storyline_door;
GRANT SELECT(version) ON TABLE public._sqlx_migrations TO storyline_door;
GRANT SELECT(success) ON TABLE public._sqlx_migrations TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_tokens TO storyline_app;
GRANT SELECT,INSERT ON TABLE public.audit TO storyline_app;
GRANT INSERT(chat_settings_id) ON TABLE public.audit TO storyline_door;
GRANT INSERT(at) ON TABLE public.audit TO storyline_door;
GRANT INSERT(actor_user_id) ON TABLE public.audit TO storyline_door;
GRANT INSERT(action) ON TABLE public.audit TO storyline_door;
GRANT INSERT(after) ON TABLE public.audit TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.blob TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.blob_chunk TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.callback_tokens TO storyline_app;
GRANT SELECT(chat_settings_id) ON TABLE public.callback_tokens TO storyline_door;
GRANT SELECT(token) ON TABLE public.callback_tokens TO storyline_door;
GRANT SELECT(tenant) ON TABLE public.callback_tokens TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.category_post_case_mix TO storyline_app;
GRANT SELECT,UPDATE ON TABLE public.chat_settings TO storyline_app;
GRANT SELECT(id) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(id),INSERT(id) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(telegram_chat_id),INSERT(telegram_chat_id),UPDATE(telegram_chat_id) ON TABLE public.chat_settings TO storyline_door;
GRANT INSERT(chat_name) ON TABLE public.chat_settings TO storyline_door;
GRANT INSERT(dry_run_mode) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(is_paused) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(posts_per_day) ON TABLE public.chat_settings TO storyline_across;
GRANT INSERT(posts_per_day) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(posting_hours_start) ON TABLE public.chat_settings TO storyline_across;
GRANT INSERT(posting_hours_start) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(posting_hours_end) ON TABLE public.chat_settings TO storyline_across;
GRANT INSERT(posting_hours_end) ON TABLE public.chat_settings TO storyline_door;
GRANT INSERT(created_at) ON TABLE public.chat_settings TO storyline_door;
GRANT INSERT(updated_at) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(is_legacy) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(is_legacy) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(lifecycle) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(lifecycle),INSERT(lifecycle) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(delivery_mode) ON TABLE public.chat_settings TO storyline_across;
GRANT INSERT(delivery_mode) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(schedule_kind) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(posting_times) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(posting_days) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(days_off) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(variation) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(posting_timezone) ON TABLE public.chat_settings TO storyline_across;
GRANT INSERT(posting_timezone) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT(lateness_budget_minutes) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(tenant) ON TABLE public.chat_settings TO storyline_across;
GRANT SELECT(tenant) ON TABLE public.chat_settings TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.chores TO storyline_app;
GRANT SELECT(chat_settings_id) ON TABLE public.chores TO storyline_across;
GRANT SELECT(kind) ON TABLE public.chores TO storyline_across;
GRANT SELECT(key) ON TABLE public.chores TO storyline_across;
GRANT SELECT(due_at) ON TABLE public.chores TO storyline_across;
GRANT SELECT(leased_until),UPDATE(leased_until) ON TABLE public.chores TO storyline_across;
GRANT SELECT(fence),UPDATE(fence) ON TABLE public.chores TO storyline_across;
GRANT SELECT(tenant) ON TABLE public.chores TO storyline_across;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.connect_links TO storyline_app;
GRANT SELECT(id) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(chat_settings_id) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(provider) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(token_hash) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(state_hash) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(expires_at) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(used_at) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT(tenant) ON TABLE public.connect_links TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.instagram_accounts TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.instagram_publishing TO storyline_across;
GRANT SELECT ON TABLE public.invites TO storyline_door;
GRANT INSERT(token_hash) ON TABLE public.invites TO storyline_door;
GRANT INSERT(created_at) ON TABLE public.invites TO storyline_door;
GRANT INSERT(expires_at) ON TABLE public.invites TO storyline_door;
GRANT UPDATE(used_at) ON TABLE public.invites TO storyline_door;
GRANT UPDATE(used_by_user_id) ON TABLE public.invites TO storyline_door;
GRANT SELECT ON TABLE public.legacy_engine TO storyline_across;
GRANT SELECT ON TABLE public.legacy_engine TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.media_fetches TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.media_items TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.media_posting_locks TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.media_sources TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.members TO storyline_app;
GRANT INSERT(chat_settings_id) ON TABLE public.members TO storyline_door;
GRANT SELECT(user_id),INSERT(user_id) ON TABLE public.members TO storyline_door;
GRANT SELECT(role),INSERT(role) ON TABLE public.members TO storyline_door;
GRANT SELECT(is_active) ON TABLE public.members TO storyline_door;
GRANT INSERT(joined_at) ON TABLE public.members TO storyline_door;
GRANT SELECT(tenant) ON TABLE public.members TO storyline_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outbox TO storyline_app;
GRANT SELECT(id) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(seq) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(chat_settings_id) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(telegram_chat_id) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(state) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(due_at) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(leased_until),UPDATE(leased_until) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(fence),UPDATE(fence) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(tenant) ON TABLE public.outbox TO storyline_across;
GRANT SELECT(edits_message_id) ON TABLE public.outbox TO storyline_across;
GRANT SELECT,INSERT,UPDATE ON TABLE public.poller TO storyline_door;
GRANT SELECT,INSERT ON TABLE public.posting_history TO storyline_app;
GRANT UPDATE(instagram_story_id) ON TABLE public.posting_history TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.posting_queue TO storyline_app;
GRANT SELECT(id),INSERT(id) ON TABLE public.posting_queue TO storyline_across;
GRANT INSERT(scheduled_for) ON TABLE public.posting_queue TO storyline_across;
GRANT INSERT(status) ON TABLE public.posting_queue TO storyline_across;
GRANT INSERT(created_at) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(chat_settings_id),INSERT(chat_settings_id) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(state),INSERT(state) ON TABLE public.posting_queue TO storyline_across;
GRANT INSERT(state_entered_at) ON TABLE public.posting_queue TO storyline_across;
GRANT INSERT(origin) ON TABLE public.posting_queue TO storyline_across;
GRANT INSERT(slot_at) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(publish_at),INSERT(publish_at) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(due_at),INSERT(due_at) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(leased_until),UPDATE(leased_until) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(fence),UPDATE(fence) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT(tenant) ON TABLE public.posting_queue TO storyline_across;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.posting_slots TO storyline_app;
GRANT INSERT(chat_settings_id) ON TABLE public.posting_slots TO storyline_across;
GRANT SELECT(slot_at),INSERT(slot_at) ON TABLE public.posting_slots TO storyline_across;
GRANT SELECT(local_date),INSERT(local_date) ON TABLE public.posting_slots TO storyline_across;
GRANT INSERT(slot_index) ON TABLE public.posting_slots TO storyline_across;
GRANT SELECT(post_id),INSERT(post_id) ON TABLE public.posting_slots TO storyline_across;
GRANT SELECT(outcome),INSERT(outcome) ON TABLE public.posting_slots TO storyline_across;
GRANT INSERT(outcome_at) ON TABLE public.posting_slots TO storyline_across;
GRANT SELECT(tenant) ON TABLE public.posting_slots TO storyline_across;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rate_limits TO storyline_across;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.telegram_pictures TO storyline_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.telegram_updates TO storyline_door;
GRANT DELETE ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(update_id) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(telegram_chat_id) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(received_at) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(due_at) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(leased_until),UPDATE(leased_until) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(fence),UPDATE(fence) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT(attempts) ON TABLE public.telegram_updates TO storyline_across;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenant_schedule TO storyline_app;
GRANT SELECT ON TABLE public.tenant_schedule TO storyline_across;
GRANT INSERT(chat_settings_id) ON TABLE public.tenant_schedule TO storyline_door;
GRANT UPDATE(next_due_at) ON TABLE public.tenant_schedule TO storyline_across;
GRANT UPDATE(slot_at) ON TABLE public.tenant_schedule TO storyline_across;
GRANT UPDATE(slot_local_date) ON TABLE public.tenant_schedule TO storyline_across;
GRANT UPDATE(slot_index) ON TABLE public.tenant_schedule TO storyline_across;
GRANT SELECT ON TABLE public.test_clock TO storyline_across;
GRANT SELECT ON TABLE public.test_clock TO storyline_door;
GRANT SELECT,INSERT,UPDATE ON TABLE public.users TO storyline_door;
GRANT SELECT(id) ON TABLE public.users TO storyline_app;
GRANT SELECT(telegram_user_id) ON TABLE public.users TO storyline_app;
GRANT SELECT(telegram_username) ON TABLE public.users TO storyline_app;
GRANT SELECT(telegram_first_name) ON TABLE public.users TO storyline_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wizards TO storyline_app;
