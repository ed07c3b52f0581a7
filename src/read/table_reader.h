// Reads one TOML table against what a kind of file may say. Every key asked for is known; finish() reports the
// others. A value of the wrong type is reported at its place and then treated as absent, so that one run finds
// all mistakes of a file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/impl/forward_declarations.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/period.h"
#include "base/rational.h"
#include "catalogue/entry.h"
#include "read/format.h"
#include "read/toml_text.h"
#include "read/written_text.h"

namespace scrutineer::read {

// How far a date may lie ahead of the day that its file is judged by without a warning: a year of what has happened,
// twenty of what is planned.
enum class Ahead : std::uint8_t { happened = 1, planned = 20 };

class TableReader {
 public:
  // The top of `toml`, which parsed and outlives the reader. Where that stands for no file, every key that is asked for
  // is noted and absent, but for one table of each list.
  TableReader(const TomlText& toml, base::Diagnostics& out);

  // The span of a key's value, or of the table where the key is absent.
  [[nodiscard]] base::Span span(std::string_view key) const;
  [[nodiscard]] base::Span span() const;
  // The span of a key that the table has.
  [[nodiscard]] base::Span key_span(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const;
  // What a key holds, where more than one type may stand. False when it is absent; does not make it known.
  [[nodiscard]] bool holds_text(std::string_view key) const;
  [[nodiscard]] bool holds_table(std::string_view key) const;
  // The keys the table has, in the order of their names; does not make them known.
  [[nodiscard]] std::vector<std::string_view> keys() const;

  [[nodiscard]] std::optional<std::string> text(std::string_view key);
  // Reports a missing key and gives "".
  [[nodiscard]] std::string required_text(std::string_view key);
  [[nodiscard]] std::optional<catalogue::Text> passage(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<catalogue::Text> passages(std::string_view key);
  // Names that have a page each: reported when no file can be called after one.
  [[nodiscard]] std::vector<std::string> tags(std::string_view key);
  // The address of a website: reported unless it starts with https:// or http://. Empty when absent.
  [[nodiscard]] std::string web_address(std::string_view key);
  [[nodiscard]] bool flag(std::string_view key, bool otherwise);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
  // A number as written, zeros at its end included: of at most 10¹², with at most nine decimals.
  [[nodiscard]] std::optional<base::Figure> figure(std::string_view key);
  [[nodiscard]] std::optional<base::Date> date(std::string_view key, Ahead ahead = Ahead::happened);
  // A year, month or day, as text ("2017-04"), or a TOML date.
  [[nodiscard]] std::optional<base::PartialDate> fact_date(std::string_view key, Ahead ahead = Ahead::happened);
  // The same, or a financial year, "2017/18", or a quarter, "2017/18 Q1".
  [[nodiscard]] std::optional<base::Period> period(std::string_view key);
  // The place of the value in `names`; anything else is reported with the nearest of them.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> names);

  // An id that this table defines: reported when missing or badly formed. One that is not written has the place of the
  // words that it is made of.
  [[nodiscard]] catalogue::IdRef own_id(std::string_view key);
  [[nodiscard]] std::optional<catalogue::IdRef> id(std::string_view key);
  [[nodiscard]] std::vector<catalogue::IdRef> ids(std::string_view key);
  // `{ id = "…", where = "…" }`, "id, where", or just the id. Where the table has none and cites nothing in its words,
  // the default of the file.
  [[nodiscard]] std::optional<catalogue::SourceRef> source(std::string_view key);
  // Reads the key, which says where this table and those inside it, asked for afterwards, have what they say from when
  // they name no source.
  void read_default_source(std::string_view key);
  // That default, or nothing for words that cite.
  [[nodiscard]] catalogue::SourceRef default_source_of(std::string_view words) const;
  // Reports a missing source unless there is a default.
  void require_source(std::string_view key) const;
  [[nodiscard]] std::vector<catalogue::SourceRef> sources(std::string_view key);

  [[nodiscard]] std::optional<TableReader> table(std::string_view key);
  [[nodiscard]] std::vector<TableReader> tables(std::string_view key);

  void require(std::string_view key) const;
  // Reports keys nobody asked for: those of tables inside this one are reported with those of the outermost, when it is
  // known what could have stood above them. Call once, last. `others` is said behind the keys that there are.
  void finish(std::string_view others = {});

 private:
  std::optional<std::size_t> describe_choice(std::string_view key, std::span<const std::string_view> names);

  // What one table knows, and what it holds that it does not know.
  struct Level {
    std::shared_ptr<Level> outer;  // null for the outermost
    std::string heading;           // "[[criterion]]"; empty for the outermost
    std::string list;              // "criterion"; empty for what is no item of a list
    std::vector<std::string_view> known;
    std::vector<std::string_view> flags;  // those of true or false
    const toml::table* table = nullptr;
  };
  struct Unknown {
    std::string_view key;
    bool is_flag;  // whether it is true or false
    base::Span span;
    std::shared_ptr<Level> level;
  };

  TableReader(const toml::table& table, const TableReader& outer, std::string heading);
  // A table that is described.
  [[nodiscard]] TableReader described(std::string_view key) const;
  void report(const Unknown& unknown, std::string_view others) const;
  // "it stands below [[criterion]] …", for a key that stands too low; empty when what it says is known nowhere above,
  // or is said there.
  [[nodiscard]] static std::string misplaced(const Unknown& unknown);
  const toml::node* find(std::string_view key, Asked as);
  [[nodiscard]] base::Span span_of(const toml::node& node) const;
  [[nodiscard]] catalogue::Text passage_of(const toml::node& node) const;
  // A day as TOML writes it, without quotation marks. One of the year 0 is reported.
  [[nodiscard]] std::optional<base::Date> day(const toml::node& node, const toml::date& written, Ahead ahead) const;
  void check_far_ahead(const toml::node& node, const base::PartialDate& date, Ahead ahead) const;
  void report_blank(const toml::node& node, std::string_view key) const;
  void report_markdown(const toml::node& node, std::string_view key) const;
  void wrong_type(const toml::node& node, std::string_view key, std::string_view expected) const;
  [[nodiscard]] std::optional<catalogue::SourceRef> citation_of(const toml::node& node, std::string_view key);
  // The elements of a list of text; other elements are reported.
  [[nodiscard]] std::vector<const toml::node*> text_nodes(std::string_view key, Asked as);

  // A text that the table comes from.
  struct Source {
    Place place;
    TomlLines lines;
    bool is_translation = false;
  };
  // Reports a value of a translation that is no words: figures, ids and dates are told once, in the original.
  void check_told_once(std::string_view key) const;
  [[nodiscard]] Source& source_of(const toml::node& node) const;

  const toml::table* table_;
  base::Diagnostics* out_;
  std::shared_ptr<std::vector<Source>> sources_;
  std::shared_ptr<Level> level_;
  std::shared_ptr<std::vector<Unknown>> unknown_;               // of all tables of the file
  std::optional<Describing> describing_;                        // none where there is a file
  std::shared_ptr<const catalogue::SourceRef> default_source_;  // null for none
};

// Letters, digits and single hyphens inside, all lower case.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace scrutineer::read
