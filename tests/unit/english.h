// The words that the theme civic ships with. Tests run at the top of the project.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "base/diagnostics.h"
#include "read/words_file.h"

namespace scrutineer::tests {

inline const words::Words& english() {
  static const words::Words words = [] {
    std::ifstream file("themes/civic/words/en.toml", std::ios::binary);
    REQUIRE(file);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    base::FileNames names;
    base::Diagnostics out;
    auto compiled = words::Words::compile(read::read_words(text, names.add("en.toml"), false, out), "en-GB", out);
    REQUIRE(out.empty());
    return compiled;
  }();
  return words;
}

}  // namespace scrutineer::tests
