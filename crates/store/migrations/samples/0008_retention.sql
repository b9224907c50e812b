-- Things that are done with: an update long handled, a message long sent.
INSERT INTO telegram_updates (update_id, telegram_chat_id, received_at, handled_at) VALUES
    (710000950, -1001000000950, '2026-01-01T09:00Z', '2026-01-01T09:00Z');
INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, created_at, state, settled_at) VALUES
    ('bc000000-0000-4000-8000-000000000008', 'b3000000-0000-4000-8000-000000000001', -1001000000950, 'help', '{}',
     '2026-01-01T09:00Z', 'sent', '2026-01-01T09:00Z');
