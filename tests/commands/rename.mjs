// `scrutineer rename`, of something of each kind of the example site: the site is free of mistakes afterwards, has the
// same pages but for those of the thing renamed, and what changed is its name alone.
//
// usage: node tests/commands/rename.mjs PROGRAM
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { as_of, check, claim, copy, finish, json_of, read, run, told, work, write } from './claims.mjs';

const listing = (folder) => readdirSync(join(work, folder), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.path ?? each.parentPath, each.name).slice(join(work, folder).length + 1)).sort();
const build = (site, output) => run(['build', site, '--output', output, '--as-of', as_of, '--strict']);

copy('content', 'content');
build('content', 'before');
const pages = listing('before').filter((path) => path.endsWith('.html'));
const things = [...json_of(['list']).things, ...['question', 'rule', 'risk', 'factor'].flatMap((part) => json_of(['list', part]).things)];
const linked = (id) => json_of(['show', id]).linked_from?.length ?? 0;

// ---- one of each kind -----------------------------------------------------------------------------------

for (const kind of ['page', 'model', 'case-study', 'appraisal', 'decision', 'risk-register', 'factor-set', 'source', 'question-bank', 'rule-set', 'checklist', 'question', 'rule', 'risk', 'factor']) {
  const ours = things.filter((thing) => thing.kind === kind && thing.file && !thing.file.endsWith('/index.md') && thing.id !== 'index');
  const { id, file } = kind === 'page' ? ours.find((thing) => thing.id === 'accountability-and-governance') : ours.find((thing) => linked(thing.id) > 1) ?? ours[0];
  const renamed = `${id}-renamed`;
  copy('content', 'site');
  const { status, out, err } = run(['rename', id, renamed, 'site', '--no-redirect']);
  if (!claim(status === 0 && out.includes(`to "${id}", in `), `rename takes the ${kind} ${id}`, out + err)) continue;

  // What changed in any file is the name.
  const before = new Map(listing('content').map((path) => [path, readFileSync(join('content', path))]));
  const changed = [];
  for (const path of listing('site')) {
    const old_path = before.has(path) ? path : path.replace(renamed, id);
    const text = readFileSync(join(work, 'site', path));
    if (text.equals(before.get(old_path))) continue;
    changed.push(path);
    claim(text.toString().replaceAll(renamed, id) === before.get(old_path).toString().replaceAll(renamed, id), `of ${path} the name alone changes with ${id}`);
  }
  const has_file = !['source', 'question', 'rule', 'risk', 'factor'].includes(kind);
  claim(existsSync(join(work, file.replace(/^content/, 'site'))) !== has_file, `the file of the ${kind} is called after it`);

  const built = build('site', 'after');
  claim(built.status === 0, `the site builds --strict after ${id} became ${renamed}`, told(check('site')));
  // Pages of two models are called after both, in the order of the alphabet.
  const plain = (path) => path.replaceAll(renamed, id).replace(/compare-(.*)-and-(.*)\.html/, (_, a, b) => `compare-${[a, b].sort().join('-and-')}.html`);
  const after = listing('after').filter((path) => path.endsWith('.html')).map(plain).sort();
  claim(JSON.stringify(after) === JSON.stringify(pages.map(plain).sort()), `the pages are the same but for those of ${id}`, `${after.filter((path) => !pages.map(plain).includes(path))}`);

  // And back again: the same bytes.
  run(['rename', renamed, id, 'site', '--no-redirect']);
  const differs = listing('site').filter((path) => !before.get(path)?.equals(readFileSync(join(work, 'site', path))));
  claim(differs.length === 0, `${id} can be renamed back`, differs.join('\n'));
}

// ---- a trial --------------------------------------------------------------------------------------------

copy('content', 'site');
{
  const { status, out } = run(['rename', 'slough', 'slough-trust', 'site', '--dry-run', '--no-redirect']);
  claim(status === 0 && out.startsWith('rename from site/case-studies/slough.md\nrename to site/case-studies/slough-trust.md\n'), '--dry-run says which file gets which name', out.slice(0, 300));
  const gone = [...out.matchAll(/^-([^-].*)\n\+(.*)$/gm)];
  claim(gone.length > 10 && gone.every(([, old_line, line]) => old_line !== line && line.replaceAll('slough-trust', 'slough') === old_line), 'and shows each line as it is and as it would be');
  const differs = listing('site').filter((path) => !readFileSync(join('content', path)).equals(readFileSync(join(work, 'site', path))));
  claim(differs.length === 0, 'and changes nothing', differs.join('\n'));
}

