#include "preview/server.h"

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <utility>

namespace scrutineer::preview {
namespace {

// Each open page holds a thread while it is looked at; some are kept for what pages ask for.
constexpr std::size_t threads = 64;
constexpr int most_pages = 48;

// Else who looks at the connection takes it for lost.
constexpr std::chrono::seconds between_signs_of_life{15};

// As a council's server is advised to send, and with the connection that the preview itself needs.
constexpr const char* policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

// A page of the web that a browser was made to find under another name for this machine must not read the site.
bool is_this_machine(std::string host) {
  if (const std::size_t port = host.rfind(':'); port != std::string::npos && !host.ends_with(']')) host.resize(port);
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

// httplib does not tell why a port is refused. What has been let go in the meantime counts as taken.
std::error_code why_not(int port) {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (probe < 0) return {errno, std::generic_category()};
  const int yes = 1;
  ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool is_bound = ::bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  const std::error_code error(is_bound ? EADDRINUSE : errno, std::generic_category());
  ::close(probe);
  return error;
}

// A path as it stands in an address.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kept = "/-_.~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = byte < 0x80 && (std::isalnum(byte) != 0 || kept.find(c) != std::string_view::npos);
    if (is_plain)
      result += c;
    else
      result.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
  }
  return result;
}

}  // namespace

struct Server::Parts {
  Answer answer;
  httplib::Server http;
  std::thread listener;

  std::mutex mutex;
  std::condition_variable news;
  std::string state;         // that pages are told
  std::uint64_t number = 0;  // of it
  bool is_ending = false;
  std::atomic<int> open_pages = 0;

  void reply(const httplib::Request& request, httplib::Response& response) {
    Reply reply = answer(request.path);
    response.status = reply.status;
    if (!reply.to.empty()) response.set_header("Location", percent_encoded(reply.to));
    response.set_content(std::move(reply.body), reply.type);
  }

  void send_events(httplib::Response& response) {
    if (++open_pages > most_pages) {
      --open_pages;
      response.status = 503;
      return;
    }
    response.set_chunked_content_provider(
        "text/event-stream",
        [this, told = std::uint64_t{0}](std::size_t, httplib::DataSink& sink) mutable {
          std::unique_lock lock(mutex);
          news.wait_for(lock, between_signs_of_life, [&] { return is_ending || number != told; });
          if (is_ending) return false;
          const std::string event = number == told ? ":\n\n" : "data: " + state + "\n\n";
          told = number;
          lock.unlock();
          return sink.write(event.data(), event.size());
        },
        [this](bool) { --open_pages; });
  }
};

Server::Server(Answer answer) : parts_(std::make_unique<Parts>()) {
  parts_->answer = std::move(answer);
  httplib::Server& http = parts_->http;
  http.new_task_queue = [] { return new httplib::ThreadPool(threads); };  // owned by the server
  http.set_socket_options([](socket_t socket) {  // not httplib's: they let two servers share a port
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.set_tcp_nodelay(true);
  http.set_default_headers(
      {{"Content-Security-Policy", policy}, {"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}});
  http.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
    const auto refuse = [&](int status, const char* why) {
      response.status = status;
      response.set_content(why, "text/plain; charset=utf-8");
      return httplib::Server::HandlerResponse::Handled;
    };
    if (!is_this_machine(request.get_header_value("Host")))
      return refuse(403, "The preview answers to this machine alone.\n");
    if (request.method == "GET" || request.method == "HEAD") return httplib::Server::HandlerResponse::Unhandled;
    response.set_header("Allow", "GET, HEAD");
    return refuse(405, "The preview only shows pages: it takes nothing.\n");
  });
  http.Get(std::string(events_path), [this](const auto&, auto& response) { parts_->send_events(response); });
  http.Get(".*", [this](const auto& request, auto& response) { parts_->reply(request, response); });
}

Server::~Server() {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->is_ending = true;
  }
  parts_->news.notify_all();
  parts_->http.stop();
  if (parts_->listener.joinable()) parts_->listener.join();
}

std::error_code Server::take(int port) {
  if (parts_->http.bind_to_port("127.0.0.1", port)) return {};
  return why_not(port);
}

void Server::start() {
  parts_->listener = std::thread([this] { parts_->http.listen_after_bind(); });
  while (!parts_->http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void Server::tell(std::string state) {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->state = std::move(state);
    ++parts_->number;
  }
  parts_->news.notify_all();
}

std::string media_type(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 21> types{{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".xml", "application/xml"},
      {".csv", "text/csv; charset=utf-8"},
      {".md", "text/markdown; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".gif", "image/gif"},
      {".webp", "image/webp"},
      {".avif", "image/avif"},
      {".ico", "image/x-icon"},
      {".pdf", "application/pdf"},
      {".woff2", "font/woff2"},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
  }};
  const auto type = std::ranges::find_if(types, [&](const auto& each) { return path.ends_with(each.first); });
  return type == types.end() ? "application/octet-stream" : type->second;
}

}  // namespace scrutineer::preview
