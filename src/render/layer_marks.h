// Which layer of the site has added or changed a part of a page.
#pragma once

#include <string>
#include <string_view>

#include "link/linked.h"

namespace scrutineer::render {

// "Added by Worcestershire County Council.": who, of the layers over that which has the entry, added or changed the
// item of that list ("question", "risk") and id. Empty where nobody did.
[[nodiscard]] std::string item_mark(const link::Linked& linked, const catalogue::Entry& entry, std::string_view list,
                                    std::string_view id);

// Whose a layer is: the organisation, or its title; empty where it names neither.
[[nodiscard]] const std::string& owner_of(const catalogue::Layer& layer);

}  // namespace scrutineer::render
