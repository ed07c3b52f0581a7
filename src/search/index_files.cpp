#include "search/index_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "base/byte_block.h"
#include "search/index.h"
#include "search/stemmer.h"

namespace scrutineer::search {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void append_gap(std::string& out, std::uint32_t gap) {
  for (; gap >= 32; gap >>= 5U) out.push_back(digits[(gap & 31U) + 32]);
  out.push_back(digits[gap]);
}

// A JSON string, which is a JavaScript string too.
void append_string(std::string& out, std::string_view text) {
  const auto is_special = [](auto byte) { return (byte == '"') | (byte == '\\') | (byte < 0x20); };
  out.push_back('"');
  std::size_t kept = 0;
  for (std::size_t i = 0; (i = base::find_rare(text, i, is_special)) < text.size(); ++i) {
    out.append(text, kept, i - kept);
    if (const char c = text[i]; c == '"' || c == '\\')
      out.append({'\\', c});
    else
      out += c == '\n' ? "\\n" : " ";
    kept = i + 1;
  }
  out.append(text, kept);
  out.push_back('"');
}

template <class Items, class Append>
void append_list(std::string& out, const Items& items, Append append) {
  out.push_back('[');
  bool is_first = true;
  for (const auto& item : items) {
    if (!std::exchange(is_first, false)) out.push_back(',');
    append(item);
  }
  out.push_back(']');
}

std::string encoded(const Group& group) {
  std::string text = group.key;
  if (group.endings.size() > 1 || !group.endings.front().empty())
    for (const std::string& ending : group.endings) text.append(" ").append(ending);
  text.push_back(',');
  std::uint32_t last = 0;
  for (const Posting& posting : group.postings) {
    append_gap(text, posting.document() - last);
    text.push_back(digits[posting.weight()]);
    last = posting.document();
  }
  return text;
}

std::string encoded(const Name& name) {
  std::string text = name.key + ',';
  std::uint32_t last = 0;
  for (const std::uint32_t document : name.documents) {
    append_gap(text, document - last);
    last = document;
  }
  return text;
}

template <class Things>
std::string joined(const Things& things) {
  std::string text;
  for (const auto& thing : things) {
    if (!text.empty()) text.push_back(';');
    text += encoded(thing);
  }
  return text;
}

// ---- words in several files ---------------------------------------------------------------------------

struct WordsFile {
  std::string start;  // no key or form of it comes before; empty for the first
  std::vector<Group> groups;
  std::vector<Name> names;
};

// Each form is found in the file where its own beginning puts it. A group that reaches into a later file is there too,
// once for each such form.
void repeat_where_forms_lie(std::vector<WordsFile>& files) {
  const auto file_of = [&](std::string_view form) {
    const auto after =
        std::ranges::upper_bound(files, form, {}, [](const WordsFile& file) -> std::string_view { return file.start; });
    return static_cast<std::size_t>(after - files.begin()) - 1;
  };
  std::vector<std::pair<std::size_t, Group>> more;
  for (std::size_t i = 0; i + 1 < files.size(); ++i)
    for (const Group& group : files[i].groups)
      for (const std::string& ending : group.endings)
        if (const std::string form = group.key + ending; form >= files[i + 1].start)
          more.emplace_back(file_of(form), Group{form, {""}, group.postings});
  for (auto& [file, group] : more) {
    std::vector<Group>& groups = files[file].groups;
    groups.insert(std::ranges::upper_bound(groups, group.key, {}, &Group::key), std::move(group));
  }
}

// Groups and names in one order, cut where a file is full.
std::vector<WordsFile> words_files(Index index, std::size_t size) {
  std::vector<WordsFile> files(1);
  std::size_t filled = 0;
  std::string last;  // of the groups; names have keys of their own, but for the one that is a group's
  // The file that takes what has this key: keys that are the same stay together.
  const auto file_for = [&](const std::string& key, std::size_t adds) -> WordsFile& {
    if (filled > 0 && filled + adds > size && key != last) {
      files.push_back({key, {}, {}});
      filled = 0;
    }
    filled += adds;
    return files.back();
  };
  auto name = index.names.begin();
  const auto add_names_before = [&](const std::string* key) {
    for (; name != index.names.end() && (!key || name->key < *key); ++name) {
      WordsFile& file = file_for(name->key, name->key.size() + 3 * name->documents.size() + 2);
      file.names.push_back(std::move(*name));
    }
  };
  for (Group& group : index.groups) {
    add_names_before(&group.key);
    WordsFile& file = file_for(group.key, group.key.size() + 3 * group.endings.size() + 5 * group.postings.size() / 2);
    last = group.key;
    file.groups.push_back(std::move(group));
  }
  add_names_before(nullptr);
  repeat_where_forms_lie(files);
  return files;
}

std::string forms_script(const Index& index) {
  std::set<std::string> forms;
  for (const Group& group : index.groups)
    if (group.postings.size() > 1)
      for (const std::string& ending : group.endings) forms.insert(group.key + ending);
  return fmt::format("scrutineerSearch.forms(\"{}\");\n", fmt::join(forms, " "));
}

// ---- texts --------------------------------------------------------------------------------------------

void append_record(std::string& out, const Document& document) {
  out.push_back('[');
  for (const std::string* part : {&document.address, &document.title, &document.of, &document.summary}) {
    append_string(out, *part);
    out.push_back(',');
  }
  append_list(out, document.sections.all(), [&](const Section& section) {
    append_string(out, section.heading);
    out.push_back(',');
    append_string(out, section.anchor);
    out.push_back(',');
    append_string(out, section.text);
  });
  out.push_back(']');
}

std::size_t size_of(const Document& document) {
  std::size_t size =
      document.address.size() + document.title.size() + document.of.size() + document.summary.size() + 20;
  for (const Section section : document.sections.all())
    size += section.heading.size() + section.anchor.size() + section.text.size() + 9;
  return size;
}

// The first document of each file.
std::vector<std::uint32_t> cut_texts(std::span<const Document> documents, std::size_t size) {
  std::vector<std::uint32_t> firsts;
  std::size_t filled = size;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const std::size_t adds = size_of(documents[i]);
    if (firsts.empty() || filled + adds > size) {
      firsts.push_back(i);
      filled = 0;
    }
    filled += adds;
  }
  return firsts;
}

