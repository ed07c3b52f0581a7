// The page that builds a checklist, from file:// under the policy: the list follows what is chosen, stands in the
// address, is kept, saved and printed like any other; texts come in parts, when they are needed; without JavaScript the
// ready-made lists are offered.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { policy } from "./policy.mjs";
import { urlOf } from "./site.mjs";

export async function checkBuilder(site, browser, report) {
  const page = site.pages.find(({ html }) => html.includes('class="app-builder'));
  const checklists = site.pages.filter(({ kind }) => kind === "checklist");
  report.claim("a site with checklists has a page that builds them", checklists.length === 0 || page ? [] : ["none found"]);
  if (!page) return;

  const copy = mkdtempSync(join(tmpdir(), "scrutineer-builder-"));
  cpSync(site.root, copy, { recursive: true });
  writeFileSync(join(copy, page.path), page.html.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`));
  const server = await serve(copy);
  const view = { site, browser, report, path: page.path, url: urlOf(copy, page), server, checklists };
  try {
    for (const check of [checkChoices, checkOrder, checkAddress, checkQuestions, checkKept, checkKeyboard, checkOnPaper, checkParts, checkTakenAway, checkTurns]) {
      const context = await browser.newContext({ reducedMotion: "reduce", acceptDownloads: true });
      const tab = await context.newPage();
      const faults = [];
      tab.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
      tab.on("pageerror", (error) => faults.push(error.message));
      tab.on("request", (request) => request.url().startsWith("file://") || request.url().startsWith("blob:") || request.url().startsWith("http://127.0.0.1:") || faults.push(`asks for ${request.url()}`));
      try {
        await tab.goto(view.url);
        await check({ ...view, tab });
      } catch (error) {
        report.claim(`${page.path}: ${check.name} runs to its end`, [error.message.split("\n")[0]]);
      } finally {
        await context.close();
      }
      report.claim(`${page.path}: no fault in the console (${check.name})`, faults);
    }
    await checkMissing(view);
    await checkWithoutScript(view);
  } finally {
    server.close();
    rmSync(copy, { recursive: true });
  }
}

const same = (what, expected, seen) => (JSON.stringify(expected) === JSON.stringify(seen) ? [] : [`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`.slice(0, 400)]);
const data = (tab) => tab.evaluate(() => window.scrutineerQuestions);
const select = (tab, name) => tab.locator(`select[data-choice="${name}"]`);
const options = (tab, name) => select(tab, name).evaluate((field) => [...field.options].map(({ value }) => value).filter(Boolean));
// What the list has once all its texts are there.
const shown = async (tab) => {
  await tab.locator('.app-builder__list[aria-busy="false"]').waitFor({ state: "attached" });
  return tab.evaluate(() => [...document.querySelectorAll(".app-builder__list .app-question")].map(({ id }) => id));
};

// What fits, said in another way than the page does it: by what leaves a question out.
function expected({ questions, themes }, { stage = "", model = "", about = "", themes: wanted = [] }) {
  const out = questions.filter((question) => {
    const its = question.models ?? [];
    const misfit = its.length > 0 && !its.includes(model);
    if (stage && !question.stages.includes(stage)) return true;
    if (wanted.length > 0 && !wanted.includes(question.theme)) return true;
    if (!question.of) return model !== "" && misfit;
    const isChosen = about !== "" && [question.of, ...(question.councils ?? [])].includes(about);
    if (isChosen) return model !== "" && misfit;
    const ofModel = question.councils === undefined || question.example;
    return !(ofModel && its.includes(model));
  });
  const order = Object.keys(themes);
  return questions.filter((question) => !out.includes(question)).sort((a, b) => order.indexOf(a.theme) - order.indexOf(b.theme)).map(({ id }) => id);
}

async function checkChoices({ tab, path, report }) {
  const all = await data(tab);
  const problems = [];
  if ((await shown(tab)).length !== Math.min(10, expected(all, {}).length)) problems.push("it does not start with ten questions");
  await select(tab, "length").selectOption("");

  const stages = await options(tab, "stage");
  const models = await options(tab, "model");
  const abouts = (await select(tab, "about").count()) > 0 ? await options(tab, "about") : [];
  const tries = [{}, ...stages.map((stage) => ({ stage })), ...models.map((model) => ({ model })), ...abouts.map((about) => ({ about })), ...abouts.map((about, place) => ({ about, model: models[place % models.length] }))];
  for (const choice of tries) {
    for (const name of ["stage", "model", "about"]) if ((await select(tab, name).count()) > 0) await select(tab, name).selectOption(choice[name] ?? "");
    problems.push(...same(JSON.stringify(choice), expected(all, choice), await shown(tab)));
  }
  if (abouts.length > 0) {
    const council = expected(all, { about: abouts[0] }).length;
    if (council <= expected(all, {}).length) problems.push(`no question is made from what ${abouts[0]} says`);
  }
  for (const name of ["stage", "model", "about"]) if ((await select(tab, name).count()) > 0) await select(tab, name).selectOption("");

  const [theme] = Object.keys(all.themes).filter((id) => all.questions.some((question) => question.theme === id));
  await tab.locator(`[data-choice="themes"][value="${theme}"]`).check();
  problems.push(...same(`theme ${theme}`, expected(all, { themes: [theme] }), await shown(tab)));
  const numbers = await tab.locator(".app-builder__list .app-number").allInnerTexts();
  problems.push(...same("numbers", numbers.map((_, place) => place + 1), numbers.map(Number.parseFloat)));
  await tab.locator(`[data-choice="themes"][value="${theme}"]`).uncheck();

  // A short list has the most pressing before any other, and no theme twice before every theme has had its turn.
  await select(tab, "length").selectOption("10");
  const known = (id) => all.questions.find((question) => question.id === id);
  const short = (await shown(tab)).map(known);
  const fitting = expected(all, {}).map(known);
  const high = fitting.filter((question) => question.priority === "high").length;
  problems.push(...same("of high priority among ten", Math.min(10, high), short.filter((question) => question.priority === "high").length));
  const counts = Object.keys(all.themes).map((id) => [short, fitting].map((list) => list.filter((question) => question.theme === id && (high < 10 || question.priority === "high")).length));
  const most = Math.max(...counts.map(([taken]) => taken));
  if (counts.some(([taken, there]) => taken < most - 1 && taken < there)) problems.push(`ten questions are spread as ${counts.map(([taken]) => taken)}`);
  if (!(await tab.locator(".app-builder__count").textContent()).startsWith(`${short.length} of the ${fitting.length} `)) problems.push("it does not say how many questions fit");
  report.claim(`${path}: the list follows what is chosen`, problems);
}

// Of questions alike, those made for what is chosen come first, on a page that has loaded none of them yet.
async function checkOrder({ tab, path, report, url }) {
  const all = await data(tab);
  const known = (id) => all.questions.find((question) => question.id === id);
  const problems = [];
  for (const about of (await select(tab, "about").count()) > 0 ? await options(tab, "about") : []) {
    await tab.goto("about:blank");
    await tab.goto(`${url}#${new URLSearchParams({ about, length: 10 })}`);
    const taken = await shown(tab);
    const left = expected(all, { about }).filter((id) => !taken.includes(id)).map(known).filter(({ of }) => of);
    const before = taken.map(known).filter(({ of, theme, priority }) => !of && left.some((other) => other.theme === theme && other.priority === priority));
    problems.push(...before.map(({ id }) => `${id} is taken before questions on ${about}`));
  }
  report.claim(`${path}: questions on what is chosen come first`, problems);
}

