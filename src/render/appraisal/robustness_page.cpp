#include "render/appraisal/robustness_page.h"

#include <fmt/format.h>

#include <utility>

#include "link/href.h"
#include "render/appraisal/frame.h"
#include "render/appraisal/robustness_results.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using markup::List;
using markup::Object;
using markup::Value;

namespace {

// The sentences to take away, without those on details. Where weights were never published, what any weights give
// comes first.
List short_sentences(const analyse::Robustness& results, bool weights_published) {
  List sentences;
  for (const analyse::Statement& statement : results.statements) {
    if (statement.code == "missing-scores" || statement.code == "off-scale-scores" || statement.code == "one-group")
      continue;
    Object item{{"short_sentence", Value::borrowed(statement.sentence)}};
    const bool main_result = statement.code == "rank-acceptability" && !weights_published;
    sentences.insert(main_result ? sentences.begin() : sentences.end(), std::move(item));
  }
  return sentences;
}

// Puts a result on the page and in its list of contents.
void add_result(markup::Key name, RobustnessResult result, Object& view, List& contents) {
  if (!result) return;
  contents.push_back({{"toc_href", fmt::format("#{}", result->find("result_id")->text())},
                      {"toc_title", std::string(result->find("result_title")->text())}});
  view.set(name, std::move(*result));
}

Object robustness_view(const AppraisalContext& context) {
  const words::Words& words = context.linked.words;
  const analyse::Robustness& results = context.appraised.robustness;
  const bool weights_published = context.appraised.audit.table.weights_published;
  Object view = appraisal_frame(context, "robustness", "robustness", words("robustness.title"));
  const words::Name summary =
      results.first.size() == 1 ? words::Name{"robustness.summary"} : words::Name{"robustness.summary-order"};
  view.set("summary", words.html(summary));
  view.set("description", words(summary));
  view.set("csv_href", link::href(appraisal_path(context.entry(), "robustness"),
                                  fmt::format("data/appraisals/{}-robustness.csv", context.entry().id)));
  view.set("weights_published", weights_published);
  if (results.taken.options() < 2 || results.taken.criteria() == 0) return view;

  view.set("has_results", true);
  set_list(view, "short_sentences", "has_short_sentences", short_sentences(results, weights_published));
  List contents;
  if (!weights_published) add_result("all_weights", all_weights_result(context), view, contents);
  add_result("dominance", dominance_result(context), view, contents);
  add_result("weight_stability", weight_stability_result(context), view, contents);
  add_result("changed_scores", changed_scores_result(context), view, contents);
  add_result("other_weights", other_weights_result(context), view, contents);
  add_result("left_out_result", left_out_result(context), view, contents);
  if (weights_published) add_result("all_weights", all_weights_result(context), view, contents);
  add_result("missing_scores", missing_scores_result(context), view, contents);
  if (!context.page().citations.empty())
    contents.push_back({{"toc_href", "#app-references"}, {"toc_title", words("page.references")}});
  set_list(view, "contents", "has_contents", std::move(contents));
  return view;
}

}  // namespace

exports::GeneratedFile robustness_page(const AppraisalContext& context) {
  return {appraisal_path(context.entry(), "robustness"), [context](std::string& out) {
            render_appraisal_page(context, "robustness", "robustness", robustness_view(context), out);
          }};
}

}  // namespace scrutineer::render
