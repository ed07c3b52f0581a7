// Builds the example site with other words than English, and reads one page of each kind: node tests/pseudo/run.mjs PROGRAM
//
// In a made-up language (language.mjs), no words of the program are English, in text or in what screen readers say; the
// names that editors and documents gave things are. In it and in Welsh, nothing sticks out sideways at 320 px. Scripts
// write lists and days as the page's language does, which this browser does not know.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { messagesOf } from '../messages.mjs';
import { read } from '../project-files.mjs';
import { Report } from '../web/report.mjs';
import { onePageOfEachKind, readSite, urlOf, visit } from '../web/site.mjs';
import { pseudo, pseudoWords } from './language.mjs';

const program = resolve(process.argv[2] ?? 'build/release/scrutineer');
const content = resolve(import.meta.dirname, '../../content');
const english = 'themes/civic/words/en.toml';
// English of the Antarctic: a language that the program knows and no theme has words in.
const madeUp = 'en-AQ';

// Until the names of kinds and the pages that every site has are words of the catalogue: those names, and what stands in
// src/read/default_pages.cpp.
const kinds = ['model', 'models', 'case study', 'case studies', 'appraisal', 'appraisals', 'decision', 'decisions', 'checklist', 'checklists', 'question bank', 'question banks', 'risk register', 'risk registers', 'rule set', 'rule sets', 'set of factors', 'sets of factors', 'term', 'terms', 'source', 'sources', 'page', 'pages'];
const defaults = [...read('src/read/default_pages.cpp').matchAll(/"([^"\n]*)"/g)].map(([, text]) => text).join(' ');

function build(work, language) {
  const site = join(work, `content-${language}`);
  cpSync(content, site, { recursive: true });
  const settings = join(site, 'site.toml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('language = "en-GB"', `language = "${language}"`).replace('theme = "civic"', 'theme = "theme"'));
  mkdirSync(join(site, 'theme/words'), { recursive: true });
  writeFileSync(join(site, 'theme/theme.toml'), 'name = "theme"\nextends = "civic"\n');
  if (language === madeUp) writeFileSync(join(site, `theme/words/${language}.toml`), pseudoWords(read(english), english));
  const output = join(work, `output-${language}`);
  const run = spawnSync(program, ['build', site, '--output', output, '--as-of', '2026-11-22'], { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: join(work, 'cache') } });
  if (run.status !== 0) throw new Error(`the site in ${language} was not built:\n${run.stdout}${run.stderr}`);
  return readSite(output);
}

// Letters, digits and single blanks: what is left of a text that was marked up, wrapped or set in other signs.
const plain = (text) => ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()} `;

// All that editors wrote, where any words of theirs can be found.
const written = plain(
  readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|toml)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(/\]\([^)]*\)|\[\[[^\]|]*\||\[@[^\]]*\]|\{#[^}]*\}/g, ' '))
    .join('\n'),
);
const known = (words) => written.includes(words) || plain(defaults).includes(words) || kinds.includes(words.trim()) || !/[a-z]{2}/.test(words);

// Runs of plain letters in a text, without those that a page has from its editors. Of one with "and" in it, as lists
// have, each part counts.
function strangeIn(text) {
  return text
    .split(/[^\x20-\x7e‘’“”–—…×÷−]+|[.:;,!?()[\]]/)
    .map(plain)
    .filter((run) => !known(run) && !run.split(/(?<= )and(?= )/).every(known));
}

function textsOf() {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement.closest('script, style, template, code')) texts.push(node.data);
    } else for (const name of ['aria-label', 'title', 'alt', 'placeholder']) if (node.hasAttribute(name)) texts.push(node.getAttribute(name));
  }
  return texts;
}

// What scripts say, with a page in a language to stand in.
async function checkScripts(report) {
  const welsh = messagesOf(read('themes/civic/words/cy.toml'), 'cy.toml');
  const page = (lang, day) => {
    globalThis.document = { documentElement: { lang }, querySelector: () => (day ? { dataset: { dateDay: day } } : null) };
  };
  const { listed } = await import('../../themes/civic/scripts/lists.js');
  const { dateInWords } = await import('../../themes/civic/scripts/dates.js');
  const claim = (what, wanted, found) => report.claim(what, wanted === found ? [] : [`"${found}", not "${wanted}"`]);
  page('cy', welsh.get('date.day'));
  claim('a day in Welsh', '3 Ebrill 2027', dateInWords('2027-04-03'));
  claim('no day', '', dateInWords('2027-02-30x'));
  // As in tests/unit/words/welsh_and_test.cpp.
  for (const [last, and] of [['elw', 'ac'], ['Ynys Môn', 'ac'], ['ŵyn', 'ac'], ['ôl-ofal', 'ac'], ['wyth', 'ac'], ['“Elw”', 'ac'], ['8,000', 'ac'], ['11,500', 'ac'], ['1', 'ac'], ['cost', 'a'], ['Wrecsam', 'a'], ['Hafod', 'a'], ['1,000', 'a'], ['10', 'a'], ['100', 'a'], ['2017', 'a'], ['1 sgôr', 'ac']])
    claim(`a list in Welsh that ends in ${last}`, `cost, risg ${and} ${last}`, listed(['cost', 'risg', last], 'a'));
  claim('a list of one', 'elw', listed(['elw'], 'a'));
  page('en-GB', messagesOf(read(english), english).get('date.day'));
  claim('a day in English', '22 May 2027', dateInWords('2027-05-22'));
  claim('a list with a word of the site', 'a, b as well as c', listed(['a', 'b', 'c'], 'as well as'));
  claim('a list in English', 'a, b and c', listed(['a', 'b', 'c']));
  page('en-GB', '{year}, {month, select, other {}}');
  claim('a day that words write in a way of their own', '22 May 2027', dateInWords('2027-05-22'));
  page('en-GB', '{day}/{month}/{year}');
  claim('a day in figures', '22/5/2027', dateInWords('2027-05-22'));
}

const report = new Report();
const work = mkdtempSync(join(tmpdir(), 'scrutineer-words-'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  await checkScripts(report);
  report.claim('the made-up words are longer, with every letter another', pseudo('Sources') === 'Šöûûŕçëëš' ? [] : [pseudo('Sources')]);
  for (const language of [madeUp, 'cy']) {
    const site = build(work, language);
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    context.setDefaultTimeout(120_000); // ms: a busy machine is slow
    await visit(context, onePageOfEachKind(site), async (tab, page) => {
      await tab.goto(urlOf(site.root, page));
      const width = await tab.evaluate(() => document.documentElement.scrollWidth);
      report.claim(`${language}: ${page.path} fits 320 px`, width <= 320 ? [] : [`it is ${width} px wide`]);
      const said = await tab.evaluate(() => document.documentElement.lang);
      report.claim(`${language}: ${page.path} says its language`, said === language ? [] : [`lang="${said}"`]);
      if (language !== madeUp) return;
      const strange = (await tab.evaluate(textsOf)).flatMap(strangeIn);
      report.claim(`${page.path} (${page.kind}) has no English of the program`, [...new Set(strange)].map((run) => `"${run.trim()}"`));
    });
    await context.close();
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
report.close();
process.exitCode = report.failed ? 1 : 0;
