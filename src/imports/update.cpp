#include "imports/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <utility>

#include <toml++/toml.h>

#include "base/utf8.h"
#include "imports/shown_words.h"
#include "imports/update_paragraphs.h"
#include "imports/update_terms.h"
#include "read/short_forms.h"

namespace scrutineer::imports {
namespace {

struct Item {
  std::string key;
  const toml::key* written = nullptr;
  const toml::node* node = nullptr;
};

// TOML with the places of its parts, in bytes.
class Text {
 public:
  // Throws toml::parse_error.
  explicit Text(std::string_view text) : text_(text), table_(toml::parse(text)) {
    begins_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') begins_.push_back(at + 1);
    note_headers(table_);
    std::ranges::sort(headers_);
  }

  [[nodiscard]] const toml::table& table() const { return table_; }
  [[nodiscard]] std::string_view text() const { return text_; }

  // Lines count from 1.
  [[nodiscard]] std::size_t begin_of_line(std::size_t line) const {
    return line - 1 < begins_.size() ? begins_[line - 1] : text_.size();
  }
  [[nodiscard]] std::size_t end_of_line(std::size_t line) const { return begin_of_line(line + 1); }
  [[nodiscard]] std::string_view line(std::size_t number) const {
    std::string_view text = text_.substr(begin_of_line(number), end_of_line(number) - begin_of_line(number));
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }
  [[nodiscard]] std::string lines(std::size_t first, std::size_t last) const {
    std::string text(text_.substr(begin_of_line(first), end_of_line(last) - begin_of_line(first)));
    return text.ends_with('\n') ? text : text + '\n';
  }

  // toml++ counts characters.
  [[nodiscard]] std::size_t byte_of(const toml::source_position& position) const {
    std::size_t at = begin_of_line(position.line);
    for (std::uint32_t column = 1; column < position.column && at < text_.size(); ++column)
      (void)base::next_character(text_, at);
    return at;
  }
  [[nodiscard]] std::size_t begin(const toml::node& node) const { return byte_of(node.source().begin); }
  [[nodiscard]] std::size_t end(const toml::node& node) const {
    std::size_t at = std::min(byte_of(node.source().end), text_.size());
    while (at > begin(node) && std::string_view(" \t\r\n,").contains(text_[at - 1])) --at;
    return at;
  }
  [[nodiscard]] std::string_view written(const toml::node& node) const {
    return text_.substr(begin(node), end(node) - begin(node));
  }
  [[nodiscard]] std::size_t last_line(const toml::node& node) const {
    const std::size_t at = end(node);
    return static_cast<std::size_t>(std::ranges::upper_bound(begins_, at == 0 ? 0 : at - 1) - begins_.begin());
  }

  // The keys of a table in the order written.
  [[nodiscard]] static std::vector<Item> items(const toml::table& table) {
    std::vector<Item> items;
    for (const auto& [key, node] : table) items.push_back({std::string(key.str()), &key, &node});
    std::ranges::sort(items, {}, [](const Item& item) {
      const auto begin = item.written->source().begin;
      return std::pair(begin.line, begin.column);
    });
    return items;
  }

  [[nodiscard]] static bool has_header(const toml::node& node) {
    const toml::table* table = node.as_table();
    return table && !table->is_inline();
  }
  [[nodiscard]] static bool is_list_of_tables(const toml::node& node) {
    const toml::array* array = node.as_array();
    return array && array->is_array_of_tables();
  }

  // The last line of what a table says itself, with the comments right below.
  [[nodiscard]] std::size_t last_of_own(const toml::table& table) const {
    std::size_t last = table.source().begin.line;
    for (const auto& [key, node] : table)
      if (!has_header(node) && !has_headers(node)) last = std::max<std::size_t>(last, last_line(node));
    return with_comments(last);
  }
  // The same with the tables below it.
  [[nodiscard]] std::size_t last_of_all(const toml::table& table) const {
    std::size_t last = last_of_own(table);
    for (const auto& [key, node] : table) {
      if (has_header(node)) last = std::max(last, last_of_all(*node.as_table()));
      if (has_headers(node))
        for (const toml::node& each : *node.as_array()) last = std::max(last, last_of_all(*each.as_table()));
    }
    return last;
  }
  // [[tables]], not { … } in brackets.
  [[nodiscard]] static bool has_headers(const toml::node& node) {
    return is_list_of_tables(node) && has_header(*node.as_array()->get(0));
  }

