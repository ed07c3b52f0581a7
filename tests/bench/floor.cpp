// floor FOLDER OUTPUT THREADS [tables]: the least that any generator must do. Reads each Markdown file below FOLDER,
// parses and renders it with cmark-gfm, and writes one HTML file at the same place below OUTPUT. The Markdown is the
// dialect of docs/content-format.md: tables, footnotes, strikethrough, autolinks and task lists; with "tables", only
// the first of them.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::string content(fs::file_size(path), '\0');
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr || std::fread(content.data(), 1, content.size(), file) != content.size()) std::abort();
  std::fclose(file);
  return content;
}

void write(const fs::path& path, std::string_view content) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr || std::fwrite(content.data(), 1, content.size(), file) != content.size()) std::abort();
  if (std::fclose(file) != 0) std::abort();
}

std::string_view without_front_matter(std::string_view text) {
  const std::size_t end = text.starts_with("+++\n") ? text.find("\n+++\n", 3) : std::string_view::npos;
  return end == std::string_view::npos ? text : text.substr(end + 5);
}

void convert(const fs::path& from, const fs::path& to, bool whole_dialect) {
  const std::string text = read(from);
  const std::string_view markdown = without_front_matter(text);
  const int options = whole_dialect ? CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE : CMARK_OPT_DEFAULT;
  cmark_parser* const parser = cmark_parser_new(options);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  if (whole_dialect)
    for (const char* name : {"strikethrough", "autolink", "tasklist"})
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* const document = cmark_parser_finish(parser);
  char* const html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
  write(to, html);
  std::free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
}

}  // namespace

int main(int argc, char** argv) {
  const bool tables_only = argc == 5 && std::string_view(argv[4]) == "tables";
  if (argc != 4 && !tables_only) {
    std::fputs("usage: floor FOLDER OUTPUT THREADS [tables]\n", stderr);
    return 2;
  }
  const fs::path folder = argv[1];
  const fs::path output = argv[2];
  cmark_gfm_core_extensions_ensure_registered();

  std::vector<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    pages.push_back(entry.path().lexically_relative(folder));
    fs::create_directories((output / pages.back()).parent_path());
  }

  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < std::atoi(argv[3]); ++i) {
    threads.emplace_back([&] {
      for (std::size_t page = next++; page < pages.size(); page = next++) {
        convert(folder / pages[page], (output / pages[page]).replace_extension(".html"), !tables_only);
      }
    });
  }
}
