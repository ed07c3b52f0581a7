// Checks a built site as a reader's browser sees it: node tests/web/run.mjs OUTPUT_DIR [NAME…]
// A NAME is that of a file beside this one: `what-if` runs what-if.mjs. `--names` lists them, but for those that only a
// site in several languages can pass; `general` stands for those that hold for any site, and, where it is in several
// languages, in each of them.
import { chromium } from "playwright-core";
import { readSite } from "./site.mjs";
import { Report } from "./report.mjs";
import { checkMarkup } from "./markup.mjs";
import { checkAccess } from "./access.mjs";
import { checkPolicy } from "./policy.mjs";
import { checkLinks } from "./links.mjs";
import { checkLanguages } from "./languages.mjs";
import { checkPaper } from "./paper.mjs";
import { checkPseudo } from "./pseudo.mjs";
import { checkKeyboard } from "./keyboard.mjs";
import { checkBrand } from "./brand.mjs";
import { checkRecords } from "./records.mjs";
import { checkCharts } from "./charts.mjs";
import { checkScores } from "./scores.mjs";
import { checkSort } from "./sort.mjs";
import { checkFocus } from "./focus.mjs";
import { checkLength } from "./length.mjs";
import { checkSources } from "./sources.mjs";
import { checkTasks } from "./tasks.mjs";
import { checkTerms } from "./terms.mjs";
import { checkChecklists } from "./checklist.mjs";
import { checkBuilder } from "./builder.mjs";
import { checkCompare } from "./compare.mjs";
import { checkNotes } from "./notes.mjs";
import { checkMap } from "./map.mjs";
import { checkSearch } from "./search.mjs";
import { checkNavigation } from "./navigation.mjs";
import { checkWeight } from "./weight.mjs";
import { checkWhatIf } from "./what-if.mjs";

// The longest first: what is left at the end is short.
const checks = new Map([
  ["markup", checkMarkup],
  ["what-if", checkWhatIf],
  ["checklist", checkChecklists],
  ["notes", checkNotes],
  ["access", checkAccess],
  ["paper", checkPaper],
  ["policy", checkPolicy],
  ["builder", checkBuilder],
  ["focus", checkFocus],
  ["search", checkSearch],
  ["compare", checkCompare],
  ["links", checkLinks],
  ["records", checkRecords],
  ["length", checkLength],
  ["sources", checkSources],
  ["tasks", checkTasks],
  ["terms", checkTerms],
  ["charts", checkCharts],
  ["navigation", checkNavigation],
  ["map", checkMap],
  ["scores", checkScores],
  ["sort", checkSort],
  ["keyboard", checkKeyboard],
  ["brand", checkBrand],
  ["weight", checkWeight],
]);
const general = ["markup", "access", "paper", "policy", "focus", "length", "links", "keyboard", "brand"];
const ofSeveralLanguages = new Map([
  ["languages", checkLanguages],
  ["pseudo", checkPseudo],
]);
const patience = 120_000; // ms: a busy machine is slow, and that is no fault of the site

const [folder, ...named] = process.argv.slice(2);
const wanted = named.flatMap((name) => (name === "general" ? general : [name]));
const checkOf = (name) => checks.get(name) ?? ofSeveralLanguages.get(name);
if (folder === "--names") {
  console.log([...checks.keys()].join("\n"));
  process.exit(0);
}
const unknown = wanted.filter((name) => !checkOf(name));
if (!folder || unknown.length > 0) {
  for (const name of unknown) console.error(`no check of the web is called "${name}"`);
  console.error(`usage: node tests/web/run.mjs OUTPUT_DIR [NAME…]\nnames: general, ${[...checks.keys(), ...ofSeveralLanguages.keys()].join(", ")}`);
  process.exit(2);
}

const site = readSite(folder);
const report = new Report();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const newContext = browser.newContext.bind(browser);
browser.newContext = async (options) => {
  const context = await newContext(options);
  context.setDefaultTimeout(patience);
  return context;
};
try {
  for (const name of wanted.length > 0 ? wanted : checks.keys()) {
    await checkOf(name)(site, browser, report).catch((error) => report.claim(`${name} runs to its end`, [error.stack]));
  }
} finally {
  await browser.close();
}
report.close();
process.exitCode = report.failed ? 1 : 0;
