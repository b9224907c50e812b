-- Work that fails is repeated for as long as it is wanted, while everything behind it goes on.

-- `refused_since`: since when Telegram has refused the message; it no longer holds up its chat. `closed_since`: since when
-- Telegram has said that the chat is closed to the bot; only a second answer, a minute later, is believed.
ALTER TABLE outbox ADD COLUMN refused_since timestamptz, ADD COLUMN closed_since timestamptz;
GRANT SELECT (refused_since) ON outbox TO storyline_across;

-- `payload`: what the chore needs beside its key. `failing_since`, `told_at`: since when it has failed without a success, and
-- when a person was told. `wanted_at`: when it must run again because that was asked for during a run.
ALTER TABLE chores ADD COLUMN payload jsonb, ADD COLUMN failing_since timestamptz, ADD COLUMN told_at timestamptz,
    ADD COLUMN wanted_at timestamptz;

-- Updates that were given up: neither due nor handled.
CREATE INDEX telegram_updates_parked ON telegram_updates (update_id) WHERE due_at IS NULL AND handled_at IS NULL;
GRANT SELECT (handled_at) ON telegram_updates TO storyline_across;
