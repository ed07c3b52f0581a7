// HTML in Markdown, element by element: what it becomes, and what is told of it. html_in_markdown_test.cpp says why.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "added_words.h"
#include "markup/markdown.h"

using namespace scrutineer::markup;
using scrutineer::tests::with_words;

namespace {

using Lines = std::vector<std::string>;

// The HTML, and "line:column literal [detail]" of what was told.
struct Kept : Visitor {
  Lines lines;
  explicit Kept(std::string_view markdown) {
    auto document = Document::parse(markdown, with_words());
    REQUIRE(document.has_value());
    lines.emplace_back();
    document->walk(*this);
    document->render_html(lines.front());
  }
  void dropped(const Dropped& drop) override {
    lines.push_back(
        fmt::format("{}:{} {}{}{}", drop.line, drop.column, drop.literal, drop.detail.empty() ? "" : " ", drop.detail));
  }
};

Lines kept(std::string_view markdown) { return Kept(markdown).lines; }

}  // namespace

TEST_CASE("attributes pass where they say something that a page can hold") {
  CHECK(kept("<p lang=\"cy-GB1\" dir=\"RTL\">a</p>") == Lines{"<p lang=\"cy-GB1\" dir=\"RTL\">a</p>\n"});
  CHECK(kept("<p lang=\"c y\" dir=\"up\">a</p>") == Lines{"<p>a</p>\n", "1:1 <p lang=\"c y\" dir=\"up\"> lang, dir"});
  CHECK(kept("<img src=\"a.png\" alt=\"A\" width=\"50%\" height=\"10px\">") ==
        Lines{"<p><img src=\"a.png\" width=\"50%\" height=\"10px\" alt=\"A\" /></p>\n"});
  CHECK(kept("<img src=\"a.png\" alt=\"A\" width=\"10em\" height=\"\">") ==
        Lines{"<p><img src=\"a.png\" alt=\"A\" /></p>\n",
              "1:1 <img src=\"a.png\" alt=\"A\" width=\"10em\" height=\"\"> width, height"});
  CHECK(kept("<table><colgroup><col span=\"2\"><col span=\"1000\"></colgroup><tr><td span=\"2\">a</td></tr></table>") ==
        Lines{"<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table "
              "class=\"govuk-table\"><colgroup><col span=\"2\">\n<col>\n</colgroup>\n<tbody "
              "class=\"govuk-table__body\"><tr class=\"govuk-table__row\"><td "
              "class=\"govuk-table__cell\">a</td>\n</tr>\n</tbody>\n</table></div>\n",
              "1:32 <col span=\"1000\"> span", "1:64 <td span=\"2\"> span"});
  CHECK(kept("<table><tr><td colspan=\"2\" rowspan=\"1000\" headers=\"x y\">a</td><th scope=\"ROW\">b</th><th "
             "scope=\"x\">c</th></tr></table>") ==
        Lines{"<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table "
              "class=\"govuk-table\"><tbody class=\"govuk-table__body\"><tr class=\"govuk-table__row\"><td "
              "class=\"govuk-table__cell\" colspan=\"2\" headers=\"x y\">a</td>\n<th class=\"govuk-table__header\" "
              "scope=\"ROW\">b</th>\n<th class=\"govuk-table__header\">c</th>\n</tr>\n</tbody>\n</table></div>\n",
              "1:12 <td colspan=\"2\" rowspan=\"1000\" headers=\"x y\"> rowspan", "1:85 <th scope=\"x\"> scope"});
  CHECK(kept("<ol start=\"-3\" reversed type=\"I\"><li value=\"-4\" type=\"A\">a</li><li value=\"x\">b</li></ol>") ==
        Lines{"<ol start=\"-3\" reversed=\"\" type=\"I\"><li value=\"-4\" type=\"A\">a</li>\n<li>b</li>\n</ol>\n",
              "1:64 <li value=\"x\"> value"});
  CHECK(kept("<ol start=\"x\" type=\"x\"><li>a</li></ol>") ==
        Lines{"<ol><li>a</li>\n</ol>\n", "1:1 <ol start=\"x\" type=\"x\"> start, type"});
  CHECK(kept("<ul type=\"disc\" start=\"3\"><li value=\"\">a</li></ul>") ==
        Lines{"<ul type=\"disc\"><li>a</li>\n</ul>\n", "1:1 <ul type=\"disc\" start=\"3\"> start",
              "1:27 <li value=\"\"> value"});
  CHECK(kept("<p><q cite=\"https://a.example\">a</q> <span cite=\"https://a.example\">b</span> <time "
             "datetime=\"2017\">c</time> <b datetime=\"2017\" open>d</b></p>") ==
        Lines{"<p><q cite=\"https://a.example\">a</q> <span>b</span> <time datetime=\"2017\">c</time> <b>d</b></p>\n",
              "1:38 <span cite=\"https://a.example\"> cite", "1:109 <b datetime=\"2017\" open> datetime, open"});
  CHECK(kept("<p><abbr title='say \"x\" &amp; y'>a</abbr></p>") ==
        Lines{"<p><abbr title=\"say &quot;x&quot; &amp; y\">a</abbr></p>\n"});
  CHECK(kept("<p><a href = \"b.md\" TITLE = t >a</a> <a =x href=b>c</a></p>") ==
        Lines{"<p><a href=\"b.md\" title=\"t\">a</a> <a href=\"b\">c</a></p>\n", "1:38 <a =x href=b> =x"});
}

