// The what-if page: does the sums of src/render/appraisal/what_if_page.h with what the reader enters. Nothing is rounded on
// the way: weights are ratios, and sums whole numbers (BigInt) of the smallest unit that all weights and scores are
// multiples of. Words come from the template. What was entered stands in the address, and only what differs from the
// published figures:
//   #w=cost:7,quality:2.5,staff:400/3&s=outsource.tax:high
import { listed as listedWith } from "./lists.js";
import { addressed, apart, decimal, denominator, fromFraction, over, parseAddressed, parseShare, parseWeight, plus, ratio, same, trimmed, typed, zero } from "./what-if-numbers.js";
import { smallestMoves, smallestScores, tippingPoints, weightFor } from "./what-if-tipping.js";

const root = document.querySelector(".app-what-if");
const words = root.dataset;
const data = JSON.parse(words.figures);

const leader = root.querySelector(".app-what-if__leader");
const said = root.querySelector(".app-what-if__said");
const note = root.querySelector(".app-what-if__note");
const leftOut = root.querySelector(".app-what-if__left-out");
const results = data.options.map((id) => root.querySelector(`tr[data-option="${id}"]`));
const titles = results.map((row) => row.querySelector(".app-result__title").textContent);

const levels = new Map(Object.entries(data.levels).map(([id, score]) => [id, fromFraction(score)]));
const known = data.criteria.map(({ scores }) => scores.map((score) => (score === null ? null : fromFraction(score))));
const unit = denominator([...levels.values(), ...known.flat().filter(Boolean)]);
const whole = ({ n, d }) => (n * unit) / d;
const lowestScore = whole(fromFraction(data.lowest));
const highestScore = whole(fromFraction(data.highest));
const lowerIsBetter = data.better === "lower";

const sumOf = (ratios) => ratios.reduce(plus, zero);
const percent = (share) => ratio(share.n * 100n, share.d);
const shareText = (share, places = 1, end = undefined) => decimal(percent(share), places, end);

// Where a bar ends, in tenths of a per cent of its track.
function barEnd(total, most) {
  if (most <= 0n) return 0;
  return Math.round(10 * Number(shareText(ratio(total < 0n ? 0n : total > most ? most : total, most))));
}

// Sums

// Weights and scores as whole numbers, `low` and `high` by option and then criterion; and what 1 is in a total.
function figures() {
  const scale = denominator(weights.map(({ value }) => value));
  const rows = (gap) =>
    data.options.map((option, place) =>
      data.criteria.map(({ id }, k) => {
        const score = levels.get(scores.get(`${option}.${id}`)) ?? known[k][place];
        return score === null ? gap : whole(score);
      }),
    );
  return { weights: weights.map(({ value }) => (value.n * scale) / value.d), low: rows(lowestScore), high: rows(highestScore), size: scale * unit };
}

// The same with more for better, as what-if-tipping.js wants it.
function values({ weights, low, high }) {
  const negated = (rows) => rows.map((row) => row.map((score) => -score));
  return lowerIsBetter ? { weights, worst: negated(high), best: negated(low) } : { weights, worst: low, best: high };
}

function compute() {
  const table = figures();
  const { low, high, size } = table;
  const sum = (row) => row.reduce((total, score, k) => total + table.weights[k] * score, 0n);
  const bounds = data.options.map((_, place) => ({ low: sum(low[place]), high: sum(high[place]) }));
  const [worst, best] = lowerIsBetter ? ["high", "low"] : ["low", "high"];
  const gap = (a, b) => (lowerIsBetter ? b - a : a - b);
  return {
    table,
    size,
    most: sum(table.weights.map(() => highestScore)),
    rows: bounds.map((own, place) => {
      const rivals = bounds.filter((_, other) => other !== place);
      return {
        ...own,
        best: 1 + rivals.filter((rival) => gap(rival[worst], own[best]) > 0n).length,
        worst: 1 + rivals.filter((rival) => gap(rival[best], own[worst]) > 0n).length,
        tied: titles.filter((_, other) => other !== place && own.low === own.high && bounds[other].low === own.low && bounds[other].high === own.low),
        // How far the option is sure to be ahead of each.
        ahead: bounds.map((rival, other) => (other === place ? null : gap(own[worst], rival[best]))),
      };
    }),
  };
}

