#include "read/table_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/edit_distance.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "base/web_address.h"
#include "read/short_forms.h"
#include "read/written_values.h"

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

// toml++ takes no day that does not exist, but the year 0.
std::optional<base::Date> date_of(const toml::date& date) { return base::Date::from(date.year, date.month, date.day); }

// Whether it stands in the file, and is not made of what does.
bool has_place(const toml::node& node) { return node.source().begin.line > 0; }

// The table, or what stands in it first, where it is made of that.
const toml::node& placed(const toml::table& table) {
  const auto begin = [](const toml::node& node) {
    return std::pair(node.source().begin.line, node.source().begin.column);
  };
  const toml::node* first = &table;
  if (!has_place(table))
    for (const auto& [key, node] : table)
      if (has_place(node) && (!has_place(*first) || begin(node) < begin(*first))) first = &node;
  return *first;
}

// What the node was meant to be, as TOML; empty when that is not plain.
std::string right_value(const toml::node& node, std::string_view expected) {
  constexpr std::size_t longest = 60;
  const bool wants_text = expected.find("in quotation marks") != std::string_view::npos;
  if (const auto* text = node.as_string()) {
    const std::string& value = text->get();
    if (value.size() > longest || value.find_first_of("\"\\\n") != std::string::npos) return {};
    if (expected.starts_with("a list of text") || expected.starts_with("a list of sources"))
      return fmt::format("[\"{}\"]", value);
    if (is_plain_number(value) && expected.ends_with("number")) return value;
    if (base::Date::parse(value) && expected.starts_with("a date")) return value;
    const auto written = written_value(value);
    const bool fits = written && !written->right.empty() && written->right.front() != '"';
    const bool is_answer = fits && (written->right == "true" || written->right == "false");
    return fits && is_answer == expected.starts_with("true") &&
                   (expected.starts_with("a date") == base::Date::parse(written->right).has_value())
               ? written->right
               : std::string{};
  }
  if (!wants_text) return {};
  if (const auto* number = node.as_integer()) return fmt::format("\"{}\"", number->get());
  if (const auto* answer = node.as_boolean()) return answer->get() ? "\"true\"" : "\"false\"";
  const auto* const written = node.as_date();
  const auto date = written ? date_of(written->get()) : std::nullopt;
  return date ? fmt::format("\"{}\"", date->iso()) : std::string{};
}

// The first piece of Markdown, or of a reference, in text that is shown as it is written: **bold**, `code`, [a](b),
// [[id]] or [@source]. Single stars and lines may be meant as such.
std::string_view markdown_in(std::string_view text) {
  struct Pair {
    std::string_view open, close;
  };
  static constexpr std::array pairs{Pair{"**", "**"}, Pair{"`", "`"}, Pair{"[[", "]]"}, Pair{"[@", "]"}};
  for (const auto& [open, close] : pairs) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = text.find(close, begin + open.size());
    if (end != std::string_view::npos && end > begin + open.size())
      return text.substr(begin, end + close.size() - begin);
  }
  const std::size_t middle = text.find("](");
  const std::size_t begin = middle == std::string_view::npos ? middle : text.rfind('[', middle);
  const std::size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  return text.substr(begin, end + 1 - begin);
}

bool cites(std::string_view words) { return words.find("[@") != std::string_view::npos; }

constexpr std::string_view id_help = "an id is lower-case letters, digits and hyphens, such as \"joint-venture\"";

}  // namespace

bool is_id(std::string_view text) {
  const auto letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (text.empty() || !letter_or_digit(text.front()) || !letter_or_digit(text.back())) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!letter_or_digit(text[i]) && (text[i] != '-' || text[i - 1] == '-')) return false;
  return true;
}

