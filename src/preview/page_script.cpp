#include "preview/page_script.h"

#include <fmt/format.h>

namespace scrutineer::preview {
namespace {

constexpr std::string_view line = "<script src=\"/-/script.js\"></script>\n";

// Follows the site: when what this page would be is not what it is, it is loaded again, which keeps the place where it
// was scrolled to. Mistakes stand at the top, over the last page that could be made.
constexpr std::string_view script = R"js("use strict";
(() => {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/-/style.css";
  document.head.append(style);
  const bar = document.createElement("div");
  bar.className = "preview-bar";
  bar.setAttribute("role", "status");
  document.body.prepend(bar);
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const line = ({ severity, file, line, message, help, source }) => {
    const item = document.createElement("li");
    const place = make("a", `${file}:${line}`);
    place.href = `/-/source/${source.split("/").map(encodeURIComponent).join("/")}#L${line}`;
    item.append(place, ` ${severity}: ${message}`);
    if (help) item.append(make("p", help));
    return item;
  };

  const show = ({ diagnostics, summary }) => {
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    const warnings = diagnostics.length - errors;
    bar.replaceChildren();
    bar.hidden = diagnostics.length === 0;
    if (bar.hidden) return;
    const counts = [errors && `${errors} error${errors === 1 ? "" : "s"}`, warnings && `${warnings} warning${warnings === 1 ? "" : "s"}`];
    const details = document.createElement("details");
    details.open = errors > 0;
    const list = document.createElement("ul");
    list.append(...diagnostics.slice(0, 20).map(line));
    if (diagnostics.length > 20) list.append(make("li", `and ${diagnostics.length - 20} more`));
    details.append(make("summary", counts.filter(Boolean).join(", ") + (errors ? ": this is the site as it last was without" : "")), list);
    bar.classList.toggle("preview-bar--errors", errors > 0);
    bar.append(details);
  };

  let text = null;
  const load = async () => (await fetch(location.pathname, { cache: "no-store" })).text();
  const first = load().then((loaded) => (text = loaded));
  let edition = null;
  const follow = async (event) => {
    const state = JSON.parse(event.data);
    show(state);
    const isNews = edition !== null && state.edition !== edition;
    edition = state.edition;
    if (!isNews) return;
    await first;
    if ((await load()) !== text) location.reload();
  };
  new EventSource("/-/events").onmessage = follow;
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
  result.insert(end == std::string_view::npos ? page.size() : end, line);
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
