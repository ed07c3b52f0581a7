#include "link/kept_pages.h"

#include <algorithm>
#include <concepts>
#include <iterator>
#include <string_view>
#include <utility>

#include "link/anchors.h"

namespace scrutineer::link {
namespace {

using base::ContentHash;
using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;

// Bytes that are the same where all that was added is.
class Bytes {
 public:
  Bytes& add(std::string_view text) {
    add(text.size());
    bytes_ += text;
    return *this;
  }
  Bytes& add(const char* text) { return add(std::string_view(text)); }
  Bytes& add(std::integral auto number) {
    const auto wide = static_cast<std::uint64_t>(number);
    bytes_.append(reinterpret_cast<const char*>(&wide), sizeof wide);
    return *this;
  }
  Bytes& add(const base::Span& span) {
    return add(static_cast<std::uint32_t>(span.file)).add(span.line).add(span.column).add(span.length);
  }

  [[nodiscard]] ContentHash hash() const { return base::content_hash(bytes_); }
  [[nodiscard]] std::uint64_t short_hash() const { return hash().low; }

 private:
  std::string bytes_;
};

// What a site says of its rules: which of them look at a page decides what is kept of it, and said.
void add_checks(const catalogue::Checks& checks, Bytes& bytes) {
  bytes.add(checks.asks_links).add(checks.all.has_value());
  if (checks.all) bytes.add(static_cast<int>(*checks.all));
  bytes.add(checks.settings.size());
  for (const auto& [code, setting] : checks.settings) {
    bytes.add(code).add(static_cast<int>(setting.level)).add(setting.number).add(setting.in.has_value());
    if (setting.in) {
      bytes.add(setting.in->size());
      for (const catalogue::CheckedPlace& place : *setting.in) bytes.add(place.path);
    }
    bytes.add(setting.known.size());
    for (const std::string& known : setting.known) bytes.add(known);
  }
}

// What every page is made from, whatever it says, but for the terms.
ContentHash shared_of(const LinkContext& context) {
  const Catalogue& all = context.catalogue;
  Bytes bytes;
  bytes.add(all.site.language).add(all.original_language);
  bytes.add(all.unread.settings());  // then less is said
  add_checks(all.site.checks, bytes);
  for (const markup::CalloutKind& callout : context.callouts)
    bytes.add(callout.name).add(callout.title).add(callout.like);
  bytes.add(all.site.contact.has_value());
  if (all.site.contact) bytes.add(static_cast<int>(all.site.contact->kind)).add(all.site.contact->to);
  for (const std::string_view name : context.words.names()) {
    const words::MessageSource& source = *context.words.source(name);
    bytes.add(name).add(source.language).add(source.text);
  }
  return bytes.hash();
}

// What stands in the entry itself that its page is made from.
ContentHash own_of(const Catalogue& all, const Entry& entry, const catalogue::Body& body) {
  Bytes bytes;
  bytes.add(static_cast<int>(entry.kind)).add(entry.id).add(entry.title).add(entry.path).add(entry.output);
  bytes.add(entry.span).add(static_cast<std::uint32_t>(entry.summary)).add(entry.glossary);
  bytes.add(all.is_beyond(entry.span.file)).add(entry.texts.size());
  for (const catalogue::Text& text : entry.texts) {
    bytes.add(text.markdown).add(text.span).add(all.is_untranslated(text.span.file)).add(text.turns.size());
    for (const catalogue::TextTurn& turn : text.turns) bytes.add(turn.at).add(turn.line).add(turn.column);
  }
  bytes.add(body.markdown).add(body.first_line).add(all.is_untranslated(entry.span.file)).add(body.parts.size());
  for (const catalogue::BodyPart& part : body.parts)
    bytes.add(static_cast<std::uint32_t>(part.file))
        .add(part.first_line)
        .add(part.line_in_file)
        .add(all.is_untranslated(part.file));
  for (const std::string_view anchor : taken_anchors(entry)) bytes.add(anchor);
  for (const catalogue::SourceRef& source : entry.sources) bytes.add(source.id).add(source.where);
  return bytes.hash();
}

// Every place of a page and of its links where the index of an entry stands.
template <class Change>
void change_indexes(LinkedPage& page, std::vector<AnchorUse>& anchors, const Change& change) {
  for (Mention& mention : page.mentions) change(mention.to);
  for (Citation& citation : page.citations) change(citation.source);
  for (CitedPlace& cited : page.cited) change(cited.source);
  for (AnchorUse& use : anchors) change(use.to);
}

}  // namespace

// What other pages show of an entry, and where they lead to.
std::uint64_t KeptPages::hash_of(EntryIndex index) const {
  const Entry& entry = context_->catalogue.entry(index);
  Bytes bytes;
  bytes.add(static_cast<int>(entry.kind)).add(entry.id).add(entry.title).add(entry.output).add(entry.is_name);
  if (const auto* term = std::get_if<catalogue::Term>(&entry.detail)) bytes.add(term->acronym);
  if (const auto* source = std::get_if<catalogue::Source>(&entry.detail)) bytes.add(source->kind);
  return bytes.short_hash();
}

std::uint64_t KeptPages::answer(const Answer& to) const {
  constexpr std::uint64_t nothing = 0;
  const Catalogue& all = context_->catalogue;
  Bytes bytes;
  if (to.what == Asks::term_name) return context_->term_names.contains(to.name) ? 1 : nothing;
  if (to.what == Asks::id) {
    const auto found = all.targets.find(to.name);
    if (found == all.targets.end()) return nothing;
    const catalogue::Target& target = found->second;
    bytes.add(entry_hashes_[static_cast<std::size_t>(target.entry)]).add(target.anchor).add(target.title);
    return bytes.short_hash();
  }
  const auto found = context_->files.find(to.name);
  if (!found) return nothing;
  if (found->page) return entry_hashes_[static_cast<std::size_t>(*found->page)];
  bytes.add(found->file);
  if (const auto image = all.images.find(std::string(found->file)); image != all.images.end())
    bytes.add(image->second.kind).add(image->second.width).add(image->second.height);
  return bytes.short_hash();
}

std::uint32_t KeptPages::number_of_answer(Asks what, const std::string& name) {
  const auto next = static_cast<std::uint32_t>(answers_.size());
  const auto [found, is_new] = by_name_.try_emplace(static_cast<char>(what) + name, next);
  if (is_new) {
    answers_.push_back({what, name, 0, now_});
    answers_.back().hash = answer(answers_.back());
  }
  return found->second;
}

void KeptPages::number_entries() {
  const std::vector<Entry>& entries = context_->catalogue.entries;
  number_of_.clear();
  index_of_.assign(index_of_.size(), std::nullopt);
  has_twins_ = false;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Number number = numbers_.try_emplace(entries[i].output, static_cast<Number>(numbers_.size())).first->second;
    const auto at = static_cast<std::size_t>(number);
    if (at >= index_of_.size()) index_of_.resize(at + 1);
    has_twins_ = has_twins_ || index_of_[at];
    index_of_[at] = static_cast<EntryIndex>(i);
    number_of_.push_back(number);
  }
  kept_.resize(index_of_.size());
}

