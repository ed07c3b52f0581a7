// `scrutineer serve`: whatever is edited, what it serves is what a clean build of the same files makes, but for the
// line that lets a page follow; it answers to this machine alone, about this site alone.
//
// usage: node tests/preview/run.mjs PROGRAM [EDITS]
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(process.argv[2]);
const edits = Number(process.argv[3] ?? 30);
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer preview-'));
const site = join(work, 'site');
const output = join(work, 'built');
const env = { PATH: '', XDG_CACHE_HOME: join(work, 'cache') };
const asOf = ['--as-of', '2026-01-15'];
const line = /<script src="\/-\/script\.js" data-page="[0-9a-f]{32}"><\/script>\n/;

let passed = 0;
let failed = 0;
function claim(holds, text) {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}`);
}

// The same edits every time.
let seed = 20260115;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

// Paths go as they are written: `fetch` would tidy them.
const ask = (port, path, headers = {}, method = 'GET') =>
  new Promise((done, fail) => {
    const asked = request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', fail);
    asked.end();
  });

const started = [];
function start(...options) {
  const child = spawn(program, ['serve', site, ...asOf, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  child.said = '';
  child.serves = new Promise((done) => {
    const hear = (text) => {
      child.said += text;
      const address = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(child.said);
      if (address) done(Number(address[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  child.ended = new Promise((done) => child.on('close', (code) => done(code)));
  return child;
}

// What open pages are told, the newest last; `next` waits for one that fits.
function listen(port) {
  const told = [];
  let waiting = null;
  const request = get({ port, host: '127.0.0.1', path: '/-/events' }, (response) => {
    let text = '';
    response.on('data', (part) => {
      text += part;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        if (event.startsWith('data: ')) told.push(JSON.parse(event.slice(6)));
        waiting?.();
      }
    });
    response.on('error', () => {});
  });
  request.on('error', () => {});
  const next = async (fits) => {
    const until = Date.now() + 30000;
    let seen = 0;
    let last = null;
    for (;;) {
      for (; seen < told.length; last = told[seen++]) if (fits(told[seen])) return told.splice(0, seen + 1).at(-1);
      if (Date.now() > until) throw new Error(`within 30 s nothing fitting was told; the last was ${JSON.stringify(last)}`);
      await new Promise((woken) => {
        const timer = setTimeout(woken, 200);
        waiting = () => (clearTimeout(timer), woken());
      });
    }
  };
  return { next, end: () => request.destroy() };
}

const page = (title, words) => `+++\ntitle = "${title}"\nsummary = "About ${title}."\n+++\n\n${words}\n`;
const guidance = () => readdirSync(join(site, 'guidance')).filter((name) => name.endsWith('.md'));
const any = (list) => list[random(list.length)];
let made = 0;

// Each leaves a site without mistakes.
const kindsOfEdit = {
  body() {
    const path = join(site, 'guidance', any(guidance()));
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nMore of it, ${++made}.\n`);
  },
  title() {
    const path = join(site, 'guidance', any(guidance()));
    writeFileSync(path, readFileSync(path, 'utf8').replace(/title = ".*"/, `title = "Renamed ${++made}"`));
  },
  add() {
    const name = `page-${++made}`;
    writeFileSync(join(site, 'guidance', `${name}.md`), page(`Page ${made}`, `It leads [home](../index.md) and to [[${any(guidance()).slice(0, -3)}]].`));
    writeFileSync(join(site, 'index.md'), `${readFileSync(join(site, 'index.md'), 'utf8')}\n[[${name}]]\n`);
  },
  folder() {
    const name = `deep-${++made}`;
    mkdirSync(join(site, 'manual', name), { recursive: true });
    writeFileSync(join(site, 'manual', name, 'part.md'), page(`Part ${made}`, 'In a new folder.'));
  },
  // As editors do that write a new file and put it in the place of the old one.
  replace() {
    const path = join(site, 'guidance', any(guidance()));
    const text = readFileSync(path, 'utf8');
    writeFileSync(`${path}.new~`, `${text}\nReplaced, ${++made}.\n`);
    renameSync(`${path}.new~`, path);
  },
  term() {
    mkdirSync(join(site, 'glossary'), { recursive: true });
    writeFileSync(join(site, 'glossary', 'terms.md'), `+++\ntitle = "Terms"\nsummary = "What words mean."\n+++\n\n## More\n\nMeaning ${++made}.\n`);
  },
  settings() {
    const path = join(site, 'site.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/title = ".*"/, `title = "Site ${++made}"`));
  },
};

