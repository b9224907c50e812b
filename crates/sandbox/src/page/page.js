// The demo page. Draws the state from /page/state and polls for changes. Stores nothing but the chosen person. Inserts
// text as text nodes, never as HTML.
"use strict";

const $ = (id) => document.getElementById(id);
/** The chosen person, the last state, what each element shows, and whether the chat follows the newest message. */
const page = { user: null, seen: null, version: "", shown: new Map(), heard: new Map(), look: null, pinned: true };

function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name in node) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Redraws an element only if its value has changed. */
function place(id, value, draw) {
  const text = JSON.stringify(value);
  if (page.shown.get(id) === text) return;
  page.shown.set(id, text);
  $(id).replaceChildren(...[draw(value)].flat());
}

// ---- Times --------------------------------------------------------------------------------------------------------

/** The viewer's time zone. Storyline suggests the same one, because the consent page reports it. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
const told = (at, how) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...how }).format(new Date(at));
const hour = (at) => told(at, { hour: "2-digit", minute: "2-digit" });
const day = (at) => told(at, { weekday: "short", day: "numeric", month: "short" });
const city = zone.split("/").pop().replaceAll("_", " ");

// ---- Talking to the sandbox ---------------------------------------------------------------------------------------

async function post(path, body, raw = false) {
  const answer = await fetch(path, { method: "POST", body: raw ? body : JSON.stringify(body ?? {}) });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error ?? "That did not work.");
  return value;
}

/** Runs an action and shows errors in a corner of the chat. */
async function attempt(act) {
  try {
    return await act();
  } catch (error) {
    toast(error instanceof TypeError ? "The demo does not answer. Is it still running?" : error.message);
    return null;
  }
}

/** Polls for changes forever; each response waits until there is one. */
async function follow() {
  for (;;) {
    page.look = new AbortController();
    const wanted = page.user ?? "";
    try {
      const path = `/page/state?user=${wanted}&after=${page.version}`;
      const answer = await fetch(path, { signal: page.look.signal });
      document.body.classList.remove("away");
      if (answer.status !== 200) continue;
      const seen = await answer.json();
      if ((page.user ?? "") === wanted) show(seen);
    } catch (error) {
      if (error.name === "AbortError") continue;
      document.body.classList.add("away");
      await new Promise((wake) => setTimeout(wake, 1000));
    }
  }
}

function choose(user) {
  page.user = user;
  page.version = "";
  sessionStorage.setItem("user", user);
  page.look?.abort();
}

// ---- Drawing ------------------------------------------------------------------------------------------------------

function show(seen) {
  const another = page.seen?.chosen !== seen.chosen;
  page.seen = seen;
  page.version = seen.version;
  if (page.user === null) page.user = seen.chosen;
  if (another) $("messages").replaceChildren();
  for (const person of seen.people) {
    if (person.user === seen.chosen || !page.heard.has(person.user)) page.heard.set(person.user, person.heard);
  }
  place("people", [seen.people, seen.chosen, [...page.heard]], () => seen.people.map(drawPerson));
  drawChat(seen.chat, another);
  place("profile", seen.profile, drawProfile);
  drawClock(seen);
  place("board", [seen.board, seen.claims], () => drawBoard(seen));
  place("drive", seen.drive, drawDrive);
}

function drawPerson(person) {
  const chosen = person.user === page.seen.chosen;
  const news = !chosen && person.heard > (page.heard.get(person.user) ?? 0);
  return make("button", {
    type: "button", className: news ? "news" : "", "aria-pressed": String(chosen), title: `@${person.username}`,
    onclick: () => choose(person.user),
  }, person.name ?? person.username);
}

function drawClock(seen) {
  $("hour").textContent = hour(seen.now);
  $("day").textContent = day(seen.now);
  $("city").textContent = city;
  $("next").disabled = seen.moving || !seen.next_story;
  $("next").textContent = seen.moving ? "Moving…" : "Next story";
}

function drawBoard({ board, claims }) {
  const count = (label, number, kind) =>
    make("div", { className: kind ?? "" }, make("dt", {}, label), make("dd", {}, String(number ?? "–")));
  const zero = (label, number) => count(label, number, number === undefined ? "" : number === 0 ? "good" : "bad");
  $("footnote").textContent = claims
    ? "Posted, twice and crossed are counted by looking at the pictures on the profiles and in the chats; "
      + "planned and lost are Storyline's own record."
    : "Counted by looking at the pictures on the profiles and in the chats.";
  return [
    count("planned", claims?.planned), count("posted", board.stories_ever),
    zero("twice", board.duplicates), zero("lost", claims?.lost), zero("crossed", board.cross_tenant),
  ];
}

function drawDrive(folders) {
  return (folders ?? []).filter((folder) => folder.pictures.length).map((folder) =>
    make("div", { className: "folder" },
      make("p", {}, [folder.above, folder.name].filter(Boolean).join(" / "), make("small", {}, `${folder.pictures.length}`)),
      make("div", { className: "thumbs" }, folder.pictures.map((picture) => thumb(picture, () => view(picture.src, picture.name))))));
}

