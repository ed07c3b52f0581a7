#include "render/search_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <span>
#include <utility>

#include "analyse/measure_words.h"
#include "base/byte_block.h"
#include "base/byte_set.h"
#include "catalogue/kind_words.h"
#include "catalogue/pages.h"
#include "link/sourced.h"
#include "link/text_html.h"
#include "markup/html.h"
#include "render/attribute_facts.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using link::LinkedPage;
using search::Document;
using search::Section;

// ---- HTML → sections ----------------------------------------------------------------------------------

constexpr auto block_elements = std::to_array<std::string_view>(
    {"blockquote", "br",      "caption", "dd",    "details", "div", "dl", "dt",    "figcaption", "figure",
     "h1",         "h2",      "h3",      "h4",    "h5",      "h6",  "hr", "li",    "ol",         "p",
     "pre",        "section", "summary", "table", "tbody",   "td",  "th", "thead", "tr",         "ul"});

// Most tags are of none, and are told by their first letter and their length.
bool is_block(std::string_view name) {
  static constexpr auto lengths = [] {
    std::array<std::uint16_t, 256> table{};
    for (const std::string_view element : block_elements)
      table[static_cast<unsigned char>(element.front())] |= static_cast<std::uint16_t>(1U << element.size());
    return table;
  }();
  return !name.empty() && name.size() < 16 && (lengths[static_cast<unsigned char>(name.front())] >> name.size() & 1U) &&
         std::ranges::any_of(block_elements, [&](std::string_view element) {
           return element.front() == name.front() && element == name;
         });
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

class HtmlText {
 public:
  HtmlText(std::string_view html, search::Sections& sections) : rest_(html), sections_(sections) {}

  void read() {
    while (!rest_.empty()) {
      const char next = rest_.front();
      if (next == '<')
        take_tag();
      else if (is_space(next))
        take_space();
      else if (next == '&')
        take_reference();
      else
        text() += taken(plain_until(rest_));
    }
    end_section();
  }

 private:
  std::string_view taken(std::size_t size) {
    const std::string_view beginning(rest_.data(), size);
    rest_.remove_prefix(size);
    return beginning;
  }

  static void trim(std::string& text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  }

  void end_section() {
    trim(text_);
    trim(heading_);
    if (!text_.empty() || !heading_.empty()) sections_.add({heading_, anchor_, text_});
    text_.clear();
    heading_.clear();
    anchor_.clear();
  }

  std::string& text() { return in_heading_ ? heading_ : text_; }

  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

  // White space is one blank, none at the beginning of a line.
  void take_space() {
    std::size_t end = 1;
    while (end < rest_.size() && is_space(rest_[end])) ++end;
    rest_.remove_prefix(end);
    std::string& to = text();
    if (!to.empty() && to.back() != ' ' && to.back() != '\n') to.push_back(' ');
  }

  void take_reference() {
    const std::string_view words = rest_.substr(0, rest_.find('<'));
    text() += markup::plain_words(taken(std::min(words.find(';'), words.size() - 1) + 1));
  }

  // Where words end that are taken as they are: at a tag, a character reference, or white space but a single blank.
  static std::size_t plain_until(std::string_view html) {
    const auto is_end = [](auto c, auto next) {
      return (c == '<') | (c == '&') | (c == '\n') | (c == '\t') |
             ((c == ' ') & ((next == ' ') | (next == '\n') | (next == '\t')));
    };
    std::size_t at = 0;
    const auto block = [&](std::size_t begin) { return base::byte_block(html.data() + begin); };
    for (; at + sizeof(base::ByteBlock) < html.size(); at += sizeof(base::ByteBlock))
      if (const unsigned ends = base::bits_of(is_end(block(at), block(at + 1))); ends != 0)
        return at + static_cast<std::size_t>(std::countr_zero(ends));
    while (at < html.size() && !is_end(html[at], at + 1 < html.size() ? html[at + 1] : '\0')) ++at;
    return at;
  }

  void take_tag() {
    constexpr std::string_view sup = "<sup", comment = "<!--", way_back = "<a href=\"#fnref";
    const char first = rest_.size() > 1 ? rest_[1] : '\0';  // nearly all are told by it
    if (first == sup[1] && rest_.starts_with(sup)) return take_raised();
    if (first == comment[1] && rest_.starts_with(comment)) return skip_behind("-->");
    if (first == way_back[1] && rest_.starts_with(way_back)) return skip_behind("</a>");  // of a footnote
    const bool is_end = first == '/';
    const std::size_t name_begin = is_end ? 2 : 1;
    static constexpr base::ByteSet name_ends(" \n\t/>");
    const std::size_t name_end = std::min(name_ends.find_in(rest_, name_begin), rest_.size());
    const std::string_view tag = taken(std::min(rest_.find('>', name_end), rest_.size()));
    if (!rest_.empty()) rest_.remove_prefix(1);
    const std::string_view name = tag.substr(name_begin, name_end - name_begin);
    if (is_heading(name)) {
      if (!is_end) {
        constexpr std::string_view id = " id=\"";
        const std::size_t at = tag.find(id);
        std::string_view anchor = at == std::string_view::npos ? std::string_view{} : tag.substr(at + id.size());
        anchor = anchor.substr(0, anchor.find('"'));
        end_section();
        anchor_ = markup::plain_words(anchor);
      }
      in_heading_ = !is_end;
    } else if (!in_heading_ && is_block(name)) {
      trim(text());
      if (!text().empty()) text().push_back('\n');
    }
  }

  // Figures that are raised; numbers of citations and footnotes are no text.
  void take_raised() {
    constexpr std::string_view end = "</sup>", citation = "<sup class=\"app-citation\"",
                               note = "<sup class=\"footnote-ref\"";
    const bool is_number = rest_.starts_with(citation) || rest_.starts_with(note);
    const std::string_view html = taken(std::min(rest_.find(end), rest_.size()));
    if (!is_number) text() += markup::plain_words(std::string(html).append(end));
    rest_.remove_prefix(std::min(end.size(), rest_.size()));
  }

  void skip_behind(std::string_view end) {
    const std::size_t at = rest_.find(end);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
  }

  std::string_view rest_;
  search::Sections& sections_;
  std::string heading_, anchor_, text_;  // of the section at hand
  bool in_heading_ = false;
};

// ---- kinds --------------------------------------------------------------------------------------------

// Names of their own: half the room calls its variables so.
namespace found {
enum Kind : std::uint32_t {
  pages,
  models,
  case_studies,
  appraisals,
  decisions,
  risks,
  factors,
  terms,
  questions,
  checklists,
  claims,
  lessons,
  events,
  measures,
  documents,
  tags,
  kinds_end
};
}  // namespace found

// As addresses have them, and their titles.
struct KindName {
  std::string_view id;
  words::Name title;
};

constexpr std::array<KindName, found::kinds_end> kinds{{{"pages", "found-kind.pages"},
                                                        {"models", "found-kind.models"},
                                                        {"case-studies", "found-kind.case-studies"},
                                                        {"appraisals", "found-kind.appraisals"},
                                                        {"decisions", "found-kind.decisions"},
                                                        {"risks", "found-kind.risks"},
                                                        {"factors", "found-kind.factors"},
                                                        {"terms", "found-kind.terms"},
                                                        {"questions", "found-kind.questions"},
                                                        {"checklists", "found-kind.checklists"},
                                                        {"claims", "found-kind.claims"},
                                                        {"lessons", "found-kind.lessons"},
                                                        {"events", "found-kind.events"},
                                                        {"measures", "found-kind.measures"},
                                                        {"documents", "found-kind.documents"},
                                                        {"tags", "found-kind.tags"}}};

found::Kind kind_of(catalogue::Kind kind) {
  switch (kind) {
    case catalogue::Kind::page:
      return found::pages;
    case catalogue::Kind::model:
      return found::models;
    case catalogue::Kind::case_study:
      return found::case_studies;
    case catalogue::Kind::appraisal:
      return found::appraisals;
    case catalogue::Kind::decision:
      return found::decisions;
    case catalogue::Kind::risk_register:
      return found::risks;
    case catalogue::Kind::factor_set:
      return found::factors;
    case catalogue::Kind::term:
      return found::terms;
    case catalogue::Kind::source:
      return found::documents;
    case catalogue::Kind::question_bank:
    case catalogue::Kind::rule_set:
      return found::questions;
    case catalogue::Kind::checklist:
      return found::checklists;
  }
  return found::pages;
}

// What the data of an entry states (link/sourced.h), as a thing to be found.
struct Thing {
  std::string_view what;
  found::Kind kind;
  words::Name label;  // "Advantage"; none where the title says enough
  words::Name found_by;
  std::uint32_t worth;
};

constexpr std::array things{
    Thing{"advantage", found::claims, "cited-for.advantage", "found-by.advantage", 45},
    Thing{"disadvantage", found::claims, "cited-for.disadvantage", "found-by.disadvantage", 45},
    Thing{"consideration", found::claims, "found.consideration", "found-by.consideration", 45},
    Thing{"example", found::claims, "cited-for.example", "found-by.example", 40},
    Thing{"driver", found::lessons, "found.driver", "found-by.driver", 40},
    Thing{"lesson", found::lessons, "cited-for.lesson", "found-by.lesson", 50},
    Thing{"inspection", found::events, "cited-for.inspection", "found-by.inspection", 40},
    Thing{"event", found::events, "", "found-by.event", 40},
    Thing{"difference", found::events, "record.differences", "found-by.difference", 40},
    Thing{"request", found::decisions, "found.request", "found-by.request", 45},
    Thing{"due", found::decisions, "cited-for.due", "found-by.due", 45},
    Thing{"direction", found::decisions, "cited-for.direction", "found-by.direction", 45},
    Thing{"phase", found::decisions, "cited-for.phase", "found-by.phase", 45},
    Thing{"risk", found::risks, "cited-for.risk", "found-by.risk", 60},
    Thing{"success factor", found::factors, "found.success-factor", "found-by.success-factor", 55},
    Thing{"challenge", found::factors, "found.challenge", "found-by.challenge", 55},
    Thing{"principle", found::factors, "found.principle", "found-by.principle", 55},
    Thing{"gateway criterion", found::factors, "found.gateway", "found-by.gateway", 55},
    Thing{"option", found::appraisals, "cited-for.option", "found-by.option", 55},
    Thing{"criterion", found::appraisals, "cited-for.criterion", "found-by.criterion", 55},
    Thing{"test", found::appraisals, "cited-for.test", "found-by.test", 50},
    Thing{"step", found::appraisals, "found.step", "found-by.step", 45},
    Thing{"assumption", found::appraisals, "cited-for.assumption", "found-by.assumption", 45},
    Thing{"issue", found::appraisals, "cited-for.issue", "found-by.issue", 45},
    Thing{"question", found::questions, "cited-for.question", "found-by.question", 55}};

std::uint32_t worth_of(const Entry& entry, const LinkedPage& page) {
  if (entry.is_home()) return 50;
  if (entry.kind == catalogue::Kind::source) return 45;
  if (entry.kind == catalogue::Kind::rule_set) return 40;
  if (entry.kind == catalogue::Kind::question_bank || entry.kind == catalogue::Kind::checklist) return 80;
  if (entry.is_index()) return 85;
  return is_of_a_pair(entry, page) ? 45 : 100;
}

// ---- documents of an entry ----------------------------------------------------------------------------

class EntryDocuments {
 public:
  EntryDocuments(const link::Linked& linked, const analyse::Analysis& analysis, EntryIndex index)
      : linked_(linked),
        words_(linked.words),
        analysis_(analysis),
        index_(index),
        entry_(linked.entry(index)),
        page_(linked.page(index)) {}

  std::vector<Document> make() {
    add_page();
    for (const link::Sourced& statement : link::sourced(entry_)) add_thing(statement);
    for (const catalogue::MeasureSeries& series : measures_of(entry_)) add_measure(series);
    if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry_.detail)) add_appraisal_pages(*appraisal);
    return std::move(all_);
  }

 private:
  [[nodiscard]] std::string plain(catalogue::TextRef text) const {
    std::string all;
    const search::Sections sections = sections_of_html(text_html(page_, text));
    for (const Section section : sections.all()) {
      if (!all.empty()) all.push_back('\n');
      all += section.text;
    }
    return all;
  }

  void add_page() {
    Document page{.kind = kind_of(entry_.kind),
                  .address = entry_.output,
                  .title = entry_.title,
                  .names = other_names(entry_),
                  .summary = page_.summary_plain,
                  .kind_words = entry_.kind == catalogue::Kind::appraisal ? words_("found-by.appraisal")
                                                                          : kind_title(words_, entry_.kind),
                  .worth = worth_of(entry_, page_)};
    add_facts(page);
    std::visit([&](const auto& detail) { add_own(detail, page); }, entry_.detail);
    HtmlText(page_.body_html, page.sections).read();
    page.sections.shrink_to_fit();
    all_.push_back(std::move(page));
  }

  [[nodiscard]] std::string labelled(std::string_view label, std::string_view text) const {
    return words_("found.labelled", {{"label", label}, {"text", text}});
  }

  // A line each.
  [[nodiscard]] std::string in_words(const std::vector<catalogue::Fact>& facts) const {
    std::string text;
    for (const catalogue::Fact& fact : facts) {
      if (!text.empty()) text.push_back('\n');
      std::string said = value_words(words_, fact);
      if (!said.empty() && fact.text != catalogue::TextRef::none) said.push_back('\n');
      text += labelled(fact.attribute->label, said + plain(fact.text));
    }
    return text;
  }

  // A line each, of those that there are.
  [[nodiscard]] std::string plain(std::span<const catalogue::TextRef> texts) const {
    std::string all;
    for (const catalogue::TextRef text : texts) {
      if (text == catalogue::TextRef::none) continue;
      if (!all.empty()) all.push_back('\n');
      all += plain(text);
    }
    return all;
  }

  // What is said of a statement besides its text: why a question is asked, what a score was given for.
  [[nodiscard]] std::vector<catalogue::TextRef> more_of(const link::Sourced& statement) const {
    std::vector<catalogue::TextRef> texts;
    if (const auto* bank = std::get_if<catalogue::QuestionBank>(&entry_.detail)) {
      const auto asked = std::ranges::find(bank->questions, statement.anchor, &catalogue::Question::id);
      if (asked == bank->questions.end()) return texts;
      texts = {asked->why};
      std::ranges::copy(asked->evidence, std::back_inserter(texts));
      std::ranges::copy(asked->ask, std::back_inserter(texts));
    } else if (const auto* set = std::get_if<catalogue::FactorSet>(&entry_.detail)) {
      const auto factor = std::ranges::find(set->factors, statement.anchor, &catalogue::Factor::id);
      if (factor != set->factors.end()) texts = {factor->purpose};
    } else if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry_.detail)) {
      if (statement.what != "criterion") return texts;
      for (const catalogue::Criterion& criterion : appraisal->criteria) {
        if (statement.page != catalogue::appraisal_path(entry_, "criterion-" + criterion.id)) continue;
        texts = {criterion.why, criterion.not_assessed, criterion.remark};
        for (const catalogue::LevelMeaning& level : criterion.levels) texts.push_back(level.text);
        for (const catalogue::Cell& cell : criterion.cells) texts.insert(texts.end(), {cell.rationale, cell.note});
      }
    }
    return texts;
  }

  void add_facts(Document& page) {
    if (entry_.facts.empty()) return;
    page.sections.add({words_("page.at-a-glance"), "app-at-a-glance", in_words(entry_.facts)});
  }

  [[nodiscard]] const std::vector<catalogue::Fact>& facts_of_risk(std::string_view id) const {
    return std::ranges::find(std::get<catalogue::RiskRegister>(entry_.detail).risks, id, &catalogue::Risk::id)->facts;
  }

  // What a page has besides its text.
  void add_own(const catalogue::CaseStudy& study, Document& page) {
    std::string text = plain(study.services);
    if (study.planned_start != catalogue::TextRef::none) {
      if (!text.empty()) text.push_back('\n');
      text += labelled(words_("case-study.planned-start"), plain(study.planned_start));
    }
    if (!text.empty()) page.sections.add({words_("page.at-a-glance"), "app-at-a-glance", text});
  }
  void add_own(const catalogue::Source& source, Document& page) {
    page.sections.add({{}, {}, fmt::format("{}\n{}\n{}", words_.list(source.by), source.kind, plain(source.note))});
  }
  void add_own(const catalogue::Appraisal& appraisal, Document& page) {
    page.sections.add({words_("found.conclusion"), "app-conclusion", plain(appraisal.conclusion)});
    page.sections.add(
        {{}, {}, fmt::format("{}\n{}", appraisal.council, plain(std::array{appraisal.note, appraisal.date_note}))});
  }
  void add_own(const catalogue::Decision& decision, Document& page) {
    page.sections.add({{}, {}, fmt::format("{}, {}", decision.council, decision.body)});
  }
  void add_own(const catalogue::Page& own, Document& page) {
    for (const catalogue::Task& task : own.tasks) page.sections.add({{}, {}, labelled(task.title, plain(task.text))});
  }
  void add_own(const catalogue::FactorSet& set, Document& page) {
    page.sections.add({{}, {}, plain(set.note)});
    for (const catalogue::FactorGroup& group : set.groups)
      page.sections.add({group.title, group.id, plain(group.text)});
  }
  void add_own(const catalogue::Checklist& checklist, Document& page) {
    page.sections.add({{}, {}, plain(checklist.intro)});
    for (const catalogue::ChecklistSection& section : checklist.sections) {
      std::string text = plain(section.intro);
      for (const catalogue::FormField& field : section.fields)
        text += fmt::format("\n{}\n{}", field.title, plain(field.hint));
      page.sections.add({section.title, section.id, text});
    }
  }
  void add_own(const auto&, Document&) {}

  // Of a thing on the entry's page.
  [[nodiscard]] std::string of(std::string_view what) const {
    return words_("found.of", {{"what", what}, {"page", entry_.title}});
  }

  void add_thing(const link::Sourced& statement) {
    const auto known = std::ranges::find(things, statement.what, &Thing::what);
    if (known == things.end()) return;
    std::string text = plain(statement.text);
    if (text.empty() && statement.title.empty()) return;
    Document thing{.kind = known->kind,
                   .address = statement.page.empty() ? entry_.output : statement.page,
                   .title = statement.title,
                   .kind_words = words_(known->found_by),
                   .worth = known->worth};
    if (!statement.anchor.empty()) thing.address += "#" + statement.anchor;
    thing.of = known->label.text().empty() ? entry_.title : of(words_(known->label));
    if (known->kind == found::events && !thing.title.empty()) {  // a date is no title
      thing.of = of(thing.title);
      thing.title.clear();
    }
    if (thing.title.empty() && known->kind == found::questions) thing.title = std::exchange(text, {});
    if (!text.empty()) thing.sections.add({{}, {}, text});
    if (const std::string more = plain(more_of(statement)); !more.empty()) thing.sections.add({{}, {}, more});
    if (statement.what == "risk")
      if (const std::string said = in_words(facts_of_risk(statement.anchor)); !said.empty())
        thing.sections.add({{}, {}, said});
    all_.push_back(std::move(thing));
  }

  // The headline of its chart, what is said of it and its figures.
  void add_measure(const catalogue::MeasureSeries& series) {
    std::string text = analyse::headline(words_, series, analyse::change_of(entry_));
    if (const std::string note = plain(series.note); !note.empty()) text += '\n' + note;
    for (const catalogue::MeasuredValue& value : series.values)
      text += '\n' + words_("measures.cell-dated",
                            {{"date", long_form(words_, value.when)},
                             {"figure", value.figure ? analyse::figure_words(*series.measure, *value.figure)
                                                     : words_("measures.no-figure")}});
    all_.push_back({.kind = found::measures,
                    .address = fmt::format("{}#{}", entry_.output, series.measure->anchor),
                    .title = series.measure->label,
                    .of = entry_.title,
                    .sections = {{{}, {}, text}},
                    .kind_words = words_("found-by.measure"),
                    .worth = 50});
  }

  void add_appraisal_pages(const catalogue::Appraisal& appraisal) {
    const auto page = [&](std::string_view part, std::string title, const std::string& text, std::uint32_t worth) {
      all_.push_back({.kind = found::appraisals,
                      .address = catalogue::appraisal_path(entry_, part),
                      .title = std::move(title),
                      .of = entry_.title,
                      .sections = {{{}, {}, text}},
                      .kind_words = words_("found-by.appraisal"),
                      .worth = worth});
    };
    std::string criteria;
    for (const catalogue::Criterion& criterion : appraisal.criteria) criteria += criterion.title + "\n";
    page("table", words_("appraisal-parts.table"), criteria, 60);
    const analyse::Audit& audit = analysis_.appraised.at(index_).audit;
    page("audit", words_("appraisal-parts.audit"), words_("found.audit-text"), 70);
    page("robustness", words_("appraisal-parts.robustness"), words_("found.robustness-text"), 60);
    page("what-if", words_("appraisal-parts.what-if"), words_("found.what-if-text"), 60);
    for (std::size_t i = 0; i < audit.findings.size(); ++i)
      all_.push_back({.kind = found::appraisals,
                      .address = fmt::format("{}#app-finding-{}", catalogue::appraisal_path(entry_, "audit"), i + 1),
                      .title = {},
                      .of = of(words_("finding.title")),
                      .sections = {{{}, {}, audit.findings[i].sentence}},
                      .kind_words = words_("found-by.finding"),
                      .worth = 50});
  }

  const link::Linked& linked_;
  const words::Words& words_;
  const analyse::Analysis& analysis_;
  EntryIndex index_;
  const Entry& entry_;
  const LinkedPage& page_;
  std::vector<Document> all_;
};

}  // namespace

