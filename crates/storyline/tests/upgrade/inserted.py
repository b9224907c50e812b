"""Inserts the rows that no journey reaches within minutes, in the form in which version 70bff7e writes them."""

# A kind, what its payload is made of (SQL over a row of that kind that a journey wrote), and where 70bff7e writes it so.
ROWS = [
    # store/src/outbox.rs, `add_to_waiting`: stories missed while Telegram was away.
    ("missed", "payload || '{\"more\": 1}'"),
    ("missed", "payload || '{\"more\": 4}'"),
    # app/stop.rs, `Stopped`: a story was with Instagram already.
    ("stopped", "'{\"withdrawn\": 1, \"handed_over\": [{\"picture\": \"cat.jpg\", \"at\": \"2026-01-10T13:03:10Z\"}]}'"),
    # app/connect.rs, `announce`: connected while no message of the set-up stands in the chat.
    ("instagram_connected", "payload"),
    ("google_connected", "payload"),
]


def insert(database):
    for kind, payload in ROWS:
        # Not due: it is sent when the dump is replayed.
        database.ask(f"""INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, state, created_at)
            SELECT gen_random_uuid(), chat_settings_id, telegram_chat_id, kind, {payload}::jsonb, 'sent', created_at
              FROM outbox WHERE kind = '{kind}' ORDER BY seq LIMIT 1""")
