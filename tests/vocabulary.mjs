// Sites whose vocabulary is chosen at random: names, types, scales, priorities, kinds of events and sources, what has
// attributes, and what all kinds are called.
// Each builds without a word of complaint, shows every label and value that it defines, and none that it does not:
// neither what its kinds are called elsewhere nor a word of the example's subject.
//
// usage: node tests/vocabulary.mjs PROGRAM
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const program = resolve(process.argv[2] ?? '');
const sites = 12;

// Numbers from 0 up to `most`, the same each time (Park and Miller, 1988).
let seed = 20261129;
const below = (most) => (seed = (seed * 48271) % 2147483647) % most;
const pick = (list) => list[below(list.length)];

// Words that no language has, so that nothing else on a page can be one: "Zobuxa".
const used = new Set();
function invented() {
  let word;
  do word = 'Q' + Array.from({ length: 3 + below(2) }, () => pick([...'bdfgkmpz']) + pick([...'aeiou'])).join('') + 'x';
  while (used.has(word));
  used.add(word);
  return word;
}
const id = (title) => title.toLowerCase();
const colours = ['green', 'blue', 'yellow', 'orange', 'red', 'grey'];

// A value of an attribute as it is written, and as readers see it.
const values = {
  text: () => {
    const word = invented();
    return [`"It is ${word}. [@s, page 1]"`, word];
  },
  number: (a) => {
    const n = below(900) + 1000;
    return [`{ value = ${n}.5, source = { id = "s", where = "page 2" } }`, `1,${String(n).slice(1)}.5 ${a.unit}`];
  },
  money: (a) => {
    const n = below(900) + 1000;
    return [`{ value = ${n}, note = "So it says.", source = "s" }`, `€1,${String(n).slice(1)} ${a.unit}`];
  },
  date: () => ['{ value = "2019-04", source = "s" }', 'April 2019'],
  'yes-no': () => (below(2) ? ['{ value = true, source = "s" }', 'Yes'] : ['{ value = false, source = "s" }', 'No']),
  choice: (a) => {
    const title = pick(a.choices);
    return [`{ value = "${id(title)}", source = "s" }`, title];
  },
  link: () => ['{ value = "https://example.org/a", source = "s" }', 'example.org'],
};

function attribute(kind) {
  const type = pick(Object.keys(values));
  const label = invented();
  const made = { key: id(label), label, type, kind, unit: invented(), choices: [invented(), invented()] };
  const lines = ['[[attribute]]', `key = "${made.key}"`, `label = "${label}"`, `kinds = ["${kind}"]`, `type = "${type}"`];
  if (type === 'number' || type === 'money') lines.push(`unit = "${made.unit}"`, `better = "${pick(['higher', 'lower'])}"`);
  if (type === 'money') lines.push('currency = "€"');
  if (type === 'choice') lines.push(`choices = [ ${made.choices.map((c) => `{ id = "${id(c)}", title = "${c}" }`).join(', ')} ]`);
  if (below(2)) lines.push(`shown = "${pick(['at-a-glance', 'comparison', 'page'])}"`);
  if (below(2)) lines.push(`group = "${invented()}"`);
  made.toml = lines.join('\n') + '\n\n';
  return made;
}

// What a site calls its kinds, all of them otherwise than usual.
function namesOfKinds() {
  const kinds = { guidance: id(invented()), glossary: id(invented()) };
  for (const [one, all, a] of [
    ['model', 'models', 'a-model'], ['case-study', 'case-studies'], ['appraisal', 'appraisals', 'an-appraisal'],
    ['decision', 'decisions'], ['risk-register', 'risk-registers', 'a-risk-register'], ['risk', 'risks'],
    ['factor-set', 'factor-sets'], ['term', null], ['source', 'sources'], ['question-bank', 'question-banks'],
    ['question', 'questions', 'a-question'], ['rule-set', 'rule-sets'], ['checklist', 'checklists', 'a-checklist'],
  ]) {
    const name = id(invented());
    kinds[one] = name;
    if (all) kinds[all] = `${name}s`;
    if (a) kinds[a] = `a ${name}`;
  }
  return kinds;
}

const front = (title, more) => `+++\ntitle = "${title}"\nsummary = "About ${title}."\nglossary = false\n${more}+++\n`;

