// `scrutineer list` and `show`, of the example site and of one with mistakes.
//
// usage: node tests/commands/list-and-show.mjs PROGRAM
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { claim, copy, finish, json_of, read, run, work, write } from './claims.mjs';

copy('content', 'content');

// ---- list -----------------------------------------------------------------------------------------------

const everything = json_of(['list']).things;
const kinds = ['page', 'model', 'case-study', 'appraisal', 'decision', 'risk-register', 'factor-set', 'term', 'source', 'question-bank', 'rule-set', 'checklist'];
claim(JSON.stringify([...new Set(everything.map(({ kind }) => kind))]) === JSON.stringify(kinds), 'list names every kind, in one order');
for (const kind of kinds) {
  const ids = everything.filter((thing) => thing.kind === kind).map(({ id }) => id);
  claim(JSON.stringify(ids) === JSON.stringify([...ids].sort()), `ids of the kind ${kind} are sorted`);
  const alone = json_of(['list', kind, 'content']).things;
  claim(JSON.stringify(alone.map(({ id }) => id)) === JSON.stringify(ids), `list ${kind} lists those alone`);
}
claim(JSON.stringify(json_of(['list', 'case-studies'])) === JSON.stringify(json_of(['list', 'case-study'])), 'a kind is also known by its folder');
for (const part of ['question', 'rule', 'risk', 'factor']) {
  const { things } = json_of(['list', part]);
  claim(things.length > 5 && things.every(({ kind, page, id }) => kind === part && page.endsWith(`#${id}`)), `list ${part} lists what stands in files with others`);
  const wrong = things.find(({ file, line, id }) => !read(file).split('\n').slice(line - 1, line + 2).join('\n').includes(id));
  claim(!wrong, `each ${part} stands where list says`, JSON.stringify(wrong));
}
const from_site = run(['list', 'model', '.'], { cwd: join(work, 'content') }).out;
claim(from_site.split('\n')[0] === 'break-up-the-council\tBreaking up the council\tpacks/scrutiny-guidance/models/break-up-the-council.md', 'what is no terminal gets tabs', from_site.split('\n')[0]);
claim(run(['list']).out.includes('compare-models\tpage\tCompare delivery models\tmade by Scrutineer\n'), 'pages that Scrutineer makes are told as such');
const ids = run(['list', '--ids', 'content']).out.trim().split('\n');
claim(ids.includes('slough') && ids.includes(json_of(['list', 'question']).things[0].id), '--ids has the ids of entries and of their parts');

{
  const { status, err } = run(['list', 'modle']);
  claim(status === 2 && err.includes('there is no kind "modle"') && err.includes('did you mean model?'), 'a kind that is mistyped is told the nearest', err);
  const nowhere = run(['list', 'model', 'nowhere']);
  claim(nowhere.status === 1 && nowhere.err.includes('nowhere'), 'a site that is not there is an error', nowhere.err);
}

// ---- show -----------------------------------------------------------------------------------------------

