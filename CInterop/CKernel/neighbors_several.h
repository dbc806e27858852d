/* The nearest points of some, in order; APPEND, which keeps those lanes that are near, is defined by the variant. */
#ifndef FCK_NEIGHBORS_SEVERAL_H
#define FCK_NEIGHBORS_SEVERAL_H

#include "neighbors_search.h"

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

#endif
