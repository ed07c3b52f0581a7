#include "read/short_forms.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/slug.h"
#include "read/toml_text.h"

namespace scrutineer::read {
namespace {

struct List {
  std::string_view name, id_from;
};
// Not of rules, whose words are patterns and which are always called by their ids.
constexpr std::array lists{
    List{"option", "title"},
    List{"criterion", "title"},
    List{"group", "title"},
    List{"gate", "title"},
    List{"assumption", "title"},
    List{"issue", "title"},
    List{"levels", "title"},
    List{"risk", "title"},
    List{"category", "title"},
    List{"likelihood", "title"},
    List{"impact", "title"},
    List{"factor", "title"},
    List{"section", "title"},
    List{"field", "title"},
    List{"phase", "title"},
    List{"source", "title"},
    List{"family", "title"},
    List{"stage", "title"},
    List{"question_theme", "title"},
    List{"source_kind", "title"},
    List{"event_kind", "title"},
    List{"judgement_scale", "title"},
    List{"priority", "title"},
    List{"callout", "title"},
    List{"choices", "title"},
    List{"question", "text"},
    List{"advantage", "text"},
    List{"disadvantage", "text"},
    List{"consideration", "text"},
    List{"lesson", "text"},
    List{"event", "text"},
    List{"ask", "text"},
    List{"due", "text"},
    List{"direction", "text"},
    List{"difference", "about"},
};

// Lists whose items can be titles alone, in the items of `of`, or at the top of a file.
struct ListOfTitles {
  std::string_view of, name;
  bool is_bracketed = false;  // takes the place of what layers below say; the others, which are [[tables]], add to it
};
constexpr std::array lists_of_titles{
    ListOfTitles{"", "option"},
    ListOfTitles{"", "group"},
    ListOfTitles{"", "category"},
    ListOfTitles{"", "family"},
    ListOfTitles{"", "stage"},
    ListOfTitles{"", "question_theme"},
    ListOfTitles{"", "source_kind"},
    ListOfTitles{"", "priority"},
    ListOfTitles{"", "likelihood", true},
    ListOfTitles{"", "impact", true},
    ListOfTitles{"attribute", "choices", true},
};

struct ByOption {
  std::string_view of, key;
  std::string_view missing;  // stands in where a list has too few values, so that no more is said of them
};
constexpr std::array values_by_option{ByOption{"criterion", "published", "unreadable"},
                                      ByOption{"criterion", "rationale", {}}, ByOption{"criterion", "note", {}},
                                      ByOption{"gate", "results", "fail"}};

std::vector<toml::table*> items_of(toml::table& table, std::string_view list) {
  std::vector<toml::table*> items;
  if (auto* const all = table.get_as<toml::array>(list))
    for (toml::node& item : *all)
      if (item.is_table()) items.push_back(item.as_table());
  return items;
}

void give_id(toml::table& item, std::string_view made_from) {
  const auto* const words = item.get_as<std::string>(made_from);
  if (!words || item.contains("id")) return;
  if (std::string id = made_id(words->get()); !id.empty()) item.insert("id", std::move(id));
}

void give_ids(toml::table& table) {
  for (auto&& [key, node] : table) {
    if (auto* const inner = node.as_table()) give_ids(*inner);
    auto* const items = node.as_array();
    if (!items) continue;
    const std::string_view made_from = id_made_from(key.str());
    for (toml::node& item : *items) {
      auto* const of = item.as_table();
      if (!of) continue;
      if (!made_from.empty()) give_id(*of, made_from);
      give_ids(*of);
    }
  }
}

void make_tables(toml::table& in, const ListOfTitles& list) {
  auto* const items = in.get_as<toml::array>(list.name);
  if (!items || !std::ranges::all_of(*items, [](const toml::node& item) { return item.is_string(); })) return;
  for (std::size_t i = 0; i < items->size(); ++i) {
    toml::table item;
    item.insert("title", std::move(*items->get(i)->as_string()));
    item.is_inline(list.is_bracketed);
    items->replace(items->cbegin() + static_cast<std::ptrdiff_t>(i), std::move(item));
  }
}

void make_tables_of_titles(toml::table& table) {
  for (const ListOfTitles& list : lists_of_titles) {
    if (list.of.empty())
      make_tables(table, list);
    else
      for (toml::table* const item : items_of(table, list.of)) make_tables(*item, list);
  }
}

// ---- lists by option -----------------------------------------------------------------------------------------

class ListsByOption {
 public:
  ListsByOption(std::vector<std::string> options, const Place& place, base::Diagnostics& out)
      : options_(std::move(options)), place_(place), out_(out) {}

