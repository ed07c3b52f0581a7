// Members' notes, from file:// under the policy: several members' files are put together on one page; every answer is
// kept with its author; what members agree and differ on and what nobody asked is shown, printed and taken away. What
// files say is never HTML, and what is no such file is refused.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { policy } from "./policy.mjs";
import { urlOf } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toJSON().slice(0, 10);

export async function checkNotes(site, browser, report) {
  const page = site.pages.find(({ path }) => path === "checklists/before-the-decision.html") ?? site.pages.filter(({ kind, html }) => kind === "checklist" && html.includes('class="app-question"')).at(-1);
  const form = site.pages.find(({ kind, html }) => kind === "checklist" && html.includes('class="app-field"'));
  const builder = site.pages.find(({ html }) => html.includes('class="app-builder'));
  report.claim("the site has a checklist, a form and a builder", page && form && builder ? [] : ["one is missing"]);
  if (!page || !form || !builder) return;

  const copy = mkdtempSync(join(tmpdir(), "scrutineer-notes-"));
  cpSync(join(site.root, "assets"), join(copy, "assets"), { recursive: true });
  const place = (one, change = (html) => html) => {
    mkdirSync(dirname(join(copy, one.path)), { recursive: true });
    writeFileSync(join(copy, one.path), change(one.html.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`)));
    return urlOf(copy, one);
  };
  const urls = { page: place(page), form: place(form), builder: place(builder) };
  try {
    for (const check of [checkTwoMembers, checkAgreement, checkFaults, checkHostile, checkChanged, checkForm, checkBuilder, checkTaken, checkAccess, checkOwn]) {
      const contexts = [];
      const faults = [];
      const open = async (url, options = {}) => {
        const context = await browser.newContext({ reducedMotion: "reduce", acceptDownloads: true, viewport: { width: 768, height: 1024 }, ...options });
        contexts.push(context);
        context.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
        context.on("weberror", (error) => faults.push(error.error().message));
        const tab = await context.newPage();
        await tab.goto(url);
        return tab;
      };
      const name = check.name.replace("check", "").toLowerCase();
      try {
        await check({ open, urls, report, page, form, place });
      } catch (error) {
        report.claim(`notes: ${name} runs to its end`, [error.stack.split("\n").slice(0, 3).join(" ")]);
      }
      report.claim(`notes: no fault in the console (${name})`, faults);
      for (const context of contexts) await context.close();
      place(page);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

// What a reader does

const same = (what, expected, seen) => (JSON.stringify(expected) === JSON.stringify(seen) ? [] : [`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`.slice(0, 600)]);
const holds = (what, text, ...parts) => parts.filter((part) => !text.includes(part)).map((part) => `${what} lacks "${part}": ${text.slice(0, 300)}`);
const question = (tab, place) => tab.locator(".app-question").nth(place);
const text = async (tab, selector) => (await tab.locator(selector).textContent()).trim().replace(/\s+/g, " ");

async function answer(tab, place, value, notes = "") {
  const one = question(tab, place);
  if (!(await one.locator(".app-question__more").evaluate(({ open }) => open))) await one.locator(".app-question__open").click();
  if (value) await one.locator(`input[value="${value}"]`).check();
  if (notes) await one.locator('.app-answer [data-part="notes"]').fill(notes);
}

async function downloaded(tab, press) {
  const [download] = await Promise.all([tab.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const buffer = ({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
async function combine(tab, files, input = ".app-tools__files") {
  await tab.locator(input).setInputFiles(files.map(buffer));
  await tab.waitForFunction((name) => document.querySelector(name).value === "", input); // once they are read
}

// A file of one member, as the page saves it.
async function ids(tab) {
  return tab.evaluate(() => [...document.querySelectorAll(".app-question")].map(({ id, dataset }) => ({ id, wording: dataset.wording })));
}
const checklistOf = ({ path }) => path.replace(/^.*\/(.*)\.html$/, "$1");
function fileOf(page, members, name, other = {}) {
  return { name, text: JSON.stringify({ format: "scrutineer-answers", format_version: 2, checklist: checklistOf(page), title: "T", members, ...other }) };
}

// Runs in the page: the groups, each with its questions and what is said of them.
const readReport = (tab) =>
  tab.evaluate(() => {
    const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
    return Object.fromEntries(
      [...document.querySelectorAll(".app-combined__group")].map((group) => [
        group.className.replace(/.*--/, ""),
        { title: words(group.querySelector("h3")), questions: [...group.querySelectorAll(".app-combined__question")].map((one) => [words(one.querySelector("p")), ...[...one.querySelectorAll(".app-combined__item")].map((item) => `${words(item.querySelector("dt"))}: ${item.querySelector("dd").textContent}`)]) },
      ]),
    );
  });
const members = (tab) => tab.locator(".app-combined__member strong").allTextContents();

// Checks

// Task 7 of the ten: two members answer on their own tablets, the clerk puts both together.
async function checkTwoMembers({ open, urls, report, page }) {
  const files = [];
  for (const [author, first] of [["Cllr Áine O’Hara", "yes"], ["Cllr Ben Lee", "no"]]) {
    const tab = await open(urls.page);
    await tab.getByLabel("Your name").fill(author);
    await answer(tab, 0, first, `Note of ${author}`);
    await answer(tab, 1, "partly");
    files.push(await downloaded(tab, () => tab.locator('.app-tools [data-do="save"]').click()));
    await tab.reload();
    report.claim(`notes: the name is kept on the device (${author})`, same("name", author, await tab.getByLabel("Your name").inputValue()));
  }
  const id = checklistOf(page);
  const problems = same("names of the files", [`answers-${id}-cllr-aine-ohara-${today()}.json`, `answers-${id}-cllr-ben-lee-${today()}.json`], files.map(({ name }) => name));

  const clerk = await open(urls.page);
  const before = await clerk.evaluate(() => document.querySelectorAll(".app-question").length);
  let taps = 0;
  const tap = (locator) => (taps++, locator.click());
  const [chooser] = await Promise.all([clerk.waitForEvent("filechooser"), tap(clerk.getByRole("button", { name: "Combine members’ answers" }))]);
  problems.push(...same("several files may be chosen", true, chooser.isMultiple()));
  await chooser.setFiles(files.map(buffer));
  await clerk.waitForSelector(".app-combined__group");
  problems.push(...same("taps until both are seen", 1, taps));
  const screens = await clerk.evaluate(() => document.querySelector(".app-combined__group--differ").getBoundingClientRect().bottom / innerHeight);
  if (screens > 1.5) problems.push(`what differs ends ${screens.toFixed(1)} screens down`);
  const seen = await readReport(clerk);
  problems.push(...same("differ", "Answers differ: 1", seen.differ?.title), ...same("same", "The same answer from more than one member: 1", seen.same?.title), ...same("nobody", `Nobody answered or wrote anything: ${before - 2}`, seen.none?.title));
  problems.push(...same("each answer with its member", ["Yes: Cllr Áine O’Hara", "No: Cllr Ben Lee", "Cllr Áine O’Hara: Notes: Note of Cllr Áine O’Hara", "Cllr Ben Lee: Notes: Note of Cllr Ben Lee"], seen.differ?.questions[0]?.slice(1)));
  problems.push(...same("the same", ["Partly: Cllr Áine O’Hara, Cllr Ben Lee"], seen.same?.questions[0]?.slice(1)));
  problems.push(...same("focus", "app-combined-title", await clerk.evaluate(() => document.activeElement.id)));
  problems.push(...same("questions in view", 0, await clerk.locator(".app-question:visible").count()));

  const one = await downloaded(clerk, () => tap(clerk.getByRole("button", { name: "Save all to one file" })));
  problems.push(...same("taps until one file is saved", 2, taps), ...same("its name", `answers-${id}-all-members-${today()}.json`, one.name));
  const kept = JSON.parse(one.text);
  problems.push(...same("members of the one file", files.map(({ text }) => JSON.parse(text).members[0]), kept.members));
  await tap(clerk.getByRole("button", { name: "Back to the questions" }));
  problems.push(...same("focus afterwards", "combine", await clerk.evaluate(() => document.activeElement.dataset.do)));
  problems.push(...same("the clerk's own answers", "0 of", (await text(clerk, ".app-tools__progress")).slice(0, 4)));

  // The one file, opened where a member opens theirs, shows the same.
  await combine(clerk, [one], ".app-tools__file");
  problems.push(...same("from the one file", JSON.stringify(seen), JSON.stringify(await readReport(clerk))));
  report.claim(`notes: two members' notes are put together in ${taps - 2} tap, and saved as one in 2`, problems);
}

// What agrees and differs, when a member is there twice, has no name, or has another version's file.
async function checkAgreement({ open, urls, report, page }) {
  const tab = await open(urls.page);
  const asked = await ids(tab);
  const given = (...answers) => Object.fromEntries(answers.map((each, place) => [asked[place].id, each && { wording: asked[place].wording, ...each }]).filter(([, each]) => each));
  const yes = { answer: "yes" }, no = { answer: "no" };
  const ann = fileOf(page, [{ author: "Cllr Ann", saved: "2027-05-20", version: 1, answers: given(yes, yes, yes, { notes: "Only a note" }) }], "ann.json");
  const annLater = fileOf(page, [{ author: " cllr  ANN", saved: "2027-05-22", version: 1, answers: given(no, yes) }], "ann-2.json");
  const ben = fileOf(page, [{ author: "Cllr Ben", answers: given(null, yes) }], "ben.json");
  const first = fileOf(page, [], "first.json", { format_version: 1, version: 7, members: undefined, answers: { [asked[4].id]: { ...yes, notes: "Old" }, gone: no } });
  await combine(tab, [ann, annLater]);
  let seen = await readReport(tab);
  const problems = same("one member twice: differ", [["Yes: Cllr Ann (20 May 2027)", "No: cllr ANN (22 May 2027)", "Cllr Ann: gave more than one answer"]], seen.differ?.questions.map((one) => one.slice(1)));
  problems.push(...same("the same answer of one member twice is no agreement", undefined, seen.same), ...same("one member", 2, seen.one?.questions.length));
  problems.push(...same("what is said of the name", ["Cllr Ann is the name on 2 sets of answers. They count as one member, and each is shown."], await tab.locator(".app-combined__notes li").allTextContents()));
  problems.push(...same("notes alone", "Notes, but no answer: 1", seen.notes?.title));

  await combine(tab, [ben, first], '.app-combined input[type="file"]');
  seen = await readReport(tab);
  problems.push(...same("two members", [["Yes: Cllr Ann (20 May 2027), cllr ANN (22 May 2027), Cllr Ben"]], seen.same?.questions.map((one) => one.slice(1))));
  problems.push(...same("no name", ["Yes: No name", "No name: Notes: Old"], seen.one?.questions.find(([, who]) => who.includes("No name"))?.slice(1)));
  problems.push(...same("not on the page", [["A question that this page does not have: gone", "No: No name"]], seen.unknown?.questions));
  const said = await text(tab, ".app-combined__member:last-child");
  problems.push(...holds("the earlier file", said, "given to another version of this list", "does not say how every question read", "file first.json"));
  problems.push(...holds("the notes", (await tab.locator(".app-combined__notes li").allTextContents()).join(" "), "Sets of answers without a name: 1."));
  problems.push(...same("order of the groups", ["differ", "same", "one", "notes", "unknown", "none"], Object.keys(seen)));
  const summary = await tab.locator(".app-combined__summary li").allTextContents();
  problems.push(...same("the summary", Object.values(seen).map(({ title }) => title), summary));
  const shown = Object.entries(seen).filter(([kind]) => kind !== "unknown").reduce((sum, [, { questions }]) => sum + questions.length, 0);
  problems.push(...same("every question is in one group", asked.length, shown));

  await combine(tab, [ben], '.app-combined input[type="file"]');
  problems.push(...holds("the same file again", await text(tab, ".app-combined__faults"), "ben.json: these answers of Cllr Ben are here already"), ...same("members", 4, (await members(tab)).length));
  await tab.getByRole("button", { name: /Take out\s+Cllr Ben/ }).click();
  problems.push(...same("after taking one out", 3, (await members(tab)).length), ...same("then", undefined, (await readReport(tab)).same));
  report.claim("notes: agreement is of members, and everything told", problems);
}

async function checkFaults({ open, urls, report, page }) {
  const tab = await open(urls.page);
  const [first] = await ids(tab);
  const good = fileOf(page, [{ author: "Cllr Ann", answers: { [first.id]: { answer: "yes" } } }], "good.json");
  const wrong = {
    "letter.json": "Dear all,",
    "empty.json": "",
    "null.json": "null",
    "other.json": '{"answers": {}}',
    "later.json": JSON.stringify({ ...JSON.parse(good.text), format_version: 3 }),
    "list.json": JSON.stringify({ ...JSON.parse(good.text), checklist: "another", title: "Another list" }),
    "nobody.json": fileOf(page, []).text,
    "members.json": fileOf(page, {}).text,
    "member.json": fileOf(page, [null]).text,
    "maybe.json": fileOf(page, [{ answers: { a: { answer: "maybe" } } }]).text,
    "author.json": fileOf(page, [{ author: 5, answers: {} }]).text,
    "day.json": fileOf(page, [{ saved: "2027-02-30", answers: {} }]).text,
    "wording.json": fileOf(page, [{ answers: { a: { answer: "yes", wording: 5 } } }]).text,
    "fields.json": fileOf(page, [{ answers: {}, fields: { a: 5 } }]).text,
    "large.json": " ".repeat(4_000_001),
  };
  const problems = [];
  for (const [name, content] of Object.entries(wrong)) {
    await combine(tab, [{ name, text: content }]);
    const fault = await text(tab, ".app-tools__fault");
    if (!new RegExp(`^${name}: That file [^{}]*\\.$`).test(fault)) problems.push(`${name}: it says "${fault}"`);
    if (await tab.locator(".app-combined").isVisible()) problems.push(`${name} is shown`);
  }
  await combine(tab, [{ name: "letter.json", text: wrong["letter.json"] }, good, { name: "list.json", text: wrong["list.json"] }]);
  problems.push(...same("the good one", ["Cllr Ann"], await members(tab)), ...holds("of the others", await text(tab, ".app-combined__faults"), "letter.json: That file does not hold answers.", "“Another list”"));
  report.claim("notes: what is no file of answers is refused, and the others are opened", problems);
}

const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>&amp;{member}';

async function checkHostile({ open, urls, report, page }) {
  const tab = await open(urls.page);
  const [first] = await ids(tab);
  const members = [
    { author: `Eve ${hostile}`, answers: { [first.id]: { answer: "yes", notes: hostile, recommendation: "=1+1", wording: "000", question: hostile }, [`x"> ${hostile}`]: { notes: "@SUM(A1)\n# not a heading\n- no item\n1. no number" } }, fields: { [hostile]: hostile, "__proto__": "p" } },
    { author: "__proto__", answers: { __proto__x: { answer: "no" }, constructor: { answer: "no", question: "“Q”" } } },
  ];
  const text = fileOf(page, members).text.replace('"__proto__x"', '"__proto__"').replace('"fields":{', '"fields":{"__proto__":"p",');
  await combine(tab, [{ name: `<b>${"n"}.json`, text }]);
  await tab.waitForTimeout(100);
  const report_ = await readReport(tab);
  const all = JSON.stringify(report_);
  const problems = same("scripts that ran", undefined, await tab.evaluate(() => window.hit));
  problems.push(...same("elements from the file", 0, await tab.locator(".app-combined :is(img, script, b)").count()));
  problems.push(...holds("the page", all, JSON.stringify(hostile).slice(1, -1), "__proto__", "“Q”"));
  const saved = JSON.parse((await downloaded(tab, () => tab.getByRole("button", { name: "Save all to one file" }).click())).text);
  problems.push(...same("the one file", Object.keys(JSON.parse(text).members[1].answers), Object.keys(saved.members[1].answers)));

  await tab.locator(".app-combined .app-take-away__open").click();
  const csv = await downloaded(tab, () => tab.locator('.app-combined [data-do="csv"]').click());
  problems.push(...holds("the table", csv.text, `"'=1+1"`, `"'@SUM(A1)`), ...same("cells that compute", [], cellsOf(csv.text).filter((cell) => /^[=+@\t\r\n-]/.test(cell))));
  const md = await downloaded(tab, () => tab.locator('.app-combined [data-do="markdown"]').click());
  problems.push(...holds("the Markdown", md.text, "\\<script\\>", "\\@SUM(A1)\\\n  \\# not a heading\\\n  \\- no item\\\n  1\\. no number"));
  if (/(^|[^\\])[<&]/m.test(md.text)) problems.push("the Markdown has HTML");
  report.claim("notes: what a file says is text, on the page, in Markdown and in a spreadsheet", problems);
}

// RFC 4180.
const cellsOf = (csv) => [...csv.replace(/^\ufeff/, "").matchAll(/("(?:[^"]|"")*"|[^,\r\n"]*)(?:,|\r\n)/g)].map(([, cell]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));