// ---- what had the old address ------------------------------------------------------------------------------

for (const [id, file, line] of [
  ['slough', 'case-studies/slough.md', 'redirect_from = ["case-studies/slough.html"]'],
  ['worcestershire-2017', 'appraisals/worcestershire-2017.toml', 'redirect_from = ["appraisals/worcestershire-2017.html"]'],
]) {
  copy('content', 'site');
  const before = read(`site/${file}`);
  const renamed = file.replace(id, `${id}-x`);
  const shown = run(['rename', id, `${id}-x`, 'site', '--dry-run']).out;
  claim(new RegExp(`^@@ -\\d+,0 \\+\\d+ @@\n\\+${line.replace(/[[\].]/g, '\\$&')}$`, 'm').test(shown), `--dry-run shows the line that leads on from ${id}`, shown.slice(0, 400));
  claim(shown.split('\n').filter((each) => /^[-+][^-+]/.test(each)).every((each) => each.includes(id)), 'and no line that stays');
  const { out } = run(['rename', id, `${id}-x`, 'site']);
  claim(out.includes(`${file.replace(/\.\w+$/, '.html')} will lead on to ${renamed.replace(/\.\w+$/, '.html')}.`), `rename says that the address of ${id} leads on`, out);
  claim(read(`site/${renamed}`).split('\n').filter((each) => each === line).length === 1 && read(`site/${renamed}`).split('\n').length === before.split('\n').length + 1, 'it is a line of its own', read(`site/${renamed}`).slice(0, 300));
  claim(build('site', 'led').status === 0 && listing('led').filter((path) => path.endsWith('.html')).length > pages.length, 'the site builds with it');
  for (const path of pages.filter((each) => each === `case-studies/${id}.html` || new RegExp(`^appraisals/${id}(-audit|-table|-option.*)?\\.html$`).test(each)))
    claim(read(`led/${path}`).includes(`content="0; url=${path.split('/').pop().replace(id, `${id}-x`)}"`), `${path} leads on`);
  // Back again, the address is the page's own, and the other leads on; and a third name has both.
  run(['rename', `${id}-x`, id, 'site']);
  claim(read(`site/${file}`).includes(line.replace(id, `${id}-x`)), 'renamed back, the other address leads on', read(`site/${file}`).slice(0, 300));
  run(['rename', id, `${id}-y`, 'site']);
  claim(read(`site/${file.replace(id, `${id}-y`)}`).includes(`redirect_from = ["${file.replace(/\.\w+$/, '')}.html", "${file.replace(/\.\w+$/, '')}-x.html"]`), 'a third name has both');
  run(['rename', `${id}-y`, `${id}-x`, 'site', '--no-redirect']);
  claim(read(`site/${renamed}`).includes(line), '--no-redirect takes out what would be the address of the page', read(`site/${renamed}`).slice(0, 300));
  claim(check('site').filter(({ severity }) => severity === 'error').length === 0, 'and the site has no error', told(check('site')));
}

// ---- references of every form ---------------------------------------------------------------------------

