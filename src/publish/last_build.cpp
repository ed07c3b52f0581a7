#include "publish/last_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "publish/manifest.h"
#include "publish/output_folder.h"

namespace scrutineer::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view record_heading = "scrutineer-last-build 1\n";

// Collects stamps into one hash. Its bytes differ between machines, which never see each other's records.
class Stamps {
 public:
  void add(std::string_view text) {
    add(text.size());
    bytes_.append(text);
  }
  void add(std::string_view path, const base::FileStamp& stamp) {
    add(path);
    add(stamp.size);
    add(static_cast<std::uint64_t>(stamp.modified));
    add(static_cast<std::uint64_t>(stamp.changed));
    add(stamp.inode);
    newest_ = std::max(newest_, stamp.changed);
  }
  [[nodiscard]] base::ContentHash hash() const { return base::content_hash(bytes_); }
  // The time of the last change. Unlike the modification time nobody can set it back.
  [[nodiscard]] std::int64_t newest() const { return newest_; }

 private:
  void add(std::uint64_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }

  std::string bytes_;
  std::int64_t newest_ = 0;
};

std::optional<Stamps> look_at_output(base::FileSystem& files, const fs::path& output) {
  const auto manifest = files.stamp(output / manifest_name);
  const auto listed = files.list(output);
  if (!manifest || !listed) return std::nullopt;
  Stamps stamps;
  stamps.add(manifest_name, *manifest);
  for (const base::ListedFile& file : *listed) stamps.add(file.path, file.stamp);
  return stamps;
}

std::string header(const BuildInputs& inputs, const Stamps& output) {
  return fmt::format("{}{}\n{}\n", record_heading, inputs.stamps.hex(), output.hash().hex());
}

}  // namespace

fs::path record_of(const fs::path& records, const fs::path& output) {
  return records / base::content_hash(real_path(output).string()).hex();
}

std::optional<BuildInputs> look_at_inputs(base::FileSystem& files, std::span<const fs::path> folders,
                                          const fs::path& output, std::string_view options) {
  const std::int64_t now = files.now();
  Stamps stamps;
  stamps.add(options);
  if (const auto program = files.stamp("/proc/self/exe")) stamps.add("", *program);
  for (const fs::path& folder : folders) {
    const auto listed = files.list(folder);
    if (!listed) return std::nullopt;
    const auto left_out = prefix_in(folder, output);
    stamps.add(real_path(folder).string());
    for (const base::ListedFile& file : *listed) {
      if (!left_out || !file.path.starts_with(*left_out)) stamps.add(file.path, file.stamp);
    }
  }
  return BuildInputs{stamps.hash(), stamps.newest() < now};
}

std::optional<fs::path> record_folder() {
  const auto absolute = [](const char* name) -> std::optional<fs::path> {
    const char* value = std::getenv(name);
    if (value == nullptr || value[0] != '/') return std::nullopt;
    return value;
  };
  if (const auto cache = absolute("XDG_CACHE_HOME")) return *cache / "scrutineer";
  if (const auto home = absolute("HOME")) return *home / ".cache" / "scrutineer";
  return std::nullopt;
}

std::optional<std::string> up_to_date(base::FileSystem& files, const fs::path& records, const fs::path& output,
                                      const BuildInputs& inputs) {
  if (!inputs.settled) return std::nullopt;
  auto record = files.read(record_of(records, output));
  // Inputs come first: after an edit, which is the usual case, the output need not be looked at.
  if (!record || !record->starts_with(fmt::format("{}{}\n", record_heading, inputs.stamps.hex()))) return std::nullopt;
  const auto stamps = look_at_output(files, output);
  if (!stamps) return std::nullopt;
  const std::string expected = header(inputs, *stamps);
  if (!record->starts_with(expected)) return std::nullopt;
  // The rest is the hash of the report, a line end, and the report.
  const std::string_view rest = std::string_view(*record).substr(expected.size());
  if (rest.size() < 33 || base::ContentHash::from_hex(rest.substr(0, 32)) != base::content_hash(rest.substr(33))) {
    return std::nullopt;
  }
  return std::string(rest.substr(33));
}

void remember(base::FileSystem& files, const fs::path& records, const fs::path& output, const BuildInputs& inputs,
              std::string_view report) {
  if (!inputs.settled) return;
  auto stamps = look_at_output(files, output);
  // The clock of stamps ticks every few milliseconds. Wait until it has passed what we have just written.
  for (int i = 0; stamps && stamps->newest() >= files.now(); ++i) {
    if (i == 10) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
    stamps = look_at_output(files, output);
  }
  if (!stamps) return;
  const fs::path record = record_of(records, output);
  fs::path unfinished = record;
  unfinished += ".new";
  const std::string content =
      fmt::format("{}{}\n{}", header(inputs, *stamps), base::content_hash(report).hex(), report);
  if (files.write(unfinished, content) && files.rename(unfinished, record)) return;
  std::ignore = files.remove(unfinished);
}

}  // namespace scrutineer::publish
