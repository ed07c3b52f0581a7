#include "markup/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/blanks.h"
#include "base/edit_distance.h"
#include "base/utf8.h"
#include "markup/html.h"

namespace scrutineer::markup {

// --- data

Object::Object() = default;
Object::Object(std::initializer_list<GivenEntry> entries) {
  entries_.reserve(entries.size());
  for (const GivenEntry& entry : entries) entries_.push_back({entry.key, std::move(entry.value)});
}
Object::Object(const Object&) = default;
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(const Object&) = default;
Object& Object::operator=(Object&&) noexcept = default;
Object::~Object() = default;

void Object::reserve(std::size_t values) { entries_.reserve(values); }

Object& Object::set(Key key, Value value) {
  entries_.push_back({key, std::move(value)});
  return *this;
}

const Value* Object::find(Key key) const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (entry->key == key) return &entry->value;
  }
  return nullptr;
}

Value Value::borrowed(std::string_view text) { return Value(Borrowed{text}); }

bool Value::is_true() const {
  if (const bool* const flag = std::get_if<bool>(&data_)) return *flag;
  if (const List* const items = list()) return !items->empty();
  return object() != nullptr || !text().empty();
}

std::string_view Value::text() const {
  if (const std::string* const owned = std::get_if<std::string>(&data_)) return *owned;
  if (const Borrowed* const other = std::get_if<Borrowed>(&data_)) return other->text;
  return {};
}

// --- reading a template