std::string texts_script(std::span<const Document> documents, std::size_t number) {
  std::string out = fmt::format("scrutineerSearch.texts({},", number);
  append_list(out, documents, [&](const Document& document) { append_record(out, document); });
  return out + ");\n";
}

// ---- the head -----------------------------------------------------------------------------------------

// Everything but the closing bracket.
std::string head(const Site& site, std::span<const std::uint32_t> texts) {
  std::string out = fmt::format("scrutineerSearch.index({{\"documents\":{},\"kinds\":", site.documents.size());
  append_list(out, site.kinds, [&](const Kind& kind) {
    const auto number = static_cast<std::uint32_t>(&kind - site.kinds.data());
    out.push_back('[');
    append_string(out, kind.id);
    out.push_back(',');
    append_string(out, kind.title);
    const auto own = std::ranges::equal_range(site.documents, number, {}, &Document::kind);
    const auto things = std::ranges::find_if(own, [](const Document& document) { return !document.of.empty(); });
    out += fmt::format(",{},{}]", own.begin() - site.documents.begin(), things - site.documents.begin());
  });
  out += fmt::format(",\"texts\":[{}],\"skip\":", fmt::join(texts, ","));
  append_string(out, Stemmer(site.language).function_words());
  return out;
}

SearchFile file(std::string path, std::string content) {
  return {std::move(path), [content = std::move(content)] { return content; }};
}

}  // namespace

std::vector<SearchFile> search_files(Site given, int jobs, const Sizes& sizes) {
  const auto site = std::make_shared<const Site>(std::move(given));
  Index index = build_index(site->documents, site->language, jobs);
  const std::vector<std::uint32_t> texts = cut_texts(site->documents, sizes.texts);
  std::string first = head(*site, texts);
  std::vector<SearchFile> files;
  if (site->pages <= sizes.pages_of_one_file) {
    first += ",\"words\":\"" + joined(index.groups) + "\",\"names\":\"" + joined(index.names) + "\"});\n";
    files.push_back(file("index.js", std::move(first)));
  } else {
    std::string forms = forms_script(index);
    const auto words = std::make_shared<const std::vector<WordsFile>>(words_files(std::move(index), sizes.words));
    first += ",\"starts\":";
    append_list(first, *words, [&](const WordsFile& each) { append_string(first, each.start); });
    files.push_back(file("index.js", first + "});\n"));
    files.push_back(file("forms.js", std::move(forms)));
    for (std::size_t i = 0; i < words->size(); ++i)
      files.push_back({fmt::format("words-{}.js", i), [words, i] {
                         return fmt::format("scrutineerSearch.words({},\"{}\",\"{}\");\n", i,
                                            joined((*words)[i].groups), joined((*words)[i].names));
                       }});
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t end = i + 1 < texts.size() ? texts[i + 1] : site->documents.size();
    files.push_back({fmt::format("texts-{}.js", i), [site, i, begin = texts[i], end] {
                       return texts_script(std::span(site->documents).subspan(begin, end - begin), i);
                     }});
  }
  return files;
}

}  // namespace scrutineer::search
