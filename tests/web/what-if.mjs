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
      await checkShares(view);
      await checkTipping(view);
      await checkSmallest(view);
      await checkThreeActions(view);
      await checkAnnouncements(view);
      await checkKeyboard(view);
      if (page === pages.at(-1)) await checkFocusInView(view);
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
const minus = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
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

// Exactly, where twenty decimals do that; else in two, or as many more as show that it is not nothing.
function figure(number, end) {
  let places = 10n ** 20n % number.d === 0n ? 20 : 2;
  while (number.n !== 0n && !/[1-9]/.test(shown(number, places, end))) places++;
  return shown(number, places, end).replace(/\.?0+$/, "");
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
    lead: first.length === 1 && leadOf(data, bounds, data.titles.indexOf(first[0]), ahead),
    kind: weights.every((weight) => same(weight, zero)) ? "none" : first.length === 1 ? "one" : allKnown ? "tie" : "open",
    rows: data.options.map((option, a) => ({
      option,
      rank: range(
        String(1 + bounds.filter((other) => ahead(other[worst], bounds[a][best])).length),
        String(1 + bounds.filter((other, b) => b !== a && ahead(other[best], bounds[a][worst])).length),
      ),
      tied: known[a] ? listed(data.titles.filter((_, b) => b !== a && known[b] && same(bounds[a].low, bounds[b].low))).replace(/^(?=.)/, "tied with ") : "",
      total: ends(bounds[a], figure),
      share: above(most, zero) ? `${ends(bounds[a], (figure, end) => shown(times(figure, fraction(100n * most.d, most.n)), 1, end))}%` : "none",
    })),
  };
}

// "295 points ahead of B and C": the least that one option is ahead of any other, and which that is.
function leadOf(data, bounds, leader, ahead) {
  const lower = data.better === "lower";
  const gap = (other) => (lower ? minus(bounds[other].low, bounds[leader].high) : minus(bounds[leader].low, bounds[other].high));
  const others = data.titles.map((_, other) => other).filter((other) => other !== leader);
  const least = others.map(gap).reduce((a, b) => (above(a, b) ? b : a));
  const nearest = others.filter((other) => same(gap(other), least));
  const exactly = [leader, ...nearest].every((option) => same(bounds[option].low, bounds[option].high));
  const points = figure(least, exactly ? undefined : "low");
  return `${exactly ? "" : "at least "}${points} point${points === "1" ? "" : "s"} ahead of ${listed(nearest.map((other) => data.titles[other]))}`;
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
    document.querySelector(".app-what-if__back").click(); // an address that stands there already would change nothing
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
    const said = ends({ low: exact(String(lowest)), high: exact(String(highest)) }, figure);
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
    const { rows, leaders, kind, lead } = expected(data, state);
    const seen = await tab.evaluate(readShown);
    const problems = compare({ leader: seen.leader, rows }, seen);
    const patterns = { none: /^Every weight is 0/, one: /^(.*?) (?:now )?comes first, (.*)\.$/, tie: /^(.*?) (?:now )?tie for first place\.$/, open: /open who comes first: it is between (.*)\.$/ };
    if (patterns[kind].exec(seen.leader)?.[1] !== (kind === "none" ? undefined : listed(leaders))) problems.push(`${kind}, ${listed(leaders)}: "${seen.leader}"`);
    if (kind === "one") problems.push(...differences("lead", lead, patterns.one.exec(seen.leader)?.[2]));
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
      const view = { tab, path: name, report, url: made.url };
      await checkSums(view);
      await checkTipping(view);
      await checkSmallest(view);
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
const announcementSettles = 900;

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
  problems.push(...compare(start, end));
  await tab.waitForTimeout(announcementSettles);
  problems.push(...differences("said", `Everything is as published again. ${start.leader}`, await tab.locator(".app-what-if__said").textContent()));
  problems.push(...differences("address after the reset", url, tab.url()));
  problems.push(...differences("field after the reset", first.weight, await field.inputValue()));
  report.claim(`${path} takes weights and nothing else, and goes back to the published ones`, problems);
}