async function checkAddress({ tab, path, report, url }) {
  const stage = (await options(tab, "stage")).at(-1);
  const model = (await options(tab, "model"))[0];
  const entries = await tab.evaluate(() => history.length);
  await select(tab, "stage").selectOption(stage);
  await select(tab, "model").selectOption(model);
  await tab.locator('[data-choice="themes"]').nth(0).check();
  await tab.locator('[data-choice="themes"]').nth(1).check();
  await select(tab, "length").selectOption("");
  const address = tab.url();
  const list = await shown(tab);
  const problems = same("entries of the history", entries, await tab.evaluate(() => history.length));
  const other = await tab.context().newPage();
  await other.goto(address);
  problems.push(...same("the same list elsewhere", list, await shown(other)));
  problems.push(...same("the same address", address, other.url()));
  if (await other.locator(".app-builder__left-out").isVisible()) problems.push("it says that something was left out");

  await other.goto(`${url}#length=all`);
  const link = other.locator(".app-question__link a").nth(7);
  const target = await link.evaluate((element) => element.closest(".app-question").id);
  const third = await tab.context().newPage();
  await third.goto(new URL(await link.getAttribute("href"), url).href);
  await shown(third);
  const top = await third.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top ?? null, target);
  if (top === null || top < -5 || top > 400) problems.push(`a link to one question shows it at ${top}`);

  await other.goto(`${url}#stage=none-such&themes=nothing&model=${model}&length=25`);
  const left = await other.locator(".app-builder__left-out").textContent();
  if (!left.includes("none-such, nothing")) problems.push(`of unknown names it says "${left}"`);
  problems.push(...same("what was known", model, await select(other, "model").inputValue()));
  await other.evaluate(() => (location.hash = "#app-main"));
  await other.waitForTimeout(50);
  problems.push(...same("after a link within the page", model, await select(other, "model").inputValue()));
  await tab.evaluate(() => history.pushState(null, "", "#length=25"));
  await tab.goBack();
  await tab.waitForTimeout(50);
  problems.push(...same("back", list, await shown(tab)));
  report.claim(`${path}: the list is in the address`, problems);
}

