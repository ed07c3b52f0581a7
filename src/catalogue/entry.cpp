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
    {"term", "glossary", "glossary"},
    {"source", "sources", "sources"},
    {"question bank", "question banks", "questions"},
    {"checklist", "checklists", "checklists"},
}};

const KindWords& words_of(Kind kind) { return words[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view kind_name(Kind kind) { return words_of(kind).name; }
std::string_view kind_plural(Kind kind) { return words_of(kind).plural; }
std::string_view kind_section(Kind kind) { return words_of(kind).section; }

const VocabularyItem* find(const Vocabulary& vocabulary, std::string_view id) {
  for (const VocabularyItem& item : vocabulary)
    if (item.id == id) return &item;
  return nullptr;
}

}  // namespace scrutineer::catalogue
