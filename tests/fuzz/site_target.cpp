#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "link/link.h"
#include "read/site.h"
#include "read/words_file.h"
#include "targets.h"

namespace scrutineer::tests {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

words::Words english() {
  base::FileNames names;
  base::Diagnostics out;
  return words::Words::compile(
      read::read_words(contents("themes/civic/words/en.toml"), names.add("en.toml"), false, out), "en-GB", out);
}

// The vocabulary that the example's files speak of, and little else: what is tried is the one file.
Files small_site() {
  Files files;
  files["site/site.toml"] = contents("content/site.toml");
  for (const char* const file : {"case-studies", "models", "questions", "sources"}) {
    const std::string path = std::string("vocabulary/") + file + ".toml";
    files["site/" + path] = contents("content/packs/scrutiny-guidance/" + path);
  }
  files["site/index.md"] = "+++\ntitle = \"Home\"\nsummary = \"A home.\"\n+++\n";
  files["site/sources.toml"] =
      "[[source]]\nid = \"a\"\ntitle = \"A\"\nby = [\"B\"]\npublished = \"2017\"\nkind = \"report\"\n";
  files["site/models/b.md"] = "+++\ntitle = \"B\"\nsummary = \"A model.\"\nfamily = \"in-house\"\n+++\nSee [[a]].\n";
  files["site/glossary/terms.md"] =
      "+++\ntitle = \"Terms\"\nsummary = \"Words.\"\n+++\n\n## Asset lock (AL)\n\nAlso: lock\n\nWhat stays.\n";
  return files;
}

Files files_in(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = contents(entry.path().string());
  return files;
}

void check_page(const std::string& html) {
  for (const std::string_view code : {"<script", "<iframe", "<style", "<object", "=\"javascript:"}) {
    if (html.find(code) == std::string::npos) continue;
    std::fprintf(stderr, "a page holds %.*s:\n%s\n", static_cast<int>(code.size()), code.data(), html.c_str());
    std::abort();
  }
}

}  // namespace

Target site_target(const Options& options) {
  const auto given = [&](std::string_view name) {
    const auto option = options.find(name);
    return option == options.end() ? std::string{} : option->second;
  };
  const std::string folder = given("folder");
  Files files = folder.empty() ? small_site() : files_in(folder);
  return [files = std::move(files), path = "site/" + given("path"), language = given("language"),
          words = english()](std::string_view input) {
    base::MemoryFileSystem disk;
    disk.files = files;
    disk.files[path] = input;
    base::FileNames names;
    base::Diagnostics out;
    std::vector<read::Layer> layers = read::find_layers(disk, "site", "packs", names, out);
    if (!read::list_files(disk, layers)) return;
    auto catalogue = read::read_site(disk, layers, {.jobs = 1, .drafts = true, .language = language}, names, out);
    if (!catalogue) return;
    const link::Linked linked = link::link(std::move(*catalogue), words, 1, out);
    for (const link::LinkedPage& page : linked.pages) {
      check_page(page.body_html);
      for (const std::string& text : page.texts) check_page(text);
    }
    static_cast<void>(out.sorted(names));
  };
}

}  // namespace scrutineer::tests
