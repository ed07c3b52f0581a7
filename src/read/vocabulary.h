// What a site speaks of, from the tables of site.toml and of vocabulary/*.toml. The format: docs/content-format.md,
// "Vocabulary".
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "catalogue/site.h"
#include "read/table_reader.h"
#include "words/words.h"

namespace scrutineer::read {

struct EntryFile;

class VocabularyReader {
 public:
  // `names` must outlive it, as must `out`.
  VocabularyReader(const base::FileNames& names, base::Diagnostics& out) : names_(names), out_(out) {}

  // Adds what the top table of a file defines to the site.
  void read(TableReader& top, catalogue::Site& site);
  // What only all files together say: whether there is what families require, and which shapes are free.
  void finish(catalogue::Site& site);
  // Sites from before there were vocabularies have no [[attribute]] and no [[priority]], and may use the keys and the
  // priority that all sites had then: takes those away again that none of the entries uses.
  void drop_unused(const std::vector<catalogue::Entry>& entries, catalogue::Site& site) const;

 private:
  catalogue::Vocabulary read_items(TableReader& top, std::string_view table);
  void read_attribute(TableReader& table, catalogue::Site& site);
  void read_type(TableReader& table, catalogue::Attribute& attribute);
  void read_kinds(TableReader& table, std::string_view key, catalogue::Attribute& attribute);
  void read_measure(TableReader& table, catalogue::Site& site);
  void read_scale(TableReader& table, catalogue::Site& site);
  void read_priority(TableReader& table, catalogue::Site& site);
  void read_event_kind(TableReader& table, catalogue::Site& site);
  void read_callout(TableReader& table, catalogue::Site& site);
  void report_bad_key(std::string_view key, base::Span span, std::string_view example);
  void report_taken_measures(const catalogue::Site& site) const;
  // Reports what is there already: `what` says which two, "[[stage]] have the id".
  void define(const std::string& what, const std::string& name, base::Span span);

  const base::FileNames& names_;
  base::Diagnostics& out_;
  std::map<std::pair<std::string, std::string>, base::Span> defined_;  // by table and name
  bool has_former_attributes_ = false;
  bool has_former_priority_ = false;
  std::vector<catalogue::IdRef> measures_;  // their keys
  std::vector<catalogue::IdRef> required_;  // by families
};

// vocabulary/*.toml.
void read_vocabulary_file(const EntryFile& file, VocabularyReader& vocabulary, catalogue::Site& site,
                          base::Diagnostics& out);

// A site from before there were vocabularies has the attributes among these that it uses: with all that it may use.
[[nodiscard]] catalogue::Site with_former_attributes(catalogue::Site site);
// One that defines no priority may use "high", without a title of its own.
[[nodiscard]] catalogue::Priorities with_former_priority(catalogue::Priorities priorities);

// What entries leave out: a model is of a family "other", behind the site's own; a question, or a rule, of a theme
// "general"; and one that names no stage is of all of them, or of a stage "any" where the site has none. Adds to the
// vocabulary what of these it lacks and an entry has.
constexpr std::string_view other_family = "other", general_theme = "general", any_stage = "any";
void give_left_out(std::vector<catalogue::Entry>& entries, catalogue::Site& site, const words::Words& words);

// Reports keys that are no attribute of models.
void report_unknown_attributes(const catalogue::Site& site, std::span<const catalogue::IdRef> keys,
                               base::Diagnostics& out);

}  // namespace scrutineer::read
