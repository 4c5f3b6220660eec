// What the tests of pages share: Chromium, and pages that are watched for everything a page must
// not do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { start } from "./program.mjs";

const SCREENSHOTS = new URL("screenshots/", import.meta.url).pathname;
const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

let server;
let browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  [server, browser] = await Promise.all([start(), chromium.launch({ executablePath: installed(), args: FLAGS })]);
});

after(async () => {
  await browser?.close();
  server?.stop();
});

function installed() {
  for (const name of BROWSERS) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // Perhaps it has the next name.
    }
  }
  throw new Error("no Chromium found; script/browser installs it");
}

// A test of a page in a fresh profile. It fails too if the page asks another host, breaks its own
// policy, or writes an error into the console.
export function check(name, path, viewport, steps) {
  test(name, { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ viewport, isMobile: viewport === PHONE, hasTouch: viewport === PHONE });
    context.setDefaultTimeout(15_000);
    const faults = [];
    context.on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(server.address).origin && !request.url().startsWith("data:")) {
        faults.push(`request to ${request.url()}`);
      }
    });
    context.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => faults.push(`page: ${error.error().stack}`));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (it) => console.error(`${it.violatedDirective}: ${it.blockedURI}`));
    });
    const page = await context.newPage();
    try {
      await page.goto(new URL(path, server.address).href);
      await steps(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= viewport.width, `the page is ${width} wide`);
    } finally {
      const file = name.replace(/\W+/g, "-");
      await page.screenshot({ path: `${SCREENSHOTS}${file}.png` }).catch(() => {});
      await context.close();
    }
    assert.deepEqual(faults, []);
  });
}

// Waits until a value is as expected; says what it was if it never is.
export async function until(expected, value) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const found = await value();
    if (expected instanceof RegExp ? expected.test(found) : expected === found) return;
    if (Date.now() > deadline) assert.fail(`expected ${expected}, found ${found}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
