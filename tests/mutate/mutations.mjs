// The changes that are tried on a C++ source, each a place in its text and what stands there instead: the code as it
// is, unless the change's number is on (mutant.h). clang-format's spaces tell operators from templates and references.

// A copy in which comments, strings, characters and lines of the preprocessor are blank, as long as the text.
function codeOf(text) {
  const hidden = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"(\w*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)'(?:\\.|[^'\\\n])*'|^[ \t]*#(?:[^\n\\]|\\\n)*/gm;
  return text.replace(hidden, (part) => part.replace(/[^\n]/g, ' '));
}

const infix = { '<': ['<', 'less', '>'], '>': ['<', 'greater', '>'], '==': ['==', 'equal', '=='], '!=': ['==', 'unequal', '=='] };
const other = { '<': '<=', '>': '>=', '==': '!=', '!=': '==' };

// A call, an assignment or a step on a line of its own; nothing is declared or returned by it.
const statement = /^([ ]+)((?!\.|return\b|throw\b|co_|delete\b|static_assert\b|else\b|if\b|for\b|while\b|switch\b|case\b|using\b)[\w.:>\-[\]*]+\(.*\)|[\w.>\-[\]*]+ [-+|]?= (?!default|delete)[^;]*|\+\+[\w.>\-]+|continue|break);$/gm;

// Where the parenthesis at `open` closes, on the same line; -1 where it does not.
function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length && code[at] !== '\n'; ++at) {
    if (code[at] === '(') ++depth;
    if (code[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

// {from, to, change, write(number)} of a source, by place. Changes of one place do not overlap with others but as a whole.
export function mutations(text) {
  const code = codeOf(text);
  const found = [];
  const add = (from, to, change, write) => found.push({ from, to, change, write });

  for (const match of code.matchAll(/(?<=[^\s;{}(]) (<|>|==|!=) (?=[^\s=])/g)) {
    const [left, name, right] = infix[match[1]];
    const from = match.index + 1;
    if (/operator$|template$|requires .*$/.test(code.slice(code.lastIndexOf('\n', from) + 1, from).trimEnd())) continue;
    add(from, from + match[1].length, `${match[1]} to ${other[match[1]]}`, (n) => `${left} mutant::${name}<${n}>{} ${right}`);
  }
  for (const match of code.matchAll(/ (&&|\|\|) (?=\S)/g))
    add(match.index + 1, match.index + 3, match[1] === '&&' ? '… && … to false' : '… || … to true', (n) =>
      match[1] === '&&' ? `&& !mutant::on(${n}) &&` : `|| mutant::on(${n}) ||`);
  for (const match of code.matchAll(/ ([-+]) 1\b(?![.'])/g))
    add(match.index + 3, match.index + 4, `${match[1]} 1 to ${match[1]} 0`, (n) => `!mutant::on(${n})`);
  for (const match of code.matchAll(/(?<=return | = )(true|false)(?=;)/g))
    add(match.index, match.index + match[1].length, match[1] === 'true' ? 'true to false' : 'false to true', (n) =>
      match[1] === 'true' ? `!mutant::on(${n})` : `mutant::on(${n})`);
  for (const match of code.matchAll(/\bif \(/g)) {
    const open = match.index + 3;
    const close = closing(code, open);
    if (close < 0 || /;|\b(?:const|auto)\b/.test(code.slice(open, close))) continue;
    add(open, open + 1, 'if (…) to if (not …)', (n) => `(mutant::on(${n}) != static_cast<bool>(`);
    found.at(-1).also = { from: close, to: close + 1, text: '))' };
  }
  for (const match of code.matchAll(statement)) {
    const from = match.index + match[1].length;
    const before = code.slice(0, match.index).trimEnd();
    if (!/[;{})]$|\belse$/.test(before)) continue;
    add(from, from, 'left out', (n) => `{ if (!mutant::on(${n})) `);
    found.at(-1).also = { from: match.index + match[0].length, to: match.index + match[0].length, text: ' }' };
  }
  return found.sort((a, b) => a.from - b.from);
}

// The source with the mutations in it that are given, each with its number.
export function mutated(text, chosen) {
  const edits = chosen.flatMap(({ from, to, write, also, number }) => [{ from, to, text: write(number) }, ...(also ? [also] : [])]);
  // What closes at a place comes before what opens there.
  edits.sort((a, b) => b.from - a.from || b.to - a.to);
  for (const { from, to, text: instead } of edits) text = text.slice(0, from) + instead + text.slice(to);
  return text;
}
