-- What one tenant's transaction may do beyond its tenant: statements of fixed words, run as the role that may. A
-- transaction never changes its role. `now` comes from the caller, whose clock a trial moves.

-- A function belongs to a role only where that role may create; it may for this migration.
GRANT CREATE ON SCHEMA public TO storyline_across, storyline_door;

-- Takes the publish lock of an Instagram account for one post; a row when it is taken. It stays with a post whose
-- publish is unclear for as long as that may be sent again: a story in between would spoil Instagram's count, the
-- second witness.
CREATE FUNCTION storyline_take_publish_lock(
    account text, for_post uuid, microseconds bigint, now timestamptz, OUT quota_used integer)
    RETURNS SETOF integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO instagram_publishing AS p (ig_user_id, post_id, fence, leased_until)
    VALUES (account, for_post, 1, clock_timestamp() + microseconds * interval '1 microsecond')
    ON CONFLICT (ig_user_id) DO UPDATE
       SET post_id = excluded.post_id, fence = p.fence + 1, leased_until = excluded.leased_until
     WHERE p.post_id = excluded.post_id
        OR ((p.leased_until IS NULL OR p.leased_until < clock_timestamp())
            AND NOT EXISTS (SELECT 1 FROM posting_queue AS q JOIN chat_settings AS c ON c.tenant = q.tenant
                             WHERE q.id = p.post_id AND q.state IN ('publish_sent', 'unknown')
                               AND q.publish_at + c.lateness_budget_minutes * interval '1 minute' >= now))
    RETURNING p.quota_used
$$;

-- Releases it. A publish at `published_at` counts against the budget, unless the budget was read since.
CREATE FUNCTION storyline_release_publish_lock(account text, of_post uuid, published_at timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE instagram_publishing
       SET leased_until = NULL, post_id = NULL,
           quota_used = quota_used + coalesce((quota_read_at <= published_at)::int, 0)
     WHERE ig_user_id = account AND post_id = of_post
$$;

-- Records what Instagram said of an account's budget at `now`; a later reading stands.
CREATE FUNCTION storyline_record_quota(account text, used integer, total integer, now timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO instagram_publishing AS p (ig_user_id, quota_used, quota_total, quota_read_at)
    VALUES (account, used, total, now)
    ON CONFLICT (ig_user_id) DO UPDATE
       SET quota_used = excluded.quota_used, quota_total = excluded.quota_total,
           quota_read_at = excluded.quota_read_at
     WHERE p.quota_read_at IS NULL OR p.quota_read_at <= excluded.quota_read_at
$$;

-- What Instagram last said of an account's budget.
CREATE FUNCTION storyline_quota(account text, OUT used integer, OUT total integer, OUT read_at timestamptz)
    RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT quota_used, quota_total, quota_read_at FROM instagram_publishing
     WHERE ig_user_id = account AND quota_used IS NOT NULL AND quota_total IS NOT NULL AND quota_read_at IS NOT NULL
$$;

-- Marks a claimed update handled; whether the claim still held.
CREATE FUNCTION storyline_mark_handled(claimed_update bigint, claimed_fence bigint, now timestamptz) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH handled AS (
        UPDATE telegram_updates SET handled_at = now, body = NULL, due_at = NULL, leased_until = NULL
         WHERE update_id = claimed_update AND fence = claimed_fence
        RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM handled)
$$;

DO $$
DECLARE
    made record;
BEGIN
    FOR made IN
        SELECT p.oid::regprocedure AS name,
               CASE p.proname WHEN 'storyline_mark_handled' THEN 'storyline_door' ELSE 'storyline_across' END AS owner
          FROM pg_proc AS p
         WHERE p.pronamespace = 'public'::regnamespace
           AND p.proname IN ('storyline_take_publish_lock', 'storyline_release_publish_lock',
                             'storyline_record_quota', 'storyline_quota', 'storyline_mark_handled')
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made.name);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO storyline_app', made.name);
        EXECUTE format('ALTER FUNCTION %s OWNER TO %I', made.name, made.owner);
    END LOOP;
END
$$;

REVOKE CREATE ON SCHEMA public FROM storyline_across, storyline_door;
