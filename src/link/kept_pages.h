// What linking keeps from one state of a site to the next, for the preview: each page as it was linked, with all that
// it was made from. A page is taken over where its own bytes are the same and everything that it asked of the rest of
// the site has the same answer; nothing is told what an edit was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "link/linked.h"
#include "link/page_linker.h"

namespace scrutineer::link {

class KeptPages {
 public:
  // Of the last linking, for tests and for those who ask why.
  struct Work {
    std::size_t taken = 0;  // pages that were taken over
    struct Linked {
      catalogue::EntryIndex entry{};
      std::string why = {};  // "its own words", "what it asks of trust"
    };
    std::vector<Linked> linked = {};  // the others, in the order of entries
  };

  // Before the pages of a catalogue are linked: finds what answers have changed.
  void begin(const LinkContext& context);
  // The page as it was linked before, if it would be linked to the same; else false. Any thread may call it for pages
  // of its own.
  [[nodiscard]] bool take(catalogue::EntryIndex index, const catalogue::Body& body, LinkedPage& page,
                          std::vector<AnchorUse>& anchors);
  // A page that take() had not, and that nothing is wrong with.
  void keep(catalogue::EntryIndex index, const LinkedPage& page, const std::vector<AnchorUse>& anchors, Asked asked);
  // Behind all pages: lets go of those that the site has no more.
  void end();

  [[nodiscard]] const Work& work() const { return work_; }

 private:
  enum class Asks : char { id = '#', path = '/', term_name = '"' };
  // Something that pages ask of the rest of the site, and the answer as it last was.
  struct Answer {
    Asks what{};
    std::string name;
    std::uint64_t hash = 0;
    std::uint64_t changed = 0;  // the linking that found it so
  };
  // Entries by numbers of their own, which stay when others come, go or change their order.
  enum class Number : std::uint32_t {};
  struct Kept {
    base::ContentHash own;
    std::uint64_t seen = 0;  // the last linking that it was right for
    std::vector<std::uint32_t> answers;
    WordStarts starts;
    std::shared_ptr<const LinkedPage> page;  // its indexes are Numbers
    std::vector<AnchorUse> anchors;          // too
  };
  // What take() and keep() leave for end().
  struct Turn {
    base::ContentHash own;
    bool is_taken = false;
    const char* why = "made of what others say";
    std::uint32_t answer = no_answer;  // that is another
    std::optional<Asked> asked;        // of a page to keep
    std::shared_ptr<LinkedPage> page = nullptr;
    std::vector<AnchorUse> anchors = {};
  };
  static constexpr std::uint32_t no_answer = 0xffffffff;

  [[nodiscard]] bool is_as_it_was(const Kept& kept, Turn& turn) const;
  [[nodiscard]] std::uint64_t answer(const Answer& to) const;
  [[nodiscard]] std::uint64_t hash_of(catalogue::EntryIndex entry) const;
  [[nodiscard]] std::uint32_t number_of_answer(Asks what, const std::string& name);
  void number_entries();

  const LinkContext* context_ = nullptr;       // of the linking that is going on
  std::uint64_t now_ = 0;                      // counts linkings
  base::ContentHash shared_;                   // of what every page is made from
  std::vector<std::uint64_t> names_by_start_;  // of terms
  std::vector<std::uint64_t> start_changed_;   // the linking that found them so
  std::uint64_t starts_changed_ = 0;           // the last of those

  std::vector<Answer> answers_;
  std::unordered_map<std::string, std::uint32_t> by_name_;  // behind what Asks writes
  std::vector<std::uint64_t> entry_hashes_;                 // by index

  std::unordered_map<std::string, Number> numbers_;  // by output
  std::vector<Number> number_of_;                    // by index
  std::vector<std::optional<catalogue::EntryIndex>> index_of_;
  // Whether entries share an output, which is a mistake: then a number does not say which of them a page refers to, and
  // nothing is taken over or kept.
  bool has_twins_ = false;
  std::vector<Kept> kept_;   // by number
  std::vector<Turn> turns_;  // by index
  Work work_;
};

// As link() does, with pages taken over from the last linking where they would come out the same.
[[nodiscard]] Linked link(catalogue::Catalogue catalogue, words::Words words, int jobs, base::Diagnostics& out,
                          KeptPages& kept);

}  // namespace scrutineer::link
