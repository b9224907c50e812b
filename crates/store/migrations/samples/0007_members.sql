-- Somebody was invited and came, a member was asked after, and a tenant moved to another chat.
INSERT INTO invites (token_hash, created_at, expires_at, used_at, used_by_user_id) VALUES
    (sha256('used'), '2026-02-14T08:00Z', '2026-02-21T08:00Z', '2026-02-14T09:00Z', 'a1000000-0000-4000-8000-000000000001'),
    (sha256('open'), '2026-02-15T08:00Z', '2026-02-22T08:00Z', NULL, NULL);
UPDATE members SET checked_at = '2026-02-15T09:00Z';
UPDATE chat_settings SET moved_from_chat_id = 7000950, moved_at = '2026-02-15T09:00Z'
 WHERE id = 'b3000000-0000-4000-8000-000000000001';
