#include "cli/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "exports/json.h"
#include "read/table_reader.h"

namespace scrutineer::cli {
namespace {

using exports::Json;

// A file as an example has it. It goes into a small site of the tests, whose other files stay as they are.
struct ExampleFile {
  std::string path;
  std::string text;
};
using Example = std::vector<ExampleFile>;

struct Explanation {
  std::string code;
  std::string means;
  std::string right;
  std::string command;            // that is typed, where the example is not of a file alone
  std::vector<std::string> with;  // codes that the wrong example gives besides, which follow from it
  Example wrong_files, right_files;
};

struct Subject {
  std::string title;
  std::string text;
  std::vector<Explanation> codes;
};

Example read_example(read::TableReader& table, std::string_view key) {
  Example files;
  if (auto example = table.table(key))
    for (const std::string_view path : example->keys())
      files.push_back({std::string(path), example->text(path).value_or(std::string{})});
  return files;
}

Subject read_subject(const std::string& text, base::FileId file, base::Diagnostics& out) {
  Subject subject;
  const read::Place place{.file = file};
  const read::TomlText toml(text, place, out);
  if (!toml.table()) return subject;
  read::TableReader table(toml, out);
  subject.title = table.required_text("title");
  subject.text = table.text("text").value_or(std::string{});
  for (read::TableReader& code : table.tables("code")) {
    Explanation& read = subject.codes.emplace_back();
    read.code = code.required_text("id");
    read.means = code.passage("means").value_or(catalogue::Text{}).markdown;
    read.right = code.passage("right").value_or(catalogue::Text{}).markdown;
    read.command = code.text("command").value_or(std::string{});
    read.with = code.texts("with");
    read.wrong_files = read_example(code, "wrong");
    read.right_files = read_example(code, "instead");
    code.finish();
  }
  table.finish();
  return subject;
}

// By the names of their files.
std::vector<Subject> read_subjects(base::FileSystem& files, const std::filesystem::path& folder) {
  const auto listed = files.list(folder);
  if (!listed) throw base::MachineError(listed.error());
  std::vector<Subject> subjects;
  base::FileNames names;
  base::Diagnostics diagnostics;
  for (const base::ListedFile& file : *listed) {
    if (!file.path.ends_with(".toml") || file.path.find('/') != std::string::npos) continue;
    const auto text = files.read(folder / file.path);
    if (!text) throw base::MachineError(text.error());
    subjects.push_back(read_subject(*text, names.add((folder / file.path).string()), diagnostics));
  }
  if (diagnostics.has_errors())
    throw std::runtime_error(human_report(diagnostics.sorted(names), names, files, {}, all_of_them));
  return subjects;
}

// ---- as text --------------------------------------------------------------------------------------------

std::string indented(std::string_view text, std::string_view by) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) result += by;
    result += std::string(text.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return result;
}

std::string example_text(std::string_view title, const Example& example) {
  std::string text;
  for (const ExampleFile& file : example)
    text += fmt::format("\n{}, in {}:\n\n{}", title, file.path,
                        file.text.empty() ? "    (an empty file)\n" : indented(file.text, "    "));
  return text;
}

std::string text_of(const Explanation& explanation, std::size_t width) {
  std::string text = explanation.code + "\n\n" + wrapped(explanation.means, width, "");
  if (!explanation.right.empty()) text += '\n' + wrapped(explanation.right, width, "");
  if (!explanation.command.empty()) text += fmt::format("\nSuch as:\n\n    {}\n", explanation.command);
  return text + example_text("Wrong", explanation.wrong_files) + example_text("Right", explanation.right_files);
}

std::string_view first_sentence(std::string_view text) {
  const std::size_t end = text.find(". ");
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

std::string list_of(const std::vector<Subject>& subjects, std::size_t width) {
  std::size_t longest = 0;
  for (const Subject& subject : subjects)
    for (const Explanation& each : subject.codes) longest = std::max(longest, each.code.size());
  std::string text;
  for (const Subject& subject : subjects) {
    text += fmt::format("{}{}\n\n", text.empty() ? "" : "\n", subject.title);
    for (const Explanation& each : subject.codes)
      text += wrapped(first_sentence(each.means), width, fmt::format("  {:<{}}  ", each.code, longest));
  }
  return text + "\nscrutineer explain CODE shows one of them with an example.\n";
}

std::string_view language_of(std::string_view path) {
  if (path.ends_with(".md")) return "markdown";
  return path.ends_with(".toml") ? "toml" : "text";
}

// Fences of a length that no example holds.
std::string example_markdown(std::string_view title, const Example& example) {
  std::string text;
  for (const ExampleFile& file : example)
    text += fmt::format("\n{}, in `{}`:\n\n`````{}\n{}{}`````\n", title, file.path, language_of(file.path), file.text,
                        file.text.empty() || file.text.ends_with('\n') ? "" : "\n");
  return text;
}

std::string markdown_of(const std::vector<Subject>& subjects) {
  std::string text =
      "# What messages mean\n\nEvery message ends with its code, such as `[unknown-reference]`. `scrutineer explain "
      "CODE` says what this page says of it; `scrutineer explain` lists all. Every example here is run by the tests: "
      "what is wrong gives that code and no other, what is right gives none. An example shows what its file says "
      "otherwise than the small site in `explanations/site/`: of front matter and TOML the keys and tables that "
      "differ, of a page its text.\n\nThis page is made by `scrutineer explain --markdown`.\n";
  for (const Subject& subject : subjects) {
    text += fmt::format("\n## {}\n", subject.title);
    if (!subject.text.empty()) text += fmt::format("\n{}\n", subject.text);
    for (const Explanation& each : subject.codes) {
      text += fmt::format("\n### {}\n\n{}\n", each.code, each.means);
      if (!each.right.empty()) text += fmt::format("\n{}\n", each.right);
      if (!each.command.empty()) text += fmt::format("\nSuch as `{}`.\n", each.command);
      text += example_markdown("Wrong", each.wrong_files) + example_markdown("Right", each.right_files);
    }
  }
  return text;
}

// ---- for programs ---------------------------------------------------------------------------------------

Json json_of(const Example& example) {
  Json files = Json::array();
  for (const ExampleFile& file : example) files.push_back({{"file", file.path}, {"text", file.text}});
  return files;
}

Json json_of(const Explanation& each, const Subject& subject) {
  return {{"code", each.code},
          {"subject", subject.title},
          {"means", each.means},
          {"right", exports::id_or_null(each.right)},
          {"command", exports::id_or_null(each.command)},
          {"with", each.with},
          {"wrong_files", json_of(each.wrong_files)},
          {"right_files", json_of(each.right_files)}};
}

ExitCode refuse_code(const std::vector<Subject>& subjects, const ExplainOptions& options) {
  std::vector<std::string_view> codes;
  for (const Subject& subject : subjects)
    for (const Explanation& each : subject.codes) codes.push_back(each.code);
  const auto near = base::nearest(options.code, codes);
  report_failures(std::array{Failure{"unknown-message-code",
                                     {},
                                     fmt::format("no message has the code \"{}\"", options.code),
                                     near ? fmt::format("did you mean {}?", *near)
                                          : "scrutineer explain lists the codes; a code stands in brackets behind its "
                                            "message"}},
                  options.json);
  return ExitCode::usage;
}

}  // namespace

std::vector<std::string> message_codes(base::FileSystem& files, const std::filesystem::path& explanations) {
  std::vector<std::string> codes;
  for (const Subject& subject : read_subjects(files, explanations))
    for (const Explanation& each : subject.codes) codes.push_back(each.code);
  return codes;
}

ExitCode explain(base::FileSystem& files, const ExplainOptions& options) {
  const std::vector<Subject> subjects = read_subjects(files, options.explanations);
  if (options.markdown) {
    to_standard_output(markdown_of(subjects));
    return ExitCode::clean;
  }
  Json listed = Json::array();
  bool found = false;
  for (const Subject& subject : subjects)
    for (const Explanation& each : subject.codes) {
      if (!options.code.empty() && each.code != options.code) continue;
      if (options.json)
        listed.push_back(json_of(each, subject));
      else if (!options.code.empty())
        to_standard_output(fmt::format("{}{}", found ? "\n" : "", text_of(each, output_width())));
      found = true;
    }
  if (!found) return refuse_code(subjects, options);
  if (options.json)
    to_standard_output(exports::to_text({{"explanations", std::move(listed)}}));
  else if (options.code.empty())
    to_standard_output(list_of(subjects, output_width()));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli
