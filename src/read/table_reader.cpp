#include "read/table_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/edit_distance.h"
#include "base/slug.h"
#include "base/utf8.h"

namespace scrutineer::read {
namespace {

using base::Span;
using catalogue::IdRef;
using catalogue::SourceRef;
using catalogue::Text;

std::string_view describe(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    case toml::node_type::date_time:
      return "a date with a time";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::none:
      break;
  }
  return "nothing";
}

base::Date date_of(const toml::date& date) {
  return *base::Date::from(date.year, date.month, date.day);  // toml++ takes no day that does not exist
}

constexpr std::string_view id_help = "an id is lower-case letters, digits and hyphens, such as \"joint-venture\"";

}  // namespace

bool is_id(std::string_view text) {
  const auto letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (text.empty() || !letter_or_digit(text.front()) || !letter_or_digit(text.back())) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!letter_or_digit(text[i]) && (text[i] != '-' || text[i - 1] == '-')) return false;
  return true;
}

TableReader::TableReader(const toml::table& table, Place place, base::Diagnostics& out)
    : table_(&table), place_(place), out_(&out) {}

Span TableReader::span_of(const toml::node& node) const {
  const toml::source_region& region = node.source();
  const auto lines_before = static_cast<std::uint32_t>(place_.lines_before);
  return {.file = place_.file,
          .line = std::max<std::uint32_t>(region.begin.line, 1) + lines_before,
          .column = std::max<std::uint32_t>(region.begin.column, 1),
          .length = region.begin.line == region.end.line && region.end.column > region.begin.column
                        ? region.end.column - region.begin.column
                        : 1};
}

Span TableReader::span() const { return span_of(*table_); }

Span TableReader::span(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node ? span_of(*node) : span();
}

Span TableReader::key_span(std::string_view key) const {
  const toml::source_region& region = table_->find(key)->first.source();
  return {.file = place_.file,
          .line = region.begin.line + place_.lines_before,
          .column = region.begin.column,
          .length = base::character_count(key)};
}

bool TableReader::has(std::string_view key) const { return table_->contains(key); }

bool TableReader::holds_text(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node && node->is_string();
}

bool TableReader::holds_table(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node && node->is_table();
}

std::vector<std::string_view> TableReader::keys() const {
  std::vector<std::string_view> result;
  for (const auto& [key, value] : *table_) result.push_back(key.str());
  return result;
}

const toml::node* TableReader::find(std::string_view key) {
  known_.push_back(key);
  return table_->get(key);
}

void TableReader::wrong_type(const toml::node& node, std::string_view key, std::string_view expected) const {
  out_->error("wrong-type", span_of(node), fmt::format("\"{}\" is {}", key, describe(node)),
              fmt::format("expected {}", expected));
}

void TableReader::require(std::string_view key) const {
  if (!has(key)) out_->error("missing-key", span(), fmt::format("\"{}\" is missing", key), {});
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_string()) return value->get();
  wrong_type(*node, key, "text in quotation marks");
  return std::nullopt;
}

std::string TableReader::required_text(std::string_view key) {
  require(key);
  auto value = text(key);
  if (value && value->empty())
    out_->error("empty-text", span(key), fmt::format("\"{}\" is empty", key), "expected text");
  return std::move(value).value_or(std::string{});
}

Text TableReader::passage_of(const toml::node& node) const {
  const std::string& value = node.as_string()->get();
  const toml::source_region& region = node.source();
  Span start = span_of(node);
  if (region.begin.line == region.end.line) {
    const auto quotes = region.end.column - region.begin.column - base::character_count(value);
    start.column += quotes == 6 ? 3 : 1;
  } else if (static_cast<std::uint32_t>(std::ranges::count(value, '\n')) == region.end.line - region.begin.line) {
    start.column += 3;
  } else {  // the line break right after the opening quotation marks is not part of the text
    ++start.line;
    start.column = 1;
  }
  start.length = 1;
  return {value, start};
}

