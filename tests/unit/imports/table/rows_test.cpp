#include <catch2/catch.hpp>

#include "../sheets.h"
#include "imports/dates.h"
#include "imports/table/csl.h"
#include "imports/table/find.h"
#include "imports/table/levels.h"
#include "imports/table/read.h"
#include "imports/table/text.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::Messages;
using Codes = std::vector<std::string>;
using Texts = std::vector<std::string>;

namespace {

imports::DocumentFacts facts() {
  imports::DocumentFacts facts;
  facts.file = "table.xlsx";
  return facts;
}

struct Imported {
  std::optional<imports::ReadTable> table;
  std::string file, vocabulary;
  Codes told;
};

Imported imported(std::string_view kind, const imports::Workbook& book, const imports::RowsChoices& choices = {},
                  const imports::ReadChoices& reading = {}, const imports::SiteNames& site = {}) {
  Messages messages;
  Imported result;
  const auto rows = imports::find_rows(book, imports::table_kind(kind), choices, messages);
  if (rows) result.table = imports::read_rows(book, *rows, reading, site, messages);
  if (result.table) {
    auto text = imports::table_text(*result.table, facts(), false, messages);
    result.file = std::move(text.file);
    result.vocabulary = std::move(text.vocabulary);
  }
  result.told = tests::codes(messages);
  return result;
}

Texts names(const Imported& each) {
  Texts result;
  if (each.table)
    for (const auto& thing : each.table->things) result.push_back(thing.name);
  return result;
}

bool told(const Imported& each, std::string_view code) { return std::ranges::find(each.told, code) != each.told.end(); }

bool has(const Imported& each, std::string_view text) { return each.file.contains(text); }

}  // namespace

TEST_CASE("a table is found by the headings of its columns, whatever stands above it") {
  const auto each = imported("risks", tests::book({{"Register of risks"},
                                                   {"Ref", "Risk", "Likelihood (1-5)", "Impact", "Risk owner"},
                                                   {"R1", "Income falls", "1", "2", "Head of Finance"},
                                                   {"R2", "Staff leave", "2", "1", "n/a"}}));
  CHECK(names(each) == Texts{"Income falls", "Staff leave"});
  CHECK(has(each, "title = \"Register of risks\"  # A1"));
  CHECK(has(each, "[[risk]]  # sheet Scores, row 3\nid = \"income-falls\""));
  CHECK(has(each, "owner = \"Head of Finance\""));
  CHECK(has(each, "# id: A3 shows “R1”"));
  CHECK(has(each, "# owner: E4 shows “n/a”"));
}

TEST_CASE("a sheet without such a table is told") {
  CHECK(imported("risks", tests::book({{"Criteria", "A"}, {"Cost", "1"}})).told == Codes{"no-table"});
  CHECK(imported("glossary", {}).told == Codes{"no-table"});
  imports::RowsChoices choices;
  choices.head = 0;
  CHECK(imported("risks", tests::book({{"What", "Owner"}, {"Cost", "1"}}), choices).told ==
        Codes{"left-out-column", "no-name-column"});
}

TEST_CASE("of two tables, and of two columns that are headed alike, none is chosen") {
  const auto two =
      tests::book({{"Term", "Meaning"}, {"Trust", "A body"}, {""}, {"Term", "Definition"}, {"CIC", "One"}});
  CHECK(imported("glossary", two).told == Codes{"several-tables"});
  const auto ratings =
      tests::book({{"Risk", "Likelihood", "Impact", "Likelihood", "Impact"}, {"A", "1", "2", "2", "1"}});
  CHECK(imported("risks", ratings).told == Codes{"unclear-columns", "unclear-columns"});
  imports::RowsChoices choices;
  choices.columns = {{"likelihood", 3}, {"impact", 4}};
  const auto chosen = imported("risks", ratings, choices);
  CHECK(has(chosen, "# B2, “Likelihood”: 1"));
  CHECK(chosen.table->things.size() == 1);
}

TEST_CASE("a heading that is mistyped is taken for the nearest, and told") {
  const auto each = imported("glossary", tests::book({{"Term", "Defintion", "Also called"}, {"CIC", "One", "It"}}));
  CHECK(told(each, "near-heading"));
  CHECK(has(each, "\nOne\n"));
}