TEST_CASE("an anchor may close itself, and what follows it is no part of it") {
  CHECK(kept("a <a id=x/>b c") == Lines{"<p>a <span id=\"x/\"></span>b c</p>\n"});
  CHECK(kept("a <a id=\"y\" />b c") == Lines{"<p>a <span id=\"y\"></span>b c</p>\n"});
  CHECK(kept("a <a name=\"z\">b c") == Lines{"<p>a <span id=\"z\"></span>b c</p>\n", "1:3 <a name=\"z\">"});
  CHECK(kept("a <a name=\"v\">b</a> c") == Lines{"<p>a <span id=\"v\">b</span> c</p>\n"});
  CHECK(kept("<a id=x name=w></a> b") == Lines{"<p><span id=\"x\"></span> b</p>\n"});
}

TEST_CASE("a link in a link is none, whichever of them is HTML") {
  CHECK(kept("[a <a href=\"x.md\">b</a> c](y.md)") ==
        Lines{"<p><a href=\"y.md\">a b c</a></p>\n", "1:4 <a href=\"x.md\">"});
  CHECK(kept("<a href=\"x.md\">a [b](y.md) c</a>") == Lines{"<p><a href=\"x.md\">a b c</a></p>\n"});
  CHECK(kept("[a <a name=\"n\"></a> b](y.md)") == Lines{"<p><a href=\"y.md\">a <span id=\"n\"></span> b</a></p>\n"});
  CHECK(kept("<a href=\"x.md\">a []( y.md ) c</a>") == Lines{"<p><a href=\"x.md\">a  c</a></p>\n"});
}

