#include "imports/page/page_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/letter_case.h"
#include "base/slug.h"
#include "imports/cell_text.h"
#include "imports/page/page_tables.h"
#include "imports/sheet_messages.h"
#include "imports/xml.h"
#include "read/image_head.h"

namespace scrutineer::imports {
namespace {

// Of a tree that is deeper than documents are.
constexpr int most_deep = 150;

struct TooDeep {};

// &pound; and &#163;
constexpr std::string_view letters_of_names = "#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// A block without the divisions around it, and the style of its paragraph.
struct StyledBlock {
  const Tree* block;
  std::string_view style;
};

// The mark that a paragraph of ODT begins with; empty for others.
std::string_view mark_of(const Tree& block) {
  if (kind_of(block) != "Para" || block["c"].empty() || kind_of(block["c"][0]) != "Str") return {};
  const auto& text = block["c"][0]["c"].get_ref<const std::string&>();
  return text.starts_with(caption_mark)     ? caption_mark
         : text.starts_with(quotation_mark) ? quotation_mark
                                            : std::string_view();
}

// The words of a caption.
std::string caption_text(const Tree& block) { return plain_text(block).substr(mark_of(block).size()); }

void add_blocks(const Tree& blocks, std::string_view style, std::vector<StyledBlock>& into) {
  for (const Tree& block : blocks) {
    if (kind_of(block) != "Div") {
      const std::string_view mark = mark_of(block);
      into.push_back({&block, mark == caption_mark ? "Caption" : mark == quotation_mark ? "Quote" : style});
      continue;
    }
    const std::string_view own = value_in(block["c"][0], "custom-style");
    add_blocks(block["c"][1], own.empty() ? style : own, into);
  }
}

// The part of a web page that is neither its head nor its navigation, where it says which that is.
const Tree* main_part(const Tree& blocks) {
  for (const Tree& block : blocks) {
    if (kind_of(block) != "Div") continue;
    if (value_in(block["c"][0], "role") == "main") return &block["c"][1];
    if (const Tree* found = main_part(block["c"][1])) return found;
  }
  return nullptr;
}

bool is_caption(std::string_view style) { return style.ends_with("Caption") || style.ends_with("caption"); }
bool is_contents(std::string_view style) {
  return style.starts_with("TOC ") || style.starts_with("toc ") || style == "Contents Heading";
}

// "[b]" of "  [**b**]", where all words of a paragraph are bold and nothing else is.
const Tree* only_part(const Tree& inlines, std::string_view kind) {
  const Tree* only = nullptr;
  for (const Tree& each : inlines) {
    if (kind_of(each) == "Space" || kind_of(each) == "SoftBreak") continue;
    if (only || kind_of(each) != kind) return nullptr;
    only = &each;
  }
  return only;
}

// The level of each heading on the page, from 2 on and without a gap, as headings lie in each other.
class HeadingLevels {
 public:
  int next(int written) {
    while (!open_.empty() && open_.back() >= written) open_.pop_back();
    open_.push_back(written);
    return std::min(6, 1 + static_cast<int>(open_.size()));
  }

 private:
  std::vector<int> open_;
};

class PageMaker {
 public:
  PageMaker(const Document& document, const PageTreeChoices& choices, Messages& messages)
      : document_(document), choices_(choices), messages_(messages) {}

  PageTree make(const Tree& tree) {
    const Tree* blocks = &tree["blocks"];
    visit(*blocks, [](const Tree&) {});  // what follows goes as deep as the tree
    if (document_.format == DocumentFormat::html)
      if (const Tree* part = main_part(*blocks)) {
        blocks = part;
        messages_.warning("main-part", {},
                          "only the main part of the page was imported, without what stands around it");
      }
    find_title(tree, *blocks);
    find_places(*blocks);
    Tree made = made_blocks(*blocks);
    if (const std::string subtitle = meta(tree, "subtitle"); !subtitle.empty())
      made.insert(made.begin(), node("Para", Tree::array({words(subtitle)})));
    for (const ReaderNote& note : document_.notes)
      add_note(note, note.heading.empty() ? "" : fmt::format("under {}", imports::in_quotes(note.heading)));
    for (const auto& [id, comment] : document_.comments)
      if (!told_comments_.contains(id)) add_note(comment, {});
    tell_counts();
    result_.tree = {{"pandoc-api-version", tree["pandoc-api-version"]}, {"meta", Tree::object()}, {"blocks", made}};
    return std::move(result_);
  }

 private:
  // ---- the whole ---------------------------------------------------------------------------------------------------

