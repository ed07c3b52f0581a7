// What the results of the robustness page are made with: names, tables, and the frame of one result.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/appraisal/files.h"

namespace scrutineer::render {

// With a minus sign, not a hyphen: exactly (base::to_short_text).
[[nodiscard]] std::string signed_text(const base::Rational& number);
// A fraction that a worked example goes on with: four decimals, or as many more as leave it three digits.
[[nodiscard]] std::string worked_text(const base::Rational& number);

// A column of a table; numbers are set right.
struct Column {
  std::string title;
  bool numeric = true;
};

// A table with the names of columns and rows, every cell filled: an empty one shows a dash.
class Table {
 public:
  // `columns` begins with that of the rows' names.
  Table(const std::string& id, std::string caption, std::vector<Column> columns);

  void add(std::string row, const std::vector<std::string>& cells);

  [[nodiscard]] markup::Object view() &&;

 private:
  std::string id_, caption_;
  std::vector<bool> numeric_;
  markup::List columns_, rows_;
};

// The maker of one result derives from this.
class RobustnessParts {
 public:
  explicit RobustnessParts(const AppraisalContext& context);

 protected:
  [[nodiscard]] const std::string& option(std::size_t at) const { return appraisal_.options[at].title; }
  [[nodiscard]] const std::string& criterion(std::size_t k) const {
    return appraisal_.criteria[audit_.table.criteria[k]].title;
  }
  [[nodiscard]] std::size_t options() const { return results_.taken.options(); }
  [[nodiscard]] std::size_t criteria() const { return results_.taken.criteria(); }
  // A column for each option after the first.
  [[nodiscard]] std::vector<Column> with_options(std::string first) const;
  // A result with its heading, and the sentences of these codes.
  [[nodiscard]] markup::Object result(const std::string& id, const std::string& title,
                                      const std::vector<std::string_view>& codes) const;

  const catalogue::Appraisal& appraisal_;
  const analyse::Audit& audit_;
  const analyse::Robustness& results_;
  const words::Words& words_;
  std::vector<std::string> labels_;  // short titles of the options
};

}  // namespace scrutineer::render
