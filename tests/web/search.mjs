// Search, from file://: what 60 queries find (search-queries.mjs), the box on every page by keyboard, the page of results
// with its address, kinds and phrases, and the A–Z without JavaScript.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import MiniSearch from "minisearch";
import { SearchIndex } from "../../themes/civic/scripts/search-index.js";
import { indexedWords } from "../../themes/civic/scripts/search-words.js";
import { queries } from "./search-queries.mjs";
import { urlOf, visit } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wantedFirst = 54;
const wantedInThree = 59;

export async function checkSearch(site, browser, report) {
  const read = await checkWords(site, report);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await checkQueries(site, context, read, report);
  await checkBox(site, context, report);
  await checkPage(site, context, report);
  await checkMistakes(site, context, report);
  await context.close();
  await checkAccess(site, browser, report);
  await checkWithoutScript(site, browser, report);
}

// ---- the index, read here -----------------------------------------------------------------------------

class FilesOnDisk {
  constructor(site) {
    this.folder = join(site.root, "assets/search");
    this.said = new Map();
  }
  async get(path) {
    if (!this.said.has(path)) {
      const said = {};
      const take = (key) => (...values) => Object.assign(said, { [key]: values });
      runInNewContext(readFileSync(join(this.folder, path), "utf8"), { scrutineerSearch: { index: take("index"), texts: take("texts") } });
      this.said.set(path, said.index?.[0] ?? said.texts[1]);
    }
    return this.said.get(path);
  }
}

