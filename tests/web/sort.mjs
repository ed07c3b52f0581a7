// Tables that can be sorted: by keyboard, each group by itself, numbers as numbers, what has no number last, and the
// order of the document again at the third press. Without JavaScript the headings are plain text.
import { urlOf } from "./site.mjs";

export async function checkSort(site, browser, report) {
  const page = site.pages.find((each) => each.path.startsWith("appraisals/") && each.path.endsWith("-table.html"));
  if (!page) return;
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  await tab.locator(".app-switch input").last().check(); // a phone shows one option at a time
  const columns = await tab.locator("table[data-sortable] thead th").count();
  const before = await readRows(tab, columns - 1);
  const button = tab.locator("table[data-sortable] thead th button").last();

  await button.focus();
  await tab.keyboard.press("Enter");
  const falling = await readRows(tab, columns - 1);
  report.claim(`${page.path}: the first press sorts each group, highest first`, problemsOf(before, falling, -1));
  const heading = tab.locator("table[data-sortable] thead th").last();
  report.claim(`${page.path}: the heading says how it is sorted`, (await heading.getAttribute("aria-sort")) === "descending" ? [] : ["aria-sort is not descending"]);
  const said = await tab.locator(".app-table-region + [role=status]").first().textContent();
  report.claim(`${page.path}: what was done is said aloud`, said.includes((await button.textContent()).trim()) ? [] : [`said: "${said}"`]);

  await tab.keyboard.press("Enter");
  report.claim(`${page.path}: the second press sorts lowest first`, problemsOf(before, await readRows(tab, columns - 1), 1));
  await tab.keyboard.press("Enter");
  const after = await readRows(tab, columns - 1);
  report.claim(`${page.path}: the third press gives back the order of the document`, JSON.stringify(after) === JSON.stringify(before) ? [] : ["the order differs"]);
  await context.close();

  const still = await browser.newContext({ javaScriptEnabled: false });
  const plain = await still.newPage();
  await plain.goto(urlOf(site.root, page));
  report.claim(`${page.path}: headings are plain text without JavaScript`, (await plain.locator("thead button").count()) === 0 ? [] : ["there are buttons"]);
  await still.close();
}

// By group: the titles of all its rows in order, and of those that can be sorted the number in the column.
function readRows(tab, column) {
  return tab.evaluate(
    (at) =>
      [...document.querySelector("table[data-sortable]").tBodies].map((body) =>
        [...body.rows].map((row) => ({
          title: row.cells[0].textContent.trim(),
          sorts: "row" in row.dataset,
          number: "row" in row.dataset ? row.cells[at].dataset.sort || null : null,
        })),
      ),
    column,
  );
}

function problemsOf(before, after, direction) {
  const problems = [];
  after.forEach((rows, group) => {
    const titles = (list) => JSON.stringify(list.map((row) => row.title).sort());
    if (titles(rows) !== titles(before[group])) problems.push(`group ${group} has other rows`);
    rows.forEach((row, index) => {
      if (!row.sorts && row.title !== before[group][index].title) problems.push(`"${row.title}" has moved`);
    });
    const sorted = rows.filter((row) => row.sorts);
    for (let i = 1; i < sorted.length; ++i) {
      const [above, below] = [sorted[i - 1].number, sorted[i].number];
      if (above === null && below !== null) problems.push(`"${sorted[i].title}" stands below a row without a number`);
      if (above !== null && below !== null && direction * (Number(below) - Number(above)) < 0) problems.push(`"${sorted[i].title}" is out of order`);
    }
  });
  if (!after.some((rows, group) => JSON.stringify(rows) !== JSON.stringify(before[group]))) problems.push("nothing has moved");
  return problems;
}
