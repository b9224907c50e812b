-- Who pressed which button, beside the update as Telegram sent it: a claim looks up the person, the tenant and the role
-- in the same statement. Both are null for any other update, and for updates that an older version received.
ALTER TABLE telegram_updates ADD COLUMN sender bigint, ADD COLUMN button text;
