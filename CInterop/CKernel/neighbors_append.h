/* Adds the points that are near to those kept, lane by lane and without a jump: each is written, and counted if it is near. */
#define APPEND                                                                                                     \
    for (int lane = 0; lane < LANES; lane++) {                                                                     \
        s->squares[s->count] = squares[lane];                                                                      \
        s->positions[s->count] = (int32_t)places[lane];                                                            \
        s->count -= (int)is_near[lane];                                                                            \
    }