TEST_CASE("a link round blocks, and what says a language, stand as HTML has them") {
  CHECK(kept("<div><a href=\"b.md\"><p>a</p><p>b</p></a></div>") ==
        Lines{"<div><a href=\"b.md\"><p>a</p>\n<p>b</p>\n</a></div>\n"});
  CHECK(kept("<p><a href=\"b.md\" lang=\"cy\">a</a></p>") ==
        Lines{"<p><span lang=\"cy\"><a href=\"b.md\">a</a></span></p>\n"});
  CHECK(kept("<h3 lang=\"cy\" id=\"h\">a</h3>") == Lines{"<h3 id=\"h\"><span lang=\"cy\">a</span></h3>\n", "1:0 a ##"});
  CHECK(kept("<pre>a\n  b</pre>") == Lines{"<pre>a\n  b</pre>"});
  CHECK(kept("<pre><code>a &lt; b</code></pre>") == Lines{"<pre><code>a &lt; b</code></pre>"});
  CHECK(kept("<blockquote>a</blockquote>\n\nb") == Lines{"<blockquote>a</blockquote>\n<p>b</p>\n"});
  CHECK(kept("<blockquote><p>a</p><p></p></blockquote>") == Lines{"<blockquote><p>a</p>\n</blockquote>\n"});
  CHECK(kept("<p></p>\n\n<p lang=\"cy\"></p>") == Lines{"<p lang=\"cy\"></p>\n"});
  CHECK(kept("</p>\n\na") == Lines{"<p>a</p>\n", "1:1 </p>"});
  CHECK(kept("<p>a</p></p>") == Lines{"<p>a</p>\n"});
  CHECK(kept("<details><p>a</p></details>") ==
        Lines{"<details class=\"govuk-details\"><div class=\"govuk-details__text\"><p>a</p>\n</div></details>\n"});
  CHECK(kept("<details><summary><h3>a</h3></summary><p>b</p></details>") ==
        Lines{"<details class=\"govuk-details\"><summary class=\"govuk-details__summary\">\n<h3 "
              "id=\"a\">a</h3>\n</summary>\n<div class=\"govuk-details__text\"><p>b</p>\n</div></details>\n",
              "1:0 a ##"});
  CHECK(kept("<figure><figcaption>a</figcaption></figure>") ==
        Lines{"<figure><figcaption>a</figcaption>\n</figure>\n"});
  CHECK(kept("<table><caption>a <b>c</b></caption><tr><td>b</td></tr></table>") ==
        Lines{"<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"a c\"><table "
              "class=\"govuk-table\"><caption class=\"govuk-table__caption\">a <b>c</b></caption>\n<tbody "
              "class=\"govuk-table__body\"><tr class=\"govuk-table__row\"><td "
              "class=\"govuk-table__cell\">b</td>\n</tr>\n</tbody>\n</table></div>\n"});
  CHECK(kept("<div> <span></span> </div>\n\na") == Lines{"<div><span></span></div>\n<p>a</p>\n"});
  CHECK(kept("<span></span>") == Lines{"<p><span></span></p>\n"});
  CHECK(kept("<h2>a</h3>") == Lines{"<h2 id=\"a\">a</h2>\n"});
  CHECK(kept("<div><h2>a</h2>b</div>") == Lines{"<div>\n<h2 id=\"a\">a</h2>\nb</div>\n"});
  CHECK(kept("a\n<br>\nb") == Lines{"<p>a\n<br />\n\nb</p>\n"});
  CHECK(kept("<code>a<br>b</code> c") == Lines{"<p><code>a<br>b</code> c</p>\n"});
  CHECK(kept("<ul><li>a<li>b</ul>") == Lines{"<ul><li>a</li>\n<li>b</li>\n</ul>\n"});
  CHECK(kept("<dl><dt>a<dd>b</dl>") == Lines{"<dl><dt>a</dt>\n<dd>b</dd>\n</dl>\n"});
  CHECK(kept("- <b>a\n- b</b>") == Lines{"<ul>\n<li><b>a</b></li>\n<li>b</li>\n</ul>\n", "1:3 <b>", "2:4 </b>"});
}

