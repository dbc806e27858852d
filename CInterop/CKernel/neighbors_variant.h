/* One variant of the search: a file defines LANES and NEAREST, the name of its function, and includes this. */
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

/* MARK: The nearest one */

/* By lane: the least square, where its block starts, and whether another point has the same. */
typedef struct best {
    lanes squares;
    mask blocks, ties;
} best;

/* Points beyond the end of a run are points as well: to look at one too many, or twice, changes nothing but `ties`. */
INLINE void take_best(best *b, const search *s, int64_t start, int64_t end) {
    int64_t last = s->in->count - LANES;
    for (int64_t i = start; i < end; i += LANES) {
        int64_t block = smaller(i, last);
        lanes squares = squares_at(s, block);
        mask is_less = (mask)(squares < b->squares);
        b->ties = (b->ties & ~is_less) | (mask)(squares == b->squares);
        b->squares = chosen(is_less, squares, b->squares);
        b->blocks = (b->blocks & ~is_less) | ((block - (mask){0}) & is_less);
    }
}

/* The position of the only point with the least square; -1 if there are several. */
INLINE int64_t only_position(const best *b, double square) {
    int64_t found = -1;
    int count = 0;
    for (int i = 0; i < LANES; i++) {
        int is_best = b->squares[i] == square;
        count += is_best + (is_best & (int)b->ties[i] & 1);
        found = is_best ? b->blocks[i] + i : found;
    }
    return count == 1 ? found : -1;
}

/* MARK: Several */

/* Puts a point in its place among those kept in order; the last one has to go if they are more than wanted. */
static void insert(search *s, int wanted, double square, int32_t position) {
    const int32_t *ids = s->in->ids;
    int place = s->count;
    for (; place > 0; place--) {
        double before = s->squares[place - 1];
        if (before < square || (before == square && ids[s->positions[place - 1]] < ids[position])) break;
        if (place == wanted) continue;
        s->squares[place] = before;
        s->positions[place] = s->positions[place - 1];
    }
    if (place == wanted) return;
    s->squares[place] = square;
    s->positions[place] = position;
    if (s->count < wanted) s->count++;
}

/* Puts those kept in order, and keeps no more than are wanted. */
static void thin_out(search *s) {
    int count = s->count, wanted = s->wanted < count ? s->wanted : count;
    double squares[KEPT + LANES];
    int32_t positions[KEPT + LANES];
    for (int i = 0; i < count; i += LANES) {
        memcpy(squares + i, s->squares + i, sizeof(double) * LANES);
        memcpy(positions + i, s->positions + i, sizeof(int32_t) * LANES);
    }
    for (int i = 0; i < LANES; i++) squares[count + i] = __builtin_inf();
    /* The place of each is the number of those that are nearer. Without a jump: the processor could not guess. */
    uint64_t filled = 0;
    for (int first = 0; first < count; first += LANES) {
        lanes here = load(squares + first);
        mask places = {0}, more = {0};
        for (int i = 0; i < count; i += 2) {
            places -= (mask)(squares[i] < here);
            more -= (mask)(squares[i + 1] < here);
        }
        places += more;
        for (int i = 0; i < LANES; i++) {
            s->squares[places[i]] = squares[first + i];
            s->positions[places[i]] = positions[first + i];
            filled |= 1ull << places[i];
        }
    }
    uint64_t needed = (1ull << (wanted < count ? wanted + 1 : wanted)) - 1;
    if ((filled & needed) != needed) {
        /* Some are equally far: one by one, the smaller id first. */
        s->count = 0;
        for (int i = 0; i < count; i++) insert(s, wanted, squares[i], positions[i]);
    }
    s->count = wanted;
    if (wanted == s->wanted && s->squares[wanted - 1] < s->limit) s->limit = s->squares[wanted - 1];
}

INLINE void keep(search *s, int64_t start, int64_t end) {
    int64_t last = s->in->count - LANES;
    mask numbers = lane_numbers();
    for (int64_t i = start; i < end; i += LANES) {
        int64_t block = smaller(i, last);
        lanes squares = squares_at(s, block);
        mask places = numbers + block;
        mask is_near = (mask)(squares <= s->limit) & (mask)(places >= i) & (mask)(places < end);
        APPEND
        if (s->count > KEPT - LANES) thin_out(s);
    }
}

/* MARK: Rows of buckets */

/* Whether a run of buckets, the last one included, has a crowd in it: few points are none. */
INLINE int has_crowd(const fck_buckets *in, int64_t first, int64_t last) {
    if (in->starts[last + 1] - in->starts[first] <= FCK_CROWD) return 0;
    for (int64_t bucket = first; bucket <= last; bucket++)
        if (in->starts[bucket + 1] - in->starts[bucket] > FCK_CROWD) return 1;
    return 0;
}

/* Lowers the limit to what is surely enough for LANES points: of the nearest ones by lane, the farthest; 0 where a crowd is. */
INLINE int bound_limit(search *s, const rectangle *in) {
    lanes nearest = __builtin_inf() - (lanes){0};
    int64_t last = s->in->count - LANES;
    mask numbers = lane_numbers();
    for (int64_t row = in->south; row <= in->north; row++) {
        const uint32_t *starts = s->in->starts + row * s->in->columns;
        int64_t end = starts[in->east + 1];
        if (has_crowd(s->in, row * s->in->columns + in->west, row * s->in->columns + in->east)) return 0;
        for (int64_t i = starts[in->west]; i < end; i += LANES) {
            int64_t block = smaller(i, last);
            lanes squares = squares_at(s, block);
            mask places = numbers + block;
            mask is_less = (mask)(squares < nearest) & (mask)(places >= i) & (mask)(places < end);
            nearest = chosen(is_less, squares, nearest);
        }
    }
    double enough = greatest(nearest);
    if (enough < s->limit) s->limit = enough;
    return 1;
}

/* Looks at some buckets of a row; not at a crowd, and says so. */
#define SCAN(row, from, to)                                                                                        \
    {                                                                                                              \
        int64_t first_ = (row)*in->columns + (from), last_ = (row)*in->columns + (to);                             \
        if (has_crowd(in, first_, last_)) return 0;                                                                \
        if (single)                                                                                        \
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
    }
}

static int find_one(search *s) { return find(s, 1); }
static int find_several(search *s) { return find(s, 0); }

size_t NEAREST(const fck_buckets *in, const fck_place *places, size_t count, int wanted, double limit, int32_t *ids,
               double *distances) {
    search s;
    s.in = in;
    s.wanted = wanted;
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