namespace {

enum class TagKind : std::uint8_t {
  escaped,
  raw,
  section,
  inverted,
  end,
  partial,
  comment,
  message,
  raw_message,
  written
};

// A tag, and the plain text before it; the last of a template is a comment that stands for its end.
struct Tag {
  std::string_view text = {};
  TagKind kind{};
  std::string_view name = {};
  std::size_t begin = 0;
  std::size_t size = 0;
};

class Reader {
 public:
  Reader(std::string_view text, base::FileId file, base::Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {}

  std::vector<Tag> read();
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::optional<Tag> read_tag(std::size_t begin);
  void check_nesting(const std::vector<Tag>& tags);
  void fail(std::string_view code, const Tag& tag, std::string message, std::string help = {});

  std::string_view text_;
  base::FileId file_;
  base::Diagnostics& diagnostics_;
  bool failed_ = false;
};

base::Span span_of(std::string_view text, base::FileId file, std::size_t begin, std::size_t size) {
  const std::string_view before = text.substr(0, begin);
  const std::size_t line = before.rfind('\n') + 1;  // npos + 1 is 0
  return {.file = file,
          .line = 1 + static_cast<std::uint32_t>(std::ranges::count(before, '\n')),
          .column = 1 + base::character_count(before.substr(line)),
          .length = base::character_count(text.substr(begin, size))};
}

void Reader::fail(std::string_view code, const Tag& tag, std::string message, std::string help) {
  failed_ = true;
  diagnostics_.error(code, span_of(text_, file_, tag.begin, tag.size), std::move(message), std::move(help));
}

bool is_name(std::string_view name, TagKind kind) {
  if (name == ".") return kind == TagKind::escaped || kind == TagKind::raw;
  if (name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos) {
    return false;
  }
  return std::ranges::all_of(name, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || (c == '/' && kind == TagKind::partial);
  });
}

std::optional<Tag> Reader::read_tag(std::size_t begin) {
  const std::size_t inside = begin + 2;
  const bool triple = text_.substr(inside).starts_with('{');
  const std::string_view closing = triple ? "}}}" : "}}";
  const std::size_t end = text_.find(closing, inside);
  if (end == std::string_view::npos) {
    fail("template-unclosed-tag", {.begin = begin, .size = 2},
         fmt::format("this tag is never closed with {}", closing));
    return std::nullopt;
  }
  Tag tag{.kind = triple ? TagKind::raw : TagKind::escaped, .begin = begin, .size = end + closing.size() - begin};
  std::string_view content = base::trimmed(text_.substr(inside + triple, end - inside - triple));
  if (!triple && !content.empty()) {
    constexpr std::string_view marks = "&#^/>!";
    constexpr TagKind kinds[] = {TagKind::raw, TagKind::section, TagKind::inverted,
                                 TagKind::end, TagKind::partial, TagKind::comment};
    if (const std::size_t mark = marks.find(content.front()); mark != std::string_view::npos) {
      tag.kind = kinds[mark];
      content = base::trimmed(content.substr(1));
    } else if (content.front() == '@') {
      tag.kind = content.starts_with("@@") ? TagKind::written : TagKind::message;
      content = base::trimmed(content.substr(tag.kind == TagKind::written ? 2 : 1));
    } else if (content.front() == '=') {
      fail("template-unsupported", tag, "templates cannot change the delimiters {{ and }}");
      return tag;
    }
  }
  if (triple && content.starts_with('@')) {
    tag.kind = TagKind::raw_message;
    content = base::trimmed(content.substr(1));
  }
  tag.name = content;
  if (tag.kind != TagKind::comment && !is_name(content, tag.kind)) {
    fail("template-bad-name", tag, fmt::format("\"{}\" is not a name", content),
         "a name is made of letters, digits, _ and -, with dots between the parts of a longer one");
  }
  return tag;
}

bool leaves_no_trace(TagKind kind) {
  return kind == TagKind::section || kind == TagKind::inverted || kind == TagKind::end || kind == TagKind::partial ||
         kind == TagKind::comment;
}

bool is_only_blanks(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

// A tag alone on its line takes the line with it, unless it is a value.
std::vector<Tag> Reader::read() {
  std::vector<Tag> tags;
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = text_.find("{{", at);
    if (begin == std::string_view::npos) break;
    std::optional<Tag> tag = read_tag(begin);
    if (!tag) break;
    tag->text = text_.substr(at, begin - at);
    at = begin + tag->size;
    if (leaves_no_trace(tag->kind)) {
      const std::size_t line = text_.rfind('\n', begin) + 1;  // npos + 1 is 0; begin is a brace, no line break
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      std::string_view after = text_.substr(at, end - at);
      if (after.ends_with('\r')) after.remove_suffix(1);
      if (is_only_blanks(text_.substr(line, begin - line)) && is_only_blanks(after)) {
        const std::size_t indentation = begin - line;
        tag->text.remove_suffix(std::min(indentation, tag->text.size()));
        at = std::min(end + 1, text_.size());
      }
    }
    tags.push_back(*tag);
  }
  check_nesting(tags);
  tags.push_back({.text = text_.substr(at), .kind = TagKind::comment, .name = {}, .begin = text_.size(), .size = 0});
  return tags;
}

void Reader::check_nesting(const std::vector<Tag>& tags) {
  std::vector<const Tag*> open;
  for (const Tag& tag : tags) {
    if (tag.kind == TagKind::section || tag.kind == TagKind::inverted) open.push_back(&tag);
    if (tag.kind != TagKind::end) continue;
    if (open.empty()) {
      fail("template-unopened-section", tag,
           fmt::format("{{{{/{0}}}}} closes a section that was never opened", tag.name));
    } else if (open.back()->name != tag.name) {
      fail("template-crossed-sections", tag,
           fmt::format("{{{{/{}}}}} stands where the section {} should be closed", tag.name, open.back()->name),
           fmt::format("{} was opened on line {}", open.back()->name,
                       span_of(text_, file_, open.back()->begin, 0).line));
      return;  // what follows would only repeat it
    } else {
      open.pop_back();
    }
  }
  for (const Tag* const tag : open) {
    fail("template-unclosed-section", *tag, fmt::format("the section {} is never closed", tag->name),
         fmt::format("close it with {{{{/{}}}}}", tag->name));
  }
}

}  // namespace

// --- compiling

namespace {

struct Instruction {
  enum class Kind : std::uint8_t { text, escaped, raw, section, inverted, message, raw_message };
  Kind kind{};
  std::string_view text;    // of a text
  std::vector<Key> path{};  // of the others: one key, or one a part of a dotted name; none for {{.}}
  std::size_t end = 0;      // of a section: the instruction after its last
  const words::Message* message = nullptr;
  const words::Locale* locale = nullptr;  // of the message
};

std::vector<Key> path_of(std::string_view name) {
  std::vector<Key> path;
  if (name == ".") return path;
  while (true) {
    const std::size_t dot = name.find('.');
    path.push_back(Key::of(name.substr(0, dot)));
    if (dot == std::string_view::npos) return path;
    name.remove_prefix(dot + 1);
  }
}

struct Parsed {
  const TemplateSource* source = nullptr;
  std::string_view text;
  std::vector<Tag> tags;
  bool failed = false;
};
using ParsedTemplates = std::map<std::string_view, Parsed>;

// Puts one template and the partials in it into a row of instructions.
class Compiler {
 public:
  Compiler(const ParsedTemplates& templates, const words::Words& words,
           std::map<std::string, words::Message, std::less<>>& attributes,
           std::map<std::string, std::string, std::less<>>& written, base::Diagnostics& diagnostics)
      : templates_(templates), words_(words), attributes_(attributes), written_(written), diagnostics_(diagnostics) {}

