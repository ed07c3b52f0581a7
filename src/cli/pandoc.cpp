#include "cli/pandoc.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <tuple>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "cli/program.h"

namespace scrutineer::cli {

namespace fs = std::filesystem;

Pandoc::Pandoc(base::FileSystem& files, fs::path program, std::optional<fs::path> kept,
               std::chrono::milliseconds patience)
    : files_(files), program_(std::move(program)), kept_(std::move(kept)), patience_(patience) {
  if (const auto stamp = files_.stamp(program_))
    version_ = fmt::format("{} {} {}", program_.string(), stamp->size, stamp->modified);
}

std::unique_ptr<Pandoc> Pandoc::find(base::FileSystem& files, std::string_view path, std::optional<fs::path> kept,
                                     std::chrono::milliseconds patience) {
  auto program = find_program("pandoc", path);
  if (!program) return nullptr;
  return std::unique_ptr<Pandoc>(new Pandoc(files, *std::move(program), std::move(kept), patience));
}

std::unique_ptr<Pandoc> Pandoc::installed(base::FileSystem& files, std::optional<fs::path> kept) {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing changes it
  return find(files, path ? path : "", std::move(kept));
}

std::string Pandoc::docx(const std::string& markdown) const {
  static constexpr std::array<std::string_view, 3> options{"--from=commonmark+task_lists+pipe_tables", "--to=docx",
                                                           "--metadata=lang:en-GB"};
  if (!kept_) return convert(markdown, options);
  const std::string name = base::content_hash(version_ + '\n' + markdown).hex() + ".docx";
  {
    const std::scoped_lock lock(mutex_);
    asked_.insert(name);
  }
  if (auto known = files_.read(*kept_ / name)) return std::move(*known);
  std::string document = convert(markdown, options);
  // What cannot be kept is made again next time.
  const fs::path half_written = *kept_ / (name + ".new");
  if (files_.write(half_written, document)) std::ignore = files_.rename(half_written, *kept_ / name);
  return document;
}

std::string Pandoc::csl_json(const std::string& bibliography) const {
  static constexpr std::array<std::string_view, 2> options{"--from=biblatex", "--to=csljson"};
  return convert(bibliography, options);
}

std::string Pandoc::tree(const std::string& document, std::string_view format) const {
  // What a document can make pandoc use of memory is bounded.
  const std::string from = fmt::format("--from={}", format);
  const std::array<std::string_view, 7> options{"+RTS", "-M2G",     "-RTS", "--sandbox", "--track-changes=all",
                                                from,   "--to=json"};
  return convert(document, options);
}

std::string Pandoc::markdown(const std::string& tree) const {
  static constexpr std::array<std::string_view, 4> options{"--from=json", "--to=gfm-emoji", "--wrap=none", "--sandbox"};
  return convert(tree, options);
}

void Pandoc::forget_others() const {
  if (!kept_) return;
  const auto listed = files_.list(*kept_);
  if (!listed) return;
  for (const base::ListedFile& file : *listed)
    if (!asked_.contains(file.path)) std::ignore = files_.remove(*kept_ / file.path);
}

// With nothing of the user's surroundings that could change the bytes: no settings, no locale, and a fixed date for the
// dates inside.
std::string Pandoc::convert(const std::string& text, std::span<const std::string_view> options) const {
  std::vector<std::string> words(options.begin(), options.end());
  words.insert(words.end(), {"--output=-", "-"});
  Ran ran = run_program(program_, std::move(words),
                        {"PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C.UTF-8", "SOURCE_DATE_EPOCH=315532800"},
                        text, patience_);
  if (!ran.failure.empty()) throw exports::DocumentError(ran.failure);
  return std::move(ran.output);
}

}  // namespace scrutineer::cli
