#include "link/blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/edit_distance.h"
#include "link/page_linker.h"
#include "read/table_reader.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::IdRef;
using catalogue::Kind;
using catalogue::TextRef;

struct BlockFormat {
  std::string_view name;
  std::vector<Kind> of;                   // kinds of what it shows; none: it takes no `of`
  std::vector<std::string_view> rows;     // names it knows for rows besides those of the site's vocabulary and ids
  std::vector<std::string_view> columns;  // likewise
};

std::vector<std::string_view> names_of_kinds() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < catalogue::kind_count; ++i)
    names.push_back(catalogue::kind_section(static_cast<Kind>(i)));
  return names;
}

// In the order of BlockKind.
const std::vector<BlockFormat>& formats() {
  static const std::vector<BlockFormat> all{
      {"compare-models",
       {Kind::model},
       {"advantages", "disadvantages", "considerations", "appraised", "case_studies"},
       {}},
      {"compare-case-studies", {Kind::case_study}, {"council", "models", "started", "services", "inspections"}, {}},
      {"inspections", {Kind::case_study}, {}, {}},
      {"risk-matrix", {Kind::risk_register}, {}, {}},
      {"risk-register",
       {Kind::risk_register},
       {},
       {"category", "consequence", "likelihood", "impact", "mitigation", "owner"}},
      {"traceability", {Kind::factor_set}, {}, {}},
      {"timeline", {Kind::case_study, Kind::decision}, {}, {}},
      {"map", {}, names_of_kinds(), {}},
      {"questions", {Kind::checklist}, {}, {}},
      {"changes", {}, names_of_kinds(), {}},
      {"data-files", {}, {}, {}},
      {"checklist-builder", {}, {}, {}},
      {"include", {}, {}, {}},
  };
  return all;
}

// Null when no block is called so.
const BlockFormat* find_format(std::string_view name) {
  const auto format = std::ranges::find(formats(), name, &BlockFormat::name);
  return format == formats().end() ? nullptr : &*format;
}

class BlockReader {
 public:
  BlockReader(const Catalogue& catalogue, const BlockFormat& format, base::Diagnostics& out)
      : catalogue_(catalogue), format_(format), out_(out) {}

  void read(read::TableReader& table, Block& block) {
    if (!format_.of.empty()) read_of(table, block);
    if (block.kind == BlockKind::include) read_included(table, block);
    block.rows = read_rows(table, block);
    block.columns = read_columns(table, block);
    if (block.kind == BlockKind::changes) add_changed(block);
    table.finish();
  }

 private:
  void read_of(read::TableReader& table, Block& block) {
    block.names_them = table.has("of");
    for (const IdRef& ref : table.ids("of")) {
      const catalogue::Target* target = find_target(catalogue_, ref.id, ref.span, out_);
      if (!target) continue;
      const Kind kind = catalogue_.entry(target->entry).kind;
      if (std::ranges::find(format_.of, kind) == format_.of.end())
        out_.error("wrong-kind", ref.span,
                   fmt::format("\"{}\" is {}, which {} does not show", ref.id, catalogue::kind_with_article(kind),
                               format_.name),
                   fmt::format("expected the id of {}", kinds_expected()));
      else
        block.of.push_back(target->entry);
    }
    if (block.names_them) return;
    for (std::size_t i = 0; i < catalogue_.entries.size(); ++i)
      if (std::ranges::find(format_.of, catalogue_.entries[i].kind) != format_.of.end())
        block.of.push_back(static_cast<EntryIndex>(i));
  }

  // of = "page#section"
  void read_included(read::TableReader& table, Block& block) {
    block.names_them = true;
    table.require("of");
    const std::optional<std::string> written = table.text("of");
    if (!written) return;
    block.span = table.span("of");
    const std::size_t hash = written->find('#');
    const catalogue::Target* target = find_target(catalogue_, written->substr(0, hash), block.span, out_);
    if (!target) return;
    block.of.push_back(target->entry);
    if (hash != std::string::npos) block.section = written->substr(hash + 1);
  }

  void add_changed(Block& block) const {
    for (std::size_t i = 0; i < catalogue_.entries.size(); ++i) {
      const Entry& entry = catalogue_.entries[i];
      const std::string_view kind = catalogue::kind_section(entry.kind);
      if (!entry.changes.empty() && (block.rows.empty() || std::ranges::find(block.rows, kind) != block.rows.end()))
        block.of.push_back(static_cast<EntryIndex>(i));
    }
  }