// A slider that is dragged is heard once it rests, and says what stands in view.
async function checkAnnouncements({ tab, path, report, url }) {
  await tab.goto(url);
  const problems = (await tab.locator(".app-what-if__said").getAttribute("role")) === "status" ? [] : ["what is said is no live region"];
  await tab.evaluate(() => {
    window.heard = [];
    const said = document.querySelector(".app-what-if__said");
    new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true });
  });
  await tab.evaluate(() => {
    const slider = document.querySelector(".app-lever__range:has(line) .app-lever__slider");
    for (let share = 0; share <= 100; share += 2) {
      slider.value = String(share);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  const silent = (await tab.evaluate(() => window.heard)).length;
  await tab.waitForTimeout(announcementSettles);
  problems.push(...differences("said while the slider moves", 0, silent));
  const { leader } = await tab.evaluate(readShown);
  problems.push(...differences("heard when it rests", [leader], await tab.evaluate(() => window.heard)));
  report.claim(`${path} says the lead once the slider rests`, problems);
}

// Where first place tips, by looking at every stretch between any two crossings.

// For one criterion: what totals come to at a share; undefined where the others carry nothing.
function movable(data, state, k) {
  const weights = data.criteria.map(({ id }) => exact(state.weights[id] ?? data.criteria.find((one) => one.id === id).weight));
  const others = weights.reduce((sum, weight, j) => (j === k ? sum : plus(sum, weight)), zero);
  if (same(others, zero)) return undefined;
  const lower = data.better === "lower";
  const worth = (gap) =>
    data.options.map((option, place) => {
      const scores = data.criteria.map(({ id, scores }) => {
        const level = state.scores[`${option}.${id}`];
        const score = exact(level ? data.levels[level] : (scores[place] ?? gap));
        return lower ? times(score, fraction(-1n)) : score;
      });
      const rest = scores.reduce((sum, score, j) => (j === k ? sum : plus(sum, times(score, times(weights[j], fraction(others.d, others.n))))), zero);
      return { none: rest, all: scores[k] };
    });
  const [worst, best] = lower ? [worth(data.highest), worth(data.lowest)] : [worth(data.lowest), worth(data.highest)];
  const at = (line, t) => plus(times(line.none, minus(fraction(1n), t)), times(line.all, t));
  const now = times(weights[k], fraction(plus(weights[k], others).d, plus(weights[k], others).n));
  return {
    now,
    firsts: (t) => data.options.map((_, a) => a).filter((a) => worst.every((other, b) => a === b || !above(at(other, t), at(best[a], t)))),
    known: (option, t) => same(at(worst[option], t), at(best[option], t)),
    pieces: piecesOf([...worst, ...best], now),
  };
}

// Every point at which two lines cross, and every stretch between two of them: {from, to, inside}.
function piecesOf(lines, now) {
  const points = [zero, now, fraction(1n)];
  for (const a of lines) {
    for (const b of lines) {
      const [none, all] = [minus(a.none, b.none), minus(a.all, b.all)];
      const fall = minus(none, all);
      if (same(fall, zero)) continue;
      const t = fraction(none.n * fall.d, none.d * fall.n);
      if (above(t, zero) && above(fraction(1n), t)) points.push(t);
    }
  }
  points.sort((a, b) => (above(a, b) ? 1 : same(a, b) ? 0 : -1));
  const distinct = points.filter((point, i) => i === 0 || !same(point, points[i - 1]));
  return distinct.flatMap((point, i) => {
    const piece = [{ from: point, to: point, inside: point }];
    if (i + 1 < distinct.length) piece.push({ from: point, to: distinct[i + 1], inside: times(plus(point, distinct[i + 1]), fraction(1n, 2n)) });
    return piece;
  });
}

// Pieces next to each other with the same answer become one.
function joined(pieces, answer) {
  const result = [];
  for (const piece of pieces) {
    const key = JSON.stringify(answer(piece.inside));
    if (result.at(-1)?.key === key) result.at(-1).parts.push(piece);
    else result.push({ key, parts: [piece] });
  }
  return result.map(({ key, parts }) => ({ key, from: parts[0].from, to: parts.at(-1).to, closedFrom: same(parts[0].from, parts[0].to), closedTo: same(parts.at(-1).from, parts.at(-1).to) }));
}

// The share in per cent with the fewest decimals in a stretch, nearest to the end that is given; undefined beyond nine.
function roundest(stretch, upwards) {
  const inside = (t) => (stretch.closedFrom ? !above(stretch.from, t) : above(t, stretch.from)) && (stretch.closedTo ? !above(t, stretch.to) : above(stretch.to, t));
  for (let places = 1; places <= 9; places++) {
    const unit = 100n * 10n ** BigInt(places);
    const end = upwards ? stretch.from : stretch.to;
    const start = (end.n * unit) / end.d;
    const candidates = (upwards ? [0n, 1n] : [0n, -1n]).map((step) => fraction(start + step, unit));
    const found = candidates.find(inside);
    if (found) return { share: found, text: shown(times(found, fraction(100n)), places).replace(/\.?0+$/, "") };
  }
  return undefined;
}

function tipsOf(data, state, k) {
  const lever = movable(data, state, k);
  if (!lever) return undefined;
  const now = JSON.stringify(lever.firsts(lever.now));
  // A stretch that tips holds its end where others are first there, too.
  const tip = (pieces, upwards) => {
    const other = pieces.findIndex(({ key }) => key !== now);
    for (const [place, piece] of pieces.entries()) {
      if (other === -1 || place < other || piece.key === now) continue;
      const found = roundest(piece, upwards);
      if (found) return [{ at: upwards ? pieces[other].from : pieces[other].to, ...found }];
    }
    return [];
  };
  const below = joined(lever.pieces.filter(({ inside }) => above(lever.now, inside)), lever.firsts).reverse();
  const beyond = joined(lever.pieces.filter(({ inside }) => above(inside, lever.now)), lever.firsts);
  return [...tip(below, false), ...tip(beyond, true)].map(({ at, share, text }) => ({ at: shown(times(at, fraction(100n)), 3), share, text, lever }));
}

function tipSentence(data, { share, text, lever }) {
  const firsts = lever.firsts(share);
  const names = listed(firsts.map((option) => data.titles[option]));
  const all = firsts.length === data.titles.length;
  if (firsts.length === 1) return `At ${text}%, ${names} would come first.`;
  if (firsts.every((option) => lever.known(option, share))) return `At ${text}%, ${all ? "all options would tie" : `${names} would tie for first place`}.`;
  return `At ${text}%, first place would be open between ${all ? "all options" : names}.`;
}

const tippingStates = (data) => {
  const roll = dice(20261129);
  return [{ weights: {}, scores: {} }, nearTie(data), ...Array.from({ length: 6 }, () => randomState(data, roll))];
};

async function checkTipping({ tab, path, report, url }) {
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  for (const state of tippingStates(data)) {
    await enter(tab, state);
    const seen = await tab.evaluate(() =>
      [...document.querySelectorAll(".app-lever[data-criterion]")].map((lever) => ({
        id: lever.dataset.criterion,
        text: lever.querySelector(".app-lever__tip").textContent,
        marks: [...lever.querySelectorAll(".app-lever__marks line")].map((line) => line.getAttribute("x1")),
      })),
    );
    const problems = seen.flatMap(({ id, text, marks }) => {
      const tips = tipsOf(data, state, data.criteria.findIndex((criterion) => criterion.id === id));
      if (!tips) return /^(This criterion carries all the weight\.)?$/.test(text) ? [] : [`${id}: "${text}"`];
      const sentence = tips.length === 0 ? "No share changes who comes first." : tips.map((tip) => tipSentence(data, tip)).join(" ");
      return [...differences(`${id}, words`, sentence, text), ...differences(`${id}, marks`, tips.map(({ at }) => `${at}%`), marks)];
    });
    report.claim(`${path}${addressOf(state)} tips where it says`, problems);
  }
}

// The smallest change, by trying all of them.

function smallestWeights(data, state, option) {
  let [least, moves] = [undefined, []];
  data.criteria.forEach((_, k) => {
    const lever = movable(data, state, k);
    if (!lever) return;
    for (const stretch of joined(lever.pieces, (t) => lever.firsts(t).join() === String(option))) {
      if (stretch.key !== "true") continue;
      const upwards = !above(lever.now, stretch.from);
      const found = roundest(stretch, upwards);
      if (!found) continue;
      const distance = upwards ? minus(stretch.from, lever.now) : minus(lever.now, stretch.to);
      if (least && above(distance, least)) continue;
      if (!least || above(least, distance)) [least, moves] = [distance, []];
      moves.push({ k, text: found.text });
    }
  });
  return moves;
}

function smallestScores(data, state, option) {
  const worst = (score) => score ?? (data.better === "lower" ? data.highest : data.lowest);
  const best = (score) => score ?? (data.better === "lower" ? data.lowest : data.highest);
  const value = (text) => (data.better === "lower" ? times(exact(text), fraction(-1n)) : exact(text));
  const weight = ({ id, weight }) => exact(state.weights[id] ?? weight);
  const score = (o, criterion) => data.levels[state.scores[`${data.options[o]}.${criterion.id}`]] ?? criterion.scores[o];
  const totals = (end) => data.options.map((_, o) => data.criteria.reduce((sum, criterion) => plus(sum, times(weight(criterion), value(end(score(o, criterion))))), zero));
  const [low, high] = [totals(worst), totals(best)];
  let [least, changes] = [undefined, []];
  for (const o of data.options.keys()) {
    for (const criterion of data.criteria) {
      const now = score(o, criterion);
      if (now === null) continue;
      for (const [id, level] of Object.entries(data.levels)) {
        const step = minus(value(level), value(now));
        const moved = (total, other) => (other === o ? plus(total, times(weight(criterion), step)) : total);
        if (!high.every((total, other) => other === option || above(moved(low[option], option), moved(total, other)))) continue;
        const size = step.n < 0n ? times(step, fraction(-1n)) : step;
        if (least && above(size, least)) continue;
        if (!least || above(least, size)) [least, changes] = [size, []];
        changes.push({ o, criterion, id });
      }
    }
  }
  return changes;
}

async function checkSmallest({ tab, path, report, url }) {
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  const kinds = new Set();
  for (const state of tippingStates(data).slice(0, 4)) {
    const { leaders, kind } = expected(data, state);
    for (const [option, title] of data.titles.entries()) {
      const { said: seen } = await findChange(tab, state, option);
      const place = `${path}${addressOf(state)}, ${title}`;
      if (kind === "one" && leaders[0] === title) {
        report.claim(`${place} comes first already`, differences("said", [`${title} comes first already.`], seen));
        continue;
      }
      const moves = smallestWeights(data, state, option);
      const scores = smallestScores(data, state, option);
      kinds.add(`${moves.length > 0} ${scores.length > 0}`);
      const names = new Map(await tab.evaluate(() => [...document.querySelectorAll(".app-lever[data-criterion]")].map((lever) => [lever.dataset.criterion, lever.querySelector(".app-lever__label").textContent])));
      const starts = [
        ...(moves.length === 0 ? [`No weight, moved by itself, puts ${title} first.`] : [moves.length === 1 ? "The smallest change of one weight:" : `${moves.length} changes of one weight are the smallest`]),
        ...moves.map(({ k, text }) => `${title} would come first with ${names.get(data.criteria[k].id)} at ${text}% of the weight, which is `),
        ...(scores.length === 0 ? [`No score, changed by itself, puts ${title} first.`] : [scores.length === 1 ? "The smallest change of one score:" : `${scores.length} changes of one score are the smallest`]),
        ...scores.slice(0, 5).map(({ o, criterion }) => `${title} would come first if ${data.titles[o]} scored `),
      ];
      const problems = seen.length === starts.length ? seen.flatMap((text, i) => (text.startsWith(starts[i]) ? [] : [`expected "${starts[i]} …", saw "${text}"`])) : [`expected ${JSON.stringify(starts)}, saw ${JSON.stringify(seen)}`];
      for (let i = 0; problems.length === 0 && i < moves.length + Math.min(scores.length, 5); i++) problems.push(...(await makeChange(tab, state, option, title, i)));
      report.claim(`${place}: the smallest change is the smallest, and does it`, problems);
    }
  }
  report.claim(`${path}: states with and without such a change were tried`, kinds.size > 1 ? [] : [`only ${[...kinds]}`]);
}

// Asks for the changes; makes the one at `place`, where it is given.
async function findChange(tab, state, option, place) {
  await enter(tab, state);
  return tab.evaluate(
    ([option, place]) => {
      document.querySelector(".app-smallest select").selectedIndex = option;
      document.querySelector(".app-smallest__show").click();
      const said = [...document.querySelectorAll(".app-smallest__answers p")].map((one) => one.textContent);
      if (place !== undefined) document.querySelectorAll(".app-smallest__changes button")[place].click();
      return { said, leader: document.querySelector(".app-what-if__leader").textContent, focus: document.activeElement.textContent };
    },
    [option, place],
  );
}

async function makeChange(tab, state, option, title, place) {
  const { leader, focus } = await findChange(tab, state, option, place);
  return [
    ...(leader.startsWith(`${title} comes first, `) || leader.startsWith(`${title} now comes first, `) ? [] : [`change ${place + 1}, when made: "${leader}"`]),
    ...differences("what has the focus", `The change is made. ${leader}`, focus),
  ];
}

// The task of a member: a change that flips the winner, in three actions.
async function checkThreeActions({ tab, path, report, url }) {
  await tab.goto(url);
  const before = (await tab.evaluate(readShown)).leader;
  let actions = 0;
  const problems = [];
  const act = async (target) => {
    actions++;
    await target.click();
  };
  await act(tab.getByRole("button", { name: "Show the smallest change" }));
  await act(tab.getByRole("button", { name: "Make this change" }).first());
  const after = (await tab.evaluate(readShown)).leader;
  const winner = (sentence) => sentence.split(/ (?:now )?comes first, /)[0];
  if (winner(before) === winner(after) || !after.includes("now comes first")) problems.push(`"${before}", then "${after}"`);
  if (!(await tab.locator(".app-what-if__leader").isVisible())) problems.push("the lead is not in view");
  report.claim(`${path}: a change that flips the winner takes ${actions} actions, of 3`, actions <= 3 ? problems : [...problems, "too many"]);
}

async function checkShares({ tab, path, report, url }) {
  await tab.goto(url);
  const data = await tab.evaluate(readData);
  const [first, second] = data.criteria;
  const weights = data.criteria.map(({ weight }) => exact(weight));
  const sum = weights.reduce(plus, zero);
  const problems = [];
  const value = (selector) => tab.locator(selector).inputValue();
  const shares = await tab.locator(".app-lever__share").evaluateAll((fields) => fields.map((field) => [field.id.replace("app-share-", ""), field.value]));
  for (const [id, shownShare] of shares) {
    const weight = exact(data.criteria.find((criterion) => criterion.id === id).weight);
    problems.push(...differences(`${id}, share`, shown(times(weight, fraction(100n * sum.d, sum.n)), 1).replace(/\.?0+$/, ""), shownShare));
  }
  // A third is no decimal: it is kept as it is, and so is its address.
  await tab.fill(`#app-share-${first.id}`, "40");
  const points = times(minus(sum, weights[0]), fraction(2n, 3n));
  problems.push(...differences("points of 40%", shown(points, points.d === 1n ? 0 : 3).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "").replaceAll(",", ""), await value(`#app-weight-${first.id}`)));
  problems.push(...differences("another's points", second.weight, await value(`#app-weight-${second.id}`)));
  await tab.waitForTimeout(addressSettles);
  const seen = await tab.evaluate(readShown);
  const other = await tab.context().newPage();
  await other.goto(tab.url());
  problems.push(...compare(seen, await other.evaluate(readShown)).map((problem) => `by its address: ${problem}`));
  await other.close();
  const { rows } = expected(data, { weights: { [first.id]: `${points.n}/${points.d}` }, scores: {} });
  problems.push(...compare({ leader: seen.leader, rows }, seen).map((problem) => `40%: ${problem}`));

  const slider = tab.locator(`.app-lever[data-criterion="${first.id}"] .app-lever__slider`);
  await slider.focus();
  await tab.keyboard.press("End");
  problems.push(...differences("the share at the end", ["100", "0"], [await value(`#app-share-${first.id}`), await value(`#app-weight-${second.id}`)]));
  await tab.keyboard.press("ArrowLeft");
  problems.push(...differences("the others once it leaves the end", second.weight, await value(`#app-weight-${second.id}`)));
  if (!/^99\.9%, [\d.]+ points$/.test(await slider.getAttribute("aria-valuetext"))) problems.push(`the slider says ${await slider.getAttribute("aria-valuetext")}`);
  await tab.fill(`#app-share-${first.id}`, "101");
  await tab.locator(`#app-share-${first.id}`).blur();
  if (!(await tab.getByText("Enter a share from 0 to 100").isVisible())) problems.push("101% is taken for a share");
  report.claim(`${path} takes shares of the weight, from none to all`, problems);
}

// WCAG 2.4.11: what has the focus is not hidden by what stays in view.
async function checkFocusInView({ tab, path, report, url }) {
  const size = tab.viewportSize();
  const problems = [];
  for (const [width, height] of [[1280, 700], [768, 1024], [320, 500]]) {
    await tab.setViewportSize({ width, height });
    await tab.goto(url);
    for (const key of ["Tab", "Shift+Tab"]) {
      let last = 1;
      for (let i = 0; i < 400; i++) {
        await tab.keyboard.press(key);
        const { there, hidden, name } = await tab.evaluate(() => {
          const { activeElement: element } = document;
          const box = element.getBoundingClientRect();
          const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => document.elementFromPoint(box.left + x * box.width, box.top + y * box.height)));
          return { there: element !== document.body, hidden: !points.some((at) => at && (element.contains(at) || at.contains(element))), name: element.id || element.textContent.trim().slice(0, 40) };
        });
        if (!there) break;
        if (hidden) problems.push(`${width} × ${height}, ${key}: ${name}`);
        last = i;
      }
      if (last < 20) problems.push(`${width} × ${height}: ${key} reached ${last} things only`);
    }
    if ((await tab.evaluate(() => document.documentElement.scrollWidth)) > width) problems.push(`${width}: wider than the screen`);
  }
  await tab.setViewportSize(size);
  report.claim(`${path} hides nothing that has the focus`, problems);
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
  await reach(".app-what-if__back", "Shift+Tab");
  await tab.keyboard.press("Enter");
  if (!(await tab.evaluate(() => document.activeElement.matches(".app-what-if__back")))) problems.push("the reset loses focus");
  if ((await tab.locator(".app-what-if__note").textContent()) !== "You have changed nothing yet.") problems.push("the reset does nothing");
  report.claim(`${path} works by keyboard alone`, problems);
}