TEST_CASE("rows that are one heading give groups, headings that are repeated give nothing, and notes are kept") {
  auto book = tests::book({{"Question", "Why", "Stage"},
                           {"Money"},
                           {"Who pays?", "It costs.", "Before"},
                           {"Question", "Why", "Stage"},
                           {"Who gains?", "", "Before"},
                           {"", "no name", "at all"},
                           {""},
                           {"From the briefing"}});
  book.sheets[0].merged.push_back(*imports::range_named("A2:C2"));
  const auto each = imported("questions", book);
  CHECK(names(each) == Texts{"Who pays?", "Who gains?"});
  CHECK(has(each, "theme = \"money\"  # A2"));
  CHECK(told(each, "unnamed-row"));
  CHECK(has(each, "# A8: From the briefing"));
  CHECK(has(each, "# B6: no name"));
  CHECK(each.vocabulary.contains("[[question_theme]]\nid = \"money\"\ntitle = \"Money\"  # A2"));
  CHECK(each.vocabulary.contains("[[stage]]\nid = \"before\"\ntitle = \"Before\"  # C3"));
}

TEST_CASE("a priority is one of the site by its id or its title, and \"high\" where it defines none") {
  const auto book = tests::book({{"Question", "Theme", "Stage", "Priority"},
                                 {"Who pays?", "Money", "Before", "High"},
                                 {"Who gains?", "Money", "Before", "Must be asked"},
                                 {"Who knows?", "Money", "Before", "Next"}});
  const auto none = imported("questions", book);
  CHECK(has(none, "priority = \"high\""));
  CHECK(has(none, "# priority: D3 shows “Must be asked”"));
  imports::SiteNames site;
  site.is_known = true;
  site.names = {{"priority", "must", "Must be asked"}, {"priority", "next", "Ask if there is time"}};
  const auto own = imported("questions", book, {}, {}, site);
  CHECK(has(own, "# priority: D2 shows “High”"));
  CHECK(has(own, "priority = \"must\""));
  CHECK(has(own, "priority = \"next\""));
}

TEST_CASE("a row with one text that is not merged is asked about") {
  const auto book = tests::book({{"Question", "Why"}, {"Money"}, {"Who pays?", "It costs."}});
  CHECK(imported("questions", book).told == Codes{"unclear-row"});
  imports::RowsChoices choices;
  choices.groups = {1};
  CHECK(names(imported("questions", book, choices)) == Texts{"Who pays?"});
  choices.groups->clear();
  CHECK(names(imported("questions", book, choices)) == Texts{"Money", "Who pays?"});
}

TEST_CASE("a thing goes on where its name is merged down, and merged cells belong to each row") {
  auto book = tests::book({{"Category", "Risk", "Mitigation", "Owner"},
                           {"Finance", "Income falls", "Review prices", "A"},
                           {"", "", "Hold a reserve", ""},
                           {"", "Costs rise", "Fix them", "B"}});
  for (const char* range : {"A2:A4", "B2:B3"}) book.sheets[0].merged.push_back(*imports::range_named(range));
  const auto each = imported("risks", book);
  REQUIRE(names(each) == Texts{"Income falls", "Costs rise"});
  CHECK(has(each, "mitigation = \"Review prices Hold a reserve\""));
  CHECK(has(each, "# sheet Scores, rows 2 to 3"));
  CHECK(each.table->groups.size() == 1);
}

TEST_CASE("what the site has is named by its id, and what it has not becomes a comment") {
  const imports::SiteNames site{true, {{"model", "trust", "A trust"}, {"theme", "money", "Finance"}}, {"who-pays"}};
  const auto each =
      imported("questions", tests::book({{"Question", "Theme", "Model"}, {"Who pays?", "finance", "A TRUST; A firm"}}),
               {}, {}, site);
  CHECK(has(each, "id = \"who-pays-2\""));
  CHECK(has(each, "theme = \"money\""));
  CHECK(has(each, "models = [\"trust\"]"));
  CHECK(has(each, "# models: C2 shows “A firm”"));
  CHECK(told(each, "unknown-name"));
}

