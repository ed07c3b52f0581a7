// edits SITE THEMES EDITS SEED: so many random edits of a copy of the folder SITE/site, each read as the preview reads
// it, with what it kept of the edition before, and as a build does, from nothing. All files and all that is said must
// be the same. Prints what differed, and how much work each way was; ends with 1 after a difference.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/edition.h"

namespace {

namespace fs = std::filesystem;
using namespace scrutineer;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
  if (path.empty()) return;  // there was none to edit
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

class Editor {
 public:
  Editor(fs::path folder, unsigned seed) : folder_(std::move(folder)), site_(folder_ / "site"), random_(seed) {
    good_ = files();
  }

  // Makes an edit; what it was.
  std::string edit() {
    ++number_;
    switch (below(24)) {
      case 0:
      case 1:
        return body();
      case 2:
        return title();
      case 3:
        return move();
      case 4:
        return remove();
      case 5:
        return add();
      case 6:
        return term();
      case 7:
        return figure();
      case 8:
        return settings();
      case 9:
        return theme();
      case 10:
        return line();
      case 11:
        return same();
      case 12:
        return picture();
      case 13:
        return plain();
      case 14:
        return translate();
      case 15:
        return checks();
      case 16:
        return excuse();
      case 17:
        return redirect();
      case 18:
        return priority();
      case 19:
        return attribute();
      case 20:
        return words();
      case 21:
        return hide();
      case 22:
        return layer();
      default:
        return undo();
    }
  }
  // What to go back to when too much is wrong.
  void keep_as_good() { good_ = files(); }
  void go_back() {
    for (const auto& [path, text] : files())
      if (!good_.contains(path)) fs::remove(path);
    for (const auto& [path, text] : good_)
      if (text_of(path) != text) write(path, text);
  }

 private:
  using Files = std::map<fs::path, std::string>;

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  [[nodiscard]] Files files() const {
    Files all;
    for (const auto& each : fs::recursive_directory_iterator(folder_))
      if (each.is_regular_file()) all[each.path()] = text_of(each.path());
    return all;
  }
  // One of the files of the layers whose name ends so; empty for none.
  fs::path any(std::string_view ending, bool with_settings = false) {
    std::vector<fs::path> found;
    for (const auto& [path, text] : files()) {
      const bool is_settings = path.filename() == "site.toml" || path.filename() == "pack.toml";
      const bool is_theme = path.string().starts_with((folder_ / "themes").string());
      if (path.string().ends_with(ending) && !is_theme && (with_settings || !is_settings)) found.push_back(path);
    }
    return found.empty() ? fs::path() : found[below(found.size())];
  }
  std::string name(const fs::path& path) { return path.empty() ? "nothing" : fs::relative(path, folder_).string(); }
  std::string id_of(const fs::path& path) { return path.stem().string(); }