TableReader::TableReader(const TomlText& toml, base::Diagnostics& out)
    : table_(toml.table()),
      out_(&out),
      sources_(std::make_shared<std::vector<Source>>()),
      level_(std::make_shared<Level>()),
      unknown_(std::make_shared<std::vector<Unknown>>()) {
  level_->table = table_;
  for (const TomlSource& source : toml.sources())
    sources_->push_back({source.place, TomlLines(source.text), source.is_translation});
  if (const Describing* const describing = toml.sources().front().describing) describing_ = *describing;
}

TableReader::TableReader(const toml::table& table, const TableReader& outer, std::string heading)
    : table_(&table),
      out_(outer.out_),
      sources_(outer.sources_),
      level_(std::make_shared<Level>()),
      unknown_(outer.unknown_),
      default_source_(outer.default_source_) {
  level_->outer = outer.level_;
  level_->table = table_;
  if (!table.is_inline()) level_->heading = std::move(heading);
}

TableReader TableReader::described(std::string_view key) const {
  TableReader inner(*table_, *this, {});
  inner.describing_ = describing_->inside(key);
  return inner;
}

TableReader::Source& TableReader::source_of(const toml::node& node) const { return (*sources_)[read::source_of(node)]; }

Span TableReader::span_of(const toml::node& node) const {
  const toml::source_region& region = node.source();
  const Place& place = source_of(node).place;
  return {.file = place.file,
          .line = std::max<std::uint32_t>(region.begin.line, 1) + place.lines_before,
          .column = std::max<std::uint32_t>(region.begin.column, 1) + place.columns_before,
          .length = region.begin.line == region.end.line && region.end.column > region.begin.column
                        ? region.end.column - region.begin.column
                        : 1};
}

Span TableReader::span() const { return span_of(placed(*table_)); }

Span TableReader::span(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node && !has_place(*node) && !node->is_table()) node = table_->get(id_made_from(level_->list));
  if (!node) return span();
  const auto* const table = node->as_table();
  return span_of(table ? placed(*table) : *node);
}

Span TableReader::key_span(std::string_view key) const {
  const auto found = table_->find(key);
  if (found == table_->end()) return span();  // of a table that is described
  const toml::source_region& region = found->first.source();
  if (region.begin.line == 0) return span(key);
  const Place& place = (*sources_)[read::source_of(region)].place;
  return {.file = place.file,
          .line = region.begin.line + place.lines_before,
          .column = region.begin.column + place.columns_before,
          .length = base::character_count(key)};
}

bool TableReader::has(std::string_view key) const {
  return describing_ ? describing_->answer(key, Describing::Question::has, 2) == 1 : table_->contains(key);
}

bool TableReader::holds_text(std::string_view key) const {
  if (describing_) return describing_->answer(key, Describing::Question::type, 3) == 1;
  const toml::node* node = table_->get(key);
  return node && node->is_string();
}

bool TableReader::holds_table(std::string_view key) const {
  if (describing_) return describing_->answer(key, Describing::Question::type, 3) == 2;
  const toml::node* node = table_->get(key);
  return node && node->is_table();
}

std::vector<std::string_view> TableReader::keys() const {
  std::vector<std::string_view> result;
  if (describing_) result.emplace_back();  // any
  for (const auto& [key, value] : *table_) result.push_back(key.str());
  return result;
}

const toml::node* TableReader::find(std::string_view key, Asked as) {
  if (describing_) (void)describing_->ask(key, as);
  level_->known.push_back(key);
  if (as == Asked::flag) level_->flags.push_back(key);
  return table_->get(key);
}

void TableReader::check_told_once(std::string_view key) const {
  const toml::node* const node = table_->get(key);
  if (node && source_of(*node).is_translation)
    out_->error("told-once", span_of(*node), fmt::format("\"{}\" is no matter of language", key),
                "it is told once, in the original, for all languages: take it out here");
}

void TableReader::wrong_type(const toml::node& node, std::string_view key, std::string_view expected) const {
  const std::string right = right_value(node, expected);
  out_->error("wrong-type", span_of(node), fmt::format("\"{}\" is {}", key, describe(node)),
              right.empty() ? fmt::format("expected {}", expected)
                            : fmt::format("expected {}: write {} = {}", expected, key, right));
}

