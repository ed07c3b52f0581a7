#include "cli/rename.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "cli/linked_site.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/things.h"
#include "read/table_reader.h"
#include "read/written_fields.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;
using catalogue::Entry;
using catalogue::Kind;

// ---- places in text -------------------------------------------------------------------------------------

struct Edit {
  std::size_t begin = 0, end = 0;  // bytes of the file
  std::string text;
  auto operator<=>(const Edit&) const = default;
};

// Where a line of a file begins, as editors and diagnostics count lines.
std::size_t start_of_line(std::string_view text, std::uint32_t line) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (; line > 1; --line) {
    at = std::min(text.find_first_of("\r\n", at), text.size());
    at += text.substr(at).starts_with("\r\n") ? 2 : at < text.size() ? 1 : 0;
  }
  return at;
}

std::pair<std::size_t, std::size_t> bytes_of(std::string_view text, const base::Span& span) {
  std::size_t at = start_of_line(text, span.line);
  for (std::uint32_t i = 1; i < span.column && at < text.size(); ++i) (void)base::next_character(text, at);
  const std::size_t begin = at;
  for (std::uint32_t i = 0; i < span.length && at < text.size(); ++i) (void)base::next_character(text, at);
  return {begin, at};
}

// The first place of a name in a part of the text where no longer name holds it.
std::size_t find_name(std::string_view part, std::string_view name) {
  const auto belongs = [](char c) { return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (std::size_t at = part.find(name); at != std::string_view::npos; at = part.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !belongs(part[at - 1])) && (end == part.size() || !belongs(part[end]))) return at;
  }
  return std::string_view::npos;
}

std::string last_part(const std::string& id) { return id.substr(id.rfind('/') + 1); }

// ---- the site in memory ---------------------------------------------------------------------------------

// What links lead to, by id, as it is called after the renaming.
using Links = std::multiset<std::pair<std::string, std::string>>;

class Renaming {
 public:
  Renaming(base::FileSystem& files, const RenameOptions& options) : files_(files), options_(options) {}

  ExitCode run() {
    copy_site_into_memory();
    const auto themes = files_.list(options_.themes);
    if (!themes) throw base::MachineError(themes.error());
    for (const base::ListedFile& file : *themes) copy_into_memory(options_.themes, file, "themes/" + file.path, true);
    const auto before = link();
    if (!before || diagnostics_->has_errors()) return report(files_, options_.site);
    const Links links = links_of(*before, true);
    if (const auto refusal = look_at(before->catalogue)) return refuse(*refusal);
    change_own_id();
    const auto without = link();
    if (!without) return report(memory_, "site");
    collect_edits();
    for (const auto& [path, edits] : edits_) apply(memory_.files.at("site/" + path), edits);
    const auto after = link();
    if (!after || diagnostics_->has_errors()) return report(memory_, "site");
    if (links_of(*after, false) != links)
      return refuse({"rename-changes-links",
                     {},
                     fmt::format("with \"{}\" some links would lead elsewhere", options_.new_id),
                     "another thing is called so too, by its title perhaps: choose another id"});
    return options_.dry_run ? show() : write();
  }

 private:
  // With the layers below it: those that lie in its folder are changed like the site's own files; of others, what
  // refers to the thing keeps it from being renamed.
  void copy_site_into_memory() {
    base::FileNames names;
    base::Diagnostics elsewhere;  // they are reported when the site is linked
    const fs::path packs = packs_beside(options_.themes);
    for (const read::Layer& layer : layers_of(files_, options_.site, options_.themes, names, elsewhere)) {
      const bool is_installed = layer.folder.parent_path() == packs;
      for (const base::ListedFile& file : layer.files) {
        const fs::path as =
            is_installed ? "packs" / layer.folder.filename() / file.path : "site" / fs::path(layer.shown(file.path));
        const bool is_text = file.path.ends_with(".md") || file.path.ends_with(".toml") || file.path.ends_with(".html");
        copy_into_memory(layer.folder, file, as.lexically_normal().generic_string(), is_text);
      }
    }
  }

