/* GCJ-02 and BD-09, the offset coordinates of Chinese map services, by the formulas that are public. */

/* Of Krasovsky's ellipsoid, whatever the positions are on: that is the published formula. */
static const double gcj02_axis = 6378245, gcj02_ee = 0.00669342162296594323;

/* Degrees of longitude and latitude that are a position at all. */
INLINE mask is_position(point_lanes p) { return (magnitude(p.x) <= 180) & (magnitude(p.y) <= 90); }

/* The box of the published code, within which it moves positions. */
INLINE mask is_in_gcj02_box(point_lanes p) {
    return (p.x >= 72.004) & (p.x <= 137.8347) & (p.y >= 0.8293) & (p.y <= 55.8271);
}

/* Sines of pi v / 30, / 12, / 3 and of pi v, and the cosine of the last, all from one sixtieth by identities of multiple angles. */
typedef struct waves {
    lanes by30, by12, by3, by1, cosBy1;
} waves;

INLINE waves waves_of(lanes v) {
    angle a = angle_of(v * (PI / 60));
    lanes ss = a.sin * a.sin, cc = a.cos * a.cos;
    angle by12 = {a.sin * (5 + ss * (ss * 16 - 20)), a.cos * (5 + cc * (cc * 16 - 20))};
    angle by3 = doubled(doubled(by12));
    angle by1 = {by3.sin * (3 - 4 * (by3.sin * by3.sin)), by3.cos * (4 * (by3.cos * by3.cos) - 3)};
    return (waves){2 * (a.sin * a.cos), by12.sin, by3.sin, by1.sin, by1.cos};
}

/* The formula, without the box. */
INLINE point_lanes gcj02_moved(point_lanes in) {
    lanes x = in.x - 105, y = in.y - 35;
    waves east = waves_of(x), north = waves_of(y);
    lanes by2 = 2 * (east.by1 * east.cosBy1);
    lanes by6 = by2 * (3 - 4 * (by2 * by2));
    lanes shared = 20 * by6 + 20 * by2, root = __builtin_elementwise_sqrt(magnitude(x)), xy = 0.1 * (x * y);
    lanes northWaves = shared + 20 * north.by1 + 40 * north.by3 + 160 * north.by12 + 320 * north.by30;
    lanes eastWaves = shared + 20 * east.by1 + 40 * east.by3 + 150 * east.by12 + 300 * east.by30;
    lanes toNorth = -100 + 2 * x + 3 * y + 0.2 * (y * y) + xy + 0.2 * root + northWaves * (2 / 3.0);
    lanes toEast = 300 + x + 2 * y + 0.1 * (x * x) + xy + 0.1 * root + eastWaves * (2 / 3.0);

    angle latitude = angle_of(in.y * radians);
    lanes ww = 1 - gcj02_ee * (latitude.sin * latitude.sin), w = __builtin_elementwise_sqrt(ww);
    lanes degreesNorth = toNorth * (180 / (gcj02_axis * (1 - gcj02_ee) * PI)) * (ww * w);
    lanes degreesEast = toEast * (180 / (gcj02_axis * PI)) * w / latitude.cos;
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
