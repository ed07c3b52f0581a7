#include "imports/folder/order.h"

#include <fmt/format.h>

#include <algorithm>

#include "imports/folder/yaml.h"

namespace scrutineer::imports {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;

bool is_elsewhere(std::string_view target) { return target.find("://") != std::string_view::npos; }

// "a/b" of "a/b/c" and "a/b/d/e".
std::string common_folder(std::string_view a, std::string_view b) {
  const std::string one = std::string(a) + "/", other = std::string(b) + "/";
  std::size_t end = 0;
  for (std::size_t at = 0; at < std::min(one.size(), other.size()) && one[at] == other[at]; ++at)
    if (one[at] == '/') end = at;
  return one.substr(0, end);
}

class Walk {
 public:
  Walk(const FolderPaths& paths, const FolderSettings& settings, Remarks& remarks, FolderOrder& order)
      : paths_(paths), settings_(settings), remarks_(remarks), order_(order) {}

  // The folder that all pages of the items stand in; nothing when there are none.
  std::optional<std::string> walk(const std::vector<NavItem>& items) {
    std::optional<std::string> common;
    const auto join = [&](const std::optional<std::string>& folder) {
      if (folder) common = common ? common_folder(*common, *folder) : *folder;
    };
    for (const NavItem& item : items) {
      if (item.items.empty()) {
        join(page(item));
        continue;
      }
      const auto folder = walk(item.items);
      join(folder);
      if (folder && !folder->empty() && !item.title.empty()) order_.sections.try_emplace(*folder, item.title);
    }
    return common;
  }

  // What leads from the top of every page.
  void top(const std::vector<NavItem>& items) {
    constexpr std::size_t most = 8;
    std::size_t left_out = 0;
    for (const NavItem& item : items) {
      const NavItem* first = &item;
      while (!first->items.empty()) first = &first->items.front();
      NavLink link{item.title, {}};
      if (is_elsewhere(first->target)) {
        link.to = first->target.starts_with("https://") ? first->target : "";
      } else if (const auto target = find(first->target)) {
        link.to = id_of(item, *target);
        if (link.title.empty() && target->file != Target::npos) link.title = order_.titles[target->file];
      }
      if (link.to.empty() || link.title.empty() || link.to == "index") continue;
      if (order_.top.size() < most)
        order_.top.push_back(std::move(link));
      else
        ++left_out;
    }
    if (left_out > 0)
      remarks_.add(RemarkKind::navigation, settings_.file, 0,
                   fmt::format("{} more stood at the top: see [[navigation]] in site.toml", left_out));
  }

 private:
  [[nodiscard]] std::optional<Target> find(std::string_view target) const {
    std::string path(target);
    if (path.ends_with("/*")) path.pop_back();
    if (path == "*" || path == "...") return std::nullopt;
    const auto inside = path_inside(path);
    return inside ? paths_.find(*inside + (path.ends_with('/') ? "/" : "")) : std::nullopt;
  }

  // Of a section whose pages are all in one folder, the folder.
  std::string id_of(const NavItem& item, const Target& target) {
    if (target.file == Target::npos) return target.folder;
    const FolderFile& file = paths_.files()[target.file];
    if (item.items.empty() || !file.is_page) return file.is_page ? file.id : std::string{};
    FolderOrder scratch{.orders = std::vector<std::optional<std::int64_t>>(order_.orders.size()),
                        .titles = std::vector<std::string>(order_.titles.size())};
    Remarks none;
    const auto folder = Walk(paths_, settings_, none, scratch).walk(item.items);
    if (!folder || folder->empty()) return file.id;
    const std::size_t index = paths_.index_of(*folder);
    return index != Target::npos ? paths_.files()[index].id : id_in_site(paths_.folder_in_site(*folder));
  }

  void give(std::size_t file, const std::string& title) {
    if (!order_.orders[file]) order_.orders[file] = ++last_;
    if (order_.titles[file].empty()) order_.titles[file] = title;
  }

