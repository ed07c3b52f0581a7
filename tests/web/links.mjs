// Every page as a reader without JavaScript has it, parsed by the browser and not shown: from index.html each can be
// reached, every link inside the site leads to a file, and to an id of it when it names one, and nothing that a page
// loads by itself is another host's. Ids of the theme begin with "app-", and no other does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export async function checkLinks(site, browser, report) {
  const base = pathToFileURL(`${site.root}/`).href;
  const pages = await readPages(site, base, browser);
  const given = idsOfData(site);
  for (const page of pages.values()) {
    report.claim(`links of ${page.path}`, broken(page, pages, site, base));
    report.claim(`ids of ${page.path}`, strange(page, given));
    report.claim(`${page.path} loads nothing from elsewhere`, page.loads.filter((href) => !href.startsWith(base)));
  }
  const reached = reachedFrom("index.html", pages, base);
  for (const { path } of site.pages) {
    if (!/(^|\/)404\.html$/.test(path)) report.claim(`${path} can be reached from index.html`, reached.has(path) ? [] : ["no page that can be reached links to it"]);
  }
}

// By path.
async function readPages(site, base, browser) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const pages = new Map();
  for (const { path, html } of site.pages) {
    const { ids, headings, named, links, loads } = await tab.evaluate(readPage, html);
    const resolve = (href) => new URL(href, base + path).href;
    pages.set(path, {
      path,
      ids: new Set(ids),
      headings: new Set(headings),
      named,
      twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      links: links.map(resolve),
      loads: loads.map(resolve),
    });
  }
  await context.close();
  return pages;
}

// Runs in the browser.
function readPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html"); // runs no script: what stands in <noscript> counts
  const all = (selector, read) => [...page.querySelectorAll(selector)].map(read);
  return {
    ids: all("[id]", (element) => element.id),
    headings: all(":is(h2, h3, h4, h5, h6)[id]", (element) => (element.closest(".app-prose") ? [element.id] : [])).flat(),
    named: ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list"].flatMap((name) =>
      all(`[${name}]`, (element) => element.getAttribute(name).split(/\s+/)).flat(),
    ),
    links: all("a[href]", (link) => link.getAttribute("href")),
    loads: [
      ...all("[src]", (element) => element.getAttribute("src")),
      ...all("link[href], use[href], image[href], base[href]", (element) => element.getAttribute("href")),
      ...all("object[data]", (element) => element.getAttribute("data")),
      ...all("[poster]", (element) => element.getAttribute("poster")),
      ...all("[srcset]", (element) => element.getAttribute("srcset")).flatMap((set) => set.split(",").map((source) => source.trim().split(/\s+/)[0])),
    ].filter((href) => !href.startsWith("#")),
  };
}

// What editors gave ids to, of which pages are made: all of it is in the data files.
function idsOfData(site) {
  const ids = new Set();
  const collect = (value) => {
    if (value === null || typeof value !== "object") return;
    if (typeof value.id === "string") ids.add(value.id);
    Object.values(value).forEach(collect);
  };
  for (const path of site.files) {
    if (/(^|\/)data\//.test(path) && path.endsWith(".json")) collect(JSON.parse(readFileSync(join(site.root, path), "utf8")));
  }
  return ids;
}

function strange(page, given) {
  const isKnown = (id) => /^(app|fn|fnref)-/.test(id) || given.has(id) || page.headings.has(id);
  return [
    ...[...page.ids].filter((id) => !isKnown(id)).map((id) => `"${id}" is neither the theme's, which begin with app-, nor an editor's`),
    ...page.named.filter((id) => !page.ids.has(id)).map((id) => `an element names "${id}", which is not on the page`),
  ];
}

const pathIn = (base, href) => decodeURIComponent(new URL(href).pathname.slice(new URL(base).pathname.length));

function reachedFrom(start, pages, base) {
  const reached = new Set([start]);
  for (const path of reached) {
    for (const href of pages.get(path).links) {
      if (href.startsWith(base) && pages.has(pathIn(base, href))) reached.add(pathIn(base, href));
    }
  }
  return reached;
}

function broken(page, pages, site, base) {
  const problems = page.twice.map((id) => `the id "${id}" is there twice`);
  for (const href of new Set([...page.links, ...page.loads])) {
    const url = new URL(href);
    if (url.protocol !== "file:") {
      if (!["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) problems.push(`${href}: a link of an odd kind`);
      continue;
    }
    if (!href.startsWith(base)) {
      problems.push(`${href} leads out of the site`);
      continue;
    }
    const path = pathIn(base, href);
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (!site.files.has(path)) problems.push(`${path} does not exist`);
    else if (anchor && pages.has(path) && !pages.get(path).ids.has(anchor)) problems.push(`${path} has no id "${anchor}"`);
  }
  return problems;
}
