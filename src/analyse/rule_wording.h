// The wording of a rule, filled with what the rule found.
//
// A placeholder that has nothing to say takes its sentence with it: the data often lacks a reason or a weight, and a
// sentence with a hole is worse than none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::analyse {

// What stands for a placeholder, as HTML; empty when there is nothing to say.
using PlaceholderHtml = std::function<std::string(std::string_view name)>;

// The HTML of a text with its placeholders filled, without the sentences that cannot be. A full stop behind a value
// that ends a sentence by itself is dropped.
[[nodiscard]] std::string filled_sentences(std::string_view html, const PlaceholderHtml& value);

// The same of a text that says one thing: nothing when any of its placeholders cannot be filled.
[[nodiscard]] std::optional<std::string> filled(std::string_view html, const PlaceholderHtml& value);

}  // namespace scrutineer::analyse
