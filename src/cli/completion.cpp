#include "cli/completion.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <algorithm>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/explain.h"
#include "cli/linked_site.h"
#include "cli/new_file.h"
#include "cli/terminal.h"
#include "cli/things.h"

namespace scrutineer::cli {
namespace {

struct Candidate {
  std::string word, about;
};

// "human" and "json" of "TEXT:{human,json}"; nothing when no check lists them.
std::vector<std::string> listed_values(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find('{'), end = type.find('}', begin);
  std::vector<std::string> values;
  if (end == std::string::npos) return values;
  for (std::size_t at = begin + 1; at <= end;) {
    const std::size_t comma = std::min(type.find(',', at), end);
    values.push_back(type.substr(at, comma - at));
    at = comma + 1;
  }
  return values;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::vector<const CLI::Option*> options_of(const CLI::App& command, bool positional) {
  return command.get_options([&](const CLI::Option* option) { return option->nonpositional() != positional; });
}

// One line, for a list beside others.
std::string in_short(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  return printable(text);
}

class Completer {
 public:
  Completer(const CLI::App& app, base::FileSystem& files, const CompletionOptions& options)
      : command_(&app), files_(files), site_(options.site), options_(options) {}

  std::vector<Candidate> run(std::span<const std::string> words) {
    const std::string last = words.empty() ? "" : words.back();
    for (const std::string& word : words.first(words.size() - std::min<std::size_t>(words.size(), 1))) pass(word);
    if (is_lost_) return {};
    if (last == "=") return waiting_ ? value_of(*waiting_) : std::vector<Candidate>{};  // bash parts "--format=json"
    if (const std::size_t equals = last.find('='); last.starts_with("--") && equals != std::string::npos) {
      const CLI::Option* option = command_->get_option_no_throw(last.substr(0, equals));
      if (!option) return {};
      std::vector<Candidate> values = beginning_with(last.substr(equals + 1), value_of(*option));
      for (Candidate& value : values) value.word.insert(0, last.substr(0, equals + 1));
      return values;
    }
    return beginning_with(last, next(last));
  }

 private:
  // What a word that stands before is taken for.
  void pass(const std::string& word) {
    if (word == "=") return;
    if (const CLI::Option* option = std::exchange(waiting_, nullptr)) return take(*option, word);
    if (word.starts_with("-")) {
      const std::size_t equals = word.find('=');
      const CLI::Option* option = command_->get_option_no_throw(word.substr(0, equals));
      if (option && equals != std::string::npos)
        take(*option, word.substr(equals + 1));
      else if (option && takes_value(*option))
        waiting_ = option;
      return;
    }
    for (const CLI::App* inner : command_->get_subcommands({}))
      if (inner->get_name() == word) {
        command_ = inner;
        return;
      }
    if (!command_->get_subcommands({}).empty()) is_lost_ = true;
    if (const CLI::Option* option = at_place()) take(*option, word);
    ++places_;
  }

  void take(const CLI::Option& option, const std::string& word) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::path(word) / "site.toml", ignored) &&
        option.get_type_name().find(value::site) != std::string::npos)
      site_ = word;
  }

  // The option of the next value without a name.
  [[nodiscard]] const CLI::Option* at_place() const {
    std::size_t place = 0;
    for (const CLI::Option* option : options_of(*command_, true)) {
      place += static_cast<std::size_t>(std::min(option->get_items_expected_max(), 1 << 20));
      if (places_ < place) return option;
    }
    return nullptr;
  }

  std::vector<Candidate> next(const std::string& last) {
    if (waiting_) return value_of(*waiting_);
    std::vector<Candidate> candidates;
    if (last.starts_with("-")) {
      for (const CLI::Option* option : options_of(*command_, false))
        for (const std::string& name : option->get_lnames())
          candidates.push_back({"--" + name, in_short(option->get_description())});
      return candidates;
    }
    for (const CLI::App* inner : command_->get_subcommands({}))
      candidates.push_back({inner->get_name(), in_short(inner->get_description())});
    if (!candidates.empty()) return candidates;
    const CLI::Option* option = at_place();
    return option ? value_of(*option) : candidates;
  }

  std::vector<Candidate> value_of(const CLI::Option& option) {
    std::vector<Candidate> candidates;
    for (std::string& value : listed_values(option)) candidates.push_back({std::move(value), {}});
    if (!candidates.empty()) return candidates;
    const std::string type = option.get_type_name();
    const auto is = [&](std::string_view word) {  // "[SITE] ID" is two
      for (std::size_t at = type.find(word); at != std::string::npos; at = type.find(word, at + 1)) {
        const bool begins = at == 0 || type[at - 1] == '|';
        const std::size_t end = at + word.size();
        if (begins && (end == type.size() || type[end] == '|')) return true;
      }
      return false;
    };
    if (is(value::kind))
      for (const std::string_view kind : thing_kinds()) candidates.push_back({std::string(kind), {}});
    if (is(value::new_kind))
      for (const std::string_view kind : new_kinds()) candidates.push_back({std::string(kind), {}});
    if (is(value::code))
      for (std::string& code : message_codes(files_, options_.explanations))
        candidates.push_back({std::move(code), {}});
    if (is(value::id)) add_ids({}, candidates);
    if (is(value::appraisal)) add_ids("appraisal", candidates);
    if (is(value::checklist)) add_ids("checklist", candidates);
    if (is(value::folder) || is(value::site)) candidates.push_back({"<folders>", {}});
    if (is(value::file)) candidates.push_back({"<files>", {}});
    return candidates;
  }

