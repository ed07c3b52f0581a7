#include "imports/table/csl.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/web_address.h"
#include "imports/appraisal_reading.h"
#include "imports/cell_text.h"
#include "imports/dates.h"

namespace scrutineer::imports {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_bytes_of_csl = std::size_t{16} << 20U;

std::string text_of_json(const Json& value) {
  if (value.is_string()) return tidied(value.get_ref<const std::string&>());
  return value.is_number() ? value.dump() : std::string();
}

std::string text_of_json(const Json& item, const char* key) {
  const auto found = item.find(key);
  return found == item.end() ? std::string() : text_of_json(*found);
}

// "Jane Smith", or an organisation.
std::string name_in(const Json& person) {
  if (!person.is_object()) return text_of_json(person);
  if (const std::string literal = text_of_json(person, "literal"); !literal.empty()) return literal;
  std::string name;
  for (const char* part : {"given", "non-dropping-particle", "family", "suffix"})
    if (const std::string text = text_of_json(person, part); !text.empty()) name += (name.empty() ? "" : " ") + text;
  return name;
}

std::vector<std::string> names_in(const Json& item, const char* key) {
  std::vector<std::string> names;
  const auto found = item.find(key);
  if (found == item.end() || !found->is_array()) return names;
  for (const Json& person : *found)
    if (std::string name = name_in(person); !name.empty()) names.push_back(std::move(name));
  return names;
}

// [[2020, 4, 3]], or a text. Empty where it is none that a site has.
std::string date_of(const Json& issued) {
  if (!issued.is_object()) return {};
  const auto parts = issued.find("date-parts");
  if (parts == issued.end() || !parts->is_array() || parts->empty() || !parts->front().is_array()) {
    const std::string raw = text_of_json(issued, "raw"), literal = text_of_json(issued, "literal");
    return date_in(raw.empty() ? literal : raw).value_or(std::string());
  }
  std::string date;
  for (const Json& part : parts->front()) {
    const std::string text = text_of_json(part);
    date += date.empty() ? text : fmt::format("-{:0>2}", text);
  }
  return date_in(date).value_or(std::string());
}

class CslReader {
 public:
  CslReader(const SiteNames& site, Messages& messages) : site_(site), messages_(messages) {
    result_.kind = &table_kind("sources");
  }

  std::optional<ReadTable> read(const Json& list) {
    std::vector<std::string> ids = site_.taken;
    for (const Json& item : list)
      if (item.is_object() && can_stay_id(text_of_json(item, "id"))) ids.push_back(text_of_json(item, "id"));
    for (std::size_t at = 0; at < list.size(); ++at) {
      if (list[at].is_object() && !text_of_json(list[at], "title").empty())
        read_item(list[at], fmt::format("entry {}", at + 1), ids);
      else
        messages_.warning("unnamed-row", fmt::format("entry {}", at + 1), "this entry has no title: it was left out",
                          "give it one in the program that it comes from");
    }
    return std::move(result_);
  }

 private:
  void add(ReadThing& thing, std::string_view key, std::vector<std::string> items) const {
    if (!items.empty() && !items.front().empty())
      thing.fields.push_back({result_.kind->column(key), std::move(items), {}, false});
  }

  void add_open(ReadThing& thing, std::string_view key, std::string what) const {
    thing.fields.push_back({result_.kind->column(key), {"…"}, std::move(what), true});
  }

  void read_item(const Json& item, const std::string& place, std::vector<std::string>& ids) {
    ReadThing thing;
    thing.place = place;
    thing.name = text_of_json(item, "title");
    const std::string id = text_of_json(item, "id");
    thing.id = can_stay_id(id) ? id : unique_id(thing.name, "source", ids);
    if (thing.id != id && !id.empty()) thing.remarks.push_back(fmt::format("id: {}", id));
    add(thing, "title", {thing.name});
    std::vector<std::string> by;
    for (const char* key : {"author", "editor"})
      if (by.empty()) by = names_in(item, key);
    const std::string publisher = text_of_json(item, "publisher");
    if (by.empty() && !publisher.empty())
      by = {publisher};
    else if (!publisher.empty())
      thing.remarks.push_back(fmt::format("publisher: {}", publisher));
    if (by.empty())
      add_open(thing, "by", "who wrote it");
    else
      add(thing, "by", std::move(by));
    read_date(item, thing);
    add(thing, "note", {text_of_json(item, "note")});
    const std::string doi = text_of_json(item, "DOI"), url = text_of_json(item, "URL");
    if (base::is_web_address(url))
      add(thing, "url", {url});
    else if (!doi.empty())
      add(thing, "url", {"https://doi.org/" + doi});
    if (const std::string type = text_of_json(item, "type"); !type.empty())
      add(thing, "kind", {word_id(result_, site_, "source-kind", type, place)});
    for (const char* key :
         {"container-title", "volume", "issue", "page", "ISBN", "number", "publisher-place", "edition"})
      if (const std::string text = text_of_json(item, key); !text.empty())
        thing.remarks.push_back(fmt::format("{}: {}", key, text));
    result_.things.push_back(std::move(thing));
  }

  void read_date(const Json& item, ReadThing& thing) const {
    const auto issued = item.find("issued");
    if (issued == item.end()) return;
    if (std::string date = date_of(*issued); !date.empty())
      add(thing, "published", {std::move(date)});
    else
      add_open(thing, "published", fmt::format("the list says {}", tidied(issued->dump())));
  }

  const SiteNames& site_;
  Messages& messages_;
  ReadTable result_;
};

}  // namespace

bool is_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '[' || bytes[first] == '{');
}

std::optional<ReadTable> read_csl(std::string_view bytes, const SiteNames& site, Messages& messages) {
  if (bytes.size() > most_bytes_of_csl) {
    messages.error("too-large", {}, fmt::format("it is larger than {} MB", most_bytes_of_csl >> 20U),
                   "divide the list");
    return std::nullopt;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // Deeper than any such list: what is nested without end would need as much of the stack.
  constexpr int deepest = 16;
  bool is_too_deep = false;
  const Json list = Json::parse(
      bytes,
      [&](int depth, Json::parse_event_t, Json&) {
        is_too_deep = is_too_deep || depth > deepest;
        return !is_too_deep;
      },
      false);
  if (is_too_deep || !list.is_array() || list.empty()) {
    messages.error("unknown-format", {}, "it is no list of documents in CSL-JSON",
                   "expected [ { \"title\": …, \"author\": … }, … ], as Zotero and pandoc write it");
    return std::nullopt;
  }
  auto read = CslReader(site, messages).read(list);
  if (read->things.empty()) {
    messages.error("no-rows", {}, "no entry of the list has a title");
    return std::nullopt;
  }
  return read;
}

}  // namespace scrutineer::imports
