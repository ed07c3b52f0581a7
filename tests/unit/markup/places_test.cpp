// Where what a text holds stands in it: every run with its letters, every link with its address.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "markup/markdown.h"

using namespace scrutineer;          // NOLINT(google-build-using-namespace)
using namespace scrutineer::markup;  // NOLINT(google-build-using-namespace)

namespace {

using Lines = std::vector<std::string>;

const CalloutKind callout_kinds[] = {{.name = "note", .title = "Note", .like = "note"}};

// A line for each run, "line:column source", with "(place! source)" for each letter that stands there otherwise, the
// sign of exclamation where it is no such letter but an escape; and for each link and what was dropped.
struct Seen : Visitor {
  Lines lines;
  Document* document = nullptr;
  std::string_view markdown;

  explicit Seen(std::string_view text, const Options& options = {.callouts = callout_kinds}) : markdown(text) {
    auto parsed = Document::parse(text, options);
    REQUIRE(parsed.has_value());
    document = &*parsed;
    parsed->walk(*this);
    document = nullptr;
  }
  [[nodiscard]] std::string source(const Place& place) const {
    const SourceRange range = document->source(place);
    return std::string(markdown.substr(range.begin, range.end - range.begin));
  }
  [[nodiscard]] std::string at(const Place& place) const {
    const Document::Position position = document->position(place);
    const std::string text = source(place);
    CHECK(position.length == std::max(base::character_count(text), 1U));
    return fmt::format("{}:{} {}", position.line, position.column, text);
  }
  void run(const Run& run, Rewriter&) override {
    std::string line = at(run.place(0, run.text.size()));
    for (std::size_t i = 0; i < run.text.size(); ++i)
      if (const std::string letter = source(run.place(i, i + 1)); letter != run.text.substr(i, 1))
        line += fmt::format(" ({}{} {})", i, run.is_as_written(i) ? "" : "!", letter);
    lines.push_back(std::move(line));
  }
  void link(Link& link) override {
    constexpr std::string_view kinds[] = {"link", "image", "autolink"};
    lines.push_back(
        fmt::format("{} {} to {}", kinds[static_cast<std::size_t>(link.kind)], at(link.place), at(link.address)));
  }
  void dropped(const Dropped& drop) override { lines.push_back("dropped " + at(drop.place)); }
};

Lines seen(std::string_view markdown) { return Seen(markdown).lines; }

}  // namespace

TEST_CASE("words stand where they are written, escapes and entities with their signs") {
  CHECK(seen("A \\[b] &amp; c~~d~~ e ``f ` g`` h") ==
        Lines{"1:1 A \\[b] &amp; c (2! \\[) (6! &amp;)", "1:17 d", "1:20  e ", "1:32  h"});
  CHECK(seen("Tŷ *a **b** c* `x` d\\\ne  \nf\ng") ==
        Lines{"1:1 Tŷ ", "1:5 a ", "1:9 b", "1:12  c", "1:15  ", "1:19  d", "2:1 e", "3:1 f\ng"});
  CHECK(seen("a\ta  b\\\\c &nbsp; &#91;d] ~e~ ~~~f~~~ *g") ==
        Lines{"1:1 a\ta  b\\\\c &nbsp; &#91;d] ~e~ ~~~f~~~ *g (6! \\\\) (9! &nbsp;) (10! &nbsp;) (12! &#91;)"});
  CHECK(seen("a `` ` `` b `c\nd` e ` f") == Lines{"1:1 a ", "1:10  b ", "2:3  e ` f"});
  CHECK(seen("a `b` `` c ` d `` e ``` f") == Lines{"1:1 a ", "1:6  ", "1:18  e ``` f"});
  CHECK(seen("a ~~~b~~ c~~d~~") == Lines{"1:1 a ~~~b~~ c", "1:13 d"});
  CHECK(seen("a[^n] b[^n] c\n\n[^n]: Note *em* d.") ==
        Lines{"1:1 a", "1:6  b", "1:12  c", "3:7 Note ", "3:13 em", "3:16  d."});
  CHECK(seen("one\\\ntwo [a](b)\\\nthree [c](d) e") == Lines{"1:1 one", "2:1 two ", "2:6 a", "link 2:5 [a](b) to 2:9 b",
                                                             "3:1 three ", "3:8 c", "link 3:7 [c](d) to 3:11 d",
                                                             "3:13  e"});
  CHECK(seen("a & b &copy; &unknown; \\& c") ==
        Lines{"1:1 a & b &copy; &unknown; \\& c (6! &copy;) (7! &copy;) (19! \\&)"});
}

