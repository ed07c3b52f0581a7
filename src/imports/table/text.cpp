#include "imports/table/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "read/term_heading.h"

namespace scrutineer::imports {
namespace {

std::string toml_list(const std::vector<std::string>& items, bool as_words) {
  std::string text;
  for (const std::string& item : items)
    text += (text.empty() ? "" : ", ") + toml_text(as_words ? as_markdown(item) : item);
  return fmt::format("[{}]", text);
}

// `{ id = "report", where = "sheet Risks, row 7" }`.
std::string toml_source(std::string_view id, std::string_view where) {
  return where.empty() ? fmt::format("{{ id = {} }}", toml_text(id))
                       : fmt::format("{{ id = {}, where = {} }}", toml_text(id), toml_text(where));
}

// What a field is in TOML.
std::string toml_value(const ReadField& field) {
  switch (field.kind->holds) {
    case Holds::yes:
      return field.items.front();
    case Holds::name_words:
    case Holds::words:
      return toml_text(as_markdown(field.items.front()));
    case Holds::words_list:
      return toml_list(field.items, true);
    case Holds::plain_list:
    case Holds::stages:
    case Holds::references:
    case Holds::terms:
      return toml_list(field.items, false);
    default:
      return toml_text(field.items.front());
  }
}

class RowsWriter {
 public:
  RowsWriter(const ReadTable& table, const DocumentFacts& facts, bool has_vocabulary_file)
      : table_(table), facts_(facts), has_vocabulary_file_(has_vocabulary_file) {}

  TableText write() {
    if (table_.kind->name == "glossary")
      write_glossary();
    else if (table_.kind->takes_periods)
      write_measures();
    else
      write_toml();
    return {std::move(text_), std::move(vocabulary_)};
  }

  std::vector<std::string> needed;  // keys that only the editor can fill in

 private:
  void line(const std::string& text) { text_ += text + '\n'; }
  void comment(std::string_view text) { line(fmt::format("# {}", text)); }
  void value(std::string_view key, const std::string& said, const std::string& behind = {}) {
    line(fmt::format("{} = {}{}{}", key, said, behind.empty() ? "" : "  # ", behind));
  }
  void needs(std::string_view key, std::string_view example, std::string_view what) {
    line(fmt::format("# {} = {}  # {}", key, example, what));
    needed.emplace_back(key);
  }
  void fact(std::string_view key, const std::optional<std::string>& said, std::string_view what) {
    if (said)
      value(key, toml_text(*said));
    else
      needs(key, "\"…\"", what);
  }

  [[nodiscard]] std::string on_sheet(const std::string& what) const {
    return table_.sheet.empty() ? what : fmt::format("sheet {}, {}", table_.sheet, what);
  }

  void head(std::string_view what_stands_behind) {
    comment(table_.range ? fmt::format("Imported from {}, {}.", facts_.file, on_sheet(range_name(*table_.range)))
                         : fmt::format("Imported from {}.", facts_.file));
    comment(what_stands_behind);
    line("");
  }

  void title() {
    if (facts_.title)
      value("title", toml_text(*facts_.title));
    else if (table_.title)
      value("title", toml_text(table_.title->title), table_.title->comment);
    else
      needs("title", "\"…\"", "what readers see in lists");
  }

  void summary(std::string_view what) {
    if (facts_.summary)
      value("summary", toml_text(as_markdown(*facts_.summary)));
    else
      needs("summary", "\"…\"", what);
  }

  // ---- questions, risks, sources -------------------------------------------------------------------------------

  void write_toml() {
    head("What stands behind # is not read by Scrutineer.");
    if (table_.kind->name != "sources") {
      title();
      summary(table_.kind->name == "risks" ? "the risks of what, and who rated them: one or two sentences"
                                           : "what the questions are for: one or two sentences");
      if (table_.kind->name == "risks") write_register();
      line("");
    }
    for (std::size_t at = 0; at < table_.things.size(); ++at) {
      if (at > 0) line("");
      write_thing(table_.things[at]);
    }
    write_words();
    others();
  }

  void write_register() {
    if (facts_.council) value("council", toml_text(*facts_.council));
    if (facts_.date) value("date", toml_text(*facts_.date));
    if (facts_.source)
      value("source", toml_source(*facts_.source, on_sheet(fmt::format("cells {}", range_name(*table_.range)))));
    line("");
    for (const ReadScale& scale : table_.scales) write_scale(scale);
    for (const Named& group : table_.groups) {
      line("\n[[category]]");
      value("id", toml_text(group.id));
      value("title", toml_text(group.title), group.comment);
    }
    if (table_.groups.empty()) {
      line("\n# [[category]]");
      needs("id", "\"…\"", "at least one; each risk names its own");
      needed.back() = "category";
      comment("title = \"…\"");
    }
  }

