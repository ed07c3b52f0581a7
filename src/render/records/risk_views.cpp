#include "render/records/risk_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "analyse/risk_matrix.h"
#include "link/href.h"
#include "render/attribute_facts.h"
#include "render/layer_marks.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using analyse::RiskBand;
using analyse::RiskGaps;
using analyse::Risks;
using catalogue::EntryIndex;
using catalogue::Risk;
using catalogue::RiskLevel;
using catalogue::RiskRegister;
using catalogue::TextRef;
using link::href;
using markup::List;
using markup::Object;
using markup::Value;

struct BandLook {
  std::string_view name, shape;
  words::Name word;
};

// In the order of analyse::RiskBand.
constexpr std::array<BandLook, 3> bands{
    {{"lower", "○", "risks.lower"}, {"middle", "◐", "risks.middle"}, {"upper", "●", "risks.upper"}}};

// "■■□": how many steps of the scale a level takes.
std::string meter(const std::vector<RiskLevel>& scale, std::size_t level) {
  std::string steps;
  for (std::size_t i = 0; i < scale.size(); ++i) steps += i <= level ? "■" : "□";
  return steps;
}

// Some risks of one register, as a page shows them.
class ShownRegister {
 public:
  ShownRegister(const EntryContext& context, EntryIndex index, const std::vector<std::string>& categories)
      : context_(context),
        words_(context.linked.words),
        index_(index),
        entry_(context.linked.entry(index)),
        all_(std::get<RiskRegister>(entry_.detail)),
        risks_(analyse::risks_of(all_, categories)),
        gaps_(analyse::risk_gaps(all_, risks_)),
        title_(entry_.title) {
    std::vector<std::string> titles;
    for (const catalogue::RiskCategory& category : all_.categories)
      if (std::ranges::find(categories, category.id) != categories.end()) titles.push_back(category.title);
    if (!titles.empty())
      title_ = words_("risks.part", {{"register", title_}, {"categories", fmt::format("{}", fmt::join(titles, "; "))}});
  }

  // For the partial `risk-matrix`.
  [[nodiscard]] Object matrix() const {
    const analyse::RiskMatrix matrix = analyse::risk_matrix(all_, risks_);
    List impacts, rows, unplaced;
    for (const RiskLevel& impact : all_.impacts)
      impacts.push_back(Object{{"impact_title", Value::borrowed(impact.title)}});
    for (std::size_t likelihood = all_.likelihoods.size(); likelihood-- > 0;) {
      List cells;
      for (std::size_t impact = 0; impact < all_.impacts.size(); ++impact)
        cells.push_back(cell(matrix.cells[likelihood][impact], analyse::risk_band(all_, likelihood, impact)));
      rows.push_back({{"likelihood_title", Value::borrowed(all_.likelihoods[likelihood].title)},
                      {"matrix_cells", std::move(cells)}});
    }
    for (const std::size_t risk : gaps_.unrated) unplaced.push_back(link_item(risk));
    Object view{{"matrix_title", titled("risks.matrix", "risks.matrix-of")},
                {"matrix_impacts", std::move(impacts)},
                {"matrix_rows", std::move(rows)},
                {"impact_count", fmt::format("{}", all_.impacts.size())},
                // With more columns than these there is room for the numbers of risks and not for their titles.
                {"matrix_is_narrow", all_.impacts.size() <= 4}};
    set_list(view, "matrix_unplaced", "has_matrix_unplaced", std::move(unplaced));
    return view;
  }

  // What the register leaves out, a sentence each: for the partial `risk-gaps`.
  [[nodiscard]] List gap_sentences() const {
    List sentences;
    const auto add = [&](std::string html) { sentences.push_back(Object{{"gap_sentence", std::move(html)}}); };
    Risks unrated, half_rated;
    for (const std::size_t risk : gaps_.unrated)
      (all_.risks[risk].likelihood || all_.risks[risk].impact ? half_rated : unrated).push_back(risk);
    const auto all_of = [&](words::Name name, const auto& risks) { return words_.html(name, {{"all", risks.size()}}); };
    if (gaps_.unrated.empty()) add(all_of("risks.all-rated", risks_));
    if (!unrated.empty()) add(sentence("risks.unrated", unrated));
    if (!half_rated.empty()) add(sentence("risks.half-rated", half_rated));
    if (!gaps_.names_mitigations)
      add(all_of("risks.no-mitigations", all_.risks));
    else
      add(gaps_.unmitigated.empty() ? all_of("risks.all-mitigated", risks_)
                                    : sentence("risks.unmitigated", gaps_.unmitigated));
    if (!gaps_.names_owners)
      add(all_of("risks.no-owners", all_.risks));
    else
      add(gaps_.unowned.empty() ? all_of("risks.all-owned", risks_) : sentence("risks.unowned", gaps_.unowned));
    return sentences;
  }

