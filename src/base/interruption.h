// What the user or the system can ask of a running program: to end (SIGINT, SIGTERM, SIGHUP). Nothing is torn off:
// the request is noted, long work looks for it and throws, and what was begun is undone on the way out.
#pragma once

#include <exception>

namespace scrutineer::base {

// Thrown by stop_if_interrupted(). A shell expects such a program to exit with 128 + signal.
class Interrupted : public std::exception {
 public:
  explicit Interrupted(int signal) : signal_(signal) {}
  [[nodiscard]] int signal() const { return signal_; }
  [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }

 private:
  int signal_;
};

// From now on the first request is noted; a second one ends the program at once, as it would have without this.
void note_interruptions();

[[nodiscard]] bool is_interrupted();

void stop_if_interrupted();

}  // namespace scrutineer::base
