// What the tests of commands share: the program, a folder to work in, and claims that are counted.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const program = resolve(process.argv[2]);
export const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer commands-'));
export const as_of = '2026-11-22';
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

let passed = 0;
let failed = 0;
export function claim(holds, text, more = '') {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}${more && `\n${more}`}`);
  return holds;
}
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

// { status, out, err } of the program, run in the folder `work` unless another is named.
export function run(words, options = {}) {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: work,
    env: { PATH: '', XDG_CACHE_HOME: join(work, 'cache') },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
    ...options,
  });
  return { status, out: stdout, err: stderr };
}
export const json_of = (words) => JSON.parse(run([...words, '--json']).out);
export const check = (site, ...more) =>
  JSON.parse(run(['check', site, '--format', 'json', '--as-of', as_of, ...more]).out).diagnostics;
export const told = (diagnostics) =>
  diagnostics.map(({ file, line, column, code, message }) => `${file}:${line}:${column}: ${code}: ${message}`).join('\n');

export const read = (path) => readFileSync(join(work, path), 'utf8');
export function write(path, text) {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
}
// A copy of a folder of the repository.
export function copy(from, to) {
  rmSync(join(work, to), { recursive: true, force: true });
  cpSync(from, join(work, to), { recursive: true });
}
