-- A small deployment of the older application on 13 February 2026, with what is awkward in such databases: a queue
-- row 'retrying', two locks for good on one picture, one picture under two names, a person who left, a Drive file whose
-- hash is of another kind, a failed film. The tokens open with eAUWHjs95Hb7q2SF2d_x6CsegW6vP8T97BJy63faa8A=,
-- which is a rehearsal's key and no secret.
INSERT INTO users (id, telegram_user_id, telegram_username, telegram_first_name, telegram_last_name, team_name, role,
                   is_active, total_posts, first_seen_at, last_seen_at, created_at, updated_at) VALUES
    ('a1000000-0000-4000-8000-000000000001', 810000001, 'ines_owner', 'Ines', 'Roth', 'Studio', 'admin', true, 3,
     '2026-01-03 18:10', '2026-02-13 08:55', '2026-01-03 18:10', '2026-02-13 08:55'),
    ('a1000000-0000-4000-8000-000000000002', 810000002, 'tom_edits', 'Tom', NULL, 'Studio', 'member', true, 1,
     '2026-01-05 12:00', '2026-02-12 21:40', '2026-01-05 12:00', '2026-02-12 21:40'),
    ('a1000000-0000-4000-8000-000000000003', 810000003, NULL, 'Noor', 'El', NULL, 'member', true, 0,
     '2026-01-20 16:30', '2026-02-01 10:00', '2026-01-20 16:30', '2026-02-01 10:00'),
    ('a1000000-0000-4000-8000-000000000004', 810000004, 'has_left', 'Pavel', NULL, NULL, 'member', false, 0,
     '2026-01-06 09:00', '2026-01-09 09:00', '2026-01-06 09:00', '2026-01-15 09:00');

INSERT INTO instagram_accounts (id, display_name, instagram_account_id, instagram_username, is_active) VALUES
    ('a2000000-0000-4000-8000-000000000001', 'Studio', '17841400000000901', 'studio.main', true),
    ('a2000000-0000-4000-8000-000000000002', 'Shop', '17841400000000902', 'studio.shop', false);

INSERT INTO chat_settings (id, telegram_chat_id, dry_run_mode, enable_instagram_api, is_paused, posts_per_day,
                           posting_hours_start, posting_hours_end, created_at, updated_at,
                           active_instagram_account_id, media_sync_enabled) VALUES
    ('a3000000-0000-4000-8000-000000000001', -1001000000901, false, true, false, 3, 14, 2, '2026-01-25 10:05',
     '2026-02-12 21:00', 'a2000000-0000-4000-8000-000000000001', true);

INSERT INTO api_tokens (id, service_name, token_type, token_value, issued_at, expires_at, scopes, token_metadata,
                        instagram_account_id) VALUES
    ('a4000000-0000-4000-8000-000000000001', 'instagram', 'access_token',
     'gAAAAABpeeUo-XxdKZQb-xsv2rCHSQargnsST5R2mK1WKbTEftvetS1xZHY1YMvDvmoEwrjWh0PtWLviih_cwOqClE'
     'qDDh9VXNlW2ViPKCo6_pefeO-Rf4UryA75l-OLHJ0fNPkQxZD_zj5cWbVepaM9AXD_W_IrsQ==',
     '2026-01-28 10:30', '2026-03-29 10:30', ARRAY['instagram_basic', 'instagram_content_publish', 'pages_show_list'],
     '{"username": "studio.main"}', 'a2000000-0000-4000-8000-000000000001'),
    ('a4000000-0000-4000-8000-000000000002', 'google_drive', 'service_account_json',
     'gAAAAABpjEdouKn3Fdu2T9XFbneDxoIKYafJ_EyWqpJubjkgLN4fkrUvqWwRB-O2bI2BuAu13O98m55-JBweaDpEdq'
     'lcYbjQLSfS56YVkfmSxik4vwZz-nWQ34uRILyvP89Hk2femFPU8peL5-ZtTDLtWBF3uyOsO2BYAfFO0kPvsIsZS5EIiX8=',
     '2026-02-11 09:10', NULL, NULL, '{"root_folder_id": "REHEARSAL_FOLDER"}', NULL);

