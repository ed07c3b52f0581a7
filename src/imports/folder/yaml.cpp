#include "imports/folder/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace scrutineer::imports {
namespace {

constexpr std::size_t most_values = 100'000;
constexpr std::size_t most_nesting = 64;

// By events, not by nodes: the nodes of yaml-cpp take time that grows with the square of their number.
class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(std::uint32_t first_line) : first_line_(first_line) {}

  Yaml root;

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { add(made(mark, Yaml::Kind::nothing)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Yaml value = made(mark, Yaml::Kind::nothing);
    if (const auto known = anchors_.find(anchor); known != anchors_.end()) {
      value.kind = Yaml::Kind::text;
      value.text = known->second;
    }
    add(std::move(value));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    Yaml value = made(mark, Yaml::Kind::text);
    value.text = text;
    value.is_quoted = tag == "!";
    if (!value.is_quoted && (text == "null" || text == "~")) value.kind = Yaml::Kind::nothing;
    if (anchor != 0) anchors_[anchor] = text;
    add(std::move(value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    open(made(mark, Yaml::Kind::list));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    open(made(mark, Yaml::Kind::map));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Yaml value;
    bool has_key = false;
    std::string key = {};
  };

  Yaml made(const YAML::Mark& mark, Yaml::Kind kind) {
    if (++count_ > most_values) throw YAML::ParserException(mark, "more than 100,000 values");
    return {.kind = kind, .line = first_line_ + static_cast<std::uint32_t>(std::max(mark.line, 0))};
  }

  void open(Yaml value) {
    if (open_.size() == most_nesting)
      throw YAML::ParserException(YAML::Mark::null_mark(), "more than 64 lists or tables in each other");
    open_.push_back({std::move(value)});
  }

  void close() {
    Yaml value = std::move(open_.back().value);
    open_.pop_back();
    add(std::move(value));
  }

  void add(Yaml value) {
    if (open_.empty()) {
      root = std::move(value);
      return;
    }
    Open& into = open_.back();
    if (into.value.kind == Yaml::Kind::list) {
      into.value.items.push_back(std::move(value));
    } else if (!into.has_key) {
      into.has_key = true;
      into.key = std::move(value.text);
    } else {
      into.has_key = false;
      into.value.keys.emplace_back(std::move(into.key), std::move(value));
    }
  }

  std::uint32_t first_line_;
  std::size_t count_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::string> anchors_;
};

}  // namespace

const Yaml* Yaml::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key, [](const auto& each) -> std::string_view { return each.first; });
  return found == keys.end() ? nullptr : &found->second;
}

std::string_view Yaml::text_of(std::string_view key) const {
  const Yaml* const value = find(key);
  return value && value->kind == Kind::text ? std::string_view(value->text) : std::string_view{};
}

std::expected<Yaml, YamlError> read_yaml(std::string_view text, std::uint32_t first_line) {
  std::istringstream stream{std::string(text)};
  Builder builder(first_line);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    return std::unexpected(YamlError{first_line + static_cast<std::uint32_t>(std::max(error.mark.line, 0)), error.msg});
  }
  return std::move(builder.root);
}

}  // namespace scrutineer::imports
