#include "base/parallel.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include "base/interruption.h"

namespace scrutineer::base {

void parallel_for_all(std::size_t count, int jobs, const std::function<void(std::size_t)>& body) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) body(i);
    return;
  }
  // Without this TBB starts no more threads than there are processors, whatever the arena asks for.
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(jobs));
  tbb::task_arena arena(jobs);
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, body); });
}

void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& body) {
  parallel_for_all(count, jobs, [&](std::size_t i) {
    stop_if_interrupted();
    body(i);
  });
}

int default_jobs() { return tbb::info::default_concurrency(); }

}  // namespace scrutineer::base