INSERT INTO media_items (id, file_path, file_name, file_size, file_hash, mime_type, category, title, link_url, tags,
                         times_posted, last_posted_at, is_active, created_at, updated_at, source_type,
                         source_identifier) VALUES
    ('a5000000-0000-4000-8000-000000000001', '/srv/stories/art/lamp.jpg', 'lamp.jpg', 412000,
     encode(sha256('lamp'), 'hex'), 'image/jpeg', 'art', NULL, NULL, ARRAY['light'], 2, '2026-02-10 19:04', true,
     '2026-01-10 15:30', '2026-02-10 19:04', 'local', '/srv/stories/art/lamp.jpg'),
    ('a5000000-0000-4000-8000-000000000002', '/srv/stories/art/stairs.jpg', 'stairs.jpg', 733120,
     encode(sha256('stairs'), 'hex'), 'image/jpeg', 'art', NULL, NULL, NULL, 0, NULL, true,
     '2026-01-10 15:30', '2026-01-10 15:30', 'local', '/srv/stories/art/stairs.jpg'),
    ('a5000000-0000-4000-8000-000000000003', '/srv/stories/art/copy of lamp.jpg', 'copy of lamp.jpg', 412000,
     encode(sha256('lamp'), 'hex'), 'image/jpeg', 'art', NULL, NULL, NULL, 0, NULL, true,
     '2026-01-18 12:00', '2026-01-18 12:00', 'local', '/srv/stories/art/copy of lamp.jpg'),
    ('a5000000-0000-4000-8000-000000000004', '/srv/stories/shop/print.jpg', 'print.jpg', 981000,
     encode(sha256('print'), 'hex'), 'image/jpeg', 'shop', 'A print', 'https://shop.example/print', ARRAY['sale'], 1,
     '2026-02-09 22:41', true, '2026-01-10 15:31', '2026-02-09 22:41', 'local', '/srv/stories/shop/print.jpg'),
    ('a5000000-0000-4000-8000-000000000005', '/srv/stories/shop/film.mp4', 'film.mp4', 18400000,
     encode(sha256('film'), 'hex'), 'video/mp4', 'shop', NULL, NULL, NULL, 0, NULL, true,
     '2026-01-12 09:00', '2026-01-12 09:00', 'local', '/srv/stories/shop/film.mp4'),
    ('a5000000-0000-4000-8000-000000000006', '/srv/stories/loose.jpg', 'loose.jpg', 220400,
     encode(sha256('loose'), 'hex'), 'image/jpeg', NULL, NULL, NULL, NULL, 0, NULL, true,
     '2026-01-12 09:00', '2026-01-12 09:00', 'local', '/srv/stories/loose.jpg'),
    ('a5000000-0000-4000-8000-000000000007', '/srv/stories/art/private.jpg', 'private.jpg', 512300,
     encode(sha256('private'), 'hex'), 'image/jpeg', 'art', NULL, NULL, NULL, 0, NULL, true,
     '2026-01-10 15:30', '2026-01-10 15:30', 'local', '/srv/stories/art/private.jpg'),
    ('a5000000-0000-4000-8000-000000000008', '/srv/stories/art/gone.jpg', 'gone.jpg', 300000,
     encode(sha256('gone'), 'hex'), 'image/jpeg', 'art', NULL, NULL, NULL, 1, '2026-01-20 18:00', false,
     '2026-01-10 15:30', '2026-02-12 09:05', 'local', '/srv/stories/art/gone.jpg'),
    ('a5000000-0000-4000-8000-000000000009', 'google_drive://REHEARSAL1', 'lamp (drive).jpg', 412000, md5('lamp'),
     'image/jpeg', 'words', NULL, NULL, NULL, 0, NULL, true, '2026-02-12 09:06', '2026-02-12 09:06', 'google_drive',
     'REHEARSAL1'),
    ('a5000000-0000-4000-8000-000000000010', '/srv/stories/shop/mug.jpg', 'mug.jpg', 870000,
     encode(sha256('mug'), 'hex'), 'image/jpeg', 'shop', NULL, NULL, NULL, 0, NULL, true,
     '2026-01-10 15:31', '2026-02-11 23:30', 'local', '/srv/stories/shop/mug.jpg'),
    ('a5000000-0000-4000-8000-000000000011', '/srv/stories/words/one_two*three.jpg', 'one_two*three.jpg', 610000,
     encode(sha256('words'), 'hex'), 'image/jpeg', 'words', NULL, NULL, NULL, 0, NULL, true,
     '2026-02-12 09:06', '2026-02-12 09:06', 'local', '/srv/stories/words/one_two*three.jpg');
