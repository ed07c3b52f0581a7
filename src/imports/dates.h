// Dates as people write them in cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::imports {

// "3 April 2016", "April 2016", "Apr-16", "25/04/2016", "2016", "2016-04-03" as a site has dates: "2016-04-03",
// "2016-04", "2016". Nothing for what is no date, or may be two: 03/04/2016.
[[nodiscard]] std::optional<std::string> date_in(std::string_view shown);

// The same, and financial years: "2015/16", "2015-16", "FY 2015/16". "2009-10" may be a month, and is left as written.
[[nodiscard]] std::optional<std::string> period_in(std::string_view shown);

}  // namespace scrutineer::imports
