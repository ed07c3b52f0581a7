// Changes the sources of a room in many small ways, one at a time, and tells which its unit tests do not notice:
// `./dev mutate`. All changes are compiled at once, each behind its number (mutant.h), so trying one costs what the
// tests of the room cost until they fail.
//
// usage: node tests/mutate/run.mjs ROOM [--every N] [FILE…]
//
// --every N tries each Nth change. FILE is part of a source's path. What is known to make no difference stands in
// `accepted`, a line each: the source, the line's text, the change, and why, with tabs between.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { mutated, mutations } from './mutations.mjs';

const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..');
const work = join(root, 'build/mutate');
const tree = join(work, 'tree');

const words = process.argv.slice(2);
const at = words.indexOf('--every');
const every = at < 0 ? 1 : Number(words.splice(at, 2)[1]);
const [room, ...parts] = words;
if (!room || !existsSync(join(root, 'tests/unit', room)) || !(every >= 1)) {
  console.error('usage: node tests/mutate/run.mjs ROOM [--every N] [FILE…], of a room that has unit tests');
  process.exit(2);
}

// ---- the changed sources ----------------------------------------------------------------------------------------

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0').filter(Boolean);
const sources = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').filter((path) => existsSync(join(root, path)));
const is_changed = (path) => path.startsWith(`src/${room}/`) && path.endsWith('.cpp') && (parts.length === 0 || parts.some((part) => path.includes(part)));

let all = [];
for (const path of sources.filter(is_changed)) {
  const text = readFileSync(join(root, path), 'utf8');
  for (const mutation of mutations(text)) all.push({ ...mutation, path, line: text.slice(0, mutation.from).split('\n').length });
}
all.forEach((mutation, index) => (mutation.number = index + 1));
all = all.filter(({ number }) => number % every === 0);

// Only what differs is written, so that nothing else is compiled again.
function write(path, bytes) {
  const file = join(tree, path);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function writeTree() {
  for (const path of sources) {
    let bytes = readFileSync(join(root, path));
    const chosen = all.filter((mutation) => mutation.path === path);
    if (chosen.length > 0)
      bytes = Buffer.from(`#include "${join(root, 'tests/mutate/mutant.h')}"\n#line 1\n${mutated(bytes.toString(), chosen)}`);
    write(path, bytes);
  }
}

// ---- building ---------------------------------------------------------------------------------------------------

function build() {
  const env = { ...process.env, CCACHE_BASEDIR: tree, CCACHE_NOHASHDIR: '1' };
  const flags = ['-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O1 -w', '-DCMAKE_COMPILE_WARNING_AS_ERROR=OFF'];
  const options = { env, encoding: 'utf8', maxBuffer: 1e9 };
  const configured = spawnSync('cmake', ['-S', tree, '-B', join(work, 'build'), '-G', 'Ninja', '--log-level=WARNING', ...flags], options);
  if (configured.status !== 0) throw new Error(configured.stderr);
  return spawnSync('cmake', ['--build', join(work, 'build'), '--target', `test_${room}`, '--', '-k', '0'], options);
}

// A change that does not compile where it stands is not tried: the compiler names its line.
for (;;) {
  writeTree();
  const { status, stdout } = build();
  if (status === 0) break;
  const wrong = new Set([...stdout.matchAll(/(src\/[\w/]+\.cpp):(\d+):\d+:/g)].map(([, path, line]) => `${path}:${line}`));
  const left = all.filter(({ path, line }) => !wrong.has(`${path}:${line}`));
  if (left.length === all.length) {
    console.error(stdout.slice(-4000));
    throw new Error('the sources do not compile, and no change is to blame');
  }
  console.log(`${all.length - left.length} changes do not compile where they stand, and are left`);
  all = left;
}

// ---- trying -----------------------------------------------------------------------------------------------------

const program = join(work, 'build', `test_${room}`);
const scratch = mkdtempSync(join(tmpdir(), 'mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

// The tests from their folder, and whether they passed. What a change makes endless is noticed, too.
const tests = (env, seconds) =>
  new Promise((done) => {
    const folder = mkdtempSync(join(scratch, 'run-'));
    const child = spawn(program, ['--abort'], { cwd: root, env: { ...process.env, TMPDIR: folder, XDG_CACHE_HOME: folder, ...env }, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('close', (status) => {
      clearTimeout(timer);
      rmSync(folder, { recursive: true, force: true });
      done(status === 0);
    });
  });

const reached_in = join(scratch, 'reached');
const start = Date.now();
if (!(await tests({ MUTANTS_REACHED: reached_in }, 3600))) throw new Error('the tests fail without any change');
const seconds = (Date.now() - start) / 1000;
const reached = new Set(readFileSync(reached_in, 'utf8').split('\n').map(Number));

const lines = new Map();
const text_of = ({ path, line }) => {
  if (!lines.has(path)) lines.set(path, readFileSync(join(root, path), 'utf8').split('\n'));
  return lines.get(path)[line - 1].trim();
};
const accepted = new Map();
for (const line of readFileSync(join(root, 'tests/mutate/accepted'), 'utf8').split('\n')) {
  const [path, text, change, why] = line.split('\t');
  if (why) accepted.set([path, text, change].join('\t'), false);
}

const alive = [];
let same = 0;
const waiting = all.slice();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
      const { path, change, number } = mutation;
      const known = [path, text_of(mutation), change].join('\t');
      if (accepted.has(known)) accepted.set(known, true), same++;
      else if (!reached.has(number) || (await tests({ MUTANT: String(number) }, seconds * 5 + 5))) alive.push(mutation);
    }
  }),
);

alive.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
for (const mutation of alive)
  console.log(`${mutation.path}:${mutation.line}: ${mutation.change}${reached.has(mutation.number) ? '' : ' (no test comes here)'}\n    ${text_of(mutation)}`);
for (const [known, seen] of accepted)
  if (!seen && every === 1 && parts.length === 0 && known.startsWith(`src/${room}/`)) console.log(`accepted, and there is no such change: ${known}`);
console.log(`${room}: ${all.length - same} changes, ${alive.length} not noticed, ${same} known to make no difference`);
process.exitCode = alive.length * 20 > all.length - same ? 1 : 0;
