// Holds the program's own sentences (words/en.toml) to what a member can read once: no sentence of more than 25 words, and a
// reading age of the whole that is printed and bounded. A placeholder counts as one word and stands for one of two syllables;
// of a choice or plural the longest case is read. Prints what is too long.
import { read } from './project-files.mjs';

const longest = 25; // words in a sentence: GOV.UK's content guidance, "Sentence length"
const oldest = 12; // reading age

// The longest case of each choice, with plain placeholders as a word. Messages are read as in words.mjs.
function spoken(text) {
  let at = 0;
  const message = () => {
    let said = '';
    while (at < text.length && text[at] !== '}') {
      if (text[at] === "'" && '{}'.includes(text[at + 1] ?? ' ')) at = text.indexOf("'", at + 1) + 1;
      else if (text[at] === '{') said += argument();
      else said += text[at++];
    }
    return said;
  };
  const argument = () => {
    if (text[at + 1] === '@') {
      const name = text.slice(at + 2, text.indexOf('}', at)).split('.')[1].replace('-title', '');
      at = text.indexOf('}', at) + 1;
      return name.replaceAll('-', ' '); // the name of a kind
    }
    const [all] = text.slice(at).match(/^\{\s*[a-zA-Z0-9_]+\s*/);
    let said = '';
    let cases = 0;
    for (at += all.length; at < text.length && text[at] !== '}'; ++at)
      if (text[at] === '{') {
        ++at;
        ++cases;
        const one = message();
        if (one.length > said.length) said = one;
      }
    ++at;
    return cases ? said : 'figure';
  };
  return message();
}

const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? [];
const syllables = (word) =>
  Math.max(1, (word.toLowerCase().replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g) ?? []).length);

let group = '';
let sentences = 0;
let said = 0;
let spokenSyllables = 0;
const faults = [];
for (const line of read('themes/civic/words/en.toml').split('\n')) {
  group = line.match(/^\[([a-z0-9-]+)\]$/)?.[1] ?? group;
  const [, key, raw] = line.match(/^([a-z0-9-]+) = "(.*)"$/) ?? [];
  if (!key || group === 'date' || key.startsWith('method-source')) continue;
  const text = spoken(raw.replace(/<[^>]*>/g, ''));
  for (const sentence of text.split(/(?<=[.?!][”)]?)\s+/)) {
    const all = words(sentence);
    if (all.length > longest) faults.push(`${group}.${key} has a sentence of ${all.length} words: ${sentence}`);
    if (!/[.?!][”)]?$/.test(sentence) || all.length < 4) continue;
    ++sentences;
    said += all.length;
    for (const word of all) spokenSyllables += syllables(word);
  }
}
// J. P. Kincaid et al., "Derivation of new readability formulas" (1975): a grade of school, which begins at five.
const age = 0.39 * (said / sentences) + 11.8 * (spokenSyllables / said) - 15.59 + 5;
console.log(`${sentences} sentences of ${(said / sentences).toFixed(1)} words; reading age ${age.toFixed(1)}`);
if (age > oldest) faults.push(`the reading age is over ${oldest}`);
for (const fault of faults) console.log(fault);
console.log(`${sentences + 1 - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
