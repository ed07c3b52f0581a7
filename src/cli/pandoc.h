// Documents for word processors, made by pandoc where it is installed.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "exports/document_maker.h"

namespace scrutineer::cli {

class Pandoc final : public exports::DocumentMaker {
 public:
  // A document takes a tenth of a second.
  static constexpr std::chrono::milliseconds usual_patience{60'000};

  // Looks for the program in `path`, folders with colons between; null when it is in none. Documents are kept in the
  // folder `kept`, if any, so that the next build makes only those whose Markdown is new. A run that takes longer than
  // `patience` is ended, with all that it started.
  [[nodiscard]] static std::unique_ptr<Pandoc> find(base::FileSystem& files, std::string_view path,
                                                    std::optional<std::filesystem::path> kept,
                                                    std::chrono::milliseconds patience = usual_patience);

  // Where programs of the machine are looked for.
  [[nodiscard]] static std::unique_ptr<Pandoc> installed(base::FileSystem& files,
                                                         std::optional<std::filesystem::path> kept = std::nullopt);

  [[nodiscard]] std::string docx(const std::string& markdown) const override;
  // A list of documents in BibTeX or BibLaTeX as CSL-JSON. Throws DocumentError.
  [[nodiscard]] std::string csl_json(const std::string& bibliography) const;
  // A document ("docx+styles", "odt", "html") as pandoc's tree, in JSON, with the comments and changes that it tells.
  // Nothing else of the disk is read for it, and nothing of the network. Throws DocumentError.
  [[nodiscard]] std::string tree(const std::string& document, std::string_view format) const;
  // Such a tree as the Markdown of a page, a line each paragraph. Throws DocumentError.
  [[nodiscard]] std::string markdown(const std::string& tree) const;

  // Removes from the folder what was not asked for since find().
  void forget_others() const;

  [[nodiscard]] const std::filesystem::path& program() const { return program_; }

 private:
  Pandoc(base::FileSystem& files, std::filesystem::path program, std::optional<std::filesystem::path> kept,
         std::chrono::milliseconds patience);
  [[nodiscard]] std::string convert(const std::string& text, std::span<const std::string_view> options) const;

  base::FileSystem& files_;
  std::filesystem::path program_;
  std::optional<std::filesystem::path> kept_;
  std::chrono::milliseconds patience_;
  std::string version_;  // what tells this pandoc from another
  mutable std::mutex mutex_;
  mutable std::set<std::string> asked_;  // names of files
};

}  // namespace scrutineer::cli
