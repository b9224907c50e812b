"""Inserts rows that no journey produces within minutes, in the form that version 70bff7e writes."""

# The kind of a row, and SQL that builds its payload from a row of that kind written by a journey. Each
# comment names the place where 70bff7e writes such a row.
ROWS = [
    # store/src/outbox.rs, `add_to_waiting`: stories missed during an outage of Telegram.
    ("missed", "payload || '{\"more\": 1}'"),
    ("missed", "payload || '{\"more\": 4}'"),
    # app/stop.rs, `Stopped`: a story had already been sent to Instagram.
    ("stopped", "'{\"withdrawn\": 1, \"handed_over\": [{\"picture\": \"cat.jpg\", \"at\": \"2026-01-10T13:03:10Z\"}]}'"),
    # app/connect.rs, `announce`: connected while the chat has no message of the set-up.
    ("instagram_connected", "payload"),
    ("google_connected", "payload"),
]


def insert(database):
    for kind, payload in ROWS:
        # Not due yet: the replay of the dump sends it.
        database.ask(f"""INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, state, created_at)
            SELECT gen_random_uuid(), chat_settings_id, telegram_chat_id, kind, {payload}::jsonb, 'sent', created_at
              FROM outbox WHERE kind = '{kind}' ORDER BY seq LIMIT 1""")
