// `scrutineer init` and `new`, and the tutorials, README.md of the starter "leisure" and docs/first-site.md: they are
// followed step by step, with the program itself, and what they say a reader will see is compared with what comes.
//
// usage: node tests/starter/run.mjs PROGRAM
//
// What stands in their fenced blocks, by the words behind the fence:
//   sh                    commands, a line each; `scrutineer serve` goes on until the end
//   text                  what the command before prints; a line "…" is any number of lines, "…" in a line any text
//   LANGUAGE file=PATH find | replace | append | create
//                         an edit; `find` is what stands in the file once, `replace` what stands there instead
//   text page=PATH        lines that the page of that address holds, tags left out
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const program = resolve(process.argv[2]);
const repository = resolve(dirname(new URL(import.meta.url).pathname), '../..');
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer starter-'));
const env = { PATH: '', XDG_CACHE_HOME: join(work, 'cache') };

let passed = 0;
let failed = 0;
function claim(holds, text, more = '') {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}${more && `\n${more}`}`);
}

const timeless = (text) => text.replace(/, \d+\.\d+ s\b/g, ''); // times differ from run to run
// Both streams, in one text.
function run(words) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: work, env, encoding: 'utf8' });
  return { status, said: timeless(stderr + stdout) };
}
const check = (site, ...more) => {
  const { stdout } = spawnSync(program, ['check', site, '--format', 'json', ...more], { cwd: work, env, encoding: 'utf8' });
  return JSON.parse(stdout).diagnostics;
};
const read = (path) => readFileSync(join(work, path), 'utf8');
const told = (diagnostics) => diagnostics.map(({ file, line, code, message }) => `${file}:${line}: ${code}: ${message}`).join('\n');

// ---- init -----------------------------------------------------------------------------------------------

for (const starter of ['empty', 'leisure']) {
  const { status, said } = run(['init', `a site/${starter}`, '--starter', starter]);
  claim(status === 0 && said.includes('scrutineer serve'), `init makes a site from ${starter} and says what to do next`, said);
  const diagnostics = check(`a site/${starter}`, '--strict');
  claim(diagnostics.length === 0, `the starter ${starter} has no mistake`, told(diagnostics));
}
claim(readFileSync(join(work, 'a site/leisure/README.md'), 'utf8').includes('scrutineer init'), 'the tutorial comes with the site');
mkdirSync(join(work, 'holds something'));
writeFileSync(join(work, 'holds something', '.git'), '');
for (const [folder, message] of [
  ['a site/empty', 'scrutineer: a site/empty: a site begins in a new folder or an empty one, and this holds "guidance" and more'],
  ['holds something', 'scrutineer: holds something: a site begins in a new folder or an empty one, and this holds ".git"\n'],
  ['holds something/.git', 'scrutineer: holds something/.git: this is a file, and a site is a folder'],
]) {
  const { status, said } = run(['init', folder]);
  claim(status === 2 && said.startsWith(message), `init leaves ${folder} as it is, and says why`, said);
}
claim(run(['init', 'none', '--starter', 'leisre']).said.includes('did you mean "leisure"?'), 'a starter that is mistyped is told with the nearest');
claim(!existsSync(join(work, 'none')), 'and nothing is made');

// ---- new ------------------------------------------------------------------------------------------------

const kinds = {
  page: 'guidance/reading-accounts',
  source: 'audit-2025',
  model: 'trust',
  'case-study': 'north-town',
  'risk-register': 'trust-risks',
  'factor-set': 'trust-aims',
  'question-bank': 'trust-questions',
  'rule-set': 'trust-rules',
  appraisal: 'five-ways',
  decision: 'cabinet-2026',
  checklist: 'first-meeting',
  glossary: 'short-words',
};
const place = (kind, id) =>
  ({ page: `${id}.md`, source: 'sources.toml', model: `models/${id}.md`, 'case-study': `case-studies/${id}.md`, 'risk-register': `risks/${id}.toml`, 'factor-set': `factors/${id}.toml`, 'question-bank': `questions/${id}.toml`, 'rule-set': `rules/${id}.toml`, appraisal: `appraisals/${id}.toml`, decision: `decisions/${id}.md`, checklist: `checklists/${id}.toml`, glossary: `glossary/${id}.md` })[kind];

// What only an editor can know stands in "", and what no source is named for, or nothing uses yet, is told.
const unknown = new Set(['no-source', 'unused-term', 'unused-source', 'unused-rule']);
for (const [kind, id] of Object.entries(kinds)) {
  const { status, said } = run(['new', kind, id, 'a site/empty', '--title', `A "${kind}"`]);
  const path = `a site/empty/${place(kind, id)}`;
  claim(status === 0 && said.includes(path), `new ${kind} says what it wrote`, said);
  const lines = read(path).split('\n');
  const others = check('a site/empty').filter(
    ({ file, line, code }) => !unknown.has(code) && !(file === path && lines[line - 1].includes('""')),
  );
  claim(others.length === 0, `what new ${kind} writes is well formed but for what only its editor knows`, told(others));
  claim(run(['new', kind, id, 'a site/empty']).status === 2 && read(path) === lines.join('\n'), `new ${kind} does not write again`);
  // What the editor fills in.
  writeFileSync(
    join(work, path),
    lines
      .join('\n')
      .replace('date = ""', 'date = "2026-01-15"')
      .replace('source = { id = "", where = "" }', 'source = { id = "first-source", where = "page 1" }')
      .replaceAll('""', '"What the editor knows"'),
  );
  const left = check('a site/empty').filter(({ code }) => !unknown.has(code));
  claim(left.length === 0, `what new ${kind} writes, filled in, is right`, told(left));
}
for (const [words, message] of [
  [['modle', 'a'], 'there is no kind "modle"\n      = did you mean "model"?'],
  [['thing', 'a'], 'the kinds are page, model, case-study,'],
  [['model', 'First Page'], '"First Page" is no id: lower-case letters, digits and hyphens make one\n      = did you mean "first-page"?'],
  [['model', 'first-page'], 'guidance/first-page.md: the site has the id "first-page" already'],
  [['page', 'models/first'], 'models/ holds no pages\n      = scrutineer new model first puts a file there'],
]) {
  const { status, said } = run(['new', ...words, 'a site/empty']);
  claim(status === 2 && said.includes(message), `new ${words.join(' ')} says what is wrong`, said);
}

// ---- the tutorial ---------------------------------------------------------------------------------------

// Blocks between fences of three back quotes or more, with the words behind the fence and the line they begin on.
function blocks(text) {
  const result = [];
  let open = null;
  text.split('\n').forEach((line, index) => {
    const fence = /^(`{3,})(.*)$/.exec(line);
    if (!open && fence) open = { fence: fence[1], words: fence[2].trim().split(/\s+/), line: index + 1, lines: [] };
    else if (open && line === open.fence) result.push(open), (open = null);
    else open?.lines.push(line);
  });
  return result;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// "…" on a line of its own is any number of lines, in a line any text.
