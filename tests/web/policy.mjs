// Pages that show every part of every template open from file:// under the strict content security policy, and a page
// of each kind from a server that sends it, with no error in the console and nothing asked of another host. On the way:
// nothing sticks out sideways at 320 px. What links.mjs and brand.mjs read in the files holds every page to the policy.
import { createServer } from "node:http";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { onePageOfEachKind, pagesThatShowAll, urlOf, visit } from "./site.mjs";

export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png" };

export async function checkPolicy(site, browser, report) {
  await fromFiles(site, browser, report);
  await fromServer(site, browser, report);
}

async function fromFiles(site, browser, report) {
  const copy = mkdtempSync(join(tmpdir(), "scrutineer-web-"));
  cpSync(site.root, copy, { recursive: true });
  const pages = pagesThatShowAll(site);
  for (const { path, html } of pages) {
    writeFileSync(join(copy, path), html.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`));
  }
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  await visit(context, pages, async (tab, page) => {
    const problems = await openAndListen(tab, urlOf(copy, page), (url) => url.startsWith("file://"));
    report.claim(`${page.path} opens from file:// under the policy`, problems);
    const width = await tab.evaluate(() => document.scrollingElement.scrollWidth);
    report.claim(`${page.path} fits 320 px`, width <= 320 ? [] : [`it is ${width} px wide: ${await widest(tab)}`]);
  });
  await context.close();
  rmSync(copy, { recursive: true });
}

async function fromServer(site, browser, report) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1);
    // Browsers ask for it of their own accord where a page names no icon, as 404.html may not without base_url.
    if (path === "favicon.ico") return response.writeHead(204).end();
    if (!site.files.has(path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", "content-security-policy": policy });
    response.end(readFileSync(join(site.root, path)));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const context = await browser.newContext();
  await visit(context, onePageOfEachKind(site), async (tab, page) => {
    const problems = await openAndListen(tab, origin + page.path, (url) => url.startsWith(origin));
    report.claim(`${page.path} opens from a server that sends the policy`, problems);
  });
  await context.close();
  server.close();
}

async function openAndListen(tab, url, isOurs) {
  const problems = [];
  tab.removeAllListeners();
  tab.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  tab.on("request", (request) => isOurs(request.url()) || problems.push(`asks for ${request.url()}`));
  // The icon of the page before may still be on its way: the browser drops it, and that is no fault.
  tab.on("requestfailed", (request) => request.failure().errorText === "net::ERR_ABORTED" || problems.push(`cannot load ${request.url()}: ${request.failure().errorText}`));
  await tab.goto(url, { waitUntil: "load" });
  return problems;
}

// The innermost elements that reach past the right edge, outside what scrolls by itself.
async function widest(tab) {
  return tab.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > 320.5)
      .filter((element) => !element.closest(".app-table-region"))
      .filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)))
      .slice(0, 3)
      .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 40)}`)
      .join("; "),
  );
}
