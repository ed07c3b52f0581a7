// The answers to one checklist: what a reader chose and wrote, kept on this device and in files that can be passed on.
//
// A file is JSON:
//   {"format": "scrutineer-answers", "format_version": 1, "checklist": "before-the-decision", "title": "…", "version": 1,
//    "answers": {"a-question": {"answer": "yes", "notes": "…", "recommendation": "…", "date": "2027-05-22"}},
//    "fields": {"objective": "…", "witnesses": [["…", "…"]]}}
// `answer` is yes, partly, no or not-applicable; parts that are empty are left out. What is kept on the device is the
// same. Answers to questions that the page does not have stay where they are and go into the file again.
const format = "scrutineer-answers";
const formatVersion = 1;
const choices = ["yes", "partly", "no", "not-applicable"];
export const parts = ["answer", "notes", "recommendation", "date"];
const largestFile = 4_000_000;

export class Answers {
  questions = new Map(); // id → Map of part → text
  fields = new Map(); // id → text, or rows of cells

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
    if (own.size > 0) this.questions.set(question, own);
    else this.questions.delete(question);
  }

  setField(id, value) {
    const filled = Array.isArray(value) ? value.some((row) => row.some((cell) => cell !== "")) : value !== "";
    if (filled) this.fields.set(id, value);
    else this.fields.delete(id);
  }

  toJson(list) {
    return JSON.stringify(
      {
        format,
        format_version: formatVersion,
        ...list,
        answers: Object.fromEntries([...this.questions].map(([id, own]) => [id, Object.fromEntries(own)])),
        fields: Object.fromEntries(this.fields),
      },
      null,
      2,
    );
  }
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
  return name === "date" ? isDate(value) : parts.includes(name);
}

// Gives the answers in a file's text and the version of the list they were given to, or throws a Fault.
export function readAnswers(text, checklist) {
  if (text.length > largestFile) throw new Fault("wrongSize");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Fault("wrongKind");
  }
  if (!isObject(file) || file.format !== format || !isObject(file.answers) || !isObject(file.fields ?? {})) throw new Fault("wrongKind");
  if (file.format_version !== formatVersion) throw new Fault("wrongFormat");
  if (file.checklist !== checklist) throw new Fault("wrongList", { title: String(file.title ?? file.checklist) });

  const answers = new Answers();
  for (const [id, own] of Object.entries(file.answers)) {
    if (!isObject(own)) throw new Fault("wrongValue", { id });
    for (const [name, value] of Object.entries(own)) {
      if (!isPart(name, value)) throw new Fault("wrongValue", { id });
      answers.setPart(id, name, value);
    }
  }
  for (const [id, value] of Object.entries(file.fields ?? {})) {
    if (typeof value !== "string" && !isTable(value)) throw new Fault("wrongValue", { id });
    answers.setField(id, value);
  }
  return { answers, version: file.version, list: file.list };
}

// Where the answers to one version of one list of one site are kept on this device. Sites on one origin (all files of
// a computer are one) are told apart by their title and the folder they stand in.
export class Shelf {
  constructor({ site, root, checklist, version }) {
    const folder = new URL(root || ".", location.href).pathname;
    this.checklist = checklist;
    this.version = Number(version);
    this.prefix = `scrutineer answers ${JSON.stringify([site, folder, checklist])} `;
    this.key = this.prefix + this.version;
  }

  // Null where there is nothing, or nothing that can be read.
  load(key = this.key) {
    try {
      const text = localStorage.getItem(key);
      return text === null ? null : readAnswers(text, this.checklist).answers;
    } catch {
      return null;
    }
  }

  // Whether that worked.
  save(answers) {
    try {
      if (answers.empty) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, answers.toJson({ checklist: this.checklist, version: this.version }));
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
