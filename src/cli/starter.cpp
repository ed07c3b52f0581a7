#include "cli/starter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/edit_distance.h"
#include "cli/report.h"
#include "cli/terminal.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

// Folders that hold a site, by name.
std::vector<std::string> starters_in(base::FileSystem& files, const fs::path& folder) {
  std::vector<std::string> names;
  for (base::FolderEntry& entry : base::or_throw(files.entries(folder)))
    if (files.exists(folder / entry.name / "site.toml")) names.push_back(std::move(entry.name));
  return names;
}

void say_what_next(base::FileSystem& files, const fs::path& folder, std::size_t count) {
  const std::string name = typed(folder);
  fmt::print("{} holds a site of {} files now.\n\n", printable(folder.string()), count);
  if (files.exists(folder / "README.md"))
    fmt::print("  {}\n      takes you through it, step by step\n", printable((folder / "README.md").string()));
  fmt::print(
      "  {1}\n      says what the site is called, and what leads where: begin there\n"
      "  scrutineer serve {0}\n      shows it in a browser, and follows what you save\n"
      "  scrutineer new page guidance/reading-accounts {0}\n      adds a page; scrutineer new --help lists what else "
      "there is\n"
      "  scrutineer check {0}\n      says what is wrong, and where\n",
      name, printable((folder / "site.toml").string()));
}

}  // namespace

ExitCode init(base::FileSystem& files, const InitOptions& options) {
  const std::vector<std::string> starters = starters_in(files, options.starters);
  if (std::ranges::find(starters, options.starter) == starters.end()) {
    const auto near = base::nearest(options.starter, starters);
    return refuse(
        {"unknown-starter",
         {},
         fmt::format("there is no starter \"{}\"", options.starter),
         near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("there are: {}", fmt::join(starters, ", "))});
  }
  if (const auto type = files.type(options.folder); type && *type != base::FileType::folder)
    return refuse(
        {"not-a-folder", options.folder.string(), "this is a file, and a site is a folder", "give another name"});
  else if (type)
    if (const auto held = base::or_throw(files.entries(options.folder)); !held.empty())
      return refuse({"folder-not-empty", options.folder.string(),
                     fmt::format("a site begins in a new folder or an empty one, and this holds \"{}\"{}",
                                 held.front().name, held.size() > 1 ? " and more" : ""),
                     "give another name, or move away what is there"});

  // All is read before anything is written.
  const fs::path starter = options.starters / options.starter;
  std::vector<std::pair<std::string, std::string>> copies;
  for (const base::ListedFile& file : base::or_throw(files.list(starter)))
    copies.emplace_back(file.path, base::or_throw(files.read(starter / file.path)));
  for (const auto& [path, text] : copies) base::or_throw(files.write(options.folder / path, text));
  say_what_next(files, options.folder, copies.size());
  return ExitCode::clean;
}

}  // namespace scrutineer::cli
