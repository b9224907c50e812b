"""Replays dump.sql: sends every kept message and presses every kept button, and records the effects of each.

Each press starts with the rows of the dump: changes by earlier presses are undone. Effects that a press schedules
for later are not awaited. Texts are not compared, only the calls, their targets and the buttons."""

import difflib
import json
import re
from collections import Counter
from datetime import timedelta, timezone

import forms
from make import migrate
from stage import Stage
from world import Database, Failed, Sandbox, Server, World, instant, tiny_jpeg, wait_for

# Tables that are not compared: they only record the progress of work, or contain random tokens.
UNSEEN = {"telegram_updates", "poller", "rate_limits", "test_clock", "_sqlx_migrations", "callback_tokens"}
# Columns of a lease, and columns that depend on the timing of workers.
LEASE = {"leased_until", "fence", "attempts", "seq", "tenant", "updated_at", "due_at"}
# Columns with a cause as text, which may change between versions.
CAUSES = {"error_message", "last_error", "told_cause"}
# Where a later version writes a cause as a code, and the column of version 70bff7e that had it in words.
CODES = {"posting_queue": "told_cause", "posting_history": "error_message"}
# Columns that version 70bff7e did not have.
LATER = {"cause", "never_again", "language_code", "unreadable_since", "refused_since", "closed_since",
         "failing_since", "told_at", "wanted_at"}
QUIET = ("getUpdates", "getMe", "deleteWebhook", "setMyCommands", "editMessageReplyMarkup")
# Start of the replay, relative to the end of the dump: nothing planned, prepared or undoable falls into the
# minutes after it.
AFTERWARDS = timedelta(minutes=1)
GOLDEN = "golden.txt"


def run(given):
    lines = record(given)
    golden = given.folder / GOLDEN
    if given.what == "record":
        golden.write_text("\n".join(lines) + "\n")
        print(f"{len(lines)} lines in {golden}")
        return 0
    expected = golden.read_text().splitlines()
    differences = [line for line in difflib.unified_diff(expected, lines, "kept", "now", lineterm="", n=1)]
    allowed = given.folder / "allowed.txt"
    kept = [line for line in allowed.read_text().splitlines() if line[:1] in "+-"] if allowed.exists() else []
    changed = [line for line in differences if line[:1] in "+-" and not line.startswith(("---", "+++"))]
    if Counter(changed) == Counter(kept):
        print(f"the same {len(expected)} lines, but for {len(kept)} that are allowed")
        return 0
    print("\n".join(differences))
    return 1


