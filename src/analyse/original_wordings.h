// A question has one name for its wording in all languages of a site, that of the original: an answer that was given in
// one of them stands in the others.
#pragma once

#include <map>
#include <string>

#include "analyse/checklists.h"
#include "link/linked.h"

namespace scrutineer::analyse {

// As QuestionWording names them, by the id of the question.
using Wordings = std::map<std::string, std::string, std::less<>>;

// Of the questions of all banks, and of those that rules made for checklists.
[[nodiscard]] Wordings wordings_of(const link::Linked& linked, const Checklists& checklists);

// Gives the questions of a translation's checklists the names that they have in the original.
void name_as_in_original(const Wordings& original, Checklists& checklists);

}  // namespace scrutineer::analyse
