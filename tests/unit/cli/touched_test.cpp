// Lines that a diff says have changed.
#include "cli/touched.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using cli::LineRange;
using Changed = std::map<std::string, std::vector<LineRange>>;

namespace Catch {
template <>
struct StringMaker<LineRange> {
  static std::string convert(const LineRange& range) { return fmt::format("{}-{}", range.first, range.last); }
};
}  // namespace Catch

TEST_CASE("new and changed lines are told by file, and lines that are gone are none") {
  CHECK(cli::changed_lines("diff --git a/x.md b/x.md\nindex 1..2 100644\n--- a/x.md\n+++ b/x.md\n"
                           "@@ -3 +3,2 @@ ## Heading\n-old\n+new\n+newer\n@@ -9,2 +9,0 @@\n-gone\n-gone\n"
                           "@@ -20,0 +19 @@\n+one\n\\ No newline at end of file\n"
                           "diff --git a/y b/y\n--- a/y\n+++ b/y z\t\n@@ -0,0 +1 @@\n+first\n") ==
        Changed{{"x.md", {{3, 4}, {19, 19}}}, {"y z", {{1, 1}}}});
}

TEST_CASE("lines that look like those of a diff are lines") {
  CHECK(cli::changed_lines(
            "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/z\n-diff --git a/z b/z\n+++ b/z\n"
            "+@@ -1 +1,9 @@\n@@ -7 +7 @@\n-a\n+b\n") == Changed{{"x", {{1, 2}, {7, 7}}}});
}

TEST_CASE("names in quotation marks are read as Git writes them, and files that are gone have no lines") {
  CHECK(cli::changed_lines(
            "diff --git x\n--- \"a/\\\"\\303\\251\\\\.md\"\n+++ \"b/\\\"\\303\\251\\\\\\t.md\"\n@@ -1 +1 @@\n-a\n+b\n"
            "diff --git y\n--- a/y\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n") == Changed{{"\"é\\\t.md", {{1, 1}}}});
}

TEST_CASE("what is no diff tells nothing") {
  CHECK(cli::changed_lines("").empty());
  CHECK(cli::changed_lines("@@ -1 +1 @@\n-a\n+b\n").empty());
  CHECK(cli::changed_lines("+++ b/x\n@@ nothing @@\n@@ -1 @@\n+\n") == Changed{{"x", {}}});
}
