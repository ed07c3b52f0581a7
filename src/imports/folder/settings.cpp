#include "imports/folder/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "imports/folder/lines.h"
#include "imports/folder/paths.h"

namespace scrutineer::imports {
namespace {

constexpr std::size_t most_bytes_of_settings = std::size_t{4} << 20U;

// The options of an extension or a plugin; null when it is not used. Lists have names alone, or maps of one key.
const Yaml* used(const Yaml& settings, std::string_view list, std::string_view name) {
  static const Yaml no_options;
  const Yaml* const all = settings.find(list);
  if (!all) return nullptr;
  if (const Yaml* const options = all->find(name)) return options;
  for (const Yaml& item : all->items) {
    if (item.text == name) return &no_options;
    if (const Yaml* const options = item.find(name)) return options;
  }
  return nullptr;
}

std::vector<std::string> texts_of(const Yaml* value) {
  std::vector<std::string> texts;
  if (!value) return texts;
  if (value->kind == Yaml::Kind::text) texts.push_back(value->text);
  for (const Yaml& item : value->items)
    if (item.kind == Yaml::Kind::text) texts.push_back(item.text);
  return texts;
}

std::string path_behind_host(std::string_view address) {
  const std::size_t host = address.find("://");
  const std::size_t slash = host == std::string_view::npos ? host : address.find('/', host + 3);
  if (slash == std::string_view::npos) return {};
  std::string path(address.substr(slash + 1));
  if (!path.empty() && !path.ends_with('/')) path += '/';
  return path;
}

void read_redirects(const Yaml& yaml, FolderSettings& settings) {
  const Yaml* const options = used(yaml, "plugins", "redirects");
  const Yaml* const maps = options ? options->find("redirect_maps") : nullptr;
  if (!maps) return;
  for (const auto& [from, to] : maps->keys)
    if (to.kind == Yaml::Kind::text) settings.redirects.emplace_back(from, to.text);
}

void read_snippets(const Yaml& yaml, FolderSettings& settings) {
  settings.snippet_folders = {""};
  const Yaml* const options = used(yaml, "markdown_extensions", "pymdownx.snippets");
  if (!options) return;
  if (const std::vector<std::string> folders = texts_of(options->find("base_path")); !folders.empty())
    settings.snippet_folders = folders;
  settings.appended = texts_of(options->find("auto_append"));
}

}  // namespace

std::vector<NavItem> nav_items(const Yaml& list) {
  std::vector<NavItem> items;
  const auto add = [&](std::string title, const Yaml& value) {
    NavItem item{.title = std::move(title), .target = {}, .line = value.line, .items = {}};
    if (value.kind == Yaml::Kind::list)
      item.items = nav_items(value);
    else
      item.target = value.text;
    items.push_back(std::move(item));
  };
  for (const Yaml& item : list.items) {
    if (item.kind == Yaml::Kind::text) add({}, item);
    for (const auto& [title, value] : item.keys) add(title, value);
  }
  return items;
}

bool read_mkdocs_settings(base::FileSystem& files, const std::filesystem::path& folder, FolderSettings& settings,
                          Remarks& remarks) {
  settings.kind = FolderKind::mkdocs;
  settings.file =
      files.exists(folder / "mkdocs.yml") || !files.exists(folder / "mkdocs.yaml") ? "mkdocs.yml" : "mkdocs.yaml";
  const auto refuse = [&](std::uint32_t line, std::string why) {
    remarks.add(RemarkKind::not_read, settings.file, line, std::move(why));
    return false;
  };
  if (!is_plain_file(files, folder, settings.file)) return refuse(0, "there is no such file in the folder");
  const auto text = files.read_head(folder / settings.file, most_bytes_of_settings);
  if (!text) throw base::MachineError(text.error());
  if (text->size() == most_bytes_of_settings) return refuse(0, "it is larger than 4 MB");
  const auto yaml = read_yaml(*text);
  if (!yaml) return refuse(yaml.error().line, fmt::format("it is not read: {}", yaml.error().reason));

  settings.title = yaml->text_of("site_name");
  settings.description = yaml->text_of("site_description");
  settings.address_path = path_behind_host(yaml->text_of("site_url"));
  if (const Yaml* const theme = yaml->find("theme")) {
    settings.language = theme->text_of("language");
    if (settings.language.empty()) settings.language = theme->text_of("locale");
  }
  const std::string_view pages = yaml->text_of("docs_dir");
  const auto inside = path_inside(pages.empty() ? "docs" : pages);
  if (!inside) return refuse(yaml->find("docs_dir")->line, fmt::format("docs_dir {} is not in this folder", pages));
  settings.pages = *inside;
  settings.pages_are_folders = yaml->text_of("use_directory_urls") != "false";
  if (const Yaml* const nav = yaml->find("nav")) settings.nav = nav_items(*nav);
  for (const Line& line : lines_of(yaml->text_of("exclude_docs"), 1, 0))
    if (const auto pattern = trimmed(line.text); !pattern.empty() && !pattern.starts_with('#'))
      settings.left_out.emplace_back(pattern);
  read_redirects(*yaml, settings);
  read_snippets(*yaml, settings);
  const auto has = [&](std::string_view extension) { return used(*yaml, "markdown_extensions", extension) != nullptr; };
  settings.keys = has("pymdownx.keys");
  settings.mark = has("pymdownx.mark");
  settings.caret = has("pymdownx.caret");
  settings.tilde = has("pymdownx.tilde");
  for (const std::string_view key : {"INHERIT", "hooks"})
    if (const Yaml* const value = yaml->find(key))
      remarks.add(RemarkKind::not_read, settings.file, value->line, fmt::format("{} is not followed", key));
  return true;
}

}  // namespace scrutineer::imports
