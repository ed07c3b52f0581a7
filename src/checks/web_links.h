// Asks other websites for the pages that a site links to. Nothing else in Scrutineer uses a network, and this only when
// somebody asks for it.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "link/linked.h"

namespace scrutineer::checks {

// How a website is treated: one question at a time, with a pause behind each; so many websites side by side.
struct Manners {
  std::chrono::milliseconds patience{15'000};  // to connect, and again to be answered
  std::chrono::milliseconds pause{300};
  std::size_t side_by_side = 4;
};

class WebLinks {
 public:
  explicit WebLinks(Manners manners = {}) : manners_(manners) {}

  // Asks for each address that the site links to, without what stands behind its #, once in the life of this: with
  // HEAD, and with GET where that is refused; redirections are followed. Reports those that are gone (dead-link), and
  // those that nothing could be learnt of, with why (unanswered-link). Throws base::Interrupted.
  void check(const link::Linked& linked, base::Diagnostics& out);

 private:
  struct Answer {
    int status = 0;       // of HTTP; 0 for none
    std::string failure;  // why there is none
  };
  [[nodiscard]] Answer ask(const std::string& website, const std::string& path) const;
  void ask_all(const std::vector<std::string>& addresses);

  Manners manners_;
  std::map<std::string, Answer, std::less<>> answers_;  // by address
};

}  // namespace scrutineer::checks