const slough = json_of(['show', 'slough']);
claim(slough.kind === 'case-study' && slough.file === 'content/case-studies/slough.md' && slough.page === 'case-studies/slough.html', 'show says what and where it is');
const lines = read('content/case-studies/slough.md').split('\n');
for (const { key, line } of slough.fields) {
  const last = key.split('.').at(-1).replace(/\[.*/, '');
  claim(lines.slice(0, line).reverse().some((text) => text.includes(last)), `the field ${key} stands at line ${line} or goes on there`);
}
claim(slough.fields.every(({ line }, i) => i === 0 || line >= slough.fields[i - 1].line), 'fields are in the order of the file');
claim(slough.fields.find(({ key }) => key === 'review_by')?.value === '2027-11-22', 'a field has its value as written');
claim(slough.links.some(({ id, kind }) => id === 'trust-under-direction' && kind === 'model'), 'show says what it links to');
claim(slough.linked_from.some(({ id }) => id === 'trust-under-direction'), 'and what links to it');
claim(slough.terms.length > 0 && slough.terms.every(({ kind }) => kind === 'term'), 'and which terms stand in it');
claim(slough.sources.some(({ id, places }) => id === 'cfps-2017' && places.includes('appendix A, example 2')), 'and its sources, with places');
claim(slough.diagnostics.length === 0, 'and that nothing is wrong with it');

for (const { id, kind, file } of [...everything, ...['question', 'rule', 'risk', 'factor'].flatMap((part) => json_of(['list', part]).things)].filter((_, i) => i % 17 === 0)) {
  const { status, out, err } = run(['show', id]);
  claim(status === 0 && out.includes(`\n  id        ${id}\n`) && (!file || out.includes('\nFields, by line (')), `show shows the ${kind} ${id}`, out + err);
}
const question = json_of(['list', 'question']).things[0];
const shown = json_of(['show', question.id]);
claim(shown.part_of && shown.fields[0].key === 'id' && shown.fields[0].value === question.id, 'of a question its own fields are shown', JSON.stringify(shown.fields));
claim(json_of(['show', 'cfps-2017']).fields.some(({ key, value }) => key === 'id' && value === 'cfps-2017'), 'of a source its own fields are shown');

const appraisal = json_of(['list', 'appraisal']).things[0].id;
const { appraisals } = JSON.parse(run(['audit', 'content', appraisal, '--format', 'json']).out);
claim(appraisals[0].findings.length > 0 && appraisals[0].findings.length === json_of(['show', appraisal]).findings.length, 'of an appraisal the findings of its audit are shown');

for (const [id, help] of [['slugh', 'did you mean "slough"?'], ['Slough Childrens Services Trust', 'did you mean "slough"?'], ['zzzzzzzzzzzzzz', 'scrutineer list shows']]) {
  const { status, err } = run(['show', id]);
  claim(status === 2 && err.includes(`nothing on the site has the id "${id}"`) && err.includes(help), `an id that there is not (${id}) is told the nearest`, err);
}

// What Git knows of its file; without git, or a repository, there is nothing, and no complaint.
{
  const path = { env: { PATH: process.env.PATH, XDG_CACHE_HOME: join(work, 'cache') } };
  const git = (...words) => spawnSync('git', ['-C', join(work, 'content'), '-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...words], path);
  const history = () => JSON.parse(run(['show', 'slough', '--json'], path).out).history;
  claim(history().length === 0, 'a file in no repository has no history');
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'The first “version”');
  for (const number of [1, 2, 3, 4, 5, 6]) {
    write('content/case-studies/slough.md', `${readFileSync(join(work, 'content/case-studies/slough.md'), 'utf8')}\n`);
    git('commit', '--quiet', '--all', '--message', `Change ${number}`);
  }
  claim(history().map(({ subject }) => subject).join() === 'Change 6,Change 5,Change 4,Change 3,Change 2' && /^\d{4}-\d\d-\d\d$/.test(history()[0].date), 'the last five changes of its file are shown', JSON.stringify(history()));
  claim(run(['show', 'birmingham-2014'], path).out.includes('The first “version”'), 'to people too');
  claim(json_of(['show', 'slough']).history.length === 0, 'and none without git');
  rmSync(join(work, 'content/.git'), { recursive: true });
}

// Mistakes: those of the thing's own lines, and none of others'.
write('content/glossary/broken.md', '+++\ntitle = "Broken"\nsummary = "Two terms."\n+++\n\n## First broken thing\n\nSee [[nothing-here]].\n\n## Second broken thing\n\nSee [[nothing-there]].\n');
const first = json_of(['show', 'first-broken-thing']).diagnostics.filter(({ severity }) => severity === 'error');
claim(first.length === 1 && first[0].line === 8 && first[0].code === 'unknown-reference', 'a term is told its own mistakes', JSON.stringify(first));
claim(json_of(['show', 'slough']).diagnostics.length === 0, 'mistakes elsewhere are not told of others');
write('content/models/unread.md', '+++\ntitle = "Unread\n+++\n');
{
  const { status, err } = run(['show', 'unread']);
  claim(status === 2 && err.includes('it may stand in a file that cannot be read'), 'what stands in a file that cannot be read is told so', err);
  const listing = run(['list', 'model']);
  claim(listing.status === 0 && listing.out.includes('charity-model') && listing.err.includes('a file cannot be read'), 'the rest is listed all the same', listing.err);
}

finish();