  static std::string meta(const Tree& tree, const char* key) {
    const auto found = tree["meta"].find(key);
    return found == tree["meta"].end() ? std::string() : plain_text((*found)["c"]);
  }

  void find_title(const Tree& tree, const Tree& blocks) {
    for (const char* key : {"date", "dcterms.date", "dcterms.issued", "dc.date"})
      if (result_.date.empty()) result_.date = meta(tree, key);
    result_.author = meta(tree, "author");
    result_.summary = meta(tree, document_.format == DocumentFormat::html ? "description" : "abstract");
    std::vector<StyledBlock> styled;
    add_blocks(blocks, {}, styled);
    const Tree* top = nullptr;
    int tops = 0;
    const Tree* first = nullptr;
    for (const auto& [block, style] : styled) {
      if (kind_of(*block) != "Header") continue;
      if (!first) first = block;
      if ((*block)["c"][0] == 1 && tops++ == 0) top = block;
    }
    const bool is_headed = tops == 1 && top == first;
    if (document_.format != DocumentFormat::html) result_.title = meta(tree, "title");
    if (document_.is_titled) {
      result_.title = document_.title;
      for (const auto& [block, style] : styled)
        if (!title_block_ && plain_text(*block) == document_.title) title_block_ = block;
    }
    if (result_.title.empty() && is_headed) {
      title_block_ = top;
      result_.title = plain_text(*top);
    }
    if (result_.title.empty()) result_.title = meta(tree, "title");
  }

  // Ids that links of the document lead to, but for those of its contents, and what the page calls them.
  void find_places(const Tree& blocks) {
    std::set<std::string, std::less<>> asked;
    std::vector<std::string_view> ids;
    std::vector<StyledBlock> styled;
    add_blocks(blocks, {}, styled);
    for (const auto& [block, style] : styled) {
      if (is_contents(style)) continue;
      visit(*block, [&](const Tree& node) {
        const std::string_view kind = kind_of(node);
        if (kind == "Link") {
          const auto& target = node["c"][2][0].get_ref<const std::string&>();
          if (target.starts_with("#")) asked.insert(target.substr(1));
        } else if (kind == "Header") {
          ids.push_back(id_in(node["c"][1]));
        } else if (kind == "Span" || kind == "Div") {
          ids.push_back(id_in(node["c"][0]));
        }
      });
    }
    std::set<std::string> taken;
    for (const std::string_view id : ids) {
      if (!asked.contains(id) || places_.contains(id)) continue;
      const std::string slug = base::id_of_title(id);
      const bool is_free = !slug.empty() && !slug.starts_with("app-") && !slug.starts_with("fn");
      std::string name = is_free ? slug : fmt::format("place-{}", places_.size() + 1);
      while (!taken.insert(name).second) name += "-2";
      places_.emplace(id, name);
    }
  }

  template <typename Visit>
  void visit(const Tree& tree, const Visit& see, int depth = 0) {
    if (depth > most_deep * 4) throw TooDeep();
    if (tree.is_object()) see(tree);
    if (tree.is_structured())
      for (const Tree& each : tree) visit(each, see, depth + 1);
  }

  [[nodiscard]] std::string where() const {
    return heading_.empty() ? std::string() : fmt::format("under {}", imports::in_quotes(heading_));
  }
  void warn(std::string_view code, std::string text, std::string help = {}) {
    messages_.warning(code, where(), std::move(text), std::move(help));
  }

  void add_note(const ReaderNote& note, const std::string& place) {
    const std::string_view did = note.kind == ReaderNote::Kind::comment    ? "comment"
                                 : note.kind == ReaderNote::Kind::inserted ? "inserted"
                                                                           : "deleted";
    std::string text = place.empty() ? "" : place + ", ";
    text += did;
    if (!note.author.empty()) text += fmt::format(" by {}", tidied(note.author));
    if (!note.date.empty()) text += fmt::format(" on {}", tidied(note.date));
    result_.notes.push_back(
        fmt::format("{}: {}", text, note.text.empty() ? "no words" : imports::in_quotes(note.text)));
  }

