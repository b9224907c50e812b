"""Runs the journeys that write all forms of stored rows, with the button labels of the recorded version."""

import base64
import json
import re
from contextlib import contextmanager
from datetime import timedelta

from stage import Stage
from world import Browser, Failed, instant, tiny_jpeg, wait_for

START = instant("2026-01-10T07:00:00Z")
FOLDERS = [(None, "Stories", 0), ("Stories", "cafe", 4), ("Stories", "harbour", 3)]
MANY = FOLDERS + [(None, f"Zoo{number}", 0) for number in range(9)]


class Person:
    """A person with a private chat, an Instagram account and a Drive."""

    def __init__(self, journey, name, kind="business", folders=FOLDERS):
        self.journey, self.name = journey, name
        self.user = self.chat = journey.stage.person(name)
        self.username, self.email = f"{name.lower()}.stories", f"{name.lower()}@mail.example"
        if kind:
            journey.stage.account(self.username, kind)
        self.files = journey.stage.drive(self.email, folders)
        journey.people.append(self)

    def act(self, path, **given):
        """Performs an action that sends an update to the bot."""
        with self.journey.heard():
            self.journey.sandbox.control(f"telegram/{path}", given)

    def say(self, text, chat=None):
        self.act("say", user=self.user, chat=chat or self.chat, text=text)

    def send(self, picture, chat=None):
        self.act("say", user=self.user, chat=chat or self.chat, photo=base64.b64encode(picture).decode())

    def find(self, label, chat=None):
        """Returns the newest message that has a button with this label, and the button."""
        for message in reversed(self.journey.sandbox.chat(chat or self.chat)):
            for button in (button for row in message["buttons"] for button in row):
                if not message["deleted"] and re.fullmatch(label, button["text"]):
                    return message, button
        heard = self.journey.sandbox.chat(chat or self.chat)[-3:]
        shown = [(m["text"], [b["text"] for row in m["buttons"] for b in row]) for m in heard]
        raise Failed(f"{self.name} has no button {label}: {shown}")

    def press(self, *labels, chat=None):
        for label in labels:
            message, button = self.find(label, chat)
            self.act("press", user=self.user, chat=chat or self.chat, message=message["id"],
                     button=button["callback_data"])

    def connect(self, provider):
        """Follows the link to the end: Continue on Storyline's page, Allow at the provider."""
        title = {"instagram": "Instagram", "google": "Google Drive"}[provider]
        _, button = self.find(f"Connect {title}")
        browser = Browser(self.username, self.email)
        consent = browser.press(browser.go("GET", button["url"]), "Continue", [("zone", "Europe/Berlin")])
        done = browser.press(consent, "Allow")
        if "is connected" not in done[1]:
            raise Failed(f"{self.name} is not connected: {done[1][:600]}")
        self.journey.stage.connected(provider, self.username if provider == "instagram" else self.email)
        self.journey.settle()

    def set_up(self, mode, live="Go live"):
        """Goes from /start to live, with both accounts connected."""
        self.say("/start")
        self.press("Skip for now")
        self.connect("instagram")
        self.connect("google")
        self.press("Use Stories", "Continue", "Right, go on", mode, live)


class Journey:
    """The world, its people and the actions that moved them through the journeys."""

    def __init__(self, world, remember):
        self.world, self.sandbox = world, world.sandbox
        self.stage, self.people, self.remember = Stage(world.sandbox), [], remember
        self.group_members, self.operator_chat = {}, None

    def operator(self):
        """Creates the operator, who is also a creator."""
        person = Person(self, "Ada")
        self.operator_chat = person.chat
        return person

    def settle(self):
        self.world.settle()
        self.remember(self)

    @contextmanager
    def heard(self):
        """Waits until the bot has received the update of an action, and until everything has settled."""
        count = "SELECT count(*) FROM telegram_updates"
        before = int(self.world.database.value(count))
        yield
        wait_for("an update", lambda: int(self.world.database.value(count)) > before)
        self.settle()

    def gather(self, title, members):
        with self.heard():
            group = self.stage.group(title, members)
            self.group_members[group] = members
        return group

    def chats(self):
        return [person.chat for person in self.people] + list(self.group_members)

    def until(self, at, stride=timedelta()):
        """Moves the clock to `at`, stopping at each due time, or `stride` after it."""
        while True:
            due = self.world.next_due()
            step = min(due + stride, at) if due else at
            if step > self.world.clock.now():
                self.world.clock.move_to(step + timedelta(milliseconds=20))
            self.settle()
            if step >= at:
                return

    def pass_by(self, **length):
        stride = timedelta(minutes=4 if "hours" in length else 0)
        self.until(self.world.clock.now() + timedelta(**length), stride)

    def slot_of(self, person):
        """Returns the next planned slot of a person."""
        found = self.world.database.value(f"""SELECT s.slot_at FROM tenant_schedule AS s
            JOIN chat_settings AS c ON c.tenant = s.tenant WHERE c.telegram_chat_id = {person.chat}""")
        return instant(found)

    def fault(self, on, kind, when="always"):
        return self.sandbox.control("faults/arm", {"on": on, "kind": kind, "when": when})["id"]

    def clear_faults(self):
        self.sandbox.control("faults/clear", {})


