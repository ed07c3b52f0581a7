#include "render/records/judgement.h"

#include "render/records/signs.h"

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

}  // namespace scrutineer::render
