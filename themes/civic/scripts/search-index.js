// Finds documents in the index that src/search/ made: index_files.h says how its files read. Knows nothing of pages:
// `files.get(path)` promises what a file of the index says.
import { wordsOf } from "./search-words.js";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const valueOf = new Uint8Array(128);
for (let i = 0; i < 64; i++) valueOf[digits.charCodeAt(i)] = i;

// What a match is worth beside the word itself.
const asBeginning = 0.6; // of a longer word
const asContinuation = 0.8; // "pensioners" where the site says "pension"
const asMistake = 0.5;
const ofName = 1000; // more than words can give
const ofBeginningOfName = 300;
const ofThingName = 0.5; // of what that of a page is worth
const allInTitle = 1.5;
const firstTitleWeight = 32; // see src/search/index.h
const fewResults = 8; // with fewer that have all words, those with some are shown too
const most = 400; // results that are put in order

const afterAll = "\uffff";

// The first place in a sorted list that is not before `value`.
function placeOf(list, value) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// "key ending ending,postings"
function readGroup(text) {
  const comma = text.indexOf(",");
  const [key, ...endings] = text.slice(0, comma).split(" ");
  let read;
  return {
    key,
    forms: endings.length === 0 ? [key] : endings.map((ending) => key + ending),
    get postings() {
      return (read ??= readPostings(text.slice(comma + 1)));
    },
  };
}

// Lets the page do other things between two parts of the work.
const breathe = () => new Promise((resolve) => setTimeout(resolve));

// Documents, each written as the gap to the one before, with a digit behind it where `digitsOfWeights` takes one.
function readGaps(text, digitsOfWeights) {
  const documents = [];
  let document = 0;
  for (let i = 0; i < text.length; ) {
    let gap = 0;
    let shift = 0;
    let digit = valueOf[text.charCodeAt(i++)];
    for (; digit >= 32; digit = valueOf[text.charCodeAt(i++)], shift += 5) gap += (digit - 32) << shift;
    document += gap + (digit << shift);
    documents.push(document);
    digitsOfWeights?.push(valueOf[text.charCodeAt(i++)]);
  }
  return documents;
}

// `[documents, digits]` of a group's postings.
function readPostings(text) {
  const digitsOfWeights = [];
  return [readGaps(text, digitsOfWeights), digitsOfWeights];
}

// Whether one letter more, less or other, or two that changed places, make one word of the other.
function isOneMistake(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let begin = 0;
  while (begin < a.length && a[begin] === b[begin]) begin++;
  let endA = a.length;
  let endB = b.length;
  while (endA > begin && endB > begin && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [endA - begin, endB - begin];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[begin] === b[begin + 1] && a[begin + 1] === b[begin];
}

// Words and names of one file.
class WordList {
  constructor(words, names) {
    this.texts = words === "" ? [] : words.split(";");
    this.keys = this.texts.map((group) => /^[^ ,]*/.exec(group)[0]);
    this.read = new Map(); // groups, by place
    this.names = names === "" ? [] : names.split(";");
    this.nameKeys = this.names.map((name) => name.slice(0, name.indexOf(",")));
  }

  group(place) {
    if (!this.read.has(place)) this.read.set(place, readGroup(this.texts[place]));
    return this.read.get(place);
  }

  // Groups that have a form which `fits`, among those whose key begins `word`, the longest first.
  #shorterKeys(word, fits) {
    const found = [];
    for (let length = word.length; length > 0; length--) {
      const key = word.slice(0, length);
      for (let i = placeOf(this.keys, key); this.keys[i] === key; i++) {
        const group = this.group(i);
        if (fits(group)) found.push(group);
      }
    }
    return found;
  }

  groupOf(word) {
    return this.#shorterKeys(word, ({ forms }) => forms.includes(word))[0];
  }

  groupsBeginning(word) {
    const groups = this.#shorterKeys(word, ({ key, forms }) => key !== word && forms.some((form) => form.startsWith(word)));
    const end = placeOf(this.keys, word + afterAll);
    for (let i = placeOf(this.keys, word); i < end; i++) groups.push(this.group(i));
    return groups;
  }

  // The group of a word whose other forms the site uses.
  groupContinuedBy(word) {
    return this.#shorterKeys(word, ({ key }) => key.length >= 4 && word.length - key.length <= 4 && key !== word)[0];
  }

  allForms() {
    return this.texts.flatMap((text) => readGroup(text).forms);
  }

  documentsNamed(key) {
    const place = placeOf(this.nameKeys, key);
    return this.nameKeys[place] === key ? readGaps(this.names[place].slice(key.length + 1)) : [];
  }

  // `[name, documents]` for names longer than `beginning` that begin with it.
  namesBeginning(beginning, limit = 100) {
    const end = placeOf(this.nameKeys, beginning + afterAll);
    const found = [];
    for (let i = placeOf(this.nameKeys, beginning); i < end && found.length < limit; i++)
      if (this.nameKeys[i] !== beginning) found.push([this.nameKeys[i], readGaps(this.names[i].slice(this.nameKeys[i].length + 1))]);
    return found;
  }
}

