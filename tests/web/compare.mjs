// Comparisons of models and case studies, from file://: chosen by keyboard, kept in the address, whole without
// JavaScript, readable at 320 px and on paper.
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
        await checkAccess(view, await addressOfTwo(view));
      } else {
        await checkMarks(view);
      }
      await checkNarrow(view);
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
    rows: [...section.querySelectorAll("tbody tr")].map((row) => ({
      attribute: row.dataset.attribute,
      mark: text(row.querySelector(".app-compare__mark")),
      texts: [...row.cells].slice(1).map((cell) => cell.dataset.text),
      cells: [...row.cells].slice(1).map(text),
    })),
  };
}

// Runs in the page: the cells of the whole tables by attribute and thing.
function readWhole() {
  const text = (element) => element.textContent.trim().replace(/\s+/g, " ");
  return Object.fromEntries(
    [...document.querySelectorAll(".app-compare__all td[data-thing]")].map((cell) => [`${cell.closest("tr").dataset.attribute} ${cell.dataset.thing}`, text(cell)]),
  );
}

const markOf = (texts) => {
  if (texts.every((text) => text === "0")) return "Stated for none";
  if (texts.includes("0")) return "Stated for only some";
  return new Set(texts).size === 1 ? "The same" : "Differs";
};

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

async function addressOfTwo({ context, url }) {
  const { tab } = await openPage(context, url);
  const ids = await optionsOf(tab);
  const name = await tab.locator(".app-compare").getAttribute("data-name");
  await tab.close();
  return `${url}?${name}=${ids[0]}&${name}=${ids.at(-1)}`;
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
  await Promise.all([tab.waitForEvent("load"), tab.keyboard.press("Enter")]);
  const chosen = await tab.evaluate(readChosen);
  problems.push(...same("columns", wanted, chosen?.columns));
  for (const row of chosen?.rows ?? []) {
    problems.push(...same(`mark of ${row.attribute}`, markOf(row.texts), row.mark));
    wanted.forEach((id, i) => problems.push(...same(`${row.attribute} of ${id}`, whole[`${row.attribute} ${id}`], row.cells[i])));
  }
  problems.push(...same("rows", [...new Set(Object.keys(whole).map((key) => key.split(" ")[0]))], chosen?.rows.map((row) => row.attribute)));
  const focus = await tab.evaluate(() => document.activeElement.closest(".app-compare__chosen") !== null);
  if (!focus) problems.push("focus does not go to what was chosen");
  if (await tab.locator(".app-compare__all").isVisible()) problems.push("the whole tables are still there");

  const reset = tab.locator(".app-compare__reset");
  await reset.focus();
  await Promise.all([tab.waitForEvent("load"), tab.keyboard.press("Enter")]);
  problems.push(...same("after all are shown again", null, await tab.evaluate(readChosen)));
  report.claim(`${path}: two to four are chosen by keyboard and set side by side`, [...problems, ...faults]);
  await tab.close();
}

async function checkAddress(view) {
  const { path, url, context, report } = view;
  const address = await addressOfTwo(view);
  const { tab, faults } = await openPage(context, address);
  const problems = [];
  const chosen = await tab.evaluate(readChosen);
  if (chosen?.columns.length !== 2) problems.push(`the address of two shows ${JSON.stringify(chosen?.columns)}`);
  const boxes = await tab.locator(".app-compare__select").evaluateAll((selects) => selects.map((select) => select.value));
  problems.push(...same("what stands in the boxes", [...(chosen?.columns ?? []), "", ""], boxes));
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
    const shown = await tab.locator(".app-compare__chosen tbody tr:visible .app-compare__mark").allTextContents();
    if (shown.length === 0 || shown.some((mark) => mark === "The same" || mark === "Stated for none")) problems.push(`only rows that differ: ${shown}`);
  }
  report.claim(`${path}: the choice is in the address, and comes back from it`, [...problems, ...faults, ...other.faults, ...one.faults]);
  for (const each of [tab, other.tab, one.tab]) await each.close();
}

async function checkWithoutScript({ path, url, still, report }) {
  const { tab } = await openPage(still, url);
  const problems = [];
  if (await tab.locator(".app-compare__form").isVisible()) problems.push("the form shows, and does nothing");
  const hidden = await tab.locator(".app-compare__all td[data-thing]").evaluateAll((cells) => cells.filter((cell) => cell.getClientRects().length === 0).length);
  if (hidden > 0) problems.push(`${hidden} cells are hidden`);
  report.claim(`${path}: without JavaScript everything is there`, problems);
  await tab.close();
}

async function checkMarks({ path, url, still, report }) {
  const { tab } = await openPage(still, url);
  const rows = await tab.locator(".app-compare__all tbody tr").evaluateAll((all) =>
    all.map((row) => ({ mark: row.querySelector(".app-compare__mark")?.textContent, texts: [...row.querySelectorAll("td")].map((cell) => cell.dataset.text) })),
  );
  const problems = rows.length > 0 ? [] : ["no rows"];
  for (const { mark, texts } of rows) if (texts.length > 1) problems.push(...same("mark", markOf(texts), mark));
  report.claim(`${path}: every row says whether it differs, without JavaScript`, problems);
  await tab.close();
}

async function checkNarrow({ path, url, still, report }) {
  const { tab } = await openPage(still, url);
  await tab.setViewportSize({ width: 320, height: 900 });
  const problems = await tab.evaluate(() => [
    ...(document.documentElement.scrollWidth > 320 ? [`the page is ${document.documentElement.scrollWidth} px wide`] : []),
    ...[...document.querySelectorAll(".app-compare td[data-thing]")].flatMap((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      const named = cell.querySelector(".app-compare__thing").getClientRects().length > 0;
      return [...(left < 0 || right > 320 ? [`a cell from ${left} to ${right} px`] : []), ...(named ? [] : [`a cell without a name: ${cell.textContent.slice(0, 40)}`])];
    }),
  ]);
  report.claim(`${path}: at 320 px one stands below the other, with its name`, problems);
  await tab.close();
}

const squeeze = (text) => text.replace(/Page\s+\d+\s+of\s+\d+/g, "").replace(/[\s\u00ad\u2010-]/g, "");

async function checkPaper({ path, url, context, report }) {
  const { tab } = await openPage(context, url);
  const expected = await tab.locator(".app-compare__all :is(tbody th, .app-compare__says, .app-compare__missing)").evaluateAll((all) =>
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
