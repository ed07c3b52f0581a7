#include "render/records/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "analyse/timeline.h"
#include "analyse/wording.h"
#include "chart/timeline.h"
#include "link/href.h"
#include "render/records/event_kinds.h"
#include "render/view_parts.h"

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
std::string date_words(const base::PartialDate& date) {
  return date.month() == 0 ? fmt::format("{} (month not given)", date.year()) : long_form(date);
}

std::string date_words(const Moment& moment) {
  if (moment.until) return period_words(moment.date, moment.until);
  return moment.kind == EventKind::deadline ? fmt::format("By {}", date_words(moment.date)) : date_words(moment.date);
}

// ---- the drawing

chart::TimelineSign sign_of(const Moment& moment, std::size_t number) {
  return {number, static_cast<std::size_t>(moment.kind), days_of(moment), moment.until.has_value()};
}

// A lane for each kind of event.
std::vector<chart::TimelineLane> lanes_by_kind(const std::vector<Moment>& moments) {
  std::map<EventKind, chart::TimelineLane> lanes;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    chart::TimelineLane& lane = lanes[moments[i].kind];
    lane.label = event_kind_title(moments[i].kind);
    lane.signs.push_back(sign_of(moments[i], i + 1));
  }
  std::vector<chart::TimelineLane> result;
  for (auto& [kind, lane] : lanes) result.push_back(std::move(lane));
  return result;
}

// A lane for each case study and decision, in their order.
std::vector<chart::TimelineLane> lanes_by_entry(const link::Linked& linked, const std::vector<Moment>& moments) {
  std::map<EntryIndex, chart::TimelineLane> lanes;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    chart::TimelineLane& lane = lanes[moments[i].entry];
    lane.label = linked.entry(moments[i].entry).title;
    lane.signs.push_back(sign_of(moments[i], i + 1));
  }
  std::vector<chart::TimelineLane> result;
  for (auto& [entry, lane] : lanes) result.push_back(std::move(lane));
  return result;
}

std::vector<chart::TimelinePeriod> periods_of(const catalogue::Decision& decision) {
  std::vector<chart::TimelinePeriod> periods;
  for (const catalogue::Phase& phase : decision.phases) {
    if (!phase.from && !phase.until) continue;
    const Days from = base::days_of(phase.from ? *phase.from : *phase.until);
    const Days until = base::days_of(phase.until ? *phase.until : *phase.from);
    const bool is_whole = phase.from && phase.until;
    periods.push_back({phase.title, period_words(phase.from, phase.until),
                       is_whole     ? Days{from.first, until.last}
                       : phase.from ? Days{from.first, from.first}
                                    : Days{until.last, until.last},
                       is_whole});
  }
  return periods;
}

std::string describe(const std::vector<Moment>& moments) {
  return fmt::format("{}, from {} to {}. The list that follows has them with the same numbers.",
                     analyse::counted(moments.size(), "dated event", "dated events"), long_form(moments.front().date),
                     long_form(std::ranges::max(moments, {}, &Moment::date).date));
}

// A single moment needs no drawing.
std::string draw(std::vector<chart::TimelineLane> lanes, std::vector<chart::TimelinePeriod> periods,
                 const std::vector<Moment>& moments, std::string id, std::string title) {
  if (moments.size() < 2) return {};
  chart::Text text{std::move(id), std::move(title), "The numbers are those of the list below.", describe(moments)};
  return chart::timeline_chart({std::move(text), std::move(periods), std::move(lanes), event_kinds()});
}

// ---- the list

enum class Whose { own_page, one, several };

// The list of moments for the partial `timeline-list`, in groups by year when there are several entries.
class MomentList {
 public:
  // `id` begins the ids that the list needs.
  MomentList(const EntryContext& context, std::string id, Whose whose)
      : context_(context), from_(context.entry().output), id_(std::move(id)), whose_(whose) {}

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
    Object item{{"tl_number", fmt::format("{}", ++number_)},
                {"tl_date", date_words(moment)},
                {"tl_kind", Value::borrowed(event_kind_title(moment.kind))},
                {"tl_text", text_of(moment)},
                {"tl_source", moment.source ? source_html(context_.linked, from_, *moment.source) : std::string{}}};
    if (moment.phase) item.set("tl_phase", Value::borrowed(moment.phase->title));
    if (whose_ == Whose::several) {
      item.set("tl_entry", Value::borrowed(entry.title));
      item.set("tl_entry_href", href(from_, entry.output, moment.anchor));
    } else if (whose_ == Whose::own_page && moment.is_event) {
      item.set("tl_id", Value::borrowed(moment.anchor));
    }
    return item;
  }

  [[nodiscard]] std::string text_of(const Moment& moment) const {
    const std::string_view text = context_.linked.text_on(context_.index, moment.entry, moment.text);
    if (moment.words.empty()) return std::string(text);
    return fmt::format("{}.{}{}", escaped(moment.words), text.empty() ? "" : " ", text);
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

std::string period_words(const FactDate& from, const FactDate& until) {
  if (from && until) return fmt::format("{} to {}", long_form(*from), long_form(*until));
  if (from) return fmt::format("from {}", long_form(*from));
  return until ? fmt::format("until {}", long_form(*until)) : std::string{};
}

void add_timeline(const EntryContext& context, Object& view, std::vector<PageSection>& sections) {
  const Entry& entry = context.entry();
  const std::vector<Moment> moments = analyse::timeline(context.linked.catalogue, {&context.index, 1});
  const bool has_timeline = moments.size() > 1 || std::ranges::any_of(moments, &Moment::is_event);
  view.set("has_timeline", has_timeline);
  if (!has_timeline) return;
  sections.push_back({"app-timeline", "Timeline"});
  const auto* decision = std::get_if<catalogue::Decision>(&entry.detail);
  view.set("timeline_chart",
           draw(lanes_by_kind(moments), decision ? periods_of(*decision) : std::vector<chart::TimelinePeriod>{},
                moments, "app-timeline-chart", "What happened when"));
  set_list(view, "timeline_years", "has_timeline_years",
           MomentList(context, "app-timeline", Whose::own_page).of(moments));
}

void add_differences(const EntryContext& context, Object& view, std::vector<PageSection>& sections) {
  const auto* all = differences_of(context.entry());
  if (!all || all->empty()) return view.set("has_differences", false), void();
  sections.push_back({"app-differences", "Where documents differ"});
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
  const std::vector<Moment> moments = analyse::timeline(context.linked.catalogue, block.of, block.rows);
  Object view;
  const bool several = block.of.size() != 1;
  if (!moments.empty()) {
    const std::string id = fmt::format("app-block-{}", number);
    view.set("timeline_chart", draw(several ? lanes_by_entry(context.linked, moments) : lanes_by_kind(moments), {},
                                    moments, id + "-chart", "What happened when"));
    if (!several) view.set("timeline_of", link_to(context.linked, context.entry().output, block.of.front()));
    set_list(view, "timeline_years", "has_timeline_years",
             MomentList(context, id, several ? Whose::several : Whose::one).of(moments));
  }
  std::string html;
  context.templates.render("block-timeline", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render
