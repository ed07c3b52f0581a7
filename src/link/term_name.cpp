#include "link/term_name.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <span>
#include <utility>

#include "base/word_forms.h"
#include "link/mutations.h"

namespace scrutineer::link {
namespace {

// Words behind the noun that is put into the plural: "heads of service", "attorneys general".
constexpr auto behind_a_noun = std::to_array<std::string_view>(
    {"and", "at", "by", "for", "from", "in", "of", "on", "with", "to", "under", "general", "elect", "designate"});
// Of the last nouns of a name each may be one or many: what a text may call it are all combinations.
constexpr std::size_t most_nouns = 6;
// Words that no plural follows, so that what ends in s is a verb: "this means", "it leads".
constexpr auto before_a_verb =
    std::to_array<std::string_view>({"a", "an", "another", "each", "every", "he", "it", "she", "this"});

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::string_view text_of(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

std::uint64_t hash_of(std::string_view text, Word& word) {
  if (word.hash == 0) word.hash = hash_of_folded(text_of(text, word));
  return word.hash;
}

// The signs at the end, or at the beginning, of what stands round a name that belong to it.
std::string signs_after(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find_first_not_of("+#%"), text.size())));
}
std::string signs_before(std::string_view text) {
  const std::size_t other = text.find_last_not_of(".#@+");
  return std::string(text.substr(other == std::string_view::npos ? 0 : other + 1));
}

// "LA" of "LAs".
std::string_view singular_acronym(std::string_view spelled) {
  const bool is_plural = spelled.size() > 2 && spelled.back() == 's' &&
                         (spelled[spelled.size() - 2] < 'a' || spelled[spelled.size() - 2] > 'z');
  return is_plural ? spelled.substr(0, spelled.size() - 1) : spelled;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9E3779B97F4A7C15ULL;
  return hash ^ hash >> 32U;
}

}  // namespace

TermName::Grammar TermName::grammar_of(std::string_view language) {
  return language.substr(0, language.find('-')) == "cy" ? Grammar::welsh : Grammar::english;
}

std::string_view TermName::alone(std::string_view word, Grammar grammar) {
  const std::string_view owner = without_possessive(word);
  return owner.size() == word.size() && grammar == Grammar::welsh ? without_clitic(word) : owner;
}

TermName::TermName(std::string_view name, Spelling spelling, Grammar grammar) : spelling_(spelling), grammar_(grammar) {
  std::vector<Word> words;
  find_words(name, words);
  for (const Word& word : words) {
    Part part;
    if (!parts_.empty())
      part.gap = gap_of(name.substr(words[parts_.size() - 1].end, word.begin - words[parts_.size() - 1].end));
    part.spelled = spelled(text_of(name, word));
    part.forms.push_back(folded(text_of(name, word)));
    may_end_in_stop_ = may_end_in_stop_ || part.gap.signs == ".";
    parts_.push_back(std::move(part));
  }
  lead_ = signs_before(name.substr(0, words.front().begin));
  tail_ = signs_after(name.substr(words.back().end));
  if (spelling_ == Spelling::acronym) {
    Part& last = parts_.back();
    last.spelled = singular_acronym(last.spelled);
    last.forms = {folded(last.spelled), folded(last.spelled) + "s"};
  } else if (spelling_ == Spelling::any && grammar_ == Grammar::welsh) {
    for (const std::string& form : mutations(parts_.front().forms.front())) mutated_.push_back(hash_of_folded(form));
    if (const std::string form = with_h(parts_.front().forms.front()); !form.empty()) with_h_ = hash_of_folded(form);
  } else if (spelling_ == Spelling::any) {
    std::size_t nouns = 0;
    for (std::size_t i = parts_.size(); i-- > 0 && nouns < most_nouns;)
      if (i + 1 == parts_.size() || is_one_of(behind_a_noun, parts_[i + 1].forms.front())) {
        parts_[i].forms = base::word_forms(parts_[i].forms.front());
        ++nouns;
      }
  }
  for (Part& part : parts_)
    for (const std::string& form : part.forms) part.hashes.push_back(hash_of_folded(form));
}

bool TermName::is_spelled(std::size_t at, std::string_view written) const {
  const std::string& wanted = parts_[at].spelled;
  const bool is_last = at + 1 == parts_.size();
  std::string given = spelled(written);
  if (given == wanted) return true;
  if (spelling_ == Spelling::acronym) return is_last && given == wanted + "s";
  const bool may_be_capital = at == 0 && wanted.front() >= 'a' && wanted.front() <= 'z';
  if (is_last) given = spelled(without_possessive(written));
  if (may_be_capital && given.front() == (wanted.front() & ~0x20)) given.front() = wanted.front();
  return given == wanted;
}

TermName::Match TermName::match_of(std::size_t part, std::string_view text, std::vector<Word>& words,
                                   std::size_t at) const {
  const std::string_view written = text_of(text, words[at]);
  if (spelling_ != Spelling::any) return is_spelled(part, written) ? Match::plain : Match::none;
  const Match match = match_of(part, hash_of(text, words[at]), text, words, at);
  if (match != Match::none || part + 1 != parts_.size()) return match;
  const std::string_view without = alone(written, grammar_);
  return without.size() == written.size() ? Match::none : match_of(part, hash_of_folded(without), text, words, at);
}

