#include "search/index.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"
#include "base/utf8.h"
#include "search/stemmer.h"
#include "search/word_table.h"
#include "search/words.h"

namespace scrutineer::search {
namespace {

enum class Field : std::uint8_t { heading, summary, text };
constexpr std::size_t field_count = 3;

// How often a document uses a word.
struct Tally {
  bool is_used = false;
  std::array<std::uint32_t, field_count> times{};
  std::uint32_t of_name = 0;  // what it has for being in the title or another name
  bool in_title = false;      // or among the words that tell the kind
  bool of_kind = false;
};

// What a field can give at most. Whole numbers, so that every machine rounds alike.
constexpr std::uint32_t title_share = 36, kind_share = 10, heading_share = 5, summary_share = 6, text_share = 16;

// times ÷ (times + half): BM25's saturation.
std::uint32_t saturated(std::uint32_t share, std::uint64_t times, std::uint64_t half_in_hundredths) {
  return static_cast<std::uint32_t>(share * times * 100 / (times * 100 + half_in_hundredths));
}

std::uint8_t weight_of(const Tally& tally, std::uint32_t words_of_text, std::uint32_t worth) {
  constexpr std::uint64_t usual_length = 300;  // words of a text
  const std::uint64_t half =
      120 * (40 * usual_length + std::uint64_t{60} * words_of_text) / (100 * usual_length);  // k1 = 1.2, b = 0.6
  const auto times = [&](Field field) { return tally.times[static_cast<std::size_t>(field)]; };
  std::uint32_t weight = saturated(heading_share, times(Field::heading), 100) +
                         saturated(summary_share, times(Field::summary), 50) +
                         saturated(text_share, times(Field::text), half);
  weight += tally.of_name + (tally.of_kind ? kind_share : 0);
  weight = weight * worth / 100;
  if (tally.in_title)
    return static_cast<std::uint8_t>(std::min<std::uint32_t>(first_title_weight + weight / 2, most_weight));
  return static_cast<std::uint8_t>(std::clamp<std::uint32_t>(weight, 1, first_title_weight - 1));
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

constexpr std::uint32_t no_stem = 0xfffffffe;  // of a function word

// Part of the documents, in order, by one thread. Stems are numbered as they come.
class Part {
 public:
  explicit Part(std::string_view language) : stemmer_(language) {}

  struct StemmedPosting {
    std::uint32_t stem = 0;
    Posting posting;
  };

  void add(std::uint32_t number, const Document& document) {
    words_of_text_ = 0;
    add_name(document.title, title_share, true);
    for (const std::string& name : document.names) add_name(name, title_share * 3 / 4, false);
    count(Field::summary, document.summary);
    find_words(document.kind_words, [&](const Word& word, bool) {
      if (Tally* const tally = tally_of(word)) tally->of_kind = tally->in_title = true;
    });
    count(Field::heading, document.of);
    for (const Section section : document.sections.all()) {
      count(Field::heading, section.heading);
      count(Field::text, section.text);
    }
    for (const std::uint32_t stem : used_) {
      postings.push_back({stem, {number, weight_of(tallies_[stem], words_of_text_, document.worth)}});
      tallies_[stem] = {};
    }
    used_.clear();
  }

  std::vector<std::string> stems;
  std::vector<std::vector<std::string>> forms;  // by stem, in no order
  std::deque<StemmedPosting> postings;          // by document

 private:
  void count(Field field, std::string_view text) {
    find_words(text, [&](const Word& word, bool joined) {
      if (field == Field::text && !joined) ++words_of_text_;
      if (Tally* const tally = tally_of(word)) ++tally->times[static_cast<std::size_t>(field)];
    });
  }

  // Half the share for being there, the other half shared by the words.
  void add_name(std::string_view name, std::uint32_t share, bool is_title) {
    std::vector<std::uint32_t> stems_of_name;
    find_words(name, [&](const Word& word, bool) {
      if (const Tally* const tally = tally_of(word))
        stems_of_name.push_back(static_cast<std::uint32_t>(tally - tallies_.data()));
    });
    const auto length = static_cast<std::uint32_t>(stems_of_name.size());
    for (const std::uint32_t stem : stems_of_name) {
      Tally& tally = tallies_[stem];
      tally.of_name = std::max(tally.of_name, share / 2 + share / 2 / length);
      tally.in_title = tally.in_title || is_title;
    }
  }

  // Null for a function word. Valid until the next call.
  Tally* tally_of(const Word& word) {
    std::uint32_t stem = stems_of_words_.find(word);
    if (stem == WordTable::none) {
      stem = new_word(word);
      stems_of_words_.add(word, stem);
    }
    if (stem == no_stem) return nullptr;
    Tally& tally = tallies_[stem];
    if (!tally.is_used) {
      tally.is_used = true;
      used_.push_back(stem);
    }
    return &tally;
  }

  std::uint32_t new_word(std::string_view word) {
    if (stemmer_.is_function_word(word)) return no_stem;
    std::string stem = stemmer_.stem(word);
    std::uint32_t number = numbers_of_stems_.find(Word(stem));
    if (number == WordTable::none) {
      number = static_cast<std::uint32_t>(stems.size());
      numbers_of_stems_.add(Word(stem), number);
      stems.push_back(std::move(stem));
      forms.emplace_back();
      tallies_.emplace_back();
    }
    forms[number].emplace_back(word);
    return number;
  }

  Stemmer stemmer_;
  WordTable stems_of_words_;
  WordTable numbers_of_stems_;
  std::vector<Tally> tallies_;  // by stem, of the document at hand
  std::vector<std::uint32_t> used_;
  std::uint32_t words_of_text_ = 0;
};

// The longest beginning of all, of whole characters.
std::string common_beginning(const std::vector<std::string>& sorted) {
  const std::string& first = sorted.front();
  const auto differs = std::ranges::mismatch(first, sorted.back());
  return std::string(base::beginning(first, static_cast<std::size_t>(differs.in1 - first.begin())));
}

Group group_of(std::vector<std::string> forms) {
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  Group group{common_beginning(forms), {}, {}};
  for (const std::string& form : forms) group.endings.push_back(form.substr(group.key.size()));
  return group;
}

// Groups of all parts by stem; `place_of` gets, for each part, the group of each of its stems.
std::vector<Group> merged_groups(std::vector<Part>& parts, std::vector<std::vector<std::uint32_t>>& place_of) {
  std::map<std::string_view, std::vector<std::string>> forms_of;
  for (Part& part : parts)
    for (std::size_t i = 0; i < part.stems.size(); ++i) {
      std::vector<std::string>& forms = forms_of[part.stems[i]];
      std::ranges::move(part.forms[i], std::back_inserter(forms));
    }
  std::vector<std::pair<Group, std::string_view>> named;
  named.reserve(forms_of.size());
  for (auto& [stem, forms] : forms_of) named.emplace_back(group_of(std::move(forms)), stem);
  std::ranges::sort(named, [](const auto& a, const auto& b) {
    return std::tie(a.first.key, a.first.endings) < std::tie(b.first.key, b.first.endings);
  });
  std::unordered_map<std::string_view, std::uint32_t> places;
  std::vector<Group> groups;
  groups.reserve(named.size());
  for (auto& [group, stem] : named) {
    places.emplace(stem, static_cast<std::uint32_t>(groups.size()));
    groups.push_back(std::move(group));
  }
  for (const Part& part : parts) {
    std::vector<std::uint32_t>& of_part = place_of.emplace_back();
    for (const std::string& stem : part.stems) of_part.push_back(places.at(stem));
  }
  return groups;
}

// Names of things that are sentences are left out: nobody types them.
constexpr std::size_t most_words_of_name = 10;

class Names {
 public:
  Names(const std::vector<Group>& groups, std::string_view language) : stemmer_(language) {
    for (const Group& group : groups)
      for (const std::string& ending : group.endings) key_of_.emplace(group.key + ending, group.key);
  }

  void add(std::uint32_t document, std::string_view name) {
    std::vector<std::string> words;
    find_words(name, [&](std::string_view word, bool joined) {
      if (joined) return;
      const auto known = key_of_.find(word);
      words.emplace_back(known == key_of_.end() ? word : known->second);
    });
    const auto is_function_word = [&](const std::string& word) { return stemmer_.is_function_word(word); };
    if (!std::ranges::all_of(words, is_function_word)) std::erase_if(words, is_function_word);
    if (words.empty() || words.size() > most_words_of_name) return;
    std::string key;
    for (const std::string& word : words) key.append(key.empty() ? "" : " ").append(word);
    std::vector<std::uint32_t>& documents = named_[std::move(key)];
    if (documents.empty() || documents.back() != document) documents.push_back(document);
  }

  std::vector<Name> all() && {
    std::vector<Name> names;
    names.reserve(named_.size());
    for (auto& [key, documents] : named_) names.push_back({key, std::move(documents)});
    return names;
  }

 private:
  Stemmer stemmer_;
  std::unordered_map<std::string, std::string_view, Hash, std::equal_to<>> key_of_;  // by form
  std::map<std::string, std::vector<std::uint32_t>> named_;
};

}  // namespace

Index build_index(std::span<const Document> documents, std::string_view language, int jobs) {
  const std::size_t count = std::max<std::size_t>(1, std::min(static_cast<std::size_t>(jobs), documents.size()));
  std::vector<Part> parts;
  for (std::size_t i = 0; i < count; ++i) parts.emplace_back(language);
  base::parallel_for(count, jobs, [&](std::size_t i) {
    for (std::size_t d = documents.size() * i / count; d < documents.size() * (i + 1) / count; ++d)
      parts[i].add(static_cast<std::uint32_t>(d), documents[d]);
  });

  Index index;
  std::vector<std::vector<std::uint32_t>> place_of;
  index.groups = merged_groups(parts, place_of);
  std::vector<std::size_t> sizes(index.groups.size());
  for (std::size_t i = 0; i < count; ++i)
    for (const Part::StemmedPosting& each : parts[i].postings) ++sizes[place_of[i][each.stem]];
  for (std::size_t i = 0; i < sizes.size(); ++i) index.groups[i].postings.reserve(sizes[i]);
  for (std::size_t i = 0; i < count; ++i)
    for (auto& left = parts[i].postings; !left.empty(); left.pop_front())
      index.groups[place_of[i][left.front().stem]].postings.push_back(left.front().posting);

  Names names(index.groups, language);
  for (std::size_t d = 0; d < documents.size(); ++d) {
    if (!documents[d].has_names()) continue;
    names.add(static_cast<std::uint32_t>(d), documents[d].title);
    for (const std::string& name : documents[d].names) names.add(static_cast<std::uint32_t>(d), name);
  }
  index.names = std::move(names).all();
  return index;
}

}  // namespace scrutineer::search
