// Pseudo-localisation: words that look like none of a language, so that words which nobody asked a language for show.
//
// The program's messages become Latin letters with accents, two fifths longer, between ⟦ and ⟧: `⟦Ŵħàáţ ẁèé ášķ⟧`. What
// editors wrote becomes Cyrillic letters. Whatever still reads as plain letters is neither.
import { walk } from '../messages.mjs';

const longer = 1.4;
const plain = 'abcdefghijklmnopqrstuvwxyz';
const accented = { lower: 'àƀçđéƒğħíĵķľḿñóṗɋřšţúṽŵẋýž', upper: 'ÀɃÇĐÉƑĞĦÍĴĶĽḾÑÓṖɊŘŠŢÚṼŴẊÝŽ' };
const cyrillic = { lower: 'абцдефгхижклмнопљрстувщџыз', upper: 'АБЦДЕФГХИЖКЛМНОПЉРСТУВЩЏЫЗ' };
const again = { à: 'á', é: 'è', í: 'ì', ó: 'ò', ú: 'ù' };

// In both alphabets a letter is one UTF-16 unit.
const put = (text, alphabet) =>
  text.replace(/[a-z]/g, (letter) => alphabet.lower[plain.indexOf(letter)]).replace(/[A-Z]/g, (letter) => alphabet.upper[plain.indexOf(letter.toLowerCase())]);

// Says vowels twice, from the first on, until the words are long enough; then adds a word.
function lengthened(words) {
  const wanted = Math.ceil(words.replace(/\s/g, '').length * longer) + (words.match(/\s/g) ?? []).length;
  let missing = wanted - words.length;
  const said = words.replace(/[àéíóú]/g, (vowel) => (missing-- > 0 ? vowel + again[vowel] : vowel));
  return missing > 0 ? said.replace(/(\p{L})(?!.*\p{L})/u, `$1${'ẋ'.repeat(missing)}`) : said;
}

// A message as words/en.toml writes it, with its tags, escapes and placeholders as they are.
export function pseudoMessage(message) {
  let result = '';
  let done = 0;
  let tag = ''; // the rest of a tag that a placeholder stands in: <a href="{address}">
  walk(message, {
    words: (run, plural, from) => {
      result += message.slice(done, from);
      if (tag) tag = run.slice(0, run.indexOf('>') + 1);
      const words = run.slice(tag.length);
      result += tag + words.replace(/<[^>]*(?:>|$)|\\.|'[{}]+'|[^<\\']+|'/g, (part) => (/^[<\\']/.test(part) ? part : lengthened(put(part, accented))));
      tag = /<[^>]*$/.exec(words)?.[0] ?? '';
      done = from + run.length;
    },
  });
  return `⟦${result}${message.slice(done)}⟧`;
}

// What of an editor's Markdown is no words: references, places, code, tags, addresses, what a rule fills in, ids, callouts, tasks.
const noWords = /```[\s\S]*?```|`[^`]*`|\[\[[^\]|]+\]\]|\[\[[^\]|]+(?=\|)|\[@[a-z0-9-]+|\]\([^)]*\)|<[^>]*>|\{[#.]?[a-z0-9_-]+\}|\[\^[a-z0-9]+\]|\[![A-Z]+\]|- \[[ x]\]|\\./g;

export function pseudoMarkdown(text) {
  let result = '';
  let done = 0;
  for (const { 0: part, index } of text.matchAll(noWords)) {
    result += put(text.slice(done, index), cyrillic) + part;
    done = index + part.length;
  }
  return result + put(text.slice(done), cyrillic);
}

// The values of a file of a language, which are words but for ids and where links lead to.
export const pseudoToml = (text) =>
  text.replace(/(\b(?:id|key|to) = )?"((?:[^"\\]|\\.)*)"/g, (whole, key = '', words) => (key && !words.includes(' ') ? whole : `${key}"${pseudoMarkdown(words)}"`));

export function pseudoFile(path, text) {
  const [, front, body] = path.endsWith('.md') ? text.match(/^(\+\+\+\n[\s\S]*?\n\+\+\+\n)([\s\S]*)$/) : [null, text, ''];
  return pseudoToml(front) + pseudoMarkdown(body);
}
