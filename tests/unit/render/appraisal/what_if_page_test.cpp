#include "render/appraisal/what_if_page.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "analyse/example.h"
#include "linked_site_fixture.h"

using scrutineer::analyse::Appraised;
using scrutineer::markup::List;
using scrutineer::markup::Object;
using namespace scrutineer::render;
using namespace scrutineer::tests;

namespace {

using Texts = std::vector<std::string>;

nlohmann::json data_of(const scrutineer::catalogue::Appraisal& appraisal) {
  return nlohmann::json::parse(what_if_data(appraisal, scrutineer::analyse::score_table(appraisal)));
}

// An appraisal of options "a" and "b" on a scale of 0, 5 and 10, with cells that hold weight × score unless the
// heading says otherwise.
std::string appraisal_toml(std::string_view criteria, std::string_view cells = "weighted") {
  return fmt::format(
      "title = \"Two ways\"\nsummary = \"Two.\"\ncouncil = \"Council\"\ndate = \"2020\"\n"
      "source = {{ id = \"report\", where = \"table 1\" }}\ncells = \"{}\"\n"
      "[scale]\nsource = {{ id = \"report\", where = \"table 1\" }}\nlevels = [ "
      "{{ id = \"high\", title = \"High\", score = 10 }}, {{ id = \"medium\", title = \"Medium\", score = 5 }}, "
      "{{ id = \"low\", title = \"Low\", score = 0 }} ]\n"
      "[[option]]\nid = \"a\"\ntitle = \"First way\"\nsummary = \"It.\"\n"
      "published = {{ total = 1500, percent = 75, rank = 1, unweighted_total = 15 }}\n"
      "[[option]]\nid = \"b\"\ntitle = \"Second way\"\nsummary = \"It.\"\n{}",
      cells, criteria);
}

std::string criterion(std::string_view id, std::string_view a, std::string_view b, std::string_view weight = {}) {
  return fmt::format(
      "[[criterion]]\nid = \"{0}\"\ntitle = \"About {0}\"\n{3}"
      "source = {{ id = \"report\", where = \"table 1\" }}\n[criterion.published]\na = {1}\nb = {2}\n",
      id, a, b, weight.empty() ? "" : fmt::format("weight = {}\n", weight));
}

// The view of the page of a site with that appraisal.
class View {
 public:
  explicit View(const std::string& toml) {
    TestSite site;
    site.file("sources.toml", source("report")).file("appraisals/two.toml", toml);
    linking_.emplace(linking(site));
    REQUIRE(errors(linking_->mistakes).empty());
    const auto index = linking_->index("two");
    const auto& entry = linking_->linked.entry(index);
    const auto& appraisal = std::get<scrutineer::catalogue::Appraisal>(entry.detail);
    appraised_.audit = scrutineer::analyse::audit(appraisal, linking_->linked.words);
    view_ = what_if_view({linking_->linked, index, appraised_, templates_,
                          [this](std::string_view) -> const Object& { return view_; },
                          *scrutineer::base::Date::parse("2026-11-22")});
  }

  [[nodiscard]] bool is_true(scrutineer::markup::Key key) const {
    const auto* value = view_.find(key);
    return value != nullptr && value->is_true();
  }
  [[nodiscard]] std::string text(scrutineer::markup::Key key) const { return text(view_, key); }
  // What the things of a list are called, or what they hold.
  [[nodiscard]] Texts texts(scrutineer::markup::Key list, scrutineer::markup::Key key) const {
    return texts(view_, list, key);
  }
  [[nodiscard]] Texts texts(scrutineer::markup::Key outer, scrutineer::markup::Key list,
                            scrutineer::markup::Key key) const {
    Texts result;
    for (const Object& item : *view_.find(outer)->list())
      for (const std::string& found : texts(item, list, key)) result.push_back(found);
    return result;
  }

 private:
  static std::string text(const Object& object, scrutineer::markup::Key key) {
    const auto* value = object.find(key);
    return value == nullptr ? "(none)" : std::string(value->text());
  }
  static Texts texts(const Object& object, scrutineer::markup::Key list, scrutineer::markup::Key key) {
    Texts result;
    for (const Object& item : *object.find(list)->list()) result.push_back(text(item, key));
    return result;
  }

  std::optional<Linking> linking_;
  Appraised appraised_;
  scrutineer::markup::TemplateSet templates_;
  Object view_;
};

}  // namespace

TEST_CASE("A score that no decimal can hold reaches the script as a fraction") {
  const auto data = data_of(example::appraisal({0, 5, 10}, {7}, {{70, -25}}));
  CHECK(data["criteria"][0]["scores"] == nlohmann::json({"10", "-25/7"}));
}