// Each question says what the page of its bank or of a checklist says, and its links lead somewhere. (A page writes an
// acronym out where it comes first.)
async function checkQuestions({ tab, path, report, site, checklists }) {
  await select(tab, "length").selectOption("");
  const texts = (html) =>
    [...(html === null ? document : new DOMParser().parseFromString(html, "text/html")).querySelectorAll(".app-question")].map((element) => [
      element.id,
      element.querySelector(".app-question__text > span:last-child").textContent.replace(/ \([^)]*\)/g, "").replace(/\s+/g, " ").trim(),
    ]);
  await shown(tab);
  const seen = new Map(await tab.evaluate(texts, null));
  const all = await data(tab);
  const problems = [];
  const asked = new Set();
  for (const page of site.pages.filter(({ kind }) => kind === "question-bank").concat(checklists)) {
    for (const [id, text] of await tab.evaluate(texts, page.html)) {
      asked.add(id);
      if (seen.has(id) && seen.get(id) !== text) problems.push(`${id}: "${seen.get(id)}" is "${text}" on ${page.path}`);
    }
  }
  const known = new Set(all.questions.map(({ id }) => id));
  problems.push(...same("questions that only other pages have", [], [...asked].filter((id) => !known.has(id)).slice(0, 5)));

  const anchors = new Map(site.pages.map(({ path: name, html }) => [name, html]));
  const addresses = new Set();
  for (const about of ["", ...((await select(tab, "about").count()) > 0 ? await options(tab, "about") : [])]) {
    if (about) await select(tab, "about").selectOption(about);
    await shown(tab);
    for (const href of await tab.evaluate(() => [...document.querySelectorAll(".app-builder__list a:not([data-slot=link])")].map((link) => link.href))) addresses.add(href);
  }
  const base = await tab.evaluate((root) => new URL(root || ".", location.href).href, await tab.locator(".app-builder").getAttribute("data-root"));
  for (const href of addresses) {
    if (!href.startsWith("file:")) continue;
    const [name, anchor] = href.slice(base.length).split("#");
    if (!href.startsWith(base) || !anchors.has(decodeURIComponent(name))) problems.push(`a link leads nowhere: ${href}`);
    else if (anchor && !anchors.get(decodeURIComponent(name)).includes(`id="${decodeURIComponent(anchor)}"`)) problems.push(`a link leads to no place on ${name}: #${anchor}`);
  }
  if (addresses.size === 0) problems.push("no question has a link");
  report.claim(`${path}: questions are those of the banks and the checklists`, problems);
}

async function checkKept({ tab, path, report, url }) {
  const ids = await shown(tab);
  const first = tab.locator(`[id="${ids[0]}"]`);
  await first.locator(".app-question__open").click();
  await first.locator('input[value="partly"]').check();
  await first.locator('textarea[data-part="notes"]').fill("A note");
  const stage = (await options(tab, "stage")).at(-1);
  await select(tab, "stage").selectOption(stage);
  await select(tab, "stage").selectOption("");
  const problems = same("after another choice", ["partly", "A note"], [await first.locator("input:checked").inputValue(), await first.locator('[data-part="notes"]').first().inputValue()]);
  problems.push(...same("progress", `1 of ${ids.length} answered.`, await tab.locator(".app-tools__progress").textContent()));

  await select(tab, "length").selectOption("25");
  const list = await shown(tab);
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator('[data-do="save"]').click()]);
  const text = readFileSync(await download.path(), "utf8");
  await tab.locator('[data-do="clear"]').click();
  await tab.getByRole("button", { name: "Clear them" }).click();
  await tab.goto("about:blank");
  await tab.goto(`${url}#length=10&stage=${stage}`);
  problems.push(...same("after clearing", 0, await tab.locator(".app-builder__list input:checked").count()));
  await tab.locator(".app-tools__file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await tab.waitForTimeout(100);
  problems.push(...same("the list of the file", list, await shown(tab)));
  problems.push(...same("the answer of the file", "partly", await first.locator("input:checked").inputValue()));
  await tab.reload();
  problems.push(...same("after a reload", "A note", await first.locator('[data-part="notes"]').first().inputValue()));
  report.claim(`${path}: answers are kept, and go into a file with the list`, problems);
}

