// What a text becomes: its HTML and words, and what its visitor was shown, as lines.
#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markdown.h"

namespace scrutineer::tests {

using Lines = std::vector<std::string>;

struct Outcome : markup::Visitor {
  std::string html;
  std::string plain;
  Lines headings;  // "id words"
  Lines runs;      // "line:column+length words"
  Lines told;      // "line:column+length literal -> detail", or without an arrow
  std::vector<markup::Dropped::Kind> kinds_told;
  bool any_in_quotation = false;

  explicit Outcome(std::string_view markdown, const markup::Options& options = {}) {
    auto parsed = markup::Document::parse(markdown, options);
    REQUIRE(parsed.has_value());
    document_ = &*parsed;
    parsed->walk(*this);
    document_ = nullptr;
    parsed->render_html(html);
    plain = parsed->plain_text();
    for (const markup::Heading& heading : parsed->headings())
      headings.push_back(fmt::format("{} {}", heading.id, heading.text));
  }

  void run(const markup::Run& run, markup::Rewriter&) override {
    runs.push_back(fmt::format("{} {}", at(run.place(0, run.text.size())), run.text));
    any_in_quotation = any_in_quotation || run.in_quotation;
  }
  void dropped(const markup::Dropped& drop) override {
    kinds_told.push_back(drop.kind);
    told.push_back(
        fmt::format("{} {}{}{}", at(drop.place), drop.literal, drop.detail.empty() ? "" : " -> ", drop.detail));
  }

 private:
  [[nodiscard]] std::string at(const markup::Place& place) const {
    const markup::Document::Position position = document_->position(place);
    return fmt::format("{}:{}+{}", position.line, position.column, position.length);
  }

  const markup::Document* document_ = nullptr;  // during the walk
};

}  // namespace scrutineer::tests
