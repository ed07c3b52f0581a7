// Comparisons of models and case studies, from file://: chosen by keyboard, kept in the address, whole without
// JavaScript, in no box that scrolls, with a header that stays and hides no focus; two on two sheets of paper.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { urlOf } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function checkCompare(site, browser, report) {
  const compared = site.pages.filter(({ html }) => html.includes('class="app-compare"'));
  const chosen = compared.filter(({ html }) => html.includes("app-compare__form"));
  // Pages of pairs differ in their data only: the longest shows the most.
  const pairs = compared.filter((page) => !chosen.includes(page)).sort((a, b) => b.html.length - a.html.length);
  const pages = [...chosen, ...pairs.slice(0, 1)];
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const still = await browser.newContext({ javaScriptEnabled: false });
  try {
    for (const page of pages) {
      const view = { path: page.path, url: urlOf(site.root, page), context, still, report };
      if (chosen.includes(page)) {
        await checkChoosing(view);
        await checkAddress(view);
        await checkWithoutScript(view);
        await checkAccess(view, await addressOf(view, 2));
      } else {
        await checkMarks(view);
        await checkSheets(view);
      }
      if (page.html.includes('class="app-compare__sort"')) await checkSorting(view, chosen.includes(page) ? await addressOf(view, 3) : view.url);
      for (const width of [1280, 768, 320]) await checkWidth(view, width);
      await checkHeader(view, chosen.includes(page) ? await addressOf(view, 4) : view.url);
      await checkPaper(view);
    }
  } finally {
    await context.close();
    await still.close();
  }
}

// Runs in the page: what is set side by side, or nothing.
function readChosen() {
  const section = document.querySelector(".app-compare__chosen");
  if (!section || section.hidden) return null;
  const text = (element) => element.textContent.trim().replace(/\s+/g, " ");
  return {
    title: text(section.querySelector("h2")),
    columns: [...section.querySelectorAll("thead th")].map((head) => head.dataset.thing),
    rows: [...section.querySelectorAll("tr[data-mark]")].map((row) => ({
      attribute: row.dataset.attribute,
      mark: row.dataset.mark,
      says: row.querySelector(".app-compare__mark")?.textContent ?? null,
      texts: [...row.cells].slice(1).map((cell) => cell.dataset.text),
      facts: [...row.cells].slice(1).flatMap((cell) => cell.dataset.fact ?? []),
      cells: [...row.cells].slice(1).map(text),
    })),
  };
}

// Runs in the page: what the families say by attribute and thing.
function readWhole() {
  const text = (element) => element.textContent.trim().replace(/\s+/g, " ");
  return Object.fromEntries(
    [...document.querySelectorAll(".app-compare__card")].map((card) => [`${card.closest("[data-attribute]").dataset.attribute} ${card.dataset.thing}`, text(card)]),
  );
}

function markOf({ texts, facts }) {
  if (texts.every((text) => text === "0")) return "none";
  if (texts.includes("0")) return "partly";
  if (new Set(texts).size === 1) return "same";
  return facts.some((a) => facts.some((b) => !a.startsWith(b) && !b.startsWith(a))) ? "differs" : "worded";
}
const sayings = { differs: "Differs", worded: null, partly: "Stated for only some", same: "The same", none: "Stated for none" };

const same = (what, expected, seen) => (JSON.stringify(expected) === JSON.stringify(seen) ? [] : [`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`]);

async function openPage(context, url) {
  const tab = await context.newPage();
  const faults = [];
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await tab.goto(url);
  return { tab, faults };
}

async function optionsOf(tab) {
  return tab.locator(".app-compare__select").first().locator("option:not([value=''])").evaluateAll((options) => options.map((option) => option.value));
}

// Of the first and the last of the things there are, with others between them.
async function addressOf({ context, url }, count) {
  const { tab } = await openPage(context, url);
  const ids = await optionsOf(tab);
  const name = await tab.locator(".app-compare").getAttribute("data-name");
  await tab.close();
  return `${url}?${[...ids.slice(0, count - 1), ids.at(-1)].map((id) => `${name}=${id}`).join("&")}`;
}