function build() {
  rmSync(output, { recursive: true, force: true });
  const { status, stderr } = spawnSync(program, ['build', site, '--output', output, ...asOf], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the clean build failed: ${stderr}`);
  return readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.path, entry.name).slice(output.length + 1));
}

async function differences(port) {
  const wrong = [];
  for (const path of build()) {
    const { status, body } = await ask(port, '/' + path.split('/').map(encodeURIComponent).join('/'));
    const served = path.endsWith('.html') ? Buffer.from(body.toString().replace(line, '')) : body;
    if (status !== 200 || !served.equals(readFileSync(join(output, path)))) wrong.push(path);
  }
  return wrong;
}

async function main() {
  mkdirSync(join(site, 'guidance'), { recursive: true });
  writeFileSync(join(site, 'site.toml'), 'title = "Site"\norganisation = "Council"\nsummary = "A site."\n');
  writeFileSync(join(site, 'index.md'), page('Home', 'Read [[one]] and [[two]].'));
  writeFileSync(join(site, 'guidance', 'one.md'), page('One', 'See [[two]].'));
  writeFileSync(join(site, 'guidance', 'two.md'), page('Two', 'See [[one]]. <b>&</b>'));

  const server = start('--port', String(await freePort()));
  const port = await server.serves;
  const pages = listen(port);
  await pages.next(() => true);

  claim((await differences(port)).length === 0, 'what is served at first is what a build makes');
  for (let i = 0; i < edits; i++) {
    const kind = any(Object.keys(kindsOfEdit));
    kindsOfEdit[kind]();
    await pages.next(({ summary }) => summary.errors === 0);
    // A save that is several changes may be told of twice.
    let wrong = await differences(port);
    if (wrong.length > 0) {
      await new Promise((done) => setTimeout(done, 700));
      wrong = await differences(port);
    }
    claim(wrong.length === 0, `after edit ${i} (${kind}) these are not what a build makes: ${wrong.join(', ')}`);
  }

  const good = readFileSync(join(site, 'guidance', 'one.md'), 'utf8');
  const before = (await ask(port, '/guidance/one.html')).body;
  writeFileSync(join(site, 'guidance', 'one.md'), `${good}\nA slip: [[tow]].\n`);
  const { diagnostics } = await pages.next(({ summary }) => summary.errors > 0);
  claim(diagnostics.some(({ code, source, line }) => code === 'unknown-reference' && source === 'guidance/one.md' && line > 0), 'open pages are told what is wrong, and where');
  claim((await ask(port, '/guidance/one.html')).body.equals(before), 'the last good version stays');
  const source = await ask(port, '/-/source/guidance/one.md');
  claim(source.status === 200 && source.body.includes('A slip: [[tow]].') && source.body.includes('id="L1"'), 'the file that is wrong can be read');
  writeFileSync(join(site, 'guidance', 'one.md'), good);
  await pages.next(({ summary }) => summary.errors === 0);
  claim((await differences(port)).length === 0, 'when it is mended, what is served is what a build makes');

  renameSync(site, `${site}-away`);
  await pages.next(({ diagnostics }) => diagnostics.some(({ code }) => code === 'machine'));
  claim((await ask(port, '/guidance/one.html')).status === 200, 'when the folder is away, the last good version stays');
  renameSync(`${site}-away`, site);
  await pages.next(({ summary }) => summary.errors === 0);
  writeFileSync(join(site, 'guidance', 'one.md'), `${good}\nAfter it was away.\n`);
  await pages.next(({ summary }) => summary.errors === 0);
  claim((await differences(port)).length === 0, 'when it is back, what is served is what a build makes');

  const notUnicode = Buffer.concat([Buffer.from(join(site, 'guidance', 'a')), Buffer.from([0xff]), Buffer.from('.md')]);
  writeFileSync(notUnicode, 'no page');
  await pages.next(({ summary }) => summary.errors > 0);
  rmSync(notUnicode);
  await pages.next(({ summary }) => summary.errors === 0);
  claim((await ask(port, '/')).status === 200, 'a file whose name is not Unicode ends nothing');

  writeFileSync(join(work, 'secret.md'), 'secret');
  for (const path of ['/../secret.md', '/%2e%2e/secret.md', '/guidance/../../secret.md', '/..%2fsecret.md', '/-/source/../secret.md', '/-/source/%2e%2e/secret.md', '/site.toml', '/-/nothing'])
    claim((await ask(port, path)).status === 404, `${path} is not served`);
  claim((await ask(port, '/', { host: 'evil.example' })).status === 403, 'a page under another name is refused');
  claim((await ask(port, '/guidance')).status === 301, 'a folder without its slash leads to the folder');
  claim((await ask(port, '/', { host: `LOCALHOST:${port}` })).status === 200, 'names of machines are the same in capitals');
  const posted = await ask(port, '/', {}, 'POST');
  claim(posted.status === 405 && posted.headers.allow === 'GET, HEAD', 'what is sent is refused, with what is allowed');
  claim((await ask(port, '/favicon.ico')).status === 204, 'an icon that browsers ask for, and the site has not, is no mistake');
  claim((await ask(port, '/none.html')).body.includes('<h1'), 'what is not there is the page 404.html');
  claim(/script-src 'self'/.test((await ask(port, '/')).headers['content-security-policy']), 'pages come with a policy');

  const second = start('--port', String(port));
  claim((await second.ended) === 2 && second.said.includes(`port ${port} is taken`), 'a port that is taken is told');

  server.kill('SIGINT');
  claim((await server.ended) === 0, 'Ctrl-C ends it, open pages or not');
  pages.end();
}

try {
  await main();
} finally {
  for (const child of started) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
