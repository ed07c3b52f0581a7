#include "imports/page/page.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <boost/archive/iterators/binary_from_base64.hpp>
#include <boost/archive/iterators/dataflow_exception.hpp>
#include <boost/archive/iterators/remove_whitespace.hpp>
#include <boost/archive/iterators/transform_width.hpp>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "imports/appraisal_toml.h"
#include "imports/dates.h"
#include "imports/first_sentence.h"
#include "imports/sheet_messages.h"

namespace scrutineer::imports {
namespace {

// Letters, digits and signs such as £ and ✓, as documents and pages have them alike.
std::string letters(std::string_view text) {
  std::string only;
  for (std::size_t at = 0; at < text.size();)
    if (const auto character = base::next_character(text, at);
        character >= 0 && u_isgraph(character) && !u_ispunct(character))
      base::append_character(only, u_foldCase(character, U_FOLD_CASE_DEFAULT));
  return only;
}

// The paragraphs of a page, in letters, and how often each stands there.
class Paragraphs {
 public:
  void add(std::string_view text) {
    std::string only = letters(text);
    if (only.empty()) return;
    (all_ += only) += ' ';
    ++times_[std::move(only)];
  }

  void add(const Tree& tree) {
    if (tree.is_array()) {
      for (const Tree& each : tree) add(each);
      return;
    }
    const std::string_view kind = tree.is_object() ? kind_of(tree) : std::string_view();
    if (kind.empty() || !tree.contains("c")) return;
    const Tree& content = tree["c"];
    if (kind == "Para" || kind == "Plain" || kind == "Header") {
      add_words(kind == "Header" ? content[2] : content);
    } else if (kind == "CodeBlock") {
      add(std::string_view(content[1].get_ref<const std::string&>()));
    } else if (kind == "RawBlock") {
      add_between_tags(content[1].get_ref<const std::string&>());
    } else {
      add(content);
    }
  }

  // Takes one away. Of a long one it will do that its letters stand somewhere.
  bool take(const std::string& only) {
    constexpr std::size_t long_enough = 40;
    if (const auto found = times_.find(only); found != times_.end() && found->second > 0) return found->second--, true;
    return only.size() >= long_enough && all_.find(only) != std::string::npos;
  }

 private:
  // The paragraph, its notes, and the parts between its line breaks, which cells of tables have for paragraphs.
  void add_words(const Tree& inlines) {
    std::string whole;
    std::vector<std::string> parts(1);
    const auto gather = [&](const auto& self, const Tree& tree) -> void {
      if (tree.is_array())
        for (const Tree& each : tree) self(self, each);
      const std::string_view kind = tree.is_object() ? kind_of(tree) : std::string_view();
      if (kind.empty()) return;
      if (kind == "Note") {
        add(tree["c"]);
      } else if (kind == "LineBreak" || (kind == "RawInline" && (tree["c"][1] == "<br>" || tree["c"][1] == "\n: "))) {
        parts.emplace_back();
      } else if (kind == "Str" || kind == "Code") {
        const std::string& text = (kind == "Str" ? tree["c"] : tree["c"][1]).get_ref<const std::string&>();
        whole += text;
        parts.back() += text;
      } else if (kind == "Image") {
        add(std::string_view(tree["c"][2][1].get_ref<const std::string&>()));
        self(self, tree["c"][1]);
      } else if (kind != "RawInline" && tree.contains("c")) {
        self(self, tree["c"]);
      } else if (kind == "RawInline") {
        const std::string& text = tree["c"][1].get_ref<const std::string&>();
        if (text.starts_with('\\')) whole += text.substr(1), parts.back() += text.substr(1);
      }
    };
    gather(gather, inlines);
    add(std::string_view(whole));
    if (parts.size() > 1)
      for (const std::string& part : parts) add(std::string_view(part));
    constexpr std::string_view caption = "Table:";
    if (whole.starts_with(caption)) add(std::string_view(whole).substr(caption.size()));
  }

  void add_between_tags(std::string_view html) {
    while (!html.empty()) {
      const std::size_t tag = std::min(html.find('<'), html.size());
      add(html.substr(0, tag));
      html.remove_prefix(std::min(html.find('>', tag), html.size() - 1) + 1);
    }
  }

