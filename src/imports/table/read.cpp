#include "imports/table/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/letter_case.h"
#include "base/slug.h"
#include "base/web_address.h"
#include "imports/appraisal_reading.h"
#include "imports/dates.h"
#include "imports/numbers.h"
#include "imports/sheet_messages.h"
#include "imports/table/cells.h"
#include "imports/table/levels.h"
#include "imports/table/measures.h"
#include "read/table_reader.h"
#include "read/term_heading.h"

namespace scrutineer::imports {
namespace {

constexpr std::string_view own_corner = "Likelihood, by impact";  // of the matrix in our own workbooks

// "a", "b" → whether all but for the case are the same text.
bool is_same(std::string_view a, std::string_view b) { return base::equal_but_for_case(a, b); }

// The id of what is called so in a list, which gets it where it is new.
std::string id_among(std::vector<Named>& list, const std::string& text, std::string_view what,
                     const std::string& place) {
  const auto found = std::ranges::find_if(list, [&](const Named& each) { return is_same(each.title, text); });
  if (found != list.end()) return found->id;
  std::vector<std::string> ids;
  for (const Named& each : list) ids.push_back(each.id);
  list.push_back({unique_id(text, fmt::format("{}-{}", what, ids.size() + 1), ids), text, place});
  return list.back().id;
}

// As a command line takes them: "Low,Very high" in quotation marks.
std::string as_argument(const std::vector<std::string>& levels) {
  const std::string joined = fmt::format("{}", fmt::join(levels, ","));
  return joined.find_first_of(" ()&;|<>'$*?!") == std::string::npos ? joined : fmt::format("\"{}\"", joined);
}

class RowsReader {
 public:
  RowsReader(const Workbook& book, const RowsTable& table, const ReadChoices& choices, const SiteNames& site,
             Messages& messages)
      : book_(book), table_(table), sheet_(*table.sheet), choices_(choices), site_(site), messages_(messages) {}

  std::optional<ReadTable> read() {
    result_.kind = table_.kind;
    result_.sheet = sheet_.name;
    result_.range = table_.range;
    choose_rows();
    refuse_formulas();
    if (messages_.has_errors()) return std::nullopt;
    read_scales();
    if (messages_.has_errors()) return std::nullopt;
    if (table_.kind->takes_periods) {
      result_.series = read_series(table_, rows_, choices_, site_, messages_);
    } else {
      name_things();
      for (const ThingRow* row : rows_) read_thing(*row);
      compare_ratings();
      tell_missing();
      tell_unread();
    }
    report_hidden_cells();
    keep_others();
    if (messages_.has_errors()) return std::nullopt;
    return std::move(result_);
  }

 private:
  // ---- which rows ----------------------------------------------------------------------------------------------

  // Our own tables hold the rows of several files.
  void choose_rows() {
    const FoundColumn* file = table_.column(Holds::file);
    std::vector<std::string> files;
    for (const ThingRow& thing : table_.things) {
      const std::string of = file ? text_of(cells_in(sheet_, thing.rows, file->column)) : std::string();
      if (!of.empty() && std::ranges::find(files, of) == files.end()) files.push_back(of);
      if (!choices_.only || is_same(of, *choices_.only)) rows_.push_back(&thing);
    }
    if (!choices_.only && files.size() > 1)
      messages_.error("several-files", sheet_.place_name({table_.head, file->column}),
                      fmt::format("the rows belong to several files: {}", listed(files)),
                      fmt::format("say whose rows to take: --only \"{}\"", files.front()));
    if (choices_.only && rows_.empty())
      messages_.error(
          "several-files", sheet_.row_name(table_.head), fmt::format("no row belongs to {}", in_quotes(*choices_.only)),
          files.empty() ? "no column says what rows belong to" : fmt::format("there are {}", listed(files)));
  }

  void refuse_formulas() {
    std::vector<std::string> names;
    const auto look = [&](std::uint32_t column) {
      for (const ThingRow* thing : rows_)
        for (const std::uint32_t row : thing->rows)
          if (const Cell* cell = sheet_.at({row, column}); cell && book_.lacks_value(*cell))
            names.push_back(cell_name({row, column}));
    };
    for (const FoundColumn& column : table_.columns) look(column.column);
    for (const PeriodColumn& column : table_.periods) look(column.column);
    refuse_unstored(sheet_, names, messages_);
  }