// What was typed: words, and phrases in quotation marks.
function readQuery(text) {
  const phrases = [];
  for (const [, phrase] of text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)) {
    const words = wordsOf(phrase).map(({ word }) => word);
    if (words.length > 0) phrases.push(words);
  }
  const words = wordsOf(text).map(({ word }) => word);
  return { words, phrases, isOpen: /[\p{L}\p{N}]$/u.test(text) };
}

export class SearchIndex {
  #files;
  #head;
  #lists = new Map();

  constructor(files) {
    this.#files = files;
  }

  async ready() {
    this.#head ??= await this.#files.get("index.js");
    return this.#head;
  }

  get kinds() {
    return this.#head.kinds.map(([id, title]) => ({ id, title }));
  }

  kindOf(document) {
    const { kinds } = this.#head;
    let kind = 0;
    while (kind + 1 < kinds.length && kinds[kind + 1][2] <= document) kind++;
    return kind;
  }

  #isThing(document) {
    return document >= this.#head.kinds[this.kindOf(document)][3];
  }

  // The record of a document: see index_files.h.
  async record(document) {
    const { texts } = await this.ready();
    const number = placeOf(texts, document + 1) - 1;
    const records = await this.#files.get(`texts-${number}.js`);
    const [address, title, of, summary, sections] = records[document - texts[number]];
    const parts = [];
    for (let i = 0; i < sections.length; i += 3) parts.push({ heading: sections[i], anchor: sections[i + 1], text: sections[i + 2] });
    return { document, kind: this.kindOf(document), address, title, of, summary, sections: parts };
  }

  // Every document that has a form of the word.
  async documentsWith(word) {
    await this.ready();
    const documents = new Set();
    const group = (await this.#listsOf(word))[0].groupOf(word);
    for (const document of group?.postings[0] ?? []) documents.add(document);
    return documents;
  }

  // What documents are called, where names are in one file.
  async namesByDocument() {
    await this.ready();
    const names = new Map();
    for (const [name, documents] of (await this.#list(-1)).namesBeginning("", Infinity))
      for (const document of documents) names.set(document, [...(names.get(document) ?? []), name]);
    return names;
  }

  // `total`, `counts` by kind, `documents(kind)`, the best first, and for marking what was looked for: `terms`, each with
  // its forms, and `phrases`.
  async find(text) {
    const head = await this.ready();
    const query = readQuery(text);
    const skipped = new Set(head.skip.split(" "));
    const asked = query.words.filter((word) => !skipped.has(word));
    const last = query.isOpen ? query.words[query.words.length - 1] : undefined;
    const words = [...new Set(asked)];
    const terms = await Promise.all(words.map((word) => this.#term(word, word === last)));
    const scores = new Float64Array(head.documents);
    const covered = new Float64Array(head.documents);
    let whole = 0;
    const titled = new Uint8Array(head.documents); // how many words the title has
    for (const term of terms) {
      whole += term.share = this.#score(term, scores, covered, titled);
      await breathe();
    }
    const best = this.#cover(scores, covered, whole, (document) => titled[document] === terms.length);
    await this.#scoreNames(query, asked, terms, scores, covered);
    await breathe();
    return this.#ranked(scores, covered, best, terms, query);
  }

  // ---- words ------------------------------------------------------------------------------------------

  async #list(number) {
    if (!this.#lists.has(number)) {
      const { words, names } = number === -1 ? this.#head : await this.#files.get(`words-${number}.js`);
      this.#lists.set(number, new WordList(words, names));
    }
    return this.#lists.get(number);
  }

  // Those that have what begins with `word`, at most a few.
  async #listsOf(word, isBeginning = false) {
    const { starts } = this.#head;
    if (!starts) return [await this.#list(-1)];
    const first = Math.max(placeOf(starts, word + "\u0000") - 1, 0);
    const end = isBeginning ? Math.min(placeOf(starts, word + afterAll), first + 3) : first + 1;
    const lists = [];
    for (let i = first; i < Math.max(end, first + 1); i++) lists.push(this.#list(i));
    return Promise.all(lists);
  }

  async #term(word, isLast) {
    const [list] = await this.#listsOf(word);
    const exact = list.groupOf(word);
    const groups = exact ? [{ group: exact, worth: 1 }] : [];
    if ((isLast && word.length > 1) || !exact) {
      for (const each of await this.#listsOf(word, true))
        for (const group of word.length > 1 ? each.groupsBeginning(word) : []) {
          const shortest = Math.min(...group.forms.filter((form) => form.startsWith(word)).map((form) => form.length));
          if (group.key !== exact?.key) groups.push({ group, worth: (exact ? 0.5 : 1) * asBeginning * Math.sqrt(word.length / shortest), isBeginning: true });
        }
    }
    const continued = groups.length === 0 && list.groupContinuedBy(word);
    if (continued) groups.push({ group: continued, worth: asContinuation });
    if (groups.length === 0) groups.push(...(await this.#mistaken(word)));
    return { word, groups, isExact: Boolean(exact) };
  }

  async #mistaken(word) {
    if (word.length < 4) return [];
    const { starts } = this.#head;
    const forms = starts ? await this.#files.get("forms.js") : (this.forms ??= (await this.#list(-1)).allForms());
    const near = forms.filter((form) => isOneMistake(form, word) && (word.length > 5 || form[0] === word[0]));
    const found = await Promise.all(near.slice(0, 12).map(async (form) => (await this.#listsOf(form))[0].groupOf(form)));
    return found.filter(Boolean).map((group) => ({ group, worth: asMistake }));
  }

  // Adds what the term gives to documents; returns how much of a query it is: rare words are more.
  #score({ groups }, scores, covered, titled) {
    const all = scores.length;
    const own = new Float64Array(all);
    const inTitle = new Uint8Array(all);
    for (const { group, worth } of groups) {
      const [documents, weights] = group.postings;
      const rarity = worth * Math.log(1 + (all - documents.length + 0.5) / (documents.length + 0.5));
      for (let i = 0; i < documents.length; i++) {
        const isTitle = weights[i] >= firstTitleWeight;
        const score = rarity * (isTitle ? 2 * (weights[i] - firstTitleWeight) + 1 : weights[i]);
        if (score > own[documents[i]]) own[documents[i]] = score;
        if (isTitle) inTitle[documents[i]] = 1;
      }
    }
    let count = 0;
    for (let i = 0; i < all; i++) if (own[i] > 0) count++;
    const share = groups.length === 0 ? Math.log(1 + 2 * all) : Math.max(Math.log(1 + (all - count + 0.5) / (count + 0.5)), 0.01);
    for (let i = 0; i < all; i++) {
      if (own[i] === 0) continue;
      scores[i] += own[i];
      covered[i] += share;
      titled[i] += inTitle[i];
    }
    return share;
  }

  // Documents that lack words count less. Returns whether enough have them all.
  #cover(scores, covered, whole, isAllInTitle) {
    let complete = 0;
    for (let i = 0; i < scores.length; i++) {
      if (scores[i] === 0) continue;
      covered[i] /= whole;
      if (covered[i] > 0.999) complete++;
      scores[i] *= (0.2 + 0.8 * covered[i] * covered[i]) * (isAllInTitle(i) ? allInTitle : 1);
    }
    return complete >= fewResults ? 0.999 : 0.4;
  }

  // ---- names ------------------------------------------------------------------------------------------

  // The query as a name: the keys of its words.
  async #scoreNames({ words, phrases, isOpen }, asked, terms, scores, covered) {
    const wanted = asked.length > 0 ? asked : words;
    if (wanted.length === 0) return;
    const keyOf = (word) => {
      const { groups, isExact } = terms.find((each) => each.word === word) ?? { groups: [] };
      return isExact || (groups.length === 1 && !groups[0].isBeginning) ? groups[0].group.key : word;
    };
    const key = wanted.map(keyOf).join(" ");
    const typed = [...wanted.slice(0, -1).map(keyOf), wanted[wanted.length - 1]].join(" ");
    const add = (document, score) => {
      scores[document] += score * (this.#isThing(document) ? ofThingName : 1);
      covered[document] = 1;
    };
    const [list] = await this.#listsOf(key);
    const exact = list.documentsNamed(key);
    for (const document of exact) add(document, ofName);
    if (isOpen && phrases.length === 0) {
      const beginnings = new Map();
      for (const beginning of new Set([key, typed]))
        for (const each of await this.#listsOf(beginning, true))
          for (const [name, documents] of each.namesBeginning(beginning))
            for (const document of documents)
              if (!exact.includes(document)) beginnings.set(document, Math.max(beginnings.get(document) ?? 0, beginning.length / name.length));
      if (typed.length > 1) for (const [document, share] of beginnings) add(document, ofBeginningOfName * share * share);
    }
  }

  // ---- order ------------------------------------------------------------------------------------------

  #ranked(scores, covered, least, terms, { phrases }) {
    const found = [];
    for (let i = 0; i < scores.length; i++) if (scores[i] > 0 && covered[i] >= least) found.push(i);
    const counts = this.#head.kinds.map(() => 0);
    let kind = 0;
    for (const document of found) {
      while (kind + 1 < counts.length && this.#head.kinds[kind + 1][2] <= document) kind++;
      counts[kind]++;
    }
    const byKind = (wanted) => (wanted === undefined ? found : found.filter((document) => this.kindOf(document) === wanted));
    const inOrder = (list) => {
      let kept = list;
      if (list.length > 4 * most) {
        const sorted = Float64Array.from(list, (document) => scores[document]).sort();
        const limit = sorted[sorted.length - most];
        kept = list.filter((document) => scores[document] >= limit);
      }
      return [...kept].sort((a, b) => scores[b] - scores[a] || a - b);
    };
    return {
      total: found.length,
      counts,
      phrases,
      terms: terms.map(({ word, groups, share }) => ({ word, rarity: share + 0.1, forms: new Set(groups.flatMap(({ group }) => group.forms)) })),
      documents: (wanted) => inOrder(byKind(wanted)),
    };
  }
}
