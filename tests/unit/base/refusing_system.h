// Disks that cannot do what is asked of them, which tests have not: the system refuses calls of one thread.
#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <cstddef>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace scrutineer::tests {

struct RefusedCall {
  long number;
  int error;
  unsigned flags = 0;  // only calls that have them in their third argument
};

// What `action` returns on a thread of its own where those calls fail; nothing where the system does not do that.
template <class Action>
auto where_refused(const std::vector<RefusedCall>& calls, Action action) {
  std::vector<sock_filter> filter;
  const auto load = [&](std::size_t offset) {
    filter.push_back({BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<unsigned>(offset)});
  };
  for (const RefusedCall& call : calls) {
    load(offsetof(seccomp_data, nr));
    const unsigned char rest = call.flags == 0 ? 1 : 3;
    filter.push_back({BPF_JMP | BPF_JEQ | BPF_K, 0, rest, static_cast<unsigned>(call.number)});
    if (call.flags != 0) {
      load(offsetof(seccomp_data, args) + 2 * sizeof(__u64));
      filter.push_back({BPF_JMP | BPF_JSET | BPF_K, 0, 1, call.flags});
    }
    filter.push_back({BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | static_cast<unsigned>(call.error)});
  }
  filter.push_back({BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW});

  std::optional<decltype(action())> result;
  std::thread([&] {
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
      return;
    result = action();
  }).join();
  return result;
}

}  // namespace scrutineer::tests
