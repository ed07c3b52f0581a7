// From a statement to the place it comes from and back: citations, the lists of sources they lead to, and the pages of
// documents.
import { urlOf, visit } from "./site.mjs";

export async function checkSources(site, browser, report) {
  checkLists(site, report);
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, reducedMotion: "reduce" });
  await checkWay(context, site, report);
  await checkFolded(context, site, report);
  await checkDocuments(context, site, report);
  await context.close();
  const still = await browser.newContext({ viewport: { width: 768, height: 1024 }, javaScriptEnabled: false });
  await checkPaper(still, site, report);
  await still.close();
}

// What a list has leads back to what cites it, or is said to be for the page as a whole.
function checkLists(site, report) {
  const problems = [];
  let items = 0;
  for (const { path, html } of site.pages) {
    const cited = new Set([...html.matchAll(/<a id="app-cite-[^"]*" href="#(app-source-[^"]*)"/g)].map(([, id]) => id));
    for (const [, id, item] of html.matchAll(/ id="(app-source-[^"]*)"(.*)/g)) {
      const backs = [...item.matchAll(/href="#(app-cite-[^"]*)"/g)].map(([, to]) => to);
      items += 1;
      if (backs.length > 0 !== cited.has(id)) problems.push(`${path}: ${id} has ${backs.length} ways back`);
      for (const back of backs) if (!html.includes(`<a id="${back}" href="#${id}"`)) problems.push(`${path}: nothing at #${back}`);
      cited.delete(id);
    }
    for (const id of cited) problems.push(`${path}: ${id} is cited and not listed`);
  }
  report.claim("pages list places in documents", items > 500 ? [] : [`${items} on all pages`]);
  report.claim("a page lists what it cites, with the way back, and nothing else", problems);
}

const pagesWith = (site, pattern) => site.pages.filter(({ html }) => pattern.test(html));
const isInView = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight && bottom > 0 && element.checkVisibility();
};

// One tap to the place, a second to the document or, where its address is not known, to the page on it; and back.
async function checkWay(context, site, report) {
  const problems = [];
  const chosen = pagesWith(site, /class="app-cite"/).filter(({ kind }) => kind === "model" || kind === "case-study");
  await visit(context, chosen.slice(0, 6), async (tab, page) => {
    const fail = (problem) => problems.push(`${page.path}: ${problem}`);
    await tab.goto(urlOf(site.root, page));
    const last = await tab.locator("main .app-cite:visible").last().getAttribute("id");
    const citation = tab.locator(`[id="${last}"]`);
    const title = await citation.getAttribute("title");
    await citation.click();
    const target = tab.locator(":target");
    if (!(await target.evaluate(isInView))) fail("a citation does not lead to its source");
    const place = (await target.locator(".app-references__text").evaluate((text) => {
      const words = text.cloneNode(true);
      for (const back of words.querySelectorAll(".app-references__back")) back.remove();
      return words.textContent;
    })).trim();
    if ((await target.getAttribute("class")) === null && !title.endsWith(`, ${place}`)) fail(`"${title}" leads to "${place}"`);
    await target.locator(".app-references__back a").last().click();
    if (!(await citation.evaluate(isInView)) || !(await citation.evaluate((link) => link.matches(":target")))) fail("no way back to the citation");
    await citation.evaluate((link) => {
      const other = link.parentElement.cloneNode(true);
      other.firstElementChild.removeAttribute("id");
      link.parentElement.after(other);
      link.parentElement.style.display = "none";
    });
    await citation.evaluate((link) => (location.hash = link.hash));
    await target.locator(".app-references__back a").last().click();
    const found = tab.waitForFunction(() => document.activeElement.matches(".app-cite") && document.activeElement.textContent, null, { timeout: 20_000 });
    const twin = await found.then((handle) => handle.jsonValue(), () => null);
    if (twin !== (await citation.textContent())) fail("the way back does not find a citation that is shown instead");
    await citation.evaluate((link) => {
      link.parentElement.style.display = "";
    });
    await citation.click();
    await target.locator("xpath=ancestor-or-self::li[last()]").locator("a:not([href^='#'])").first().click();
    if (!/\/sources\/|^https?:/.test(tab.url())) fail(`the second tap leads to ${tab.url()}`);
  });
  report.claim("two taps lead from a statement to its place and its document", problems);
}

// The way back opens what is folded, again and again.
async function checkFolded(context, site, report) {
  const problems = [];
  const page = site.pages.find(({ html }) => /<details(?:(?!<\/details>)[^])*id="app-cite-/.test(html));
  report.claim("a page has a citation in a folded part", page ? [] : ["none"]);
  if (!page) return;
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  const id = await tab.evaluate(() => document.querySelector('details:not([open]) [id^="app-cite-"]').id);
  if (await tab.locator(".app-references__list").isVisible()) problems.push(`${page.path}: its sources are not folded`);
  await tab.locator(".app-references summary").click();
  for (const time of ["first", "second"]) {
    await tab.evaluate((at) => document.getElementById(at).closest("details").removeAttribute("open"), id);
    await tab.locator(`.app-references__back a[href="#${id}"]`).click();
    if (!(await tab.locator(`[id="${id}"]`).evaluate(isInView))) problems.push(`${page.path}: #${id} stays folded the ${time} time`);
  }
  await tab.goto("about:blank");
  await tab.goto(`${urlOf(site.root, page)}#${id}`);
  if (!(await tab.locator(`[id="${id}"]`).evaluate(isInView))) problems.push(`${page.path}: the address #${id} opens nothing`);
  await tab.close();
  report.claim("an address in a folded part opens it", problems);
}

const screens = (tab) => tab.evaluate(() => document.documentElement.scrollHeight / innerHeight);

async function checkDocuments(context, site, report) {
  const problems = [];
  const longest = site.pages.filter(({ kind }) => kind === "source").sort((a, b) => b.html.length - a.html.length)[0];
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, longest));
  if ((await tab.locator(".app-citing__uses:visible").count()) > 0) problems.push("what cites it is not folded");
  if ((await screens(tab)) > 8) problems.push(`it is ${(await screens(tab)).toFixed(1)} screens long`);
  const page = tab.locator(".app-citing__page").first();
  await page.locator("summary").click();
  if (!(await page.locator(".app-citing__uses").isVisible())) problems.push("a page does not open");
  const button = tab.locator('[data-unfold="app-citing__page"]');
  for (const wanted of [true, false]) {
    await button.click();
    const open = await tab.locator(".app-citing__page[open]").count();
    if (wanted !== (open === (await tab.locator(".app-citing__page").count()))) problems.push(`the button leaves ${open} pages open`);
  }
  await tab.close();
  report.claim("a document's page folds what cites it", problems.map((problem) => `${longest.path}: ${problem}`));
}

async function checkPaper(context, site, report) {
  const problems = [];
  const longest = site.pages.filter(({ kind }) => kind === "source").sort((a, b) => b.html.length - a.html.length)[0];
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, longest));
  await tab.emulateMedia({ media: "print" });
  const shown = await tab.evaluate(() => [...document.querySelectorAll(".app-citing__uses")].filter((list) => list.getBoundingClientRect().height > 0).length);
  const all = await tab.locator(".app-citing__uses").count();
  if (shown !== all) problems.push(`${all - shown} pages stay folded`);
  if (await tab.locator(".app-references__back, .app-fold-all").first().isVisible()) problems.push("what only a screen needs is printed");
  await tab.close();
  report.claim("on paper a document's page shows everything that cites it", problems);
}
