#include "render/appraisal/robustness_parts.h"

#include <algorithm>
#include <utility>

#include "chart/figure.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using markup::List;
using markup::Object;
using markup::Value;

std::string signed_text(const base::Rational& number) {
  return number < 0 ? "−" + base::to_short_text(-number) : base::to_short_text(number);
}

std::string worked_text(const base::Rational& number) {
  if (number < 0) return "−" + worked_text(-number);
  int places = 4;
  while (number > 0 && number * base::power_of_ten(places) < 100) ++places;
  return base::to_short_text(number, places);
}

Table::Table(const std::string& id, std::string caption, std::vector<Column> columns)
    : id_("app-" + id), caption_(std::move(caption)) {
  columns.front().numeric = false;
  for (Column& column : columns) {
    numeric_.push_back(column.numeric);
    columns_.push_back({{"rt_column", std::move(column.title)}, {"rt_column_numeric", column.numeric}});
  }
}

void Table::add(std::string row, const std::vector<std::string>& cells) {
  List list;
  for (const std::string& cell : cells)
    list.push_back(
        {{"rt_cell", cell.empty() ? std::string("–") : cell}, {"rt_cell_numeric", bool{numeric_[list.size() + 1]}}});
  rows_.push_back({{"rt_row", std::move(row)}, {"rt_cells", std::move(list)}});
}

Object Table::view() && {
  return {{"rt_id", std::move(id_)},
          {"rt_caption", std::move(caption_)},
          {"rt_columns", std::move(columns_)},
          {"rt_rows", std::move(rows_)}};
}

RobustnessParts::RobustnessParts(const AppraisalContext& context)
    : appraisal_(context.appraisal()),
      audit_(context.appraised.audit),
      results_(context.appraised.robustness),
      words_(context.linked.words) {
  std::vector<std::string> titles;
  for (const catalogue::Option& option : appraisal_.options) titles.push_back(option.title);
  labels_ = chart::labels_of(titles);
}

std::vector<Column> RobustnessParts::with_options(std::string first) const {
  std::vector<Column> columns{{std::move(first)}};
  for (const std::string& label : labels_) columns.push_back({label});
  return columns;
}

Object RobustnessParts::result(const std::string& id, const std::string& title,
                               const std::vector<std::string_view>& codes) const {
  Object object{{"result_id", "app-" + id}, {"result_title", title}};
  List sentences;
  for (const analyse::Statement& statement : results_.statements) {
    if (std::ranges::find(codes, statement.code) != codes.end())
      sentences.push_back({{"result_sentence", Value::borrowed(statement.sentence)}});
  }
  set_list(object, "result_sentences", "has_result_sentences", std::move(sentences));
  return object;
}

}  // namespace scrutineer::render