  // ---- scales --------------------------------------------------------------------------------------------------

  void read_scales() {
    for (const ColumnKind& kind : table_.kind->columns)
      if (kind.holds == Holds::level) read_scale(kind);
  }

  void read_scale(const ColumnKind& kind) {
    ReadScale& scale = result_.scales.emplace_back();
    scale.key = kind.key;
    std::vector<std::string> used;
    const FoundColumn* column = table_.column(kind.key);
    for (const ThingRow* thing : rows_) {
      if (!column) break;
      const auto cells = cells_in(sheet_, thing->rows, column->column);
      const std::string text = cells.empty() ? std::string() : cells.front()->shown;
      if (text.empty() || says_nothing(text) || cells.front()->kind == CellKind::error) continue;
      if (std::ranges::none_of(used, [&](const std::string& each) { return is_same(each, text); }))
        used.push_back(text);
    }
    std::vector<std::string> levels;
    if (const auto said = choices_.scales.find(std::string(kind.key)); said != choices_.scales.end()) {
      levels = said->second;
      scale.comment = fmt::format("--{}", kind.key);
      refuse_unlisted(kind, used, levels);
    } else if (auto own = levels_of_own_matrix(kind); !own.empty()) {
      levels = std::move(own);
      scale.comment = "as in every workbook of Scrutineer's";
    } else if (auto headed = levels_said(column, used)) {
      levels = std::move(*headed);
      scale.comment = fmt::format("{} says {}", cell_name({table_.head, column->column}), in_quotes(column->heading));
    } else if (used.size() >= 2) {
      levels = ordered(kind, *column, used);
      scale.comment = "those that the sheet uses: add others that could be given";
    } else {
      messages_.warning("no-scale", column ? sheet_.place_name({table_.head, column->column}) : std::string(),
                        !column ? fmt::format("no column is headed as that of the {}", kind.key)
                        : used.empty()
                            ? fmt::format("the sheet rates no {}", kind.key)
                            : fmt::format("the sheet uses one level of {} alone: {}", kind.key, used.front()),
                        column ? fmt::format("say which there are, the lowest first: --{} Low,Medium,High", kind.key)
                               : fmt::format("--column {}=E names it, where there is one", kind.key));
    }
    std::vector<std::string> ids;
    for (const std::string& level : levels)
      scale.levels.push_back({unique_id(level, fmt::format("level-{}", ids.size() + 1), ids), level, {}});
  }

  // Those that the heading of a column says, where all that are used are among them.
  static std::optional<std::vector<std::string>> levels_said(const FoundColumn* column,
                                                             const std::vector<std::string>& used) {
    auto levels = column ? levels_in_heading(column->heading) : std::nullopt;
    const auto is_listed = [&](const std::string& each) { return std::ranges::find(*levels, each) != levels->end(); };
    return levels && std::ranges::all_of(used, is_listed) ? std::move(levels) : std::nullopt;
  }

  std::vector<std::string> ordered(const ColumnKind& kind, const FoundColumn& column,
                                   const std::vector<std::string>& used) {
    if (auto levels = in_order(used)) {
      messages_.warning(
          "levels-used", sheet_.place_name({table_.head, column.column}),
          fmt::format("the sheet uses these levels of {}: {}", kind.key, listed(*levels)),
          fmt::format("if others could be given, list all, the lowest first: --{} {}", kind.key, as_argument(*levels)));
      return std::move(*levels);
    }
    messages_.error("unclear-levels", sheet_.place_name({table_.head, column.column}),
                    fmt::format("which level of {} is higher than which is not known: {}", kind.key, listed(used)),
                    fmt::format("list them, the lowest first: --{} {}", kind.key, as_argument(used)));
    return {};
  }

