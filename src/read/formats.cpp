#include "read/formats.h"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "read/entry_files.h"
#include "read/vocabulary.h"

namespace scrutineer::read {
namespace {

using catalogue::Site;

// So often each reader is asked: each answer that hangs on another, such as a level of one of several scales, has come
// up many times then.
constexpr std::uint32_t times = 512;

using ReadFile = std::function<void(const EntryFile&, base::Diagnostics&)>;

FileFormat format_of(const Site& site, std::string_view name, std::string path, std::vector<std::string_view> files,
                     const ReadFile& read) {
  FileFormat result{name, std::move(files), path.ends_with(".md"), {}};
  for (std::uint32_t time = 0; time < times; ++time) {
    base::Diagnostics unheard;
    Site of_this_time = site;  // readers of settings add to it
    const Describing describing(result.format, time);
    ++result.format.times_read;
    EntryFile file{.path = path, .id = std::string(name), .texts = {}, .site = &of_this_time};
    file.texts.push_back({result.is_front_matter ? "+++\n+++\n" : "", {}});
    file.describing = &describing;
    read(file, unheard);
  }
  return result;
}

template <class Read>
ReadFile read_by(Read read) {
  return [read](const EntryFile& file, base::Diagnostics& out) { (void)read(file, out); };
}

}  // namespace

std::vector<FileFormat> file_formats(const Site& site) {
  const base::FileNames names;
  const auto read_settings = [&](const EntryFile& file, base::Diagnostics& out) {
    VocabularyReader vocabulary(names, out);
    (void)read_site_settings(file, vocabulary, out);
  };
  const auto read_vocabulary = [&](const EntryFile& file, base::Diagnostics& out) {
    VocabularyReader vocabulary(names, out);
    Site defined;
    read_vocabulary_file(file, vocabulary, defined, out);
  };
  const Site whole = with_former_attributes(site);
  std::vector<FileFormat> formats;
  const auto describe = [&](std::string_view name, std::string path, std::vector<std::string_view> files,
                            ReadFile read) {
    formats.push_back(format_of(whole, name, std::move(path), std::move(files), read));
  };
  describe("site", "site.toml", {"site.toml", "pack.toml"}, read_settings);
  describe("vocabulary", "vocabulary/a.toml", {"vocabulary/**/*.toml"}, read_vocabulary);
  describe("sources", "sources.toml", {"sources.toml"}, read_by(read_sources));
  describe("page", "guidance/a.md", {"**/*.md"}, read_by(read_page));
  describe("index", "guidance/index.md", {"**/index.md"}, read_by(read_page));
  describe("model", "models/a.md", {"models/**/*.md"}, read_by(read_model));
  describe("case-study", "case-studies/a.md", {"case-studies/**/*.md"}, read_by(read_case_study));
  describe("decision", "decisions/a.md", {"decisions/**/*.md"}, read_by(read_decision));
  describe("glossary", "glossary/a.md", {"glossary/**/*.md"}, read_by(read_glossary));
  describe("appraisal", "appraisals/a.toml", {"appraisals/**/*.toml"}, read_by(read_appraisal));
  describe("risk-register", "risks/a.toml", {"risks/**/*.toml"}, read_by(read_risk_register));
  describe("factor-set", "factors/a.toml", {"factors/**/*.toml"}, read_by(read_factor_set));
  describe("question-bank", "questions/a.toml", {"questions/**/*.toml"}, read_by(read_question_bank));
  describe("checklist", "checklists/a.toml", {"checklists/**/*.toml"}, read_by(read_checklist));
  describe("rule-set", "rules/a.toml", {"rules/**/*.toml"}, read_by(read_rule_set));
  return formats;
}

}  // namespace scrutineer::read
