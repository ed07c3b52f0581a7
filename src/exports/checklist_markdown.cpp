#include "exports/checklist_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/utf8.h"

namespace scrutineer::exports {
namespace {

constexpr std::size_t length_of_line = 60, length_of_date = 36;

std::string escaped(const Json& text) { return base::escaped_for_markdown(text.get_ref<const std::string&>()); }

// A line to write on. Its first stroke is escaped: it would be a rule across the page.
std::string line(std::size_t length = length_of_line) {
  return '\\' + std::string(length - std::min<std::size_t>(length, 1), '_');
}

class Writer {
 public:
  Writer(std::string_view base_url, const words::Words& words) : base_url_(base_url), words_(words) {}

  std::string write(const Json& document) {
    out_ = fmt::format("# {}\n", escaped(document["title"]));
    for (const char* key : {"summary", "made_of", "intro"}) paragraph(document[key]);
    for (const Json& section : document["sections"]) {
      out_ += fmt::format("\n## {}\n", escaped(section["title"]));
      paragraph(section["intro"]);
      for (const Json& question : section["questions"])
        document["one_page"] == true ? ask_in_short(question) : ask(question);
      for (const Json& field : section["fields"]) leave_room(field);
    }
    return std::move(out_);
  }

 private:
  void paragraph(const Json& text) {
    if (!text.is_null()) out_ += fmt::format("\n{}\n", escaped(text));
  }

  // About ten on a sheet.
  void ask_in_short(const Json& question) {
    out_ += fmt::format("\n- [ ] **{}. {}**\n", ++number_, escaped(question["text"]));
    if (!question["evidence"].empty())
      out_ += fmt::format("\n  {}\n",
                          words_("checklist-document.evidence-short", {{"evidence", together(question["evidence"])}}));
    out_ += fmt::format("\n  {}\n", labelled_line("checklist-document.notes"));
  }

  static std::string together(const Json& texts) {
    std::string result;
    for (const Json& text : texts) result += (result.empty() ? "" : "; ") + escaped(text);
    return result;
  }

  void ask(const Json& question) {
    out_ += fmt::format("\n- [ ] **{}. {}**\n", ++number_, escaped(question["text"]));
    const auto part = [&](const std::string& text) { out_ += fmt::format("\n  {}\n", text); };
    if (!question["priority_title"].is_null()) part(escaped(question["priority_title"]));
    if (!question["why"].is_null()) part(words_("checklist-document.why", {{"why", escaped(question["why"])}}));
    if (!question["made_from"].is_null()) part(made_from(question));
    if (!question["evidence"].empty()) {
      part(words_("rules.evidence"));
      out_ += '\n';
      for (const Json& item : question["evidence"]) out_ += fmt::format("  - {}\n", escaped(item));
    }
    if (!question["ask"].empty()) part(words_("checklist-document.ask", {{"people", together(question["ask"])}}));
    part(words_("checklist-document.answers"));
    part(labelled_line("checklist-document.notes"));
    part(line());
    part(labelled_line("checklist-document.recommendation"));
    part(labelled_line("checklist-document.come-back", length_of_date));
  }

  [[nodiscard]] std::string made_from(const Json& question) const {
    std::string fact = escaped(question["made_from"]);
    if (!base_url_.empty()) fact = fmt::format("[{}](<{}{}>)", fact, base_url_, question["link"].get<std::string>());
    if (question["figure"].is_null()) return words_("checklist-document.made-from", {{"fact", fact}});
    return words_("checklist-document.made-from-figure", {{"fact", fact}, {"figure", escaped(question["figure"])}});
  }

  // With its label as long as one without.
  [[nodiscard]] std::string labelled_line(words::Name name, std::size_t length = length_of_line) const {
    const std::size_t label = base::character_count(words_(name, {{"line", ""}}));
    return words_(name, {{"line", std::string(length - std::min(length, label), '_')}});
  }

  void leave_room(const Json& field) {
    out_ += fmt::format("\n**{}**\n", escaped(field["title"]));
    paragraph(field["hint"]);
    if (field["type"] == "table") return leave_table(field);
    const std::size_t lines = field["rows"].is_null() ? 1 : field["rows"].get<std::size_t>();
    for (std::size_t i = 0; i < lines; ++i) out_ += fmt::format("\n{}\n", line());
  }

  void leave_table(const Json& field) {
    const std::size_t length = length_of_line / std::max<std::size_t>(field["columns"].size(), 1);
    std::string heads = "\n|", rule = "|", row = "|";
    for (const Json& column : field["columns"]) {
      heads += fmt::format(" {} |", escaped(column));
      rule += " --- |";
      row += fmt::format(" {} |", line(length));
    }
    out_ += heads + "\n" + rule + "\n";
    for (std::size_t i = 0; i < field["rows"].get<std::size_t>(); ++i) out_ += row + "\n";
  }

  std::string_view base_url_;
  const words::Words& words_;
  std::string out_;
  std::size_t number_ = 0;
};

}  // namespace

std::string checklist_markdown(const Json& document, std::string_view base_url, const words::Words& words) {
  return Writer(base_url, words).write(document);
}

}  // namespace scrutineer::exports
