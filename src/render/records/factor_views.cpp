#include "render/records/factor_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "analyse/traceability.h"
#include "catalogue/kind_words.h"
#include "link/href.h"
#include "render/attribute_facts.h"
#include "render/layer_marks.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using analyse::FactorPlace;
using analyse::Tracing;
using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Factor;
using catalogue::FactorSet;
using link::href;
using markup::List;
using markup::Object;
using markup::Value;

// Links between the factors of the site, from one page.
class FactorLinks {
 public:
  explicit FactorLinks(const EntryContext& context) : context_(context) {}

  [[nodiscard]] const FactorSet& set(EntryIndex index) const {
    return std::get<FactorSet>(context_.linked.entry(index).detail);
  }
  [[nodiscard]] std::string href_of(EntryIndex set_index, std::size_t factor) const {
    const std::string& id = set(set_index).factors[factor].id;
    return set_index == context_.index ? "#" + id
                                       : href(context_.entry().output, context_.linked.entry(set_index).output, id);
  }
  [[nodiscard]] std::string link(EntryIndex set_index, std::size_t factor) const {
    return fmt::format("<a href=\"{}\">{}</a>", href_of(set_index, factor),
                       escaped(set(set_index).factors[factor].title));
  }
  [[nodiscard]] std::string link(EntryIndex set_index) const {
    return link_to(context_.linked, context_.entry().output, set_index);
  }

 private:
  const EntryContext& context_;
};

std::string bullets(const std::vector<std::string>& links) {
  return links.size() == 1
             ? links.front()
             : fmt::format("<ul class=\"app-plain-list\"><li>{}</li></ul>", fmt::join(links, "</li><li>"));
}

// ---- what answers to what

class TraceabilityView {
 public:
  explicit TraceabilityView(const EntryContext& context)
      : context_(context), words_(context.linked.words), catalogue_(context.linked.catalogue), links_(context) {}

  // One matrix, or a list where that would hold a page of empty cells: a set down the side, others across. Where no
  // source joins two of them, a sentence says so.
  void add(EntryIndex down, const std::vector<EntryIndex>& across) {
    std::vector<Tracing> tracings;
    for (const EntryIndex other : across) {
      Tracing tracing = analyse::trace(catalogue_, down, other);
      if (tracing.is_empty())
        say(words_.html("traceability.not-between", {{"rows", plural(down)},
                                                     {"set", links_.link(down)},
                                                     {"columns", plural(other)},
                                                     {"other_set", links_.link(other)}}));
      else
        tracings.push_back(std::move(tracing));
    }
    if (tracings.empty()) return;
    shown_.insert(down);
    for (const Tracing& tracing : tracings) shown_.insert(tracing.across);
    std::size_t columns = 0;
    for (const Tracing& tracing : tracings) columns += links_.set(tracing.across).factors.size();
    Object view =
        links_.set(down).factors.size() * columns > most_cells ? pairs(down, tracings) : matrix(down, tracings);
    List sentences;
    for (const Tracing& tracing : tracings)
      for (std::string& sentence : sentences_on(tracing))
        sentences.push_back(Object{{"trace_sentence", std::move(sentence)}});
    set_list(view, "trace_sentences", "has_trace_sentences", std::move(sentences));
    matrices_.push_back(std::move(view));
  }

  void say_nothing_of(EntryIndex down) {
    say(words_.html("traceability.not-of-set", {{"rows", plural(down)}, {"set", links_.link(down)}}));
  }
  void say(std::string html) { unsaid_.push_back(Object{{"unsaid", std::move(html)}}); }

  // The sets that stand in no matrix so far.
  void say_what_is_left() {
    std::vector<std::string> left;
    for (std::size_t i = 0; i < catalogue_.entries.size(); ++i) {
      const auto index = static_cast<EntryIndex>(i);
      if (catalogue_.entries[i].kind == catalogue::Kind::factor_set && !shown_.contains(index))
        left.push_back(links_.link(index));
    }
    if (!left.empty())
      say(words_.html("traceability.not-of-sets", {{"sets", fmt::format("{}", fmt::join(left, "; "))}}));
  }