async function checkChoosing({ path, url, context, report }) {
  const { tab, faults } = await openPage(context, url);
  const problems = [];
  const whole = await tab.evaluate(readWhole);
  const ids = await optionsOf(tab);
  const wanted = [ids[0], ids.at(-1), ids[1]];
  const reach = async (selector) => {
    for (let i = 0; i < 60; i++) {
      await tab.keyboard.press("Tab");
      if (await tab.evaluate((it) => document.activeElement.matches(it), selector)) return;
    }
    problems.push(`Tab does not reach ${selector}`);
  };
  // One alone is not enough, and the page says so.
  await reach(".app-compare__select");
  await tab.keyboard.press("ArrowDown");
  await reach(".app-compare__form button");
  await tab.keyboard.press("Enter");
  if (tab.url() !== url) problems.push(`one alone leads to ${tab.url()}`);
  const status = await tab.locator(".app-compare__status").textContent();
  if (!status.includes("one more")) problems.push(`of one alone it says "${status}"`);

  // Focus is back in the second box.
  await tab.keyboard.press("End");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("ArrowDown");
  await reach(".app-compare__form button");
  await tab.keyboard.press("Enter");
  const chosen = await tab.evaluate(readChosen);
  problems.push(...same("columns", wanted, chosen?.columns));
  for (const row of chosen?.rows ?? []) {
    problems.push(...same(`mark of ${row.attribute}`, [markOf(row), sayings[row.mark]], [row.mark, row.says]));
    wanted.forEach((id, i) => problems.push(...same(`${row.attribute} of ${id}`, whole[`${row.attribute} ${id}`], row.cells[i])));
  }
  problems.push(...same("rows", [...new Set(Object.keys(whole).map((key) => key.split(" ")[0]))], chosen?.rows.map((row) => row.attribute)));
  const focus = await tab.evaluate(() => document.activeElement.closest(".app-compare__chosen") !== null);
  if (!focus) problems.push("focus does not go to what was chosen");
  if (await tab.locator(".app-compare__all").isVisible()) problems.push("the whole tables are still there");

  const reset = tab.locator(".app-compare__reset");
  const doubled = await tab.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, i, all) => all.indexOf(id) !== i));
  problems.push(...doubled.map((id) => `the id ${id} twice`));
  await reset.focus();
  await tab.keyboard.press("Enter");
  problems.push(...same("after all are shown again", null, await tab.evaluate(readChosen)));
  problems.push(...same("the families, after all are shown again", whole, await tab.evaluate(readWhole)));
  await tab.goBack();
  problems.push(...same("columns, one step back", wanted, (await tab.evaluate(readChosen))?.columns));
  report.claim(`${path}: two to four are chosen by keyboard and set side by side`, [...problems, ...faults]);
  await tab.close();
}