function thumb(picture, onclick) {
  return make("button", { type: "button", className: picture.trashed ? "trashed" : "", title: picture.name, onclick },
    make("img", { src: picture.src, alt: picture.name, loading: "lazy" }));
}

function drawProfile(profile) {
  if (!profile) return make("p", { className: "nothing" }, "No account.");
  const live = profile.stories.filter((story) => story.live);
  const latest = live[0];
  const ring = make("button", {
    type: "button", className: latest ? "ring live" : "ring", disabled: !latest,
    "aria-label": latest ? "Watch the newest story" : "No story", onclick: () => latest && view(latest.src, caption(latest)),
  }, make("span", {}, latest ? make("img", { src: latest.src, alt: "" }) : profile.username[0].toUpperCase()));
  const counts = live.length === 1 ? "1 story live" : `${live.length || "No"} stories live`;
  const ever = profile.stories.length > live.length ? ` · ${profile.stories.length} posted` : "";
  const kind = `${profile.kind[0].toUpperCase()}${profile.kind.slice(1)} account`;
  const who = make("div", { className: "who" }, ring,
    make("div", {}, make("b", {}, profile.username), make("br"), make("small", {}, kind), make("br"), make("small", {}, counts + ever)));
  if (!profile.stories.length) {
    return [who, make("div", { className: "nothing" }, make("b", {}, "Nothing posted yet"),
      "Set up in the chat, then press Next story.")];
  }
  return [who, make("ul", { className: "stories" }, profile.stories.map((story) =>
    make("li", { className: story.live ? "story" : "story ended" },
      make("button", { type: "button", onclick: () => view(story.src, caption(story)) },
        make("img", { src: story.src, alt: `Story of ${caption(story)}` }),
        make("small", {}, caption(story), story.live ? make("span", { className: "live-mark" }, "live") : " ended")))))];
}

const caption = (story) => `${told(story.at, { weekday: "short" })} ${hour(story.at)}`;

// ---- The chat -----------------------------------------------------------------------------------------------------

function drawChat(chat, another) {
  if (!chat) return;
  $("bot-name").textContent = chat.bot ? `@${chat.bot}` : "bot";
  $("hello").hidden = chat.messages.length > 0;
  $("menu").hidden = !chat.commands?.length;
  const list = $("messages");
  if (another) page.pinned = true;
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = [];
  let today = "";
  for (const message of chat.messages) {
    const date = day(message.at);
    if (date !== today) nodes.push(kept(old, `date ${date}`, date, () => make("span", { className: "date" }, date)));
    today = date;
    nodes.push(kept(old, `message ${message.id}`, JSON.stringify(message), () => drawMessage(message)));
  }
  const spoken = chat.messages.at(-1)?.mine && nodes.length > list.children.length;
  const moved = nodes.length !== list.children.length || nodes.some((node, at) => node !== list.children[at]);
  if (moved) list.replaceChildren(...nodes);
  if (spoken) page.pinned = true;
  if (moved) stay();
}

/** Returns the existing node if its content is unchanged, otherwise a new one. */
function kept(old, key, text, draw) {
  const before = old.get(key);
  if (before && before.shows === text) return before;
  const node = draw();
  node.dataset.key = key;
  node.shows = text;
  return node;
}

function drawMessage(message) {
  const { photo, document: file } = message;
  const stamp = [message.edited ? "edited" : null, message.silent ? "silent" : null, hour(message.at)].filter(Boolean);
  const bubble = make("div", { className: "bubble" },
    photo && make("img", {
      src: photo.src, alt: "Picture", width: photo.width, height: photo.height, onload: stay,
      onclick: () => view(photo.src, hour(message.at)),
    }),
    file && make("a", { className: "file", href: file.src, target: "_blank", rel: "noopener" },
      `📄 ${file.name} · ${Math.ceil(file.bytes / 1024)} kB`),
    message.text && make("div", { className: "words" }, styled(message.text, message.entities)),
    make("span", { className: "stamp" }, stamp.join(" · ")));
  const keys = message.keys.length && make("div", { className: "keys" }, message.keys.map((row, line) =>
    make("div", {}, row.map((key, column) => drawKey(message, key, line, column)))));
  return make("div", { className: message.mine ? "message mine" : "message" }, bubble, keys || null);
}

/** Keeps the newest message visible, even after a picture has loaded, unless the viewer scrolled up. */
function stay() {
  if (page.pinned) $("messages").scrollTop = $("messages").scrollHeight;
}

function drawKey(message, key, line, column) {
  if (key.opens) {
    const href = `/page/open/${page.seen.chosen}/${message.id}/${line}/${column}`;
    return make("a", { href, target: "_blank", rel: "noopener" }, key.text);
  }
  return make("button", { type: "button", onclick: (event) => press(event.currentTarget, message.id, key) }, key.text);
}

