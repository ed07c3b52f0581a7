// Changes the sources of a room in many small ways, one at a time, and tells which its unit tests do not notice:
// `./dev mutate`. All changes are compiled at once, each behind its number (mutant.h), so trying one costs what the
// test cases cost that come to it, until one fails.
//
// usage: node tests/mutate/run.mjs ROOM [--every N] [FILE…]
//
// --every N tries each Nth change. FILE is part of a source's path. What is known to make no difference stands in
// `accepted`, a line each: the source, the line's text, the change, and why, with tabs between.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
const sources = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
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
  const flags = ['-DCMAKE_BUILD_TYPE=None', '-DCMAKE_UNITY_BUILD=ON', '-DCMAKE_CXX_FLAGS=-O1 -w -D_GLIBCXX_ASSERTIONS', '-DCMAKE_COMPILE_WARNING_AS_ERROR=OFF'];
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
const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

// As many at once as there are processors.
function forEach(items, task) {
  const waiting = items.slice();
  const worker = async () => {
    while (waiting.length > 0) await task(waiting.shift());
  };
  return Promise.all(Array.from({ length: availableParallelism() }, worker));
}

// Runs test cases, by name, from a folder of their own: whether they passed, and the changes that they came to. What
// a change makes endless is noticed, too.
function run(names, seconds, mutant = 0) {
  const folder = mkdtempSync(join(scratch, 'run-'));
  const chosen = join(folder, 'names');
  const reached = join(folder, 'reached');
  writeFileSync(chosen, names.map((name) => `"${name.replace(/[\\,"]/g, '\\$&')}"\n`).join(''));
  const env = { ...process.env, TMPDIR: folder, XDG_CACHE_HOME: folder, MUTANT: String(mutant), MUTANTS_REACHED: reached };
  return new Promise((done) => {
    const child = spawn(program, ['--abort', '--warn', 'NoTests', '--input-file', chosen], { cwd: root, env, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('close', (status) => {
      clearTimeout(timer);
      const numbers = existsSync(reached) ? readFileSync(reached, 'utf8').split('\n').filter(Boolean).map(Number) : [];
      rmSync(folder, { recursive: true, force: true });
      done({ passed: status === 0, numbers });
    });
  });
}

// Each test case runs by itself first: what is made once for all of them would be reached by the first alone.
const cases = spawnSync(program, ['--list-test-names-only'], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
const seconds_of = new Map();
const reaching = new Map(); // the test cases that come to a change, by its number
await forEach(cases, async (name) => {
  const start = Date.now();
  const { passed, numbers } = await run([name], 3600);
  if (!passed) throw new Error(`without any change, this fails: ${name}`);
  seconds_of.set(name, (Date.now() - start) / 1000);
  for (const number of numbers) reaching.set(number, [...(reaching.get(number) ?? []), name]);
});
// The quick ones together, then each of the others, the slowest last.
async function is_noticed({ number }) {
  const seconds = (name) => seconds_of.get(name);
  const coming = (reaching.get(number) ?? []).sort((a, b) => seconds(a) - seconds(b));
  const quick = coming.filter((name) => seconds(name) < 0.2);
  for (const names of [quick, ...coming.slice(quick.length).map((name) => [name])]) {
    const before = names.reduce((sum, name) => sum + seconds(name), 0);
    if (names.length > 0 && !(await run(names, before * 5 + 3, number)).passed) return true;
  }
  return false;
}

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
await forEach(all, async (mutation) => {
  const known = [mutation.path, text_of(mutation), mutation.change].join('\t');
  if (accepted.has(known)) accepted.set(known, true), same++;
  else if (!(await is_noticed(mutation))) alive.push(mutation);
});

alive.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
for (const mutation of alive)
  console.log(`${mutation.path}:${mutation.line}: ${mutation.change}${reaching.has(mutation.number) ? '' : ' (no test comes here)'}\n    ${text_of(mutation)}`);
for (const [known, seen] of accepted)
  if (!seen && every === 1 && parts.length === 0 && known.startsWith(`src/${room}/`)) console.log(`accepted, and there is no such change: ${known}`);
console.log(`${room}: ${all.length - same} changes, ${alive.length} not noticed, ${same} known to make no difference`);
process.exitCode = alive.length * 20 > all.length - same ? 1 : 0;
