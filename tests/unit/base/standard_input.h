// What a program sees whose standard input was closed: the system gives its number to the next file that is opened.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace scrutineer::tests {

// Until it ends, when it puts back what was there.
class WithoutStandardInput {
 public:
  WithoutStandardInput() : kept_(::fcntl(0, F_DUPFD_CLOEXEC, 100)) {
    REQUIRE(kept_ >= 0);
    ::close(0);
  }
  ~WithoutStandardInput() {
    ::dup2(kept_, 0);
    ::close(kept_);
  }
  WithoutStandardInput(const WithoutStandardInput&) = delete;
  WithoutStandardInput& operator=(const WithoutStandardInput&) = delete;

  // Nobody has kept the number.
  [[nodiscard]] bool is_closed() const { return ::fcntl(0, F_GETFD) == -1; }

 private:
  int kept_;
};

}  // namespace scrutineer::tests
