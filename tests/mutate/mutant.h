// What a mutated source asks whether to do otherwise; MUTANT in the environment is the number of the one that does.
// Compiled into mutated copies alone: run.mjs writes them.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace mutant {

// The numbers that were asked for, a line each, in the file that MUTANTS_REACHED names.
struct Reached {
  std::array<std::atomic<bool>, 20000> numbers{};
  ~Reached() {
    const char* path = std::getenv("MUTANTS_REACHED");
    std::FILE* file = path ? std::fopen(path, "w") : nullptr;
    if (!file) return;
    for (std::size_t n = 0; n < numbers.size(); ++n)
      if (numbers[n]) std::fprintf(file, "%zu\n", n);
    std::fclose(file);
  }
};

inline bool is_active(int number) {
  static const int active = [] {
    const char* text = std::getenv("MUTANT");
    return text ? std::atoi(text) : 0;
  }();
  static Reached reached;
  if (active == 0) reached.numbers[static_cast<std::size_t>(number)] = true;
  return active == number;
}

// Nothing is otherwise while compiling.
constexpr bool on(int number) {
  if consteval {
    return false;
  } else {
    return is_active(number);
  }
}

// `a < less<7>{} > b` is a < b, or a <= b when 7 is on: what stands between two operators of one precedence leaves the
// operands to the compiler, so no mutation needs to know where an expression begins.
template <int number>
struct less {};
template <int number>
struct greater {};
template <int number>
struct equal {};
template <int number>
struct unequal {};

template <class A, template <int> class Operator, int number>
struct Left {
  A&& value;
};

template <class A, int n>
constexpr Left<A, less, n> operator<(A&& a, less<n>) { return {static_cast<A&&>(a)}; }
template <class A, class B, int n>
constexpr bool operator>(Left<A, less, n> left, B&& b) { return on(n) ? left.value <= b : left.value < b; }

template <class A, int n>
constexpr Left<A, greater, n> operator<(A&& a, greater<n>) { return {static_cast<A&&>(a)}; }
template <class A, class B, int n>
constexpr bool operator>(Left<A, greater, n> left, B&& b) { return on(n) ? left.value >= b : left.value > b; }

template <class A, int n>
constexpr Left<A, equal, n> operator==(A&& a, equal<n>) { return {static_cast<A&&>(a)}; }
template <class A, class B, int n>
constexpr bool operator==(Left<A, equal, n> left, B&& b) { return (left.value == b) != on(n); }

template <class A, int n>
constexpr Left<A, unequal, n> operator==(A&& a, unequal<n>) { return {static_cast<A&&>(a)}; }
template <class A, class B, int n>
constexpr bool operator==(Left<A, unequal, n> left, B&& b) { return (left.value != b) != on(n); }

}  // namespace mutant
