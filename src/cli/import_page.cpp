#include "cli/import_page.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/slug.h"
#include "cli/import_options.h"
#include "cli/import_output.h"
#include "cli/pandoc.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "imports/page/page.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_image_bytes = std::size_t{16} << 20U;

// What an address in a page means on a disk: %20 is a blank.
std::string unescaped(std::string_view address) {
  std::string name;
  for (std::size_t i = 0; i < address.size(); ++i) {
    unsigned char character = 0;
    const std::string_view digits = address[i] == '%' ? address.substr(i + 1, 2) : std::string_view();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), character, 16);
    const bool is_escape = digits.size() == 2 && error == std::errc{} && end == digits.data() + digits.size();
    name += is_escape ? static_cast<char>(character) : address[i];
    if (is_escape) i += digits.size();
  }
  return name;
}

// A file in the folder of the document, or in one below; nothing else of the disk is read.
std::optional<std::string> file_beside(base::FileSystem& files, const fs::path& document, std::string_view address) {
  const fs::path name = fs::path(unescaped(address.substr(0, address.find_first_of("?#")))).lexically_normal();
  if (name.empty() || name.is_absolute() || *name.begin() == ".." || address.find("://") != std::string_view::npos)
    return std::nullopt;
  const fs::path path = document.parent_path() / name;
  const auto stamp = files.stamp(path);
  if (!stamp || stamp->size > most_image_bytes || files.type(path) != base::FileType::file) return std::nullopt;
  auto bytes = files.read(path);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

// The id that the file gives the page: "pools" of 10-pools.md.
std::string prefix_of(const ImportPageOptions& options) {
  const std::string prefix = base::id_of_title((options.output ? *options.output : options.file).stem().string());
  return prefix.empty() ? "image" : prefix;
}

// Names of images that the folder of the page has already, with other bytes.
std::vector<std::string> taken_names(base::FileSystem& files, const fs::path& folder,
                                     const std::vector<imports::PageImage>& images) {
  std::vector<std::string> taken;
  for (const imports::PageImage& image : images)
    if (files.exists(folder / image.name))
      if (const auto there = files.read(folder / image.name); !there || *there != image.bytes) taken.push_back(image.name);
  return taken;
}

void write(base::FileSystem& files, const fs::path& path, const std::string& bytes) {
  if (const auto written = files.write(path, bytes); !written) throw base::MachineError(written.error());
}

// The page where it is to go. False, and told, where an image cannot.
bool put_page(base::FileSystem& files, const ImportPageOptions& options, const imports::ImportedPage& page,
              imports::Messages& messages) {
  if (!options.output) {
    to_standard_output(page.text);
    return true;
  }
  const fs::path folder = options.output->parent_path();
  const auto taken = taken_names(files, folder, page.images);
  for (const std::string& name : taken)
    messages.error("file-exists", {}, fmt::format("{} is there already, and is another image", (folder / name).string()),
                   "give the page another name: those of its images begin with it");
  if (!taken.empty()) return false;
  for (const imports::PageImage& image : page.images) write(files, folder / image.name, image.bytes);
  write(files, *options.output, page.text);
  return true;
}

std::string said_of(const ImportPageOptions& options, const imports::ImportedPage& page, std::size_t warnings) {
  std::string said = fmt::format("Read {} and {} with comments or changes; {} to look at.\n",
                                 counted(page.images.size(), "image"), counted(page.notes, "place"),
                                 counted(warnings, "thing"));
  if (page.notes > 0) said += "Comments and changes stand at the top of the page, where readers do not see them.\n";
  if (!options.output && !page.images.empty()) said += "The images were not written: --output says where.\n";
  return said;
}

imports::PageChoices choices_of(base::FileSystem& files, const ImportPageOptions& options) {
  return {options.file.filename().string(),
          options.title,
          options.summary,
          options.date,
          options.source,
          options.changes == "accept",
          options.table_heads == "first-row",
          prefix_of(options),
          [&files, &options](const std::string& address) { return file_beside(files, options.file, address); }};
}

imports::Converter converter(const Pandoc& pandoc) {
  return {[&pandoc](std::string_view document, imports::DocumentFormat format) {
            return pandoc.tree(std::string(document), format == imports::DocumentFormat::docx   ? "docx+styles"
                                                      : format == imports::DocumentFormat::odt ? "odt"
                                                                                               : "html");
          },
          [&pandoc](const std::string& tree) { return pandoc.markdown(tree); }};
}

}  // namespace

ExitCode import_page(base::FileSystem& files, const ImportPageOptions& options) {
  const auto bytes = files.read(options.file);
  if (!bytes) throw base::MachineError(bytes.error());
  if (options.output && files.exists(*options.output))
    return refuse_usage(fmt::format("{} is there already, and an import of a page replaces no file",
                                    printable(options.output->string())),
                        "give another name, and carry over what is new");
  imports::Messages messages;
  std::optional<imports::ImportedPage> page;
  bool is_written = false;
  if (const auto pandoc = Pandoc::installed(files)) {
    try {
      page = imports::import_page(*bytes, choices_of(files, options), converter(*pandoc), messages);
      is_written = page && put_page(files, options, *page, messages);
    } catch (const exports::DocumentError& error) {
      messages.error("unknown-format", {}, fmt::format("pandoc cannot read it: {}", error.what()),
                     "open it in a word processor and save it again, as .docx or .odt");
    }
  } else {
    messages.error("no-pandoc", {}, "documents are read by pandoc, which is not installed here",
                   "install pandoc, as with sudo apt install pandoc");
  }
  return end_import(messages, options.file, is_written,
                    page ? said_of(options, *page, messages.all().size()) : std::string());
}

}  // namespace scrutineer::cli
