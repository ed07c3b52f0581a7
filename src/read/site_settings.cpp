// site.toml: the settings of the site.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/web_address.h"
#include "read/checks_settings.h"
#include "read/entry_files.h"
#include "read/language_tag.h"
#include "read/layered_entry.h"
#include "read/table_reader.h"
#include "read/vocabulary.h"
#include "read/words_file.h"

namespace scrutineer::read {
namespace {

using catalogue::Site;

struct Rgb {
  double red = 0, green = 0, blue = 0;  // 0 to 255
};

std::optional<Rgb> parse_colour(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::array<double, 3> parts{};
  for (std::size_t i = 0; i < 3; ++i) {
    int value = 0;
    for (const char c : text.substr(1 + 2 * i, 2)) {
      const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<int>(digit);
    }
    parts[i] = value;
  }
  return Rgb{parts[0], parts[1], parts[2]};
}

// WCAG 2.2, "relative luminance".
double luminance(const Rgb& colour) {
  const auto linear = [](double channel) {
    const double share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// WCAG 2.2, "contrast ratio", of a colour against white.
double contrast_with_white(const Rgb& colour) { return 1.05 / (luminance(colour) + 0.05); }

// Text stands on or in these colours, against white: success criterion 1.4.3 asks for 4.5.
std::string read_colour(TableReader& table, std::string_view key, base::Diagnostics& out) {
  const auto text = table.text(key);
  if (!text) return {};
  const auto colour = parse_colour(*text);
  if (!colour) {
    out.error("bad-colour", table.span(key), fmt::format("\"{}\" is not a colour", *text),
              "expected # and six hexadecimal digits, such as \"#1d4f76\"");
    return {};
  }
  if (const double contrast = contrast_with_white(*colour); contrast < 4.5)
    out.error("low-contrast", table.span(key),
              fmt::format("the colour {} has a contrast of {:.1f} to 1 with white", *text, contrast),
              "text needs at least 4.5 to 1 (WCAG 2.2, 1.4.3): choose a darker colour");
  return *text;
}

// Whether it cannot be an id, but was meant as the address of a website, right or wrong. The name of a file was meant
// as an id.
bool is_meant_as_address(std::string_view to) {
  if (to.ends_with(".md") || to.ends_with(".toml")) return false;
  return to.find_first_of(":.") != std::string_view::npos || to.starts_with("//");
}

// The address of another website, reported when browsers could not follow it.
bool check_web_address(std::string_view address, base::Span span, base::Diagnostics& out) {
  const bool is_web = base::is_web_address(address);
  const std::string_view host = catalogue::host_of(address);
  if (is_web && !host.empty() && address.find_first_of(" \"<>") == std::string_view::npos) return true;
  const bool lacks_scheme = address.find(':') == std::string_view::npos;
  out.error("bad-url", span, fmt::format("\"{}\" is not the address of a website", address),
            lacks_scheme ? fmt::format("write https:{}{}", address.front() == '/' ? "" : "//", address)
                         : std::string("expected the id of a page, or an address that begins with https:// and has no "
                                       "blanks (%20)"));
  return false;
}

std::vector<catalogue::SiteLink> read_links(std::vector<TableReader> tables, base::Diagnostics& out) {
  std::vector<catalogue::SiteLink> links;
  for (TableReader& table : tables) {
    table.require("to");
    catalogue::SiteLink link{table.required_text("title"), table.text("to").value_or(std::string{}), table.span("to")};
    link.leaves_site = is_meant_as_address(link.to);
    table.finish();
    if (!link.leaves_site || check_web_address(link.to, link.span, out)) links.push_back(std::move(link));
  }
  return links;
}

// "scrutiny@council.gov.uk": no blanks, and something with a dot behind its one @.
bool is_email(std::string_view address) {
  const std::size_t at = address.find('@');
  const std::string_view host = address.substr(std::min(at + 1, address.size()));
  return at != std::string_view::npos && at > 0 && host.find('.', 1) < host.size() - 1 &&
         address.find_first_of(" \t\n,;:<>()[]\"\\/?#&%") == std::string_view::npos &&
         host.find('@') == std::string_view::npos;
}

// One that is wrong is kept: what leads to it is no mistake.
std::optional<catalogue::Contact> read_contact(TableReader& top, base::Diagnostics& out) {
  using Kind = catalogue::Contact::Kind;
  auto to = top.text("contact");
  if (!to) return std::nullopt;
  const base::Span span = top.span("contact");
  Kind kind = Kind::page;
  if (to->find('@') != std::string::npos && !to->starts_with("http")) {
    kind = Kind::email;
    if (!is_email(*to))
      out.error("bad-email", span, fmt::format("\"{}\" is not an e-mail address", *to),
                "expected one address alone, such as \"scrutiny@example.gov.uk\", without a name or mailto:");
  } else if (is_meant_as_address(*to)) {
    kind = Kind::website;
    (void)check_web_address(*to, span, out);
  }
  return catalogue::Contact{kind, std::move(*to), span};
}

void check_base_url(Site& site, TableReader& top, base::Diagnostics& out) {
  if (site.base_url.empty()) return;
  const std::string_view url = site.base_url;
  const bool is_web = base::is_web_address(url);
  const std::string_view rest = is_web ? url.substr(url.find("//") + 2) : std::string_view{};
  if (rest.empty() || rest.starts_with('/') || rest.find_first_of(" ?#\"<>") != std::string_view::npos)
    out.error("bad-url", top.span("base_url"), fmt::format("\"{}\" is not the address of a site", site.base_url),
              "expected https://… , the address that the output folder is published at");
  if (!site.base_url.ends_with('/')) site.base_url += '/';
}

// Every layer says what it is called itself, and over what it lies; a translation says that in its language.
void keep_settings_amendments(const EntryFile& file, const TomlText& toml, base::Diagnostics& out) {
  static constexpr std::array<std::string_view, 5> own{"title", "organisation", "summary", "layers", "hide"};
  keep_amendments(file, toml, out);
  if (!file.amendments) return;
  std::erase_if(*file.amendments, [&](const catalogue::Amendment& amendment) {
    const auto text = std::ranges::find(file.texts, amendment.span.file, &FileText::file);
    return !text->is_translation && std::ranges::find(own, amendment.path) != own.end();
  });
}

}  // namespace

std::optional<Site> read_site_settings(const EntryFile& file, VocabularyReader& vocabulary, base::Diagnostics& out) {
  const TomlText toml(toml_sources(file), Hiding::in_all_files, out);
  if (!toml.table()) return std::nullopt;
  TableReader top(toml, out);
  Site site;
  (void)top.texts("layers");  // which were found before this: see layers.h
  (void)top.texts("hide");
  if (auto elsewhere = top.table("elsewhere")) {
    for (const std::string_view id : elsewhere->keys()) site.elsewhere.emplace(id, elsewhere->required_text(id));
    elsewhere->finish();
  }
  site.title = top.required_text("title");
  site.organisation = top.required_text("organisation");
  site.summary = top.required_text("summary");
  site.language = top.text("language").value_or(site.language);
  site.language_span = top.span("language");
  check_language(site.language, site.language_span, out);
  for (catalogue::IdRef& code : top.ids("languages")) {
    check_language(code.id, code.span, out);
    if (code.id == site.language ||
        std::ranges::find(site.languages, code.id, &catalogue::Language::code) != site.languages.end())
      out.error("doubled-language", code.span, fmt::format("the site is in \"{}\" already", code.id),
                "name each of the other languages once");
    else
      site.languages.push_back({std::move(code.id), code.span});
  }
  static constexpr std::array<std::string_view, 3> parities{"required", "wanted", "free"};  // as catalogue::Parity
  if (const auto parity = top.choice("parity", parities)) site.parity = static_cast<catalogue::Parity>(*parity);
  site.base_url = top.text("base_url").value_or(std::string{});
  check_base_url(site, top, out);
  site.theme = top.text("theme").value_or(site.theme);
  site.theme_span = top.span("theme");
  site.logo = top.text("logo").value_or(std::string{});
  site.logo_span = top.span("logo");
  site.notice = top.text("notice").value_or(std::string{});
  for (catalogue::IdRef& pattern : top.ids("files")) site.files.push_back({std::move(pattern.id), pattern.span});
  if (auto colours = top.table("colours")) {
    site.colours = {read_colour(*colours, "brand", out), read_colour(*colours, "link", out)};
    colours->finish();
  }
  site.contact = read_contact(top, out);
  site.navigation = read_links(top.tables("navigation"), out);
  if (auto footer = top.table("footer")) {
    site.footer_text = footer->text("text").value_or(std::string{});
    site.footer_links = read_links(footer->tables("links"), out);
    footer->finish();
  }
  vocabulary.read(top, site);
  if (auto checks = top.table("checks")) site.checks = read_checks(*checks, out);
  if (auto words = top.table("words")) site.words = read_words(*words, true);
  top.finish();
  keep_settings_amendments(file, toml, out);
  return site;
}

}  // namespace scrutineer::read
