// Question banks.
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/question_keys.h"
#include "read/toml_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::IdRef;

catalogue::Question read_question(Entry& entry, TableReader& table, const catalogue::SourceRef& bank_source) {
  catalogue::Question question;
  const IdRef id = table.own_id("id");
  question.id = id.id;
  question.span = id.span;
  table.require("text");
  question.text = keep(entry, table.passage("text"));
  question.why = keep(entry, table.passage("why"));
  question.evidence = keep(entry, table.passages("evidence"));
  question.ask = keep(entry, table.passages("ask"));
  read_place_of_question(table, question);
  question.models = table.ids("models");
  question.tags = table.texts("tags");
  question.source = table.source("source").value_or(bank_source);
  table.finish();
  return question;
}

void read_bank_keys(Entry& entry, TableReader& table, catalogue::QuestionBank& bank, base::Diagnostics&) {
  bank.source = table.source("source").value_or(catalogue::SourceRef{});
  table.require("question");
  for (TableReader& question : table.tables("question"))
    bank.questions.push_back(read_question(entry, question, bank.source));
}

}  // namespace

std::optional<Entry> read_question_bank(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<catalogue::QuestionBank>(file, catalogue::Kind::question_bank, out, read_bank_keys);
}

}  // namespace scrutineer::read
