// The program and its theme speak of no subject: what a site is about is in its vocabulary. Prints each word of one that
// stands in src/ or themes/, outside comments.
import { files, read } from './project-files.mjs';

const subjects =
  /\b(?:children['’]s services|director of|ofsted|estyn|cqc|inadequate|requires[ -]improvement|safeguarding|social (?:care|work)|foster|pupils?|schools?|libraries|leisure|waste|housing|pensions?|teckal|trusts?|secretary of state|ministers?|department for)\b/gi;
// English grammar knows what is irregular in any subject.
const allowed = new Set(['src/base/word_forms.cpp', 'src/search/stemmer.cpp']);

let searched = 0;
const faults = [];
for (const path of [...files('src', /\.(cpp|h)$/), ...files('themes/civic', /\.(mustache|scss|js|toml)$/)]) {
  if (allowed.has(path) || path.endsWith('/cy.toml')) continue;
  ++searched;
  const comment = path.endsWith('.toml') ? /^#.*$/gm : /^\s*(?:\/\/|\/?\*).*$|\s\/\/ .*$/gm;
  const text = read(path).replace(comment, '');
  for (const found of [...text.matchAll(subjects)].filter(([word]) => !(word === 'leisure' && path.startsWith('src/cli/')))) // a starter
    faults.push(`${path}:${text.slice(0, found.index).split('\n').length}: "${found[0]}" is a word of one subject`);
}
if (searched < 100) throw new Error(`only ${searched} files were searched`);
for (const fault of faults) console.log(fault);
console.log(`${searched - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
