// The page that builds a checklist: what is chosen stands in the address, and the list follows from it.
//   #stage=developing&model=joint-venture&about=worcestershire-2017&themes=finance,form&length=25&q=a-question
// assets/questions.js says which questions there are; the texts of most come in parts, when a list has them
// (src/render/checklist/builder_page.h). A question fits when its stage, its theme and the models it is meant for fit.
// One that a rule made from the figures of a council or an appraisal fits only when that is chosen; one made from a
// model or a case study, when the model is. Answers belong to questions, not to lists: another choice brings them back.
import { Filter } from "./filter.js";
import { loadScript } from "./load-script.js";
import { Sheet } from "./sheet.js";
import { fill, write } from "./words.js";

const data = window.scrutineerQuestions;
const root = document.querySelector(".app-builder");
const words = root.dataset;
const controls = { stage: control("stage"), model: control("model"), about: control("about"), length: control("length") };
const themes = [...root.querySelectorAll('[data-choice="themes"]')];
const questions = new Map(data.questions.map((question) => [question.id, question]));
const loads = new Map(); // part → promise
const elements = new Map(); // question id → its element, with what was entered
let turn = 0; // of the list that was asked for last

function control(name) {
  return root.querySelector(`select[data-choice="${name}"]`);
}

// Which questions

function chosen() {
  return {
    ...Object.fromEntries(Object.entries(controls).map(([name, field]) => [name, field?.value ?? ""])),
    themes: themes.filter(({ checked }) => checked).map(({ value }) => value),
  };
}

function fits(question, { stage, model, about, themes: wanted }) {
  const { of, councils = [], models = [] } = question;
  if (stage !== "" && !question.stages.includes(stage)) return false;
  if (wanted.length > 0 && !wanted.includes(question.theme)) return false;
  const modelFits = model !== "" && models.includes(model);
  if (of === undefined) return models.length === 0 || model === "" || modelFits;
  if (about !== "" && (of === about || councils.includes(about))) return models.length === 0 || model === "" || modelFits;
  return modelFits && (councils.length === 0 || question.example === true);
}

// The most pressing first, and of those alike the ones made for this choice; one theme after the other in turn, so that
// a short list leaves no theme out.
function shortened(questions, length) {
  const rank = ({ priority }) => (priority === undefined ? data.priorities.length : data.priorities.indexOf(priority));
  const weight = (question) => -2 * rank(question) + (question.of ? 1 : 0);
  const queues = new Map();
  for (const question of [...questions].sort((a, b) => weight(b) - weight(a))) {
    const queue = queues.get(question.theme) ?? [];
    queue.push(question);
    queues.set(question.theme, queue);
  }
  const taken = new Set();
  const order = Object.keys(data.themes).filter((theme) => queues.has(theme));
  for (let pressing = 0; pressing <= data.priorities.length; pressing++) {
    for (let moved = true; moved && taken.size < length; ) {
      moved = false;
      for (const theme of order) {
        const [next] = queues.get(theme);
        if (next === undefined || taken.size >= length || rank(next) > pressing) continue;
        taken.add(queues.get(theme).shift());
        moved = true;
      }
    }
  }
  return questions.filter((question) => taken.has(question));
}

// Their texts

const hasTexts = ({ text }) => text !== undefined;

data.texts = (part) => {
  for (const { id, ...texts } of part) Object.assign(questions.get(id) ?? {}, texts);
};

function loadPart(part) {
  if (!loads.has(part)) {
    const load = loadScript(`${words.root}assets/questions/${part}.js`);
    loads.set(part, load.catch(() => loads.delete(part))); // asked for again, it may come
  }
  return loads.get(part);
}

// Gives those whose texts cannot be had.
async function load(wanted) {
  await Promise.all(wanted.filter((question) => !hasTexts(question)).map(({ part }) => loadPart(part)));
  return wanted.filter((question) => !hasTexts(question));
}

// What the page shows

const template = (name) => document.querySelector(`.app-${name}-template`).content.firstElementChild;

function htmlInto(place, html) {
  place.innerHTML = html; // made and escaped by the program
  for (const link of place.querySelectorAll("a[href]")) {
    const address = link.getAttribute("href");
    if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) link.setAttribute("href", words.root + address);
    if (link.matches(".app-cite:not(.app-cite--ours)")) link.textContent = words.citation; // its number is one of another page's list
  }
}

function makeElement(question) {
  const element = template("question").cloneNode(true);
  const slot = (name) => element.querySelector(`[data-slot="${name}"]`);
  const drop = (name, container) => slot(name).closest(container).remove();
  element.id = question.id;
  element.dataset.theme = question.theme;
  element.dataset.themeTitle = data.themes[question.theme];
  element.dataset.wording = question.wording;
  if (question.priority) element.dataset.priority = question.priority;
  for (const tag of element.querySelectorAll("li[data-priority]"))
    if (tag.dataset.priority !== question.priority) tag.remove();
  htmlInto(slot("text"), question.text);
  if (question.why) htmlInto(slot("why"), question.why);
  else drop("why", "p");
  for (const name of ["evidence", "ask"]) {
    if (!question[name]) {
      drop(name, "div");
      continue;
    }
    for (const text of question[name]) htmlInto(slot(name).appendChild(document.createElement("li")), text);
  }
  slot("theme").textContent = data.themes[question.theme];
  slot("stages").textContent = question.stages.map((stage) => data.stages[stage]).join(", ");
  if (question.source) htmlInto(slot("source"), question.source);
  else drop("source", "li");
  if (question.layer) slot("layer").textContent = question.layer;
  else drop("layer", "li");
  for (const name of ["bank", "rule", "figure"]) {
    if (!question[name]) {
      drop(name, "p, li");
      continue;
    }
    slot(name).textContent = question[name].title;
    slot(name).setAttribute("href", words.root + question[name].href);
  }
  return element;
}