  // Where keys of the file itself end: before its first table.
  [[nodiscard]] std::size_t first_header() const { return headers_.empty() ? 0 : headers_.front(); }
  // Comments that stand right above a line belong to it.
  [[nodiscard]] std::size_t with_comments_above(std::size_t line_number) const {
    while (line_number > 1 && line(line_number - 1).starts_with('#')) --line_number;
    return line_number;
  }

 private:
  [[nodiscard]] std::size_t with_comments(std::size_t last) const {
    while (last < begins_.size() && line(last + 1).starts_with('#')) ++last;
    return last;
  }

  void note_headers(const toml::table& table) {
    for (const auto& [key, node] : table) {
      if (has_header(node)) note_header(*node.as_table());
      if (has_headers(node))
        for (const toml::node& each : *node.as_array()) note_header(*each.as_table());
    }
  }
  void note_header(const toml::table& table) {
    headers_.push_back(table.source().begin.line);
    note_headers(table);
  }

  std::string_view text_;
  toml::table table_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> headers_;
};

// What tells one thing from another, the surest first.
constexpr std::array<std::string_view, 6> names{"id", "key", "title", "text", "date", "score"};

std::string value_text(const Text& text, const toml::node& node) {
  const auto* said = node.as_string();
  return said ? said->get() : std::string(text.written(node));
}

// The id of an item of that list as readers have it: written, or made of its words. Empty where it has none.
std::string id_of(std::string_view list, const toml::node& item) {
  if (const auto* title = item.as_string()) return read::made_id(title->get());
  const toml::table* table = item.as_table();
  if (!table) return {};
  if (const auto* id = table->get_as<std::string>("id")) return id->get();
  const auto* words = table->get_as<std::string>(read::id_made_from(list));
  return words ? read::made_id(words->get()) : std::string{};
}

// Of each of the new things the old one, or none: places in their lists.
std::vector<std::optional<std::size_t>> matched(const Text& old_text, const toml::array& old_list, const Text& new_text,
                                                const toml::array& new_list) {
  std::vector<std::optional<std::size_t>> result(new_list.size());
  std::set<std::size_t> taken;
  for (const std::string_view name : names) {
    std::map<std::string, std::vector<std::size_t>> left_old, left_new;
    for (std::size_t at = 0; at < old_list.size(); ++at)
      if (const toml::node* node = old_list[at].as_table()->get(name); node && !taken.contains(at))
        left_old[value_text(old_text, *node)].push_back(at);
    for (std::size_t at = 0; at < new_list.size(); ++at)
      if (const toml::node* node = new_list[at].as_table()->get(name); node && !result[at])
        left_new[value_text(new_text, *node)].push_back(at);
    for (const auto& [text, places] : left_new) {
      const auto found = left_old.find(text);
      if (places.size() != 1 || found == left_old.end() || found->second.size() != 1) continue;
      result[places.front()] = found->second.front();
      taken.insert(found->second.front());
    }
  }
  return result;
}

// ---- comments ---------------------------------------------------------------------------------------------------

const std::regex& cell_pattern() {
  static const std::regex pattern(R"(\b[A-Z]{1,3}[0-9]{1,7}\b|\brows? [0-9]+( to [0-9]+)?)");
  return pattern;
}
constexpr std::size_t longest_comment = 2000;  // regular expressions recurse with the length

std::string without_cells(const std::string& comment) {
  return comment.size() > longest_comment ? comment : std::regex_replace(comment, cell_pattern(), "@");
}

// The cell that a comment begins with: "C7" of "# C7, which holds …".
std::string cell_before(const std::string& comment) {
  static const std::regex pattern(R"(^# ([A-Z]{1,3}[0-9]{1,7})\b)");
  std::smatch found;
  return comment.size() <= longest_comment && std::regex_search(comment, found, pattern) ? found[1].str()
                                                                                         : std::string();
}

// What an editor says of the whole, and does not want back as the sheet has it.
constexpr std::array<std::string_view, 4> words_of_editors{"title", "summary", "council", "models"};

class Merger {
 public:
  Merger(const Text& old_text, const Text& new_text, const Titles& titles)
      : old_(old_text), new_(new_text), titles_(titles) {}

