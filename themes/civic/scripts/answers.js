// The answers to one checklist: what members chose and wrote, kept on this device and in files that can be passed on.
// docs/data.md describes the file ("Files of answers"). What is kept on the device is the same. Answers to questions
// that the page does not have stay where they are and go into the file again.
const format = "scrutineer-answers";
const formatVersion = 2;
export const choices = ["yes", "partly", "no", "not-applicable"];
export const parts = ["answer", "notes", "recommendation", "date"];
const wording = ["wording", "question"]; // how the question read when it was answered
const largestFile = 4_000_000;

// What one member answered.
export class Answers {
  author = "";
  saved = ""; // the day, 2027-05-22, of what comes from a file
  version = null; // of the list that was answered
  questions = new Map(); // id → Map of part → text, and of `wording` → text
  fields = new Map(); // id → text, or rows of cells

  constructor(author = "") {
    this.author = author;
  }

  get empty() {
    return this.questions.size === 0 && this.fields.size === 0;
  }

  part(question, name) {
    return this.questions.get(question)?.get(name) ?? "";
  }

  setPart(question, name, text) {
    const own = this.questions.get(question) ?? new Map();
    if (text === "") own.delete(name);
    else own.set(name, text);
    if (parts.some((part) => own.has(part))) this.questions.set(question, own);
    else this.questions.delete(question);
  }

  // What a reader enters belongs to the question as it reads now ({ wording, text }). What is written beside an earlier
  // answer does not make that an answer to the question as it reads now.
  enter(question, name, text, asked) {
    const isFirst = !this.questions.has(question);
    this.setPart(question, name, text);
    if (isFirst || (name === "answer" && text !== "")) this.confirm(question, asked);
  }

  // What was answered holds for the question as it reads now.
  confirm(question, asked) {
    this.questions.get(question)?.set("wording", asked.wording).set("question", asked.text);
  }

  // Whether the question is known to have read otherwise when it was answered.
  isOutdated(question, asked) {
    const answered = this.part(question, "wording");
    return answered !== "" && asked.wording !== "" && answered !== asked.wording;
  }

  setField(id, value) {
    const filled = Array.isArray(value) ? value.some((row) => row.some((cell) => cell !== "")) : value !== "";
    if (filled) this.fields.set(id, value);
    else this.fields.delete(id);
  }

  toObject() {
    return {
      ...Object.fromEntries(["author", "saved", "version"].filter((name) => this[name]).map((name) => [name, this[name]])),
      answers: Object.fromEntries([...this.questions].map(([id, own]) => [id, ordered(own)])),
      fields: Object.fromEntries(this.fields),
    };
  }
}

const ordered = (own) => Object.fromEntries([...parts, ...wording].filter((name) => own.has(name)).map((name) => [name, own.get(name)]));

// `list` says which list it is: { checklist, title }, and what else belongs to it.
export function fileOf(members, list) {
  return JSON.stringify({ format, format_version: formatVersion, ...list, members: members.map((member) => member.toObject()) }, null, 2);
}

// Why a file is not taken: `word` names the sentence of the page that says so, `values` what is filled into it.
export class Fault extends Error {
  constructor(word, values = {}) {
    super(word);
    this.word = word;
    this.values = values;
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
const isTable = (value) => Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === "string"));

function isPart(name, value) {
  if (typeof value !== "string") return false;
  if (name === "answer") return choices.includes(value);
  return name === "date" ? isDate(value) : [...parts, ...wording].includes(name);
}

function readMember({ author = "", saved = "", version = null, answers, fields }) {
  const isVersion = version === null || Number.isSafeInteger(version);
  if (typeof author !== "string" || (saved !== "" && !isDate(saved)) || !isVersion) throw new Fault("wrongValue", { id: "members" });
  const member = new Answers(author.trim());
  Object.assign(member, { saved, version });
  for (const [id, own] of Object.entries(answers)) {
    if (!isObject(own)) throw new Fault("wrongValue", { id });
    for (const [name, value] of Object.entries(own)) if (!isPart(name, value)) throw new Fault("wrongValue", { id });
    for (const name of parts) member.setPart(id, name, own[name] ?? "");
    for (const name of wording) if (own[name] && member.questions.has(id)) member.questions.get(id).set(name, own[name]);
  }
  for (const [id, value] of Object.entries(fields ?? {})) {
    if (typeof value !== "string" && !isTable(value)) throw new Fault("wrongValue", { id });
    member.setField(id, value);
  }
  return member;
}

// The members of a file, and what it says of the list they answered; throws a Fault. The earlier version of the format
// held the answers of one member, without a name and without the questions' wording.
export function readAnswers(text, checklist) {
  if (text.length > largestFile) throw new Fault("wrongSize");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Fault("wrongKind");
  }
  if (!isObject(file) || file.format !== format) throw new Fault("wrongKind");
  if (![1, formatVersion].includes(file.format_version)) throw new Fault("wrongFormat");
  const isFirst = file.format_version === 1;
  const members = isFirst ? [{ version: Number.isSafeInteger(file.version) ? file.version : null, answers: file.answers, fields: file.fields }] : file.members;
  const areMembers = Array.isArray(members) && members.length > 0 && members.every((one) => isObject(one) && isObject(one.answers) && isObject(one.fields ?? {}));
  if (!areMembers) throw new Fault("wrongKind");
  if (file.checklist !== checklist) throw new Fault("wrongList", { title: String(file.title ?? file.checklist) });
  return { members: members.map(readMember), list: file.list };
}

// Where the answers to one version of one list of one site are kept on this device, and the name of who gives them.
// Sites on one origin (all files of a computer are one) are told apart by their title and the folder they stand in: the
// same in all languages of a site, so that what is answered in one is there in the others.
export class Shelf {
  constructor({ site, root, checklist, version }) {
    const folder = new URL(root || ".", location.href).pathname;
    this.checklist = checklist;
    this.version = Number(version);
    this.nameKey = `scrutineer name ${JSON.stringify([site, folder])}`;
    this.prefix = `scrutineer answers ${JSON.stringify([site, folder, checklist])} `;
    this.key = this.prefix + this.version;
  }

  // Null where there is nothing, or nothing that can be read.
  load(key = this.key) {
    try {
      const text = localStorage.getItem(key);
      return text === null ? null : readAnswers(text, this.checklist).members[0];
    } catch {
      return null;
    }
  }

  // Whether that worked.
  save(answers) {
    return this.#keep(this.key, answers.empty ? "" : fileOf([answers], { checklist: this.checklist }));
  }

  get name() {
    try {
      return localStorage.getItem(this.nameKey) ?? "";
    } catch {
      return "";
    }
  }

  saveName(name) {
    return this.#keep(this.nameKey, name);
  }

  #keep(key, text) {
    try {
      if (text === "") localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  // The answers to the latest version before this one; null where there are none.
  loadEarlier() {
    try {
      const versions = Object.keys(localStorage)
        .filter((key) => key.startsWith(this.prefix))
        .map((key) => Number(key.slice(this.prefix.length)))
        .filter((version) => version < this.version);
      return versions.length > 0 ? this.load(this.prefix + Math.max(...versions)) : null;
    } catch {
      return null;
    }
  }
}