  [[nodiscard]] std::string kinds_expected() const {
    std::vector<std::string_view> names;
    for (const Kind kind : format_.of) names.push_back(catalogue::kind_with_article(kind));
    return fmt::format("{}", fmt::join(names, " or "));
  }

  void add_attributes(Kind kind, std::vector<std::string_view>& known) const {
    for (const catalogue::Attribute* attribute : attributes_of(catalogue_.site.attributes, kind))
      known.push_back(attribute->key);
  }

  // Rows are names that the block knows, attributes of the site, kinds of its events, categories of the registers, or
  // sections of the checklists.
  std::vector<std::string> read_rows(read::TableReader& table, const Block& block) {
    std::vector<std::string_view> known = format_.rows;
    if (block.kind == BlockKind::compare_models) add_attributes(Kind::model, known);
    if (block.kind == BlockKind::compare_case_studies) add_attributes(Kind::case_study, known);
    if (block.kind == BlockKind::compare_models || block.kind == BlockKind::compare_case_studies)
      for (const auto& measure : catalogue_.site.measures) known.push_back(measure->key);
    if (block.kind == BlockKind::timeline)
      for (const auto& kind : catalogue_.site.event_kinds) known.push_back(kind.id);
    if (block.kind == BlockKind::risk_matrix || block.kind == BlockKind::risk_register)
      for (const EntryIndex index : block.of)
        for (const auto& category : std::get<catalogue::RiskRegister>(catalogue_.entry(index).detail).categories)
          known.push_back(category.id);
    if (block.kind == BlockKind::questions)
      for (const EntryIndex index : block.of)
        for (const auto& section : std::get<catalogue::Checklist>(catalogue_.entry(index).detail).sections)
          known.push_back(section.id);
    return known.empty() ? std::vector<std::string>{} : read_names(table, "rows", "row", known);
  }

  std::vector<std::string> read_columns(read::TableReader& table, const Block& block) {
    if (block.kind == BlockKind::traceability) {
      std::vector<std::string_view> sets;
      for (const Entry& entry : catalogue_.entries)
        if (entry.kind == Kind::factor_set) sets.push_back(entry.id);
      return read_names(table, "columns", "set of factors", sets);
    }
    return format_.columns.empty() ? std::vector<std::string>{}
                                   : read_names(table, "columns", "column", format_.columns);
  }

  std::vector<std::string> read_names(read::TableReader& table, std::string_view key, std::string_view what,
                                      const std::vector<std::string_view>& known) {
    std::vector<std::string> names;
    for (IdRef& ref : table.ids(key)) {
      if (std::ranges::find(known, ref.id) == known.end()) {
        if (catalogue_.unread.may_define(ref.id)) continue;
        const auto close = base::nearest(ref.id, known);
        out_.error("unknown-row-or-column", ref.span, fmt::format("{} has no {} \"{}\"", format_.name, what, ref.id),
                   close ? fmt::format("did you mean \"{}\"? It has {}", *close, fmt::join(known, ", "))
                         : fmt::format("it has {}", fmt::join(known, ", ")));
      } else {
        names.push_back(std::move(ref.id));
      }
    }
    return names;
  }

  const Catalogue& catalogue_;
  const BlockFormat& format_;
  base::Diagnostics& out_;
};

bool is_wanted(const std::vector<std::string>& wanted, std::string_view name) {
  return wanted.empty() || std::ranges::find(wanted, name) != wanted.end();
}

// Collects texts of one entry.
class Texts {
 public:
  Texts(EntryIndex entry, std::vector<SourcedText>& texts) : entry_(entry), texts_(texts) {}
  void add(TextRef text, const catalogue::SourceRef* source = nullptr) {
    if (text != TextRef::none) texts_.push_back({{entry_, text}, source});
  }
  void add(const std::vector<TextRef>& texts) {
    for (const TextRef text : texts) add(text);
  }
  void add(const std::vector<catalogue::Fact>& facts, const Block& block) {
    for (const catalogue::Fact& fact : facts)
      if (block.rows.empty() ? fact.attribute->shown != catalogue::Shown::page
                             : is_wanted(block.rows, fact.attribute->key))
        add(fact.text, &fact.source);
  }
  void add(const std::vector<catalogue::Claim>& claims, std::string_view row, const Block& block) {
    if (!is_wanted(block.rows, row)) return;
    for (const catalogue::Claim& claim : claims) add(claim.text, &claim.source);
  }
  void add(const std::vector<catalogue::Inspection>& inspections) {
    for (const catalogue::Inspection& inspection : inspections) add(inspection.note);
  }