  Update merge() {
    head_comment();
    merge_table(old_.table(), new_.table(), true);
    return std::move(update_);
  }

 private:
  void replace(std::size_t begin, std::size_t end, std::string text) {
    update_.edits.push_back({begin, end, std::move(text)});
  }

  // “Imported from …, sheet Scores, A1:F20.”
  void head_comment() {
    constexpr std::string_view begin = "# Imported from ";
    for (std::size_t number = 1; number <= 5; ++number) {
      if (!old_.line(number).starts_with(begin)) continue;
      for (std::size_t other = 1; other <= 5; ++other)
        if (new_.line(other).starts_with(begin) && new_.line(other) != old_.line(number))
          replace(old_.begin_of_line(number), old_.begin_of_line(number) + old_.line(number).size(),
                  std::string(new_.line(other)));
      return;
    }
  }

  // Whether anything changed.
  bool merge_table(const toml::table& old_table, const toml::table& new_table, bool is_top = false) {
    const std::size_t before = update_.edits.size();
    const SaidSource outer = source_;
    if (const auto own = source_of(old_table); !own.id.empty()) source_ = own;
    std::optional<std::size_t> behind;  // the last line of the key before, in the old text
    for (const Item& item : Text::items(new_table)) {
      const toml::node* old_node = old_table.get(item.key);
      if (old_node && is_top && std::ranges::find(words_of_editors, item.key) != words_of_editors.end()) {
        behind = old_.last_line(*old_node);
      } else if (old_node) {
        merge_node(item.key, *old_node, *item.node, new_table);
        if (!Text::has_header(*old_node) && !Text::has_headers(*old_node)) behind = old_.last_line(*old_node);
      } else {
        insert(item, old_table, new_table, behind, is_top);
      }
    }
    source_ = outer;
    return update_.edits.size() != before;
  }

  void merge_node(const std::string& key, const toml::node& old_node, const toml::node& new_node,
                  const toml::table& new_parent) {
    bool changed = false;
    if (key == "source" && said_source(old_node) == said_source(new_node)) return;
    if (const toml::array* old_list = old_node.as_array(); old_list && !Text::is_list_of_tables(old_node)) {
      if (Text::is_list_of_tables(new_node)) return merge_titles(key, *old_list, *new_node.as_array());
      if (new_node.is_table()) return merge_by_option(*old_list, *new_node.as_table());
    }
    if (Text::is_list_of_tables(old_node) && Text::is_list_of_tables(new_node)) {
      return merge_lists(key, *old_node.as_array(), *new_node.as_array());
    } else if (old_node.is_table() && new_node.is_table()) {
      changed = merge_table(*old_node.as_table(), *new_node.as_table());
      if (Text::has_header(old_node) || Text::has_header(new_node)) return;
    } else if (const toml::table* extended = old_node.as_table(); extended && extended->get("value")) {
      return merge_node("value", *extended->get("value"), new_node, *extended);  // { value = 5, note = "…" }
    } else if (!is_same(old_node, new_node)) {
      replace(old_.begin(old_node), old_.end(old_node), std::string(new_.written(new_node)));
      changed = true;
    }
    if (!new_parent.is_inline()) sync_comment(old_.end(old_node), new_.end(new_node), changed);
  }

  // ---- sources ----------------------------------------------------------------------------------------------------

  struct SaidSource {
    std::string id, where;
    bool operator==(const SaidSource&) const = default;
  };
  // { id = "review", where = "table 3" }, or "review, table 3". Empty for what is neither.
  static SaidSource said_source(const toml::node& node) {
    if (const auto* text = node.as_string()) {
      const read::ShortSource said = read::short_source(text->get());
      return {std::string(said.id), std::string(said.where)};
    }
    const toml::table* table = node.as_table();
    return table ? SaidSource{(*table)["id"].value_or(std::string()), (*table)["where"].value_or(std::string())}
                 : SaidSource{};
  }
  static SaidSource source_of(const toml::table& table) {
    const toml::node* node = table.get("source");
    return node ? said_source(*node) : SaidSource{};
  }

