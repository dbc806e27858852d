/* What a search for neighbours knows, and the arithmetic of its distances and buckets; LANES is defined by the variant. */
#ifndef FCK_NEIGHBORS_SEARCH_H
#define FCK_NEIGHBORS_SEARCH_H

#include "include/CKernel.h"
#include "lanes.h"

/* Points that were near enough when they were met: more than this many are thinned out to the nearest. */
#define KEPT 48

typedef struct search {
    const fck_buckets *in;
    double x, y;
    /* The square of the distance beyond which points are of no use. */
    double limit;
    int wanted;
    /* Squared distances and positions. */
    int count;
    int32_t positions[KEPT + LANES];
    double squares[KEPT + LANES];
} search;

/* What has been searched, in buckets: both sides belong to it. */
typedef struct rectangle {
    int64_t west, south, east, north;
} rectangle;

INLINE int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }
INLINE int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

/* As BucketFrame does: the nearest column or row, 0 for what is not a number. */
INLINE int64_t whole(double value, int64_t below) {
    double upper = value < (double)(below - 1) ? value : (double)(below - 1);
    return (int)(value > 0 ? upper : 0);
}

INLINE double slack(double place) { return 0x1p-20 + __builtin_fabs(place) * 0x1p-40; }

INLINE mask lane_numbers(void) {
    mask numbers;
    for (int i = 0; i < LANES; i++) numbers[i] = i;
    return numbers;
}

INLINE lanes squares_at(const search *s, int64_t position) {
    lanes dx = load(s->in->x + position) - s->x, dy = load(s->in->y + position) - s->y;
    return dx * dx + dy * dy;
}

INLINE double least(lanes value) {
    double part[LANES];
    store(value, part);
    for (int width = LANES / 2; width > 0; width /= 2)
        for (int i = 0; i < width; i++) part[i] = part[i] < part[i + width] ? part[i] : part[i + width];
    return part[0];
}

INLINE double greatest(lanes value) {
    double part[LANES];
    store(value, part);
    for (int width = LANES / 2; width > 0; width /= 2)
        for (int i = 0; i < width; i++) part[i] = part[i] > part[i + width] ? part[i] : part[i + width];
    return part[0];
}

/* Whether a run of buckets, the last one included, has a crowd in it: few points are none. */
INLINE int has_crowd(const fck_buckets *in, int64_t first, int64_t last) {
    if (in->starts[last + 1] - in->starts[first] <= FCK_CROWD) return 0;
    for (int64_t bucket = first; bucket <= last; bucket++)
        if (in->starts[bucket + 1] - in->starts[bucket] > FCK_CROWD) return 1;
    return 0;
}

#endif
