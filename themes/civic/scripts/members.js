// What several members answered, put together: every answer with its author, and which questions they agree on.
//
// Pure: from the members' answers and the questions of the page it makes a report of plain texts, which the page shows
// (combined.js) and report-files.js writes:
//   { title, notes: ["…"], members: [{ label, facts: ["…"] }],
//     groups: [{ kind, title, questions: [{ number, text, items: [{ label, text }] }] }], rows: [["…"]] }
// A report of one member has a group for each section of the list, and none for what was left open.
import { choices, parts } from "./answers.js";
import { dateInWords } from "./dates.js";
import { fill } from "./words.js";

const kinds = ["differ", "changed", "same", "one", "notes", "fields", "unknown", "none"];
const keyOf = (name) => name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
const capitalized = (name) => name[0].toUpperCase() + name.slice(1);
const distinct = (values) => [...new Set(values)];

// `people`: { member: Answers, file }, `file` empty for the answers on the page. `page`: { title, version, questions:
// [{ id, number, text, wording, section }], fields: [{ id, title, section, isDate }], lookup } where `lookup` knows
// questions that are not shown. `words`: of the template checklist-combined.
export function reportOf(people, page, words) {
  return new Report(people, page, words).make();
}

class Report {
  #people;
  #page;
  #words;

  constructor(people, page, words) {
    this.#page = page;
    this.#words = words;
    this.#people = labelled(people, words);
  }

