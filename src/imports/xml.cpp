#include "imports/xml.h"

#include <fmt/format.h>

#include <charconv>

namespace scrutineer::imports {

std::unique_ptr<pugi::xml_document> parse_xml(const std::string& text, const std::string& part, Messages& messages) {
  if (text.find("<!DOCTYPE") != std::string::npos || text.find("<!ENTITY") != std::string::npos) {
    messages.error("damaged-file", {},
                   fmt::format("{} in it declares entities, which files of office programs never do", part),
                   "open it in the program it is of and save it again");
    return nullptr;
  }
  auto document = std::make_unique<pugi::xml_document>();
  const auto result = document->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (result) return document;
  messages.error("damaged-file", {},
                 fmt::format("{} in it cannot be read: {} at byte {}", part, result.description(), result.offset),
                 "open it in the program it is of and save it again");
  return nullptr;
}

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

pugi::xml_node child(pugi::xml_node of, std::string_view name) {
  for (const pugi::xml_node node : of.children())
    if (local_name(node.name()) == name) return node;
  return {};
}

std::vector<pugi::xml_node> children(pugi::xml_node of, std::string_view name) {
  std::vector<pugi::xml_node> result;
  for (const pugi::xml_node node : of.children())
    if (local_name(node.name()) == name) result.push_back(node);
  return result;
}

std::string_view attribute(pugi::xml_node of, std::string_view name) {
  for (const pugi::xml_attribute each : of.attributes())
    if (local_name(each.name()) == name) return each.value();
  return {};
}

bool is_set(pugi::xml_node of, std::string_view name) {
  const std::string_view value = attribute(of, name);
  return value == "1" || value == "true";
}

std::uint32_t whole_number(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

pugi::xml_node next_in(pugi::xml_node top, pugi::xml_node at, bool skip) {
  if (!skip && at.first_child()) return at.first_child();
  while (at != top && !at.next_sibling()) at = at.parent();
  return at == top ? pugi::xml_node() : at.next_sibling();
}

std::string text_in(pugi::xml_node of) {
  std::string text;
  for (pugi::xml_node node = next_in(of, of, false); node; node = next_in(of, node, false))
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  return text;
}

}  // namespace scrutineer::imports