  void tell_counts() {
    if (lettered_lists_ > 0)
      messages_.warning("list-numbers", {},
                        fmt::format("{} numbered by letters or Roman figures: Markdown has 1, 2, 3",
                                    lettered_lists_ == 1 ? "a list is" : fmt::format("{} lists are", lettered_lists_)),
                        "look whether the text refers to “(a)” or “(ii)”");
    if (document_.has_own_numbers)
      messages_.warning(
          "list-numbers", {},
          "the document has numbers of its own kind, such as “Recommendation 1”, “1.1” or a list that goes on "
          "from one before: Markdown has 1, 2, 3",
          "compare the numbers of lists and headings with the document");
    if (document_.hidden > 0)
      messages_.warning("hidden-text", {},
                        fmt::format("{} that the document hides {} left out",
                                    document_.hidden == 1 ? "a passage" : fmt::format("{} passages", document_.hidden),
                                    document_.hidden == 1 ? "was" : "were"));
    for (const std::string& said : document_.left_out)
      messages_.warning("image-left-out", {},
                        said.empty() ? std::string("a chart, drawing or linked picture was left out")
                                     : fmt::format("a chart, drawing or linked picture was left out: {}",
                                                   imports::in_quotes(tidied(said))),
                        "save it as PNG, and write ![What it shows](its-name.png)");
    if (has_contents_ || document_.has_contents)
      messages_.warning("contents-list", {}, "the list of contents was left out: the site makes one of the headings");
  }

  // ---- blocks ------------------------------------------------------------------------------------------------------

  Tree made_blocks(const Tree& blocks) {
    if (++depth_ > most_deep) throw TooDeep();
    std::vector<StyledBlock> styled;
    add_blocks(blocks, {}, styled);
    Tree made = Tree::array();
    for (std::size_t i = 0; i < styled.size(); ++i) {
      const StyledBlock& each = styled[i];
      if (each.block == title_block_) continue;
      const StyledBlock* next = i + 1 < styled.size() ? &styled[i + 1] : nullptr;
      if (next && is_caption(each.style) && kind_of(*next->block) == "Table") {
        add_table(*next->block, caption_text(*each.block), made);
        ++i;
      } else if (const StyledBlock* after = i + 2 < styled.size() ? &styled[i + 2] : nullptr;
                 next && is_caption(next->style) && kind_of(*each.block) == "Table" &&
                 !(after && kind_of(*after->block) == "Table")) {
        add_table(*each.block, caption_text(*next->block), made);
        ++i;
      } else if (const std::size_t before = made.size();
                 add_block(each, made), next && is_caption(next->style) && is_picture(made, before)) {
        made.back()["c"][0]["c"][2][1] = as_title(caption_text(*next->block));
        ++i;
      }
    }
    --depth_;
    return made;
  }

  // Whether what was added since is an image alone.
  static bool is_picture(const Tree& made, std::size_t since) {
    return made.size() == since + 1 && kind_of(made.back()) == "Para" && made.back()["c"].size() == 1 &&
           kind_of(made.back()["c"][0]) == "Image";
  }

  void add_block(const StyledBlock& styled, Tree& made) {
    const Tree& block = *styled.block;
    const std::string_view kind = kind_of(block);
    if (kind == "Para" || kind == "Plain")
      add_paragraph(styled, made);
    else if (kind == "Header")
      add_heading(block, made);
    else if (kind == "BulletList")
      add_list(node("BulletList", made_items(block["c"])), made);
    else if (kind == "OrderedList")
      add_numbered(block, made);
    else if (kind == "DefinitionList")
      add_definitions(block["c"], made);
    else if (kind == "BlockQuote")
      add_quotation(styled, made);
    else if (kind == "Table")
      add_table(block, {}, made);
    else if (kind == "CodeBlock")
      made.push_back(node("CodeBlock", {no_attributes(), block["c"][1]}));
    else if (kind == "LineBlock")
      add_lines(block["c"], made);
    else if (kind == "HorizontalRule")
      made.push_back(block);
    // What else there is (Null, raw HTML) says nothing.
  }

  // In a word processor what is only moved in is no quotation.
  void add_quotation(const StyledBlock& styled, Tree& made) {
    Tree blocks = made_blocks((*styled.block)["c"]);
    const bool has_style = document_.format != DocumentFormat::docx || quotes(styled.style) ||
                           std::ranges::any_of((*styled.block)["c"], [](const Tree& inner) {
                             return kind_of(inner) == "Div" && quotes(value_in(inner["c"][0], "custom-style"));
                           });
    if (has_style)
      made.push_back(node("BlockQuote", std::move(blocks)));
    else
      for (Tree& each : blocks) made.push_back(std::move(each));
  }
  static bool quotes(std::string_view style) {
    return style.find("Quot") != std::string_view::npos || style.find("quot") != std::string_view::npos ||
           style == "Block Text";
  }