INSERT INTO media_items (id, file_path, file_name, file_size, file_hash, mime_type, category, source_type,
                         source_identifier, instagram_media_id, backfilled_at) VALUES
    ('a5000000-0000-4000-8000-000000000012', '/srv/stories/instagram_backfill/20250901.jpg', '20250901.jpg', 288000,
     encode(sha256('backfill'), 'hex'), 'image/jpeg', 'instagram_backfill', 'instagram_backfill',
     '17900000000000912', '17900000000000912', '2026-02-12 10:00');

INSERT INTO category_post_case_mix (category, ratio, effective_from, effective_to, is_current, created_at) VALUES
    ('art', 0.7000, '2026-01-10 15:40', '2026-02-12 09:20', false, '2026-01-10 15:40'),
    ('shop', 0.3000, '2026-01-10 15:40', '2026-02-12 09:20', false, '2026-01-10 15:40'),
    ('art', 0.5000, '2026-02-12 09:20', NULL, true, '2026-02-12 09:20'),
    ('shop', 0.3000, '2026-02-12 09:20', NULL, true, '2026-02-12 09:20'),
    ('words', 0.2000, '2026-02-12 09:20', NULL, true, '2026-02-12 09:20');

INSERT INTO posting_queue (id, media_item_id, scheduled_for, status, telegram_message_id, telegram_chat_id, retry_count,
                           last_error, created_at) VALUES
    ('a7000000-0000-4000-8000-000000000001', 'a5000000-0000-4000-8000-000000000002', '2026-02-12 22:10', 'processing',
     5101, -1001000000901, 0, NULL, '2026-02-10 12:00'),
    ('a7000000-0000-4000-8000-000000000002', 'a5000000-0000-4000-8000-000000000010', '2026-02-13 14:20', 'pending',
     NULL, NULL, 0, NULL, '2026-02-12 09:30'),
    ('a7000000-0000-4000-8000-000000000003', 'a5000000-0000-4000-8000-000000000006', '2026-02-13 18:05', 'retrying',
     NULL, NULL, 1, 'timeout while sending', '2026-02-12 09:30');

