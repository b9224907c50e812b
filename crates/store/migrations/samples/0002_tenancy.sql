-- A chat with a library of its own, beside what the older application left.
INSERT INTO chat_settings (id, telegram_chat_id, chat_name, lifecycle, delivery_mode, dry_run_mode, posting_timezone) VALUES
    ('b3000000-0000-4000-8000-000000000001', -1001000000950, 'A café', 'active', 'automatic', false, 'Europe/Berlin');
INSERT INTO instagram_accounts (id, chat_settings_id, display_name, instagram_account_id, instagram_username, login_kind,
                                account_type, app_scoped_id) VALUES
    ('b2000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', 'Café', '17841400000000901',
     'studio.main', 'instagram', 'BUSINESS', '990000000000950');
UPDATE chat_settings SET active_instagram_account_id = 'b2000000-0000-4000-8000-000000000001'
 WHERE id = 'b3000000-0000-4000-8000-000000000001';
INSERT INTO api_tokens (chat_settings_id, service_name, token_type, token_value, issued_at, instagram_account_id) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'instagram', 'access_token', 'v1.00000000.AA.AA', '2026-02-14 10:00',
     'b2000000-0000-4000-8000-000000000001');
INSERT INTO media_sources (id, chat_settings_id, kind, folder_id, folder_name, created_at) VALUES
    ('bb000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', 'google_drive', 'FOLDER',
     'Stories', '2026-02-14T10:00Z');
INSERT INTO media_items (id, chat_settings_id, file_path, file_name, file_size, file_hash, category, source_type,
                         source_identifier, source_id, verdict, look_group) VALUES
    -- The same path as an item of the legacy tenant: a path is one tenant's.
    ('b5000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', '/srv/stories/art/lamp.jpg',
     'lamp.jpg', 1000, '', 'art', 'google_drive', 'FILE1', 'bb000000-0000-4000-8000-000000000001', 'ready',
     'b5000000-0000-4000-8000-000000000001');
INSERT INTO media_posting_locks (chat_settings_id, media_item_id, locked_until, lock_reason) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'b5000000-0000-4000-8000-000000000001', '2026-03-20 10:00', 'recent_post');
INSERT INTO category_post_case_mix (chat_settings_id, category, ratio) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'art', 1);
INSERT INTO posting_queue (id, chat_settings_id, media_item_id, scheduled_for, status, state, state_entered_at, origin,
                           slot_at, publish_at, due_at) VALUES
    ('b7000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001',
     'b5000000-0000-4000-8000-000000000001', '2026-02-15 10:00', 'processing', 'reserved', '2026-02-15T09:00Z', 'slot',
     '2026-02-15T10:00Z', '2026-02-15T10:00Z', '2026-02-15T09:59Z');
INSERT INTO posting_history (chat_settings_id, media_item_id, queue_item_id, queue_created_at, queue_deleted_at,
                             scheduled_for, posted_at, status, success, outcome, slot_at, category_key) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'b5000000-0000-4000-8000-000000000001',
     'b7000000-0000-4000-8000-0000000000a1', '2026-02-14 09:00', '2026-02-14 10:00', '2026-02-14 10:00',
     '2026-02-14 10:00', 'posted', true, 'published', '2026-02-14T10:00Z', 'art');
