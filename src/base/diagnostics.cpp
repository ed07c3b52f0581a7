#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace scrutineer::base {
namespace {

// The place of each file in the order of paths; files of one path share it.
std::vector<std::uint32_t> places_by_path(const FileNames& names) {
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto path = [&](std::uint32_t file) -> const std::string& { return names.path(static_cast<FileId>(file)); };
  std::ranges::sort(order, {}, path);
  std::vector<std::uint32_t> places(names.size());
  for (std::size_t i = 1; i < order.size(); ++i)
    places[order[i]] = places[order[i - 1]] + (path(order[i]) == path(order[i - 1]) ? 0 : 1);
  return places;
}

}  // namespace

FileId FileNames::add(std::string path) {
  paths_.push_back(std::move(path));
  return static_cast<FileId>(paths_.size() - 1);
}

void Diagnostics::add(Diagnostic diagnostic) {
  for (std::string* text : {&diagnostic.message, &diagnostic.help})  // what they quote may be as long as its file
    if (constexpr std::size_t longest = 4000; text->size() > longest)
      *text = std::string(beginning(*text, longest)).append(" …");
  const std::scoped_lock lock(mutex_);
  has_errors_ = has_errors_ || diagnostic.severity == Severity::error;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::take(Diagnostics& from) {
  const std::scoped_lock lock(mutex_, from.mutex_);
  has_errors_ = has_errors_ || std::exchange(from.has_errors_, false);
  all_.insert(all_.end(), std::make_move_iterator(from.all_.begin()), std::make_move_iterator(from.all_.end()));
  from.all_.clear();
}

void Diagnostics::error(std::string_view code, Span span, std::string message, std::string help) {
  add({Severity::error, false, code, span, std::move(message), std::move(help)});
}

void Diagnostics::warning(std::string_view code, Span span, std::string message, std::string help) {
  add({Severity::warning, false, code, span, std::move(message), std::move(help)});
}

void Diagnostics::syntax_error(std::string_view code, Span span, std::string message, std::string help) {
  add({Severity::error, true, code, span, std::move(message), std::move(help)});
}

void Diagnostics::revise(const std::function<bool(Diagnostic&)>& judge) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(all_, [&](Diagnostic& diagnostic) { return !judge(diagnostic); });
  has_errors_ = std::ranges::find(all_, Severity::error, &Diagnostic::severity) != all_.end();
}

bool Diagnostics::has_errors() const {
  const std::scoped_lock lock(mutex_);
  return has_errors_;
}

bool Diagnostics::empty() const {
  const std::scoped_lock lock(mutex_);
  return all_.empty();
}

std::vector<FileId> Diagnostics::unread_files() const {
  std::vector<FileId> files;
  {
    const std::scoped_lock lock(mutex_);
    for (const Diagnostic& diagnostic : all_)
      if (diagnostic.is_syntax) files.push_back(diagnostic.span.file);
  }
  std::ranges::sort(files);
  const auto twins = std::ranges::unique(files);
  files.erase(twins.begin(), twins.end());
  return files;
}

const std::vector<Diagnostic>& Diagnostics::sorted(const FileNames& names) const {
  const std::scoped_lock lock(mutex_);
  const std::vector<std::uint32_t> places = places_by_path(names);
  const auto key = [&](const Diagnostic& d) {
    return std::tuple(!d.is_syntax, d.severity, places.at(static_cast<std::size_t>(d.span.file)), d.span.line,
                      d.span.column, d.code, std::string_view(d.message));
  };
  std::ranges::sort(all_, {}, key);
  const auto twins = std::ranges::unique(all_, {}, key);
  all_.erase(twins.begin(), twins.end());
  return all_;
}

}  // namespace scrutineer::base