  void refuse_unlisted(const ColumnKind& kind, const std::vector<std::string>& used,
                       const std::vector<std::string>& levels) {
    for (const std::string& each : used)
      if (std::ranges::none_of(levels, [&](const std::string& level) { return is_same(level, each); }))
        messages_.error(
            "unclear-levels", {}, fmt::format("the sheet has {}, which --{} does not list", in_quotes(each), kind.key),
            fmt::format("list all levels, the lowest first, with this one: --{} {}", kind.key, as_argument(levels)));
  }

  // Impacts stand beside each other there, the lowest first, and likelihoods below each other, the highest first.
  [[nodiscard]] std::vector<std::string> levels_of_own_matrix(const ColumnKind& kind) const {
    std::vector<std::string> levels;
    for (const Sheet& sheet : book_.sheets) {
      const auto corner =
          std::ranges::find_if(sheet.cells(), [](const auto& each) { return each.second.shown == own_corner; });
      if (corner == sheet.cells().end()) continue;
      const bool across = kind.key == "impact";
      for (Place at = corner->first;;) {
        ++(across ? at.column : at.row);
        if (!sheet.at(at)) break;
        levels.emplace_back(sheet.shown(at));
      }
      if (!across) std::ranges::reverse(levels);
    }
    return levels;
  }

  // Where a column is likelihood × impact of most risks, those of which it is not are told.
  void compare_ratings() {
    const FoundColumn *likelihood = table_.column("likelihood"), *impact = table_.column("impact");
    if (!likelihood || !impact) return;
    const auto number = [&](const ThingRow* row, std::uint32_t column) {
      const auto cells = cells_in(sheet_, row->rows, column);
      return cells.empty() ? std::nullopt : number_of_level(cells.front()->shown);
    };
    for (const OtherColumn& column : table_.others) {
      std::size_t same = 0;
      std::vector<std::pair<std::size_t, std::string>> others;  // things
      for (std::size_t at = 0; at < rows_.size(); ++at) {
        const auto first = number(rows_[at], likelihood->column), second = number(rows_[at], impact->column);
        const Place place = shown_place(sheet_, {rows_[at]->rows.front(), column.column});
        const auto shown = number_in(sheet_.shown(place));
        if (!first || !second || !shown) continue;
        if (shown->figure.value == *first * *second) {
          ++same;
          continue;
        }
        others.emplace_back(at, fmt::format("{} shows {}, and likelihood × impact comes to {}", cell_name(place),
                                            sheet_.text(place), base::to_short_text(*first * *second, 9)));
      }
      for (const auto& [at, text] : same > others.size() && same > 1 ? others : decltype(others){}) {
        result_.things[at].remarks.push_back(text);
        messages_.warning("other-result", result_.things[at].place, text,
                          "readers see likelihood and impact as they are");
      }
    }
  }

  // ---- names ---------------------------------------------------------------------------------------------------

  void name_things() {
    std::vector<std::string> ids = site_.taken;
    const FoundColumn* given = table_.column(Holds::id);
    are_ids_given_ = given && std::ranges::all_of(rows_, [&](const ThingRow* thing) {
                       return can_stay_id(text_of(cells_in(sheet_, thing->rows, given->column)));
                     });
    if (choices_.leaves_known) leave_known(given);
    if (are_ids_given_)
      for (const ThingRow* thing : rows_) ids.push_back(text_of(cells_in(sheet_, thing->rows, given->column)));
    const std::uint32_t name = table_.column(table_.kind->naming().key)->column;
    for (const ThingRow* row : rows_) {
      ReadThing thing;
      thing.name = text_of(cells_in(sheet_, row->rows, name));
      thing.place = sheet_.row_name(row->rows.front());
      if (row->rows.size() > 1) {
        thing.place = sheet_.row_name(row->rows.front());
        thing.place.replace(thing.place.rfind("row "), 4, "rows ");
        thing.place += fmt::format(" to {}", row->rows.back() + 1);
      }
      thing.id = are_ids_given_ ? text_of(cells_in(sheet_, row->rows, given->column))
                 : table_.kind->name == "glossary"
                     ? unique_id(read::split_term_heading(thing.name).id(), "term", ids)
                     : unique_id(thing.name, fmt::format("{}-{}", table_.kind->thing, result_.things.size() + 1), ids);
      result_.things.push_back(std::move(thing));
    }
  }

