// The plain editor at `/plain`, which stands at `/` where there is no GraphiQL.
import { DESKTOP, PHONE, check, until } from "./support.mjs";

const hash = (page) => decodeURIComponent(new URL(page.url()).hash.replaceAll("+", " "));
const answer = (page) => page.textContent("#answer");

for (const [width, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  check(`plain ${width}: a question is picked, run and answered`, "/plain", viewport, async (page) => {
    if (viewport === PHONE) await page.click("text=All questions");
    await page.click("text=Members of NATO on 1999-03-11 and on 1999-03-12");
    await page.waitForSelector("[aria-current] + .about >> text=Two aliases ask the same field");
    await until("#question=13", () => hash(page));
    await page.click("#run");
    await until(/"totalCount": 19/, () => answer(page));
  });
}

check("plain: what fails is told", "/plain", DESKTOP, async (page) => {
  await page.waitForSelector("#run:enabled");
  await page.fill("#query", "{ nope }");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#status.failed >> text=Unknown field");
  await page.fill("#variables", "{");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#status.failed >> text=Not answered");
  await until("#query={ nope }&variables={", () => hash(page));
});

const query = "query Named($iso: String!) { state(by: { iso: $iso }) { name } }";
const link = `/plain#${new URLSearchParams({ query, variables: '{ "iso": "NOR" }' })}`;
check("plain: a link is followed, and another from there", link, DESKTOP, async (page) => {
  await page.click("#run");
  await until(/"name": "Norway"/, () => answer(page));
  await page.evaluate(() => { location.hash = "question=1"; });
  await until(/^query Question1 \{/, () => page.inputValue("#query"));
  await page.click(".note >> text=GraphiQL");
  await page.waitForSelector(".graphiql-container");
});

check("plain: the price of an answer is shown, if it has one", "/plain", PHONE, async (page) => {
  let extensions = { price: { requested: 12, limit: 100_000 } };
  await page.route("**/graphql", (route) => route.fulfill({ json: { data: {}, extensions } }));
  await page.click("#run");
  await page.waitForSelector("text=Price 12 · limit 100,000");
  extensions = undefined;
  await page.click("#run");
  await page.waitForSelector("#price", { state: "hidden" });
});
