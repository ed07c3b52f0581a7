// The entry points of libFuzzer: --target=NAME, and the options of that target, say what inputs are run through.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "targets.h"
#include "toml_mutator.h"

namespace {

using namespace scrutineer::tests;

Options options_in(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with("--")) continue;
    const std::size_t equals = std::min(word.find('='), word.size());
    options[std::string(word.substr(2, equals - 2))] = word.substr(std::min(equals + 1, word.size()));
  }
  return options;
}

Target target_of(const Options& options) {
  const auto named = options.find("target");
  const std::string_view name = named == options.end() ? std::string_view{} : named->second;
  if (name == "site") return site_target(options);
  if (name == "words") return words_target();
  if (name == "template") return template_target();
  if (name == "spreadsheet") return spreadsheet_target(options);
  if (name == "document") return document_target(options);
  if (name == "folder") return folder_target(options);
  std::fprintf(stderr, "no --target\n");
  std::exit(2);
}

Target& target() {
  static Target target;
  return target;
}

}  // namespace

std::string scrutineer::tests::contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "there is no %s: run this in the repository's folder\n", path.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  const Options options = options_in(*count, *words);
  target() = target_of(options);
  const auto path = options.find("path");
  set_whole_toml(options.at("target") == "words" || (path != options.end() && path->second.ends_with(".toml")));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target()({reinterpret_cast<const char*>(data), size});
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
  return mutate_toml(data, size, most, seed);
}