  // What another file of the site has by the same id would be there twice.
  void leave_known(const FoundColumn* given) {
    const bool is_glossary = table_.kind->name == "glossary";
    if (!are_ids_given_ && !is_glossary) return;  // ids are made so that they are free
    const std::uint32_t name = table_.column(table_.kind->naming().key)->column;
    std::vector<std::string> known;
    std::erase_if(rows_, [&](const ThingRow* row) {
      std::string said = text_of(cells_in(sheet_, row->rows, name));
      const std::string id =
          are_ids_given_ ? text_of(cells_in(sheet_, row->rows, given->column)) : read::split_term_heading(said).id();
      if (std::ranges::find(site_.taken, id) == site_.taken.end()) return false;
      known.push_back(in_quotes(said));
      return true;
    });
    if (!known.empty())
      messages_.warning("known-elsewhere", {},
                        fmt::format("another file of the site has {}: {} left out", listed(known),
                                    known.size() == 1 ? "it was" : "they were"),
                        "change that file where the sheet says something else");
  }

  // ---- things --------------------------------------------------------------------------------------------------

  // Where a cell of the thing leads to.
  [[nodiscard]] std::string link_of(std::string_view key) {
    const FoundColumn* column = table_.column(key);
    const Place at{rows_[at_ - 1]->rows.front(), column ? column->column : 0};
    const auto found = column ? sheet_.links.find(at) : sheet_.links.end();
    if (found == sheet_.links.end() || !base::is_web_address(found->second)) return {};
    used_links_.insert(at);
    return found->second;
  }

  // A title that is a link gives the address, where nothing else does.
  void read_link_of_name(ReadThing& thing) {
    const ColumnKind* address = table_.kind->column("url");
    if (!address || thing.field("url")) return;
    const std::string_view key = table_.kind->naming().key;
    if (std::string link = link_of(key); !link.empty())
      add(thing, *address, {std::move(link)}, cell_name({rows_[at_ - 1]->rows.front(), table_.column(key)->column}));
  }

  void read_thing(const ThingRow& row) {
    ReadThing& thing = result_.things[at_++];
    for (const ColumnKind& kind : table_.kind->columns) {
      const FoundColumn* column = table_.column(kind.key);
      std::vector<const Cell*> cells = column ? cells_in(sheet_, row.rows, column->column) : std::vector<const Cell*>{};
      const std::string name = column ? cell_name(shown_place(sheet_, {row.rows.front(), column->column})) : "";
      std::erase_if(cells, [&](const Cell* cell) { return tells_nothing(kind, name, *cell, thing); });
      Cell set;
      if (cells.empty()) {
        if (const auto said = choices_.set.find(std::string(kind.key)); said != choices_.set.end()) {
          set.shown = said->second;
          cells.push_back(&set);
        }
      }
      if (kind.holds == Holds::group)
        read_group(kind, row, cells, name, thing);
      else if (!cells.empty())
        read_field(kind, name.empty() || cells.front() == &set ? std::string("--set") : name, cells, thing);
    }
    read_link_of_name(thing);
    std::ranges::move(table_.other_cells(row), std::back_inserter(thing.remarks));
  }

  // "n/a", or an error: kept as a remark.
  bool tells_nothing(const ColumnKind& kind, const std::string& name, const Cell& cell, ReadThing& thing) {
    if (cell.kind != CellKind::error && !says_nothing(cell.shown)) return false;
    thing.remarks.push_back(fmt::format("{}: {} shows {}", kind.key, name, in_quotes(cell.shown)));
    if (cell.kind == CellKind::error)
      messages_.warning("cell-error", sheet_.on_sheet(name),
                        fmt::format("the cell shows {}: it became a comment", cell.shown), "mend it in the sheet");
    return true;
  }

  void add(ReadThing& thing, const ColumnKind& kind, std::vector<std::string> items, std::string comment = {}) const {
    thing.fields.push_back({&kind, std::move(items), std::move(comment), false});
  }