// A question that has been changed says so: beside one's own answer, folded, printed, and put together.
async function checkChanged({ open, urls, report, page, place }) {
  const tab = await open(urls.page);
  const [first, second] = await ids(tab);
  await tab.getByLabel("Your name").fill("Cllr Ann");
  await answer(tab, 0, "yes", "Before");
  await answer(tab, 1, "no");
  const words = await question(tab, 0).evaluate((element) => element.querySelector(".app-question__text > span:last-child").textContent.replace(/\s+/g, " ").trim());
  const file = await downloaded(tab, () => tab.locator('.app-tools [data-do="save"]').click());
  const problems = same("the hash", ["string", 12], [typeof first.wording, first.wording.length]);
  problems.push(...same("what the file says of the question", { wording: first.wording, question: words }, (({ wording, question }) => ({ wording, question }))(JSON.parse(file.text).members[0].answers[first.id])));

  place(page, (html) => html.replace(`data-wording="${first.wording}"`, 'data-wording="0123456789ab"'));
  await tab.reload();
  const note = question(tab, 0).locator(".app-answer__outdated");
  const state = () => question(tab, 0).locator(".app-question__state").textContent();
  problems.push(...same("folded", "Yes. The question has changed since this was written.", await state()), ...same("of an unchanged one", "No", await question(tab, 1).locator(".app-question__state").textContent()));
  problems.push(...holds("progress", await text(tab, ".app-tools__progress"), "Questions that have changed since: 1."));
  const sheets = execFileSync("pdftotext", ["-", "-"], { input: await tab.pdf({ preferCSSPageSize: true }), maxBuffer: 1 << 26 }).toString();
  problems.push(...same("times on paper", 1, sheets.replace(/\s+/g, " ").split("The question has changed since this was").length - 1), ...holds("paper", sheets, "Cllr Ann"));
  await answer(tab, 0, "", "Afterwards");
  problems.push(...same("a note does not make an answer new", true, await note.isVisible()));

  const clerk = await open(urls.page);
  const ben = fileOf(page, [{ author: "Cllr Ben", answers: { [first.id]: { answer: "yes", wording: "0123456789ab" }, [second.id]: { answer: "no", wording: second.wording } } }], "ben.json");
  await combine(clerk, [file, ben]);
  const seen = await readReport(clerk);
  problems.push(...same("put together", ["Yes: Cllr Ben", "Yes, when the question read otherwise: Cllr Ann", "Cllr Ann: Notes: Before", `What Cllr Ann was asked: ${words}`], seen.changed?.questions[0]?.slice(1)));
  problems.push(...same("the unchanged one", "The same answer from more than one member: 1", seen.same?.title));

  await question(tab, 0).getByRole("button", { name: "My answer still holds" }).click();
  problems.push(...same("confirmed", "Yes", await state()), ...same("still there", false, await note.isVisible()));
  await tab.reload();
  problems.push(...same("after a reload", "Yes", await state()));
  report.claim("notes: an answer to a question that has changed says so", problems);
}