const pattern = (lines) =>
  new RegExp(`^${lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escaped).join('.*')}\\n`)).join('')}$`);

// Empty while there is no such page, or nobody to ask.
const ask = (port, path) =>
  new Promise((done) => {
    get({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part));
      response.on('end', () => done(response.statusCode === 200 ? text : ''));
    }).on('error', () => done(''));
  });
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
const words = (html) =>
  html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/\s+/g, ' ');

let server = null;
async function serve(site) {
  const port = await freePort();
  server = spawn(program, ['serve', site, '--port', String(port)], { cwd: work, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise((done) => {
    const hear = (text) => /http:.*\n/.test((said += text)) && done();
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('close', done);
  });
  return { port, said: timeless(said).replaceAll(String(port), '8000') };
}
// A page follows what is saved, within a few seconds.
async function holds(port, path, line) {
  for (let glance = 0; glance < 300; ++glance) {
    if (words(await ask(port, path)).includes(line)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

// Follows a text. Gives how many lines a reader has typed.
async function follow(name) {
  let said = '';
  let found = null;
  let port = 0;
  let typed = 0;
  let commands = 0;
  for (const { words: [language, mark = '', act], line, lines } of blocks(readFileSync(join(repository, name), 'utf8'))) {
    const at = `${name}:${line}`;
    const text = lines.join('\n');
    const file = /^file=(.+)$/.exec(mark)?.[1];
    const page = /^page=(.+)$/.exec(mark)?.[1];
    if (language === 'sh') {
      for (const command of lines) {
        const [name, ...given] = command.match(/"[^"]*"|\S+/g).map((word) => word.replaceAll('"', ''));
        claim(name === 'scrutineer', `${at} runs the program`, command);
        if (given[0] === 'serve') ({ port, said } = await serve(given[1]));
        else ({ said } = run(given));
        typed += 1;
        commands += 1;
      }
    } else if (file) {
      const before = existsSync(join(work, file)) ? read(file) : '';
      typed += act === 'find' ? 0 : lines.length;
      if (act === 'find') {
        claim(before.split(text).length === 2, `${at} stands in ${file} once`, text);
        found = { file, text };
      } else if (act === 'replace') {
        claim(found?.file === file, `${at} says what stands in ${file} before`);
        writeFileSync(join(work, file), before.replace(found.text, () => text));
      } else {
        claim(act === 'append' ? before !== '' : act === 'create' && before === '', `${at} has ${file} to ${act} to`);
        mkdirSync(dirname(join(work, file)), { recursive: true });
        writeFileSync(join(work, file), `${before}${text}\n`);
      }
    } else if (page) {
      for (const sight of lines) claim(await holds(port, `/${page}`, sight), `${at}: ${page} says “${sight}”`, words(await ask(port, `/${page}`)).slice(0, 2000));
    } else if (language === 'text') {
      claim(pattern(lines).test(said), `${at} says what the program prints`, `--- it says\n${text}\n--- it printed\n${said}`);
    }
  }
  server?.kill('SIGKILL');
  console.log(`${name}: ${typed} lines typed.`);
  return { typed, commands };
}

async function tutorials() {
  const { commands } = await follow('starters/leisure/README.md');
  claim(commands >= 8, 'the tutorial has commands');
  copyFileSync(join(repository, 'tests/imports/leisure/leisure.xlsx'), join(work, 'leisure.xlsx'));
  const { typed } = await follow('docs/first-site.md');
  claim(typed < 40, 'from an empty folder to a site with an appraisal takes less than forty lines', `${typed}`);
  for (const site of ['my-site', 'our-site']) {
    const diagnostics = check(site, '--strict');
    claim(diagnostics.length === 0, `at its end ${site} has no mistake`, told(diagnostics));
  }
}

try {
  await tutorials();
} finally {
  server?.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