std::optional<Text> TableReader::passage(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (node->is_string()) return passage_of(*node);
  wrong_type(*node, key, "text in quotation marks");
  return std::nullopt;
}

std::vector<const toml::node*> TableReader::text_nodes(std::string_view key) {
  std::vector<const toml::node*> result;
  const toml::node* node = find(key);
  if (!node) return result;
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, "a list of text, such as [\"one\", \"two\"]");
    return result;
  }
  for (const toml::node& element : *array) {
    if (element.is_string())
      result.push_back(&element);
    else
      wrong_type(element, key, "text in quotation marks");
  }
  return result;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> result;
  for (const toml::node* node : text_nodes(key)) result.push_back(node->as_string()->get());
  return result;
}

std::vector<Text> TableReader::passages(std::string_view key) {
  std::vector<Text> result;
  for (const toml::node* node : text_nodes(key)) result.push_back(passage_of(*node));
  return result;
}

std::vector<std::string> TableReader::tags(std::string_view key) {
  std::vector<std::string> result;
  for (const toml::node* node : text_nodes(key)) {
    const std::string& tag = node->as_string()->get();
    const std::string slug = base::slug(tag);
    if (slug.empty() || slug == "index")
      out_->error("bad-tag", span_of(*node), fmt::format("there can be no page for the tag \"{}\"", tag),
                  "a tag has at least one letter or digit, and is not \"index\"");
    else
      result.push_back(tag);
  }
  return result;
}

std::string TableReader::web_address(std::string_view key) {
  auto address = text(key).value_or(std::string{});
  if (address.empty() || address.starts_with("https://") || address.starts_with("http://")) return address;
  out_->error("bad-url", span(key), fmt::format("\"{}\" is not the address of a website", address),
              "expected https://…");
  return {};
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  const toml::node* node = find(key);
  if (!node) return otherwise;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(*node, key, "true or false, without quotation marks");
  return otherwise;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_integer()) return value->get();
  wrong_type(*node, key, "a whole number");
  return std::nullopt;
}

std::optional<base::Figure> TableReader::figure(std::string_view key) {
  constexpr double most = 1'000'000;
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (!node->is_number()) {
    wrong_type(*node, key, "a number");
    return std::nullopt;
  }
  const double value = node->value<double>().value_or(0);
  const double thousandths = std::round(value * 1000);
  if (!(std::abs(value) <= most) || std::abs(thousandths - value * 1000) > 1e-6) {
    out_->error("bad-number", span_of(*node), fmt::format("\"{}\" cannot be {}", key, value),
                "expected a number of at most a million, with at most three decimals");
    return std::nullopt;
  }
  base::Figure result{base::Rational(static_cast<std::int64_t>(thousandths), 1000), 0};
  while (base::rounded(result.value, result.places) != result.value) ++result.places;
  return result;
}

std::optional<base::Date> TableReader::date(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_date()) return date_of(value->get());
  wrong_type(*node, key, "a date such as 2026-11-21, without quotation marks");
  return std::nullopt;
}

std::optional<base::PartialDate> TableReader::fact_date(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_date()) return base::PartialDate(date_of(value->get()));
  if (const auto* value = node->as_string()) {
    if (const auto parsed = base::PartialDate::parse(value->get())) return parsed;
    out_->error("bad-date", span_of(*node), fmt::format("\"{}\" is not a date", value->get()),
                "expected a year, month or day: \"2017\", \"2017-04\" or \"2017-04-03\"");
    return std::nullopt;
  }
  wrong_type(*node, key, "a year, month or day in quotation marks: \"2017\", \"2017-04\" or \"2017-04-03\"");
  return std::nullopt;
}

