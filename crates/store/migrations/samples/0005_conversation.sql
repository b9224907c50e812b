-- The chat in conversation: a button, a guided set-up, an edit that waits, a picture that somebody sent.
INSERT INTO callback_tokens (chat_settings_id, token, action, post_id, from_state, created_at) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'opaque', 'approve', 'b7000000-0000-4000-8000-000000000001',
     'awaiting_review', '2026-02-15T09:00Z');
INSERT INTO wizards (chat_settings_id, step, user_id, updated_at) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'summary', 'a1000000-0000-4000-8000-000000000001', '2026-02-14T10:00Z');
INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, created_at, due_at, edits_message_id) VALUES
    ('bc000000-0000-4000-8000-000000000002', 'b3000000-0000-4000-8000-000000000001', -1001000000950, 'offer', '{}',
     '2026-02-15T09:00Z', '2026-02-15T09:00Z', 17);
INSERT INTO telegram_pictures (chat_settings_id, telegram_chat_id, telegram_message_id, media_item_id, rendition_sha256,
                               created_at) VALUES
    ('b3000000-0000-4000-8000-000000000001', -1001000000950, 18, 'b5000000-0000-4000-8000-000000000001',
     sha256('picture'), '2026-02-15T09:00Z');
UPDATE chat_settings SET paused_until = '2026-02-16T06:00Z' WHERE id = 'b3000000-0000-4000-8000-000000000001';
