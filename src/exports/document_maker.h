// Turns Markdown into documents for word processors. An interface, because that is another program's work.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::exports {

class DocumentMaker {
 public:
  virtual ~DocumentMaker() = default;

  // A DOCX file; the same Markdown gives the same bytes. Any thread may ask. Throws base::MachineError.
  [[nodiscard]] virtual std::string docx(const std::string& markdown) const = 0;
};

}  // namespace scrutineer::exports