  std::optional<std::string> page(const NavItem& item) {
    if (item.target.empty() || item.target == "*" || item.target == "..." || is_elsewhere(item.target))
      return std::nullopt;
    const auto target = find(item.target);
    if (!target) {
      remarks_.add(RemarkKind::navigation, settings_.file, item.line, fmt::format("nothing is at {}", item.target));
      return std::nullopt;
    }
    if (target->file != Target::npos && !item.target.ends_with('/') && !item.target.ends_with("/*")) {
      const FolderFile& file = paths_.files()[target->file];
      if (!file.is_page) {
        remarks_.add(RemarkKind::navigation, settings_.file, item.line,
                     fmt::format("{} is no page: link to it from one", item.target));
        return std::nullopt;
      }
      give(target->file, item.title);
      return std::string(folder_of(file.path));
    }
    // A folder: all its pages, as their names have them.
    std::string folder = item.target.ends_with('*') ? item.target.substr(0, item.target.size() - 1) : item.target;
    folder = path_inside(folder).value_or(std::string{});
    if (!item.title.empty()) order_.sections.try_emplace(folder, item.title);
    for (std::size_t i = 0; i < paths_.files().size(); ++i)
      if (const FolderFile& file = paths_.files()[i]; file.is_page && file.path.starts_with(folder + "/")) give(i, {});
    return folder;
  }

  const FolderPaths& paths_;
  const FolderSettings& settings_;
  Remarks& remarks_;
  FolderOrder& order_;
  std::int64_t last_ = 0;
};

// .pages in a folder: names in it, in their order, and the folder's title.
void read_pages_file(base::FileSystem& files, const std::filesystem::path& top, const std::string& folder,
                     const FolderPaths& paths, FolderOrder& order, Remarks& remarks) {
  const std::string path = folder.empty() ? ".pages" : folder + "/.pages";
  if (!is_plain_file(files, top, path)) return;
  const auto text = files.read_head(top / path, most_bytes);
  if (!text) return;
  const auto yaml = read_yaml(*text);
  if (!yaml) {
    remarks.add(RemarkKind::not_read, path, yaml.error().line, yaml.error().reason);
    return;
  }
  if (const std::string_view title = yaml->text_of("title"); !title.empty())
    order.sections.insert_or_assign(folder, std::string(title));
  const Yaml* list = yaml->find("nav");
  if (!list) list = yaml->find("arrange");
  if (!list) return;
  std::int64_t number = 0;
  for (const NavItem& item : nav_items(*list)) {
    ++number;
    if (item.target.empty() || item.target.starts_with("...") || is_elsewhere(item.target)) continue;
    const auto inside = path_inside(folder.empty() ? item.target : folder + "/" + item.target);
    const auto target = inside ? paths.find(*inside) : std::nullopt;
    if (!target || target->file == Target::npos) continue;
    order.orders[target->file] = number;
    if (!item.title.empty()) order.titles[target->file] = item.title;
  }
}

}  // namespace

FolderOrder order_of(base::FileSystem& files, const std::filesystem::path& top, const FolderPaths& paths,
                     const FolderSettings& settings, Remarks& remarks) {
  FolderOrder order{.orders = std::vector<std::optional<std::int64_t>>(paths.files().size()),
                    .titles = std::vector<std::string>(paths.files().size())};
  Walk walk(paths, settings, remarks, order);
  if (!settings.nav.empty()) {
    static_cast<void>(walk.walk(settings.nav));
    walk.top(settings.nav);
    return order;
  }
  if (settings.kind == FolderKind::mkdocs) {  // by their names, as MkDocs has them
    std::vector<std::size_t> pages;
    for (std::size_t i = 0; i < paths.files().size(); ++i)
      if (paths.files()[i].is_page) pages.push_back(i);
    std::ranges::sort(pages, {}, [&](std::size_t i) { return std::string_view(paths.files()[i].path); });
    for (std::size_t i = 0; i < pages.size(); ++i) order.orders[pages[i]] = static_cast<std::int64_t>(i) + 1;
  }
  for (const std::string& folder : paths.folders()) read_pages_file(files, top, folder, paths, order, remarks);
  return order;
}

}  // namespace scrutineer::imports
