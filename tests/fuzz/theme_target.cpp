#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "markup/template.h"
#include "read/words_file.h"
#include "targets.h"

namespace scrutineer::tests {

Target words_target() {
  return [](std::string_view input) {
    base::FileNames names;
    base::Diagnostics out;
    const auto words =
        words::Words::compile(read::read_words(std::string(input), names.add("en.toml"), false, out), "en-GB", out);
    static_cast<void>(out.sorted(names));
  };
}

Target template_target() {
  return [](std::string_view input) {
    base::FileNames names;
    base::Diagnostics out;
    const auto templates =
        markup::TemplateSet::compile({{"page", std::string(input), names.add("page.mustache")},
                                      {"part", "{{#list}}{{name}}{{/list}}", names.add("part.mustache")}},
                                     out);
    static_cast<void>(out.sorted(names));
    markup::Object page{{"title", "A <b> & \"c\""}, {"flag", true}};
    page.set("list", markup::List{{{"name", "One"}}, {{"name", "Two"}}});
    std::string html;
    static_cast<void>(templates.render("page", markup::Object{{"site", "Site"}}, page, html));
  };
}

}  // namespace scrutineer::tests
