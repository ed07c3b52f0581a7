// Exact numbers of the what-if page: ratios of whole numbers (BigInt), in lowest terms, the denominator above 0; how
// they are read from what is typed, and how they are shown.

const common = (a, b) => (b === 0n ? (a < 0n ? -a : a) : common(b, a % b));

export function ratio(n, d = 1n) {
  const divisor = common(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}
export const plus = (a, b) => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a, b) => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const over = (a, b) => ratio(a.n * b.d, a.d * b.n);
export const same = (a, b) => a.n === b.n && a.d === b.d;
export const above = (a, b) => a.n * b.d > b.n * a.d;
export const zero = ratio(0n);
export const one = ratio(1n);

// "5", "-25/7".
export function fromFraction(text) {
  const [n, d = 1n] = text.split("/").map(BigInt);
  return ratio(n, d);
}

// The smallest whole number that all are multiples of when they are multiplied by it.
export const denominator = (ratios) => ratios.reduce((d, { d: own }) => (d / common(d, own)) * own, 1n);

// A number in digits from 0 to `most`, with no more than nine decimals; undefined for anything else.
function fromDecimal(text, most) {
  const [, before, after = ""] = /^\s*(\d{0,30})(?:\.(\d{0,9}))?\s*$/.exec(text) ?? [];
  if (before === undefined || before + after === "") return undefined;
  const value = ratio(BigInt(before + after), 10n ** BigInt(after.length));
  return above(value, ratio(most)) ? undefined : value;
}
export const parseWeight = (text) => fromDecimal(text, 1000000000000n);
export function parseShare(text) {
  const percent = fromDecimal(text.replace(/%\s*$/, ""), 100n);
  return percent && ratio(percent.n, percent.d * 100n);
}
// As an address has it: what is no short decimal stands there as a fraction.
export const parseAddressed = (text) => parseWeight(text) ?? (/^\d{1,300}\/0*[1-9]\d{0,299}$/.test(text) ? fromFraction(text) : undefined);

const isShort = ({ d }) => 1000000000n % d === 0n;
export const addressed = (weight) => (isShort(weight) ? typed(weight) : `${weight.n}/${weight.d}`);
// As a reader types it; what has no end is rounded to three decimals, or to as many as show that it is not 0.
export function typed(weight) {
  let places = isShort(weight) ? 9 : 3;
  while (weight.n > 0n && 2n * weight.n * 10n ** BigInt(places) < weight.d) places++;
  return trimmed(decimal(weight, places)).replace(/,/g, "");
}

// Halves are rounded away from zero; "low" rounds down and "high" up, so that a range holds.
export function decimal({ n, d }, places, end) {
  const power = 10n ** BigInt(places);
  const negative = n < 0n;
  const size = (negative ? -n : n) * power;
  const up = (end === "high") !== negative;
  const rounded = end === undefined ? (2n * size + d) / (2n * d) : up ? (size + d - 1n) / d : size / d;
  const digits = String(rounded / power).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = places > 0 ? `.${String(rounded % power).padStart(places, "0")}` : "";
  return (negative && rounded > 0n ? "-" : "") + digits + rest;
}
export const trimmed = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
// Exactly where twenty decimals do that, else in two, or as many more as show that it is not 0.
export function apart(number, end) {
  if (10n ** 20n % number.d === 0n) return trimmed(decimal(number, 20));
  let places = 2;
  while (number.n !== 0n && !/[1-9]/.test(decimal(number, places, end))) places++;
  return trimmed(decimal(number, places, end));
}
