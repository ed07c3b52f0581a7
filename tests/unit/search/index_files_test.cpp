#include "search/index_files.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

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

namespace {

using Lines = std::vector<std::string>;

Lines split(std::string_view text, char at) {
  Lines parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// What a script hands over in its last two strings, words and names.
struct Handed {
  Lines words, names;
};

Handed handed(const std::string& script) {
  const Lines parts = split(script, '"');
  const std::size_t last = parts.size() - 2;
  // (0,"…","…") of words-0.js, {…,"words":"…","names":"…"} of index.js.
  return {split(parts.at(parts.at(last - 2) == "names" ? last - 4 : last - 2), ';'), split(parts.at(last), ';')};
}

std::string key_of(const std::string& item) { return item.substr(0, item.find_first_of(", ")); }

// Words that begin alike, of which some change their ends: the group of "person" and "people" reaches far.
Site site_of_many_words() {
  Site site{.kinds = {{"pages", "Pages"}}, .documents = {}, .language = "en", .pages = 60};
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string letters{static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
    site.documents.push_back(
        {.address = "a.html",
         .title = i % 7 == 0    ? "Person"
                  : i % 11 == 0 ? "Pe" + letters
                                : "Peg " + letters,
         .sections = {{"", "", "pe" + letters + "q per" + letters + " people person happy happiness"}}});
  }
  site.documents.push_back({.address = "a.html", .title = "Zz top"});  // a name behind all words
  return site;
}

}  // namespace

TEST_CASE("in several files every word and name is where its beginning puts it, as it is in one") {
  const Site site = site_of_many_words();
  const Handed whole = handed(contents(site).at("index.js"));
  REQUIRE(whole.words.size() > 100);
  REQUIRE(whole.names.size() > 40);
  CHECK(std::ranges::is_sorted(whole.words, {}, key_of));
  for (const std::size_t size : {1U, 60U, 200U, 700U}) {
    CAPTURE(size);
    const auto files = contents(site, 1, {.pages_of_one_file = 10, .words = size, .texts = 500});
    const std::string& index = files.at("index.js");
    const std::size_t begin = index.find("\"starts\":[") + 10;
    Lines starts;
    for (const std::string& quoted : split(index.substr(begin, index.find(']', begin) - begin), ','))
      starts.push_back(quoted.substr(1, quoted.size() - 2));
    std::vector<Handed> parts;
    std::size_t total = 0;
    for (std::size_t i = 0; files.contains("words-" + std::to_string(i) + ".js"); ++i) {
      const std::string& script = files.at("words-" + std::to_string(i) + ".js");
      parts.push_back(handed(script));
      total += script.size();
      CHECK_FALSE((parts.back().words.empty() && parts.back().names.empty()));
      CHECK(std::ranges::is_sorted(parts.back().words, {}, key_of));
    }
    REQUIRE(parts.size() == starts.size());
    if (size > 1) CHECK(parts.size() < 3 * total / size);
    // The last file that starts no later.
    const auto part_of = [&](const std::string& form) -> const Handed& {
      std::size_t found = 0;
      for (std::size_t i = 1; i < starts.size(); ++i)
        if (starts[i] <= form) found = i;
      return parts[found];
    };
    std::size_t names = 0;
    for (const Handed& part : parts) names += part.names.size();
    CHECK(names == whole.names.size());
    for (const std::string& name : whole.names) {
      CAPTURE(name);
      const std::string key = name.substr(0, name.find(','));
      CHECK(std::ranges::count(part_of(key).names, name) == 1);
    }
    for (const std::string& word : whole.words) {
      const std::string postings = word.substr(word.find(','));
      Lines forms = split(word.substr(0, word.find(',')), ' ');
      const std::string key = forms.front();
      for (std::size_t i = 1; i < forms.size(); ++i) forms[i].insert(0, key);
      if (forms.size() > 1) forms.erase(forms.begin());
      CHECK(std::ranges::count(part_of(key).words, word) == 1);
      for (const std::string& form : forms) {
        CAPTURE(form);
        const auto& there = part_of(form).words;
        CHECK(std::ranges::count_if(
                  there, [&](const std::string& each) { return each == word || each == form + postings; }) == 1);
      }
    }
  }
}

TEST_CASE("the files of texts have every record, in order, and are no larger than asked") {
  const Site site = site_of(40);
  const auto records = [](const std::string& script) {
    const std::size_t begin = script.find('[') + 1;
    return script.substr(begin, script.size() - begin - 4);
  };
  const auto one = contents(site);
  const auto many = contents(site, 1, {.pages_of_one_file = 1000, .words = 200, .texts = 500});
  std::string all;
  std::size_t count = 0;
  for (; many.contains("texts-" + std::to_string(count) + ".js"); ++count) {
    const std::string& script = many.at("texts-" + std::to_string(count) + ".js");
    CHECK(script.size() < 600);
    CHECK(script.ends_with("]);\n"));
    all += (all.empty() ? "" : ",") + records(script);
  }
  CHECK(many.size() == count + 1);
  CHECK(count > 5);
  CHECK(all == records(one.at("texts-0.js")));
}

TEST_CASE("documents of one name are gaps, each from the one before") {
  Site site{.kinds = {{"pages", "Pages"}}, .documents = {}, .language = "en", .pages = 6};
  for (const char* title : {"Trust", "A", "Trust", "B", "C", "Trust"})
    site.documents.push_back({.address = "a", .title = title});
  CHECK(contents(site).at("index.js").find("trust,ACD\"") != std::string::npos);
}

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