def setting_up(j):
    """A person without a business account visits all steps up to the plan, another stops at the summary."""
    dora = Person(j, "Dora", kind="creator", folders=MANY)
    dora.say("/status")
    dora.say("/start")
    dora.say("/queue")
    dora.say("/pause")
    dora.say("/resume")
    dora.say("/next")
    dora.send(tiny_jpeg("dora"))
    dora.press("Skip for now")
    dora.connect("instagram")
    dora.press("Check again", "Keep Creator: hand me each story")
    dora.connect("google")
    dora.press("More ›", "‹ Earlier", "📂 Stories", "📂 cafe", "Up", "Use this folder: Stories", "Read again", "Another folder")
    dora.say("https://www.dropbox.com/sh/abc")
    dora.press("Look again", "Use this folder: Stories", "Continue", "Stories a day", "Leave as it is", "Hours", "Leave as it is")
    dora.press("Time zone")
    dora.say("Atlantis")
    dora.press("Leave as it is", "Right, go on", "‹ Back")
    eli = Person(j, "Eli")
    eli.say("/start")
    eli.press("Skip for now")
    eli.connect("instagram")
    eli.connect("google")
    eli.press("Use Stories", "Continue", "Right, go on", "Ask me first")
    eli.say("/start")
    return dora


def conversation(j, ada):
    """Sends every command and request that a live chat supports."""
    ada.say("/next")
    ada.press("Post.*")
    j.pass_by(minutes=2)
    for text in ("/status", "/settings", "/queue", "/help", "hello there", "/pause", "/resume", "/start"):
        ada.say(text)
    ada.press("Refresh", "Settings", "Back", "What is coming", )
    ada.send(tiny_jpeg("broken")[:600])
    ada.send(tiny_jpeg("ada kept"))
    ada.press("Add to library")
    ada.send(tiny_jpeg("ada"))
    ada.say("/settings")
    ada.press("Change the plan", "‹ Back")
    ada.say("/settings")
    ada.press("When all is shown: show the oldest again", "When all is shown: tell me")
    ada.press("Instagram", "‹ Back")
    ada.say("/settings")
    ada.press("Google Drive", "‹ Back")


def pauses(j, cleo):
    """Pauses for an hour until the pause expires; stops and undoes the stop."""
    cleo.say("/pause")
    cleo.press("1 hour")
    for text in ("/status", "/pause", "/next", "/queue", "/start"):
        cleo.say(text)
    j.pass_by(minutes=61)
    cleo.say("/pause")
    cleo.press("Until I resume")
    cleo.say("/pause")
    cleo.press("▶️ Resume")
    cleo.say("/settings")
    cleo.say("/stop")
    cleo.press("Undo stop")
    cleo.say("/stop")
    cleo.say("/resume")


def by_hand(j, hal):
    """No account is connected: pictures are sent in the chat and posted by hand."""
    hal.say("/start")
    hal.press("Skip for now", "Skip: I post by hand", "Skip: I send photos here", "Right, go on", "I post by hand")
    hal.press("Go live")
    for text in ("/status", "/settings"):
        hal.say(text)
    for number in range(4):
        hal.send(tiny_jpeg(f"hal {number}"))
        hal.press("Add to library")
    hal.send(tiny_jpeg("hal now"))
    hal.press("Post now")
    j.pass_by(seconds=15)
    hal.press("Later")
    j.pass_by(minutes=61)
    hal.press("Posted")
    hal.say("/next")
    j.pass_by(seconds=15)
    hal.press("Skip")


def groups(j, mia, ned, oda):
    """A group of a person without stories, groups that a person is asked about, and a group that received
    stories."""
    watch = j.gather("Night watch", [ned.user, mia.user])
    ned.say("/start", chat=watch)
    mia.say("/settings", chat=watch)
    mia.set_up("Ask me first")
    j.gather("Harbour team", [mia.user])
    mia.press("Move my stories there", "Undo: back here")
    j.gather("Second team", [mia.user])
    mia.press("No, set up the group by itself")
    j.gather("Third team", [mia.user])
    oda.set_up("Ask me first")
    j.gather("Oda and friends", [oda.user])
    oda.press("Move my stories there")


