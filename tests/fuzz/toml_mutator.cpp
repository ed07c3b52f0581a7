#include "toml_mutator.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace scrutineer::tests {
namespace {

bool whole_toml = false;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Where the TOML ends: of a page, at the second "+++".
std::size_t toml_end(const std::vector<std::string>& lines) {
  if (whole_toml || lines.empty()) return lines.size();
  const auto end = std::find(lines.begin() + 1, lines.end(), "+++\n");
  return static_cast<std::size_t>(end - lines.begin());
}

// What stands behind "key = ", or nothing.
std::size_t value_of(const std::string& line) {
  const std::size_t equals = line.find(" = ");
  return equals == std::string::npos ? std::string::npos : equals + 3;
}

constexpr std::string_view odd_values[] = {"0",
                                           "-1",
                                           "1e400",
                                           "nan",
                                           "9223372036854775807",
                                           "0.1",
                                           "\"\"",
                                           "\"100%\"",
                                           "[]",
                                           "[[]]",
                                           "{}",
                                           "1979-05-27",
                                           "0001-01-01",
                                           "true",
                                           "'''\n\n'''",
                                           "\"\\u202e\"",
                                           "\"#a\"",
                                           "\"a#b#c\"",
                                           "\"[[a|b]]\"",
                                           "\"[@a, 1]\"",
                                           "{ id = \"a\", where = \"1\" }"};

void change(std::vector<std::string>& lines, std::minstd_rand& random) {
  const std::size_t end = toml_end(lines);
  const std::size_t first = whole_toml ? 0 : 1;
  if (end <= first) return;
  const auto any = [&](std::size_t from, std::size_t to) { return from + random() % (to - from); };
  const std::size_t a = any(first, end), b = any(first, end);
  const auto at = [&](std::size_t line) { return lines.begin() + static_cast<std::ptrdiff_t>(line); };
  switch (random() % 6) {
    case 0:
      lines.erase(at(a));
      break;
    case 1:
      lines.insert(at(b), std::string(lines[a]));
      break;
    case 2:
      std::swap(lines[a], lines[b]);
      break;
    case 3: {  // a table, or what stands between two lines, once more
      const std::vector<std::string> part(at(std::min(a, b)), at(std::min(std::max(a, b), std::min(a, b) + 12)));
      lines.insert(at(end), part.begin(), part.end());
      break;
    }
    case 4:
      if (value_of(lines[a]) != std::string::npos && value_of(lines[b]) != std::string::npos)
        lines[a] = lines[a].substr(0, value_of(lines[a])) + lines[b].substr(value_of(lines[b]));
      break;
    default:
      if (value_of(lines[a]) != std::string::npos)
        lines[a] =
            lines[a].substr(0, value_of(lines[a])) + std::string(odd_values[random() % std::size(odd_values)]) + "\n";
  }
}

}  // namespace

void set_whole_toml(bool is_whole) { whole_toml = is_whole; }

std::size_t mutate_toml(std::uint8_t* data, std::size_t size, std::size_t most, unsigned int seed) {
  std::minstd_rand random(seed);
  if (size == 0 || random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  std::vector<std::string> lines = lines_of({reinterpret_cast<const char*>(data), size});
  for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) change(lines, random);
  std::string text;
  for (const std::string& line : lines) text += line;
  text.resize(std::min(text.size(), most));
  std::ranges::copy(text, data);
  return text.size();
}

}  // namespace scrutineer::tests