void TableReader::require(std::string_view key) const {
  if (describing_)
    describing_->require(key);
  else if (!has(key))
    out_->error("missing-key", span(), fmt::format("\"{}\" is missing", key), {});
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const toml::node* node = find(key, Asked::text);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_string()) {
    report_markdown(*node, key);
    return value->get();
  }
  wrong_type(*node, key, "text in quotation marks");
  return std::nullopt;
}

std::string TableReader::required_text(std::string_view key) {
  if (describing_) (void)describing_->ask(key, Asked::passage);
  require(key);
  auto value = text(key);
  if (value) report_blank(*table_->get(key), key);
  return std::move(value).value_or(std::string{});
}

Text TableReader::passage_of(const toml::node& node) const {
  const toml::source_position at = node.source().begin;
  Source& source = source_of(node);
  return source.lines.text_at(at.line, at.column, node.as_string()->get(), span_of(node), source.place.columns_before);
}

// Readers would see a heading or a point of a list with nothing to it.
void TableReader::report_blank(const toml::node& node, std::string_view key) const {
  if (node.as_string()->get().find_first_not_of(" \t\n") == std::string::npos)
    out_->error("empty-text", span_of(node), fmt::format("\"{}\" is empty", key),
                "write the text, or take the key out where it is not required");
}

void TableReader::report_markdown(const toml::node& node, std::string_view key) const {
  const std::string& text = node.as_string()->get();
  const std::string_view found = markdown_in(text);
  if (found.empty()) return;
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  out_->warning("markdown-in-text", passage_of(node).span_of(begin, begin + found.size()),
                fmt::format("\"{}\" takes no Markdown: readers would see {}", key, found), "write the words alone");
}

std::optional<Text> TableReader::passage(std::string_view key) {
  const toml::node* node = find(key, Asked::passage);
  if (!node) return std::nullopt;
  if (node->is_string()) {
    report_blank(*node, key);
    return passage_of(*node);
  }
  wrong_type(*node, key, "text in quotation marks");
  return std::nullopt;
}

std::vector<const toml::node*> TableReader::text_nodes(std::string_view key, Asked as) {
  std::vector<const toml::node*> result;
  const toml::node* node = find(key, as);
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
  for (const toml::node* node : text_nodes(key, Asked::passages)) {
    report_blank(*node, key);
    report_markdown(*node, key);
    result.push_back(node->as_string()->get());
  }
  return result;
}

std::vector<Text> TableReader::passages(std::string_view key) {
  std::vector<Text> result;
  for (const toml::node* node : text_nodes(key, Asked::passages)) {
    report_blank(*node, key);
    result.push_back(passage_of(*node));
  }
  return result;
}

std::vector<std::string> TableReader::tags(std::string_view key) {
  std::vector<std::string> result;
  for (const toml::node* node : text_nodes(key, Asked::texts)) {
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
  if (describing_) (void)describing_->ask(key, Asked::address);
  auto address = text(key).value_or(std::string{});
  if (address.empty() || base::is_web_address(address)) return address;
  const bool lacks_scheme = address.starts_with("//") || address.starts_with("www.");
  out_->error("bad-url", span(key), fmt::format("\"{}\" is not the address of a website", address),
              lacks_scheme ? fmt::format("write https:{}{}", address.front() == '/' ? "" : "//", address)
                           : std::string("expected https://…"));
  return {};
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  check_told_once(key);
  const toml::node* node = find(key, Asked::flag);
  if (describing_) return describing_->answer(key, Describing::Question::flag, 2) == 1;
  if (!node) return otherwise;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(*node, key, "true or false, without quotation marks");
  return otherwise;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  check_told_once(key);
  const toml::node* node = find(key, Asked::integer);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_integer()) return value->get();
  wrong_type(*node, key, "a whole number");
  return std::nullopt;
}