  void copy_into_memory(const fs::path& folder, const base::ListedFile& file, const std::string& as, bool is_text) {
    constexpr std::size_t head_of_image = 1U << 20U;
    if (file.path.ends_with('/')) return;  // a link to a folder
    auto text = is_text ? files_.read(folder / file.path) : files_.read_head(folder / file.path, head_of_image);
    if (!text) throw base::MachineError(text.error());
    memory_.files[as] = *std::move(text);
  }

  std::optional<link::Linked> link() {
    names_.emplace();
    diagnostics_.emplace();
    return linked_site(memory_, "site", "themes", {options_.jobs, true}, *names_, *diagnostics_);
  }

  ExitCode report(base::FileSystem& files, const fs::path& site) {
    report_errors(files, site, *names_, *diagnostics_, false, false);
    fmt::print(stderr, "Nothing was changed: what refers to \"{}\" is known once these are put right.\n",
               printable(options_.old_id));
    return ExitCode::errors;
  }

  Links links_of(const link::Linked& linked, bool with_new_id) const {
    const auto name = [&](catalogue::EntryIndex index) {
      const std::string& id = linked.entry(index).id;
      return with_new_id && id == options_.old_id ? options_.new_id : id;
    };
    Links links;
    for (std::size_t i = 0; i < linked.pages.size(); ++i) {
      if (linked.catalogue.entries[i].path.empty()) continue;  // made, and called after what it is made of
      for (const link::Mention& mention : linked.pages[i].mentions)
        links.emplace(name(static_cast<catalogue::EntryIndex>(i)), name(mention.to));
      for (const link::Citation& citation : linked.pages[i].citations)
        links.emplace(name(static_cast<catalogue::EntryIndex>(i)), name(citation.source));
    }
    return links;
  }

  // Finds the thing, and what keeps it from being renamed.
  std::optional<Failure> look_at(const catalogue::Catalogue& catalogue) {
    const auto& [old_id, new_id] = std::tie(options_.old_id, options_.new_id);
    const std::vector<Thing> things = things_of(catalogue);
    const auto thing = std::ranges::find(things, old_id, &Thing::id);
    if (thing == things.end())
      return Failure{"unknown-id",
                     {},
                     fmt::format("nothing on the site has the id \"{}\"", old_id),
                     help_for_unknown(things, catalogue, old_id)};
    const Entry& entry = catalogue.entry(thing->entry);
    if (entry.kind == Kind::term)
      return Failure{"cannot-rename",
                     {},
                     fmt::format("\"{}\" is a term, whose id is made from its heading", old_id),
                     "change the heading, and write what it was called before under Also:"};
    if (entry.path.empty() || (!thing->is_part && (entry.is_index() || entry.is_home())))
      return Failure{"cannot-rename",
                     {},
                     fmt::format("\"{}\" is called after its folder, or made by Scrutineer", old_id),
                     "rename the folder by hand; scrutineer check names what refers to it"};
    if (old_id.substr(0, old_id.rfind('/') + 1) != new_id.substr(0, new_id.rfind('/') + 1))
      return Failure{"cannot-rename",
                     {},
                     "a page stays in its folder when it is renamed",
                     "its links start from there: move it by hand; scrutineer check names what to change"};
    if (!read::is_id(last_part(new_id)))
      return Failure{"bad-id",
                     {},
                     fmt::format("\"{}\" is no id: lower-case letters, digits and hyphens make one", new_id),
                     "for example \"joint-venture\""};
    if (catalogue.targets.contains(new_id) || catalogue.shared_names.contains(new_id))
      return Failure{
          "duplicate-id", {}, fmt::format("\"{}\" is the id of something else", new_id), "choose another id"};
    if (entry.origin && entry.origin->files.size() > 1)
      return Failure{"cannot-rename",
                     {},
                     fmt::format("several layers have files of \"{}\"", old_id),
                     "rename them by hand; scrutineer check names what refers to it"};
    if (!thing->is_part || entry.kind == Kind::source) {
      old_address_ = entry.output;
      new_address_ = old_address_.substr(0, old_address_.rfind('/') + 1) + last_part(new_id) + ".html";
      leads_on_ = options_.leads_on && !entry.draft;
    }
    path_ = new_path_ = entry.origin ? names_->path(entry.origin->files.front()) : entry.path;
    if (!memory_.files.contains("site/" + path_))
      return Failure{"cannot-rename",
                     {},
                     fmt::format("\"{}\" is of a layer outside the site's folder", old_id),
                     "it is renamed where that layer is edited"};
    if (thing->is_part || entry.kind == Kind::source) {
      list_ = thing->kind;
      return std::nullopt;
    }
    const std::size_t dot = path_.rfind('.'), length = last_part(old_id).size();
    new_path_ = path_.substr(0, dot - length) + last_part(new_id) + path_.substr(dot);
    if (memory_.files.contains("site/" + new_path_))
      return Failure{"file-exists", {}, fmt::format("{} is there already", new_path_), "choose another id"};
    return std::nullopt;
  }

