// No page is longer than 15 screens of a tablet, but for whole tables and lists of everything.
import { urlOf, visit } from "./site.mjs";

const tablet = { width: 768, height: 1024 };
const most = 15;
const mostOfAChecklist = 12;
const fewBytes = 40_000; // of HTML: far from 15 screens
const lists = new Set(["a-z", "glossary"]); // read like a table: by its letters

export async function checkLength(site, browser, report) {
  const problems = [], long = [], longLists = [];
  const context = await browser.newContext({ viewport: tablet, reducedMotion: "reduce" });
  await visit(context, site.pages.filter(({ html }) => html.length > fewBytes), async (tab, page) => {
    await tab.goto(urlOf(site.root, page));
    const { whole, tables } = await tab.evaluate((height) => {
      const tables = [...document.querySelectorAll("table")].filter((table) => !table.parentElement.closest("table"));
      const sum = tables.reduce((sum, table) => sum + table.getBoundingClientRect().height, 0);
      return { whole: document.documentElement.scrollHeight / height, tables: sum / height };
    }, tablet.height);
    if (page.kind === "checklist" && whole > mostOfAChecklist) longLists.push(`${page.path}: ${whole.toFixed(1)} screens`);
    if (whole <= most) return;
    const length = `${page.path}: ${whole.toFixed(1)} screens, ${tables.toFixed(1)} of them tables`;
    long.push(length);
    if (!lists.has(page.kind) && whole - tables > most) problems.push(length);
  });
  await context.close();
  for (const length of long.sort()) console.log(`longer than ${most} screens: ${length}`);
  // Most is on the list that is read before a decision: 63 questions, closed.
  report.claim(`no checklist is longer than ${mostOfAChecklist} screens`, longLists);
  report.claim(`no page but whole tables and lists of everything is longer than ${most} screens of a tablet`, problems);
}