def trouble(j, cleo, pia, ray):
    """A picture that Instagram rejects, a full outage, a revoked token, and an exhausted library."""
    j.until(j.slot_of(cleo) - timedelta(minutes=30))
    wrong = {"error": {"message": "refused", "type": "OAuthException", "code": 36003, "error_subcode": 2207009}}
    j.fault("POST /ig-graph/*/*/media", {"status": {"code": 400, "body": json.dumps(wrong)}})
    j.pass_by(minutes=40)
    j.clear_faults()
    j.fault("* /ig-graph/**", {"status": {"code": 503, "body": "away"}})
    j.pass_by(hours=15)
    j.clear_faults()
    j.pass_by(minutes=6)
    j.sandbox.control("instagram/revoke", {"username": ray.username})
    j.until(j.slot_of(ray) + timedelta(minutes=1))
    j.pass_by(minutes=40)
    ray.say("/status")
    for file in pia.files[1:]:
        j.stage.trash(file)
    j.sandbox.control("google/revoke", {"email": cleo.email})
    j.pass_by(hours=12)


def late_reading(j, ray):
    """A Drive that responds only after the set-up."""
    ray.say("/start")
    ray.press("Skip for now")
    ray.connect("instagram")
    ray.connect("google")
    ray.find("Use Stories")
    j.fault("* /g-api/**", {"status": {"code": 503, "body": "away"}})
    ray.press("Use Stories", "Continue", "Right, go on", "Post by itself", "Go live")
    j.clear_faults()
    j.pass_by(minutes=3)


def first_picture(j, lou):
    """Goes live with an empty library, then sends the first pictures."""
    lou.say("/start")
    lou.press("Skip for now")
    lou.connect("instagram")
    lou.press("Skip: I send photos here", "Right, go on", "Post by itself", "Go live")
    for text in ("/status", "/start"):
        lou.say(text)
    for number in range(4):
        lou.send(tiny_jpeg(f"lou {number}"))
        lou.press("Add to library")


def away(j, dora, ida, lou):
    """Chats that block the bot and then unblock it."""
    ida.set_up("Ask me first")
    ida.say("/pause")
    ida.press("Until I resume")
    for person in (dora, ida, lou):
        person.act("block", user=person.user)
        person.say("/start")


def last_hour(j, ada, cleo, hal, lou):
    """Stories that wait for an answer, in each possible state. They are the last rows of the dump."""
    j.until(j.slot_of(ada) - timedelta(minutes=57))
    ada.press("Post at .*")
    for _ in range(3):
        ada.say("/next")
    j.pass_by(seconds=15)
    ada.press("Skip")
    for label in ("Another picture", "Never again"):
        ada.say("/next")
        ada.press(label)
    hal.say("/next")
    hal.send(tiny_jpeg("hal last"))
    for text in ("/queue", "/status"):
        ada.say(text)
    lou.send(tiny_jpeg("lou last"))
    for number in range(2):
        lou.send(tiny_jpeg(f"lou now {number}"))
        lou.press("Post now")
        if number == 0:
            lou.press("Undo")
    lou.say("/next")
    lou.press("Undo")
    lou.say("/next")


def practice(j, pia):
    """A day of dry run, with a picture sent in the chat."""
    pia.set_up("Post by itself", live="Practise for a day")
    pia.say("/settings")
    pia.say("/status")
    pia.send(tiny_jpeg("pia now"))
    pia.press("Post now")
    j.pass_by(seconds=20)


def all(j, ada):
    """Runs all journeys, one after another."""
    dora = setting_up(j)
    cleo, ray = Person(j, "Cleo"), Person(j, "Ray")
    pia = Person(j, "Pia", folders=[(None, "Stories", 0), ("Stories", "cafe", 13)])
    hal, mia, ned, oda, lou, ida = (Person(j, name) for name in ("Hal", "Mia", "Ned", "Oda", "Lou", "Ida"))
    ada.set_up("Ask me first")
    cleo.set_up("Post by itself")
    practice(j, pia)
    late_reading(j, ray)
    conversation(j, ada)
    first_picture(j, lou)
    by_hand(j, hal)
    pauses(j, cleo)
    trouble(j, cleo, pia, ray)
    away(j, dora, ida, lou)
    groups(j, mia, ned, oda)
    last_hour(j, ada, cleo, hal, lou)