TEST_CASE("code goes with what it holds, to the end of its element and no further") {
  CHECK(kept("<script>\nif (a<b>c) \"</scripts>\" </SCRIPT >a <b>d</b>") ==
        Lines{"<p>a <b>d</b></p>\n", "1:1 <script>"});
  CHECK(kept("<style>p{}</style/>a\n\nb") == Lines{"<p>a\n\nb</p>\n", "1:1 <style>"});
  CHECK(kept("a <script>b <b>c</b></script> d") == Lines{"<p>a  d</p>\n", "1:3 <script>"});
  CHECK(kept("a <script>b") == Lines{"<p>a b</p>\n", "1:3 <script>"});
  CHECK(kept("a </script> b") == Lines{"<p>a  b</p>\n", "1:3 </script>"});
  CHECK(kept("<script>a</script><script>b</script>c") == Lines{"<p>c</p>\n", "1:1 <script>", "1:19 <script>"});
  CHECK(kept("<script>a\n\nb</script>") == Lines{"", "1:1 <script>"});
}

TEST_CASE("what has no end is told, and what follows it is text") {
  CHECK(kept("<div\nclass=a b\n\nc") == Lines{"<p>&lt;div\nclass=a b</p>\n<p>c</p>\n", "1:1 <div"});
  CHECK(kept("<div class=\"a\n\nb") == Lines{"<p>&lt;div class=&quot;a</p>\n<p>b</p>\n", "1:1 <div class=\"a"});
  CHECK(kept("<p>a <b c='d\n\ne") == Lines{"<p>a &lt;b c='d</p>\n<p>e</p>\n", "1:6 <b c='d"});
  CHECK(kept("<!-- a --!> b") == Lines{"<p>b</p>\n"});
  CHECK(kept("<!--->a") == Lines{"<p>a</p>\n"});
  CHECK(kept("<!-- a -->b<!-- c") == Lines{"<p>b</p>\n", "1:12 <!-- c"});
  CHECK(kept("<?php a ?>b") == Lines{"<p>b</p>\n", "1:1 <?php a ?>"});
  CHECK(kept("<!DOCTYPE a>b") == Lines{"<p>b</p>\n", "1:1 <!DOCTYPE a>"});
  CHECK(kept("<![CDATA[a]]>b") == Lines{"<p>ab</p>\n"});
  CHECK(kept("<div>a <3 b</div>") == Lines{"<div>a &lt;3 b</div>\n"});
  CHECK(kept("<div>a </ b</div>") == Lines{"<div>a &lt;/ b</div>\n"});
  CHECK(kept("<div>a <b") == Lines{"<div>a &lt;b</div>\n", "1:8 <b", "1:1 <div>"});
  CHECK(kept("<div\n") == Lines{"<p>&lt;div</p>\n", "1:1 <div"});
  CHECK(kept("<div a=\n") == Lines{"<p>&lt;div a=</p>\n", "1:1 <div a="});
}

TEST_CASE("every mistake of a line is told with its column, in characters") {
  CHECK(kept("Tŷ <font a=b> ŷ <font> ŷŷ <center>ŷ") ==
        Lines{"<p>Tŷ  ŷ  ŷŷ ŷ</p>\n", "1:4 <font a=b>", "1:17 <font>", "1:27 <center>"});
  CHECK(kept("<div>\n<font>ŷ</font> <center>a</center>\n ŷ <font></div>") ==
        Lines{"<div>ŷ a\n ŷ</div>\n", "2:1 <font>", "2:16 <center>", "3:4 <font>"});
  CHECK(kept("> - <div>ŷ <font>a\n>   ŷ <center>b</div>") ==
        Lines{"<blockquote>\n<ul>\n<li><div>ŷ a\nŷ b</div>\n</li>\n</ul>\n</blockquote>\n", "1:12 <font>",
              "2:7 <center>"});
  CHECK(kept("<p title=\"a\nb\" x=y>c</p> <font>") ==
        Lines{"<p title=\"a\nb\">c</p>\n", "1:1 <p title=\"a x", "2:14 <font>"});
  CHECK(kept("[ŷ](a) `<font>` <font>a</font> <font>b") ==
        Lines{"<p><a href=\"a\">ŷ</a> <code>&lt;font&gt;</code> a b</p>\n", "1:17 <font>", "1:32 <font>"});
}
