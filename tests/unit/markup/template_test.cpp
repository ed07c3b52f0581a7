#include "markup/template.h"

#include <catch2/catch.hpp>
#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace scrutineer;
using namespace scrutineer::markup;

namespace {

struct Compiled {
  base::FileNames files;
  base::Diagnostics diagnostics;
  TemplateSet set;
};

struct Named {
  std::string name;
  std::string text;
};

const std::vector<words::MessageSource> said = {
    {"rank.first", "{option} is <em>first</em> of {count, plural, one {# option} other {# options}}", {}},
    {"rank.label", "\"First\": <em>{option}</em>", {}},
    {"rank.script", "{option} & {count}", {}}};

void compile(Compiled& result, const std::vector<Named>& templates) {
  std::vector<TemplateSource> sources;
  for (const Named& one : templates) sources.push_back({one.name, one.text, result.files.add(one.name + ".mustache")});
  const auto words = words::Words::compile(said, "en-GB", result.diagnostics);
  result.set = TemplateSet::compile(sources, result.diagnostics, words);
}

// Each as "file:line:column+length code: message (help)".
std::vector<std::string> mistakes(const std::vector<Named>& templates) {
  Compiled compiled;
  compile(compiled, templates);
  std::vector<std::string> result;
  for (const base::Diagnostic& d : compiled.diagnostics.sorted(compiled.files)) {
    std::string text = compiled.files.path(d.span.file) + ":" + std::to_string(d.span.line) + ":" +
                       std::to_string(d.span.column) + "+" + std::to_string(d.span.length) + " " + std::string(d.code) +
                       ": " + d.message;
    if (!d.help.empty()) text += " (" + d.help + ")";
    result.push_back(text);
  }
  return result;
}

std::string rendered(const std::vector<Named>& templates, const Object& page, const Object& site = {}) {
  Compiled compiled;
  compile(compiled, templates);
  REQUIRE(compiled.diagnostics.sorted(compiled.files).empty());
  std::string out;
  REQUIRE(compiled.set.render(templates.front().name, site, page, out));
  return out;
}

std::string rendered(const std::string& text, const Object& page, const Object& site = {}) {
  return rendered({{"page", text}}, page, site);
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("tags that are not closed, empty or oddly named are reported at their place") {
  CHECK(mistakes({{"page", "<p>\nŵ {{title"}}) ==
        Messages{"page.mustache:2:3+2 template-unclosed-tag: this tag is never closed with }}"});
  CHECK(mistakes({{"page", "{{{body}}"}}) ==
        Messages{"page.mustache:1:1+2 template-unclosed-tag: this tag is never closed with }}}"});
  const std::string help = " (a name is made of letters, digits, _ and -, with dots between the parts of a longer one)";
  CHECK(mistakes({{"page", "{{}}"}}) == Messages{"page.mustache:1:1+4 template-bad-name: \"\" is not a name" + help});
  CHECK(mistakes({{"page", "a {{ta gs}}"}}) ==
        Messages{"page.mustache:1:3+9 template-bad-name: \"ta gs\" is not a name" + help});
  CHECK(mistakes({{"page", "{{=<% %>=}}"}}) ==
        Messages{"page.mustache:1:1+11 template-unsupported: templates cannot change the delimiters {{ and }}"});
}

TEST_CASE("sections that are not closed, not opened or crossed are reported at their place") {
  CHECK(
      mistakes({{"page", "\n  {{#tags}}\n{{^none}}x{{/none}}"}}) ==
      Messages{
          "page.mustache:2:3+9 template-unclosed-section: the section tags is never closed (close it with {{/tags}})"});
  CHECK(mistakes({{"page", "x{{/tags}}"}}) ==
        Messages{"page.mustache:1:2+9 template-unopened-section: {{/tags}} closes a section that was never opened"});
  CHECK(mistakes({{"page", "{{#a}}\n{{#b}}{{/a}}{{/b}}"}}) ==
        Messages{"page.mustache:2:7+6 template-crossed-sections: {{/a}} stands where the section b should be closed "
                 "(b was opened on line 2)"});
}

TEST_CASE("unknown partials are reported with the nearest name, wherever they are used") {
  CHECK(mistakes({{"page", "{{> parts/header}}\n{{> parts/headr }}"}, {"parts/header", "{{>foot}}"}}) ==
        Messages{"page.mustache:2:1+18 template-unknown-partial: there is no template \"parts/headr\" (did you mean "
                 "\"parts/header\"?)",
                 "parts/header.mustache:1:1+9 template-unknown-partial: there is no template \"foot\""});
}

TEST_CASE("partials that include themselves are reported") {
  CHECK(mistakes({{"page", "{{> page}}"}}) ==
        Messages{"page.mustache:1:1+10 template-recursion: the partial \"page\" includes itself (a partial may not be "
                 "inside itself, nor inside one that it includes)"});
  CHECK(mistakes({{"a", "{{> b}}"}, {"b", "x\n{{> a}}"}}).size() == 2);
}

TEST_CASE("all mistakes of all templates are reported, and templates without any still work") {
  Compiled compiled;
  compile(compiled, {{"bad", "{{#a}}{{b c}}"}, {"user", "{{> bad}}"}, {"good", "{{x}}"}});
  CHECK(compiled.diagnostics.sorted(compiled.files).size() == 2);
  CHECK_FALSE(compiled.set.contains("bad"));
  CHECK_FALSE(compiled.set.contains("user"));
  CHECK(compiled.set.contains("good"));
  std::string out = "kept";
  CHECK_FALSE(compiled.set.render("user", {}, {}, out));
  CHECK(out == "kept");
}

TEST_CASE("values are escaped, unless the template says that they are HTML") {
  const Object page{{"x", "<a href=\"'\">&"}};
  CHECK(rendered("{{x}}", page) == "&lt;a href=&quot;&#39;&quot;&gt;&amp;");
  CHECK(rendered("{{{x}}} {{& x }}", page) == "<a href=\"'\">& <a href=\"'\">&");
}

TEST_CASE("what is defined nowhere is false and shows nothing") {
  CHECK(rendered("[{{x}}{{{x}}}{{x.y}}{{#x}}yes{{/x}}{{^x}}no{{/x}}]", {}) == "[no]");
}

TEST_CASE("false, the empty text and the empty list are false in a section; all else is true") {
  const std::string text = "{{#x}}yes{{/x}}{{^x}}no{{/x}}";
  CHECK(rendered(text, {{"x", false}}) == "no");
  CHECK(rendered(text, {{"x", ""}}) == "no");
  CHECK(rendered(text, {{"x", List{}}}) == "no");
  CHECK(rendered(text, {{"x", true}}) == "yes");
  CHECK(rendered(text, {{"x", "0"}}) == "yes");
  CHECK(rendered(text, {{"x", Object{}}}) == "yes");
  CHECK(rendered(text, {{"x", List{Object{}, Object{}}}}) == "yesyes");
}

TEST_CASE("sections open objects and lists; inner names hide outer ones") {
  const Object page{{"name", "page"},
                    {"logo", Object{{"src", "l.svg"}, {"size", Object{{"width", "4"}}}}},
                    {"items", List{Object{{"name", "one"}}, Object{{"other", "two"}}}}};
  CHECK(rendered("{{#items}}{{name}},{{other}};{{/items}}", page) == "one,;page,two;");
  CHECK(rendered("{{#logo}}{{src}} {{size.width}}{{/logo}} {{logo.src}} {{logo.none}}", page) == "l.svg 4 l.svg ");
  CHECK(rendered("{{#items}}{{#name}}{{^other}}{{name}}{{/other}}{{/name}}{{/items}}", page) == "one");
  CHECK(rendered("{{#name}}<{{.}}>{{/name}}", page) == "<page>");
}

TEST_CASE("a page's values hide the site's") {
  const Object site{{"title", "Site"}, {"language", "en"}};
  CHECK(rendered("{{title}} {{language}}", {{"title", "Page"}}, site) == "Page en");
}

TEST_CASE("a name set twice has its last value, and borrowed text is text") {
  Object page{{"x", "one"}};
  page.set("x", Value::borrowed("<two>"));
  CHECK(rendered("{{x}}{{#x}}!{{/x}}", page) == "&lt;two&gt;!");
}

TEST_CASE("partials see what their place sees") {
  const std::vector<Named> templates{{"page", "{{#items}}{{> parts/item}}{{/items}}"},
                                     {"parts/item", "<{{name}}{{site}}>"}};
  CHECK(rendered(templates, {{"items", List{Object{{"name", "a"}}, Object{{"name", "b"}}}}}, {{"site", "!"}}) ==
        "<a!><b!>");
}

TEST_CASE("sections, partials and comments alone on a line take the line with them") {
  CHECK(rendered("a\n  {{#x}}  \nb\n{{/x}}\n{{! note\non two lines }}\nc\n", {{"x", true}}) == "a\nb\nc\n");
  CHECK(rendered("a\r\n{{#x}}\r\nb\r\n{{/x}}\r\n", {{"x", true}}) == "a\r\nb\r\n");
  CHECK(rendered("a {{#x}}b{{/x}}\n{{x}}\n", {{"x", "t"}}) == "a b\nt\n");
  CHECK(rendered({{"page", "<ul>\n  {{> item}}\n</ul>"}, {"item", "<li>\n"}}, {}) == "<ul>\n<li>\n</ul>");
  CHECK(rendered("{{#x}}\nlast\n{{/x}}", {{"x", true}}) == "last\n");
}

// But kainjow leaves an empty line where a false section or a comment took its lines; the Mustache specification
// does not.
TEST_CASE("templates come out as kainjow's Mustache renders them") {
  const std::string text =
      "<h1>{{title}}</h1>\n{{#tags}}\n  <li class=\"x\">{{tag}} & {{{html}}}</li>\n{{/tags}}\n"
      "{{#on}}on{{/on}}{{^off}} off{{/off}} {{missing}}.\n{{#inner}}{{deep.er}}{{title}}{{/inner}}\n";
  using kainjow::mustache::data;
  data tags{data::type::list};
  data page;
  List our_tags;
  for (const char* const tag : {"a<b", "c\"d"}) {
    data one;
    one.set("tag", tag);
    one.set("html", "<i>i</i>");
    tags.push_back(one);
    our_tags.push_back({{"tag", tag}, {"html", "<i>i</i>"}});
  }
  data deep;
  deep.set("er", "down");
  data inner;
  inner.set("deep", deep);
  page.set("title", "T & U");
  page.set("tags", tags);
  page.set("on", data(true));
  page.set("off", data(false));
  page.set("inner", inner);
  const Object ours{{"title", "T & U"},
                    {"tags", our_tags},
                    {"on", true},
                    {"off", false},
                    {"inner", Object{{"deep", Object{{"er", "down"}}}}}};
  CHECK(rendered(text, ours) == kainjow::mustache::mustache(text).render(page));
}

TEST_CASE("one set renders on several threads at once") {
  Compiled compiled;
  compile(compiled, {{"page", "{{#items}}{{x}}{{/items}}"}});
  const Object page{{"items", List{Object{{"x", "1"}}, Object{{"x", "2"}}}}};
  std::vector<std::string> outs(4);
  std::vector<std::thread> threads;
  for (std::string& out : outs) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) compiled.set.render("page", {}, page, out);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : outs) CHECK(out.size() == 400);
}

