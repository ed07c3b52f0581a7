// Risk registers and timelines: the matrix fits a narrow screen and still names every risk, the register sorts by each
// column with what is missing last, and a timeline's drawing and list have the same numbers.
import { urlOf, visit } from "./site.mjs";

export async function checkRecords(site, browser, report) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const registers = site.pages.filter((page) => page.kind === "risk-register");
  await visit(context, registers, async (tab, page) => {
    await tab.goto(urlOf(site.root, page));
    report.claim(`${page.path}: the matrix fits 320 px, and each number in it names its risk`, await tab.evaluate(problemsOfMatrix));
    report.claim(`${page.path}: each risk stands in the table and under its own heading`, await tab.evaluate(problemsOfRisks));
    for (let column = 0; column < (await tab.locator(".app-risk-table thead th").count()); ++column) {
      const problems = await sortBy(tab, column);
      report.claim(`${page.path}: column ${column + 1} of the register sorts both ways, then goes back`, problems);
    }
  });

  const timelines = site.pages.filter((page) => page.html.includes('class="app-timeline"'));
  await visit(context, timelines, async (tab, page) => {
    await tab.goto(urlOf(site.root, page));
    report.claim(`${page.path}: the list of the timeline has the numbers of its drawing`, await tab.evaluate(problemsOfTimelines));
  });
  await context.close();
}

// Runs in the page.
function problemsOfMatrix() {
  const problems = [];
  const region = document.querySelector(".app-risk-matrix");
  if (region.scrollWidth > region.clientWidth) problems.push(`${region.scrollWidth - region.clientWidth} px too wide`);
  for (const link of region.querySelectorAll("a")) {
    const [number, title] = [...link.children].map((part) => part.textContent);
    const { width, height } = link.getBoundingClientRect();
    if (width < 24 || height < 24) problems.push(`${number} is ${width} by ${height} px`);
    const heading = document.getElementById(link.hash.slice(1))?.querySelector(".app-record__title")?.textContent;
    if (heading?.replace(/\s+/g, " ").trim() !== `${number} ${title}`) problems.push(`${number} "${title}" leads to "${heading}"`);
  }
  return problems;
}

// Runs in the page.
function problemsOfRisks() {
  const numbers = (selector) => [...document.querySelectorAll(selector)].map((element) => Number(element.textContent)).sort((a, b) => a - b);
  const cards = numbers(".app-risk .app-record__number");
  const rows = numbers(".app-risk-table tbody td:first-child");
  const expected = cards.map((_, index) => index + 1);
  return [cards, rows].filter((list) => String(list) !== String(expected)).map((list) => `numbers: ${list}`);
}

// Runs in the page: every figure is followed by its list.
function problemsOfTimelines() {
  const problems = [];
  for (const figure of document.querySelectorAll("figure:has(+ .app-timeline, + .app-timeline__year)")) {
    const listed = [];
    for (let next = figure.nextElementSibling; next?.matches(".app-timeline, .app-timeline__year"); next = next.nextElementSibling)
      listed.push(...[...next.querySelectorAll(".app-moment__number")].map((element) => Number(element.textContent)));
    for (const drawing of figure.querySelectorAll(".app-chart__drawing")) {
      const drawn = [...drawing.querySelectorAll(".app-chart__sign-text")].map((element) => Number(element.textContent)).sort((a, b) => a - b);
      if (String(drawn) !== String(listed)) problems.push(`drawn ${drawn}; listed ${listed}`);
    }
  }
  return problems;
}

// Presses the heading three times.
async function sortBy(tab, column) {
  const problems = [];
  const button = tab.locator(".app-risk-table thead th button").nth(column);
  const before = await readColumn(tab, column);
  const differ = new Set(before.map((cell) => cell.key).filter(Boolean)).size > 1;
  const orders = [];
  for (const press of ["first", "second"]) {
    await button.press("Enter");
    const keys = (await readColumn(tab, column)).map((cell) => cell.key);
    const given = keys.filter(Boolean);
    if (keys.slice(given.length).some(Boolean)) problems.push(`${press} press: what is missing does not come last`);
    orders.push(isSorted(given) ? "up" : isSorted([...given].reverse()) ? "down" : "none");
    if (orders.at(-1) === "none") problems.push(`${press} press: in no order: ${given.join(", ")}`);
  }
  if (differ && orders[0] === orders[1]) problems.push(`both presses sort ${orders[0]}`);
  await button.press("Enter");
  if (JSON.stringify(await readColumn(tab, column)) !== JSON.stringify(before)) problems.push("third press: not the order at first");
  return problems;
}

function readColumn(tab, column) {
  return tab.evaluate(
    (at) =>
      [...document.querySelectorAll(".app-risk-table tbody tr")].map((row) => ({
        row: row.cells[0].textContent,
        key: row.cells[at].dataset.sort ?? row.cells[at].textContent.trim(),
      })),
    column,
  );
}

function isSorted(keys) {
  const areNumbers = keys.every((key) => !Number.isNaN(Number(key)));
  const compare = areNumbers ? (a, b) => a - b : (a, b) => a.localeCompare(b);
  return keys.every((key, index) => index === 0 || compare(keys[index - 1], key) <= 0);
}