  // ---- what an editor wrote in short -------------------------------------------------------------------------------

  // A list of titles: new ones come behind it.
  void merge_titles(const std::string& key, const toml::array& old_list, const toml::array& new_list) {
    std::vector<std::string> old_ids, new_ids;
    for (const toml::node& item : old_list) old_ids.push_back(id_of(key, item));
    std::string added;
    for (const toml::node& item : new_list) {
      new_ids.push_back(id_of(key, item));
      const toml::node* title = item.as_table()->get("title");
      if (title && std::ranges::find(old_ids, new_ids.back()) == old_ids.end())
        added += fmt::format(", {}", new_.written(*title));
    }
    if (!added.empty() && !old_list.empty()) replace(old_.end(old_list.back()), old_.end(old_list.back()), added);
    for (const std::string& id : old_ids)
      if (std::ranges::find(new_ids, id) == new_ids.end()) update_.kept.push_back(id);
  }

  // Values in the order of the options of the file. Where the sheet has others, their order may be another afterwards,
  // so each is written with its option.
  void merge_by_option(const toml::array& old_list, const toml::table& new_table) {
    std::vector<std::string> options;
    if (const auto* all = old_.table().get_as<toml::array>("option"))
      for (const toml::node& option : *all) options.push_back(id_of("option", option));
    const bool is_even = old_list.size() == options.size();
    const bool are_same = is_even && std::ranges::all_of(Text::items(new_table), [&](const Item& item) {
                            return std::ranges::find(options, item.key) != options.end();
                          });
    const auto plain = [](const toml::node& node) {  // of { value = 5, note = "…" }
      const toml::table* extended = node.as_table();
      return extended && extended->get("value") ? extended->get("value") : &node;
    };
    std::string by_id;
    for (std::size_t at = 0; is_even && at < options.size(); ++at) {
      const toml::node& old_value = *plain(old_list[at]);
      const toml::node* new_value = new_table.get(options[at]) ? plain(*new_table.get(options[at])) : nullptr;
      const bool changed = new_value && !is_same(old_value, *new_value);
      if (are_same && changed)
        replace(old_.begin(old_value), old_.end(old_value), std::string(new_.written(*new_value)));
      by_id += fmt::format("{}{} = {}", by_id.empty() ? "" : ", ", options[at],
                           changed ? new_.written(*new_value) : old_.written(old_list[at]));
    }
    if (are_same) return;
    for (const Item& item : Text::items(new_table))
      if (!is_even || std::ranges::find(options, item.key) == options.end())
        by_id += fmt::format("{}{} = {}", by_id.empty() ? "" : ", ", item.key, new_.written(*item.node));
    replace(old_.begin(old_list), old_.end(old_list), fmt::format("{{ {} }}", by_id));
  }

  [[nodiscard]] bool is_same(const toml::node& old_node, const toml::node& new_node) const {
    if (old_node.is_string() && new_node.is_string())
      return shows_same_words(old_node.as_string()->get(), new_node.as_string()->get(), titles_);
    const toml::array *old_list = old_node.as_array(), *new_list = new_node.as_array();
    if (!old_list || !new_list) return old_.written(old_node) == new_.written(new_node);
    if (old_list->size() != new_list->size()) return false;
    for (std::size_t at = 0; at < old_list->size(); ++at)
      if (!is_same((*old_list)[at], (*new_list)[at])) return false;
    return true;
  }

  // ---- lists -----------------------------------------------------------------------------------------------------

  void merge_lists(const std::string& key, const toml::array& old_list, const toml::array& new_list) {
    const auto matches = matched(old_, old_list, new_, new_list);
    const toml::table* behind = nullptr;  // the old thing that new ones are put behind
    for (std::size_t at = 0; at < new_list.size(); ++at) {
      const toml::table& new_table = *new_list[at].as_table();
      if (!matches[at]) {
        insert_thing(key, old_list, behind, new_table);
        continue;
      }
      const toml::table& old_table = *old_list[*matches[at]].as_table();
      const bool changed = merge_table(old_table, new_table);
      if (new_table.is_inline() && old_table.is_inline())
        sync_comment(old_.end(old_table), new_.end(new_table), changed);
      else if (!new_table.is_inline() && !old_table.is_inline())
        sync_comment(old_.begin_of_line(old_table.source().begin.line),
                     new_.begin_of_line(new_table.source().begin.line), false);
      behind = &old_table;
    }
    for (std::size_t at = 0; at < old_list.size(); ++at)
      if (std::ranges::find(matches, std::optional(at)) == matches.end())
        if (const toml::node* id = old_list[at].as_table()->get("id")) update_.kept.push_back(value_text(old_, *id));
  }