  void finish(Object& view) {
    set_list(view, "trace_matrices", "has_trace_matrices", std::move(matrices_));
    set_list(view, "trace_unsaid", "has_trace_unsaid", std::move(unsaid_));
  }

 private:
  [[nodiscard]] std::string plural(EntryIndex set) const {
    return escaped(factors_title(words_, links_.set(set).type));
  }

  [[nodiscard]] Object matrix(EntryIndex down, const std::vector<Tracing>& tracings) const {
    const FactorSet& set = links_.set(down);
    List sets, columns, counts;
    for (const Tracing& tracing : tracings) {
      const FactorSet& other = links_.set(tracing.across);
      sets.push_back({{"trace_set", Value::borrowed(context_.linked.entry(tracing.across).title)},
                      {"trace_set_size", fmt::format("{}", other.factors.size())}});
      for (std::size_t i = 0; i < other.factors.size(); ++i) {
        columns.push_back({{"trace_column", Value::borrowed(other.factors[i].title)},
                           {"trace_column_href", links_.href_of(tracing.across, i)}});
        const auto count = std::ranges::count_if(tracing.answers, [&](const auto& row) { return row[i]; });
        counts.push_back(Object{{"trace_count", fmt::format("{}", count)}});
      }
    }
    return {{"trace_title", Value::borrowed(context_.linked.entry(down).title)},
            {"trace_plural", factors_title(words_, set.type)},
            {"trace_is_matrix", true},
            {"trace_sets", std::move(sets)},
            {"trace_columns", std::move(columns)},
            {"trace_rows", rows(down, tracings)},
            {"trace_counts", std::move(counts)}};
  }

  // The same without its empty cells.
  [[nodiscard]] Object pairs(EntryIndex down, const std::vector<Tracing>& tracings) const {
    const FactorSet& set = links_.set(down);
    List rows;
    for (std::size_t i = 0; i < set.factors.size(); ++i) {
      std::vector<std::string> answered;
      for (const Tracing& tracing : tracings)
        for (std::size_t other = 0; other < tracing.answers[i].size(); ++other)
          if (tracing.answers[i][other]) answered.push_back(links_.link(tracing.across, other));
      rows.push_back({{"trace_row", Value::borrowed(set.factors[i].title)},
                      {"trace_row_href", links_.href_of(down, i)},
                      {"trace_answered", answered.empty() ? words_.html("factors.nothing") : bullets(answered)}});
    }
    return {{"trace_title", Value::borrowed(context_.linked.entry(down).title)},
            {"trace_plural", factors_title(words_, set.type)},
            {"trace_is_list", true},
            {"trace_rows", std::move(rows)}};
  }

  [[nodiscard]] List rows(EntryIndex down, const std::vector<Tracing>& tracings) const {
    const FactorSet& set = links_.set(down);
    List rows;
    for (std::size_t i = 0; i < set.factors.size(); ++i) {
      List cells;
      for (const Tracing& tracing : tracings)
        for (const bool answers : tracing.answers[i]) cells.push_back(Object{{"trace_answers", answers}});
      rows.push_back({{"trace_row", Value::borrowed(set.factors[i].title)},
                      {"trace_row_href", links_.href_of(down, i)},
                      {"trace_cells", std::move(cells)}});
    }
    return rows;
  }