class Replay:
    """The dump in a database, the people and their chats in a sandbox, and a server that uses both."""

    def __init__(self, given):
        self.stage = json.loads((given.folder / "stage.json").read_text())
        self.database = Database("storyline_upgrade")
        self.database.load(given.folder / "dump.sql")
        migrate(given.binary, self.database)
        self.database.open()
        began = instant(self.stage["ended"]) + AFTERWARDS
        self.world = World(self.database, Sandbox(given.sandbox, began - timedelta(hours=2)))
        try:
            self._people(began)
            self._rest()
            self.world.clock.move_to(began)
            self.began = began
            self.world.server = Server(given.binary, self.database, self.world.sandbox,
                                       {"ADMIN_TELEGRAM_CHAT_ID": str(self.stage["operator"])})
            self.world.settle()
            self.tables = self._tables()
            self.before = self.rows()
            self.kept = {}
            for time in times_in([row for rows in self.before.values() for row in rows.values()]):
                self.kept.setdefault(time.microsecond, []).append(time)
            self.seen = self._newest()
        except BaseException:
            self.world.close()
            raise

    def _people(self, began):
        """Creates the same people, connections and messages as in the dump."""
        sandbox, at = self.world.sandbox, began - timedelta(hours=2)
        stage = Stage(sandbox, self.stage["acts"])
        self.names = stage.names
        stage.repeat_consents()
        stage.forget_updates()
        for chat, messages in self.stage["messages"].items():
            for number, kind in enumerate(messages):
                if number % 15 == 0:
                    at += timedelta(minutes=1, seconds=1)
                    sandbox.set_clock(at)
                sandbox.place(int(chat), kind)

    def _rest(self):
        """Postpones the work in the dump, so that nothing falls due during the replay."""
        for table, column in (("chores", "due_at"), ("posting_queue", "due_at"), ("tenant_schedule", "next_due_at")):
            self.database.ask(f"UPDATE {table} SET {column} = {column} + interval '7 days'")

    def _tables(self):
        """Returns every table with its primary key and its writable columns."""
        rows = self.database.json("""SELECT c.relname AS name,
              (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute AS a WHERE a.attrelid = c.oid
                  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
              (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_index AS i JOIN pg_attribute AS a
                  ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = c.oid AND i.indisprimary) AS key
            FROM pg_class AS c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1""")
        return {row["name"]: row for row in rows if row["name"] not in UNSEEN - {"callback_tokens"}}

    def rows(self):
        parts = [f"SELECT '{name}' AS t, row_to_json(r)::text AS r FROM {name} AS r" for name in self.tables]
        lines = self.database.ask(" UNION ALL ".join(parts))
        tables = {name: {} for name in self.tables}
        for line in lines:
            name, row = line.split("|", 1)
            row = json.loads(row)
            if name in CODES and row.get("cause"):
                row[CODES[name]] = row["cause"]
            key = self.tables[name]["key"] or ["token"]
            tables[name][tuple(str(row[column]) for column in key)] = row
        return tables

    def put_back(self, now):
        """Undoes all changes since the dump, without firing triggers."""
        statements = []
        for name, table in self.tables.items():
            was, is_now = self.before[name], now[name]
            gone = [row for key, row in is_now.items() if was.get(key) != row]
            lost = [row for key, row in was.items() if is_now.get(key) != row]
            key = table["key"] or ["token"]
            for row in gone:
                same = " AND ".join(f"{column} = {quoted(str(row[column]))}" for column in key)
                statements.append(f"DELETE FROM {name} WHERE {same}")
            columns = ", ".join(table["columns"])
            # A payload can be a JSON null, which is not an SQL NULL.
            values = columns.replace("payload", "coalesce(payload, 'null'::jsonb)")
            for row in lost:
                statements.append(f"""INSERT INTO {name} ({columns}) OVERRIDING SYSTEM VALUE
                    SELECT {values} FROM json_populate_record(NULL::{name}, {quoted(json.dumps(row))})""")
        if statements:
            self.database.ask("; ".join(["BEGIN", "SET LOCAL session_replication_role = replica", *statements, "COMMIT"]))

    def _newest(self):
        lines = self.world.sandbox.read("log/effects")[-1:] + self.world.sandbox.read("log/requests")[-1:]
        return max((line["seq"] for line in lines), default=0)

    def calls(self):
        """Returns the requests to the providers and their effects since the last call."""
        sandbox = self.world.sandbox
        requests = sandbox.read(f"log/requests?after={self.seen}")
        effects = sandbox.read(f"log/effects?after={self.seen}")
        self.seen = max([line["seq"] for line in requests + effects] + [self.seen])
        asked = [line for line in requests if not line["path"].startswith("/__sandbox")]
        return [line for line in asked if line["path"].rsplit("/", 1)[-1] not in QUIET], effects

    def answered(self):
        effects = self.world.sandbox.read(f"log/effects?after={self.seen}")
        return any(line["effect"] == "callback_answered" for line in effects)

    def close(self):
        self.world.close()


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def moment(text):
    at = instant(text.replace(" ", "T"))
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)


def times_in(given):
    """Returns all times in a row."""
    if isinstance(given, dict):
        given = list(given.values())
    if isinstance(given, list):
        return {time for inner in given for time in times_in(inner)}
    return {moment(given)} if isinstance(given, str) and forms.TIME.match(given) else set()


