// Several members' answers on one page, in the place of the questions: what they agree and differ on, and what nobody
// asked. What files say is written as text, never as HTML. Nothing of it is kept on the device.
import { Fault, fileOf, readAnswers } from "./answers.js";
import { today } from "./dates.js";
import { reportOf } from "./members.js";
import { namePart, offerToTakeAway, saveFile } from "./taking-away.js";
import { fill, write } from "./words.js";

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

export class Combined {
  #root;
  #panel;
  #words;
  #page;
  #own;
  #closed;
  #people = []; // { member: Answers, file }

  // `page` describes the list as members.js takes it, with `about` for files and `load` for questions that it does not
  // show (sheet.js); `own` gives the answers on the page; `closed` hears that the questions are shown again. `words`
  // explain what is wrong with a file.
  constructor(root, { page, own, closed, words }) {
    this.#root = root;
    this.#panel = root.querySelector(".app-combined");
    this.#words = { ...words, ...this.#panel.dataset };
    this.#page = page;
    this.#own = own;
    this.#closed = closed;
    this.#on("add-files", () => this.#files.click());
    this.#on("add-own", () => this.#add([{ member: this.#own(), file: "" }], []));
    this.#on("save-all", () => this.#save());
    this.#on("print-all", () => window.print());
    this.#on("close", () => this.#close());
    this.#files.addEventListener("change", () => this.open(this.#files));
    offerToTakeAway(this.#panel, {
      report: () => this.#report,
      fileName: (ending) => this.#fileName(ending),
      say: (message) => this.#say(message),
      words: this.#words,
    });
  }

  get #files() {
    return this.#panel.querySelector("input[type=file]");
  }

  get #report() {
    return reportOf(this.#people, this.#page(), this.#words);
  }

  #on(name, action) {
    this.#panel.querySelector(`[data-do="${name}"]`).addEventListener("click", action);
  }

  // Adds the members of the files that were chosen.
  async open(input) {
    const files = [...input.files];
    const people = [];
    const faults = [];
    for (const file of files) {
      try {
        const { members } = readAnswers(await file.text(), this.#page().about.checklist);
        people.push(...members.map((member) => ({ member, file: file.name })));
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        faults.push(fill(this.#words.fileFault, { file: file.name, reason: fill(this.#words[fault.word], fault.values) }));
      }
    }
    input.value = ""; // the same files may be chosen again
    if (files.length > 0) await this.#add(people, faults);
  }

  // Shows what the members of one file answered.
  show(members, file) {
    return this.#add(members.map((member) => ({ member, file })), []);
  }

  // The same answers under the same name are there once.
  async #add(people, faults) {
    faults.push(...(await this.#page().load(people.flatMap(({ member }) => [...member.questions.keys()]))));
    const fresh = [];
    for (const one of people) {
      const all = [...this.#people, ...fresh];
      const isKnown = all.some(({ member, file }) => isSame(member, one.member) && (one.member.author !== "" || (file === "" && one.file === "")));
      if (isKnown) faults.push(fill(this.#words.again, { member: one.member.author || this.#words.noName, file: one.file || this.#words.thisPage }));
      else fresh.push(one);
    }
    this.#people.push(...fresh);
    if (this.#people.length > 0) {
      this.#root.classList.add("app-checklist--combined");
      this.#panel.hidden = false;
      this.#draw();
      this.#panel.querySelector("h2").focus();
    }
    this.#say("", faults);
    return this.#people.length > 0;
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  #close() {
    this.#people = [];
    this.#panel.hidden = true;
    this.#root.classList.remove("app-checklist--combined");
    this.#closed();
  }

  #fileName(ending) {
    return `${this.#words.file}-${namePart(this.#page().about.checklist)}-${namePart(this.#words.allMembers)}-${today()}.${ending}`;
  }

  #save() {
    const name = this.#fileName("json");
    saveFile(name, "application/json", fileOf(this.#people.map(({ member }) => member), this.#page().about));
    this.#say(fill(this.#words.allSaved, { file: name }));
  }

  #say(message, faults = []) {
    write(this.#panel.querySelector(".app-combined__message"), message);
    const list = this.isOpen ? this.#panel.querySelector(".app-combined__faults") : this.#root.querySelector(".app-tools__fault");
    list.replaceChildren(...faults.map((fault) => element("span", "app-combined__fault", fault)));
  }

  // Drawing

  #draw() {
    const report = this.#report;
    const place = (name) => this.#panel.querySelector(`.app-combined__${name}`);
    const isWhole = this.#people.length > 1;
    write(place("count"), fill(isWhole ? this.#words.members : this.#words.oneMember, { number: this.#people.length, member: report.members[0].label }));
    place("summary").replaceChildren(...(isWhole ? report.groups.map(({ title }) => element("li", "", title)) : []));
    place("notes").replaceChildren(...report.notes.map((note) => element("li", "", note)));
    place("members").replaceChildren(...report.members.map((member, number) => this.#drawMember(member, number)));
    place("report").replaceChildren(...report.groups.map(drawGroup));
    this.#panel.querySelector('[data-do="add-own"]').hidden = this.#own().empty || this.#people.some(({ file }) => file === "");
  }

  #drawMember({ label, facts }, number) {
    const item = element("li", "app-combined__member");
    const remove = element("button", "app-link-button", this.#words.remove);
    remove.type = "button";
    remove.append(element("span", "govuk-visually-hidden", label));
    remove.addEventListener("click", () => {
      this.#people.splice(number, 1);
      if (this.#people.length === 0) return this.#close();
      this.#draw();
      this.#panel.querySelector("h2").focus();
    });
    item.append(element("strong", "", label), element("span", "app-combined__facts", ` ${facts.join(" \u00b7 ")}`), remove);
    return item;
  }
}

function drawGroup({ kind, title, questions }) {
  const section = element("section", `app-combined__group app-combined__group--${kind}`);
  const list = element("ol", "app-combined__questions");
  for (const { number, text, items } of questions) {
    const question = element("li", "app-combined__question");
    const words = element("p", "app-combined__text");
    if (number) words.append(element("span", "app-number", `${number}.`), " ");
    words.append(text);
    question.append(words);
    if (items.length > 0) question.append(drawItems(items));
    list.append(question);
  }
  section.append(element("h3", "", title), list);
  return section;
}

function drawItems(items) {
  const list = element("dl", "app-combined__items");
  for (const { label, text } of items) {
    const pair = element("div", "app-combined__item");
    pair.append(element("dt", "", label), element("dd", "", text));
    list.append(pair);
  }
  return list;
}

function isSame(one, other) {
  const said = ({ author, ...member }) => JSON.stringify([author, Object.entries(member.answers ?? {}).map(([id, own]) => [id, Object.entries(own).sort()]).sort(), Object.entries(member.fields ?? {}).sort()]);
  return said(one.toObject()) === said(other.toObject());
}