void KeptPages::begin(const LinkContext& context) {
  context_ = &context;
  ++now_;
  work_ = {};
  const Catalogue& all = context.catalogue;
  if (const ContentHash shared = shared_of(context); shared != shared_) {
    const std::uint64_t now = now_;
    *this = KeptPages();
    context_ = &context;
    now_ = now;
    shared_ = shared;
  }
  turns_ = std::vector<Turn>(all.entries.size());
  number_entries();
  start_changed_.resize(WordStarts::count);
  names_by_start_.resize(WordStarts::count);
  for (std::size_t start = 0; start < WordStarts::count; ++start)
    if (names_by_start_[start] != context.terms.names_by_start()[start]) {
      names_by_start_[start] = context.terms.names_by_start()[start];
      start_changed_[start] = starts_changed_ = now_;
    }
  entry_hashes_.clear();
  for (std::size_t i = 0; i < all.entries.size(); ++i) entry_hashes_.push_back(hash_of(static_cast<EntryIndex>(i)));
  for (Answer& each : answers_)
    if (const std::uint64_t hash = answer(each); hash != each.hash) {
      each.hash = hash;
      each.changed = now_;
    }
}

bool KeptPages::is_as_it_was(const Kept& kept, Turn& turn) const {
  const auto is_new = [&](const char* why) {
    turn.why = why;
    return false;
  };
  if (!kept.page) return is_new("new, or made of what others say, or with something to say of it");
  if (kept.own != turn.own) return is_new("its own words");
  if (starts_changed_ > kept.seen)
    for (std::size_t start = 0; start < WordStarts::count; ++start)
      if (start_changed_[start] > kept.seen && kept.starts.has(start)) return is_new("the terms of the glossary");
  for (const std::uint32_t each : kept.answers)
    if (answers_[each].changed > kept.seen) {
      turn.answer = each;
      return is_new("");
    }
  return true;
}

