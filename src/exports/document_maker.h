// Turns Markdown into documents for word processors. An interface, because that is another program's work.
#pragma once

#include <stdexcept>
#include <string>

namespace scrutineer::exports {

// The other program failed, or took too long. A site can do without its documents.
class DocumentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class DocumentMaker {
 public:
  virtual ~DocumentMaker() = default;

  // A DOCX file; the same Markdown gives the same bytes. Any thread may ask. Throws DocumentError.
  [[nodiscard]] virtual std::string docx(const std::string& markdown) const = 0;
};

}  // namespace scrutineer::exports
