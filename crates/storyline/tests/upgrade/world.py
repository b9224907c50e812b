"""Runs the environment of a Storyline binary: a PostgreSQL database, the sandbox, the server, and a browser."""

import http.client
import json
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.parse
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path

BOT_TOKEN = "123456789:AAE-sandbox_TOKEN_for_upgrades_0123456"
BOT_ID = 123456789
INSTAGRAM_APP = ("990001112223334", "sandbox-instagram-secret")
GOOGLE_CLIENT = ("sandbox.apps.googleusercontent.com", "sandbox-google-secret")
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
# The redirect address of the dump's connections; nothing listens there during a replay.
REDIRECT = "http://127.0.0.1:8099/"
SEED = 70
PATIENCE = 40


class Failed(Exception):
    """An operation of the world failed."""


def program(name):
    """Returns the path of one of PostgreSQL's client programs."""
    folders = [os.environ["STORYLINE_PG_BIN"]] if os.environ.get("STORYLINE_PG_BIN") else []
    folders += sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    for folder in folders + os.environ.get("PATH", "").split(":"):
        if os.access(Path(folder) / name, os.X_OK):
            return str(Path(folder) / name)
    raise Failed(f"no {name} found; scripts/postgres-binaries.sh installs it")


def wait_for(what, seen, patience=PATIENCE):
    """Calls `seen()` until it returns a true value; returns that value."""
    end = time.monotonic() + patience
    while True:
        if found := seen():
            return found
        if time.monotonic() > end:
            raise Failed(f"waited in vain for {what}")
        time.sleep(0.01)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def iso(at):
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Database:
    """A new database on the cluster of `storyline with-postgres`; one psql process runs all queries."""

    def __init__(self, name):
        self.owner = self._at(os.environ["STORYLINE_TEST_OWNER_URL"], name)
        self.login = self._at(os.environ["STORYLINE_TEST_RUNTIME_URL"], name)
        self.name = name
        admin = os.environ["STORYLINE_TEST_OWNER_URL"]
        self._once(admin, "SET client_min_messages = warning", f'DROP DATABASE IF EXISTS "{name}"',
                   f'CREATE DATABASE "{name}" TEMPLATE template0')
        self.psql = None

    @staticmethod
    def _at(url, name):
        parts = urllib.parse.urlsplit(url)
        return urllib.parse.urlunsplit(parts._replace(path=f"/{name}"))

    @staticmethod
    def _once(url, *statements):
        commands = [word for statement in statements for word in ("-c", statement)]
        subprocess.run([program("psql"), "-qX", "-v", "ON_ERROR_STOP=1", url, *commands], check=True)

    def load(self, file):
        command = [program("psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-1", "-f", str(file), self.owner]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def open(self):
        # psql prints times in UTC.
        environment = dict(os.environ, PGTZ="UTC", PGOPTIONS="-c client_min_messages=warning")
        self.psql = subprocess.Popen(
            [program("psql"), "-qAtX", self.owner], env=environment, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def ask(self, sql):
        """Runs SQL; returns the lines of its output."""
        self.psql.stdin.write(f"{sql}\n;\n\\echo ---done---\n")
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            if line == "---done---\n":
                break
            lines.append(line.rstrip("\n"))
        wrong = [line for line in lines if line.startswith(("ERROR", "FATAL"))]
        if wrong:
            raise Failed(f"{wrong[0]} in {sql[:300]}")
        return lines

    def json(self, sql):
        """Returns the rows of a query."""
        lines = self.ask(f"SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM ({sql}) AS r")
        return json.loads("".join(lines))

    def value(self, sql):
        lines = self.ask(sql)
        return lines[0] if lines else None

    def dump(self):
        command = [program("pg_dump"), "--no-owner", "--inserts", "--rows-per-insert=1000", self.owner]
        return subprocess.run(command, check=True, text=True, capture_output=True).stdout

    def close(self):
        if self.psql:
            self.psql.stdin.close()
            self.psql.wait()


class Process:
    """A program that runs until it is closed, with its log in a file."""

    def __init__(self, command, environment):
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR", "STORYLINE_PG_BIN") if key in os.environ}
        self.log = tempfile.NamedTemporaryFile("w+", prefix="storyline-upgrade-", suffix=".log")
        self.child = subprocess.Popen(
            command, env={**kept, **environment}, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def logged(self):
        return Path(self.log.name).read_text()

    def runs(self):
        if self.child.poll() is not None:
            raise Failed(f"the program ended:\n{self.logged()[-3000:]}")
        return True

    def close(self):
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(10)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()


class Sandbox(Process):
    """A running `storyline sandbox`, controlled by its API."""

    def __init__(self, binary, now):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        super().__init__(
            [binary, "sandbox", "--listen", f"127.0.0.1:{self.port}", "--seed", str(SEED), "--now", iso(now)], {})
        wait_for("the sandbox", lambda: self.runs() and "http" in self.logged())
        self.wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def request(self, method, path, body=None, headers=None):
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body)
        given = {"Content-Type": "application/json"} if data is not None else {}
        self.wire.request(method, path, data, {**given, **(headers or {})})
        answer = self.wire.getresponse()
        return answer.status, answer.read(), answer.headers

    def control(self, path, body):
        status, answer, _ = self.request("POST", f"/__sandbox/{path}", body)
        if status != 200:
            raise Failed(f"{path}: {answer.decode()}")
        return json.loads(answer)

    def read(self, path):
        status, answer, _ = self.request("GET", f"/__sandbox/{path}")
        if status != 200:
            raise Failed(f"{path}: {answer.decode()}")
        return json.loads(answer)

    def bot(self, method, **arguments):
        """Calls Telegram's API as the bot."""
        status, answer, _ = self.request("POST", f"/telegram/bot{BOT_TOKEN}/{method}", arguments)
        if status != 200:
            raise Failed(f"{method}: {answer.decode()}")
        return json.loads(answer)["result"]

    def place(self, chat, kind):
        """Sends a message of the bot to a chat; it gets the next id of the chat."""
        if kind == "text":
            self.bot("sendMessage", chat_id=chat, text="before the upgrade")
            return
        field = {"photo": "photo", "document": "document"}[kind]
        edge = "storyline-upgrade-edge"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{chat}\r\n' \
               f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="story.jpg"\r\n' \
               "Content-Type: image/jpeg\r\n\r\n"
        body = head.encode() + tiny_jpeg() + f"\r\n--{edge}--\r\n".encode()
        path = f"/telegram/bot{BOT_TOKEN}/send{field.capitalize()}"
        status, answer, _ = self.request("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})
        if status != 200:
            raise Failed(f"{field}: {answer.decode()}")

    def set_clock(self, at):
        self.control("clock", {"set": iso(at)})

    def chat(self, chat):
        return self.read(f"telegram/chats/{chat}")


class Server(Process):
    """A running `storyline serve` with a database and a sandbox."""

    def __init__(self, binary, database, sandbox, more=None, port=None):
        self.port = port or free_port()
        base = f"http://127.0.0.1:{self.port}/"
        hosts = {
            "TELEGRAM_API_URL": "telegram", "INSTAGRAM_WWW_URL": "ig-www", "INSTAGRAM_API_URL": "ig-api",
            "INSTAGRAM_GRAPH_URL": "ig-graph", "GOOGLE_ACCOUNTS_URL": "g-accounts", "GOOGLE_OAUTH_URL": "g-oauth",
            "GOOGLE_API_URL": "g-api", "GOOGLE_USERINFO_URL": "g-userinfo"}
        seen = len(self._greetings(sandbox))
        super().__init__([binary, "serve"], {
            "DATABASE_URL": database.login, "ENCRYPTION_KEYS": KEY, "LISTEN_ADDR": f"127.0.0.1:{self.port}",
            "OAUTH_REDIRECT_BASE_URL": base, "TELEGRAM_BOT_TOKEN": BOT_TOKEN, "SIGNUP": "open",
            "INSTAGRAM_APP_ID": INSTAGRAM_APP[0], "INSTAGRAM_APP_SECRET": INSTAGRAM_APP[1],
            "GOOGLE_CLIENT_ID": GOOGLE_CLIENT[0], "GOOGLE_CLIENT_SECRET": GOOGLE_CLIENT[1],
            "STORYLINE_SANDBOX": "1", "RUST_LOG": "info,sqlx=warn",
            **{name: f"{sandbox.base}/{path}" for name, path in hosts.items()}, **(more or {})})
        wait_for("the server", lambda: self.runs() and len(self._greetings(sandbox)) > seen)

    @staticmethod
    def _greetings(sandbox):
        return [line for line in sandbox.read("log/requests") if line["path"].endswith("/deleteWebhook")]


class Forms(HTMLParser):
    """The forms of a page: their targets, fields and buttons."""

    def __init__(self, html):
        super().__init__()
        self.forms = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms.append({"action": given.get("action", ""), "method": given.get("method", "get").upper(),
                               "fields": [], "text": ""})
        elif tag in ("input", "button") and self.forms:
            ticked = given.get("type") not in ("checkbox", "radio") or "checked" in given
            if given.get("name") and ticked and given.get("type") != "submit":
                self.forms[-1]["fields"].append((given["name"], given.get("value") or ""))
            self.forms[-1]["text"] += " " + (given.get("value") or "") if given.get("type") == "submit" else ""

    def handle_data(self, data):
        if self.forms:
            self.forms[-1]["text"] += data


class Browser:
    """A person's browser, signed in at Instagram and Google."""

    def __init__(self, username, email, goes_home=True):
        self.cookies = {"sessionid": username, "SID": email}
        self.goes_home = goes_home

    def go(self, method, url, fields=None):
        """Opens an address and follows redirects; returns the final page's address and text."""
        for _ in range(12):
            parts = urllib.parse.urlsplit(url)
            wire = http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
            headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items()),
                       "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Accept": "text/html"}
            body = None
            if fields is not None:
                body = urllib.parse.urlencode(fields)
                headers.update({"Content-Type": "application/x-www-form-urlencoded",
                                "Origin": f"http://{parts.netloc}"})
            wire.request(method, f"{parts.path}?{parts.query}" if parts.query else parts.path, body, headers)
            answer = wire.getresponse()
            text = answer.read().decode()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, value = line.split(";")[0].split("=", 1)
                self.cookies[name] = value
            leads = answer.headers.get("Location")
            if not leads or answer.status < 300 or answer.status > 399:
                return url, text
            method, fields, url = "GET", None, urllib.parse.urljoin(url, leads).split("#")[0]
            if url.startswith(REDIRECT) and not self.goes_home:
                return url, ""
        raise Failed("the page leads in circles")

    def press(self, page, button, more=()):
        url, html = page
        for form in Forms(html).forms:
            if button in form["text"]:
                fields = [pair for pair in form["fields"] if pair[0] not in dict(more)] + list(more)
                return self.go(form["method"], urllib.parse.urljoin(url, form["action"]), fields)
        raise Failed(f"the page has no button {button}: {re.sub('<[^>]*>', ' ', html)[:400]}")


def tiny_jpeg(number=0, width=360, height=640):
    """Returns a grey picture of about a kilobyte; each number gives different bytes but the same pixels."""
    blocks = (width // 8) * (height // 8)
    bits = "00" * blocks
    bits += "1" * (-len(bits) % 8)
    scan = int(bits, 2).to_bytes(len(bits) // 8, "big")
    table = lambda kind, symbol: b"\xff\xc4" + (20).to_bytes(2, "big") + bytes([kind, 1] + [0] * 15 + [symbol])
    comment = str(number).encode()
    return (b"\xff\xd8\xff\xfe" + (2 + len(comment)).to_bytes(2, "big") + comment
            + b"\xff\xdb\x00\x43\x00" + bytes([1] * 64)
            + b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\x00"
            + table(0x00, 0) + table(0x10, 0) + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + scan + b"\xff\xd9")


class Clock:
    """Domain time: the database's time, moved by its row `test_clock`. The sandbox's clock follows it."""

    def __init__(self, database, sandbox):
        self.database, self.sandbox = database, sandbox
        # How far the sandbox's clock is ahead, so that many messages a minute stay below its limits.
        self.lead = timedelta()

    def now(self):
        sql = """SELECT clock_timestamp() + make_interval(secs => coalesce(
                 (SELECT offset_microseconds FROM test_clock), 0) / 1000000.0)"""
        return instant(self.database.value(sql))

    def move_to(self, at):
        real = instant(self.database.value("SELECT clock_timestamp()"))
        offset = (at - real) // timedelta(microseconds=1)
        self.sandbox.set_clock(at + self.lead)
        self.database.ask(f"""INSERT INTO test_clock (only_one, offset_microseconds) VALUES (true, {offset})
            ON CONFLICT (only_one) DO UPDATE SET offset_microseconds = excluded.offset_microseconds""")

    def follow(self):
        self.sandbox.set_clock(self.now() + self.lead)


# The due times of all work, from the tables that contain work.
DUE = """(SELECT next_due_at AS at, 'plan' AS work FROM tenant_schedule WHERE next_due_at IS NOT NULL
  UNION ALL SELECT due_at, 'post ' || id FROM posting_queue WHERE due_at IS NOT NULL
  UNION ALL SELECT due_at, 'message ' || kind FROM outbox WHERE due_at IS NOT NULL
  UNION ALL SELECT due_at, 'update ' || update_id FROM telegram_updates WHERE due_at IS NOT NULL
  UNION ALL SELECT due_at, 'chore ' || kind FROM chores WHERE due_at IS NOT NULL) AS due"""


class World:
    """The database, the sandbox, the server and the clock."""

    def __init__(self, database, sandbox):
        self.database, self.sandbox = database, sandbox
        self.clock = Clock(database, sandbox)
        self.server = None

    def settle(self):
        """Waits until nothing is due. The program's clock may be slightly ahead of the database's."""
        now = "clock_timestamp() + make_interval(secs => (SELECT offset_microseconds FROM test_clock) / 1000000.0)"
        sql = f"""SELECT (SELECT count(*) FROM {DUE} WHERE at <= {now} + interval '1 second')
            + (SELECT count(*) FROM outbox WHERE due_at IS NOT NULL AND due_at <= {now} + interval '3 seconds')"""
        try:
            wait_for("everything to settle", lambda: self.server.runs() and self.database.value(sql) == "0")
        except Failed as failed:
            due = self.database.json(f"SELECT at, work FROM {DUE} ORDER BY at LIMIT 5")
            raise Failed(f"{failed}: {due}\n{self.server.logged()[-1500:]}") from failed
        self.clock.follow()

    def next_due(self):
        found = self.database.value(f"SELECT min(at) FROM {DUE}")
        return instant(found) if found else None

    def close(self):
        for part in (self.server, self.sandbox, self.database):
            if part:
                part.close()
