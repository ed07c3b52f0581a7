// A site in memory, for the tests of the rooms that read, link and render one.
#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "catalogue/catalogue.h"
#include "english.h"
#include "read/site.h"

namespace scrutineer::tests {

using Lines = std::vector<std::string>;

// A diagnostic as tests compare it.
struct Mistake {
  bool is_error = true;
  std::string at;  // "models/trust.md:4:8+5": line, column and length
  std::string code;
  std::string message;
  std::string help;
  bool operator==(const Mistake&) const = default;
};
using Mistakes = std::vector<Mistake>;

inline std::ostream& operator<<(std::ostream& out, const Mistake& mistake) {
  return out << mistake.at << ' ' << mistake.code << ": " << mistake.message << " | " << mistake.help;
}

inline Mistakes mistakes_of(const base::Diagnostics& diagnostics, const base::FileNames& names) {
  Mistakes result;
  for (const base::Diagnostic& d : diagnostics.sorted(names))
    result.push_back({d.severity == base::Severity::error,
                      fmt::format("{}:{}:{}+{}", names.path(d.span.file), d.span.line, d.span.column, d.span.length),
                      std::string(d.code), d.message, d.help});
  return result;
}

// "models/trust.md:4:8+5 unknown-key", in the order reported.
inline Lines places(const Mistakes& mistakes) {
  Lines result;
  for (const Mistake& mistake : mistakes) result.push_back(mistake.at + " " + mistake.code);
  return result;
}

inline Mistake only(const Mistakes& mistakes) {
  CAPTURE(mistakes);
  REQUIRE(mistakes.size() == 1);
  return mistakes.front();
}

inline Mistakes of_code(const Mistakes& mistakes, std::string_view code) {
  Mistakes result;
  for (const Mistake& mistake : mistakes)
    if (mistake.code == code) result.push_back(mistake);
  return result;
}

inline Mistakes errors(const Mistakes& mistakes) {
  Mistakes result;
  for (const Mistake& mistake : mistakes)
    if (mistake.is_error) result.push_back(mistake);
  return result;
}

// Front matter of 4 lines, and one more for every line of `more`.
inline std::string front(std::string_view title, std::string_view more = {}) {
  return fmt::format("+++\ntitle = \"{}\"\nsummary = \"About it.\"\n{}+++\n", title, more);
}

// One [[source]] of sources.toml.
inline std::string source(std::string_view id, std::string_view more = {}) {
  return fmt::format("[[source]]\nid = \"{0}\"\ntitle = \"Title of {0}\"\nby = [\"Author\"]\n{1}", id, more);
}

struct Reading {
  std::optional<catalogue::Catalogue> catalogue;
  Mistakes mistakes;
  Lines reads;  // the files read, in no order

