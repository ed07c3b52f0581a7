// The Nu HTML checker finds no error and gives no warning on any page.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

export async function checkMarkup(site, browser, report) {
  const messages = await new Promise((done, failed) => {
    execFile("java", ["-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", site.root], { maxBuffer: 1 << 28 }, (error, stdout) => {
      if (error) failed(error);
      else done(JSON.parse(stdout).messages);
    });
  });
  const byPage = new Map(site.pages.map((page) => [page.path, []]));
  for (const { url, type, subType, message, lastLine, lastColumn, extract } of messages) {
    // What is left is the remark that cmark closes <img> and <br> as XHTML does.
    if (type === "info" && subType !== "warning") continue;
    const path = url ? relative(site.root, fileURLToPath(url)) : "(the checker itself)";
    if (!byPage.has(path)) byPage.set(path, []);
    byPage.get(path).push(`${lastLine}:${lastColumn} ${subType ?? type}: ${message} ${JSON.stringify(extract ?? "")}`);
  }
  for (const [path, problems] of byPage) report.claim(`${path} is valid HTML`, problems);
}