  get #alone() {
    return this.#people.length === 1;
  }

  make() {
    const asked = [...this.#questions(), ...this.#fields()];
    const titles = this.#alone ? (this.#people[0].member.author ? "titleOne" : "titleNameless") : "title";
    const title = fill(this.#words[titles], { list: this.#page.title, member: this.#people[0].label });
    const groups = this.#alone ? this.#bySection(asked) : this.#byKind(asked);
    return { title, notes: this.#notes(), members: this.#members(), groups, rows: [this.#words.columns.split(";").map((name) => name.trim()), ...asked.flatMap((each) => each.rows)] };
  }

  #byKind(asked) {
    return kinds
      .map((kind) => ({ kind, questions: asked.filter((each) => each.kind === kind) }))
      .filter(({ questions }) => questions.length > 0)
      .map(({ kind, questions }) => ({ kind, title: fill(this.#words[`group${capitalized(kind)}`], { number: questions.length }), questions }));
  }

  #bySection(asked) {
    const said = asked.filter(({ kind }) => kind !== "none");
    return distinct(said.map(({ section }) => section)).map((section) => ({ kind: "section", title: section, questions: said.filter((each) => each.section === section) }));
  }

  // Those on the page, then those that only members have.
  #questions() {
    const { questions, lookup } = this.#page;
    const shown = new Set(questions.map(({ id }) => id));
    const others = distinct(this.#people.flatMap(({ member }) => [...member.questions.keys()])).filter((id) => !shown.has(id));
    return [...questions, ...others.map((id) => lookup(id) ?? this.#unknown(id))].map((question) => this.#question(question));
  }

  // A question that no page has: the file says how it read.
  #unknown(id) {
    const { member } = this.#people.find(({ member }) => member.questions.has(id));
    const text = member.part(id, "question") || fill(this.#words.unknownId, { id });
    return { id, number: "", text, wording: member.part(id, "wording"), section: this.#words.unknownSection, isUnknown: true };
  }

  #question(question) {
    const entries = this.#people
      .filter(({ member }) => member.questions.has(question.id))
      .map((person) => ({
        person,
        ...Object.fromEntries(parts.map((name) => [name, person.member.part(question.id, name)])),
        isOutdated: person.member.isOutdated(question.id, question),
        then: person.member.part(question.id, "question"),
      }));
    const { id, number, text, section } = question;
    return { number, text, section, kind: question.isUnknown ? "unknown" : kindOf(entries), items: this.#items(entries), rows: this.#rows({ number, section, id, text }, entries) };
  }

  #items(entries) {
    const items = [];
    const add = (label, text) => items.push({ label, text });
    for (const answer of choices)
      for (const isOutdated of [false, true]) {
        const by = entries.filter((entry) => entry.answer === answer && entry.isOutdated === isOutdated);
        const name = this.#words[answer.replace("not-applicable", "notApplicable")];
        const label = isOutdated ? fill(this.#words.outdated, { answer: name }) : name;
        if (by.length > 0) this.#alone ? add(this.#words.answer, label) : add(label, by.map(({ person }) => person.label).join(", "));
      }
    const ofPeople = distinct(entries.filter(({ answer }) => answer).map(({ person }) => person.key));
    for (const key of ofPeople) {
      const own = entries.filter((entry) => entry.person.key === key && entry.answer);
      if (distinct(own.map(({ answer }) => answer)).length > 1) add(own[0].person.name, this.#words.twice);
    }
    for (const entry of entries)
      for (const part of parts.slice(1))
        if (entry[part]) add(this.#labelled("partBy", entry.person, this.#words[part]), part === "date" ? dateInWords(entry.date) : entry[part].trim());
    for (const entry of entries)
      if (entry.isOutdated) add(this.#labelled("readThen", entry.person, this.#words.readThenOne), entry.then || this.#words.notSaid);
    return items;
  }

  // Says whose it is where there are several.
  #labelled(word, person, part) {
    return this.#alone ? part : fill(this.#words[word], { member: person.label, part });
  }

  #rows(question, entries) {
    const { number, section, id, text } = question;
    const head = [number, section, id, text];
    if (entries.length === 0) return [[...head, ...Array(9).fill("")]];
    return entries.map(({ person, answer, notes, recommendation, date, isOutdated, then }) => [
      ...head,
      person.name,
      person.member.saved,
      person.file,
      answer && this.#words[answer.replace("not-applicable", "notApplicable")],
      notes,
      recommendation,
      date,
      isOutdated ? this.#words.yes : "",
      then,
    ]);
  }

  #fields() {
    const { fields } = this.#page;
    const known = new Set(fields.map(({ id }) => id));
    const others = distinct(this.#people.flatMap(({ member }) => [...member.fields.keys()])).filter((id) => !known.has(id));
    const all = [...fields, ...others.map((id) => ({ id, title: fill(this.#words.unknownId, { id }), section: this.#words.unknownSection, isUnknown: true }))];
    return all.map(({ id, title, section, isDate, isUnknown }) => {
      const filled = this.#people.filter(({ member }) => member.fields.has(id)).map((person) => ({ person, text: textOf(person.member.fields.get(id), isDate) }));
      const rows = filled.map(({ person, text }) => ["", section, id, title, person.name, person.member.saved, person.file, "", text, "", "", "", ""]);
      return {
        number: "",
        text: title,
        section,
        kind: filled.length === 0 ? "none" : isUnknown ? "unknown" : "fields",
        items: filled.map(({ person, text }) => ({ label: this.#alone ? this.#words.answer : person.label, text })),
        rows: rows.length > 0 ? rows : [["", section, id, title, ...Array(9).fill("")]],
      };
    });
  }

  #members() {
    return this.#people.map(({ label, member, file }) => {
      const answered = [...member.questions.values()].filter((own) => own.has("answer")).length;
      const isSilent = [...member.questions.values()].some((own) => !own.has("wording"));
      const facts = [fill(this.#words.answered, { number: answered })];
      if (member.saved) facts.push(fill(this.#words.savedOn, { date: dateInWords(member.saved) }));
      if (file) facts.push(fill(this.#words.fromFile, { file }));
      if (member.version !== null && member.version !== this.#page.version) facts.push(this.#words.otherVersion);
      if (isSilent) facts.push(this.#words.noWording);
      return { label, facts };
    });
  }

  #notes() {
    const notes = [];
    for (const key of distinct(this.#people.map((person) => person.key))) {
      const own = this.#people.filter((person) => person.key === key);
      if (own.length > 1) notes.push(fill(this.#words.sameName, { member: own[0].name, number: own.length }));
    }
    const nameless = this.#people.filter(({ member }) => member.author === "").length;
    if (nameless > 0 && !this.#alone) notes.push(fill(this.#words.nameless, { number: nameless }));
    return notes;
  }
}

// What members' answers to a question come to. Two files under one name are one member.
function kindOf(entries) {
  if (entries.length === 0) return "none";
  if (entries.some(({ isOutdated }) => isOutdated)) return "changed";
  const given = entries.filter(({ answer }) => answer !== "");
  if (given.length === 0) return "notes";
  if (distinct(given.map(({ answer }) => answer)).length > 1) return "differ";
  return distinct(given.map(({ person }) => person.key)).length > 1 ? "same" : "one";
}

// Each with a name, a key that is the same for the same member, and a label that no other has. Who gives no name is a
// member apart.
function labelled(people, words) {
  const named = people.map((person, place) => {
    const name = person.member.author.replace(/\s+/g, " ").trim();
    return { ...person, name: name || words.noName, key: name ? `name ${keyOf(name)}` : `place ${place}` };
  });
  const taken = new Set();
  return named.map((person) => {
    const twins = named.filter(({ name }) => keyOf(name) === keyOf(person.name));
    const detail = [
      ({ member }) => member.saved && dateInWords(member.saved),
      ({ file }) => file || words.thisPage,
    ].find((of) => twins.every((twin) => of(twin)) && distinct(twins.map(of)).length === twins.length);
    let label = person.name;
    if (twins.length > 1) label = fill(words.labelWith, { member: person.name, detail: detail ? detail(person) : twins.indexOf(person) + 1 });
    while (taken.has(label)) label = fill(words.labelWith, { member: label, detail: taken.size + 1 });
    taken.add(label);
    return { ...person, label };
  });
}

function textOf(value, isDate) {
  if (Array.isArray(value))
    return value
      .map((row) => row.map((cell) => cell.trim()).filter(Boolean).join("; "))
      .filter(Boolean)
      .join("\n");
  return (isDate && dateInWords(value)) || value.trim();
}