  // What packs leave to the site goes by ids as well: [elsewhere] of their pack.toml.
  void change_elsewhere() {
    for (auto& [path, text] : memory_.files) {
      if (!path.starts_with("site/") || !path.ends_with("/pack.toml")) continue;
      const std::string line = "\n" + options_.old_id + " = ";
      const std::size_t table = text.find("\n[elsewhere]");
      const std::size_t at = table == std::string::npos ? table : text.find(line, table);
      if (at == std::string::npos) continue;
      const std::string shown = path.substr(std::string_view("site/").size());
      elsewhere_[shown].insert({at + 1, at + 1 + options_.old_id.size(), options_.new_id});
      apply(text, elsewhere_[shown]);
    }
  }

  // In memory: the file gets its new name, or the table its new id.
  void change_own_id() {
    change_elsewhere();
    if (list_.empty()) {
      auto file = memory_.files.extract("site/" + path_);
      file.key() = "site/" + new_path_;
      memory_.files.insert(std::move(file));
    } else {
      std::string& text = memory_.files.at("site/" + path_);
      const std::vector<read::WrittenField> fields = read::written_fields(path_, text, {}, list_, options_.old_id);
      const auto id = std::ranges::find(fields, "id", &read::WrittenField::key);
      if (id != fields.end())
        add_edit(path_, id->span);
      else  // it was made of the words of the table, which gets one now
        write_own_id(text, fields);
      apply(text, edits_[path_]);
      own_edit_ = std::exchange(edits_[path_], {});
    }
    if (!old_address_.empty()) keep_address(memory_.files.at("site/" + new_path_));
  }

  // Has the old address lead on to the new one, which no longer does where it led to the old.
  void keep_address(std::string& text) {
    const std::string before = text;
    lead_on(text);
    rewrites_ = text != before;
  }

