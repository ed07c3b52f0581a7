// What becomes of pandoc's trees; tests/imports/pages has whole documents.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "imports/page/page_tree.h"

namespace scrutineer::imports {
namespace {

struct Made {
  PageTree page;
  std::vector<std::string> codes;
};

Made made(const std::vector<Tree>& blocks, const Document& document = {}, const PageTreeChoices& choices = {}) {
  PageTreeChoices chosen = choices;
  chosen.is_free = [](const std::string& name, const std::string&) { return name != "a-1.gif"; };
  if (!chosen.image) chosen.image = [](const std::string&) { return std::nullopt; };
  Messages messages;
  Made result{page_tree({{"pandoc-api-version", {1, 22}}, {"meta", Tree::object()}, {"blocks", Tree(blocks)}}, document,
                        chosen, messages),
              {}};
  for (const Message& message : messages.all()) result.codes.emplace_back(message.code);
  return result;
}

Tree str(std::string_view text) { return words(text); }
Tree heading(int level, std::string_view text) {
  return node("Header", Tree::array({level, no_attributes(), Tree::array({str(text)})}));
}
Tree paragraph(Tree inlines) { return node("Para", std::move(inlines)); }
Tree cell(std::string_view text, int rows = 1, int columns = 1) {
  const Tree blocks = text.empty() ? Tree::array() : Tree::array({node("Plain", Tree::array({str(text)}))});
  return Tree::array({no_attributes(), {{"t", "AlignDefault"}}, rows, columns, blocks});
}
Tree row(Tree cells) { return Tree::array({no_attributes(), std::move(cells)}); }
Tree table(std::size_t columns, Tree heads, Tree rows) {
  Tree widths = Tree::array();
  for (std::size_t i = 0; i < columns; ++i)
    widths.push_back(Tree::array({{{"t", "AlignDefault"}}, {{"t", "ColWidthDefault"}}}));
  return node("Table", Tree::array({no_attributes(), Tree::array({nullptr, Tree::array()}), widths,
                                    Tree::array({no_attributes(), std::move(heads)}),
                                    Tree::array({Tree::array({no_attributes(), 0, Tree::array(), std::move(rows)})}),
                                    Tree::array({no_attributes(), Tree::array()})}));
}

std::vector<int> levels(const Made& made) {
  std::vector<int> levels;
  for (const Tree& block : made.page.tree["blocks"])
    if (kind_of(block) == "Header") levels.push_back(block["c"][0]);
  return levels;
}

// All that stands as it is written: the tags of a table.
std::string tags(const Made& made) {
  std::string text;
  for (const Tree& block : made.page.tree["blocks"])
    text += kind_of(block) == "RawBlock" ? block["c"][1].get<std::string>() : plain_text(block) + "\n";
  return text;
}

}  // namespace

TEST_CASE("A page's headings begin at level 2 and leave out none") {
  CHECK(levels(made({heading(1, "Title"), heading(2, "A"), heading(4, "B"), heading(4, "C"), heading(3, "D"),
                     heading(2, "E"), heading(5, "F")})) == std::vector{2, 3, 3, 3, 2, 3});
  CHECK(levels(made({heading(3, "A"), heading(1, "B"), heading(2, "C")})) == std::vector{2, 2, 3});
}

TEST_CASE("The one heading at the top is the title, and is so nowhere else") {
  CHECK(made({heading(1, "Title"), heading(2, "A")}).page.title == "Title");
  CHECK(made({heading(2, "A"), heading(1, "Title")}).page.title.empty());
  CHECK(made({heading(1, "One"), heading(1, "Two")}).page.title.empty());
}

TEST_CASE("Cells that reach below the row of headings take that row along") {
  PageTreeChoices first_row;
  first_row.heads_first_row = true;
  const Made result =
      made({table(2, Tree::array(),
                  {row({cell("a", 2), cell("b")}), row(Tree::array({cell("c")})), row({cell("d"), cell("e")})})},
           {}, first_row);
  CHECK(tags(result) ==
        "<table>\n<thead>\n<tr>\n<th "
        "rowspan=\"2\">\na\n</th>\n<th>\nb\n</th>\n</tr>\n<tr>\n<th>\nc\n</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>\nd\n</td>\n<td>\ne\n</td>\n</tr>\n</tbody>\n</table>");
  CHECK(result.codes.empty());
}

TEST_CASE("What ODT says of a table's cells is put back, as far as the table reaches") {
  Document document;
  document.tables.emplace_back();
  document.tables.push_back({1, {{{0, 0}, {1, 2}}, {{1, 1}, {9, 9}}, {{7, 7}, {2, 2}}}});
  Tree first = cell("a");
  first[4].insert(first[4].begin(), paragraph(Tree::array({str("\uE0001\uE000")})));  // which table it is
  const Made result =
      made({table(2, Tree::array(), {row({first, cell("")}), row({cell("b"), cell("c")}), row({cell("d"), cell("")})})},
           document);
  CHECK(tags(result) ==
        "<table>\n<thead>\n<tr>\n<th colspan=\"2\">\na\n</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>\nb\n</td>\n"
        "<td rowspan=\"2\">\nc\n</td>\n</tr>\n<tr>\n<td>\nd\n</td>\n</tr>\n</tbody>\n</table>");
}

TEST_CASE("A table whose rows all have a few words stands in lines, and says that nothing heads it") {
  const Made result = made({table(2, Tree::array(), {row({cell("a"), cell("b")}), row({cell("c"), cell("d")})})});
  CHECK(kind_of(result.page.tree["blocks"][0]) == "Table");
  CHECK(result.codes == std::vector<std::string>{"no-heading-row"});
}

TEST_CASE("Links lead to places that the page has, and to the web") {
  const auto link = [](std::string_view target) {
    return node("Link", Tree::array({no_attributes(), Tree::array({str("x")}), Tree::array({target, ""})}));
  };
  const Tree place =
      node("Header",
           Tree::array({2, Tree::array({"the costs", Tree::array(), Tree::array()}), Tree::array({str("Costs")})}));
  const Made result = made(
      {place, paragraph({link("#the costs"), link("#nowhere"), link("https://example.org"), link("file:///a.xlsx")})});
  const Tree& words = result.page.tree["blocks"][1]["c"];
  CHECK(words[0]["c"][2][0] == "#the-costs");
  CHECK(kind_of(words[1]) == "Str");
  CHECK(words[2]["c"][2][0] == "https://example.org");
  CHECK(kind_of(words[3]) == "Str");
  CHECK(result.codes == std::vector<std::string>{"link-left-out", "link-left-out"});
}

TEST_CASE("The same image is one file, and one that browsers do not show is told") {
  PageTreeChoices choices;
  choices.image_prefix = "a";
  choices.image = [](const std::string& source) -> std::optional<std::string> {
    if (source == "none") return std::nullopt;
    return source == "emf" ? "\x01 EMF" : "GIF89a\x02\x00\x03\x00";
  };
  const auto image = [](std::string_view source) {
    return node("Image", Tree::array({no_attributes(), Tree::array({str("It")}), Tree::array({source, ""})}));
  };
  const Made result = made({paragraph({image("one"), image("two"), image("emf"), image("none")})}, {}, choices);
  REQUIRE(result.page.images.size() == 1);
  CHECK(result.page.images[0].name == "a-2.gif");  // the first is another image
  CHECK(result.codes == std::vector<std::string>{"image-left-out", "image-left-out"});
}

}  // namespace scrutineer::imports
