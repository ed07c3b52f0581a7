// The pages of checklists, from file:// under the policy: what a reader answers is kept on the device, for this list of
// this site alone; goes into a file and comes back from one; can be filtered, done without a mouse, and printed with no
// question on two pages. Without JavaScript everything is there to read and to print.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { policy } from "./policy.mjs";
import { urlOf } from "./site.mjs";

export async function checkChecklists(site, browser, report) {
  const pages = site.pages.filter(({ kind }) => kind === "checklist");
  const asking = pages.filter(({ html }) => html.includes('class="app-question"'));
  const forms = pages.filter(({ html }) => html.includes('class="app-field"'));
  report.claim("the site has a checklist with questions", asking.length > 0 ? [] : ["none found"]);
  if (asking.length === 0) return;
  const longest = (some) => some.reduce((a, b) => (b.html.length > a.html.length ? b : a));

  const copy = mkdtempSync(join(tmpdir(), "scrutineer-checklists-"));
  try {
    copySite(site, copy, pages);
    for (const page of new Set([longest(asking), ...forms.slice(0, 1)])) {
      await checkPage({ site, browser, report, page, path: page.path, url: urlOf(copy, page) });
    }
    const printed = pages.filter(
      (page, place) => place % 4 === 0 || forms.includes(page) || isOnePage(page) || page === longest(asking),
    );
    await checkOnPaper({ browser, report, pages: printed, copy });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const isOnePage = ({ html }) => html.includes("app-checklist--one-page");

function copySite(site, copy, pages, change = (html) => html) {
  cpSync(join(site.root, "assets"), join(copy, "assets"), { recursive: true });
  for (const { path, html } of pages) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), change(html.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`)));
  }
}

async function checkPage(view) {
  const { browser, report, page } = view;
  const hasQuestions = page.html.includes('class="app-question"');
  const checks = [checkFiles, checkWrongFiles, checkPlaces, checkNoStorage, checkEarlierVersion, checkNarrow, checkWithoutScript];
  if (hasQuestions) checks.push(checkKept, checkFilter, checkKeyboard, checkTwoTabs);
  if (page.html.includes('class="app-field"')) checks.push(checkFields);
  for (const check of checks) {
    const context = await browser.newContext({ reducedMotion: "reduce", acceptDownloads: true });
    const faults = [];
    context.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
    context.on("weberror", (error) => faults.push(error.error().message));
    try {
      await check({ ...view, context });
    } catch (error) {
      report.claim(`${view.path}: ${check.name} runs to its end`, [error.message.split("\n")[0]]);
    } finally {
      await context.close();
    }
    report.claim(`${view.path}: no fault in the console (${check.name})`, faults);
  }
}

// What a reader does

async function open({ context, url }) {
  const tab = await context.newPage();
  await tab.goto(url);
  return tab;
}

const question = (tab, place) => tab.locator(".app-question").nth(place);
// A question shows what belongs to it when it is chosen.
async function opened(tab, place) {
  const one = question(tab, place);
  if (!(await one.locator(".app-question__more").evaluate(({ open }) => open))) await one.locator(".app-question__open").click();
  return one;
}
const choose = async (tab, place, value) => (await opened(tab, place)).locator(`input[value="${value}"]`).check();
const press = (tab, name) => tab.locator(`[data-do="${name}"]`).click();

async function openFile(tab, text, name = "answers.json") {
  await tab.locator(".app-tools__file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await tab.waitForTimeout(50);
}

async function saveFile(tab) {
  const [download] = await Promise.all([tab.waitForEvent("download"), press(tab, "save")]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

// Everything that can be filled in, filled in: of questions, the first three.
async function answer(tab) {
  const choices = ["yes", "partly", "not-applicable"];
  const number = Math.min(choices.length, await tab.locator(".app-question").count());
  for (let place = 0; place < number; place++) {
    await choose(tab, place, choices[place]);
    await question(tab, place).locator('[data-part="notes"]').first().fill(`Note ${place} <b>&amp;</b>\nsecond line`);
  }
  if (number > 0) {
    await question(tab, 0).locator(".app-answer__more summary").click();
    await question(tab, 0).locator('textarea[data-part="recommendation"]').fill("Report back “in full”");
    await question(tab, 0).locator('input[data-part="date"]').fill("2027-05-22");
  }
  for (const [place, control] of (await tab.locator(".app-field").locator("input, textarea").all()).entries()) {
    await control.fill((await control.getAttribute("type")) === "date" ? "2027-01-02" : `Field ${place}`);
  }
}

// Runs in the page: what is filled in, and what the page says of it.
function readFilled() {
  const text = (selector) => document.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return {
    questions: Object.fromEntries(
      [...document.querySelectorAll(".app-question")].map((element) => [
        element.id,
        [element.querySelector("input:checked")?.value ?? "", ...[...element.querySelectorAll(".app-answer [data-part]")].map(({ value }) => value)],
      ]),
    ),
    fields: [...document.querySelectorAll(".app-field")].map((element) => [...element.querySelectorAll("input, textarea")].map(({ value }) => value)),
    progress: text(".app-tools__progress"),
    message: text(".app-tools__message"),
    fault: text(".app-tools__fault"),
    stored: Object.keys(localStorage).length,
  };
}

const read = (tab) => tab.evaluate(readFilled);
const same = (what, expected, seen) => (JSON.stringify(expected) === JSON.stringify(seen) ? [] : [`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`.slice(0, 400)]);
const sameFilled = (what, a, b) => [...same(`${what}, questions`, a.questions, b.questions), ...same(`${what}, fields`, a.fields, b.fields), ...same(`${what}, progress`, a.progress, b.progress)];

// Checks

async function checkKept(view) {
  const tab = await open(view);
  const count = await tab.locator(".app-question").count();
  const problems = same("progress at first", `0 of ${count} answered.`, (await read(tab)).progress.split(" answered.")[0] + " answered.");
  await answer(tab);
  const filled = await read(tab);
  if (!filled.progress.startsWith(`3 of ${count} answered.`)) problems.push(`after three answers it says "${filled.progress}"`);
  await tab.reload();
  problems.push(...sameFilled("after a reload", filled, await read(tab)));
  if (!(await question(tab, 0).locator(".app-answer__more").evaluate(({ open }) => open))) problems.push("a recommendation is out of sight after a reload");
  problems.push(...same("what a folded question says of its answer", "Yes", await question(tab, 0).locator(".app-question__state").textContent()));
  await (await opened(tab, 0)).locator('[data-do="take-back"]').click();
  if (!(await read(tab)).progress.startsWith(`2 of ${count}`)) problems.push("an answer cannot be taken back");
  if (!(await question(tab, 0).locator('input[value="yes"]').evaluate((radio) => document.activeElement === radio))) problems.push("taking an answer back loses focus");
  problems.push(...same("entries of the history", 2, await tab.evaluate(() => history.length)));
  view.report.claim(`${view.path}: what is answered is still there after a reload`, problems);
}

async function checkFiles(view) {
  const { report, path } = view;
  const tab = await open(view);
  const empty = await read(tab);
  await press(tab, "save");
  const problems = (await read(tab)).message.startsWith("There is nothing") ? [] : ["it does not say that there is nothing to save"];
  await answer(tab);
  const filled = await read(tab);
  const { name, text } = await saveFile(tab);
  const id = path.replace(/^.*\/(.*)\.html$/, "$1");
  problems.push(...same("name of the file", `answers-${id}-${await tab.evaluate(() => new Date().toLocaleDateString("sv"))}.json`, name));
  const file = JSON.parse(text);
  problems.push(...same("what the file says of itself", ["scrutineer-answers", 2, id], [file.format, file.format_version, file.checklist]));
  if (!(await read(tab)).message.includes(name)) problems.push("it does not say where the answers are");

  await press(tab, "clear");
  await tab.keyboard.press("Escape");
  problems.push(...sameFilled("after Escape", filled, await read(tab)));
  if (!(await tab.locator('[data-do="clear"]').evaluate((button) => document.activeElement === button))) problems.push("Escape loses focus");
  await press(tab, "clear");
  await tab.getByRole("button", { name: "Keep them" }).click();
  problems.push(...sameFilled("after no", filled, await read(tab)));
  await press(tab, "clear");
  await tab.getByRole("button", { name: "Clear them" }).click();
  const cleared = await read(tab);
  problems.push(...sameFilled("after clearing", empty, cleared), ...same("kept after clearing", 0, cleared.stored));
  if (!cleared.message.includes("cleared")) problems.push(`it says "${cleared.message}"`);

  await openFile(tab, text);
  problems.push(...sameFilled("from the file", filled, await read(tab)));
  await tab.reload();
  problems.push(...sameFilled("from the file, after a reload", filled, await read(tab)));

  // Files and answers of the first version, which had no names and no wording, are still opened.
  const [{ answers, fields }] = file.members;
  const bare = Object.fromEntries(Object.entries(answers).map(([key, { wording, question: words, ...own }]) => [key, own]));
  const first = JSON.stringify({ format: file.format, format_version: 1, checklist: id, title: "T", version: 1, answers: bare, fields });
  await tab.evaluate((text) => localStorage.setItem(Object.keys(localStorage)[0], text), first);
  await tab.reload();
  problems.push(...sameFilled("kept in the first version's form", filled, await read(tab)));
  await press(tab, "clear");
  await tab.getByRole("button", { name: "Clear them" }).click();
  await openFile(tab, first);
  problems.push(...sameFilled("from a file of the first version", filled, await read(tab)));

  // Over answers that are there already it asks.
  const other = { ...file, members: [{ answers: { "not-on-this-page": { answer: "no", notes: "kept" } } }] };
  await openFile(tab, JSON.stringify(other));
  await tab.getByRole("button", { name: "Keep mine" }).click();
  problems.push(...sameFilled("after keeping mine", filled, await read(tab)));
  await openFile(tab, JSON.stringify(other));
  await tab.getByRole("button", { name: "Replace them" }).click();
  await tab.waitForTimeout(50);
  const replaced = await read(tab);
  problems.push(...sameFilled("after replacing", empty, replaced));
  if (!replaced.message.includes("not on this page: 1")) problems.push(`of an unknown question it says "${replaced.message}"`);
  problems.push(...same("an unknown question in the next file", other.members[0].answers, JSON.parse((await saveFile(tab)).text).members[0].answers));
  report.claim(`${path}: save, clear, open`, problems);
}

async function checkWrongFiles(view) {
  const { report, path } = view;
  const tab = await open(view);
  await answer(tab);
  const before = await read(tab);
  const file = JSON.parse((await saveFile(tab)).text);
  const wrong = {
    "no text": "",
    "no JSON": "Dear all,",
    "other JSON": '{"answers": []}',
    "null": "null",
    "later format": { ...file, format_version: 3 },
    "another list": { ...file, checklist: "another", title: "Another list" },
    "no member": { ...file, members: [] },
    "no answer we know": { ...file, members: [{ answers: { a: { answer: "maybe" } } }] },
    "no part we know": { ...file, members: [{ answers: { a: { colour: "red" } } }] },
    "no text for notes": { ...file, members: [{ answers: { a: { notes: 5 } } }] },
    "no such day": { ...file, members: [{ answers: { a: { date: "2027-02-30" } } }] },
    "no field": { ...file, members: [{ answers: {}, fields: { a: [["b"], "c"] } }] },
    "a list of answers": { ...file, members: [{ answers: { a: null } }] },
    "of the earlier format, no answer we know": { ...file, format_version: 1, members: undefined, answers: { a: { answer: "maybe" } } },
  };
  const problems = [];
  for (const [name, content] of Object.entries(wrong)) {
    await openFile(tab, typeof content === "string" ? content : JSON.stringify(content));
    const after = await read(tab);
    if (!/^That file [^{}]*\.$/.test(after.fault)) problems.push(`${name}: it says "${after.fault}"`);
    problems.push(...sameFilled(name, before, after));
  }
  await openFile(tab, JSON.stringify(wrong["another list"]));
  if (!(await read(tab)).fault.includes("“Another list”")) problems.push("it does not name the list that the file belongs to");
  report.claim(`${path}: a file that holds no answers changes nothing and is explained`, problems);
}

async function checkFilter(view) {
  const { report, path } = view;
  const tab = await open(view);
  const all = await tab.evaluate(() => [...document.querySelectorAll(".app-question")].map(({ id, dataset }) => ({ id, theme: dataset.themeTitle, high: dataset.priority === "high" })));
  const shown = () => tab.evaluate(() => [...document.querySelectorAll(".app-question")].filter((element) => element.checkVisibility()).map(({ id }) => id));
  const said = () => tab.locator(".app-filter__shown").textContent();
  const problems = same("all at first", all.map(({ id }) => id), await shown());

  const theme = all.at(-1).theme;
  await tab.getByLabel("Theme").selectOption({ label: theme });
  const ofTheme = all.filter((one) => one.theme === theme).map(({ id }) => id);
  problems.push(...same(`theme ${theme}`, ofTheme, await shown()));
  problems.push(...same("what it says", `Showing ${ofTheme.length} of ${all.length} questions.`, await said()));
  const emptySections = await tab.evaluate(() => [...document.querySelectorAll(".app-questions")].filter((section) => section.checkVisibility() && ![...section.querySelectorAll(".app-question")].some((element) => element.checkVisibility())).length);
  problems.push(...same("sections without a question", 0, emptySections));
  await tab.getByLabel("High priority only").check();
  problems.push(...same("and high priority", all.filter((one) => one.theme === theme && one.high).map(({ id }) => id), await shown()));

  await tab.getByRole("button", { name: "Show all questions" }).click();
  problems.push(...same("show all", all.length, (await shown()).length), ...same("what it says of all", "", await said()));

  await choose(tab, 0, "no");
  await tab.getByLabel("Unanswered only").check();
  problems.push(...same("unanswered", all.slice(1).map(({ id }) => id), await shown()));
  if (all.length > 1) {
    await choose(tab, 1, "yes");
    if (!(await question(tab, 1).isVisible())) problems.push("a question goes away while it is answered");
  }
  await tab.evaluate((id) => (location.hash = `#${id}`), all[0].id);
  await tab.waitForTimeout(50);
  if (!(await question(tab, 0).isVisible())) problems.push("a link to a question that is filtered out does not show it");
  const own = await question(tab, 0).locator(".app-question__link a").getAttribute("href");
  problems.push(...same("link to one question", `#${all[0].id}`, own));
  report.claim(`${path}: questions can be filtered`, problems);
}

async function checkKeyboard(view) {
  const { report, path } = view;
  const tab = await open(view);
  const problems = [];
  const first = await question(tab, 0).getAttribute("id");
  const reach = async (selector, key = "Tab") => {
    for (let i = 0; i < 150; i++) {
      await tab.keyboard.press(key);
      if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) break;
    }
    const focus = await tab.evaluate((wanted) => {
      const element = document.activeElement;
      const ringed = [element, element.closest("label")].filter(Boolean).some((one) => getComputedStyle(one).outlineStyle !== "none");
      const { top, bottom } = element.getBoundingClientRect();
      return { there: element.matches(wanted), ringed, inView: bottom > 0 && top < innerHeight };
    }, selector);
    if (!focus.there) problems.push(`${key} does not reach ${selector}`);
    else if (!focus.ringed) problems.push(`${selector} does not show that it has focus`);
    else if (!focus.inView) problems.push(`${selector} has focus out of view`);
  };
  await reach('[data-do="save"]');
  await reach('[data-do="clear"]');
  await reach('[data-filter="theme"]');
  await reach('[data-filter="open"]');
  await reach(`[id="${first}"] .app-question__open`);
  await tab.keyboard.press("Enter");
  await reach(`[id="${first}"] input[type="radio"]`);
  await tab.keyboard.press("Space");
  await tab.keyboard.press("ArrowRight");
  await reach(`[id="${first}"] [data-do="take-back"]`);
  await reach(`[id="${first}"] textarea[data-part="notes"]`);
  await tab.keyboard.type("Typed");
  await reach(`[id="${first}"] .app-answer__more summary`);
  await tab.keyboard.press("Enter");
  await reach(`[id="${first}"] textarea[data-part="recommendation"]`);
  await tab.keyboard.type("Do it");
  await reach(`[id="${first}"] input[type="date"]`);
  const seen = (await read(tab)).questions[first];
  problems.push(...same("what was entered", ["partly", "Typed", "Do it", ""], seen));
  await reach('[data-do="clear"]', "Shift+Tab");
  await tab.keyboard.press("Enter");
  problems.push(...same("focus when asked", "Keep them", await tab.evaluate(() => document.activeElement.textContent)));
  for (let i = 0; i < 4; i++) {
    await tab.keyboard.press("Tab");
    if (!(await tab.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null))) problems.push("Tab leaves the question that is asked");
  }
  await tab.keyboard.press("Escape");
  problems.push(...same("after Escape", seen, (await read(tab)).questions[first]));
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Shift+Tab");
  await tab.keyboard.press("Enter");
  problems.push(...same("after yes", ["", "", "", ""], (await read(tab)).questions[first]));
  report.claim(`${path}: works by keyboard alone`, problems);
}

