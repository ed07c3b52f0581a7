// What site.toml says: the settings of the site and the vocabularies its files may use.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/check_rules.h"
#include "catalogue/vocabulary.h"
#include "words/words.h"

namespace scrutineer::catalogue {

// A link of the navigation or the footer: to an id, to the index page of a section ("guidance"), or to another website.
struct SiteLink {
  std::string title;
  std::string to;
  base::Span span;
  bool leaves_site = false;  // `to` is an address: https://…
};

// "www.example.org" of https://www.example.org/a?b; empty when there is none.
[[nodiscard]] std::string_view host_of(std::string_view address);

// Where readers tell what is wrong or missing.
struct Contact {
  enum class Kind : std::uint8_t { page, website, email };
  Kind kind{};
  std::string to;  // an id, "https://…", or an e-mail address without "mailto:"
  base::Span span;
};

// CSS colours, "#1d4f76"; empty where the theme's own stays.
struct Colours {
  std::string brand;
  std::string link;
};

// Files that are published although no page uses them: "documents/**".
struct FilePattern {
  std::string text;
  base::Span span;
};

// A kind of callout, which pages name with its id: > [!KEY-QUESTION]
struct Callout {
  std::string id;
  std::string title;  // of callouts that have none of their own; empty for the theme's
  std::string like;   // the id of one of the five that every site has: how it looks
};

// Another language that a site is in.
struct Language {
  std::string code;  // "cy"; its pages lie in a folder of this name
  base::Span span;
};

// Whether all has to be in every language: what is missing, or older than its original, is an error, a warning, or
// nothing.
enum class Parity : std::uint8_t { required, wanted, free };

struct Site {
  std::string title;
  std::string organisation;
  std::string summary;
  std::string language = "en-GB";
  base::Span language_span;
  std::vector<Language> languages;  // besides that one
  Parity parity = Parity::wanted;
  std::string base_url;  // empty, or ends in '/'
  std::string theme = "civic";
  base::Span theme_span;
  std::string logo;  // a file of the site, or empty
  base::Span logo_span;
  std::string notice;
  std::optional<Contact> contact;
  std::vector<FilePattern> files;
  Colours colours;
  std::vector<SiteLink> navigation;
  std::string footer_text;
  std::vector<SiteLink> footer_links;
  Vocabulary families;
  Vocabulary stages;
  Vocabulary question_themes;
  Vocabulary source_kinds;
  Priorities priorities;
  Attributes attributes;
  Measures measures;
  JudgementScales scales;
  std::vector<EventKindDefinition> event_kinds = event_kinds_of_every_site();
  // What layers below refer to and leave to the sites over them: by id, the words that stand where a site has none.
  std::map<std::string, std::string> elsewhere;
  Checks checks;
  std::vector<words::MessageSource> words;  // that take the place of the theme's
  std::vector<Callout> callouts = {{"note", {}, "note"},
                                   {"tip", {}, "tip"},
                                   {"important", {}, "important"},
                                   {"warning", {}, "warning"},
                                   {"caution", {}, "caution"}};
};

// As editors write it: "start"; "event" for `other`.
[[nodiscard]] std::string_view event_kind_name(const Site& site, EventKind kind);

}  // namespace scrutineer::catalogue
