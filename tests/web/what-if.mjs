// The what-if page of every appraisal, from file:// under the policy: what it shows is what the program says, to the
// last digit, whatever is entered; what is entered is in the address; and it works without a mouse, and explains
// itself without JavaScript.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { policy } from "./policy.mjs";
import { urlOf } from "./site.mjs";

const program = resolve(process.env.SCRUTINEER ?? join(dirname(fileURLToPath(import.meta.url)), "../../build/release/scrutineer"));
const computedStates = 40;
const programStates = 4;

export async function checkWhatIf(site, browser, report) {
  const pages = site.pages.filter(({ kind }) => kind === "what-if");
  report.claim("every appraisal has a what-if page", pages.length === site.pages.filter(({ kind }) => kind === "appraisal").length ? [] : [`${pages.length} pages`]);
  const copy = mkdtempSync(join(tmpdir(), "scrutineer-what-if-"));
  cpSync(site.root, copy, { recursive: true });
  for (const { path, html } of pages) {
    writeFileSync(join(copy, path), html.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`));
  }
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const still = await browser.newContext({ javaScriptEnabled: false });
  try {
    for (const page of pages) {
      const tab = await context.newPage();
      const faults = [];
      tab.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
      tab.on("pageerror", (error) => faults.push(error.message));
      const view = { path: page.path, url: urlOf(copy, page), tab, still, site, report };
      await checkStart(view);
      await checkSums(view);
      await checkProgram(view);
      await checkAddress(view);
      await checkEntering(view);
      await checkAnnouncements(view);
      await checkKeyboard(view);
      report.claim(`${page.path}: no fault in the console`, faults);
      await tab.close();
    }
    await checkOddFigures(context, still, report);
  } finally {
    await context.close();
    await still.close();
    rmSync(copy, { recursive: true });
  }
}

// What the page shows

// Runs in the page.
function readShown() {
  const text = (element) => element.textContent.trim().replace(/\s+/g, " ");
  return {
    leader: text(document.querySelector(".app-what-if__leader")),
    rows: [...document.querySelectorAll(".app-what-if__results tbody tr")].map((row) => ({
      option: row.dataset.option,
      ...Object.fromEntries(["rank", "tied", "total", "share"].map((name) => [name, text(row.querySelector(`.app-result__${name}`))])),
      bar: [...row.querySelectorAll("rect")].slice(1).map((bar) => ["x", "width"].map((name) => bar.getAttribute(name) ?? "").join(" ")).join(", "),
    })),
  };
}

// Runs in the page.
function readData() {
  return {
    ...JSON.parse(document.querySelector(".app-what-if").dataset.figures),
    titles: [...document.querySelectorAll(".app-result__title")].map((title) => title.textContent),
    open: [...document.querySelectorAll(".app-lever__choice")].map(({ dataset }) => ({ option: dataset.option, criterion: dataset.criterion })),
  };
}

async function withoutScript(view, url = view.url) {
  const tab = await view.still.newPage();
  await tab.goto(url);
  const shown = await tab.evaluate(readShown);
  await tab.close();
  return shown;
}

const differences = (what, expected, seen) => (JSON.stringify(expected) === JSON.stringify(seen) ? [] : [`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`]);

function compare(expected, seen) {
  return [
    ...differences("leader", expected.leader, seen.leader),
    ...expected.rows.flatMap((row, place) => Object.entries(row).flatMap(([name, value]) => differences(`${row.option}, ${name}`, value, seen.rows[place]?.[name]))),
  ];
}

// The sums again, in another way: fractions throughout.

const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
function fraction(n, d = 1n) {
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}
const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
const above = (a, b) => a.n * b.d > b.n * a.d;
const same = (a, b) => a.n === b.n && a.d === b.d;
const zero = fraction(0n);

function exact(text) {
  if (text.includes("/")) return fraction(...text.split("/").map(BigInt));
  const [whole, decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

// Long division, digit by digit, and then one more digit to round by. The ends of a range are rounded away from it.
function shown({ n, d }, places, end) {
  let [digits, rest] = [String((n < 0n ? -n : n) / d), (n < 0n ? -n : n) % d];
  for (let i = 0; i < places; i++) {
    digits += String((rest * 10n) / d);
    rest = (rest * 10n) % d;
  }
  const away = end === undefined ? rest * 2n >= d : rest > 0n && (end === "low") === n < 0n;
  if (away) digits = String(BigInt(digits) + 1n).padStart(digits.length, "0");
  const whole = digits.slice(0, digits.length - places).split("").reverse().join("").match(/.{1,3}/g).join(",").split("").reverse().join("");
  const sign = n < 0n && /[1-9]/.test(digits) ? "-" : "";
  return sign + whole + (places > 0 ? `.${digits.slice(-places)}` : "");
}

const ends = (bounds, text) => range(...["low", "high"].map((end) => text(bounds[end], same(bounds.low, bounds.high) ? undefined : end)));
const range = (low, high) => (low === high ? low : `${low} to ${high}`);
const listed = (names) => (names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join(""));

function expected(data, state) {
  const weights = data.criteria.map(({ id, weight }) => exact(state.weights[id] ?? weight));
  const [lowest, highest] = [exact(data.lowest), exact(data.highest)];
  const most = times(weights.reduce(plus, zero), highest);
  const bounds = data.options.map((option, place) => {
    const sum = (gap) =>
      data.criteria
        .map(({ id, scores }, k) => {
          const level = state.scores[`${option}.${id}`];
          const score = level ? data.levels[level] : scores[place];
          return times(weights[k], score === null ? gap : exact(score));
        })
        .reduce(plus, zero);
    return { low: sum(lowest), high: sum(highest) };
  });
  const known = bounds.map(({ low, high }) => same(low, high));
  const lower = data.better === "lower";
  const [best, worst] = lower ? ["low", "high"] : ["high", "low"];
  const ahead = (a, b) => (lower ? above(b, a) : above(a, b));
  const first = data.titles.filter((_, a) => bounds.every((other) => !ahead(other[worst], bounds[a][best])));
  const allKnown = first.every((title) => known[data.titles.indexOf(title)]);
  return {
    leaders: first,
    kind: weights.every((weight) => same(weight, zero)) ? "none" : first.length === 1 ? "one" : allKnown ? "tie" : "open",
    rows: data.options.map((option, a) => ({
      option,
      rank: range(
        String(1 + bounds.filter((other) => ahead(other[worst], bounds[a][best])).length),
        String(1 + bounds.filter((other, b) => b !== a && ahead(other[best], bounds[a][worst])).length),
      ),
      tied: known[a] ? listed(data.titles.filter((_, b) => b !== a && known[b] && same(bounds[a].low, bounds[b].low))).replace(/^(?=.)/, "tied with ") : "",
      total: ends(bounds[a], (figure, end) => shown(figure, 2, end).replace(/\.?0+$/, "")),
      share: above(most, zero) ? `${ends(bounds[a], (figure, end) => shown(times(figure, fraction(100n * most.d, most.n)), 1, end))}%` : "none",
    })),
  };
}

// States to try: the same ones in every run.

function dice(seed) {
  return (sides) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
}

function randomState(data, roll) {
  const weights = {};
  const scores = {};
  const share = 1 + roll(10);
  for (const { id } of data.criteria) {
    if (roll(10) >= share) continue;
    const whole = roll(10) === 0 ? roll(1000000) : roll(12);
    weights[id] = [String(whole), `${whole}.${1 + roll(9)}`, `${whole}.${roll(100)}5`][roll(3)].replace(/^(\d+\.\d{3})\d+$/, "$1");
  }
  for (const { option, criterion } of data.open) {
    const levels = Object.keys(data.levels);
    if (roll(10) < share) scores[`${option}.${criterion}`] = levels[roll(levels.length)];
  }
  return { weights, scores };
}

// All weight on one criterion, where one score is known to be the lowest and others may be: that is no tie.
function nearTie(data) {
  const [cell] = data.open;
  const heavy = cell?.criterion ?? data.criteria[0].id;
  const [lowest] = Object.entries(data.levels).find(([, score]) => score === data.lowest);
  return { weights: Object.fromEntries(data.criteria.map(({ id }) => [id, id === heavy ? "1" : "0"])), scores: cell ? { [`${cell.option}.${heavy}`]: lowest } : {} };
}

const pairs = (object) => Object.entries(object).map(([name, value]) => `${name}:${value}`).join(",");
const addressOf = ({ weights, scores }) => `#w=${pairs(weights)}&s=${pairs(scores)}`;

async function enter(tab, state) {
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, addressOf(state));
  await tab.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

// Checks

async function checkStart({ tab, url, path, report, site, ...view }) {
  await tab.goto(url);
  const program = await withoutScript({ ...view, url });
  const seen = await tab.evaluate(readShown);
  report.claim(`${path} starts as the program made it`, compare(program, seen));

  const id = path.replace(/^appraisals\/(.*)-what-if\.html$/, "$1");
  const download = `data/appraisals/${id}.json`;
  report.claim(`${path} starts from the figures of ${download}`, site.files.has(download) ? againstDownload(JSON.parse(readFileSync(join(site.root, download), "utf8")), seen) : ["there is no such file"]);
  const workbook = `data/appraisals/${id}.xlsx`;
  report.claim(`${workbook}, which the page offers, is there`, site.files.has(workbook) ? [] : ["there is no such file"]);

  const without = await view.still.newPage();
  await without.goto(url);
  report.claim(`${path} without JavaScript`, [
    ...((await without.getByText("needs JavaScript").isVisible()) ? [] : ["it does not explain itself"]),
    ...((await without.locator(`a[href$="${workbook}"]`).first().isVisible()) ? [] : ["it does not offer the workbook"]),
    ...((await without.locator(".app-what-if input:visible, .app-what-if button:visible, .app-what-if select:visible").count()) === 0 ? [] : ["it shows controls that do nothing"]),
  ]);
  await without.close();
}

function againstDownload({ options }, { rows }) {
  return rows.flatMap(({ option, total }) => {
    const { lowest, highest } = options.find(({ id }) => id === option).total;
    const said = ends({ low: exact(String(lowest)), high: exact(String(highest)) }, (figure, end) => shown(figure, 2, end).replace(/\.?0+$/, ""));
    return differences(`${option}, total`, said, total);
  });
}

async function checkSums({ tab, path, report, url }) {
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  const roll = dice(20261122);
  const states = [{ weights: {}, scores: {} }, nearTie(data), ...Array.from({ length: computedStates }, () => randomState(data, roll))];
  for (const state of states) {
    await enter(tab, state);
    const { rows, leaders, kind } = expected(data, state);
    const seen = await tab.evaluate(readShown);
    const problems = compare({ leader: seen.leader, rows }, seen);
    const patterns = { none: /^Every weight is 0/, one: /^(.*?) (?:now )?comes first\.$/, tie: /^(.*?) (?:now )?tie for first place\.$/, open: /open who comes first: it is between (.*)\.$/ };
    if (patterns[kind].exec(seen.leader)?.[1] !== (kind === "none" ? undefined : listed(leaders))) problems.push(`${kind}, ${listed(leaders)}: "${seen.leader}"`);
    const note = await tab.locator(".app-what-if__note").textContent();
    const changed = Object.entries(state.weights).filter(([id, weight]) => !same(exact(weight), exact(data.criteria.find((criterion) => criterion.id === id).weight))).length;
    const things = [...count(changed, "weight"), ...count(Object.keys(state.scores).length, "score")];
    problems.push(...differences("note", things.length > 0 ? `You changed ${listed(things)}.` : "You have changed nothing yet.", note));
    report.claim(`${path}${addressOf(state)} shows the right sums`, problems);
  }
}

const count = (number, thing) => (number === 0 ? [] : [`${number} ${thing}${number === 1 ? "" : "s"}`]);

// A site with the state as what its document prints.
async function checkProgram(view) {
  const { tab, path, report, url } = view;
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  const roll = dice(4);
  for (let i = 0; i < programStates; i++) {
    const state = randomState(data, roll);
    for (const { id } of data.criteria.slice(0, 1)) state.weights[id] = "1.125"; // not all 0
    await enter(tab, state);
    const seen = await tab.evaluate(readShown);
    seen.leader = seen.leader.replace(" now ", " ").replace(/^It is open/, "Scores that are not known leave open");
    const made = makeSite(data, state);
    report.claim(`${path}${addressOf(state)} agrees with the program`, made.problem ? [made.problem] : compare(await withoutScript(view, made.url), seen));
    made.remove();
  }
}

// Figures that the real appraisals do not have: a lowest score below 0, decimals, cells that are no round score.
const oddFigures = {
  weighted: true,
  levels: { top: "3", some: "1.5", least: "-2" },
  options: ["a", "b", "c"],
  titles: ["A & B", "<B>", "C"],
  criteria: [
    { id: "cost", weight: "7", scores: ["-25/7", "3", null] },
    { id: "time", weight: "0.25", scores: ["1.5", null, "3"] },
    { id: "staff", weight: "3.007", scores: [null, null, "1000/3007"] },
    { id: "law", weight: "12", scores: ["-2", "1.5", "1.5"] },
  ],
};

async function checkOddFigures(context, still, report) {
  for (const better of ["higher", "lower"]) {
    const name = `odd figures, ${better} is better`;
    const made = makeSite({ ...oddFigures, better }, { weights: {}, scores: {} });
    report.claim(`the program takes ${name}`, made.problem ? [made.problem] : []);
    if (!made.problem) {
      const tab = await context.newPage();
      await tab.goto(made.url);
      report.claim(`${name}: they start as the program made them`, compare(await withoutScript({ still }, made.url), await tab.evaluate(readShown)));
      await checkSums({ tab, path: name, report, url: made.url });
      await tab.close();
    }
    made.remove();
  }
}

// The what-if page of a site in which the data, changed as `state` says, is what the document prints.
function makeSite(data, state) {
  const folder = mkdtempSync(join(tmpdir(), "scrutineer-what-if-site-"));
  const remove = () => rmSync(folder, { recursive: true });
  writeSite(join(folder, "site"), data, state);
  try {
    if (!existsSync(program)) throw new Error(`${program} is not there; SCRUTINEER can say where the program is`);
    execFileSync(program, ["build", "site", "--output", "out", "--as-of", "2026-11-22"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    return { remove, problem: `the program: ${error.stderr || error.message}` };
  }
  return { remove, url: `file://${folder}/out/appraisals/tried-what-if.html` };
}

function writeSite(folder, data, { weights, scores }) {
  const quoted = JSON.stringify;
  const cell = (option, criterion, place) => {
    const level = scores[`${option}.${criterion.id}`];
    const score = level ? data.levels[level] : criterion.scores[place];
    if (score === null) return `"unreadable"`;
    const value = data.weighted ? shown(times(exact(score), exact(criterion.weight)), 6).replaceAll(",", "").replace(/\.?0+$/, "") : score;
    return Object.values(data.levels).includes(score) ? value : `{ value = ${value}, as_printed = true }`;
  };
  const source = `source = { id = "report", where = "table 1" }`;
  const appraisal = [
    `title = "Tried"`, `summary = "Tried."`, `council = "A council"`, `date = "2026"`, source, `cells = "${data.weighted ? "weighted" : "raw"}"`, `[scale]`, source, `better = "${data.better ?? "higher"}"`,
    `levels = [ ${Object.entries(data.levels).map(([id, score]) => `{ id = ${quoted(id)}, title = ${quoted(id)}, score = ${score} }`).join(", ")} ]`,
    ...data.options.flatMap((id, place) => [`[[option]]`, `id = ${quoted(id)}`, `title = ${quoted(data.titles[place])}`, `summary = "It."`, source]),
    ...data.criteria.flatMap((criterion) => [
      `[[criterion]]`, `id = ${quoted(criterion.id)}`, `title = ${quoted(criterion.id)}`, `weight = ${weights[criterion.id] ?? criterion.weight}`, source,
      `[criterion.published]`, ...data.options.map((option, place) => `${option} = ${cell(option, criterion, place)}`),
    ]),
  ];
  mkdirSync(join(folder, "appraisals"), { recursive: true });
  writeFileSync(join(folder, "appraisals/tried.toml"), `${appraisal.join("\n")}\n`);
  writeFileSync(join(folder, "site.toml"), `title = "Site"\norganisation = "Council"\nsummary = "A site."\n`);
  writeFileSync(join(folder, "index.md"), `+++\ntitle = "Home"\nsummary = "Home."\n+++\nSee [[tried]].\n`);
  writeFileSync(join(folder, "sources.toml"), `[[source]]\nid = "report"\ntitle = "Report"\nby = ["Author"]\n`);
}

const addressSettles = 400;

async function checkAddress({ tab, path, report, url, site }) {
  const before = urlOf(site.root, { path: "index.html" });
  await tab.goto(before);
  await tab.goto(url);
  const entries = await tab.evaluate(() => history.length);
  const [first, second] = (await tab.evaluate(readData)).criteria;
  await tab.fill(`#app-weight-${first.id}`, "3.25");
  await tab.fill(`#app-weight-${second.id}`, "0");
  const choice = tab.locator(".app-lever__choice").first();
  if (await choice.count()) await choice.selectOption({ index: 1 });
  await tab.waitForTimeout(addressSettles);
  const address = tab.url();
  const seen = await tab.evaluate(readShown);
  const problems = address.includes(`#w=${first.id}:3.25,${second.id}:0`) ? [] : [`the address is ${address}`];
  problems.push(...differences("entries of the history", entries, await tab.evaluate(() => history.length)));

  const other = await tab.context().newPage();
  await other.goto(address);
  problems.push(...compare({ ...seen, leader: seen.leader }, await other.evaluate(readShown)));
  await other.goto(address.replaceAll(":3.25,", "%3A3.25%2C"));
  problems.push(...compare(seen, await other.evaluate(readShown)).map((problem) => `as mail programs write it: ${problem}`));
  await other.goto(`${url}#w=${first.id}:3.25,no-such-criterion:4,${second.id}:-1&s=a.b:c`);
  const left = await other.locator(".app-what-if__left-out").textContent();
  problems.push(...(left.endsWith("left out: 3.") ? [] : [`of three changes that do not fit it says "${left}"`]));
  await other.close();

  await tab.evaluate(() => {
    location.hash = "#app-method";
  });
  await tab.waitForTimeout(50);
  problems.push(...compare(seen, await tab.evaluate(readShown)).map((problem) => `after a link within the page: ${problem}`));
  await tab.goBack();
  await tab.waitForTimeout(50);
  problems.push(...compare(seen, await tab.evaluate(readShown)).map((problem) => `back from a link within the page: ${problem}`));
  await tab.goBack();
  problems.push(...differences("one step further back", before, tab.url()));
  report.claim(`${path} keeps what is entered in the address, and only there`, problems);
}

async function checkEntering({ tab, path, report, url }) {
  await tab.goto(url);
  const start = await tab.evaluate(readShown);
  const [first] = (await tab.evaluate(readData)).criteria;
  const field = tab.locator(`#app-weight-${first.id}`);
  const error = tab.locator(`#app-error-${first.id}`);
  const problems = [];
  const reset = tab.getByRole("button", { name: "Back to the published figures" });
  for (const wrong of ["abc", "-1", "1,5", "1.2345678901", "1000000000000.1", "1e3", ""]) {
    await field.fill(wrong);
    if (await error.isVisible()) problems.push(`"${wrong}" is called a mistake while it is typed`);
    await field.blur();
    if (!(await error.isVisible()) || (await field.getAttribute("aria-invalid")) !== "true") problems.push(`"${wrong}" is taken for a weight`);
    problems.push(...compare(start, await tab.evaluate(readShown)).map((problem) => `"${wrong}" changes a figure: ${problem}`));
    await field.fill(first.weight);
    if (await error.isVisible()) problems.push(`the mistake stays after "${first.weight}"`);
  }
  await field.fill("1000000");
  if ((await tab.locator(".app-what-if__note").textContent()) !== "You changed 1 weight.") problems.push("1000000 is not taken");
  await reset.click();
  const end = await tab.evaluate(readShown);
  problems.push(...compare({ ...start, leader: `Everything is as published again. ${start.leader}` }, end));
  problems.push(...differences("address after the reset", url, tab.url()));
  problems.push(...differences("field after the reset", first.weight, await field.inputValue()));
  await field.fill("0.001");
  if ((await tab.locator(".app-what-if__leader").textContent()).startsWith("Everything")) problems.push("it still says that all is as published after the next change");
  report.claim(`${path} takes weights and nothing else, and goes back to the published ones`, problems);
}

// One option after another is put first by giving all weight to a criterion on which it leads.
async function checkAnnouncements({ tab, path, report, url }) {
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  const start = expected(data, { weights: {}, scores: {} });
  const key = ({ kind, leaders }) => `${kind} ${leaders.join()}`;
  const alone = (k) => Object.fromEntries(data.criteria.map(({ id }, other) => [id, other === k ? "1" : "0"]));
  const states = data.criteria.map((_, k) => ({ weights: alone(k), scores: {} }));
  await tab.evaluate(() => {
    window.said = 0;
    const leader = document.querySelector(".app-what-if__leader");
    new MutationObserver(() => window.said++).observe(leader, { childList: true, characterData: true, subtree: true });
  });
  let [before, changes] = [key(start), 0];
  const problems = (await tab.locator(".app-what-if__leader").getAttribute("role")) === "status" ? [] : ["the sentence is no live region"];
  for (const state of states) {
    await enter(tab, state);
    const now = key(expected(data, state));
    if (now !== before) changes++;
    before = now;
  }
  if (changes === 0) problems.push("no state changes who comes first: nothing is tested");
  problems.push(...differences("sentences said", changes, await tab.evaluate(() => window.said)));
  report.claim(`${path} says who comes first when that changes, and only then`, problems);
}

async function checkKeyboard({ tab, path, report, url }) {
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  const [first, second] = data.criteria;
  const problems = [];
  const reach = async (selector, key = "Tab") => {
    for (let i = 0; i < 200; i++) {
      await tab.keyboard.press(key);
      if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) break;
    }
    const focus = await tab.evaluate((wanted) => {
      const { activeElement: element } = document;
      return { there: element.matches(wanted), ring: getComputedStyle(element).outlineStyle !== "none" };
    }, selector);
    if (!focus.there) problems.push(`${key} does not reach ${selector}`);
    else if (!focus.ring) problems.push(`${selector} does not show that it has focus`);
  };
  await reach(`#app-weight-${first.id}`);
  await tab.keyboard.press("Control+A");
  await tab.keyboard.type("2.5");
  await reach(`.app-lever[data-criterion="${second.id}"] .app-lever__slider`);
  await tab.keyboard.press("Home");
  const state = { weights: { [first.id]: "2.5", [second.id]: "0" }, scores: {} };
  if (data.open.length > 0) {
    const [{ option, criterion }] = data.open;
    await reach(`#app-score-${option}-${criterion}`);
    await tab.keyboard.press("ArrowDown");
    state.scores[`${option}.${criterion}`] = Object.keys(data.levels)[0];
  }
  const { rows } = expected(data, state);
  const seen = await tab.evaluate(readShown);
  problems.push(...compare({ leader: seen.leader, rows }, seen));
  await reach(".app-what-if .app-button", "Shift+Tab");
  await tab.keyboard.press("Enter");
  if (!(await tab.evaluate(() => document.activeElement.matches(".app-button")))) problems.push("the reset loses focus");
  if ((await tab.locator(".app-what-if__note").textContent()) !== "You have changed nothing yet.") problems.push("the reset does nothing");
  report.claim(`${path} works by keyboard alone`, problems);
}
