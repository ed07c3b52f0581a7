#include "read/appraisal_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/edit_distance.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/toml_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Appraisal;
using catalogue::Entry;
using catalogue::IdRef;
using catalogue::TextRef;

constexpr std::array<std::string_view, 2> cell_kinds{"weighted", "raw"};
constexpr std::array<std::string_view, 2> better_ends{"higher", "lower"};
constexpr std::array<std::string_view, 2> band_kinds{"weighted score", "raw score"};
constexpr std::array<std::string_view, 2> gate_results{"pass", "fail"};
constexpr std::array<std::string_view, 2> unprinted{"unreadable", "not scored"};

class AppraisalReader {
 public:
  AppraisalReader(Entry& entry, Appraisal& appraisal, base::Diagnostics& out)
      : entry_(entry), appraisal_(appraisal), out_(out) {}

  void read(TableReader& table) {
    appraisal_.id = entry_.id;
    appraisal_.title = entry_.title;
    appraisal_.span = table.span("title");
    appraisal_.council = table.required_text("council");
    appraisal_.date = table.fact_date("date");
    appraisal_.date_note = text(table, "date_note");
    appraisal_.conclusion = text(table, "conclusion");
    appraisal_.note = text(table, "note");
    table.require("source");
    appraisal_.source = source(table);
    table.require("cells");
    const auto cells = table.choice("cells", cell_kinds);
    appraisal_.weighted = cells == 0;
    has_scores_ = cells.has_value();

    read_scale(table);
    read_bands(table);
    read_stated(table);
    each(table, "group", appraisal_.groups,
         [&](TableReader& from, catalogue::CriterionGroup& group) { group.text = text(from, "text"); });
    table.require("option");
    each(table, "option", appraisal_.options,
         [&](TableReader& from, catalogue::Option& option) { read_option(from, option); });
    for (const catalogue::Option& option : appraisal_.options) option_ids_.push_back(option.id);
    for (const catalogue::Level& level : appraisal_.scale.levels) level_ids_.push_back(level.id);
    for (const catalogue::CriterionGroup& group : appraisal_.groups) group_ids_.push_back(group.id);
    each(table, "gate", appraisal_.gates, [&](TableReader& from, catalogue::Gate& gate) { read_gate(from, gate); });
    table.require("criterion");
    each(table, "criterion", appraisal_.criteria,
         [&](TableReader& from, catalogue::Criterion& criterion) { read_criterion(from, criterion); });
    for (TableReader& from : table.tables("long_list")) read_step(from);
    const auto remark = [&](TableReader& from, catalogue::Remark& read) {
      read.text = text(from, "text");
      read.source = source(from);
    };
    each(table, "assumption", appraisal_.assumptions, remark);
    each(table, "issue", appraisal_.issues, remark);
  }

  // Whether it is known what scores the cells stand for: what they hold, and every weight.
  [[nodiscard]] bool has_scores() const { return has_scores_; }

 private:
  TextRef text(TableReader& table, std::string_view key) { return keep(entry_, table.passage(key)); }
  static catalogue::SourceRef source(TableReader& table) {
    return table.source("source").value_or(catalogue::SourceRef{});
  }

  static catalogue::OptionalFigure figure(TableReader& table, std::string_view key) {
    const auto read = table.figure(key);
    if (!read) return std::nullopt;
    return catalogue::PrintedFigure{*read, table.span(key)};
  }

  // A list of tables that each have an id and a title.
  template <class Thing, class Rest>
  void each(TableReader& table, std::string_view key, std::vector<Thing>& things, Rest rest) {
    std::vector<IdRef> ids;
    for (TableReader& from : table.tables(key)) {
      Thing thing;
      ids.push_back(from.own_id("id"));
      thing.id = ids.back().id;
      thing.span = ids.back().span;
      thing.title = from.required_text("title");
      rest(from, thing);
      from.finish();
      things.push_back(std::move(thing));
    }
    report_duplicate_ids(ids, fmt::format("[[{}]] tables", key), out_);
  }

