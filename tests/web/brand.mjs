// Outside gov.uk its font, crest and name are not ours to use: neither in styles nor in the markup
// of pages. What a page says, and where it links, may name it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const forbidden = [/gds[\s-]*transport/i, /\bcrown\b/i, /gov\.uk/i, /logotype/i];

export async function checkBrand(site, browser, report) {
  for (const path of site.files) {
    if (!path.endsWith(".css")) continue;
    const css = readFileSync(join(site.root, path), "utf8");
    report.claim(`${path} keeps clear of the GOV.UK brand`, find(css));
    report.claim(`${path} loads nothing`, css.match(/url\([^)]*\)|@import[^;]*|@font-face/g) ?? []);
  }
  for (const { path, html } of site.pages) {
    const tags = html.match(/<[^>]+>/g).map((tag) => tag.replace(/\s(?:href|alt|title|content|aria-label)="[^"]*"/g, ""));
    report.claim(`${path} keeps clear of the GOV.UK brand`, find(tags.join("")));
    report.claim(`${path} has no style or script of its own`, [
      ...(html.match(/<[^>]*\sstyle=[^>]*>/gi) ?? []),
      ...(html.match(/<style[^>]*>/gi) ?? []),
      ...(html.match(/<script(?![^>]*\ssrc=)[^>]*>/gi) ?? []),
      ...(html.match(/<[^>]*\son[a-z]+=[^>]*>/gi) ?? []),
    ]);
  }
}

const find = (text) => forbidden.filter((pattern) => pattern.test(text)).map((pattern) => `found ${pattern}`);