  // The gaps in either direction.
  [[nodiscard]] std::vector<std::string> sentences_on(const Tracing& tracing) const {
    const FactorSet& rows = links_.set(tracing.down);
    const FactorSet& columns = links_.set(tracing.across);
    const std::string row = escaped(factor_title(words_, rows.type)),
                      column = escaped(factor_title(words_, columns.type));
    const auto gaps = [&](words::Name name, const std::vector<std::size_t>& factors) {
      return words_.html(name, {{"count", factors.size()}, {"row", row}, {"factors", list(tracing.across, factors)}});
    };
    std::vector<std::string> sentences;
    sentences.push_back(tracing.answered_by_none.empty()
                            ? words_.html("traceability.all-answered", {{"column", column}, {"row", row}})
                            : gaps("traceability.unanswered", tracing.answered_by_none));
    if (!tracing.answered_by_one.empty())
      sentences.push_back(gaps("traceability.answered-once", tracing.answered_by_one));
    sentences.push_back(
        tracing.answering_none.empty()
            ? words_.html("traceability.all-answer", {{"row", row}, {"column", column}})
            : words_.html("traceability.answer-to-none", {{"count", tracing.answering_none.size()},
                                                          {"all", rows.factors.size()},
                                                          {"row", row},
                                                          {"rows", plural(tracing.down)},
                                                          {"column", column},
                                                          {"factors", list(tracing.down, tracing.answering_none)}}));
    return sentences;
  }

  [[nodiscard]] std::string list(EntryIndex set, const std::vector<std::size_t>& factors) const {
    std::vector<std::string> links;
    for (const std::size_t factor : factors) links.push_back(links_.link(set, factor));
    return fmt::format("{}", fmt::join(links, "; "));
  }

  static constexpr std::size_t most_cells = 10'000;  // some 400 kB

  const EntryContext& context_;
  const words::Words& words_;
  const Catalogue& catalogue_;
  FactorLinks links_;
  std::set<EntryIndex> shown_;
  List matrices_, unsaid_;
};

// ---- the page of a set

class SetView {
 public:
  SetView(const EntryContext& context, const FactorSet& set)
      : context_(context),
        words_(context.linked.words),
        catalogue_(context.linked.catalogue),
        set_(set),
        links_(context) {
    is_answered_ = !analyse::answering_sets(catalogue_, context.index).empty();
    answers_ = !analyse::answered_sets(catalogue_, context.index).empty();
  }

  [[nodiscard]] List facts() const {
    List facts;
    add_facts(context_, true, facts);
    add_fact(facts, words_("record.council"), escaped(set_.council));
    if (set_.date) add_fact(facts, words_("record.date"), escaped(long_form(words_, *set_.date)));
    add_fact(facts, words_("factors.what"),
             words_.html("factors.counted", {{"count", set_.factors.size()},
                                             {"one", escaped(factor_title(words_, set_.type))},
                                             {"many", escaped(factors_title(words_, set_.type))}}));
    add_fact(facts, words_("record.source"), source_html(context_.linked, from(), set_.source));
    add_fact(facts, words_("record.note"), std::string(text(set_.note)));
    add_facts(context_, false, facts);
    return facts;
  }

  // Those of a group; with nothing, those of none.
  [[nodiscard]] List factors(std::optional<std::size_t> group) const {
    List factors;
    for (std::size_t i = 0; i < set_.factors.size(); ++i)
      if (set_.factors[i].group == group) factors.push_back(factor(i));
    return factors;
  }

 private:
  [[nodiscard]] Object factor(std::size_t place) const {
    const Factor& factor = set_.factors[place];
    return {{"factor_id", Value::borrowed(factor.id)},
            {"factor_title", Value::borrowed(factor.title)},
            {"factor_text", Value::borrowed(text(factor.text))},
            {"factor_purpose", Value::borrowed(text(factor.purpose))},
            {"factor_answers_to", reference_links(context_.linked, from(), factor.answers_to)},
            {"factor_answers_nothing", answers_ && factor.answers_to.empty()},
            {"factor_answered_by", answered_by(place)},
            {"factor_unanswered", is_answered_ && analyse::answering(catalogue_, {context_.index, place}).empty()},
            {"factor_risks", risks_on(factor.id)},
            {"factor_models", reference_links(context_.linked, from(), factor.models)},
            {"factor_source", source_html(context_.linked, from(), factor.source)},
            {"factor_layer", item_mark(context_.linked, context_.entry(), "factor", factor.id)}};
  }

