-- What the older application says to its database, a statement each. It names its columns, holds UTC without a zone,
-- knows no tenant, and names no target of a conflict. `read` only looks; `library` changes what it owns beside the
-- queue; `queue` is how it posts.

-- read: its settings
SELECT id, telegram_chat_id, chat_name, dry_run_mode, enable_instagram_api, is_paused, posts_per_day,
       posting_hours_start, posting_hours_end, active_instagram_account_id, show_verbose_notifications,
       media_sync_enabled
  FROM chat_settings WHERE telegram_chat_id = -1001000000901

-- read: the picture to post next in a category
SELECT m.id, m.file_path, m.file_name, m.source_type, m.source_identifier
  FROM media_items AS m
 WHERE m.is_active AND m.category = 'art'
   AND NOT EXISTS (SELECT 1 FROM posting_queue AS q WHERE q.media_item_id = m.id)
   AND NOT EXISTS (SELECT 1 FROM media_posting_locks AS l WHERE l.media_item_id = m.id
                      AND (l.locked_until IS NULL OR l.locked_until > '2026-02-13 09:00'))
 ORDER BY m.last_posted_at ASC NULLS FIRST, m.times_posted, m.id LIMIT 1

-- read: what is due in the queue
SELECT id, media_item_id, scheduled_for, status, telegram_message_id, retry_count, next_retry_at
  FROM posting_queue WHERE status = 'pending' AND scheduled_for <= '2026-02-13 15:00' ORDER BY scheduled_for

-- read: the whole queue
SELECT id, media_item_id, scheduled_for, status, telegram_message_id, telegram_chat_id, retry_count, max_retries,
       last_error, created_at FROM posting_queue ORDER BY scheduled_for

-- read: the shares in force
SELECT category, ratio FROM category_post_case_mix WHERE is_current = true ORDER BY category

-- read: shares over time
SELECT category, ratio, effective_from, effective_to, is_current FROM category_post_case_mix
 ORDER BY effective_from, category

-- read: the latest history
SELECT media_item_id, queue_item_id, scheduled_for, posted_at, status, success, posting_method, instagram_story_id,
       posted_by_user_id, error_message FROM posting_history ORDER BY posted_at DESC LIMIT 20

-- read: posts by API within a day
SELECT count(*) FROM posting_history WHERE posting_method = 'instagram_api' AND posted_at >= '2026-02-09 09:00'

-- read: locks that hold
SELECT media_item_id, locked_until, lock_reason FROM media_posting_locks
 WHERE locked_until IS NULL OR locked_until > '2026-02-13 09:00' ORDER BY media_item_id, locked_until, id

-- read: the library by category
SELECT category, count(*), sum(times_posted) FROM media_items WHERE is_active = true GROUP BY category ORDER BY category

-- read: a file by its path
SELECT id, file_hash, file_size, is_active FROM media_items WHERE file_path = '/srv/stories/art/lamp.jpg'

-- read: everything of a source
SELECT id, source_identifier, file_hash, file_name, is_active FROM media_items WHERE source_type = 'local' ORDER BY id

-- read: accounts in use
SELECT id, display_name, instagram_account_id, instagram_username FROM instagram_accounts WHERE is_active = true

-- read: the token of an account
SELECT id, token_value, issued_at, expires_at, last_refreshed_at, scopes, token_metadata FROM api_tokens
 WHERE service_name = 'instagram' AND token_type = 'access_token'
   AND instagram_account_id = 'a2000000-0000-4000-8000-000000000001'

-- read: tokens that end soon
SELECT id, service_name, expires_at FROM api_tokens WHERE expires_at IS NOT NULL AND expires_at < '2026-04-01'

-- read: people
SELECT id, telegram_user_id, telegram_username, role, is_active, total_posts FROM users ORDER BY telegram_user_id

-- read: its own schema
SELECT version, description FROM schema_version ORDER BY version

-- read: what it did
SELECT service_name, method_name, status, success FROM service_runs ORDER BY started_at DESC LIMIT 10