  // For the partial `risk-table`. `columns` are keys of a risk; none means all that the register fills in. In a brief
  // table long texts are left to the place that its links lead to.
  [[nodiscard]] Object table(const std::vector<std::string>& columns, bool is_brief) const {
    std::vector<Column> shown;
    for (const Column& column : all_columns(is_brief)) {
      if (columns.empty() ? column.is_filled : std::ranges::find(columns, column.key) != columns.end())
        shown.push_back(column);
    }
    if (!columns.empty())  // as the editor orders them
      std::ranges::stable_sort(shown, {}, [&](const Column& column) { return std::ranges::find(columns, column.key); });
    List headings, rows;
    for (const Column& column : shown) headings.push_back(Object{{"risk_column", words_(column.title)}});
    for (const std::size_t risk : analyse::gaps_first(gaps_, risks_)) {
      List cells;
      for (const Column& column : shown) cells.push_back(column.cell(all_.risks[risk]));
      Object row = link_item(risk);
      row.set("risk_cells", std::move(cells));
      rows.push_back(std::move(row));
    }
    return {{"risk_table_title", titled("risks.table", "risks.table-of")},
            {"risk_columns", std::move(headings)},
            {"risk_rows", std::move(rows)}};
  }

  // Every risk with all that is said of it, by category.
  [[nodiscard]] List categories() const {
    List categories;
    for (std::size_t i = 0; i < all_.categories.size(); ++i) {
      List risks;
      for (const std::size_t risk : risks_)
        if (all_.risks[risk].category == i) risks.push_back(card(risk));
      if (risks.empty()) continue;
      categories.push_back(
          {{"category_title", Value::borrowed(all_.categories[i].title)}, {"category_risks", std::move(risks)}});
    }
    return categories;
  }

  [[nodiscard]] std::string counted() const {
    return words_.html("risks.counted", {{"count", all_.risks.size()}, {"categories", all_.categories.size()}});
  }

 private:
  struct Column {
    std::string_view key;
    words::Name title;
    bool is_filled;  // for at least one risk of the register
    std::function<Object(const Risk&)> cell;
  };

  [[nodiscard]] std::vector<Column> all_columns(bool is_brief) const {
    return {
        {"category", "risks.category", true,
         [this](const Risk& risk) { return cell_of(escaped(all_.categories[risk.category].title)); }},
        {"consequence", "risks.consequence", !is_brief,
         [this](const Risk& risk) { return text_cell(risk.consequence); }},
        {"likelihood", "risks.likelihood", true,
         [this](const Risk& risk) { return level_cell(all_.likelihoods, risk.likelihood); }},
        {"impact", "risks.impact", true, [this](const Risk& risk) { return level_cell(all_.impacts, risk.impact); }},
        {"mitigation", "risks.mitigation", gaps_.names_mitigations,
         [this, is_brief](const Risk& risk) {
           if (risk.mitigation == TextRef::none) return missing_cell("risks.none-named");
           return is_brief ? cell_of(escaped(words_("risks.named"))) : text_cell(risk.mitigation);
         }},
        {"owner", "risks.owner", gaps_.names_owners,
         [this](const Risk& risk) {
           return risk.owner.empty() ? missing_cell("risks.none-named") : cell_of(escaped(risk.owner));
         }},
    };
  }

  static Object cell_of(std::string html) { return Object{{"risk_cell", std::move(html)}}; }
  [[nodiscard]] Object text_cell(TextRef ref) const {
    return {{"risk_cell", Value::borrowed(text(ref))}, {"risk_is_text", true}};
  }
  // Sorted last.
  [[nodiscard]] Object missing_cell(words::Name words) const {
    return {{"risk_missing", words_(words)}, {"risk_has_sort", true}};
  }

  [[nodiscard]] Object level_cell(const std::vector<RiskLevel>& scale, const std::optional<std::size_t>& level) const {
    if (!level) return missing_cell("risks.not-rated");
    return {{"risk_cell", escaped(scale[*level].title)},
            {"risk_meter", meter(scale, *level)},
            {"risk_has_sort", true},
            {"risk_sort", fmt::format("{}", *level + 1)}};
  }

  [[nodiscard]] Object cell(const Risks& risks, RiskBand band) const {
    const BandLook& look = bands[static_cast<std::size_t>(band)];
    List items;
    for (const std::size_t risk : risks) items.push_back(link_item(risk));
    Object view{{"band", Value::borrowed(look.name)},
                {"band_word", words_(look.word)},
                {"band_shape", Value::borrowed(look.shape)}};
    set_list(view, "cell_risks", "has_cell_risks", std::move(items));
    return view;
  }

  // Numbers count through the register, whatever part of it is shown.
  [[nodiscard]] Object link_item(std::size_t risk) const {
    return {{"risk_number", fmt::format("{}", risk + 1)},
            {"risk_title", Value::borrowed(all_.risks[risk].title)},
            {"risk_href", risk_href(risk)}};
  }

