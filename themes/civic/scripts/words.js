// Words of the page, which stand in data- attributes, and writing them.

// CLDR's plurals of Welsh, for which browsers may have no data.
const ofWelsh = { 0: "zero", 1: "one", 2: "two", 3: "few", 6: "many" };

function pluralOf(number) {
  const { lang } = document.documentElement;
  if (/^cy\b/.test(lang)) return ofWelsh[number] ?? "other";
  return new Intl.PluralRules(lang || undefined).select(number);
}

const written = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang || undefined) : value);

// The case of { one: "…", other: "…" } for a number, or for a text that is a whole number in digits.
function caseFor(cases, value) {
  const isWhole = typeof value === "number" || /^\d+$/.test(value);
  return cases[`=${value}`] ?? (isWhole ? cases[pluralOf(Number(value))] : undefined) ?? cases.other;
}

// Fills in a message: {name}, and {name, plural, one {…} other {…}} with # for the number. What there is no value for
// stays.
export function fill(text, values) {
  return text.replace(/\{(\w+)(?:, plural, ((?:[^{}]*\{(?:[^{}]|\{\w+\})*\})+))?\}/g, (whole, name, plural) => {
    if (!(name in values)) return whole;
    if (!plural) return written(values[name]);
    const cases = Object.fromEntries([...plural.matchAll(/(\S+) \{((?:[^{}]|\{\w+\})*)\}/g)].map(([, selector, said]) => [selector, said]));
    return fill(caseFor(cases, values[name]).replaceAll("#", written(values[name])), values);
  });
}

// Only what differs is written: a live region speaks when it is written to.
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