  void write_scale(const ReadScale& scale) {
    if (scale.levels.size() < 2)
      return needs(scale.key, R"([ { id = "low", title = "Low" }, { id = "high", title = "High" } ])",
                   "from the lowest to the highest");
    line(fmt::format("{} = [  # {}", scale.key, scale.comment));
    for (const Named& level : scale.levels)
      line(fmt::format("  {{ id = {}, title = {} }},", toml_text(level.id), toml_text(level.title)));
    line("]");
  }

  void write_thing(const ReadThing& thing) {
    const bool is_source = table_.kind->name == "sources";
    line(fmt::format("[[{}]]{}", table_.kind->thing,
                     facts_.source && !is_source ? "" : fmt::format("  # {}", thing.place)));
    value("id", toml_text(thing.id));
    for (const ReadField& field : thing.fields) {
      if (field.kind->holds == Holds::source || field.kind->holds == Holds::where) continue;
      if (field.kind->holds == Holds::level && !has_scale(field)) {
        comment(fmt::format("{} = {}  # when its levels are listed above", field.kind->key, toml_value(field)));
        continue;
      }
      const std::string key(field.is_open ? fmt::format("# {}", field.kind->key) : std::string(field.kind->key));
      value(key, toml_value(field), field.comment);
    }
    if (!is_source) source(thing);
    for (const std::string& remark : thing.remarks) comment(remark);
  }

  [[nodiscard]] bool has_scale(const ReadField& field) const {
    const auto scale = std::ranges::find(table_.scales, field.kind->key, &ReadScale::key);
    return field.is_open || (scale != table_.scales.end() && scale->levels.size() >= 2);
  }

  void source(const ReadThing& thing) {
    const ReadField *named = thing.field("source"), *where = thing.field("where");
    if (named) {
      value("source", toml_source(named->items.front(), where ? where->items.front() : std::string()),
            facts_.source ? thing.place : std::string());
    } else if (facts_.source) {
      value("source", toml_source(*facts_.source, thing.place));
    }
  }

  // ---- what the site has yet to define ---------------------------------------------------------------------------

  void write_words() {
    for (const auto& [list, words] : table_.words)
      for (const Named& word : words)
        vocabulary_ += fmt::format("{}[[{}]]\nid = {}\ntitle = {}  # {}\n", vocabulary_.empty() ? "" : "\n", list,
                                   toml_text(word.id), toml_text(word.title), word.comment);
    put_vocabulary();
  }

  void put_vocabulary() {
    if (vocabulary_.empty() || has_vocabulary_file_) return;
    line("");
    comment("The site has to define these, in site.toml or a file of vocabulary/:");
    for (std::size_t at = 0; at < vocabulary_.size();) {
      const std::size_t end = vocabulary_.find('\n', at);
      comment(std::string_view(vocabulary_).substr(at, end - at));
      at = end + 1;
    }
  }

  void others() {
    if (table_.others.empty()) return;
    line("");
    comment("Also in the sheet, and not in this file:");
    for (const std::string& other : table_.others) comment(other);
  }

  // ---- glossary ------------------------------------------------------------------------------------------------

  void write_glossary() {
    line("+++");
    head("What stands behind #, or between <!-- and -->, is not shown.");
    title();
    summary("what the words have in common: one or two sentences");
    others();
    line("+++");
    for (const ReadThing& thing : table_.things) write_term(thing);
  }

  static std::string in_comment(std::string text) {
    for (std::size_t at = 0; (at = text.find("--", at)) != std::string::npos;) text.replace(at, 2, "- -");
    return fmt::format("<!-- {} -->", text);
  }

