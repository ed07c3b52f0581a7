#include "imports/appraisal_toml.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/characters.h"
#include "base/escape.h"
#include "base/slug.h"
#include "imports/headings.h"

namespace scrutineer::imports {
namespace {

using base::is_digit;

class AppraisalWriter {
 public:
  AppraisalWriter(const ImportedAppraisal& appraisal, const DocumentFacts& facts)
      : appraisal_(appraisal), facts_(facts) {}

  std::string write() {
    head();
    scale();
    stated();
    for (const ImportedGroup& group : appraisal_.groups) write_group(group);
    for (const ImportedOption& option : appraisal_.options) write_option(option);
    for (const ImportedCriterion& criterion : appraisal_.criteria) write_criterion(criterion);
    others();
    return std::move(text_);
  }

  std::vector<std::string> needed;  // keys that only the editor can fill in

 private:
  void line(const std::string& text) { text_ += text + '\n'; }
  void comment(std::string_view text) { line(fmt::format("# {}", text)); }

  void value(std::string_view key, const Entry& entry) {
    line(fmt::format("{}{} = {}{}{}", entry.is_open ? "# " : "", key, entry.value, entry.comment.empty() ? "" : "  # ",
                     entry.comment));
  }

  void text(std::string_view key, const std::string& said, const std::string& comment = {}) {
    if (!said.empty()) value(key, {toml_text(as_markdown(said)), comment});
  }

  void needs(std::string_view key, std::string_view example, std::string_view what) {
    line(fmt::format("# {} = {}  # {}", key, example, what));
    needed.emplace_back(key);
  }

  // A fact of the document, or a line to fill in.
  void fact(std::string_view key, const std::optional<std::string>& said, std::string_view what) {
    if (said)
      value(key, {toml_text(*said), {}});
    else
      needs(key, "\"…\"", what);
  }

  void source(const std::string& place) {
    if (facts_.source)
      line(fmt::format("source = {{ id = {}, where = {} }}", toml_text(*facts_.source), toml_text(place)));
  }

  // ---- the whole -----------------------------------------------------------------------------------------------

  [[nodiscard]] std::string on_sheet(const std::string& what) const {
    return appraisal_.sheet.empty() ? what : fmt::format("sheet {}, {}", appraisal_.sheet, what);
  }

  void head() {
    comment(fmt::format("Imported from {}, {}.", facts_.file, on_sheet(range_name(appraisal_.range))));
    comment("Behind each figure stands its cell. What stands behind # is not read by Scrutineer.");
    line("");
    title();
    if (facts_.summary)
      text("summary", *facts_.summary);
    else
      needs("summary", "\"…\"", "what was appraised, and what came first: one or two sentences");
    fact("council", facts_.council, "whose appraisal it is");
    date();
    if (facts_.source)
      source(on_sheet(fmt::format("cells {}", range_name(appraisal_.range))));
    else
      needs("source",
            fmt::format("{{ id = \"…\", where = {} }}",
                        toml_text(on_sheet(fmt::format("cells {}", range_name(appraisal_.range))))),
            "the id of the document in sources.toml");
    comment("conclusion = \"…\"  # what the document recommends, and where it says so, if it does");
    value("cells", {appraisal_.cells == CellsHold::weighted ? "\"weighted\"" : "\"raw\"", appraisal_.cells_because});
  }

  void title() {
    if (facts_.title)
      value("title", {toml_text(*facts_.title), {}});
    else if (appraisal_.title)
      value("title", {toml_text(appraisal_.title->value), appraisal_.title->comment});
    else
      needs("title", "\"…\"", "what readers see in lists");
  }

  void date() {
    if (facts_.date)
      value("date", {toml_text(*facts_.date), {}});
    else
      comment("date = \"2026-11\"  # of the document; or say in date_note why it has none");
  }

  void scale() {
    line("");
    line("[scale]");
    if (appraisal_.scale.empty()) {
      needs("levels", R"([ { id = "high", title = "High", score = 5 }, … ])",
            fmt::format("the scores that could be given; the sheet uses {}", fmt::join(appraisal_.scores_found, ", ")));
    } else {
      line(fmt::format("levels = [  # {}", appraisal_.scale_comment));
      std::vector<std::string> ids;
      for (const ScaleLevel& level : appraisal_.scale)
        line(fmt::format("  {{ id = {}, title = {}, score = {} }},",
                         toml_text(unique_id(level.title, fmt::format("level-{}", ids.size() + 1), ids)),
                         toml_text(level.title), level.literal));
      line("]");
    }
    comment("better = \"lower\"  # where a lower score is the better one");
    source(on_sheet(fmt::format("cells {}", range_name(appraisal_.range))));
  }

