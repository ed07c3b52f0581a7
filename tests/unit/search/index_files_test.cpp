#include "search/index_files.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

using namespace scrutineer::search;

namespace {

Site site_of(std::size_t pages) {
  Site site{
      .kinds = {{"pages", "Pages"}, {"questions", "Questions"}}, .documents = {}, .language = "en-GB", .pages = pages};
  for (std::size_t i = 0; i < pages; ++i) {
    const std::string number = std::to_string(i);
    site.documents.push_back({.address = "page-" + number + ".html",
                              .title = "Page " + number,
                              .summary = "About \"it\".",
                              .sections = {{"Costs", "costs", "pension word" + number + "\nA second line."}}});
  }
  site.documents.push_back({.kind = 1, .address = "page-0.html#q", .title = "Who pays?", .of = "Page 0"});
  return site;
}

std::map<std::string, std::string> contents(Site site, int jobs = 1, const Sizes& sizes = {}) {
  std::map<std::string, std::string> all;
  for (const SearchFile& file : search_files(std::move(site), jobs, sizes)) all[file.path] = file.content();
  return all;
}

}  // namespace

TEST_CASE("a small site has its words in one file") {
  const auto files = contents(site_of(2));
  REQUIRE(files.size() == 2);
  const std::string& index = files.at("index.js");
  CHECK(
      index.starts_with("scrutineerSearch.index({\"documents\":3,\"kinds\":[[\"pages\",\"Pages\",0,2],"
                        "[\"questions\",\"Questions\",2,2]],\"texts\":[0],\"skip\":\"a about "));
  CHECK(index.find("pension,") != std::string::npos);
  CHECK(index.find("\"names\":\"page 0,A;page 1,B;who pays,C\"") != std::string::npos);
  CHECK(files.at("texts-0.js") ==
        "scrutineerSearch.texts(0,[[\"page-0.html\",\"Page 0\",\"\",\"About \\\"it\\\".\",[\"Costs\",\"costs\","
        "\"pension word0\\nA second line.\"]],[\"page-1.html\",\"Page 1\",\"\",\"About "
        "\\\"it\\\".\",[\"Costs\",\"costs\","
        "\"pension word1\\nA second line.\"]],[\"page-0.html#q\",\"Who pays?\",\"Page 0\",\"\",[]]]);\n");
}

TEST_CASE("postings are gaps and weights") {
  Site site{.kinds = {{"pages", "Pages"}}, .documents = {}, .language = "xx", .pages = 70};
  for (int i = 0; i < 70; ++i)
    site.documents.push_back(
        {.address = "a", .title = "", .sections = {{"", "", i == 2 || i == 69 ? "rare" : "other"}}});
  const std::string index = contents(site).at("index.js");
  // 2 is C; 67 is 3 + 2 · 32: "j" (3 + 32) and "C".
  const auto at = index.find("rare,C");
  REQUIRE(at != std::string::npos);
  CHECK(index.substr(at + 7, 2) == "jC");
  CHECK(index[at + 6] == index[at + 9]);
}

TEST_CASE("a large site has words in files by their first letters, each form in the file its beginning puts it in") {
  const auto files = contents(site_of(40), 1, {.pages_of_one_file = 10, .words = 200, .texts = 500});
  CHECK(files.contains("words-1.js"));
  CHECK(files.contains("texts-1.js"));
  CHECK(files.contains("forms.js"));
  CHECK(files.at("index.js").find("\"words\"") == std::string::npos);
  CHECK(files.at("index.js").find("\"starts\":[\"\",\"") != std::string::npos);
  std::string all;
  for (const auto& [path, content] : files)
    if (path.starts_with("words-")) all += content;
  for (int i = 0; i < 40; ++i) CHECK(all.find("word" + std::to_string(i) + ",") != std::string::npos);
}

TEST_CASE("forms.js has the forms of words that several documents use") {
  const auto files = contents(site_of(40), 1, {.pages_of_one_file = 10, .words = 200, .texts = 500});
  CHECK(files.at("forms.js").find("pension") != std::string::npos);
  CHECK(files.at("forms.js").find("word39") == std::string::npos);
}

TEST_CASE("the same documents give the same bytes, whatever the jobs") {
  const Sizes small{.pages_of_one_file = 10, .words = 200, .texts = 500};
  CHECK(contents(site_of(40), 1, small) == contents(site_of(40), 4, small));
  CHECK(contents(site_of(5), 1) == contents(site_of(5), 3));
}

TEST_CASE("no file of words is much larger than asked, however many names begin alike") {
  const auto files = contents(site_of(200), 1, {.pages_of_one_file = 10, .words = 400, .texts = 500});
  for (const auto& [path, content] : files)
    if (path.starts_with("words-")) CHECK(content.size() < 1200);
}