  std::string all_;
  std::unordered_map<std::string, std::size_t> times_;
};

// Words of the document that the page does not have.
void tell_lost(const Document& document, const PageTree& page, Messages& messages) {
  constexpr std::size_t most = 20;
  Paragraphs paragraphs;
  paragraphs.add(page.tree["blocks"]);
  for (const std::string& text : {page.title, page.date, page.author, page.summary})
    paragraphs.add(std::string_view(text));
  for (const std::string& text : page.passed_over) paragraphs.add(std::string_view(text));
  std::size_t lost = 0;
  for (const std::string& paragraph : document.paragraphs) {
    const std::string sought = letters(paragraph);
    if (!sought.empty() && !paragraphs.take(sought) && ++lost <= most)
      messages.warning("lost-text", {},
                       fmt::format("the page does not have these words of the document, or not as often: {}",
                                   imports::in_quotes(paragraph)),
                       "look for them in the document, and write them in where they belong");
  }
  if (lost > most) messages.warning("lost-text", {}, fmt::format("nor those of {} other paragraphs", lost - most));
}

std::optional<std::string> from_base64(std::string_view text) {
  using namespace boost::archive::iterators;
  using Bytes = transform_width<binary_from_base64<remove_whitespace<const char*>>, 8, 6>;
  while (text.ends_with('=')) text.remove_suffix(1);
  try {
    return std::string(Bytes(text.data()), Bytes(text.data() + text.size()));
  } catch (const dataflow_exception&) {
    return std::nullopt;
  }
}

std::optional<std::string> image_of(const Document& document, const PageChoices& choices, const std::string& source,
                                    Messages& messages) {
  if (document.archive) {
    for (const char* folder : {"word/", ""})
      if (document.archive->has(folder + source)) return document.archive->part(folder + source, messages);
    return std::nullopt;
  }
  if (!source.starts_with("data:")) return choices.file_beside(source);
  constexpr std::string_view sign = ";base64,";
  const std::size_t begin = source.find(sign);
  return begin == std::string::npos ? std::nullopt : from_base64(std::string_view(source).substr(begin + sign.size()));
}

class FrontMatter {
 public:
  FrontMatter(const Document& document, const PageTree& page, const PageChoices& choices, Messages& messages)
      : document_(document), page_(page), choices_(choices), messages_(messages) {}

  std::string text() {
    text_ = "+++\n";
    title();
    summary();
    date();
    if (choices_.source) line(fmt::format("sources = [{}]", toml_text(*choices_.source)));
    line(fmt::format("# Imported from {}{}{}.", choices_.file,
                     page_.author.empty() ? "" : fmt::format(", by {}", page_.author),
                     document_.saved.empty() ? "" : fmt::format(", last saved on {}", document_.saved)));
    if (!page_.notes.empty()) line("# Comments and changes of its readers:");
    for (const std::string& note : page_.notes) line("# - " + note);
    return text_ + "+++\n\n";
  }

 private:
  void line(std::string_view text) { (text_ += text) += '\n'; }

  void title() {
    if (choices_.title || !page_.title.empty())
      return line("title = " + toml_text(choices_.title.value_or(page_.title)));
    if (document_.title.empty()) {
      line("title = \"\"");
      return messages_.warning("no-title", {}, "the document does not say what it is called",
                               "write its title into the first line of the page, or give --title");
    }
    line(fmt::format("title = {}  # of the document’s properties", toml_text(document_.title)));
    messages_.warning(
        "title-of-properties", {},
        fmt::format("no heading names the document: its properties call it {}", imports::in_quotes(document_.title)),
        "--title gives another title");
  }

  void summary() {
    if (choices_.summary) return line("summary = " + toml_text(*choices_.summary));
    const std::string& said = page_.summary.empty() ? document_.description : page_.summary;
    if (!said.empty()) return line("summary = " + toml_text(said));
    line(page_.first_words.empty() ? std::string("summary = \"\"  # say what readers find here")
                                   : fmt::format("summary = {}  # its first sentence: say what readers find here",
                                                 toml_text(first_sentence(page_.first_words))));
  }

  void date() {
    if (choices_.date) return line("published = " + *choices_.date);
    if (page_.date.empty()) return;
    const auto date = date_in(page_.date);
    constexpr std::size_t day_length = 10;
    if (date && date->size() == day_length)
      return line(fmt::format("published = {}  # {}", *date, imports::in_quotes(page_.date)));
    line(fmt::format("# published = …  # {}", imports::in_quotes(page_.date)));
    messages_.warning("date-not-read", {}, fmt::format("{} may be no day, or two", imports::in_quotes(page_.date)),
                      "--date 2024-03-12 says which");
  }

  const Document& document_;
  const PageTree& page_;
  const PageChoices& choices_;
  Messages& messages_;
  std::string text_;
};

}  // namespace

std::optional<ImportedPage> import_page(std::string_view bytes, const PageChoices& choices, const Converter& converter,
                                        Messages& messages) {
  const auto document = open_document(bytes, choices.with_changes, messages);
  if (!document) return std::nullopt;
  if (document->format == DocumentFormat::odt && !choices.with_changes) {
    messages.error("odt-changes", {}, "the changes tracked in a document of LibreOffice are accepted",
                   "reject them in LibreOffice, and save it");
    return std::nullopt;
  }
  const Tree tree =
      Tree::parse(converter.tree(document->readable.empty() ? document->bytes : document->readable, document->format));
  PageTree page = page_tree(
      tree, *document,
      {choices.with_changes, choices.heads_first_row, choices.image_prefix,
       [&](const std::string& source) { return image_of(*document, choices, source, messages); }, choices.is_free},
      messages);
  if (messages.has_errors()) return std::nullopt;
  if (page.tree["blocks"].empty() && page.title.empty()) {
    messages.error("no-words", {}, "the document has no words that a page could have",
                   "look whether it holds pictures of pages alone");
    return std::nullopt;
  }
  tell_lost(*document, page, messages);
  std::string text = FrontMatter(*document, page, choices, messages).text() + converter.markdown(page.tree.dump());
  if (!text.ends_with('\n')) text += '\n';
  constexpr std::size_t most_page_bytes = std::size_t{4} << 20U;
  if (text.size() > most_page_bytes) {
    messages.error("too-large", {}, "it makes a page of more than 4 MB", "divide it into smaller files");
    return std::nullopt;
  }
  return ImportedPage{std::move(text), std::move(page.images), std::move(page.notes)};
}

}  // namespace scrutineer::imports
