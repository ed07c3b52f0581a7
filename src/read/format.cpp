#include "read/format.h"

#include <algorithm>
#include <utility>

namespace scrutineer::read {

Format::Value& Format::at(std::string_view key) {
  const auto found = std::ranges::find(keys, key, [](const auto& each) { return std::string_view(each.first); });
  return found == keys.end() ? keys.emplace_back(std::string(key), Value{}).second : found->second;
}

Describing Describing::inside(std::string_view key) const {
  std::unique_ptr<Format>& inner = format_->at(key).inner;
  if (!inner) inner = std::make_unique<Format>();
  ++inner->times_read;
  return {*inner, time_};
}

Format::Value& Describing::ask(std::string_view key, Asked as) const {
  Format::Value& value = format_->at(key);
  value.as.insert(as);
  return value;
}

void Describing::require(std::string_view key) const {
  Format::Value& value = format_->at(key);
  if (std::exchange(value.last_required, format_->times_read) != format_->times_read) ++value.times_required;
}

// FNV-1a, and a last round so that neighbouring times differ in every bit.
std::size_t Describing::answer(std::string_view key, Question question, std::size_t count) const {
  std::uint32_t hash = 2166136261U ^ (time_ * 2654435761U) ^ static_cast<std::uint32_t>(question);
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  hash = (hash ^ (hash >> 15U)) * 2246822519U;
  return (hash ^ (hash >> 13U)) % count;
}

}  // namespace scrutineer::read