  void write_out(toml::table& item, std::string_view key, std::string_view missing) {
    auto* const list = item.get_as<toml::array>(key);
    if (!list) return;
    if (list->size() != options_.size()) report(key, *list);
    toml::table by_option;
    for (std::size_t i = 0; i < std::min(list->size(), options_.size()); ++i)
      by_option.insert(options_[i], std::move(*list->get(i)));
    for (std::size_t i = list->size(); i < options_.size() && !missing.empty(); ++i)
      by_option.insert(options_[i], missing);  // so that no more is said of them
    by_option.is_inline(true);
    const auto at = item.find(key);
    toml::key written = at->first;
    item.erase(at);
    item.insert(std::move(written), std::move(by_option));
  }

 private:
  void report(std::string_view key, const toml::array& list) {
    const toml::source_region& at = list.source();
    const base::Span span{place_.file, at.begin.line + place_.lines_before, at.begin.column + place_.columns_before,
                          at.begin.line == at.end.line ? at.end.column - at.begin.column : 1};
    const auto values = [](std::size_t count) { return fmt::format("{} value{}", count, count == 1 ? "" : "s"); };
    if (options_.empty())
      out_.error("list-by-option", span, fmt::format("this file has no options that the list \"{}\" could go by", key),
                 "name the options by their ids: { option-a = …, option-b = … }");
    else
      out_.error("list-by-option", span,
                 fmt::format("this list has {}, and there are {} options", values(list.size()), options_.size()),
                 fmt::format("one for each, in their order: {}", fmt::join(options_, ", ")));
  }

  std::vector<std::string> options_;
  const Place& place_;
  base::Diagnostics& out_;
};

std::vector<std::string> ids_of_options(toml::table& table) {
  std::vector<std::string> ids;
  for (const toml::table* option : items_of(table, "option")) {
    const auto* const id = option->get_as<std::string>("id");
    ids.push_back(id ? id->get() : std::string{});
  }
  return ids;
}

void write_out_lists_by_option(toml::table& table, std::vector<std::string> options, const Place& place,
                               base::Diagnostics& out) {
  ListsByOption lists_by_option(std::move(options), place, out);
  for (const ByOption& values : values_by_option)
    for (toml::table* item : items_of(table, values.of)) lists_by_option.write_out(*item, values.key, values.missing);
}

// Without the part between two signs, wherever there is one.
void take_out(std::string& words, std::string_view open, std::string_view close, std::string_view instead) {
  for (std::size_t begin = words.find(open); begin != std::string::npos; begin = words.find(open, begin)) {
    const std::size_t end = words.find(close, begin + open.size());
    if (end == std::string::npos) return;
    words.replace(begin, end + close.size() - begin, instead);
  }
}

}  // namespace

std::string_view id_made_from(std::string_view list) {
  const auto* const found = std::ranges::find(lists, list, &List::name);
  return found == lists.end() ? std::string_view{} : found->id_from;
}

std::string made_id(std::string_view words) {
  std::string own(words);
  take_out(own, "[@", "]", " ");
  take_out(own, "](", ")", " ");
  // Of [[id|words]] the words stand in the text.
  for (std::size_t bar = own.find('|'); bar != std::string::npos; bar = own.find('|', bar)) {
    const std::size_t open = own.rfind("[[", bar);
    const std::size_t begin = open == std::string::npos ? bar : open;
    own.replace(begin, bar + 1 - begin, " ");
    bar = begin;
  }
  return base::id_of_title(own);
}

ShortSource short_source(std::string_view text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  const std::size_t where = std::min(text.find_first_not_of(", ", comma), text.size());
  return {text.substr(0, comma), text.substr(where)};
}

bool can_be_titles(std::string_view of, std::string_view list) {
  return std::ranges::any_of(lists_of_titles,
                             [&](const ListOfTitles& each) { return each.of == of && each.name == list; });
}

bool can_go_by_options(std::string_view of, std::string_view key) {
  return std::ranges::any_of(values_by_option, [&](const ByOption& each) { return each.of == of && each.key == key; });
}

void write_out_short_forms(toml::table& table, const Place& place, base::Diagnostics& out) {
  make_tables_of_titles(table);
  give_ids(table);
  write_out_lists_by_option(table, ids_of_options(table), place, out);
}

void write_out_titles(toml::table& translation, const Place& place, base::Diagnostics& out) {
  make_tables_of_titles(translation);
  write_out_lists_by_option(translation, {}, place, out);
}

}  // namespace scrutineer::read
