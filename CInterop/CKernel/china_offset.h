/* GCJ-02 and BD-09, the offset coordinates of Chinese map services, by the formulas that are public. */

/* Of Krasovsky's ellipsoid, whatever the positions are on: that is the published formula. */
static const double gcj02_axis = 6378245, gcj02_ee = 0.00669342162296594323;

/* Degrees of longitude and latitude that are a position at all. */
INLINE mask is_position(point_lanes p) { return (magnitude(p.x) <= 180) & (magnitude(p.y) <= 90); }

/* The box of the published code, within which it moves positions. */
INLINE mask is_in_gcj02_box(point_lanes p) {
    return (p.x >= 72.004) & (p.x <= 137.8347) & (p.y >= 0.8293) & (p.y <= 55.8271);
}

/* Sine and cosine of |value| <= 0.63 radians, by polynomials that meet both at Chebyshev's points: absolute error below 2e-14. */
INLINE angle small_angle_of(lanes value) {
    lanes z = value * value;
    lanes s = -0.00019841269041941624 + z * (2.7556759446547693e-06 + z * -2.4892014030102022e-08);
    s = -0.16666666666666347 + z * (0.00833333333293375 + z * s);
    lanes c = -0.001388888785048532 + z * (2.4800860047727775e-05 + z * -2.734929558240608e-07);
    c = -0.4999999999999585 + z * (0.04166666666147585 + z * c);
    return (angle){value + value * (z * s), 1 + z * c};
}

/* Both by the square of the sine: an error of it counts the least. */
INLINE angle tripled(angle a) {
    lanes ss = a.sin * a.sin;
    return (angle){a.sin * (3 - 4 * ss), a.cos * (1 - 4 * ss)};
}

INLINE angle fivefold(angle a) {
    lanes ss = a.sin * a.sin;
    return (angle){a.sin * (5 + ss * (16 * ss - 20)), a.cos * (1 + ss * (16 * ss - 12))};
}

/* Half the sine of pi v / 30, the sines of pi v / 12, / 3 and of pi v, and the cosine of the last, by identities of multiple angles,
   all from an angle of pi v / 180. */
typedef struct waves {
    lanes halfBy30, by12, by3, by1, cosBy1;
} waves;

INLINE waves waves_of(angle by180) {
    angle by60 = tripled(by180), by12 = fivefold(by60), by3 = doubled(doubled(by12)), by1 = tripled(by3);
    return (waves){by60.sin * by60.cos, by12.sin, by3.sin, by1.sin, by1.cos};
}

/* The formula, without the box; of use in it and some kilometres around it. */
INLINE point_lanes gcj02_moved(point_lanes in) {
    lanes x = in.x - 105, y = in.y - 35;
    angle north180 = small_angle_of(y * radians);
    waves east = waves_of(small_angle_of(x * radians)), north = waves_of(north180);
    /* sin 6 pi x + sin 2 pi x = 4 sin 2 pi x (1 - sin^2 2 pi x), and the sine is twice half of it. */
    lanes halfBy2 = east.by1 * east.cosBy1;
    lanes shared = halfBy2 * (320 / 3.0 - (1280 / 3.0) * (halfBy2 * halfBy2)), root = __builtin_elementwise_sqrt(magnitude(x));
    lanes northWaves = (40 / 3.0) * north.by1 + (80 / 3.0) * north.by3 + ((320 / 3.0) * north.by12 + (1280 / 3.0) * north.halfBy30);
    lanes eastWaves = (40 / 3.0) * east.by1 + (80 / 3.0) * east.by3 + (100 * east.by12 + 400 * east.halfBy30);
    lanes tenth = 0.1 * x, both = shared + 0.1 * root;
    lanes toNorth = y * (3 + 0.2 * y + tenth) + (2 * x - 100) + (both + 0.1 * root) + northWaves;
    lanes toEast = x * (1 + tenth) + y * (2 + tenth) + 300 + both + eastWaves;

    /* The latitude is 35 degrees more than the angle of its waves. */
    lanes sine = north180.sin * 0.8191520442889918 + north180.cos * 0.573576436351046;
    lanes cosine = north180.cos * 0.8191520442889918 - north180.sin * 0.573576436351046;
    /* The root of 1 - ee sin^2, by a polynomial that meets it at Chebyshev's points: error below 5e-16. */
    lanes q = sine * sine;
    lanes w = 1 + q * (-0.0033467108114822778 + q * (-5.6002366595691785e-06
        + q * (-1.8742146027442935e-08 + q * -7.892343407052993e-11)));
    lanes degreesNorth = toNorth * (180 / (gcj02_axis * (1 - gcj02_ee) * PI)) * (w * (w * w));
    lanes degreesEast = toEast * (180 / (gcj02_axis * PI)) * (w / cosine);
    return (point_lanes){in.x + degreesEast, in.y + degreesNorth};
}

