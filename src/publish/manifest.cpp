#include "publish/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace scrutineer::publish {
namespace {

constexpr std::string_view manifest_heading = "scrutineer-manifest 1 ";

// Takes the text up to `end` off the front of `rest`.
std::optional<std::string_view> take_until(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  return taken;
}

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// A line "hash size path".
std::optional<ManifestEntry> parse_entry(std::string_view& rest) {
  const auto hash = take_until(rest, ' ');
  const auto size = take_until(rest, ' ');
  const auto path = take_until(rest, '\n');
  if (!hash || !size || !path || !may_be_published(*path)) return std::nullopt;
  const auto content = base::ContentHash::from_hex(*hash);
  const auto bytes = number(*size);
  if (!content || !bytes) return std::nullopt;
  return ManifestEntry{std::string(*path), *content, *bytes};
}

}  // namespace

bool may_be_published(std::string_view path) {
  bool at_start = true;  // of a part
  for (const char c : path) {
    if (c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    if (at_start && (c == '.' || c == '/')) return false;
    at_start = c == '/';
  }
  return !at_start;
}

Manifest::Manifest(std::vector<ManifestEntry> entries) : entries_(std::move(entries)) {
  std::ranges::sort(entries_, {}, &ManifestEntry::path);
}

std::optional<Manifest> Manifest::parse(std::string_view text) {
  if (!text.starts_with(manifest_heading)) return std::nullopt;
  text.remove_prefix(manifest_heading.size());
  const auto count = take_until(text, '\n').and_then(number);
  if (!count) return std::nullopt;
  Manifest manifest;
  while (!text.empty()) {
    auto entry = parse_entry(text);
    if (!entry) return std::nullopt;
    if (!manifest.entries_.empty() && manifest.entries_.back().path >= entry->path) return std::nullopt;
    manifest.entries_.push_back(*std::move(entry));
  }
  if (manifest.entries_.size() != *count) return std::nullopt;
  return manifest;
}

std::string Manifest::text() const {
  std::string text = fmt::format("{}{}\n", manifest_heading, entries_.size());
  for (const ManifestEntry& entry : entries_) {
    fmt::format_to(std::back_inserter(text), "{} {} {}\n", entry.hash.hex(), entry.size, entry.path);
  }
  return text;
}

const ManifestEntry* Manifest::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(entries_, path, {}, &ManifestEntry::path);
  return found == entries_.end() || found->path != path ? nullptr : &*found;
}

}  // namespace scrutineer::publish
