// `scrutineer import page`: documents as word processors and councils' websites make them become the pages that are
// expected, with the images and the messages that are expected; then `check` looks at a site that has them.
//
// usage: node tests/imports/pages.mjs [--refresh] PROGRAM
//
//   tests/imports/pages/<name>/
//     <name>.docx      or .odt, .html: README.md says how each was made
//     options          of the command line
//     expected.md      the page
//     printed.txt      what the program says, its exit code, the images with their sizes, and what `check` says
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const refresh = words[0] === '--refresh';
const program = resolve(words[refresh ? 1 : 0] ?? '');
const here = join(dirname(fileURLToPath(import.meta.url)), 'pages');
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer pages-'));
const env = { PATH: process.env.PATH, XDG_CACHE_HOME: join(work, 'cache') };

let passed = 0;
let failed = 0;
function claim(holds, text) {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}`);
}

const run = (folder, args, other = {}) => spawnSync(program, args, { cwd: folder, env: { ...env, ...other }, encoding: 'utf8' });
const split = (text) => (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));

function site() {
  const folder = join(work, 'site');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'guidance'), { recursive: true });
  writeFileSync(join(folder, 'site.toml'), 'title = "A site"\nsummary = "It."\norganisation = "Mossdale Council"\n');
  writeFileSync(join(folder, 'index.md'), '+++\ntitle = "Home"\nsummary = "It."\n+++\nText.\n');
  writeFileSync(join(folder, 'sources.toml'), '[[source]]\nid = "board-report"\ntitle = "Report to the board"\nby = ["Mossdale Council"]\nkind = "report"\n');
  return folder;
}

function compare(path, found) {
  if (refresh) return writeFileSync(path, found);
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : '';
  claim(expected === found, `${path} differs:\n${found}`);
}

function importOne(name) {
  const folder = join(here, name);
  const document = readdirSync(folder).find((each) => /\.(docx|odt|html)$/.test(each));
  const pages = join(site(), 'guidance');
  const { stdout, stderr, status } = run(folder, ['import', 'page', document, '--output', join(pages, 'imported.md'), ...split(readFileSync(join(folder, 'options'), 'utf8'))]);
  claim(stdout === '', `${name}: nothing is printed where a file is written`);
  const images = readdirSync(pages).filter((each) => !each.endsWith('.md')).sort();
  compare(join(folder, 'expected.md'), existsSync(join(pages, 'imported.md')) ? readFileSync(join(pages, 'imported.md'), 'utf8') : '');
  const check = run(work, ['check', 'site', '--as-of', '2026-12-15', '--all']);
  compare(join(folder, 'printed.txt'), `${stderr}exit ${status}\n${images.map((each) => `${each}: ${statSync(join(pages, each)).size} bytes\n`).join('')}` +
    `--- check\n${`${check.stdout}${check.stderr}`.replace(/[0-9.]+ s\b/g, 'TIME')}exit ${check.status}\n`);
}

// What is no document, and where nothing may be written.
function refusals() {
  const document = join(here, 'web-page/libraries.html');
  const pages = join(site(), 'guidance');
  const page = join(pages, 'libraries.md');
  claim(run(work, ['import', 'page', document, '--output', page]).status === 0, 'a page is imported');
  const before = readFileSync(page, 'utf8');
  const again = run(work, ['import', 'page', document, '--output', page]);
  claim(again.status === 0 && again.stdout === '' && /says the same already/.test(again.stderr), `a second import of the same changes nothing: ${again.stdout}${again.stderr}`);
  rmSync(page);
  const image = readdirSync(pages).sort()[0];
  writeFileSync(join(pages, image), 'other');
  claim(run(work, ['import', 'page', document, '--output', page]).status === 0 && readFileSync(join(pages, image), 'utf8') === 'other' && !readFileSync(page, 'utf8').includes(image),
    'an image that is there stays, and the page has others');
  claim(readFileSync(page, 'utf8') !== before, 'by other names');
  for (const [name, bytes, told] of [
    ['a.doc', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', /Word 97/], ['a.pdf', '%PDF-1.7', /PDF/], ['a.rtf', '{\\rtf1 words}', /RTF/], ['a.txt', 'Words.', /no document/],
    ['a.docx', 'PK\x03\x04 and no more', /cannot be unpacked/], ['a.fodt', '<?xml version="1.0"?><office:document>', /flat OpenDocument/], ['a.bin', '<p>\0</p>', /no document/], ['empty.html', '', /no document/],
  ]) {
    writeFileSync(join(work, name), bytes, 'latin1');
    const { status, stderr, stdout } = run(work, ['import', 'page', name]);
    claim(status === 1 && told.test(stderr) && /Nothing was imported/.test(stderr) && stdout === '', `${name} is refused: ${stderr}`);
  }
  const odt = run(work, ['import', 'page', join(here, 'review-odt/review.odt'), '--changes', 'reject']);
  claim(odt.status === 1 && /\[odt-changes\]/.test(odt.stderr) && odt.stdout === '', `changes of LibreOffice cannot be rejected: ${odt.stderr}`);
  writeFileSync(join(work, 'wordless.html'), '<p> </p>');
  const wordless = run(work, ['import', 'page', 'wordless.html']);
  claim(wordless.status === 1 && /\[no-words\]/.test(wordless.stderr), `a document without words is refused: ${wordless.stderr}`);
  // As deep as nobody writes, and a workbook.
  writeFileSync(join(work, 'deep.html'), '<main>' + '<blockquote>'.repeat(400) + 'x' + '</blockquote>'.repeat(400) + '</main>');
  const deep = run(work, ['import', 'page', 'deep.html']);
  claim(deep.status === 1 && /deep-document/.test(deep.stderr), `a deep document is refused: ${deep.stderr}`);
  writeFileSync(join(work, 'divided.html'), `${'<div>'.repeat(3000)}<p>x</p>${'</div>'.repeat(3000)}`);
  const divided = run(work, ['import', 'page', 'divided.html']);
  claim(divided.status === 1 && /deep-document|cannot read it/.test(divided.stderr), `divisions in divisions are refused: ${divided.stderr}`);
  const workbook = run(work, ['import', 'page', join(here, '../leisure/leisure.xlsx')]);
  claim(workbook.status === 1 && /no text document/.test(workbook.stderr), `a workbook is refused: ${workbook.stderr}`);
  const without = run(work, ['import', 'page', document], { PATH: '' });
  claim(without.status === 1 && /no-pandoc/.test(without.stderr), `without pandoc it says so: ${without.stderr}`);
}

// A document that was revised, into a page that its editor has worked on.
function second_import() {
  const page = join(site(), 'guidance/pools.md');
  const html = (...paragraphs) => `<h1>Pools</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('')}`;
  const second = (...words) => run(work, ['import', 'page', 'pools.html', '--output', page, ...words]);
  writeFileSync(join(work, 'pools.html'), html('The pools cost £2 million.', 'A trust runs them.', 'They open at seven.', 'The roof leaks.'));
  claim(second('--summary', 'The pools.').status === 0, 'a page is imported');
  const edited = readFileSync(page, 'utf8')
    .replace('title = "Pools"', 'title = "Our pools"\ntags = ["leisure"]')
    .replace('£2 million.', '£2 million. [@board-report, page 3]')
    .replace('A trust', 'A [trust](../index.md)')
    .replace('They open', 'An editor wrote this.\n\nThey open');
  writeFileSync(page, edited);
  writeFileSync(join(work, 'pools.html'), html('The pools cost £2 million.', 'A trust runs them.', 'They open at eight.', 'The roof leaks.', 'So does the wall.'));
  const shown = second();
  claim(shown.status === 0 && readFileSync(page, 'utf8') === edited && /^-They open at seven/m.test(shown.stdout) && /^\+They open at eight/m.test(shown.stdout) && /^\+So does the wall/m.test(shown.stdout) && !/^[-+].*trust/m.test(shown.stdout),
    `what would change is shown: ${shown.stdout}${shown.stderr}`);
  const done = second('--update');
  const expected = edited.replace('They open at seven.', 'They open at eight.').replace('The roof leaks.', 'The roof leaks.\n\nSo does the wall.');
  claim(done.status === 0 && readFileSync(page, 'utf8') === expected, `links, citations, keys and paragraphs of the editor's stay: ${readFileSync(page, 'utf8')}`);
  claim(/Kept, and not in what was imported: “An editor wrote this\.”/.test(done.stderr), `what is kept is told: ${done.stderr}`);
  claim(second().stdout === '', 'and a third import changes nothing');
}

