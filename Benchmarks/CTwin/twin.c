#include "CTwin.h"

#include <math.h>
#include <string.h>

enum { BATCH = 256, BLOCK = 1, EDGE = 2, LIST = 3 };
#define UNSURE -2
#define NUMBER(entry) ((entry) & 0x3FFFFFFFu)

typedef struct { uint32_t number, entry; } waiting;

typedef struct {
    uint32_t x[BATCH], y[BATCH], next[BATCH];
    waiting at_block[BATCH + 1], at_edge[BATCH + 1], at_list[BATCH + 1];
    size_t blocks, edges, lists;
} stages;

static inline void sort(stages *s, uint32_t number, uint32_t entry) {
    waiting w = {number, entry};
    s->at_block[s->blocks] = w;
    s->at_edge[s->edges] = w;
    s->at_list[s->lists] = w;
    uint32_t low = entry >> 30 & 1, high = entry >> 31;
    s->blocks += low & ~high;
    s->edges += high & ~low;
    s->lists += low & high;
}

static inline void ask_for_parts(stages *s, uint32_t bits, const uint32_t *blocks) {
    for (size_t i = 0; i < s->blocks; i++) {
        waiting w = s->at_block[i];
        uint32_t part = NUMBER(w.entry) << 4 | (s->y[w.number] >> bits & 3) << 2 | (s->x[w.number] >> bits & 3);
        s->next[i] = part;
        __builtin_prefetch(&blocks[part]);
    }
}

static inline int32_t grid_at(const ctwin_edge *e, double x, double y) {
    double vx = e->vertex_x - x, vy = e->vertex_y - y;
    double left[2], right[2], rounded[2];
    int sure = 1;
    uint64_t bits[2];
    for (int i = 0; i < 2; i++) {
        left[i] = vx * (e->ends_y[i] - y);
        right[i] = vy * (e->ends_x[i] - x);
        rounded[i] = left[i] - right[i];
        sure &= fabs(rounded[i]) > 3.3306690738754716e-16 * (fabs(left[i]) + fabs(right[i]));
        memcpy(&bits[i], &rounded[i], sizeof bits[i]);
    }
    if (!sure) return UNSURE;
    return e->grids[bits[0] >> 63 | (bits[1] >> 62 & 2)];
}

/* Whether the point lies on the left of the edge; unsure within rounding of it. */
static inline int has_on_left(const ctwin_edge *e, double x, double y, int *sure) {
    double left = (e->vertex_x - x) * (e->ends_y[0] - y), right = (e->vertex_y - y) * (e->ends_x[0] - x);
    *sure &= fabs(left - right) > 3.3306690738754716e-16 * (fabs(left) + fabs(right));
    return left - right > 0;
}

static int32_t grid_in_list(const ctwin_directory *d, double x, double y) {
    uint32_t bits = d->cell_bits;
    uint32_t place_x = (uint32_t)((x - d->origin_x) * d->units_per_coordinate + 0.5);
    uint32_t place_y = (uint32_t)((y - d->origin_y) * d->units_per_coordinate + 0.5);
    uint32_t entry = d->cells[(size_t)(place_y >> bits) * d->columns + (place_x >> bits)];
    while (entry >> 30 == BLOCK) {
        bits -= 2;
        entry = d->blocks[NUMBER(entry) << 4 | (place_y >> bits & 3) << 2 | (place_x >> bits & 3)];
    }
    double unit = 1 / d->units_per_coordinate;
    double start_x = d->origin_x + (place_x >> bits << bits) * unit;
    double start_y = d->origin_y + ((place_y >> bits << bits) + (double)(1u << bits) / 2) * unit;
    const uint32_t *list = d->lists + NUMBER(entry);
    int sure = 1;
    for (; list[1] != 0;) {
        uint32_t grid = list[0], header = list[1];
        list += 2;
        int is_holding = header & 1;
        for (uint32_t i = 0; i < header >> 1; i++) {
            const ctwin_edge *e = &d->edges[*list++];
            double west = fmin(e->vertex_x, e->ends_x[0]), east = fmax(e->vertex_x, e->ends_x[0]);
            if (west <= start_x && start_x < east)
                is_holding ^= has_on_left(e, start_x, start_y, &sure) != has_on_left(e, start_x, y, &sure);
            if (e->vertex_y <= y && y < e->ends_y[0])
                is_holding ^= has_on_left(e, start_x, y, &sure) != has_on_left(e, x, y, &sure);
        }
        if (!sure) return UNSURE;
        if (is_holding) return (int32_t)grid;
    }
    return (int32_t)list[0] - 1;
}

