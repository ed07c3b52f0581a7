#include "catalogue/entry.h"

#include <array>

#include "catalogue/site.h"

namespace scrutineer::catalogue {
namespace {

struct KindWords {
  std::string_view name, plural, section;
};

// In the order of the enumeration.
constexpr std::array<KindWords, kind_count> words{{
    {"guidance", "guidance", "guidance"},
    {"delivery model", "delivery models", "models"},
    {"case study", "case studies", "case-studies"},
    {"appraisal", "appraisals", "appraisals"},
    {"decision", "decisions", "decisions"},
    {"risk register", "risk registers", "risks"},
    {"set of factors", "sets of factors", "factors"},
    {"term", "glossary", "glossary"},
    {"source", "sources", "sources"},
    {"question bank", "question banks", "questions"},
    {"rule set", "rule sets", "rules"},
    {"checklist", "checklists", "checklists"},
}};

constexpr std::array<std::string_view, event_kind_count> event_kinds{"event",     "start",  "decision",  "inspection",
                                                                     "direction", "report", "milestone", "deadline"};

struct FactorWords {
  std::string_view name, plural;
};
constexpr std::array<FactorWords, factor_type_count> factor_types{{{"success factor", "success factors"},
                                                                   {"challenge", "challenges"},
                                                                   {"principle", "principles"},
                                                                   {"gateway criterion", "gateway criteria"}}};

const KindWords& words_of(Kind kind) { return words[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view kind_name(Kind kind) { return words_of(kind).name; }
std::string_view kind_plural(Kind kind) { return words_of(kind).plural; }
std::string_view kind_section(Kind kind) { return words_of(kind).section; }

std::string_view event_kind_name(EventKind kind) { return event_kinds[static_cast<std::size_t>(kind)]; }
std::string_view factor_type_name(FactorType type) { return factor_types[static_cast<std::size_t>(type)].name; }
std::string_view factor_type_plural(FactorType type) { return factor_types[static_cast<std::size_t>(type)].plural; }

const VocabularyItem* find(const Vocabulary& vocabulary, std::string_view id) {
  for (const VocabularyItem& item : vocabulary)
    if (item.id == id) return &item;
  return nullptr;
}

}  // namespace scrutineer::catalogue