  void add_open(ReadThing& thing, const ColumnKind& kind, std::string comment) const {
    thing.fields.push_back({&kind, {"…"}, std::move(comment), true});
  }

  void read_field(const ColumnKind& kind, const std::string& name, const std::vector<const Cell*>& cells,
                  ReadThing& thing) {
    const std::string text = text_of(cells);
    const auto remark = [&] {
      thing.remarks.push_back(fmt::format("{}: {} shows {}", kind.key, name, in_quotes(text)));
    };
    switch (kind.holds) {
      case Holds::id:
        if (!are_ids_given_) remark();
        return;
      case Holds::name:
      case Holds::name_words:
      case Holds::words:
      case Holds::plain:
        return add(thing, kind, {text});
      case Holds::words_list:
        return add(thing, kind, items_of(cells, false));
      case Holds::plain_list:
        return add(thing, kind, items_of(cells, kind.key == "tags"));
      case Holds::stages:
        return add_words(thing, kind, "stage", items_of(cells, false), name);
      case Holds::source_kind:
        return add_words(thing, kind, "source-kind", {text}, name);
      case Holds::level:
        return read_level(kind, name, text, thing);
      case Holds::references:
      case Holds::terms:
        return read_references(kind, name, items_of(cells, false), thing);
      case Holds::date:
        if (auto date = date_in(text))
          add(thing, kind, {std::move(*date)});
        else {
          add_open(thing, kind,
                   fmt::format("{} shows {}: a year, \"2016-04\" or \"2016-04-03\"", name, in_quotes(text)));
          unread_dates_.push_back(name);
        }
        return;
      case Holds::yes:
        if (answer_in(text) == Answer::yes) return add(thing, kind, {"true"});
        if (answer_in(text) == Answer::neither) remark();
        return;
      case Holds::priority:
        if (const auto id = priority_in(text)) return add(thing, kind, {*id});
        return remark();
      case Holds::address:
        if (base::is_web_address(text)) return add(thing, kind, {text});
        if (const std::string address = link_of(kind.key); !address.empty()) return add(thing, kind, {address}, name);
        unread_addresses_.push_back(name);
        return remark();
      case Holds::source:
        return read_source(kind, name, text, thing);
      case Holds::where:
        // Only beside a source that was found.
        return thing.field("source") ? add(thing, kind, {text}) : remark();
      case Holds::file:
      case Holds::figure:
      case Holds::better:
      case Holds::group:
        return;
    }
  }

  // Words of the vocabulary: those of the site, or new ones to define.
  void add_words(ReadThing& thing, const ColumnKind& kind, std::string_view of, const std::vector<std::string>& items,
                 const std::string& name) {
    std::vector<std::string> ids;
    for (const std::string& item : items) ids.push_back(word(of, item, name));
    add(thing, kind, std::move(ids));
  }

  std::string word(std::string_view of, const std::string& text, const std::string& place) {
    return word_id(result_, site_, of, text, place);
  }

  // One of the site; "high" where it defines none, which its exports call high priority.
  [[nodiscard]] std::optional<std::string> priority_in(const std::string& text) const {
    const std::string slug = base::slug(text);
    for (const std::string& each : {text, slug})
      if (const SiteName* known = site_.find("priority", each)) return known->id;
    const bool is_high = slug == "high" || slug == "high-priority";
    return is_high && !site_.has("priority") ? std::optional<std::string>("high") : std::nullopt;
  }

  void read_level(const ColumnKind& kind, const std::string& name, const std::string& text, ReadThing& thing) {
    const auto scale = std::ranges::find(result_.scales, kind.key, &ReadScale::key);
    for (const Named& level : scale->levels)
      if (is_same(level.title, text)) return add(thing, kind, {level.id});
    add_open(thing, kind, fmt::format("{} shows {}", name, in_quotes(text)));
  }

