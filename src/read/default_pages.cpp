#include "read/default_pages.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "read/common_keys.h"

namespace scrutineer::read {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::Kind;

template <class Detail, class Test>
std::size_t count(const Catalogue& catalogue, Test test) {
  return static_cast<std::size_t>(std::ranges::count_if(catalogue.entries, [&](const Entry& entry) {
    const auto* detail = std::get_if<Detail>(&entry.detail);
    return detail && test(*detail);
  }));
}

template <class Detail>
std::size_t count(const Catalogue& catalogue) {
  return count<Detail>(catalogue, [](const Detail&) { return true; });
}

bool has_events(const Catalogue& catalogue) {
  const auto any = [](const auto& detail) { return !detail.events.empty(); };
  return count<catalogue::CaseStudy>(catalogue, any) + count<catalogue::Decision>(catalogue, any) > 0;
}

bool has_answers(const Catalogue& catalogue) {
  return count<catalogue::FactorSet>(catalogue, [](const catalogue::FactorSet& set) {
           return std::ranges::any_of(set.factors, [](const auto& factor) { return !factor.answers_to.empty(); });
         }) > 0;
}

struct DefaultPage {
  std::string_view id, title, summary, markdown;
  bool (*is_needed)(const Catalogue&);
};

constexpr std::array pages{
    DefaultPage{"compare-models", "Compare delivery models",
                "The delivery models of this site side by side, attribute by attribute.", "```compare-models\n```\n",
                [](const Catalogue& catalogue) { return count<catalogue::Model>(catalogue) > 1; }},
    DefaultPage{"compare-case-studies", "Compare case studies",
                "The case studies of this site side by side, with what inspectors found before and after.",
                "```compare-case-studies\n```\n\n## Inspections over time\n\n```inspections\n```\n",
                [](const Catalogue& catalogue) { return count<catalogue::CaseStudy>(catalogue) > 1; }},
    DefaultPage{"traceability", "What answers to what",
                "Success factors, principles and tests against the challenges they answer to, and the gaps.",
                "```traceability\n```\n", has_answers},
    DefaultPage{"timeline", "Timeline", "What happened when, in all case studies and decisions of this site.",
                "```timeline\n```\n", has_events},
    DefaultPage{"map", "Map of this site", "What links to what, drawn and as a list.", "```map\n```\n",
                [](const Catalogue& catalogue) {
                  return count<catalogue::Model>(catalogue) > 0 && count<catalogue::CaseStudy>(catalogue) > 0;
                }},
    DefaultPage{"build-a-checklist", "Build a checklist",
                "Choose a stage, a model and themes, and take away a list of questions for your meeting.",
                "```checklist-builder\n```\n",
                [](const Catalogue& catalogue) { return count<catalogue::Checklist>(catalogue) > 0; }},
    DefaultPage{"data", "Data of this site", "Everything that this site works out or compares, as files to download.",
                "```data-files\n```\n",
                [](const Catalogue& catalogue) {
                  return count<catalogue::Appraisal>(catalogue) + count<catalogue::Model>(catalogue) +
                             count<catalogue::CaseStudy>(catalogue) + count<catalogue::RiskRegister>(catalogue) >
                         0;
                }},
};

}  // namespace

std::vector<Entry> default_pages(const Catalogue& catalogue) {
  std::vector<Entry> made;
  for (const DefaultPage& page : pages) {
    const bool is_written = std::ranges::find(catalogue.entries, page.id, &Entry::id) != catalogue.entries.end();
    if (is_written || !page.is_needed(catalogue)) continue;
    Entry entry;
    entry.id = page.id;
    entry.title = page.title;
    entry.output = page.id == "data" ? "data/index.html" : entry.id + ".html";
    entry.summary = keep(entry, catalogue::Text{std::string(page.summary), {}});
    entry.glossary = false;
    entry.body = {std::string(page.markdown), 1};
    entry.detail = catalogue::Page{};
    made.push_back(std::move(entry));
  }
  return made;
}

}  // namespace scrutineer::read
