// `scrutineer schema`: the schemas and the readers hold each other to the same. What the readers take of the example
// site, the starters and the fixture sites, the schemas take; what is put wrong in each value of the small site of the
// explanations (an unknown key, a value of another type, a word that is no choice), both refuse.
//
// usage: node tests/commands/schema.mjs PROGRAM [SITE…]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import Ajv from 'ajv';
import { parse, stringify, TomlDate } from 'smol-toml';

import { check, claim, copy, finish, read, run, work, write } from './claims.mjs';

const kinds = [
  [/^(site|pack)\.toml$/, 'site'], [/^vocabulary\/.*\.toml$/, 'vocabulary'], [/^sources\.toml$/, 'sources'],
  [/\/index\.md$/, 'index'], [/^models\/.*\.md$/, 'model'], [/^case-studies\/.*\.md$/, 'case-study'],
  [/^decisions\/.*\.md$/, 'decision'], [/^glossary\/.*\.md$/, 'glossary'], [/\.md$/, 'page'],
  [/^appraisals\/.*\.toml$/, 'appraisal'], [/^risks\/.*\.toml$/, 'risk-register'], [/^factors\/.*\.toml$/, 'factor-set'],
  [/^questions\/.*\.toml$/, 'question-bank'], [/^checklists\/.*\.toml$/, 'checklist'], [/^rules\/.*\.toml$/, 'rule-set'],
];
const kind_of = (path) => kinds.find(([pattern]) => pattern.test(path.replace(/^packs\/[^/]+\//, '')))?.[1];

// A validator a kind; nothing where the site's settings cannot be read.
function schemas_of(site) {
  const { status } = run(['schema', site, '--output', 'schemas']);
  if (status !== 0) return undefined;
  const ajv = new Ajv({ strict: false });
  return Object.fromEntries(readdirSync(join(work, 'schemas')).filter((name) => name.endsWith('.json'))
    .map((name) => [name.replace('.json', ''), ajv.compile(JSON.parse(read(`schemas/${name}`)))]));
}

// The TOML of a file, and other TOML put in its place.
const front = /^(\uFEFF?\+\+\+\r?\n)([^]*?)(^\+\+\+\s*$)/m;
const toml_of = (path, text) => path.endsWith('.md') ? text.match(front)?.[2] : text;
const with_toml = (path, text, toml) => path.endsWith('.md') ? text.replace(front, (_, begin, __, end) => `${begin}${toml}${end}`) : toml;
const as_json = (value) => JSON.parse(JSON.stringify(value, function (key) {
  return this[key] instanceof TomlDate ? this[key].toISOString().slice(0, 10) : this[key];
}));

const files_of = (site) => readdirSync(join(work, site), { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  .map((each) => join(each.path ?? each.parentPath, each.name).slice(join(work, site).length + 1))
  .filter((path) => /\.(md|toml)$/.test(path) && !/\.cy\.\w+$/.test(path) && !/^(theme|themes)\//.test(path));

// ---- what readers take ------------------------------------------------------------------------------------------

const sites = [['content', 'content'], ['starters/leisure', 'leisure'], ['starters/empty', 'empty'], ['explanations/site', 'explained'],
  ...readdirSync('tests/sites', { withFileTypes: true }).filter((each) => each.isDirectory()).map(({ name }) => [`tests/sites/${name}/site`, name])];
const wanted = process.argv.slice(3);
const seen = new Set();
for (const [from, name] of sites.filter(([, name]) => wanted.length === 0 || wanted.includes(name))) {
  copy(from, name);
  const schemas = schemas_of(name);
  if (!schemas) continue;
  const wrong = new Set(check(name).filter(({ severity }) => severity === 'error').map(({ file }) => file));
  for (const path of files_of(name)) {
    const kind = kind_of(path);
    if (!kind || wrong.has(`${name}/${path}`) || wrong.has(path)) continue;
    const toml = toml_of(path, read(`${name}/${path}`));
    if (toml === undefined) continue;
    seen.add(kind);
    claim(schemas[kind](as_json(parse(toml))), `the schema takes ${name}/${path}`, JSON.stringify(schemas[kind].errors));
  }
}
if (wanted.length === 0) claim(seen.size === kinds.length, 'files of all kinds were seen', [...seen].join());

// ---- what readers refuse ----------------------------------------------------------------------------------------

// Each place of a value, and of a table, as a change of the whole.
function* changes(table, at = []) {
  yield { at, says: 'an unknown key', change: (it) => { it.zz_unknown = 1; } };
  for (const [key, value] of Object.entries(table)) {
    const place = [...at, key];
    const wrong = typeof value === 'string' ? 7 : 'zz-wrong';
    yield { at: place, says: 'another type', change: (it) => { it[key] = wrong; } };
    if (typeof value === 'string') yield { at: place, says: 'another word', change: (it) => { it[key] = 'zz-wrong'; } };
    if (Array.isArray(value) && typeof value[0] === 'string') {
      yield { at: place, says: 'a number in the list', change: (it) => { it[key] = [7]; } };
      yield { at: place, says: 'another word in the list', change: (it) => { it[key] = ['zz-wrong']; } };
    }
    const inner = Array.isArray(value) ? value[0] : value;
    if (inner && typeof inner === 'object' && !(inner instanceof TomlDate)) yield* changes(inner, Array.isArray(value) ? [...place, 0] : place);
  }
}
// The table that a change is made in.
const table_at = (whole, { at, says }) => (says === 'an unknown key' ? at : at.slice(0, -1)).reduce((it, key) => it[key], whole);

const refusals = new Set(['unknown-key', 'wrong-type', 'unknown-value', 'unknown-measure', 'unknown-attribute']);
// Words that the file itself lists, and the ids that it lists them by: no schema knows them.
const of_the_file = new Set(['category', 'likelihood', 'impact', 'group', 'id']);
copy('explanations/site', 'small');
const originals = files_of('small').filter((path) => kind_of(path)).map((path) => ({ path, text: read(`small/${path}`) }));
const schemas = schemas_of('small');
const all = originals.map(({ path, text }) => ({ path, text, toml: toml_of(path, text), changes: [...changes(parse(toml_of(path, text)))] }));
let refused = 0;
const told = new Set();
// One change a file at a time, in all files at once; settings by themselves, since all else is read by them.
const is_settings = ({ path }) => /^(site\.toml|vocabulary)/.test(path);
for (const group of [all.filter((each) => !is_settings(each)), ...all.filter(is_settings).map((each) => [each])]) {
  const most = Math.max(...group.map((each) => each.changes.length));
  for (let i = 0; i < most; i++) {
    const changed = group.filter((each) => each.changes[i]).map((each) => {
      const whole = parse(each.toml);
      each.changes[i].change(table_at(whole, each.changes[i]));
      write(`small/${each.path}`, with_toml(each.path, each.text, `${stringify(whole)}\n`));
      return { ...each, whole, made: each.changes[i] };
    });
    const diagnostics = check('small').filter(({ severity }) => severity === 'error');
    for (const { path, whole, made } of changed) {
      const codes = diagnostics.filter(({ file }) => file === `small/${path}` || file === path).map(({ code }) => code);
      const takes = schemas[kind_of(path)](as_json(whole));
      const where = `${path}, ${made.at.join('.')}: ${made.says}`;
      const refusal = made.says === 'another word' && of_the_file.has(made.at.at(-1)) ? undefined : codes.find((code) => refusals.has(code));
      if (refusal) {
        refused++;
        told.add(refusal);
        claim(!takes, `the schema refuses ${where}, as the reader does (${refusal})`);
      } else if (codes.length === 0) {
        claim(takes, `the schema takes ${where}, as the reader does`, JSON.stringify(schemas[kind_of(path)].errors));
      }
    }
    for (const { path, text } of changed) write(`small/${path}`, text);
  }
}
claim(refused > 200, 'readers refused hundreds of changes', String(refused));
console.log(`${refused} changes refused by both; codes: ${[...told].sort().join(', ')}`);

// ---- what editors see -------------------------------------------------------------------------------------------

{
  const schema = JSON.parse(read('schemas/model.json'));
  claim(schema.properties.summary.description.startsWith('one or two sentences'), 'keys have the explanations of `scrutineer new`', schema.properties.summary.description);
  claim(schema.required.includes('title') && !schema.required.includes('family'), 'and what is required is');
  claim(!schema.properties.advantage.items.required.includes('id'), 'an id that is made where it is left out is not');
  copy('starters/leisure', 'leisure');
  run(['schema', 'leisure', '--output', 'schemas']);
  const kind = (name) => JSON.parse(read(`schemas/${name}.json`)).properties;
  claim(JSON.stringify(kind('decision').money_agreed).includes('Money agreed: '), 'attributes of records have the words of the site');
  claim(JSON.stringify(kind('risk-register').risk.items.properties.cost_a_year).includes('Cost a year if it happens: '), 'and so have those of single risks');
  for (const [name, table] of [['question-bank', 'question'], ['rule-set', 'rule']])
    claim(JSON.stringify(kind(name)[table].items.properties.priority.enum) === '["high","next"]', `a ${table} has the priorities of the site`);
  const { status, err } = run(['schema', 'nowhere']);
  claim(status !== 0 && err.includes('nowhere'), 'without a site there is no schema', err);
}

// taplo, which Even Better TOML for VS Code is, with the settings that the command writes.
const taplo = resolve('node_modules/.bin/taplo');
if (claim(existsSync(taplo), 'taplo is installed: npm ci')) {
  run(['schema', 'small', '--output', 'schemas']);
  const checked = (path) => spawnSync(taplo, ['check', '--config', 'schemas/taplo.toml', path], { cwd: work, encoding: 'utf8' });
  for (const { path, text } of originals.filter(({ path }) => path.endsWith('.toml'))) {
    const good = checked(`small/${path}`);
    claim(good.status === 0 && /total=1 excluded=0/.test(good.stderr), `taplo takes ${path}`, good.stderr);
    write(`small/${path}`, `zz_unknown = 1\n${text}`);
    const bad = checked(`small/${path}`);
    claim(bad.status !== 0 && bad.stderr.includes("'zz_unknown' was unexpected"), `and refuses an unknown key in it`, bad.stderr.slice(0, 400));
    write(`small/${path}`, text);
  }
}

finish();
