// What a site is checked for beyond what cannot be built: rules by the codes of their findings, and what site.toml says
// of them in [checks].
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace scrutineer::catalogue {

enum class CheckLevel : std::uint8_t { off, warning, error };

// A finding that is no error unless a site says so.
struct CheckRule {
  std::string_view code;
  CheckLevel level = CheckLevel::warning;  // where site.toml says nothing
  bool of_page = false;                    // about a page as a whole, wherever on it the finding stands
  std::string_view number = {};            // the key of its number: "days", "most"; empty when it has none
  std::int64_t usual = 0;                  // that number where site.toml names none
};

// In the order of their codes.
[[nodiscard]] std::span<const CheckRule> check_rules();
[[nodiscard]] std::vector<std::string_view> check_codes();
// Null for what is no such code.
[[nodiscard]] const CheckRule* check_rule(std::string_view code);

// A folder or a file that a rule is limited to.
struct CheckedPlace {
  std::string path;
  base::Span span;
};

// What site.toml says of one rule.
struct CheckSetting {
  CheckLevel level = CheckLevel::warning;
  std::optional<std::vector<CheckedPlace>> in = {};  // none for everywhere
  std::int64_t number = 0;
  std::vector<std::string> known = {};  // of abbreviations, those that need no glossary
};

struct Checks {
  std::optional<CheckLevel> all;  // of rules that have no setting of their own
  std::map<std::string_view, CheckSetting> settings;
  bool asks_links = false;  // whether other websites are asked for the pages that this one links to

  // Of a rule there is, by its code.
  [[nodiscard]] CheckLevel level(std::string_view code) const;
  // The same for a file of the site.
  [[nodiscard]] CheckLevel level_in(std::string_view code, std::string_view path) const;
  [[nodiscard]] bool is_on(std::string_view code) const { return level(code) != CheckLevel::off; }
  [[nodiscard]] bool is_on_in(std::string_view code, std::string_view path) const {
    return level_in(code, path) != CheckLevel::off;
  }
  [[nodiscard]] std::int64_t number(std::string_view code) const;
};

// A comment that lets a finding pass: <!-- allow: CODE because REASON -->, # allow: CODE because REASON.
struct Excuse {
  base::Span span;
  std::uint32_t line = 0;  // where the finding stands that it lets pass; 0 when nothing follows
  std::string code;
  bool has_reason = false;
};

}  // namespace scrutineer::catalogue
