// The what-if page: does the sums of src/render/appraisal/what_if_page.h with what the reader enters. All numbers are whole
// numbers (BigInt): weights in billionths, scores in the smallest unit that all of them are multiples of. Words
// come from the template. What was entered stands in the address, and only what differs from the published figures:
//   #w=cost:7,quality:2.5&s=outsource.tax:high
const root = document.querySelector(".app-what-if");
const words = root.dataset;
const data = JSON.parse(words.figures);
const one = 1000000000n; // a weight of 1

const leader = root.querySelector(".app-what-if__leader");
const note = root.querySelector(".app-what-if__note");
const leftOut = root.querySelector(".app-what-if__left-out");
const results = data.options.map((id) => root.querySelector(`tr[data-option="${id}"]`));
const titles = results.map((row) => row.querySelector(".app-result__title").textContent);
const weights = new Map(data.criteria.map(({ id, weight }) => [id, weightField(id, weight)]));
const choices = new Map([...root.querySelectorAll("select")].map((field) => [`${field.dataset.option}.${field.dataset.criterion}`, field]));

// Numbers

const common = (a, b) => (b === 0n ? a : common(b, a % b));

const [whole, unit] = (() => {
  const parts = (text) => text.split("/").map(BigInt);
  const texts = [...Object.values(data.levels), ...data.criteria.flatMap(({ scores }) => scores.filter((score) => score !== null))];
  const smallest = texts.map((text) => parts(text)[1] ?? 1n).reduce((a, b) => (a / common(a, b)) * b, 1n);
  const asWhole = (text) => {
    const [numerator, denominator = 1n] = parts(text);
    return (numerator * smallest) / denominator;
  };
  return [asWhole, smallest];
})();

const levels = new Map(Object.entries(data.levels).map(([id, score]) => [id, whole(score)]));
const lowestScore = whole(data.lowest);
const highestScore = whole(data.highest);
const lowerIsBetter = data.better === "lower";
const criteria = data.criteria.map(({ id, scores }) => ({ id, scores: scores.map((score) => (score === null ? null : whole(score))) }));

// Billionths, or undefined for what is no weight: no more than nine decimals, and no more than a million million.
function parseWeight(text) {
  const [, before, after = ""] = /^\s*(\d*)(?:\.(\d{0,9}))?\s*$/.exec(text) ?? [];
  if (before === undefined || before + after === "") return undefined;
  const value = BigInt(before + after.padEnd(9, "0"));
  return value <= 1000000000000n * one ? value : undefined;
}

// The largest whole number that is not above a/b, for b above 0.
const floor = (a, b) => a / b - (a % b < 0n ? 1n : 0n);

// numerator/denominator with so many decimals: "1,810", "-0.50". Halves are rounded away from zero; the low end of a
// range is rounded down and its high end up, so that the range holds.
function decimal(numerator, denominator, places, end) {
  const power = 10n ** BigInt(places);
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const up = end === "high" ? !negative : negative;
  const rounded =
    end === undefined ? (2n * size * power + denominator) / (2n * denominator) : up ? -floor(-size * power, denominator) : floor(size * power, denominator);
  const digits = String(rounded / power).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = places > 0 ? `.${String(rounded % power).padStart(places, "0")}` : "";
  return (negative && rounded > 0n ? "-" : "") + digits + rest;
}

const trimmed = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
const weightText = (billionths) => trimmed(decimal(billionths, one, 9)).replace(/,/g, "");
const totalText = (total, end) => trimmed(decimal(total, one * unit, 2, end));
const shareText = (total, most, end) => decimal(100n * total, most, 1, end);

// Where a bar ends, in tenths of a per cent of its track.
function barEnd(total, most) {
  if (most <= 0n) return 0;
  return Math.round(10 * Number(shareText(total < 0n ? 0n : total > most ? most : total, most)));
}

// Sums

function compute() {
  const most = data.criteria.reduce((sum, { id }) => sum + weights.get(id).value, 0n) * highestScore;
  const bounds = data.options.map((option, place) => {
    let [low, high] = [0n, 0n];
    for (const { id, scores } of criteria) {
      const weight = weights.get(id).value;
      const score = levels.get(choices.get(`${option}.${id}`)?.value) ?? scores[place];
      low += weight * (score ?? lowestScore);
      high += weight * (score ?? highestScore);
    }
    return { low, high };
  });
  return {
    most,
    rows: bounds.map((own, place) => {
      const rivals = bounds.filter((_, other) => other !== place);
      return {
        ...own,
        best: 1 + rivals.filter(({ low, high }) => (lowerIsBetter ? high < own.low : low > own.high)).length,
        worst: 1 + rivals.filter(({ low, high }) => (lowerIsBetter ? low < own.high : high > own.low)).length,
        tied: titles.filter((_, other) => other !== place && own.low === own.high && bounds[other].low === own.low && bounds[other].high === own.low),
      };
    }),
  };
}

