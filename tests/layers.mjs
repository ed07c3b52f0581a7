// What a site of several layers says of itself: `scrutineer layers`, what --seen notes and what an upgrade of the pack
// then warns of; and that the pack that is installed is enough to begin a site with.
//
// usage: node tests/layers.mjs PROGRAM
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, resolve } from "node:path";

const program = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), "layers-"));
let passed = 0;
const check = (claim, test) => {
  test();
  passed += 1;
  console.log(`ok: ${claim}`);
};
const run = (...words) => spawnSync(program, words, { encoding: "utf8", cwd: work });
const listed = () => JSON.parse(execFileSync(program, ["layers", "site", "--format", "json"], { cwd: work }));
const changesOf = (file) => listed().layers.at(-1).files.find((each) => each.file === file);
const edit = (file, from, to) => {
  const path = join(work, file);
  const text = readFileSync(path, "utf8");
  assert(text.includes(from), `${file} has no "${from}"`);
  writeFileSync(path, text.replace(from, to));
};

try {
  for (const folder of ["site", "pack"]) cpSync(`tests/sites/layers/${folder}`, join(work, folder), { recursive: true });

  check("the layers are listed, the lowest first, with what each file changes and what is hidden", () => {
    const { layers, hidden } = listed();
    assert.deepEqual(layers.map(({ title, folder }) => [title, folder]), [
      ["Guidance for parks", "../pack"],
      ["Parks of Exampleton", "."],
    ]);
    assert.deepEqual(hidden.map(({ id }) => id), ["lakes", "who-fishes"]);
    const { changes, adds } = changesOf("guidance/upkeep.md");
    assert.deepEqual(changes.map(({ path, below, seen }) => [path, below, seen]), [
      ["summary", "What a park costs a year.", false],
    ]);
    assert.deepEqual(adds.map(({ title, date }) => [title, date]), [["What it costs here", "2025-05-03"], ["", null]]);
    assert.deepEqual(changesOf("guidance/fees.md").changes.map(({ path }) => path), ["body"]);
    assert.deepEqual(changesOf("questions/parks.toml").changes.map(({ path }) => path), ["question.who-mows.text"]);
    const text = run("layers", "site").stdout;
    for (const words of ["Guidance for parks (../pack)", "takes the place of summary, not looked at", "who-fishes (site.toml:5)"])
      assert(text.includes(words), text);
  });

  check("--seen notes what lies below, once", () => {
    assert.equal(run("layers", "site", "--seen").status, 0);
    assert.equal(changesOf("guidance/fees.md").changes[0].seen, true);
    assert.match(readFileSync(join(work, "site/questions/parks.toml"), "utf8"), /^seen = \{ "question\.who-mows\.text" = "[0-9a-f]{12}" \}\n/);
    assert.match(run("layers", "site", "--seen").stdout, /^Nothing to note/);
    assert.equal(run("check", "site", "--strict").status, 0);
  });

  check("an upgrade of the pack warns where it changed what the site amends, with both texts, and nowhere else", () => {
    edit("pack/guidance/upkeep.md", "What a park costs a year.", "What parks cost.");
    edit("pack/guidance/upkeep.md", "Most of the money", "Much of the money");
    edit("pack/guidance/fees.md", "Nobody pays", "Few pay");
    edit("pack/questions/parks.toml", "It is most of the money.", "It costs.");
    const { diagnostics } = JSON.parse(run("check", "site", "--format", "json").stdout);
    assert.deepEqual(diagnostics.map(({ severity, code, file, line }) => [severity, code, file.replace("site/", ""), line]), [
      ["warning", "changed-below", "guidance/fees.md", 4],
      ["warning", "changed-below", "guidance/upkeep.md", 3],
    ]);
    assert(diagnostics[1].help.includes("What parks cost.") && diagnostics[1].help.includes("What Exampleton's parks cost a year."));
    assert.equal(run("layers", "site", "--seen").status, 0);
    assert.equal(run("check", "site", "--strict").status, 0);
  });

  check("settings and glossaries are listed and noted too, but not what each layer says of itself", () => {
    edit("pack/pack.toml", 'organisation = "The parks network"\n', 'organisation = "The parks network"\nnotice = "Old."\n');
    edit("site/site.toml", "layers =", 'notice = "Ours."\nlayers =');
    assert.deepEqual(changesOf("site.toml").changes.map(({ path, below, above, seen }) => [path, below, above, seen]), [["notice", "Old.", "Ours.", false]]);
    assert.equal(run("layers", "site", "--seen").status, 0);
    assert.match(readFileSync(join(work, "site/site.toml"), "utf8"), /^seen = \{ "notice" = "[0-9a-f]{12}" \}\n/);
    assert.equal(run("check", "site", "--strict").status, 0);
    edit("pack/pack.toml", "Old.", "New.");
    assert.deepEqual(JSON.parse(run("check", "site", "--format", "json").stdout).diagnostics.map(({ code, file }) => `${file.replace("site/", "")} ${code}`), ["site.toml changed-below"]);
    edit("pack/pack.toml", 'notice = "New."\n', "");
    edit("site/site.toml", 'notice = "Ours."\n', "");
  });

  check("pages are the same bytes whether a pack is amended or written out in full", () => {
    // The identity: a site over an empty pack is the site alone.
    mkdirSync(join(work, "empty"));
    writeFileSync(join(work, "empty/pack.toml"), "");
    cpSync(join(work, "pack"), join(work, "alone"), { recursive: true });
    rmSync(join(work, "alone/pack.toml"));
    const settings = 'title = "T"\norganisation = "O"\nsummary = "S"\n';
    const rest = readFileSync(join(work, "pack/pack.toml"), "utf8").split("\n\n").slice(1, 2).join("\n\n");
    writeFileSync(join(work, "alone/site.toml"), `${settings}\n${rest}\n`);
    edit("alone/guidance/upkeep.md", " Others have written of [[greenfield]].", "");
    writeFileSync(join(work, "alone/index.md"), '+++\ntitle = "Home"\nsummary = "S"\n+++\n');
    cpSync(join(work, "alone"), join(work, "over"), { recursive: true });
    writeFileSync(join(work, "over/site.toml"), `layers = ["../empty"]\n${settings}\n${rest}\n`);
    for (const site of ["alone", "over"]) {
      const built = run("build", site, "--output", `out-${site}`, "--as-of", "2026-01-15");
      assert.equal(built.status, 0, built.stderr);
    }
    execFileSync("diff", ["-r", "out-alone", "out-over"], { cwd: work });
  });

  check("a site of five lines over the installed pack builds without a warning", () => {
    mkdirSync(join(work, "begun"));
    writeFileSync(
      join(work, "begun/site.toml"),
      'title = "T"\norganisation = "O"\nsummary = "S"\nlayers = ["scrutiny-guidance"]\n',
    );
    writeFileSync(join(work, "begun/index.md"), '+++\ntitle = "Home"\nsummary = "Our site."\n+++\n\nSee [[guidance]].\n');
    const built = run("build", "begun", "--output", "out-begun", "--as-of", "2026-01-15", "--strict");
    assert.equal(built.status, 0, built.stderr);
    const page = readFileSync(join(work, "out-begun/guidance/role-of-scrutiny.html"), "utf8");
    assert(page.includes("This page is from “Scrutiny guidance”."));
  });

  check("a translation that its editor looked at is told when its original changes, and refused when it tells figures", () => {
    cpSync("tests/sites/bilingual/site", join(work, "two"), { recursive: true });
    const codes = () =>
      JSON.parse(run("check", "two", "--format", "json").stdout).diagnostics.map(({ code, file }) => `${file.replace("two/", "")} ${code}`);
    assert.equal(run("translated", "two/models/community-company.cy.md", "--site", "two").status, 0);
    const before = codes();
    edit("two/models/community-company.md", "A company that the community owns.", "A company of the community.");
    assert.deepEqual(codes(), [...before, "models/community-company.cy.md translation-older"].sort());
    assert.equal(run("translated", "two/models/community-company.cy.md", "--site", "two").status, 0);
    assert.deepEqual(codes(), before);
    assert.equal(run("translated", "two/models/community-company.md", "--site", "two").status, 2);
    // Settings are translated too, and so is what the site is called.
    assert.equal(run("translated", "two/site.cy.toml", "--site", "two").status, 0);
    assert.match(readFileSync(join(work, "two/site.cy.toml"), "utf8"), /^seen = \{ .*"notice" = "[0-9a-f]{12}".*"title" = "[0-9a-f]{12}" \}\n/);
    edit("two/site.toml", "Glasfryn is invented.", "Nobody lives in Glasfryn.");
    assert.deepEqual(codes(), [...before, "site.cy.toml translation-older"].sort());
    edit("two/site.toml", "Nobody lives in Glasfryn.", "Glasfryn is invented.");
    edit("two/models/community-company.cy.md", 'tags = ["cwmnïau"]', 'order = 3');
    assert(codes().includes("models/community-company.cy.md told-once"));
  });

  check("every page leads to itself in the other language, and back", () => {
    rmSync(join(work, "two"), { recursive: true });
    cpSync("tests/sites/bilingual/site", join(work, "two"), { recursive: true });
    assert.equal(run("build", "two", "--output", "out-two", "--as-of", "2026-01-15").status, 0);
    const pages = readdirSync(join(work, "out-two"), { recursive: true }).filter((path) => path.endsWith(".html"));
    assert(pages.length > 40);
    for (const page of pages) {
      const html = readFileSync(join(work, "out-two", page), "utf8");
      const href = /<a class="app-languages__link" href="([^"]*)"/.exec(html)?.[1];
      if (page.endsWith("404.html")) continue;
      assert(href, `${page} leads to no other language`);
      const there = normalize(join(dirname(page), href));
      assert(existsSync(join(work, "out-two", there)), `${page} leads to ${there}`);
      if (page.includes("tags/")) continue; // tags are words, so their pages differ: see tests/web/languages.mjs
      assert.equal(there, page.startsWith("cy/") ? page.slice(3) : `cy/${page}`);
    }
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed`);
