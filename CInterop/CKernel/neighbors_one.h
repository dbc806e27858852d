/* The nearest point of some: a minimum by lane. */
#ifndef FCK_NEIGHBORS_ONE_H
#define FCK_NEIGHBORS_ONE_H

#include "neighbors_search.h"

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

#endif
