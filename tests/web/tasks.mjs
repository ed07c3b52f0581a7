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
  await context.close();
}