  void stated() {
    if (!appraisal_.maximum_total) return;
    line("\n[stated]");
    value("maximum_total", *appraisal_.maximum_total);
  }

  // ---- its parts -----------------------------------------------------------------------------------------------

  void named(std::string_view table, const std::string& id, const std::string& title, Place place) {
    line(fmt::format("\n[[{}]]", table));
    line(fmt::format("id = {}", toml_text(id)));
    line(fmt::format("title = {}  # {}", toml_text(title), cell_name(place)));
  }

  void write_group(const ImportedGroup& group) {
    named("group", group.id, group.title, group.place);
    if (!group.remark.empty()) comment(group.remark);
  }

  void write_option(const ImportedOption& option) {
    named("option", option.id, option.title, option.place);
    if (says_as_now(option.title)) comment("as_now = true  # if this is carrying on as things are");
    published(option);
    source(on_sheet(fmt::format("column {}", column_name(option.place.column))));
    for (const std::string& remark : option.remarks) comment(remark);
  }

  // In one table, as the format has it; what is open stands below.
  void published(const ImportedOption& option) {
    std::string figures, cells, open;
    const auto add = [&](std::string_view key, const std::optional<Entry>& entry) {
      if (!entry) return;
      if (entry->is_open) {
        open += fmt::format("# published.{} = {}  # {}\n", key, entry->value, entry->comment);
        return;
      }
      figures += fmt::format("{}{} = {}", figures.empty() ? "" : ", ", key, entry->value);
      cells += fmt::format("{}{}", cells.empty() ? "" : "; ", entry->comment);
    };
    add("total", option.total);
    add("percent", option.percent);
    add("rank", option.rank);
    add("unweighted_total", option.unweighted_total);
    if (!figures.empty()) line(fmt::format("published = {{ {} }}  # {}", figures, cells));
    text_ += open;
  }

  void write_criterion(const ImportedCriterion& criterion) {
    named("criterion", criterion.id, criterion.title, criterion.place);
    if (!criterion.group.empty()) line(fmt::format("group = {}", toml_text(criterion.group)));
    text("text", criterion.text);
    if (criterion.weight) value("weight", *criterion.weight);
    if (criterion.maximum) value("maximum", *criterion.maximum);
    text("remark", criterion.remark);
    source(on_sheet(fmt::format("row {}", criterion.place.row + 1)));
    for (const std::string& remark : criterion.remarks) comment(remark);
    line("[criterion.published]");
    for (std::size_t option = 0; option < criterion.cells.size(); ++option)
      value(appraisal_.options[option].id, criterion.cells[option]);
    if (criterion.reasons.empty()) return;
    line("[criterion.rationale]");
    for (const ImportedReason& reason : criterion.reasons) text(reason.option, reason.text, reason.comment);
  }

  void others() {
    if (appraisal_.others.empty()) return;
    line("");
    comment("Also in the sheet, and not in this file:");
    for (const std::string& other : appraisal_.others) comment(other);
  }

  const ImportedAppraisal& appraisal_;
  const DocumentFacts& facts_;
  std::string text_;
};

// Whether a character would make a block of Markdown, at the start of a text.
bool begins_block(char c) { return c == '#' || c == '+' || c == '-' || c == '=' || c == ':'; }

}  // namespace

std::string toml_text(std::string_view text) { return fmt::format("\"{}\"", base::escaped_for_toml(text)); }

std::string as_markdown(std::string_view text) {
  constexpr std::string_view meaning = "\\`*_[]<>&~|@{}";
  std::string result;
  std::size_t at = 0;
  if (!text.empty() && begins_block(text.front())) result += '\\';
  while (at < text.size() && is_digit(text[at])) result += text[at++];  // "1." and "1)" begin lists
  if (at > 0 && at < text.size() && (text[at] == '.' || text[at] == ')')) result += '\\';
  for (; at < text.size(); ++at) {
    if (meaning.find(text[at]) != std::string_view::npos) result += '\\';
    result += text[at];
  }
  return result;
}

std::string appraisal_toml(const ImportedAppraisal& appraisal, const DocumentFacts& facts, Messages& messages) {
  AppraisalWriter writer(appraisal, facts);
  std::string text = writer.write();
  std::erase(writer.needed, "levels");  // told with what is known of it
  if (!writer.needed.empty())
    messages.warning("not-in-sheet", {}, fmt::format("the sheet does not say {}", fmt::join(writer.needed, ", ")),
                     "write them at their lines, or give them: --title, --summary, --council, --source");
  return text;
}

}  // namespace scrutineer::imports