  // The places of a table's keys in `ids`; keys that are none of them are reported.
  std::vector<std::pair<std::size_t, std::string_view>> members(const TableReader& table, std::string_view code,
                                                                std::string_view what,
                                                                const std::vector<std::string>& ids) {
    std::vector<std::pair<std::size_t, std::string_view>> result;
    for (const std::string_view key : table.keys()) {
      const auto found = std::ranges::find(ids, key);
      if (found != ids.end()) {
        result.emplace_back(found - ids.begin(), key);
        continue;
      }
      const auto close = base::nearest(key, ids);
      out_.error(
          code, table.key_span(key), fmt::format("there is no {} \"{}\"", what, key),
          close ? fmt::format("did you mean \"{}\"?", *close) : fmt::format("there are {}", fmt::join(ids, ", ")));
    }
    return result;
  }

  void read_scale(TableReader& table) {
    table.require("scale");
    auto from = table.table("scale");
    if (!from) return;
    catalogue::Scale& scale = appraisal_.scale;
    scale.span = from->span();
    from->require("levels");
    each(*from, "levels", scale.levels, [&](TableReader& level_table, catalogue::Level& level) {
      level_table.require("score");
      if (const auto score = level_table.figure("score")) level.score = score->value;
    });
    if (const auto better = from->choice("better", better_ends))
      scale.better = *better == 0 ? catalogue::Better::higher : catalogue::Better::lower;
    scale.source = source(*from);
    from->finish();
  }

  void read_bands(TableReader& table) {
    auto from = table.table("bands");
    if (!from) return;
    catalogue::Bands& bands = appraisal_.bands.emplace();
    bands.span = from->span();
    from->require("applies_to");
    bands.weighted = from->choice("applies_to", band_kinds).value_or(0) == 0;
    from->require("levels");
    each(*from, "levels", bands.levels, [&](TableReader& band_table, catalogue::Band& band) {
      band_table.require("from");
      band_table.require("to");
      if (const auto end = band_table.figure("from")) band.from = end->value;
      if (const auto end = band_table.figure("to")) band.to = end->value;
    });
    bands.source = source(*from);
    from->finish();
  }

  void read_stated(TableReader& table) {
    auto from = table.table("stated");
    if (!from) return;
    catalogue::Stated& stated = appraisal_.stated;
    stated.span = from->span();
    stated.criteria = from->integer("criteria");
    stated.scored_criteria = from->integer("scored_criteria");
    stated.maximum_total = figure(*from, "maximum_total");
    stated.source = source(*from);
    from->finish();
  }

  void read_option(TableReader& table, catalogue::Option& option) {
    option.model = table.id("model");
    option.summary = text(table, "summary");
    option.note = text(table, "note");
    option.as_now = table.flag("as_now", false);
    option.source = source(table);
    option.published.span = table.span("published");
    if (auto from = table.table("published")) {
      option.published.total = figure(*from, "total");
      option.published.percent = figure(*from, "percent");
      option.published.unweighted_total = figure(*from, "unweighted_total");
      option.published.rank = figure(*from, "rank");
      from->finish();
    }
  }

  void read_gate(TableReader& table, catalogue::Gate& gate) {
    gate.text = text(table, "text");
    gate.source = source(table);
    gate.passed.assign(appraisal_.options.size(), false);
    table.require("results");
    auto from = table.table("results");
    if (!from) return;
    for (const auto& [option, key] : members(*from, "unknown-option", "option", option_ids_)) {
      gate.passed[option] = from->choice(key, gate_results) == 0;
    }
    for (const std::string& id : option_ids_) from->require(id);
  }

  void read_criterion(TableReader& table, catalogue::Criterion& criterion) {
    if (const auto group = table.id("group")) {
      criterion.group = group->id;
      if (std::ranges::find(group_ids_, group->id) == group_ids_.end()) {
        const auto close = base::nearest(group->id, group_ids_);
        out_.error("unknown-group", group->span, fmt::format("there is no group \"{}\"", group->id),
                   close ? fmt::format("did you mean \"{}\"?", *close) : "groups are [[group]] tables");
      }
    }
    criterion.text = text(table, "text");
    criterion.why = text(table, "why");
    criterion.weight = figure(table, "weight");
    if (table.has("weight") && !criterion.weight) {  // which is reported
      criterion.weight = catalogue::PrintedFigure{{1, 0}, table.span("weight")};
      has_scores_ = false;
    }
    criterion.maximum = figure(table, "maximum");
    criterion.not_assessed = text(table, "not_assessed");
    criterion.remark = text(table, "remark");
    criterion.source = source(table);
    if (auto from = table.table("levels")) {
      for (const auto& [level, key] : members(*from, "unknown-level", "level", level_ids_)) {
        criterion.levels.push_back({level, text(*from, key), from->span(key)});
      }
      std::ranges::sort(criterion.levels, {}, &catalogue::LevelMeaning::level);
    }
    if (auto from = table.table("expects")) {
      for (const auto& [level, key] : members(*from, "unknown-level", "level", level_ids_)) {
        if (const auto count = from->integer(key)) criterion.expects.push_back({level, *count, from->span(key)});
      }
      std::ranges::sort(criterion.expects, {}, &catalogue::Expectation::level);
    }
    read_cells(table, criterion);
  }