// Words

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const listed = (names) => listedWith(names, words.and);
// `text` makes a figure of an end.
const ends = ({ low, high }, text) => (low === high ? text(low) : span(text(low, "low"), text(high, "high")));
const span = (low, high) => (low === high ? String(low) : fill(words.range, { low, high }));
const counted = (number, one, many) => (number === 0 ? [] : [number === 1 ? one : fill(many, { number })]);
const pointsText = (shown) => (shown === "1" ? words.point : fill(words.points, { number: shown }));

// Who comes first, and by how much: in a sentence of its own where that is not as published.
function leading({ rows, size }) {
  if (weights.every(({ value }) => value.n === 0n)) return { key: "nothing", plain: words.noWeight, now: words.noWeight };
  const first = rows.flatMap(({ best }, place) => (best === 1 ? [place] : []));
  const names = listed(first.map((place) => titles[place]));
  const sentence = (kind, values) => ({ key: `${kind} ${first}`, plain: fill(words[kind], { names, ...values }), now: fill(words[`${kind}Now`] ?? words[kind], { names, ...values }) });
  if (first.length > 1) return sentence(first.every((place) => rows[place].low === rows[place].high) ? "tie" : "open");
  const { ahead, low, high } = rows[first[0]];
  const gaps = ahead.filter((gap) => gap !== null);
  if (gaps.length === 0) return sentence("only");
  const least = gaps.reduce((a, b) => (a < b ? a : b));
  const nearest = ahead.flatMap((gap, place) => (gap === least ? [place] : []));
  const exact = low === high && nearest.every((place) => rows[place].low === rows[place].high);
  const kind = exact ? "one" : "oneAtLeast";
  return { ...sentence(kind, { lead: pointsText(apart(ratio(least, size), exact ? undefined : "low")), rivals: listed(nearest.map((place) => titles[place])) }), key: `one ${first}` };
}

// Who could come first, at a share that is not the present one.
function tipText({ share, places, firsts, known }) {
  const all = firsts.length === titles.length ? "All" : "";
  const kind = firsts.length === 1 ? "tipOne" : known ? `tipTie${all}` : `tipOpen${all}`;
  return fill(words[kind], { share: trimmed(shareText(share, places)), names: listed(firsts.map((option) => titles[option])) });
}

// What the page shows

// Only what differs is written: a live region speaks when it is written to.
function write(element, text) {
  if (element.textContent.trim() !== text) element.textContent = text;
}

// Screen readers are told once the reader rests.
let announcing;
function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => write(said, text), 600);
}

function changes() {
  return { weights: weights.filter(({ value, published }) => !same(value, published)), scores: [...scores] };
}

function showRow({ low, high, best, worst, tied }, place, { most, size }) {
  const cell = (name) => results[place].querySelector(`.app-result__${name}`);
  write(cell("rank"), span(best, worst));
  write(cell("tied"), tied.length > 0 ? fill(words.tied, { names: listed(tied) }) : "");
  write(cell("total"), ends({ low, high }, (total, end) => apart(ratio(total, size), end)));
  write(cell("share"), most > 0n ? `${ends({ low, high }, (total, end) => shareText(ratio(total, most), 1, end))}%` : words.noShare);
  const [from, to] = [barEnd(low, most), barEnd(high, most)];
  cell("known").setAttribute("width", `${from / 10}%`);
  cell("open").setAttribute("x", `${from / 10}%`);
  cell("open").setAttribute("width", `${(to - from) / 10}%`);
}

function show({ opening = "", typing } = {}) {
  const result = compute();
  result.rows.forEach((row, place) => showRow(row, place, result));

  const leads = leading(result);
  const sentence = leads.key === published ? leads.plain : leads.now;
  if (opening !== "" || leader.textContent.trim() !== sentence) announce(opening + sentence);
  write(leader, sentence);

  const changed = changes();
  const things = [
    ...counted(changed.weights.length, words.weight, words.weights),
    ...counted(changed.scores.length, words.score, words.scores),
  ];
  write(note, things.length > 0 ? fill(words.changed, { things: listed(things) }) : words.unchanged);
  const sums = values(result.table);
  const sum = sumOf(weights.map(({ value }) => value));
  weights.forEach((field, k) => field.show(sum.n === 0n ? zero : over(field.value, sum), tippingPoints(sums, k), typing));
}

// What the reader enters

