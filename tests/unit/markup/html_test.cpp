#include "markup/html.h"

#include <catch2/catch.hpp>

using scrutineer::markup::Citations;
using scrutineer::markup::plain_words;
using scrutineer::markup::raised;

TEST_CASE("plain words are those that a reader sees") {
  CHECK(plain_words("<em>A</em> &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;") == "A & <b> \"c\" 'd'");
  CHECK(plain_words("") == "");
  CHECK(plain_words("a & b &nbsp; c") == "a & b &nbsp; c");
}

TEST_CASE("the number of a citation is no word of the text, unless it is asked for") {
  const char* html = "So it is.<sup class=\"app-citation\"><a href=\"#source-1\">[1]</a></sup> Next<sup>2</sup>.";
  CHECK(plain_words(html) == "So it is. Next².");
  CHECK(plain_words(html, Citations::kept) == "So it is.[1] Next².");
}

TEST_CASE("HTML that breaks off is read as far as it goes") {
  CHECK(plain_words("a<b") == "a");
  CHECK(plain_words("a<sup class=\"app-citation\">[1]") == "a");
}

TEST_CASE("Raised figures stay apart from those before them; raised letters are words") {
  CHECK(raised("6") == "⁶");
  CHECK(raised("-12") == "⁻¹²");
  CHECK(raised("−(n+1)") == "⁻⁽ⁿ⁺¹⁾");
  CHECK(raised("0.5") == "^0.5");
  CHECK(raised("1/2") == "^1/2");
  for (const char* const words : {"", "st", "[1]", "n", "2nd"}) CHECK(raised(words) == words);
  CHECK(plain_words("Costs rose to 10<sup>6</sup> pounds on the 1<sup class=\"x\">st</sup>") ==
        "Costs rose to 10⁶ pounds on the 1st");
  CHECK(plain_words("10<sup>6") == "10⁶");
  CHECK(plain_words("10<sup") == "10");
}
