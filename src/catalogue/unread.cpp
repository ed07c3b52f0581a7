#include "catalogue/unread.h"

#include <algorithm>
#include <utility>

#include "base/slug.h"

namespace scrutineer::catalogue {
namespace {

bool is_of_id(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

void Unread::add(Kind kind, std::string path, std::string id, std::string_view text) {
  kinds_[static_cast<std::size_t>(kind)] = true;
  paths_.insert(std::move(path));
  words_.insert(std::move(id));
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_of_id(text[end])) ++end;
    if (end > at) words_.emplace(text.substr(at, end - at));
    at = end + 1;
  }
  // The id of a term is made of its heading.
  for (std::size_t at = 0; kind == Kind::term && at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with("## ")) {
      const std::string_view heading = line.substr(3);
      words_.insert(base::slug(heading));
      words_.insert(base::slug(heading.substr(0, std::min(heading.rfind('('), heading.size()))));
    }
    at = end + 1;
  }
}

void Unread::add_unseen(Kind kind, std::string path, std::string id) {
  unseen_ = true;
  add(kind, std::move(path), std::move(id), {});
}

bool Unread::may_define(const std::string& id) const {
  // A page that compares two models is made when both and an appraisal can be read.
  const bool is_pair = id.starts_with("compare-") && id.find("-and-") != std::string::npos;
  return unseen_ || words_.contains(id) || (is_pair && (has(Kind::model) || has(Kind::appraisal)));
}

}  // namespace scrutineer::catalogue