async function checkForm({ open, urls, report, form }) {
  const tab = await open(urls.form);
  await tab.getByLabel("Your name").fill("Cllr Ann");
  const fields = await tab.locator(".app-field").count();
  const control = tab.locator(".app-field").first().locator("input, textarea").first();
  await control.fill("Of Ann");
  const file = await downloaded(tab, () => tab.locator('.app-tools [data-do="save"]').click());
  const { fields: kept } = JSON.parse(file.text).members[0];
  const id = Object.keys(kept)[0];
  await combine(tab, [file, fileOf(form, [{ author: "Cllr Ben", answers: {}, fields: { [id]: "Of Ben\nin two lines", gone: [["a", ""], ["", "b"]] } }], "ben.json")]);
  const seen = await readReport(tab);
  report.claim("notes: what members fill into a form stands together", [
    ...same("filled in", ["Cllr Ann: Of Ann", "Cllr Ben: Of Ben\nin two lines"], seen.fields?.questions[0]?.slice(1)),
    ...same("a field that is gone", ["A question that this page does not have: gone", "Cllr Ben: a\nb"], seen.unknown?.questions[0]),
    ...same("empty ones", fields - 1, seen.none?.questions.filter(([words]) => !/^\d/.test(words)).length),
  ]);
}

// On the page that builds a list, a question that is not chosen now is known all the same.
async function checkBuilder({ open, urls, report }) {
  const tab = await open(`${urls.builder}#length=10`);
  const { id, shown } = await tab.evaluate(() => {
    const shown = [...document.querySelectorAll(".app-question")].map((element) => element.id);
    return { ...window.scrutineerQuestions.questions.find((one) => one.part && !shown.includes(one.id)), shown: shown.length };
  });
  const words = { ...{ path: `x/${await tab.locator(".app-builder").getAttribute("data-checklist")}.html` } };
  const file = (author, answer) => fileOf(words, [{ author, answers: { [id]: { answer } } }], `${author}.json`);
  await combine(tab, [file("Ann", "yes"), file("Ben", "yes")]);
  await tab.locator(".app-combined").waitFor(); // once the question is loaded
  const seen = await readReport(tab);
  report.claim("notes: the builder puts members' answers together", [
    ...same("agree", ["Yes: Ann, Ben"], seen.same?.questions[0]?.slice(1)),
    ...same("nobody", shown, seen.none?.questions.length),
    ...same("unknown", undefined, seen.unknown),
    ...((seen.same?.questions[0]?.[0] ?? "").length > 10 ? [] : ["the question has no words"]),
  ]);
}

