#include "exports/table.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/rational.h"

namespace scrutineer::exports {
namespace {

// The first characters with which spreadsheets begin to compute (OWASP, "CSV injection"). A negative number is only
// that.
bool reads_as_formula(std::string_view text) {
  if (text.starts_with('-') && base::figure_of(text)) return false;
  return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

void append_text(std::string& out, std::string_view text) {
  const bool guarded = reads_as_formula(text);
  if (!guarded && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += guarded ? "\"'" : "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

void append_value(std::string& out, const Json& value) {
  if (value.is_string()) return append_text(out, value.get_ref<const std::string&>());
  if (value.is_boolean()) return append_text(out, value.get<bool>() ? "yes" : "no");
  if (value.is_array()) {
    std::string items;
    for (const Json& item : value) items += (items.empty() ? "" : "; ") + item.get<std::string>();
    return append_text(out, items);
  }
  if (!value.is_null()) out += value.dump();
}

void append_line(std::string& out, const auto& values) {
  std::string_view separator;
  for (const auto& value : values) {
    out += std::exchange(separator, ",");
    append_value(out, value);
  }
  out += "\r\n";
}

}  // namespace

std::vector<std::string> headings(const words::Words& words, std::initializer_list<words::Name> names) {
  std::vector<std::string> texts;
  for (const words::Name name : names) texts.push_back(words(name));
  return texts;
}

std::string csv(const DataTable& table) {
  std::string out = "\xEF\xBB\xBF";
  append_line(out, table.headings);
  for (const std::vector<Json>& row : table.rows) append_line(out, row);
  return out;
}

}  // namespace scrutineer::exports
