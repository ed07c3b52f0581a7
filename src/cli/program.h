// Other programs, run without a shell: what is data stays data.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::cli {

// Looks for a program in `path`, folders with colons between; those that are not absolute do not count.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name, std::string_view path);

struct Ran {
  std::string failure;  // "it failed with exit code 3"; empty when it went well
  std::string output, errors;
};

// Runs it with these words behind its name and nothing else of the surroundings ("LANG=C.UTF-8"). One that takes longer
// than `patience` is ended, with all that it started. Throws base::Interrupted, and base::MachineError where there is
// no memory.
[[nodiscard]] Ran run_program(const std::filesystem::path& program, std::vector<std::string> words,
                              std::vector<std::string> surroundings, std::string_view input,
                              std::chrono::milliseconds patience);

}  // namespace scrutineer::cli
