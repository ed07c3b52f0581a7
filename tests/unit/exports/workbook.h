// A workbook read back, as a spreadsheet program does.
#pragma once

#include <fmt/format.h>
#include <zip.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrutineer::tests {

struct WorkbookCell {
  std::string shown;    // a text or a number; of a formula, the result that is stored with it
  std::string formula;  // without its sign of equality
  std::string look;     // "bold 16pt wrapped boxed in 003078 on FFF9DB as 0.0%": what of it is not as by default
  bool operator==(const WorkbookCell&) const = default;
};

struct WorkbookSheet {
  std::string name;
  std::map<std::string, WorkbookCell> cells;  // by name: "B12"
  std::shared_ptr<const pugi::xml_document> xml;

  [[nodiscard]] WorkbookCell at(const std::string& cell) const {
    const auto found = cells.find(cell);
    return found == cells.end() ? WorkbookCell{} : found->second;
  }
  // What a reader sees of a row, empty cells too, up to the last that holds anything: "a | | 2".
  [[nodiscard]] std::string row(int number) const {
    std::string text, gap;
    for (char column = 'A'; column <= 'Z'; ++column, gap += gap.empty() ? " | " : "| ") {
      const std::string shown = at(fmt::format("{}{}", column, number)).shown;
      if (!shown.empty()) text += std::exchange(gap, "") + shown;
    }
    return text;
  }
  // The first row that shows this in its first column.
  [[nodiscard]] int row_of(std::string_view first) const {
    for (int number = 1; number < 500; ++number)
      if (at(fmt::format("A{}", number)).shown == first) return number;
    FAIL("no row is called " << first);
    return 0;
  }
  // The cell of that row in a column.
  [[nodiscard]] WorkbookCell cell(char column, std::string_view row) const {
    return at(fmt::format("{}{}", column, row_of(row)));
  }
  // An element of the sheet, by its path from the top, with its attributes: `pane xSplit="2"`. Empty where there is
  // none.
  [[nodiscard]] std::vector<std::string> elements(const char* path) const {
    std::vector<std::string> found;
    for (const pugi::xpath_node& node : xml->document_element().select_nodes(path)) {
      std::string text = node.node().name();
      for (const pugi::xml_attribute each : node.node().attributes())
        text += fmt::format(" {}=\"{}\"", each.name(), each.value());
      for (const pugi::xml_node part : node.node().children())
        if (part.text()) text += fmt::format(" {}", part.text().get());
      found.push_back(std::move(text));
    }
    return found;
  }
};

struct Workbook {
  std::vector<WorkbookSheet> sheets;
  std::map<std::string, std::string> parts;  // the files in it, by name

  [[nodiscard]] const WorkbookSheet& sheet(std::string_view name) const {
    for (const WorkbookSheet& each : sheets)
      if (each.name == name) return each;
    FAIL("no sheet is called " << name);
    return sheets.front();
  }
};

inline std::map<std::string, std::string> unzipped(const std::string& bytes) {
  zip_error_t error;
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(source, ZIP_RDONLY, &error),
                                                               &zip_discard);
  REQUIRE(archive);
  std::map<std::string, std::string> files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t stat;
    REQUIRE(zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) == 0);
    std::string content(stat.size, '\0');
    zip_file_t* const file = zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0);
    REQUIRE(zip_fread(file, content.data(), content.size()) == static_cast<zip_int64_t>(content.size()));
    zip_fclose(file);
    files[stat.name] = std::move(content);
  }
  return files;
}

inline std::shared_ptr<pugi::xml_document> xml_of(const std::string& text) {
  auto xml = std::make_shared<pugi::xml_document>();
  REQUIRE(xml->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
  return xml;
}

// The looks of xl/styles.xml, by their number.
inline std::vector<std::string> looks_of(const pugi::xml_node& styles) {
  const auto nth = [](const pugi::xml_node& list, const pugi::xml_attribute& number) {
    return *std::next(list.children().begin(), number.as_int());
  };
  std::map<int, std::string> formats;
  for (const pugi::xml_node format : styles.child("numFmts").children())
    formats[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").value();
  std::vector<std::string> looks;
  for (const pugi::xml_node cell : styles.child("cellXfs").children()) {
    std::string look;
    const auto add = [&](const std::string& part) { look += (look.empty() ? "" : " ") + part; };
    const pugi::xml_node font = nth(styles.child("fonts"), cell.attribute("fontId"));
    const pugi::xml_node fill = nth(styles.child("fills"), cell.attribute("fillId")).child("patternFill");
    const pugi::xml_node border = nth(styles.child("borders"), cell.attribute("borderId"));
    const pugi::xml_node alignment = cell.child("alignment");
    if (font.child("b")) add("bold");
    if (font.child("i")) add("italic");
    if (font.child("u")) add(fmt::format("underlined {}", font.child("u").attribute("val").value()));
    if (const std::string size = font.child("sz").attribute("val").value(); size != "11") add(size + "pt");
    if (alignment.attribute("wrapText").as_bool()) add("wrapped");
    if (alignment.attribute("indent")) add("indented");
    if (alignment.attribute("vertical").value() == std::string_view("top")) add("top");
    for (const pugi::xml_node side : border.children())
      if (side.attribute("style") && side.name() == std::string_view("left"))
        add(fmt::format("boxed {} {}", side.attribute("style").value(), side.child("color").attribute("rgb").value()));
    if (const pugi::xml_attribute colour = font.child("color").attribute("rgb"))
      add(fmt::format("in {}", colour.value()));
    if (fill.child("fgColor"))
      add(fmt::format("on {} {} {}", fill.attribute("patternType").value(),
                      fill.child("fgColor").attribute("rgb").value(), fill.child("bgColor").attribute("rgb").value()));
    if (const int format = cell.attribute("numFmtId").as_int(); formats.contains(format)) add("as " + formats[format]);
    looks.push_back(std::move(look));
  }
  return looks;
}

inline Workbook read_workbook(const std::string& bytes) {
  Workbook book{{}, unzipped(bytes)};
  std::vector<std::string> texts;
  if (book.parts.contains("xl/sharedStrings.xml")) {
    const auto list = xml_of(book.parts.at("xl/sharedStrings.xml"));
    for (const pugi::xml_node item : list->document_element().children())
      texts.emplace_back(item.child("t").text().get());
  }
  const std::vector<std::string> looks = looks_of(xml_of(book.parts.at("xl/styles.xml"))->document_element());
  const auto list = xml_of(book.parts.at("xl/workbook.xml"));
  for (const pugi::xml_node named : list->document_element().child("sheets").children()) {
    WorkbookSheet sheet{named.attribute("name").value(), {}, nullptr};
    sheet.xml = xml_of(book.parts.at(fmt::format("xl/worksheets/sheet{}.xml", book.sheets.size() + 1)));
    for (const pugi::xml_node row : sheet.xml->document_element().child("sheetData").children())
      for (const pugi::xml_node cell : row.children()) {
        const std::string value = cell.child("v").text().get();
        const bool is_text = cell.attribute("t").value() == std::string_view("s");
        sheet.cells[cell.attribute("r").value()] = {is_text ? texts.at(std::stoul(value)) : value,
                                                    cell.child("f").text().get(),
                                                    looks.at(cell.attribute("s").as_uint())};
      }
    book.sheets.push_back(std::move(sheet));
  }
  return book;
}

}  // namespace scrutineer::tests
