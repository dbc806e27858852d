#pragma once

#include <stddef.h>
#include <stdint.h>

#include "transform.h"

/*
 * The nearest points of an index of buckets (PointIndex), several distances at a time. Every variant gives the same answers, bit for
 * bit: a distance is dx * dx + dy * dy, each operation rounded, and equal ones come by id.
 */

/* The rows of an index: see PointIndexParts and BucketFrame. */
typedef struct fck_buckets {
    double origin_x, origin_y, side, buckets_per_unit;
    int64_t columns, rows, count;
    const uint32_t *starts;
    const double *x, *y;
    const int32_t *ids;
} fck_buckets;

/* A place, and the row of the answers that belongs to it. */
typedef struct fck_place {
    double x, y;
    int64_t number;
} fck_place;

/* The most points that are looked for at once. */
#define FCK_MOST_NEIGHBORS 16
/* Buckets of more points are not searched here, nor indexes of fewer points than the second number. */
#define FCK_CROWD 96
#define FCK_FEWEST_POINTS 8

/*
 * Fills, for each place, a row of `wanted` ids and distances with the nearest points whose squared distances are `limit` at most, -1
 * and infinity where there are no more. Stops early at a place near a crowd, and at one without meaning. Returns how many
 * places are done.
 */
size_t fck_nearest(fck_variant variant, const fck_buckets *buckets, const fck_place *places, size_t count, int wanted, double limit,
                   int32_t *ids, double *distances);