function weightField({ id, weight }) {
  const lever = root.querySelector(`.app-lever[data-criterion="${id}"]`);
  const part = (name) => lever.querySelector(`.app-lever__${name}`);
  const [number, share, slider, error] = ["number", "share", "slider", "error"].map(part);
  const complain = (input, mistake) => {
    error.hidden = mistake === "";
    write(error, mistake);
    input.setAttribute("aria-describedby", [`app-published-${id}`, ...(mistake ? [error.id] : [])].join(" "));
    if (mistake) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const value = parseWeight(weight);
  const field = {
    id,
    title: part("label").textContent,
    value,
    published: value,
    set(value) {
      field.value = value;
      for (const input of [number, share]) complain(input, "");
    },
    // `tips` is undefined where no other criterion carries anything; what is being typed stays.
    show(own, tips, typing) {
      const shown = trimmed(shareText(own));
      for (const [input, text] of [[number, typed(field.value)], [share, shown]]) {
        if (input !== typing && !input.hasAttribute("aria-invalid")) input.value = text;
      }
      slider.value = shareText(own);
      slider.setAttribute("aria-valuetext", fill(words.sliderValue, { share: shown, points: pointsText(typed(field.value)) }));
      const changed = !same(field.value, field.published);
      lever.classList.toggle("app-lever--changed", changed);
      part("changed").hidden = !changed;
      const alone = field.value.n === 0n ? "" : words.tipAll;
      write(part("tip"), !tips ? alone : tips.length === 0 ? words.tipNone : tips.map(tipText).join(" "));
      mark(part("marks"), tips ?? []);
    },
  };
  const typedInto = (input, parse, take, mistake) => {
    input.addEventListener("input", () => {
      const entered = parse(input.value);
      if (entered === undefined) return;
      take(entered);
      changedByReader(input);
    });
    // Half a number is no mistake before the reader leaves the field.
    input.addEventListener("change", () => complain(input, parse(input.value) === undefined ? mistake : ""));
  };
  typedInto(number, parseWeight, setPoints.bind(null, field), words.weightError);
  typedInto(share, parseShare, setShare.bind(null, field), words.shareError);
  slider.addEventListener("input", () => {
    setShare(field, parseShare(slider.value));
    changedByReader();
  });
  return field;
}

// Where first place tips, on the track of a slider.
function mark(marks, tips) {
  const lines = tips.map(({ at }) => {
    const line = document.createElementNS(marks.namespaceURI, "line");
    const x = `${shareText(at, 3)}%`;
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: "0", y2: "100%" })) line.setAttribute(name, value);
    return line;
  });
  marks.replaceChildren(...lines);
}

// What a share of 1 takes from the others is set aside for as long as the reader moves nothing else.
let aside = null;

function setPoints(field, points) {
  aside = null;
  field.set(points);
}

// The others keep their points, and so their proportions.
function setShare(field, share) {
  const others = weights.filter((weight) => weight !== field);
  if (aside?.field !== field) aside = null;
  if (same(share, ratio(1n))) {
    if (others.some(({ value }) => value.n > 0n)) aside = { field, values: others.map(({ value }) => value) };
    for (const other of others) other.set(zero);
    field.set(pointsFor(field, share));
    return;
  }
  if (others.every(({ value }) => value.n === 0n)) others.forEach((other, place) => other.set(aside ? aside.values[place] : other.published));
  if (share.n === 0n || others.some(({ value }) => value.n > 0n)) field.set(pointsFor(field, share));
}

// All points as published, where the others have none.
function pointsFor(field, share) {
  if (same(share, ratio(1n))) return sumOf(weights.map(({ published }) => published));
  return weightFor(share, sumOf(weights.filter((weight) => weight !== field).map(({ value }) => value)));
}

const weights = data.criteria.map(weightField);

// By "option.criterion": the level that the reader chose, and where there is a field to choose it, that field.
const scores = new Map();
const choices = new Map([...root.querySelectorAll(".app-lever__choice")].map((field) => [`${field.dataset.option}.${field.dataset.criterion}`, field]));
const changedScores = root.querySelector(".app-what-if__changed-scores");
const blank = changedScores.querySelector("template").content;
const places = new Map(data.options.flatMap((option, place) => data.criteria.map(({ id }, k) => [`${option}.${id}`, { place, k }])));

for (const [cell, field] of choices) field.addEventListener("change", () => chosen(cell, field));

function chosen(cell, field) {
  setScore(cell, field.value);
  changedByReader();
}