  void insert_thing(const std::string& key, const toml::array& old_list, const toml::table* behind,
                    const toml::table& thing) {
    const toml::table& first = *old_list[0].as_table();
    if (!first.is_inline()) {
      const std::string block =
          thing.is_inline() ? block_of(key, thing) : new_.lines(thing.source().begin.line, new_.last_of_all(thing));
      if (behind) return insert_lines(old_.last_of_all(*behind), "\n" + block);
      const std::size_t line = old_.with_comments_above(first.source().begin.line);
      return replace(old_.begin_of_line(line), old_.begin_of_line(line), block + "\n");
    }
    const bool on_lines =
        old_.last_line(first) != first.source().begin.line || first.source().begin.line != old_list.source().begin.line;
    const std::string written(new_.written(thing));
    if (!behind) return replace(old_.begin(first), old_.begin(first), written + (on_lines ? ",\n  " : ", "));
    const std::size_t end = old_.end(*behind);
    if (!on_lines) return replace(end, end, ", " + written);
    if (old_.text().substr(end, 1) != ",") replace(end, end, ",");
    std::string line = new_.lines(thing.source().begin.line, new_.last_line(thing));
    insert_lines(old_.last_line(*behind), std::move(line));
  }

  [[nodiscard]] std::string block_of(const std::string& key, const toml::table& thing) const {
    std::string block = fmt::format("[[{}]]\n", key);
    for (const Item& item : Text::items(thing)) block += fmt::format("{} = {}\n", item.key, new_.written(*item.node));
    return block;
  }

  void insert_lines(std::size_t behind_line, std::string lines) {
    const std::size_t at = old_.end_of_line(behind_line);
    if (at == old_.text().size() && !old_.text().ends_with('\n')) lines.insert(0, "\n");
    replace(at, at, std::move(lines));
  }

  // ---- keys that the file does not have ----------------------------------------------------------------------------

  void insert(const Item& item, const toml::table& old_table, const toml::table& new_table,
              std::optional<std::size_t>& behind, bool is_top) {
    if (item.key == "source" && said_source(*item.node) == source_) return;  // said of the whole
    if (Text::has_headers(*item.node)) {
      std::string blocks;
      for (const toml::node& each : *item.node->as_array())
        blocks += "\n" + new_.lines(each.source().begin.line, new_.last_of_all(*each.as_table()));
      return insert_at_end(std::move(blocks));
    }
    if (Text::has_header(*item.node) && !old_table.is_inline()) {
      const toml::table& table = *item.node->as_table();
      std::string block = new_.lines(table.source().begin.line, new_.last_of_all(table));
      if (is_top) return insert_at_end("\n" + block);
      return insert_lines(old_.last_of_all(old_table), std::move(block));
    }
    if (old_table.is_inline()) return insert_inline(item, old_table);
    const std::string line = new_table.is_inline()
                                 ? fmt::format("{} = {}\n", item.key, new_.written(*item.node))
                                 : new_.lines(item.written->source().begin.line, new_.last_line(*item.node));
    if (behind) return insert_lines(*behind, line);
    if (!is_top) return insert_lines(old_table.source().begin.line, line);
    const auto items = Text::items(old_table);
    const bool has_keys =
        !items.empty() && !Text::has_header(*items.front().node) && !Text::has_headers(*items.front().node);
    const std::size_t first = has_keys ? items.front().written->source().begin.line : old_.first_header();
    const std::size_t at = first == 0 ? old_.text().size() : old_.begin_of_line(first);
    replace(at, at, line);
  }

  void insert_at_end(std::string blocks) {
    if (!old_.text().empty() && !old_.text().ends_with('\n')) blocks.insert(0, "\n");
    replace(old_.text().size(), old_.text().size(), std::move(blocks));
  }

