"""Writes dump.sql and stage.json: runs the journeys, then keeps one row of each form."""

import collections
import json
import os
import re
import subprocess
from datetime import timedelta

import forms
import inserted
import journeys
from world import Database, Sandbox, Server, World, iso, tiny_jpeg

# Tables that are not kept: the audit log, and tables that only record the progress of work.
EMPTIED = ("audit", "connect_links", "poller", "rate_limits", "telegram_updates", "test_clock")


def run(given):
    database = Database("storyline_upgrade_make")
    migrate(given.binary, database)
    database.open()
    world = World(database, Sandbox(given.sandbox, journeys.START))
    try:
        shown = {}
        j = journeys.Journey(world, lambda j: remember(j, shown))
        world.clock.move_to(journeys.START)
        j.stage.bot()
        operator = j.operator()
        world.server = Server(
            given.binary, database, world.sandbox, {"ADMIN_TELEGRAM_CHAT_ID": str(operator.chat)}, port=8099)
        try:
            journeys.all(j, operator)
            inserted.insert(database)
        finally:
            print(survey(database))
        world.server.close()
        keep(given.folder, j, shown)
    finally:
        world.close()
    return 0


def migrate(binary, database):
    told = {**os.environ, "DATABASE_URL": database.login, "DATABASE_DIRECT_URL": database.owner}
    command = [binary, "migrate", "--runtime-login", "storyline_runtime"]
    subprocess.run(command, env=told, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def remember(j, shown):
    """Records the chat and the message of each button."""
    for chat in j.chats():
        for message in j.sandbox.chat(chat):
            for button in (button for row in message["buttons"] for button in row):
                if button["callback_data"]:
                    shown[button["callback_data"]] = (chat, message["id"])


def survey(database):
    """Lists every form with its number of rows."""
    lines = []
    for sql, form in ((forms.MESSAGES, forms.of_message), (forms.BUTTONS, forms.of_button)):
        counted = collections.Counter(form(row) for row in database.json(sql))
        lines += [f"{len(counted)} forms of {sum(counted.values())} rows"]
        lines += [f"{count:4} {form}" for form, count in sorted(counted.items())]
    return "\n".join(lines)


def keep(folder, j, shown):
    database, ended = j.world.database, j.world.clock.now().replace(microsecond=0) + timedelta(seconds=1)
    messages = {forms.of_message(row): row["id"] for row in database.json(forms.MESSAGES)}
    buttons = {forms.of_button(row): row["token"] for row in database.json(forms.BUTTONS) if row["token"] in shown}
    listed = lambda values: ", ".join(f"'{value}'" for value in values)
    database.ask(f"DELETE FROM outbox WHERE id NOT IN ({listed(messages.values())})")
    database.ask(f"DELETE FROM callback_tokens WHERE token NOT IN ({listed(buttons.values())})")
    for table in EMPTIED:
        database.ask(f"DELETE FROM {table}")
    # Delete expired and released stories that no kept row refers to.
    database.ask("""DELETE FROM posting_history WHERE outcome IN ('expired', 'released') AND queue_item_id NOT IN (
        SELECT post_id FROM outbox WHERE post_id IS NOT NULL
        UNION SELECT post_id FROM callback_tokens WHERE post_id IS NOT NULL)""")
    picture = tiny_jpeg(0, 72, 128)
    database.ask(f"UPDATE blob SET bytes = {len(picture)}, telegram_file_id = NULL")
    database.ask("DELETE FROM blob_chunk WHERE n > 0")
    database.ask(f"UPDATE blob_chunk SET data = '\\x{picture.hex()}'")
    text = re.sub(r"^(--.*\n|\\(un)?restrict .*\n|SET transaction_timeout.*\n|\n|[ \t]+)", "", database.dump(), flags=re.M)
    (folder / "dump.sql").write_text(text)
    stage = {
        "ended": iso(ended), "acts": j.stage.acts, "operator": j.operator_chat, "groups": j.group_members,
        "buttons": {token: shown[token] for token in sorted(buttons.values())},
        "messages": {chat: [describe(message) for message in j.sandbox.chat(chat)] for chat in j.chats()}}
    rows = (f"  {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in stage.items())
    (folder / "stage.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


def describe(message):
    """Returns how to send a message again: as a photo, a document or a text."""
    return "photo" if message["photo"] else "document" if message["document"] else "text"
