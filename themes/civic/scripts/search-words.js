// Text → words as they are looked up: what src/search/words.h does to the texts of the site.
const mark = /\p{M}/gu;
const silent = /['’‘ʼ\u00ad]/g; // no part of the word they stand in
const word = /[\p{L}\p{N}\p{M}'’‘ʼ\u00ad]+/gu;
const hyphens = /^[-‐‑]+$/;
const longest = 40; // bytes

const plain = /^[a-z0-9]*$/i;

export function folded(text) {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(mark, "").replace(silent, "").toLowerCase();
}

const encoder = new TextEncoder();

function shortened(text) {
  if (text.length * 3 <= longest) return text;
  const bytes = encoder.encode(text);
  if (bytes.length <= longest) return text;
  let end = longest;
  while ((bytes[end] & 0xc0) === 0x80) end--;
  return new TextDecoder().decode(bytes.subarray(0, end));
}

// `{word, begin, end}` for each, in order; the last two are places in the text. Commas in numbers do not matter.
export function wordsOf(text) {
  const words = [];
  for (const found of text.matchAll(word)) {
    const folds = shortened(folded(found[0]));
    if (folds !== "") words.push({ word: folds, begin: found.index, end: found.index + found[0].length });
  }
  return joinNumbers(words, text);
}

function joinNumbers(words, text) {
  if (!/\d,\d/.test(text)) return words;
  const joined = [];
  for (const each of words) {
    const last = joined[joined.length - 1];
    const between = last && text.slice(last.end, each.begin);
    if (between === "," && /\d$/.test(text.slice(last.begin, last.end)) && /^\d/.test(text.slice(each.begin, each.end))) {
      last.word += each.word;
      last.end = each.end;
    } else {
      joined.push({ ...each });
    }
  }
  return joined;
}

// Whether a text may have a word that begins with one of these: quick, and never wrong when it says no.
const joining = /['’‘ʼ\u00ad,‐‑-]/g;
const unplain = /[^\x00-\x7f–—“”…£•]/;
export function mayHave(text, beginnings) {
  const joined = text.replace(joining, "").toLowerCase();
  return unplain.test(joined) || beginnings.some((beginning) => joined.includes(beginning));
}

// Every folded word as the index has it, words joined by hyphens also as one.
export function indexedWords(text) {
  const all = [];
  let compound = [];
  const finish = () => {
    if (compound.length > 1 && encoder.encode(compound.join("")).length <= longest) all.push(`+${compound.join("")}`);
    compound = [];
  };
  let last = 0;
  for (const { word: found, begin, end } of wordsOf(text)) {
    if (!hyphens.test(text.slice(last, begin))) finish();
    all.push(found);
    compound.push(found);
    last = end;
  }
  finish();
  return all;
}
