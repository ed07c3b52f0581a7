#include "cli/progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace scrutineer::cli {

void Progress::stage(std::string_view name) {
  stage_ = name;
  done_ = 0;
  if (!is_due()) return;
  fmt::print(stderr, "\r\x1b[K{} …", name);
  shown_ = true;
}

void Progress::step(std::size_t total) {
  constexpr std::size_t every = 256;  // a line a page would be slower than the page
  const std::size_t done = ++done_;
  if (done % every != 0 || !is_due()) return;
  fmt::print(stderr, "\r\x1b[K{} {} of {}", stage_, done, total);
  shown_ = true;
}

void Progress::clear() {
  if (shown_.exchange(false)) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace scrutineer::cli