TEST_CASE("a message takes its placeholders from where it stands, innermost first") {
  const Object page{{"option", "<A>"}, {"count", "1"}, {"inner", List{{{"count", "2"}}}}};
  CHECK(rendered("<p>{{@rank.first}}</p>", page) == "<p>&lt;A&gt; is <em>first</em> of 1 option</p>");
  CHECK(rendered("<p>{{#inner}}{{@rank.first}}{{/inner}}</p>", page) ==
        "<p>&lt;A&gt; is <em>first</em> of 2 options</p>");
  CHECK(rendered("<p>{{{@rank.first}}}</p>", page) == "<p><A> is <em>first</em> of 1 option</p>");
}

TEST_CASE("a message in an attribute is escaped altogether, and one for a script keeps its placeholders") {
  const Object page{{"option", "\"A\""}};
  CHECK(rendered("<p title=\"{{@rank.label}}\">{{option}}</p>", page) ==
        "<p title=\"&quot;First&quot;: &lt;em&gt;&quot;A&quot;&lt;/em&gt;\">&quot;A&quot;</p>");
  CHECK(rendered("<p data-x=\"{{@@rank.script}}\"></p>", page) == "<p data-x=\"{option} &amp; {count}\"></p>");
}

TEST_CASE("a message alone on its line keeps its line") {
  CHECK(rendered("a\n{{@@rank.script}}\nb", {}) == "a\n{option} &amp; {count}\nb");
}

TEST_CASE("a message that there is not is reported with the nearest name") {
  CHECK(
      mistakes({{"page", "x {{@rank.frist}}"}}) ==
      Messages{"page.mustache:1:3+15 template-unknown-message: the words have no message \"rank.frist\" (did you mean "
               "\"rank.first\"?)"});
}
