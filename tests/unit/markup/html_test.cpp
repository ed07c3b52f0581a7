#include "markup/html.h"

#include <catch2/catch.hpp>

using scrutineer::markup::Citations;
using scrutineer::markup::plain_words;

TEST_CASE("plain words are those that a reader sees") {
  CHECK(plain_words("<em>A</em> &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;") == "A & <b> \"c\" 'd'");
  CHECK(plain_words("") == "");
  CHECK(plain_words("a & b &nbsp; c") == "a & b &nbsp; c");
}

TEST_CASE("the number of a citation is no word of the text, unless it is asked for") {
  const char* html = "So it is.<sup class=\"app-citation\"><a href=\"#source-1\">[1]</a></sup> Next<sup>2</sup>.";
  CHECK(plain_words(html) == "So it is. Next2.");
  CHECK(plain_words(html, Citations::kept) == "So it is.[1] Next2.");
}

TEST_CASE("HTML that breaks off is read as far as it goes") {
  CHECK(plain_words("a<b") == "a");
  CHECK(plain_words("a<sup class=\"app-citation\">[1]") == "a");
}