async function press(button, message, key) {
  if (button.classList.contains("waiting")) return;
  button.classList.add("waiting");
  const done = await attempt(() => post("/page/press", { user: page.seen.chosen, message, data: key.data }));
  button.classList.remove("waiting");
  const answer = done?.answer;
  if (answer?.url) window.open(answer.url, "_blank", "noopener");
  if (!answer?.text) return;
  if (answer.alert) sheet("Storyline", [make("p", {}, answer.text)], "OK");
  else toast(answer.text);
}

const TAGS = { bold: "b", italic: "i", code: "code", pre: "code", underline: "u", strikethrough: "s", blockquote: "q" };

/** Formats text with its entities (Bot API, MessageEntity). Offsets are in UTF-16 units, as in JavaScript strings. */
function styled(text, entities, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  const inside = entities.filter((entity) => entity.offset >= from && entity.offset + entity.length <= to);
  inside.forEach((entity, order) => {
    if (entity.offset < at) return;
    const end = entity.offset + entity.length;
    const rest = inside.slice(order + 1);
    parts.push(text.slice(at, entity.offset));
    const link = entity.type === "text_link" ? { href: entity.url, target: "_blank", rel: "noopener noreferrer" } : {};
    parts.push(make(entity.type === "text_link" ? "a" : TAGS[entity.type] ?? "span", link, styled(text, rest, entity.offset, end)));
    at = end;
  });
  parts.push(text.slice(at, to));
  return parts;
}

function say(text) {
  const asks = page.seen.chat.messages.at(-1);
  const reply_to = asks?.asks ? asks.id : undefined;
  return attempt(() => post("/page/say", { user: page.seen.chosen, text, reply_to }));
}

let hiding = 0;
function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

// ---- Sheets -------------------------------------------------------------------------------------------------------

function sheet(title, body, close = "Cancel", ...more) {
  const done = make("button", { type: "button", className: "soft", onclick: () => $("sheet").close() }, close);
  $("sheet").replaceChildren(make("h2", {}, title), ...body, make("footer", {}, more, done));
  $("sheet").showModal();
}

function view(src, title) {
  $("viewer").replaceChildren(make("img", { src, alt: title }), make("p", {}, title));
  $("viewer").showModal();
}

function offerPictures() {
  const pictures = (page.seen.drive ?? []).flatMap((folder) => folder.pictures).filter((picture) => !picture.trashed);
  const send = (picture) => {
    $("sheet").close();
    attempt(() => post("/page/say", { user: page.seen.chosen, picture: picture.id }));
  };
  const input = make("input", { type: "file", accept: "image/*", hidden: true, onchange: () => sendOwn(input.files[0]) });
  const own = make("label", { className: "soft", tabIndex: 0 }, "From this device", input);
  sheet("Send a picture", [make("div", { className: "thumbs" }, pictures.map((picture) => thumb(picture, () => send(picture))))], "Cancel", own);
}

/** Sends a picture from this device, reduced as Telegram's apps do: at most 1280 pixels, JPEG. */
async function sendOwn(file) {
  $("sheet").close();
  if (!file) return;
  await attempt(async () => {
    const bitmap = await createImageBitmap(file).catch(() => { throw new Error("This file is not a picture this browser can read."); });
    const scale = Math.min(1, 1280 / Math.max(bitmap.width, bitmap.height));
    const canvas = make("canvas", { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const jpeg = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
    await post(`/page/photo/${page.seen.chosen}`, jpeg, true);
  });
}

function offerCommands() {
  const row = ({ command, description }) => make("button", {
    type: "button", className: "row", onclick: () => { $("sheet").close(); say(`/${command}`); },
  }, make("b", {}, `/${command}`), description);
  sheet("Commands", page.seen.chat.commands.map(row));
}

// ---- Start --------------------------------------------------------------------------------------------------------

function turnTo() {
  const wanted = ["chat", "profile", "behind"].find((tab) => location.hash === `#${tab}`) ?? "chat";
  document.body.dataset.tab = wanted;
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.hash === `#${wanted}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  stay();
}

let height = 0;
$("messages").onscroll = ({ currentTarget: list }) => {
  // Only the viewer scrolls up; loading content never does.
  const newest = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  page.pinned = newest || (page.pinned && list.scrollTop >= height);
  height = list.scrollTop;
};
$("start").onclick = () => say("/start");
$("menu").onclick = offerCommands;
$("attach").onclick = offerPictures;
$("composer").onsubmit = (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  $("text").value = "";
  say(text);
};
$("next").onclick = async () => {
  $("toast").hidden = true;
  const done = await attempt(() => post("/page/next"));
  if (!done) return;
  $("said").textContent = done.said;
  $("said").classList.add("fresh");
};
for (const dialog of [$("sheet"), $("viewer")]) {
  dialog.onclick = (event) => { if (event.target === dialog || dialog === $("viewer")) dialog.close(); };
}
addEventListener("hashchange", turnTo);
turnTo();
page.user = Number(sessionStorage.getItem("user")) || null;
follow();
