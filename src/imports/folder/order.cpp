#include "imports/folder/order.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/letter_case.h"
#include "base/web_address.h"
#include "imports/folder/yaml.h"

namespace scrutineer::imports {
namespace {

constexpr std::size_t most_bytes_of_order = std::size_t{1} << 20U;

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
  // What leads elsewhere has a place at the top alone.
  std::optional<std::string> walk(const std::vector<NavItem>& items, bool is_top = false) {
    std::optional<std::string> common;
    const auto join = [&](const std::optional<std::string>& folder) {
      if (folder) common = common ? common_folder(*common, *folder) : *folder;
    };
    for (const NavItem& item : items) {
      if (item.items.empty()) {
        if (is_elsewhere(item.target) && !is_top) tell_elsewhere(item);
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
      NavLink link{.title = item.title, .to = {}};
      if (is_elsewhere(item.target)) {
        if (base::is_web_address(item.target))
          link.to = item.target;
        else
          tell_elsewhere(item);
      } else if (const auto target = first_of(item)) {
        link.to = id_of(item, *target);
        link.file = target->file;
        if (link.title.empty() && link.file == Target::npos) link.title = base::capitalised(name_of(target->folder));
      }
      if (link.to.empty() || link.to == "index") continue;
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

  // The first page of an item, or its folder.
  [[nodiscard]] std::optional<Target> first_of(const NavItem& item) const {
    const auto is_no_page = [&](const Target& target) {
      return target.file != Target::npos && !paths_.files()[target.file].is_page;
    };
    if (item.items.empty()) {
      if (const auto target = find(item.target); target && !is_no_page(*target)) return target;
      return std::nullopt;
    }
    for (const NavItem& each : item.items)
      if (auto target = first_of(each)) return target;
    return std::nullopt;
  }

  void tell_elsewhere(const NavItem& item) {
    remarks_.add(RemarkKind::navigation, settings_.file, item.line,
                 fmt::format("{}{} has no place: link to it from a page", item.title.empty() ? "" : item.title + ": ",
                             item.target));
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
  const auto text = files.read_head(top / path, most_bytes_of_order);
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
    if (item.target.empty() || item.target.starts_with("...")) continue;
    const std::string inside = folder.empty() ? item.target : folder + "/" + item.target;
    const auto target = is_elsewhere(item.target) ? std::nullopt : paths.find(path_inside(inside).value_or(""));
    if (!target) {
      remarks.add(RemarkKind::navigation, path, item.line,
                  is_elsewhere(item.target) ? fmt::format("{} has no place: link to it from a page", item.target)
                                            : fmt::format("nothing is at {}", item.target));
      continue;
    }
    if (target->file == Target::npos) {
      if (!item.title.empty()) order.sections.insert_or_assign(inside, item.title);
      continue;
    }
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
    static_cast<void>(walk.walk(settings.nav, true));
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