  [[nodiscard]] std::string answered_by(std::size_t place) const {
    std::vector<std::string> links;
    for (const FactorPlace& other : analyse::answering(catalogue_, {context_.index, place}))
      links.push_back(links_.link(other.set, other.factor));
    return links.empty() ? std::string{} : bullets(links);
  }

  [[nodiscard]] std::string risks_on(std::string_view factor) const {
    std::vector<std::string> links;
    for (const Entry& entry : catalogue_.entries) {
      const auto* all = std::get_if<catalogue::RiskRegister>(&entry.detail);
      if (!all) continue;
      for (const catalogue::Risk& risk : all->risks)
        if (std::ranges::find(risk.factors, factor, &catalogue::IdRef::id) != risk.factors.end())
          links.push_back(
              fmt::format("<a href=\"{}\">{}</a>", href(from(), entry.output, risk.id), escaped(risk.title)));
    }
    return links.empty() ? std::string{} : bullets(links);
  }

  [[nodiscard]] std::string_view from() const { return context_.entry().output; }
  [[nodiscard]] std::string_view text(catalogue::TextRef ref) const { return text_html(context_.page(), ref); }

  const EntryContext& context_;
  const words::Words& words_;
  const Catalogue& catalogue_;
  const FactorSet& set_;
  FactorLinks links_;
  bool is_answered_ = false, answers_ = false;  // whether a source joins any of its factors to others
};

}  // namespace

void add_factor_set_view(const EntryContext& context, const FactorSet& set, Object& view,
                         std::vector<PageSection>& sections) {
  const words::Words& words = context.linked.words;
  const SetView shown(context, set);
  set_list(view, "facts", "has_facts", shown.facts());
  List groups;
  if (List factors = shown.factors(std::nullopt); !factors.empty()) {
    sections.push_back({"app-factors", words("factors.list")});
    groups.push_back(
        {{"group_id", "app-factors"}, {"group_title", words("factors.list")}, {"factors", std::move(factors)}});
  }
  for (std::size_t i = 0; i < set.groups.size(); ++i) {
    sections.push_back({set.groups[i].id, set.groups[i].title});
    groups.push_back({{"group_id", Value::borrowed(set.groups[i].id)},
                      {"group_title", Value::borrowed(set.groups[i].title)},
                      {"group_text", Value::borrowed(text_html(context.page(), set.groups[i].text))},
                      {"factors", shown.factors(i)}});
  }
  set_list(view, "factor_groups", "has_factor_groups", std::move(groups));

  const Catalogue& catalogue = context.linked.catalogue;
  const auto answered = analyse::answered_sets(catalogue, context.index);
  const auto answering = analyse::answering_sets(catalogue, context.index);
  TraceabilityView traced(context);
  if (!answered.empty()) traced.add(context.index, answered);
  for (const EntryIndex other : answering)
    if (other != context.index) traced.add(other, {context.index});
  if (answered.empty() && answering.empty()) traced.say(words.html("traceability.not-of-these"));
  traced.finish(view);
  sections.push_back({"app-traceability", words("traceability.title")});
}

std::string traceability_html(const EntryContext& context, const link::Block& block) {
  const Catalogue& catalogue = context.linked.catalogue;
  std::vector<EntryIndex> across;
  for (const std::string& id : block.columns) across.push_back(catalogue.targets.at(id).entry);
  TraceabilityView traced(context);
  for (const EntryIndex down : block.of) {
    const auto answered = analyse::answered_sets(catalogue, down);
    // Sets that the editor did not name stand in a matrix only where they have something to show.
    const bool has_any = std::ranges::any_of(
        answered, [&](EntryIndex other) { return across.empty() || std::ranges::find(across, other) != across.end(); });
    if (has_any || (block.names_them && !across.empty()))
      traced.add(down, across.empty() ? answered : across);
    else if (block.names_them)
      traced.say_nothing_of(down);
  }
  if (!block.names_them && across.empty()) traced.say_what_is_left();
  Object view;
  traced.finish(view);
  std::string html;
  context.templates.render("block-traceability", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render