  void read_references(const ColumnKind& kind, const std::string& name, const std::vector<std::string>& items,
                       ReadThing& thing) {
    std::vector<std::string> ids;
    for (const std::string& item : items) {
      if (kind.holds == Holds::terms) {
        if (const ReadThing* term = term_called(item)) {
          ids.push_back(term->id);
          continue;
        }
      }
      const std::string_view of = kind.holds == Holds::terms ? "term" : kind.of;
      if (const SiteName* known = site_.find(of, item)) {
        ids.push_back(known->id);
        continue;
      }
      thing.remarks.push_back(fmt::format("{}: {} shows {}", kind.key, name, in_quotes(item)));
      tell_unknown(kind, of, name, item);
    }
    if (!ids.empty()) add(thing, kind, std::move(ids));
  }

  void tell_unknown(const ColumnKind& kind, std::string_view of, const std::string& name, const std::string& item) {
    const std::string near = site_.nearest(of, item);
    messages_.warning(
        "unknown-name", sheet_.on_sheet(name),
        site_.is_known ? fmt::format("the site has no {} called {}: it became a comment", of, in_quotes(item))
                       : fmt::format("no site was given to look {} up in: it became a comment", in_quotes(item)),
        !site_.is_known ? std::string("--site names the folder of the site, and so does an --output in it")
        : near.empty()  ? fmt::format("write ids of the site under {}", kind.key)
                        : near);
  }

  [[nodiscard]] const ReadThing* term_called(const std::string& text) const {
    const FoundColumn* acronym = table_.column("acronym");
    for (std::size_t at = 0; at < result_.things.size(); ++at) {
      const ReadThing& thing = result_.things[at];
      if (is_same(thing.name, text) || thing.id == text) return &thing;
      if (acronym && text_of(cells_in(sheet_, rows_[at]->rows, acronym->column)) == text) return &thing;
    }
    return nullptr;
  }

  void read_source(const ColumnKind& kind, const std::string& name, const std::string& text, ReadThing& thing) {
    if (const SiteName* known = site_.find("source", text)) return add(thing, kind, {known->id});
    thing.remarks.push_back(fmt::format("{}: {} shows {}", kind.key, name, in_quotes(text)));
    if (site_.is_known) tell_unknown(kind, "source", name, text);
  }

  // ---- groups --------------------------------------------------------------------------------------------------

  // Of its own cell, the heading above, or the last cell above in the column.
  void read_group(const ColumnKind& kind, const ThingRow& row, const std::vector<const Cell*>& cells,
                  const std::string& name, ReadThing& thing) {
    std::string text, comment;
    if (!cells.empty()) {
      text = text_of(cells);
      if (table_.column(kind.key)) last_group_ = {text, name};
    } else if (row.group) {
      text = table_.groups[*row.group].title;
      comment = cell_name(table_.groups[*row.group].place);
    } else if (!last_group_.first.empty()) {
      text = last_group_.first;
      comment = fmt::format("as {}, above", last_group_.second);
    } else {
      add_open(thing, kind, kind.key == "theme" ? "what it is about" : "the id of a [[category]]");
      ++without_group_;
      return;
    }
    const std::string id = kind.key == "theme"
                               ? word("theme", text, comment.empty() ? name : comment)
                               : id_among(result_.groups, text, "category", comment.empty() ? name : comment);
    add(thing, kind, {id}, comment);
  }

  void tell_unread() {
    const std::string where = sheet_.name.empty() ? std::string() : fmt::format("sheet {}", sheet_.name);
    const auto text = [](const std::vector<std::string>& cells, std::string_view what) {
      return fmt::format("{} {} no {} that is read: comments at their lines say what stands there", listed(cells),
                         cells.size() == 1 ? "shows" : "show", what);
    };
    if (!unread_dates_.empty())
      messages_.warning(
          "unread-date", where, text(unread_dates_, "date"),
          day_numbered_help(sheet_.shown(cell_named(unread_dates_.front()).value_or(Place{most_rows, 0}))) +
              "a date is a year, a month or a day: 2016, April 2016, 3 April 2016");
    if (!unread_addresses_.empty())
      messages_.warning("unread-address", where, text(unread_addresses_, "address"), "an address begins with https://");
  }

