-- A row of the chat, written as the program writes it: under the role that sees one tenant.
BEGIN;
SET LOCAL ROLE storyline_app;
SET LOCAL storyline.tenant = 'b3000000-0000-4000-8000-000000000001';
INSERT INTO chores (chat_settings_id, kind, key, due_at) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'sweep_shelf', 'shelf', '2026-02-16T09:00Z');
COMMIT;
