// Compiles and renders a template, or a theme's words, that libFuzzer made: --words for the second.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "markup/template.h"
#include "read/words_file.h"
#include "toml_mutator.h"

namespace {

using namespace scrutineer;

bool is_words = false;

void compile_words(std::string_view text) {
  base::FileNames names;
  base::Diagnostics out;
  const auto words =
      words::Words::compile(read::read_words(std::string(text), names.add("en.toml"), false, out), "en-GB", out);
  (void)out.sorted(names);
}

void render_template(std::string text) {
  base::FileNames names;
  base::Diagnostics out;
  const auto templates =
      markup::TemplateSet::compile({{"page", std::move(text), names.add("page.mustache")},
                                    {"part", "{{#list}}{{name}}{{/list}}", names.add("part.mustache")}},
                                   out);
  (void)out.sorted(names);
  markup::Object page{{"title", "A <b> & \"c\""}, {"flag", true}};
  page.set("list", markup::List{{{"name", "One"}}, {{"name", "Two"}}});
  std::string html;
  (void)templates.render("page", markup::Object{{"site", "Site"}}, page, html);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  for (int i = 1; i < *count; ++i) is_words = is_words || std::string_view((*arguments)[i]) == "--words";
  tests::set_whole_toml(is_words);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (is_words)
    compile_words(text);
  else
    render_template(std::move(text));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
  return tests::mutate_toml(data, size, most, seed);
}
