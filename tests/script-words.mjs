// Scripts fill in messages as the program does: placeholders, plurals by CLDR's rules of the page's language, numbers as it
// writes them. Node has data for Welsh, which browsers may lack. Prints what does not hold.
import { files, read } from './project-files.mjs';
import { messagesOf, partsOf } from './messages.mjs';

const page = { lang: '' };
globalThis.document = { documentElement: page };
const { fill } = await import(`data:text/javascript,${encodeURIComponent(read('themes/civic/scripts/words.js'))}`);

const faults = [];
let passed = 0;
const same = (what, expected, seen) => (expected === seen ? ++passed : faults.push(`${what}: expected "${expected}", saw "${seen}"`));

for (const lang of ['cy', 'en-GB']) {
  page.lang = lang;
  const rules = new Intl.PluralRules(lang);
  const forms = rules.resolvedOptions().pluralCategories;
  const message = `{number, plural, ${forms.map((form) => `${form} {${form} # of {all}}`).join(' ')}}`;
  for (const number of [...Array(121).keys(), 1810]) same(`${number} in ${lang}`, `${rules.select(number)} ${number.toLocaleString('en')} of 7`, fill(message, { number, all: 7 }));
  same(`a text of digits in ${lang}`, `${rules.select(2)} 2 of 7`, fill(message, { number: '2', all: 7 }));
  same(`a decimal in ${lang}`, 'other 2.5 of 7', fill(message, { number: '2.5', all: 7 }));
}
same('an exact number', 'none', fill('{n, plural, =0 {none} other {#}}', { n: 0 }));
same('what there is no value for', 'a {b} c', fill('{a} {b} {c}', { a: 'a', c: 'c' }));

// Every message that scripts are given can be filled in whole.
const given = new Set(files('themes/civic/templates', /\.mustache$/).flatMap((path) => [...read(path).matchAll(/\{\{@@([a-z0-9.-]+)\}\}/g)].map(([, name]) => name)));
for (const lang of ['cy', 'en']) {
  page.lang = lang;
  for (const [name, message] of messagesOf(read(`themes/civic/words/${lang}.toml`), lang)) {
    if (!given.has(name) || message.includes('{@')) continue;
    const parts = partsOf(message);
    if ([...parts.values()].some(({ choices }) => choices.some(({ kind }) => kind !== 'plural'))) {
      faults.push(`${lang}: "${name}" chooses as scripts cannot`);
      continue;
    }
    if (name.startsWith('date.')) continue; // scripts/dates.js reads these by itself
    for (const number of [0, 1, 2, 3, 6, 10]) {
      const said = fill(message, Object.fromEntries([...parts.keys()].map((part) => [part, number])));
      same(`${lang}: "${name}" with ${number}`, false, /[{}#]|plural/.test(said));
    }
  }
}

for (const fault of faults) console.log(fault);
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
