// Which section of a document, and which sentence of it, says most of what was asked, with the words to mark.
import { mayHave, wordsOf } from "./search-words.js";

const longest = 300; // characters of an excerpt

// Sentences end with . ? ! or … before a blank and a capital, digit or quotation mark, and with lines.
const ending = /[.?!…]["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}])|\n/gu;

function sentencesOf(text) {
  const sentences = [];
  let begin = 0;
  for (const found of text.matchAll(ending)) {
    const end = found.index + found[0].length;
    if (/\b(?:e\.g|i\.e|No|Nos|Dr|Mr|Mrs|Ms|St|Cllr|para|p|pp)\.\s+$/.test(text.slice(begin, end))) continue;
    sentences.push({ begin, text: text.slice(begin, end).trim() });
    begin = end;
  }
  sentences.push({ begin, text: text.slice(begin).trim() });
  return sentences.filter((sentence) => sentence.text !== "");
}

const isOfTerm = ({ word, forms }, found) => forms.has(found) || (word.length > 1 && found.startsWith(word));

// Where phrases stand in words: the place of each word that belongs to one.
function placesOfPhrase(words, phrase) {
  const places = [];
  for (let i = 0; i + phrase.length <= words.length; i++)
    if (phrase.every((word, j) => words[i + j].word === word)) for (let j = 0; j < phrase.length; j++) places.push(i + j);
  return places;
}

export const hasPhrase = (text, phrase) => mayHave(text, [phrase[0]]) && placesOfPhrase(wordsOf(text), phrase).length > 0;

// Ranges of the text to mark: `[begin, end]`.
export function marksOf(text, { terms, phrases }) {
  const words = wordsOf(text);
  const marked = new Set();
  for (const phrase of phrases) for (const place of placesOfPhrase(words, phrase)) marked.add(place);
  const ofPhrases = new Set(phrases.flat());
  words.forEach(({ word }, i) => {
    if (terms.some((term) => !ofPhrases.has(term.word) && isOfTerm(term, word))) marked.add(i);
  });
  return [...marked].sort((a, b) => a - b).map((i) => [words[i].begin, words[i].end]);
}

// What the words that are looked for begin with.
function beginningsOf({ terms, phrases }) {
  const beginnings = phrases.map(([first]) => first);
  for (const { word, forms } of terms) {
    beginnings.push(word);
    for (const form of forms) if (!beginnings.some((beginning) => form.startsWith(beginning))) beginnings.push(form);
  }
  return beginnings;
}

// What a text says of what was asked: each term once, a little for each further time, and phrases most.
function worthOf(text, { terms, phrases }) {
  const words = wordsOf(text);
  const counts = terms.map(() => 0);
  for (const { word } of words) terms.forEach((term, i) => isOfTerm(term, word) && counts[i]++);
  let worth = 0;
  counts.forEach((count, i) => {
    if (count > 0) worth += terms[i].rarity * (1 + 0.1 * Math.min(count - 1, 3));
  });
  for (const phrase of phrases) if (placesOfPhrase(words, phrase).length > 0) worth += 20;
  return words.length < 4 ? worth * 0.7 : worth;
}

// The part of a long sentence round its first mark.
function shortened(text, marks) {
  if (text.length <= longest) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  let begin = first > longest / 2 ? text.indexOf(" ", first - longest / 3) + 1 : 0;
  if (begin > first) begin = first;
  let end = text.lastIndexOf(" ", begin + longest);
  if (end <= begin || begin + longest >= text.length) end = text.length;
  const before = begin > 0 ? "… " : "";
  return {
    text: before + text.slice(begin, end) + (end < text.length ? " …" : ""),
    marks: marks.filter(([from, to]) => from >= begin && to <= end).map(([from, to]) => [from - begin + before.length, to - begin + before.length]),
  };
}

// `{heading, anchor, text, marks}`; the first sentence when nothing fits.
export function excerptOf(record, query) {
  const places = [{ heading: "", anchor: "", text: record.summary, bonus: 0.5 }, ...record.sections.map((section) => ({ ...section, bonus: 0 }))];
  const beginnings = beginningsOf(query);
  let best;
  for (const place of places) {
    const ofHeading = place.heading === "" ? 0 : worthOf(place.heading, query) * 0.6;
    if (best && ofHeading === 0 && !mayHave(place.text, beginnings)) continue;
    for (const sentence of sentencesOf(place.text)) {
      const worth = mayHave(sentence.text, beginnings) ? worthOf(sentence.text, query) : 0;
      const total = worth + ofHeading + (worth > 0 ? place.bonus : 0);
      if (!best || total > best.total + 1e-9) best = { total, heading: place.heading, anchor: place.anchor, sentence: sentence.text };
    }
  }
  if (!best) return { heading: "", anchor: "", text: "", marks: [] };
  const { heading, anchor, sentence } = best;
  return { heading, anchor, ...shortened(sentence, marksOf(sentence, query)) };
}

// Everything of a record that a phrase may stand in.
export function textsOf(record) {
  return [record.title, record.summary, ...record.sections.flatMap(({ heading, text }) => [heading, text])];
}
