// What layers take away of those below them: the ids in `hide` of their settings.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "read/layers.h"

namespace scrutineer::read {

class Hides {
 public:
  // What the settings of a layer, which are that file, hide.
  void add(const Layer& layer, std::uint8_t number, base::FileId settings);
  [[nodiscard]] bool empty() const { return all_.empty(); }

  // Whether a layer above `layer` hides the id, which is found then. From any number of threads.
  [[nodiscard]] bool take(std::string_view id, std::uint8_t layer);

  // Once everything has been read: gives the catalogue what was found, and reports what was not.
  void finish(catalogue::Catalogue& catalogue, base::Diagnostics& out) const;

 private:
  struct Hide {
    HiddenId what;
    std::uint8_t layer = 0;
    std::atomic<bool> found = false;
  };
  std::deque<Hide> all_;
  std::unordered_map<std::string_view, std::vector<Hide*>> by_id_;
};

}  // namespace scrutineer::read
