#include "imports/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>

namespace scrutineer::imports {
namespace {

constexpr std::string_view save_again = "open it in the program it is of and save it again";

std::string megabytes(std::size_t bytes) { return fmt::format("{} MB", bytes >> 20U); }

void refuse_size(const std::string& name, Messages& messages) {
  messages.error("too-large", {}, fmt::format("{} in it is larger than {}", name, megabytes(most_part_bytes)),
                 "divide it into smaller files");
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

std::optional<Archive> Archive::open(std::string_view bytes, Messages& messages) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!opened) {
    messages.error("damaged-file", {}, fmt::format("it cannot be unpacked: {}", zip_error_strerror(&error)),
                   std::string(save_again));
    zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!opened) return std::nullopt;
  return Archive(opened);
}

bool Archive::has(const std::string& name) const { return zip_name_locate(zip_.get(), name.c_str(), 0) >= 0; }

std::optional<std::string> Archive::part(const std::string& name, Messages& messages) const {
  const zip_int64_t index = zip_name_locate(zip_.get(), name.c_str(), 0);
  if (index < 0) return std::nullopt;
  const auto number = static_cast<zip_uint64_t>(index);
  zip_stat_t about;
  if (zip_stat_index(zip_.get(), number, 0, &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0 &&
      about.size > most_part_bytes) {
    refuse_size(name, messages);
    return std::nullopt;
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), number, 0));
  std::string text;
  std::array<char, 65536> piece{};
  zip_int64_t count = -1;
  while (file && (count = zip_fread(file.get(), piece.data(), piece.size())) > 0) {
    text.append(piece.data(), static_cast<std::size_t>(count));
    if (text.size() <= most_part_bytes) continue;  // what it says of its size may be false
    refuse_size(name, messages);
    return std::nullopt;
  }
  if (count == 0) return text;
  messages.error("damaged-file", {},
                 fmt::format("{} in it cannot be unpacked: {}", name,
                             file ? zip_file_strerror(file.get()) : zip_strerror(zip_.get())),
                 std::string(save_again));
  return std::nullopt;
}

std::string with_part(std::string_view bytes, const std::string& name, std::string_view content, Messages& messages) {
  struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
  };
  zip_error_t error;
  zip_error_init(&error);
  // libzip writes into what it is given, and frees it, whatever it is told of whose it is.
  void* const own = std::malloc(std::max<std::size_t>(bytes.size(), 1));
  if (!own) throw std::bad_alloc();
  std::ranges::copy(bytes, static_cast<char*>(own));
  const std::unique_ptr<zip_source_t, Free> source(zip_source_buffer_create(own, bytes.size(), 1, &error));
  zip_source_keep(source.get());  // closing the archive would take it
  std::string changed;
  if (zip_t* const opened = zip_open_from_source(source.get(), 0, &error)) {
    zip_source_t* const part = zip_source_buffer(opened, content.data(), content.size(), 0);
    if (zip_file_add(opened, name.c_str(), part, ZIP_FL_OVERWRITE) < 0) zip_source_free(part);
    zip_stat_t about;
    if (zip_close(opened) != 0)
      zip_discard(opened);
    else if (zip_source_stat(source.get(), &about) == 0 && zip_source_open(source.get()) == 0) {
      changed.resize(about.size);
      if (zip_source_read(source.get(), changed.data(), changed.size()) != static_cast<zip_int64_t>(changed.size()))
        changed.clear();
      zip_source_close(source.get());
    }
  } else {
    zip_source_free(source.get());  // what was kept
  }
  zip_error_fini(&error);
  if (changed.empty())
    messages.error("damaged-file", {}, fmt::format("{} in it cannot be read", name), std::string(save_again));
  return changed;
}

}  // namespace scrutineer::imports
