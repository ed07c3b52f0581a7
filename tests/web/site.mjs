// A built site on disk: its pages, with the language and the kind that their layout states.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export function readSite(folder) {
  const root = resolve(folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const pages = files
    .filter((path) => path.endsWith(".html"))
    .map((path) => {
      const html = readFileSync(join(root, path), "utf8");
      return { path, html, language: /<html[^>]*\slang="([^"]+)"/.exec(html)?.[1], kind: /<body[^>]*\sdata-kind="([^"]+)"/.exec(html)?.[1] };
    });
  if (pages.length === 0) throw new Error(`no pages in ${root}`);
  return { root, files: new Set(files), pages };
}

export const urlOf = (root, page) => pathToFileURL(join(root, page.path)).href;

// The longest page of each kind in each language: the one that shows most of its template.
export function onePageOfEachKind(site) {
  const chosen = new Map();
  for (const page of site.pages) {
    const which = `${page.language} ${page.kind}`;
    const other = chosen.get(which);
    if (!other || other.html.length < page.html.length) chosen.set(which, page);
  }
  return [...chosen.values()];
}

// Few pages that between them have every class that pages of each kind have in each language, and so every part of every template: most
// of them show much. With them, of the whole site, the pages likeliest to be too wide: the longest words, the widest
// tables. What these keep to, the others do.
export function pagesThatShowAll(site) {
  const parts = new Map(site.pages.map((page) => [page, partsOf(page)]));
  const byParts = [...site.pages].sort((a, b) => parts.get(b).size - parts.get(a).size);
  const shown = new Set();
  const chosen = new Set();
  for (const page of byParts) {
    if ([...parts.get(page)].every((part) => shown.has(part))) continue;
    chosen.add(page);
    for (const part of parts.get(page)) shown.add(part);
  }
  for (const measure of [longestWord, mostCells]) {
    const measured = new Map(site.pages.map((page) => [page, measure(page)]));
    for (const page of [...site.pages].sort((a, b) => measured.get(b) - measured.get(a)).slice(0, 5)) chosen.add(page);
  }
  return [...chosen];
}

function partsOf({ language, kind, html }) {
  return new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/).map((name) => `${language} ${kind} ${name}`)));
}

const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), 0);
const longestWord = ({ html }) => most(html.replace(/<[^>]*>/g, " ").split(/\s+/).map((word) => word.length));
const mostCells = ({ html }) => most(html.split("<tr").map((row) => row.split(/<t[dh][ >]/).length));

// Does `work(tab, item)` for every item, on a few tabs of one browser context at once.
export async function visit(context, items, work, tabs = 3) {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: tabs }, async () => {
      const tab = await context.newPage();
      for (let item = queue.shift(); item; item = queue.shift()) await work(tab, item, queue);
      await tab.close();
    }),
  );
}
