#include "imports/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "imports/cell_text.h"
#include "imports/numbers.h"
#include "imports/xml.h"

namespace scrutineer::imports {
namespace {

using pugi::xml_node;

// The codes of formats that files name by number alone (ECMA-376, 18.8.30).
std::string_view built_in_format(std::uint32_t number) {
  switch (number) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
      return "#,##0";
    case 4:
    case 39:
    case 40:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
    case 15:
    case 16:
    case 22:
      return "yyyy-mm-dd";
    case 17:
      return "mmm-yy";
    case 18:
    case 19:
    case 20:
    case 21:
    case 45:
    case 46:
    case 47:
      return "h:mm";
    default:
      return "General";
  }
}

// The name of a part that another part leads to.
std::string part_named(std::string_view from, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string(target.substr(1))
                                             : fmt::format("{}{}", from.substr(0, from.rfind('/') + 1), target);
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    std::string part = path.substr(at, end - at);
    at = end + 1;
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(std::move(part));
    }
  }
  return fmt::format("{}", fmt::join(parts, "/"));
}

// Where a part's relations stand: xl/_rels/workbook.xml.rels.
std::string relations_of(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

struct Relation {
  std::string id, kind, part;
  std::string target;  // as it is written: an address, where it leads out of the file
};

class XlsxReader {
 public:
  XlsxReader(const Archive& archive, Messages& messages) : archive_(archive), messages_(messages) {}

  std::optional<Workbook> read() {
    const std::string path = workbook_path();
    const auto document = part(path);
    if (!document) {
      if (!messages_.has_errors())
        messages_.error("damaged-file", {}, "it has no workbook in it", "save it as .xlsx in a spreadsheet program");
      return std::nullopt;
    }
    const xml_node top = child(*document, "workbook");
    relations_ = relations(path);
    read_strings();
    read_formats();
    Workbook book;
    counts_from_1904_ = is_set(child(top, "workbookPr"), "date1904");
    book.recalculates = is_set(child(top, "calcPr"), "fullCalcOnLoad");
    for (const xml_node sheet : children(child(top, "sheets"), "sheet")) read_sheet(sheet, book);
    if (messages_.has_errors()) return std::nullopt;
    return book;
  }

 private:
  std::unique_ptr<pugi::xml_document> part(const std::string& name) {
    const auto text = archive_.part(name, messages_);
    return text ? parse_xml(*text, name, messages_) : nullptr;
  }

  std::vector<Relation> relations(const std::string& of) {
    std::vector<Relation> result;
    const auto document = part(relations_of(of));
    if (!document) return result;
    for (const xml_node relation : children(child(*document, "Relationships"), "Relationship")) {
      const std::string_view kind = attribute(relation, "Type");
      result.push_back({std::string(attribute(relation, "Id")), std::string(kind.substr(kind.rfind('/') + 1)),
                        part_named(of, attribute(relation, "Target")), std::string(attribute(relation, "Target"))});
    }
    return result;
  }

  std::string workbook_path() {
    for (const Relation& relation : relations(""))
      if (relation.kind == "officeDocument") return relation.part;
    return "xl/workbook.xml";
  }

  std::unique_ptr<pugi::xml_document> related(std::string_view kind) {
    const auto found = std::ranges::find(relations_, kind, &Relation::kind);
    return found == relations_.end() ? nullptr : part(found->part);
  }

  // Without the readings that East Asian texts have.
  static std::string rich_text(xml_node of) {
    std::string text;
    for (const xml_node node : of.children()) {
      if (local_name(node.name()) == "t") text += text_in(node);
      if (local_name(node.name()) == "r") text += text_in(child(node, "t"));
    }
    return text;
  }

  void read_strings() {
    const auto document = related("sharedStrings");
    if (!document) return;
    for (const xml_node item : children(child(*document, "sst"), "si")) strings_.push_back(rich_text(item));
  }

  void read_formats() {
    const auto document = related("styles");
    if (!document) return;
    const xml_node top = child(*document, "styleSheet");
    std::map<std::uint32_t, std::string_view> own;
    for (const xml_node format : children(child(top, "numFmts"), "numFmt"))
      own[whole_number(attribute(format, "numFmtId"), 0)] = attribute(format, "formatCode");
    for (const xml_node style : children(child(top, "cellXfs"), "xf")) {
      const std::uint32_t number = whole_number(attribute(style, "numFmtId"), 0);
      const auto found = own.find(number);
      formats_.emplace_back(found == own.end() ? built_in_format(number) : found->second);
    }
  }

  void read_sheet(xml_node listed, Workbook& book) {
    const auto relation = std::ranges::find(relations_, attribute(listed, "id"), &Relation::id);
    if (relation == relations_.end() || relation->kind != "worksheet") return;  // a sheet of a chart, say
    const auto document = part(relation->part);
    if (!document) {
      if (!archive_.has(relation->part))
        messages_.error("damaged-file", fmt::format("sheet {}", attribute(listed, "name")),
                        fmt::format("the file has no {}", relation->part), "save it again in a spreadsheet program");
      return;
    }
    const xml_node top = child(*document, "worksheet");
    Sheet sheet;
    sheet.name = attribute(listed, "name");
    sheet.is_hidden = attribute(listed, "state").find("idden") != std::string_view::npos;
    for (const xml_node columns : children(child(top, "cols"), "col")) hide_columns(columns, sheet);
    for (const xml_node range : children(child(top, "mergeCells"), "mergeCell"))
      if (const auto merged = range_named(attribute(range, "ref"))) sheet.merged.push_back(*merged);
    std::uint32_t row = 0;
    for (const xml_node node : children(child(top, "sheetData"), "row")) {
      row = whole_number(attribute(node, "r"), row + 1);
      if (!read_row(node, row, sheet)) break;
    }
    read_hung(top, relation->part, sheet);
    book.sheets.push_back(std::move(sheet));
  }

  // Links and notes of cells.
  void read_hung(xml_node top, const std::string& path, Sheet& sheet) {
    const std::vector<Relation> hung = archive_.has(relations_of(path)) ? relations(path) : std::vector<Relation>{};
    for (const xml_node link : children(child(top, "hyperlinks"), "hyperlink")) {
      const auto at = cell_named(attribute(link, "ref"));
      const auto leads = std::ranges::find(hung, attribute(link, "id"), &Relation::id);
      if (at && leads != hung.end()) sheet.links.insert_or_assign(*at, tidied(leads->target));
    }
    for (const Relation& each : hung) {
      const auto document = each.kind == "comments" ? part(each.part) : nullptr;
      if (!document) continue;
      for (const xml_node note : children(child(child(*document, "comments"), "commentList"), "comment"))
        if (const auto at = cell_named(attribute(note, "ref")))
          sheet.pinned_notes.insert_or_assign(*at, said_in_note(tidied(rich_text(child(note, "text")))));
    }
  }

  // Excel tells older programs before the text of a note that it can be answered.
  static std::string said_in_note(const std::string& text) {
    constexpr std::string_view before = "[Threaded comment]", word = "Comment: ";
    const std::size_t at = text.starts_with(before) ? text.find(word) : std::string::npos;
    return at == std::string::npos ? text : text.substr(at + word.size());
  }

  static void hide_columns(xml_node columns, Sheet& sheet) {
    if (!is_set(columns, "hidden")) return;
    const std::uint32_t last = std::min(whole_number(attribute(columns, "max"), 0), most_columns);
    for (std::uint32_t number = whole_number(attribute(columns, "min"), 1); number > 0 && number <= last; ++number)
      sheet.hidden_columns.insert(number - 1);
  }

  // Rows and columns are counted on where a writer does not number them. False when the sheet is too large.
  bool read_row(xml_node node, std::uint32_t number, Sheet& sheet) {
    if (is_set(node, "hidden") && number > 0 && number <= most_rows) sheet.hidden_rows.insert(number - 1);
    Place at{number - 1, 0};
    for (const xml_node cell : children(node, "c")) {
      if (const auto named = cell_named(attribute(cell, "r"))) at = *named;
      if (auto read = cell_of(cell); read && !sheet.put(at, std::move(*read))) {
        refuse_size(sheet, at, messages_);
        return false;
      }
      ++at.column;
    }
    return true;
  }

  std::optional<Cell> cell_of(xml_node node) {
    const std::string_view type = attribute(node, "t");
    const xml_node formula = child(node, "f"), stored = child(node, "v");
    const std::string value = text_in(stored);
    Cell cell;
    cell.is_formula = static_cast<bool>(formula);
    cell.formula = text_in(formula);
    if (cell.is_formula && value.empty() && (type.empty() || type == "n" || !stored)) {
      cell.kind = CellKind::unstored;
      return cell;
    }
    if (type == "s") {
      const std::uint32_t number = whole_number(value, UINT32_MAX);
      return text_cell(std::move(cell), number < strings_.size() ? strings_[number] : std::string());
    }
    if (type == "inlineStr") return text_cell(std::move(cell), rich_text(child(node, "is")));
    if (type == "str") return text_cell(std::move(cell), value);
    if (type == "b") return text_cell(std::move(cell), value == "1" ? "TRUE" : "FALSE");
    if (type == "e") return of_kind(CellKind::error, std::move(cell), value);
    if (type == "d") return of_kind(CellKind::date, std::move(cell), value);
    const NumberFormat how = format_of(format(node), value);
    return number_cell(std::move(cell), how.kind == FormatKind::date ? since_1900(value) : value, how);
  }

  // Files of old Macs count days from 1904.
  [[nodiscard]] std::string since_1900(const std::string& days) const {
    constexpr std::uint32_t four_years = 1462;
    const std::uint32_t whole = whole_number(days.substr(0, days.find('.')), UINT32_MAX);
    return counts_from_1904_ && whole != UINT32_MAX ? fmt::format("{}", whole + four_years) : days;
  }

  [[nodiscard]] std::string_view format(xml_node cell) const {
    const std::uint32_t style = whole_number(attribute(cell, "s"), 0);
    return style < formats_.size() ? std::string_view(formats_[style]) : "General";
  }

  const Archive& archive_;
  Messages& messages_;
  std::vector<Relation> relations_;
  std::vector<std::string> strings_;
  std::vector<std::string> formats_;  // codes
  bool counts_from_1904_ = false;
};

}  // namespace

std::optional<Workbook> read_xlsx(const Archive& archive, Messages& messages) {
  return XlsxReader(archive, messages).read();
}

}  // namespace scrutineer::imports
