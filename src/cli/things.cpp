#include "cli/things.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/edit_distance.h"
#include "base/slug.h"

namespace scrutineer::cli {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;

struct KindName {
  std::string_view name;
  std::string_view folder;  // another word for them
};

// The kinds of entries, in the order of the enumeration, then those of their parts.
constexpr std::array<KindName, catalogue::kind_count + 4> kinds_of_things{{{"page", "pages"},
                                                                           {"model", "models"},
                                                                           {"case-study", "case-studies"},
                                                                           {"appraisal", "appraisals"},
                                                                           {"decision", "decisions"},
                                                                           {"risk-register", "risk-registers"},
                                                                           {"factor-set", "factor-sets"},
                                                                           {"term", "glossary"},
                                                                           {"source", "sources"},
                                                                           {"question-bank", "question-banks"},
                                                                           {"rule-set", "rule-sets"},
                                                                           {"checklist", "checklists"},
                                                                           {"question", "questions"},
                                                                           {"rule", "rules"},
                                                                           {"risk", "risks"},
                                                                           {"factor", "factors"}}};
constexpr std::string_view question = kinds_of_things[catalogue::kind_count].name,
                           rule = kinds_of_things[catalogue::kind_count + 1].name,
                           risk = kinds_of_things[catalogue::kind_count + 2].name,
                           factor = kinds_of_things[catalogue::kind_count + 3].name;

class Collector {
 public:
  explicit Collector(const Catalogue& catalogue) {
    for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
      const Entry& entry = catalogue.entries[i];
      index_ = static_cast<EntryIndex>(i);
      if (!entry.id.empty())
        things_.push_back({entry.id, thing_kind(entry.kind), entry.title, index_, false, entry.span});
      if (const auto* bank = std::get_if<catalogue::QuestionBank>(&entry.detail))
        for (const auto& each : bank->questions) add_part(question, each.id, text_of(entry, each.text), each.span);
      if (const auto* set = std::get_if<catalogue::RuleSet>(&entry.detail))
        for (const auto& each : set->rules) add_part(rule, each.id, text_of(entry, each.text), each.span);
      if (const auto* all = std::get_if<catalogue::RiskRegister>(&entry.detail))
        for (const auto& each : all->risks) add_part(risk, each.id, each.title, each.span);
      if (const auto* set = std::get_if<catalogue::FactorSet>(&entry.detail))
        for (const auto& each : set->factors) add_part(factor, each.id, each.title, each.span);
    }
  }

  std::vector<Thing> things() {
    const auto rank = [](const Thing& thing) {
      return std::tuple(std::ranges::find(kinds_of_things, thing.kind, &KindName::name) - kinds_of_things.begin(),
                        std::string_view(thing.id));
    };
    std::ranges::stable_sort(things_, {}, rank);
    return std::move(things_);
  }

 private:
  static std::string text_of(const Entry& entry, catalogue::TextRef text) {
    return text == catalogue::TextRef::none ? std::string{} : entry.text(text).markdown;
  }

  void add_part(std::string_view kind, const std::string& id, std::string title, base::Span span) {
    if (!id.empty()) things_.push_back({id, kind, std::move(title), index_, true, span});
  }

  std::vector<Thing> things_;
  EntryIndex index_{};
};

}  // namespace

std::vector<Thing> things_of(const Catalogue& catalogue) { return Collector(catalogue).things(); }

std::vector<std::string_view> thing_kinds() {
  std::vector<std::string_view> names;
  for (const KindName& kind : kinds_of_things) names.push_back(kind.name);
  return names;
}

std::optional<std::string_view> thing_kind(std::string_view written) {
  for (const KindName& kind : kinds_of_things)
    if (written == kind.name || written == kind.folder) return kind.name;
  return std::nullopt;
}

std::string_view thing_kind(Kind kind) { return kinds_of_things[static_cast<std::size_t>(kind)].name; }

const Thing* find_thing(const std::vector<Thing>& things, const Catalogue& catalogue, const std::string& id) {
  const auto found = std::ranges::find(things, id, &Thing::id);
  if (found != things.end()) return &*found;
  const auto target = catalogue.targets.find(id);
  if (target == catalogue.targets.end()) return nullptr;
  const auto page = std::ranges::find(things, catalogue.entry(target->second.entry).id, &Thing::id);
  return page == things.end() ? nullptr : &*page;
}

std::string help_for_unknown(const std::vector<Thing>& things, const Catalogue& catalogue, const std::string& id) {
  if (const auto shared = catalogue.shared_names.find(id); shared != catalogue.shared_names.end()) {
    std::vector<std::string_view> ids;
    for (const EntryIndex entry : shared->second) ids.push_back(catalogue.entry(entry).id);
    return fmt::format("several pages have that name: {}", fmt::join(ids, ", "));
  }
  if (const auto meant = catalogue.ids_by_name.find(base::slug(id)); meant != catalogue.ids_by_name.end())
    return fmt::format("did you mean \"{}\"?", meant->second);
  std::vector<std::string_view> ids;
  for (const Thing& thing : things) ids.push_back(thing.id);
  const auto near = base::nearest(id, ids);
  return near ? fmt::format("did you mean \"{}\"?", *near) : "scrutineer list shows the ids there are";
}

}  // namespace scrutineer::cli
