// `check`: its formats, only what an edit touched, again after each change, and links to other websites.
//
// usage: node tests/commands/check.mjs PROGRAM
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { as_of, claim, finish, program, run, work, write } from './claims.mjs';

const settings = 'title = "T"\norganisation = "O"\nsummary = "S."\n';
const front = (title) => `+++\ntitle = "${title}"\nsummary = "About it."\n+++\n`;
function begin(files) {
  rmSync(join(work, 'site'), { recursive: true, force: true });
  write('site/site.toml', settings);
  write('site/index.md', front('Home'));
  for (const [path, text] of Object.entries(files)) write(join('site', path), text);
}
const json = (...more) => JSON.parse(run(['check', 'site', '--format', 'json', '--as-of', as_of, ...more.flat()], with_path).out);
const with_path = { env: { PATH: process.env.PATH, HOME: work, XDG_CACHE_HOME: join(work, 'cache') } };
const places = (report) => report.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`).join(', ');

// ---- annotations for GitHub -------------------------------------------------------------------------------

begin({ 'guidance/100%, or: less.md': `${front('A')}[here](../index.md) and [[slugh]]\n` });
{
  const { out, status } = run(['check', 'site', '--format', 'github', '--as-of', as_of]);
  const lines = out.split('\n').filter((line) => line.startsWith('::'));
  claim(status === 1, 'annotations come with the exit code of the check');
  claim(lines.some((line) => line.startsWith('::error file=site/guidance/100%25%2C or%3A less.md,line=5,col=25,endColumn=31,title=unknown-reference::nothing has the id "slugh"%0A')), 'an error is an annotation, with what would end it escaped', out);
  claim(lines.some((line) => line.startsWith('::warning file=site/guidance/100%25%2C or%3A less.md,line=5,col=1,endColumn=19,title=link-words::')), 'and so is a warning', out);
  claim(run(['check', 'site', '--format', 'sarif']).status === 2, 'a format that there is not is refused');
  claim(run(['build', 'site', '--format', 'github']).status === 2, 'build has no annotations');
}

// ---- what an edit touched ---------------------------------------------------------------------------------

const git = (...words) => spawnSync('git', ['-C', join(work, 'site'), '-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...words], { encoding: 'utf8', env: with_path.env });

begin({ 'guidance/a.md': front('A') });
{
  const none = run(['check', 'site', '--since', 'HEAD'], with_path);
  claim(none.status === 2 && none.err.includes('is in no repository of Git'), 'a site in no repository is refused', none.err);
  const without = run(['check', 'site', '--since', 'HEAD']);
  claim(without.status === 2 && without.err.includes('git, which is not installed'), 'a machine without git is refused', without.err);
}
const line = (n) => `A line [${n}](missing-${n}.md).\n`;
let made = 0;
let text = Array.from({ length: 12 }, () => line(made++));
const page = (lines) => front('A') + lines.join('');
const odd = 'guidance/"an é\\.md';
begin({ 'guidance/a.md': page(text), [odd]: front('B') + line('x') });
git('init', '-q');
git('add', '-A');
git('commit', '-qm', 'one');
{
  const unknown = run(['check', 'site', '--since', 'mian'], with_path);
  claim(unknown.status === 2 && unknown.err.includes('the repository has no commit "mian"'), 'a commit that there is not is refused', unknown.err);
  const option = run(['check', 'site', '--since=--output=/tmp/x'], with_path);
  claim(option.status === 2 && option.err.includes('no commit'), 'a commit that looks like an option is none', option.err);
  claim(json('--since', 'HEAD').diagnostics.length === 0, 'where nothing has changed nothing is told');
  const human = run(['check', 'site', '--since', 'HEAD'], with_path);
  claim(human.status === 0 && /Not shown: \d+ more, where nothing has changed since HEAD/.test(human.out), 'what is left out is counted', human.out);
}
// Each line is a mistake of its own; those that are new are told, whatever was changed.
let seed = 7;
const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const kept = new Set(text);
for (let round = 0; round < 25; ++round) {
  const at = below(text.length + 1);
  if (below(3) > 0) text.splice(at, 0, line(made++));
  else if (text.length > 3) text.splice(Math.min(at, text.length - 1), 1, ...(below(2) ? [line(made++)] : []));
  writeFileSync(join(work, 'site/guidance/a.md'), page(text));
  const expected = text.flatMap((each, i) => (kept.has(each) ? [] : [`site/guidance/a.md:${i + 5} broken-link`])).join(', ');
  const report = json('--since', 'HEAD');
  if (!claim(places(report) === expected, `round ${round}: the lines that are new are told`, `${places(report)}\n${expected}`)) break;
}
writeFileSync(join(work, 'site/guidance/a.md'), page([...kept]));
appendFileSync(join(work, 'site', odd), '++ b/guidance/a.md\n\n@@ -1 +1,9 @@ [y](missing-y.md)\n');
write('site/guidance/new.md', front('N') + line('n'));
claim(places(json('--since', 'HEAD')).replaceAll('\\', '/') === `site/${odd.replaceAll('\\', '/')}:8 broken-link, site/guidance/new.md:5 broken-link`, 'names and lines may look like anything, and a file that Git does not know is new', places(json('--since', 'HEAD')));
begin({});
{
  rmSync(join(work, 'site/.git'), { recursive: true, force: true });
  write('site/site.toml', `${settings}[checks]\nno-owner = "error"\n`);
  write('site/guidance/a.md', `${front('A')}Words.\n`);
  write('site/guidance/b.md', `${front('B')}Words.\n`);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'one');
  appendFileSync(join(work, 'site/guidance/b.md'), '\nMore words.\n');
  claim(places(json('--since', 'HEAD')) === 'site/guidance/b.md:2 no-owner', 'what is said of a whole page is told of a page that has changed', places(json('--since', 'HEAD')));
  // Programs that a repository names are not run.
  git('config', 'diff.external', `touch ${join(work, 'ran')}`);
  git('config', 'core.fsmonitor', `touch ${join(work, 'ran')}`);
  json('--since', 'HEAD');
  claim(spawnSync('ls', [join(work, 'ran')]).status !== 0, 'a repository cannot name programs that are run');
}

// ---- other websites ---------------------------------------------------------------------------------------

{
  const asked = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    most = Math.max(most, ++open);
    setTimeout(() => {
      --open;
      const path = request.url;
      if (path === '/moved') response.writeHead(302, { location: '/there' });
      else if (path === '/circle') response.writeHead(302, { location: '/circle' });
      else if (path === '/no-head' && request.method === 'HEAD') response.writeHead(405);
      else if (path === '/hangs-up') return request.socket.destroy();
      else response.writeHead({ '/gone': 410, '/missing?a=1': 404, '/secret': 403, '/broken': 500 }[path] ?? 200);
      response.end(request.method === 'HEAD' ? '' : 'x'.repeat(1000));
    }, 20);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const at = `http://127.0.0.1:${server.address().port}`;
  const closed = createServer();
  await new Promise((ready) => closed.listen(0, '127.0.0.1', ready));
  const nobody = `http://127.0.0.1:${closed.address().port}`;
  await new Promise((ready) => closed.close(ready));
  begin({
    'guidance/a.md': `${front('A')}[One](${at}/there#place), [again](${at}/there), [two](${at}/moved), [three](${at}/no-head),\n[four](${at}/missing?a=1),\n<${at}/gone>,\n[six](${at}/secret), <!-- allow: unanswered-link because it answers people only -->\n[seven](${at}/broken),\n[eight](${at}/hangs-up),\n[nine](${at}/circle),\n[ten](${nobody}/).\n[eleven](mailto:a@example.org)\n`,
    'sources.toml': `[[source]]\nid = "s"\ntitle = "S"\nby = ["A"]\nurl = "${at}/gone"\nfurther_reading = true\n`,
  });
  const child = (more) =>
    new Promise((done) => {
      const process_ = spawn(program, ['check', 'site', '--format', 'json', '--as-of', as_of, ...more], { cwd: work, env: with_path.env });
      let out = '';
      process_.stdout.on('data', (data) => (out += data));
      process_.on('close', () => done(JSON.parse(out)));
    });
  const without = await child([]);
  claim(asked.length === 0 && !without.diagnostics.some(({ code }) => /dead-link|unanswered-link/.test(code)), 'nobody is asked without --links', places(without));
  claim(places(without).includes('site/guidance/a.md:8 excuse-unused') === false, 'an excuse of a link is not called unused when nobody is asked', places(without));
  const found = await child(['--links']);
  const expected = ['site/guidance/a.md:6 dead-link', 'site/guidance/a.md:7 dead-link', ...[9, 10, 11, 12].map((n) => `site/guidance/a.md:${n} unanswered-link`), 'site/sources.toml:2 dead-link'].join(', ');
  claim(places({ diagnostics: found.diagnostics.filter(({ code }) => code !== 'orphan' && code !== 'unused-source') }) === expected, 'pages that are gone are told, and those of which nothing is known', places(found));
  const said = found.diagnostics.map(({ message }) => message).join('\n');
  for (const words of ['answers 404', 'answers 410', 'answers 500', 'did not answer in time, or not as a website does', 'without end', 'cannot be reached']) claim(said.includes(words), `it is said that a page ${words}`, said);
  claim(asked.filter((each) => each.endsWith(' /there')).length === 2 && asked.filter((each) => each.endsWith(' /gone')).length <= 2, 'an address is asked for once, but where another leads to it', asked.join('\n'));
  claim(most === 1, 'a website is asked one question at a time', String(most));
  server.close();
}