INSERT INTO posting_history (media_item_id, queue_item_id, queue_created_at, queue_deleted_at, scheduled_for,
                             media_metadata, posted_at, status, success, posted_by_user_id, error_message, retry_count,
                             created_at, instagram_story_id, posting_method) VALUES
    ('a5000000-0000-4000-8000-000000000001', 'a7000000-0000-4000-8000-0000000000a1', '2026-01-10 16:00',
     '2026-01-11 14:31', '2026-01-11 14:12', '{"file_name": "lamp.jpg"}', '2026-01-11 14:31', 'posted', true,
     'a1000000-0000-4000-8000-000000000001', NULL, 0, '2026-01-11 14:31', NULL, 'telegram_manual'),
    ('a5000000-0000-4000-8000-000000000007', 'a7000000-0000-4000-8000-0000000000a2', '2026-01-20 16:00',
     '2026-01-21 15:02', '2026-01-21 14:44', NULL, '2026-01-21 15:02', 'rejected', false,
     'a1000000-0000-4000-8000-000000000002', NULL, 0, '2026-01-21 15:02', NULL, 'telegram_manual'),
    ('a5000000-0000-4000-8000-000000000005', 'a7000000-0000-4000-8000-0000000000a3', '2026-02-05 09:30',
     '2026-02-05 23:31', '2026-02-05 23:05', NULL, '2026-02-05 23:31', 'failed', false, NULL,
     'Media container failed', 3, '2026-02-05 23:31', NULL, 'instagram_api'),
    ('a5000000-0000-4000-8000-000000000004', 'a7000000-0000-4000-8000-0000000000a4', '2026-02-08 16:00',
     '2026-02-09 22:41', '2026-02-09 22:30', NULL, '2026-02-09 22:41', 'posted', true,
     'a1000000-0000-4000-8000-000000000001', NULL, 0, '2026-02-09 22:41', '18000000000000904', 'instagram_api'),
    ('a5000000-0000-4000-8000-000000000001', 'a7000000-0000-4000-8000-0000000000a5', '2026-02-09 16:00',
     '2026-02-10 19:04', '2026-02-10 18:50', NULL, '2026-02-10 19:04', 'posted', true,
     'a1000000-0000-4000-8000-000000000001', NULL, 0, '2026-02-10 19:04', NULL, 'telegram_manual'),
    ('a5000000-0000-4000-8000-000000000011', 'a7000000-0000-4000-8000-0000000000a6', '2026-02-12 09:30',
     '2026-02-12 19:20', '2026-02-12 19:01', NULL, '2026-02-12 19:20', 'skipped', false,
     'a1000000-0000-4000-8000-000000000003', NULL, 0, '2026-02-12 19:20', NULL, 'telegram_manual');

INSERT INTO media_posting_locks (media_item_id, locked_at, locked_until, lock_reason, created_by_user_id) VALUES
    ('a5000000-0000-4000-8000-000000000001', '2026-02-10 19:04', '2026-03-12 19:04', 'recent_post', NULL),
    ('a5000000-0000-4000-8000-000000000004', '2026-02-09 22:41', '2026-03-11 22:41', 'recent_post', NULL),
    ('a5000000-0000-4000-8000-000000000001', '2026-01-11 14:31', '2026-02-10 14:31', 'recent_post', NULL),
    ('a5000000-0000-4000-8000-000000000007', '2026-01-21 15:02', NULL, 'permanent_reject',
     'a1000000-0000-4000-8000-000000000002'),
    ('a5000000-0000-4000-8000-000000000007', '2026-01-21 15:02', NULL, 'permanent_reject',
     'a1000000-0000-4000-8000-000000000002'),
    ('a5000000-0000-4000-8000-000000000006', '2026-02-01 00:00', '2026-12-01 00:00', 'seasonal',
     'a1000000-0000-4000-8000-000000000001');

INSERT INTO user_interactions (user_id, interaction_type, interaction_name, context, telegram_chat_id,
                               telegram_message_id, created_at) VALUES
    ('a1000000-0000-4000-8000-000000000001', 'command', '/status', '{"queue_size": 3}', -1001000000901, 5090,
     '2026-02-12 08:00'),
    (NULL, 'bot_response', 'photo_notification', '{"media_filename": "stairs.jpg"}', -1001000000901, 5101,
     '2026-02-12 22:10');

INSERT INTO service_runs (service_name, method_name, triggered_by, started_at, completed_at, duration_ms, status,
                          success, result_summary, created_at) VALUES
    ('PostingService', 'process_pending_posts', 'scheduler', '2026-02-12 22:10', '2026-02-12 22:10:02', 2010,
     'completed', true, '{"processed": 1}', '2026-02-12 22:10');