  void add_paragraph(const StyledBlock& styled, Tree& made) {
    const Tree& inlines = (*styled.block)["c"];
    const Tree* link = only_part(inlines, "Link");
    if (is_contents(styled.style) ||
        (link && (*link)["c"][2][0].get_ref<const std::string&>().find("_Toc") != std::string::npos)) {
      has_contents_ = true;
      result_.passed_over.push_back(plain_text(inlines));
      return;
    }
    Tree words = made_inlines(inlines);
    if (is_blank(words)) return;
    const std::string text = plain_text(words);
    constexpr std::size_t shortest_sentence = 40;
    if (!has_sentence_ && depth_ == 1 && (result_.first_words.empty() || text.size() >= shortest_sentence)) {
      result_.first_words = text;
      has_sentence_ = text.size() >= shortest_sentence;
    }
    constexpr std::size_t longest_heading = 100;
    if (depth_ == 1 && only_part(words, "Strong") && text.size() <= longest_heading && !text.ends_with('.') &&
        !text.ends_with(':'))
      warn("bold-paragraph", fmt::format("{} is a paragraph in bold letters", imports::in_quotes(text)),
           "if it is a heading, write ## before it, or give it a heading's style in the document");
    if (add_typed_item(words, made)) return;
    escape_beginnings(words);
    Tree paragraph = node("Para", std::move(words));
    if (mark_of(*styled.block) == quotation_mark) paragraph = node("BlockQuote", Tree::array({std::move(paragraph)}));
    made.push_back(std::move(paragraph));
  }

  // A paragraph that begins with a bullet is an item of a list.
  static bool add_typed_item(Tree& inlines, Tree& made) {
    if (inlines.size() < 3 || inlines[0] != words("•") || kind_of(inlines[1]) != "Space") return false;
    inlines.erase(inlines.begin(), inlines.begin() + 2);
    if (made.empty() || kind_of(made.back()) != "BulletList") made.push_back(node("BulletList", Tree::array()));
    made.back()["c"].push_back(Tree::array({node("Plain", std::move(inlines))}));
    return true;
  }

  // Signs at the beginning of a line would make it a list, a heading, a definition or a rule.
  static void escape_beginnings(Tree& inlines) {
    bool is_beginning = true;
    Tree made = Tree::array();
    for (Tree& each : inlines) {
      const std::string text = is_beginning && kind_of(each) == "Str" ? each["c"].get<std::string>() : std::string();
      const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
      const std::size_t sign = digits < text.size() && (text[digits] == '.' || text[digits] == ')') ? digits : 0;
      const bool is_sign =
          !text.empty() && (sign > 0 || std::string_view("-+=:>#|").find(text[0]) != std::string_view::npos);
      is_beginning = kind_of(each) == "LineBreak" || (is_beginning && kind_of(each) == "Space");
      if (!is_sign) {
        made.push_back(std::move(each));
        continue;
      }
      if (sign > 0) made.push_back(words(text.substr(0, sign)));
      made.push_back(raw_markdown(std::string{'\\', text[sign]}));
      if (sign + 1 < text.size()) made.push_back(words(text.substr(sign + 1)));
    }
    inlines = std::move(made);
  }

  void add_heading(const Tree& block, Tree& made) {
    is_in_heading_ = true;
    Tree words = made_inlines(block["c"][2]);
    is_in_heading_ = false;
    for (Tree& each : words)
      if (kind_of(each) == "LineBreak") each = {{"t", "Space"}};
    if (const Tree* bold = only_part(words, "Strong")) words = Tree((*bold)["c"]);
    if (is_blank(words)) return;
    heading_ = plain_text(words);
    if (const auto place = places_.find(id_in(block["c"][1])); place != places_.end())
      words.push_back(raw_markdown(fmt::format(" {{#{}}}", place->second)));
    made.push_back(node("Header", {levels_.next(block["c"][0]), no_attributes(), std::move(words)}));
  }

  // Items of one paragraph, or one with a list in it, stand without empty lines between them.
  Tree made_items(const Tree& items) {
    Tree made = Tree::array();
    bool is_tight = true;
    for (const Tree& item : items) {
      made.push_back(made_blocks(item));
      for (std::size_t i = 0; i < made.back().size(); ++i) {
        const std::string_view kind = kind_of(made.back()[i]);
        is_tight = is_tight && (i == 0 ? kind == "Para" || kind == "Plain" : is_list(made.back()[i]));
      }
    }
    for (Tree& item : made)
      if (is_tight && !item.empty()) item[0]["t"] = "Plain";
    return made;
  }

