// What is printed: closed details are open, targets of outside links are written out, and the
// furniture of the screen is gone. Read back from a real PDF, with JavaScript on and off.
import { execFileSync } from "node:child_process";
import { onePageOfEachKind, urlOf, visit } from "./site.mjs";

export async function checkPaper(site, browser, report) {
  const main = (page) => page.html.slice(page.html.indexOf("<main"), page.html.indexOf("</main>"));
  const withOutsideLink = site.pages.find((page) => /<a [^>]*href="https?:/.test(main(page)));
  report.claim("the site has a page with an outside link to print", withOutsideLink ? [] : ["none found"]);
  const pages = new Set([withOutsideLink, ...onePageOfEachKind(site)].filter(Boolean));

  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, colorScheme: "dark" });
    await visit(context, pages, async (tab, page) => {
      await tab.goto(urlOf(site.root, page));
      await tab.emulateMedia({ media: "print" });
      const expected = await tab.evaluate(readExpected);
      const pdf = await tab.pdf({ preferCSSPageSize: true });
      // By where it stands and in the order of the page: columns part the one, the foot of a page the other.
      const printed = [[], ["-raw"]].map((order) => squeeze(execFileSync("pdftotext", [...order, "-", "-"], { input: pdf }).toString().replaceAll(expected.foot, ""))).join("\n");
      const isPrinted = (text) => [squeeze(text).slice(0, 30), squeeze(text).slice(-30)].some((part) => printed.includes(part));
      const problems = [
        ...missing(expected.details, isPrinted).map((text) => `details stay closed: ${text.slice(0, 60)}`),
        ...expected.folded.map((text) => `a question stays closed: ${text.slice(0, 60)}`),
        ...expected.targets.filter((href) => !printed.includes(squeeze(`(${href})`))).map((href) => `the target of a link is missing: ${href}`),
      ];
      problems.push(...(await tab.evaluate(readFurniture)).map((name) => `still there: ${name}`));
      report.claim(`${page.path} on paper, JavaScript ${javaScriptEnabled ? "on" : "off"}`, problems);
    });
    await context.close();
  }
}

// What is folded is printed or not as a whole; of many texts, some are parted by the foot of a page.
const missing = (texts, isPrinted) => {
  const lost = texts.filter((text) => !isPrinted(text));
  return lost.length * 20 > texts.length ? lost : [];
};

// Lines and pages break anywhere, and hyphens with them.
const squeeze = (text) => text.replace(/\d+\s+\/\s+\d+/g, "").replace(/[\s\u00ad\u2010-]/g, "");

// Gives the page closed details of its own, as not every site has some to print.
function readExpected() {
  // 404.html without base_url has no style that could open them.
  if (document.querySelector("link[rel=stylesheet]")) {
    const added = document.createElement("details");
    added.innerHTML = "<summary>More</summary><p>Words that only the open details show.</p>";
    document.querySelector("main").append(added);
  }
  const blocks = "p, li, dt, dd, td, th";
  // Left out on purpose: by a style of its own or of what it stands in, not because it is folded.
  // What stands beside room to write is printed between its lines: whether it is there is told without its words.
  const besideLines = (element) => element.closest(".app-question__sheet") !== null;
  const leftOut = (element) => element.nodeName !== "MAIN" && (getComputedStyle(element).display === "none" || leftOut(element.parentElement));
  const wordsOf = (block) => {
    const words = block.cloneNode(true);
    for (const unseen of words.querySelectorAll(".govuk-visually-hidden, .app-references__back")) unseen.remove();
    return words.textContent.trim();
  };
  return {
    foot: document.documentElement.dataset.paper ?? "",
    details: [...document.querySelectorAll("main details:not([open])")].flatMap((details) =>
      [...details.querySelectorAll(blocks)].filter((block) => !block.querySelector(`${blocks}, a[href^='http']`) && !leftOut(block) && !besideLines(block)).map(wordsOf),
    ),
    folded: [...document.querySelectorAll("main .app-question__sheet :is(p, li)")].filter((block) => !leftOut(block) && !block.checkVisibility()).map((block) => block.textContent.trim()),
    // Of a place in a document the address is said once, with the document.
    targets: [...document.querySelectorAll("main a[href^='http']:not(.app-place)")].filter((link) => !leftOut(link)).map((link) => link.getAttribute("href")),
  };
}

function readFurniture() {
  return ["govuk-skip-link", "govuk-service-navigation", "govuk-breadcrumbs", "app-contents", "app-pager"].filter((name) => {
    const element = document.querySelector(`.${name}`);
    return element && element.getClientRects().length > 0;
  });
}
