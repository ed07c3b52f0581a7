#include <catch2/catch.hpp>

#include <string>

#include "imports/folder/foreign_words.h"
#include "imports/folder/heading_slugs.h"
#include "imports/folder/paths.h"
#include "imports/folder/yaml.h"

namespace scrutineer::imports {
namespace {

std::string converted(std::string_view line) {
  FolderSettings settings;
  settings.kind = FolderKind::mkdocs;
  settings.keys = settings.mark = settings.caret = true;
  std::string loses;
  return without_foreign_words(line, settings, loses);
}

TEST_CASE("Headings get the ids that their program gave them") {
  CHECK(python_markdown_slug("Children’s Trust (CT)") == "childrens-trust-ct");
  CHECK(python_markdown_slug("Où – and why?") == "ou-and-why");
  CHECK(github_slug("A & b: what_for?") == "a--b-what_for");
}

TEST_CASE("Attributes in braces are read, and other braces are words") {
  const auto found = attributes_at("{ #costs .wide width=\"300px\" } more");
  REQUIRE(found);
  CHECK(found->id == "costs");
  CHECK(found->width == "300");
  CHECK(found->size == 30);
  CHECK_FALSE(attributes_at("{not attributes}"));
  CHECK_FALSE(attributes_at("{{ macro }}"));
  CHECK_FALSE(attributes_at("{ #open"));
}

TEST_CASE("Signs of MkDocs' extensions become Markdown or HTML, and code stays") {
  CHECK(converted("## Costs {: #costs .wide }") == "## Costs {#costs}");
  CHECK(converted("![Hall](a.png){ width=50% }") == "<img src=\"a.png\" alt=\"Hall\" width=\"50%\">");
  CHECK(converted("Press ++ctrl+alt+p++, `++no++`") == "Press <kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>P</kbd>, `++no++`");
  CHECK(converted("==marked== and `==not==`") == "<mark>marked</mark> and `==not==`");
  CHECK(converted("[Form](our form.pdf \"To print\")") == "[Form](<our form.pdf> \"To print\")");
  CHECK(converted("[Pay]({% link pay.md %}) and [home]({{ site.url }}/home)") == "[Pay](/pay.md) and [home](/home)");
  CHECK(converted("\\{: #words }") == "\\{: #words }");
}

TEST_CASE("A title in quotes of either kind is no part of the address, and quotes in it stay") {
  CHECK(converted("![a](x.png 'A (b) title') [p](b.md 'c')") == "![a](x.png 'A (b) title') [p](b.md 'c')");
  CHECK(converted("[a](our form (1).pdf 'it's one')") == "[a](<our form (1).pdf> 'it\\'s one')");
  CHECK(converted("[a](l'été d'or.md)") == "[a](<l'été d'or.md>)");
  CHECK(converted("![Hall](a.png 'The hall'){ width=50 }") ==
        "<img src=\"a.png\" alt=\"Hall\" title=\"The hall\" width=\"50\">");
}

TEST_CASE("A bar in code is no bar of a table") {
  CHECK(with_escaped_bars("| `a | b` | ``c | `d` `` | e \\| f |") == "| `a \\| b` | ``c \\| `d` `` | e \\| f |");
  CHECK(with_escaped_bars("| `a \\| b` | ` |") == "| `a \\| b` | ` |");
}

TEST_CASE("A name means the file of that name, of several the nearest") {
  FolderSettings settings;
  Remarks remarks;
  const FolderPaths paths(
      {{"a/index.md", {}}, {"a/b/Dates.md", {}}, {"c/dates.md", {}}, {"c/Plan.png", {}}, {"d.md", {}}}, settings,
      remarks);
  const auto found = [&](std::string_view from, std::string_view name) -> std::string {
    bool is_one = true;
    const auto target = paths.find_by_name(paths.files()[paths.find(from)->file], name, is_one);
    return target ? paths.files()[target->file].path + (is_one ? "" : " or others") : "";
  };
  CHECK(found("a/index.md", "dates") == "a/b/Dates.md");
  CHECK(found("a/index.md", "c/Dates") == "c/dates.md");
  CHECK(found("d.md", "b/dates") == "a/b/Dates.md");
  CHECK(found("d.md", "plan.png") == "c/Plan.png");
  CHECK(found("d.md", "plan") == "");
  CHECK(found("d.md", "dates") == "c/dates.md");
}

TEST_CASE("Names in the site are one each") {
  FolderSettings settings;
  Remarks remarks;
  const FolderPaths paths({{"Page/x.md", {}}, {"page.md", {}}, {"用語/x.md", {}}, {"用語.md", {}}, {"Été/Über.md", {}}},
                          settings, remarks);
  const auto to = [&](std::string_view path) { return paths.files()[paths.find(path)->file].to; };
  CHECK(to("Page/x.md") == "page/x.md");
  CHECK(to("用語.md") == "page-2/index.md");
  CHECK(to("用語/x.md") == "page-2/x.md");
  CHECK(to("page.md") == "page-3.md");
  CHECK(to("Été/Über.md") == "ete/uber.md");
  REQUIRE(remarks.all().size() == 2);
}

TEST_CASE("A path that leaves where it starts is none") {
  CHECK(path_inside("a/./b/../c") == "a/c");
  CHECK(path_inside("..") == std::nullopt);
  CHECK(path_inside("a/../../b") == std::nullopt);
  CHECK(path_inside("/etc/passwd") == std::nullopt);
  CHECK(path_inside(std::string_view("a\0b", 3)) == std::nullopt);
}

TEST_CASE("YAML keeps its lines, and what is no YAML says where") {
  const auto yaml = read_yaml("title: A\ntags:\n  - one\n  - \"2\"\n", 2);
  REQUIRE(yaml);
  CHECK(yaml->text_of("title") == "A");
  REQUIRE(yaml->find("tags"));
  CHECK(yaml->find("tags")->items.at(1).text == "2");
  CHECK(yaml->find("tags")->items.at(1).is_quoted);
  CHECK(yaml->find("tags")->items.at(1).line == 5);
  const auto broken = read_yaml("a: 1\nb: [", 2);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().line >= 3);
}

TEST_CASE("YAML that would take all memory or the whole stack is refused") {
  CHECK_FALSE(read_yaml(std::string(300, '[')));
  std::string many = "[";
  for (int i = 0; i < 100'001; ++i) many += "1,";
  CHECK_FALSE(read_yaml(many + "1]"));
  const auto bomb = read_yaml("a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n");
  REQUIRE(bomb);
  CHECK(bomb->find("c")->items.at(0).kind == Yaml::Kind::nothing);
}

}  // namespace
}  // namespace scrutineer::imports
