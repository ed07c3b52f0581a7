// What something has of the attributes that the site defines.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/rational.h"
#include "catalogue/source_ref.h"
#include "catalogue/values.h"
#include "catalogue/vocabulary.h"

namespace scrutineer::catalogue {

// What an attribute of another type than text says: nothing for text; a number or an amount; a date; yes or no; the
// place of a choice in Attribute::choices; the address of a website.
using FactValue = std::variant<std::monostate, base::Figure, base::PartialDate, bool, std::size_t, std::string>;

// An attribute that an entry or a risk has.
struct Fact {
  const Attribute* attribute = nullptr;  // of Site::attributes
  TextRef text = TextRef::none;          // of the type text what it says, of others a note on the value
  FactValue value = {};
  SourceRef source = {};  // of a value
  base::Span span = {};
};

}  // namespace scrutineer::catalogue