async function checkAddress(view) {
  const { path, url, context, report } = view;
  const address = await addressOf(view, 2);
  const { tab, faults } = await openPage(context, address);
  const problems = [];
  const chosen = await tab.evaluate(readChosen);
  if (chosen?.columns.length !== 2) problems.push(`the address of two shows ${JSON.stringify(chosen?.columns)}`);
  const boxes = await tab.locator(".app-compare__select").evaluateAll((selects) => selects.map((select) => select.value));
  problems.push(...same("what stands in the boxes", [...(chosen?.columns ?? []), "", ""], boxes));
  const sources = await tab.evaluate(() => {
    const shown = (item) => item.getClientRects().length > 0;
    document.querySelector(".app-references details").open = true;
    const cited = new Set([...document.querySelectorAll("main a[href^='#']")].filter((link) => shown(link) && !link.closest(".app-references")).map((link) => link.hash.slice(1)));
    return [...document.querySelectorAll(".app-references__list li[id]")].filter((item) => shown(item) && !cited.has(item.id)).map(({ id }) => id);
  });
  problems.push(...sources.map((id) => `a source that is not cited: ${id}`));
  // Submitted again it is the same address but for the place on the page.
  await tab.locator(".app-compare__form button").click();
  await tab.waitForURL(/#/);
  problems.push(...same("the address of the same choice", address, tab.url().replace(/#.*/, "")));

  const name = address.slice(url.length + 1, address.indexOf("="));
  const other = await openPage(context, `${address}&${name}=no-such-thing&${name}=${chosen?.columns[0]}`);
  problems.push(...same("with an unknown one", chosen?.columns, (await other.tab.evaluate(readChosen))?.columns));
  const said = await other.tab.locator(".app-compare__status").textContent();
  if (!said.includes("no-such-thing")) problems.push(`of an unknown one it says "${said}"`);
  const one = await openPage(context, `${url}?${name}=${chosen?.columns[0]}`);
  problems.push(...same("with one alone", null, await one.tab.evaluate(readChosen)));
  problems.push(...same("the first box, with one alone", chosen?.columns[0], await one.tab.locator(".app-compare__select").first().inputValue()));

  const only = tab.locator(".app-compare__chosen .app-compare__box");
  if (await only.isVisible()) {
    await only.check();
    const shown = await tab.locator(".app-compare__chosen tr[data-mark]:visible").evaluateAll((rows) => rows.map((row) => row.dataset.mark));
    if (shown.length === 0 || shown.some((mark) => mark === "same" || mark === "none")) problems.push(`only what differs: ${shown}`);
    const shared = await tab.locator(".app-compare__chosen tr[data-mark=worded]:visible").evaluateAll((rows) =>
      rows.flatMap((row) => {
        const lists = [...row.querySelectorAll("td")].map((cell) => [...cell.querySelectorAll(".app-compare__says > ul:only-child > li")].filter((item) => item.getClientRects().length > 0).map((item) => item.firstChild.textContent));
        return lists[0].filter((item) => lists.every((list) => list.includes(item)));
      }),
    );
    problems.push(...shared.map((item) => `all have it: ${item}`));
  }
  report.claim(`${path}: the choice is in the address, and comes back from it`, [...problems, ...faults, ...other.faults, ...one.faults]);
  for (const each of [tab, other.tab, one.tab]) await each.close();
}

// Runs in the page: of everything that stands side by side, the things in order and their ranks in one row.
function readOrder(key) {
  const ranks = Object.fromEntries([...document.querySelectorAll(`.app-compare__all [data-attribute="${CSS.escape(key)}"] [data-thing]`)].map(({ dataset }) => [dataset.thing, dataset.rank === undefined ? null : Number(dataset.rank)]));
  return [...document.querySelectorAll(".app-compare__cards, .app-compare__table tr")]
    .map((parent) => [...parent.children].filter(({ dataset }) => "thing" in dataset).map(({ dataset }) => dataset.thing))
    .filter((things) => things.length > 1)
    .map((things) => ({ things, ranks: things.map((thing) => ranks[thing]) }));
}

// By keyboard, all that can be chosen: sorted either way with what is not stated last, said, and given back as it was.
async function checkSorting({ path, url, context, still, report }, few) {
  for (const address of new Set([url, few])) {
    const { tab, faults } = await openPage(context, address);
    const problems = [];
    const select = tab.locator(".app-compare__sort select");
    const options = await select.locator("option").evaluateAll((all) => all.map(({ value, text, dataset }) => ({ value, text, down: dataset.direction === "down" })));
    const listed = await tab.evaluate(readOrder, options[1].value);
    await select.focus();
    for (const { value, text, down } of options.slice(1)) {
      await tab.keyboard.press("ArrowDown");
      const order = await tab.evaluate(readOrder, value);
      for (const { things, ranks } of order) {
        const stated = ranks.filter((rank) => rank !== null);
        const sorted = stated.every((rank, i) => i === 0 || (down ? stated[i - 1] >= rank : stated[i - 1] <= rank));
        if (!sorted || ranks.indexOf(null) > -1 && ranks.indexOf(null) < stated.length) problems.push(`${text}: ${things.join(", ")} have the ranks ${ranks.join(", ")}`);
      }
      const said = await tab.locator(".app-compare__sorted").textContent();
      if (!said.includes(text)) problems.push(`it says "${said}" of ${text}`);
    }
    await tab.keyboard.press("Home");
    const things = (order) => order.map((one) => one.things);
    problems.push(...same("as listed again", things(listed), things(await tab.evaluate(readOrder, options[1].value))));
    if (!(await select.evaluate((it) => document.activeElement === it))) problems.push("the focus is lost");
    await tab.emulateMedia({ media: "print" });
    if (await select.isVisible()) problems.push("the choice is on paper");
    report.claim(`${path}: it can be sorted by what has an order (${options.length - 1} ways)`, [...problems, ...faults]);
    await tab.close();
  }
  const { tab } = await openPage(still, url);
  report.claim(`${path}: without JavaScript no choice of an order shows`, (await tab.locator(".app-compare__sort").isVisible()) ? ["it shows"] : []);
  await tab.close();
}

async function checkWithoutScript({ path, url, still, report }) {
  const { tab } = await openPage(still, url);
  const problems = [];
  if (await tab.locator(".app-compare__form").isVisible()) problems.push("the form shows, and does nothing");
  const folded = tab.locator(".app-compare__all details:not([open])");
  const screens = await tab.evaluate(() => document.documentElement.scrollHeight / innerHeight);
  if (screens > 15) problems.push(`it opens with ${screens.toFixed(1)} screens`);
  await folded.first().locator("> summary").click();
  await tab.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
  const hidden = await tab.locator(".app-compare__card").evaluateAll((cells) => cells.filter((cell) => cell.getClientRects().length === 0).length);
  if (hidden > 0) problems.push(`${hidden} cells are hidden`);
  report.claim(`${path}: without JavaScript everything is there`, problems);
  await tab.close();
}

async function checkMarks({ path, url, still, report }) {
  const { tab } = await openPage(still, url);
  const rows = await tab.locator("tr[data-mark]").evaluateAll((all) =>
    all.map((row) => {
      const cells = [...row.querySelectorAll("td")].map((cell) => cell.dataset);
      return { mark: row.dataset.mark, says: row.querySelector(".app-compare__mark")?.textContent ?? null, texts: cells.map(({ text }) => text), facts: cells.flatMap(({ fact }) => fact ?? []) };
    }),
  );
  const problems = rows.length > 0 ? [] : ["no rows"];
  for (const row of rows) problems.push(...same("mark", [markOf(row), sayings[row.mark]], [row.mark, row.says]));
  report.claim(`${path}: every row says whether it differs, without JavaScript`, problems);
  await tab.close();
}

// Everything unfolded: nothing is wider than the page, nothing scrolls in a box, and each text has its thing's name.
async function checkWidth({ path, url, still, report }, width) {
  const { tab } = await openPage(still, url);
  await tab.setViewportSize({ width, height: 900 });
  const problems = await tab.evaluate((wide) => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const isBox = (element) => ["auto", "scroll"].some((way) => [getComputedStyle(element).overflowX, getComputedStyle(element).overflowY].includes(way));
    const boxes = [...document.querySelectorAll(".app-compare, .app-compare *")].filter(isBox).map((element) => `a box that scrolls: ${element.className || element.localName}`);
    const texts = [...document.querySelectorAll(".app-compare :is(td[data-thing], .app-compare__card)")].flatMap((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      const named = wide > 640 || cell.querySelector(".app-compare__thing").getClientRects().length > 0;
      return [...(left < 0 || right > wide ? [`a cell from ${left} to ${right} px`] : []), ...(named ? [] : [`a cell without a name: ${cell.textContent.slice(0, 40)}`])];
    });
    return [...(document.documentElement.scrollWidth > wide ? [`the page is ${document.documentElement.scrollWidth} px wide`] : []), ...boxes, ...texts];
  }, width);
  report.claim(`${path}: at ${width} px it fits, without a box that scrolls`, problems);
  await tab.close();
}

// Runs in the page: what of the comparison covers the focused element.
function coverOfFocus() {
  const focused = document.activeElement;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const points = [[left + 1, top + 1], [right - 1, bottom - 1], [(left + right) / 2, (top + bottom) / 2]];
  const cover = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((element) => !element || element.closest("thead, th[scope=row]"));
  return focused.closest("table") && !focused.closest("thead") && cover.length > 0 ? `${focused.textContent} of ${focused.closest("tr").dataset.attribute}` : null;
}

async function checkHeader({ path, context, report }, address) {
  const { tab, faults } = await openPage(context, address);
  const problems = [];
  for (const width of [1280, 768, 390]) {
    await tab.setViewportSize({ width, height: 800 });
    const links = tab.locator(".app-compare__table td a:visible");
    if (width > 640) {
      await links.nth(Math.floor((await links.count()) / 2)).scrollIntoViewIfNeeded();
      const tops = await tab.locator(".app-compare__table thead th:visible").evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().top));
      if (tops.length === 0 || tops.some((top) => Math.abs(top) > 12)) problems.push(`at ${width} px the header stands at ${tops}`);
      const height = await tab.locator(".app-compare__table thead:visible").evaluate((head) => head.getBoundingClientRect().height);
      if (height > 170) problems.push(`at ${width} px the header is ${height} px high`);
    }
    await links.last().focus();
    for (let i = 0; i < 40; ++i) {
      await tab.keyboard.press("Shift+Tab");
      const covered = await tab.evaluate(coverOfFocus);
      if (covered) problems.push(`at ${width} px the header covers ${covered}`);
    }
  }
  report.claim(`${path}: the header stays, and hides no focus`, [...problems, ...faults]);
  await tab.close();
}

async function checkSheets({ path, url, still, report }) {
  const { tab } = await openPage(still, url);
  const pages = Number(execFileSync("pdfinfo", ["-"], { input: await tab.pdf({ preferCSSPageSize: true }) }).toString().match(/Pages:\s+(\d+)/)[1]);
  report.claim(`${path}: two stand on two sheets of paper`, pages > 2 ? [`${pages} sheets`] : []);
  await tab.close();
}

const squeeze = (text) => text.replace(/Page\s+\d+\s+of\s+\d+/g, "").replace(/[\s\u00ad\u2010-]/g, "");

async function checkPaper({ path, url, context, report }) {
  const { tab } = await openPage(context, url);
  const expected = await tab.locator(".app-compare__all :is(tbody th, .app-compare__open, .app-compare__says, .app-compare__missing)").evaluateAll((all) =>
    all.flatMap((element) => {
      const lines = [...element.querySelectorAll("li, p")];
      return (lines.length > 0 ? lines : [element]).map((line) => {
        const copy = line.cloneNode(true);
        for (const mark of copy.querySelectorAll(".app-compare__mark")) mark.remove();
        return copy.textContent.trim();
      });
    }),
  );
  const printed = squeeze(execFileSync("pdftotext", ["-raw", "-", "-"], { input: await tab.pdf({ preferCSSPageSize: true }) }).toString());
  const problems = [...new Set(expected)].filter((text) => !printed.includes(squeeze(text))).map((text) => `not on paper: ${text.slice(0, 80)}`);
  report.claim(`${path}: on paper every attribute is there`, problems);
  await tab.close();
}

async function checkAccess({ path, context, report }, address) {
  const { tab } = await openPage(context, address);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }, resultTypes: ["violations"] }));
  report.claim(`axe: ${path}, two chosen`, violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`)));
  await tab.close();
}
