#include "base/diagnostics.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace scrutineer::base {

FileId FileNames::add(std::string path) {
  paths_.push_back(std::move(path));
  return static_cast<FileId>(paths_.size() - 1);
}

void Diagnostics::error(std::string_view code, Span span, std::string message, std::string help) {
  const std::scoped_lock lock(mutex_);
  all_.push_back({Severity::error, code, span, std::move(message), std::move(help)});
  has_errors_ = true;
}

void Diagnostics::warning(std::string_view code, Span span, std::string message, std::string help) {
  const std::scoped_lock lock(mutex_);
  all_.push_back({Severity::warning, code, span, std::move(message), std::move(help)});
}

bool Diagnostics::has_errors() const {
  const std::scoped_lock lock(mutex_);
  return has_errors_;
}

std::vector<Diagnostic> Diagnostics::sorted(const FileNames& names) const {
  std::vector<Diagnostic> result;
  {
    const std::scoped_lock lock(mutex_);
    result = all_;
  }
  const auto key = [&](const Diagnostic& d) {
    return std::tie(names.path(d.span.file), d.span.line, d.span.column, d.code, d.message, d.severity);
  };
  std::ranges::sort(result, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto twins =
      std::ranges::unique(result, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); });
  result.erase(twins.begin(), twins.end());
  return result;
}

}  // namespace scrutineer::base