// Words

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${words.and} ${names.at(-1)}`);
// `text` makes a figure of an end.
const figures = ({ low, high }, text) => (low === high ? text(low) : span(text(low, "low"), text(high, "high")));
const span = (low, high) => (low === high ? String(low) : fill(words.range, { low, high }));
const counted = (number, one, many) => (number === 0 ? [] : [number === 1 ? one : fill(many, { number })]);

function leading({ most, rows }) {
  const first = rows.map(({ best }) => best === 1);
  const names = titles.filter((_, place) => first[place]);
  const known = rows.every(({ low, high }, place) => !first[place] || low === high);
  const kind = names.length === 1 ? "one" : known ? "tie" : "open";
  const nothing = [...weights.values()].every(({ value }) => value === 0n);
  return {
    plain: nothing ? words.noWeight : fill(words[kind], { names: listed(names) }),
    now: nothing ? words.noWeight : fill(words[`${kind}Now`], { names: listed(names) }),
  };
}

// What the page shows

// Only what differs is written: a live region speaks when it is written to.
function write(element, text) {
  if (element.textContent.trim() !== text) element.textContent = text;
}

function changes() {
  return {
    weights: [...weights].filter(([, { value, published }]) => value !== published),
    scores: [...choices].filter(([, field]) => field.value !== ""),
  };
}

takeOver("");
const published = leading(compute());

function show(opening = "") {
  const result = compute();
  result.rows.forEach((row, place) => {
    const cell = (name) => results[place].querySelector(`.app-result__${name}`);
    write(cell("rank"), span(row.best, row.worst));
    write(cell("tied"), row.tied.length > 0 ? fill(words.tied, { names: listed(row.tied) }) : "");
    write(cell("total"), figures(row, totalText));
    write(cell("share"), result.most > 0n ? `${figures(row, (total, end) => shareText(total, result.most, end))}%` : words.noShare);
    const [low, high] = [barEnd(row.low, result.most), barEnd(row.high, result.most)];
    cell("known").setAttribute("width", `${low / 10}%`);
    cell("open").setAttribute("x", `${low / 10}%`);
    cell("open").setAttribute("width", `${(high - low) / 10}%`);
  });

  const leads = leading(result);
  write(leader, opening + (leads.plain === published.plain ? leads.plain : leads.now));

  const changed = changes();
  const things = [
    ...counted(changed.weights.length, words.weight, words.weights),
    ...counted(changed.scores.length, words.score, words.scores),
  ];
  write(note, things.length > 0 ? fill(words.changed, { things: listed(things) }) : words.unchanged);
  for (const field of weights.values()) field.mark();
}

// What the reader enters

function weightField(id, publishedText) {
  const lever = root.querySelector(`.app-lever[data-criterion="${id}"]`);
  const number = lever.querySelector(".app-lever__number");
  const slider = lever.querySelector(".app-lever__slider");
  const error = lever.querySelector(".app-lever__error");
  const value = parseWeight(publishedText);
  const complain = (wrong) => {
    error.hidden = !wrong;
    number.setAttribute("aria-describedby", wrong ? `app-published-${id} app-error-${id}` : `app-published-${id}`);
    if (wrong) number.setAttribute("aria-invalid", "true");
    else number.removeAttribute("aria-invalid");
  };
  const field = {
    value,
    published: value,
    set(billionths) {
      field.value = billionths;
      number.value = slider.value = weightText(billionths);
      complain(false);
    },
    mark() {
      const changed = field.value !== field.published;
      lever.classList.toggle("app-lever--changed", changed);
      lever.querySelector(".app-lever__changed").hidden = !changed;
    },
  };
  number.addEventListener("input", () => {
    const typed = parseWeight(number.value);
    if (typed === undefined) return;
    field.value = typed;
    slider.value = weightText(typed);
    complain(false);
    changedByReader();
  });
  // Half a number is no mistake before the reader leaves the field.
  number.addEventListener("change", () => complain(parseWeight(number.value) === undefined));
  slider.addEventListener("input", () => {
    field.set(parseWeight(slider.value));
    changedByReader();
  });
  return field;
}

for (const field of choices.values()) field.addEventListener("change", changedByReader);

root.querySelector(".app-button").addEventListener("click", () => {
  takeOver("");
  leftOut.hidden = true;
  show(`${words.reset} `);
  writeAddress();
});

// The address. Browsers allow only so many changes of it in a while, so it waits for the slider to rest.

let resting;

function changedByReader() {
  show();
  clearTimeout(resting);
  resting = setTimeout(writeAddress, 250);
}

function writeAddress() {
  clearTimeout(resting);
  const changed = changes();
  const parts = [
    ["w", changed.weights.map(([id, { value }]) => `${id}:${weightText(value)}`)],
    ["s", changed.scores.map(([cell, field]) => `${cell}:${field.value}`)],
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
  for (const field of weights.values()) field.set(field.published);
  for (const field of choices.values()) field.value = "";
  let unknown = 0;
  for (const part of hash.split("&").filter(Boolean)) {
    for (const item of part.slice(2).split(",")) {
      const [name, value = ""] = item.split(":");
      const weight = part.startsWith("w=") ? parseWeight(value) : undefined;
      if (weight !== undefined && weights.has(name)) weights.get(name).set(weight);
      else if (part.startsWith("s=") && choices.has(name) && levels.has(value)) choices.get(name).value = value;
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

window.addEventListener("hashchange", () => readAddress() && show());

document.querySelector(".app-what-if-without").hidden = true;
for (const part of document.querySelectorAll(".app-what-if-with, .app-what-if__state, .app-what-if__controls")) part.hidden = false;
readAddress();
show();
