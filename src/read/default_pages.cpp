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

bool has_inspections(const Catalogue& catalogue) {
  return count<catalogue::CaseStudy>(catalogue,
                                     [](const catalogue::CaseStudy& study) { return !study.inspections.empty(); }) > 0;
}

bool has_answers(const Catalogue& catalogue) {
  return count<catalogue::FactorSet>(catalogue, [](const catalogue::FactorSet& set) {
           return std::ranges::any_of(set.factors, [](const auto& factor) { return !factor.answers_to.empty(); });
         }) > 0;
}

struct DefaultPage {
  std::string_view id;
  words::Name title, summary;
  std::string_view markdown;
  bool (*is_needed)(const Catalogue&);
};

constexpr std::array pages{
    DefaultPage{"compare-models", "made-pages.compare-models", "made-pages.compare-models-summary",
                "```compare-models\n```\n",
                [](const Catalogue& catalogue) { return count<catalogue::Model>(catalogue) > 1; }},
    DefaultPage{"compare-case-studies", "made-pages.compare-case-studies", "made-pages.compare-case-studies-summary",
                "```compare-case-studies\n```\n",
                [](const Catalogue& catalogue) { return count<catalogue::CaseStudy>(catalogue) > 1; }},
    DefaultPage{"traceability", "made-pages.traceability", "made-pages.traceability-summary", "```traceability\n```\n",
                has_answers},
    DefaultPage{"timeline", "made-pages.timeline", "made-pages.timeline-summary", "```timeline\n```\n", has_events},
    DefaultPage{"map", "made-pages.map", "made-pages.map-summary", "```map\n```\n",
                [](const Catalogue& catalogue) {
                  return count<catalogue::Model>(catalogue) > 0 && count<catalogue::CaseStudy>(catalogue) > 0;
                }},
    DefaultPage{"build-a-checklist", "made-pages.builder", "made-pages.builder-summary", "```checklist-builder\n```\n",
                [](const Catalogue& catalogue) { return count<catalogue::Checklist>(catalogue) > 0; }},
    DefaultPage{"changes", "made-pages.changes", "made-pages.changes-summary", "```changes\n```\n",
                [](const Catalogue& catalogue) {
                  return std::ranges::any_of(catalogue.entries,
                                             [](const Entry& entry) { return !entry.changes.empty(); });
                }},
    DefaultPage{"data", "made-pages.data", "made-pages.data-summary", "```data-files\n```\n",
                [](const Catalogue& catalogue) {
                  return std::ranges::any_of(catalogue.entries,
                                             [](const Entry& entry) { return entry.kind != Kind::page; });
                }},
};

static_assert(std::ranges::equal(pages, catalogue::data_pages, {}, &DefaultPage::id));

bool is_written(const Catalogue& catalogue, std::string_view id) {
  return std::ranges::find(catalogue.entries, id, &Entry::id) != catalogue.entries.end();
}

Entry made_page(std::string_view id, std::string title, std::string summary, std::string markdown) {
  Entry entry;
  entry.id = id;
  entry.title = std::move(title);
  entry.output = id == "data" ? "data/index.html" : entry.id + ".html";
  entry.summary = keep(entry, catalogue::Text{std::move(summary), {}});
  entry.glossary = false;
  entry.body = {std::move(markdown), 1};
  entry.detail = catalogue::Page{};
  return entry;
}

// A page for every two models that an appraisal set against each other.
void add_pairs(const Catalogue& catalogue, const words::Words& words, std::vector<Entry>& made) {
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
          id, words("made-pages.pair", {{"first", titles.at(pair.first)}, {"second", titles.at(pair.second)}}),
          words("made-pages.pair-summary"),
          fmt::format("```compare-models\nof = [\"{}\", \"{}\"]\n```\n", pair.first, pair.second)));
    }
  }
}

}  // namespace

std::vector<Entry> default_pages(const Catalogue& catalogue, const words::Words& words) {
  std::vector<Entry> made;
  for (const DefaultPage& page : pages) {
    if (is_written(catalogue, page.id) || !page.is_needed(catalogue)) continue;
    std::string markdown(page.markdown);
    if (page.id == "compare-case-studies" && has_inspections(catalogue))
      markdown += fmt::format("\n## {}\n\n```inspections\n```\n", words("made-pages.inspections"));
    made.push_back(made_page(page.id, words(page.title), words(page.summary), std::move(markdown)));
  }
  add_pairs(catalogue, words, made);
  return made;
}

}  // namespace scrutineer::read