TEST_CASE("words stand in their lines, whatever those begin and end with") {
  CHECK(seen("> quoted\n> two &lt;x> \\* y\n\n- item\n  goes on\n\n1. one\n   > deep *w*\n   > more") ==
        Lines{"1:3 quoted\n> two &lt;x> \\* y (6 \n> ) (11! &lt;) (15! \\*)", "4:3 item\n  goes on (4 \n  )", "7:4 one",
              "8:6 deep ", "8:12 w", "8:14 \n   > more (0 \n   > )"});
  CHECK(seen("  indented para\n   goes [on](x)\nlast\r\nreally [b](c.md)\r\n") ==
        Lines{"1:3 indented para\n   goes  (13 \n   )", "2:10 on", "link 2:9 [on](x) to 2:14 x",
              "2:16 \nlast\r\nreally  (5 \r\n)", "4:9 b", "link 4:8 [b](c.md) to 4:12 c.md"});
  CHECK(seen("## Head *x* ##\n\nSetext &amp; y\nof two\n---\n\n### `c` d {#e}\n") ==
        Lines{"1:4 Head ", "1:10 x", "3:1 Setext &amp; y\nof two (7! &amp;)", "7:8  d"});
  CHECK(seen("> ## Quoted *x* ##  \n\n- Under\n  ===\n\n#\tTab\n") ==
        Lines{"1:6 Quoted ", "1:14 x", "3:3 Under", "dropped 3:3 Under\n", "6:3 Tab", "dropped 6:3 Tab"});
  CHECK(seen("[x]: y.html\nText [x] z\nmore") == Lines{"2:1 Text ", "2:7 x", "link 2:6 [x] to 2:7 x", "2:9  z\nmore"});
  CHECK(seen("> [!NOTE] Title [a](b.md)\n> Words \\[c].\n") ==
        Lines{"1:11 Title ", "1:18 a", "link 1:17 [a](b.md) to 1:21 b.md", "2:3 Words \\[c]. (6! \\[)"});
  CHECK(seen("Term\n: Def [a](b.md)\n  more\n") ==
        Lines{"1:1 Term", "2:3 Def ", "2:8 a", "link 2:7 [a](b.md) to 2:11 b.md", "2:16 \n  more (0 \n  )"});
  CHECK(seen("- [ ] task [a](b)\n- [x] done\n") ==
        Lines{"1:7 task ", "1:13 a", "link 1:12 [a](b) to 1:16 b", "2:7 done"});
  CHECK(seen("> a\nlazy *b*\n") == Lines{"1:3 a\nlazy ", "2:7 b"});
}