// Of a word by the number of what it is, or of what is left of it.
TermName::Match TermName::match_of(std::size_t part, std::uint64_t hash, std::string_view text,
                                   const std::vector<Word>& words, std::size_t at) const {
  const auto& hashes = parts_[part].hashes;
  if (std::ranges::find(hashes, hash) != hashes.end()) return Match::plain;
  if (part > 0) return Match::none;
  if (std::ranges::find(mutated_, hash) != mutated_.end()) return Match::mutated;
  if (with_h_ == 0 || hash != with_h_ || at == 0) return Match::none;
  const Word& before = words[at - 1];
  const bool follows = gap_of(text.substr(before.end, words[at].begin - before.end)).joins;
  return follows && puts_h_before_vowels(text_of(text, before)) ? Match::mutated : Match::none;
}

bool TermName::is_gap(const Gap& wanted, std::string_view between) const {
  if (is_plain_gap(between)) return wanted.joins || (wanted.has_blank && spelling_ == Spelling::any);
  const Gap given = gap_of(between);
  if (given.joins) return wanted.joins || (wanted.has_blank && spelling_ == Spelling::any);
  // "R & D" is "R&D", but a full stop and a blank end a sentence.
  return !given.signs.empty() && given.signs == wanted.signs &&
         (given.has_blank == wanted.has_blank || given.signs == "&" || given.signs == "/");
}

bool TermName::is_verb(std::string_view text, const std::vector<Word>& words, std::size_t at) const {
  if (at == 0 || parts_.size() > 1 || spelling_ != Spelling::any) return false;
  const std::string word = folded(text_of(text, words[at]));
  if (word == parts_[0].forms[0] || !word.ends_with('s') || parts_[0].forms[0].ends_with('s')) return false;
  const Word& before = words[at - 1];
  const Gap gap = gap_of(text.substr(before.end, words[at].begin - before.end));
  return without_possessive(text_of(text, words[at])).size() == words[at].end - words[at].begin && gap.has_blank &&
         gap.joins && is_one_of(before_a_verb, folded(text_of(text, before)));
}

TermName::Match TermName::match_at(std::string_view text, std::vector<Word>& words, std::size_t first,
                                   std::size_t& end) const {
  if (first + parts_.size() > words.size()) return Match::none;
  Match match = Match::plain;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Word& word = words[first + i];
    const std::size_t gap = i == 0 ? 0 : words[first + i - 1].end;
    if (i > 0 && !is_gap(parts_[i].gap, text.substr(gap, word.begin - gap))) return Match::none;
    match = std::min(match, match_of(i, text, words, first + i));
    if (match == Match::none) return match;
  }
  Word& last = words[first + parts_.size() - 1];
  end = last.end;
  if (grammar_ == Grammar::welsh && spelling_ == Spelling::any &&
      match_of(parts_.size() - 1, hash_of(text, last), text, words, first + parts_.size() - 1) == Match::none)
    end = last.begin + without_clitic(text_of(text, last)).size();  // a possessive is part of the words
  const std::string_view rest = text.substr(end);
  if (!text.substr(0, words[first].begin).ends_with(lead_) || !rest.starts_with(tail_)) return Match::none;
  const bool is_letter = parts_.size() == 1 && parts_[0].spelled.size() == 1;
  if (is_letter && tail_.empty() && !signs_after(rest).empty()) return Match::none;  // the C of C++
  if (is_verb(text, words, first)) return Match::none;
  end += tail_.size();
  if (may_end_in_stop_ && rest.starts_with('.')) ++end;
  return match;
}

bool TermName::is_as_long_as(const TermName& other) const {
  return parts_.size() == other.parts_.size() && tail_.size() == other.tail_.size();
}

bool TermName::goes_before(const TermName& other) const {
  if (parts_.size() != other.parts_.size()) return parts_.size() > other.parts_.size();
  if (tail_.size() != other.tail_.size()) return tail_.size() > other.tail_.size();
  return spelling_ != Spelling::any && other.spelling_ == Spelling::any;
}

std::vector<std::string> TermName::first_words() const {
  std::vector<std::string> forms = parts_.front().forms;
  if (spelling_ != Spelling::any || grammar_ != Grammar::welsh) return forms;
  std::ranges::copy(mutations(forms.front()), std::back_inserter(forms));
  if (std::string form = with_h(parts_.front().forms.front()); !form.empty()) forms.push_back(std::move(form));
  return forms;
}

std::vector<std::uint64_t> TermName::keys() const {
  std::vector<std::uint64_t> keys{mixed(is_acronym() ? 1 : 2, std::hash<std::string>{}(lead_ + tail_))};
  for (const Part& part : parts_) {
    std::vector<std::uint64_t> longer;
    const std::uint64_t gap = part.gap.joins ? 3 : mixed(5, std::hash<std::string>{}(part.gap.signs));
    // Of an acronym the singular alone, which every name is put into: "LAS" is not several of "LA".
    for (const std::uint64_t hash : std::span(part.hashes).first(is_acronym() ? 1 : part.hashes.size()))
      for (const std::uint64_t key : keys) longer.push_back(mixed(mixed(key, gap), hash));
    keys = std::move(longer);
  }
  return keys;
}

}  // namespace scrutineer::link
