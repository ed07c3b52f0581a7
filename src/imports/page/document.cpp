#include "imports/page/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>
#include <sstream>
#include <utility>

#include "imports/cell_text.h"
#include "imports/text_encoding.h"
#include "imports/xml.h"

namespace scrutineer::imports {
namespace {

constexpr std::string_view zip_begin = "PK\x03\x04", compound_begin = "\xD0\xCF\x11\xE0";
constexpr const char* save_as = "save it as .docx or .odt in a word processor";
constexpr std::size_t most_html_bytes = std::size_t{16} << 20U;

using Tags = std::span<const std::string_view>;

bool is_among(pugi::xml_node node, Tags tags) { return std::ranges::find(tags, local_name(node.name())) != tags.end(); }

std::unique_ptr<pugi::xml_document> part_of(const Archive& archive, const std::string& name, Messages& messages) {
  const auto text = archive.part(name, messages);
  return text ? parse_xml(*text, name, messages) : nullptr;
}

// "2024-03-01" of "2024-03-01T10:00:00Z".
std::string day_of(std::string_view moment) {
  return moment.size() >= 10 && moment[4] == '-' && moment[7] == '-' ? std::string(moment.substr(0, 10)) : "";
}

std::string text_of_child(pugi::xml_node of, std::string_view name) { return tidied(text_in(child(of, name))); }

// The words of a paragraph but for those of paragraphs in it, which a text box or a note has, and of what is passed
// over.
template <typename IsText>
std::string own_words(pugi::xml_node paragraph, Tags paragraphs, Tags passed_over, Tags blanks, IsText is_text) {
  std::string words;
  for (pugi::xml_node node = next_in(paragraph, paragraph, false); node;) {
    if (is_text(node)) words += node.value();
    if (is_among(node, blanks)) words += ' ';
    node = next_in(paragraph, node, is_among(node, passed_over) || is_among(node, paragraphs));
  }
  return tidied(words);
}

template <typename IsText>
void add_paragraphs(pugi::xml_node top, Tags paragraphs, Tags passed_over, Tags blanks, IsText is_text,
                    Document& document) {
  for (pugi::xml_node node = next_in(top, top, false); node; node = next_in(top, node, is_among(node, passed_over))) {
    if (!is_among(node, paragraphs)) continue;
    std::string words = own_words(node, paragraphs, passed_over, blanks, is_text);
    if (!words.empty()) document.paragraphs.push_back(std::move(words));
  }
}

// ---- DOCX: ECMA-376, part 1 -----------------------------------------------------------------------------------------

void read_docx(bool with_changes, Document& document, Messages& messages) {
  // A text box stands twice, for old programs (Fallback) and for new ones.
  constexpr std::array<std::string_view, 1> paragraphs{"p"};
  constexpr std::array<std::string_view, 3> blanks{"tab", "br", "cr"};
  constexpr std::array<std::string_view, 4> accepted{"Fallback", "oMath", "del", "moveFrom"};
  constexpr std::array<std::string_view, 4> rejected{"Fallback", "oMath", "ins", "moveTo"};
  const auto is_text = [with_changes](pugi::xml_node node) {
    const std::string_view holder = local_name(node.parent().name());
    return node.type() == pugi::node_pcdata && (holder == "t" || (!with_changes && holder == "delText"));
  };
  for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"})
    if (const auto part = document.archive->has(name) ? part_of(*document.archive, name, messages) : nullptr)
      add_paragraphs(*part, paragraphs, with_changes ? Tags(accepted) : Tags(rejected), blanks, is_text, document);
  if (!document.archive->has("docProps/core.xml")) return;
  const auto core = part_of(*document.archive, "docProps/core.xml", messages);
  if (!core) return;
  const pugi::xml_node properties = core->document_element();
  document.title = text_of_child(properties, "title");
  document.description = text_of_child(properties, "description");
  document.saved = day_of(text_of_child(properties, "modified"));
}

// ---- ODT: OpenDocument 1.3, part 3 ----------------------------------------------------------------------------------

constexpr std::array<std::string_view, 2> odt_paragraphs{"p", "h"};
constexpr std::array<std::string_view, 6> odt_passed_over{"tracked-changes", "annotation", "note-citation",
                                                          "title",           "desc",       "binary-data"};
constexpr std::array<std::string_view, 3> odt_blanks{"s", "tab", "line-break"};

bool is_odt_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata && local_name(node.parent().name()) != "text";
}

std::string odt_words(pugi::xml_node of) { return own_words(of, {}, odt_passed_over, odt_blanks, is_odt_text); }

// The first paragraph in the style Title, or one made from it.
std::string odt_title(pugi::xml_node content) {
  const auto is_title = [&](std::string_view style) {
    if (style == "Title") return true;
    for (const pugi::xml_node each : child(content, "automatic-styles").children())
      if (attribute(each, "name") == style) return attribute(each, "parent-style-name") == "Title";
    return false;
  };
  for (const pugi::xml_node each : child(child(content, "body"), "text").children())
    if (local_name(each.name()) == "p")
      if (std::string words = odt_words(each); !words.empty())
        return is_title(attribute(each, "style-name")) ? words : "";
  return {};
}

struct ChangedPlace {
  std::string text;  // between two marks of an insertion
  std::string heading;
};

// Changes by their ids, and what they stand under.
std::map<std::string_view, ChangedPlace> changed_places(pugi::xml_node text) {
  std::map<std::string_view, ChangedPlace> places;
  std::vector<std::string_view> open;
  std::string heading;
  for (pugi::xml_node node = next_in(text, text, false); node;) {
    const std::string_view tag = local_name(node.name()), id = attribute(node, "change-id");
    if (tag == "h") heading = odt_words(node);
    if (tag == "change-start" || tag == "change") places[id].heading = heading;
    if (tag == "change-start") open.push_back(id);
    if (tag == "change-end") std::erase(open, id);
    const bool is_blank = is_among(node, odt_blanks) || is_among(node, odt_paragraphs);
    for (const std::string_view each : open)
      if (is_blank)
        places[each].text += ' ';
      else if (is_odt_text(node))
        places[each].text += node.value();
    node = next_in(text, node, is_among(node, odt_passed_over));
  }
  return places;
}

void read_odt_changes(pugi::xml_node text, Document& document) {
  using Kind = ReaderNote::Kind;
  const auto places = changed_places(text);
  for (const pugi::xml_node region : child(text, "tracked-changes").children()) {
    const pugi::xml_node insertion = child(region, "insertion"), deletion = child(region, "deletion");
    if (!insertion && !deletion) continue;  // of the format alone
    const pugi::xml_node change = insertion ? insertion : deletion, about = child(change, "change-info");
    const auto found = places.find(attribute(region, "id"));
    const ChangedPlace place = found == places.end() ? ChangedPlace() : found->second;
    std::string words = place.text;
    for (const pugi::xml_node each : deletion.children())
      if (local_name(each.name()) != "change-info") words += odt_words(each) + ' ';
    document.notes.push_back({insertion ? Kind::inserted : Kind::deleted, text_of_child(about, "creator"),
                              day_of(text_of_child(about, "date")), tidied(words), place.heading});
  }
}

void read_odt_comments(pugi::xml_node text, Document& document) {
  std::string heading;
  for (pugi::xml_node node = next_in(text, text, false); node; node = next_in(text, node, false)) {
    if (local_name(node.name()) == "h") heading = odt_words(node);
    if (local_name(node.name()) != "annotation") continue;
    std::string words;
    for (const pugi::xml_node each : node.children())
      if (is_among(each, odt_paragraphs) || local_name(each.name()) == "list") words += odt_words(each) + ' ';
    document.notes.push_back({ReaderNote::Kind::comment, text_of_child(node, "creator"),
                              day_of(text_of_child(node, "date")), tidied(words), heading});
  }
}

void read_odt_descriptions(pugi::xml_node text, Document& document) {
  for (pugi::xml_node node = next_in(text, text, false); node; node = next_in(text, node, false)) {
    if (local_name(node.name()) != "image") continue;
    const pugi::xml_node frame = node.parent();
    std::string said = text_of_child(frame, "desc");
    if (said.empty()) said = text_of_child(frame, "title");
    if (!said.empty()) document.descriptions.emplace(attribute(node, "href"), said);
  }
}

// The rows of a table, wherever they are grouped, but not those of tables in it.
std::vector<pugi::xml_node> rows_of(pugi::xml_node table) {
  std::vector<pugi::xml_node> rows;
  for (pugi::xml_node node = next_in(table, table, false); node;) {
    const bool is_row = local_name(node.name()) == "table-row";
    if (is_row) rows.push_back(node);
    node = next_in(table, node, is_row);
  }
  return rows;
}

// Every cell as an element of its own: pandoc passes over those that others cover, and moves up the cells behind them.
void settle_cells(pugi::xml_node row, std::size_t number, TableShape& shape) {
  constexpr std::uint32_t most_repeated = 500;
  std::vector<pugi::xml_node> cells;
  for (const pugi::xml_node cell : row.children())
    if (local_name(cell.name()).ends_with("table-cell")) cells.push_back(cell);
  std::size_t column = 0;
  for (pugi::xml_node& cell : cells) {
    if (const std::string name = cell.name(); local_name(cell.name()) == "covered-table-cell") {
      cell.remove_children();
      cell.set_name(std::string(name).erase(name.find("covered-"), std::string_view("covered-").size()).c_str());
    }
    const int rows = static_cast<int>(whole_number(attribute(cell, "number-rows-spanned"), 1));
    const int columns = static_cast<int>(whole_number(attribute(cell, "number-columns-spanned"), 1));
    if (rows > 1 || columns > 1) shape.spans[{number, column}] = {rows, columns};
    const std::uint32_t repeated = std::min(most_repeated, whole_number(attribute(cell, "number-columns-repeated"), 1));
    for (std::uint32_t copy = 1; copy < repeated; ++copy) row.insert_copy_after(cell, cell);
    column += std::max<std::uint32_t>(1, repeated);
  }
}

// Items of lists in cells, which pandoc passes over, as paragraphs that begin with a bullet.
void settle_lists(const std::vector<pugi::xml_node>& lists) {
  for (const pugi::xml_node& list : lists) {
    std::vector<pugi::xml_node> paragraphs;
    for (pugi::xml_node node = next_in(list, list, false); node; node = next_in(list, node, false))
      if (is_among(node, odt_paragraphs)) paragraphs.push_back(node);
    for (pugi::xml_node& paragraph : paragraphs) {
      paragraph.prepend_child(pugi::node_pcdata).set_value("• ");
      list.parent().insert_move_before(paragraph, list);
    }
    list.parent().remove_child(list);
  }
}

// Tables so that pandoc reads all of them. It passes over rows of headings too: they go among the others.
void settle_tables(pugi::xml_node text, Document& document) {
  std::vector<pugi::xml_node> heads, lists;
  for (pugi::xml_node node = next_in(text, text, false); node; node = next_in(text, node, false)) {
    const std::string_view tag = local_name(node.name());
    if (tag == "table-header-rows") heads.push_back(node);
    if (tag == "list" && local_name(node.parent().name()) == "table-cell") lists.push_back(node);
    if (tag != "table") continue;
    TableShape& shape = document.tables.emplace_back();
    shape.heading_rows = children(child(node, "table-header-rows"), "table-row").size();
    std::size_t number = 0;
    for (const pugi::xml_node row : rows_of(node)) settle_cells(row, number++, shape);
  }
  for (const pugi::xml_node& head : heads) {
    while (const pugi::xml_node row = head.first_child()) head.parent().insert_move_before(row, head);
    head.parent().remove_child(head);
  }
  settle_lists(lists);
}

// Paragraphs in the style of a heading are headings, also where the program has not made them so.
void settle_headings(pugi::xml_node content, pugi::xml_node text) {
  constexpr std::string_view style_of_headings = "Heading_20_";
  std::map<std::string_view, std::string_view> parents;
  for (const pugi::xml_node each : child(content, "automatic-styles").children())
    parents[attribute(each, "name")] = attribute(each, "parent-style-name");
  for (pugi::xml_node node = next_in(text, text, false); node; node = next_in(text, node, false)) {
    if (local_name(node.name()) != "p") continue;
    std::string_view style = attribute(node, "style-name");
    if (const auto parent = parents.find(style); parent != parents.end()) style = parent->second;
    const std::uint32_t level =
        style.starts_with(style_of_headings) ? whole_number(style.substr(style_of_headings.size()), 0) : 0;
    if (level < 1 || level > 10) continue;
    node.set_name("text:h");
    node.append_attribute("text:outline-level").set_value(level);
  }
}

void read_odt(Document& document, Messages& messages) {
  const auto content = part_of(*document.archive, "content.xml", messages);
  if (!content) return;
  const pugi::xml_node top = content->document_element(), text = child(child(top, "body"), "text");
  document.title = odt_title(top);
  document.is_titled = !document.title.empty();
  settle_headings(top, text);
  add_paragraphs(text, odt_paragraphs, odt_passed_over, odt_blanks, is_odt_text, document);
  read_odt_changes(text, document);
  read_odt_comments(text, document);
  read_odt_descriptions(text, document);
  settle_tables(text, document);
  std::ostringstream changed;
  content->save(changed, "", pugi::format_raw);
  document.readable = with_part(document.bytes, "content.xml", changed.str(), messages);
  if (!document.archive->has("meta.xml")) return;
  const auto meta = part_of(*document.archive, "meta.xml", messages);
  if (!meta) return;
  const pugi::xml_node properties = child(meta->document_element(), "meta");
  if (!document.is_titled) document.title = text_of_child(properties, "title");
  document.description = text_of_child(properties, "description");
  document.saved = day_of(text_of_child(properties, "date"));
}

void refuse(std::string text, std::string help, Messages& messages) {
  messages.error("unknown-format", {}, std::move(text), std::move(help));
}

bool read_zipped(bool with_changes, Document& document, Messages& messages) {
  document.archive = Archive::open(document.bytes, messages);
  if (!document.archive) return false;
  if (document.archive->has("word/document.xml")) {
    document.format = DocumentFormat::docx;
    read_docx(with_changes, document, messages);
  } else if (const auto kind = document.archive->part("mimetype", messages);
             kind && kind->starts_with("application/vnd.oasis.opendocument.text")) {
    document.format = DocumentFormat::odt;
    read_odt(document, messages);
  } else {
    refuse("it is a ZIP file, and no text document", save_as, messages);
  }
  return !messages.has_errors();
}

// Without the elements that Word adds of its own, such as <o:p>: pandoc takes them for blocks, which end a paragraph.
std::string without_foreign_tags(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    text += html.substr(at, tag - at);
    const std::size_t end = html.find('>', tag);
    const std::size_t name_end = html.find_first_of(" \t\r\n>", tag);
    const bool is_foreign = end != std::string_view::npos && name_end <= end && !html.substr(tag).starts_with("<!") &&
                            html.substr(tag, name_end - tag).find(':') != std::string_view::npos;
    if (!is_foreign && tag < html.size()) text += '<';
    at = is_foreign ? end + 1 : tag + 1;
  }
  return text;
}

