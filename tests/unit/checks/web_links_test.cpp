// Other websites asked: here one of this machine's own.
#include "checks/web_links.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "checks_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

class Website {
 public:
  Website() {
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response&) {
      const std::scoped_lock lock(mutex_);
      asked_.push_back(request.method + " " + request.target);
      times_.push_back(Clock::now());
      agents_.push_back(request.get_header_value("User-Agent"));
      return httplib::Server::HandlerResponse::Unhandled;
    });
    const auto answer = [this](const char* path, int head, int get, const char* to = nullptr) {
      server_.Get(path, [=](const httplib::Request& request, httplib::Response& response) {
        if (to != nullptr)
          response.set_redirect(to);
        else
          response.status = request.method == "HEAD" ? head : get;
        response.set_content("A page.", "text/plain");
      });
    };
    answer("/", 200, 200);
    answer("/ok", 200, 200);
    answer("/gone", 404, 404);
    answer("/gone-for-good", 410, 410);
    answer("/forbidden", 403, 403);
    answer("/no-head", 405, 200);
    answer("/no-head-400", 400, 200);
    answer("/moved", 0, 0, "/ok");
    answer("/moved-away", 0, 0, "/gone");
    answer("/round", 0, 0, "/round");
    server_.Get("/slow", [this](const httplib::Request&, httplib::Response&) {
      std::unique_lock lock(mutex_);
      ended_.wait_for(lock, std::chrono::seconds(20), [this] { return is_ended_; });
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(milliseconds(1));
  }
  ~Website() {
    {
      const std::scoped_lock lock(mutex_);
      is_ended_ = true;
    }
    ended_.notify_all();
    server_.stop();
    thread_.join();
  }
  Website(const Website&) = delete;
  Website& operator=(const Website&) = delete;

  [[nodiscard]] std::string address(const std::string& path, const char* host = "127.0.0.1") const {
    return fmt::format("http://{}:{}{}", host, port_, path);
  }
  [[nodiscard]] Lines asked() const { return asked_; }
  [[nodiscard]] const std::vector<Clock::time_point>& times() const { return times_; }
  [[nodiscard]] Lines agents() const { return agents_; }

 private:
  httplib::Server server_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_ended_ = false;
  int port_ = 0;
  Lines asked_, agents_;
  std::vector<Clock::time_point> times_;
};

base::Span line(std::uint32_t number, base::FileId file = {}) { return {file, number, 1, 1}; }

// A page with these links, in lines from 1.
link::Linked linking_to(const Lines& addresses) {
  link::Linked linked;
  linked.catalogue.entries.resize(1);
  linked.pages.resize(1);
  for (const std::string& address : addresses)
    linked.pages[0].outward.push_back({address, line(static_cast<std::uint32_t>(linked.pages[0].outward.size()) + 1)});
  return linked;
}

// "line code: message" of each.
Lines told(checks::WebLinks& links, const link::Linked& linked) {
  base::FileNames names;
  names.add("a.md");
  names.add("pack.md");
  base::Diagnostics out;
  links.check(linked, out);
  Lines lines;
  for (const base::Diagnostic& each : out.sorted(names)) {
    CHECK(each.severity == base::Severity::warning);
    lines.push_back(fmt::format("{} {}: {}", each.span.line, each.code, each.message));
  }
  return lines;
}

}  // namespace