  // As `list` has them.
  void add_ids(std::string_view kind, std::vector<Candidate>& candidates) {
    base::FileNames names;
    base::Diagnostics unheard;
    const auto site = read_site(files_, site_, options_.themes, {.jobs = 1, .drafts = true}, names, unheard);
    if (!site) return;
    for (const Thing& thing : things_of(site->catalogue))
      if (kind.empty() || thing.kind == kind) candidates.push_back({printable(thing.id), in_short(thing.title)});
  }

  static std::vector<Candidate> beginning_with(std::string_view begun, std::vector<Candidate> candidates) {
    std::erase_if(candidates, [&](const Candidate& candidate) {
      return !candidate.word.starts_with('<') && !candidate.word.starts_with(begun);
    });
    return candidates;
  }

  const CLI::App* command_;
  base::FileSystem& files_;
  std::string site_;
  const CompletionOptions& options_;
  const CLI::Option* waiting_ = nullptr;  // for its value
  std::size_t places_ = 0;                // values without a name, so far
  bool is_lost_ = false;                  // behind a command that there is not
};

// ---- the manual ---------------------------------------------------------------------------------------------

// Text as roff takes it.
std::string roff(std::string_view text) {
  std::string result;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result.push_back(c);
    at_start = c == '\n';
  }
  return result;
}

std::string value_name(const CLI::Option& option) {
  std::string type = option.get_type_name();
  if (const auto values = listed_values(option); !values.empty()) return fmt::format("{}", fmt::join(values, "|"));
  type.resize(std::min(type.find(':'), type.size()));
  return type;
}

// "[SITE]", "ID", "FILES...".
std::string synopsis_of(const CLI::App& command) {
  std::string line;
  if (!options_of(command, false).empty()) line += " [\\fIOPTIONS\\fR]";
  for (const CLI::Option* option : options_of(command, true)) {
    std::string name = fmt::format("\\fI{}\\fR", roff(option->get_name(true)));
    if (!option->get_required()) name = "[" + name + "]";
    if (option->get_items_expected_max() > 1) name += "...";
    line += " " + name;
  }
  if (!command.get_subcommands({}).empty()) line += " \\fICOMMAND\\fR";
  return line;
}

void append_option(const CLI::Option& option, std::string& out) {
  out += ".TP\n";
  if (option.nonpositional()) {
    out += fmt::format("\\fB\\-\\-{}\\fR", roff(option.get_lnames().front()));
    if (takes_value(option)) out += fmt::format(" \\fI{}\\fR", roff(value_name(option)));
  } else {
    out += fmt::format("\\fI{}\\fR", roff(option.get_name(true)));
  }
  out += "\n" + roff(option.get_description());
  if (const std::string otherwise = option.get_default_str(); !otherwise.empty())
    out += fmt::format(" (default: {})", roff(otherwise));
  out += ".\n";
}

void append_command(const CLI::App& command, const std::string& names, std::string& out) {
  const std::string name = names + " " + command.get_name();
  const auto inner = command.get_subcommands({});
  if (inner.empty()) {
    out += fmt::format(".SS \"{}\"\n\\fB{}\\fR{}\n.PP\n{}.\n", roff(name.substr(1)), roff("scrutineer" + name),
                       synopsis_of(command), roff(command.get_description()));
    for (const bool positional : {true, false})
      for (const CLI::Option* option : options_of(command, positional))
        if (option->get_positional() || option->get_lnames() != std::vector<std::string>{"help"})
          append_option(*option, out);
    if (!command.get_footer().empty()) out += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command.get_footer()));
  }
  for (const CLI::App* each : inner) append_command(*each, name, out);
}

}  // namespace

std::string completions(const CLI::App& app, std::span<const std::string> words, base::FileSystem& files,
                        const CompletionOptions& options) {
  std::string lines;
  try {
    for (const auto& [word, about] : Completer(app, files, options).run(words))
      lines += about.empty() ? word + "\n" : fmt::format("{}\t{}\n", word, about);
  } catch (const std::exception&) {
    return {};  // whoever types is not to be told of what cannot be read
  }
  return lines;
}

std::string manual(const CLI::App& app, const std::string& version) {
  std::string page = fmt::format(
      ".\\\" Made by scrutineer manual from the description of its commands.\n"
      ".TH SCRUTINEER 1 \"\" \"Scrutineer {}\" \"Scrutineer\"\n"
      ".SH NAME\nscrutineer \\- make a website of Markdown and TOML that helps councillors to scrutinise\n"
      ".SH SYNOPSIS\n.B scrutineer\n.I COMMAND\n[\\fIOPTIONS\\fR]\n"
      ".SH DESCRIPTION\n{}\n.PP\nA site is a folder that holds site.toml. Where a command is given none, it takes "
      "content/, or the folder one stands in where that is a site.\n"
      ".SH COMMANDS\n",
      roff(version), roff(app.get_description()));
  for (const CLI::App* command : app.get_subcommands({})) append_command(*command, "", page);
  page +=
      ".SH EXIT STATUS\n"
      ".TP\n0\nAll is well; there may be warnings.\n"
      ".TP\n1\nThe site has errors, or a file could not be read or written.\n"
      ".TP\n2\nThe command line asks for something that there is not.\n"
      ".SH FILES\n"
      ".TP\n.I site.toml\nThe settings of a site.\n"
      ".TP\n.I ../share/scrutineer\nBeside the program's folder: themes, starters, packs and explanations.\n"
      ".SH EXAMPLES\n.nf\n"
      "scrutineer init my\\-site\n"
      "scrutineer serve my\\-site \\-\\-open\n"
      "scrutineer build my\\-site \\-\\-output public\n"
      ".fi\n";
  return page;
}

}  // namespace scrutineer::cli
