-- A person whose app speaks German, and a post of theirs that waits because Drive is silent.
UPDATE users SET language_code = 'de' WHERE telegram_user_id = (SELECT min(telegram_user_id) FROM users);
UPDATE chat_settings SET language_code = 'de' WHERE id = 'b3000000-0000-4000-8000-000000000001';
UPDATE posting_queue SET cause = 'drive_silent' WHERE state = 'reserving';
