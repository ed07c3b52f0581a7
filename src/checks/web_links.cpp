#include "checks/web_links.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <set>
#include <thread>
#include <utility>
#include <variant>

#include "base/interruption.h"
#include "base/parallel.h"
#include "base/web_address.h"

namespace scrutineer::checks {
namespace {

using catalogue::Entry;
using link::Linked;
using link::OutwardLink;

std::string_view without_anchor(std::string_view address) { return address.substr(0, address.find('#')); }

// "https://www.example.org:8080", and what stands behind it.
std::pair<std::string, std::string> divided(std::string_view address) {
  const std::size_t host = address.find("//") + 2;
  const std::size_t end = std::min(address.find_first_of("/?", host), address.size());
  std::string path(address.substr(end));
  if (!path.starts_with('/')) path.insert(0, "/");
  return {std::string(address.substr(0, end)), std::move(path)};
}

// Wherever one may stand: pages, sources, websites of case studies, attributes, the site's own links.
std::vector<OutwardLink> all_of(const Linked& linked) {
  std::vector<OutwardLink> all;
  const auto add = [&](const std::string& address, base::Span span) {
    if (base::is_web_address(address)) all.push_back({address, span});
  };
  const auto add_facts = [&](const std::vector<catalogue::Fact>& facts) {
    for (const catalogue::Fact& fact : facts)
      if (const auto* address = std::get_if<std::string>(&fact.value)) add(*address, fact.span);
  };
  const catalogue::Site& site = linked.catalogue.site;
  for (const auto* links : {&site.navigation, &site.footer_links})
    for (const catalogue::SiteLink& each : *links) add(each.to, each.span);
  if (site.contact) add(site.contact->to, site.contact->span);
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const Entry& entry = linked.catalogue.entries[i];
    if (linked.catalogue.is_beyond(entry.span.file)) continue;
    for (const OutwardLink& each : linked.pages[i].outward) add(each.url, each.span);
    if (const auto* source = std::get_if<catalogue::Source>(&entry.detail)) add(source->url, entry.span);
    if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail)) add(study->website, entry.span);
    add_facts(entry.facts);
    if (const auto* risks = std::get_if<catalogue::RiskRegister>(&entry.detail))
      for (const catalogue::Risk& risk : risks->risks) add_facts(risk.facts);
  }
  return all;
}

std::string why(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
      return "it cannot be reached";
    case httplib::Error::Read:
    case httplib::Error::Write:
      return "it did not answer in time, or not as a website does";
    case httplib::Error::ExceedRedirectCount:
      return "it leads from one address to the next without end";
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
      return "it does not prove who it is (its certificate is not accepted)";
    default:
      return fmt::format("asking failed ({})", httplib::to_string(error));
  }
}

}  // namespace

WebLinks::Answer WebLinks::ask(const std::string& website, const std::string& path) const {
  httplib::Client client(website);
  if (!client.is_valid()) return {0, "it is no address that can be asked"};
  client.set_connection_timeout(manners_.patience);
  client.set_read_timeout(manners_.patience);
  client.set_write_timeout(manners_.patience);
  client.set_follow_location(true);
  client.set_default_headers({{"User-Agent", "scrutineer-link-check"}, {"Accept", "*/*"}});
  const auto asked = client.Head(path);
  if (asked && asked->status < 400) return {asked->status, {}};
  // Some answer HEAD with an error, or not at all. Of the page itself only what it begins with is taken.
  int status = 0;
  const auto got = client.Get(
      path,
      [&](const httplib::Response& response) {
        status = response.status;
        return false;
      },
      [](const char*, std::size_t) { return false; });
  if (status != 0) return {status, {}};
  return {0, why(got.error())};
}

void WebLinks::ask_all(const std::vector<std::string>& addresses) {
  std::map<std::string, std::vector<std::pair<const std::string*, std::string>>> by_website;  // and their paths
  for (const std::string& address : addresses) {
    auto [website, path] = divided(address);
    by_website[website].emplace_back(&answers_.try_emplace(address).first->first, std::move(path));
  }
  std::vector<decltype(by_website)::value_type*> websites;
  for (auto& each : by_website) websites.push_back(&each);
  base::parallel_for(websites.size(), static_cast<int>(manners_.side_by_side), [&](std::size_t i) {
    for (const auto& [address, path] : websites[i]->second) {
      if (base::is_interrupted()) return;
      if (path != websites[i]->second.front().second) std::this_thread::sleep_for(manners_.pause);
      answers_.find(*address)->second = ask(websites[i]->first, path);
    }
  });
  base::stop_if_interrupted();
}

void WebLinks::check(const Linked& linked, base::Diagnostics& out) {
  const std::vector<OutwardLink> links = all_of(linked);
  std::set<std::string> fresh;
  for (const OutwardLink& each : links)
    if (const std::string_view address = without_anchor(each.url); !answers_.contains(address)) fresh.emplace(address);
  ask_all({fresh.begin(), fresh.end()});
  for (const OutwardLink& each : links) {
    const auto& [status, failure] = answers_.find(without_anchor(each.url))->second;
    if (status == 404 || status == 410)
      out.warning("dead-link", each.span,
                  fmt::format("{} is not there any more: its website answers {}", each.url, status),
                  "link to where it is now, or to a copy that an archive of the web keeps");
    else if (status == 0)
      out.warning("unanswered-link", each.span, fmt::format("{} cannot be looked at: {}", each.url, failure),
                  "open it in a browser: it may be gone, or away for now");
    else if (status >= 400)
      out.warning("unanswered-link", each.span,
                  fmt::format("{} cannot be looked at: its website answers {}", each.url, status),
                  "open it in a browser: some websites answer people only");
  }
}

}  // namespace scrutineer::checks