std::optional<std::size_t> TableReader::choice(std::string_view key, std::span<const std::string_view> names) {
  const auto value = text(key);
  if (!value) return std::nullopt;
  const auto found = std::ranges::find(names, *value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const auto close = base::nearest(*value, names);
  out_->error("unknown-value", span(key), fmt::format("\"{}\" is not a value of \"{}\"", *value, key),
              close ? fmt::format("did you mean \"{}\"? It can be {}", *close, fmt::join(names, ", "))
                    : fmt::format("it can be {}", fmt::join(names, ", ")));
  return std::nullopt;
}

IdRef TableReader::own_id(std::string_view key) {
  IdRef result{required_text(key), span(key)};
  if (!result.id.empty() && !is_id(result.id))
    out_->error("bad-id", result.span, fmt::format("\"{}\" is not an id", result.id), std::string(id_help));
  return result;
}

std::optional<IdRef> TableReader::id(std::string_view key) {
  auto value = text(key);
  if (!value) return std::nullopt;
  return IdRef{std::move(*value), span(key)};
}

std::vector<IdRef> TableReader::ids(std::string_view key) {
  std::vector<IdRef> result;
  for (const toml::node* node : text_nodes(key)) result.push_back({node->as_string()->get(), span_of(*node)});
  return result;
}

std::optional<SourceRef> TableReader::source_of(const toml::node& node, std::string_view key) {
  if (const auto* id = node.as_string()) return SourceRef{id->get(), {}, span_of(node)};
  if (const auto* table = node.as_table()) {
    TableReader inner(*table, place_, *out_);
    SourceRef result{inner.required_text("id"), {}, inner.span("id")};
    result.where = inner.text("where").value_or(std::string{});
    inner.finish();
    return result;
  }
  wrong_type(node, key, "the id of a source, or { id = \"…\", where = \"…\" }");
  return std::nullopt;
}

std::optional<SourceRef> TableReader::source(std::string_view key) {
  const toml::node* node = find(key);
  return node ? source_of(*node, key) : std::nullopt;
}

std::vector<SourceRef> TableReader::sources(std::string_view key) {
  std::vector<SourceRef> result;
  const toml::node* node = find(key);
  if (!node) return result;
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, "a list of sources, such as [\"cfps-2017\"]");
    return result;
  }
  for (const toml::node& element : *array)
    if (auto source = source_of(element, key)) result.push_back(std::move(*source));
  return result;
}

std::optional<TableReader> TableReader::table(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* table = node->as_table()) return TableReader(*table, place_, *out_);
  wrong_type(*node, key, fmt::format("a table: [{}] or {{ … }}", key));
  return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  std::vector<TableReader> result;
  const toml::node* node = find(key);
  if (!node) return result;
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, fmt::format("a list of tables, each starting with [[{}]]", key));
    return result;
  }
  for (const toml::node& element : *array) {
    if (const auto* table = element.as_table())
      result.emplace_back(*table, place_, *out_);
    else
      wrong_type(element, key, "a table");
  }
  return result;
}

void TableReader::finish() const {
  for (const auto& [key, value] : *table_) {
    if (std::ranges::find(known_, key.str()) != known_.end()) continue;
    const auto close = base::nearest(key.str(), known_);
    std::vector<std::string_view> valid = known_;
    std::ranges::sort(valid);
    out_->error(
        "unknown-key", key_span(key.str()), fmt::format("\"{}\" is not a key that can stand here", key.str()),
        close ? fmt::format("did you mean \"{}\"?", *close) : fmt::format("the keys are {}", fmt::join(valid, ", ")));
  }
}

TomlText::TomlText(std::string_view text, Place place, base::Diagnostics& out) {
  try {
    table_ = std::make_unique<toml::table>(toml::parse(text));
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    out.error("toml-syntax",
              {.file = place.file,
               .line = at.line + place.lines_before,
               .column = std::max<std::uint32_t>(at.column, 1),
               .length = 1},
              fmt::format("this is not valid TOML: {}", error.description()),
              "text needs quotation marks, lists need square brackets, and a key can stand only once");
  }
}

TomlText::~TomlText() = default;

}  // namespace scrutineer::read