  void insert_inline(const Item& item, const toml::table& old_table) {
    if (Text::has_header(*item.node)) return;  // a table with lines of its own has no place there
    const std::string said = fmt::format("{} = {}", item.key, new_.written(*item.node));
    const auto items = Text::items(old_table);
    if (items.empty()) {
      const std::size_t at = old_.begin(old_table) + 1;
      return replace(at, at, fmt::format(" {} ", said));
    }
    const std::size_t at = old_.end(*items.back().node);
    replace(at, at, ", " + said);
  }

  // ---- comments ----------------------------------------------------------------------------------------------------

  // The comment that follows on a line, with its place. Nothing where something else does.
  struct Comment {
    std::size_t begin = 0;
    std::string text;
  };
  static Comment comment_after(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::size_t sign = text.find('#', at);
    const std::string_view between = text.substr(at, std::min(sign, end) - at);
    const bool is_header = between.starts_with('[') && between.find_first_of("\"'") == std::string_view::npos;
    if (sign >= end || (!is_header && between.find_first_not_of(" \t,") != std::string_view::npos)) return {end, {}};
    return {sign, std::string(text.substr(sign, end - sign))};
  }

  // Cells move as rows are added; what an editor wrote stays.
  void sync_comment(std::size_t old_end, std::size_t new_end, bool changed) {
    const Comment old_comment = comment_after(old_.text(), old_end), new_comment = comment_after(new_.text(), new_end);
    if (old_comment.text.empty() || new_comment.text.empty() || old_comment.text == new_comment.text) return;
    const std::size_t end = old_comment.begin + old_comment.text.size();
    const std::string cell = cell_before(old_comment.text), new_cell = cell_before(new_comment.text);
    if (without_cells(old_comment.text) == without_cells(new_comment.text) || (changed && !cell.empty()))
      replace(old_comment.begin, end, new_comment.text);
    else if (!cell.empty() && !new_cell.empty() && cell != new_cell)
      replace(old_comment.begin + 2, old_comment.begin + 2 + cell.size(), new_cell);
  }

  const Text& old_;
  const Text& new_;
  const Titles& titles_;
  SaidSource source_;  // that the tables around say of all in them
  Update update_;
};

// ---- ids that were changed by hand --------------------------------------------------------------------------------

// Tables whose keys are ids of options: see read::can_go_by_options().
constexpr std::array<std::string_view, 4> by_option{"published", "rationale", "note", "results"};

class Renamer {
 public:
  Renamer(const Text& old_text, const Text& new_text) : old_(old_text), new_(new_text) {}

  // The new text with the ids of the old.
  std::string renamed() {
    for (const Item& item : Text::items(new_.table())) {
      const toml::node* old_node = old_.table().get(item.key);
      if (!old_node || !old_node->is_array() || !Text::is_list_of_tables(*item.node)) continue;
      if (Text::is_list_of_tables(*old_node))
        note(item.key, *old_node->as_array(), *item.node->as_array());
      else
        note_titles(item.key, *old_node->as_array(), *item.node->as_array());
    }
    if (!ids_.empty()) rename(new_.table(), false);
    return edited(new_.text(), std::move(edits_));
  }

 private:
  void note(const std::string& list, const toml::array& old_list, const toml::array& new_list) {
    const auto matches = matched(old_, old_list, new_, new_list);
    for (std::size_t at = 0; at < new_list.size(); ++at) {
      if (matches[at]) note_id(list, id_of(list, old_list[*matches[at]]), new_list[at]);
    }
  }

  void note_titles(const std::string& list, const toml::array& old_list, const toml::array& new_list) {
    for (const toml::node& thing : new_list)
      for (const toml::node& title : old_list)
        if (const toml::node* new_title = thing.as_table()->get("title");
            new_title && title.is_string() && value_text(new_, *new_title) == value_text(old_, title))
          note_id(list, id_of(list, title), thing);
  }

  void note_id(const std::string& list, const std::string& old_id, const toml::node& thing) {
    const toml::node* new_id = thing.as_table()->get("id");
    if (!new_id || old_id.empty() || value_text(new_, *new_id) == old_id) return;
    ids_[list][value_text(new_, *new_id)] = old_id;
    edits_.push_back({new_.begin(*new_id), new_.end(*new_id), fmt::format("\"{}\"", old_id)});
  }

