#include "cli/serve.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <expected>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/interruption.h"
#include "cli/edition.h"
#include "cli/linked_site.h"
#include "cli/pandoc.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "markup/html.h"
#include "preview/page_script.h"
#include "preview/server.h"
#include "preview/watcher.h"
#include "publish/output_folder.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using preview::Reply;

constexpr int usual_port = 8000;
constexpr int most_ports_tried = 100;
constexpr std::string_view source_folder = "/-/source/";
constexpr std::string_view html_type = "text/html; charset=utf-8";

// An edition whose pages can be shown, by their paths.
struct Shown {
  std::unique_ptr<const Edition> edition;
  std::unordered_map<std::string, std::size_t> index_of;
};

class Preview {
 public:
  Preview(base::FileSystem& files, const ServeOptions& options)
      : files_(files),
        options_(options),
        output_(publish::real_path(options.site / publish::output_in_site)),
        pandoc_(Pandoc::installed(files_)),
        server_([this](std::string_view path) { return answer(path); }) {}

  ExitCode run();

 private:
  [[nodiscard]] std::expected<int, Failure> take_port();
  [[nodiscard]] std::vector<fs::path> folders() const;
  bool make_edition();
  [[nodiscard]] std::string state_of(const base::Diagnostics& diagnostics, const base::FileNames& names) const;
  [[nodiscard]] std::string dumped(const nlohmann::json& diagnostics, std::ptrdiff_t errors,
                                   std::ptrdiff_t warnings) const;
  void explain(const Edition& edition);
  [[nodiscard]] Reply answer(std::string_view path) const;
  [[nodiscard]] Reply page(const Shown& shown, std::string path) const;
  [[nodiscard]] static std::optional<std::size_t> file_of_index(const Shown& shown, std::string_view path);
  [[nodiscard]] Reply file(const Shown& shown, std::string_view path, std::size_t index) const;
  [[nodiscard]] Reply source(std::string_view path) const;
  [[nodiscard]] std::optional<std::string> source_text(std::string_view path) const;
  [[nodiscard]] std::shared_ptr<const Shown> shown() const {
    const std::lock_guard lock(mutex_);
    return shown_;
  }

  base::FileSystem& files_;
  const ServeOptions& options_;
  fs::path output_;  // in the site, which is not part of it
  std::unique_ptr<Pandoc> pandoc_;
  // Name a state of the site, in this run of the program and no other.
  const std::int64_t started_ = std::chrono::system_clock::now().time_since_epoch().count();
  std::uint64_t changes_ = 0;
  Kept kept_;
  std::string refused_;  // why the files could not be read, the last time
  mutable std::mutex mutex_;
  std::shared_ptr<const Shown> shown_;  // null until one could be made
  preview::Server server_;              // ends before what it answers from
};

std::expected<int, Failure> Preview::take_port() {
  const auto refused = [](int port, const std::error_code& why) {
    if (why == std::errc::permission_denied || why == std::errc::operation_not_permitted)
      return Failure{"port-refused", {}, fmt::format("this user may not open port {}", port), "try --port 8200"};
    return Failure{
        "port-refused", {}, fmt::format("port {} cannot be opened: {}", port, why.message()), "try --port 8200"};
  };
  constexpr const char* another = "name another: --port 8200";
  if (options_.port) {
    const std::error_code why = server_.take(*options_.port);
    if (!why) return *options_.port;
    if (why != std::errc::address_in_use) return std::unexpected(refused(*options_.port, why));
    return std::unexpected(Failure{"port-taken", {}, fmt::format("port {} is taken", *options_.port), another});
  }
  for (int port = usual_port; port < usual_port + most_ports_tried; ++port) {
    const std::error_code why = server_.take(port);
    if (!why) return port;
    if (why != std::errc::address_in_use) return std::unexpected(refused(port, why));
  }
  return std::unexpected(Failure{"port-taken",
                                 {},
                                 fmt::format("ports {} to {} are taken", usual_port, usual_port + most_ports_tried - 1),
                                 another});
}

// What open pages are told: what is wrong, the first in full, and a name for this state of the site.
std::string Preview::state_of(const base::Diagnostics& diagnostics, const base::FileNames& names) const {
  const std::vector<base::Diagnostic>& sorted = diagnostics.sorted(names);
  const auto errors = std::ranges::count(sorted, base::Severity::error, &base::Diagnostic::severity);
  nlohmann::json shown = nlohmann::json::array();
  for (const base::Diagnostic& each : sorted) {
    if (shown.size() == shown_in_full) break;
    shown.push_back({{"severity", each.severity == base::Severity::error ? "error" : "warning"},
                     {"code", each.code},
                     {"source", names.path(each.span.file)},
                     {"line", each.span.line},
                     {"message", each.message},
                     {"help", each.help}});
  }
  return dumped(shown, errors, static_cast<std::ptrdiff_t>(sorted.size()) - errors);
}