std::optional<base::Figure> TableReader::figure(std::string_view key) {
  check_told_once(key);
  static const base::Rational most = base::power_of_ten(12);
  constexpr int most_places = 9;
  const toml::node* node = find(key, Asked::figure);
  if (!node) return std::nullopt;
  if (!node->is_number()) {
    wrong_type(*node, key, "a number");
    return std::nullopt;
  }
  const toml::source_position at = node->source().begin;
  const std::string_view written = source_of(*node).lines.number_at(at.line, at.column);
  std::optional<base::Figure> figure = base::figure_of(written);
  if (const auto* whole = node->as_integer(); whole && !figure) figure = base::Figure{whole->get(), 0};  // 0x1F
  if (figure && figure->places <= most_places && figure->value <= most && figure->value >= -most) return figure;
  out_->error("bad-number", span_of(*node), fmt::format("\"{}\" cannot be {}", key, written),
              "expected a number of at most 1,000,000,000,000, with at most nine decimals");
  return std::nullopt;
}

void TableReader::check_far_ahead(const toml::node& node, const base::PartialDate& date, Ahead ahead) const {
  const int years = static_cast<int>(ahead);
  const std::optional<base::Date>& as_of = source_of(node).place.as_of;
  if (!as_of || date.year() < as_of->year() + years) return;
  const base::PartialDate limit =
      *base::Date::from(std::min(as_of->year() + years, 9999), as_of->month(), std::min(as_of->day(), 28U));
  if (date > limit)
    out_->warning("far-date", span_of(node),
                  fmt::format("{} lies more than {} ahead", base::long_form(date),
                              years == 1 ? "a year" : fmt::format("{} years", years)),
                  "is the year right?");
}

std::optional<base::Date> TableReader::day(const toml::node& node, const toml::date& written, Ahead ahead) const {
  const std::optional<base::Date> day = date_of(written);
  if (day)
    check_far_ahead(node, *day, ahead);
  else
    out_->error("bad-date", span_of(node),
                fmt::format("\"{:04}-{:02}-{:02}\" is not a date", written.year, written.month, written.day),
                "expected a year from 1 to 9999");
  return day;
}

std::optional<base::Date> TableReader::date(std::string_view key, Ahead ahead) {
  check_told_once(key);
  const toml::node* node = find(key, Asked::date);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_date()) return day(*node, value->get(), ahead);
  wrong_type(*node, key, "a date such as 2026-11-21, without quotation marks");
  return std::nullopt;
}

std::optional<base::PartialDate> TableReader::fact_date(std::string_view key, Ahead ahead) {
  check_told_once(key);
  const toml::node* node = find(key, Asked::fact_date);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_date()) return day(*node, value->get(), ahead);
  if (const auto* value = node->as_string()) {
    if (const auto parsed = base::PartialDate::parse(value->get())) {
      check_far_ahead(*node, *parsed, ahead);
      return parsed;
    }
    out_->error("bad-date", span_of(*node), fmt::format("\"{}\" is not a date", value->get()),
                "expected a year, month or day: \"2017\", \"2017-04\" or \"2017-04-03\"");
    return std::nullopt;
  }
  wrong_type(*node, key, "a year, month or day in quotation marks: \"2017\", \"2017-04\" or \"2017-04-03\"");
  return std::nullopt;
}

std::optional<base::Period> TableReader::period(std::string_view key) {
  const toml::node* node = find(key, Asked::period);
  const auto* value = node ? node->as_string() : nullptr;
  if (!value || base::PartialDate::parse(value->get())) return fact_date(key);
  check_told_once(key);
  if (const auto period = base::Period::parse(value->get())) {
    check_far_ahead(*node, period->date(), Ahead::happened);
    return period;
  }
  const auto meant = base::Period::meant_by(value->get());
  out_->error("bad-date", span_of(*node), fmt::format("\"{}\" is not a date", value->get()),
              meant ? fmt::format("write \"{}\" for the financial year from April {} to March {}", meant->iso(),
                                  meant->date().year(), meant->date().year() + 1)
                    : "expected a year, month or day, \"2017\", \"2017-04\" or \"2017-04-03\", a financial year, "
                      "\"2017/18\", or a quarter, \"2017/18 Q1\" or \"2017 Q1\"");
  return std::nullopt;
}

