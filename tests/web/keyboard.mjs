// The site without a mouse: the skip link comes first and works, tables that scroll take focus, and
// the menu of narrow screens opens by keyboard, or is simply open without JavaScript.
import { urlOf } from "./site.mjs";

export async function checkKeyboard(site, browser, report) {
  for (const home of site.pages.filter((page) => page.kind === "home")) await checkLanguage(site, home, browser, report);
}

async function checkLanguage(site, home, browser, report) {
  const withTable = site.pages.find((page) => page.language === home.language && page.html.includes('class="app-table-region"'));

  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, home));
  await checkSkipLink(tab, report);
  await checkMenu(tab, report);
  report.claim("the site has a page with a table", withTable ? [] : ["none found"]);
  if (withTable) {
    await tab.goto(urlOf(site.root, withTable));
    await checkTables(tab, withTable, report);
  }
  await context.close();

  const without = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  const still = await without.newPage();
  await still.goto(urlOf(site.root, home));
  const open = await still.locator("#app-navigation").isVisible();
  report.claim("the menu is open without JavaScript", open ? [] : ["#app-navigation is hidden"]);
  await without.close();
}

async function checkSkipLink(tab, report) {
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => document.activeElement.className);
  report.claim("the first Tab reaches the skip link", first.includes("govuk-skip-link") ? [] : [`it reaches "${first}"`]);
  const box = await tab.locator(".govuk-skip-link").boundingBox();
  report.claim("the skip link shows when it has focus", box && box.height >= 24 ? [] : [`its box is ${JSON.stringify(box)}`]);
  await tab.keyboard.press("Enter");
  const now = await tab.evaluate(() => document.activeElement.id);
  report.claim("the skip link moves focus to the main content", now === "app-main" ? [] : [`focus is on "${now}"`]);
}

async function checkMenu(tab, report) {
  const menu = tab.locator("#app-navigation");
  report.claim("the menu starts closed at 320 px", (await menu.isVisible()) ? ["#app-navigation is visible"] : []);
  await tab.locator(".govuk-js-service-navigation-toggle").focus();
  await tab.keyboard.press("Enter");
  report.claim("the menu opens by keyboard", (await menu.isVisible()) ? [] : ["#app-navigation stays hidden"]);
  await tab.keyboard.press("Tab");
  const inside = await tab.evaluate(() => document.activeElement.closest("#app-navigation") !== null);
  report.claim("focus goes from the button into the menu", inside ? [] : ["the next Tab does not reach a link of the menu"]);
}

async function checkTables(tab, page, report) {
  const problems = await tab.evaluate(() =>
    [...document.querySelectorAll(".app-table-region")].flatMap((region) => {
      region.focus();
      const ring = getComputedStyle(region).outlineStyle;
      return [
        ...(document.activeElement === region ? [] : ["a table region takes no focus"]),
        ...(ring === "none" ? ["a table region with focus does not show it"] : []),
        ...(region.getAttribute("aria-label") || region.getAttribute("aria-labelledby") ? [] : ["a table region has no name"]),
      ];
    }),
  );
  report.claim(`table regions of ${page.path} take focus and show it`, problems);
}