  void add_numbered(const Tree& block, Tree& made) {
    const Tree& numbers = block["c"][0];
    const std::string_view style = kind_of(numbers[1]);
    if (style != "Decimal" && style != "DefaultStyle") ++lettered_lists_;
    const Tree plain{numbers[0], {{"t", "Decimal"}}, {{"t", "Period"}}};
    add_list(node("OrderedList", {plain, made_items(block["c"][1])}), made);
  }

  static Tree& items_of(Tree& list) { return kind_of(list) == "BulletList" ? list["c"] : list["c"][1]; }
  static bool is_list(const Tree& block) { return kind_of(block) == "BulletList" || kind_of(block) == "OrderedList"; }

  // A list in an item of its own goes on the list before it, as LibreOffice has it.
  static void add_list(Tree list, Tree& made) {
    Tree& items = items_of(list);
    const bool is_inner = items.size() == 1 && items[0].size() == 1 && is_list(items[0][0]);
    if (is_inner && !made.empty() && is_list(made.back()) && !items_of(made.back()).empty())
      items_of(made.back()).back().push_back(std::move(items[0][0]));
    else
      made.push_back(std::move(list));
  }

  void add_definitions(const Tree& items, Tree& made) {
    for (const Tree& item : items) {
      Tree words = made_inlines(item[0]);
      std::vector<Tree> more;
      for (const Tree& definition : item[1]) {
        Tree blocks = made_blocks(definition);
        for (Tree& block : blocks) {
          if ((kind_of(block) != "Para" && kind_of(block) != "Plain") || !more.empty()) {
            more.push_back(std::move(block));
            continue;
          }
          words.push_back(raw_markdown("\n: "));
          for (Tree& each : block["c"]) words.push_back(std::move(each));
        }
      }
      made.push_back(node("Para", std::move(words)));
      for (Tree& block : more) made.push_back(std::move(block));
    }
  }

  void add_lines(const Tree& lines, Tree& made) {
    Tree words = Tree::array();
    for (const Tree& line : lines) {
      if (!words.empty()) words.push_back({{"t", "LineBreak"}});
      for (Tree& each : made_inlines(line)) words.push_back(std::move(each));
    }
    if (is_blank(words)) return;
    escape_beginnings(words);
    made.push_back(node("Para", std::move(words)));
  }

  void add_table(const Tree& block, std::string caption, Tree& made) {
    PageTable table = read_table(block);
    if (const auto number = taken_number(table); number && *number < document_.tables.size())
      shape(table, document_.tables[*number]);
    if (table.heads.empty() && (choices_.heads_first_row || has_bold_first_row(table))) take_heads(table, 1);
    if (caption.empty()) caption = table.caption;
    // pandoc tells the caption of a table twice.
    if (!made.empty() && !caption.empty() && plain_text(made.back()) == caption) made.erase(made.end() - 1);
    for (std::vector<TableRow>* rows : {&table.heads, &table.rows})
      for (TableRow& row : *rows)
        for (TableCell& cell : row) cell.blocks = made_blocks(cell.blocks);
    if (table.heads.size() + table.rows.size() == 1 && table.first_rows()[0].size() == 1) {
      for (Tree& each : table.first_rows()[0][0].blocks) made.push_back(std::move(each));
      return;
    }
    if (table.heads.empty())
      warn("no-heading-row", "a table marks no row as its headings",
           "--table-heads first-row takes the first row of such tables; or write headings into its empty first line");
    table.caption = std::move(caption);
    for (Tree& each : table_blocks(table)) made.push_back(std::move(each));
  }

  // Of a table of ODT, from its first cell.
  static std::optional<std::size_t> taken_number(PageTable& table) {
    const std::vector<TableRow>& rows = table.first_rows();
    if (rows.empty() || rows.front().empty() || rows.front().front().blocks.empty()) return std::nullopt;
    Tree& blocks = table.first_rows().front().front().blocks;
    const std::string text = plain_text(blocks[0]);
    if (!text.starts_with(table_mark) || !text.ends_with(table_mark) || text.size() <= 2 * table_mark.size())
      return std::nullopt;
    blocks.erase(blocks.begin());
    return whole_number(std::string_view(text).substr(table_mark.size(), text.size() - 2 * table_mark.size()), 0);
  }

  // ---- words -------------------------------------------------------------------------------------------------------

  Tree made_inlines(const Tree& inlines) {
    if (++depth_words_ > most_deep) throw TooDeep();
    Tree made = Tree::array();
    for (const Tree& each : inlines) add_inline(each, made);
    --depth_words_;
    return with_sure_marks(made);
  }

