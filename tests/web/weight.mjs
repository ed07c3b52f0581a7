// What a page loads: every stylesheet with a rule for something on it and no other, and no more than a phone on a slow
// line bears.
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { urlOf, visit } from "./site.mjs";

const everywhere = ["assets/civic.css", "assets/site.css"];
// As a server sends it, in bytes: the page, its styles and its scripts.
const most = [
  [/^index\.html$/, 20_000],
  [/^models\/(?!index)[^/]+\.html$/, 25_000],
  [/^build-a-checklist\.html$/, 60_000], // its list of ten needs nothing else: builder.mjs
];

const loadedBy = ({ path, html }) =>
  [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, address]) => normalize(join(dirname(path), address)));

export async function checkWeight(site, browser, report) {
  const sheets = [...site.files].filter((path) => /^(?:[a-z]{2}\/)?assets\/[a-z-]+\.css$/.test(path));
  const texts = new Map(sheets.map((path) => [path, readFileSync(join(site.root, path), "utf8")]));
  const context = await browser.newContext();
  await visit(context, site.pages, async (tab, page) => {
    const loaded = loadedBy(page);
    const folder = dirname(loaded.find((path) => path.endsWith("/civic.css")) ?? "");
    await tab.goto(urlOf(site.root, page), { waitUntil: "load" });
    const ofPage = [...texts].filter(([path]) => dirname(path) === folder && !everywhere.some((name) => path.endsWith(name)));
    const matches = await tab.evaluate(firstMatches, ofPage.map(([path, text]) => ({ text, isLoaded: loaded.includes(path) })));
    report.claim(`${page.path} loads the stylesheets that it needs`, ofPage.flatMap(([path], i) => (!loaded.includes(path) && matches[i] !== null ? [`${path} for ${matches[i]}`] : [])));
    report.claim(`${page.path} loads no other stylesheet`, ofPage.flatMap(([path], i) => (loaded.includes(path) && matches[i] === null ? [path] : [])));
  });
  await context.close();
  const size = (path) => gzipSync(readFileSync(join(site.root, path))).length;
  for (const page of site.pages) {
    const [, limit] = most.find(([pattern]) => pattern.test(page.path)) ?? [];
    if (limit === undefined) continue;
    const bytes = [page.path, ...new Set(loadedBy(page))].reduce((sum, path) => sum + size(path), 0);
    report.claim(`${page.path} takes at most ${limit} bytes with what it loads`, bytes <= limit ? [] : [`it takes ${bytes}`]);
  }
}

// Of each stylesheet the first selector that fits something on the page, in whatever state; null for none. Of one that is
// not loaded only selectors count that no other has. What the box for searching opens has its styles when it is used.
function firstMatches(sheets) {
  const state = /(?<!\\):(?:hover|focus(?:-visible|-within)?|active|visited|link|target|checked|first-child|last-child|not\(:(?:first|last)-child\))(?![-\w(])/g;
  const known = new Set();
  const find = (rules, isLoaded) => {
    let first = null;
    for (const rule of rules) {
      if (rule.selectorText !== undefined && !rule.selectorText.startsWith(":root")) {
        const selector = rule.selectorText.replace(/::[-a-z]+(?:\([^)]*\))?/g, "").replace(state, ":not(x-none)");
        if (isLoaded) known.add(rule.selectorText);
        else if (known.has(rule.selectorText)) continue;
        if ([...document.querySelectorAll(selector)].some((element) => !element.closest(".app-search"))) first ??= rule.selectorText;
      }
      if (rule.cssRules && rule.selectorText === undefined) {
        const inside = find(rule.cssRules, isLoaded);
        first ??= inside;
      }
    }
    return first;
  };
  const matches = sheets.map(() => null);
  for (const wanted of [true, false])
    for (const [i, { text, isLoaded }] of sheets.entries()) {
      if (isLoaded !== wanted) continue;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      matches[i] = find(sheet.cssRules, isLoaded);
    }
  return matches;
}
