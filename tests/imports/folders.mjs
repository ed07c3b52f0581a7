// `scrutineer import folder`: folders as MkDocs and others have them become the sites that are expected, file by file,
// with the report that is expected. Then: nothing is written over, and nothing outside of the folder is read.
//
// usage: node tests/imports/folders.mjs [--refresh] PROGRAM
//
//   tests/imports/folders/<name>/
//     original/        the folder to import
//     options          of the command line
//     expected/        the site, with its README.md; binary files are compared, too
//     printed.txt      what the program says, its exit code, and what `check` says of the site
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const refresh = words[0] === '--refresh';
const program = resolve(words[refresh ? 1 : 0] ?? '');
const here = join(dirname(fileURLToPath(import.meta.url)), 'folders');
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer folders-'));
const env = { PATH: '', XDG_CACHE_HOME: join(work, 'cache') };

let passed = 0;
let failed = 0;
function claim(holds, text) {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}`);
}

const run = (...args) => spawnSync(program, args, { cwd: work, env, encoding: 'utf8' });
const split = (text) => (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));
const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).sort() : [];

function importOne(name) {
  const folder = join(here, name);
  const output = join(work, 'site');
  rmSync(output, { recursive: true, force: true });
  cpSync(join(folder, 'original'), join(work, 'original'), { recursive: true });
  const { stdout, stderr, status } = run('import', 'folder', 'original', 'site', ...split(readFileSync(join(folder, 'options'), 'utf8')));
  const check = run('check', 'site', '--as-of', '2026-04-15', '--all');
  const printed = `${stdout}${stderr}exit ${status}\n--- check\n${check.stdout}${check.stderr}exit ${check.status}\n`.replace(/[0-9.]+ s\b/g, 'TIME');
  rmSync(join(work, 'original'), { recursive: true });
  if (refresh) {
    rmSync(join(folder, 'expected'), { recursive: true, force: true });
    cpSync(output, join(folder, 'expected'), { recursive: true });
    writeFileSync(join(folder, 'printed.txt'), printed);
    return;
  }
  claim(readFileSync(join(folder, 'printed.txt'), 'utf8') === printed, `${name}: what is printed differs:\n${printed}`);
  const expected = filesIn(join(folder, 'expected'));
  claim(expected.join('\n') === filesIn(output).join('\n'), `${name}: the files differ: ${filesIn(output).join(', ')}`);
  for (const file of expected)
    claim(existsSync(join(output, file)) && readFileSync(join(output, file)).equals(readFileSync(join(folder, 'expected', file))), `${name}: ${file} differs`);
}

function write(files) {
  rmSync(join(work, 'original'), { recursive: true, force: true });
  rmSync(join(work, 'site'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, 'original', name)), { recursive: true });
    writeFileSync(join(work, 'original', name), text);
  }
}
const importing = (...options) => run('import', 'folder', 'original', 'site', ...options);

function refusals() {
  write({ 'index.md': '# One\n' });
  mkdirSync(join(work, 'site'));
  writeFileSync(join(work, 'site/mine.txt'), 'mine');
  const full = importing('--from', 'markdown');
  claim(full.status === 2 && /replaces no file/.test(full.stderr) && filesIn(join(work, 'site')).join() === 'mine.txt', `a folder that holds something is left as it is: ${full.stderr}`);
  write({ 'index.md': '# One\n' });
  const none = importing('--from', 'mkdocs');
  claim(none.status === 1 && /mkdocs\.yml: there is no such file/.test(none.stderr) && !existsSync(join(work, 'site')), `a folder without mkdocs.yml is told: ${none.stderr}`);
  write({ 'mkdocs.yml': 'site_name: A\ndocs_dir: ../elsewhere\n' });
  const outside = importing('--from', 'mkdocs');
  claim(outside.status === 1 && /mkdocs\.yml:2: docs_dir \.\.\/elsewhere is not in this folder/.test(outside.stderr), `pages outside of the folder are refused: ${outside.stderr}`);
  write({ 'mkdocs.yml': 'a: &a [*a, *a]\nb: [' });
  const broken = importing('--from', 'mkdocs');
  claim(broken.status === 1 && /mkdocs\.yml:\d+: it is not read/.test(broken.stderr), `YAML that is none is told with its line: ${broken.stderr}`);
}

// What lies outside is not read, however it is asked for.
function outside() {
  writeFileSync(join(work, 'secret.md'), 'The secret.\n');
  write({ 'mkdocs.yml': 'site_name: A\nmarkdown_extensions:\n  - pymdownx.snippets:\n      base_path: ["..", "/", "docs"]\n',
    'docs/index.md': '# A\n\n--8<-- "../secret.md"\n--8<-- "secret.md"\n--8<-- "linked/secret.md"\n--8<-- "link.md"\n\n![](../../secret.md)\n' });
  symlinkSync(join(work, 'secret.md'), join(work, 'original/docs/link.md'));
  symlinkSync(work, join(work, 'original/docs/linked'));
  const { status } = importing('--from', 'mkdocs');
  const texts = filesIn(join(work, 'site')).map((name) => readFileSync(join(work, 'site', name), 'utf8')).join('\n');
  claim(status === 0 && !texts.includes('The secret.'), 'nothing outside of the folder is read');
  claim(/link\.md: a link of the file system is not followed/.test(texts), 'links of the file system are told');
}

// A snippet that includes itself, deep lists, many pages.
function bounds() {
  write({ 'mkdocs.yml': 'site_name: A\n', 'docs/index.md': '# A\n\n--8<-- "docs/index.md"\n\n--8<-- "docs/index.md"\n',
    'docs/deep.md': `# Deep\n\n${Array.from({ length: 200 }, (_, at) => `${' '.repeat(4 * at)}!!! note`).join('\n')}\n` });
  const { status } = spawnSync(program, ['import', 'folder', 'original', 'site', '--from', 'mkdocs'], { cwd: work, env, encoding: 'utf8', timeout: 60_000 });
  claim(status === 0, `a snippet in itself and deep callouts end: ${status}`);
  write(Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`part-${at % 20}/page-${at}.md`, `---\ntitle: Page ${at}\n---\nSee [the next](../part-${(at + 1) % 20}/page-${(at + 1) % 2000}.md).\n`])));
  const many = importing('--from', 'markdown');
  claim(many.status === 0 && /2000 pages/.test(many.stdout), `two thousand pages: ${many.stderr}`);
  const check = run('check', 'site');
  claim(check.status === 0, `their links lead somewhere: ${check.stderr.slice(0, 500)}`);
}

try {
  for (const entry of readdirSync(here, { withFileTypes: true })) if (entry.isDirectory()) importOne(entry.name);
  if (!refresh) [refusals, outside, bounds].forEach((test) => test());
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