  [[nodiscard]] Object card(std::size_t place) const {
    const Risk& risk = all_.risks[place];
    Object view{{"card_id", Value::borrowed(risk.id)},
                {"card_number", fmt::format("{}", place + 1)},
                {"card_title", Value::borrowed(risk.title)},
                {"card_consequence", Value::borrowed(text(risk.consequence))},
                {"card_is_rated", risk.likelihood || risk.impact},
                {"card_mitigation", Value::borrowed(text(risk.mitigation))},
                {"card_has_no_mitigation", gaps_.names_mitigations && risk.mitigation == TextRef::none},
                {"card_owner", Value::borrowed(risk.owner)},
                {"card_has_no_owner", gaps_.names_owners && risk.owner.empty()},
                {"card_models", reference_links(context_.linked, from(), risk.models)},
                {"card_factors", reference_links(context_.linked, from(), risk.factors)},
                {"card_note", Value::borrowed(text(risk.note))},
                {"card_source", source_html(context_.linked, from(), risk.source)}};
    const auto set_level = [&](markup::Key word, markup::Key shape, const std::vector<RiskLevel>& scale,
                               const std::optional<std::size_t>& level) {
      view.set(word, level ? Value::borrowed(scale[*level].title) : Value(words_("risks.not-rated")));
      if (level) view.set(shape, meter(scale, *level));
    };
    set_level("card_likelihood", "card_likelihood_meter", all_.likelihoods, risk.likelihood);
    set_level("card_impact", "card_impact_meter", all_.impacts, risk.impact);
    List facts;
    for (const catalogue::Fact& fact : risk.facts)
      add_fact(facts, fact.attribute->label, fact_html(context_.linked, context_.index, index_, fact));
    view.set("card_layer", item_mark(context_.linked, entry_, "risk", risk.id));
    view.set("card_attributes", std::move(facts));
    return view;
  }

  // "1 of 18 risks is not rated: VAT."
  [[nodiscard]] std::string sentence(words::Name name, const Risks& risks) const {
    std::vector<std::string> links;
    for (const std::size_t risk : risks)
      links.push_back(fmt::format("<a href=\"{}\">{}</a>", risk_href(risk), escaped(all_.risks[risk].title)));
    return words_.html(
        name, {{"count", risks.size()}, {"all", risks_.size()}, {"risks", fmt::format("{}", fmt::join(links, "; "))}});
  }

  // On other pages than its own, a register is called by its title.
  [[nodiscard]] std::string titled(words::Name own, words::Name elsewhere) const {
    return index_ == context_.index ? words_(own) : words_(elsewhere, {{"register", title_}});
  }
  [[nodiscard]] std::string_view from() const { return context_.entry().output; }
  [[nodiscard]] std::string risk_href(std::size_t risk) const {
    return index_ == context_.index ? "#" + all_.risks[risk].id : href(from(), entry_.output, all_.risks[risk].id);
  }
  [[nodiscard]] std::string_view text(TextRef ref) const {
    return context_.linked.text_on(context_.index, index_, ref);
  }

  const EntryContext& context_;
  const words::Words& words_;
  EntryIndex index_;
  const catalogue::Entry& entry_;
  const RiskRegister& all_;
  Risks risks_;
  RiskGaps gaps_;
  std::string title_;  // with the categories when not all are shown
};

std::string rendered(const EntryContext& context, std::string_view name, const Object& view) {
  std::string html;
  context.templates.render(name, context.shared, view, html);
  return html;
}

}  // namespace

void add_risk_register_view(const EntryContext& context, const RiskRegister& all, Object& view,
                            std::vector<PageSection>& sections) {
  const words::Words& words = context.linked.words;
  const ShownRegister shown(context, context.index, {});
  List facts;
  add_facts(context, true, facts);
  add_fact(facts, words("record.council"), escaped(all.council));
  if (all.date) add_fact(facts, words("record.date"), escaped(long_form(words, *all.date)));
  add_fact(facts, words("risks.fact"), shown.counted());
  add_fact(facts, words("record.source"), source_html(context.linked, context.entry().output, all.source));
  add_fact(facts, words("record.note"), std::string(text_html(context.page(), all.note)));
  add_facts(context, false, facts);
  set_list(view, "facts", "has_facts", std::move(facts));
  set_list(view, "risk_gaps", "has_risk_gaps", shown.gap_sentences());
  view.set("risk_matrix", shown.matrix());
  view.set("risk_table", shown.table({}, true));
  set_list(view, "risk_categories", "has_risk_categories", shown.categories());
  sections.push_back({"app-matrix", words("risks.matrix-heading")});
  sections.push_back({"app-register", words("risks.register-heading")});
}

std::string risk_matrix_html(const EntryContext& context, const link::Block& block) {
  List matrices;
  for (const EntryIndex index : block.of)
    matrices.push_back(Object{{"risk_matrix", ShownRegister(context, index, block.rows).matrix()}});
  Object view;
  set_list(view, "risk_matrices", "has_risk_matrices", std::move(matrices));
  return rendered(context, "block-risk-matrix", view);
}

std::string risk_register_html(const EntryContext& context, const link::Block& block) {
  List tables;
  for (const EntryIndex index : block.of) {
    const ShownRegister shown(context, index, block.rows);
    Object table{{"risk_table", shown.table(block.columns, false)}};
    set_list(table, "risk_gaps", "has_risk_gaps", shown.gap_sentences());
    tables.push_back(std::move(table));
  }
  Object view;
  set_list(view, "risk_tables", "has_risk_tables", std::move(tables));
  return rendered(context, "block-risk-register", view);
}

}  // namespace scrutineer::render
