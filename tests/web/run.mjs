// Checks a built site as a reader's browser sees it: node tests/web/run.mjs OUTPUT_DIR
import { chromium } from "playwright-core";
import { readSite } from "./site.mjs";
import { Report } from "./report.mjs";
import { checkMarkup } from "./markup.mjs";
import { checkAccess } from "./access.mjs";
import { checkPolicy } from "./policy.mjs";
import { checkLinks } from "./links.mjs";
import { checkPaper } from "./paper.mjs";
import { checkKeyboard } from "./keyboard.mjs";
import { checkBrand } from "./brand.mjs";
import { checkRecords } from "./records.mjs";
import { checkSort } from "./sort.mjs";
import { checkChecklists } from "./checklist.mjs";
import { checkBuilder } from "./builder.mjs";
import { checkCompare } from "./compare.mjs";
import { checkMap } from "./map.mjs";
import { checkWhatIf } from "./what-if.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node tests/web/run.mjs OUTPUT_DIR");
  process.exit(2);
}

const site = readSite(folder);
const report = new Report();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  checkBrand(site, report);
  const markup = checkMarkup(site, report);
  await checkLinks(site, browser, report);
  await checkPolicy(site, browser, report);
  await checkAccess(site, browser, report);
  await checkPaper(site, browser, report);
  await checkKeyboard(site, browser, report);
  await checkSort(site, browser, report);
  await checkRecords(site, browser, report);
  await checkChecklists(site, browser, report);
  await checkBuilder(site, browser, report);
  await checkCompare(site, browser, report);
  await checkMap(site, browser, report);
  await checkWhatIf(site, browser, report);
  await markup;
} finally {
  await browser.close();
}
report.close();
process.exitCode = report.failed ? 1 : 0;
