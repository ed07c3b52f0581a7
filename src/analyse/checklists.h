// The questions of every checklist: those picked and selected from the banks, then those that rules make of data.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyse/appraise.h"
#include "analyse/facts.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "link/linked.h"
#include "words/words.h"

namespace scrutineer::analyse {

// A question as HTML for the page that asks it.
struct AskedQuestion {
  std::string id;  // "<rule>--<fact>" for one that a rule made
  std::string text;
  std::string why = {};
  std::vector<std::string> evidence = {};
  std::vector<std::string> ask = {};
  std::string theme = {};                // id
  std::vector<std::string> stages = {};  // ids
  std::string priority = {};             // id; empty for none
  catalogue::EntryIndex origin{};        // the bank or the rule set
  catalogue::SourceRef source = {};      // of a bank's question
  std::string rule = {};                 // the id of the rule that made it; empty for a bank's question
  std::optional<Fact> fact = {};         // what the rule made it of
  std::string wording = {};              // as QuestionWording names it; of a checklist's questions
};

struct AskedSection {
  std::vector<AskedQuestion> questions;
};

struct AskedChecklist {
  std::vector<AskedSection> sections;  // one for each of Checklist::sections
  std::size_t from_banks = 0;
  std::size_t from_rules = 0;

  [[nodiscard]] std::size_t count() const { return from_banks + from_rules; }
};

using Checklists = std::map<catalogue::EntryIndex, AskedChecklist>;

// A question of a bank, as the page shows it that `shown` was linked for.
[[nodiscard]] AskedQuestion bank_question(const link::Linked& linked, const link::LinkedQuestion& shown);

// "12 questions: 8 from banks and 4 made from data by rules."
[[nodiscard]] std::string origins_sentence(const words::Words& words, const AskedChecklist& checklist);

// Every checklist of the site. Reports rules that find nothing, rules that no checklist uses, and placeholders that
// stay empty. The linked catalogue must be free of errors.
[[nodiscard]] Checklists checklists(const link::Linked& linked, const AppraisedSite& appraised, base::Date as_of,
                                    base::Diagnostics& out);

// A question that a rule made, and the checklist that asks it.
struct Firing {
  catalogue::EntryIndex checklist{};
  const AskedQuestion* question = nullptr;
};

// What a rule was made of in all checklists, in their order.
[[nodiscard]] std::vector<Firing> firings(const Checklists& checklists, std::string_view rule);

}  // namespace scrutineer::analyse
