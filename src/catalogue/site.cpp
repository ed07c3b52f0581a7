#include "catalogue/site.h"

namespace scrutineer::catalogue {

std::string_view host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  return address.substr(address.rfind('@') + 1);  // what stands before it names a user, not a website
}

std::string_view event_kind_name(const Site& site, EventKind kind) {
  return site.event_kinds[static_cast<std::size_t>(kind)].id;
}

}  // namespace scrutineer::catalogue