  // The entry of an id.
  [[nodiscard]] const catalogue::Entry& entry(const std::string& id) const {
    CAPTURE(id, mistakes);
    REQUIRE(catalogue);
    REQUIRE(catalogue->targets.contains(id));
    return catalogue->entry(catalogue->targets.at(id).entry);
  }
};

// What the test site speaks of: attributes, a scale of judgements, and kinds of events and sources.
inline constexpr std::string_view vocabulary = R"([[attribute]]
key = "legal_form"
label = "Legal form"
kinds = ["model", "case-study"]
[[attribute]]
key = "ownership"
label = "Ownership"
kinds = ["model", "case-study"]
[[attribute]]
key = "governance"
label = "Governance"
kinds = ["model", "case-study"]
[[attribute]]
key = "management"
label = "Management"
kinds = ["model"]
[[attribute]]
key = "control"
label = "Control"
kinds = ["model"]
[[attribute]]
key = "director"
label = "Director"
kinds = ["model", "case-study"]
[[attribute]]
key = "staff"
label = "Staff and pensions"
kinds = ["model"]
[[attribute]]
key = "procurement"
label = "Procurement"
kinds = ["model"]
[[attribute]]
key = "assets"
label = "Assets and support services"
kinds = ["model"]
[[attribute]]
key = "changing_scope"
label = "Changing what it covers"
kinds = ["model"]
[[attribute]]
key = "inspection"
label = "Inspection"
kinds = ["model"]
[[attribute]]
key = "tax"
label = "Tax"
kinds = ["model"]
[[attribute]]
key = "set_up"
label = "Cost and time to set up"
kinds = ["model"]
[[attribute]]
key = "time_taken"
label = "Time taken"
kinds = ["case-study"]
[[attribute]]
key = "contract"
label = "Contract"
kinds = ["case-study"]
[[attribute]]
key = "set_up_cost"
label = "Cost to set up"
kinds = ["case-study"]
[[attribute]]
key = "scrutiny"
label = "What scrutiny does"
kinds = ["case-study"]
[[judgement_scale]]
id = "ofsted"
title = "Overall judgement"
by = ["Ofsted", "CQC", "O", "Ofsted & co"]
levels = [
  { id = "outstanding", title = "Outstanding", letter = "O", colour = "green", shape = "diamond" },
  { id = "good", title = "Good", letter = "G", colour = "blue", shape = "circle" },
  { id = "requires-improvement", title = "Requires improvement", letter = "R", colour = "orange", shape = "triangle" },
  { id = "inadequate", title = "Inadequate", letter = "I", colour = "red", shape = "square" },
]
[[event_kind]]
id = "report"
title = "Report"
[[event_kind]]
id = "milestone"
title = "Milestone"
[[source_kind]]
id = "guidance"
title = "Guidance"
[[source_kind]]
id = "report"
title = "Report"
[[source_kind]]
id = "decision"
title = "Decision"
[[source_kind]]
id = "law"
title = "Law"
[[source_kind]]
id = "research"
title = "Research"
)";

// A folder with a site.toml (one family "in-house", stages "new" and "old", question themes "money" and "staff"), the
// vocabulary above and a home page; tests add what they are about.
class TestSite {
 public:
  static constexpr std::string_view settings =
      "title = \"Site\"\norganisation = \"Council\"\nsummary = \"A site.\"\n"
      "[[family]]\nid = \"in-house\"\ntitle = \"In-house\"\n"
      "[[stage]]\nid = \"new\"\ntitle = \"New\"\n[[stage]]\nid = \"old\"\ntitle = \"Old\"\n"
      "[[question_theme]]\nid = \"money\"\ntitle = \"Money\"\n"
      "[[question_theme]]\nid = \"staff\"\ntitle = \"Staff\"\n";

  TestSite() {
    file("site.toml", std::string(settings));
    file("vocabulary/all.toml", std::string(vocabulary));
    file("index.md", front("Home"));
  }

  TestSite& file(const std::string& path, std::string text) {
    files["site/" + path] = std::move(text);
    return *this;
  }
  TestSite& remove(const std::string& path) {
    files.erase("site/" + path);
    return *this;
  }
  // Adds to the end of site.toml.
  TestSite& setting(std::string_view text) {
    files["site/site.toml"] += text;
    return *this;
  }
  // Adds to the start, before the first table.
  TestSite& top_setting(std::string_view text) {
    files["site/site.toml"].insert(0, text);
    return *this;
  }

  [[nodiscard]] Reading read(const read::ReadOptions& options = {}) const {
    base::FileNames names;
    base::Diagnostics out;
    Reading reading;
    reading.catalogue = read_into(names, out, options, &reading.reads);
    reading.mistakes = mistakes_of(out, names);
    return reading;
  }

  [[nodiscard]] std::optional<catalogue::Catalogue> read_into(base::FileNames& names, base::Diagnostics& out,
                                                              const read::ReadOptions& options = {},
                                                              Lines* reads = nullptr) const {
    base::MemoryFileSystem disk;
    disk.files = files;
    std::vector<read::Layer> layers = read::find_layers(disk, "site", "packs", names, out);
    REQUIRE(read::list_files(disk, layers));
    disk.reads.clear();
    read::ReadOptions with_words = options;
    with_words.words = [](const catalogue::Site&) { return english(); };
    auto catalogue = read::read_site(disk, layers, with_words, names, out);
    if (reads) *reads = disk.reads;
    return catalogue;
  }

  std::map<std::string, std::string> files;  // by their path on disk
};

}  // namespace scrutineer::tests