  // Where something refers to one: category = "finance", [criterion.published] joint-venture = 5.
  void rename(const toml::table& table, bool has_options_as_keys) {
    for (const Item& item : Text::items(table)) {
      if (has_options_as_keys) rename_key(*item.written);
      if (const auto list = ids_.find(item.key); list != ids_.end() && item.node->is_string()) {
        const auto renamed = list->second.find(item.node->as_string()->get());
        if (renamed != list->second.end())
          edits_.push_back({new_.begin(*item.node), new_.end(*item.node), fmt::format("\"{}\"", renamed->second)});
      }
      if (const toml::table* inner = item.node->as_table())
        rename(*inner, std::ranges::find(by_option, item.key) != by_option.end());
      if (const toml::array* array = item.node->as_array())
        for (const toml::node& each : *array)
          if (each.is_table()) rename(*each.as_table(), false);
    }
  }

  void rename_key(const toml::key& key) {
    const auto options = ids_.find("option");
    if (options == ids_.end()) return;
    const auto renamed = options->second.find(std::string(key.str()));
    if (renamed == options->second.end()) return;
    edits_.push_back(
        {new_.byte_of(key.source().begin), new_.byte_of(key.source().begin) + key.str().size(), renamed->second});
  }

  const Text& old_;
  const Text& new_;
  std::map<std::string, std::map<std::string, std::string>> ids_;  // by list
  std::vector<Edit> edits_;
};

Update toml_update(std::string_view file, std::string_view imported, const Titles& titles) {
  const Text old_text(file), as_imported(imported);
  const std::string with_ids = Renamer(old_text, as_imported).renamed();
  const Text new_text(with_ids);
  Update update = Merger(old_text, new_text, titles).merge();
  (void)toml::parse(edited(file, update.edits));  // as it will be
  return update;
}

// What stands between +++ and +++: where it begins, and its length. Nothing where there is none.
struct WrittenFrontMatter {
  std::size_t begin = 0, size = 0;
};
std::optional<WrittenFrontMatter> front_matter_of(std::string_view text) {
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (!text.substr(mark).starts_with("+++")) return std::nullopt;
  const std::size_t begin = std::min(text.find('\n', mark), text.size() - 1) + 1;
  for (std::size_t at = begin; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1)
    if (text.substr(at).starts_with("+++")) return WrittenFrontMatter{begin, at - begin};
  return std::nullopt;
}

}  // namespace

std::optional<Update> update_of(std::string_view file, std::string_view imported, FileForm form, const Titles& titles,
                                Messages& messages) {
  WrittenFrontMatter old_part{0, file.size()}, new_part{0, imported.size()};
  if (form != FileForm::toml) {
    const auto found = front_matter_of(file), other = front_matter_of(imported);
    if (!found || !other) {
      messages.error("unreadable-file", {}, "the file that is there has no front matter between two lines of +++",
                     "scrutineer check says what it needs");
      return std::nullopt;
    }
    old_part = *found;
    new_part = *other;
  } else if (file.starts_with("\xEF\xBB\xBF")) {
    old_part = {3, file.size() - 3};
  }
  Update update;
  try {
    update =
        toml_update(file.substr(old_part.begin, old_part.size), imported.substr(new_part.begin, new_part.size), titles);
  } catch (const toml::parse_error& error) {
    messages.error("unreadable-file", fmt::format("line {}", error.source().begin.line),
                   fmt::format("the file that is there cannot be read: {}", error.description()),
                   "scrutineer check says what is wrong with it");
    return std::nullopt;
  }
  for (Edit& edit : update.edits) {
    edit.begin += old_part.begin;
    edit.end += old_part.begin;
  }
  const auto behind_front_matter = [](std::string_view text, const WrittenFrontMatter& part) {
    return std::min(text.find('\n', part.begin + part.size), text.size() - 1) + 1;
  };
  if (form == FileForm::page)
    update_paragraphs(file, behind_front_matter(file, old_part),
                      imported.substr(behind_front_matter(imported, new_part)), titles, update);
  if (form == FileForm::glossary)
    update_terms(file, old_part.begin + old_part.size, imported.substr(new_part.begin + new_part.size), titles, update);
  return update;
}

}  // namespace scrutineer::imports