// One of each of the other kinds.
function records(files, facts, priorities, shown) {
  const heading = (title, more = '') => `title = "${title}"\nsummary = "About ${title}."\nglossary = false\n${more}`;
  files['sources.toml'] += facts('source');
  const term = invented();
  files['guidance/page.md'] = `+++\ntitle = "${invented()}"\nsummary = "About it."\n+++\n\nHere is ${term}.\n`;
  files['glossary/words.md'] = `+++\ntitle = "${invented()}"\nsummary = "Words."\n+++\n\n## ${term}\n\nA thing. See [[page]]. [@s]\n`;
  files['decisions/decided.md'] = front(invented(), `council = "${invented()}"\nbody = "${invented()}"\ndate = "2016-02"\nmodels = ["one"]\n${facts('decision')}`);
  files['appraisals/scored.toml'] =
    heading(invented(), `council = "${invented()}"\ndate = "2016"\nsource = { id = "s", where = "page 3" }\ncells = "raw"\n${facts('appraisal')}`) +
    '[scale]\nlevels = [ { id = "a", title = "A", score = 3 }, { id = "b", title = "B", score = 1 } ]\n' +
    ['one', 'two'].map((model, i) => `[[option]]\nid = "${model}"\ntitle = "${invented()}"\nmodel = "${model}"\npublished = { total = ${9 - 6 * i} }\n`).join('') +
    `[[criterion]]\nid = "k"\ntitle = "${invented()}"\nweight = 3\n[criterion.published]\none = 3\ntwo = 1\n`;
  const scale = '[ { id = "a", title = "A" }, { id = "b", title = "B" } ]';
  files['risks/register.toml'] =
    heading(invented(), `source = "s"\nlikelihood = ${scale}\nimpact = ${scale}\n${facts('risk-register')}`) +
    `[[category]]\nid = "c"\ntitle = "${invented()}"\n` +
    ['r', 't'].map((risk, i) => `[[risk]]\nid = "${risk}"\ncategory = "c"\ntitle = "${invented()}"\nmodels = ["one"]\n${i ? '' : `likelihood = "a"\nimpact = "b"\nowner = "${invented()}"\n${facts('risk')}`}`).join('');
  files['factors/set.toml'] = heading(invented(), `type = "challenge"\nsource = "s"\n${facts('factor-set')}`) + `[[factor]]\nid = "g"\ntitle = "${invented()}"\n`;
  const asked = `theme = "h"\nstages = ["j"]\n`;
  files['questions/bank.toml'] =
    heading(invented()) +
    ['', ...priorities]
      .map((priority, i) => {
        if (priority) shown.push(priority.title);
        return `[[question]]\nid = "q${i}"\ntext = "Is it ${invented()}?"\nsource = "s"\n${asked}${priority && `priority = "${id(priority.title)}"\n`}`;
      })
      .join('');
  files['rules/all.toml'] = heading(invented()) + `[[rule]]\nid = "unrated"\nfind = "unrated-risk"\ntext = "Why is {risk} not rated?"\nwhy = "See {link}."\n${asked}`;
  files['checklists/list.toml'] = heading(invented()) + `[[section]]\nid = "all"\ntitle = "${invented()}"\nselect = { banks = ["bank"] }\n[[section.generate]]\nrules = ["unrated"]\n`;
  files['site.toml'] = files['site.toml'].replace('[words.kinds]', `[[stage]]\nid = "j"\ntitle = "${invented()}"\n[[question_theme]]\nid = "h"\ntitle = "${invented()}"\n[words.factor-types]\nchallenge = "${id(invented())}"\nchallenges = "${id(invented())}"\n[words.kinds]`);
}