-- library: a new file
INSERT INTO media_items (id, file_path, file_name, file_size, file_hash, mime_type, category, times_posted, is_active,
                         created_at, updated_at, source_type, source_identifier)
VALUES ('aa000000-0000-4000-8000-000000000001', '/srv/stories/art/new.jpg', 'new.jpg', 1000, 'abc', 'image/jpeg', 'art',
        0, true, '2026-02-13 09:00', '2026-02-13 09:00', 'local', '/srv/stories/art/new.jpg')

-- library: the same file again is left alone
INSERT INTO media_items (file_path, file_name, file_size, file_hash)
VALUES ('/srv/stories/art/new.jpg', 'new.jpg', 1000, 'abc') ON CONFLICT DO NOTHING

-- library: a file was renamed
UPDATE media_items SET file_name = 'newer.jpg', updated_at = '2026-02-13 09:01'
 WHERE id = 'aa000000-0000-4000-8000-000000000001'

-- library: a file is gone
UPDATE media_items SET is_active = false, updated_at = '2026-02-13 09:01'
 WHERE id = 'a5000000-0000-4000-8000-000000000010'

-- library: a picture was posted
UPDATE media_items SET times_posted = times_posted + 1, last_posted_at = '2026-02-13 09:02'
 WHERE id = 'aa000000-0000-4000-8000-000000000001'

-- library: what became of it
INSERT INTO posting_history (id, media_item_id, queue_item_id, queue_created_at, queue_deleted_at, scheduled_for,
                             posted_at, status, success, posted_by_user_id, retry_count, posting_method)
VALUES ('aa000000-0000-4000-8000-000000000002', 'aa000000-0000-4000-8000-000000000001',
        'aa000000-0000-4000-8000-000000000003', '2026-02-13 08:00', '2026-02-13 09:02', '2026-02-13 09:00',
        '2026-02-13 09:02', 'posted', true, 'a1000000-0000-4000-8000-000000000001', 0, 'telegram_manual')

-- library: a lock for a while
INSERT INTO media_posting_locks (media_item_id, locked_at, locked_until, lock_reason)
VALUES ('aa000000-0000-4000-8000-000000000001', '2026-02-13 09:02', '2026-03-15 09:02', 'recent_post')

-- library: a lock for good
INSERT INTO media_posting_locks (media_item_id, locked_at, locked_until, lock_reason, created_by_user_id)
VALUES ('aa000000-0000-4000-8000-000000000001', '2026-02-13 09:02', NULL, 'permanent_reject',
        'a1000000-0000-4000-8000-000000000002')

-- library: a lock for good, twice
INSERT INTO media_posting_locks (media_item_id, locked_at, locked_until, lock_reason)
VALUES ('aa000000-0000-4000-8000-000000000001', '2026-02-13 09:02', NULL, 'permanent_reject')

-- library: locks that are over
DELETE FROM media_posting_locks WHERE locked_until IS NOT NULL AND locked_until < '2026-02-13 09:00'

-- library: shares end
UPDATE category_post_case_mix SET effective_to = '2026-02-13 09:05', is_current = false WHERE is_current = true

-- library: shares begin
INSERT INTO category_post_case_mix (category, ratio, effective_from, is_current, created_by_user_id)
VALUES ('art', 0.6, '2026-02-13 09:05', true, NULL), ('shop', 0.4, '2026-02-13 09:05', true, NULL)

-- library: a token is refreshed
UPDATE api_tokens SET token_value = 'gAAAAA-refreshed', issued_at = '2026-02-13 09:06', expires_at = '2026-04-14 09:06',
       last_refreshed_at = '2026-02-13 09:06', updated_at = '2026-02-13 09:06'
 WHERE service_name = 'instagram' AND token_type = 'access_token'
   AND instagram_account_id = 'a2000000-0000-4000-8000-000000000001'

-- library: a token of a new kind
INSERT INTO api_tokens (service_name, token_type, token_value, issued_at) VALUES
    ('cloudinary', 'api_key', 'gAAAAA-new', '2026-02-13 09:06') ON CONFLICT DO NOTHING

