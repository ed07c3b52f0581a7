// What answers to what, as a page shows it.
#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// Two sets of so many factors each, of which one answers to one, and the last of the second to nothing.
std::string page_of(std::size_t factors) {
  std::string challenges = "title = \"C\"\nsummary = \"S.\"\ntype = \"challenge\"\n";
  std::string answers = "title = \"P\"\nsummary = \"S.\"\ntype = \"principle\"\n";
  for (std::size_t i = 0; i < factors; ++i) {
    challenges += fmt::format("[[factor]]\nid = \"c{0}\"\ntitle = \"C{0}\"\ntext = \"T.\"\n", i);
    answers += fmt::format("[[factor]]\nid = \"p{0}\"\ntitle = \"P{0}\"\ntext = \"T.\"\n", i);
    if (i + 1 < factors) answers += fmt::format("answers_to = [\"c{}\"]\n", i);
  }
  TestSite site;
  site.file("factors/c.toml", challenges)
      .file("factors/p.toml", answers)
      .file("guidance/a.md", front("A") + "```traceability\n```\n");
  return rendered(site, {{"page", "{{{body}}}"},
                         {"block-traceability",
                          "{{#trace_matrices}}{{#trace_is_matrix}}matrix{{/trace_is_matrix}}{{#trace_is_list}}list"
                          "{{/trace_is_list}}: {{#trace_sentences}}{{{trace_sentence}}} {{/trace_sentences}}"
                          "{{#trace_rows}}\n{{trace_row}} {{trace_row_href}} {{{trace_answered}}}{{#trace_cells}}"
                          "{{#trace_answers}}x{{/trace_answers}}{{^trace_answers}}-{{/trace_answers}}{{/trace_cells}}"
                          "{{/trace_rows}}{{/trace_matrices}}"}})
      .file("guidance/a.html");
}

}  // namespace

TEST_CASE("few factors stand in a matrix, and many in a list as long as what it says") {
  const std::string few = page_of(3);
  CHECK(few.find("matrix: ") != std::string::npos);
  CHECK(few.find("\nP0 ../factors/p.html#p0 x--\n") != std::string::npos);

  const std::string many = page_of(101);
  CHECK(many.find("list: ") != std::string::npos);
  CHECK(many.find("\nP0 ../factors/p.html#p0 <a href=\"../factors/c.html#c0\">C0</a>\n") != std::string::npos);
  CHECK(many.find("\nP100 ../factors/p.html#p100 Nothing that the source names") != std::string::npos);
  CHECK(many.find("answers to no challenge: ") != std::string::npos);
  CHECK(page_of(202).size() < 3 * many.size());
}