function writeSite(folder) {
  const kinds = namesOfKinds();
  const attributes = Array.from({ length: below(6) + 1 }, () => attribute(pick(['model', 'case-study'])));
  attributes.push(...['appraisal', 'decision', 'risk-register', 'risk', 'factor-set', 'source'].filter(() => below(2)).map(attribute));
  const priorities = Array.from({ length: below(4) }, () => ({ title: invented(), colour: pick(colours) }));
  const scales = Array.from({ length: below(3) }, () => ({
    title: invented(),
    by: invented(),
    levels: Array.from({ length: 2 + below(6) }, () => ({ title: invented(), colour: pick(colours) })),
  }));
  const measures = Array.from({ length: below(3) }, () => ({ label: invented(), unit: invented(), better: pick(['', 'higher', 'lower']) }));
  const events = Array.from({ length: below(4) }, invented);
  const source = invented();
  const shown = [];

  const files = {
    'site.toml':
      `title = "${invented()}"\norganisation = "${invented()}"\nsummary = "A site."\n` +
      `[[family]]\nid = "f"\ntitle = "${invented()}"\n[words.kinds]\n` +
      Object.entries(kinds).map(([key, word]) => `${key} = "${word}"\n`).join(''),
    'vocabulary/attributes.toml': attributes.map((a) => a.toml).join(''),
    'vocabulary/others.toml':
      scales
        .map(
          (s) =>
            `[[judgement_scale]]\nid = "${id(s.title)}"\ntitle = "${s.title}"\nby = ["${s.by}"]\nlevels = [\n` +
            s.levels.map((l) => `  { id = "${id(l.title)}", title = "${l.title}", colour = "${l.colour}" },\n`).join('') +
            ']\n\n',
        )
        .join('') +
      priorities.map((p) => `[[priority]]\nid = "${id(p.title)}"\ntitle = "${p.title}"\ncolour = "${p.colour}"\n\n`).join('') +
      measures
        .map((m) => `[[measure]]\nkey = "${id(m.label)}"\nlabel = "${m.label}"\nunit = "${m.unit}"\n${m.better && `better = "${m.better}"\n`}\n`)
        .join('') +
      events.map((e) => `[[event_kind]]\nid = "${id(e)}"\ntitle = "${e}"\n\n`).join('') +
      `[[source_kind]]\nid = "${id(source)}"\ntitle = "${source}"\n`,
    'index.md': front('Home', ''),
    'sources.toml': `[[source]]\nid = "s"\ntitle = "${invented()}"\nby = ["${invented()}"]\npublished = "2020"\nkind = "${id(source)}"\n`,
  };
  const facts = (kind) =>
    attributes
      .filter((a) => a.kind === kind)
      .map((a) => {
        const [written, seen] = values[a.type](a);
        shown.push(a.label, seen);
        return `${a.key} = ${written}\n`;
      })
      .join('');
  for (const name of ['one', 'two']) files[`models/${name}.md`] = front(invented(), `family = "f"\n${facts('model')}`);
  for (const [at, name] of ['three', 'four'].entries()) {
    const inspections = scales.map((s) => {
      const level = pick(s.levels);
      shown.push(level.title);
      return `[[inspection]]\ndate = "201${4 + at}"\nby = "${s.by}"\njudgement = "${id(level.title)}"\nsource = "s"\n`;
    });
    const measured = measures.map((m) => {
      const figures = [2013, 2016].map(() => 1000 + below(900));
      shown.push(m.label, ...figures.map((figure) => `1,${String(figure).slice(1)} ${m.unit}`));
      return `[[measure]]\nkey = "${id(m.label)}"\nsource = "s"\nvalues = [ { date = "2013", value = ${figures[0]} }, { date = "2016", value = ${figures[1]} } ]\n`;
    });
    const told = events.map((e, i) => {
      shown.push(e);
      return `[[event]]\nid = "${name}-${i}"\ndate = "2016"\nkind = "${id(e)}"\ntext = "It was ${invented()}."\nsource = "s"\n`;
    });
    files[`case-studies/${name}.md`] = front(
      invented(),
      `council = ["${invented()}"]\nmodels = ["one"]\nstarted = "2015"\n${facts('case-study')}${inspections.join('')}${measured.join('')}${told.join('')}`,
    );
  }
  records(files, facts, priorities, shown);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { shown: [...shown, source], kinds };
}

const pages = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'));
// What is read of a page: its text and what its attributes say, not its addresses, ids and classes.
const read = (html) => html.replace(/ (?:href|id|class|src|name|value|for|aria-[a-z]+by|action|data-(?:attribute|fact|thing|mark|name|kind|checklist|choice))="[^"]*"/g, ' ');
const foreign =
  /\b(?:delivery models?|models?|case stud(?:y|ies)|appraisals?|decisions?|risks?(?: registers?)?|question banks?|questions?|checklists?|glossary|guidance|sets? of factors|rule sets?|high priority|ofsted|director|children|inadequate|milestones?)\b/gi;

let passed = 0;
const faults = [];
const claim = (holds, what) => (holds ? ++passed : faults.push(what));
for (let site = 0; site < sites; ++site) {
  const work = mkdtempSync(join(tmpdir(), 'vocabulary-'));
  try {
    const { shown, kinds } = writeSite(join(work, 'site'));
    let printed = '';
    try {
      printed = execFileSync(program, ['build', 'site', '--strict', '--as-of', '2026-01-15', '--output', 'output'], {
        cwd: work,
        encoding: 'utf8',
        env: { XDG_CACHE_HOME: join(work, 'cache') },
      });
    } catch (error) {
      claim(false, `site ${site} does not build:\n${error.stdout}${error.stderr}`);
      continue;
    }
    claim(/: 0 errors, 0 warnings,/.test(printed), `site ${site}: ${printed}`);
    // Names of files stay as they are, and so do titles of papers that say how something is worked out
    // and the gaps in a rule's text.
    const text = pages(join(work, 'output'))
      .map(read)
      .join('\n')
      .replace(/(?:[a-z-]+\/)*[a-z-]+\.(?:json|csv|xlsx|docx|md|xml)\b/g, ' ')
      .replace(/Method: [^<]*|\{[a-z-]+\}/g, ' ');
    for (const word of shown) claim(text.includes(word), `site ${site} shows no "${word}"`);
    const words = new Set(text.match(foreign)?.map((word) => word.toLowerCase()));
    claim(words.size === 0, `site ${site} calls its kinds ${JSON.stringify(kinds)}, and says ${[...words].join(', ')}: …${
      words.size ? text.slice(Math.max(0, text.search(foreign) - 80), text.search(foreign) + 60).replace(/\s+/g, ' ') : ''
    }…`);
  } finally {
    rmSync(work, { recursive: true });
  }
}
for (const fault of faults) console.log(fault);
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
