// GraphiQL at `/`: questions, answers, documentation, links, price, and all its panes.
import assert from "node:assert/strict";
import { DESKTOP, PHONE, check, until } from "./support.mjs";

const text = (page, pane) => page.locator(`.graphiql-${pane} .CodeMirror`).evaluate((it) => it.CodeMirror.getValue());
const query = (page) => text(page, "query-editor");
const answer = (page) => text(page, "response");
const hash = (page) => decodeURIComponent(new URL(page.url()).hash.replaceAll("+", " "));
const run = (page) => page.click(".graphiql-execute-button");
const pane = (page, name) => page.click(`[aria-label="Show ${name}"]`);

async function write(page, text) {
  await page.click(".graphiql-query-editor .CodeMirror-lines");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  await until(text, () => query(page));
}

for (const [width, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  check(`graphiql ${width}: a question is picked, run and answered`, "/", viewport, async (page) => {
    if (viewport === PHONE) await page.click("text=All questions");
    await page.click("text=Members of NATO on 1999-03-11 and on 1999-03-12");
    await until(/^query Question13 \{/, () => query(page));
    await page.waitForSelector("[aria-current] + .about >> text=Two aliases ask the same field");
    await until("#question=13", () => hash(page));
    await run(page);
    await until(/"totalCount": 19/, () => answer(page));
  });

  check(`graphiql ${width}: the documentation is read`, "/", viewport, async (page) => {
    await pane(page, "Documentation Explorer");
    await page.waitForSelector(".graphiql-doc-explorer-content a:text-is('Query')");
    await page.fill(".graphiql-doc-explorer-search input", "FuzzyDate");
    await page.click("[role=option] :text-is('FuzzyDate')");
    await page.waitForSelector(".graphiql-doc-explorer-title:has-text('FuzzyDate')");
    await page.click(".graphiql-doc-explorer-back");
    await page.click(".graphiql-doc-explorer-content a:text-is('Query')");
    await page.click(".graphiql-doc-explorer-content a:text-is('agreements')");
    await page.waitForSelector(".graphiql-doc-explorer-content >> text=Arguments");
  });

  const linked = "query Named($iso: String!) { state(by: { iso: $iso }) { name } }";
  const variables = '{ "iso": "NOR" }';
  const link = `/#${new URLSearchParams({ query: linked, variables })}`;
  check(`graphiql ${width}: a link is followed`, link, viewport, async (page) => {
    await until(linked, () => query(page));
    await run(page);
    await until(/"name": "Norway"/, () => answer(page));
    await page.evaluate(() => { location.hash = "question=1"; });
    await until(/^query Question1 \{/, () => query(page));
    await page.click("text=Plain editor");
    await page.waitForSelector("#plain");
  });
}

check("graphiql: an edit is in the link at once, and a question does not overwrite it", "/", DESKTOP, async (page) => {
  const own = "{ states { totalCount } }";
  await write(page, own);
  await until(`#query=${own}`, () => hash(page));
  await page.click("text=The State Norway");
  await until(/^query Question1 \{/, () => query(page));
  assert.equal(await page.locator(".graphiql-tab").count(), 2);
  await page.click(".graphiql-tab >> nth=0");
  await until(own, () => query(page));
  await until(`#query=${own}`, () => hash(page));
  await page.reload();
  await until(own, () => query(page));
});

check("graphiql: explorer, history, headers and dialogs keep to the policy", "/", DESKTOP, async (page) => {
  const [request] = await Promise.all([
    page.waitForRequest((it) => it.postData()?.includes('"Question11"')),
    (async () => {
      await page.click("text=Headers");
      await page.click("[aria-label=Headers] .CodeMirror:visible");
      await page.keyboard.insertText('{ "X-Desk": "news" }');
      await run(page);
    })(),
  ]);
  assert.equal(request.headers()["x-desk"], "news");
  await pane(page, "History");
  await page.waitForSelector(".graphiql-history-item >> text=Question11");
  await pane(page, "GraphiQL Explorer");
  await page.click(".graphiql-explorer-root >> text=subjects");
  await page.click(".graphiql-explorer-root >> text=totalCount >> nth=-1");
  await until(/subjects/, () => query(page));
  for (const name of ["settings", "short keys"]) {
    await page.click(`[aria-label="Open ${name} dialog"]`);
    await page.click(".graphiql-dialog-close");
    await page.waitForSelector(".graphiql-dialog", { state: "detached" });
  }
});

check("graphiql: mistakes are marked, names completed, one of two operations run", "/", DESKTOP, async (page) => {
  await write(page, "{ nope }");
  await page.hover(".CodeMirror-lint-mark-error >> nth=-1");
  await page.waitForSelector(".CodeMirror-lint-tooltip >> text=Cannot query field");
  await write(page, "{ subjec");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".CodeMirror-hints >> text=subjects");
  await page.keyboard.press("Enter");
  await until(/^\{ subjects?$/, () => query(page));
  await write(page, "query A { __typename } query B { subjects { totalCount } }");
  await page.click(".graphiql-execute-button[aria-haspopup=menu]");
  await page.click(".graphiql-dropdown-item:text-is('A')");
  await until(/"__typename": "Query"/, () => answer(page));
});

check("graphiql: the price of an answer is shown, if it has one", "/", DESKTOP, async (page) => {
  let extensions = { price: { requested: 1234, limit: 100_000, remaining: 98_766 } };
  await page.route("**/graphql", (route) => route.fulfill({ json: { data: {}, extensions } }));
  await run(page);
  await page.waitForSelector("text=Price 1,234 · limit 100,000 · 98,766 left");
  extensions = undefined;
  await run(page);
  await page.waitForSelector("#price", { state: "hidden" });
});

check("graphiql: the dark theme is the frame's too", "/", DESKTOP, async (page) => {
  await page.click('[aria-label="Open settings dialog"]');
  await page.click(".graphiql-dialog >> text=Dark");
  await page.keyboard.press("Escape");
  const paper = () => page.$eval("body", (it) => getComputedStyle(it).backgroundColor);
  await until("rgb(33, 42, 59)", paper);
});
