#pragma once
#include <stddef.h>
#include <stdint.h>

/* The locator's batches in C, over the tables of the Swift one: what the same algorithm costs in the other language. */

/* One edge, or two that meet: see DirectoryEdge in Sources/FangcunGeo/Grids/Directory. */
typedef struct {
    double vertex_x, vertex_y;
    double ends_x[2], ends_y[2];
    int32_t answers[4];
} ctwin_edge;

typedef struct {
    double origin_x, origin_y, units_per_coordinate, last_x, last_y;
    size_t columns;
    uint32_t cell_bits;
    const uint32_t *cells, *blocks, *lists;
    const ctwin_edge *edges;
} ctwin_directory;

/* Fills the answers with the grid that holds each of n points (x, y in turn), -1 for none, and CTWIN_UNSURE for one so near an
   edge that rounding decides: exact arithmetic is not repeated here. */
#define CTWIN_UNSURE INT32_MIN
void ctwin_locate(const ctwin_directory *directory, const double *points, size_t n, int32_t *answers);

/* Sums the values at n places: reads that do not wait for each other. */
uint64_t ctwin_gather(const uint32_t *values, const uint32_t *places, size_t n);

/* Reads n points and writes as many answers, in order: what a locator that knew everything would still have to do. */
void ctwin_stream(const double *points, size_t n, int32_t *answers);
