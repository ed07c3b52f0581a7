// Mistakes that an editor can make, each at its place in a file. Stages report them here and go on, so that
// one run shows all of them; nothing is thrown. Errors of the machine (no permission, disk full) are not
// diagnostics: see file_system.h.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::base {

// Names a file of the site by its place in a FileNames table.
enum class FileId : std::uint32_t {};

// Where a piece of text stands: line and column count from 1, columns and length count characters (Unicode
// code points). Line 0 means the file as a whole.
struct Span {
  FileId file{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  auto operator<=>(const Span&) const = default;
};

// The paths of the site's files, relative to the site and with forward slashes. Filled while the site is
// scanned, read only after that.
class FileNames {
 public:
  FileId add(std::string path);
  // Leaves the place of a file empty, so that others keep their ids.
  void forget(FileId file) { paths_[static_cast<std::size_t>(file)].clear(); }
  [[nodiscard]] const std::string& path(FileId file) const { return paths_[static_cast<std::size_t>(file)]; }
  [[nodiscard]] std::size_t size() const { return paths_.size(); }

 private:
  std::vector<std::string> paths_;
};

enum class Severity : std::uint8_t { error, warning };

// One mistake. `code` is stable ("unknown-reference"); `message` is one sentence in the editor's words, with
// the offending text in it; `help` says what would be right and may be empty.
struct Diagnostic {
  Severity severity = Severity::error;
  bool is_syntax = false;  // keeps its file, or a part of it, from being read at all
  std::string_view code;   // a string literal
  Span span;
  std::string message;
  std::string help;
};

// Collects diagnostics from any number of threads.
class Diagnostics {
 public:
  void error(std::string_view code, Span span, std::string message, std::string help = {});
  void warning(std::string_view code, Span span, std::string message, std::string help = {});
  // An error that keeps the file from being read, so that nobody knows what it defines.
  void syntax_error(std::string_view code, Span span, std::string message, std::string help = {});
  // One that was collected elsewhere first.
  void add(Diagnostic diagnostic);
  // All that were, which leave there.
  void take(Diagnostics& from);

  // Shows each to `judge`, which may change it, and keeps those that it says true of.
  void revise(const std::function<bool(Diagnostic&)>& judge);

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const;
  // The files that have a syntax error, in the order of their ids, each once.
  [[nodiscard]] std::vector<FileId> unread_files() const;
  // All of them: syntax errors, then errors, then warnings, each by path, line, column and code; the order does not
  // depend on who reported first. The same diagnostic reported twice is kept once. Valid until the next is reported.
  [[nodiscard]] const std::vector<Diagnostic>& sorted(const FileNames& names) const;

 private:
  mutable std::mutex mutex_;
  mutable std::vector<Diagnostic> all_;  // put in order when asked for
  bool has_errors_ = false;
};

}  // namespace scrutineer::base
