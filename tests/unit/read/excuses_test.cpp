// Comments that let a finding pass, and the lines they are for.
#include "read/excuses.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)

namespace {

// "line:column+length for line: code" and "?" without a reason.
std::vector<std::string> found(std::string_view text, read::CommentStyle style) {
  std::vector<std::string> result;
  for (const catalogue::Excuse& each : read::find_excuses(text, style, {}))
    result.push_back(fmt::format("{}:{}+{} for {}: {}{}", each.span.line, each.span.column, each.span.length, each.line,
                                 each.code, each.has_reason ? "" : "?"));
  return result;
}
std::vector<std::string> in_toml(std::string_view text) { return found(text, read::CommentStyle::toml); }
std::vector<std::string> in_markdown(std::string_view text) { return found(text, read::CommentStyle::markdown); }
using FoundExcuses = std::vector<std::string>;

}  // namespace

TEST_CASE("an excuse in TOML is for its line, or alone for the next") {
  CHECK(in_toml("a = 1 # allow: x-y because z\n") == FoundExcuses{"1:7+12 for 1: x-y"});
  CHECK(in_toml("# allow: x because z\n# allow: y because z\n\nb = 2\n") ==
        FoundExcuses{"1:1+10 for 4: x", "2:1+10 for 4: y"});
  CHECK(in_toml("# allow: x because z\n# another comment\nb = 2\n") == FoundExcuses{"1:1+10 for 2: x"});
  CHECK(in_toml("# allow: x because z") == FoundExcuses{"1:1+10 for 0: x"});
  CHECK(in_toml("é = 1 # allow: x\n") == FoundExcuses{"1:7+10 for 1: x?"});
}

TEST_CASE("what stands in a string of TOML is no comment") {
  CHECK(in_toml("a = \"# allow: x because z\"\n").empty());
  CHECK(in_toml("a = '\\' # allow: x because z\n") == FoundExcuses{"1:9+10 for 1: x"});
  CHECK(in_toml("a = \"\\\"# allow: x because z\"\n").empty());
  CHECK(in_toml("a = \"\"\"\n# allow: x because z\n\"\"\" # allow: y because z\n") == FoundExcuses{"3:5+10 for 3: y"});
  CHECK(in_toml("a = '''\n# allow: x because z\n'''\n").empty());
  CHECK(in_toml("a = \"\" # allow: y because z\n") == FoundExcuses{"1:8+10 for 1: y"});
}

TEST_CASE("an excuse in Markdown is a comment of HTML, and in its front matter one of TOML") {
  CHECK(in_markdown("Words <!-- allow: x because z -->\n") == FoundExcuses{"1:7+13 for 1: x"});
  CHECK(in_markdown("<!-- allow: x because z -->\n\n## Words\n") == FoundExcuses{"1:1+13 for 3: x"});
  CHECK(in_markdown("<!-- allow: x because z --> <!--allow: y-->\nWords\n") ==
        FoundExcuses{"1:1+13 for 2: x", "1:29+12 for 2: y?"});
  CHECK(in_markdown("+++\ntitle = \"A\" # allow: x because z\n+++\n# allow: y because z\n") ==
        FoundExcuses{"2:13+10 for 2: x"});
}

TEST_CASE("code of Markdown holds no excuse") {
  CHECK(in_markdown("```\n<!-- allow: x because z -->\n```\n").empty());
  CHECK(in_markdown("Write `<!-- allow: x because z -->`.\n").empty());
}
