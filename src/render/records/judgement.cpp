#include "render/records/judgement.h"

#include <array>

namespace scrutineer::render {

const JudgementWords& words_of(catalogue::Judgement judgement) {
  // In the order of catalogue::Judgement.
  static constexpr std::array<JudgementWords, 5> all{{{"Not stated", "not-stated", "–"},
                                                      {"Outstanding", "outstanding", "O"},
                                                      {"Good", "good", "G"},
                                                      {"Requires improvement", "requires-improvement", "R"},
                                                      {"Inadequate", "inadequate", "I"}}};
  return all[static_cast<std::size_t>(judgement)];
}

Side side_of(const catalogue::FactDate& inspection, const catalogue::FactDate& start) {
  if (!inspection || !start) return Side::unknown;
  if (inspection->year() != start->year()) return inspection->year() < start->year() ? Side::before : Side::after;
  if (inspection->month() == 0 || start->month() == 0) return Side::unclear;
  if (inspection->month() != start->month()) return inspection->month() < start->month() ? Side::before : Side::after;
  if (inspection->day() == 0 || start->day() == 0) return Side::unclear;
  return inspection->day() < start->day() ? Side::before : Side::after;
}

std::string_view side_words(Side side) {
  switch (side) {
    case Side::before:
      return "Before it started";
    case Side::after:
      return "After it started";
    case Side::unclear:
      return "About when it started";
    case Side::unknown:
      break;
  }
  return "Start not stated";
}

}  // namespace scrutineer::render
