// Reads and links a small site of which one file is what libFuzzer made: --path=appraisals/a.toml says which. What may
// come of it is diagnostics; a crash, a broken assertion, undefined behaviour or a page that takes too long is a fault,
// and so is a page on which a script could run.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "link/link.h"
#include "read/site.h"
#include "read/words_file.h"
#include "toml_mutator.h"

namespace {

using namespace scrutineer;

std::string path_of_input = "guidance/a.md";

std::string contents(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

words::Words english() {
  base::FileNames names;
  base::Diagnostics out;
  return words::Words::compile(
      read::read_words(contents("themes/civic/words/en.toml"), names.add("en.toml"), false, out), "en-GB", out);
}

// The vocabulary that the example's files speak of, and little else: what is tried is the one file.
const base::MemoryFileSystem& site() {
  static base::MemoryFileSystem disk;
  if (disk.files.empty()) {
    disk.files["site/site.toml"] = contents("content/site.toml");
    for (const char* const file : {"case-studies", "models", "questions", "sources"}) {
      const std::string path = std::string("vocabulary/") + file + ".toml";
      disk.files["site/" + path] = contents(("content/packs/scrutiny-guidance/" + path).c_str());
    }
    disk.files["site/index.md"] = "+++\ntitle = \"Home\"\nsummary = \"A home.\"\n+++\n";
    disk.files["site/sources.toml"] =
        "[[source]]\nid = \"a\"\ntitle = \"A\"\nby = [\"B\"]\npublished = \"2017\"\nkind = \"report\"\n";
    disk.files["site/models/b.md"] =
        "+++\ntitle = \"B\"\nsummary = \"A model.\"\nfamily = \"in-house\"\n+++\nSee [[a]].\n";
    disk.files["site/glossary/terms.md"] =
        "+++\ntitle = \"Terms\"\nsummary = \"Words.\"\n+++\n\n## Asset lock (AL)\n\nAlso: lock\n\nWhat stays.\n";
  }
  return disk;
}

[[noreturn]] void fail(std::string_view code, const std::string& html) {
  std::fprintf(stderr, "a page holds %.*s:\n%s\n", static_cast<int>(code.size()), code.data(), html.c_str());
  std::abort();
}

void check_page(const std::string& html) {
  for (const std::string_view code : {"<script", "<iframe", "<style", "<object", "=\"javascript:"})
    if (html.find(code) != std::string::npos) fail(code, html);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  constexpr std::string_view option = "--path=";
  for (int i = 1; i < *count; ++i)
    if (const std::string_view argument = (*arguments)[i]; argument.starts_with(option))
      path_of_input = argument.substr(option.size());
  tests::set_whole_toml(path_of_input.ends_with(".toml"));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const words::Words words = english();
  base::MemoryFileSystem disk;
  disk.files = site().files;
  disk.files["site/" + path_of_input].assign(reinterpret_cast<const char*>(data), size);
  base::FileNames names;
  base::Diagnostics out;
  std::vector<read::Layer> layers = read::find_layers(disk, "site", "packs", names, out);
  if (!read::list_files(disk, layers)) return 0;
  auto catalogue = read::read_site(disk, layers, {.jobs = 1, .drafts = true}, names, out);
  if (!catalogue) return 0;
  const link::Linked linked = link::link(std::move(*catalogue), words, 1, out);
  for (const link::LinkedPage& page : linked.pages) {
    check_page(page.body_html);
    for (const std::string& text : page.texts) check_page(text);
  }
  (void)out.sorted(names);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
  return tests::mutate_toml(data, size, most, seed);
}
