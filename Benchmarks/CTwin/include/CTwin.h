#pragma once
#include <stddef.h>
#include <stdint.h>

/* The locator's batches in C, over the tables of the Swift one: what the same algorithm costs in the other language. */

/* One edge, or two that meet: see DirectoryEdge in Sources/FangcunGeo/Grids/Directory. */
typedef struct {
    double vertex_x, vertex_y;
    double ends_x[2], ends_y[2];
    int32_t grids[4];
} ctwin_edge;

typedef struct {
    double origin_x, origin_y, units_per_coordinate, last_x, last_y;
    size_t columns;
    uint32_t cell_bits;
    const uint32_t *cells, *blocks, *lists;
    const ctwin_edge *edges;
} ctwin_directory;

/* Fills the answers with the grid that holds each of n points (x, y in turn), -1 for none, and -2 for one so near an edge that
   rounding decides: exact arithmetic is not repeated here. */
void ctwin_locate(const ctwin_directory *directory, const double *points, size_t n, int32_t *answers);

/* Sums values at n places: reads that do not wait for each other, each of a cache line of its own. */
uint64_t ctwin_gather(const uint32_t *values, const uint32_t *places, size_t n);
