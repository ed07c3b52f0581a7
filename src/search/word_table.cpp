#include "search/word_table.h"

#include <utility>

namespace scrutineer::search {

void WordTable::add(std::string_view word, std::uint32_t number) {
  if (++taken_ * 2 > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old)
      if (slot.length != 0) slots_[slot_of({letters_.data() + slot.begin, slot.length}, slot.hash)] = slot;
  }
  const std::uint32_t hash = hash_of(word);
  slots_[slot_of(word, hash)] = {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()),
                                 hash, number};
  letters_.insert(letters_.end(), word.begin(), word.end());
}

}  // namespace scrutineer::search