  // Stars mean nothing to Markdown between a sign and a letter (CommonMark 0.31, 6.2): HTML does. And a link behind !
  // is an image.
  static Tree with_sure_marks(const Tree& inlines) {
    Tree made = Tree::array();
    for (std::size_t i = 0; i < inlines.size(); ++i) {
      const Tree& each = inlines[i];
      const std::string_view kind = kind_of(each);
      const Tree* next = i + 1 < inlines.size() ? &inlines[i + 1] : nullptr;
      if (kind == "Str" && next && kind_of(*next) == "Link" && each["c"].get_ref<const std::string&>().ends_with('!')) {
        std::string text = each["c"];
        text.pop_back();
        if (!text.empty()) made.push_back(words(text));
        made.push_back(raw_markdown("\\!"));
        continue;
      }
      const std::string_view tag = kind == "Strong" ? "strong" : kind == "Emph" ? "em" : kind == "Strikeout" ? "s" : "";
      const Tree* before = i > 0 ? &inlines[i - 1] : nullptr;
      if (tag.empty() || (is_sure(before, each, false) && is_sure(next, each, true))) {
        made.push_back(each);
        continue;
      }
      made.push_back(raw_markdown(fmt::format("<{}>", tag)));
      for (const Tree& inner : each["c"]) made.push_back(inner);
      made.push_back(raw_markdown(fmt::format("</{}>", tag)));
    }
    return made;
  }

  // Whether marks between a part and its neighbour are read as such, whatever stands around them.
  static bool is_sure(const Tree* neighbour, const Tree& part, bool is_end) {
    if (!neighbour) return true;
    const std::string_view kind = kind_of(*neighbour);
    if (kind == "Space" || kind == "SoftBreak" || kind == "LineBreak") return true;
    if (kind != "Str") return false;
    const std::string inner = plain_text(part), outer = (*neighbour)["c"];
    const auto is_plain_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    if (inner.empty() || outer.empty()) return false;
    const char at_inner = is_end ? inner.back() : inner.front(), at_outer = is_end ? outer.front() : outer.back();
    return is_plain_letter(at_inner) && (is_end || !is_plain_letter(at_outer) || kind_of(part) != "Strikeout");
  }

  void add_all(const Tree& inlines, Tree& made) {
    for (Tree& each : made_inlines(inlines)) made.push_back(std::move(each));
  }

  void add_inline(const Tree& each, Tree& made) {
    const std::string_view kind = kind_of(each);
    if (kind == "Emph" || kind == "Strong" || kind == "Strikeout" || kind == "Superscript" || kind == "Subscript" ||
        kind == "Underline") {
      Tree inner = made_inlines(each["c"]);
      if (is_blank(inner))
        made.push_back({{"t", "Space"}});
      else
        made.push_back(node(kind, std::move(inner)));
    } else if (kind == "SmallCaps") {
      add_all(each["c"], made);
    } else if (kind == "Quoted") {
      made.push_back(node(kind, {each["c"][0], made_inlines(each["c"][1])}));
    } else if (kind == "Cite") {
      add_all(each["c"][1], made);
    } else if (kind == "Code") {
      made.push_back(node(kind, {no_attributes(), each["c"][1]}));
    } else if (kind == "Math") {
      made.push_back(raw_markdown(fmt::format("`` {} ``", tidied(each["c"][1].get<std::string>()))));
      warn("formula", fmt::format("a formula stands as it is written in TeX: {}", each["c"][1].get<std::string>()),
           "write it in words, or as an image");
    } else if (kind == "Str") {
      std::string_view text = each["c"].get_ref<const std::string&>();
      for (const std::string_view mark : {caption_mark, quotation_mark})
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
      if (!text.starts_with(table_mark)) add_word(text, made);
    } else if (kind == "Span") {
      add_span(each["c"], made);
    } else if (kind == "Link") {
      add_link(each["c"], made);
    } else if (kind == "Image") {
      add_image(each["c"], made);
    } else if (kind == "Note") {
      made.push_back(node(kind, made_blocks(each["c"])));
    } else if (!kind.starts_with("Raw")) {
      made.push_back(each);  // blanks and breaks
    }
  }

  // Addresses become links: what is escaped in them would be part of them.
  void add_word(std::string_view text, Tree& made) {
    while (!text.empty()) {
      const auto [begin, end] = is_in_link_ ? std::pair(text.size(), text.size()) : address_in(text);
      add_escaped(text.substr(0, begin), made);
      if (begin == end) return;
      const std::string address(text.substr(begin, end - begin));
      made.push_back(
          node("Link", Tree::array({no_attributes(), Tree::array({words(address)}),
                                    Tree::array({address.starts_with("www.") ? "http://" + address : address, ""})})));
      text.remove_prefix(end);
    }
  }

