#include "catalogue/entry.h"

#include <unicode/uchar.h>

#include <array>

#include "base/utf8.h"
#include "catalogue/site.h"

namespace scrutineer::catalogue {
namespace {

struct KindWords {
  std::string_view name, with_article, plural, section;
};

// In the order of the enumeration.
constexpr std::array<KindWords, kind_count> words{{
    {"guidance", "a page of guidance", "guidance", "guidance"},
    {"delivery model", "a delivery model", "delivery models", "models"},
    {"case study", "a case study", "case studies", "case-studies"},
    {"appraisal", "an appraisal", "appraisals", "appraisals"},
    {"decision", "a decision", "decisions", "decisions"},
    {"risk register", "a risk register", "risk registers", "risks"},
    {"set of factors", "a set of factors", "sets of factors", "factors"},
    {"term", "a term", "glossary", "glossary"},
    {"source", "a source", "sources", "sources"},
    {"question bank", "a question bank", "question banks", "questions"},
    {"rule set", "a rule set", "rule sets", "rules"},
    {"checklist", "a checklist", "checklists", "checklists"},
}};

struct FactorWords {
  std::string_view name, plural;
};
constexpr std::array<FactorWords, factor_type_count> factor_types{{{"success factor", "success factors"},
                                                                   {"challenge", "challenges"},
                                                                   {"principle", "principles"},
                                                                   {"gateway criterion", "gateway criteria"}}};

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

const KindWords& words_of(Kind kind) { return words[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view kind_name(Kind kind) { return words_of(kind).name; }
std::string_view kind_with_article(Kind kind) { return words_of(kind).with_article; }
std::string_view kind_plural(Kind kind) { return words_of(kind).plural; }
std::string_view kind_section(Kind kind) { return words_of(kind).section; }

std::string_view factor_type_name(FactorType type) { return factor_types[static_cast<std::size_t>(type)].name; }
std::string_view factor_type_plural(FactorType type) { return factor_types[static_cast<std::size_t>(type)].plural; }

bool Entry::is_index() const {
  const auto* page = std::get_if<Page>(&detail);
  return page && (page->index_of || page->is_folder_index);
}

std::string_view Entry::folder() const {
  if (!listed_in.empty()) return listed_in;
  const bool stands_for_folder = std::holds_alternative<Page>(detail) && output.ends_with("/index.html");
  return folder_of(stands_for_folder ? own_folder() : std::string_view(output));
}

std::string_view Entry::own_folder() const { return folder_of(output); }

std::string title_in_sentence(const Entry& entry, std::string_view title) {
  const bool is_notion = entry.kind == Kind::page || entry.kind == Kind::model || entry.kind == Kind::term;
  return !is_notion || entry.is_name ? std::string(title) : in_sentence(title);
}

std::string in_sentence(std::string_view title) {
  std::string kept(title);
  if (title.empty()) return kept;
  std::size_t at = 0;
  const std::int32_t first = base::next_character(title, at);
  const std::string_view rest = title.substr(at);
  // "S151 officer", "X-ray", "C++"; but "A board", "E-safety".
  const bool is_letter = (first == 'A' && rest.starts_with(' ')) || (first == 'E' && rest.starts_with('-'));
  for (std::size_t next = 0; next < rest.size();) {
    const bool is_second = next == 0;
    const std::int32_t c = base::next_character(rest, next);
    const bool is_mark = c == '\'' || c == 0x2019;
    if (u_isupper(c) || (is_second && !is_letter && !u_isalpha(c) && !is_mark)) return kept;
  }
  if (rest.empty()) return kept;
  std::string result;
  base::append_character(result, u_tolower(first));
  return result.append(rest);
}

std::span<const MeasureSeries> measures_of(const Entry& entry) {
  if (const auto* study = std::get_if<CaseStudy>(&entry.detail)) return study->measures;
  if (const auto* model = std::get_if<Model>(&entry.detail)) return model->measures;
  return {};
}

const TurningPoint* turning_point_of(const Entry& entry) {
  const auto of = [](const auto& detail) { return detail.turning_point ? &*detail.turning_point : nullptr; };
  if (const auto* study = std::get_if<CaseStudy>(&entry.detail)) return of(*study);
  if (const auto* model = std::get_if<Model>(&entry.detail)) return of(*model);
  return nullptr;
}

std::span<const Event> events_of(const Entry& entry) {
  if (const auto* study = std::get_if<CaseStudy>(&entry.detail)) return study->events;
  if (const auto* decision = std::get_if<Decision>(&entry.detail)) return decision->events;
  return {};
}

}  // namespace scrutineer::catalogue
