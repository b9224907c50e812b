// Clicks through the demo's page in a real browser, as a person would, from /start to a live story.
//
//   STORYLINE=path/to/storyline   the program (default: target/release/storyline)
//   CHROMIUM=path/to/chromium     the browser (default: the first one found)
//   PICTURES=folder               folder for the two screenshots (default: target/e2e)

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The buttons pressed in the chat, in this order. `opens` opens a consent page and presses the buttons in `then`;
 *  `hears` waits for a message. */
const SET_UP = [
  "Skip for now",
  { opens: "Connect Instagram", then: ["Continue", "Allow"] },
  { opens: "Connect Google Drive", then: ["Continue", "Allow"] },
  "Use Stories",
  { hears: "📚 Found" },
  "Continue",
  "Looks good",
  "Ask me first",
  "Go live",
  { hears: "You are live" },
];
/** The button that approves a story, once it is offered. */
const YES = /^Post/;
/** The number of stories that must be live at the end. */
const STORIES = 3;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.env.STORYLINE ?? here("../target/release/storyline");
const pictures = process.env.PICTURES ?? here("../target/e2e");
const executablePath = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"].find((path) => existsSync(path));
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const PATIENCE = 60_000;

let demo, browser, address;

before(async () => {
  assert.ok(executablePath, "no Chromium found; on Debian: apt install chromium, or set CHROMIUM");
  demo = spawn(program, ["demo"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: demo.stdout })) {
    if (line.startsWith("http://")) {
      address = line;
      break;
    }
  }
  assert.ok(address, "the demo printed no address");
  browser = await chromium.launch({ executablePath, args: QUIET });
});

after(async () => {
  await browser?.close();
  if (!demo || demo.exitCode !== null) return;
  const ended = new Promise((wake) => demo.once("exit", wake));
  demo.kill("SIGINT");
  assert.equal(await ended, 130, "Ctrl-C ends the demo in order");
});

test("a person sets up in the chat, says yes, and sees the stories live", { timeout: 5 * PATIENCE }, async () => {
  const { page, faults } = await open({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Start" }).click();
  for (const step of SET_UP) await take(page, step);

  for (let live = 1; live <= STORIES; live += 1) {
    await next(page, /A question waits/);
    await key(page, YES).waitFor();
    if (live === 1) await save(page, "chat-phone");
    await key(page, YES).click();
    await key(page, /^Undo/).waitFor();
    await next(page, /is live/);
    await page.getByRole("link", { name: "Instagram" }).click();
    await page.locator(".story").nth(live - 1).waitFor();
    await page.getByRole("link", { name: "Chat" }).click();
  }
  assert.deepEqual(faults, []);

  const desktop = await open({ width: 1280, height: 800 });
  await desktop.page.locator(".story").nth(STORIES - 1).waitFor();
  assert.deepEqual(await board(desktop.page), { planned: STORIES, posted: STORIES, twice: 0, lost: 0, crossed: 0 });
  await save(desktop.page, "demo-desktop");
  assert.deepEqual(desktop.faults, []);
});

test("nothing is wider than the screen of a phone", async () => {
  const { page } = await open({ width: 390, height: 844 });
  for (const tab of ["Chat", "Instagram", "Scoreboard"]) {
    await page.getByRole("link", { name: tab }).click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${tab} is ${wide} px wide`);
  }
});

/** Opens the demo's page in a new browser context. Returns the page and a list of the errors in it. */
async function open(viewport) {
  const context = await browser.newContext({
    viewport, deviceScaleFactor: viewport.width < 500 ? 1.5 : 1, timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  page.on("request", (asked) => !asked.url().startsWith("http://127.0.0.1:") && !asked.url().startsWith("data:")
    && faults.push(`asked elsewhere: ${asked.url()}`));
  await page.goto(address);
  return { page, faults };
}

/** Returns the newest button in the chat with this text. */
const key = (page, text) => page.locator(".keys").getByText(text, { exact: typeof text === "string" }).last();

async function take(page, step) {
  if (typeof step === "string") return key(page, step).click();
  if (step.hears) return page.locator(".message").getByText(step.hears).last().waitFor();
  const [consent] = await Promise.all([page.waitForEvent("popup"), key(page, step.opens).click()]);
  for (const button of step.then) await consent.getByRole("button", { name: button, exact: true }).click();
  await consent.getByRole("heading", { name: "Connected" }).waitFor();
  return consent.close();
}

/** Presses "Next story" and waits for its message. */
async function next(page, said) {
  await page.getByRole("button", { name: "Next story" }).click();
  await page.locator("#said.fresh").getByText(said).waitFor();
}

async function board(page) {
  const pairs = await page.locator("#board > div").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("dt").textContent, Number(row.querySelector("dd").textContent)]));
  return Object.fromEntries(pairs);
}

/** Takes a screenshot, compressed with pngquant if it is installed. */
async function save(page, name) {
  mkdirSync(pictures, { recursive: true });
  const path = `${pictures}/${name}.png`;
  await page.waitForFunction(() =>
    [...document.images].filter((image) => image.checkVisibility()).every((image) => image.complete));
  await page.screenshot({ path });
  try {
    execFileSync("pngquant", ["--force", "--skip-if-larger", "--quality", "60-90", "--output", path, path]);
  } catch (error) {
    if (error.code !== "ENOENT" && error.status !== 98) throw error;
  }
  console.log(`${path}: ${Math.ceil(statSync(path).size / 1024)} kB`);
}