  void lead_on(std::string& text) {
    const auto in_quotes = [](const std::string& address) { return fmt::format("\"{}\"", address); };
    const auto fields = read::written_fields(new_path_, text, {}, list_, list_.empty() ? "" : options_.new_id);
    const auto field_of = [&](std::string_view key) {
      return std::ranges::find(fields, key, &read::WrittenField::key);
    };
    if (const auto given = field_of("redirect_from"); given != fields.end()) {
      const std::size_t begin = bytes_of(text, given->span).first;
      const std::size_t led = text.find(in_quotes(new_address_), begin);
      if (const std::size_t end = text.find(']', begin); led < end) {
        if (leads_on_)
          text.replace(led, in_quotes(new_address_).size(), in_quotes(old_address_));
        else
          take_out(text, led, led + in_quotes(new_address_).size());
      } else if (leads_on_) {
        text.insert(begin + 1, in_quotes(old_address_) + (given->value.empty() ? "" : ", "));
      }
      return;
    }
    const auto after = field_of(list_.empty() ? "title" : "id");
    if (!leads_on_ || after == fields.end()) return;
    const std::string_view line = line_of(text, after->span.line);
    if (!line.starts_with(after->key) || line.find(R"(""")") != std::string_view::npos ||
        line.find("'''") != std::string_view::npos) {  // an inline table, or a title of several lines
      leads_on_ = false;
      return;
    }
    const std::size_t at = start_of_line(text, after->span.line) + line.size();
    text.insert(at, fmt::format("{}redirect_from = [{}]", text.substr(at).starts_with("\r\n") ? "\r\n" : "\n",
                                in_quotes(old_address_)));
    added_lines_.insert(after->span.line + 1);
  }

  // An item of a list, with the comma behind it, or before it when it is the last.
  static void take_out(std::string& text, std::size_t begin, std::size_t end) {
    constexpr std::string_view blank = " \t\r\n";
    if (const std::size_t next = text.find_first_not_of(blank, end); text[next] == ',')
      end = text.find_first_not_of(' ', next + 1);
    else if (const std::size_t before = text.find_last_not_of(blank, begin - 1); text[before] == ',')
      begin = before;
    text.erase(begin, end - begin);
  }

  static std::string_view line_of(std::string_view text, std::uint32_t number) {
    text.remove_prefix(start_of_line(text, number));
    return text.substr(0, text.find_first_of("\r\n"));
  }

  // In front of the first key of the table: on a line of its own where the key begins one.
  void write_own_id(const std::string& text, const std::vector<read::WrittenField>& fields) {
    if (fields.empty()) return;
    const read::WrittenField& first = fields.front();
    const std::string_view key = std::string_view(first.key).substr(0, first.key.find_first_of(".["));
    const std::size_t line = start_of_line(text, first.span.line), value = bytes_of(text, first.span).first;
    const std::size_t at = text.rfind(key, value);
    if (at == std::string::npos || at < line) return;
    const bool begins_line = text.find_first_not_of(" \t", line) == at;
    const std::string_view ending = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
    edits_[path_].insert({at, at, fmt::format("id = \"{}\"{}", options_.new_id, begins_line ? ending : ", ")});
    if (begins_line) added_lines_.insert(first.span.line);
  }

  // The part of the text that is the old name becomes the new one. False when it is not there.
  bool add_edit(const std::string& path, const base::Span& span) {
    const auto file = memory_.files.find("site/" + path);
    if (file == memory_.files.end()) return false;
    const std::string& text = file->second;
    const auto [begin, end] = bytes_of(text, span);
    const std::string_view part = std::string_view(text).substr(begin, end - begin);
    const std::array<std::pair<std::string, std::string>, 3> names{
        {{last_part(path_), last_part(new_path_)},
         {options_.old_id, options_.new_id},
         {last_part(options_.old_id), last_part(options_.new_id)}}};
    for (const auto& [from, to] : names) {
      const std::size_t at = from == to ? std::string_view::npos : find_name(part, from);
      if (at == std::string_view::npos) continue;
      edits_[path].insert({begin + at, begin + at + from.size(), to});
      return true;
    }
    return false;
  }

  // Every error is one of a reference to what is not called so any more; what is not shows in the end.
  void collect_edits() {
    for (const base::Diagnostic& diagnostic : diagnostics_->sorted(*names_))
      if (diagnostic.severity == base::Severity::error && diagnostic.span.line > 0)
        (void)add_edit(names_->path(diagnostic.span.file), diagnostic.span);
  }

  static void apply(std::string& text, const std::set<Edit>& edits) {
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
      text.replace(edit->begin, edit->end - edit->begin, edit->text);
  }