async function checkKeyboard({ tab, path, report }) {
  const problems = [];
  const reach = async (selector) => {
    for (let i = 0; i < 120; i++) {
      await tab.keyboard.press("Tab");
      if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) break;
    }
    const focus = await tab.evaluate((wanted) => {
      const element = document.activeElement;
      return { there: element.matches(wanted), ringed: [element, element.closest("label")].filter(Boolean).some((one) => getComputedStyle(one).outlineStyle !== "none") };
    }, selector);
    if (!focus.there) problems.push(`Tab does not reach ${selector}`);
    else if (!focus.ringed) problems.push(`${selector} does not show that it has focus`);
  };
  await reach('[data-choice="stage"]');
  await tab.keyboard.press("ArrowDown");
  const stage = await select(tab, "stage").inputValue();
  problems.push(...same("focus after a choice", true, await select(tab, "stage").evaluate((field) => document.activeElement === field)));
  await reach('[data-choice="length"]');
  await reach('[data-choice="themes"]');
  await tab.keyboard.press("Space");
  const theme = await tab.evaluate(() => document.activeElement.value);
  problems.push(...same("focus after a theme", theme, await tab.evaluate(() => document.activeElement.value)));
  const all = await data(tab);
  const wanted = expected(all, { stage, themes: [theme] });
  problems.push(...same("questions", Math.min(10, wanted.length), (await shown(tab)).length));
  await reach(".app-builder__list .app-question__open");
  await tab.keyboard.press("Enter");
  await reach('.app-builder__list input[type="radio"]');
  await tab.keyboard.press("Space");
  problems.push(...same("answers", 1, await tab.locator(".app-builder__list input:checked").count()));
  report.claim(`${path}: works by keyboard alone`, problems);
}

const squeeze = (text) => text.replace(/[\s\u00ad\u2010-]/g, "");

async function checkOnPaper({ tab, path, report }) {
  await select(tab, "length").selectOption("25");
  await shown(tab);
  await tab.locator(".app-builder__list .app-question__open").first().click();
  await tab.locator('.app-builder__list input[value="no"]').first().check();
  const texts = await tab.evaluate(() => [...document.querySelectorAll(".app-question__text > span:last-child")].map(({ textContent }) => textContent));
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  const sheets = execFileSync("pdftotext", ["-", "-"], { input: pdf, maxBuffer: 1 << 26 }).toString().split("\f").slice(0, -1).map(squeeze);
  const all = sheets.join("");
  report.claim(`${path} on paper`, [
    ...texts.filter((text) => !all.includes(squeeze(text))).map((text) => `missing: ${text}`),
    ...sheets.flatMap((sheet, place) => {
      const begun = texts.filter((text) => sheet.includes(squeeze(text))).length;
      const ended = sheet.split("Comebacktoiton").length - 1;
      return begun === ended ? [] : [`page ${place + 1} has ${begun} questions and the ends of ${ended}`];
    }),
    ...sheets.flatMap((sheet, place) => (/,dataof\d/.test(sheet) ? [] : [`page ${place + 1} does not say of which day the data is`])),
    ...(all.includes("Whatisyourmeetingabout") || all.includes("Saveanswers") ? ["tools are printed"] : []),
  ]);
}

// The texts of questions come in parts

const isPart = (url) => /\/assets\/questions\/\d+\.js$/.test(url);
const partOf = (url) => Number(/(\d+)\.js$/.exec(url)[1]);
const partsOf = (all, ids) => [...new Set(all.questions.filter(({ id, part }) => part && ids.includes(id)).map(({ part }) => part))].sort((a, b) => a - b);
const count = (tab) => tab.locator(".app-builder__count").textContent();

