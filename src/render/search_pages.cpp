#include "render/search_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/collation.h"
#include "base/index_letters.h"
#include "base/slug.h"
#include "catalogue/kind_words.h"
#include "link/href.h"
#include "link/title_language.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::Kind;
using link::href;
using markup::List;
using markup::Object;

// ---- A–Z ----------------------------------------------------------------------------------------------

// A line: what it is called, and where that leads. Another name says what it stands for.
struct Line {
  std::string title;
  std::string stands_for;
  std::string address;
  std::string note;
  std::string_view language = {};  // where it is not that of the site
  std::string in = {};             // the title of what lists a page, to tell two of one title apart
};

class AToZ {
 public:
  explicit AToZ(const link::Linked& linked) : linked_(linked), letters_(linked.catalogue.site.language) {
    for (std::size_t i = 0; i < linked.pages.size(); ++i) add(linked.catalogue.entries[i], linked.pages[i]);
    add_subjects();
  }

  [[nodiscard]] List letters() {
    sort();
    tell_apart();
    List letters, items;
    std::string letter;
    const auto finish = [&] {
      if (!items.empty())
        letters.push_back(
            {{"letter", letter},
             {"letter_id", letter == "#" ? std::string("app-letter-other") : "app-letter-" + base::slug(letter)},
             {"az_items", std::move(items)}});
      items = {};
    };
    for (const Line& line : lines_) {
      if (std::string its_letter = letters_.letter(line.title); its_letter != letter) {
        finish();
        letter = std::move(its_letter);
      }
      items.push_back({{"az_title", line.title},
                       {"az_language", std::string(line.language)},
                       {"az_href", line.address},
                       {"az_stands_for", line.stands_for},
                       {"az_note", line.note}});
    }
    finish();
    return letters;
  }

 private:
  void add(const Entry& entry, const link::LinkedPage& page) {
    if (entry.is_home() || is_of_a_pair(entry, page)) return;  // the page of all models lists the pairs
    const std::string_view language = link::title_language(linked_.catalogue, entry);
    put(entry.title, {}, entry.output, note_of(entry), language);
    if (page.listed_by && entry.kind == Kind::page) lines_.back().in = linked_.entry(*page.listed_by).title;
    for (const std::string& name : other_names(entry)) put(name, entry.title, entry.output, {}, language);
  }

  // Themes of questions, with each bank that asks about one.
  void add_subjects() {
    for (const Entry& entry : linked_.catalogue.entries) {
      const auto* bank = std::get_if<catalogue::QuestionBank>(&entry.detail);
      if (!bank) continue;
      std::map<std::string_view, std::pair<std::size_t, std::string_view>> themes;  // how many, and the first
      for (const catalogue::Question& question : bank->questions) {
        auto& [count, first] = themes[question.theme.id];
        if (count++ == 0) first = question.id;
      }
      for (const auto& [theme, asked] : themes)
        if (const auto* item = catalogue::find(linked_.catalogue.site.question_themes, theme))
          put(item->title, entry.title, fmt::format("{}#{}", entry.output, asked.second),
              linked_.words("entry-note.questions", {{"count", asked.first}}));
    }
  }

  void put(std::string_view title, std::string_view stands_for, std::string address, std::string note,
           std::string_view language = {}) {
    if (!title.empty() && title != stands_for)
      lines_.push_back({std::string(title), std::string(stands_for), std::move(address), std::move(note), language});
  }

  [[nodiscard]] std::string note_of(const Entry& entry) const {
    return entry.kind == Kind::page ? std::string{} : kind_title(linked_.words, entry.kind);
  }

  void sort() {
    const base::Collation collation(linked_.catalogue.site.language);
    std::vector<std::pair<std::tuple<std::string, std::string, std::string>, Line>> keyed;
    keyed.reserve(lines_.size());
    for (Line& line : lines_) {
      std::tuple key{collation.sort_key(line.title), collation.sort_key(line.stands_for), line.address};
      keyed.emplace_back(std::move(key), std::move(line));
    }
    std::ranges::sort(keyed, {}, &decltype(keyed)::value_type::first);
    lines_.clear();
    for (auto& [key, line] : keyed)
      if (lines_.empty() || lines_.back().title != line.title || lines_.back().address != line.address)
        lines_.push_back(std::move(line));
  }

  // "Introduction" of one folder and of another.
  void tell_apart() {
    for (std::size_t i = 1; i < lines_.size(); ++i)
      if (lines_[i - 1].title == lines_[i].title)
        for (Line* line : {&lines_[i - 1], &lines_[i]})
          if (line->note.empty() && line->stands_for.empty()) line->note = line->in;
  }

  const link::Linked& linked_;
  base::IndexLetters letters_;
  std::vector<Line> lines_;
};

void render_a_to_z(const SearchContext& context, std::string& out) {
  const link::Linked& linked = context.linked;
  Object view = plain_view(linked, "a-z", linked.words("a-to-z.title"), {home_crumb(linked, a_to_z_path)});
  set_list(view, "letters", "has_letters", AToZ(linked).letters());
  context.templates.render("a-z", context.shared(a_to_z_path), view, out);
}

void render_search(const SearchContext& context, std::string& out) {
  const link::Linked& linked = context.linked;
  Object view = plain_view(linked, "search", linked.words("search.title"), {home_crumb(linked, search_path)});
  view.set("a_to_z_href", href(search_path, a_to_z_path));
  context.templates.render("search", context.shared(search_path), view, out);
}

}  // namespace

std::vector<exports::GeneratedFile> search_pages(const SearchContext& context) {
  std::vector<exports::GeneratedFile> files;
  files.push_back({std::string(search_path), [context](std::string& out) { render_search(context, out); }});
  files.push_back({std::string(a_to_z_path), [context](std::string& out) { render_a_to_z(context, out); }});
  return files;
}

std::vector<exports::GeneratedFile> search_index(search::Site site, int jobs) {
  std::vector<exports::GeneratedFile> files;
  for (search::SearchFile& file : search::search_files(std::move(site), jobs))
    files.push_back(
        {"assets/search/" + file.path, [content = std::move(file.content)](std::string& out) { out += content(); }});
  return files;
}

}  // namespace scrutineer::render