// Whatever words a document has, readers see them as they stand: in paragraphs, headings, cells and items.
function words_stay() {
  const parts = ['[[x]]', '[@y, page 3]', '{#id}', '{.a}', '## h', '- item', '1. one', '_b_', '**c**', '`d`', '<b>', '&amp;', '&#163;', ':colon', ': colon', '| a | b |', '~~s~~', '~t~', '[^1]',
    '[^1]: note', '[a](b)', '[a][b]', '[a]: b', '![i](x.png)', '> q', '[!NOTE]', 'Table: cap', '+++', '---', '***', '\\', '\\[', 'http://example.org/_a_', 'www.example.org', 'a@b.uk', 'R&D', '(c)', '#5',
    'a_b_c', 'a*b*c', '$x$', '{{m}}', '<!-- c -->', '[ ]', '...', 'Also: x', '<https://example.org>', '!', '[', '](', '``', 'Term', '::', 'www.', 'word', 'Words'];
  let seed = 20261130;
  const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const texts = Array.from({ length: 400 }, () => Array.from({ length: 1 + next(6) }, () => parts[next(parts.length)]).join(' '));
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const [paragraphs, cells, items, headings] = [0, 1, 2, 3].map((quarter) => texts.slice(quarter * 100, quarter * 100 + 100));
  writeFileSync(join(work, 'words.html'), `<h1>Words</h1>${paragraphs.map((each) => `<p>${escaped(each)}</p>`).join('')}<table><tr><th>One</th></tr>${cells.map((each) => `<tr><td>${escaped(each)}</td></tr>`).join('')}</table>` +
    `<ul>${items.map((each) => `<li>${escaped(`so ${each}`)}</li>`).join('')}</ul>${headings.map((each) => `<h2>${escaped(each)}</h2>`).join('')}`);
  const folder = site();
  const { status, stderr } = run(work, ['import', 'page', 'words.html', '--output', join(folder, 'guidance/words.md'), '--summary', 'Words.']);
  const built = run(work, ['build', 'site', '--output', 'built']);
  claim(status === 0 && built.status === 0, `the words are imported and built: ${stderr}${built.stdout}${built.stderr}`);
  const html = existsSync(join(work, 'built/guidance/words.html')) ? readFileSync(join(work, 'built/guidance/words.html'), 'utf8') : '';
  const shown = (element) =>
    new Set([...html.matchAll(new RegExp(`<${element}\\b[^>]*>(.*?)</${element}>`, 'gs'))].map(([, inner]) =>
      inner.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()));
  for (const [element, expected] of [['p', paragraphs], ['td', cells], ['li', items.map((each) => `so ${each}`)], ['h2', headings]]) {
    const found = shown(element);
    for (const text of expected) claim(found.has(text), `<${element}> shows ${text}`);
  }
}

try {
  for (const entry of readdirSync(here, { withFileTypes: true })) if (entry.isDirectory()) importOne(entry.name);
  refusals();
  second_import();
  words_stay();
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
