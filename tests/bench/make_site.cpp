// make_site FOLDER PAGES [SEED]: a synthetic site of PAGES guidance pages, the same on every machine: in
// FOLDER/scrutineer as Scrutineer has it, in FOLDER/hugo the same pages as plain Hugo pages. A page has six headings,
// lists, one table, links to pages and headings, and 200 glossary terms turn up in its prose; its Markdown is 5.7 kB
// on average, between 2 and 9 kB.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace {

namespace fs = std::filesystem;
using scrutineer::base::FileSystem;

// SplitMix64 (Steele, Lea and Flood 2014): the standard library's distributions differ between libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % limit);
  }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t state_;
};

constexpr auto words = std::to_array<std::string_view>({"the",
                                                        "a",
                                                        "of",
                                                        "and",
                                                        "to",
                                                        "in",
                                                        "for",
                                                        "with",
                                                        "that",
                                                        "council",
                                                        "committee",
                                                        "children",
                                                        "families",
                                                        "service",
                                                        "report",
                                                        "evidence",
                                                        "cost",
                                                        "quality",
                                                        "staff",
                                                        "decision",
                                                        "review",
                                                        "year",
                                                        "meeting",
                                                        "question",
                                                        "answer",
                                                        "risk",
                                                        "plan",
                                                        "budget",
                                                        "contract",
                                                        "partner",
                                                        "governance",
                                                        "member",
                                                        "officer",
                                                        "outcome",
                                                        "measure",
                                                        "change",
                                                        "should",
                                                        "may",
                                                        "will",
                                                        "can",
                                                        "asks",
                                                        "shows",
                                                        "depends",
                                                        "improves",
                                                        "reduces",
                                                        "delivery",
                                                        "local",
                                                        "clear",
                                                        "early",
                                                        "published",
                                                        "agreed",
                                                        "shared",
                                                        "strong",
                                                        "weak",
                                                        "before",
                                                        "after",
                                                        "during",
                                                        "because",
                                                        "although",
                                                        "whether",
                                                        "where",
                                                        "when",
                                                        "how",
                                                        "what",
                                                        "their",
                                                        "its",
                                                        "each",
                                                        "every",
                                                        "some",
                                                        "most",
                                                        "other",
                                                        "new",
                                                        "inspection",
                                                        "practice",
                                                        "workforce",
                                                        "improvement",
                                                        "responsibility",
                                                        "accountability",
                                                        "scrutiny",
                                                        "needs"});

constexpr auto term_firsts = std::to_array<std::string_view>(
    {"commissioned", "pooled",    "delegated",   "statutory",   "regional",    "integrated", "independent",
     "voluntary",    "strategic", "operational", "devolved",    "mutual",      "contracted", "retained",
     "blended",      "targeted",  "universal",   "residential", "therapeutic", "corporate"});
constexpr auto term_seconds = std::to_array<std::string_view>(
    {"provision", "agency", "trust", "placement", "framework", "safeguard", "alliance", "charter", "panel", "hub"});
constexpr std::size_t term_count = std::size(term_firsts) * std::size(term_seconds);

constexpr auto heading_subjects = std::to_array<std::string_view>(
    {"Children", "Families", "Staff", "Money", "Partners", "Inspection", "Contracts", "Performance"});
constexpr auto heading_openings = std::to_array<std::string_view>(
    {"What scrutiny asks about", "Evidence on", "Decisions about", "Lessons on", "Who answers for", "Planning for"});
constexpr std::size_t headings_a_page = std::size(heading_openings);

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string slug(std::string text) {
  text = lower(std::move(text));
  std::ranges::replace(text, ' ', '-');
  return text;
}

std::string term(std::size_t i) {
  return fmt::format("{} {}", term_firsts[i % std::size(term_firsts)], term_seconds[i / std::size(term_firsts)]);
}

std::string heading(std::size_t page, std::size_t number) {
  return fmt::format("{} {}", heading_openings[number], lower(std::string(heading_subjects[(page + number) % 8])));
}

std::string id(std::size_t page) { return fmt::format("page-{}", page); }

std::string title(std::size_t page) {
  return fmt::format("Guidance {} on {}", page, lower(std::string(heading_subjects[page % 8])));
}

// The Markdown of one page, for both programs: only the links differ.
class PageWriter {
 public:
  PageWriter(std::size_t page, std::size_t pages, std::uint64_t seed)
      : page_(page), pages_(pages), random_(seed * 1'000'003 + page) {}

  void write() {
    const std::size_t length = random_.between(2250, 8550);
    for (std::size_t i = 0; i < headings_a_page; ++i) {
      add(fmt::format("## {}\n\n", heading(page_, i)));
      paragraph();
      if (i == 2) table();
      if (i % 2 == 0) list();
      while (text_.size() < length * (i + 1) / headings_a_page) paragraph();
    }
  }

  [[nodiscard]] const std::string& scrutineer() const { return text_; }
  [[nodiscard]] const std::string& hugo() const { return hugo_; }

 private:
  void add(std::string_view text) {
    text_ += text;
    hugo_ += text;
  }

  void drop_last() {
    text_.pop_back();
    hugo_.pop_back();
  }

  void link(std::size_t to) {
    hugo_ += fmt::format("[{}](/guidance/{}.html)", title(to), id(to));
    text_ += fmt::format("[[{}]]", id(to));
  }

