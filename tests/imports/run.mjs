// `scrutineer import`: spreadsheets as officers and other programs make them become the files that are expected, with the
// messages that are expected; what is complete passes `check`. Then our own workbooks are imported and come to the same
// totals.
//
// usage: node tests/imports/run.mjs [--refresh] PROGRAM
//
//   tests/imports/<name>/
//     <name>.xlsx      or .ods, .csv: README.md says how each was made
//     options          of the command line, after the kind where that is no appraisal
//     expected.toml    what is imported, or expected.md; nothing when the file is empty
//     vocabulary.toml  what the site has yet to define, where the options name this file
//     printed.txt      what the program says, its exit code, and what `check` says of a site with the imported file
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const refresh = words[0] === '--refresh';
const program = resolve(words[refresh ? 1 : 0] ?? '');
const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer imports-'));
const env = { PATH: '', XDG_CACHE_HOME: join(work, 'cache') };

let passed = 0;
let failed = 0;
function claim(holds, text) {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}`);
}

const run = (folder, ...args) => spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });

// --title "Two words" → two words of a command line.
const split = (text) => (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));

// Where the file of each kind lies in a site.
const places = {
  appraisal: 'appraisals/imported.toml',
  questions: 'questions/imported.toml',
  risks: 'risks/imported.toml',
  measures: 'case-studies/imported.md',
  glossary: 'glossary/imported.md',
  sources: 'sources.toml',
};

// A small site that has the imported file, and perhaps what that needs defined.
function site(text, kind = 'appraisal', vocabulary = '') {
  const folder = join(work, 'site');
  rmSync(folder, { recursive: true, force: true });
  for (const path of ['vocabulary', dirname(places[kind])]) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'site.toml'), 'title = "A site"\nsummary = "It."\norganisation = "Mossdale Council"\n');
  writeFileSync(join(folder, 'index.md'), '+++\ntitle = "Home"\nsummary = "It."\n+++\nText.\n');
  writeFileSync(join(folder, 'sources.toml'), '[[source]]\nid = "board-report"\ntitle = "Report to the board"\nby = ["Mossdale Council"]\nkind = "report"\n');
  if (vocabulary) writeFileSync(join(folder, 'vocabulary/imported.toml'), vocabulary);
  writeFileSync(join(folder, places[kind]), text);
  return folder;
}

const check = (...imported) => {
  site(...imported);
  const { stdout, stderr, status } = run(work, 'check', 'site', '--as-of', '2026-04-15', '--all');
  return `${stdout}${stderr}`.replace(/[0-9.]+ s\b/g, 'TIME') + `exit ${status}\n`;
};

// How two texts differ, line by line as far as the first differences.
function difference(expected, found) {
  const a = expected.split('\n');
  const b = found.split('\n');
  const lines = [];
  for (let at = 0; at < Math.max(a.length, b.length) && lines.length < 12; ++at)
    if (a[at] !== b[at]) lines.push(`  line ${at + 1}\n    expected: ${a[at] ?? '(nothing)'}\n    found:    ${b[at] ?? '(nothing)'}`);
  return lines.join('\n');
}

function compare(path, found) {
  if (refresh) return writeFileSync(path, found);
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : '';
  claim(expected === found, `${path} differs\n${difference(expected, found)}`);
}

function importOne(name) {
  const folder = join(here, name);
  const file = readdirSync(folder).find((each) => /\.(xlsx|ods|csv|json|bib)$/.test(each));
  const options = split(readFileSync(join(folder, 'options'), 'utf8'));
  const kind = options[0] in places ? options.shift() : 'appraisal';
  const defined = join(work, 'vocabulary.toml');
  rmSync(defined, { force: true });
  const { stdout, stderr, status } = run(folder, 'import', kind, file, ...options.map((word) => (word === 'vocabulary.toml' ? defined : word)));
  const vocabulary = existsSync(defined) ? readFileSync(defined, 'utf8') : '';
  compare(join(folder, places[kind].endsWith('.md') ? 'expected.md' : 'expected.toml'), stdout);
  if (vocabulary) compare(join(folder, 'vocabulary.toml'), vocabulary);
  compare(join(folder, 'printed.txt'), `${stderr}exit ${status}\n` + (stdout ? `--- check\n${check(stdout, kind, vocabulary)}` : ''));
}

// What is worked out of each option, and what the document prints.
const results = (folder, id) =>
  JSON.parse(readFileSync(join(folder, 'data/appraisals', `${id}.json`), 'utf8')).options.map(
    ({ title, total, rank, rank_range, published }) => ({ title, total, rank, rank_range, published }));

function build(folder) {
  const output = join(work, 'built');
  const { status, stderr, stdout } = run(work, 'build', folder, '--output', output, '--as-of', '2026-04-15');
  claim(status === 0, `${folder} cannot be built: ${`${stderr}${stdout}`.slice(0, 2000)}`);
  return output;
}

// The workbooks of a site, as appraisals of it again.
function comeBack(source) {
  const folder = join(work, 'own');
  cpSync(source, folder, { recursive: true });
  const books = join(build(folder), 'data/appraisals');
  const ids = readdirSync(books).filter((name) => name.endsWith('.xlsx')).map((name) => name.replace('.xlsx', ''));
  for (const id of ids) {
    const { status, stderr } = run(work, 'import', 'appraisal', join(books, `${id}.xlsx`), '--sheet', 'Scores', '--blank', 'unreadable',
      '--title', `${id} again`, '--summary', 'It.', '--council', 'A council', '--source', sourceOf(folder),
      '--output', join(folder, `appraisals/${id}-again.toml`));
    claim(status === 0, `the workbook of ${id} cannot be imported: ${stderr}`);
  }
  const built = build(folder);
  for (const id of ids) {
    const before = results(built, id);
    const after = results(built, `${id}-again`);
    // A workbook has the totals of scores or of weight × score, not both.
    for (const [at, option] of after.entries())
      for (const [key, value] of Object.entries(option.published)) if (value === null) before[at].published[key] = null;
    claim(after.length > 1 && JSON.stringify(before) === JSON.stringify(after),
      `the workbook of ${id} does not come back as it was:\n${JSON.stringify(before)}\n${JSON.stringify(after)}`);
    claim(after.some(({ published }) => published.total !== null || published.unweighted_total !== null),
      `the workbook of ${id} comes back with its totals`);
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
}

// The tables that a site offers for download, imported into the files that they came from: nothing would change.
function tablesComeBack(source) {
  const folder = join(work, 'own');
  cpSync(source, folder, { recursive: true });
  const data = join(build(folder), 'data');
  const same = (kind, table, file, ...options) => {
    const { status, stdout, stderr } = run(work, 'import', kind, join(data, table), '--output', join(folder, file), ...options);
    claim(status === 0 && stdout === '' && /says the same already/.test(stderr), `${table} does not come back into ${file}: ${stdout}${stderr}`);
    return stderr;
  };
  // This site calls models options.
  const files = (kind) => readdirSync(join(folder, kind)).map((name) => [name.replace(/\.\w+$/, ''), `${kind}/${name}`]);
  same('sources', 'sources.csv', 'sources.toml');
  // Each file's terms are in the other's eyes known elsewhere.
  const glossaries = files('glossary');
  claim(glossaries.length > 1, 'the glossary has several files');
  for (const [, file] of glossaries) claim(/\[known-elsewhere\]/.test(same('glossary', 'glossary.csv', file)), `terms of other files are left out of ${file}, and told`);
  for (const [id, file] of files('risks')) same('risks', `risks/${id}.xlsx`, file, '--column', 'models=I');
  for (const [, file] of files('questions')) {
    const [, bank] = /^title = "(.*)"$/m.exec(readFileSync(join(folder, file), 'utf8'));
    same('questions', 'questions.csv', file, '--column', 'models=I', '--only', bank);
  }
  const measured = files('case-studies').filter(([, file]) => readFileSync(join(folder, file), 'utf8').includes('[[measure]]'));
  claim(measured.length > 1, 'case studies have measures');
  for (const [id, file] of measured) same('measures', 'measures.csv', file, '--only', id);
  rmSync(folder, { recursive: true, force: true });
}

// A source that the site has: its own, or of the pack that lies in it.
function sourceOf(folder) {
  const file = ['sources.toml', 'packs/scrutiny-guidance/sources.toml'].map((path) => join(folder, path)).find(existsSync);
  return /^id = "([^"]+)"/m.exec(readFileSync(file, 'utf8'))[1];
}

function outputs() {
  const leisure = join(here, 'leisure/leisure.xlsx');
  const output = join(work, 'deep/leisure.toml');
  const first = run(work, 'import', 'appraisal', leisure, '--output', output);
  claim(first.status === 0 && first.stdout === '' && existsSync(output), '--output writes the file, and nothing else');
  const again = run(work, 'import', 'appraisal', leisure, '--output', output);
  claim(again.status === 0 && again.stdout === '' && /says the same already/.test(again.stderr), 'a second import of the same changes nothing');
  const missing = run(work, 'import', 'appraisal', 'nowhere.xlsx');
  claim(missing.status === 1 && /nowhere\.xlsx: /.test(missing.stderr), 'a file that is not there is named');
  const mistyped = run(work, 'import', 'appraisal', leisure, '--scales', '1,2');
  claim(mistyped.status === 2 && /did you mean --scale/.test(mistyped.stderr), 'an option that is mistyped is told with the nearest');
  for (const [option, value] of [['--scale', 'a,b'], ['--scale', '5'], ['--range', 'here'], ['--options', '0'], ['--weights', '7'], ['--groups', 'x']]) {
    const bad = run(work, 'import', 'appraisal', leisure, option, value);
    claim(bad.status === 2 && bad.stderr.includes(option), `${option} ${value} is refused: ${bad.stderr}`);
  }
}

try {
  for (const entry of readdirSync(here, { withFileTypes: true })) if (entry.isDirectory() && !['folders', 'pages'].includes(entry.name)) importOne(entry.name);
  outputs();
  comeBack(join(here, '../sites/appraisal/site'));
  comeBack(join(here, '../../content'));
  tablesComeBack(join(here, '../../starters/leisure'));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
