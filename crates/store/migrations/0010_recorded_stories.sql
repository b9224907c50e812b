-- Two tenants may post to one Instagram account: which of its listed stories is known is asked over both. A tenant asks
-- only about an account of its own, and learns no story that Instagram did not list to it.
CREATE INDEX instagram_accounts_of_instagram ON instagram_accounts (instagram_account_id);

CREATE FUNCTION recorded_stories(account text, listed text[], since timestamptz) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT h.instagram_story_id::text
      FROM public.instagram_accounts AS a JOIN public.posting_history AS h ON h.tenant = a.tenant
     WHERE a.instagram_account_id = account AND h.instagram_story_id = ANY (listed)
       AND h.posted_at >= (since AT TIME ZONE 'UTC')
       AND EXISTS (SELECT FROM public.instagram_accounts AS own
                    WHERE own.tenant = nullif(current_setting('storyline.tenant', true), '')::uuid
                      AND own.instagram_account_id = account)
$$;
REVOKE EXECUTE ON FUNCTION recorded_stories(text, text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recorded_stories(text, text[], timestamptz) TO storyline_app;
