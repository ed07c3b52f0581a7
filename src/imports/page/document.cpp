#include "imports/page/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>
#include <sstream>
#include <utility>

#include "base/letter_case.h"
#include "imports/cell_text.h"
#include "imports/text_encoding.h"
#include "imports/xml.h"

namespace scrutineer::imports {
namespace {

constexpr const char* save_as_document = "save it as .docx or .odt in a word processor";
constexpr std::size_t most_html_bytes = std::size_t{4} << 20U;

using Tags = std::span<const std::string_view>;

bool is_among(pugi::xml_node node, Tags tags) { return std::ranges::find(tags, local_name(node.name())) != tags.end(); }

std::vector<pugi::xml_node> all_of(pugi::xml_node top, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (pugi::xml_node node = next_in(top, top, false); node; node = next_in(top, node, false))
    if (local_name(node.name()) == name) found.push_back(node);
  return found;
}

void remove(pugi::xml_node node) { node.parent().remove_child(node); }

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

// Numbers of captions are words. pandoc takes paragraphs with such a field away, and gives them to the next tables.
void settle_captions(pugi::xml_node top) {
  const auto is_number = [](std::string_view field) { return field.find("SEQ") != std::string_view::npos; };
  for (pugi::xml_node field : all_of(top, "instrText"))
    if (is_number(field.text().get())) field.text().set(" QUOTE ");
  for (pugi::xml_node field : all_of(top, "fldSimple"))
    if (is_number(attribute(field, "instr"))) {
      field.remove_attributes();
      field.set_name("w:smartTag");
    }
}

// Cells that a row leaves out at its beginning, and the grid, without which pandoc reads no cell.
void settle_grids(pugi::xml_node top) {
  for (const pugi::xml_node table : all_of(top, "tbl")) {
    std::uint32_t most = 1;
    for (pugi::xml_node row : children(table, "tr")) {
      const pugi::xml_node before = child(child(row, "trPr"), "gridBefore");
      std::uint32_t columns = before ? std::min(500U, whole_number(attribute(before, "val"), 0)) : 0;
      const pugi::xml_node first = child(row, "tc");
      for (std::uint32_t i = 0; i < columns && first; ++i) row.insert_child_before("w:tc", first).append_child("w:p");
      for (const pugi::xml_node cell : children(row, "tc"))
        columns += std::max(1U, whole_number(attribute(child(child(cell, "tcPr"), "gridSpan"), "val"), 1));
      if (before) remove(before);
      most = std::max(most, columns);
    }
    if (const pugi::xml_node grid = child(table, "tblGrid")) remove(grid);
    const pugi::xml_node properties = child(table, "tblPr");
    pugi::xml_node grid = properties ? pugi::xml_node(table).insert_child_after("w:tblGrid", properties)
                                     : pugi::xml_node(table).prepend_child("w:tblGrid");
    for (std::uint32_t i = 0; i < std::min(most, 1000U); ++i)
      grid.append_child("w:gridCol").append_attribute("w:w").set_value(1000);
  }
}

// Signs of symbol fonts, which pandoc leaves out: the ticks and boxes of forms, by Unicode's.
void settle_signs(pugi::xml_node top) {
  static const std::map<std::string_view, const char*> signs{
      {"F0FE", "☒"}, {"F0FD", "☒"}, {"F0A8", "☐"}, {"F06F", "☐"}, {"F0A3", "☐"}, {"F0FC", "✓"},
      {"F0FB", "✗"}, {"F052", "☑"}, {"F0B7", "•"}, {"F0A7", "▪"}, {"F0D8", "➢"}, {"F0E0", "→"}};
  for (pugi::xml_node sign : all_of(top, "sym")) {
    const auto known = signs.find(attribute(sign, "char"));
    sign.remove_attributes();
    sign.set_name("w:t");
    sign.text().set(known == signs.end() ? "□" : known->second);
  }
  for (pugi::xml_node each : all_of(top, "cr")) each.set_name("w:br");
  for (pugi::xml_node each : all_of(top, "ptab")) each.set_name("w:tab");
}

void drop_hidden(pugi::xml_node top, Document& document) {
  for (const pugi::xml_node run : all_of(top, "r")) {
    const pugi::xml_node hidden = child(child(run, "rPr"), "vanish");
    if (!hidden || attribute(hidden, "val") == "0" || attribute(hidden, "val") == "false") continue;
    if (child(run, "t")) ++document.hidden;
    remove(run);
  }
}

// Charts, drawings, and pictures that are kept elsewhere.
void find_left_out(pugi::xml_node top, const std::string& relations, Document& document) {
  for (const pugi::xml_node drawing : all_of(top, "drawing")) {
    bool is_held = !all_of(drawing, "txbxContent").empty();  // a text box, whose words are looked for
    for (const pugi::xml_node picture : all_of(drawing, "blip")) {
      const std::string embedded = fmt::format("Id=\"{}\"", attribute(picture, "embed"));
      const std::size_t at = attribute(picture, "embed").empty() ? std::string::npos : relations.find(embedded);
      if (at == std::string::npos) continue;
      const std::size_t begin = relations.rfind('<', at), end = relations.find('>', at);
      is_held = is_held || relations.substr(begin, end - begin).find("External") == std::string::npos;
    }
    if (is_held) continue;
    const auto described = all_of(drawing, "docPr");
    document.left_out.emplace_back(described.empty() ? std::string_view() : attribute(described.front(), "descr"));
  }
}

// Numbers that say more than 1, 2, 3: “Recommendation 1:”, “1.1”.
bool has_own_numbers(pugi::xml_node numbering) {
  for (const pugi::xml_node text : all_of(numbering, "lvlText")) {
    const std::string_view value = attribute(text, "val"), format = attribute(child(text.parent(), "numFmt"), "val");
    if (format == "bullet") continue;
    const bool has_letters = std::ranges::any_of(value, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (has_letters || std::ranges::count(value, '%') > 1) return true;
  }
  return false;
}

void read_comments(Document& document, Messages& messages) {
  if (!document.archive->has("word/comments.xml")) return;
  const auto part = part_of(*document.archive, "word/comments.xml", messages);
  if (!part) return;
  for (const pugi::xml_node comment : all_of(part->document_element(), "comment")) {
    std::string text;
    for (const pugi::xml_node word : all_of(comment, "t")) text += word.text().get();
    document.comments.push_back({std::string(attribute(comment, "id")),
                                 {ReaderNote::Kind::comment, tidied(attribute(comment, "author")),
                                  day_of(attribute(comment, "date")), tidied(text)}});
  }
}

void read_docx(bool with_changes, Document& document, Messages& messages) {
  // A text box stands twice, for old programs (Fallback) and for new ones.
  static constexpr std::array<std::string_view, 1> paragraphs{"p"};
  static constexpr std::array<std::string_view, 2> blanks{"tab", "br"};
  static constexpr std::array<std::string_view, 4> accepted{"Fallback", "oMath", "del", "moveFrom"};
  static constexpr std::array<std::string_view, 4> rejected{"Fallback", "oMath", "ins", "moveTo"};
  const auto is_text = [with_changes](pugi::xml_node node) {
    const std::string_view holder = local_name(node.parent().name());
    return node.type() == pugi::node_pcdata && (holder == "t" || (!with_changes && holder == "delText"));
  };
  const auto relations = document.archive->part("word/_rels/document.xml.rels", messages);
  for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}) {
    const auto part = document.archive->has(name) ? part_of(*document.archive, name, messages) : nullptr;
    if (!part) continue;
    const pugi::xml_node top = part->document_element();
    settle_captions(top);
    settle_grids(top);
    settle_signs(top);
    drop_hidden(top, document);
    find_left_out(top, relations.value_or(""), document);
    std::ostringstream changed;
    part->save(changed, "", pugi::format_raw);
    document.readable =
        with_part(document.readable.empty() ? document.bytes : document.readable, name, changed.str(), messages);
    add_paragraphs(top, paragraphs, with_changes ? Tags(accepted) : Tags(rejected), blanks, is_text, document);
  }
  read_comments(document, messages);
  if (document.archive->has("word/numbering.xml"))
    if (const auto numbering = part_of(*document.archive, "word/numbering.xml", messages))
      document.has_own_numbers = has_own_numbers(numbering->document_element());
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
constexpr std::array<std::string_view, 7> odt_passed_over{
    "tracked-changes", "annotation", "note-citation", "title", "desc", "binary-data", "table-of-content"};
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
      if (const std::string words = odt_words(each); !words.empty())
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
    std::string words(place.text);
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
  for (const pugi::xml_node image : all_of(text, "image")) {
    std::string said = text_of_child(image.parent(), "desc");
    if (said.empty()) said = text_of_child(image.parent(), "title");
    if (!said.empty()) document.descriptions.emplace(attribute(image, "href"), said);
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
    remove(list);
  }
}

// In place of an element what it holds.
void unwrap(pugi::xml_node node) {
  while (const pugi::xml_node inner = node.first_child()) node.parent().insert_move_before(inner, node);
  remove(node);
}

// Tables so that pandoc reads all of them. It passes over rows of headings too: they go among the others.
void settle_tables(pugi::xml_node text, Document& document) {
  std::vector<pugi::xml_node> heads, lists;
  for (pugi::xml_node node = next_in(text, text, false); node; node = next_in(text, node, false)) {
    const std::string_view tag = local_name(node.name());
    if (tag == "table-header-rows" || tag == "table-rows" || tag == "table-row-group" || tag == "section")
      heads.push_back(node);
    if (tag == "list" && local_name(node.parent().name()) == "table-cell") lists.push_back(node);
    if (tag != "table") continue;
    const std::size_t own_number = document.tables.size();
    TableShape& shape = document.tables.emplace_back();
    shape.heading_rows = children(child(node, "table-header-rows"), "table-row").size();
    const std::vector<pugi::xml_node> rows = rows_of(node);
    for (std::size_t i = 0; i < rows.size(); ++i) settle_cells(rows[i], i, shape);
    pugi::xml_node cell = rows.empty() ? pugi::xml_node() : child(rows.front(), "table-cell");
    if (cell) cell.prepend_child("text:p").text().set(fmt::format("{0}{1}{0}", table_mark, own_number).c_str());
  }
  for (const pugi::xml_node& head : heads) unwrap(head);
  settle_lists(lists);
}

// Whether the numbers of a list go on from one before.
bool continues_numbers(pugi::xml_node text) {
  for (const pugi::xml_node list : all_of(text, "list"))
    if (is_set(list, "continue-numbering") || !attribute(list, "continue-list").empty()) return true;
  return false;
}

// Paragraphs in the style of a heading are headings, also where the program has not made them so; captions and
// quotations get a mark.
void settle_paragraphs(pugi::xml_node content, pugi::xml_node text) {
  constexpr std::string_view style_of_headings = "Heading_20_";
  static constexpr std::array<std::string_view, 7> captions{"Caption",      "caption", "Table", "Figure",
                                                            "Illustration", "Drawing", "Text"};
  std::map<std::string_view, std::string_view> parents;
  for (const pugi::xml_node each : child(content, "automatic-styles").children())
    parents[attribute(each, "name")] = attribute(each, "parent-style-name");
  for (pugi::xml_node node = next_in(text, text, false); node; node = next_in(text, node, false)) {
    if (local_name(node.name()) != "p") continue;
    std::string_view style = attribute(node, "style-name");
    if (const auto parent = parents.find(style); parent != parents.end()) style = parent->second;
    const bool is_caption = std::ranges::find(captions, style) != captions.end();
    if (is_caption || style == "Quotations")
      node.prepend_child(pugi::node_pcdata).set_value(std::string(is_caption ? caption_mark : quotation_mark).c_str());
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
  add_paragraphs(text, odt_paragraphs, odt_passed_over, odt_blanks, is_odt_text, document);
  settle_paragraphs(top, text);
  read_odt_changes(text, document);
  read_odt_comments(text, document);
  read_odt_descriptions(text, document);
  document.has_own_numbers = continues_numbers(text);
  for (const pugi::xml_node contents : all_of(text, "table-of-content")) {
    document.has_contents = true;
    remove(contents);
  }
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
    refuse("it is a ZIP file, and no text document", save_as_document, messages);
  }
  return !messages.has_errors();
}

// What stands in place of a tag; the tag itself where nothing does. Elements that Word adds of its own, such as <o:p>,
// are blocks to pandoc, which end a paragraph; of figures it keeps the caption and not the description.
std::string_view in_place_of(std::string_view tag) {
  const bool is_end = tag.starts_with("</");
  const std::size_t begin = is_end ? 2 : 1;
  const std::string name = base::ascii_lower_case(tag.substr(begin, tag.find_first_of(" \t\r\n/>", begin) - begin));
  if (name.find(':') != std::string::npos && !name.starts_with('!')) return {};
  if (name == "figure") return is_end ? "</div>" : "<div>";
  if (name == "figcaption") return is_end ? "</div>" : "<div data-custom-style=\"Caption\">";
  return tag;
}

std::string with_known_tags(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const std::size_t tag = std::min(html.find('<'), html.size());
    text += html.substr(0, tag);
    html.remove_prefix(tag);
    if (html.empty()) break;
    const std::size_t end = html.find('>');
    const std::string_view whole = html.substr(0, end == std::string_view::npos ? html.size() : end + 1);
    text += in_place_of(whole);
    html.remove_prefix(whole.size());
  }
  return text;
}