const levelText = (id) => blank.querySelector(`option[value="${id}"]`).textContent;
const scoreText = (score) => {
  const [id] = [...levels].find(([, value]) => same(value, score)) ?? [];
  return id === undefined ? apart(score) : levelText(id);
};

// "" for the score as published. One that the page has no field for gets one.
function setScore(cell, level) {
  const { place, k } = places.get(cell);
  const published = known[k][place];
  if (level === "") scores.delete(cell);
  else scores.set(cell, level);
  if (!choices.has(cell)) {
    if (level === "") return;
    const lever = blank.cloneNode(true);
    const field = lever.querySelector("select");
    field.id = `app-score-${cell.replace(".", "-")}`;
    lever.querySelector("label").htmlFor = field.id;
    lever.querySelector("label").textContent = fill(words.scoreOf, { option: titles[place], criterion: weights[k].title });
    field.options[0].textContent = fill(words.asPublished, { score: scoreText(published) });
    field.addEventListener("change", () => chosen(cell, field));
    choices.set(cell, field);
    changedScores.querySelector(".app-levers").append(lever);
    changedScores.hidden = false;
  }
  choices.get(cell).value = level;
}

root.querySelector(".app-what-if__back").addEventListener("click", () => {
  takeOver("");
  leftOut.hidden = true;
  clearAnswer();
  show({ opening: `${words.reset} ` });
  writeAddress();
});

// A change that would put an option first

const wanted = root.querySelector(".app-smallest select"); // not there for one option alone
const answers = root.querySelector(".app-smallest__answers");
const listedScores = 5;

root.querySelector(".app-smallest__show")?.addEventListener("click", () => answer(wanted.selectedIndex));