  void link_to_heading(std::size_t to) {
    const std::string text = heading(to, random_.below(headings_a_page));
    hugo_ += fmt::format("[{}](/guidance/{}.html#{})", lower(text), id(to), slug(text));
    text_ += fmt::format("[[{}#{}|{}]]", id(to), slug(text), lower(text));
  }

  void sentence() {
    const std::size_t count = random_.between(7, 18);
    const std::size_t special = random_.below(6);  // one sentence in six has a term, some have emphasis
    const std::size_t at = random_.between(1, count - 1);
    for (std::size_t i = 0; i < count; ++i) {
      std::string word(random_.one_of(words));
      if (i == 0 && word[0] >= 'a') word[0] = static_cast<char>(word[0] - 32);
      if (i > 0) add(" ");
      if (special == 0 && i == at) {
        add(term(random_.below(term_count)));
        add(" ");
      }
      add(special == 1 && i == at ? "**" + word + "**" : word);
    }
    add(". ");
  }

  void paragraph() {
    for (std::size_t i = random_.between(2, 5); i > 0; --i) sentence();
    if (random_.below(3) == 0) {
      add("See ");
      random_.below(3) == 0 ? link_to_heading(random_.below(pages_)) : link(random_.below(pages_));
      add(".");
    } else {
      drop_last();
    }
    add("\n\n");
  }

  void list() {
    for (std::size_t i = random_.between(3, 6); i > 0; --i) {
      add("- ");
      sentence();
      drop_last();
      add("\n");
    }
    add("- Next: ");
    link((page_ + 1) % pages_);  // so that every page has a link to it
    add("\n\n");
  }

  void table() {
    add("| Measure | Before | After | Source |\n|---|---:|---:|---|\n");
    for (std::size_t i = 0; i < 5; ++i) {
      add(fmt::format("| {} {} | {} | {} | {} {} |\n", random_.one_of(words), random_.one_of(words),
                      random_.below(1000), random_.below(1000), random_.one_of(words), random_.one_of(words)));
    }
    add("\n");
  }

  std::size_t page_;
  std::size_t pages_;
  Random random_;
  std::string text_;  // Scrutineer's
  std::string hugo_;
};

// Ends the program when the disk refuses.
class Writer {
 public:
  explicit Writer(fs::path folder) : folder_(std::move(folder)), files_(scrutineer::base::make_disk_file_system()) {}
  void write(const fs::path& path, std::string_view content) {
    if (const auto written = files_->write(folder_ / path, content); !written) {
      fmt::print(stderr, "{}: {}\n", written.error().path.string(), written.error().reason);
      std::exit(1);
    }
  }

 private:
  fs::path folder_;
  std::unique_ptr<FileSystem> files_;
};

std::string front_matter(const std::string& page_title) {
  return fmt::format("+++\ntitle = \"{}\"\nsummary = \"What a committee needs to know, in short.\"\n+++\n\n",
                     page_title);
}

void write_scrutineer_files(Writer& site) {
  site.write("site.toml",
             "title = \"Synthetic\"\norganisation = \"Nobody\"\nsummary = \"For measuring.\"\nlanguage = \"en-GB\"\n"
             "theme = \"civic\"\n\n[[navigation]]\ntitle = \"Guidance\"\nto = \"guidance\"\n");
  site.write("index.md", front_matter("Synthetic site") + "Start with [[page-0]].\n");
  std::string terms = front_matter("Terms");
  for (std::size_t i = 0; i < term_count; ++i) {
    std::string name = term(i);
    name[0] = static_cast<char>(name[0] - 32);
    terms += fmt::format("## {}\n\nHow a council may arrange a service, number {} of {}.\n\n", name, i + 1, term_count);
  }
  site.write("glossary/terms.md", terms);
}

void write_hugo_files(Writer& site) {
  site.write("config.toml", "baseURL = \"/\"\ntitle = \"Synthetic\"\nuglyURLs = true\n");
  site.write(
      "layouts/_default/single.html",
      "<!doctype html><html lang=\"en-GB\"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}</html>\n");
  site.write("layouts/index.html", "<!doctype html><html lang=\"en-GB\"><title>{{ .Title }}</title></html>\n");
}

std::uint64_t number(const char* text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), value);
  return error == std::errc{} && *end == '\0' ? value : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t pages = argc >= 3 && argc <= 4 ? number(argv[2]) : 0;
  if (pages == 0) {
    std::fputs("usage: make_site FOLDER PAGES [SEED]\n", stderr);
    return 2;
  }
  const std::uint64_t seed = argc == 4 ? number(argv[3]) : 1;

  Writer scrutineer_site(fs::path(argv[1]) / "scrutineer");
  Writer hugo_site(fs::path(argv[1]) / "hugo");
  write_scrutineer_files(scrutineer_site);
  write_hugo_files(hugo_site);
  std::size_t bytes = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    PageWriter writer(page, pages, seed);
    writer.write();
    bytes += writer.scrutineer().size();
    scrutineer_site.write(fmt::format("guidance/{}.md", id(page)), front_matter(title(page)) + writer.scrutineer());
    hugo_site.write(fmt::format("content/guidance/{}.md", id(page)), front_matter(title(page)) + writer.hugo());
  }
  fmt::print("{} pages, {} bytes of Markdown on average\n", pages, bytes / pages);
}
