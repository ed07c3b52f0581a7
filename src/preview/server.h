// Serves pages to the browser of the same machine, and tells open pages that there are new ones. Knows nothing of
// sites: what stands at a path is asked for.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace scrutineer::preview {

struct Reply {
  int status = 200;
  std::string type;  // "text/html; charset=utf-8"
  std::string body;
  std::string to = {};  // of a redirection
};

// What stands at a path, which begins with "/" and is decoded. Called from several threads at once.
using Answer = std::function<Reply(std::string_view path)>;

class Server {
 public:
  explicit Server(Answer answer);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Takes the port on the loopback address, where no other machine can reach it; else why not: address_in_use,
  // permission_denied …
  [[nodiscard]] std::error_code take(int port);

  // Serves from threads of its own, until the server is destroyed.
  void start();

  // Sends `state` to every open page, now and whenever one asks for it: what `events_path` gives.
  void tell(std::string state);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Where pages hear of news, as server-sent events.
inline constexpr std::string_view events_path = "/-/events";

// The media type of a file by its name.
[[nodiscard]] std::string media_type(std::string_view path);

}  // namespace scrutineer::preview
