// What inputs are run through. What may come of one is diagnostics; a crash, a broken assertion, undefined behaviour,
// a page on which a script could run, or an input that takes too long, is a fault.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace scrutineer::tests {

// The words of a command line that begin with "--", by what stands before "=".
using Options = std::map<std::string, std::string, std::less<>>;

using Target = std::function<void(std::string_view input)>;

// Reads and links a site of which one file is the input. --path=appraisals/a.toml says which, --folder the folder of
// the repository that holds the site in site/, with what it lies over beside it (a small site of its own otherwise),
// and --language the language that is read, where it is not the site's own.
[[nodiscard]] Target site_target(const Options& options);

// Compiles a theme's words.
[[nodiscard]] Target words_target();

// Compiles and renders a template.
[[nodiscard]] Target template_target();

// Imports a spreadsheet: the input is the file, or its part --part of the workbook --archive, a file of the
// repository.
[[nodiscard]] Target spreadsheet_target(const Options& options);

// Imports a document as a page, without pandoc; --part and --archive as of a spreadsheet.
[[nodiscard]] Target document_target(const Options& options);

// Imports a folder of pages, as --from=mkdocs or --from=markdown: the input is its file --path.
[[nodiscard]] Target folder_target(const Options& options);

// A file of the repository, whose folder is where fuzzers run.
[[nodiscard]] std::string contents(const std::string& path);

}  // namespace scrutineer::tests