TEST_CASE("the order of levels is known, said, or asked for") {
  CHECK(imports::in_order({"High", "low", "Medium"}) == Texts{"low", "Medium", "High"});
  CHECK(imports::in_order({"10", "2", "1"}) == Texts{"1", "2", "10"});
  CHECK(imports::in_order({"3 - Possible", "1 - Rare"}) == Texts{"1 - Rare", "3 - Possible"});
  CHECK(imports::in_order({"Likely", "Almost certain", "Rare"}) == Texts{"Rare", "Likely", "Almost certain"});
  CHECK_FALSE(imports::in_order({"Slim", "Fair"}));
  CHECK_FALSE(imports::in_order({"Medium", "Moderate"}));  // of one rank
  const auto numbers = tests::book({{"Risk", "Likelihood", "Impact"}, {"A", "1", "2"}, {"B", "2", "4"}});
  CHECK(told(imported("risks", numbers), "levels-used"));
  const auto book = tests::book({{"Risk", "Likelihood", "Impact"}, {"A", "Slim", "Low"}, {"B", "Fair", "High"}});
  CHECK(told(imported("risks", book), "unclear-levels"));
  imports::ReadChoices reading;
  reading.scales["likelihood"] = {"None", "Slim", "Fair"};
  CHECK(has(imported("risks", book, {}, reading), "{ id = \"none\", title = \"None\" },\n  { id = \"slim\""));
  reading.scales["likelihood"] = {"Slim", "Great"};
  CHECK(told(imported("risks", book, {}, reading), "unclear-levels"));
}

TEST_CASE("dates are read as people write them, and one that may be two is not") {
  CHECK(imports::date_in("3 April 2016") == "2016-04-03");
  CHECK(imports::date_in("3rd Apr 2016") == "2016-04-03");
  CHECK(imports::date_in("April 3, 2016") == "2016-04-03");
  CHECK(imports::date_in("Sept 2016") == "2016-09");
  CHECK(imports::date_in("Apr-16") == "2016-04");
  CHECK_FALSE(imports::date_in("16-Apr"));
  CHECK_FALSE(imports::date_in("Apr 16"));
  CHECK(imports::date_in("25/04/2016") == "2016-04-25");
  CHECK(imports::date_in("04/04/2016") == "2016-04-04");
  CHECK_FALSE(imports::date_in("03/04/2016"));
  CHECK_FALSE(imports::date_in("31 June 2016"));
  CHECK_FALSE(imports::date_in("soon"));
  CHECK(imports::period_in("2015-16") == "2015/16");
  CHECK(imports::period_in("FY 2015/16") == "2015/16");
  CHECK(imports::period_in("2009-10") == "2009-10");
}

TEST_CASE("figures stand beside each other under their dates, or one a row") {
  const auto wide = imported("measures", tests::book({{"Indicator", "2015/16", "2016/17", "2017/18"},
                                                      {"Visits", "1,200", "", "n/a"},
                                                      {"Happy", "71%", "some", "73%"}}));
  CHECK(has(wide, "{ date = \"2015/16\", value = 1200 },  # B2"));
  CHECK(has(wide, "# { date = \"2016/17\", missing = true },  # C2 is blank"));
  CHECK(has(wide, "  { date = \"2017/18\", missing = true },  # D2 shows “n/a”"));
  CHECK(told(wide, "not-a-figure"));
  CHECK(wide.vocabulary.contains("key = \"happy\"\nlabel = \"Happy\"\nunit = \"%\""));
  const auto rows = imported(
      "measures", tests::book({{"Measure", "Date", "Figure"}, {"Visits", "2015", "£3"}, {"Visits", "2016", "£4.50"}}));
  CHECK(has(rows, "{ date = \"2015\", value = 3 },  # C2\n  { date = \"2016\", value = 4.50 },  # C3"));
  CHECK(rows.vocabulary.contains("currency = \"£\""));
  CHECK(told(imported("measures", tests::book({{"Measure", "Unit"}, {"Visits", "£"}})), "no-dates"));
  CHECK(told(imported("measures",
                      tests::book({{"Measure", "Date", "Figure"}, {"Visits", "2015", "£3"}, {"Visits", "2016", "4"}})),
             "unclear-unit"));
}

TEST_CASE("rows of several files are asked about") {
  const auto book = tests::book({{"Bank", "Question", "Why"}, {"One", "Who?", "So"}, {"Two", "What?", "So"}});
  CHECK(told(imported("questions", book), "several-files"));
  imports::ReadChoices reading;
  reading.only = "two";
  CHECK(names(imported("questions", book, {}, reading)) == Texts{"What?"});
  reading.only = "three";
  CHECK(told(imported("questions", book, {}, reading), "several-files"));
}

