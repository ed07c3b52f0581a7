#include "imports/spreadsheet_file.h"

#include "imports/archive.h"
#include "imports/csv.h"
#include "imports/ods.h"
#include "imports/xlsx.h"

namespace scrutineer::imports {
namespace {

constexpr const char* save_as_sheet = "save it as .xlsx, .ods or .csv in a spreadsheet program";

std::optional<Workbook> read_zipped(std::string_view bytes, Messages& messages) {
  const auto archive = Archive::open(bytes, messages);
  if (!archive) return std::nullopt;
  if (archive->has("content.xml")) return read_ods(*archive, messages);
  if (archive->has("xl/workbook.bin")) {
    messages.error("unknown-format", {}, "it is a binary workbook (.xlsb), which is not read", save_as_sheet);
    return std::nullopt;
  }
  if (archive->has("[Content_Types].xml") || archive->has("_rels/.rels")) return read_xlsx(*archive, messages);
  messages.error("unknown-format", {}, "it is a ZIP file, and no spreadsheet", save_as_sheet);
  return std::nullopt;
}

}  // namespace

std::optional<Workbook> read_spreadsheet(std::string_view bytes, std::optional<char> separator, Messages& messages) {
  if (bytes.starts_with(zip_begin)) return read_zipped(bytes, messages);
  if (bytes.starts_with(compound_begin)) {
    messages.error("unknown-format", {}, "it is a workbook of Excel 97 to 2003 (.xls), or protected by a password",
                   "save it as .xlsx, without a password");
    return std::nullopt;
  }
  if (bytes.starts_with("%PDF")) {
    messages.error("unknown-format", {}, "it is a PDF file: tables in it are not read",
                   "ask for the spreadsheet itself");
    return std::nullopt;
  }
  return read_csv(bytes, separator, messages);
}

}  // namespace scrutineer::imports
