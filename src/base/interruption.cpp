#include "base/interruption.h"

#include <csignal>
#include <initializer_list>

namespace scrutineer::base {
namespace {

volatile std::sig_atomic_t noted = 0;

}  // namespace

void note_interruptions() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    // A program that was started with nohup goes on when the terminal closes.
    if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = [](int number) { noted = number; };
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

bool is_interrupted() { return noted != 0; }

void stop_if_interrupted() {
  if (is_interrupted()) throw Interrupted(noted);
}

}  // namespace scrutineer::base