// Every word of every text, as the browser reads it, leads to its document: the program and the script agree on words.
async function checkWords(site, report) {
  const files = new FilesOnDisk(site);
  const index = new SearchIndex(files);
  const head = await index.ready();
  const skipped = new Set(head.skip.split(" "));
  const found = new Map();
  const records = [];
  const problems = [];
  for (let i = 0; i < head.documents; i++) {
    const record = await index.record(i);
    records.push(record);
    const texts = [record.title, record.summary, record.of, ...record.sections.flatMap(({ heading, text }) => [heading, text])];
    for (const word of new Set(texts.flatMap(indexedWords).map((each) => each.replace("+", "")))) {
      if (skipped.has(word)) continue;
      if (!found.has(word)) found.set(word, await index.documentsWith(word));
      if (!found.get(word).has(i)) problems.push(`"${word}" does not lead to ${record.address}`);
    }
  }
  report.claim("every word of every text leads to its document", problems);
  const missing = records.filter(({ address }) => !site.files.has(address.replace(/#.*/, ""))).map(({ address }) => address);
  report.claim("every document is on a page of the site", missing);
  report.claim("every anchor of a document is on its page", anchorsMissing(site, records));
  const names = await index.namesByDocument();
  return { records, namesOf: (document) => names.get(document) ?? [] };
}

function anchorsMissing(site, records) {
  const ids = new Map(site.pages.map(({ path, html }) => [path, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]));
  const missing = [];
  for (const { address, sections } of records) {
    const [path, anchor] = address.split("#");
    for (const each of [anchor, ...sections.map((section) => section.anchor)]) if (each && !ids.get(path)?.has(each)) missing.push(`${path}#${each}`);
  }
  return missing;
}

// ---- 60 queries ---------------------------------------------------------------------------------------

const isWanted = (address, wanted) => {
  const page = address.replace(/^(\.\.\/)*/, "").replace(/[?#].*/, "").replace(/\.html$/, "");
  return page === wanted || (wanted.startsWith("appraisals/") && page.startsWith(`${wanted}-`));
};

async function openSearch(tab, site, query) {
  await tab.goto(`${urlOf(site.root, { path: "search.html" })}?${new URLSearchParams(query)}`);
  await tab.waitForFunction(() => document.querySelector(".app-find__results > li") || /Nothing/.test(document.querySelector(".app-find__count").textContent));
}

const addressesOf = (tab) => tab.locator(".app-find__results .app-result__title").evaluateAll((links) => links.map((link) => link.getAttribute("href")));

function judged(places) {
  return { first: places.filter((place) => place === 0).length, inThree: places.filter((place) => place >= 0 && place < 3).length };
}

async function checkQueries(site, context, { records, namesOf }, report) {
  const places = new Map();
  await visit(context, queries, async (tab, [query, wanted]) => {
    await openSearch(tab, site, { q: query });
    const addresses = await addressesOf(tab);
    places.set(query, addresses.findIndex((address) => isWanted(address, wanted)));
  });
  const own = judged([...places.values()]);
  const mini = judged(withMiniSearch(records, namesOf));
  console.log(`search: of ${queries.length} queries ${own.first} find their page first and ${own.inThree} in the first three; MiniSearch ${mini.first} and ${mini.inThree}`);
  const misses = queries.filter(([query]) => places.get(query) !== 0).map(([query, wanted]) => `"${query}": ${wanted} is ${places.get(query) < 0 ? "not among the first" : `number ${places.get(query) + 1}`}`);
  report.claim(`of ${queries.length} queries at least ${wantedFirst} find their page first`, own.first >= wantedFirst ? [] : misses);
  report.claim(`of ${queries.length} queries at least ${wantedInThree} find their page among the first three`, own.inThree >= wantedInThree ? [] : misses);
}

// The same documents with the same other names, and the settings that its documentation proposes.
function withMiniSearch(records, namesOf) {
  const mini = new MiniSearch({ idField: "document", fields: ["title", "names", "of", "summary", "headings", "text"], searchOptions: { boost: { title: 3, names: 3, headings: 2, summary: 2 }, prefix: true, fuzzy: 0.2 } });
  mini.addAll(records.map(({ document, title, of, summary, sections }) => ({ document, title, names: namesOf(document).join("\n"), of, summary, headings: sections.map(({ heading }) => heading).join("\n"), text: sections.map(({ text }) => text).join("\n") })));
  return queries.map(([query, wanted]) => mini.search(query).slice(0, 10).findIndex(({ id }) => isWanted(records[id].address, wanted)));
}

// ---- the box ------------------------------------------------------------------------------------------

function listen(tab) {
  const faults = [];
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  return faults;
}

async function checkBox(site, context, report) {
  const tab = await context.newPage();
  const faults = listen(tab);
  const deep = site.pages.find(({ path, kind }) => kind === "model" && path.includes("/"));
  await tab.goto(urlOf(site.root, deep));
  const loaded = await tab.locator('script[src*="assets/search"]').count();
  report.claim("nothing of the search is loaded before it is used", loaded === 0 ? [] : [`${loaded} scripts`]);
  await tab.keyboard.press("/");
  const problems = [];
  const focus = () => tab.evaluate(() => `${document.activeElement.id} ${document.activeElement.className}`);
  if (!(await focus()).includes("app-site-search")) problems.push(`/ goes to "${await focus()}"`);
  await tab.keyboard.type("teckal company");
  await tab.locator(".app-search__results a").first().waitFor();
  await tab.waitForFunction(() => document.querySelector(".app-search__results a").href.includes("teckal-exemption"));
  await tab.waitForFunction(() => /\d+ results?/.test(document.querySelector(".app-search__status").textContent));
  await tab.keyboard.press("ArrowDown");
  if (!(await focus()).includes("app-result__title")) problems.push(`the arrow goes to "${await focus()}"`);
  await tab.keyboard.press("ArrowUp");
  if (!(await focus()).includes("app-site-search")) problems.push(`the arrow back goes to "${await focus()}"`);
  await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("Escape"); // out of the list
  await tab.waitForTimeout(500);
  if (await tab.locator(".app-search__panel").isVisible()) problems.push("Escape leaves the results open");
  if (!(await focus()).includes("app-site-search")) problems.push(`Escape goes to "${await focus()}"`);
  await tab.keyboard.type("x");
  await tab.keyboard.press("Backspace");
  await tab.locator(".app-search__panel").waitFor();
  await tab.waitForTimeout(1500); // until the results of "x" are those of the words again
  await tab.waitForFunction(() => document.querySelector(".app-search__results a").href.includes("teckal-exemption"));
  await tab.keyboard.press("ArrowDown");
  await Promise.all([tab.waitForURL(/teckal-exemption/), tab.keyboard.press("Enter")]);
  report.claim("the box is used by keyboard alone, from / to the page found", [...problems, ...faults]);
  await tab.keyboard.press("/");
  await tab.keyboard.type("pensions");
  await Promise.all([tab.waitForURL(/search\.html\?q=pensions/), tab.keyboard.press("Enter")]);
  report.claim("Enter in the box leads to the page of results", []);
  await tab.close();
}

// ---- the page of results ------------------------------------------------------------------------------

async function checkPage(site, context, report) {
  const tab = await context.newPage();
  const faults = listen(tab);
  const problems = [];
  await openSearch(tab, site, { q: "pensions" });
  const marked = await tab.locator(".app-result__sentence mark").allTextContents();
  if (marked.length === 0 || marked.some((word) => !/^pension/i.test(word))) problems.push(`it marks ${marked}`);
  const kinds = await tab.locator(".app-find__kind").allTextContents();
  const counts = kinds.map((kind) => Number(/\((\d+)\)/.exec(kind)[1]));
  const sum = counts.slice(1).reduce((a, b) => a + b, 0);
  if (counts[0] !== sum) problems.push(`everything is ${counts[0]}, kinds are ${sum}`);
  await tab.locator('.app-find__kind input[value="models"]').check();
  await tab.waitForURL(/kind=models/);
  await tab.waitForFunction(() => [...document.querySelectorAll(".app-result__note")].every((note) => note.textContent === "Delivery models"));
  const ofKind = Number(/\((\d+)\)/.exec(kinds.find((kind) => kind.includes("Delivery models")))[1]);
  const shown = await tab.locator(".app-find__count").textContent();
  if (!shown.startsWith(`${ofKind} `)) problems.push(`of ${ofKind} models it says "${shown}"`);
  const more = tab.locator(".app-find__more");
  if (ofKind > 20) {
    await more.click();
    await tab.waitForFunction((all) => document.querySelectorAll(".app-result").length === Math.min(all, 40), ofKind);
    const focus = await tab.evaluate(() => [...document.querySelectorAll(".app-result")].findIndex((item) => item.contains(document.activeElement)));
    if (focus !== 20) problems.push(`after more are shown, focus is at ${focus}`);
  }
  await tab.reload();
  await tab.waitForFunction(() => document.querySelector(".app-find__results > li"));
  if (!(await tab.locator('.app-find__kind input[value="models"]').isChecked())) problems.push("the kind is not in the address");
  report.claim("results by kind with counts, the sentence and its words marked, all in the address", [...problems, ...faults]);

  await openSearch(tab, site, { q: '"asset lock"' });
  const texts = await tab.locator(".app-result").allTextContents();
  report.claim("a phrase in quotation marks finds that phrase alone", texts.length > 0 ? texts.filter((text) => !/asset[ -]locks?/i.test(text)) : ["nothing found"]);
  await openSearch(tab, site, { q: '"lock asset"' });
  report.claim("words in another order are not the phrase", (await addressesOf(tab)).map((address) => `found ${address}`));
  await tab.close();
}

async function checkMistakes(site, context, report) {
  const cases = [
    ["pensoins", "local-government-pension-scheme"],
    ["teckel", "teckal-exemption"],
    ["ofstead", "ofsted"],
    ["Teckal", "teckal-exemption"],
  ];
  const tab = await context.newPage();
  const problems = [];
  for (const [query, wanted] of cases) {
    await openSearch(tab, site, { q: query });
    const [first] = await addressesOf(tab);
    if (!first?.includes(wanted)) problems.push(`"${query}" finds ${first} first`);
  }
  await openSearch(tab, site, { q: "qqqqzzzz" });
  if ((await addressesOf(tab)).length > 0) problems.push("what is nowhere finds something");
  report.claim("one typing error is forgiven; what is nowhere finds nothing", problems);
  await tab.close();
}

// ---- access, and without JavaScript -------------------------------------------------------------------

async function checkAccess(site, browser, report) {
  for (const width of [1280, 320])
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
      const tab = await context.newPage();
      const audit = async (what) => {
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() =>
          window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }),
        );
        const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth);
        report.claim(`axe: ${what}, ${width} px, ${colorScheme}`, [
          ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`)),
          ...(wide > width ? [`it is ${wide} px wide`] : []),
        ]);
      };
      await openSearch(tab, site, { q: "pensions" });
      await audit("the page of results");
      await tab.goto(urlOf(site.root, { path: "index.html" }));
      await tab.keyboard.press("/");
      await tab.keyboard.type("pensions");
      await tab.locator(".app-search__results a").first().waitFor();
      await audit("the box with results");
      await context.close();
    }
}

async function checkWithoutScript(site, browser, report) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, { path: "index.html" }));
  await tab.locator("#app-site-search").fill("pensions");
  await Promise.all([tab.waitForURL(/search\.html\?q=pensions/), tab.locator(".app-search__button").click()]);
  const link = tab.locator("noscript a, .app-onward").first();
  const href = await link.getAttribute("href");
  report.claim("without JavaScript the box leads to the A–Z", href === "a-z.html" ? [] : [`it leads to ${href}`]);
  await tab.goto(urlOf(site.root, { path: "a-z.html" }));
  const addresses = new Set(await tab.locator(".app-a-z__items a").evaluateAll((links) => links.map((each) => each.getAttribute("href"))));
  const kinds = ["page", "model", "case-study", "appraisal", "decision", "risk-register", "factor-set", "term", "source", "question-bank", "checklist", "section"];
  const missing = site.pages.filter(({ path, kind }) => kinds.includes(kind) && !/^compare-.*-and-/.test(path) && !addresses.has(path)).map(({ path }) => `not in it: ${path}`);
  const titles = new Set(await tab.locator(".app-a-z__items a").allTextContents());
  for (const name of ["DCS", "Teckal company", "Finance"]) if (!titles.has(name)) missing.push(`not in it: ${name}`);
  const sorted = await tab.locator(".app-letter__title").allTextContents();
  if ([...sorted].sort().join() !== sorted.join()) missing.push(`letters stand as ${sorted}`);
  report.claim("the A–Z has every page, other names, acronyms and subjects of questions", missing);
  await context.close();
}