  bool compile(const Parsed& root) {
    add(root);
    return !failed_;
  }
  std::vector<Instruction> take() {
    program_.shrink_to_fit();
    return std::move(program_);
  }

 private:
  void add(const Parsed& parsed);
  void add_text(std::string_view text);
  void add_partial(const Parsed& user, const Tag& tag);
  void add_message(const Parsed& user, const Tag& tag);
  void fail(const Parsed& user, const Tag& tag, std::string_view code, std::string message, std::string help);

  const ParsedTemplates& templates_;
  const words::Words& words_;
  std::map<std::string, words::Message, std::less<>>& attributes_;
  std::map<std::string, std::string, std::less<>>& written_;
  bool inside_a_tag_ = false;  // of HTML, at the end of what was added
  base::Diagnostics& diagnostics_;
  std::vector<Instruction> program_;
  std::vector<const Parsed*> inside_;
  bool failed_ = false;
};

void Compiler::add_text(std::string_view text) {
  if (text.empty()) return;
  program_.push_back({.kind = Instruction::Kind::text, .text = text});
  if (const std::size_t bracket = text.find_last_of("<>"); bracket != std::string_view::npos)
    inside_a_tag_ = text[bracket] == '<';
}

void Compiler::add(const Parsed& parsed) {
  if (parsed.failed) {
    failed_ = true;
    return;
  }
  inside_.push_back(&parsed);
  std::vector<std::size_t> open;
  for (const Tag& tag : parsed.tags) {
    add_text(tag.text);
    switch (tag.kind) {
      case TagKind::escaped:
        program_.push_back({.kind = Instruction::Kind::escaped, .text = {}, .path = path_of(tag.name)});
        break;
      case TagKind::raw:
        program_.push_back({.kind = Instruction::Kind::raw, .text = {}, .path = path_of(tag.name)});
        break;
      case TagKind::section:
      case TagKind::inverted:
        open.push_back(program_.size());
        program_.push_back(
            {.kind = tag.kind == TagKind::section ? Instruction::Kind::section : Instruction::Kind::inverted,
             .text = {},
             .path = path_of(tag.name)});
        break;
      case TagKind::end:
        program_[open.back()].end = program_.size();
        open.pop_back();
        break;
      case TagKind::partial:
        add_partial(parsed, tag);
        break;
      case TagKind::message:
      case TagKind::raw_message:
      case TagKind::written:
        add_message(parsed, tag);
        break;
      case TagKind::comment:
        break;
    }
  }
  inside_.pop_back();
}

void Compiler::fail(const Parsed& user, const Tag& tag, std::string_view code, std::string message, std::string help) {
  failed_ = true;
  diagnostics_.error(code, span_of(user.text, user.source->file, tag.begin, tag.size), std::move(message),
                     std::move(help));
}

void Compiler::add_message(const Parsed& user, const Tag& tag) {
  const words::Message* message = words_.html_message(tag.name);
  if (message == nullptr) {
    const auto near = base::nearest(tag.name, words_.names());
    fail(user, tag, "template-unknown-message", fmt::format("the words have no message \"{}\"", tag.name),
         near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
    return;
  }
  const std::string name(tag.name);
  if (tag.kind == TagKind::written) {
    const auto [written, is_new] = written_.try_emplace(name);
    if (is_new) append_escaped(written->second, words_.source(name)->text);
    add_text(written->second);
    return;
  }
  if (inside_a_tag_) {
    auto attribute = attributes_.find(name);
    if (attribute == attributes_.end())
      attribute =
          attributes_
              .emplace(name, *words::Message::compile(words_.source(name)->text, words::Message::Form::attribute))
              .first;
    message = &attribute->second;
  }
  program_.push_back(
      {.kind = tag.kind == TagKind::message ? Instruction::Kind::message : Instruction::Kind::raw_message,
       .text = {},
       .message = message,
       .locale = &words_.locale_of(name)});
}

void Compiler::add_partial(const Parsed& user, const Tag& tag) {
  const auto found = templates_.find(tag.name);
  if (found == templates_.end()) {
    std::vector<std::string_view> names;
    for (const auto& [name, parsed] : templates_) names.push_back(name);
    const auto near = base::nearest(tag.name, names);
    fail(user, tag, "template-unknown-partial", fmt::format("there is no template \"{}\"", tag.name),
         near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
  } else if (std::ranges::find(inside_, &found->second) != inside_.end()) {
    fail(user, tag, "template-recursion", fmt::format("the partial \"{}\" includes itself", tag.name),
         "a partial may not be inside itself, nor inside one that it includes");
  } else {
    add(found->second);
  }
}

}  // namespace

struct TemplateSet::Program {
  std::vector<Instruction> instructions;
};

TemplateSet::TemplateSet() = default;
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

TemplateSet TemplateSet::compile(const std::vector<TemplateSource>& sources, base::Diagnostics& diagnostics,
                                 const words::Words& words) {
  TemplateSet set;
  set.words_ = words;
  ParsedTemplates templates;
  for (const TemplateSource& source : sources) {
    const std::string& text = *set.texts_.emplace_back(std::make_unique<const std::string>(source.text));
    Reader reader(text, source.file, diagnostics);
    Parsed parsed{.source = &source, .text = text, .tags = reader.read()};
    parsed.failed = reader.failed();
    templates.insert_or_assign(source.name, std::move(parsed));
  }
  for (const auto& [name, parsed] : templates) {
    Compiler compiler(templates, set.words_, set.attributes_, set.written_, diagnostics);
    if (compiler.compile(parsed)) set.programs_.emplace(name, Program{compiler.take()});
  }
  return set;
}

bool TemplateSet::contains(std::string_view name) const { return programs_.contains(name); }

// --- rendering

namespace {

// What a section opened: the values in it, and what stands outside it.
struct Scope {
  const Object* values;  // null when the section is a text or true
  const Value* self;     // what {{.}} means
  const Scope* outer;
};

const Value* look_up(const std::vector<Key>& path, const Scope* scope) {
  if (path.empty()) return scope->self;
  const Value* value = nullptr;
  for (; scope != nullptr && value == nullptr; scope = scope->outer) {
    if (scope->values != nullptr) value = scope->values->find(path.front());
  }
  for (std::size_t part = 1; part < path.size() && value != nullptr; ++part) {
    const Object* const object = value->object();
    value = object == nullptr ? nullptr : object->find(path[part]);
  }
  return value;
}

// The placeholders of a message, looked up where it stands.
class InScope : public words::Operands {
 public:
  explicit InScope(const Scope& scope) : scope_(scope) {}
  [[nodiscard]] words::Operand find(std::string_view name) const override {
    const Key key = Key::of(name);
    for (const Scope* scope = &scope_; scope != nullptr; scope = scope->outer)
      if (scope->values != nullptr)
        if (const Value* const value = scope->values->find(key)) return value->text();
    return std::string_view{};
  }

 private:
  const Scope& scope_;
};

void render_all(std::span<const Instruction> program, std::size_t at, std::size_t end, const Scope& scope,
                std::string& out) {
  while (at < end) {
    const Instruction& instruction = program[at++];
    if (instruction.kind == Instruction::Kind::text) {
      out += instruction.text;
      continue;
    }
    if (instruction.message != nullptr) {
      const auto escape =
          instruction.kind == Instruction::Kind::message ? words::Message::Escape::html : words::Message::Escape::none;
      instruction.message->append(out, InScope(scope), *instruction.locale, escape);
      continue;
    }
    const Value* const value = look_up(instruction.path, &scope);
    const bool is_true = value != nullptr && value->is_true();
    switch (instruction.kind) {
      case Instruction::Kind::escaped:
        if (value != nullptr) append_escaped(out, value->text());
        break;
      case Instruction::Kind::raw:
        if (value != nullptr) out += value->text();
        break;
      case Instruction::Kind::inverted:
        if (!is_true) render_all(program, at, instruction.end, scope, out);
        at = instruction.end;
        break;
      default:
        if (is_true && value->list() != nullptr) {
          for (const Object& item : *value->list()) {
            render_all(program, at, instruction.end, {&item, nullptr, &scope}, out);
          }
        } else if (is_true) {
          render_all(program, at, instruction.end, {value->object(), value, &scope}, out);
        }
        at = instruction.end;
        break;
    }
  }
}

}  // namespace

bool TemplateSet::render(std::string_view name, const Object& site, const Object& page, std::string& out) const {
  const auto found = programs_.find(name);
  if (found == programs_.end()) return false;
  const std::vector<Instruction>& program = found->second.instructions;
  const Scope outermost{&site, nullptr, nullptr};
  render_all(program, 0, program.size(), {&page, nullptr, &outermost}, out);
  return true;
}

}  // namespace scrutineer::markup