TEST_CASE("formulas without a value, and cells with errors, are told") {
  CHECK(told(imported("risks", tests::book({{"Risk", "Likelihood", "Impact"}, {"A", "=?", "1"}})), "no-value"));
  const auto each = imported("glossary", tests::book({{"Term", "Meaning", "Also"}, {"A", "#REF!", "B"}}));
  CHECK(told(each, "cell-error"));
  CHECK(has(each, "<!-- definition: B2 shows “#REF!” -->"));
}

TEST_CASE("lists of documents are read from CSL-JSON, and nothing else is taken for one") {
  Messages messages;
  const auto read = imports::read_csl(
      R"([{"id":"smith2020","type":"report","title":"Pools","author":[{"given":"Jane","family":"Smith"},{"literal":"Sport Trust"}],
          "issued":{"date-parts":[[2020,4]]},"DOI":"10.1/x"},{"type":"book"}])",
      {}, messages);
  REQUIRE(read);
  const auto text = imports::table_text(*read, facts(), false, messages);
  CHECK(
      text.file.contains("id = \"smith2020\"\ntitle = \"Pools\"\nby = [\"Jane Smith\", \"Sport Trust\"]\n"
                         "published = \"2020-04\"\nurl = \"https://doi.org/10.1/x\"\nkind = \"report\""));
  CHECK(tests::codes(messages) == Codes{"unnamed-row", "not-defined"});
  Messages without_titles;
  CHECK_FALSE(imports::read_csl(R"([{"type":"book"}])", {}, without_titles));
  CHECK(tests::codes(without_titles) == Codes{"unnamed-row", "no-rows"});
  for (const char* bad : {"{}", "[", "[]", "[1, 2", "[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]"}) {
    Messages told_of_bad;
    CHECK_FALSE(imports::read_csl(bad, {}, told_of_bad));
    CHECK(tests::codes(told_of_bad) == Codes{"unknown-format"});
  }
}

TEST_CASE("words and marks beside a date change nothing of it, and what may be two years is none") {
  for (const char* text : {"2018/19 [p]", "2018-19 (r)", "2018/19 [note 2]", "2018/19*", "2018/19 Actual",
                           "Baseline (2018/19)", "Outturn 2018/19", "Year ending March 2019", "Year to 31 March 2019",
                           "Apr 2018 to Mar 2019", "1 April 2018 - 31 March 2019", "2018 to 2019", "FY 2018/19"}) {
    INFO(text);
    CHECK(imports::period_among_words(text) == "2018/19");
  }
  CHECK(imports::period_among_words("Jan 2012-Dec 2012") == "2012");
  CHECK(imports::period_among_words("Year ending December 2012") == "2012");
  CHECK(imports::period_among_words("2012 Jan") == "2012-01");
  CHECK(imports::period_among_words("As at 31 March 2019") == "2019-03-31");
  for (const char* text :
       {"FY 2016", "FY16", "FYE 2021", "16/17", "2018/19 target", "2018/19 to date", "Change 2019 to 2020",
        "Year ending June 2019", "Apr 2018 to Dec 2018", "Jan 2012-Dec 2013", "2012 to 2014"}) {
    INFO(text);
    CHECK_FALSE(imports::period_among_words(text));
  }
}

TEST_CASE("a column that seems to be of a date that is not read is told, and one of a target is none") {
  const auto each =
      imported("measures", tests::book({{"Measure", "FY16", "2016/17", "2018/19 target", "% change", "2017/18"},
                                        {"Visits", "1", "2", "3", "4", "5"}}));
  CHECK(std::ranges::count(each.told, "unread-date") == 1);
  CHECK(std::ranges::count(each.told, "left-out-column") == 2);
  CHECK(has(each, "# B2, “FY16”: 1"));
  const auto rows = imported(
      "measures", tests::book({{"Measure", "Date", "Figure"}, {"Visits", "16/17", "3"}, {"Visits", "2017/18", "4"}}));
  CHECK(told(rows, "unread-date"));
  CHECK(has(rows, "# { date = \"16/17\", value = 3 },  # C2, of “16/17”"));
}

