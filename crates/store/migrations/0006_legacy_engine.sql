-- Who posts for the legacy tenant. An adopted database begins with the older application; a fresh one has no row.
INSERT INTO legacy_engine (engine)
SELECT 'old' FROM _sqlx_migrations WHERE version = 1 AND description LIKE '%, adopted';

-- The one chat of an adopted database is the legacy tenant's. Where there are several, whoever takes over says which.
UPDATE chat_settings SET is_legacy = true
 WHERE EXISTS (SELECT 1 FROM legacy_engine) AND (SELECT count(*) FROM chat_settings) = 1;

-- Asked by the older application's login as well, which may own none of our tables.
CREATE FUNCTION storyline_posts_for_legacy() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
    AS $$ SELECT EXISTS (SELECT 1 FROM public.legacy_engine WHERE engine = 'storyline') $$;

CREATE FUNCTION refuse_second_engine() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Whoever names a tenant, or claims across tenants, is Storyline. Cascades run as the owner of the table, so the role
-- alone would not tell.
CREATE TRIGGER one_engine_posts BEFORE INSERT OR UPDATE OR DELETE ON posting_queue
    FOR EACH ROW
    WHEN (coalesce(current_setting('storyline.tenant', true), '') = '' AND current_user <> 'storyline_across')
    EXECUTE FUNCTION refuse_second_engine();