  void read_cells(TableReader& table, catalogue::Criterion& criterion) {
    auto printed = table.table("published");
    if (!criterion.scored()) {
      if (printed) {
        out_.error("scored-and-not-assessed", printed->span(),
                   fmt::format("\"{}\" has scores, but \"not_assessed\" says that it was not scored", criterion.id),
                   "leave one of them out");
      }
    } else if (!printed) {
      table.require("published");
    }
    if (criterion.scored()) criterion.cells.resize(appraisal_.options.size());
    for (catalogue::Cell& cell : criterion.cells) cell.span = criterion.span;
    if (printed && criterion.scored()) {
      for (const auto& [option, key] : members(*printed, "unknown-option", "option", option_ids_)) {
        read_cell(*printed, key, criterion.cells[option]);
      }
      for (const std::string& id : option_ids_) {
        if (!printed->has(id)) {
          out_.error("missing-cell", printed->span(), fmt::format("\"{}\" has no score for \"{}\"", criterion.id, id),
                     "write \"unreadable\" when the copy does not show it, or \"not scored\"");
        }
      }
    }
    read_remarks(table, "rationale", criterion, &catalogue::Cell::rationale);
    read_remarks(table, "note", criterion, &catalogue::Cell::note);
  }

  void read_cell(TableReader& table, std::string_view key, catalogue::Cell& cell) {
    cell.span = table.span(key);
    if (table.holds_text(key)) {
      const auto state = table.choice(key, unprinted);
      cell.state = state == 1 ? catalogue::CellState::not_scored : catalogue::CellState::unreadable;
      return;
    }
    std::optional<base::Figure> value;
    if (table.holds_table(key)) {
      auto from = table.table(key);
      from->require("value");
      value = from->figure("value");
      cell.as_printed = from->flag("as_printed", false);
      cell.note = text(*from, "note");
      from->finish();
    } else {
      value = table.figure(key);
    }
    if (!value) return;
    cell.state = catalogue::CellState::printed;
    cell.value = *value;
  }

  // Texts by option.
  void read_remarks(TableReader& table, std::string_view key, catalogue::Criterion& criterion,
                    TextRef catalogue::Cell::*member) {
    auto from = table.table(key);
    if (!from) return;
    for (const auto& [option, id] : members(*from, "unknown-option", "option", option_ids_)) {
      const TextRef read = text(*from, id);
      if (option < criterion.cells.size()) criterion.cells[option].*member = read;
    }
  }

  void read_step(TableReader& table) {
    catalogue::LongListStep step;
    step.span = table.span();
    step.title = table.required_text("title");
    table.require("options");
    step.options = table.integer("options").value_or(0);
    step.text = text(table, "text");
    step.source = source(table);
    table.finish();
    appraisal_.long_list.push_back(std::move(step));
  }

  Entry& entry_;
  Appraisal& appraisal_;
  base::Diagnostics& out_;
  std::vector<std::string> option_ids_, level_ids_, group_ids_;
  bool has_scores_ = false;
};

}  // namespace

void read_appraisal_keys(Entry& entry, TableReader& table, Appraisal& appraisal, base::Diagnostics& out) {
  AppraisalReader reader(entry, appraisal, out);
  reader.read(table);
  check_appraisal(appraisal, reader.has_scores(), out);
}

std::optional<Entry> read_appraisal(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<Appraisal>(file, catalogue::Kind::appraisal, out, read_appraisal_keys);
}

}  // namespace scrutineer::read
