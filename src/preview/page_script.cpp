#include "preview/page_script.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace scrutineer::preview {
namespace {

// Follows the site: at news the page is fetched, and loaded again when it is not what it was (data-page), which keeps
// the place where it was scrolled to. Mistakes stand at the top, over the last page that could be made. Only a page
// that is looked at listens: browsers allow six connections to a host.
constexpr std::string_view script = R"js("use strict";
(() => {
  const own = document.currentScript.dataset.page;
  const isOfSite = !document.body.classList.contains("preview-source");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/-/style.css";
  document.head.append(style);
  const bar = document.createElement("div");
  bar.className = "preview-bar";
  bar.setAttribute("role", "status");
  document.body.prepend(bar);
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const line = ({ severity, line, message, help, source }) => {
    const item = document.createElement("li");
    if (source) {
      const place = make("a", `${source}:${line}`);
      place.href = `/-/source/${source.split("/").map(encodeURIComponent).join("/")}#L${line}`;
      item.append(place, " ");
    }
    item.append(`${severity}: ${message}`);
    if (help) item.append(make("p", help));
    return item;
  };

  const counted = (number, word) => (number ? [`${number} ${word}${number === 1 ? "" : "s"}`] : []);
  const show = ({ diagnostics, summary: { errors, warnings } }) => {
    bar.replaceChildren();
    bar.hidden = errors + warnings === 0;
    if (bar.hidden) return;
    const details = document.createElement("details");
    details.open = errors > 0;
    const list = document.createElement("ul");
    list.append(...diagnostics.map(line));
    const more = errors + warnings - diagnostics.length;
    if (more > 0) list.append(make("li", `and ${more} more`));
    const says = [...counted(errors, "error"), ...counted(warnings, "warning")].join(", ");
    details.append(make("summary", says + (errors && isOfSite ? ": this is the page as it last was without" : "")), list);
    bar.classList.toggle("preview-bar--errors", errors > 0);
    bar.append(details);
  };

  let change = null;
  const follow = async (event) => {
    const state = JSON.parse(event.data);
    show(state);
    if (state.change === change) return;
    change = state.change;
    const page = await (await fetch(location.pathname, { cache: "no-store" })).text();
    if (!page.includes(`data-page="${own}"`)) location.reload();
  };
  let news = null;
  const listen = () => {
    if (document.hidden) {
      news?.close();
      news = null;
    } else if (!news) {
      news = new EventSource("/-/events");
      news.onmessage = follow;
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
)js";

constexpr std::string_view style = R"css(.preview-bar {
  padding: 0.5rem 1rem;
  border-bottom: 4px solid #b58105;
  background: #fff7e0;
  color: #0b0c0c;
  font: 1rem/1.4 sans-serif;
}
.preview-bar[hidden] {
  display: none;
}
.preview-bar--errors {
  border-color: #b10e1e;
  background: #fde8e8;
}
.preview-bar summary {
  font-weight: bold;
}
.preview-bar ul {
  margin: 0.5rem 0 0;
  padding-left: 1.25rem;
}
.preview-bar a {
  color: #1d4f91;
}
.preview-bar p {
  margin: 0;
}
.preview-source :target {
  background: #ffdd00;
}
@media print {
  .preview-bar {
    display: none;
  }
}
)css";

}  // namespace

std::string with_script(std::string_view page) {
  std::string result(page);
  const std::size_t end = page.rfind("</body>");
  result.insert(
      end == std::string_view::npos ? page.size() : end,
      fmt::format("<script src=\"/-/script.js\" data-page=\"{}\"></script>\n", base::content_hash(page).hex()));
  return result;
}

std::string page_of_preview(std::string_view title, std::string_view text) {
  return with_script(
      fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                  "content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n</head>\n<body "
                  "class=\"preview-source\">\n<h1>{0}</h1>\n{1}</body>\n</html>\n",
                  title, text));
}

std::string_view own_file(std::string_view name) {
  if (name == "script.js") return script;
  if (name == "style.css") return style;
  return {};
}

}  // namespace scrutineer::preview
