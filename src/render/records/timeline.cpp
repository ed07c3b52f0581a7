#include "render/records/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "analyse/timeline.h"
#include "chart/timeline.h"
#include "link/href.h"
#include "render/records/event_kinds.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using analyse::Moment;
using base::Days;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::EventKind;
using catalogue::FactDate;
using link::href;
using markup::List;
using markup::Object;
using markup::Value;

// ---- dates in words

// A year alone is said to be one, so that nobody takes it for a January.
std::string date_words(const words::Words& words, const base::PartialDate& date) {
  std::string text = long_form(words, date);
  return date.month() == 0 ? words("timeline.year-only", {{"year", text}}) : text;
}

std::string date_words(const words::Words& words, const Moment& moment) {
  if (moment.until) return period_words(words, moment.date, moment.until);
  std::string text = date_words(words, moment.date);
  return moment.kind == EventKind::deadline ? words("timeline.by", {{"date", text}}) : text;
}

// ---- the drawing

// What the list says of a moment's standing, for messages to choose by.
std::string_view standing(const Moment& moment) {
  return moment.planned ? "planned" : moment.lay_ahead() ? "due" : "happened";
}

// The id of a moment in the list whose ids begin so.
std::string item_id(std::string_view list, std::size_t number, const Moment& moment, bool on_own_page) {
  return on_own_page && moment.is_event ? std::string(moment.anchor) : fmt::format("{}-n{}", list, number);
}

// The signs of the drawing lead to the list.
class Signs {
 public:
  Signs(const link::Linked& linked, std::string_view list, bool on_own_page)
      : site_(linked.catalogue.site), words_(linked.words), list_(list), on_own_page_(on_own_page) {}

  [[nodiscard]] chart::TimelineSign of(const Moment& moment, std::size_t number) const {
    return {number,
            static_cast<std::size_t>(moment.kind),
            days_of(moment),
            moment.until.has_value(),
            moment.lay_ahead(),
            words_("timeline.sign", {{"number", number},
                                     {"date", date_words(words_, moment)},
                                     {"kind", event_kind_title(site_, words_, moment.kind)},
                                     {"standing", standing(moment)}}),
            "#" + item_id(list_, number, moment, on_own_page_)};
  }

 private:
  const catalogue::Site& site_;
  const words::Words& words_;
  std::string_view list_;
  bool on_own_page_;
};

// A lane for each kind of event, deadlines last.
std::vector<chart::TimelineLane> lanes_by_kind(const link::Linked& linked, const std::vector<Moment>& moments,
                                               const Signs& signs) {
  std::map<std::pair<bool, EventKind>, chart::TimelineLane> lanes;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const EventKind kind = moments[i].kind;
    chart::TimelineLane& lane = lanes[{kind == EventKind::deadline, kind}];
    lane.label = event_kind_title(linked.catalogue.site, linked.words, kind);
    lane.signs.push_back(signs.of(moments[i], i + 1));
  }
  std::vector<chart::TimelineLane> result;
  for (auto& [kind, lane] : lanes) result.push_back(std::move(lane));
  return result;
}

// A lane for each case study and decision, in their order.
std::vector<chart::TimelineLane> lanes_by_entry(const link::Linked& linked, const std::vector<Moment>& moments,
                                                const Signs& signs) {
  std::map<EntryIndex, chart::TimelineLane> lanes;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    chart::TimelineLane& lane = lanes[moments[i].entry];
    lane.label = linked.entry(moments[i].entry).title;
    lane.signs.push_back(signs.of(moments[i], i + 1));
  }
  std::vector<chart::TimelineLane> result;
  for (auto& [entry, lane] : lanes) result.push_back(std::move(lane));
  return result;
}

std::vector<chart::TimelinePeriod> periods_of(const words::Words& words, const catalogue::Decision& decision) {
  std::vector<chart::TimelinePeriod> periods;
  for (const catalogue::Phase& phase : decision.phases) {
    if (!phase.from && !phase.until) continue;
    const Days from = base::days_of(phase.from ? *phase.from : *phase.until);
    const Days until = base::days_of(phase.until ? *phase.until : *phase.from);
    const bool is_whole = phase.from && phase.until;
    periods.push_back({phase.title, period_words(words, phase.from, phase.until),
                       is_whole     ? Days{from.first, until.last}
                       : phase.from ? Days{from.first, from.first}
                                    : Days{until.last, until.last},
                       is_whole});
  }
  return periods;
}