TEST_CASE("links and images stand from their first bracket to their last, with the address in them") {
  CHECK(
      seen("[a](b.md) ![i](<c d.png> \"T\") [r][label] [label][] [label] <http://a?x&amp;y> https://b.example "
           "www.c.example\n\n[label]: u.html") ==
      Lines{"1:2 a",
            "link 1:1 [a](b.md) to 1:5 b.md",
            "1:10  ",
            "1:13 i",
            "image 1:11 ![i](<c d.png> \"T\") to 1:17 c d.png",
            "1:30  ",
            "1:32 r",
            "link 1:31 [r][label] to 1:35 label",
            "1:41  ",
            "1:43 label",
            "link 1:42 [label][] to 1:43 label",
            "1:51  ",
            "1:53 label",
            "link 1:52 [label] to 1:53 label",
            "1:59  ",
            "1:61 http://a?x&amp;y (0! http://a?x&amp;y) (1! http://a?x&amp;y) (2! http://a?x&amp;y) (3! "
            "http://a?x&amp;y) (4! http://a?x&amp;y) (5! http://a?x&amp;y) (6! http://a?x&amp;y) (7! http://a?x&amp;y) "
            "(8! http://a?x&amp;y) (9! http://a?x&amp;y) (10! http://a?x&amp;y) (11! http://a?x&amp;y)",
            "autolink 1:60 <http://a?x&amp;y> to 1:61 http://a?x&amp;y",
            "1:78  ",
            "1:79 https://b.example",
            "autolink 1:79 https://b.example to 1:79 https://b.example",
            "1:96  ",
            "1:97 www.c.example",
            "autolink 1:97 www.c.example to 1:97 www.c.example"});
  CHECK(seen("[*a* b](  c.md\n'title') [x](<y\\>z>) [p](q(r).md) [n]()") ==
        Lines{"1:3 a", "1:5  b", "link 1:1 [*a* b](  c.md\n'title') to 1:11 c.md", "2:9  ", "2:11 x",
              "link 2:10 [x](<y\\>z>) to 2:15 y\\>z", "2:21  ", "2:23 p", "link 2:22 [p](q(r).md) to 2:26 q(r).md",
              "2:34  ", "2:36 n", "link 2:35 [n]() to 2:39 "});
  CHECK(seen("**a [b](c.md)** d ![**e**](f.png) `[g](h)` i") ==
        Lines{"1:3 a ", "1:6 b", "link 1:5 [b](c.md) to 1:9 c.md", "1:16  d ", "1:23 e",
              "image 1:19 ![**e**](f.png) to 1:28 f.png", "1:34  ", "1:43  i"});
  CHECK(seen("![a][b] ![b] ![c][]\n\n[b]: d.png\n[c]: e.png") == Lines{"1:3 a", "image 1:1 ![a][b] to 1:6 b", "1:8  ",
                                                                       "1:11 b", "image 1:9 ![b] to 1:11 b", "1:13  ",
                                                                       "1:16 c", "image 1:14 ![c][] to 1:16 c"});
  CHECK(seen("[![i](a.png)](b.md) [x https://a.example y](c)") ==
        Lines{"1:4 i", "image 1:2 ![i](a.png) to 1:7 a.png", "link 1:1 [![i](a.png)](b.md) to 1:15 b.md", "1:20  ",
              "1:22 x https://a.example y", "link 1:21 [x https://a.example y](c) to 1:45 c"});
  CHECK(seen("[https://a.example](https://a.example) [www.a.example](http://www.a.example)") ==
        Lines{"1:2 https://a.example", "link 1:1 [https://a.example](https://a.example) to 1:21 https://a.example",
              "1:39  ", "1:41 www.a.example",
              "link 1:40 [www.a.example](http://www.a.example) to 1:56 http://www.a.example"});
  CHECK(seen("https://a.example/b_c_d *https://e.example*") ==
        Lines{"1:1 https://a.example/b_c_d", "autolink 1:1 https://a.example/b_c_d to 1:1 https://a.example/b_c_d",
              "1:24  ", "1:26 https://e.example", "autolink 1:26 https://e.example to 1:26 https://e.example"});
  CHECK(seen("[a][^x]\n\n[^x]: y <https://a.example> z") ==
        Lines{"1:1 [a]", "3:7 y ", "3:10 https://a.example",
              "autolink 3:9 <https://a.example> to 3:10 https://a.example", "3:28  z"});
  CHECK(seen("- [a](b)\n  [c](d)\n\n> [e\n> f](g\n> \"t\") h") ==
        Lines{"1:4 a", "link 1:3 [a](b) to 1:7 b", "1:9 \n   (0 \n  )", "2:4 c", "link 2:3 [c](d) to 2:7 d",
              "4:4 e\n> f (1 \n> )", "link 4:3 [e\n> f](g\n> \"t\") to 5:6 g", "6:7  h"});
  CHECK(seen("[a](b\\)c.md) [d](e \"t) [f](g)\") ~~[h](i)~~") ==
        Lines{"1:2 a", "link 1:1 [a](b\\)c.md) to 1:5 b\\)c.md", "1:13  ", "1:15 d",
              "link 1:14 [d](e \"t) [f](g)\") to 1:18 e", "1:32  ", "1:36 h", "link 1:35 [h](i) to 1:39 i"});
}

