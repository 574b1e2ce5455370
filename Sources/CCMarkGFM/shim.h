#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

/* Debian ships these symbols without the headers that declare them. They are assigned when the extensions are
   registered, so each read goes through a function: declared const, they would be read as 0. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type fleet_node_table(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type fleet_node_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type fleet_node_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
static inline cmark_node_type fleet_node_strikethrough(void) { return CMARK_NODE_STRIKETHROUGH; }
