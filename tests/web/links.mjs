// The site walked with JavaScript off: from index.html every page can be reached, and every link
// inside the site leads to a file, and to an id of it when it names one.
import { posix } from "node:path";
import { pathToFileURL } from "node:url";
import { visit } from "./site.mjs";

export async function checkLinks(site, browser, report) {
  const base = pathToFileURL(`${site.root}/`).href;
  const seen = new Map([["index.html", { path: "index.html" }]]);
  const context = await browser.newContext({ javaScriptEnabled: false });

  // Breadth first, a level at a time, so that tabs share the work.
  for (let level = [...seen.values()]; level.length > 0; ) {
    const next = [];
    await visit(context, level, async (tab, page) => {
      await tab.goto(base + page.path, { waitUntil: "domcontentloaded" });
      Object.assign(page, await tab.evaluate(readPage));
      page.ids = new Set(page.ids);
      for (const href of page.links) {
        if (!href.startsWith(base)) continue;
        const path = decodeURIComponent(new URL(href).pathname).slice(decodeURIComponent(new URL(base).pathname).length);
        if (posix.extname(path) === ".html" && site.files.has(path) && !seen.has(path)) {
          seen.set(path, { path });
          next.push(seen.get(path));
        }
      }
    });
    level = next;
  }
  await context.close();

  for (const page of seen.values()) report.claim(`links of ${page.path}`, broken(page, seen, site, base));
  for (const { path } of site.pages) {
    if (path !== "404.html") report.claim(`${path} can be reached from index.html`, seen.has(path) ? [] : ["no page that can be reached links to it"]);
  }
}

// Runs in the page.
function readPage() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return {
    ids,
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    links: [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href),
    files: [...document.querySelectorAll("img[src], script[src], link[href]")].map((element) => element.src ?? element.href),
  };
}

function broken(page, seen, site, base) {
  const problems = page.twice.map((id) => `the id "${id}" is there twice`);
  for (const href of new Set([...page.links, ...page.files])) {
    const url = new URL(href);
    if (url.protocol !== "file:") {
      if (!["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) problems.push(`${href}: a link of an odd kind`);
      continue;
    }
    if (!href.startsWith(base)) {
      problems.push(`${href} leads out of the site`);
      continue;
    }
    const path = decodeURIComponent(url.pathname.slice(new URL(base).pathname.length));
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (!site.files.has(path)) problems.push(`${path} does not exist`);
    else if (anchor && seen.has(path) && !seen.get(path).ids.has(anchor)) problems.push(`${path} has no id "${anchor}"`);
  }
  return problems;
}
