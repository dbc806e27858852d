/* One variant of all operations: a file defines LANES, COLUMNS and POINTS, the names of its two functions, and includes this. */
#include "lanes.h"

#include "transverse_mercator.h"

#include "china_offset.h"

INLINE point_lanes load_points(const double *from) {
    lanes first = load(from), second = load(from + LANES);
    return (point_lanes){__builtin_shufflevector(first, second, EVEN), __builtin_shufflevector(first, second, ODD)};
}

INLINE void store_points(point_lanes value, double *to) {
    store(__builtin_shufflevector(value.x, value.y, LOW_PAIRS), to);
    store(__builtin_shufflevector(value.x, value.y, HIGH_PAIRS), to + LANES);
}

/* What is left at the end goes through the same arithmetic in a row of its own, filled up with zeros. */
#define EACH_COLUMN(expression)                                                                                    \
    {                                                                                                              \
        size_t i = 0;                                                                                              \
        for (; count - i >= LANES; i += LANES) {                                                                   \
            point_lanes in = {load(x + i), load(y + i)};                                                           \
            point_lanes out = expression;                                                                          \
            store(out.x, out_x + i);                                                                               \
            store(out.y, out_y + i);                                                                               \
        }                                                                                                          \
        if (i == count) return;                                                                                    \
        double rest[2][LANES] = {{0}};                                                                             \
        memcpy(rest[0], x + i, (count - i) * sizeof *x);                                                           \
        memcpy(rest[1], y + i, (count - i) * sizeof *y);                                                           \
        point_lanes in = {load(rest[0]), load(rest[1])};                                                           \
        point_lanes out = expression;                                                                              \
        memcpy(out_x + i, &out.x, (count - i) * sizeof *x);                                                        \
        memcpy(out_y + i, &out.y, (count - i) * sizeof *y);                                                        \
        return;                                                                                                    \
    }

#define EACH_POINT(expression)                                                                                     \
    {                                                                                                              \
        size_t i = 0;                                                                                              \
        for (; count - i >= LANES; i += LANES) {                                                                   \
            point_lanes in = load_points(points + 2 * i);                                                          \
            store_points(expression, out_points + 2 * i);                                                          \
        }                                                                                                          \
        if (i == count) return;                                                                                    \
        double rest[2 * LANES] = {0};                                                                              \
        memcpy(rest, points + 2 * i, (count - i) * 2 * sizeof *points);                                            \
        point_lanes in = load_points(rest);                                                                        \
        store_points(expression, rest);                                                                            \
        memcpy(out_points + 2 * i, rest, (count - i) * 2 * sizeof *points);                                        \
        return;                                                                                                    \
    }

#define DISPATCH(EACH)                                                                                             \
    switch (operation) {                                                                                           \
    case FCK_TM_FORWARD: EACH(tm_forward(projection, in))                                                          \
    case FCK_TM_INVERSE: EACH(tm_inverse(projection, in))                                                          \
    case FCK_GCJ02_FORWARD: EACH(gcj02_forward(in))                                                                \
    case FCK_GCJ02_INVERSE: EACH(gcj02_inverse(in))                                                                \
    case FCK_BD09_FORWARD: EACH(bd09_forward(in))                                                                  \
    case FCK_BD09_INVERSE: EACH(bd09_inverse(in))                                                                  \
    }

void COLUMNS(fck_operation operation, const fck_transverse_mercator *projection, const double *x, const double *y,
             double *out_x, double *out_y, size_t count) {
    DISPATCH(EACH_COLUMN)
}

void POINTS(fck_operation operation, const fck_transverse_mercator *projection, const double *points, double *out_points,
            size_t count) {
    DISPATCH(EACH_POINT)
}
