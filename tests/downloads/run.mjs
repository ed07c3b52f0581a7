// Opens the workbooks that Scrutineer writes in LibreOffice and compares what it computes with what Scrutineer does.
//
// usage: node tests/downloads/run.mjs PROGRAM [SITE]
//
// SITE is a built site whose workbooks are checked as well.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [program, builtSite] = process.argv.slice(2);
if (!program) {
  console.error("usage: node tests/downloads/run.mjs PROGRAM [SITE]");
  process.exit(2);
}
if (spawnSync("soffice", ["--version"]).error) {
  console.log("LibreOffice is not installed");
  process.exit(77);
}

const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), "workbooks-"));
let passed = 0;
let failed = 0;

function claim(what, holds, found = "") {
  if (holds) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED  ${what}${found ? `\n        ${found}` : ""}`);
  }
}

const near = (a, b) => Math.abs(a - b) < 1e-6;
const same = (a, b) => a === b || (a !== "" && b !== "" && near(Number(a), Number(b)));

// ---- building ------------------------------------------------------------------------------------------------

function build(site, output) {
  execFileSync(program, ["build", site, "--output", output, "--as-of", "2026-01-15"], {
    env: { ...process.env, XDG_CACHE_HOME: join(work, "cache") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(output, "data/appraisals");
}

// ---- LibreOffice ---------------------------------------------------------------------------------------------

// Sheets by name, as rows of cells, of each workbook. `recalculate` false shows the results stored in the file.
function openWorkbooks(paths, recalculate) {
  const name = recalculate ? "always" : "never";
  const profile = join(work, `profile-${name}`);
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user/registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${recalculate ? 0 : 1}</value></prop></item>
</oor:items>\n`,
  );
  const folder = join(work, `csv-${name}`);
  // Comma, quotation mark, UTF-8, values and not what is shown, all sheets.
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
  execFileSync(
    "soffice",
    [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", filter, "--outdir", folder, ...paths],
    { stdio: "ignore", timeout: 120_000 },
  );
  return paths.map((path) => {
    const sheets = {};
    const prefix = `${basename(path, ".xlsx")}-`;
    for (const file of readdirSync(folder))
      if (file.startsWith(prefix))
        sheets[file.slice(prefix.length, -4)] = parseCsv(readFileSync(join(folder, file), "utf8"));
    return sheets;
  });
}

// RFC 4180, with either end of line.
function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows;
}

// ---- the sheet Scores ----------------------------------------------------------------------------------------

const rowOf = (sheet, label, from = 0) => sheet.findIndex((row, at) => at >= from && row[0] === label);

// The columns of the options' scores.
function scoreColumns(sheet, options) {
  const headings = sheet[rowOf(sheet, "Criterion")];
  return options.map((option) => headings.indexOf(option.title));
}

function compareWithData(name, sheet, data) {
  const columns = scoreColumns(sheet, data.options);
  const figure = (label, at) => sheet[rowOf(sheet, label)][columns[at]];
  data.options.forEach((option, at) => {
    const expected = {
      Total: option.total.taken,
      "Percentage of the greatest possible total": option.percentage,
      Rank: option.rank,
      "Lowest total that missing scores allow": option.total.lowest,
      "Highest total that missing scores allow": option.total.highest,
      "Best rank that missing scores allow": option.rank_range.best,
      "Worst rank that missing scores allow": option.rank_range.worst,
    };
    for (const [label, value] of Object.entries(expected))
      claim(
        `${name}: ${label}, ${option.title}`,
        value === null ? figure(label, at) === "none" : near(Number(figure(label, at)), value),
        `${figure(label, at)} and not ${value}`,
      );
  });
}

// ---- the pages ------------------------------------------------------------------------------------------------

// The overview and the what-if page tell the totals and ranks of the data, whatever is missing or off the scale.
function comparePages(site, data) {
  const page = (part) => readFileSync(join(site, `appraisals/${data.id}${part}.html`), "utf8");
  const words = (html) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  const number = (text) => Number(text.replaceAll(",", ""));
  const range = (text) => {
    const ends = text.split(" to ").map(number);
    return [ends[0], ends.at(-1)];
  };
  const whatIf = page("-what-if");
  const overview = page("");
  for (const option of data.options) {
    const expected = [option.total.lowest, option.total.highest];
    const ranks = [option.rank_range.best, option.rank_range.worst];
    const row = new RegExp(`<tr data-option="${option.id}">[^]*?</tr>`).exec(whatIf)[0];
    const shown = (name) => range(words(new RegExp(`<span class="app-result__${name}">([^<]*)</span>`).exec(row)[1]));
    claim(`${data.id}, what-if: total of ${option.title}`, shown("total").every((end, at) => Math.abs(end - expected[at]) < 0.01), shown("total").join(" to "));
    claim(`${data.id}, what-if: rank of ${option.title}`, String(shown("rank")) === String(ranks), shown("rank").join(" to "));
    const line = overview.match(/<tr data-row>[^]*?<\/tr>/g).find((html) => html.includes(`option-${option.id}.html`));
    const cells = [...line.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, html]) => words(html));
    claim(`${data.id}, overview: rank of ${option.title}`, String(range(cells.at(-1))) === String(ranks), cells.at(-1));
    claim(`${data.id}, overview: total of ${option.title}`, range(cells[1]).every((end, at) => Math.abs(end - expected[at]) < 0.01), cells[1]);
  }
}