// The parts that the tab asks for from now on.
function askedParts(tab) {
  const asked = [];
  tab.on("request", (request) => isPart(request.url()) && asked.push(partOf(request.url())));
  return { take: () => asked.splice(0).sort((a, b) => a - b) };
}

async function checkParts({ tab, path, report, site, url }) {
  const all = await data(tab);
  const others = all.questions.filter(({ part }) => part);
  const files = [...site.files].filter((file) => isPart(`/${file}`) && dirname(file) === join(dirname(path), "assets/questions"));
  const problems = same("parts", files.map(partOf).sort((a, b) => a - b), partsOf(all, others.map(({ id }) => id)));
  const asked = askedParts(tab);
  await tab.reload();
  await shown(tab);
  problems.push(...same("parts that the page begins with", [], asked.take()));
  const theme = others[0].theme;
  await tab.locator(`[data-choice="themes"][value="${theme}"]`).check();
  const loaded = partsOf(all, await shown(tab));
  if (loaded.length === 0) problems.push(`ten questions of ${theme} need no part`);
  problems.push(...same("parts of a theme", loaded, asked.take()));
  await select(tab, "length").selectOption("");
  const more = partsOf(all, await shown(tab)).filter((part) => !loaded.includes(part));
  problems.push(...same("parts of a longer list", more, asked.take()));
  await select(tab, "length").selectOption("10");
  await tab.locator(`[data-choice="themes"][value="${theme}"]`).uncheck();
  await shown(tab);
  problems.push(...same("parts of the list that it began with", [], asked.take()));

  const last = others.filter((question) => !question.of).at(-1);
  const address = `${url}#themes=${last.theme}&length=all&q=${last.id}`;
  for (const from of ["about:blank", url]) {
    await tab.goto("about:blank");
    await tab.goto(from);
    await tab.goto(address); // from the page itself no more than a hashchange
    const question = tab.locator(`[id="${last.id}"]`);
    await question.waitFor();
    const { top, isOpen } = await question.evaluate((element) => ({ top: element.getBoundingClientRect().top, isOpen: element.querySelector(".app-question__more").open }));
    if (!isOpen || top < -5 || top > 700) problems.push(`a link from ${from} shows its question at ${top}, ${isOpen ? "open" : "folded"}`);
  }
  report.claim(`${path}: texts are loaded when a list has them`, problems);
}

// Answers to questions that the list does not have are taken away with their words, and a file brings its list.
async function checkTakenAway({ tab, path, report, url }) {
  const { questions } = await data(tab);
  const other = questions.findLast(({ of, part }) => part && !of);
  await tab.goto(`${url}#themes=${other.theme}&length=all`);
  const list = (await shown(tab)).length;
  const one = tab.locator(`[id="${other.id}"]`);
  const text = await one.locator(".app-question__text > span:last-child").textContent();
  await one.locator(".app-question__open").click();
  await one.locator('input[value="partly"]').check();
  const take = async (what) => {
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator(`.app-tools [data-do="${what}"]`).evaluate((button) => button.click())]);
    return readFileSync(await download.path(), "utf8");
  };
  const file = await take("save");
  const listed = await take("csv");

  await tab.goto("about:blank");
  const [loaded] = await Promise.all([tab.waitForEvent("requestfinished", (request) => isPart(request.url())), tab.goto(url)]);
  const problems = same("the part of what is answered", other.part, partOf(loaded.url()));
  await tab.waitForFunction((id) => window.scrutineerQuestions.questions.find((each) => each.id === id).text, other.id);
  const row = (table) => table.split("\n").find((line) => line.includes(other.id))?.replace(/^[^,]*,/, ""); // without its number
  if (!row(listed)?.includes(text.slice(0, 20))) problems.push(`the table does not say "${text}"`);
  problems.push(...same("the table from another list", row(listed), row(await take("csv"))));

  await tab.locator('[data-do="clear"]').click();
  await tab.getByRole("button", { name: "Clear them" }).click();
  await tab.goto("about:blank");
  await tab.goto(url);
  await tab.locator(".app-tools__file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await one.waitFor();
  problems.push(...same("the list of the file", list, (await shown(tab)).length));
  problems.push(...same("the answer of the file", "partly", await one.locator("input:checked").inputValue()));
  problems.push(...same("what is said", "Answers from the file: 1.", await tab.locator(".app-tools__message").textContent()));
  report.claim(`${path}: questions of other parts are taken away and brought back`, problems);
}

