#include "imports/page/page.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <boost/archive/iterators/binary_from_base64.hpp>
#include <boost/archive/iterators/dataflow_exception.hpp>
#include <boost/archive/iterators/remove_whitespace.hpp>
#include <boost/archive/iterators/transform_width.hpp>
#include <utility>

#include "base/utf8.h"
#include "imports/appraisal_toml.h"
#include "imports/dates.h"
#include "imports/sheet_messages.h"
#include "markup/markdown.h"

namespace scrutineer::imports {
namespace {

// Letters and digits alone, as documents and pages have them alike.
std::string letters(std::string_view text) {
  std::string only;
  for (std::size_t at = 0; at < text.size();)
    if (const auto character = base::next_character(text, at); character >= 0 && u_isalnum(character))
      base::append_character(only, u_foldCase(character, U_FOLD_CASE_DEFAULT));
  return only;
}

// The letters of all that readers see of a tree; those of its notes apart, since they stand in the middle of sentences.
void add_letters(const Tree& tree, std::string& all, std::string& notes) {
  if (tree.is_array()) {
    for (const Tree& each : tree) add_letters(each, all, notes);
    return;
  }
  const std::string_view kind = tree.is_object() ? kind_of(tree) : std::string_view();
  if (kind.empty() || kind == "RawInline" || !tree.contains("c")) return;
  const Tree& content = tree["c"];
  if (kind == "Str")
    all += letters(content.get_ref<const std::string&>());
  else if (kind == "Code" || kind == "CodeBlock" || kind == "RawBlock")
    all += letters(content[1].get_ref<const std::string&>());
  else if (kind == "Image")
    add_letters(content[1], all, notes), all += letters(content[2][1].get_ref<const std::string&>());
  else if (kind == "Note")
    add_letters(content, notes, notes);
  else
    add_letters(content, all, notes);
}

// Words of the document that the page does not have.
void tell_lost(const Document& document, const PageTree& page, Messages& messages) {
  constexpr std::size_t most = 20;
  std::string all, notes;
  add_letters(page.tree["blocks"], all, notes);
  for (const std::string& text : {page.title, page.date, page.author, page.summary, page.passed_over})
    all += letters(text);
  all += notes;
  std::size_t from = 0, lost = 0;
  for (const std::string& paragraph : document.paragraphs) {
    const std::string sought = letters(paragraph);
    std::size_t at = all.find(sought, from);  // they mostly come in the same order
    if (at == std::string::npos) at = all.find(sought);
    if (at != std::string::npos)
      from = at + sought.size();
    else if (++lost <= most)
      messages.warning(
          "lost-text", {},
          fmt::format("the page does not have these words of the document: {}", imports::quoted(paragraph)),
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

std::string first_sentence(std::string_view text) {
  constexpr std::size_t longest = 300;
  const markup::TextRange range = markup::sentence_around(text, 0, 1);
  std::string sentence(text.substr(range.begin, range.end - range.begin));
  while (sentence.ends_with(' ')) sentence.pop_back();
  if (sentence.size() <= longest) return sentence;
  const std::size_t space = sentence.rfind(' ', longest);
  return fmt::format("{} …", base::beginning(sentence, space == std::string::npos ? longest : space));
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
        fmt::format("no heading names the document: its properties call it {}", imports::quoted(document_.title)),
        "--title gives another title");
  }

  void summary() {
    if (choices_.summary) return line("summary = " + toml_text(*choices_.summary));
    const std::string& said = page_.summary.empty() ? document_.description : page_.summary;
    if (!said.empty()) return line("summary = " + toml_text(said));
    line(fmt::format("summary = {}  # its first sentence: say what readers find here",
                     toml_text(first_sentence(page_.first_words))));
  }

  void date() {
    if (choices_.date) return line("published = " + *choices_.date);
    if (page_.date.empty()) return;
    const auto date = date_in(page_.date);
    constexpr std::size_t day_length = 10;
    if (date && date->size() == day_length)
      return line(fmt::format("published = {}  # {}", *date, imports::quoted(page_.date)));
    line(fmt::format("# published = …  # {}", imports::quoted(page_.date)));
    messages_.warning("date-not-read", {}, fmt::format("{} may be no day, or two", imports::quoted(page_.date)),
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
  const Tree tree =
      Tree::parse(converter.tree(document->readable.empty() ? document->bytes : document->readable, document->format));
  PageTree page = page_tree(
      tree, *document,
      {choices.with_changes, choices.heads_first_row, choices.image_prefix,
       [&](const std::string& source) { return image_of(*document, choices, source, messages); }, choices.is_free},
      messages);
  if (messages.has_errors()) return std::nullopt;
  tell_lost(*document, page, messages);
  std::string text = FrontMatter(*document, page, choices, messages).text() + converter.markdown(page.tree.dump());
  if (!text.ends_with('\n')) text += '\n';
  return ImportedPage{std::move(text), std::move(page.images), std::move(page.notes)};
}

}  // namespace scrutineer::imports