TEST_CASE("of what stands below a date the actual figure is taken, and never a target") {
  const imports::Workbook book = tests::book({{"Indicator", "Unit", "2015/16", "", "2016/17", ""},
                                              {"", "", "Target", "Actual", "Target", "Actual"},
                                              {"Visits", "Number", "100", "90", "110", "95"}});
  auto merged = book;
  merged.sheets[0].merged = {{{0, 0}, {1, 0}}, {{0, 1}, {1, 1}}, {{0, 2}, {0, 3}}, {{0, 4}, {0, 5}}};
  for (const auto& each : {imported("measures", book), imported("measures", merged)}) {
    CHECK(has(each, "{ date = \"2015/16\", value = 90 },  # D3, under “2015/16, Actual”"));
    CHECK(has(each, "{ date = \"2016/17\", value = 95 },  # F3, under “2016/17, Actual”"));
    CHECK(has(each, "# C3, “2015/16, Target”: 100"));
    CHECK_FALSE(has(each, "Also in the sheet"));
  }
  const auto months = imported(
      "measures",
      tests::book({{"Indicator", "2015/16", "", ""}, {"", "April", "Dec", "January"}, {"Visits", "1", "2", "3"}}));
  CHECK(has(months, "{ date = \"2016-01\", value = 3 }"));
  const auto unknown = imported("measures", tests::book({{"Indicator", "2015/16", "", "2016/17", ""},
                                                         {"", "Men", "Women", "Men", "Women"},
                                                         {"Visits", "1", "2", "3", "4"}}));
  CHECK(told(unknown, "no-dates"));
}

TEST_CASE("below dates a name alone is no measure, and other dates head another table") {
  const auto each = imported("measures", tests::book({{"Measure", "2015", "2016"},
                                                      {"Adults"},
                                                      {"Visits", "1", "2"},
                                                      {"Children"},
                                                      {"Visits", "3", "4"},
                                                      {"Notes"},
                                                      {"[1] Estimated."}}));
  CHECK(has(each, "# Adults, Visits\n"));
  CHECK(has(each, "# Children, Visits\n"));
  CHECK(has(each, "# A4, above: Children"));
  CHECK(has(each, "# A7: [1] Estimated."));
  CHECK_FALSE(told(each, "doubled-row"));
  CHECK(told(imported("measures", tests::book({{"Measure", "2015", "2016"},
                                               {"Visits", "1", "2"},
                                               {"Kind of loan", "2016/17", "2017/18"},
                                               {"Books", "3", "4"}})),
             "several-tables"));
  CHECK(has(imported("measures", tests::book({{"Measure", "2015", "2016"}, {"Visits", "2003", "2016"}})),
            "value = 2003"));
}

TEST_CASE("of several figures of one date none is taken") {
  const auto each = imported("measures", tests::book({{"Measure", "Area", "Year", "Value"},
                                                      {"Visits", "Derby", "2015", "1"},
                                                      {"Visits", "Leeds", "2015", "2"},
                                                      {"Visits", "Derby", "2016", "3"}}));
  CHECK(told(each, "doubled-date"));
  CHECK(
      has(each,
          "  # { date = \"2015\", value = 1 },  # D2\n  # { date = \"2015\", value = 2 },  # D3\n  { date = \"2016\""));
}

TEST_CASE("figures are read with their signs, sizes and marks, and what may be 0 is left open") {
  const auto each = imported("measures", tests::book({{"Measure", "2015", "2016", "2017 [p]"},
                                                      {"Cost", "£1.2m", "-£0.5m", "£1.3m (r)"},
                                                      {"Income", "£350k", "£1.1m", ""},
                                                      {"Share", "46%", "0.47", ""},
                                                      {"Loss", "(20)", "-", "[c]"},
                                                      {"Loans", "1 234", "..", "#N/A"}}));
  CHECK(has(each, "{ date = \"2015\", value = 1.2 },  # B2, which shows £1.2m"));
  CHECK(has(each, "{ date = \"2016\", value = -0.5 }"));
  CHECK(has(each, "{ date = \"2017\", value = 1.3, note = \"revised\" }"));
  CHECK(each.vocabulary.contains("label = \"Cost\"\nunit = \"million\"\ncurrency = \"£\""));
  CHECK(has(each, "# { date = \"2015\", value = 350 }"));
  CHECK(has(each, "# { date = \"2016\", value = 0.47 }"));
  CHECK(has(each, "# { date = \"2015\", value = … },  # B5 shows “(20)”"));
  CHECK(has(each, "# { date = \"2016\", missing = true },  # C5 shows “-”: missing, or 0?"));
  CHECK(has(each, "  { date = \"2017\", missing = true },  # D5 shows “[c]”"));
  CHECK(has(each, "{ date = \"2015\", value = 1234 }"));
  CHECK(has(each, "# { date = \"2017\", value = … },  # D6 shows “#N/A”"));
  CHECK(std::ranges::count(each.told, "unclear-unit") == 2);
  CHECK(has(imported("measures", tests::book({{"Measure", "2015", "2016 [p]"}, {"Visits", "1", "2"}})),
            "note = \"provisional\""));
}