// What is chosen last is shown, whatever comes when.
async function checkTurns({ tab, path, report, server }) {
  await tab.goto(server.address + path);
  const all = await data(tab);
  const [slow, quick] = Object.keys(all.themes)
    .map((theme) => ({ theme, list: expected(all, { themes: [theme] }) }))
    .filter(({ list }) => list.length > 0 && list.length <= 25 && partsOf(all, list).length > 0)
    .sort((a, b) => partsOf(all, b.list).length - partsOf(all, a.list).length);
  const held = partsOf(all, slow.list).find((part) => !partsOf(all, quick.list).includes(part));
  let release;
  const released = new Promise((resolve) => (release = resolve));
  server.before = async (url) => isPart(url) && partOf(url) === held && released;
  const box = (theme) => tab.locator(`[data-choice="themes"][value="${theme}"]`);
  await select(tab, "length").selectOption("25");
  const longer = await shown(tab);
  await box(slow.theme).check();
  await tab.waitForTimeout(200);
  const list = tab.locator(".app-builder__list");
  const waiting = await list.evaluate((place) => ({ busy: place.getAttribute("aria-busy"), list: [...place.querySelectorAll(".app-question")].map(({ id }) => id) }));
  const problems = same("while it waits", { busy: "true", list: longer }, waiting);
  await box(slow.theme).uncheck();
  await box(quick.theme).check();
  problems.push(...same("what is chosen then", quick.list, await shown(tab)));
  const said = await count(tab);
  release("");
  await tab.waitForTimeout(200);
  problems.push(...same("once the earlier one could be shown", quick.list, await shown(tab)));
  problems.push(...same("its count", said, await count(tab)));

  // Where the reader is in the list meanwhile.
  const { id, theme } = all.questions.find((question) => question.id === quick.list.find((id) => longer.includes(id)));
  await box(quick.theme).uncheck();
  await shown(tab);
  await tab.locator(`[id="${id}"] .app-question__open`).focus();
  await tab.evaluate((to) => (location.hash = to), `themes=${theme}&length=all`);
  await tab.waitForTimeout(50);
  await shown(tab);
  problems.push(...same("focus", id, await tab.evaluate(() => document.activeElement.closest(".app-question")?.id)));
  report.claim(`${path}: an earlier choice does not come after a later one`, problems);
}

// The site on a server, where an answer may wait, or be that there is nothing.
async function serve(folder) {
  const types = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
  const served = { before: async () => {} };
  const server = createServer(async ({ url }, response) => {
    const path = join(folder, new URL(url, "http://x").pathname);
    if ((await served.before(url)) === "gone" || !existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[path.split(".").at(-1)] }).end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(served, { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
}

// A part that cannot be loaded: what is there is shown, and what is not is told; later it may be there.
async function checkMissing({ browser, report, path, server }) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const tab = await context.newPage();
  const faults = [];
  tab.on("pageerror", (error) => faults.push(error.message));
  await tab.goto(server.address + path);
  const all = await data(tab);
  server.before = async (url) => (isPart(url) ? "gone" : "");
  await select(tab, "length").selectOption("");
  const wanted = expected(all, {});
  const there = wanted.filter((id) => !all.questions.find((question) => question.id === id).part);
  const problems = same("without parts", there, await shown(tab));
  const said = await count(tab);
  if (!said.includes(`${wanted.length} `) || !said.includes(`${wanted.length - there.length} questions could not be loaded`)) problems.push(`it says "${said}"`);
  server.before = async () => {};
  await select(tab, "length").selectOption("10");
  await select(tab, "length").selectOption("");
  problems.push(...same("when parts are there again", wanted, await shown(tab)));
  if ((await count(tab)).includes("loaded")) problems.push("it still says that questions could not be loaded");
  await context.close();
  report.claim(`${path}: a part that is not there`, [...problems, ...faults]);
}

async function checkWithoutScript({ browser, report, path, url, checklists }) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(url);
  const offered = await tab.evaluate(() => [...document.querySelectorAll(".app-builder__ready a")].filter((link) => link.checkVisibility()).map((link) => new URL(link.href).pathname));
  const controls = await tab.locator("main :is(input, textarea, select, button, dialog):visible").count();
  await context.close();
  report.claim(`${path}: without JavaScript it offers the ready-made lists`, [
    ...checklists.filter((page) => !offered.some((address) => address.endsWith(`/${page.path}`))).map((page) => `it does not offer ${page.path}`),
    ...same("controls", 0, controls),
  ]);
}