TEST_CASE("what a table holds stands in its cells, with bars behind a backslash or not") {
  CHECK(seen("| h *x* | b\\|c |\n|---|:-:|\n| [d](e.md) | f\\|g `h` |\n|| i |\n") ==
        Lines{"1:3 h ", "1:6 x", "1:11 b\\|c (1 \\|)", "3:4 d", "link 3:3 [d](e.md) to 3:7 e.md", "3:15 f\\|g  (1 \\|)",
              "4:4 i"});
  CHECK(seen("> a | b\n> --|--\n> c | d\n\n- | a |\n  |---|\n  | b [l](m) |\n") ==
        Lines{"1:3 a", "1:7 b", "3:3 c", "3:7 d", "5:5 a", "7:5 b ", "7:8 l", "link 7:7 [l](m) to 7:11 m"});
  CHECK(seen("text\n| a | b |\n|---|---|\n| a | a |\n| | b |\n") ==
        Lines{"1:1 text", "2:3 a", "2:7 b", "4:3 a", "4:7 a", "5:5 b"});
  CHECK(seen("| a |\n|---|\n| a\\|b [l](m\\|n) c |\n| \\| |\n") == Lines{"1:3 a", "3:3 a\\|b  (1 \\|)", "3:9 l",
                                                                         "link 3:8 [l](m\\|n) to 3:12 m\\|n", "3:17  c",
                                                                         "4:3 \\| (0 \\|)"});
  CHECK(seen("a | b\n-|-\nb | a\n| b | a |\n") == Lines{"1:1 a", "1:5 b", "3:1 b", "3:5 a", "4:3 b", "4:7 a"});
}

TEST_CASE("the words of a caption stand behind the word that makes it one") {
  CHECK(seen("Table: Costs of *it*\n| a |\n|---|\n| b |\n") == Lines{"1:8 Costs of ", "1:18 it", "2:3 a", "4:3 b"});
  CHECK(seen("Table:  Costs [a](b)\n\n| a |\n|---|\n| b |\n") ==
        Lines{"1:9 Costs ", "1:16 a", "link 1:15 [a](b) to 1:19 b", "3:3 a", "5:3 b"});
  CHECK(seen("Table: *Costs*\n\n| a |\n|---|\n| b |\n") == Lines{"1:9 Costs", "3:3 a", "5:3 b"});
}

TEST_CASE("what HTML holds is found in it, values of attributes first") {
  CHECK(seen("<p>Hi [[x]] <a href=\"b.md\">w</a><img src='c.png' alt=\"\"><a href=d.md>v</a></p>\n\ntext <b>in "
             "[[y]]</b> z") == Lines{"1:4 Hi [[x]] ", "1:28 w", "link 1:22 b.md to 1:22 b.md",
                                     "image 1:43 c.png to 1:43 c.png", "1:70 v", "link 1:65 d.md to 1:65 d.md",
                                     "3:1 text ", "3:9 in [[y]]", "3:21  z"});
  CHECK(seen("[bad](javascript:x) ![bad2](<data:x>) <a href=\"javascript:y\">w</a>") ==
        Lines{"1:2 bad", "dropped 1:7 javascript:x", "1:20  ", "1:23 bad2", "dropped 1:30 data:x", "1:38  ", "1:62 w",
              "dropped 1:48 javascript:y"});
  CHECK(seen("<div>\n\nOne\n\nb.md <a href='b.md'>two</a>\n\n</div>\n") ==
        Lines{"3:1 One", "5:1 b.md ", "5:21 two", "link 5:15 b.md to 5:15 b.md"});
  CHECK(seen("<div>a\nb <em>c</em></div>") == Lines{"1:6 a\nb ", "2:7 c"});
}