TEST_CASE("terms are named by their acronyms where nothing else names them") {
  const auto alone =
      imported("glossary", tests::book({{"Acronym", "Definition"}, {"CIC", "A company"}, {"MRF", "A plant"}}));
  CHECK(names(alone) == Texts{"CIC", "MRF"});
  CHECK(has(alone, "## CIC\n"));
  CHECK(has(alone, "\nA company"));
  const auto both = imported(
      "glossary", tests::book({{"Abbreviation", "Full name", "Meaning"}, {"CIC", "Community company", "One that"}}));
  CHECK(has(both, "## Community company (CIC)\n"));
  imports::RowsChoices none;
  none.columns["title"] = std::nullopt;
  CHECK(told(imported("glossary", tests::book({{"Acronym", "Definition"}, {"CIC", "A company"}}), none),
             "no-name-column"));
}

TEST_CASE("what number formats put beside figures is their unit") {
  auto book = tests::book({{"Measure", "2015", "2016"},
                           {"Cost", "1,200", "1,300"},
                           {"Income", "2.4", "2.5"},
                           {"Members", "12.3", "13.0"},
                           {"Waste", "7", "8"},
                           {"Loans", "5", "6"},
                           {"Share", "44%", "45%"}});
  const auto format = [&](std::uint32_t row, const char* before, const char* behind, const char* stored) {
    for (std::uint32_t column = 1; column < 3; ++column) {
      imports::Cell cell = *book.sheets[0].at({row, column});
      cell.before = before;
      cell.behind = behind;
      if (column == 1) cell.stored = stored;
      book.sheets[0].put({row, column}, cell);
    }
  };
  format(1, "£", "", "1200");
  format(2, "£", "m", "2.4");
  format(3, "", "k", "12345");
  format(4, "", " tonnes [p]", "7.2");
  format(5, "<", "", "5");
  format(6, "", "", "0.441");
  const auto each = imported("measures", book);
  CHECK(has(each, "{ date = \"2015\", value = 1200 },  # B2\n"));
  CHECK(has(each, "value = 2.4 },  # B3, which shows £2.4m\n"));
  CHECK(has(each, "value = 12.3 },  # B4, which holds 12345 and shows 12.3k\n"));
  CHECK(has(each, "value = 7, note = \"provisional\" },  # B5, which holds 7.2 and shows 7 tonnes [p]\n"));
  CHECK(has(each, "# { date = \"2015\", value = … },  # B6 shows “<5”\n"));
  CHECK(has(each, "value = 44 },  # B7, which holds 0.441 and shows 44%\n"));
  CHECK(each.vocabulary.contains("label = \"Cost\"\ncurrency = \"£\""));
  CHECK(each.vocabulary.contains("label = \"Income\"\nunit = \"million\"\ncurrency = \"£\""));
  CHECK(each.vocabulary.contains("label = \"Waste\"\nunit = \"tonnes\""));
}

TEST_CASE("units are read as people write them") {
  const auto each = imported("measures", tests::book({{"Measure", "Unit", "2015", "2016"},
                                                      {"A", "Percentage (%)", "1", "2"},
                                                      {"B", "Number (000s)", "1", "2"},
                                                      {"C", "GBP", "1", "2"}}));
  CHECK(each.vocabulary.contains("label = \"A\"\nunit = \"%\""));
  CHECK(each.vocabulary.contains("label = \"B\"\nunit = \"thousand\""));
  CHECK(each.vocabulary.contains("label = \"C\"\ncurrency = \"£\""));
}