/* Sine and cosine of pi v, |v| < 2^50. */
INLINE angle half_turns(lanes v) {
    lanes whole = nearest(v), half = whole * 0.5;
    angle a = angle_of((v - whole) * PI);
    mask odd = half != nearest(half);
    return (angle){chosen(odd, -a.sin, a.sin), chosen(odd, -a.cos, a.cos)};
}

/* A step of 2e-5 along the radius and a turn of 3e-6, as waves of 0.12 degrees, and a shift: x_pi = pi * 3000 / 180. */
INLINE point_lanes bd09_moved(point_lanes in) {
    /* The origin itself has a radius of 0 and no direction. */
    lanes radius = __builtin_elementwise_sqrt(in.x * in.x + in.y * in.y) + 1e-300;
    lanes longer = 1 + 0.00002 * half_turns(in.y * (50 / 3.0)).sin / radius;
    lanes turn = 0.000003 * half_turns(in.x * (50 / 3.0)).cos, cosine = 1 - 0.5 * (turn * turn);
    return (point_lanes){(in.x * cosine - in.y * turn) * longer + 0.0065, (in.y * cosine + in.x * turn) * longer + 0.006};
}

/* What a map moves to the target, by fixed-point steps; a lane stops when it is there, so that its neighbours do not count. Each
   step gains two digits at least: the waves have slopes below 0.006. */
#define SOLVE(moved, target, guess)                                                              \
    for (int step = 0; step < 12; step++) {                                                      \
        point_lanes image = moved(guess);                                                        \
        lanes x = image.x - (target).x, y = image.y - (target).y;                                \
        mask going = (magnitude(x) > 2e-14) | (magnitude(y) > 2e-14);                            \
        if (__builtin_reduce_or(going) == 0) break;                                              \
        (guess).x -= chosen(going, x, (lanes){0});                                               \
        (guess).y -= chosen(going, y, (lanes){0});                                               \
    }

INLINE point_lanes gcj02_forward(point_lanes in) {
    mask inside = is_in_gcj02_box(in);
    point_lanes moved = gcj02_moved(in);
    point_lanes out = {chosen(inside, moved.x, in.x), chosen(inside, moved.y, in.y)};
    return only(is_position(in), out);
}

/* The position in the box that is moved here, if there is one; otherwise this is a position that was not moved. */
INLINE point_lanes gcj02_inverse(point_lanes in) {
    point_lanes guess = in;
    SOLVE(gcj02_moved, in, guess)
    mask inside = is_in_gcj02_box(guess);
    point_lanes out = {chosen(inside, guess.x, in.x), chosen(inside, guess.y, in.y)};
    return only(is_position(in), out);
}

INLINE point_lanes bd09_forward(point_lanes in) { return only(is_position(in), bd09_moved(in)); }

INLINE point_lanes bd09_inverse(point_lanes in) {
    point_lanes guess = {in.x - 0.0065, in.y - 0.006};
    SOLVE(bd09_moved, in, guess)
    return only(is_position(in), guess);
}