  // The first web address in a word, without the signs that end a sentence; its end twice where there is none.
  static std::pair<std::size_t, std::size_t> address_in(std::string_view text) {
    std::size_t begin = text.size();
    for (const std::string_view sign : {"https://", "http://", "www."})
      if (const std::size_t at = text.find(sign); at < begin && text.size() > at + sign.size()) begin = at;
    std::size_t end = std::min(text.find_first_of("<>\"“”[]{}|\\^`", begin), text.size());
    while (end > begin && std::string_view(".,;:!?'*_~()").find(text[end - 1]) != std::string_view::npos) --end;
    const std::size_t dot = text.substr(0, end).find('.', begin);
    return dot == std::string_view::npos || end <= begin + 8 ? std::pair(text.size(), text.size())
                                                             : std::pair(begin, end);
  }

  // What pandoc leaves and a page does not: braces behind a heading, which would be its id, and the names of
  // characters.
  void add_escaped(std::string_view text, Tree& made) {
    const auto is_sign = [&](std::size_t at) {
      if (text[at] == '{') return is_in_heading_;
      if (text[at] != '&') return false;
      const std::size_t end = text.find_first_not_of(letters_of_names, at + 1);
      return end != std::string_view::npos && end > at + 1 && text[end] == ';';
    };
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_sign(at)) continue;
      if (at > from) made.push_back(words(text.substr(from, at - from)));
      made.push_back(raw_markdown(std::string{'\\', text[at]}));
      from = at + 1;
    }
    if (from < text.size()) made.push_back(words(text.substr(from)));
  }

  void add_span(const Tree& content, Tree& made) {
    const Tree& about = content[0];
    using Kind = ReaderNote::Kind;
    const auto note = [&](Kind what) {
      add_note({what, std::string(value_in(about, "author")), std::string(value_in(about, "date").substr(0, 10)),
                plain_text(content[1])},
               where());
    };
    if (has_class(about, "comment-start")) {
      told_comments_.emplace(value_in(about, "id"));
      if (id_in(about) != "") told_comments_.emplace(id_in(about));
      return note(Kind::comment);
    }
    if (has_class(about, "comment-end")) return;
    const bool is_inserted = has_class(about, "insertion") || has_class(about, "paragraph-insertion");
    const bool is_deleted = has_class(about, "deletion") || has_class(about, "paragraph-deletion");
    if (is_inserted || is_deleted) note(is_inserted ? Kind::inserted : Kind::deleted);
    if (choices_.with_changes ? is_deleted : is_inserted) {
      result_.passed_over.push_back(plain_text(content[1]));
      return;
    }
    if (const auto place = places_.find(id_in(about)); place != places_.end())
      made.push_back(raw_markdown(fmt::format("<a id=\"{}\"></a>", place->second)));
    add_all(content[1], made);
  }

  void add_link(const Tree& content, Tree& made) {
    const std::string target = content[2][0];
    const bool was_in_link = std::exchange(is_in_link_, true);
    Tree words = made_inlines(content[1]);
    is_in_link_ = was_in_link;
    const auto keep = [&](const std::string& address) {
      if (is_blank(words)) return;
      made.push_back(node("Link", Tree::array({no_attributes(), words, Tree::array({as_address(address), ""})})));
    };
    const std::string scheme = base::ascii_lower_case(target.substr(0, target.find(':')));
    if (target.starts_with('#')) {
      if (const auto place = places_.find(target.substr(1)); place != places_.end()) return keep("#" + place->second);
    } else if (scheme == "https" || scheme == "http" || scheme == "mailto") {
      return keep(scheme + target.substr(scheme.size()));
    } else if (target.starts_with("www.")) {
      return keep("http://" + target);
    }
    if (const std::string text = plain_text(words); !text.empty())
      warn("link-left-out",
           fmt::format("the link of {} leads to {}, which a page cannot: its words stay", imports::in_quotes(text),
                       imports::in_quotes(target)),
           "link to the page or document of the site that it means");
    for (Tree& each : words) made.push_back(std::move(each));
  }

  // With what would end a link in Markdown by its number.
  static std::string as_address(const std::string& address) {
    std::string safe;
    for (const char c : address)
      if (std::string_view(" ()<>\\\"`").find(c) != std::string_view::npos)
        safe += fmt::format("%{:02X}", static_cast<unsigned char>(c));
      else
        safe += c;
    return safe;
  }

