#include "base/interruption.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <tuple>

#include "base/parallel.h"

using namespace scrutineer::base;

namespace {

// What a loop of a child that was asked to end does: it stops before its first step, with the signal.
bool stops(int jobs, int signal) {
  try {
    parallel_for(2, jobs, [](std::size_t) { ::_exit(3); });
  } catch (const Interrupted& interrupted) {
    return interrupted.signal() == signal;
  }
  return false;
}

}  // namespace

TEST_CASE("The first request to end is noted, and the second obeyed; what nohup ignores stays ignored") {
  constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, 3> before{};
  for (std::size_t i = 0; i < signals.size(); ++i) {
    struct sigaction action {};
    action.sa_handler = signals[i] == SIGHUP ? SIG_IGN : SIG_DFL;
    ::sigaction(signals[i], &action, &before[i]);
  }
  note_interruptions();
  CHECK_FALSE(is_interrupted());
  stop_if_interrupted();
  for (const int signal : {SIGINT, SIGTERM}) {
    CAPTURE(signal);
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(20);
      ::raise(SIGHUP);
      if (is_interrupted()) ::_exit(1);
      ::raise(signal);
      if (!is_interrupted() || !stops(1, signal) || !stops(2, signal)) ::_exit(2);
      std::ignore = ::write(pipe[1], "x", 1);  // so that what ends the child is the second request
      ::raise(signal);
      ::_exit(4);
    }
    ::close(pipe[1]);
    char noted = 0;
    CHECK(::read(pipe[0], &noted, 1) == 1);
    ::close(pipe[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
  }
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before[i], nullptr);
}
