-- What is done with is forgotten after its time. Old updates belong to nobody: what looks across tenants removes them.
GRANT SELECT (received_at), DELETE ON telegram_updates TO storyline_across;
CREATE INDEX telegram_updates_done ON telegram_updates (received_at) WHERE due_at IS NULL;
CREATE INDEX outbox_settled ON outbox (tenant, settled_at) WHERE due_at IS NULL;

-- Nobody may remove lines of the audit, the program included; lines of more than a year it may have removed, its own
-- tenant's alone. The floor is the real clock's, which no trial moves.
CREATE FUNCTION forget_old_audit(older_than timestamptz) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH gone AS (
        DELETE FROM public.audit
         WHERE tenant = nullif(current_setting('storyline.tenant', true), '')::uuid
           AND at < older_than AND at < clock_timestamp() - interval '399 days'
        RETURNING 1)
    SELECT count(*) FROM gone
$$;
REVOKE EXECUTE ON FUNCTION forget_old_audit(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_old_audit(timestamptz) TO storyline_app;
