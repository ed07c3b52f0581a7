#include "render/records/judgement.h"

#include <array>

namespace scrutineer::render {

const JudgementLook& look_of(catalogue::Judgement judgement) {
  // In the order of catalogue::Judgement.
  static constexpr std::array<JudgementLook, 5> all{
      {{"judgement.not-stated", "judgement.not-stated-letter", "not-stated"},
       {"judgement.outstanding", "judgement.outstanding-letter", "outstanding"},
       {"judgement.good", "judgement.good-letter", "good"},
       {"judgement.requires-improvement", "judgement.requires-improvement-letter", "requires-improvement"},
       {"judgement.inadequate", "judgement.inadequate-letter", "inadequate"}}};
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

std::string side_words(const words::Words& words, Side side) {
  switch (side) {
    case Side::before:
      return words("start-side.before");
    case Side::after:
      return words("start-side.after");
    case Side::unclear:
      return words("start-side.unclear");
    case Side::unknown:
      break;
  }
  return words("start-side.not-stated");
}

}  // namespace scrutineer::render
