// What an editor is told of Markdown and HTML that did not make it to the page, or not as it was written.
#pragma once

#include "base/diagnostics.h"
#include "markup/markdown.h"

namespace scrutineer::link {

void report_dropped(const markup::Dropped& dropped, base::Span span, base::Diagnostics& out);

}  // namespace scrutineer::link