TEST_CASE("dates below each other are told, and so is a sheet with headings alone") {
  CHECK(told(imported("measures", tests::book({{"Date", "Visits", "Loans"}, {"2015", "1", "2"}, {"2016", "3", "4"}})),
             "turned-table"));
  CHECK(told(imported("risks", tests::book({{"Risk", "Likelihood", "Impact"}})), "no-rows"));
}

TEST_CASE("the column that is proposed for names is one of which nothing is known") {
  Messages messages;
  CHECK_FALSE(imports::find_rows(tests::book({{"Kind of visit", "2015", "2016"}, {"Adults", "1", "2"}}),
                                 imports::table_kind("measures"), {}, messages));
  REQUIRE_FALSE(messages.all().empty());
  CHECK(messages.all().front().help.contains("--head 1 --column key=A"));
}

TEST_CASE("a financial year that looks like a month is one among others") {
  CHECK(has(imported("measures", tests::book({{"Measure", "2011-12", "2012-13"}, {"Visits", "1", "2"}})),
            "{ date = \"2011/12\", value = 1 }"));
}

TEST_CASE("quarters are of a financial year, or of a year that stands before them") {
  for (const char* text : {"Q1 2015/16", "q1 2015-16", "Q1 15/16", "Quarter 1 2015/16", "Qtr 1, 2015/2016",
                           "2015/16 Q1", "2015-16 Q1", "Q1 2015/16 [p]", "Q1 2015/16 Actual"}) {
    INFO(text);
    CHECK(imports::period_among_words(text) == "2015/16 Q1");
  }
  CHECK(imports::period_in("2015 Q4") == "2015 Q4");
  CHECK(imports::period_in("2015Q4") == "2015 Q4");
  for (const char* text : {"Q1 2015", "Q5 2015/16", "Q1", "Q1 2015/17", "15 Q1", "Q1 2015/16 target"}) {
    INFO(text);
    CHECK_FALSE(imports::period_among_words(text));
  }
  const auto each = imported("measures", tests::book({{"Indicator", "2015/16", "", "2016/17", ""},
                                                      {"", "Q3", "Q4", "Q1", "Year"},
                                                      {"Visits", "1", "2", "3", "4"}}));
  CHECK(has(each, "{ date = \"2015/16 Q4\", value = 2 },  # C3"));
  CHECK(has(each, "{ date = \"2016/17 Q1\", value = 3 },  # D3"));
  CHECK(has(each, "# E3, “2016/17, Year”: 4"));
}

TEST_CASE("ratings before and after what is done are asked about, and one of them is taken") {
  const imports::Workbook both = tests::book({{"Risk", "Inherent L", "Inherent I", "Residual L", "Residual I"},
                                              {"Flood", "1", "2", "3", "4"},
                                              {"Fire", "2", "3", "1", "1"}});
  CHECK(std::ranges::count(imported("risks", both).told, "unclear-columns") == 2);
  const auto one = imported(
      "risks",
      tests::book({{"Risk", "Residual likelihood (1-5)", "Net risk impact"}, {"Flood", "1", "2"}, {"Fire", "2", "1"}}));
  CHECK_FALSE(told(one, "no-scale"));
  CHECK(has(one, "likelihood = \"2\""));
}

TEST_CASE("levels are proposed as a command line takes them") {
  Messages messages;
  const auto book =
      tests::book({{"Risk", "Likelihood", "Impact"}, {"Flood", "Slim", "Low"}, {"Fire", "V Great", "High"}});
  const auto rows = imports::find_rows(book, imports::table_kind("risks"), {}, messages);
  REQUIRE(rows);
  CHECK_FALSE(imports::read_rows(book, *rows, {}, {}, messages));
  CHECK(messages.all().front().help == "list them, the lowest first: --likelihood \"Slim,V Great\"");
}

TEST_CASE("dates and addresses of documents that are not read are told, all in one message") {
  const auto each = imported("sources", tests::book({{"Title", "Author", "Date", "Link"},
                                                     {"A", "B", "12/03/2021", "www.a.org"},
                                                     {"C", "D", "n.d.", "https://c.org"}}));
  CHECK(std::ranges::count(each.told, "unread-date") == 1);
  CHECK(std::ranges::count(each.told, "unread-address") == 1);
}

