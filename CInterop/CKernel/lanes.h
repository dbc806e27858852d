/* Vectors of LANES doubles, and what all kernels share. A variant defines LANES as twice what a register of its holds: while one half
   waits for a result, the processor works on the other, which makes 1.6 times as much of it. */
#include <string.h>

/* a * b + c must round twice everywhere, or processors with and without fused multiplication would disagree. */
#pragma STDC FP_CONTRACT OFF

/* How vectors wider than a register are passed does not matter: no function here is ever called. */
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(8 * LANES)));
/* All bits or none, by lane: what comparisons give. */
typedef long long mask __attribute__((vector_size(8 * LANES)));
typedef struct point_lanes {
    lanes x, y;
} point_lanes;

#if LANES == 4
#define EVEN 0, 2, 4, 6
#define ODD 1, 3, 5, 7
#define LOW_PAIRS 0, 4, 1, 5
#define HIGH_PAIRS 2, 6, 3, 7
#elif LANES == 8
#define EVEN 0, 2, 4, 6, 8, 10, 12, 14
#define ODD 1, 3, 5, 7, 9, 11, 13, 15
#define LOW_PAIRS 0, 8, 1, 9, 2, 10, 3, 11
#define HIGH_PAIRS 4, 12, 5, 13, 6, 14, 7, 15
#elif LANES == 16
#define EVEN 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
#define ODD 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
#define LOW_PAIRS 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define HIGH_PAIRS 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#endif

#define PI 3.14159265358979323846
static const double radians = PI / 180;

INLINE lanes load(const double *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

INLINE void store(lanes value, double *to) { memcpy(to, &value, sizeof value); }

INLINE lanes chosen(mask condition, lanes yes, lanes no) {
    return (lanes)(((mask)yes & condition) | ((mask)no & ~condition));
}

INLINE lanes magnitude(lanes value) { return (lanes)((mask)value & 0x7fffffffffffffffLL); }

INLINE lanes nothing(void) { return __builtin_nan("") - (lanes){0}; }

/* The value where the condition holds, else NaN. */
INLINE point_lanes only(mask condition, point_lanes value) {
    value.x = chosen(condition, value.x, nothing());
    value.y = chosen(condition, value.y, nothing());
    return value;
}

/* The nearest whole number, by adding a number whose last bit counts ones; |value| < 2^51. */
INLINE lanes nearest(lanes value) { return (value + 0x1.8p52) - 0x1.8p52; }

typedef struct angle {
    lanes sin, cos;
} angle;

/* Sine and cosine of |value| <= 1.8 radians, from the series of half the angle: absolute error below 3e-16. */
INLINE angle angle_of(lanes value) {
    lanes h = value * 0.5, z = h * h;
    lanes s = 1 / 6227020800.0 + z * (-1 / 1307674368000.0 + z * (1 / 355687428096000.0));
    s = -1 / 5040.0 + z * (1 / 362880.0 + z * (-1 / 39916800.0 + z * s));
    s = h + h * (z * (-1 / 6.0 + z * (1 / 120.0 + z * s)));
    /* 1 - cos h */
    lanes v = -1 / 479001600.0 + z * (1 / 87178291200.0 + z * (-1 / 20922789888000.0));
    v = 1 / 720.0 + z * (-1 / 40320.0 + z * (1 / 3628800.0 + z * v));
    v = z * (0.5 + z * (-1 / 24.0 + z * v));
    lanes twice = s + s;
    return (angle){twice - twice * v, 1 - twice * s};
}

/* The angle and one more of at most 0.01 radians. */
INLINE angle angle_plus(angle a, lanes small) {
    lanes z = small * small;
    lanes s = small + small * (z * (-1 / 6.0 + z * (1 / 120.0)));
    lanes v = z * (0.5 + z * (-1 / 24.0 + z * (1 / 720.0)));
    return (angle){a.sin + (a.cos * s - a.sin * v), a.cos - (a.sin * s + a.cos * v)};
}

INLINE angle doubled(angle a) {
    lanes twice = a.sin + a.sin;
    return (angle){twice * a.cos, 1 - twice * a.sin};
}
