#include "read/default_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "catalogue/model_pairs.h"
#include "catalogue/pages.h"
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
    DefaultPage{
        "changes", "What changed", "What editors say they changed on this site, the newest first.", "```changes\n```\n",
        [](const Catalogue& catalogue) {
          return std::ranges::any_of(catalogue.entries, [](const Entry& entry) { return !entry.changes.empty(); });
        }},
    DefaultPage{"data", "Data of this site", "Everything that this site works out or compares, as files to download.",
                "```data-files\n```\n",
                [](const Catalogue& catalogue) {
                  return std::ranges::any_of(catalogue.entries,
                                             [](const Entry& entry) { return entry.kind != Kind::page; });
                }},
};

static_assert(std::ranges::equal(pages, catalogue::data_pages, {}, &DefaultPage::id));

bool is_written(const Catalogue& catalogue, std::string_view id) {
  return std::ranges::find(catalogue.entries, id, &Entry::id) != catalogue.entries.end();
}

Entry made_page(std::string_view id, std::string title, std::string_view summary, std::string markdown) {
  Entry entry;
  entry.id = id;
  entry.title = std::move(title);
  entry.output = id == "data" ? "data/index.html" : entry.id + ".html";
  entry.summary = keep(entry, catalogue::Text{std::string(summary), {}});
  entry.glossary = false;
  entry.body = {std::move(markdown), 1};
  entry.detail = catalogue::Page{};
  return entry;
}

// A page for every two models that an appraisal set against each other.
void add_pairs(const Catalogue& catalogue, std::vector<Entry>& made) {
  std::map<std::string, std::string> titles;
  for (const Entry& entry : catalogue.entries)
    if (entry.kind == Kind::model) titles.emplace(entry.id, entry.title);
  for (const Entry& entry : catalogue.entries) {
    const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail);
    if (!appraisal) continue;
    for (const catalogue::ModelPair& pair : catalogue::model_pairs(*appraisal)) {
      const std::string id = catalogue::pair_page_id(pair);
      if (is_written(catalogue, id) || std::ranges::find(made, id, &Entry::id) != made.end() ||
          !titles.contains(pair.first) || !titles.contains(pair.second))
        continue;
      made.push_back(made_page(
          id, fmt::format("{} and {} compared", titles.at(pair.first), titles.at(pair.second)),
          "Two delivery models side by side: how each is owned and governed, and what speaks for and against it.",
          fmt::format("```compare-models\nof = [\"{}\", \"{}\"]\n```\n", pair.first, pair.second)));
    }
  }
}

}  // namespace

std::vector<Entry> default_pages(const Catalogue& catalogue) {
  std::vector<Entry> made;
  for (const DefaultPage& page : pages)
    if (!is_written(catalogue, page.id) && page.is_needed(catalogue))
      made.push_back(made_page(page.id, std::string(page.title), page.summary, std::string(page.markdown)));
  add_pairs(catalogue, made);
  return made;
}

}  // namespace scrutineer::read
