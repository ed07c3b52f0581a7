// A site in several languages: every page leads to itself in the others and back, every download is there in each, and
// what a reader answers or chooses in one language is there in the others.
import { dirname, join, normalize } from "node:path";
import { urlOf } from "./site.mjs";

export async function checkLanguages(site, browser, report) {
  const [original, ...others] = languagesOf(site);
  report.claim("the site is in several languages", others.length > 0 ? [] : [`it is in ${original.code} alone`]);
  if (others.length === 0) return;
  const all = [original, ...others];
  report.claim("every page leads to itself in every other language, and back", strayed(site, all));
  report.claim("every language has the same downloads", missingDownloads(site, all));
  for (const other of others) {
    await checkAnswers(site, browser, report, original, other);
    await checkBuilt(site, browser, report, original, other);
  }
}

// By their home pages, the one at the top of the site first: { code, folder }.
function languagesOf(site) {
  const homes = site.pages.filter(({ kind }) => kind === "home").sort((a, b) => a.path.length - b.path.length);
  return homes.map(({ path, language }) => ({ code: language, folder: path.slice(0, -"index.html".length) }));
}

const links = (html, selector) => [...html.matchAll(selector)].map(([tag]) => Object.fromEntries([...tag.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])));
const switches = ({ html }) => links(html, /<a class="app-languages__link"[^>]*>/g);
const alternates = ({ html }) => links(html, /<link rel="alternate" hreflang[^>]*>/g);
const target = (page, href) => decodeURI(normalize(join(dirname(page.path), href)));

function strayed(site, all) {
  const byPath = new Map(site.pages.map((page) => [page.path, page]));
  const homes = new Set(all.map(({ folder }) => `${folder}index.html`));
  return site.pages.flatMap((page) => {
    if (/(^|\/)404\.html$/.test(page.path)) return [];
    const wanted = all.map(({ code }) => code).filter((code) => code !== page.language);
    const shown = switches(page);
    const wrong = [];
    if (shown.map(({ hreflang }) => hreflang).join() !== wanted.join()) wrong.push(`leads to ${shown.map(({ hreflang }) => hreflang).join() || "no language"}, not ${wanted.join()}`);
    if (shown.some(({ lang, hreflang }) => lang !== hreflang)) wrong.push("a name of a language is not marked with it");
    if (JSON.stringify(alternates(page).map(({ href }) => href)) !== JSON.stringify(shown.map(({ href }) => href))) wrong.push("its head names other pages than its switch");
    for (const { href, hreflang } of shown) {
      const other = byPath.get(target(page, href));
      if (!other) wrong.push(`${href} is not there`);
      else if (other.language !== hreflang) wrong.push(`${href} is in ${other.language}`);
      else if (homes.has(other.path) && !homes.has(page.path)) wrong.push(`leads to the home page of ${hreflang}`);
      else if (!switches(other).some((back) => target(other, back.href) === page.path)) wrong.push(`${href} does not lead back`);
    }
    return wrong.map((what) => `${page.path}: ${what}`);
  });
}

function missingDownloads(site, all) {
  const downloads = ({ folder }) => {
    const others = all.filter((other) => other.folder.length > folder.length).map((other) => other.folder);
    return [...site.files].filter((path) => path.startsWith(`${folder}data/`) && !others.some((other) => path.startsWith(other))).map((path) => path.slice(folder.length));
  };
  const [expected, ...rest] = all.map(downloads);
  return rest.flatMap((has, place) => [...expected.filter((path) => !has.includes(path)), ...has.filter((path) => !expected.includes(path))].map((path) => `${all[place + 1].folder}: ${path}`));
}

const question = (tab) => tab.locator(".app-question").first();
const answerOf = (tab) => question(tab).evaluate((one) => ({
  answer: one.querySelector("input[type=radio]:checked")?.value ?? "",
  notes: one.querySelector("textarea").value,
  isOutdated: [...one.querySelectorAll(".app-answer__outdated")].some((note) => !note.hidden),
}));
const unfold = (tab) => question(tab).locator(".app-question__more").evaluate((more) => (more.open = true));
const follow = async (tab, code) => {
  await tab.locator(`.app-languages__link[hreflang="${code}"]`).click();
  await tab.waitForLoadState("load");
};
const same = (what, expected, seen) => (JSON.stringify(expected) === JSON.stringify(seen) ? [] : [`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`]);

// On a checklist, there and back.
async function checkAnswers(site, browser, report, original, other) {
  const page = site.pages.find(({ language, kind, html }) => language === original.code && kind === "checklist" && html.includes('class="app-question"') && html.includes('class="app-field"'));
  report.claim("the site has a checklist with questions and fields", page ? [] : ["none found"]);
  if (!page) return;
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(urlOf(site.root, page));
  await unfold(tab);
  await question(tab).locator("input[type=radio]").first().check();
  await question(tab).locator("textarea").first().fill("Noted once.");
  await tab.locator(".app-tools__name input").fill("Cllr Rees");
  await tab.locator(".app-field :is(input, textarea)").first().fill("A field.");
  const given = await answerOf(tab);
  const id = await question(tab).getAttribute("id");
  await follow(tab, other.code);
  const wrong = [
    ...same("question", id, await question(tab).getAttribute("id")),
    ...same("language", other.code, await tab.locator("html").getAttribute("lang")),
    ...same("answer", { ...given, notes: "Noted once.", isOutdated: false }, await answerOf(tab)),
    ...same("name", "Cllr Rees", await tab.locator(".app-tools__name input").inputValue()),
    ...same("field", "A field.", await tab.locator(".app-field :is(input, textarea)").first().inputValue()),
  ];
  await unfold(tab);
  await question(tab).locator("textarea").first().fill("Noted twice.");
  await follow(tab, original.code);
  wrong.push(...same("answer on the way back", { ...given, notes: "Noted twice.", isOutdated: false }, await answerOf(tab)));
  await context.close();
  report.claim(`answers to a checklist that are saved in ${original.code} are there in ${other.code}, and back`, wrong);
}

// On the page that builds a checklist, what is chosen goes along too.
async function checkBuilt(site, browser, report, original, other) {
  const page = site.pages.find(({ language, html }) => language === original.code && html.includes('class="app-builder'));
  report.claim("the site has a page that builds checklists", page ? [] : ["none found"]);
  if (!page) return;
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const tab = await context.newPage();
  const asked = () => tab.locator(".app-builder__list .app-question").evaluateAll((all) => all.map(({ id }) => id));
  await tab.goto(urlOf(site.root, page));
  const stage = await tab.locator('select[data-choice="stage"]').evaluate((field) => field.options[field.options.length - 1].value);
  await tab.locator('select[data-choice="stage"]').selectOption(stage);
  const chosen = await asked();
  await unfold(tab);
  await question(tab).locator("input[type=radio]").first().check();
  await question(tab).locator("textarea").first().fill("Noted here.");
  const given = await answerOf(tab);
  await follow(tab, other.code);
  const wrong = [
    ...same("stage", stage, await tab.locator('select[data-choice="stage"]').inputValue()),
    ...same("questions", chosen, await asked()),
    ...same("answer", { ...given, notes: "Noted here.", isOutdated: false }, await answerOf(tab)),
  ];
  await context.close();
  report.claim(`a list that is built and answered in ${original.code} is there in ${other.code}`, wrong);
}
