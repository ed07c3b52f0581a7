// Holds what readers see to words/en.toml from the other side than words.mjs: no words in English stand in the rooms that
// make what they see, in templates, styles or scripts. Messages to editors do, and what is a word of a format or a name. Prints
// the words that do not belong there.
import { files, read } from './project-files.mjs';

const faults = [];
const lineOf = (text, at) => text.slice(0, at).split('\n').length;
let looked = 0;

// ---- C++ ---------------------------------------------------------------------------------------------------------------

// Whose texts are for editors: what reports a mistake, and what states one of the program itself.
const toEditors = /\b(?:error|warning|syntax_error|report\w*|refuse\w*|fail\w*|throw\s+[\w:]+|static_assert|assert)\s*\($/;
const words = /^[A-Z][a-z]{2,}|[A-Za-z][a-z]+(?:[ ,]+(?:\(|“|")?[A-Za-z]*[a-z]{2,}[’'a-z]*)+/;
// What programs read is in English in every language (ARCHITECTURE.md, "Words"): the columns of an appraisal's tables in CSV,
// and codes. What is only compared, or is a name, is shown to nobody.
const ofKeys = ['src/exports/appraisal_csv.cpp'];
const codes = new Set(['asked for', 'gateway criterion', 'success factor']);
const shownToNobody = new Set(['Scrutineer', 'per cent', 'y cant']);
// In scripts: keys of the keyboard, and what ends the name of a value of `dataset`.
const ofScripts = new Set(['Escape', 'Tab', 'All']);

// The literals of a text with where they stand and, of the calls that each stands in, what is before the brackets.
function literalsOf(text) {
  const found = [];
  const open = [];
  for (let at = 0; at < text.length; ++at) {
    const rest = () => text.slice(at);
    if (text.startsWith('//', at)) at = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    else if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1;
    else if (text[at] === "'" && /\w/.test(text[at - 1] ?? '') === false) at = at + rest().match(/^'(?:\\.|[^'\\])*'/)[0].length - 1;
    else if (/R"[a-z]*\($/.test(text.slice(Math.max(0, at - 1), at + 8).match(/^R"[a-z]*\(/)?.[0] ?? '')) {
      const [begin, mark] = text.slice(at - 1).match(/^R"([a-z]*)\(/);
      const end = text.indexOf(`)${mark}"`, at);
      found.push({ at, literal: text.slice(at - 1 + begin.length, end), inside: [...open] });
      at = end + mark.length + 1;
    } else if (text[at] === '"') {
      const [whole] = rest().match(/^"(?:\\.|[^"\\])*"/);
      found.push({ at, literal: whole.slice(1, -1), inside: [...open] });
      at += whole.length - 1;
    } else if (text[at] === '#' && /^#include[^\n]*/.test(rest())) at += rest().match(/^[^\n]*/)[0].length - 1;
    else if (text[at] === '(') open.push(text.slice(Math.max(0, at - 40), at + 1));
    else if (text[at] === ')') open.pop();
  }
  return found;
}

// What is left of a literal when tags, entities, placeholders and escapes are taken out.
const shownOf = (literal) => literal.replace(/\\[nt"\\]/g, (escape) => (escape === '\\"' ? '"' : ' ')).replace(/<[^>]*>?|[^<>]*>(?=.)|\{[^}]*\}|&\w+;/g, ' ').trim();

for (const path of files('src', /\.(cpp|h)$/).filter((path) => /^src\/(render|chart|exports|analyse)\//.test(path))) {
  const text = read(path);
  for (const { at, literal, inside } of literalsOf(text)) {
    ++looked;
    const said = shownOf(literal);
    if (/^(?:(?:app|govuk)-[\w-]+\s*)+$/.test(said)) continue; // classes
    if (!words.test(said) || ofKeys.includes(path) || codes.has(said) || shownToNobody.has(said) || inside.some((call) => toEditors.test(call))) continue;
    faults.push(`${path}:${lineOf(text, at)}: "${literal}"`);
  }
}

// ---- templates ---------------------------------------------------------------------------------------------------------

const spoken = /\s(?:alt|aria-label|aria-description|content|label|placeholder|title|value)="([^"]*)"/g;
for (const path of files('themes/civic/templates', /\.mustache$/)) {
  const text = read(path).replace(/\{\{\{?[^}]*\}?\}\}/g, (tag) => ' '.repeat(tag.length));
  const plain = text.replace(/<[^>]*>|\s[a-z-]+="[^"]*"/g, (tag) => tag.replace(/[^\n]/g, ' '));
  ++looked;
  for (const { 0: word, index } of plain.matchAll(/[A-Za-z]{2,}/g)) faults.push(`${path}:${lineOf(text, index)}: ${word}`);
  for (const { 1: value, index } of text.matchAll(spoken))
    if (/[A-Z][a-z]|[a-z] [a-z]/.test(value) && !/width=device-width|light dark/.test(value)) faults.push(`${path}:${lineOf(text, index)}: "${value}"`);
}

// ---- styles ------------------------------------------------------------------------------------------------------------

for (const path of files('themes/civic/styles', /\.scss$/)) {
  const text = read(path);
  ++looked;
  for (const { 1: value, index } of text.matchAll(/\bcontent:([^;]*)/g))
    for (const [, said] of value.matchAll(/"([^"]*)"/g)) if (/[A-Za-z]{2,}/.test(said)) faults.push(`${path}:${lineOf(text, index)}: "${said}"`);
}

// ---- scripts -----------------------------------------------------------------------------------------------------------

for (const path of files('themes/civic/scripts', /\.js$/)) {
  const text = read(path).replace(/^\s*\/\/.*$/gm, (line) => ' '.repeat(line.length)).replace(/\s\/\/ .*$/gm, (line) => ' '.repeat(line.length));
  for (const { 2: literal, index } of text.matchAll(/(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g)) {
    ++looked;
    const said = literal.replace(/\$\{[^}]*\}/g, 'x').replace(/<[^>]*>/g, ' ').trim();
    if (ofScripts.has(said) || /(?:new Error\(|Key = |prefix = )$/.test(text.slice(0, index))) continue; // of a mistake, or of storage
    if (/^[A-Z][a-z]+(?:[ ,.?!’]|$)/.test(said) || (/^[A-Za-z][a-z]+ [a-z]+ [a-z]+/.test(said))) faults.push(`${path}:${lineOf(text, index)}: "${literal}"`);
  }
}

for (const fault of faults) console.log(fault);
console.log(`${looked - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