bool KeptPages::take(EntryIndex index, const catalogue::Body& body, LinkedPage& page, std::vector<AnchorUse>& anchors) {
  const auto i = static_cast<std::size_t>(index);
  Turn& turn = turns_[i];
  turn.own = own_of(context_->catalogue, context_->catalogue.entry(index), body);
  if (has_twins_) return false;
  Kept& kept = kept_[static_cast<std::size_t>(number_of_[i])];
  if (!is_as_it_was(kept, turn)) return false;
  kept.seen = now_;
  turn.is_taken = true;
  page = *kept.page;
  anchors = kept.anchors;
  change_indexes(page, anchors, [&](EntryIndex& of) { of = *index_of_[static_cast<std::size_t>(of)]; });
  return true;
}

void KeptPages::keep(EntryIndex index, const LinkedPage& page, const std::vector<AnchorUse>& anchors, Asked asked) {
  if (has_twins_) return;
  Turn& turn = turns_[static_cast<std::size_t>(index)];
  turn.asked = std::move(asked);
  turn.page = std::make_shared<LinkedPage>(page);
  turn.anchors = anchors;
  change_indexes(*turn.page, turn.anchors,
                 [&](EntryIndex& of) { of = static_cast<EntryIndex>(number_of_[static_cast<std::size_t>(of)]); });
}

void KeptPages::end() {
  std::vector<bool> is_there(kept_.size());
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    Turn& turn = turns_[i];
    const auto number = static_cast<std::size_t>(number_of_[i]);
    if (turn.is_taken) {
      is_there[number] = true;
      ++work_.taken;
      continue;
    }
    std::string why = turn.why;
    if (turn.answer != no_answer) why = "what it asks of " + answers_[turn.answer].name;
    work_.linked.push_back({static_cast<EntryIndex>(i), std::move(why)});
    if (!turn.asked) continue;
    is_there[number] = true;
    std::vector<std::uint32_t> answers;
    for (const std::string& id : turn.asked->ids) answers.push_back(number_of_answer(Asks::id, id));
    for (const std::string& path : turn.asked->paths) answers.push_back(number_of_answer(Asks::path, path));
    for (const std::string& name : turn.asked->term_names) answers.push_back(number_of_answer(Asks::term_name, name));
    std::ranges::sort(answers);
    const auto twins = std::ranges::unique(answers);
    answers.erase(twins.begin(), twins.end());
    answers.shrink_to_fit();
    kept_[number] = {
        turn.own, now_, std::move(answers), turn.asked->starts, std::move(turn.page), std::move(turn.anchors)};
  }
  for (std::size_t i = 0; i < kept_.size() && !has_twins_; ++i)
    if (!is_there[i]) kept_[i] = {};
  turns_ = {};
  context_ = nullptr;
}

}  // namespace scrutineer::link