std::optional<std::size_t> TableReader::describe_choice(std::string_view key, std::span<const std::string_view> names) {
  level_->known.push_back(key);
  std::vector<std::string>& choices = describing_->ask(key, Asked::choice).choices;
  for (const std::string_view name : names)
    if (std::ranges::find(choices, name) == choices.end()) choices.emplace_back(name);
  const std::size_t answer = describing_->answer(key, Describing::Question::choice, names.size() + 1);
  return answer < names.size() ? std::optional(answer) : std::nullopt;
}

std::optional<std::size_t> TableReader::choice(std::string_view key, std::span<const std::string_view> names) {
  check_told_once(key);
  if (describing_) return describe_choice(key, names);
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
  check_told_once(key);
  const std::string_view made_from = id_made_from(level_->list);
  if (describing_) (void)describing_->ask(key, Asked::own_id);
  if (!made_from.empty() && (describing_ || !has(key))) {
    (void)find(key, Asked::own_id);
    if (describing_ || !holds_text(made_from)) return {{}, span()};  // which is reported as missing, or of a wrong type
    if (made_id(table_->get(made_from)->as_string()->get()).empty()) {
      out_->error("no-id", span(made_from), fmt::format("no id can be made of this {}", made_from),
                  "give it one: id = \"…\", of lower-case letters, digits and hyphens");
      return {{}, span(made_from)};
    }  // else the item is a translation's, of nothing in the original
  }
  IdRef result{required_text(key), span(key)};
  if (!result.id.empty() && !is_id(result.id))
    out_->error("bad-id", result.span, fmt::format("\"{}\" is not an id", result.id), std::string(id_help));
  if (result.id.starts_with("app-"))  // places on pages have ids of things
    out_->error("bad-id", result.span, fmt::format("\"{}\" begins as the ids of the theme do", result.id),
                has_place(*table_->get(key)) ? "let the id begin with something else than app-"
                                             : "give it one that begins with something else: id = \"…\"");
  return result;
}

std::optional<IdRef> TableReader::id(std::string_view key) {
  check_told_once(key);
  auto value = text(key);
  if (!value) return std::nullopt;
  return IdRef{std::move(*value), span(key)};
}

std::vector<IdRef> TableReader::ids(std::string_view key) {
  check_told_once(key);
  std::vector<IdRef> result;
  for (const toml::node* node : text_nodes(key, Asked::texts))
    result.push_back({node->as_string()->get(), span_of(*node)});
  return result;
}

std::optional<SourceRef> TableReader::citation_of(const toml::node& node, std::string_view key) {
  if (const auto* text = node.as_string()) {
    const auto [id, where] = short_source(text->get());
    return SourceRef{std::string(id), std::string(where), span_of(node)};
  }
  if (const auto* table = node.as_table()) {
    TableReader inner(*table, *this, fmt::format("[{}]", key));
    inner.check_told_once("id");
    SourceRef result{inner.required_text("id"), {}, inner.span("id")};
    result.where = inner.text("where").value_or(std::string{});
    inner.finish();
    return result;
  }
  wrong_type(node, key, "the id of a source, or { id = \"…\", where = \"…\" }");
  return std::nullopt;
}

std::optional<SourceRef> TableReader::source(std::string_view key) {
  check_told_once(key);
  const toml::node* node = find(key, Asked::source);
  if (node) return citation_of(*node, key);
  const bool has_citation = std::ranges::any_of(*table_, [](const auto& each) {
    const auto* const text = each.second.as_string();
    return text && cites(text->get());
  });
  return has_citation || !default_source_ ? std::nullopt : std::optional(*default_source_);
}