const page = (title, words) => `+++\ntitle = "${title}"\nsummary = "It."\nglossary = false\n+++\n\n${words}\n`;
write('small/site.toml', 'title = "S"\norganisation = "O"\nsummary = "It."\n\n[[navigation]]\ntitle = "A"\nto = "a-page"\n');
write('small/index.md', page('Home', 'See [[a-page]], [[a-page|the a-page]], [[a-page#costs]] and [it](guidance/10-a-page.md#costs).'));
write('small/guidance/index.md', '+++\ntitle = "Guidance"\nsummary = "It."\ncontents = ["a-page"]\n+++\n');
write('small/guidance/10-a-page.md', page('The page', '## Costs\r\n\r\nSee [[a-page]], [this](10-a-page.md), `[[a-page]]` and [[a-page-too]].\n').replaceAll(/\r?\n/g, '\r\n'));
write('small/guidance/a-page-too.md', page('Too', '| a | b |\n|---|---|\n| [[a-page\\|x]] | é [[a-page]] |\n\n```include\nof = "a-page#costs"\n```\n'));
{
  const { status, out, err } = run(['rename', 'a-page', 'b-page', 'small']);
  claim(status === 0, 'references of every form are found', out + err);
  claim(read('small/index.md').endsWith('See [[b-page]], [[b-page|the a-page]], [[b-page#costs]] and [it](guidance/10-b-page.md#costs).\n'), 'in Markdown', read('small/index.md'));
  claim(existsSync(join(work, 'small/guidance/10-b-page.md')), 'the number before a name stays');
  claim(read('small/guidance/10-b-page.md').endsWith('## Costs\r\n\r\nSee [[b-page]], [this](10-b-page.md), `[[a-page]]` and [[a-page-too]].\r\n\r\n'), 'in itself, with its line breaks, and not in code or in longer names', JSON.stringify(read('small/guidance/10-b-page.md')));
  claim(read('small/guidance/a-page-too.md').includes('| [[b-page\\|x]] | é [[b-page]] |') && read('small/guidance/a-page-too.md').includes('of = "b-page#costs"'), 'in tables and blocks', read('small/guidance/a-page-too.md'));
  claim(read('small/site.toml').includes('to = "b-page"') && read('small/guidance/index.md').includes('contents = ["b-page"]'), 'in settings and in the order of a folder');
  claim(check('small').filter(({ severity }) => severity === 'error').length === 0, 'and the site has no error', told(check('small')));
}

// ---- what has no id written -------------------------------------------------------------------------------

write('made/site.toml', 'title = "S"\norganisation = "O"\nsummary = "It."\n');
write('made/index.md', page('Home', 'See [[who-pays-for-it]].'));
write('made/questions/all.toml', 'title = "Q"\nsummary = "It."\n\n[[question]]\ntext = "Who pays for it?"\nwhy = "W."\n');
{
  const shown = run(['rename', 'who-pays-for-it', 'payer', 'made', '--dry-run']);
  claim(shown.out.includes('@@ -4,0 +5 @@\n+id = "payer"\n'), '--dry-run shows the id that a table gets', shown.out + shown.err);
  const { status, out, err } = run(['rename', 'who-pays-for-it', 'payer', 'made']);
  claim(status === 0, 'what has no id written can be renamed', out + err);
  claim(read('made/questions/all.toml').endsWith('[[question]]\nid = "payer"\ntext = "Who pays for it?"\nwhy = "W."\n'), 'its table gets the id', read('made/questions/all.toml'));
  claim(read('made/index.md').includes('See [[payer]].'), 'and what refers to it follows', read('made/index.md'));
}

// ---- refusals -------------------------------------------------------------------------------------------

for (const [old_id, new_id, code, says] of [
  ['slugh', 'new-name', 2, 'did you mean "slough"?'],
  ['slough', 'birmingham', 2, '"birmingham" is the id of something else'],
  ['slough', 'New Name', 2, 'is no id'],
  ['slough', 'models', 2, '"models" is the id of something else'],
  ['slough', 'folder/slough', 2, 'a page stays in its folder'],
  ['compare-models', 'compare', 2, 'made by Scrutineer'],
  ['models', 'options', 2, 'called after its folder'],
  [things.find(({ kind }) => kind === 'term').id, 'new-term', 2, 'whose id is made from its heading'],
]) {
  const { status, err } = run(['rename', old_id, new_id, 'site']);
  claim(status === code && err.includes(says), `rename refuses ${old_id} → ${new_id}`, err);
}
write('site/guidance/broken.md', page('Broken', 'See [[nothing-here]].'));
{
  const { status, err } = run(['rename', 'slough', 'slough-trust', 'site']);
  claim(status === 1 && err.includes('nothing-here') && err.includes('Nothing was changed') && existsSync(join(work, 'site/case-studies/slough.md')), 'a site with errors is left as it is', err);
}

write('made/index.md', page('Home', 'See [[nothing-here]].'));
{
  const { err } = run(['rename', 'payer', 'payers', 'made']);
  claim(err.includes('made/index.md:7:5: error'), 'and its mistakes are told with the names of its files', err);
}

finish();