// Names of files need not be UTF-8.
std::string Preview::dumped(const nlohmann::json& diagnostics, std::ptrdiff_t errors, std::ptrdiff_t warnings) const {
  const nlohmann::json state{{"change", fmt::format("{}-{}", started_, changes_)},
                             {"diagnostics", diagnostics},
                             {"summary", {{"errors", errors}, {"warnings", warnings}}}};
  return state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Whether the files could be read. What is wrong with them stands in the terminal, too. The last edition that could be
// shown stays until there is another.
bool Preview::make_edition() {
  ++changes_;
  const auto start = Clock::now();
  EditionOptions options{options_.site, options_.themes, output_, options_.jobs, options_.drafts};
  options.as_of = options_.as_of.value_or(base::today());
  options.documents = pandoc_.get();
  options.kept = &kept_;
  std::unique_ptr<Edition> edition;
  try {
    edition = std::make_unique<Edition>(files_, options);
  } catch (const base::MachineError& error) {  // a file that went while the site was read, a folder that is away
    if (changes_ == 1) throw;                  // it was never there
    if (std::exchange(refused_, error.what()) != error.what())
      fmt::print(stderr, "scrutineer: {}; trying again\n", printable(error.what()));
    server_.tell(dumped({{{"severity", "error"}, {"code", "machine"}, {"message", error.what()}}}, 1, 0));
    return false;
  }
  refused_.clear();
  const std::vector<base::Diagnostic>& diagnostics = edition->diagnostics.sorted(edition->names);
  const std::string state = state_of(edition->diagnostics, edition->names);
  Summary summary;
  summary.files_read = edition->files_read;
  summary.failed = !edition->pages || edition->diagnostics.has_errors();
  summary.checked_only = true;
  if (edition->pages) summary.pages = edition->page_count();
  fmt::print(stderr, "{}",
             human_report(diagnostics, edition->names, files_, options_.site,
                          options_.show_all ? all_of_them : shown_in_full));
  if (options_.explain) explain(*edition);
  fmt::print("{}", human_summary(summary, diagnostics, std::chrono::duration<double>(Clock::now() - start).count()));
  std::fflush(stdout);
  std::shared_ptr<const Shown> before;  // goes when pages have been told
  if (!summary.failed) {
    auto shown = std::make_shared<Shown>();
    const std::vector<std::string> paths = edition->paths();
    for (std::size_t i = 0; i < paths.size(); ++i) shown->index_of.emplace(paths[i], i);
    shown->edition = std::move(edition);
    const std::lock_guard lock(mutex_);
    before = std::exchange(shown_, std::move(shown));
  }
  server_.tell(state);
  return true;
}

// What was read and linked for an edition, and why: the rest is as it was.
void Preview::explain(const Edition& edition) {
  static constexpr std::size_t most = 20;
  const auto list = [](std::string_view done, const std::vector<std::string>& lines) {
    for (const std::string& line : lines | std::views::take(most)) fmt::print("  {} {}\n", done, printable(line));
    if (lines.size() > most) fmt::print("  {} {} more\n", done, lines.size() - most);
  };
  const auto of = [&](const Edition& each, const std::string& language) {
    const Kept::OfLanguage& kept = kept_.of(language);
    list("read", kept.files.read());
    if (!each.linked) return;
    std::vector<std::string> linked;
    for (const auto& [entry, why] : kept.pages.work().linked)
      linked.push_back(fmt::format("{}: {}", each.linked->entry(entry).output, why));
    list("linked", linked);
  };
  of(edition, "");
  if (!edition.linked) return;
  for (std::size_t i = 0; i < edition.translations.size(); ++i)
    of(*edition.translations[i], edition.linked->catalogue.site.languages[i].code);
}

// "/guidance/" is its index.html; no path leads out of the site, since only what is in the list is served.
Reply Preview::page(const Shown& shown, std::string path) const {
  path.erase(0, 1);
  if (path.empty() || path.ends_with('/')) path += "index.html";
  if (const auto found = shown.index_of.find(path); found != shown.index_of.end())
    return file(shown, path, found->second);
  if (const auto found = file_of_index(shown, path)) return file(shown, path, *found);
  if (shown.index_of.contains(path + "/index.html"))
    return {.status = 301, .type = std::string(html_type), .body = {}, .to = "/" + path + "/"};
  if (path == "favicon.ico") return {.status = 204, .type = {}, .body = {}};  // browsers ask for it on their own
  Reply reply = file(shown, "404.html", shown.index_of.at("404.html"));
  if (reply.status == 200) reply.status = 404;
  return reply;
}

// A file of the search index, which is not made before one is asked for.
std::optional<std::size_t> Preview::file_of_index(const Shown& shown, std::string_view path) {
  if (path.find("assets/search/") == std::string_view::npos) return std::nullopt;
  const std::vector<std::string> paths = shown.edition->index_paths();
  const auto found = std::ranges::find(paths, path);
  if (found == paths.end()) return std::nullopt;
  return shown.edition->size() + static_cast<std::size_t>(found - paths.begin());
}

Reply Preview::file(const Shown& shown, std::string_view path, std::size_t index) const {
  Reply reply{.type = preview::media_type(path), .body = {}};
  try {
    if (const auto read = shown.edition->content(files_, index, reply.body); !read)
      return {.status = 500, .type = "text/plain; charset=utf-8", .body = read.error().reason};
  } catch (const exports::DocumentError& error) {
    return {.status = 500, .type = "text/plain; charset=utf-8", .body = error.what()};
  }
  if (reply.type == html_type) reply.body = preview::with_script(reply.body);
  return reply;
}

// The text of a file of the site or of a layer below it, as messages name it; nothing for any other.
std::optional<std::string> Preview::source_text(std::string_view path) const {
  base::FileNames names;
  base::Diagnostics elsewhere;
  const auto layers = layers_of(files_, options_.site, options_.themes, names, elsewhere);
  for (const read::Layer& layer : layers)
    for (const base::ListedFile& file : layer.files)
      if (layer.shown(file.path) == path)
        if (auto text = files_.read(layer.folder / file.path)) return *std::move(text);
  return std::nullopt;
}

// A file with its lines numbered: where what is wrong stands.
Reply Preview::source(std::string_view path) const {
  const auto text = source_text(path);
  if (!text) return {.status = 404, .type = "text/plain; charset=utf-8", .body = "The site has no such file.\n"};
  std::string html = "<pre>";
  std::size_t number = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    html += fmt::format("<span id=\"L{0}\">{0:5} ", ++number);
    markup::append_escaped(html, rest.substr(0, end));
    html += "</span>";
    rest.remove_prefix(end);
  }
  std::string title;
  markup::append_escaped(title, path);
  return {.type = std::string(html_type), .body = preview::page_of_preview(title, html + "</pre>\n")};
}

