#include "render/records/judgement.h"

#include "render/signs.h"

namespace scrutineer::render {

std::string judgement_words(const words::Words& words, const catalogue::JudgementLevel* level) {
  return level ? level->title : words("judgement.not-stated");
}

std::string_view judgement_class(const catalogue::JudgementLevel* level) {
  return level ? catalogue::colour_name(level->colour) : "not-stated";
}

chart::SignKind judgement_sign(const words::Words& words, const catalogue::JudgementLevel* level) {
  if (level) return {level->title, sign_of(level->colour, level->shape), level->letter};
  return {judgement_words(words, nullptr),
          {"app-chart__sign app-chart__sign--not-stated", sign_of({}, catalogue::Shape::circle).path},
          words("judgement.not-stated-letter")};
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
