-- Three roles, made by `storyline migrate` before this runs. Every query of the program runs under one of them:
--   storyline_app     one tenant's rows, named by the setting `storyline.tenant`; unset matches nothing
--   storyline_across  claims and counts over all tenants; columns that carry no content
--   storyline_door    from a chat, person, link or update to its tenant
-- A login inherits the policies of its roles, so the last two test `current_user`, never `true`.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'chat_settings', 'instagram_accounts', 'media_sources', 'media_items', 'posting_queue',
        'posting_history', 'media_posting_locks', 'category_post_case_mix', 'api_tokens', 'members',
        'tenant_schedule', 'posting_slots', 'blob', 'blob_chunk', 'media_fetches', 'outbox', 'chores',
        'connect_links', 'audit']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        IF t <> 'posting_history' THEN
            EXECUTE format($policy$CREATE POLICY of_this_tenant ON %I TO storyline_app
                USING (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid)
                WITH CHECK (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid)$policy$, t);
        END IF;
    END LOOP;

    FOREACH t IN ARRAY ARRAY['chat_settings', 'posting_queue', 'tenant_schedule', 'posting_slots', 'outbox', 'chores']
    LOOP
        EXECUTE format($policy$CREATE POLICY across_tenants ON %I TO storyline_across
            USING (current_user = 'storyline_across') WITH CHECK (current_user = 'storyline_across')$policy$, t);
    END LOOP;

    FOREACH t IN ARRAY ARRAY['chat_settings', 'members', 'connect_links', 'tenant_schedule']
    LOOP
        EXECUTE format($policy$CREATE POLICY at_the_door ON %I TO storyline_door
            USING (current_user = 'storyline_door') WITH CHECK (current_user = 'storyline_door')$policy$, t);
    END LOOP;

    -- Tables without a tenant: nobody's until the door has opened.
    FOREACH t IN ARRAY ARRAY['users', 'telegram_updates', 'poller', 'instagram_publishing', 'rate_limits',
                             'legacy_engine', 'test_clock']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format($policy$CREATE POLICY across_tenants ON %I TO storyline_across
            USING (current_user = 'storyline_across') WITH CHECK (current_user = 'storyline_across')$policy$, t);
        EXECUTE format($policy$CREATE POLICY at_the_door ON %I TO storyline_door
            USING (current_user = 'storyline_door') WITH CHECK (current_user = 'storyline_door')$policy$, t);
    END LOOP;
END $$;

-- History is written once; only a story's id may be learned later.
CREATE POLICY read_this_tenant ON posting_history FOR SELECT TO storyline_app
    USING (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid);
CREATE POLICY append_this_tenant ON posting_history FOR INSERT TO storyline_app
    WITH CHECK (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid);
CREATE POLICY learn_story_id ON posting_history FOR UPDATE TO storyline_app
    USING (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid AND instagram_story_id IS NULL)
    WITH CHECK (tenant = nullif(current_setting('storyline.tenant', true), '')::uuid);

-- A tenant sees the people who are its members.
CREATE POLICY members_of_this_tenant ON users FOR SELECT TO storyline_app
    USING (EXISTS (SELECT 1 FROM members WHERE members.user_id = users.id));

GRANT SELECT, INSERT, UPDATE, DELETE ON
    instagram_accounts, media_sources, media_items, posting_queue, media_posting_locks,
    category_post_case_mix, api_tokens, members, tenant_schedule, posting_slots, blob, blob_chunk,
    media_fetches, outbox, chores, connect_links TO storyline_app;
GRANT SELECT, UPDATE ON chat_settings TO storyline_app;
GRANT SELECT, INSERT ON posting_history, audit TO storyline_app;
GRANT UPDATE (instagram_story_id) ON posting_history TO storyline_app;
GRANT SELECT (id, telegram_user_id, telegram_first_name, telegram_username) ON users TO storyline_app;

GRANT SELECT (id, tenant, is_legacy, lifecycle, is_paused, posts_per_day, posting_hours_start, posting_hours_end,
              schedule_kind, posting_times, posting_days, days_off, variation, posting_timezone,
              lateness_budget_minutes, delivery_mode) ON chat_settings TO storyline_across;
GRANT SELECT (id, chat_settings_id, tenant, state, publish_at, due_at, leased_until, fence),
      UPDATE (leased_until, fence),
      INSERT (id, chat_settings_id, scheduled_for, status, state, state_entered_at, origin, slot_at, publish_at,
              due_at, created_at)
      ON posting_queue TO storyline_across;
GRANT SELECT, UPDATE (next_due_at, slot_at, slot_local_date, slot_index) ON tenant_schedule TO storyline_across;
GRANT SELECT (tenant, slot_at, local_date, outcome, post_id),
      INSERT (chat_settings_id, slot_at, local_date, slot_index, post_id, outcome, outcome_at)
      ON posting_slots TO storyline_across;
GRANT SELECT (id, seq, chat_settings_id, tenant, telegram_chat_id, state, due_at, leased_until, fence),
      UPDATE (leased_until, fence) ON outbox TO storyline_across;
GRANT SELECT (chat_settings_id, tenant, kind, key, due_at, leased_until, fence),
      UPDATE (leased_until, fence) ON chores TO storyline_across;
GRANT SELECT (update_id, telegram_chat_id, due_at, leased_until, fence, attempts),
      UPDATE (leased_until, fence) ON telegram_updates TO storyline_across;
GRANT SELECT, INSERT, UPDATE, DELETE ON instagram_publishing, rate_limits TO storyline_across;
GRANT SELECT ON test_clock, legacy_engine TO storyline_across;

GRANT SELECT (id, tenant, telegram_chat_id, is_legacy, lifecycle),
      INSERT (id, telegram_chat_id, chat_name, lifecycle, delivery_mode, dry_run_mode, posts_per_day,
              posting_hours_start, posting_hours_end, posting_timezone, created_at, updated_at)
      ON chat_settings TO storyline_door;
GRANT SELECT (tenant, user_id, role, is_active), INSERT (chat_settings_id, user_id, role, joined_at)
      ON members TO storyline_door;
GRANT INSERT (chat_settings_id) ON tenant_schedule TO storyline_door;
GRANT SELECT (id, chat_settings_id, tenant, token_hash, state_hash, provider, expires_at, used_at)
      ON connect_links TO storyline_door;
GRANT SELECT, INSERT, UPDATE ON users, telegram_updates, poller TO storyline_door;
GRANT SELECT ON legacy_engine, test_clock TO storyline_door;
GRANT SELECT (version, success) ON _sqlx_migrations TO storyline_door;
