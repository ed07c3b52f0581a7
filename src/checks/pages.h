// What a site may ask to be told of its pages: reviews that are due, pages without an owner or a source, and how they
// read. Each rule says nothing unless site.toml turns it on.
#pragma once

#include "base/date.h"
#include "base/diagnostics.h"
#include "link/linked.h"

namespace scrutineer::checks {

// `as_of` is the day that reviews are judged by.
void check_pages(const link::Linked& linked, base::Date as_of, base::Diagnostics& out);

}  // namespace scrutineer::checks
