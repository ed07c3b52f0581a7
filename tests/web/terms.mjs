// A link to a term opens its definition in place, by mouse, touch and keyboard, and is an ordinary link where it cannot.
import { urlOf } from "./site.mjs";

export async function checkTerms(site, browser, report) {
  const page = site.pages.find(({ kind, html }) => kind === "model" && (html.match(/class="app-term"/g) ?? []).length > 2);
  report.claim("a model's page has links to terms", page ? [] : ["none has three"]);
  if (!page) return;
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  await checkOpening(tab, report);
  await checkKeyboard(tab, report);
  await checkPlaces(tab, report);
  await checkPaper(tab, report);
  await checkMissing(tab, site, page, report);
  await context.close();
  await checkTouch(browser, site, page, report);
  await checkWithoutScript(browser, site, page, report);
}

const note = (tab) => tab.locator(".app-term-note");

async function checkOpening(tab, report) {
  const problems = [];
  const link = tab.locator("main .app-term").first();
  const address = await link.evaluate((element) => element.href);
  const loaded = () => tab.locator('script[src*="assets/terms"]').count();
  if ((await loaded()) > 0 || (await note(tab).count()) > 0) problems.push("definitions are there before one is asked for");
  await link.hover();
  if ((await note(tab).count()) > 0) problems.push("it opens on hover");
  const before = tab.url();
  await link.click();
  await note(tab).waitFor();
  if (tab.url() !== before) problems.push("the page was left");
  if ((await note(tab).locator("a").evaluate((more) => more.href)) !== address) problems.push("it does not lead to the term's page");
  const words = (await note(tab).locator("p").nth(1).textContent()).trim();
  if (words.length < 20 || words.includes("[")) problems.push(`it says "${words}"`);
  if ((await link.getAttribute("aria-expanded")) !== "true") problems.push("the link does not say that it is open");
  await tab.mouse.click(5, 1000);
  if (await note(tab).isVisible()) problems.push("a press beside it does not close it");
  await link.click();
  await note(tab).waitFor();
  await link.click();
  await tab.waitForTimeout(100);
  if (await note(tab).isVisible()) problems.push("a second press of the link does not close it");
  if ((await link.getAttribute("aria-expanded")) !== "false") problems.push("the link does not say that it is closed");
  report.claim("a press of a term opens and closes its definition", problems);
}

async function checkKeyboard(tab, report) {
  const problems = [];
  const link = tab.locator("main .app-term").nth(1);
  const hasFocus = () => link.evaluate((element) => element === document.activeElement);
  const open = async () => {
    await link.focus();
    await tab.keyboard.press("Enter");
    await note(tab).waitFor();
  };
  await open();
  if (!(await note(tab).evaluate((element) => element === document.activeElement))) problems.push("focus does not go into it");
  await tab.keyboard.press("Escape");
  if ((await note(tab).isVisible()) || !(await hasFocus())) problems.push("Escape does not lead back to the link");
  await open();
  await tab.keyboard.press("Tab");
  if (!(await note(tab).locator("a").evaluate((more) => more === document.activeElement))) problems.push("Tab does not reach its link");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  if ((await note(tab).isVisible()) || !(await hasFocus())) problems.push("its button does not lead back to the link");
  await open();
  for (let i = 0; i < 3; ++i) await tab.keyboard.press("Tab");
  const followed = await link.evaluate((element) => element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
  if ((await note(tab).isVisible()) || !followed) problems.push("Tab does not go on behind the link");
  report.claim("a definition is opened, read and left by keyboard", problems);
}

// Each on the page, wherever its link stands.
async function checkPlaces(tab, report) {
  const problems = [];
  for (const width of [768, 320]) {
    await tab.setViewportSize({ width, height: 640 });
    for (const link of (await tab.locator("main .app-term:visible").all()).slice(0, 12)) {
      await link.focus();
      await tab.keyboard.press("Enter");
      await note(tab).waitFor();
      const box = await note(tab).boundingBox();
      const word = await link.evaluate((element) => element.getClientRects()[0].toJSON());
      if (box.x < 0 || box.x + box.width > width) problems.push(`it lies beside the page at ${width} px`);
      const apart = Math.min(Math.abs(box.y - word.bottom), Math.abs(word.top - box.y - box.height));
      if (apart > 12) problems.push(`it stands ${apart} px from its word at ${width} px`);
      await tab.keyboard.press("Escape");
    }
  }
  await tab.setViewportSize({ width: 768, height: 1024 });
  report.claim("a definition stands at its word, inside the page", problems);
}

async function checkPaper(tab, report) {
  await tab.locator("main .app-term").first().click();
  await note(tab).waitFor();
  await tab.emulateMedia({ media: "print" });
  const problems = (await note(tab).isVisible()) ? ["a definition is printed"] : [];
  const line = await tab.locator("main .app-term").first().evaluate((link) => getComputedStyle(link).textDecorationLine);
  if (line !== "none") problems.push(`a term is printed with ${line}`);
  await tab.emulateMedia({ media: "screen" });
  await tab.keyboard.press("Escape");
  report.claim("on paper a term is a word", problems);
}

async function checkMissing(tab, site, page, report) {
  await tab.route("**/assets/terms/*", (route) => route.abort());
  await tab.goto(urlOf(site.root, page));
  const link = tab.locator("main .app-term").first();
  const address = await link.evaluate((element) => element.href);
  await link.click();
  await tab.waitForURL(address);
  report.claim("a term whose definition cannot be loaded is a link", tab.url() === address ? [] : [tab.url()]);
}

async function checkTouch(browser, site, page, report) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  await tab.locator("main .app-term").first().tap();
  await note(tab).waitFor();
  const close = await note(tab).locator("button").boundingBox();
  const problems = close.height >= 24 && close.width >= 24 ? [] : [`its button is ${close.width} by ${close.height} px`];
  await note(tab).locator("button").tap();
  if (await note(tab).isVisible()) problems.push("its button does not close it");
  await context.close();
  report.claim("a tap opens and closes a definition", problems);
}

async function checkWithoutScript(browser, site, page, report) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  await tab.locator("main .app-term").first().click();
  const kind = await tab.locator("body").getAttribute("data-kind");
  await context.close();
  report.claim("without JavaScript a term is a link to its page", kind === "term" ? [] : [`it leads to a page of the kind "${kind}"`]);
}
