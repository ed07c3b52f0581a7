// Where first place tips, exactly, as the share of one criterion moves from 0 to 1 and the other weights keep their
// proportions (the rule of src/analyse/weight_stability.h).
//
// A table is {weights, worst, best}: whole numbers (BigInt), weights by criterion, the other two by option and then
// criterion: the values that a score has at its worst and at its best, the same two where it is known. More is better.
// An option can come first where no other is certain to stand above it; it does come first where it stands above all
// others whatever the missing scores are.
import { above, minus, one, over, ratio, same, zero } from "./what-if-numbers.js";

const mostPlaces = 9; // of shares in per cent

const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0n);
const sums = (weights, rows, without) => rows.map((row) => total(row.map((value, k) => (k === without ? 0n : weights[k] * value))));

function canComeFirst(worst, best) {
  const most = worst.reduce((a, b) => (a > b ? a : b));
  return best.flatMap((value, option) => (value >= most ? [option] : []));
}
const comesFirst = (option, worst, best) => best.every((value, other) => other === option || value < worst[option]);

// What options are worth at a share of 0 and of 1, in one unit; undefined where the others carry nothing to keep in
// proportion.
function line({ weights, worst, best }, criterion) {
  const others = total(weights) - weights[criterion];
  if (others === 0n) return undefined;
  const alone = (rows) => rows.map((row) => others * row[criterion]);
  return {
    now: ratio(weights[criterion], weights[criterion] + others),
    worst: { none: sums(weights, worst, criterion), all: alone(worst) },
    best: { none: sums(weights, best, criterion), all: alone(best) },
    at(ends, { n, d }) {
      return ends.none.map((none, option) => (d - n) * none + n * ends.all[option]);
    },
    firsts(share) {
      return canComeFirst(this.at(this.worst, share), this.at(this.best, share));
    },
    // Whether those who can come first have no score there that is not known.
    areKnown(share) {
      const [worst, best] = [this.at(this.worst, share), this.at(this.best, share)];
      return canComeFirst(worst, best).every((option) => worst[option] === best[option]);
    },
    isFirst(option, share) {
      return comesFirst(option, this.at(this.worst, share), this.at(this.best, share));
    },
  };
}

// The shares at which `ours` of an option is not below `theirs` of any other; undefined where there are none.
function stretch(option, ours, theirs) {
  let [from, to] = [zero, one];
  for (let other = 0; other < ours.none.length; other++) {
    if (other === option) continue;
    const none = ours.none[option] - theirs.none[other];
    const all = ours.all[option] - theirs.all[other];
    if (none < 0n && all < 0n) return undefined;
    if (none >= 0n === all >= 0n) continue;
    const crossing = ratio(none, none - all);
    if (none < 0n && above(crossing, from)) from = crossing;
    if (all < 0n && above(to, crossing)) to = crossing;
  }
  return above(from, to) ? undefined : { from, to };
}

// The first share from `start` on, upwards or downwards, with as few decimals in per cent as do.
function shortest(start, upwards, does) {
  for (let places = 1; places <= mostPlaces; places++) {
    const unit = 100n * 10n ** BigInt(places);
    const whole = upwards ? (start.n * unit + start.d - 1n) / start.d : (start.n * unit) / start.d;
    for (const at of upwards ? [whole, whole + 1n] : [whole, whole - 1n]) {
      if (at >= 0n && at <= unit && does(ratio(at, unit))) return { share: ratio(at, unit), places };
    }
  }
  return undefined;
}

const sameList = (a, b) => a.length === b.length && a.every((item, place) => item === b[place]);

// The nearest shares below and above the present one at which others come first than now: where it tips (`at`), and
// the share beyond with the fewest decimals. undefined where there is nothing to move.
export function tippingPoints(table, criterion) {
  const options = line(table, criterion);
  if (!options) return undefined;
  const now = options.firsts(options.now);
  const stretches = table.worst.map((_, option) => stretch(option, options.best, options.worst)).filter(Boolean);
  const ends = stretches.flatMap(({ from, to }) => [from, to]).sort((a, b) => (above(a, b) ? 1 : same(a, b) ? 0 : -1));
  const nearest = (upwards) => {
    const passed = (a, b) => (upwards ? above(a, b) : above(b, a)); // a lies beyond b
    const ahead = ends.filter((end, place) => !passed(options.now, end) && !(place > 0 && same(end, ends[place - 1])));
    if (!upwards) ahead.reverse();
    for (const [place, at] of ahead.entries()) {
      const next = ahead[place + 1];
      const found = shortest(at, upwards, (share) => passed(share, options.now) && (same(share, at) || !next || passed(next, share)) && !sameList(options.firsts(share), now));
      if (found) return [{ at, ...found, firsts: options.firsts(found.share), known: options.areKnown(found.share) }];
    }
    return [];
  };
  return [...nearest(false), ...nearest(true)];
}

// The criteria whose share has to move least, each by itself, for the option to come first, all that move as little; with
// the share that does it. Empty where none does.
export function smallestMoves(table, option) {
  let least;
  let moves = [];
  for (let criterion = 0; criterion < table.weights.length; criterion++) {
    const options = line(table, criterion);
    const found = options && stretch(option, options.worst, options.best);
    if (!found) continue;
    const upwards = !above(options.now, found.from);
    const end = upwards ? found.from : found.to;
    const distance = upwards ? minus(end, options.now) : minus(options.now, end);
    if (distance.n < 0n || (least && above(distance, least))) continue;
    const beyond = shortest(end, upwards, (share) => options.isFirst(option, share));
    if (!beyond) continue;
    if (!least || above(least, distance)) [least, moves] = [distance, []];
    moves.push({ criterion, now: options.now, ...beyond });
  }
  return moves;
}

// The scores that have to change least, one at a time and to a level of the scale, for the option to come first, all
// that change as little. Scores that are not known do not change.
export function smallestScores({ weights, worst, best }, option, levels) {
  const [low, high] = [sums(weights, worst), sums(weights, best)];
  let changes = [];
  for (let of = 0; of < worst.length; of++) {
    for (const [criterion, now] of worst[of].entries()) {
      if (now !== best[of][criterion]) continue;
      for (const level of new Set(levels)) {
        const moved = weights[criterion] * (level - now);
        const shifted = (values) => values.map((value, other) => (other === of ? value + moved : value));
        if (moved === 0n || !comesFirst(option, shifted(low), shifted(high))) continue;
        const size = level > now ? level - now : now - level;
        if (changes.length > 0 && size > changes[0].size) continue;
        if (changes.length > 0 && size < changes[0].size) changes = [];
        changes.push({ option: of, criterion, level, size });
      }
    }
  }
  return changes;
}

// The weight that gives a criterion such a share of the whole, below 1, beside the others.
export const weightFor = (share, others) => over(ratio(share.n * others.n, others.d), ratio(share.d - share.n));