TEST_CASE("pages that are gone are told from those that nothing can be learnt of") {
  const Website website;
  const auto at = [&](const char* path) { return website.address(path); };
  checks::WebLinks links({.patience = milliseconds(20'000), .pause = milliseconds(0)});
  CHECK(told(links, linking_to({at("/ok"), at("/gone"), at("/gone-for-good"), at("/forbidden"), at("/no-head"),
                                at("/no-head-400"), at("/moved"), at("/moved-away"), at("/round"),
                                "http://127.0.0.1:1/", at(""), at("?q=1"), "/ok", "mailto:a@example.org"})) ==
        Lines{"2 dead-link: " + at("/gone") + " is not there any more: its website answers 404",
              "3 dead-link: " + at("/gone-for-good") + " is not there any more: its website answers 410",
              "4 unanswered-link: " + at("/forbidden") + " cannot be looked at: its website answers 403",
              "8 dead-link: " + at("/moved-away") + " is not there any more: its website answers 404",
              "9 unanswered-link: " + at("/round") +
                  " cannot be looked at: it leads from one address to the next without end",
              "10 unanswered-link: http://127.0.0.1:1/ cannot be looked at: it cannot be reached"});
  const Lines asked = website.asked();
  CHECK(std::ranges::count(asked, "GET /no-head") == 1);
  CHECK(std::ranges::count(asked, "HEAD /") == 1);
  CHECK(std::ranges::count(asked, "HEAD /?q=1") == 1);
  for (const std::string& agent : website.agents()) CHECK(agent == "scrutineer-link-check");
}

TEST_CASE("an address is asked for once, whatever stands behind its #, and with HEAD where that is answered") {
  const Website website;
  checks::WebLinks links({.patience = milliseconds(20'000), .pause = milliseconds(0)});
  const link::Linked linked = linking_to(
      {website.address("/ok"), website.address("/ok#a"), website.address("/ok#b"), website.address("/gone#c")});
  const Lines first = told(links, linked);
  CHECK(first ==
        Lines{"4 dead-link: " + website.address("/gone#c") + " is not there any more: its website answers 404"});
  CHECK(told(links, linked) == first);
  Lines asked = website.asked();
  std::ranges::sort(asked);
  CHECK(asked == Lines{"GET /gone", "HEAD /gone", "HEAD /ok"});
}

TEST_CASE("a website is asked one thing at a time, with pauses, and what does not answer is let go") {
  const Website website;
  checks::WebLinks links({.patience = milliseconds(300), .pause = milliseconds(150)});
  const auto begin = Clock::now();
  CHECK(told(links, linking_to({website.address("/slow")})) ==
        Lines{"1 unanswered-link: " + website.address("/slow") +
              " cannot be looked at: it did not answer in time, or not as a website does"});
  CHECK(Clock::now() - begin < std::chrono::seconds(4));

  const Website other;
  checks::WebLinks patient({.patience = milliseconds(20'000), .pause = milliseconds(150)});
  const auto start = Clock::now();
  CHECK(told(patient, linking_to({other.address("/"), other.address("/ok"), other.address("/?q=1")})).empty());
  const auto& times = other.times();
  REQUIRE(times.size() == 3);
  CHECK(times[1] - times[0] >= milliseconds(140));
  CHECK(times[2] - times[1] >= milliseconds(140));
  CHECK(times[0] - start < milliseconds(5'000));
}

TEST_CASE("every place where a website may stand is looked at, but none of a pack's") {
  const Website website;
  const auto gone = [&](int number) { return website.address("/gone?" + std::to_string(number)); };
  link::Linked linked = linking_to({gone(1)});
  catalogue::Catalogue& all = linked.catalogue;
  all.site.navigation = {{"Title", gone(2), line(2), true}, {"Title", "guidance", line(20), false}};
  all.site.footer_links = {{"Title", gone(3), line(3), true}};
  all.site.contact = catalogue::Contact{catalogue::Contact::Kind::website, gone(4), line(4)};
  all.entries.resize(5);
  linked.pages.resize(5);
  all.entries[1].span = line(5);
  all.entries[1].detail = catalogue::Source{.by = {}, .published = {}, .url = gone(5), .kind = {}};
  all.entries[2].span = line(6);
  catalogue::CaseStudy study;
  study.website = gone(6);
  all.entries[2].detail = study;
  all.entries[2].facts.resize(2);
  all.entries[2].facts[0] = {.value = gone(7), .span = line(7)};
  all.entries[2].facts[1] = {.value = true, .span = line(70)};
  catalogue::RiskRegister risks;
  risks.risks.resize(1);
  risks.risks[0].facts.push_back({.value = gone(8), .span = line(8)});
  all.entries[3].detail = risks;
  const auto pack = static_cast<base::FileId>(1);
  all.files_beyond = {pack};
  all.entries[4].span = line(9, pack);
  linked.pages[4].outward.push_back({gone(9), line(9, pack)});
  checks::WebLinks links({.patience = milliseconds(20'000), .pause = milliseconds(0)});
  const Lines found = told(links, linked);
  REQUIRE(found.size() == 8);
  for (int i = 1; i <= 8; ++i)
    CHECK(found[static_cast<std::size_t>(i) - 1] ==
          fmt::format("{} dead-link: {} is not there any more: its website answers 404", i, gone(i)));
}
