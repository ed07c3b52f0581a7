#include "read/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/hash.h"

namespace scrutineer::read {

Format::Value& Format::at(std::string_view key) {
  const auto found = std::ranges::find(keys, key, [](const auto& each) { return std::string_view(each.first); });
  return found == keys.end() ? keys.emplace_back(std::string(key), Value{}).second : found->second;
}

Describing Describing::inside(std::string_view key) const {
  std::shared_ptr<Format>& inner = format_->at(key).inner;
  if (!inner) inner = std::make_shared<Format>();
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

std::size_t Describing::answer(std::string_view key, Question question, std::size_t count) const {
  const std::string asked = fmt::format("{} {} {}", time_, static_cast<int>(question), key);
  return static_cast<std::size_t>(base::content_hash(asked).low % count);
}

}  // namespace scrutineer::read
