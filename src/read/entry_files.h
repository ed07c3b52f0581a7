// One function a kind of file: from its text to the entries it holds. Each checks the file against its format in
// docs/content-format.md and reports what is wrong; what other files would have to say (does this id exist?) is
// left to link/. The text must be valid UTF-8 with "\n" line breaks.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "catalogue/former_address.h"
#include "catalogue/site.h"
#include "words/words.h"

namespace scrutineer::read {

class Describing;
class VocabularyReader;

// A file of one layer. Files of one path are read as one: see toml_merge.h.
struct FileText {
  std::string_view text;
  base::FileId file{};
  std::uint8_t layer = 0;  // of Catalogue::layers
  // Whether a layer above hides what has this id; empty where none hides any.
  std::function<bool(std::string_view id)> hides = {};
  bool is_translation = false;
};

struct EntryFile {
  std::string path;                       // relative to the site
  std::string id;                         // from the file's name
  std::vector<FileText> texts;            // the lowest layer first; at least one
  std::optional<base::Date> as_of = {};   // the day that its dates are judged by
  const catalogue::Site* site = nullptr;  // whose vocabulary it is written in
  bool is_vocabulary_whole = true;        // else what the site does not know may be defined where nothing could be read
  const std::vector<catalogue::Layer>* layers = nullptr;  // null, or one, for a site that lies over no other
  const words::Words* words = nullptr;                    // that readers of the site see
  // Where what the texts of a file that is no entry change of each other is kept; may be null.
  std::vector<catalogue::Amendment>* amendments = nullptr;
  std::vector<catalogue::FormerAddress>* former_addresses = nullptr;  // where those go that it names; null: nowhere
  const Describing* describing = nullptr;  // where there is no file, and it is asked what one may say: see format.h

  // Whether the file is, or could be, made of several.
  [[nodiscard]] bool is_layered() const { return texts.size() > 1 || (layers && layers->size() > 1); }
};

[[nodiscard]] std::optional<catalogue::Entry> read_page(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_model(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_case_study(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_appraisal(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_decision(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_risk_register(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_factor_set(const EntryFile& file, base::Diagnostics& out);
// Only the terms: a glossary file has no page of its own.
[[nodiscard]] std::vector<catalogue::Entry> read_glossary(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::vector<catalogue::Entry> read_sources(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_question_bank(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_rule_set(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::optional<catalogue::Entry> read_checklist(const EntryFile& file, base::Diagnostics& out);

// site.toml. Nothing after an error that leaves no settings to go on with.
[[nodiscard]] std::optional<catalogue::Site> read_site_settings(const EntryFile& file, VocabularyReader& vocabulary,
                                                                base::Diagnostics& out);

}  // namespace scrutineer::read