 private:
  EntryIndex entry_;
  std::vector<SourcedText>& texts_;
};

void add_texts(const catalogue::Model& model, const Block& block, Texts texts) {
  texts.add(model.advantages, "advantages", block);
  texts.add(model.disadvantages, "disadvantages", block);
  texts.add(model.considerations, "considerations", block);
}

void add_texts(const catalogue::CaseStudy& study, const Block& block, Texts texts) {
  if (block.kind == BlockKind::timeline) {
    for (const catalogue::Event& event : study.events) texts.add(event.text);
    return texts.add(study.inspections);
  }
  if (block.kind == BlockKind::inspections) return texts.add(study.inspections);
  if (is_wanted(block.rows, "started")) texts.add(study.planned_start);  // a plan stands in its row
  if (is_wanted(block.rows, "services")) texts.add(study.services);
  if (is_wanted(block.rows, "inspections")) texts.add(study.inspections);
}

void add_texts(const catalogue::Decision& decision, const Block&, Texts texts) {
  for (const catalogue::Event& event : decision.events) texts.add(event.text);
  for (const catalogue::Direction& direction : decision.directions) texts.add(direction.text);
  for (const catalogue::Due& due : decision.due) texts.add(due.text);
}

void add_texts(const catalogue::RiskRegister& all, const Block& block, Texts texts) {
  if (block.kind != BlockKind::risk_register) return;
  for (const catalogue::Risk& risk : all.risks) {
    if (!is_wanted(block.rows, all.categories[risk.category].id)) continue;
    if (is_wanted(block.columns, "consequence")) texts.add(risk.consequence);
    if (is_wanted(block.columns, "mitigation")) texts.add(risk.mitigation);
  }
}

// Whether the block has a row for each attribute.
bool shows_attributes(BlockKind kind) {
  return kind == BlockKind::compare_models || kind == BlockKind::compare_case_studies;
}

template <class Other>
void add_texts(const Other&, const Block&, Texts) {}

}  // namespace

std::optional<Block> read_block(const Catalogue& catalogue, std::string_view name, std::string_view code,
                                base::Span span, std::uint32_t columns_before, base::Diagnostics& out) {
  const BlockFormat* const format = find_format(name);
  if (!format) {
    std::vector<std::string_view> names;
    for (const BlockFormat& each : formats()) names.push_back(each.name);
    // Any other word is the language of the code.
    if (const auto close = base::nearest(name, names); close && name.find('-') != std::string_view::npos)
      out.warning("unknown-block", span, fmt::format("there is no block \"{}\"", name),
                  fmt::format("did you mean \"{}\"? As it is, readers see the code", *close));
    return std::nullopt;
  }
  Block block;
  block.kind = static_cast<BlockKind>(format - formats().data());
  block.span = span;
  const read::Place place{span.file, span.line, {}, columns_before};
  const read::TomlText toml(code, place, out);
  if (!toml.table()) return std::nullopt;
  read::TableReader table(toml, out);
  BlockReader(catalogue, *format, out).read(table, block);
  return block;
}

bool is_block(std::string_view name) { return find_format(name) != nullptr; }

std::vector<SourcedText> shown_texts(const Catalogue& catalogue, const Block& block) {
  std::vector<SourcedText> texts;
  if (block.kind == BlockKind::include) return texts;
  if (block.kind == BlockKind::changes)
    for (const EntryIndex index : block.of)
      for (const catalogue::Change& change : catalogue.entry(index).changes) Texts(index, texts).add(change.note);
  else
    for (const EntryIndex index : block.of) {
      const Entry& entry = catalogue.entry(index);
      if (shows_attributes(block.kind)) Texts(index, texts).add(entry.facts, block);
      std::visit([&](const auto& detail) { add_texts(detail, block, Texts(index, texts)); }, entry.detail);
    }
  return texts;
}

std::string block_placeholder(std::size_t block) { return fmt::format("<!--block {}-->", block); }

}  // namespace scrutineer::link
