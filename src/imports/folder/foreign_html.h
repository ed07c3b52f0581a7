// HTML that pages may not hold, taken off before the page is read: what stands in it becomes Markdown, and its links
// are links.
#pragma once

#include <span>

#include "imports/folder/draft.h"
#include "markup/markdown.h"

namespace scrutineer::imports {

// `callouts` are those that the page may use.
void take_off_html(PageDraft& draft, std::span<const markup::CalloutKind> callouts);

}  // namespace scrutineer::imports
