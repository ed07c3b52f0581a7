// Changes TOML as TOML, so that more of what is tried gets past the parser: lines are left out, doubled, moved or
// swapped, and values replaced by those of other lines. Every other change is libFuzzer's own, of bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace scrutineer::tests {

// Whether all of the input is TOML, or only what stands between the lines "+++".
void set_whole_toml(bool is_whole);

// As LLVMFuzzerCustomMutator: changes `data` of `size` bytes in place, to at most `most`; returns how many there are.
std::size_t mutate_toml(std::uint8_t* data, std::size_t size, std::size_t most, unsigned int seed);

}  // namespace scrutineer::tests
