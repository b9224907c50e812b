-- An update whose content is known by its digest, and a webhook that fails.
INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, due_at, digest) VALUES
    (990014, 4711, '{"update_id":990014}', '2026-02-15T09:00Z', '2026-02-15T09:00Z', sha256('update'));
UPDATE poller SET webhook_checked_at = '2026-02-15T09:00Z', webhook_fault = 'Connection refused', webhook_pending = 3,
    webhook_failed_at = '2026-02-15T09:00Z';
UPDATE api_tokens SET unopenable_told_at = '2026-02-15T09:00Z';