  std::string body() {
    const fs::path path = any(".md");
    constexpr std::array<std::string_view, 8> ends{"",
                                                   " See [[{}]].",
                                                   " A *word*, and a term.",
                                                   "\n\n## Part {}\n\nText.",
                                                   " An ADM, and delivery vehicles.",
                                                   " The DCS has an MTFS and two KPIs.",
                                                   " Read [more](../index.md).",
                                                   "\n\n> [!NOTE]\n> What to note."};
    const std::string end = fmt::format(fmt::runtime(std::string(ends[below(ends.size())])), id_of(any(".md")));
    write(path, fmt::format("{}\nMore of it, {}.{}\n", text_of(path), number_, end));
    return "body of " + name(path);
  }
  std::string replaced(const fs::path& path, std::string_view what, const std::string& with) {
    std::string text = text_of(path);
    if (const std::size_t at = text.find(what); at != std::string::npos)
      text.replace(at, text.find('\n', at) - at, with);
    write(path, text);
    return fmt::format("{} of {}", what, name(path));
  }
  std::string title() {
    const fs::path path = any(below(2) == 0 ? ".md" : ".toml");
    return replaced(path, "title = \"", fmt::format("title = \"{} {}\"", below(2) == 0 ? "A title" : "Words", number_));
  }
  std::string move() {
    const fs::path path = any(".md");
    if (path.empty()) return "nothing";
    const fs::path to = path.parent_path() / fmt::format("moved-{}.md", number_);
    fs::rename(path, to);
    return fmt::format("{} to {}", name(path), name(to));
  }
  std::string remove() {
    const fs::path path = any(below(2) == 0 ? ".md" : ".toml");
    fs::remove(path);
    return "removal of " + name(path);
  }
  std::string add() {
    const fs::path path = site_ / (below(2) == 0 ? "guidance" : "manual/deep") / fmt::format("new-{}.md", number_);
    write(path,
          fmt::format("+++\ntitle = \"New {0}\"\nsummary = \"About {0}.\"\ntags = [\"new\"]\n+++\n\nSee [[{1}]], or "
                      "a term {0}. [there](../index.md)\n",
                      number_, id_of(any(".md"))));
    return "new file " + name(path);
  }
  std::string term() {
    const fs::path path = site_ / "glossary/more.md";
    if (below(4) == 0) {
      fs::remove(path);
      return "no glossary/more.md";
    }
    constexpr std::array<std::string_view, 5> words{"Term", "Word", "Model", "More of it", "Option"};
    write(path, fmt::format(
                    "+++\ntitle = \"More\"\nsummary = \"More.\"\n+++\n\n## {} (DCS)\nAlso: new text\n{}\nMeaning {}.\n",
                    words[below(words.size())], below(3) == 0 ? "Link: never\n" : "", number_));
    return "terms of glossary/more.md";
  }
  // A digit of a file of data.
  std::string figure() {
    const fs::path path = any(".toml");
    std::string text = text_of(path);
    std::vector<std::size_t> digits;
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] >= '0' && text[at] <= '9') digits.push_back(at);
    if (!digits.empty()) text[digits[below(digits.size())]] = static_cast<char>('0' + below(10));
    write(path, text);
    return "a figure of " + name(path);
  }
  std::string settings() {
    const fs::path path = site_ / "site.toml";
    if (below(2) == 0) return replaced(path, "title = \"", fmt::format("title = \"Site {}\"", number_));
    std::string text = text_of(path);
    constexpr std::string_view contact = "contact = \"scrutiny@example.org\"\n";
    text = text.starts_with(contact) ? text.substr(contact.size()) : std::string(contact) + text;
    write(path, text);
    return "contact of site.toml";
  }
  std::string theme() {
    const fs::path path = any_template();
    write(path, fmt::format("{}<!-- {} -->", text_of(path), number_));
    return "template " + name(path);
  }
  fs::path any_template() {
    std::vector<fs::path> found;
    for (const auto& [path, text] : files())
      if (path.string().find("/templates/") != std::string::npos) found.push_back(path);
    return found[below(found.size())];
  }
  // A line goes, or stands twice: often a mistake.
  std::string line() {
    const fs::path path = any(below(2) == 0 ? ".md" : ".toml", true);
    std::vector<std::string> lines;
    std::istringstream in(text_of(path));
    for (std::string each; std::getline(in, each);) lines.push_back(each);
    if (lines.empty()) return "nothing";
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(below(lines.size()));
    if (below(2) == 0)
      lines.erase(at);
    else
      lines.insert(at, std::string(*at));
    write(path, fmt::format("{}\n", fmt::join(lines, "\n")));
    return "a line of " + name(path);
  }
  std::string same() {
    const fs::path path = any(".md");
    write(path, text_of(path));
    return "nothing of " + name(path);
  }
  std::string picture() {
    const fs::path picture = site_ / "images/picture.png";
    if (fs::exists(picture) && below(3) == 0) {
      fs::remove(picture);
      return "no picture";
    }
    std::string png = "\x89PNG\r\n\x1a\n" + std::string(4, '\0') + "IHDR" + std::string(16, '\0');
    png[19] = static_cast<char>(1 + below(9));
    png[23] = 5;
    write(picture, png);
    const fs::path path = site_ / "index.md";
    if (text_of(path).find("picture.png") == std::string::npos)
      write(path, text_of(path) + "\n![A picture](images/picture.png)\n");
    return "a picture";
  }
  std::string plain() {
    const fs::path path = any(".md");
    std::string text = text_of(path);
    if (text.starts_with("+++\n")) text.insert(4, below(2) == 0 ? "glossary = false\n" : "draft = true\n");
    write(path, text);
    return "front matter of " + name(path);
  }
  std::string translate() {
    const fs::path path = any(below(3) == 0 ? ".toml" : ".md");
    if (path.empty()) return "nothing";
    if (path.stem().has_extension()) return replaced(path, "summary = \"", fmt::format("summary = \"S {}\"", number_));
    if (path.extension() == ".toml") {
      const fs::path to = path.parent_path() / (path.stem().string() + ".cy.toml");
      write(to, path.filename() == "sources.toml" ? "" : fmt::format("title = \"Cy {}\"\n", number_));
      return "translation " + name(to);
    }
    const fs::path to = path.parent_path() / (path.stem().string() + ".cy.md");
    write(to, fmt::format("+++\ntitle = \"Cy {0}\"\nsummary = \"Cy {0}.\"\n+++\n\nGeiriau {0}.\n", number_));
    return "translation " + name(to);
  }
  // What an edit before this one has put at the end of the file is `text` now, or gone.
  std::string set_end(const fs::path& path, std::string_view what, const std::string& text) {
    const std::string begin = fmt::format("\n# {}\n", what);
    std::string all = text_of(path);
    if (const std::size_t at = all.find(begin); at != std::string::npos) {
      const std::size_t end = all.find("\n# ", at + 1);
      all.erase(at, end == std::string::npos ? end : end - at);
    }
    write(path, text.empty() ? all : all + begin + text);
    return fmt::format("{} of {}", what, name(path));
  }
  // Puts a line right behind the first `after`; of one that begins so already, takes it away, or gives it this value.
  std::string set_line(const fs::path& path, std::string_view after, std::string_view key, const std::string& value) {
    std::string text = text_of(path);
    if (const std::size_t at = text.find(key); at != std::string::npos)
      text.replace(at, text.find('\n', at) + 1 - at, below(2) == 0 ? "" : fmt::format("{}{}\n", key, value));
    else if (const std::size_t behind = text.find(after); behind != std::string::npos)
      text.insert(behind + after.size(), fmt::format("{}{}\n", key, value));
    write(path, text);
    return fmt::format("{}of {}", key, name(path));
  }
  // The start of the keys of a file.
  static std::string_view start_of(const fs::path& path) { return path.extension() == ".md" ? "+++\n" : ""; }

  std::string checks() {
    constexpr std::array<std::string_view, 7> some{"",
                                                   "abbreviation = \"warning\"\n",
                                                   "abbreviation = {{ known = [\"MTFS\", \"N{}\"] }}\n",
                                                   "abbreviation = {{ in = [\"guidance\", \"index.md\"] }}\n",
                                                   "long-paragraph = {{ most = 5 }}\nlink-words = \"off\"\n",
                                                   "reading-age = {{ most = 5, in = [\"manual\", \"models\"] }}\n",
                                                   "no-owner = \"warning\"\nexcuse-unused = \"error\"\n"};
    const std::string chosen(some[below(some.size())]);
    return set_end(site_ / "site.toml", "checks",
                   chosen.empty() ? chosen : "[checks]\n" + fmt::format(fmt::runtime(chosen), number_));
  }
  std::string excuse() {
    const fs::path path = any(".md");
    write(path,
          fmt::format("{}\nMore, says the MTFS. <!-- allow: {}{} -->\n", text_of(path),
                      below(2) == 0 ? "abbreviation" : "link-words", below(3) == 0 ? "" : " because it is known"));
    return "an excuse of " + name(path);
  }
  std::string redirect() {
    const fs::path path = any(below(3) == 0 ? ".toml" : ".md");
    return set_line(path, start_of(path), "redirect_from = ", fmt::format("[\"old/place-{}.html\"]", below(12)));
  }
  std::string priority() {
    if (below(2) == 0)
      return set_line(any("bank.toml"), "[[question]]\n", "priority = ", below(2) == 0 ? "\"high\"" : "\"low\"");
    std::string text;
    if (below(4) > 0) text = fmt::format("[[priority]]\nid = \"high\"\ntitle = \"Pressing {}\"\n", number_);
    if (below(2) == 0) text += "[[priority]]\nid = \"low\"\ntitle = \"Less so\"\ncolour = \"grey\"\n";
    return set_end(site_ / "site.toml", "priorities", text);
  }
  std::string attribute() {
    constexpr std::string_view key = "own_note = ";
    if (below(3) == 0) return set_line(any("sources.toml"), "[[source]]\n", key, fmt::format("\"Shelf {}\"", number_));
    if (below(3) == 0) return set_line(any(".toml"), "[[risk]]\n", key, fmt::format("\"Danger {}\"", number_));
    if (below(2) == 0) {
      const fs::path path = any(below(2) == 0 ? ".toml" : ".md");
      return set_line(path, start_of(path), key, fmt::format("\"Note {}\"", number_));
    }
    return set_end(site_ / "site.toml", "attributes",
                   fmt::format("[[attribute]]\nkey = \"own_note\"\nlabel = \"Note {}\"\nkinds = [\"model\", "
                               "\"case-study\", \"appraisal\", \"decision\", \"risk-register\", \"risk\", "
                               "\"factor-set\", \"source\"]\n",
                               number_));
  }
  std::string words() {
    return set_end(site_ / "site.toml", "words",
                   below(3) == 0 ? "" : fmt::format("[words.callout]\nnote = \"Note {}\"\n", number_));
  }
  std::string hide() {
    const fs::path path = site_ / "site.toml";
    return set_line(path, "", "hide = ", fmt::format("[\"{}\"]", id_of(any(".md"))));
  }
  // What a layer below says, or which layer says it.
  std::string layer() {
    const fs::path pack = folder_ / "pack";
    if (!fs::exists(pack / "pack.toml")) return settings();
    if (below(4) == 0) return replaced(pack / "pack.toml", "title = \"", fmt::format("title = \"Pack {}\"", number_));
    const fs::path path = any(".md");
    if (path.empty() || path.parent_path() == site_) return body();
    const bool is_below = path.string().starts_with(pack.string());
    const fs::path other = (is_below ? site_ : pack) / fs::relative(path, is_below ? pack : site_);
    if (fs::exists(other)) return body();
    if (is_below && below(2) == 0) {
      write(other, fmt::format("+++\nsummary = \"Ours, {}.\"\n+++\n", number_));
      return name(other) + " over that of the layer below";
    }
    fs::create_directories(other.parent_path());
    fs::rename(path, other);
    return fmt::format("{} to {}", name(path), name(other));
  }
  std::string undo() {
    std::vector<fs::path> changed;
    for (const auto& [path, text] : good_)
      if (!fs::exists(path) || text_of(path) != text) changed.push_back(path);
    if (changed.empty()) return body();
    const fs::path path = changed[below(changed.size())];
    write(path, good_.at(path));
    return name(path) + " as it was";
  }

  fs::path folder_, site_;
  std::mt19937 random_;
  Files good_;
  std::size_t number_ = 0;
};