  // What each thing needs, and the sheet gives to some at most.
  void tell_missing() {
    for (const ColumnKind& kind : table_.kind->columns) {
      std::size_t without = kind.holds == Holds::group ? without_group_ : 0;
      if (kind.holds == Holds::stages || kind.key == "by")
        for (ReadThing& thing : result_.things) {
          if (thing.field(kind.key)) continue;
          add_open(thing, kind, kind.key == "by" ? "who wrote it" : "in which it is asked");
          ++without;
        }
      if (without > 0)
        messages_.warning("not-in-sheet", {},
                          fmt::format("the sheet does not say the {} of {} {}{}", kind.key, without, table_.kind->thing,
                                      without == 1 ? "" : "s"),
                          fmt::format("write it at each, or give one for all of these: --set {}=…", kind.key));
    }
  }

  // ---- the rest ------------------------------------------------------------------------------------------------

  void report_hidden_cells() {
    std::vector<std::uint32_t> rows, columns;
    for (const ThingRow* thing : rows_) rows.insert(rows.end(), thing->rows.begin(), thing->rows.end());
    for (const FoundColumn& column : table_.columns) columns.push_back(column.column);
    for (const PeriodColumn& column : table_.periods) columns.push_back(column.column);
    for (const OtherColumn& column : table_.others) columns.push_back(column.column);
    std::ranges::sort(columns);
    report_hidden(sheet_, rows, columns, messages_);
  }

  // The first text above the table names it; others are kept as comments.
  void keep_others() {
    for (const Place at : table_.notes) {
      const std::string text = sheet_.text(at);
      if (at.row < table_.head && !result_.title && sheet_.at(at)->kind == CellKind::text)
        result_.title = Named{{}, text, cell_name(at)};
      else
        result_.others.push_back(fmt::format("{}: {}", cell_name(at), text));
    }
    std::ranges::move(hung_on_cells(sheet_, used_links_), std::back_inserter(result_.others));
    keep_sheets();
  }

  // The names of sheets that nothing was read of; our own workbooks have such.
  void keep_sheets() {
    const auto is_own = [](const Sheet& sheet) {
      return std::ranges::any_of(sheet.cells(), [](const auto& each) { return each.second.shown == own_corner; });
    };
    std::vector<std::string> names;
    for (const Sheet& sheet : book_.sheets)
      if (&sheet != &sheet_ && !sheet.cells().empty()) names.push_back(in_quotes(sheet.name));
    if (!names.empty() && std::ranges::none_of(book_.sheets, is_own))
      result_.others.push_back(fmt::format("what the sheet{} {} {}", names.size() == 1 ? "" : "s", listed(names),
                                           names.size() == 1 ? "holds" : "hold"));
  }

  const Workbook& book_;
  const RowsTable& table_;
  const Sheet& sheet_;
  const ReadChoices& choices_;
  const SiteNames& site_;
  Messages& messages_;
  ReadTable result_;
  std::vector<const ThingRow*> rows_;
  bool are_ids_given_ = false;
  std::size_t at_ = 0, without_group_ = 0;
  std::pair<std::string, std::string> last_group_;  // and its cell
  std::vector<std::string> unread_dates_, unread_addresses_;
  std::set<Place> used_links_;
};

}  // namespace

const ReadField* ReadThing::field(std::string_view key) const {
  const auto found = std::ranges::find_if(fields, [&](const ReadField& each) { return each.kind->key == key; });
  return found == fields.end() ? nullptr : &*found;
}

bool can_stay_id(std::string_view text) {
  return read::is_id(text) && !text.starts_with("app-") &&
         std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string word_id(ReadTable& table, const SiteNames& site, std::string_view of, const std::string& text,
                    const std::string& place) {
  if (const SiteName* known = site.find(of, text)) return known->id;
  auto& words = table.words[of == "theme" ? "question_theme" : of == "source-kind" ? "source_kind" : std::string(of)];
  return id_among(words, text, of, place);
}

std::optional<ReadTable> read_rows(const Workbook& book, const RowsTable& table, const ReadChoices& choices,
                                   const SiteNames& site, Messages& messages) {
  return RowsReader(book, table, choices, site, messages).read();
}

}  // namespace scrutineer::imports
