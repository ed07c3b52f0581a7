// The parts of a ZIP file in memory, which is what XLSX and ODS files are. Parts are looked up by name and never
// written anywhere.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "imports/messages.h"

struct zip;

namespace scrutineer::imports {

// What a ZIP file begins with, and a file of Office 97 to 2003.
constexpr std::string_view zip_begin = "PK\x03\x04", compound_begin = "\xD0\xCF\x11\xE0";

// Unpacked, of one part: what a parser of XML makes of it takes some ten times as much memory.
constexpr std::size_t most_part_bytes = std::size_t{16} << 20U;

class Archive {
 public:
  // `bytes` must outlive it. Reports what is no ZIP file, or is damaged, and gives nothing.
  [[nodiscard]] static std::optional<Archive> open(std::string_view bytes, Messages& messages);

  [[nodiscard]] bool has(const std::string& name) const;
  // Nothing when there is no such part. A part that is damaged, larger than `most_part_bytes` or protected by a
  // password is reported.
  [[nodiscard]] std::optional<std::string> part(const std::string& name, Messages& messages) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Archive(zip* archive) : zip_(archive) {}
  std::unique_ptr<zip, Close> zip_;
};

// The archive with `content` in place of a part that it has. Reports what is damaged, and gives nothing then.
[[nodiscard]] std::string with_part(std::string_view bytes, const std::string& name, std::string_view content,
                                    Messages& messages);

}  // namespace scrutineer::imports
