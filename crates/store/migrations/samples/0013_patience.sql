-- A message that Telegram refuses, a picture that is being fetched, and an update that was given up.
UPDATE outbox SET refused_since = now() WHERE id = (SELECT id FROM outbox WHERE due_at IS NOT NULL LIMIT 1);
INSERT INTO chores (chat_settings_id, kind, key, due_at, attempts, payload, failing_since)
SELECT id, 'fetch_picture', '4711/12', now(), 3, '{"file_id": "AgAC", "name": "sky.jpg"}', now() FROM chat_settings LIMIT 1;
INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, attempts, parked_error)
VALUES (990013, 4711, '{}', now(), 40, 'a bug');