  void write_term(const ReadThing& thing) {
    const ReadField *acronym = thing.field("acronym"), *also = thing.field("also"), *see = thing.field("see-also"),
                    *definition = thing.field("definition");
    std::string names = also ? names_of(also->items) : std::string();
    std::string heading = thing.name;
    if (acronym) heading += fmt::format(" ({})", acronym->items.front());
    if (read::split_term_heading(heading).id() != thing.id) heading += fmt::format(" {{#{}}}", thing.id);
    line(fmt::format("\n## {}", heading));
    if (!names.empty()) line(fmt::format("Also: {}", names));
    if (see) {
      std::string references;
      for (const std::string& id : see->items)
        references += fmt::format("{}[[{}]]", references.empty() ? "" : "; ", id);
      line(fmt::format("See also: {}", references));
    }
    line("");
    line(in_comment(thing.place));
    for (const std::string& remark : thing.remarks) line(in_comment(remark));
    if (!definition) return;
    line("");
    line(fmt::format("{}{}", as_markdown(definition->items.front()), citation(thing)));
  }

  static std::string names_of(const std::vector<std::string>& items) {
    std::string names;
    for (const std::string& name : items)
      names += fmt::format("{}{}", names.empty() ? "" : "; ",
                           name.find(',') == std::string::npos ? name : fmt::format("\"{}\"", name));
    return names;
  }

  [[nodiscard]] std::string citation(const ReadThing& thing) const {
    const ReadField *named = thing.field("source"), *where = thing.field("where");
    if (named)
      return where ? fmt::format(" [@{}, {}]", named->items.front(), where->items.front())
                   : fmt::format(" [@{}]", named->items.front());
    return facts_.source ? fmt::format(" [@{}, {}]", *facts_.source, thing.place) : std::string();
  }

  // ---- measures ------------------------------------------------------------------------------------------------

  void write_measures() {
    line("+++");
    head("A case study with these figures. For a model, or a page that is there, copy the [[measure]] tables into it.");
    title();
    summary("what changed, and what came of it: one or two sentences");
    if (facts_.council)
      value("council", toml_list({*facts_.council}, false));
    else
      needs("council", "[\"…\"]", "whose case it is");
    needs("models", "[\"…\"]", "ids of the models that it shows");
    comment("started = \"2016-04\"  # what divides before from after; or turning_point = { … }");
    for (const ReadSeries& series : table_.series) write_series(series);
    put_vocabulary();
    others();
    line("+++");
  }

  void write_series(const ReadSeries& series) {
    line(fmt::format("\n[[measure]]{}", facts_.source ? "" : fmt::format("  # {}", series.place)));
    value("key", toml_text(series.key), series.label);
    if (!series.note.empty()) value("note", toml_text(as_markdown(series.note)));
    if (facts_.source) value("source", toml_source(*facts_.source, series.place));
    line("values = [");
    for (const ReadFigure& figure : series.figures) write_figure(figure);
    line("]");
    for (const std::string& remark : series.remarks) comment(remark);
    if (series.is_known) return;
    vocabulary_ += fmt::format("{}[[measure]]\nkey = {}\nlabel = {}\n", vocabulary_.empty() ? "" : "\n",
                               toml_text(series.key), toml_text(series.label));
    const auto define = [&](std::string_view key, const std::string& said) {
      if (!said.empty()) vocabulary_ += fmt::format("{} = {}\n", key, toml_text(said));
    };
    define("help", series.help);
    define("unit", series.unit);
    define("currency", series.currency);
    define("better", series.better);
  }

  void write_figure(const ReadFigure& figure) {
    std::string what =
        figure.is_missing ? "missing = true" : fmt::format("value = {}", figure.literal.empty() ? "…" : figure.literal);
    if (!figure.note.empty()) what += fmt::format(", note = {}", toml_text(as_markdown(figure.note)));
    if (!figure.source.empty()) what += fmt::format(", source = {}", toml_source(figure.source, figure.where));
    line(fmt::format("  {}{{ date = {}, {} }},  # {}", figure.is_open ? "# " : "", toml_text(figure.date), what,
                     figure.comment));
  }

  const ReadTable& table_;
  const DocumentFacts& facts_;
  bool has_vocabulary_file_;
  std::string text_, vocabulary_;
};

}  // namespace

TableText table_text(const ReadTable& table, const DocumentFacts& facts, bool has_vocabulary_file, Messages& messages) {
  RowsWriter writer(table, facts, has_vocabulary_file);
  TableText text = writer.write();
  if (!writer.needed.empty())
    messages.warning("not-in-sheet", {}, fmt::format("the sheet does not say {}", fmt::join(writer.needed, ", ")),
                     "write them at their lines, or give them by their options");
  if (!text.vocabulary.empty() && !has_vocabulary_file)
    messages.warning("not-defined", {}, "the site has to define what stands at the end of the file",
                     "--vocabulary vocabulary/imported.toml writes it into a file of its own");
  return text;
}

}  // namespace scrutineer::imports
