// The map: every box of the drawing is in the list with the same links, its words stay inside it, its own lines show
// while it has the focus, and on a narrow screen the list comes first and only the drawing scrolls sideways. The page
// of data files is there, and the files it names.
import { posix } from "node:path";
import { urlOf } from "./site.mjs";

export async function checkMap(site, browser, report) {
  const page = site.pages.find(({ path, html }) => path === "map.html" && html.includes("app-map__svg"));
  if (page) await checkDrawing(site, page, browser, report);
  const data = site.pages.find(({ html }) => html.includes("app-data-files__list"));
  if (data) checkDataFiles(site, data, report);
}

async function checkDrawing(site, page, browser, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  const found = await tab.evaluate(() => {
    const listed = new Set([...document.querySelectorAll(".app-map__page")].map((link) => link.href));
    const problems = { unlisted: [], spilled: [], unlinked: [] };
    for (const link of document.querySelectorAll(".app-map__box a")) {
      const title = link.textContent;
      const href = new URL(link.getAttribute("href"), document.baseURI).href;
      if (!listed.has(href)) problems.unlisted.push(title);
      const box = link.querySelector("rect").getBBox();
      const text = link.querySelector("text").getBBox();
      if (text.x < box.x || text.x + text.width > box.x + box.width || text.y < box.y || text.y + text.height > box.y + box.height) problems.spilled.push(title);
    }
    for (const line of document.querySelectorAll(".app-map__line")) {
      const ends = [...document.querySelectorAll(`.app-map__own[href="#${line.id}"]`)].map((own) => own.closest(".app-map__box").querySelector("a"));
      const address = (link) => new URL(link.getAttribute("href"), document.baseURI).href;
      const row = (link) => [...document.querySelectorAll(".app-map__page")].find((each) => each.href === address(link)).closest("li");
      if (ends.length !== 2 || ![...row(ends[0]).querySelectorAll("a")].some((each) => each.href === address(ends[1]))) problems.unlinked.push(line.id);
    }
    return problems;
  });
  report.claim("map: every box is in the list", found.unlisted);
  report.claim("map: words stay in their boxes", found.spilled);
  report.claim("map: every line is a link of the list", found.unlinked);

  const box = tab.locator(".app-map__box", { has: tab.locator(".app-map__own") }).first();
  const own = box.locator(".app-map__own").first();
  const hidden = (await own.evaluate((line) => getComputedStyle(line).display)) === "none";
  await tab.locator(".app-map__region").focus();
  await box.locator("a").focus();
  const shows = (await own.evaluate((line) => getComputedStyle(line).display)) !== "none";
  report.claim("map: a box shows its own lines while it has the focus", hidden && shows ? [] : [`hidden before: ${hidden}, shown with focus: ${shows}`]);

  await tab.setViewportSize({ width: 320, height: 640 });
  const narrow = await tab.evaluate(() => ({
    drawing: document.querySelector(".app-map__drawing").getBoundingClientRect().top,
    list: document.querySelector(".app-map__list").getBoundingClientRect().top,
    sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  report.claim("map: on a narrow screen the list comes first", narrow.list < narrow.drawing ? [] : ["the drawing does"]);
  report.claim("map: on a narrow screen the page does not scroll sideways", narrow.sideways ? ["it does"] : []);
  await context.close();
}

function checkDataFiles(site, page, report) {
  const named = [...page.html.matchAll(/<span class="app-data-files__names">.*?<\/span>/gs)].flatMap(([names]) => [...names.matchAll(/href="([^"]+)"/g)].map(([, href]) => posix.join(posix.dirname(page.path), href)));
  const missing = named.filter((path) => !site.files.has(path));
  const unnamed = [...site.files].filter((path) => path.startsWith("data/") && !path.endsWith(".html") && !path.endsWith(".docx") && !named.includes(path));
  report.claim(`${page.path}: every data file that it names is there`, missing);
  report.claim(`${page.path}: it names every data file`, unnamed);
}