Reply Preview::answer(std::string_view path) const {
  if (path.starts_with(source_folder)) return source(path.substr(source_folder.size()));
  if (path.starts_with(preview::own_folder)) {
    const std::string_view name = path.substr(preview::own_folder.size());
    if (const std::string_view content = preview::own_file(name); !content.empty())
      return {.type = preview::media_type(name), .body = std::string(content)};
  }
  if (const auto shown = this->shown()) return page(*shown, std::string(path));
  return {.status = 503,
          .type = std::string(html_type),
          .body = preview::page_of_preview("This site cannot be shown yet",
                                           "<p>Mend what stands above, and the page appears here.</p>\n")};
}

// In the background, and whatever becomes of it.
void open_browser(const std::string& address) {
  std::array<char*, 3> words{const_cast<char*>("xdg-open"), const_cast<char*>(address.c_str()), nullptr};
  pid_t process = 0;
  if (posix_spawnp(&process, words[0], nullptr, nullptr, words.data(), environ) != 0)
    fmt::print(stderr, "note: xdg-open is not there; open {} in a browser\n", address);
  else
    std::thread([process] { ::waitpid(process, nullptr, 0); }).detach();  // so that nothing is left of it
}

// What pages are made from: the layers as far as they are known, and the themes.
std::vector<fs::path> Preview::folders() const {
  std::vector<fs::path> all = layer_folders(files_, options_.site, options_.themes);
  all.push_back(options_.themes);
  return all;
}

ExitCode Preview::run() {
  const auto port = take_port();
  if (!port) {
    report_failures(std::array{port.error()}, false);
    return ExitCode::usage;
  }
  std::optional<preview::Watcher> watcher;
  std::vector<fs::path> watched = folders();
  watcher.emplace(watched, options_.site / publish::output_in_site);
  bool is_read = make_edition();
  server_.start();
  const std::string address = fmt::format("http://127.0.0.1:{}/", *port);
  fmt::print("The site is at {} and follows what you save. Ctrl-C ends it.\n", address);
  std::fflush(stdout);
  if (options_.open) open_browser(address);
  while (!base::is_interrupted()) {
    if (!watcher->wait(std::chrono::milliseconds(200)) && is_read) continue;
    const std::vector<fs::path> now = folders();
    if (!is_read || now != watched) {  // it may be another folder
      watched = now;
      watcher.emplace(watched, options_.site / publish::output_in_site);
    }
    is_read = make_edition();
  }
  fmt::print("\n");
  return ExitCode::clean;
}

}  // namespace

ExitCode serve(base::FileSystem& files, const ServeOptions& options) {
  try {
    return Preview(files, options).run();
  } catch (const base::Interrupted&) {  // while an edition was being made
    return ExitCode::clean;
  }
}

}  // namespace scrutineer::cli