TEST_CASE("A cell that cannot be read reaches the script as null, not as zero") {
  const auto data = data_of(example::appraisal({0, 5, 10}, {4}, {{std::nullopt, 0}}));
  CHECK(data["criteria"][0]["scores"] == nlohmann::json({nullptr, "0"}));
}

TEST_CASE("Criteria that were not scored are no part of the sums") {
  auto appraisal = example::appraisal({0, 10}, {4, 6}, {{40, 0}, {0, 60}});
  appraisal.criteria[0].not_assessed = scrutineer::catalogue::TextRef{0};
  const auto data = data_of(appraisal);
  REQUIRE(data["criteria"].size() == 1);
  CHECK(data["criteria"][0]["id"] == "c2");
}

TEST_CASE("Weights that were not published start at 1, and the page is told") {
  CHECK(data_of(example::appraisal({1, 5}, {}, {{1, 5}}))["criteria"][0]["weight"] == "1");

  const View view(appraisal_toml(criterion("cost", "10", "5") + criterion("time", "5", "0"), "raw"));
  CHECK_FALSE(view.is_true("weights_published"));
  CHECK(view.texts("weight_groups", "wgroup_weights", "weight_published") == Texts{"(none)", "(none)"});
  // A published percentage or rank would be of weights that nobody knows.
  CHECK(view.texts("results", "result_published_total") == Texts{"15", "(none)"});
  CHECK(view.texts("results", "result_published_share") == Texts{"(none)", "(none)"});
  CHECK(view.texts("results", "result_published_rank") == Texts{"(none)", "(none)"});
}

TEST_CASE("A missing score gives totals, shares and ranks from the lowest to the highest") {
  const View view(appraisal_toml(criterion("cost", "\"unreadable\"", "20", "4") + criterion("time", "30", "30", "6")));
  CHECK(view.texts("results", "result_total") == Texts{"30 to 70", "50"});
  CHECK(view.texts("results", "result_share") == Texts{"30.0 to 70.0%", "50.0%"});
  CHECK(view.texts("results", "result_rank") == Texts{"1 to 2", "1 to 2"});
  CHECK(view.texts("results", "result_bar") == Texts{"30", "50"});
  CHECK(view.texts("results", "result_bar_open") == Texts{"40", "0"});
  CHECK(view.is_true("leader_open"));
  CHECK(view.text("names") == "First way and Second way");
}

TEST_CASE("Options with the same known total tie by name") {
  const View view(appraisal_toml(criterion("cost", "40", "0", "4") + criterion("time", "0", "40", "4")));
  CHECK(view.texts("results", "result_rank") == Texts{"1", "1"});
  CHECK(view.texts("results", "result_tied") == Texts{"tied with Second way", "tied with First way"});
  CHECK(view.is_true("leader_tie"));
}

TEST_CASE("Only scores that are missing or off the scale are there to be changed") {
  const View view(appraisal_toml(criterion("cost", "\"unreadable\"", "{ value = -25, as_printed = true }", "5") +
                                 criterion("time", "30", "\"not scored\"", "6")));
  CHECK(view.texts("open_options", "open_title") == Texts{"First way", "Second way"});
  CHECK(view.texts("open_options", "open_cells", "cell_criterion") == Texts{"cost", "cost", "time"});
  CHECK(view.texts("open_options", "open_cells", "cell_stands") ==
        Texts{"Not known", "-5 (printed as -25 with its weight)", "Not scored"});
  CHECK(view.is_true("off_scale"));
}

TEST_CASE("The lead is that over the next option, and over all that are as near") {
  const View view(appraisal_toml(criterion("cost", "10", "5", "3") + criterion("time", "5", "0", "0.5"), "raw"));
  CHECK(view.is_true("leader_one"));
  CHECK(view.text("lead") == "17.5 points");
  CHECK(view.text("rivals") == "Second way");
  const View one(appraisal_toml(criterion("cost", "10", "5", "0.2"), "raw"));
  CHECK(one.text("lead") == "1 point");
}

TEST_CASE("Where a score is missing the lead is the least that it can be") {
  const View view(appraisal_toml(criterion("cost", "40", "0", "4") + criterion("time", "60", "\"unreadable\"", "6")));
  CHECK(view.is_true("leader_at_least"));
  CHECK_FALSE(view.is_true("leader_one"));
  CHECK(view.text("lead") == "40 points");
  CHECK(view.text("rivals") == "Second way");
}

TEST_CASE("A weight above a thousand is written as a reader types it") {
  const View view(appraisal_toml(criterion("cost", "10", "5", "1200.5") + criterion("time", "5", "0", "1"), "raw"));
  CHECK(view.texts("weight_groups", "wgroup_weights", "weight_value") == Texts{"1200.5", "1"});
  CHECK(view.texts("weight_groups", "wgroup_weights", "weight_published") == Texts{"1,200.5", "1"});
}
