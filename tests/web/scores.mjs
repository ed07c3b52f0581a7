// All scores: a tablet shows every row and every option without a box that scrolls; a figure opens its reason in place, by
// hand and by keyboard; a phone shows one option at a time, also without JavaScript, where figures are plain links.
import { urlOf } from "./site.mjs";

export async function checkScores(site, browser, report) {
  const pages = site.pages.filter((each) => /^appraisals\/.*-table\.html$/.test(each.path));
  for (const page of pages) {
    await checkTablet(page, site, browser, report);
    await checkPhone(page, site, browser, report);
  }
}

async function checkTablet(page, site, browser, report) {
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  const options = await tab.locator(".app-scores-table thead th[data-option]").count();
  if (options <= 5) {
    const box = await tab.locator(".app-scores .app-table-region").evaluate((region) => ({
      hidden: region.scrollWidth - region.clientWidth,
      below: region.scrollHeight - region.clientHeight,
      page: document.documentElement.scrollWidth - innerWidth,
      cut: [...region.querySelectorAll("th, td")].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent.trim()),
    }));
    report.claim(`${page.path}: a tablet shows every row and option at once`, [
      ...(box.hidden > 0 || box.below > 0 || box.page > 0 ? [`hidden: ${JSON.stringify(box)}`] : []),
      ...box.cut.map((text) => `cut off: ${text}`),
    ]);
  }

  const link = tab.locator("tr[data-row] .app-cell__link").first();
  const wanted = await tab.evaluate(() => {
    const row = document.querySelector("tr[data-row]:has(.app-cell__link)");
    return document.querySelector(`#app-reasons-${row.dataset.criterion} dd`).innerText || document.querySelector(`#app-reasons-${row.dataset.criterion} dd`).textContent;
  });
  await link.click();
  const opened = tab.locator("#app-opened-score");
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const shown = words(await opened.textContent());
  report.claim(`${page.path}: a figure opens its reason in place`, [
    ...(words(wanted).split(" ").every((word) => shown.includes(word)) ? [] : [`shown: ${shown}`]),
    ...((await link.getAttribute("aria-expanded")) === "true" ? [] : ["aria-expanded is not true"]),
    ...(new URL(tab.url()).pathname.endsWith(page.path) ? [] : ["the page was left"]),
  ]);
  await tab.keyboard.press("Escape");
  report.claim(`${page.path}: Escape closes it`, (await opened.count()) === 0 ? [] : ["it is still there"]);
  await link.focus();
  await tab.keyboard.press("Enter");
  await opened.getByRole("button").press("Enter");
  const focused = await tab.evaluate(() => document.activeElement.className);
  report.claim(`${page.path}: its button closes it and gives the focus back`, (await opened.count()) === 0 && focused === "app-cell__link" ? [] : [`focus: ${focused}`]);
  await context.close();
}

async function checkPhone(page, site, browser, report) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  const choices = tab.locator(".app-switch input");
  const seen = async () => [
    ...new Set(await tab.locator(".app-scores-table [data-option]").evaluateAll((cells) => cells.filter((cell) => cell.checkVisibility()).map((cell) => cell.dataset.option))),
  ];
  const first = await seen();
  await choices.nth(1).check();
  const second = await seen();
  const width = await tab.locator(".app-scores .app-table-region").evaluate((region) => region.scrollWidth - region.clientWidth);
  report.claim(`${page.path}: a phone shows the option that is chosen, without JavaScript too`, [
    ...(first.join() === "1" && second.join() === "2" ? [] : [`shown: ${first}; then ${second}`]),
    ...(width > 0 ? [`${width} px are out of sight`] : []),
  ]);
  const leads = await tab.locator("td[data-option='2'] .app-cell__link").first().getAttribute("href");
  report.claim(`${page.path}: a figure is a link to its place`, /-criterion-.*#app-option-/.test(leads) ? [] : [leads]);
  await context.close();
}
