#include "markup/special_characters.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>

#include <mutex>
#include <utility>

#include "base/characters.h"

namespace scrutineer::markup {

namespace {

void forget_characters(cmark_syntax_extension* extension) {
  cmark_llist_free(cmark_get_default_mem_allocator(), extension->special_inline_chars);
  cmark_syntax_extension_set_special_inline_chars(extension, nullptr);
}

// The autolinks' part of cmark's table. Who parses holds the lock with others, who changes the table alone.
class AutolinkCharacters {
 public:
  // cmark changes its table for the extensions of a parser: here an extension that has nothing but the characters.
  void take(cmark_syntax_extension* autolink) {
    cmark_syntax_extension* const characters = cmark_syntax_extension_new("scrutineer-autolink-characters");
    cmark_syntax_extension_set_match_inline_func(characters,
                                                 [](cmark_syntax_extension*, cmark_parser*, cmark_node*, unsigned char,
                                                    cmark_inline_parser*) -> cmark_node* { return nullptr; });
    cmark_syntax_extension_set_special_inline_chars(characters, std::exchange(autolink->special_inline_chars, nullptr));
    parser_ = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser_, characters);
  }

  std::shared_lock<std::shared_mutex> hold(bool needed) {
    std::shared_lock held(mutex_);
    if (needed) {
      while (!are_set_) {
        held.unlock();
        set(std::unique_lock(mutex_), true);
        held.lock();
      }
    } else if (are_set_) {
      held.unlock();
      set(std::unique_lock(mutex_, std::try_to_lock), false);  // not worth waiting for
      held.lock();
    }
    return held;
  }

 private:
  void set(const std::unique_lock<std::shared_mutex>& alone, bool wanted) {
    if (!alone || are_set_ == wanted) return;
    are_set_ = wanted;
    cmark_manage_extensions_special_characters(parser_, wanted ? 1 : 0);
  }

  std::shared_mutex mutex_;
  cmark_parser* parser_ = nullptr;
  bool are_set_ = false;
};

AutolinkCharacters& autolink_characters() {
  static AutolinkCharacters characters;
  return characters;
}

}  // namespace

void keep_special_characters(const std::vector<cmark_syntax_extension*>& extensions) {
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (cmark_syntax_extension* const extension : extensions) cmark_parser_attach_syntax_extension(parser, extension);
  cmark_manage_extensions_special_characters(parser, 1);
  cmark_parser_free(parser);
  for (cmark_syntax_extension* const extension : extensions) forget_characters(extension);
}

void take_autolink_characters(cmark_syntax_extension* autolink) { autolink_characters().take(autolink); }

// An address begins with www., or its scheme ends in ://, or it is one of e-mail and has an @ that stands behind a
// word; [@ is our citation. An @ may be written as a character reference, too.
bool may_hold_autolink(std::string_view markdown) {
  const auto has = [&](std::string_view sign) { return markdown.find(sign) != std::string_view::npos; };
  for (std::size_t at = markdown.find('@'); at != std::string_view::npos; at = markdown.find('@', at + 1))
    if (at > 0 && markdown[at - 1] != '[' && !base::is_space(markdown[at - 1])) return true;
  return has("://") || has("www.") || has("&#") || has("&commat;");
}

std::shared_lock<std::shared_mutex> hold_autolink_characters(bool needed) { return autolink_characters().hold(needed); }

}  // namespace scrutineer::markup