// The first and the last date of some moments in words: "from 2015 to May 2016", or "2015" for one alone.
std::string span_words(const words::Words& words, const std::vector<const Moment*>& moments) {
  const auto end = [](const Moment* moment) { return moment->until ? *moment->until : moment->date; };
  const auto last_day = [&](const Moment* moment) { return days_of(*moment).last; };
  const auto first_day = [](const Moment* moment) { return days_of(*moment).first; };
  const base::PartialDate first = (*std::ranges::min_element(moments, {}, first_day))->date;
  const base::PartialDate last = end(*std::ranges::max_element(moments, {}, last_day));
  return first == last ? long_form(words, first) : period_words(words, first, last);
}

// How much happened and when, and how much lay ahead.
std::string headline(const words::Words& words, const std::vector<Moment>& moments) {
  std::vector<const Moment*> happened, ahead;
  for (const Moment& moment : moments) (moment.lay_ahead() ? ahead : happened).push_back(&moment);
  const std::string events =
      happened.empty()
          ? std::string{}
          : words("timeline.headline-events", {{"count", happened.size()}, {"dates", span_words(words, happened)}});
  if (ahead.empty()) return events;
  const std::string plans =
      words("timeline.headline-plans", {{"count", ahead.size()}, {"dates", span_words(words, ahead)}});
  return happened.empty() ? plans : words("timeline.headline-both", {{"events", events}, {"plans", plans}});
}

// A drawing of more lanes is metres tall, and a page of megabytes: the list says the same.
constexpr std::size_t most_lanes = 150;

// A single moment needs no drawing.
std::string draw(const link::Linked& linked, std::vector<chart::TimelineLane> lanes,
                 std::vector<chart::TimelinePeriod> periods, const std::vector<Moment>& moments, std::string id) {
  if (moments.size() < 2 || lanes.size() > most_lanes) return {};
  const words::Words& words = linked.words;
  chart::Text text{std::move(id), headline(words, moments), words("timeline.chart-reading"), {}};
  const std::vector<chart::SignKind> kinds = event_kinds(linked.catalogue.site, words);
  return chart::timeline_chart({std::move(text), std::move(periods), std::move(lanes), kinds, words("chart.lasted"),
                                words("chart.open-date"), words("chart.ahead"), ahead_sign()});
}

// ---- the list

enum class Whose { own_page, one, several };

// The list of moments for the partial `timeline-list`, in groups by year when there are several entries.
class MomentList {
 public:
  // `id` begins the ids that the list needs.
  MomentList(const EntryContext& context, std::string id, Whose whose)
      : context_(context),
        words_(context.linked.words),
        from_(context.entry().output),
        id_(std::move(id)),
        whose_(whose) {}

  [[nodiscard]] List of(const std::vector<Moment>& moments) {
    for (const Moment& moment : moments) {
      if (whose_ == Whose::several && moment.date.year() != year_) finish_year();
      year_ = moment.date.year();
      items_.push_back(item(moment));
    }
    finish_year();
    return std::move(years_);
  }

 private:
  [[nodiscard]] Object item(const Moment& moment) {
    const Entry& entry = context_.linked.entry(moment.entry);
    ++number_;
    Object item{{"tl_number", fmt::format("{}", number_)},
                {"tl_id", item_id(id_, number_, moment, whose_ == Whose::own_page)},
                {"tl_date", date_words(words_, moment)},
                {"tl_kind", event_kind_title(context_.linked.catalogue.site, words_, moment.kind)},
                {"tl_text", text_of(moment)},
                {"tl_source", moment.source ? source_html(context_.linked, from_, *moment.source) : std::string{}}};
    if (moment.phase) item.set("tl_phase", Value::borrowed(moment.phase->title));
    if (whose_ == Whose::several) {
      item.set("tl_entry", Value::borrowed(entry.title));
      item.set("tl_entry_href", href(from_, entry.output, moment.anchor));
      List again;
      for (const analyse::Place& place : moment.told_again)
        again.push_back({{"tl_again_title", Value::borrowed(context_.linked.entry(place.entry).title)},
                         {"tl_again_href", href(from_, context_.linked.entry(place.entry).output, place.anchor)}});
      item.set("tl_again", std::move(again));
    }
    if (moment.lay_ahead()) item.set("tl_ahead", words_("timeline.standing", {{"standing", standing(moment)}}));
    return item;
  }

