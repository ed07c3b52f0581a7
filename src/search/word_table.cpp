#include "search/word_table.h"

#include <utility>

namespace scrutineer::search {

void WordTable::add(const Word& word, std::uint32_t number) {
  if (++taken_ * 2 > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.length == 0) continue;
      std::size_t at = hash_of(slot.beginning) & (slots_.size() - 1);
      while (slots_[at].length != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }
  const std::string_view ending = ending_of(word);
  slots_[slot_of(word)] = {word.beginning(), static_cast<std::uint32_t>(word.text().size()),
                           static_cast<std::uint32_t>(endings_.size()), number};
  endings_.insert(endings_.end(), ending.begin(), ending.end());
}

}  // namespace scrutineer::search
