// Compiles the theme: `node themes/civic/build.mjs OUT` leaves theme.toml, templates/ and assets/
// in OUT, ready for scrutineer. The same sources give the same bytes.
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PurgeCSS } from "purgecss";
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

const notice = "/* Notices of bundled parts: LICENSES.txt */\n";
const targets = ["chrome109", "firefox115", "safari15.6"];
// Of govuk-frontend's parts no class is shipped that no template, script or sentence of the program names.
const frontend = join(packages, "govuk-frontend/dist/govuk/components");
const ofFrontend = {
  content: [`${here}/{templates,scripts}/**/*`, `${frontend}/service-navigation/*.mjs`, join(here, "../../src/**/*.cpp")],
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
  safelist: [/^(?!govuk-)/],
};
// All in one layer, so that a council's site.css, which is in none, has the last word wherever a page links a sheet.
for (const name of readdirSync(join(here, "styles/sheets"))) {
  const options = { loadPaths: [packages], quietDeps: true, charset: false };
  const { css } = compile(join(here, "styles/sheets", name), options);
  const [used] = await new PurgeCSS().purge({ css: [{ raw: css }], ...ofFrontend });
  buildSync({
    stdin: { contents: `@layer civic {${used.css}}`, loader: "css" },
    outfile: join(assets, name.replace(".scss", ".css")),
    minify: true,
    legalComments: "none",
    banner: { css: notice.trim() },
    target: targets,
  });
}
buildSync({
  entryPoints: ["civic", "compare", "what-if", "checklist", "builder", "search"].map((name) => join(here, `scripts/${name}.js`)),
  outdir: assets,
  bundle: true,
  minify: true,
  format: "iife",
  legalComments: "none",
  banner: { js: notice.trim() },
  target: targets,
});
