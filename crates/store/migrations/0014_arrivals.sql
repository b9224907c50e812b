-- Updates that arrive, whatever their ids; the webhook as Telegram sees it; tokens by the key that seals them.

-- Telegram chooses a bot's next update id at random after a quiet week, and another Bot API server has ids of its own:
-- an id may stand for another update than before. The digest tells them apart. Null for updates that an older version
-- received.
ALTER TABLE telegram_updates ADD COLUMN digest bytea;

-- What `getWebhookInfo` last said, for every replica: when one replica asked, what is wrong (null: nothing), how many
-- updates waited, and when Telegram last failed to deliver one.
ALTER TABLE poller
    ADD COLUMN webhook_checked_at timestamptz,
    ADD COLUMN webhook_fault text,
    ADD COLUMN webhook_pending bigint NOT NULL DEFAULT 0,
    ADD COLUMN webhook_failed_at timestamptz;

-- The id of the key that seals a token, so that tokens can be counted by key without reading them; `fernet` is the
-- older application's format, which names no key. `unopenable_told_at`: when its people were told to connect again
-- because no key opens it.
ALTER TABLE api_tokens
    ADD COLUMN sealed_with text GENERATED ALWAYS AS
        (CASE WHEN token_value LIKE 'v1.%' THEN split_part(token_value, '.', 2) ELSE 'fernet' END) STORED,
    ADD COLUMN unopenable_told_at timestamptz;
CREATE POLICY across_tenants ON api_tokens TO storyline_across
    USING (current_user = 'storyline_across') WITH CHECK (current_user = 'storyline_across');
GRANT SELECT (tenant, sealed_with) ON api_tokens TO storyline_across;

ALTER TABLE connect_links ADD COLUMN sealed_with text GENERATED ALWAYS AS
    (CASE WHEN pkce_verifier LIKE 'v1.%' THEN split_part(pkce_verifier, '.', 2) END) STORED;
CREATE POLICY across_tenants ON connect_links TO storyline_across
    USING (current_user = 'storyline_across') WITH CHECK (current_user = 'storyline_across');
GRANT SELECT (tenant, sealed_with, used_at, expires_at) ON connect_links TO storyline_across;