// ---- changing a workbook -------------------------------------------------------------------------------------

const cellName = (row, column) => String.fromCharCode(65 + column) + (row + 1);

function changedWorkbook(path, changes) {
  const folder = join(work, "unzipped");
  const result = join(work, `changed-${basename(path)}`);
  rmSync(folder, { recursive: true, force: true });
  execFileSync("unzip", ["-q", path, "-d", folder]);
  const sheet = join(folder, "xl/worksheets/sheet2.xml");
  let xml = readFileSync(sheet, "utf8");
  for (const [cell, value] of Object.entries(changes)) {
    const before = xml;
    const written = typeof value === "string" ? ` t="inlineStr"><is><t>${value}</t></is>` : `><v>${value}</v>`;
    xml = xml.replace(new RegExp(`<c r="${cell}"( s="\\d+")?(?:/>|><v>[^<]*</v></c>)`), `<c r="${cell}"$1${written}</c>`);
    claim(`the workbook has an input in ${cell}`, xml !== before);
  }
  writeFileSync(sheet, xml);
  rmSync(result, { force: true });
  execFileSync("zip", ["-q", "-r", result, "."], { cwd: folder });
  return result;
}

// The XML of its sheets.
function sheetsOf(path) {
  const folder = join(work, "sheets");
  rmSync(folder, { recursive: true, force: true });
  execFileSync("unzip", ["-q", path, "-d", folder]);
  const sheets = join(folder, "xl/worksheets");
  return readdirSync(sheets).filter((file) => file.endsWith(".xml")).map((file) => readFileSync(join(sheets, file), "utf8"));
}