function elementOf(question) {
  if (!elements.has(question.id)) elements.set(question.id, makeElement(question));
  return elements.get(question.id);
}

// The list of what is chosen now, in the place of the earlier one once its texts are there. Gives whether no other list
// was asked for meanwhile.
async function show() {
  const thisTurn = ++turn;
  const choice = chosen();
  const fitting = data.questions.filter((question) => fits(question, choice));
  const list = choice.length === "" ? fitting : shortened(fitting, Number(choice.length));
  const place = root.querySelector(".app-builder__list");
  place.setAttribute("aria-busy", !list.every(hasTexts));
  const missing = await load(list);
  if (thisTurn !== turn) return false;
  place.setAttribute("aria-busy", false);

  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  let number = 0;
  const sections = Object.entries(data.themes).flatMap(([theme, title]) => {
    const own = list.filter((question) => question.theme === theme && hasTexts(question));
    if (own.length === 0) return [];
    const section = template("section").cloneNode(true);
    section.querySelector("h2").textContent = title;
    section.setAttribute("aria-label", title);
    for (const question of own) {
      const element = elementOf(question);
      number++;
      element.querySelector('[data-slot="number"]').textContent = number;
      const link = element.querySelector('[data-slot="link"]');
      link.textContent = fill(words.linkTo, { number });
      link.setAttribute("href", addressOf(choice, question.id));
      section.querySelector("ol").append(element);
    }
    return [section];
  });
  place.replaceChildren(...sections);
  focused?.focus({ preventScroll: true });
  sheet.take(place.querySelectorAll(".app-question"));
  filter.offer();

  const some = list.length < fitting.length;
  const text = fitting.length === 0 ? words.countNone : some ? words.countSome : fitting.length === 1 ? words.countOne : words.count;
  const named = [controls.stage, controls.model, controls.about].filter((field) => field?.value).map((field) => field.selectedOptions[0].text);
  write(root.querySelector(".app-builder__chosen"), [...named, ...choice.themes.map((theme) => data.themes[theme])].join("; "));
  const count = fill(text, { shown: list.length, number: fitting.length });
  write(root.querySelector(".app-builder__count"), [count, ...notLoaded(missing)].join(" "));
  return true;
}

const notLoaded = ({ length }) => (length === 0 ? [] : [fill(words.notLoaded, { number: length })]);

// The address

function addressOf(choice, question = "") {
  const parts = Object.entries({ ...choice, themes: choice.themes.join(","), length: choice.length || "all", q: question });
  return `#${parts.filter(([, value]) => value !== "").map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

// Shows what the address says. One that names a place on the page, such as a source, changes nothing.
async function followAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  if (location.hash !== "" && ![...said.keys()].every((name) => name in controls || name === "themes" || name === "q")) return;
  const unknown = [];
  for (const [name, field] of Object.entries(controls)) {
    const value = said.get(name) ?? (name === "length" ? "10" : "");
    const wanted = name === "length" && value === "all" ? "" : value;
    const known = field && [...field.options].some((option) => option.value === wanted);
    if (known) field.value = wanted;
    else if (wanted !== "") unknown.push(wanted);
    if (field && !known) field.selectedIndex = 0;
  }
  const wanted = (said.get("themes") ?? "").split(",").filter(Boolean);
  for (const theme of themes) theme.checked = wanted.includes(theme.value);
  unknown.push(...wanted.filter((id) => !themes.some(({ value }) => value === id)));
  const note = root.querySelector(".app-builder__left-out");
  note.hidden = unknown.length === 0;
  write(note, fill(words.leftOut, { names: unknown.join(", ") }));
  if (!(await show())) return;
  const linked = document.getElementById(said.get("q") ?? "");
  if (linked) linked.querySelector(".app-question__more").open = true;
  linked?.scrollIntoView();
}

function changed() {
  root.querySelector(".app-builder__left-out").hidden = true;
  show();
  history.replaceState(null, "", addressOf(chosen()));
}

const sheet = new Sheet(root, {
  list: () => ({ list: addressOf(chosen()).slice(1) }),
  opened: async (list) => {
    if (typeof list !== "string") return;
    history.replaceState(null, "", `#${list}`);
    await followAddress();
  },
  load: async (ids) => notLoaded(await load(ids.map((id) => questions.get(id)).filter(Boolean))),
  find: (id) => {
    const question = questions.get(id);
    return question && hasTexts(question) ? elementOf(question) : null;
  },
});
const filter = new Filter(root, sheet);

document.documentElement.dataset.paper = words.onPaper;
root.querySelector(".app-builder__without").hidden = true;
root.querySelector(".app-builder__with").hidden = false;
root.querySelector(".app-builder__choices").addEventListener("change", changed);
window.addEventListener("hashchange", followAddress);
show(); // an address that names no list leaves this one
followAddress();
