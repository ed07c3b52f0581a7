// Compiles the theme: `node themes/civic/build.mjs OUT` leaves theme.toml, templates/ and assets/
// in OUT, ready for scrutineer. The same sources give the same bytes.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "../../node_modules");
const out = process.argv[2];
if (!out) {
  console.error("usage: node themes/civic/build.mjs OUT");
  process.exit(2);
}

const assets = join(out, "assets");
for (const part of ["templates", "words", "assets"]) rmSync(join(out, part), { recursive: true, force: true });
mkdirSync(assets, { recursive: true });

cpSync(join(here, "theme.toml"), join(out, "theme.toml"));
cpSync(join(here, "words"), join(out, "words"), { recursive: true });
cpSync(join(here, "templates"), join(out, "templates"), { recursive: true });
cpSync(join(here, "icon.svg"), join(assets, "icon.svg"));
cpSync(join(here, "LICENSES.txt"), join(assets, "LICENSES.txt"));

const css = compile(join(here, "styles/civic.scss"), { loadPaths: [packages], quietDeps: true, charset: false }).css;
const notice = "/* Notices of bundled parts: LICENSES.txt */\n";
const targets = ["chrome109", "firefox115", "safari15.6"];
buildSync({
  stdin: { contents: css, loader: "css" },
  outfile: join(assets, "civic.css"),
  minify: true,
  legalComments: "none",
  banner: { css: notice.trim() },
  target: targets,
});
buildSync({
  entryPoints: ["civic", "what-if", "checklist", "builder", "search"].map((name) => join(here, `scripts/${name}.js`)),
  outdir: assets,
  bundle: true,
  minify: true,
  format: "iife",
  legalComments: "none",
  banner: { js: notice.trim() },
  target: targets,
});
