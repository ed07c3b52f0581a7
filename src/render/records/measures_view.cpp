#include "render/records/measures_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "analyse/measure_words.h"
#include "catalogue/amount.h"
#include "chart/series.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using analyse::BeforeAndAfter;
using analyse::difference_words;
using analyse::figure_words;
using analyse::Side;
using analyse::Verdict;
using catalogue::Measure;
using catalogue::MeasuredValue;
using catalogue::MeasureSeries;
using catalogue::Preferred;
using markup::List;
using markup::Object;
using markup::Value;

// In the order of analyse::Side.
constexpr std::array<chart::SeriesSide, 4> chart_sides{chart::SeriesSide::before, chart::SeriesSide::after,
                                                       chart::SeriesSide::during, chart::SeriesSide::unknown};

class MeasuresView {
 public:
  MeasuresView(const EntryContext& context, std::span<const MeasureSeries> all)
      : context_(context), words_(context.linked.words), all_(all), change_(analyse::change_of(context.entry())) {
    for (const MeasureSeries& series : all)
      for (const MeasuredValue& value : series.values) take_in(value.when.days());
    if (change_) take_in(base::days_of(change_->date));
  }

  void add(Object& view) const {
    view.set("measures_told_by", told_by());
    const auto* const point = turning_point_of(context_.entry());
    view.set("measures_note", point ? std::string(text_html(context_.page(), point->note)) : std::string{});
    view.set("measures_source",
             point ? source_html(context_.linked, context_.entry().output, point->source) : std::string{});
    List list;
    for (const MeasureSeries& series : all_) list.push_back(measure(series));
    set_list(view, "measures", "has_measures", std::move(list));
  }

 private:
  void take_in(const base::Days& days) {
    const auto year = [](std::chrono::sys_days day) {
      return static_cast<int>(std::chrono::year_month_day(day).year());
    };
    first_year_ = first_year_ == 0 ? year(days.first) : std::min(first_year_, year(days.first));
    last_year_ = std::max(last_year_, year(days.last));
  }

  [[nodiscard]] std::string told_by() const {
    if (!change_) return words_("measures.no-change");
    const std::string date = long_form(words_, change_->date);
    return change_->title.empty() ? words_("measures.told-by-start", {{"date", date}})
                                  : words_("measures.told-by", {{"title", change_->title}, {"date", date}});
  }

  [[nodiscard]] std::string change_label() const {
    const std::string date = long_form(words_, change_->date);
    return change_->title.empty() ? words_("measures.start-label", {{"date", date}})
                                  : words_("measures.change-label", {{"title", change_->title}, {"date", date}});
  }

  [[nodiscard]] Object measure(const MeasureSeries& series) const {
    Object item{{"measure_id", Value::borrowed(series.measure->anchor)},
                {"measure_title", Value::borrowed(series.measure->label)},
                {"measure_note", Value::borrowed(text_html(context_.page(), series.note))},
                {"measure_caption", words_("measures.caption", {{"label", series.measure->label}})},
                {"measure_figures", figures(series)}};
    const bool has_figure =
        std::ranges::any_of(series.values, [](const MeasuredValue& value) { return value.figure.has_value(); });
    item.set("measure_chart", has_figure ? chart_html(series) : std::string{});
    if (!has_figure) item.set("measure_says", analyse::headline(words_, series, change_));
    return item;
  }

  [[nodiscard]] List figures(const MeasureSeries& series) const {
    List rows;
    for (const MeasuredValue& value : series.values) {
      Object row{{"figure_date", long_form(words_, value.when)},
                 {"figure", value.figure ? figure_words(*series.measure, *value.figure) : std::string{}},
                 {"figure_note", Value::borrowed(text_html(context_.page(), value.note))},
                 {"figure_source", source_html(context_.linked, context_.entry().output, value.source)}};
      if (change_) row.set("figure_side", words_("measures.side", {{"side", side_name(side_of(value.when, change_))}}));
      rows.push_back(std::move(row));
    }
    return rows;
  }