  [[nodiscard]] std::string text_of(const Moment& moment) const {
    const std::string_view text = context_.linked.text_on(context_.index, moment.entry, moment.text);
    if (moment.words.empty()) return std::string(text);
    const std::string words = escaped(moment.words);
    return text.empty() ? words_.html("timeline.words", {{"words", words}})
                        : words_.html("timeline.words-and-text", {{"words", words}, {"text", text}});
  }

  void finish_year() {
    if (items_.empty()) return;
    Object year;
    if (whose_ == Whose::several) {
      year.set("tl_year", fmt::format("{}", year_));
      year.set("tl_year_id", fmt::format("{}-{}", id_, year_));
    }
    year.set("tl_moments", std::move(items_));
    years_.push_back(std::move(year));
    items_ = {};
  }

  const EntryContext& context_;
  const words::Words& words_;
  std::string_view from_;
  std::string id_;
  Whose whose_;
  std::size_t number_ = 0;
  int year_ = 0;
  List years_, items_;
};

const std::vector<catalogue::Difference>* differences_of(const Entry& entry) {
  if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail)) return &study->differences;
  if (const auto* decision = std::get_if<catalogue::Decision>(&entry.detail)) return &decision->differences;
  return nullptr;
}

}  // namespace

std::string period_words(const words::Words& words, const FactDate& from, const FactDate& until) {
  if (from && until)
    return words("timeline.period", {{"from", long_form(words, *from)}, {"until", long_form(words, *until)}});
  if (from) return words("timeline.from", {{"from", long_form(words, *from)}});
  return until ? words("timeline.until", {{"until", long_form(words, *until)}}) : std::string{};
}

void add_timeline(const EntryContext& context, Object& view, std::vector<PageSection>& sections) {
  const Entry& entry = context.entry();
  const words::Words& words = context.linked.words;
  const std::vector<Moment> moments = analyse::timeline(context.linked, {&context.index, 1});
  const bool has_timeline = moments.size() > 1 || std::ranges::any_of(moments, &Moment::is_event);
  view.set("has_timeline", has_timeline);
  if (!has_timeline) return;
  sections.push_back({"app-timeline", words("timeline.title")});
  const auto* decision = std::get_if<catalogue::Decision>(&entry.detail);
  const Signs signs(context.linked, "app-timeline", true);
  view.set("timeline_chart", draw(context.linked, lanes_by_kind(context.linked, moments, signs),
                                  decision ? periods_of(words, *decision) : std::vector<chart::TimelinePeriod>{},
                                  moments, "app-timeline-chart"));
  set_list(view, "timeline_years", "has_timeline_years",
           MomentList(context, "app-timeline", Whose::own_page).of(moments));
}

void add_differences(const EntryContext& context, Object& view, std::vector<PageSection>& sections) {
  const auto* all = differences_of(context.entry());
  if (!all || all->empty()) return view.set("has_differences", false), void();
  sections.push_back({"app-differences", context.linked.words("record.differences")});
  List differences;
  for (const catalogue::Difference& difference : *all) {
    List accounts;
    for (const catalogue::Account& account : difference.accounts)
      accounts.push_back({{"account_text", Value::borrowed(text_html(context.page(), account.text))},
                          {"account_source", source_html(context.linked, context.entry().output, account.source)}});
    differences.push_back({{"difference_id", Value::borrowed(difference.id)},
                           {"difference_about", Value::borrowed(difference.about)},
                           {"difference_text", Value::borrowed(text_html(context.page(), difference.text))},
                           {"accounts", std::move(accounts)}});
  }
  set_list(view, "differences", "has_differences", std::move(differences));
}

std::string timeline_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  const std::vector<Moment> moments = analyse::timeline(context.linked, block.of, block.rows);
  Object view;
  const bool several = block.of.size() != 1;
  if (!moments.empty()) {
    const std::string id = fmt::format("app-block-{}", number);
    const Signs signs(context.linked, id, false);
    view.set("timeline_chart", draw(context.linked,
                                    several ? lanes_by_entry(context.linked, moments, signs)
                                            : lanes_by_kind(context.linked, moments, signs),
                                    {}, moments, id + "-chart"));
    if (!several) view.set("timeline_of", link_to(context.linked, context.entry().output, block.of.front()));
    set_list(view, "timeline_years", "has_timeline_years",
             MomentList(context, id, several ? Whose::several : Whose::one).of(moments));
  }
  std::string html;
  context.templates.render("block-timeline", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render
