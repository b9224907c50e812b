-- A press that waits to be handled.
INSERT INTO telegram_updates (update_id, telegram_chat_id, sender, button, body, received_at, due_at)
SELECT 990012, 4711, min(telegram_user_id), (SELECT min(token) FROM callback_tokens), '{}', now(), now() FROM users;
