// What an import has to say to the editor: what kept it from being made, and what is left for the editor to decide or
// to look at. Unlike base::Diagnostics it speaks of cells, not of lines, and in the order of the sheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace scrutineer::imports {

struct Message {
  base::Severity severity{};
  std::string_view code;  // a string literal
  std::string where;      // "sheet Scores, C7"; empty for the file as a whole
  std::string text;
  std::string help;  // may be empty
};

class Messages {
 public:
  // Nothing is imported.
  void error(std::string_view code, std::string where, std::string text, std::string help = {}) {
    add({base::Severity::error, code, std::move(where), std::move(text), std::move(help)});
  }
  // What is imported is to be looked at.
  void warning(std::string_view code, std::string where, std::string text, std::string help = {}) {
    add({base::Severity::warning, code, std::move(where), std::move(text), std::move(help)});
  }

  [[nodiscard]] const std::vector<Message>& all() const { return all_; }
  [[nodiscard]] bool has_errors() const { return has_errors_; }

 private:
  void add(Message message) {
    has_errors_ = has_errors_ || message.severity == base::Severity::error;
    all_.push_back(std::move(message));
  }

  std::vector<Message> all_;
  bool has_errors_ = false;
};

}  // namespace scrutineer::imports
