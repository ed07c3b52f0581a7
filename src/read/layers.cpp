#include "read/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/edit_distance.h"
#include "read/plain_text.h"
#include "read/site_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {
namespace {

namespace fs = std::filesystem;

// As many as one character of TomlText's names can tell apart, and more than anybody lays over each other.
constexpr std::size_t most_layers = 16;

// What a file of settings says of layers.
struct Settings {
  std::string title, organisation;
  std::vector<catalogue::IdRef> layers;
  std::vector<HiddenId> hides;
  std::vector<std::string> languages;
};

class LayerFinder {
 public:
  LayerFinder(base::FileSystem& files, const fs::path& site, const fs::path& packs, base::FileNames& names,
              base::Diagnostics& out)
      : files_(files), site_(site), packs_(packs), names_(names), out_(out) {}

  std::vector<Layer> find() {
    add(site_, ".");
    return std::move(layers_);
  }

 private:
  // Mistakes of the file itself are reported when it is read for what else it says.
  Settings read_settings(const fs::path& path, const std::string& shown, bool is_site) {
    Settings settings;
    const auto stamp = files_.stamp(path);
    if (!stamp || stamp->size > largest_text) return settings;
    auto text = files_.read(path);
    if (!text) return settings;
    base::FileNames names;
    base::Diagnostics elsewhere;
    const base::FileId file = is_site ? names.add(shown) : names_.add(shown);
    if (!make_plain(*text, file, elsewhere)) return settings;
    const TomlText toml(*text, Place{file}, elsewhere);
    if (!toml.table()) return settings;
    TableReader top(toml, elsewhere);
    settings.title = top.text("title").value_or(std::string{});
    settings.organisation = top.text("organisation").value_or(std::string{});
    settings.languages = top.texts("languages");
    // Those of a layer below the site are not read again: what lies over it takes their place.
    TableReader lists(toml, is_site ? elsewhere : out_);
    settings.layers = lists.ids("layers");
    for (catalogue::IdRef& id : lists.ids("hide")) settings.hides.push_back({std::move(id.id), id.span});
    return settings;
  }

  // The layers of a folder, then the folder.
  void add(const fs::path& folder, const std::string& shown) {
    const bool is_site = shown == ".";
    const bool is_pack = !is_site && files_.exists(folder / "pack.toml");
    Layer layer{folder, is_pack ? "pack.toml" : "site.toml", {}, {}, {}, {}, {}, shown, real_folder(folder)};
    Settings settings = read_settings(folder / layer.settings, layer.shown(layer.settings), is_site);
    open_.push_back(real_folder(folder));
    for (const catalogue::IdRef& named : settings.layers) add_named(named, layer);
    open_.pop_back();
    layer.title = std::move(settings.title);
    layer.organisation = std::move(settings.organisation);
    layer.hides = std::move(settings.hides);
    if (is_site) layer.languages = std::move(settings.languages);
    found_.push_back(layer.real_folder);
    layers_.push_back(std::move(layer));
  }

  void add_named(const catalogue::IdRef& named, const Layer& by) {
    const bool is_installed = named.id.find('/') == std::string::npos && named.id != "." && named.id != "..";
    const fs::path folder = is_installed ? packs_ / named.id : (by.folder / named.id).lexically_normal();
    const auto report = [&](std::string_view code, std::string message, std::string help) {
      base::Span span = named.span;
      span.file = names_.add(by.shown(by.settings));
      out_.error(code, span, std::move(message), std::move(help));
    };
    if (!files_.exists(folder / "pack.toml") && !files_.exists(folder / "site.toml"))
      return report("missing-layer", fmt::format("there is no layer \"{}\"", named.id),
                    help_for_missing(named.id, folder, is_installed));
    const fs::path real = real_folder(folder);
    if (std::ranges::find(open_, real) != open_.end())
      return report("layer-cycle", fmt::format("\"{}\" lies over itself", named.id),
                    "a layer lies over others, which do not lie over it: take it out of one of the lists");
    if (std::ranges::find(found_, real) != found_.end()) return;  // below two others
    if (layers_.size() + open_.size() >= most_layers) {
      if (std::exchange(has_too_many_, true)) return;
      return report("too-many-layers", fmt::format("these are more than {} layers", most_layers),
                    "put what belongs together into one folder");
    }
    add(folder, is_installed || fs::path(named.id).is_absolute()
                    ? folder.lexically_normal().generic_string()
                    : (fs::path(by.shown_folder) / named.id).lexically_normal().generic_string());
  }

  std::string help_for_missing(const std::string& name, const fs::path& folder, bool is_installed) {
    if (!is_installed)
      return fmt::format("expected a folder with a pack.toml or a site.toml at {}", folder.generic_string());
    std::vector<std::string> packs;
    if (const auto entries = files_.entries(packs_))
      for (const base::FolderEntry& entry : *entries) packs.push_back(entry.name);
    const auto near = base::nearest(name, packs);
    return near            ? fmt::format("did you mean \"{}\"?", *near)
           : packs.empty() ? fmt::format("no packs are installed; a folder is named with a slash: \"./{}\"", name)
                           : fmt::format("the installed packs are {}; a folder is named with a slash: \"./{}\"",
                                         fmt::join(packs, ", "), name);
  }

  base::FileSystem& files_;
  const fs::path& site_;
  const fs::path& packs_;
  base::FileNames& names_;
  base::Diagnostics& out_;
  std::vector<fs::path> open_, found_;  // folders whose layers are being looked for; that are layers
  std::vector<Layer> layers_;
  bool has_too_many_ = false;  // which is said once
};

}  // namespace

// On no disk, by its path.
fs::path real_folder(const fs::path& folder) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(folder, error);
  if (error) real = folder.lexically_normal();
  return real.has_filename() ? real : real.parent_path();
}

std::string Layer::shown(const std::string& path) const {
  if (shown_folder == ".") return path;
  return shown_folder.ends_with('/') ? shown_folder + path : fmt::format("{}/{}", shown_folder, path);
}

std::vector<Layer> find_layers(base::FileSystem& files, const fs::path& site, const fs::path& packs,
                               base::FileNames& names, base::Diagnostics& out) {
  return LayerFinder(files, site, packs, names, out).find();
}

std::expected<void, base::FileError> list_files(base::FileSystem& files, std::vector<Layer>& layers) {
  for (Layer& layer : layers) {
    auto listed = list_site(files, layer.folder);
    if (!listed) return std::unexpected(std::move(listed.error()));
    layer.files = std::move(*listed);
  }
  return {};
}

}  // namespace scrutineer::read