// Taken away: e-mail, Markdown, table and print say what the page says.
async function checkTaken({ open, urls, report, page }) {
  const tab = await open(urls.page);
  const asked = await ids(tab);
  const of = (author, answers) => fileOf(page, [{ author, saved: "2027-05-22", version: 1, answers }], `${author}.json`);
  const at = (place, each) => [asked[place].id, { wording: asked[place].wording, ...each }];
  await combine(tab, [
    of("Cllr Ann", Object.fromEntries([at(0, { answer: "yes", notes: "First line\n\nsecond, \"line\"", date: "2027-06-01" }), at(1, { answer: "not-applicable" })])),
    of("Cllr Ben", Object.fromEntries([at(0, { answer: "no" }), at(1, { answer: "not-applicable", recommendation: "*Do* it" })])),
  ]);
  const seen = await readReport(tab);
  const titles = Object.values(seen).map(({ title }) => title);
  await tab.locator(".app-combined .app-take-away__open").click();
  const md = await downloaded(tab, () => tab.locator('.app-combined [data-do="markdown"]').click());
  const problems = same("name", `answers-${checklistOf(page)}-all-members-${today()}.md`, md.name);
  problems.push(...holds("Markdown", md.text, ...titles.map((title) => `\n## ${title}\n`), "- Yes: Cllr Ann\n- No: Cllr Ben\n", "- Cllr Ann: Notes: First line\\\n  second, \"line\"\n", "\\*Do\\* it", "Come back to it on: 1 June 2027"));
  const csv = await downloaded(tab, () => tab.locator('.app-combined [data-do="csv"]').click());
  problems.push(...same("byte order mark", "\ufeffNumber,Section,Id,Question,Member,", csv.text.slice(0, 35)), ...holds("table", csv.text, '"First line\n\nsecond, ""line"""', ",2027-06-01,", ",Not applicable,"));
  problems.push(...same("rows", asked.length + 2 + 1, cellsOf(csv.text).length / 13));

  await tab.locator('.app-combined [data-do="copy"]').click();
  problems.push(...same("it says", "Copied. Paste it into an e-mail.", await text(tab, ".app-combined__message")));
  await tab.evaluate(() => {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.id = "mail";
    area.focus();
  });
  await tab.keyboard.press("Control+V");
  const mail = await tab.locator("#mail").inputValue();
  problems.push(...holds("the e-mail", mail, ...titles, "  Yes: Cllr Ann\n  No: Cllr Ben\n  Cllr Ann: Notes: First line\n    second, \"line\"\n", "*Do* it"));
  await tab.evaluate(() => document.getElementById("mail").remove());

  const sheets = execFileSync("pdftotext", ["-layout", "-", "-"], { input: await tab.pdf({ preferCSSPageSize: true }), maxBuffer: 1 << 26 }).toString();
  const printed = sheets.replace(/\s+/g, " ");
  problems.push(...holds("print", printed, ...titles, "Cllr Ann: Notes", "First line", "1 June 2027"));
  if (printed.includes("Back to the questions") || printed.includes("Take out") || printed.includes("Evidence to ask for")) problems.push("tools or the questions' sheets are printed");
  problems.push(...(sheets.split("\f").length - 1 <= 8 ? [] : [`it takes ${sheets.split("\f").length - 1} pages`]));
  report.claim("notes: e-mail, Markdown, table and print say what the page says", problems);
}