SourceRef TableReader::default_source_of(std::string_view words) const {
  return cites(words) || !default_source_ ? SourceRef{} : *default_source_;
}

void TableReader::read_default_source(std::string_view key) {
  if (auto given = source(key)) default_source_ = std::make_shared<const SourceRef>(*std::move(given));
}

void TableReader::require_source(std::string_view key) const {
  if (!describing_ && !default_source_) require(key);  // where there is no file, one may have a default
}

std::vector<SourceRef> TableReader::sources(std::string_view key) {
  check_told_once(key);
  std::vector<SourceRef> result;
  const toml::node* node = find(key, Asked::sources);
  if (!node) return result;
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, "a list of sources, such as [\"cfps-2017\"]");
    return result;
  }
  for (const toml::node& element : *array)
    if (auto source = citation_of(element, key)) result.push_back(std::move(*source));
  return result;
}

std::optional<TableReader> TableReader::table(std::string_view key) {
  const toml::node* node = find(key, Asked::table);
  if (describing_ && can_go_by_options(level_->list, key)) (void)describing_->ask(key, Asked::by_option);
  if (describing_) return described(key);
  if (!node) return std::nullopt;
  if (const auto* table = node->as_table()) return TableReader(*table, *this, fmt::format("[{}]", key));
  wrong_type(*node, key, fmt::format("a table: [{}] or {{ … }}", key));
  return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  std::vector<TableReader> result;
  const toml::node* node = find(key, Asked::tables);
  if (describing_) {
    if (can_be_titles(level_->list, key)) (void)describing_->ask(key, Asked::titles);
    result.push_back(described(key));
    result.back().level_->list = key;
  }
  if (!node) return result;
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, fmt::format("a list of tables, each starting with [[{}]]", key));
    return result;
  }
  for (const toml::node& element : *array) {
    if (const auto* table = element.as_table()) {
      result.push_back(TableReader(*table, *this, fmt::format("[[{}]]", key)));
      result.back().level_->list = key;
    } else {
      wrong_type(element, key, "tables between braces, such as { id = \"…\" }, in this list");
    }
  }
  return result;
}

void TableReader::finish(std::string_view others) {
  std::vector<std::string_view>& known = level_->known;
  std::ranges::sort(known);
  for (const auto& [key, value] : *table_)
    if (!std::ranges::binary_search(known, key.str()))
      unknown_->push_back({key.str(), value.is_boolean(), key_span(key.str()), level_});
  if (level_->outer) return;
  for (const Unknown& unknown : *unknown_) report(unknown, others);
}

std::string TableReader::misplaced(const Unknown& unknown) {
  const Level& level = *unknown.level;
  if (level.heading.empty()) return {};
  for (const Level* outer = level.outer.get(); outer; outer = outer->outer.get()) {
    const auto is_among = [&](const auto& keys) { return std::ranges::find(keys, unknown.key) != keys.end(); };
    if (!is_among(outer->known) || is_among(outer->flags) != unknown.is_flag || outer->table->contains(unknown.key))
      continue;
    return outer->heading.empty()
               ? fmt::format("it stands below {} and so belongs to it: move it above the first [table]", level.heading)
               : fmt::format("it stands below {} and so belongs to it: move it up, right below {}", level.heading,
                             outer->heading);
  }
  return {};
}

void TableReader::report(const Unknown& unknown, std::string_view others) const {
  std::string help = misplaced(unknown);
  if (help.empty()) {
    const auto close = base::nearest(unknown.key, unknown.level->known);
    help = close ? fmt::format("did you mean \"{}\"?", *close)
                 : fmt::format("the keys are {}{}", fmt::join(unknown.level->known, ", "),
                               unknown.level->outer ? std::string_view{} : others);
  }
  out_->error("unknown-key", unknown.span, fmt::format("\"{}\" is not a key that can stand here", unknown.key),
              std::move(help));
}

}  // namespace scrutineer::read
