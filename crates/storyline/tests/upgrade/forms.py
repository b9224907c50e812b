"""Describes the form of stored rows: keeps names and values that select behaviour, masks ids and times."""

import json
import re

TIME = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d")
UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
HEX = re.compile(r"^(\\x)?[0-9a-f]{64}$")
# Fields with values defined by the program. Of all other fields only the type is kept.
CHOOSES = {"at", "do", "part", "for", "mode", "posts_on_silence", "when_dry", "practice", "step", "provider", "why",
           "lifecycle", "ask", "paused", "going_on", "by_itself", "was_going_on", "not_live", "taken_back", "moves",
           "back", "in_library", "live", "never", "setting_up", "unsharp", "state", "works", "about", "who"}


def value(given, key=None):
    """Returns a value with ids, times and free texts replaced by their types."""
    if isinstance(given, dict):
        return {name: value(inner, name) for name, inner in sorted(given.items())}
    if isinstance(given, list):
        kinds = []
        for inner in given:
            form = value(inner)
            if form not in kinds:
                kinds.append(form)
        return kinds
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, (int, float)):
        return given if key in CHOOSES else "<number>"
    if TIME.match(given):
        return "<time>"
    if UUID.match(given):
        return "<id>"
    if HEX.match(given):
        return "<sha256>"
    return given if key in CHOOSES and re.match(r"^[a-z_]*$", given) else "<text>"


def text(given):
    return json.dumps(value(given), separators=(",", ":"), ensure_ascii=False)


def of_message(row):
    """Describes a row of the outbox: its kind, whether it edits a message, the state of its post or set-up,
    and its payload."""
    edits = " edit" if row["edits_message_id"] is not None else ""
    payload = dict(row["payload"]) if isinstance(row["payload"], dict) else row["payload"]
    if row["kind"] == "status" and payload:
        payload["next"] = payload.get("next", [])[:1]
    post = f" post={row['standing']}" if row.get("standing") else (" post=gone" if row["post_id"] else "")
    step = f" step={row['step']}" if row["kind"] == "wizard" else ""
    return f"{row['kind']}{edits}{post}{step} {text(payload)}"


def of_button(row):
    """Describes a row of the buttons: its action, the state of its post, and its payload."""
    post = f" post={row['standing']}" if row.get("standing") else (" post=gone" if row["post_id"] else "")
    shown = f" shown={row['from_state']}" if row["from_state"] else ""
    return f"{row['action']}{shown}{post} {text(row['payload'])}"


STANDING = """LEFT JOIN LATERAL (
    SELECT state AS standing FROM posting_queue AS q WHERE q.id = t.post_id AND state IS NOT NULL
    UNION ALL SELECT outcome FROM posting_history AS h WHERE h.queue_item_id = t.post_id AND outcome IS NOT NULL
    LIMIT 1) AS stands ON true"""
MESSAGES = f"""SELECT t.*, stands.standing, w.step FROM outbox AS t LEFT JOIN wizards AS w ON w.tenant = t.tenant
    {STANDING} ORDER BY seq"""
BUTTONS = f"SELECT t.*, stands.standing FROM callback_tokens AS t {STANDING} ORDER BY created_at, token"

# All kinds of messages and all actions of buttons in version 70bff7e. DOES lists what the buttons of the
# set-up do.
KINDS = """back_again denied failed first_picture google_connected group_welcome hand_off help instagram_away
    instagram_connected library_empty library_indexed library_vanished lost missed move_offer move_settled moved_away
    moved_here next offer pause picture picture_refused practice_over practised published queue reconnect settings status
    stopped wizard wizard_moved""".split()
WORDS = """approve later mode move_back move_here move_not next_undo pause picture_at picture_first picture_keep picture_next
    picture_now picture_undo posted practice queue queue_move queue_skip reject resume settings setup skip status stop
    stop_undo swap undo when_dry""".split()
DOES = """accept another back change check_account choose go_live hours look_again next open_folder page per_day practise
    read_again up use_folder zone""".split()


def missing(database):
    """Returns the kinds and actions of version 70bff7e that are missing from the database."""
    kinds = {row["kind"] for row in database.json("SELECT DISTINCT kind FROM outbox")}
    buttons = database.json("SELECT action, payload FROM callback_tokens")
    does = {row["payload"]["do"] for row in buttons if row["action"] == "wizard"}
    words = {row["action"] for row in buttons}
    return sorted(set(KINDS) - kinds) + sorted(set(WORDS) - words) + sorted(f"wizard {do}" for do in set(DOES) - does)
