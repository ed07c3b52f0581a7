#include "base/diagnostics.h"

#include <catch2/catch.hpp>

#include "base/parallel.h"

using namespace scrutineer::base;

TEST_CASE("Diagnostics come by path, line, column and code, whoever reported first") {
  FileNames names;
  const FileId later = names.add("b.md");
  const FileId earlier = names.add("a.md");
  Diagnostics diagnostics;
  diagnostics.warning("w", {later, 1, 1, 1}, "in b");
  diagnostics.error("z", {earlier, 10, 2, 1}, "line 10");
  diagnostics.error("z", {earlier, 9, 7, 1}, "line 9, column 7");
  diagnostics.error("y", {earlier, 9, 7, 1}, "another code");
  diagnostics.error("x", {earlier, 9, 3, 1}, "line 9, column 3");

  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : diagnostics.sorted(names)) messages.push_back(diagnostic.message);
  CHECK(messages ==
        std::vector<std::string>{"line 9, column 3", "another code", "line 9, column 7", "line 10", "in b"});
}

TEST_CASE("Diagnostics come by the names of their files, whatever their numbers, and those of one name together") {
  FileNames names;
  std::vector<FileId> files;
  for (const char* path : {"d.md", "b.md", "e.md", "a.md", "b.md", "c.md", "a.md"}) files.push_back(names.add(path));
  Diagnostics diagnostics;
  std::uint32_t line = 0;
  for (const FileId file : files) {
    ++line;
    diagnostics.error("e", {file, line, 1, 1}, std::to_string(line));
    diagnostics.error("e", {file, line + 10, 1, 1}, std::to_string(line + 10));
  }
  std::vector<std::string> places;
  for (const Diagnostic& diagnostic : diagnostics.sorted(names))
    places.push_back(names.path(diagnostic.span.file) + ":" + diagnostic.message);
  CHECK(places == std::vector<std::string>{"a.md:4", "a.md:7", "a.md:14", "a.md:17", "b.md:2", "b.md:5", "b.md:12",
                                           "b.md:15", "c.md:6", "c.md:16", "d.md:1", "d.md:11", "e.md:3", "e.md:13"});
}

TEST_CASE("Diagnostics that were collected elsewhere are taken over, and are errors here then") {
  FileNames names;
  const FileId file = names.add("a.md");
  Diagnostics here, there;
  here.warning("w", {file, 1, 1, 1}, "here");
  there.warning("w", {file, 2, 1, 1}, "there");
  here.take(there);
  CHECK_FALSE(here.has_errors());
  CHECK(there.empty());
  there.error("e", {file, 3, 1, 1}, "wrong");
  here.take(there);
  CHECK(here.has_errors());
  CHECK(here.sorted(names).size() == 3);
  CHECK(there.empty());
  CHECK_FALSE(there.has_errors());
  here.take(there);
  CHECK(here.has_errors());
  CHECK(here.sorted(names).size() == 3);
}

TEST_CASE("Diagnostics can be judged anew: left out, or made what is no error") {
  FileNames names;
  const FileId file = names.add("a.md");
  Diagnostics diagnostics;
  diagnostics.error("e", {file, 1, 1, 1}, "left out");
  diagnostics.error("e", {file, 2, 1, 1}, "kept");
  diagnostics.warning("w", {file, 3, 1, 1}, "careful");
  diagnostics.revise([](const Diagnostic& diagnostic) { return diagnostic.message != "left out"; });
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.sorted(names).size() == 2);
  CHECK(diagnostics.sorted(names)[0].message == "kept");
  diagnostics.revise([](Diagnostic& diagnostic) {
    diagnostic.severity = Severity::warning;
    return true;
  });
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(diagnostics.sorted(names).size() == 2);
}

TEST_CASE("The same diagnostic reported twice is kept once") {
  FileNames names;
  const FileId file = names.add("a.md");
  Diagnostics diagnostics;
  diagnostics.error("x", {file, 1, 1, 1}, "twice");
  diagnostics.error("y", {file, 1, 1, 1}, "between");
  diagnostics.error("x", {file, 1, 1, 1}, "twice");
  diagnostics.error("x", {file, 1, 2, 1}, "twice");
  CHECK(diagnostics.sorted(names).size() == 3);
}

TEST_CASE("A message that quotes a whole file is cut between characters") {
  FileNames names;
  Diagnostics diagnostics;
  const FileId file = names.add("a.md");
  std::string accents;
  for (int i = 0; i < 5000; ++i) accents += "é";
  diagnostics.error("x", {file, 1, 1, 1}, "a" + accents, accents);
  diagnostics.error("y", {file, 1, 1, 1}, std::string(4000, 'a'));
  const auto sorted = diagnostics.sorted(names);
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].message.size() == 3999 + 4);
  CHECK(sorted[0].message.ends_with("é …"));
  CHECK(sorted[0].help.size() == 4000 + 4);
  CHECK(sorted[1].message == std::string(4000, 'a'));
}

TEST_CASE("Files that could not be read are told once, in order") {
  FileNames names;
  const FileId a = names.add("a.md"), b = names.add("b.md"), c = names.add("c.md");
  Diagnostics diagnostics;
  diagnostics.syntax_error("s", {b, 1, 1, 1}, "unread");
  diagnostics.syntax_error("s", {a, 1, 1, 1}, "unread");
  diagnostics.syntax_error("s", {b, 2, 1, 1}, "again");
  diagnostics.error("e", {c, 1, 1, 1}, "read, and wrong");
  CHECK(diagnostics.unread_files() == std::vector{a, b});
}

TEST_CASE("A warning is not an error") {
  Diagnostics diagnostics;
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.warning("w", {}, "careful");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error("e", {}, "wrong");
  CHECK(diagnostics.has_errors());
}

TEST_CASE("Diagnostics from several threads are all kept") {
  FileNames names;
  const FileId file = names.add("a.md");
  Diagnostics diagnostics;
  parallel_for(1000, 4, [&](std::size_t i) {
    diagnostics.error("e", {file, static_cast<std::uint32_t>(i + 1), 1, 1}, "wrong");
  });
  const auto sorted = diagnostics.sorted(names);
  REQUIRE(sorted.size() == 1000);
  CHECK(sorted.back().span.line == 1000);
}
