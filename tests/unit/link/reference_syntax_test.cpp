#include "link/reference_syntax.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

using scrutineer::link::find_references;
using scrutineer::link::WrittenReference;

namespace {

// "id#anchor|text" for a reference, "@id, place" for a citation; all of the text's, with what they cover.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> result;
  for (const WrittenReference& each : find_references(text))
    result.push_back(fmt::format("{}{}{}{}{}{} = {}", each.is_citation ? "@" : "", each.id,
                                 each.anchor.empty() ? "" : "#", each.anchor,
                                 each.text.empty() ? "" : (each.is_citation ? ", " : "|"), each.text,
                                 text.substr(each.begin, each.end - each.begin)));
  return result;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("brackets that do not close, are empty or hold brackets are no reference") {
  for (const std::string_view text :
       {"[[", "[[a", "[[a]", "[[]]", "[@]", "[@a", "[a]", "a]]", "[", "", "[[a[b]]", "[ [a]]"}) {
    CAPTURE(text);
    CHECK(found(text) == Found{});
  }
}

TEST_CASE("a reference has an id, a heading, a text") {
  CHECK(found("see [[slough]].") == Found{"slough = [[slough]]"});
  CHECK(found("[[slough#lessons]]") == Found{"slough#lessons = [[slough#lessons]]"});
  CHECK(found("[[slough|the trust]]") == Found{"slough|the trust = [[slough|the trust]]"});
  CHECK(found("[[slough#lessons|its lessons]]") ==
        Found{"slough#lessons|its lessons = [[slough#lessons|its lessons]]"});
  CHECK(found("[[a|b # c | d]]") == Found{"a|b # c | d = [[a|b # c | d]]"});
}

TEST_CASE("blanks and line breaks round the parts do not count") {
  CHECK(found("[[ a # b |\n c ]]") == Found{"a#b|c = [[ a # b |\n c ]]"});
  CHECK(found("[@a,\npage 9]") == Found{"@a, page 9 = [@a,\npage 9]"});
}

TEST_CASE("a citation has a source and a place, in which commas may stand") {
  CHECK(found("[@cfps-2017]") == Found{"@cfps-2017 = [@cfps-2017]"});
  CHECK(found("[@cfps-2017, appendix A, example 2]") ==
        Found{"@cfps-2017, appendix A, example 2 = [@cfps-2017, appendix A, example 2]"});
}

TEST_CASE("references are found from left to right, and one that is broken hides none behind it") {
  CHECK(found("[[a]][@b] [[c [[d]] [@e [@f]") == Found{"a = [[a]]", "@b = [@b]", "d = [[d]]", "@f = [@f]"});
  CHECK(found("[[[a]]]") == Found{"a = [[a]]"});
}