class Teller:
    """Describes rows and calls, with ids and times replaced by their meaning."""

    def __init__(self, replay, now):
        self.replay, self.now = replay, now

    def time(self, text):
        """Describes a time. A whole second is a planned time; others relate to the dump, or else to the press."""
        at = moment(text)
        if at.microsecond == 0:
            return f"plan{round((at - self.replay.began).total_seconds()):+}s"
        since = [at - kept for kept in self.replay.kept.get(at.microsecond, ())]
        for length in sorted((length for length in since if not length % timedelta(minutes=1)), key=abs):
            return f"kept{length // timedelta(minutes=1):+}m" if length else "kept"
        minutes = round((at - self.now).total_seconds() / 60)
        return f"now{minutes:+}m" if minutes else "now"

    def value(self, given):
        if isinstance(given, dict):
            return {key: self.value(inner) for key, inner in sorted(given.items())}
        if isinstance(given, list):
            return [self.value(inner) for inner in given]
        if isinstance(given, int) and given in self.replay.names:
            return self.replay.names[given]
        if isinstance(given, str) and forms.TIME.match(given):
            return self.time(given)
        form = forms.value(given)
        opaque = isinstance(given, str) and len(given) > 40
        return "<opaque>" if opaque and form == "<text>" else form if form in ("<id>", "<sha256>") else given

    def cell(self, column, row):
        """Describes a column of a row. Masks causes, and the varying ids of messages sent after the dump."""
        value = row[column]
        if column in CAUSES and value is not None:
            return "<text>"
        if column in ("telegram_message_id", "edits_message_id") and value is not None:
            known = self.replay.stage["messages"].get(str(row.get("telegram_chat_id")), [])
            return value if value <= len(known) else "<new>"
        return "<id>" if column == "id" else self.value(value)

    def row(self, was, row):
        """Describes the changed columns of a row, or all non-empty columns of a new row."""
        told = []
        for column in sorted(row):
            if column in LEASE | LATER or (was is not None and was.get(column) == row[column]):
                continue
            if was is None and (row[column] in (None, False, 0) or column in ("id", "chat_settings_id", "created_at")):
                continue
            cell = json.dumps(self.cell(column, row), separators=(",", ":"), ensure_ascii=False)
            told.append(f"{column}={cell}")
        return " ".join(told)

    def changes(self, before, after):
        """Returns a line for each row that was added, deleted or changed; equal lines are counted."""
        lines = []
        for name in after.keys() - UNSEEN:
            for key in after[name].keys() | before[name].keys():
                was, row = before[name].get(key), after[name].get(key)
                if row is None:
                    lines.append(f"  - {name}")
                elif was != row and (told := self.row(was, row)):
                    lines.append(f"  {'~' if was else '+'} {name} {told}")
        return counted(lines)

    def buttons(self, message, tokens):
        words = []
        for row in message["buttons"]:
            of = (tokens.get((button["callback_data"],)) for button in row)
            words.append(" ".join(
                (forms.of_button({**act, "standing": None, "post_id": None}) if act else "link") for act in of))
        return f" buttons {' / '.join(words)}" if words else ""

    def effects(self, effects, tokens):
        """Describes new and edited messages in their current state."""
        chats, lines = {}, []
        for effect in effects:
            if effect["effect"] == "callback_answered":
                lines.append("  > the press is answered" + (" in words" if effect["text"] else ""))
            if effect["effect"] not in ("message_sent", "message_edited"):
                continue
            lines.append(f"  > {self.shown(effect, chats, tokens)}")
        return lines

    def shown(self, effect, chats, tokens):
        chat = effect["chat"]
        if chat not in chats:
            chats[chat] = {message["id"]: message for message in self.replay.world.sandbox.chat(chat)}
        message = chats[chat][effect["message"]]
        kind = "photo" if message["photo"] else "document" if message["document"] else "text"
        where = "group" if chat < 0 else "private chat"
        did = "sent" if effect["effect"] == "message_sent" else "edited"
        silent = " silently" if effect.get("silent") else ""
        return f"{kind} {did} in a {where}{silent}{self.buttons(message, tokens)}"

    def requests(self, requests):
        lines = []
        for line in requests:
            words = ["<id>" if len(word) > 12 and re.search(r"\d", word) else word for word in line["path"].split("/")[1:]]
            failed = "" if line["status"] == 200 else f" {line['status']}"
            lines.append(f"  : {line['method']} {'/'.join(words)}{failed}")
        return lines


def counted(lines):
    """Returns sorted lines with their number of occurrences. Edits are not counted, because two edits of a
    message are merged if the first is still waiting."""
    edits = ("edits_message_id", " edited in a ", "/editMessage")
    alone = lambda line, count: count == 1 or any(word in line for word in edits)
    return [line if alone(line, count) else f"{line} ×{count}" for line, count in sorted(Counter(lines).items())]


def record(given):
    replay = Replay(given)
    try:
        if missing := forms.missing(replay.database):
            raise Failed(f"the dump lacks {', '.join(missing)}")
        return send_messages(replay) + press_buttons(replay)
    finally:
        replay.close()


