#include "imports/reasons_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "imports/numbers.h"
#include "imports/sheet_messages.h"

namespace scrutineer::imports {
namespace {

constexpr std::uint32_t rows_with_reason_heads = 50;

// The columns of the options in a sheet, by option.
struct Head {
  std::uint32_t row = 0;
  std::vector<std::uint32_t> columns;
};

std::optional<std::uint32_t> column_of(const Sheet& sheet, std::uint32_t row, const std::string& title, Range used) {
  for (std::uint32_t column = used.first.column; column <= used.last.column; ++column)
    if (base::equal_but_for_case(sheet.shown({row, column}), title)) return column;
  return std::nullopt;
}

std::optional<Head> head_of(const Sheet& sheet, const Table& table) {
  const auto used = sheet.used();
  if (!used) return std::nullopt;
  const std::uint32_t end = std::min(used->last.row, used->first.row + rows_with_reason_heads);
  for (std::uint32_t row = used->first.row; row <= end; ++row) {
    Head head{row, {}};
    for (const OptionColumns& option : table.options)
      if (const auto column = column_of(sheet, row, option.title, *used)) head.columns.push_back(*column);
    if (head.columns.size() == table.options.size()) return head;
  }
  return std::nullopt;
}

class ReasonsReader {
 public:
  ReasonsReader(const Sheet& sheet, const Table& table, Head head)
      : sheet_(sheet), table_(table), head_(std::move(head)) {}

  void read() {
    for (std::uint32_t row = head_.row + 1; row <= sheet_.used()->last.row; ++row) {
      const auto criterion = criterion_of(row);
      bool has_texts = false;
      for (std::size_t option = 0; option < head_.columns.size(); ++option) {
        const Place at{row, head_.columns[option]};
        const Cell* cell = sheet_.at(at);
        if (!cell || cell->kind != CellKind::text || number_in(cell->shown)) continue;
        has_texts = true;
        if (criterion) reasons.push_back({*criterion, option, cell->shown, sheet_.place_name(at), at});
      }
      if (has_texts && !criterion) strangers.push_back(fmt::format("{}", row + 1));
    }
  }

  std::vector<SheetReason> reasons;
  std::vector<std::string> strangers;  // rows with texts that name no criterion

 private:
  [[nodiscard]] std::optional<std::size_t> criterion_of(std::uint32_t row) const {
    const std::uint32_t first = std::ranges::min(head_.columns);
    for (std::uint32_t column = 0; column < first; ++column) {
      const auto found = std::ranges::find_if(table_.criteria, [&](const CriterionRow& criterion) {
        return base::equal_but_for_case(criterion.title, sheet_.shown({row, column}));
      });
      if (found != table_.criteria.end()) return static_cast<std::size_t>(found - table_.criteria.begin());
    }
    return std::nullopt;
  }

  const Sheet& sheet_;
  const Table& table_;
  Head head_;
};

std::optional<ReasonsReader> read_sheet(const Sheet& sheet, const Table& table) {
  auto head = head_of(sheet, table);
  if (!head) return std::nullopt;
  ReasonsReader reader(sheet, table, std::move(*head));
  reader.read();
  return reader;
}

void refuse(const Workbook& book, const std::string& name, Messages& messages) {
  std::vector<std::string> names;
  for (const Sheet& sheet : book.sheets) names.push_back(sheet.name);
  const auto near = base::nearest(name, names);
  messages.error(
      "unknown-sheet", {}, fmt::format("there is no sheet “{}”", name),
      near ? fmt::format("did you mean “{}”?", *near) : fmt::format("the sheets are {}", fmt::join(names, ", ")));
}

}  // namespace

std::vector<SheetReason> reasons_of(const Workbook& book, const Table& table, const std::optional<std::string>& name,
                                    Messages& messages) {
  std::optional<ReasonsReader> found;
  const Sheet* from = nullptr;
  bool is_there = false, several = false;
  for (const Sheet& sheet : book.sheets) {
    if (&sheet == table.sheet || (name ? !base::equal_but_for_case(sheet.name, *name) : sheet.is_hidden)) continue;
    is_there = true;
    auto reader = read_sheet(sheet, table);
    if (!reader || reader->reasons.empty()) continue;
    several = several || found;
    found.emplace(std::move(*reader));
    from = &sheet;
  }
  if (name && !is_there) refuse(book, *name, messages);
  if (name && is_there && !found)
    messages.error("unknown-sheet", fmt::format("sheet {}", *name),
                   "it gives no reasons: no row of it names the options of the table over texts for its criteria",
                   "lay it out as the table is, with the same titles");
  if (several)
    messages.error("several-tables", {}, "several sheets give reasons for the scores", "say which: --reasons SHEET");
  if (!found || several) return {};
  if (!found->strangers.empty())
    messages.warning(
        "unknown-criterion", fmt::format("sheet {}", from->name),
        fmt::format("row {} gives reasons and names no criterion of the table", fmt::join(found->strangers, ", ")),
        "write the criterion as the table does");
  std::set<std::uint32_t> rows, columns;
  for (const SheetReason& reason : found->reasons) {
    rows.insert(reason.at.row);
    columns.insert(reason.at.column);
  }
  report_hidden(*from, {rows.begin(), rows.end()}, {columns.begin(), columns.end()}, messages);
  return std::move(found->reasons);
}

}  // namespace scrutineer::imports