-- library: a new account
INSERT INTO instagram_accounts (id, display_name, instagram_account_id, instagram_username)
VALUES ('aa000000-0000-4000-8000-000000000004', 'Second', '17841400000000903', 'studio.second')

-- library: another account is used
UPDATE chat_settings SET active_instagram_account_id = 'aa000000-0000-4000-8000-000000000004',
       updated_at = '2026-02-13 09:07' WHERE telegram_chat_id = -1001000000901

-- library: a setting is turned
UPDATE chat_settings SET dry_run_mode = true, posts_per_day = 4, posting_hours_start = 10, posting_hours_end = 22,
       updated_at = '2026-02-13 09:07' WHERE telegram_chat_id = -1001000000901

-- library: another chat asks for its settings, which makes them
INSERT INTO chat_settings (telegram_chat_id, dry_run_mode, enable_instagram_api, is_paused, posts_per_day,
                           posting_hours_start, posting_hours_end)
VALUES (810000001, true, false, false, 3, 14, 2)

-- library: and chooses an account
UPDATE chat_settings SET active_instagram_account_id = 'a2000000-0000-4000-8000-000000000001'
 WHERE telegram_chat_id = 810000001

-- library: a person is met
INSERT INTO users (id, telegram_user_id, telegram_username, telegram_first_name, role, is_active)
VALUES ('aa000000-0000-4000-8000-000000000008', 810000009, 'newcomer', 'Nia', 'member', true)

-- library: a person was here
UPDATE users SET last_seen_at = '2026-02-13 09:08', total_posts = total_posts + 1 WHERE telegram_user_id = 810000001

-- library: a word with the bot
INSERT INTO user_interactions (user_id, interaction_type, interaction_name, context, telegram_chat_id, created_at)
VALUES ('a1000000-0000-4000-8000-000000000001', 'command', '/queue', '{}', -1001000000901, '2026-02-13 09:08')

-- library: a run begins
INSERT INTO service_runs (id, service_name, method_name, triggered_by, started_at, status)
VALUES ('aa000000-0000-4000-8000-000000000005', 'PostingService', 'process_pending_posts', 'scheduler',
        '2026-02-13 09:09', 'running')

-- library: a run ends
UPDATE service_runs SET completed_at = '2026-02-13 09:09:01', duration_ms = 1000, status = 'completed', success = true
 WHERE id = 'aa000000-0000-4000-8000-000000000005'

-- queue: a picture is planned
INSERT INTO posting_queue (id, media_item_id, scheduled_for, status, retry_count, max_retries, created_at)
VALUES ('aa000000-0000-4000-8000-000000000006', 'a5000000-0000-4000-8000-000000000010', '2026-02-13 22:00', 'pending', 0,
        3, '2026-02-13 09:10')

-- queue: the same picture is planned twice
INSERT INTO posting_queue (id, media_item_id, scheduled_for, status, created_at)
VALUES ('aa000000-0000-4000-8000-000000000007', 'a5000000-0000-4000-8000-000000000010', '2026-02-14 14:00', 'pending',
        '2026-02-13 09:10')

-- queue: it is offered in the chat
UPDATE posting_queue SET status = 'processing', telegram_message_id = 5102, telegram_chat_id = -1001000000901
 WHERE id = 'a7000000-0000-4000-8000-000000000002'

-- queue: sending it failed
UPDATE posting_queue SET status = 'retrying', retry_count = retry_count + 1, last_error = 'timed out',
       next_retry_at = '2026-02-13 15:05' WHERE id = 'a7000000-0000-4000-8000-000000000003'

-- queue: it is moved
UPDATE posting_queue SET scheduled_for = '2026-02-13 16:00' WHERE id = 'a7000000-0000-4000-8000-000000000002'

-- queue: it is over
DELETE FROM posting_queue WHERE id = 'a7000000-0000-4000-8000-000000000001'

-- queue: everything that waits is thrown away
DELETE FROM posting_queue WHERE status = 'pending'
