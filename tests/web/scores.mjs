// All scores of an appraisal: each opens its reason and place beside it, without a script too; a phone shows one option at
// a time; the page does not go sideways; on paper all reasons are there, and the overview takes at most five sheets.
import { execFileSync } from "node:child_process";
import { urlOf } from "./site.mjs";

export async function checkScores(site, browser, report) {
  const pages = site.pages.filter((page) => page.kind === "appraisal-table");
  report.claim("the site has pages of all scores", pages.length > 0 ? [] : ["none found"]);
  for (const page of pages) {
    report.claim(`${page.path}: each score opens its own reason`, await withTab(browser, 768, false, page, site, opensEach));
    report.claim(`${page.path}: a reason opens by keyboard and closes with Escape`, await withTab(browser, 768, true, page, site, byKeyboard));
    report.claim(`${page.path}: a phone shows one option, the one that is chosen`, await withTab(browser, 320, false, page, site, oneAtATime));
  }
  for (const page of [...pages, ...site.pages.filter((page) => page.kind === "appraisal")])
    report.claim(`${page.path} on paper`, await withTab(browser, 768, false, page, site, onPaper(page.kind)));
}

async function withTab(browser, width, javaScriptEnabled, page, site, check) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  const problems = await check(tab);
  await context.close();
  return problems;
}

const sideways = (tab) => tab.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []));

// In cells, words are wrapped, not cut.
const cutOff = (tab) =>
  tab.evaluate(() => [...document.querySelectorAll(".app-scores-table :is(th, td)")].filter((cell) => cell.checkVisibility({ visibilityProperty: true }) && cell.scrollWidth > cell.clientWidth + 1).map((cell) => `cut off: ${cell.textContent.trim()}`));

async function opensEach(tab) {
  const problems = [...(await sideways(tab)), ...(await cutOff(tab))];
  const buttons = tab.locator(".app-scores-table .app-cell__open");
  const known = await buttons.evaluateAll((all) =>
    all.map((button) => {
      const reason = button.popoverTargetElement;
      return reason?.querySelector(".app-source a") && reason.querySelector("a[href*='-criterion-']") ? "" : `"${button.textContent}" has no reason with a place`;
    }),
  );
  problems.push(...known.filter(Boolean));
  if (known.length === 0) problems.push("no scores to open");
  for (const button of [buttons.first(), buttons.nth(Math.min(6, known.length - 1)), buttons.last()]) {
    await button.click();
    const seen = await button.evaluate((each) => {
      const box = each.popoverTargetElement.getBoundingClientRect();
      return { open: each.popoverTargetElement.matches(":popover-open"), inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight, all: document.querySelectorAll(":popover-open").length };
    });
    if (!seen.open || seen.all !== 1) problems.push("its reason is not the one that is open");
    if (!seen.inside) problems.push("the reason is not all in view");
    await tab.locator(".app-reason:popover-open .app-link-button").click();
    if ((await tab.locator(":popover-open").count()) > 0) problems.push("it does not close");
  }
  return problems;
}

async function byKeyboard(tab) {
  const button = tab.locator(".app-scores-table .app-cell__open").first();
  await button.focus();
  await tab.keyboard.press("Enter");
  const problems = (await tab.locator(":popover-open").count()) === 1 ? [] : ["Enter does not open it"];
  await tab.keyboard.press("Tab");
  if (!(await tab.evaluate(() => document.activeElement.closest(":popover-open")))) problems.push("the next stop is not in what opened");
  await tab.keyboard.press("Escape");
  if ((await tab.locator(":popover-open").count()) > 0) problems.push("Escape does not close it");
  if (!(await button.evaluate((each) => each === document.activeElement))) problems.push("the focus is not back on the score");
  return problems;
}

async function oneAtATime(tab) {
  const problems = [...(await sideways(tab)), ...(await cutOff(tab))];
  if (await tab.locator(".app-table-hint").first().isVisible()) problems.push("it says to scroll sideways, and all is in view");
  const choices = tab.locator(".app-switch input");
  for (const at of [0, (await choices.count()) - 1]) {
    await choices.nth(at).check();
    const shown = await tab.locator("tr[data-row] td[data-option]").evaluateAll((cells) => [
      ...new Set(cells.filter((cell) => cell.checkVisibility({ visibilityProperty: true }) && cell.offsetWidth > 2).map((cell) => cell.dataset.option)),
    ]);
    if (shown.join() !== String(at + 1)) problems.push(`choosing ${at + 1} shows ${shown.join()}`);
  }
  // Names of one long word wrap, too.
  await tab.evaluate(() => {
    const word = "Weiterbildungsverordnung".repeat(5);
    for (const name of document.querySelectorAll(".app-scores-table thead .app-sort, .app-scores-table tbody th > a, .app-scores-table .app-cell__word")) name.textContent = word;
    for (const item of document.querySelectorAll(".app-switch__item")) item.lastChild.textContent = word;
  });
  return [...problems, ...(await sideways(tab)), ...(await cutOff(tab))];
}

const squeeze = (text) => text.replace(/Page\s+\d+\s+of\s+\d+/g, "").replace(/[\s\u00ad\u2010-]/g, "");

function onPaper(kind) {
  return async (tab) => {
    await tab.emulateMedia({ media: "print" });
    const foot = await tab.evaluate(() => document.documentElement.dataset.paper ?? "");
    const reasons = await tab.locator(".app-reason > p:not([class])").evaluateAll((all) => all.map((each) => each.textContent));
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    const text = execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf }).toString();
    const printed = squeeze(text.replaceAll(foot, ""));
    const sheets = text.split("\f").length - 1;
    return [
      ...reasons.filter((reason) => !printed.includes(squeeze(reason))).map((reason) => `not printed: ${reason.slice(0, 60)}`),
      ...(kind === "appraisal" && sheets > 5 ? [`the overview takes ${sheets} sheets`] : []),
    ];
  };
}
