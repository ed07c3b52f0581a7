// How long an edit takes to be seen: from close() of the saved file to the last byte of the page at a client that is
// told of the change as a browser is. Prints a table of medians and 95th percentiles, of the processor time an edit
// takes (which does not depend on what else the machine does), and of the memory the preview has; asserts nothing.
// tests/preview/bench runs it on the benchmark's sites.
//
// usage: node tests/preview/bench.mjs PROGRAM THEMES SITE [RUNS]     changes the site
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve } from 'node:path';

const [program, themes, site] = process.argv.slice(2, 5).map((path) => resolve(path));
const runs = Number(process.argv[5] ?? 20);
const marker = () => `MK${Math.random().toString(36).slice(2, 10)}`; // capitals stay where a title is in a sentence
const read = (path) => readFileSync(join(site, path), 'utf8');
const save = (path, text) => writeFileSync(join(site, path), text);

// A page that 200 link to, and a theme of the site's own.
const pages = readdirSync(join(site, 'guidance')).filter((name) => name.endsWith('.md')).sort();
const [hub, linking] = [pages[0], pages.slice(1, Math.min(201, pages.length))];
const id = (name) => name.replace(/^\d+-/, '').replace(/\.md$/, '');
const title = (text, words) => text.replace(/^title = .*$/m, `title = "${words}"`);
if (!existsSync(join(site, 'theme'))) {
  for (const name of linking) save(`guidance/${name}`, `${read(`guidance/${name}`)}\nSee [[${id(hub)}]].\n`);
  mkdirSync(join(site, 'theme/templates'), { recursive: true });
  save('theme/theme.toml', 'name = "Own"\nextends = "civic"\n');
  const template = readdirSync(join(themes, 'civic/templates'), { recursive: true }).find((name) => /(^|\/)page\.mustache$/.test(name));
  cpSync(join(themes, 'civic/templates', template), join(site, 'theme/templates/page.mustache'));
  save('site.toml', `theme = "theme"\n${read('site.toml').replace(/^theme = .*\n/m, '')}`);
}
const glossary = `glossary/${readdirSync(join(site, 'glossary'))[0]}`;
const [[, term]] = [...read(glossary).matchAll(/^## (.+)$/gm)];

const edits = {
  'the body of a page': (mark) => (save(`guidance/${pages[7]}`, `${read(`guidance/${pages[7]}`)}\n${mark}\n`), `guidance/${id(pages[7])}.html`),
  'a title that 200 pages link': (mark) => (save(`guidance/${hub}`, title(read(`guidance/${hub}`), mark)), `guidance/${id(linking.at(-1))}.html`),
  'what a term means': (mark) => (save(glossary, read(glossary).replace(/^(## .+\n(?:\w.*\n)*\n)/m, `$1${mark} `)), `glossary/${id(term.toLowerCase().replaceAll(' ', '-'))}.html`),
  'the name of a term': (mark) => {
    save(glossary, read(glossary).replace(/^## .+$/m, `## ${mark} {#${term.toLowerCase().replaceAll(' ', '-')}}\nAlso: ${term}`).replace(/^(Also: .*)\nAlso: .*$/m, '$1'));
    return `glossary/${term.toLowerCase().replaceAll(' ', '-')}.html`;
  },
  'a template': (mark) => (save('theme/templates/page.mustache', `${read('theme/templates/page.mustache')}<!-- ${mark} -->`), `guidance/${id(pages[9])}.html`),
};

const port = 8300 + Math.floor(Math.random() * 300);
const server = spawn(program, ['serve', site, '--as-of', '2026-01-01', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
await new Promise((done) => server.stdout.on('data', (part) => /Ctrl-C/.test((said += part)) && done()));

const page = (path) =>
  new Promise((done) => get({ host: '127.0.0.1', port, path: `/${path}` }, (response) => {
    let text = '';
    response.on('data', (part) => (text += part)).on('end', () => done(text));
  }));
let told = () => {};
get({ host: '127.0.0.1', port, path: '/-/events' }, (response) => response.on('data', () => told()).on('error', () => {}));
await new Promise((done) => (told = done));

console.log(`${pages.length} pages, load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}, ${runs} edits of each`);
console.log(`${''.padEnd(32)}${'median ms'.padStart(10)}${'95 % ms'.padStart(10)}${'cpu ms'.padStart(10)}`);
// In hundredths of a second.
const used = () => readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, each) => sum + Number(each), 0);
for (const [what, edit] of Object.entries(edits)) {
  const times = [];
  const before = used();
  for (let i = 0; i < runs; i++) {
    const mark = marker();
    let news = new Promise((done) => (told = done));
    const path = edit(mark);
    const start = performance.now();
    for (;;) {
      if (performance.now() - start > 60000) throw new Error(`${what}: not seen at ${path} within a minute:\n${said.slice(-2000)}`);
      await Promise.race([news, new Promise((done) => setTimeout(done, 2000))]);
      news = new Promise((done) => (told = done));
      if ((await page(path)).includes(mark)) break;
    }
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 150));
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0).padStart(10);
  console.log(what.padEnd(32) + at(0.5) + at(0.95) + (((used() - before) * 10) / runs).toFixed(0).padStart(10));
}
const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1] / 1024;
console.log(`${'memory'.padEnd(32)}${memory.toFixed(0).padStart(10)} MB`);
server.kill('SIGINT');
process.exit(0);
