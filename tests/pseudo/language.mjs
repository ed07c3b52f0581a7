// A language that nobody speaks, made of the English words: every letter that can has an accent, and every third is there
// twice, so that each message is a third longer. What such a page shows without accents is not in the file of words, and
// what only fits English bursts.
import { messagesOf, withWords } from '../messages.mjs';

const accented = new Map(Object.entries({ a: 'á', c: 'ç', e: 'ë', g: 'ğ', i: 'ï', l: 'ļ', n: 'ñ', o: 'ö', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', y: 'ý', z: 'ž', A: 'Á', C: 'Ç', E: 'Ë', G: 'Ğ', I: 'Ï', L: 'Ļ', N: 'Ñ', O: 'Ö', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', Y: 'Ý', Z: 'Ž', b: 'ḃ', d: 'ḋ', f: 'ḟ', h: 'ḧ', k: 'ḱ', m: 'ṁ', p: 'ṗ', v: 'ṽ', w: 'ẅ', x: 'ẍ', B: 'Ḃ', D: 'Ḋ', F: 'Ḟ', H: 'Ḧ', K: 'Ḱ', M: 'Ṁ', P: 'Ṗ', V: 'Ṽ', W: 'Ẅ', X: 'Ẍ' }));

export function pseudo(words) {
  let letters = 0;
  return words.replace(/\p{L}/gu, (letter) => (accented.get(letter) ?? letter).repeat(++letters % 3 === 0 ? 2 : 1));
}

// What editors write into citations, by which a place is read ("p. 5"): words of theirs, not to be seen.
const ofEditors = new Set(['reference.page-words']);

// A file of words in that language.
export function pseudoWords(english, path) {
  const groups = new Map();
  for (const [name, text] of messagesOf(english, path)) {
    const [group, key] = name.split('.');
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(`${key} = "${ofEditors.has(name) ? text : withWords(text, pseudo)}"`);
  }
  return [...groups].map(([group, lines]) => `[${group}]\n${lines.join('\n')}\n`).join('\n');
}
