"""Records how people and accounts were created, so that a later sandbox gets the same ids and tokens.

The sandbox draws every id from its seed, one stream for each kind, so the same calls in the same order give the
same ids."""

import base64
import json
import urllib.parse

from world import BOT_ID, BOT_TOKEN, GOOGLE_CLIENT, INSTAGRAM_APP, REDIRECT, Browser, Failed, tiny_jpeg


class Stage:
    """The calls so far. Passing them as `acts` repeats them in a new sandbox."""

    def __init__(self, sandbox, acts=None):
        self.sandbox, self.acts, self.names = sandbox, [], {}
        for act in acts or []:
            getattr(self, act[0])(*act[1:])

    def _act(self, name, *given):
        self.acts.append([name, *given])

    def bot(self):
        self._act("bot")
        self.sandbox.control("telegram/bots", {"token": BOT_TOKEN, "username": "storyline_bot"})
        for provider, (name, secret) in (("instagram/apps", INSTAGRAM_APP), ("google/clients", GOOGLE_CLIENT)):
            uris = [f"{REDIRECT}auth/{provider.split('/')[0]}/callback"]
            self.sandbox.control(provider, {"client_id": name, "secret": secret, "redirect_uris": uris})

    def person(self, name):
        self._act("person", name)
        user = self.sandbox.control("telegram/people", {"name": name})["user"]
        self.names[user] = name
        return user

    def group(self, title, members):
        self._act("group", title, members)
        chat = self.sandbox.control("telegram/groups", {"title": title, "members": members})["chat"]
        self.names[chat] = title
        return chat

    def account(self, username, kind):
        self._act("account", username, kind)
        self.sandbox.control("instagram/accounts", {"username": username, "kind": kind})

    def drive(self, email, folders):
        """Creates a Drive with a folder for each entry of parent, name and number of pictures."""
        self._act("drive", email, folders)
        self.sandbox.control("google/users", {"email": email})
        made, files = {None: None}, []
        for parent, name, pictures in folders:
            made[name] = self.sandbox.control(
                "google/folders", {"owner": email, "parent": made[parent], "name": name})["id"]
            for number in range(pictures):
                jpeg = base64.b64encode(tiny_jpeg(f"{email} {name} {number}")).decode()
                files.append(self.sandbox.control("google/files", {
                    "folder": made[name], "name": f"{name}-{number}.jpg", "mime": "image/jpeg", "bytes": jpeg})["id"])
        return files

    def trash(self, file):
        self._act("trash", file)
        self.sandbox.control("google/trash", {"id": file})

    def connected(self, provider, who):
        """Records a consent. It was given through the program's own pages; `repeat_consents` repeats it only
        at the provider."""
        self._act("connected", provider, who)

    def repeat_consents(self):
        for act in self.acts:
            if act[0] == "connected":
                (self._instagram if act[1] == "instagram" else self._google)(act[2])

    def _code(self, browser, path, asked):
        url = f"{self.sandbox.base}{path}?{urllib.parse.urlencode(asked)}"
        page = browser.press(browser.go("GET", url), "Allow")
        return urllib.parse.parse_qs(urllib.parse.urlsplit(page[0]).query)["code"][0]

    def _token(self, method, path, asked):
        query = urllib.parse.urlencode(asked)
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        given = (path, query.encode(), form) if method == "POST" else (f"{path}?{query}", None, None)
        status, answer, _ = self.sandbox.request(method, *given)
        if status != 200:
            raise Failed(f"{path}: {answer.decode()}")
        return json.loads(answer)

    def _instagram(self, username):
        redirect = {"redirect_uri": f"{REDIRECT}auth/instagram/callback", "client_id": INSTAGRAM_APP[0]}
        scope = "instagram_business_basic,instagram_business_content_publish"
        code = self._code(Browser(username, "", False), "/ig-www/oauth/authorize",
                          {**redirect, "response_type": "code", "scope": scope})
        short = self._token("POST", "/ig-api/oauth/access_token", {
            **redirect, "client_secret": INSTAGRAM_APP[1], "grant_type": "authorization_code", "code": code})
        short = short["data"][0] if "data" in short else short
        self._token("GET", "/ig-graph/access_token", {
            "grant_type": "ig_exchange_token", "client_secret": INSTAGRAM_APP[1], "access_token": short["access_token"]})

    def _google(self, email):
        redirect = {"redirect_uri": f"{REDIRECT}auth/google/callback", "client_id": GOOGLE_CLIENT[0]}
        scope = "openid email https://www.googleapis.com/auth/drive.readonly"
        code = self._code(Browser("", email, False), "/g-accounts/o/oauth2/v2/auth", {
            **redirect, "response_type": "code", "scope": scope, "access_type": "offline", "prompt": "consent"})
        self._token("POST", "/g-oauth/token", {
            **redirect, "client_secret": GOOGLE_CLIENT[1], "grant_type": "authorization_code", "code": code})

    def forget_updates(self):
        """Discards the bot's pending updates, which the repeated calls produced."""
        waiting = self.sandbox.bot("getUpdates", timeout=0)
        if waiting:
            self.sandbox.bot("getUpdates", timeout=0, offset=waiting[-1]["update_id"] + 1)


assert BOT_TOKEN.startswith(str(BOT_ID))