std::vector<std::string> said(const cli::Edition& edition) {
  std::vector<std::string> lines;
  for (const base::Diagnostic& each : edition.diagnostics.sorted(edition.names))
    lines.push_back(fmt::format("{}:{}:{}: {}: {} {}", edition.names.path(each.span.file), each.span.line,
                                each.span.column, each.code, each.message, each.help));
  return lines;
}

// What differs; empty for nothing. What `clean` makes is made for the last time, as `build` does.
std::string difference(base::FileSystem& files, const cli::Edition& kept, cli::Edition& clean) {
  const std::vector<std::string> said_kept = said(kept), said_clean = said(clean);
  const auto [one, other] = std::ranges::mismatch(said_kept, said_clean);
  if (one != said_kept.end() || other != said_clean.end())
    return fmt::format("says \"{}\" instead of \"{}\"", one == said_kept.end() ? "" : *one,
                       other == said_clean.end() ? "" : *other);
  if (kept.pages.has_value() != clean.pages.has_value()) return "has pages, or has none";
  if (!kept.pages || clean.diagnostics.has_errors()) return {};
  if (kept.paths() != clean.paths()) return "has other files";
  const std::vector<std::string> paths = kept.paths();
  const auto differs = [&](std::size_t i) {
    std::string a, b;
    return !kept.content(files, i, a) || !clean.last_content(files, i, b) || a != b;
  };
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (differs(i)) return fmt::format("has another {}", paths[i]);
  const std::vector<std::string> index = kept.index_paths();
  if (index != clean.last_index_paths()) return "has another search index";
  for (std::size_t i = 0; i < index.size(); ++i)
    if (differs(paths.size() + i)) return fmt::format("has another {}", index[i]);
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    fmt::print(stderr, "usage: edits SITE THEMES EDITS SEED\n");
    return 2;
  }
  const auto number = [&](int at) {
    const std::string_view word = words[at];
    unsigned value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
  };
  const fs::path folder = fs::temp_directory_path() / fmt::format("scrutineer-edits-{}", ::getpid());
  fs::remove_all(folder);
  fs::copy(words[1], folder, fs::copy_options::recursive);
  fs::remove_all(folder / "expected");
  fs::copy(words[2], folder / "themes", fs::copy_options::recursive);

  const auto files = base::make_disk_file_system();
  cli::Kept kept;
  cli::EditionOptions options{folder / "site", folder / "themes", folder / "site/output", 2};
  options.as_of = *base::Date::parse("2026-01-15");
  Editor editor(folder, number(4));
  std::size_t differing = 0, failing = 0, failures = 0, read = 0, linked = 0, taken = 0;
  std::chrono::duration<double> time_kept{}, time_clean{};
  for (unsigned i = 0; i <= number(3); ++i) {
    std::string what = "nothing";
    if (failing > 3) {
      editor.go_back();
      what = "back to what was good";
    } else if (i > 0) {
      what = editor.edit();
    }
    options.kept = &kept;
    const auto start = std::chrono::steady_clock::now();
    const cli::Edition again(*files, options);
    const auto between = std::chrono::steady_clock::now();
    options.kept = nullptr;
    cli::Edition clean(*files, options);
    time_kept += between - start;
    time_clean += std::chrono::steady_clock::now() - between;
    if (const std::string wrong = difference(*files, again, clean); !wrong.empty()) {
      ++differing;
      fmt::print("FAILED: after edit {} ({}) the preview {}\n", i, what, wrong);
    }
    const bool is_wrong = clean.diagnostics.has_errors() || !clean.pages;
    failing = is_wrong ? failing + 1 : 0;
    if (is_wrong)
      ++failures;
    else
      editor.keep_as_good();
    const cli::Kept::OfLanguage& of = kept.of("");
    read += of.files.read().size();
    linked += of.pages.work().linked.size();
    taken += of.pages.work().taken;
  }
  fs::remove_all(folder);
  const double times = number(3) + 1;
  fmt::print(
      "{} edits, {} of them with mistakes: {} differ; on average {:.1f} files read, {:.1f} pages linked, {:.1f} "
      "taken over; {:.1f} ms, clean {:.1f} ms\n",
      number(3), failures, differing, static_cast<double>(read) / times, static_cast<double>(linked) / times,
      static_cast<double>(taken) / times, 1000 * time_kept.count() / times, 1000 * time_clean.count() / times);
  return differing == 0 ? 0 : 1;
}
