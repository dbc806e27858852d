/* One variant of the search: a file defines LANES and NEAREST, the name of its function, and includes this. */
#include "neighbors_one.h"
#include "neighbors_several.h"

/* Looks at some buckets of a row; not at a crowd, and says so. */
#define SCAN(row, from, to)                                                                                        \
    {                                                                                                              \
        int64_t first_ = (row)*in->columns + (from), last_ = (row)*in->columns + (to);                             \
        if (has_crowd(in, first_, last_)) return 0;                                                                \
        if (single)                                                                                                \
            take_best(&nearest, s, in->starts[first_], in->starts[last_ + 1]);                                     \
        else                                                                                                       \
            keep(s, in->starts[first_], in->starts[last_ + 1]);                                                    \
    }

/* Finds the points, or a single one: 1; 0 where a crowd is near; -1 if several are nearest. PointSearch does the same, and says why. */
INLINE int find(search *s, const int single) {
    const fck_buckets *in = s->in;
    double across = (s->x - in->origin_x) * in->buckets_per_unit, upwards = (s->y - in->origin_y) * in->buckets_per_unit;
    double slack_x = slack(across), slack_y = slack(upwards);
    int64_t column = whole(across, in->columns), row = whole(upwards, in->rows);
    rectangle done = {larger(0, column - 1), larger(0, row - 1), smaller(in->columns - 1, column + 1),
                      smaller(in->rows - 1, row + 1)};
    best nearest = {__builtin_inf() - (lanes){0}, -1 - (mask){0}, {0}};
    double limit = s->limit;
    if (!single && s->wanted <= LANES && !bound_limit(s, &done)) return 0;
    for (int64_t r = done.south; r <= done.north; r++) SCAN(r, done.west, done.east)
    for (int rounds = 0;; rounds++) {
        if (single) {
            double square = least(nearest.squares);
            s->limit = square < limit ? square : limit;
        } else if (s->count >= s->wanted)
            thin_out(s);
        double reach = __builtin_sqrt(s->limit) * in->buckets_per_unit * (1 + 0x1p-40);
        rectangle want = {whole(across - reach - slack_x, in->columns), whole(upwards - reach - slack_y, in->rows),
                          whole(across + reach + slack_x, in->columns), whole(upwards + reach + slack_y, in->rows)};
        if ((want.west >= done.west) & (want.east <= done.east) & (want.south >= done.south) & (want.north <= done.north)) break;
        int64_t step = rounds < 3 ? 1 : larger(1, larger(done.north - done.south, done.east - done.west));
        if (s->limit < __builtin_inf() && step < 4) step = 4;
        rectangle next = {larger(smaller(want.west, done.west), done.west - step),
                          larger(smaller(want.south, done.south), done.south - step),
                          smaller(larger(want.east, done.east), done.east + step),
                          smaller(larger(want.north, done.north), done.north + step)};
        for (int64_t r = next.south; r <= next.north; r++) {
            double below = (double)r - upwards, above = upwards - (double)(r + 1);
            double gap = ((below > above ? below : above) - slack_y) * in->side;
            if (gap > 0 && gap * gap > s->limit) continue;
            if (r < done.south || r > done.north) {
                SCAN(r, next.west, next.east)
            } else {
                if (next.west < done.west) SCAN(r, next.west, done.west - 1)
                if (next.east > done.east) SCAN(r, done.east + 1, next.east)
            }
        }
        done = next;
    }
    if (!single) return 1;
    double square = least(nearest.squares);
    if (!(square <= limit)) return 1;
    int64_t position = only_position(&nearest, square);
    if (position < 0) return -1;
    s->count = 1;
    s->squares[0] = square;
    s->positions[0] = (int32_t)position;
    return 1;
}

INLINE void ask_for_starts(const fck_buckets *in, const fck_place *place) {
    int64_t column = whole((place->x - in->origin_x) * in->buckets_per_unit, in->columns);
    int64_t row = whole((place->y - in->origin_y) * in->buckets_per_unit, in->rows);
    for (int64_t r = row - 1; r <= row + 1; r++) fck_prefetch(in->starts + r * in->columns + column);
}

INLINE void ask_for_points(const fck_buckets *in, const fck_place *place) {
    int64_t column = whole((place->x - in->origin_x) * in->buckets_per_unit, in->columns);
    int64_t row = whole((place->y - in->origin_y) * in->buckets_per_unit, in->rows);
    for (int64_t r = larger(0, row - 1); r <= smaller(in->rows - 1, row + 1); r++) {
        uint32_t start = in->starts[r * in->columns + larger(0, column - 1)];
        fck_prefetch(in->x + start);
        fck_prefetch(in->x + start + 8);
        fck_prefetch(in->y + start);
        fck_prefetch(in->y + start + 8);
        fck_prefetch(in->ids + start);
    }
}

static int find_one(search *s) { return find(s, 1); }
static int find_several(search *s) { return find(s, 0); }

size_t NEAREST(const fck_buckets *in, const fck_place *places, size_t count, int wanted, double limit, int32_t *ids,
               double *distances) {
    search s;
    s.in = in;
    s.wanted = wanted;
    /* The first ones have nobody before them who would ask. */
    for (size_t i = 0; i < count && i < 5; i++) ask_for_points(in, places + i);
    for (size_t i = 0; i < count; i++) {
        if (i + 12 < count) ask_for_starts(in, places + i + 12);
        if (i + 5 < count) ask_for_points(in, places + i + 5);
        s.x = places[i].x;
        s.y = places[i].y;
        if (!(__builtin_fabs(s.x) < 1e150 && __builtin_fabs(s.y) < 1e150)) return i;
        s.limit = limit;
        s.count = 0;
        int done = wanted == 1 ? find_one(&s) : find_several(&s);
        /* Some are equally far, and the limit is theirs by now. */
        if (done < 0) done = find_several(&s);
        if (done == 0) return i;
        if (s.count > 1) thin_out(&s);
        int32_t *ids_here = ids + places[i].number * wanted;
        double *distances_here = distances + places[i].number * wanted;
        for (int k = 0; k < wanted; k++) {
            int is_there = k < s.count;
            ids_here[k] = is_there ? in->ids[s.positions[k]] : -1;
            distances_here[k] = is_there ? __builtin_sqrt(s.squares[k]) : __builtin_inf();
        }
    }
    return count;
}
