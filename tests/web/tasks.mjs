// What members came for, on a tablet of 768 × 1024, with the taps and screens that it takes. What has a check of its own
// (a change that flips the winner: what-if; members' notes put together: notes) is not done twice.
import { urlOf } from "./site.mjs";

const screen = { width: 768, height: 1024 };

export async function checkTasks(site, browser, report) {
  const appraisal = site.pages.find((page) => page.kind === "appraisal" && page.html.includes("app-answer-card") && page.html.includes("%"));
  const model = site.pages.find((page) => page.kind === "model" && /<main[^]*href="\.\.\/case-studies\/[a-z]/.test(page.html) && page.html.includes("app-citation"));
  report.claim("the site has pages to do the tasks on", appraisal && model ? [] : ["no appraisal with a verdict, or no model that was tried"]);
  if (!appraisal || !model) return;
  const context = await browser.newContext({ viewport: screen, reducedMotion: "reduce" });
  const tab = await context.newPage();
  const open = (page) => tab.goto(urlOf(site.root, page));
  const screensTo = (locator) => locator.evaluate((element) => (element.getBoundingClientRect().bottom + scrollY) / innerHeight);

  await open(appraisal);
  const answered = await screensTo(tab.locator(".app-answer-card"));
  report.claim(`is the figure right? ${appraisal.path} says so on the first screen`, answered <= 1 ? [] : [`it ends after ${answered.toFixed(1)} screens`]);

  // Elsewhere: from the appraisal to the model that an option is (one tap), to where it was tried (another).
  const options = tab.locator('main a[href*="/models/"]');
  report.claim(`${appraisal.path} leads to the models of its options`, (await options.count()) > 0 ? [] : ["no link to a model"]);
  await open(model);
  const tried = tab.locator('main a[href*="case-studies/"]').first();
  const triedAfter = await screensTo(tried);
  report.claim(`how did it go elsewhere? ${model.path} leads there within two screens`, triedAfter <= 2 ? [] : [`after ${triedAfter.toFixed(1)} screens`]);

  // The place and the document: a tap on a citation, and the entry that it leads to links to the document's page.
  const mark = tab.locator("main sup.app-citation a").first();
  await mark.click();
  const target = tab.locator(":target");
  const leads = await target.evaluate((element) => [...(element.parentElement.closest("li") ?? element).querySelectorAll("a")].map((link) => link.getAttribute("href")));
  report.claim(`${model.path}: a citation leads to its place, and that to the document`, leads.some((href) => /sources\/|^https?:/.test(href)) ? [] : [`links there: ${leads.join(", ")}`]);

  // A word that is not understood: one tap where it stands, or one search from home.
  const term = tab.locator("main a.app-term").first();
  if ((await term.count()) > 0) {
    await term.click();
    await tab.locator(":popover-open").waitFor();
    report.claim(`${model.path}: what a word means is one tap away`, (await tab.locator(":popover-open").innerText()).trim() ? [] : ["nothing is said"]);
  }
  const home = { path: "index.html" };
  await open(home);
  const found = await search(tab, "pensions");
  report.claim("anything about pensions? one query finds it", found.length > 0 && /pension/i.test(found[0].text) ? [] : [`first: ${found[0]?.text ?? "nothing"}`]);
  await open(home);
  const teckal = await search(tab, "Teckal");

  // All rows of what is compared are on the page, in no box that scrolls.
  const inBoxes = [];
  for (const page of site.pages.filter(({ kind, path }) => kind === "appraisal-table" || path === "compare-models.html")) {
    await open(page);
    const boxed = await tab.evaluate(() => [...document.querySelectorAll("main *")].filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.clientHeight > 0 && each.scrollHeight > each.clientHeight + 1).length);
    if (boxed > 0) inBoxes.push(`${page.path}: ${boxed} boxes that scroll`);
  }
  report.claim("all rows are in view as the page scrolls", inBoxes);
  console.log(
    `tasks: 1 is the figure right: ${answered.toFixed(2)} screens; 2 elsewhere: 2 taps, ${triedAfter.toFixed(2)} screens on the model's page; 4 a word: 1 tap, or 1 search (${teckal.length} found, first "${teckal[0]?.text.split("\n")[0]}"); 8 pensions: 1 query, ${found.length} on the first page of results; 10 place and document: 2 taps`,
  );
  await context.close();
}

async function search(tab, words) {
  await tab.locator("#app-site-search").fill(words);
  await Promise.all([tab.waitForURL(/search\.html\?q=/), tab.locator(".app-search__button").click()]);
  await tab.locator(".app-result").first().waitFor();
  return (await tab.locator(".app-result").allInnerTexts()).map((text) => ({ text }));
}
