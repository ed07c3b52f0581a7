// Loops over many independent things on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace scrutineer::base {

// Calls `body(0)` … `body(count - 1)`, each once, on at most `jobs` threads, and returns when all are done. With
// one job they run in order on the calling thread. An exception from a body ends the loop and is thrown on;
// so does a request that the program end (interruption.h).
void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& body);

// The same, but a request to end is left to others: for what is short, or must come to its end.
void parallel_for_all(std::size_t count, int jobs, const std::function<void(std::size_t)>& body);

// How many jobs to use when nobody says: the processors this process may run on.
[[nodiscard]] int default_jobs();

}  // namespace scrutineer::base
