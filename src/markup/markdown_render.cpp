// How the nodes look that cmark renders otherwise: headings with ids, tables in scroll regions, task lists.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/render.h>
#include <cmark-gfm/syntax_extension.h>

#include <cstring>

#include "markup/html_nodes.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

void put(cmark_strbuf* html, std::string_view text) {
  cmark_strbuf_put(html, reinterpret_cast<const unsigned char*>(text.data()), static_cast<bufsize_t>(text.size()));
}

void put_escaped(cmark_strbuf* html, const char* text) {
  houdini_escape_html0(html, reinterpret_cast<const uint8_t*>(text), static_cast<bufsize_t>(std::strlen(text)), 0);
}

void start_line(cmark_strbuf* html) {
  if (html->size != 0 && html->ptr[html->size - 1] != '\n') cmark_strbuf_putc(html, '\n');
}

const char* user_data(const cmark_node* node) { return static_cast<const char*>(node->user_data); }

bool is_captioned(const cmark_node* table) {
  return table->prev != nullptr && table->prev->type == CMARK_NODE_PARAGRAPH &&
         table->prev->extension == Extensions::get().ours && user_data(table->prev) != nullptr &&
         user_data(table->prev) != block_paragraph;
}

void open_region(cmark_strbuf* html, const char* label) {
  start_line(html);
  put(html, "<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"");
  put_escaped(html, label);
  put(html, "\"><table class=\"govuk-table\">\n");
}

std::string_view alignment_class(const cmark_node* cell, bool is_header) {
  const uint8_t* const alignments = cmark_gfm_extensions_get_table_alignments(cell->parent->parent);
  int column = 0;
  for (const cmark_node* before = cell->prev; before != nullptr; before = before->prev) ++column;
  switch (alignments[column]) {
    case 'r':
      return is_header ? " govuk-table__header--numeric" : " govuk-table__cell--numeric";
    case 'c':
      return " app-table__cell--centred";
    default:
      return "";
  }
}

void render_row(cmark_strbuf* html, cmark_node* row, bool entering) {
  const bool is_header = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
  if (entering) {
    if (is_header) {
      put(html, "<thead class=\"govuk-table__head\">\n");
    } else if (row->prev == nullptr || cmark_gfm_extensions_get_table_row_is_header(row->prev) != 0) {
      put(html, "<tbody class=\"govuk-table__body\">\n");
    }
    put(html, "<tr class=\"govuk-table__row\">\n");
  } else {
    put(html, "</tr>\n");
    if (is_header) {
      put(html, "</thead>\n");
    } else if (row->next == nullptr) {
      put(html, "</tbody>\n");
    }
  }
}

void render_cell(cmark_strbuf* html, const cmark_node* cell, bool entering) {
  const bool is_header = cmark_gfm_extensions_get_table_row_is_header(cell->parent) != 0;
  const bool is_empty = cell->first_child == nullptr;
  // A heading without words would be announced as one; it is only the corner of the table.
  const bool is_heading = is_header && !is_empty;
  if (entering) {
    put(html, is_heading ? "<th scope=\"col\" class=\"govuk-table__header" : "<td class=\"");
    if (!is_heading) put(html, is_header ? "govuk-table__header" : "govuk-table__cell");
    put(html, alignment_class(cell, is_header));
    put(html, "\">");
    if (is_empty && !is_header) {
      put(html, "<span class=\"govuk-visually-hidden\">");
      put_escaped(html, user_data(cell));
      put(html, "</span>");
    }
  } else {
    put(html, is_heading ? "</th>\n" : "</td>\n");
  }
}

void render_table(cmark_syntax_extension*, cmark_html_renderer* renderer, cmark_node* node, cmark_event_type event,
                  int) {
  cmark_strbuf* const html = renderer->html;
  const bool entering = event == CMARK_EVENT_ENTER;
  if (node->type == CMARK_NODE_TABLE_CELL) {
    render_cell(html, node, entering);
  } else if (node->type == CMARK_NODE_TABLE_ROW) {
    render_row(html, node, entering);
  } else if (!entering) {
    put(html, "</table></div>\n");
  } else if (!is_captioned(node)) {
    open_region(html, user_data(node));
  }
}

// cmark's own check box has no name that a screen reader could say.
void render_task(cmark_syntax_extension*, cmark_html_renderer* renderer, cmark_node* node, cmark_event_type event,
                 int) {
  cmark_strbuf* const html = renderer->html;
  if (event != CMARK_EVENT_ENTER) {
    put(html, "</li>\n");
    return;
  }
  start_line(html);
  put(html, "<li class=\"app-task\">");
  put(html, "<span class=\"app-task__box\" role=\"img\" aria-label=\"");
  put_escaped(html, user_data(node));
  put(html, node->as.list.checked ? "\">☑</span> " : "\">☐</span> ");
}

void render_heading(cmark_strbuf* html, const cmark_node* heading, bool entering) {
  const char level = static_cast<char>('0' + heading->as.heading.level);
  if (entering) {
    start_line(html);
    put(html, "<h");
    cmark_strbuf_putc(html, level);
    if (*user_data(heading) != '\0') {
      put(html, " id=\"");
      put(html, user_data(heading));
      put(html, "\"");
    }
    put(html, ">");
  } else {
    put(html, "</h");
    cmark_strbuf_putc(html, level);
    put(html, ">\n");
  }
}

void render_paragraph(cmark_strbuf* html, const cmark_node* paragraph, bool entering) {
  if (user_data(paragraph) == nullptr) return;
  if (user_data(paragraph) == block_paragraph) {
    put(html, entering ? "<div class=\"app-paragraph\">" : "</div>\n");
  } else if (entering) {
    open_region(html, user_data(paragraph));
    put(html, "<caption class=\"govuk-table__caption\">");
  } else {
    put(html, "</caption>\n");
  }
}

void render_link(cmark_strbuf* html, const cmark_node* link, bool entering) {
  if (!entering) {
    put(html, "</a>");
    return;
  }
  put(html, "<a href=\"");
  houdini_escape_href(html, link->as.link.url.data, link->as.link.url.len);
  put(html, "\" class=\"");
  put_escaped(html, user_data(link));
  if (link->as.link.title.len != 0) {
    put(html, "\" title=\"");
    houdini_escape_html0(html, link->as.link.title.data, link->as.link.title.len, 0);
  }
  put(html, "\">");
}

void render_quotation(cmark_strbuf* html, const cmark_node* quotation, bool entering) {
  put(html, entering ? "<blockquote" : "</blockquote>\n");
  if (entering) put(html, std::string(user_data(quotation)) + ">");
}

void render_image(cmark_html_renderer* renderer, cmark_node* image, bool entering) {
  cmark_strbuf* const html = renderer->html;
  if (entering) {
    put(html, "<img src=\"");
    houdini_escape_href(html, image->as.link.url.data, image->as.link.url.len);
    put(html, "\"");
    put(html, user_data(image));
    put(html, " alt=\"");
    renderer->plain = image;  // until it ends, words only
    return;
  }
  if (image->as.link.title.len != 0) {
    put(html, "\" title=\"");
    houdini_escape_html0(html, image->as.link.title.data, image->as.link.title.len, 0);
  }
  put(html, "\" />");
}

}  // namespace

void render_ours(cmark_syntax_extension*, cmark_html_renderer* renderer, cmark_node* node, cmark_event_type event,
                 int) {
  const bool entering = event == CMARK_EVENT_ENTER;
  switch (node->type) {
    case CMARK_NODE_HEADING:
      return render_heading(renderer->html, node, entering);
    case CMARK_NODE_PARAGRAPH:
      return render_paragraph(renderer->html, node, entering);
    case CMARK_NODE_LINK:
      return render_link(renderer->html, node, entering);
    case CMARK_NODE_BLOCK_QUOTE:
      return render_quotation(renderer->html, node, entering);
    case CMARK_NODE_IMAGE:
      return render_image(renderer, node, entering);
    default:
      return;
  }
}

void replace_gfm_rendering(cmark_syntax_extension* table, cmark_syntax_extension* task_list) {
  cmark_syntax_extension_set_html_render_func(table, render_table);
  cmark_syntax_extension_set_html_render_func(task_list, render_task);
}

void render_ourselves(cmark_node* node, const char* user_data) {
  node->extension = Extensions::get().ours;
  node->user_data = const_cast<char*>(user_data);
}

}  // namespace scrutineer::markup