  [[nodiscard]] std::string chart_html(const MeasureSeries& series) const {
    const Measure& measure = *series.measure;
    chart::SeriesChart chart;
    for (const MeasuredValue& value : series.values)
      chart.points.push_back({value.when.days(), value.figure ? std::optional(value.figure->value) : std::nullopt,
                              chart_sides[static_cast<std::size_t>(side_of(value.when, change_))]});
    if (change_) chart.change = {base::days_of(change_->date), change_label()};
    chart.first_year = first_year_;
    chart.last_year = last_year_;
    chart.amount = [&](const base::Rational& step) { return step_words(measure, step); };
    const auto side = [&](std::string_view name) { return words_("measures.side", {{"side", name}}); };
    chart.before_words = side("before");
    chart.during_words = side("during");
    chart.after_words = side("after");
    chart.unknown_words = words_("measures.figure");
    chart.missing_words = words_("measures.no-figure");
    chart.text = {measure.anchor + "-chart", analyse::headline(words_, series, change_), reading(series, chart),
                  description(series)};
    return chart::series_chart(chart);
  }

  // A step of the scale: without a unit that is words.
  [[nodiscard]] static std::string step_words(const Measure& measure, const base::Rational& step) {
    int places = 0;
    while (places < 12 && !(step * base::power_of_ten(places)).is_whole()) ++places;
    return catalogue::amount_text(measure.currency, {step, places}, measure.unit.starts_with('%') ? "%" : "");
  }

  // Sentences under the headline.
  [[nodiscard]] std::string reading(const MeasureSeries& series, const chart::SeriesChart& chart) const {
    std::vector<std::string> said;
    if (change_) {
      const BeforeAndAfter shown = before_and_after(series, change_);
      if (shown.difference) {
        said.push_back(words_("measures.last-figures"));
        said.push_back(words_("measures.difference",
                              {{"difference", difference_words(words_, *series.measure, *shown.difference)}}));
        const std::string_view direction = series.measure->better == Preferred::higher ? "higher" : "lower";
        if (shown.verdict == Verdict::better) said.push_back(words_("measures.better", {{"direction", direction}}));
        if (shown.verdict == Verdict::worse) said.push_back(words_("measures.worse", {{"direction", direction}}));
      }
      if (!shown.before) said.push_back(words_("measures.no-before"));
      if (!shown.after) said.push_back(words_("measures.no-after"));
    }
    std::vector<const MeasuredValue*> missing;
    const MeasuredValue* financial = nullptr;
    for (const MeasuredValue& value : series.values) {
      if (!value.figure) missing.push_back(&value);
      if (!financial && value.when.is_financial_year()) financial = &value;
    }
    if (!missing.empty())
      said.push_back(words_("measures.missing", {{"dates", analyse::dates_words(words_, missing)}}));
    const chart::ValueAxis axis = value_axis(chart);
    if (!axis.has_zero())
      said.push_back(words_("measures.not-from-zero", {{"from", step_words(*series.measure, axis.lowest())}}));
    if (financial) said.push_back(words_("measures.financial-year", {{"date", financial->when.whole_year()}}));
    return fmt::format("{}", fmt::join(said, " "));
  }

  // All figures, for those who do not see the drawing.
  [[nodiscard]] std::string description(const MeasureSeries& series) const {
    std::string said;
    if (change_) said = change_label() + ".";
    for (const MeasuredValue& value : series.values)
      said += fmt::format(
          "{}{}.", said.empty() ? "" : " ",
          words_("measures.cell-dated", {{"date", long_form(words_, value.when)},
                                         {"figure", value.figure ? figure_words(*series.measure, *value.figure)
                                                                 : words_("measures.no-figure")}}));
    return said;
  }

  const EntryContext& context_;
  const words::Words& words_;
  std::span<const MeasureSeries> all_;
  std::optional<analyse::Change> change_;
  int first_year_ = 0, last_year_ = 0;  // of all charts, so that they stand side by side
};

}  // namespace

void add_measures(const EntryContext& context, Object& view, std::vector<PageSection>& sections) {
  const std::span<const MeasureSeries> all = measures_of(context.entry());
  if (all.empty()) return view.set("has_measures", false), void();
  sections.push_back({"app-measures", context.linked.words("measures.title")});
  MeasuresView(context, all).add(view);
}

}  // namespace scrutineer::render