def rounds(rows):
    """Splits the kept messages into groups that can wait at the same time: one edit of each message at most."""
    left = sorted(rows, key=lambda row: (forms.of_message(row), row["seq"]))
    while left:
        taken, later, edited = [], [], set()
        for row in left:
            place = (row["telegram_chat_id"], row["edits_message_id"])
            free = place[1] is None or place not in edited
            edited.add(place)
            (taken if free else later).append(row)
        yield taken
        left = later


def send_messages(replay):
    """Marks every kept message as waiting again, so that it is sent."""
    lines, database = [], replay.database
    for part in rounds(database.json(forms.MESSAGES)):
        listed = ", ".join(quoted(row["id"]) for row in part)
        # While the message that shows a post is waiting, the post's state is "offering".
        database.ask(f"""UPDATE posting_queue SET state = 'offering', due_at = NULL WHERE state IN
            ('awaiting_review', 'awaiting_hand') AND id IN (SELECT post_id FROM outbox WHERE id IN ({listed})
                AND edits_message_id IS NULL AND kind IN ('offer', 'hand_off'))""")
        before, now = replay.rows(), replay.world.clock.now()
        database.ask(f"""UPDATE outbox SET state = 'waiting', due_at = created_at, telegram_message_id = NULL,
            settled_at = NULL, last_error = NULL, attempts = 0, again = false WHERE id IN ({listed})""")
        wait_for("every message", lambda: make_room(replay))
        replay.world.settle()
        after, teller = replay.rows(), Teller(replay, now)
        requests, effects = replay.calls()
        sent = {(effect["chat"], effect["message"]): effect for effect in effects if effect["effect"].startswith("message")}
        chats = {}
        for row in part:
            settled = after["outbox"][(row["id"],)]
            message = row["edits_message_id"] or settled["telegram_message_id"]
            effect = sent.get((row["telegram_chat_id"], message))
            lines.append(f"message {forms.of_message(row)}")
            shown = teller.shown(effect, chats, after["callback_tokens"]) if effect else "nothing"
            lines.append(f"  > {settled['state']}: {shown}")
        lines.append("these messages together")
        without = {name: rows for name, rows in after.items() if name != "outbox"}
        lines += teller.changes(before, without) + counted(teller.requests(requests))
        replay.put_back(after)
        replay.world.clock.lead += timedelta(minutes=2)
    return lines


def make_room(replay):
    """Removes rate limits, which this test does not cover; returns whether all messages are sent."""
    left = replay.database.value("SELECT count(*) FROM outbox WHERE due_at IS NOT NULL")
    replay.database.ask("DELETE FROM rate_limits")
    replay.database.ask("UPDATE outbox SET due_at = created_at WHERE due_at > created_at AND leased_until IS NULL")
    replay.world.clock.lead += timedelta(seconds=2)
    replay.world.clock.follow()
    return left == "0"


def press_buttons(replay):
    lines = []
    for row in sorted(replay.database.json(forms.BUTTONS), key=lambda row: (forms.of_button(row), row["token"])):
        lines.append(f"button {forms.of_button(row)}")
        lines += press(replay, row)
    return lines


def press(replay, row):
    world, database = replay.world, replay.database
    chat, message = replay.stage["buttons"][row["token"]]
    user = chat if chat > 0 else replay.stage["groups"][str(chat)][0]
    if row["action"] == "wizard":
        step = quoted(row["payload"]["at"])
        database.ask(f"UPDATE wizards SET step = {step} WHERE tenant = {quoted(row['tenant'])}")
    database.ask("DELETE FROM rate_limits")
    world.clock.lead += timedelta(seconds=3)
    world.clock.follow()
    button = [[{"text": "press", "callback_data": row["token"]}]]
    world.sandbox.bot("editMessageReplyMarkup", chat_id=chat, message_id=message, reply_markup={"inline_keyboard": button})
    replay.calls()
    before, now = replay.rows(), world.clock.now()
    world.sandbox.control("telegram/press", {"user": user, "chat": chat, "message": message, "button": row["token"]})
    wait_for("an answer to the press", lambda: replay.answered())
    world.settle()
    after, teller = replay.rows(), Teller(replay, now)
    requests, effects = replay.calls()
    told = teller.changes(before, after) + counted(teller.effects(effects, after["callback_tokens"]))
    told += counted(teller.requests(requests))
    replay.put_back(after)
    return told