  // ---- images ------------------------------------------------------------------------------------------------------

  void add_image(const Tree& content, Tree& made) {
    const std::string source = content[2][0];
    const std::string title = content[2][1];
    const bool is_captioned = title.starts_with("fig:");  // pandoc's sign that the words are a caption
    std::string description = plain_text(content[1]);
    std::string caption;
    if (is_captioned) caption = as_title(std::exchange(description, title.substr(4)));
    if (const auto known = document_.descriptions.find(source);
        description.empty() && known != document_.descriptions.end())
      description = known->second;
    const std::string name = image_name(source);
    if (name.empty()) {
      if (!description.empty()) made.push_back(words(description));
      return;
    }
    // What a word processor makes of a picture by itself is no description.
    for (const std::string_view sign : {"automatically generated", "AI-generated content"})
      if (description.find(sign) != std::string::npos) {
        warn("image-description",
             fmt::format("what a program wrote of an image was left out: {}", imports::in_quotes(description)),
             fmt::format("say what it shows, between the brackets of ![]({})", name));
        description.clear();
      }
    if (description.empty())
      warn("image-description", fmt::format("{} has no description", name),
           fmt::format("say what it shows, between the brackets of ![]({})", name));
    Tree alternative = Tree::array();
    if (!description.empty()) alternative.push_back(words(description));
    made.push_back(node("Image", {no_attributes(), std::move(alternative), {name, caption}}));
  }

  // pandoc writes a title as it is, in quotation marks.
  static std::string as_title(const std::string& text) {
    std::string title;
    for (const char c : text) {
      if (c == '"' || c == '\\') title += '\\';
      title += c;
    }
    return title;
  }

  // Where the image stands beside the page; empty, and told, for what no page can show.
  std::string image_name(const std::string& source) {
    if (const auto known = image_names_.find(source); known != image_names_.end()) return known->second;
    std::string& name = image_names_[source];
    const auto bytes = choices_.image(source);
    if (!bytes) {
      warn("image-left-out",
           fmt::format("the image {} is not there, or on another site", imports::in_quotes(shortened(source))),
           "put a copy beside the page, and write ![What it shows](its-name.png)");
      return name;
    }
    const std::string kind = image_ending(*bytes);
    if (kind.empty()) {
      warn("image-left-out",
           fmt::format("the image {} is of a kind that browsers do not show", imports::in_quotes(shortened(source))),
           "save it as PNG, and write ![What it shows](its-name.png)");
      return name;
    }
    const auto same = std::ranges::find(result_.images, *bytes, &PageImage::bytes);
    if (same != result_.images.end()) return name = same->name;
    do name = fmt::format("{}-{}.{}", choices_.image_prefix, ++image_number_, kind);
    while (!choices_.is_free(name, *bytes));
    result_.images.push_back({name, *bytes});
    return name;
  }

  static std::string image_ending(const std::string& bytes) {
    const auto kind = read::read_image_head(bytes).kind;
    if (kind == "PNG") return "png";
    if (kind == "JPEG") return "jpg";
    if (kind == "GIF") return "gif";
    if (kind == "WebP") return "webp";
    if (kind == "SVG") return "svg";
    return {};
  }

  static std::string shortened(const std::string& source) {
    constexpr std::size_t most = 60;
    return source.size() <= most ? source : source.substr(0, most) + "…";
  }

  const Document& document_;
  const PageTreeChoices& choices_;
  Messages& messages_;
  PageTree result_;
  std::map<std::string, std::string, std::less<>> places_;  // by ids of the document
  std::map<std::string, std::string> image_names_;          // by names of the document
  const Tree* title_block_ = nullptr;
  std::set<std::string, std::less<>> told_comments_;
  std::string heading_;  // that the block stands under
  HeadingLevels levels_;
  std::size_t image_number_ = 0;
  int depth_ = 0, depth_words_ = 0, lettered_lists_ = 0;
  bool has_contents_ = false, has_sentence_ = false, is_in_link_ = false, is_in_heading_ = false;
};

}  // namespace

PageTree page_tree(const Tree& tree, const Document& document, const PageTreeChoices& choices, Messages& messages) {
  try {
    return PageMaker(document, choices, messages).make(tree);
  } catch (const TooDeep&) {
    messages.error("deep-document", {},
                   "lists, quotations or tables in it lie deeper in each other than pages can hold");
    return {};
  }
}

}  // namespace scrutineer::imports
