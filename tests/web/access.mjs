// axe-core finds nothing on one page of each kind, wide and narrow, light and dark.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { onePageOfEachKind, urlOf, visit } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const options = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: { "target-size": { enabled: true }, "td-has-header": { enabled: true }, "table-fake-caption": { enabled: true } },
  resultTypes: ["violations"],
};

export async function checkAccess(site, browser, report) {
  for (const { path, kind } of site.pages) report.claim(`${path} states its kind`, kind ? [] : ["<body> has no data-kind"]);
  for (const width of [1280, 320]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
      await visit(context, onePageOfEachKind(site), async (tab, page) => {
        await tab.goto(urlOf(site.root, page));
        // On a page without a style the browser chooses dark colours itself, which axe takes to be on white.
        if (colorScheme === "dark" && (await tab.locator("link[rel=stylesheet]").count()) === 0) return;
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate((given) => window.axe.run(document, given), options);
        report.claim(
          `axe: ${page.path} (${page.kind}), ${width} px, ${colorScheme}`,
          violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`)),
        );
      });
      await context.close();
    }
  }
}