bool read_html(Document& document, Messages& messages) {
  document.format = DocumentFormat::html;
  if (document.bytes.size() > most_html_bytes) {
    messages.error("too-large", {}, "a web page is at most 4 MB", "divide it into smaller files");
    return false;
  }
  const std::string encoding = declared_encoding(document.bytes);
  if (!encoding.empty() && encoding != "utf-8" && encoding != "UTF-8")
    document.readable = decoded(document.bytes, encoding);
  if (document.readable.empty())
    document.readable = as_utf8(document.bytes, "if that is wrong, save the page as UTF-8", messages);
  document.readable = with_known_tags(document.readable);
  return true;
}

}  // namespace

std::optional<Document> open_document(std::string_view bytes, bool with_changes, Messages& messages) {
  Document document;
  document.bytes = bytes;
  bool is_read = false;
  const bool is_text =
      bytes.find('<') != std::string_view::npos && bytes.find(std::string_view("\0", 1)) == std::string_view::npos;
  const bool is_wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (bytes.starts_with(zip_begin))
    is_read = read_zipped(with_changes, document, messages);
  else if (bytes.starts_with(compound_begin))
    refuse("it is a document of Word 97 to 2003 (.doc), or protected by a password", save_as_document, messages);
  else if (bytes.starts_with("%PDF"))
    refuse("it is a PDF file, which keeps no headings and paragraphs", "ask for the document it was made from",
           messages);
  else if (bytes.starts_with("{\\rtf"))
    refuse("it is a document in RTF", save_as_document, messages);
  else if (bytes.substr(0, 1000).find("<office:document") != std::string_view::npos)
    refuse("it is a flat OpenDocument file", "save it as .odt in a word processor", messages);
  else if (!is_text && !is_wide)
    refuse("it is no document of a word processor and no web page", "a text without signs can be copied as it is",
           messages);
  else
    is_read = read_html(document, messages);
  if (!is_read) return std::nullopt;
  return document;
}

}  // namespace scrutineer::imports
