#include "analyse/rule_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analyse/rule_wording.h"
#include "catalogue/placeholders.h"
#include "link/href.h"
#include "markup/html.h"

namespace scrutineer::analyse {
namespace {

using FactGroup = std::vector<const Fact*>;

std::string escaped(std::string_view text) {
  std::string html;
  markup::append_escaped(html, text);
  return html;
}

// Sentences one after the other, names in a list.
std::string together(const words::Words& words, const std::vector<std::string>& values) {
  const bool are_sentences = std::ranges::all_of(values, [](const std::string& value) {
    return std::string_view(".?!").find(value.back()) != std::string_view::npos;
  });
  return are_sentences ? fmt::format("{}", fmt::join(values, " ")) : words.list(values);
}

class RuleQuestions {
 public:
  RuleQuestions(const link::Linked& linked, const link::LinkedRule& wording, std::string_view from,
                base::Diagnostics& out)
      : linked_(linked),
        wording_(wording),
        set_(linked.entry(wording.rule_set)),
        rule_(std::get<catalogue::RuleSet>(set_.detail).rules[wording.index]),
        from_(from),
        out_(out) {}

  std::vector<AskedQuestion> of(const std::vector<Fact>& facts) {
    std::vector<std::pair<std::string, FactGroup>> groups;
    for (const Fact& fact : facts) {
      const auto text = filled(wording_.text, values({&fact}));
      if (!text) {
        report(rule_.text, fact);
        continue;
      }
      const auto known = std::ranges::find(groups, *text, &std::pair<std::string, FactGroup>::first);
      if (known == groups.end())
        groups.push_back({*text, {&fact}});
      else
        known->second.push_back(&fact);
    }
    std::vector<AskedQuestion> questions;
    for (const auto& [text, group] : groups) ask(text, group, questions);
    return questions;
  }

 private:
  void ask(const std::string& text, const FactGroup& group, std::vector<AskedQuestion>& questions) {
    const PlaceholderHtml value = values(group);
    AskedQuestion asked{rule_.id + "--" + (*std::ranges::min_element(group, {}, &Fact::id))->id, text};
    asked.why = filled_sentences(wording_.why, value);
    if (asked.why.empty()) return report(rule_.why, *group.front());
    for (const std::string& item : wording_.evidence)
      if (auto whole = filled(item, value)) asked.evidence.push_back(std::move(*whole));
    for (const std::string& item : wording_.ask)
      if (auto whole = filled(item, value)) asked.ask.push_back(std::move(*whole));
    asked.theme = rule_.theme.id;
    for (const catalogue::IdRef& stage : rule_.stages) asked.stages.push_back(stage.id);
    asked.priority = rule_.priority.id;
    asked.origin = wording_.rule_set;
    asked.rule = rule_.id;
    asked.fact = *group.front();
    asked.fact->figure = fmt::format("{}", fmt::join(distinct(group, [](const Fact& f) { return f.figure; }), "; "));
    questions.push_back(std::move(asked));
  }

  // What the facts of a group say, each once; nothing for those that say nothing.
  template <class Say>
  static std::vector<std::string> distinct(const FactGroup& group, Say say) {
    std::vector<std::string> said;
    for (const Fact* fact : group) {
      std::string words(say(*fact));
      if (!words.empty() && std::ranges::find(said, words) == said.end()) said.push_back(std::move(words));
    }
    return said;
  }

  // "Worcestershire: five ways, “Implementation costs”": on paper these words are all there is of a link.
  [[nodiscard]] std::string words_of_link(const Fact& fact) const {
    const std::string& page = linked_.entry(fact.entry).title;
    return fact.title == page ? page : linked_.words("facts.place", {{"page", page}, {"place", fact.title}});
  }

  // To each fact of the group whose words are not those of an earlier one.
  [[nodiscard]] std::string links(const FactGroup& group) const {
    std::vector<std::string> all_words, all;
    for (const Fact* fact : group) {
      std::string words = words_of_link(*fact);
      if (std::ranges::find(all_words, words) != all_words.end()) continue;
      all.push_back(fmt::format("<a href=\"{}\">{}</a>", link::href(from_, fact->path, fact->anchor), escaped(words)));
      all_words.push_back(std::move(words));
    }
    return linked_.words.list(all);
  }

  [[nodiscard]] PlaceholderHtml values(FactGroup group) const {
    return [this, group = std::move(group)](std::string_view name) {
      if (name == "link") return links(group);
      const auto said = distinct(group, [&](const Fact& fact) { return fact.value(name); });
      return said.empty() ? std::string() : escaped(together(linked_.words, said));
    };
  }

  // At the first placeholder of the text that the fact has nothing for.
  void report(catalogue::TextRef ref, const Fact& fact) {
    const catalogue::Text& text = set_.text(ref);
    const PlaceholderHtml value = values({&fact});
    for (const catalogue::Placeholder& placeholder : catalogue::placeholders(text.markdown)) {
      if (!value(placeholder.name).empty()) continue;
      out_.warning("empty-placeholder", span_of(text, placeholder),
                   fmt::format("nothing can be filled in here for \"{}\", so the rule asks nothing about it", fact.id),
                   ref == rule_.text ? "use it in `why`, where a sentence that cannot be filled is left out"
                                     : "give `why` a sentence that can always be filled");
      return;
    }
  }

  const link::Linked& linked_;
  const link::LinkedRule& wording_;
  const catalogue::Entry& set_;
  const catalogue::Rule& rule_;
  std::string_view from_;
  base::Diagnostics& out_;
};

}  // namespace

std::vector<AskedQuestion> rule_questions(const link::Linked& linked, const link::LinkedRule& wording,
                                          const std::vector<Fact>& facts, std::string_view from,
                                          base::Diagnostics& out) {
  return RuleQuestions(linked, wording, from, out).of(facts);
}

}  // namespace scrutineer::analyse