async function checkTwoTabs(view) {
  const [first, second] = [await open(view), await open(view)];
  await choose(first, 0, "yes");
  await second.waitForTimeout(100);
  await choose(second, 1, "no");
  await first.waitForTimeout(100);
  const seen = await read(first);
  view.report.claim(`${view.path}: two tabs do not write over each other`, [
    ...same("answers in the first", ["yes", "no"], Object.values(seen.questions).slice(0, 2).map(([choice]) => choice)),
    ...sameFilled("in both", seen, await read(second)),
  ]);
}

// The same page in another folder, of another site, or of another version: nobody sees the answers of somebody else.
async function checkPlaces(view) {
  const { site, browser, report, page, path, context } = view;
  const folder = mkdtempSync(join(tmpdir(), "scrutineer-two-sites-"));
  copySite(site, join(folder, "one"), [page]);
  copySite(site, join(folder, "two"), [page]);
  const other = { path: path.replace(/\.html$/, "-copy.html"), html: page.html };
  const files = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
  const server = createServer((request, response) => {
    try {
      const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      response.writeHead(200, { "content-type": files[extname(name)] ?? "application/octet-stream", "content-security-policy": policy }).end(readFileSync(join(folder, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const problems = [];
  try {
    for (const [where, base] of [["from file://", `file://${folder}`], ["from a server", `http://127.0.0.1:${server.address().port}`]]) {
      const tab = await context.newPage();
      await tab.goto(`${base}/one/${path}`);
      const empty = await read(tab);
      await answer(tab);
      const filled = await read(tab);
      await tab.goto(`${base}/two/${path}`);
      problems.push(...sameFilled(`${where}, another folder`, empty, await read(tab)));
      copySite(site, join(folder, "one"), [other], (html) => html.replace(/data-site="[^"]*"/, 'data-site="Another site"'));
      await tab.goto(`${base}/one/${other.path}`);
      problems.push(...sameFilled(`${where}, another title`, empty, await read(tab)));
      copySite(site, join(folder, "one"), [other], (html) => html.replace(/data-checklist="[^"]*"/, 'data-checklist="another-list"'));
      await tab.goto(`${base}/one/${other.path}`);
      problems.push(...sameFilled(`${where}, another list`, empty, await read(tab)));
      await tab.goto(`${base}/one/${path}?from=mail#main`);
      problems.push(...sameFilled(`${where}, back in the first`, filled, await read(tab)));
      await tab.close();
    }
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
  report.claim(`${path}: two sites on one origin do not share answers`, problems);
}

async function checkEarlierVersion(view) {
  const { site, report, page, path, context } = view;
  const folder = mkdtempSync(join(tmpdir(), "scrutineer-versions-"));
  const url = `file://${folder}/${path}`;
  copySite(site, folder, [page]);
  const tab = await context.newPage();
  await tab.goto(url);
  const empty = await read(tab);
  await answer(tab);
  const filled = await read(tab);
  copySite(site, folder, [page], (html) => html.replace(/data-version="[^"]*"/, 'data-version="99"'));
  await tab.goto(url);
  const problems = sameFilled("a new version starts empty", empty, await read(tab));
  await tab.getByRole("button", { name: "Take them over" }).click();
  problems.push(...sameFilled("taken over", filled, await read(tab)));
  if (!(await tab.evaluate(() => document.activeElement.matches(".app-tools button")))) problems.push("taking them over loses focus");
  rmSync(folder, { recursive: true });
  report.claim(`${path}: answers to an earlier version are offered`, problems);
}

async function checkNoStorage(view) {
  await view.context.addInitScript(() => {
    for (const name of ["getItem", "setItem", "removeItem"]) {
      Storage.prototype[name] = () => {
        throw new DOMException("denied", "SecurityError");
      };
    }
  });
  const tab = await open(view);
  await answer(tab);
  const seen = await read(tab);
  const problems = seen.message.includes("does not let pages save") ? [] : [`it says "${seen.message}"`];
  const { text } = await saveFile(tab);
  if (!text.includes(seen.fields.length > 0 ? "Field 0" : "Note 0")) problems.push("the file lacks what was entered");
  view.report.claim(`${view.path}: where nothing can be kept, it says so, and answers still go into a file`, problems);
}

async function checkFields(view) {
  const tab = await open(view);
  const problems = [];
  const fields = await tab.locator(".app-field").count();
  await answer(tab);
  const filled = await read(tab);
  if (!filled.progress.endsWith(`${fields} of ${fields} parts filled in.`)) problems.push(`it says "${filled.progress}"`);
  await tab.reload();
  problems.push(...sameFilled("after a reload", filled, await read(tab)));
  const unnamed = await tab.locator(".app-field :is(input, textarea)").evaluateAll((controls) => controls.filter((control) => !control.labels?.length && !control.getAttribute("aria-label")).length);
  problems.push(...same("controls without a name", 0, unnamed));
  const dates = tab.locator('.app-field input[type="date"]');
  if ((await dates.count()) > 0) {
    const suggest = tab.locator('[data-do="six-months"]:visible');
    problems.push(...same("dates that six months are offered for", 1, await suggest.count()));
    await tab.clock.setFixedTime(new Date("2026-08-31T10:00:00"));
    await suggest.click();
    problems.push(...same("six months after 31 August 2026", "2027-02-28", await dates.last().inputValue()));
    await tab.reload();
    problems.push(...same("after a reload", "2027-02-28", await dates.last().inputValue()));
  }
  view.report.claim(`${view.path}: its fields are kept`, problems);
}

async function checkNarrow({ context, report, path, url }) {
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 320, height: 640 });
  await tab.goto(url);
  for (const button of await tab.locator("[data-unfold]").all()) await button.click();
  for (const control of await tab.locator("main textarea:visible").all()) await control.fill("a".repeat(200));
  const anchors = await tab.evaluate(() => [...document.querySelectorAll(".app-question")].slice(0, 2).map(({ id }) => id));
  const widths = [];
  for (const anchor of ["", ...anchors]) {
    await tab.evaluate((id) => (location.hash = `#${id}`), anchor);
    widths.push(await tab.evaluate(() => document.scrollingElement.scrollWidth));
  }
  report.claim(`${path}: fits 320 px with long words in it, and with a question linked to`, same("widths", widths.map(() => 320), widths));
}

async function checkWithoutScript(view) {
  const context = await view.browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(view.url);
  const problems = [];
  const closed = tab.locator("main .app-question__more:not([open]) > summary");
  if ((await closed.count()) > 0) await closed.first().click();
  problems.push(...same("a question opens without JavaScript", (await tab.locator(".app-question").count()) > 0, (await tab.locator(".app-question__more[open]").count()) > 0));
  await tab.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
  const hidden = await tab.evaluate(() =>
    [...document.querySelectorAll(".app-question, .app-question__why, .app-question__help, .app-field, .app-field__title")].filter((element) => !element.checkVisibility() && element.textContent.trim() !== "").length,
  );
  const controls = await tab.locator("main :is(input, textarea, select, button, dialog):visible").count();
  await context.close();
  view.report.claim(`${view.path}: without JavaScript it is all there, and nothing that does nothing`, [...problems, ...same("hidden parts", 0, hidden), ...same("controls", 0, controls)]);
}

// Paper

const squeeze = (text) => text.replace(/[\s\u00ad\u2010-]/g, "");

function printedPages(pdf) {
  return execFileSync("pdftotext", ["-", "-"], { input: pdf, maxBuffer: 1 << 26 }).toString().split("\f").slice(0, -1).map(squeeze);
}

// Each page of paper holds as many questions as it holds last lines of questions: none goes on overleaf.
function splitQuestions(sheets, questions) {
  return sheets.flatMap((sheet, place) => {
    const begun = questions.filter((text) => sheet.includes(text)).length;
    const ended = sheet.split("Comebacktoiton").length - 1;
    return begun === ended ? [] : [`page ${place + 1} has ${begun} questions and the ends of ${ended}`];
  });
}

async function checkOnPaper({ browser, report, pages, copy }) {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const tab = await context.newPage();
    for (const page of javaScriptEnabled ? pages : pages.slice(-2)) {
      await tab.goto(urlOf(copy, page));
      const { questions, footer } = await tab.evaluate(() => ({
        questions: [...document.querySelectorAll(".app-question__text > span:last-child")].map(({ textContent }) => textContent),
        footer: document.documentElement.dataset.paper,
      }));
      const sheets = printedPages(await tab.pdf({ preferCSSPageSize: true }));
      const texts = [...new Set(questions.map(squeeze))];
      const all = sheets.join("");
      report.claim(`${page.path} on paper, JavaScript ${javaScriptEnabled ? "on" : "off"}`, [
        ...texts.filter((text) => !all.includes(text)).map((text) => `missing: ${text.slice(0, 80)}`),
        ...(isOnePage(page) ? same("sheets", 1, sheets.length) : splitQuestions(sheets, texts)),
        ...sheets.flatMap((sheet, place) => (sheet.includes(squeeze(footer)) ? [] : [`page ${place + 1} lacks "${footer}"`])),
        ...(/\d{4}$/.test(footer) ? [] : [`the foot of the page names no date: "${footer}"`]),
        ...(all.includes("Showing") || all.includes("Saveanswers") ? ["tools are printed"] : []),
      ]);
    }
    await context.close();
  }

  const context = await browser.newContext();
  const page = pages.reduce((a, b) => (b.html.length > a.html.length ? b : a));
  const tab = await context.newPage();
  await tab.goto(urlOf(copy, page));
  await answer(tab);
  await question(tab, 1).locator('textarea[data-part="notes"]').fill(Array.from({ length: 12 }, (_, line) => `Line ${line} of a long note`).join("\n"));
  const printed = printedPages(await tab.pdf({ preferCSSPageSize: true })).join("");
  const wanted = ["Note0<b>&amp;</b>", "secondline", "Line11ofalongnote", "Reportback“infull”", "22May2027"];
  const ticked = await tab.evaluate(() => [...document.querySelectorAll(".app-paper__box--ticked")].map(({ dataset }) => dataset.choice));
  report.claim(`${page.path}: what was answered is printed`, [
    ...wanted.filter((text) => !printed.includes(text)).map((text) => `missing: ${text}`),
    ...same("ticked boxes", ["yes", "partly", "not-applicable"], ticked),
  ]);
  await context.close();
}