bool read_html(Document& document, Messages& messages) {
  document.format = DocumentFormat::html;
  if (document.bytes.size() > most_html_bytes) {
    messages.error("too-large", {}, "a web page is at most 16 MB", "divide it into smaller files");
    return false;
  }
  const std::string encoding = declared_encoding(document.bytes);
  if (!encoding.empty() && encoding != "utf-8" && encoding != "UTF-8")
    document.readable = decoded(document.bytes, encoding);
  if (document.readable.empty())
    document.readable = as_utf8(document.bytes, "if that is wrong, save the page as UTF-8", messages);
  document.readable = without_foreign_tags(document.readable);
  return true;
}

}  // namespace

std::optional<Document> open_document(std::string_view bytes, bool with_changes, Messages& messages) {
  Document document;
  document.bytes = bytes;
  bool is_read = false;
  if (bytes.starts_with(zip_begin))
    is_read = read_zipped(with_changes, document, messages);
  else if (bytes.starts_with(compound_begin))
    refuse("it is a document of Word 97 to 2003 (.doc), or protected by a password", save_as, messages);
  else if (bytes.starts_with("%PDF"))
    refuse("it is a PDF file, which keeps no headings and paragraphs", "ask for the document it was made from",
           messages);
  else if (bytes.starts_with("{\\rtf"))
    refuse("it is a document in RTF", save_as, messages);
  else if (bytes.find('<') == std::string_view::npos)
    refuse("it is no document of a word processor and no web page", "a text without signs can be copied as it is",
           messages);
  else
    is_read = read_html(document, messages);
  if (!is_read) return std::nullopt;
  return document;
}

}  // namespace scrutineer::imports
