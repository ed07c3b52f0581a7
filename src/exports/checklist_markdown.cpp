#include "exports/checklist_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace scrutineer::exports {
namespace {

constexpr std::size_t length_of_line = 60, length_of_date = 36;

// What Markdown would read as more than words, escaped.
std::string escaped_words(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|~#&").find(c) != std::string_view::npos) result.push_back('\\');
    result.push_back(c);
  }
  const std::size_t digits = std::min(result.find_first_not_of("0123456789"), result.size());
  const std::size_t marker = digits < result.size() ? digits : 0;
  if (!result.empty() && std::string_view("-+.)").find(result[marker]) != std::string_view::npos)
    result.insert(marker, 1, '\\');
  return result;
}

std::string words(const Json& text) { return escaped_words(text.get_ref<const std::string&>()); }

// A line to write on, behind a label. Without one, its first stroke is escaped: it would be a rule across the page.
std::string line(std::string_view label = {}, std::size_t length = length_of_line) {
  const std::string start = label.empty() ? std::string("\\") : fmt::format("{}: ", label);
  return start + std::string(length - std::min(length, start.size()), '_');
}

class Writer {
 public:
  explicit Writer(std::string_view base_url) : base_url_(base_url) {}

  std::string write(const Json& document) {
    out_ = fmt::format("# {}\n", words(document["title"]));
    for (const char* key : {"summary", "made_of", "intro"}) paragraph(document[key]);
    for (const Json& section : document["sections"]) {
      out_ += fmt::format("\n## {}\n", words(section["title"]));
      paragraph(section["intro"]);
      for (const Json& question : section["questions"])
        document["one_page"] == true ? ask_in_short(question) : ask(question);
      for (const Json& field : section["fields"]) leave_room(field);
    }
    return std::move(out_);
  }

 private:
  void paragraph(const Json& text) {
    if (!text.is_null()) out_ += fmt::format("\n{}\n", words(text));
  }

  // About ten on a sheet.
  void ask_in_short(const Json& question) {
    out_ += fmt::format("\n- [ ] **{}. {}**\n", ++number_, words(question["text"]));
    if (!question["evidence"].empty())
      out_ += fmt::format("\n  Evidence to ask for: {}\n", together(question["evidence"]));
    out_ += fmt::format("\n  {}\n", line("Notes"));
  }

  static std::string together(const Json& texts) {
    std::string result;
    for (const Json& text : texts) result += (result.empty() ? "" : "; ") + words(text);
    return result;
  }

  void ask(const Json& question) {
    out_ += fmt::format("\n- [ ] **{}. {}**\n", ++number_, words(question["text"]));
    if (question["priority"] == "high") out_ += "\n  High priority\n";
    if (!question["why"].is_null()) out_ += fmt::format("\n  Why this is asked: {}\n", words(question["why"]));
    if (!question["made_from"].is_null()) out_ += fmt::format("\n  Made from: {}\n", made_from(question));
    if (!question["evidence"].empty()) {
      out_ += "\n  Evidence to ask for:\n\n";
      for (const Json& item : question["evidence"]) out_ += fmt::format("  - {}\n", words(item));
    }
    if (!question["ask"].empty()) out_ += fmt::format("\n  Who can answer: {}\n", together(question["ask"]));
    out_ += fmt::format("\n  ☐ yes ☐ partly ☐ no ☐ not applicable\n\n  {}\n\n  {}\n\n  {}\n\n  {}\n", line("Notes"),
                        line(), line("Recommendation"), line("Come back to it on", length_of_date));
  }

  [[nodiscard]] std::string made_from(const Json& question) const {
    std::string made = words(question["made_from"]);
    if (!base_url_.empty()) made = fmt::format("[{}](<{}{}>)", made, base_url_, question["link"].get<std::string>());
    return question["figure"].is_null() ? made : fmt::format("{}: {}", made, words(question["figure"]));
  }

  void leave_room(const Json& field) {
    out_ += fmt::format("\n**{}**\n", words(field["title"]));
    paragraph(field["hint"]);
    if (field["type"] == "table") return leave_table(field);
    const std::size_t lines = field["rows"].is_null() ? 1 : field["rows"].get<std::size_t>();
    for (std::size_t i = 0; i < lines; ++i) out_ += fmt::format("\n{}\n", line());
  }

  void leave_table(const Json& field) {
    const std::size_t length = length_of_line / std::max<std::size_t>(field["columns"].size(), 1);
    std::string heads = "\n|", rule = "|", row = "|";
    for (const Json& column : field["columns"]) {
      heads += fmt::format(" {} |", words(column));
      rule += " --- |";
      row += fmt::format(" {} |", line({}, length));
    }
    out_ += heads + "\n" + rule + "\n";
    for (std::size_t i = 0; i < field["rows"].get<std::size_t>(); ++i) out_ += row + "\n";
  }

  std::string_view base_url_;
  std::string out_;
  std::size_t number_ = 0;
};

}  // namespace

std::string checklist_markdown(const Json& document, std::string_view base_url) {
  return Writer(base_url).write(document);
}

}  // namespace scrutineer::exports