std::vector<std::string> other_names(const Entry& entry) {
  std::vector<std::string> names;
  if (const auto* model = std::get_if<catalogue::Model>(&entry.detail)) {
    names = model->also_called;
    std::ranges::transform(model->called, std::back_inserter(names), &catalogue::Called::name);
  } else if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail)) {
    names = study->councils;
  } else if (const auto* term = std::get_if<catalogue::Term>(&entry.detail)) {
    if (!term->acronym.empty()) names.push_back(term->acronym);
    std::ranges::transform(term->also, std::back_inserter(names), &catalogue::OtherName::name);
  }
  return names;
}

bool is_of_a_pair(const Entry& entry, const LinkedPage& page) {
  return entry.path.empty() && std::ranges::any_of(page.blocks, &link::Block::names_them);
}

search::Sections sections_of_html(std::string_view html) {
  search::Sections sections;
  HtmlText(html, sections).read();
  return sections;
}

std::vector<Document> documents_of(const link::Linked& linked, const analyse::Analysis& analysis, EntryIndex entry) {
  return EntryDocuments(linked, analysis, entry).make();
}

search::Site searchable(const link::Linked& linked, std::vector<std::vector<Document>> documents,
                        const std::vector<TagPage>& tag_pages) {
  search::Site site{
      .kinds = {}, .documents = {}, .language = linked.catalogue.site.language, .pages = documents.size()};
  for (const KindName& kind : kinds) site.kinds.push_back({std::string(kind.id), linked.words(kind.title)});
  // Pages of a kind before the things of that kind.
  for (std::uint32_t kind = 0; kind < found::kinds_end; ++kind)
    for (const bool is_thing : {false, true})
      for (std::vector<Document>& all : documents)
        for (Document& document : all)
          if (document.kind == kind && document.of.empty() != is_thing) site.documents.push_back(std::move(document));
  for (const TagPage& tag : tag_pages)
    site.documents.push_back({.kind = found::tags, .address = tag.path, .title = tag.title, .worth = 35});
  return site;
}

}  // namespace scrutineer::render
