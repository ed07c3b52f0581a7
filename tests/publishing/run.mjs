// Builds that are killed, asked to end, or run beside each other: what a reader finds in the output folder then, and
// what the next build makes of it.
//
// usage: node tests/publishing/run.mjs PROGRAM [KILLS]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const program = resolve(process.argv[2]);
const kills = Number(process.argv[3] ?? 40);
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer-'));
// No pandoc, and nothing remembered of other builds: each of these does all its work.
const env = { PATH: '', XDG_CACHE_HOME: join(work, 'cache') };
const codes = { SIGKILL: null, SIGTERM: 143, SIGINT: 130, SIGHUP: 129 };

let passed = 0;
let failed = 0;
function claim(holds, text) {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}`);
  return holds;
}

// Two states of one site: pages change, go and come, and a page becomes a folder.
function writeSite(folder, state) {
  const page = (path, words) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), `+++\ntitle = "${path}"\nsummary = "A page."\n+++\n\n${words}\n`);
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'site.toml'), 'title = "Site"\norganisation = "Council"\nsummary = "A site."\n');
  page('index.md', `This is ${state}.`);
  for (let i = 0; i < 150; i++) {
    if (i % 10 === (state === 'first' ? 0 : 1)) continue;
    const words = i % 3 === 0 ? state : 'always the same';
    page(`guidance/p${i}.md`, `${words} `.repeat(200));
  }
}

const build = (site, output, ...options) => [program, ['build', site, '--output', output, '--as-of', '2026-01-15', ...options]];
const run = (...parts) => spawnSync(...build(...parts), { env, encoding: 'utf8' });
const start = (...parts) => {
  const [command, words] = build(...parts);
  const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (child.said += text));
  child.ended = new Promise((done) => child.on('close', (code, signal) => done({ code, signal, said: child.said })));
  return child;
};

function treeOf(folder) {
  const tree = new Map();
  const walk = (path) => {
    for (const name of readdirSync(path)) {
      const at = join(path, name);
      if (lstatSync(at).isDirectory()) {
        tree.set(relative(folder, at), 'folder');
        walk(at);
      } else {
        tree.set(relative(folder, at), readFileSync(at, 'latin1'));
      }
    }
  };
  if (existsSync(folder)) walk(folder);
  return tree;
}

const same = (a, b) => a.size === b.size && [...a].every(([path, content]) => b.get(path) === content);
// What a reader can open. The rest may be left over from a build that was killed before, and go.
const visible = (tree) => new Map([...tree].filter(([path, content]) => !path.startsWith('.') && content !== 'folder'));
const isWhole = (tree, ...states) =>
  [...tree].every(([path, content]) => path.startsWith('.') || content === 'folder' || states.some((s) => s.get(path) === content));

async function killedBuilds(first, second, random) {
  const output = join(work, 'killed');
  const clean = new Map();
  for (const site of [first, second]) {
    const folder = join(work, `clean-${clean.size}`);
    claim(run(site, folder).status === 0, `a clean build of ${site} succeeds`);
    clean.set(site, treeOf(folder));
  }
  run(first, output);
  const began = performance.now();
  run(second, join(work, 'timed'));
  const whole = performance.now() - began;
  for (let i = 0; i < kills; i++) {
    const [site, signal] = [[second, first][i % 2], Object.keys(codes)[i % 4]];
    const before = treeOf(output);
    const child = start(site, output);
    await new Promise((done) => setTimeout(done, random() * whole));
    child.kill(signal);
    const { code, signal: diedOf, said } = await child.ended;
    const after = treeOf(output);
    const what = `build ${i}, ${signal}`;
    claim(isWhole(after, ...clean.values()), `${what}: every file is an old or a new one, whole`);
    if (signal !== 'SIGKILL') {
      const wanted = code === 0 ? clean.get(site) : before;
      claim(same(visible(after), visible(wanted)), `${what}: all new, or all as it was (${code})`);
      if (diedOf !== null) continue; // before the program had begun
      claim(code === 0 || code === codes[signal], `${what}: exits with ${codes[signal]}, not ${code}`);
      claim(code === 0 || said.trim().split('\n').length === 1, `${what}: says so in one sentence: ${said}`);
    }
    if (i % 3 === 0) {
      claim(run(site, output).status === 0, `${what}: the next build succeeds`);
      claim(same(treeOf(output), clean.get(site)), `${what}: the next build is a clean one, with nothing left over`);
    }
  }
}

async function buildsBesideEachOther(first, second) {
  const output = join(work, 'shared');
  const clean = [first, second].map((site, i) => {
    run(site, join(work, `alone-${i}`));
    return treeOf(join(work, `alone-${i}`));
  });
  for (let i = 0; i < 10; i++) {
    const ends = await Promise.all([first, second, first].map((site) => start(site, output).ended));
    claim(ends.every((end) => end.code === 0), `three builds at once all succeed, one after the other: ${JSON.stringify(ends)}`);
    const tree = treeOf(output);
    claim(clean.some((state) => same(tree, state)), 'three builds at once leave one site, whole');
    const again = run(first, output);
    claim(again.status === 0 && same(treeOf(output), clean[0]), 'the next build makes what its sources say');
  }
}

// Where a build may publish, what it takes for the site when none is named, and when it has nothing to do.
function whereAndWhen(site) {
  const from = (cwd, ...words) => spawnSync(program, words, { cwd, env, encoding: 'utf8' });
  const inside = join(work, 'inside');
  writeSite(inside, 'first');
  const sources = treeOf(inside);
  for (const output of ['.', 'guidance', '../inside', '..']) {
    const refused = from(inside, 'build', '--output', output);
    claim(refused.status === 2, `an output that holds sources is refused: ${output}: ${refused.stderr}`);
    claim(same(treeOf(inside), sources), `nothing is written: ${output}`);
  }
  const within = from(inside, 'build');
  claim(within.status === 0 && existsSync(join(inside, 'output/index.html')), `build inside a site: ${within.stderr}`);
  claim(within.stdout.includes('/inside/output/index.html'), `success says where to look: ${within.stdout}`);
  claim(from(inside, 'build').stdout.startsWith('Nothing to do'), 'the output in the site is no part of it');

  const output = join(work, 'days');
  claim(/Nothing to do.*: \d+ warnings?,/s.test((run(site, output), run(site, output).stdout)), 'nothing has changed');
  claim(!run(site, output, '--drafts').stdout.startsWith('Nothing'), 'drafts are another site');
  const tomorrow = spawnSync(program, ['build', site, '--output', output, '--as-of', '2026-01-16'], { env, encoding: 'utf8' });
  claim(!tomorrow.stdout.startsWith('Nothing'), 'another day is another site');

  writeFileSync(join(inside, 'guidance/p1.md'), '+++\ntitle = "P"\nsummary = "S."\n+++\n\n# Top\n\nIt warns.\n');
  const published = treeOf(join(inside, 'output'));
  const strict = from(inside, 'build', '--strict');
  claim(strict.status === 1 && same(treeOf(join(inside, 'output')), published), `strict publishes no warning: ${strict.stderr}`);
  claim(from(inside, 'build').status === 0, 'what warns is published otherwise');
  claim(/Nothing to do.*: \d+ warnings?,/s.test(from(inside, 'build').stdout), 'nothing to do says how many warnings stand');
  const mistyped = from(inside, 'biuld');
  claim(mistyped.status === 2 && mistyped.stderr.includes('did you mean build?'), `a mistyped command: ${mistyped.stderr}`);
}

// A pandoc that fails: the pages of a site with checklists are published without what pandoc would have made.
function withoutDocuments() {
  const site = join(import.meta.dirname, '../sites/checklists/site');
  const bin = join(work, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'pandoc'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
  const output = join(work, 'asked');
  const built = (PATH, ...options) => spawnSync(...build(site, output, ...options), { env: { ...env, PATH }, encoding: 'utf8' });

  const plain = built('');
  claim(plain.status === 0, `a site with a checklist builds: ${plain.stderr}`);
  const tree = treeOf(output);
  claim([...tree.keys()].some((path) => path.startsWith('data/checklists/')), 'its checklist is there');
  for (const turn of ['first', 'second']) {
    const failing = built(bin);
    claim(failing.status === 0 && failing.stderr.includes('[no-documents]'), `a pandoc that fails is a warning (${turn} build): ${failing.stderr}`);
    claim(same(treeOf(output), tree), 'the site is the one without documents');
  }
  claim(built(bin, '--strict').status === 1 && same(treeOf(output), tree), 'with --strict nothing is published');
}

try {
  const [first, second] = [join(work, 'first'), join(work, 'second')];
  writeSite(first, 'first');
  writeSite(second, 'second');
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  whereAndWhen(first);
  withoutDocuments();
  await killedBuilds(first, second, random);
  await buildsBesideEachOther(first, second);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
