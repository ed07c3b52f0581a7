#include "base/parallel.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace scrutineer::base;

TEST_CASE("An exception from a body is thrown on") {
  const int jobs = GENERATE(1, 4);
  CHECK_THROWS_AS(parallel_for(100, jobs,
                               [](std::size_t i) {
                                 if (i == 50) throw std::runtime_error("no");
                               }),
                  std::runtime_error);
}

TEST_CASE("Every index is visited once") {
  const int jobs = GENERATE(1, 2, 4);
  std::vector<std::atomic<int>> visits(10'000);
  parallel_for(visits.size(), jobs, [&](std::size_t i) { ++visits[i]; });
  for (const auto& count : visits) REQUIRE(count == 1);
}

TEST_CASE("One job runs in order on the calling thread") {
  const auto caller = std::this_thread::get_id();
  std::vector<std::size_t> order;
  parallel_for(5, 1, [&](std::size_t i) {
    CHECK(std::this_thread::get_id() == caller);
    order.push_back(i);
  });
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("No more bodies run at once than there are jobs") {
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  parallel_for(200, 2, [&](std::size_t) {
    const int now = ++running;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    std::this_thread::sleep_for(std::chrono::microseconds(50));
    --running;
  });
  CHECK(most <= 2);
}

TEST_CASE("Two jobs run at once, on one processor too") {
  std::atomic<int> running = 0;
  std::atomic<bool> met = false;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  parallel_for(2, 2, [&](std::size_t) {
    if (++running == 2) met = true;
    while (!met && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    --running;
  });
  CHECK(met);
}

TEST_CASE("A loop over nothing is no work") {
  parallel_for(0, 4, [](std::size_t) { FAIL("called"); });
}
