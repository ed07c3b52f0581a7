// What an import of a folder has to say: what it could not carry over, or not as it was, each with its place in the
// original.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace scrutineer::imports {

// In the order in which a report tells them.
enum class RemarkKind : std::uint8_t {
  not_read,      // a file or its front matter
  left_out,      // a file that is no part of the site
  renamed,       // a file whose name a site has for something else
  title,         // two titles, of which one was taken
  front_matter,  // a key that a site has no place for
  navigation,
  redirect,
  link,
  image,
  snippet,
  html,
  other_syntax,   // of another program: macros, diagrams
  shown_plainly,  // tabs and the like, which a site has no form for
  glossary,
};

struct Remark {
  RemarkKind kind{};
  std::string file;        // in the folder that is imported
  std::uint32_t line = 0;  // 0: the file as a whole
  std::string text;
  [[nodiscard]] auto key() const { return std::tie(kind, file, line, text); }
};

class Remarks {
 public:
  void add(RemarkKind kind, std::string file, std::uint32_t line, std::string text) {
    all_.push_back({kind, std::move(file), line, std::move(text)});
  }
  void take(Remarks&& others) {
    all_.insert(all_.end(), std::make_move_iterator(others.all_.begin()), std::make_move_iterator(others.all_.end()));
  }
  [[nodiscard]] std::vector<Remark>& all() { return all_; }
  [[nodiscard]] const std::vector<Remark>& all() const { return all_; }

 private:
  std::vector<Remark> all_;
};

}  // namespace scrutineer::imports