TEST_CASE("a heading may say its levels, and a rating that is not likelihood × impact is told") {
  const auto each = imported("risks", tests::book({{"Risk", "Likelihood (1-5)", "Impact (1 to 5)", "Score", "Rank"},
                                                   {"Income falls", "3", "5", "15", "1"},
                                                   {"Staff leave", "2", "5", "10", "4"},
                                                   {"Roof leaks", "5", "4", "9", "20"}}));
  CHECK(has(each, "likelihood = [  # B1 says “Likelihood (1-5)”\n  { id = \"1\", title = \"1\" },"));
  CHECK(has(each, "{ id = \"5\", title = \"5\" },\n]\nimpact = [  # C1 says “Impact (1 to 5)”"));
  CHECK_FALSE(told(each, "levels-used"));
  CHECK(std::ranges::count(each.told, "other-result") == 1);
  CHECK(has(each, "# D4 shows 9, and likelihood × impact comes to 20"));
  // What the heading does not have is a level that the sheet uses.
  CHECK(told(imported("risks", tests::book({{"Risk", "Likelihood (1-3)", "Impact"}, {"A", "4", "1"}, {"B", "2", "2"}})),
             "levels-used"));
}

TEST_CASE("headings in two languages are read in that which is known") {
  const auto each = imported("glossary", tests::book({{"Term / Gair", "Diffiniad / Definition", "Nodyn / Adran"},
                                                      {"Trust", "A charity", "Staff"}}));
  CHECK(names(each) == Texts{"Trust"});
  CHECK(has(each, "\nA charity"));
  CHECK(has(each, "C2, “Nodyn / Adran”: Staff"));
}

TEST_CASE("what hangs on cells is kept, and a title that is a link gives the address") {
  auto book = tests::book({{"Reading list", "7"},
                           {"Title", "Author", "Link"},
                           {"Review", "A council", ""},
                           {"Strategy", "A council", "View"},
                           {"Report", "A council", "https://example.org/c"}});
  book.sheets[0].links = {{{2, 0}, "https://example.org/a"},
                          {{3, 2}, "https://example.org/b"},
                          {{4, 1}, "mailto:x@example.org"},
                          {{4, 2}, "https://example.org/c"}};
  book.sheets[0].pinned_notes = {{{2, 1}, "Check this"}};
  const auto each = imported("sources", book);
  CHECK(has(each, "url = \"https://example.org/a\"  # A3"));
  CHECK(has(each, "url = \"https://example.org/b\"  # C4"));
  CHECK(has(each, "url = \"https://example.org/c\"\n"));
  CHECK(has(each, "# B1: 7\n# B3 has the note “Check this”\n# B5 leads to mailto:x@example.org"));
  CHECK_FALSE(told(each, "unread-address"));
}

TEST_CASE("a heading of a date may say the unit of the figures below") {
  const auto each =
      imported("measures", tests::book({{"Measure", "2015/16 £000", "2016/17 (£000)"}, {"Cost", "310", "402"}}));
  CHECK(has(each, "{ date = \"2015/16\", value = 310 },  # B2, under “2015/16 £000”"));
  CHECK(each.vocabulary.contains("unit = \"thousand\"\ncurrency = \"£\""));
  const auto percents = imported("measures", tests::book({{"Measure", "2015 (%)", "2016 (%)"}, {"Share", "31", "40"}}));
  CHECK(percents.vocabulary.contains("unit = \"%\""));
  // Where one says it and another does not, they may not be the same.
  const auto mixed =
      imported("measures", tests::book({{"Measure", "2015/16 £000", "2016/17"}, {"Cost", "310", "402"}}));
  CHECK(told(mixed, "unclear-unit"));
}

TEST_CASE("a number that may be a day is told, and figures are no years") {
  Messages messages;
  const auto book = tests::book({{"Measure", "45383", "45413"}, {"Swims", "1200", "1300"}});
  CHECK_FALSE(imports::find_rows(book, imports::table_kind("measures"), {}, messages));
  REQUIRE(messages.all().size() == 1);
  CHECK(messages.all().front().where == "sheet Scores, row 1");
  CHECK(messages.all().front().help.starts_with("45383 is the number of the day 2024-04-01"));
  CHECK(imports::day_numbered("45383") == "2024-04-01");
  for (const char* text : {"4538", "453830", "71000", "12000", "4538x"}) CHECK_FALSE(imports::day_numbered(text));
}