function changedSite() {
  const folder = join(work, "changed-site");
  cpSync(join(here, "site"), folder, { recursive: true });
  const file = join(folder, "appraisals/small.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/= (\S+) # -> (\S+)/g, "= $2"));
  return folder;
}

// Whose workbooks say other things, among them what formulas and names of sheets cannot hold as it is.
function wordedSite() {
  const folder = join(work, "worded-site");
  cpSync(join(here, "site"), folder, { recursive: true });
  const file = join(folder, "site.toml");
  writeFileSync(
    file,
    `${readFileSync(file, "utf8")}
[words.workbook-risks]
register = "Cofrestr: Aelodau'r Cyngor"
matrix = "Cofrestr: Aelodau'r Cyngor"
[words.workbook-appraisal]
scores = "Sgoriau"
[words.workbook-scores]
none = 'dim "byd"'
missing = "ar goll"
between = "rhyngddynt, \\"yn wir\\""
[words.workbook]
not-on-the-scale = "Nid yw'r sgôr hon ar raddfa'r ddogfen"
`,
  );
  return folder;
}

// ---- what is claimed -----------------------------------------------------------------------------------------

const readJson = (folder, id) => JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8"));

try {
  const data = build(join(here, "site"), join(work, "site"));
  const small = join(data, "small.xlsx");
  const again = build(join(here, "site"), join(work, "again"));
  claim("the same data gives the same bytes", readFileSync(small).equals(readFileSync(join(again, "small.xlsx"))));

  const register = join(data, "../risks/register.xlsx");
  claim("the same register gives the same bytes", readFileSync(register).equals(readFileSync(join(again, "../risks/register.xlsx"))));

  const odd = join(data, "../risks/odd.xlsx");
  const cheap = join(data, "cheap.xlsx");
  const negative = join(data, "negative.xlsx");
  const wordedData = build(wordedSite(), join(work, "worded"));
  const worded = ["small", "register"].map((name) => {
    const copy = join(work, `worded-${name}.xlsx`);
    cpSync(join(wordedData, name === "small" ? "small.xlsx" : "../risks/register.xlsx"), copy);
    return copy;
  });
  const workbooks = [small, register, odd, cheap, negative, ...worded];
  if (builtSite)
    for (const folder of ["data/appraisals", "data/risks"].map((name) => resolve(builtSite, name)))
      if (existsSync(folder))
        for (const file of readdirSync(folder)) if (file.endsWith(".xlsx")) workbooks.push(join(folder, file));

  // What the lines with "->" in small.toml change.
  const [{ Scores: stored }] = openWorkbooks([small], false);
  const changes = {
    [cellName(rowOf(stored, "Four"), 1)]: 1,
    [cellName(rowOf(stored, "Four"), stored[3].indexOf("Delta"))]: 10,
    [cellName(rowOf(stored, "Five"), stored[3].indexOf("Alpha"))]: 0,
  };
  const changed = changedWorkbook(small, changes);
  const rated = changedWorkbook(register, { E7: "Medium", F7: "Small" }); // the risk that is not rated

  const storedResults = openWorkbooks(workbooks, false);
  const computed = openWorkbooks([...workbooks, rated, changed], true);
  workbooks.forEach((path, at) => {
    const id = basename(path, ".xlsx");
    for (const [name, sheet] of Object.entries(computed[at])) {
      const different = sheet.flatMap((row, r) =>
        row.flatMap((cell, c) => (same(cell, storedResults[at][name][r]?.[c]) ? [] : [`${cellName(r, c)}: ${storedResults[at][name][r]?.[c]} stored, ${cell} computed`])),
      );
      claim(`${id}, ${name}: every formula is stored with its result`, different.length === 0, different.join("; "));
    }
    if (!computed[at].Scores) return;
    const figures = readJson(dirname(path), id);
    compareWithData(id, computed[at].Scores, figures);
    comparePages(join(dirname(path), "../.."), figures);
  });

  const { Scores: before } = computed[0];
  const beside = (label) => scoreColumns(before, readJson(data, "small").options).map((column) => before[rowOf(before, label)][column]);
  claim("options with the same total tie", beside("Rank").join(" ") === "2 2 4 1", beside("Rank").join(" "));
  claim("a published total is compared with what the scores allow", beside("… is equal to them, between or outside them").join(" ") === "equal equal outside none");
  claim("a published percentage is compared as it is rounded", beside("… less the percentage above").join(" ") === "0 1 0 none", beside("… less the percentage above").join(" "));

  const counts = (sheet) => sheet.slice(3).map((row) => row.join(" ").trim()).filter(Boolean).join(", ");
  const [{ Matrix: matrix, Register: risks }, { Matrix: matrixAfter }] = [computed[1], computed.at(-2)];
  claim("the matrix counts the risks", counts(matrix) === "High 0 2, Medium 0 0, Low 0 1, Not rated 1", counts(matrix));
  claim("the matrix follows a rating", counts(matrixAfter) === "High 0 2, Medium 1 0, Low 0 1, Not rated 0", counts(matrixAfter));
  claim("no text of a register is run as a formula", risks[3][3] === "=1+1", risks[3][3]);

  const { Matrix: oddMatrix, Register: oddRisks } = computed[2];
  claim(
    "levels that look like operators and wildcards are counted as text",
    counts(oddMatrix) === 'High: "likely"? 1 0 0 0, * 0 1 1 0, Low, less than once in ten years 0 0 0 1, Not rated 0',
    counts(oddMatrix),
  );
  const { Sgoriau: wordedScores } = computed[5];
  claim("a site's own words are in formulas", wordedScores.flat().includes('dim "byd"') && wordedScores.flat().includes("ar goll"));
  const names = Object.keys(computed[6]).sort().join("; ");
  claim("sheets whose names no program takes have others", names === "Cofrestr  Aelodau’r Cyngor; Cofrestr  Aelodau’r Cyngor 2; Read me", names);
  const wordedMatrix = computed[6]["Cofrestr  Aelodau’r Cyngor 2"];
  claim("a matrix counts a register of another name", counts(wordedMatrix) === counts(matrix), counts(wordedMatrix));
  const ranksOf = (at) => computed[at].Scores[rowOf(computed[at].Scores, "Rank")].slice(2, 5).join(" ");
  claim("where a lower score is better, the lowest total comes first", ranksOf(3) === "2 1 3", ranksOf(3));
  claim("a scale below zero has ranks and no percentages", ranksOf(4) === "1 1 3", ranksOf(4));
  claim("text that begins like a formula is text", oddRisks[3][2] === "=Overspend" && oddRisks[4][2] === "+Delay", `${oddRisks[3]}; ${oddRisks[4]}`);
  for (const path of [small, register, odd, cheap, negative, ...worded]) {
    const sheets = sheetsOf(path);
    claim(`${basename(path)}: no formula begins with a sign of equality`, !sheets.some((xml) => /<f>\s*=/.test(xml)));
    claim(`${basename(path)}: lists refer to cells`, !sheets.some((xml) => /<dataValidation type="list"[^>]*>\s*<formula1>(?!'[^']+'!)/.test(xml)));
  }

  const after = computed.at(-1).Scores;
  const changedData = build(changedSite(), join(work, "changed"));
  compareWithData("changed", after, readJson(changedData, "small"));
  const ranks = (sheet) => sheet[rowOf(sheet, "Rank")].join(" ");
  claim("changing a weight and scores changes the ranks", ranks(before) !== ranks(after), ranks(after));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
