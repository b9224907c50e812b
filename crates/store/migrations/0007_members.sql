-- Who may come in, who is still there, where a tenant moved from, and how it is erased.

-- Whether a member is still in the group is asked again before they act from elsewhere.
ALTER TABLE members ADD COLUMN checked_at timestamptz;

-- A tenant that moved to another chat can go back for a while.
ALTER TABLE chat_settings
    ADD COLUMN moved_from_chat_id bigint,
    ADD COLUMN moved_at timestamptz;

-- An invitation lets one person make one chat a tenant. Only its hash is stored.
CREATE TABLE invites (
    token_hash bytea PRIMARY KEY CONSTRAINT invites_hash_length CHECK (octet_length(token_hash) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    used_by_user_id uuid REFERENCES users (id)
);
ALTER TABLE invites ENABLE ROW LEVEL SECURITY;
CREATE POLICY at_the_door ON invites TO storyline_door
    USING (current_user = 'storyline_door') WITH CHECK (current_user = 'storyline_door');
GRANT SELECT, INSERT (token_hash, created_at, expires_at), UPDATE (used_at, used_by_user_id)
    ON invites TO storyline_door;

-- A tenant is made, and people come in, at the door: that is written down in the same transaction.
CREATE POLICY at_the_door ON audit TO storyline_door
    USING (current_user = 'storyline_door') WITH CHECK (current_user = 'storyline_door');
GRANT INSERT (chat_settings_id, at, actor_user_id, action, after) ON audit TO storyline_door;

-- The door finds tenants; it does not make them live. All that it may do to where one stands: one that was never set up
-- gives way, and one that was deleted begins anew.
REVOKE UPDATE (lifecycle) ON chat_settings FROM storyline_door;
CREATE FUNCTION give_way_or_begin(of_tenant uuid, becomes text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH changed AS (
        UPDATE chat_settings SET lifecycle = becomes
         WHERE tenant = of_tenant AND NOT is_legacy
           AND (lifecycle, becomes) IN (('onboarding', 'deleted'), ('deleted', 'onboarding')) RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM changed)
$$;
REVOKE EXECUTE ON FUNCTION give_way_or_begin(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION give_way_or_begin(uuid, text) TO storyline_door;

-- History and audit are written once. They go only with their tenant, once it is marked as deleted.
CREATE FUNCTION erase_history() RETURNS TABLE (from_table text, gone bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
REVOKE EXECUTE ON FUNCTION erase_history() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_history() TO storyline_app;