  [[nodiscard]] std::string shown(const std::string& path) const {
    return printable((options_.site / path).lexically_normal().generic_string());
  }

  // Line by line, as `diff --unified=0` has it.
  ExitCode show() {
    if (path_ != new_path_) fmt::print("rename from {}\nrename to {}\n", shown(path_), shown(new_path_));
    for (const auto& [path, after] : changed_files()) {
      const auto before = files_.read(options_.site / (path == new_path_ ? path_ : path));
      if (!before) throw base::MachineError(before.error());
      fmt::print("--- {}\n+++ {}\n", shown(path == new_path_ ? path_ : path), shown(path));
      std::string_view old_text = *before, new_text = *after;
      for (std::size_t before_line = 1, line = 1; !old_text.empty() || !new_text.empty(); ++line) {
        const auto new_line = take_line(new_text);
        if (path == new_path_ && added_lines_.contains(line)) {
          fmt::print("@@ -{},0 +{} @@\n+{}\n", before_line - 1, line, printable(new_line));
          continue;
        }
        const auto old_line = take_line(old_text);
        if (old_line != new_line)
          fmt::print("@@ -{} +{} @@\n-{}\n+{}\n", before_line, line, printable(old_line), printable(new_line));
        ++before_line;
      }
    }
    return ExitCode::clean;
  }

  static std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
  }

  // By path, with the text that they get.
  std::map<std::string, const std::string*> changed_files() {
    std::map<std::string, const std::string*> changed;
    if (rewrites_) changed[new_path_] = &memory_.files.at("site/" + new_path_);
    for (const auto& [path, edits] : elsewhere_) changed[path] = &memory_.files.at("site/" + path);
    for (const auto& [path, edits] : edits_)
      if (!edits.empty() || (path == path_ && !own_edit_.empty())) changed[path] = &memory_.files.at("site/" + path);
    return changed;
  }

  ExitCode write() {
    std::size_t references = 0;
    std::set<std::string> referring_files;
    for (const auto* all : {&edits_, &elsewhere_})
      for (const auto& [path, edits] : *all) {
        references += edits.size();
        if (!edits.empty()) referring_files.insert(path);
      }
    const std::size_t referring = referring_files.size();
    if (path_ != new_path_)
      if (auto moved = files_.place(options_.site / path_, options_.site / new_path_); !moved)
        throw base::MachineError(moved.error());
    const auto changed = changed_files();
    for (const auto& [path, text] : changed) base::or_throw(files_.write(options_.site / path, *text));
    if (path_ != new_path_) fmt::print("{} is {} now.\n", shown(path_), shown(new_path_));
    fmt::print("Changed {} reference{} to \"{}\", in {} file{}.\n", references, references == 1 ? "" : "s",
               printable(options_.old_id), referring, referring == 1 ? "" : "s");
    if (leads_on_) fmt::print("{} will lead on to {}.\n", printable(old_address_), printable(new_address_));
    return ExitCode::clean;
  }

  base::FileSystem& files_;
  const RenameOptions& options_;
  base::MemoryFileSystem memory_;
  std::optional<base::FileNames> names_;
  std::optional<base::Diagnostics> diagnostics_;
  std::string path_, new_path_;            // of its file, in the site
  std::string old_address_, new_address_;  // of its page; empty where it has none of its own
  bool rewrites_ = false;                  // its file, for that
  bool leads_on_ = false;                  // the old address, to the new one
  std::set<std::size_t> added_lines_;      // of its file: an id where it had none, what its old address leads on by
  std::string list_;                       // of tables in that file, in which it is one; empty when it is the file
  std::map<std::string, std::set<Edit>> edits_;
  std::set<Edit> own_edit_;
  std::map<std::string, std::set<Edit>> elsewhere_;
};

}  // namespace

ExitCode rename(base::FileSystem& files, const RenameOptions& options) { return Renaming(files, options).run(); }

}  // namespace scrutineer::cli