static void locate_batch(const ctwin_directory *d, const double *points, size_t n, int32_t *answers, stages *s) {
    const uint32_t *cells = d->cells, *blocks = d->blocks;
    const ctwin_edge *edges = d->edges;
    s->blocks = s->edges = s->lists = 0;
    for (size_t i = 0; i < n; i++) {
        double x = (points[2 * i] - d->origin_x) * d->units_per_coordinate;
        double y = (points[2 * i + 1] - d->origin_y) * d->units_per_coordinate;
        x = ((x >= 0) & (x < d->last_x)) ? x : 0;
        y = ((y >= 0) & (y < d->last_y)) ? y : 0;
        x += 0x1p52;
        y += 0x1p52;
        uint64_t bits_x, bits_y;
        memcpy(&bits_x, &x, sizeof x);
        memcpy(&bits_y, &y, sizeof y);
        s->x[i] = (uint32_t)bits_x;
        s->y[i] = (uint32_t)bits_y;
        size_t cell = (size_t)(s->y[i] >> d->cell_bits) * d->columns + (s->x[i] >> d->cell_bits);
        s->next[i] = (uint32_t)cell;
        __builtin_prefetch(&cells[cell]);
    }
    for (size_t i = 0; i < n; i += 4) __builtin_prefetch(&points[2 * (n + i)]);
    for (size_t i = 0; i < n; i++) {
        uint32_t entry = cells[s->next[i]];
        answers[i] = (int32_t)entry - 1;
        sort(s, (uint32_t)i, entry);
    }
    size_t known = s->edges;
    uint32_t bits = d->cell_bits - 2;
    ask_for_parts(s, bits, blocks);
    for (size_t i = 0; i < known; i++) __builtin_prefetch(&edges[NUMBER(s->at_edge[i].entry)]);
    while (s->blocks > 0) {
        size_t count = s->blocks;
        s->blocks = 0;
        for (size_t i = 0; i < count; i++) {
            uint32_t number = s->at_block[i].number, entry = blocks[s->next[i]];
            answers[number] = (int32_t)entry - 1;
            sort(s, number, entry);
        }
        bits -= 2;
        ask_for_parts(s, bits, blocks);
    }
    for (size_t i = 0; i < s->lists; i++) __builtin_prefetch(d->lists + NUMBER(s->at_list[i].entry));
    for (size_t i = known; i < s->edges; i++) __builtin_prefetch(&edges[NUMBER(s->at_edge[i].entry)]);
    for (size_t i = 0; i < s->lists; i++) {
        const uint32_t *list = d->lists + NUMBER(s->at_list[i].entry);
        __builtin_prefetch(&edges[list[2]]);
        __builtin_prefetch(&edges[list[3]]);
    }
    for (size_t i = 0; i < s->edges; i++) {
        uint32_t number = s->at_edge[i].number;
        answers[number] = grid_at(&edges[NUMBER(s->at_edge[i].entry)], points[2 * number], points[2 * number + 1]);
    }
    for (size_t i = 0; i < s->lists; i++) {
        uint32_t number = s->at_list[i].number;
        answers[number] = grid_in_list(d, points[2 * number], points[2 * number + 1]);
    }
}

void ctwin_locate(const ctwin_directory *directory, const double *points, size_t n, int32_t *answers) {
    stages s;
    for (size_t start = 0; start < n; start += BATCH) {
        size_t count = n - start < BATCH ? n - start : BATCH;
        locate_batch(directory, points + 2 * start, count, answers + start, &s);
    }
}

uint64_t ctwin_gather(const uint32_t *values, const uint32_t *places, size_t n) {
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) sum += values[places[i]];
    return sum;
}