function clearAnswer() {
  answers?.replaceChildren();
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

function answer(option) {
  const result = compute();
  const isFirst = result.rows[option].ahead.every((gap) => gap === null || gap > 0n);
  const parts = isFirst ? [paragraph(fill(words.findFirst, { option: titles[option] }))] : [...weightAnswer(result.table, option), ...scoreAnswer(result.table, option)];
  answers.replaceChildren(...parts);
  announce(parts.map((part) => (part.matches("ul") ? part.querySelector("p").textContent : part.textContent)).join(" "));
}

function weightAnswer(table, option) {
  const moves = smallestMoves(values(table), option);
  if (moves.length === 0) return [paragraph(fill(words.findNoWeight, { option: titles[option] }))];
  const changes = moves.map(({ criterion, now, share, places }) => ({
    text: fill(words.findWeight, {
      criterion: weights[criterion].title,
      option: titles[option],
      points: pointsText(typed(pointsFor(weights[criterion], share))),
      nowPoints: pointsText(typed(weights[criterion].value)),
      ...toldApart(share, now, places),
    }),
    make: () => setShare(weights[criterion], share),
  }));
  return [paragraph(moves.length === 1 ? words.findOneWeight : fill(words.findManyWeights, { number: moves.length })), changeList(changes)];
}

// The present share in as many decimals as tell it from the other.
function toldApart(share, now, places) {
  while (shareText(now, places) === shareText(share, places)) places++;
  return { share: trimmed(shareText(share, places)), now: trimmed(shareText(now, places)) };
}

function scoreAnswer(table, option) {
  const ids = [...levels.keys()];
  const size = ids.map((id) => (lowerIsBetter ? -whole(levels.get(id)) : whole(levels.get(id))));
  const found = smallestScores(values(table), option, size);
  if (found.length === 0) return [paragraph(fill(words.findNoScore, { option: titles[option] }))];
  const changes = found.slice(0, listedScores).map(({ option: of, criterion, level }) => {
    const id = ids[size.indexOf(level)];
    const now = ratio(table.low[of][criterion], unit);
    return {
      text: fill(words.findScore, { of: titles[of], criterion: weights[criterion].title, level: levelText(id), now: scoreText(now), option: titles[option] }),
      make: () => setScore(`${data.options[of]}.${data.criteria[criterion].id}`, asEntered(of, criterion, id)),
    };
  });
  const rest = found.length > listedScores ? ` ${fill(words.findListed, { number: listedScores })}` : "";
  return [paragraph(found.length === 1 ? words.findOneScore : fill(words.findManyScores, { number: found.length }) + rest), changeList(changes)];
}

// A level that is the published score is no change.
function asEntered(option, criterion, level) {
  const published = known[criterion][option];
  return published !== null && same(published, levels.get(level)) ? "" : level;
}

function changeList(changes) {
  const list = document.createElement("ul");
  list.className = "app-smallest__changes";
  for (const { text, make } of changes) {
    const item = document.createElement("li");
    const sentence = paragraph(text);
    sentence.id = `app-change-${document.querySelectorAll(".app-smallest__changes li").length}-${list.children.length}`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-button";
    button.textContent = words.findMake;
    button.setAttribute("aria-describedby", sentence.id);
    button.addEventListener("click", () => made(make));
    item.append(sentence, button);
    list.append(item);
  }
  return list;
}

// The buttons go, so what they did takes the focus.
function made(make) {
  make();
  changedByReader();
  const done = paragraph(`${words.findMade} ${leader.textContent}`);
  done.tabIndex = -1;
  answers.replaceChildren(done);
  done.focus();
}

// The option most likely to be asked for: the next after the one that comes first, or the first of those that could.
function proposeOption() {
  const { rows } = compute();
  const first = rows.flatMap(({ best }, place) => (best === 1 ? [place] : []));
  const { ahead } = rows[first[0]];
  const next = ahead.reduce((nearest, gap, place) => (gap !== null && (nearest === undefined || gap < ahead[nearest]) ? place : nearest), undefined);
  if (wanted) wanted.selectedIndex = first.length > 1 ? first[0] : next;
}

// The address. Browsers allow only so many changes of it in a while, so it waits for the slider to rest.

let resting;

function changedByReader(typing) {
  clearAnswer();
  show({ typing });
  clearTimeout(resting);
  resting = setTimeout(writeAddress, 250);
}

function writeAddress() {
  clearTimeout(resting);
  const changed = changes();
  const parts = [
    ["w", changed.weights.map(({ id, value }) => `${id}:${addressed(value)}`)],
    ["s", changed.scores.map(([cell, level]) => `${cell}:${level}`)],
  ];
  const hash = parts.filter(([, items]) => items.length > 0).map(([name, items]) => `${name}=${items.join(",")}`).join("&");
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Puts the published figures back, then what `hash` changes; gives the number of things in it that are not here.
function takeOver(hash) {
  aside = null;
  for (const field of weights) field.set(field.published);
  for (const cell of choices.keys()) setScore(cell, "");
  let unknown = 0;
  for (const part of hash.split("&").filter(Boolean)) {
    for (const item of part.slice(2).split(",")) {
      const [name, value = ""] = item.split(":");
      const field = weights.find(({ id }) => id === name);
      const weight = part.startsWith("w=") ? parseAddressed(value) : undefined;
      if (weight !== undefined && field) field.set(weight);
      else if (part.startsWith("s=") && places.has(name) && levels.has(value)) setScore(name, value);
      else unknown++;
    }
  }
  return unknown;
}

// An address that names a place on the page, such as a source, changes nothing.
function readAddress() {
  const hash = readable(location.hash.slice(1));
  if (hash !== "" && !/^[ws]=/.test(hash)) return false;
  const unknown = takeOver(hash);
  leftOut.hidden = unknown === 0;
  write(leftOut, fill(words.leftOut, { number: unknown }));
  return true;
}

window.addEventListener("hashchange", () => {
  if (!readAddress()) return;
  clearAnswer();
  show();
});

// The lead stays in view: what gets focus is scrolled clear of it. The table does so, too, where the window has room.

const lead = root.querySelector(".app-what-if__lead");
const outcome = root.querySelector(".app-what-if__outcome");

function fit() {
  const height = getComputedStyle(lead).position === "sticky" ? lead.offsetHeight : 0;
  document.documentElement.style.scrollPaddingTop = `${height + 8}px`;
  root.style.setProperty("--lead", `${height}px`);
  outcome.classList.toggle("app-what-if__outcome--stays", height + outcome.offsetHeight <= window.innerHeight);
}
for (const part of [lead, outcome]) new ResizeObserver(fit).observe(part);
window.addEventListener("resize", fit);

document.querySelector(".app-what-if-without").hidden = true;
for (const part of document.querySelectorAll(".app-what-if-with, .app-what-if__state, .app-what-if__controls, .app-smallest")) part.hidden = false;
const published = leading(compute()).key;
readAddress();
proposeOption();
show();