async function checkAccess({ open, urls, report, page }) {
  for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
    const tab = await open(urls.page, { viewport: { width, height: 800 }, colorScheme });
    const [first, second] = await ids(tab);
    const long = "a".repeat(200);
    await combine(tab, [
      fileOf(page, [{ author: `Cllr ${long}`, answers: { [first.id]: { answer: "yes", notes: long, wording: "000", question: long }, [second.id]: { answer: "yes" } } }], `${long}.json`),
      fileOf(page, [{ answers: { [first.id]: { answer: "no" }, [long]: { notes: "n" } } }], "b.json"),
      { name: `${long}.txt`, text: "no" },
    ]);
    await tab.locator(".app-combined .app-take-away__open").click();
    const problems = same("width", width, await tab.evaluate(() => document.scrollingElement.scrollWidth));
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate((include) => window.axe.run(include, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], preload: false }), ".app-combined");
    problems.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe, ${id}: ${target}`)));
    report.claim(`notes: what is put together passes the access checks at ${width} px`, problems);
    if (width === 320) continue;

    await tab.locator("#app-combined-title").focus();
    const reached = [];
    for (let i = 0; i < 9; i++) {
      await tab.keyboard.press("Tab");
      reached.push(await tab.evaluate(() => document.activeElement.dataset.do ?? document.activeElement.tagName.toLowerCase()));
    }
    report.claim("notes: the buttons are reached by keyboard", same("order", ["save-all", "add-files", "print-all", "close", "summary", "copy", "markdown", "csv", "button"], reached));
    await tab.locator('[data-do="close"]').focus();
    await tab.keyboard.press("Enter");
    report.claim("notes: back to the questions by keyboard", same("focus", "combine", await tab.evaluate(() => document.activeElement.dataset.do)));
  }
}

// One's own answers, taken away alone and put with the others'.
async function checkOwn({ open, urls, report }) {
  const tab = await open(urls.page);
  const menu = tab.locator(".app-tools .app-take-away");
  await menu.locator("summary").click();
  await menu.locator('[data-do="copy"]').click();
  const problems = same("with nothing", "There is nothing to save yet.", await text(tab, ".app-tools__message"));
  await answer(tab, 0, "yes", "Mine");
  await tab.locator('.app-tools [data-do="save"]').click();
  problems.push(...holds("without a name", await text(tab, ".app-tools__message"), "The file says no name."));
  await tab.getByLabel("Your name").fill("Cllr Cat");
  const md = await downloaded(tab, () => menu.locator('[data-do="markdown"]').click());
  problems.push(...holds("Markdown", md.text, ": answers of Cllr Cat\n", "- Answer: Yes\n- Notes: Mine\n"), ...(md.name.includes("-cllr-cat-") ? [] : [md.name]));
  const first = await question(tab, 0).getAttribute("id");
  await combine(tab, [fileOf({ path: `x/${await tab.locator(".app-checklist").getAttribute("data-checklist")}.html` }, [{ author: "Cllr Ann", answers: { [first]: { answer: "no" } } }], "ann.json")]);
  problems.push(...same("alone", "Answers of Cllr Ann alone. Add the files of other members.", await text(tab, ".app-combined__count")));
  await tab.getByRole("button", { name: "Add my own answers" }).click();
  problems.push(...same("with mine", ["Yes: Cllr Cat", "No: Cllr Ann", "Cllr Cat: Notes: Mine"], (await readReport(tab)).differ?.questions[0]?.slice(1)));
  problems.push(...same("once is enough", false, await tab.getByRole("button", { name: "Add my own answers" }).isVisible()));
  report.claim("notes: one's own answers can be taken away, and put with the others'", problems);
}
