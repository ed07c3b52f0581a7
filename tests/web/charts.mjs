// Charts: every one has a headline; a part that says its figures shows them when it is focused or tapped, and to no one
// else; numbers of timelines lead to the list; nothing sticks out at 320 px.
import { urlOf, visit } from "./site.mjs";

export async function checkCharts(site, browser, report) {
  const pages = site.pages.filter((page) => page.html.includes('class="app-chart"'));
  for (const [name, viewport] of [["wide", { width: 1280, height: 900 }], ["narrow", { width: 320, height: 640 }]]) {
    const context = await browser.newContext({ viewport, hasTouch: name === "narrow", reducedMotion: "reduce" });
    await visit(context, pages, async (tab, page) => {
      await tab.goto(urlOf(site.root, page));
      report.claim(`${page.path}, ${name}: each chart has a headline, and each part says what its box shows`, await tab.evaluate(problemsOfParts));
      report.claim(`${page.path}, ${name}: the figures of a chart's first and last part are shown on focus and on ${name === "narrow" ? "tap" : "hover"}`, await problemsOfShowing(tab, name === "narrow"));
    });
    await context.close();
  }
}

// Runs in the page.
function problemsOfParts() {
  const problems = [];
  if (document.documentElement.scrollWidth > innerWidth) problems.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const figure of document.querySelectorAll(".app-chart")) {
    const title = figure.querySelector(".app-chart__title").textContent;
    if (!/\S \S/.test(title)) problems.push(`"${title}" is no headline`);
    for (const drawing of figure.querySelectorAll(".app-chart__drawing"))
      for (const id of drawing.getAttribute("aria-labelledby").split(" "))
        if (!document.getElementById(id)) problems.push(`${title}: no element has the id ${id}`);
    for (const part of figure.querySelectorAll(".app-chart__drawing :is(g, a)[aria-label]")) {
      const shown = [...part.querySelectorAll(".app-chart__says text")].map((line) => line.textContent).join(" ");
      const said = part.getAttribute("aria-label");
      if (shown !== said.replace(/\s+/g, " ")) problems.push(`"${said}" is shown as "${shown}"`);
      if (part.localName === "a" && !document.getElementById(part.getAttribute("href").slice(1))) problems.push(`"${said}" leads nowhere`);
    }
  }
  return problems;
}

async function problemsOfShowing(tab, tapped) {
  const problems = [];
  const parts = tab.locator('.app-chart__drawing g[tabindex="0"]:has(> .app-chart__says):visible');
  const count = await parts.count();
  for (const at of new Set([0, count - 1].filter((at) => at >= 0 && at < count))) {
    const part = parts.nth(at);
    const box = part.locator(".app-chart__says");
    const seen = async () => (await box.evaluate((element) => getComputedStyle(element).visibility)) === "visible";
    if (await seen()) problems.push(`part ${at + 1} shows its box before it is asked`);
    await part.focus();
    if (!(await seen())) problems.push(`part ${at + 1} shows nothing when it is focused`);
    const overhang = await box.evaluate((element) => element.getBoundingClientRect().right - innerWidth);
    if (overhang > 0) problems.push(`the box of part ${at + 1} sticks out by ${overhang} px`);
    await part.evaluate((element) => element.blur());
    await part.scrollIntoViewIfNeeded();
    const place = await part.evaluate(placeOf);
    if (!place) problems.push(`part ${at + 1} cannot be pointed at`);
    else await (tapped ? tab.touchscreen.tap(...place) : tab.mouse.move(...place));
    if (!(await seen())) problems.push(`part ${at + 1} shows nothing when it is pointed at`);
  }
  return problems;
}

// Runs in the page: where a part can be pointed at. Some tiles are only an outline, and words may lie over bars.
function placeOf(part) {
  for (const drawn of part.querySelectorAll("rect:not(.app-chart__says *), text:not(.app-chart__says *)")) {
    const { x, y, width, height } = drawn.getBoundingClientRect();
    const place = [x + width / 2, y + height / 2];
    if (part.contains(document.elementFromPoint(...place))) return place;
  }
  return null;
}
