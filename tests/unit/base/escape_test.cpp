#include "base/escape.h"

#include <catch2/catch.hpp>

using namespace scrutineer::base;

namespace {

std::string html(std::string_view text) {
  std::string html = "before ";
  append_escaped(html, text);
  return html;
}

}  // namespace

TEST_CASE("Text in HTML is escaped, wherever in it that is needed") {
  CHECK(html("") == "before ");
  CHECK(html("plain") == "before plain");
  CHECK(html("a & b") == "before a &amp; b");
  CHECK(html("<b>") == "before &lt;b&gt;");
  CHECK(html("\"it's\"") == "before &quot;it&#39;s&quot;");
  CHECK(html("&&") == "before &amp;&amp;");
  CHECK(html("é – £") == "before é – £");
}

TEST_CASE("Text in Markdown keeps its signs") {
  CHECK(escaped_for_markdown("a*b_c`d`") == "a\\*b\\_c\\`d\\`");
  CHECK(escaped_for_markdown("[[x]] <b> | ~ # & \\") == "\\[\\[x\\]\\] \\<b\\> \\| \\~ \\# \\& \\\\");
  CHECK(escaped_for_markdown("plain (text), with: signs!") == "plain (text), with: signs!");
}

TEST_CASE("What would begin a list in Markdown does not") {
  CHECK(escaped_for_markdown("- item") == "\\- item");
  CHECK(escaped_for_markdown("+ item") == "\\+ item");
  CHECK(escaped_for_markdown("1. item") == "1\\. item");
  CHECK(escaped_for_markdown("12) item") == "12\\) item");
  CHECK(escaped_for_markdown("12 items") == "12 items");
  CHECK(escaped_for_markdown("a - b. c) d") == "a - b. c) d");
  CHECK(escaped_for_markdown("12") == "12");
  CHECK(escaped_for_markdown("").empty());
  CHECK(escaped_for_markdown("9-5") == "9\\-5");
}

TEST_CASE("Text in TOML is escaped, with control characters by their numbers") {
  CHECK(escaped_for_toml("a \"b\" \\ c") == "a \\\"b\\\" \\\\ c");
  CHECK(escaped_for_toml("a\nb\tc") == "a\\u000Ab\\u0009c");
  CHECK(escaped_for_toml("\x1F \x7F~é") == "\\u001F \\u007F~é");
}
