/* The transverse Mercator projection after Krueger (1912), order 6 (Karney, 2011), without a mathematical library: sines of one
   angle by half of it, everything close to it by small corrections, no arctangent of anything large. */

static const double maximum_longitude = 6, maximum_latitude = 84;
/* A little wider, so that what went to the rim comes back. */
static const double maximum_tangent = 0.10512;   /* tan 6.0009 degrees */
static const double maximum_rectifying = 1.4665; /* 84.024 degrees */
static const double maximum_eta = 0.106;         /* 6.07 degrees on the equator: the series hold */

/* Sum of c[j] sin 2(j + 1)a, by Clenshaw. */
INLINE lanes sine_series(angle twice, const double *c) {
    lanes t = twice.cos + twice.cos;
    lanes b5 = c[4] + t * c[5];
    lanes b4 = (c[3] - c[5]) + t * b5;
    lanes b3 = (c[2] - b5) + t * b4;
    lanes b2 = (c[1] - b4) + t * b3;
    lanes b1 = (c[0] - b3) + t * b2;
    return twice.sin * b1;
}

/* Sum of c[j] sin 2(j + 1)(a + ib), real part as y and imaginary part as x, from the functions of 2a and 2b. */
INLINE point_lanes complex_sine_series(angle twice, lanes sinh, lanes cosh, const double *c) {
    lanes r = 2 * (twice.cos * cosh), i = -2 * (twice.sin * sinh);
    lanes r5 = c[4] + r * c[5], i5 = i * c[5];
    lanes r4 = (c[3] - c[5]) + (r * r5 - i * i5), i4 = r * i5 + i * r5;
    lanes r3 = (c[2] - r5) + (r * r4 - i * i4), i3 = (r * i4 + i * r4) - i5;
    lanes r2 = (c[1] - r4) + (r * r3 - i * i3), i2 = (r * i3 + i * r3) - i4;
    lanes r1 = (c[0] - r3) + (r * r2 - i * i2), i1 = (r * i2 + i * r2) - i3;
    lanes sr = twice.sin * cosh, si = twice.cos * sinh;
    return (point_lanes){sr * i1 + si * r1, sr * r1 - si * i1};
}

INLINE point_lanes tm_forward(const fck_transverse_mercator *p, point_lanes in) {
    lanes degrees = in.x - p->central_meridian;
    mask inside = (magnitude(degrees) <= maximum_longitude) & (magnitude(in.y) <= maximum_latitude);
    lanes longitude = degrees * radians, latitude = in.y * radians;

    angle geodetic = angle_of(latitude);
    lanes toConformal = sine_series(doubled(geodetic), p->to_conformal);
    angle conformal = angle_plus(geodetic, toConformal);

    /* Sine of the longitude, and 1 - cosine. */
    lanes z = longitude * longitude;
    lanes s = -1 / 5040.0 + z * (1 / 362880.0 + z * (-1 / 39916800.0));
    s = longitude + longitude * (z * (-1 / 6.0 + z * (1 / 120.0 + z * s)));
    lanes v = z * (0.5 + z * (-1 / 24.0 + z * (1 / 720.0 + z * (-1 / 40320.0 + z * (1 / 3628800.0)))));
    lanes cosine = 1 - v;

    /* On the sphere: eta = artanh u; xi is the conformal latitude and an angle with the tangent t. */
    lanes u = conformal.cos * s, uu = u * u;
    lanes inner = conformal.cos * cosine;
    lanes across = conformal.sin * conformal.sin;
    lanes below = conformal.cos * inner + across;
    /* One division for two. */
    lanes common = 1 / ((1 - uu) * below);
    lanes w = common * below, t = (conformal.sin * conformal.cos) * v * (common * (1 - uu));
    lanes tt = t * t;
    lanes e = 1 / 9.0 + uu * (1 / 11.0 + uu * (1 / 13.0 + uu * (1 / 15.0)));
    lanes eta = u + u * (uu * (1 / 3.0 + uu * (1 / 5.0 + uu * (1 / 7.0 + uu * e))));
    lanes xi = toConformal + (t + t * (tt * (-1 / 3.0 + tt * (1 / 5.0 + tt * (-1 / 7.0)))));

    lanes ww = w + w;
    angle twice = {ww * (conformal.sin * inner), w * (inner * inner - across)};
    point_lanes series = complex_sine_series(twice, ww * u, w + w * uu, p->to_plane);
    point_lanes out = {p->false_easting + p->radius * (eta + series.x),
                       p->false_northing + p->radius * (latitude + (xi + series.y))};
    return only(inside, out);
}

INLINE point_lanes tm_inverse(const fck_transverse_mercator *p, point_lanes in) {
    lanes eta = (in.x - p->false_easting) * p->inverse_radius;
    lanes xi = (in.y - p->false_northing) * p->inverse_radius;
    mask inside = (magnitude(xi) <= maximum_rectifying) & (magnitude(eta) <= maximum_eta);

    angle plane = angle_of(xi);
    lanes z = eta * eta;
    lanes sinh = eta + eta * (z * (1 / 6.0 + z * (1 / 120.0 + z * (1 / 5040.0 + z * (1 / 362880.0)))));
    lanes cosh = 1 + z * (0.5 + z * (1 / 24.0 + z * (1 / 720.0 + z * (1 / 40320.0))));
    lanes sinhTwice = 2 * (sinh * cosh), coshTwice = 1 + 2 * (sinh * sinh);
    point_lanes series = complex_sine_series(doubled(plane), sinhTwice, coshTwice, p->to_sphere);
    angle sphere = angle_plus(plane, series.y);
    lanes e = eta + series.x;

    z = e * e;
    sinh = e + e * (z * (1 / 6.0 + z * (1 / 120.0 + z * (1 / 5040.0 + z * (1 / 362880.0)))));
    cosh = 1 + z * (0.5 + z * (1 / 24.0 + z * (1 / 720.0 + z * (1 / 40320.0))));
    lanes ss = sinh * sinh;
    lanes r = __builtin_elementwise_sqrt(ss + sphere.cos * sphere.cos);

    /* One division for three: by the cosine, by cosh, and by r and the cosine together. */
    lanes both = r + sphere.cos, cosines = sphere.cos * cosh;
    lanes common = 1 / (cosines * both);
    lanes byCosh = common * (both * sphere.cos);
    lanes t = sinh * (common * (both * cosh)), tt = t * t;
    lanes q = sphere.sin * ss * (common * sphere.cos), qq = q * q;
    inside &= magnitude(t) <= maximum_tangent;
    lanes a = 1 / 9.0 + tt * (-1 / 11.0 + tt * (1 / 13.0 + tt * (-1 / 15.0)));
    lanes longitude = t + t * (tt * (-1 / 3.0 + tt * (1 / 5.0 + tt * (-1 / 7.0 + tt * a))));
    /* The conformal latitude is smaller than xi on the sphere by an angle with the sine q. */
    lanes smaller = q + q * (qq * (1 / 6.0 + qq * (3 / 40.0)));
    angle conformal = {sphere.sin * byCosh, r * byCosh};
    lanes latitude = xi + ((series.y - smaller) + sine_series(doubled(conformal), p->to_geodetic));
    point_lanes out = {p->central_meridian + longitude * (180 / PI), latitude * (180 / PI)};
    return only(inside, out);
}
