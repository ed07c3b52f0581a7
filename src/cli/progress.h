// Says on a terminal how far a long run has come; silent for the first second, and where nobody watches.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace scrutineer::cli {

class Progress {
 public:
  explicit Progress(bool enabled) : enabled_(enabled) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Begins a stage: "Linking".
  void stage(std::string_view name);
  // One of `total` things of the stage is done; any thread may say so.
  void step(std::size_t total);
  // Takes the line off the terminal, before anything else is written there.
  void clear();

 private:
  [[nodiscard]] bool is_due() const {
    return enabled_ && std::chrono::steady_clock::now() - start_ > std::chrono::seconds(1);
  }

  bool enabled_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::string_view stage_;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> shown_ = false;
};

}  // namespace scrutineer::cli