// ---- again after each change ------------------------------------------------------------------------------

{
  begin({ 'guidance/a.md': `${front('A')}[[slugh]]\n` });
  const process_ = spawn(program, ['check', 'site', '--watch', '--as-of', as_of], { cwd: work, env: with_path.env });
  let out = '';
  let heard = () => {};
  for (const stream of [process_.stdout, process_.stderr])
    stream.on('data', (data) => {
      out += data;
      heard();
    });
  const until = (what) =>
    new Promise((done) => {
      const late = setTimeout(() => done(false), 30_000);
      heard = () => what.test(out) && (clearTimeout(late), done(true));
      heard();
    });
  claim(await until(/unknown-reference[\s\S]*1 error, 0 warnings[\s\S]*Ctrl-C/), 'the first check is told', out);
  out = '';
  writeFileSync(join(work, 'site/guidance/a.md'), `${front('A')}[Words](../index.md)\n`);
  claim(await until(/0 errors, 0 warnings/), 'a change is checked', out);
  out = '';
  mkdirSync(join(work, 'site/guidance/deeper'));
  writeFileSync(join(work, 'site/guidance/deeper/b.md'), `${front('B')}[[slugh]]\n`);
  claim(await until(/deeper\/b\.md:5:1: error/), 'and so is a new file in a new folder', out);
  const ended = new Promise((done) => process_.on('close', (code) => done(code)));
  process_.kill('SIGINT');
  claim((await ended) === 0, 'Ctrl-C ends it');
}

finish();
