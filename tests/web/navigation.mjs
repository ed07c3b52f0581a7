// Finding one's way: where a page stands, what else its section holds, what changed, and whom to tell.
import { urlOf } from "./site.mjs";

const pageOf = (site, path) => site.pages.find((page) => page.path === path);

export async function checkNavigation(site, browser, report) {
  const tablet = await browser.newContext({ viewport: { width: 768, height: 1024 } });
  const wide = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const bare = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await checkPlaces(site, tablet, report);
  await checkSection(site, wide, tablet, bare, report);
  await checkChanges(site, tablet, report);
  checkContact(site, report);
  for (const context of [tablet, wide, bare]) await context.close();
}

// Pages made from the data stand below what they belong to.
async function checkPlaces(site, context, report) {
  const tab = await context.newPage();
  const wrong = [];
  const pair = site.pages.find((page) => /^compare-.*-and-/.test(page.path)).path;
  for (const [path, crumbs, current] of [
    ["compare-models.html", 2, "Models"],
    [pair, 3, "Models"],
    ["compare-case-studies.html", 2, "Case studies"],
    ["traceability.html", 2, undefined],
    ["build-a-checklist.html", 2, "Checklists"],
    ["timeline.html", 1, undefined],
  ]) {
    await tab.goto(urlOf(site.root, pageOf(site, path)));
    const found = await tab.evaluate(() => ({
      crumbs: document.querySelectorAll(".app-breadcrumbs a").length,
      current: [...document.querySelectorAll("#app-navigation [aria-current]")].map((link) => link.textContent).join(),
      share: document.querySelector(".app-masthead").getBoundingClientRect().height / window.innerHeight,
    }));
    if (found.crumbs !== crumbs) wrong.push(`${path}: ${found.crumbs} breadcrumbs, not ${crumbs}`);
    if (found.current !== (current ?? "")) wrong.push(`${path}: the navigation is at "${found.current}"`);
    if (found.share > 0.12) wrong.push(`${path}: the head takes ${(100 * found.share).toFixed(1)}% of a tablet's screen`);
  }
  await tab.close();
  report.claim("pages made from the data say where they stand, below a head of at most 12% of a tablet's screen", wrong);
}

// The models of the site stand beside each of them; where there is no room, one line opens the list.
async function checkSection(site, wide, tablet, bare, report) {
  const models = site.pages.filter((page) => page.kind === "model");
  const page = models[0];
  const wrong = [];
  const look = async (context) => {
    const tab = await context.newPage();
    await tab.goto(urlOf(site.root, page));
    const found = await tab.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const links = [...document.querySelectorAll(".app-beside li a")];
      return {
        links: links.length,
        current: links.filter((link) => link.ariaCurrent === "page" && link.href === location.href).length,
        open: document.querySelector(".app-beside__details").open,
        left: box(".app-beside").left,
        height: box(".app-side").height,
        bodyRight: box(".app-page__body").right,
      };
    });
    await tab.locator(".app-beside__details > summary").focus();
    if (!found.open) await tab.keyboard.press("Enter");
    if (!(await tab.locator(".app-beside [aria-current=page]").isVisible())) wrong.push("the page is not seen in its section");
    await tab.close();
    if (found.links !== models.length || found.current !== 1)
      wrong.push(`${found.links} links for ${models.length} models, ${found.current} of them current`);
    return found;
  };
  const beside = await look(wide);
  if (beside.left < beside.bodyRight) wrong.push("it does not stand beside the page");
  const above = await look(tablet);
  if (above.open || above.height > 60) wrong.push(`on a tablet it takes ${above.height} pixels`);
  if ((await look(bare)).open) wrong.push("without a script it stands open above the page");
  report.claim("a model's page lists the models of the site, beside it or in a line that opens", wrong);
}

async function checkChanges(site, context, report) {
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, pageOf(site, "changes.html")));
  const items = await tab.locator(".app-changed__item").count();
  const wrong = items > 0 ? [] : ["nothing changed"];
  await tab.locator(".app-changed__item a").first().click();
  const noted = await tab.locator(".app-changes__list dt").count();
  if (noted === 0) wrong.push("a change does not lead to the page that changed");
  await tab.close();
  report.claim("the page of changes leads to what changed", wrong);
}

function checkContact(site, report) {
  const silent = site.pages.filter(({ path, html }) => path !== "404.html" && !/class="app-tell-us">[^<]+<a href="/.test(html));
  report.claim("every page says how to get in touch", silent.map(({ path }) => path));
}
