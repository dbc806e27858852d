#pragma once

#include <stddef.h>

/*
 * Coordinates by the column, several at a time. Every variant computes the same bits: no fused multiplication, no mathematical
 * library, the same order of operations; they differ in speed only. Points are east before north, degrees or metres. Where an
 * operation is not defined, and for NaN, both numbers of the result are NaN.
 */

/* A transverse Mercator projection of an ellipsoid, as its Krueger series of order 6. */
typedef struct fck_transverse_mercator {
    /* In degrees. */
    double central_meridian;
    /* In metres. */
    double false_easting, false_northing;
    /* Of the circle whose circumference is four meridian quadrants, times the scale on the central meridian; and its inverse. */
    double radius, inverse_radius;
    /* Sphere to plane, and plane to sphere with the sign changed. */
    double to_plane[6], to_sphere[6];
    /* Geodetic to conformal latitude, and back. */
    double to_conformal[6], to_geodetic[6];
} fck_transverse_mercator;

typedef enum fck_operation {
    /* Degrees to metres, within 6 degrees of the central meridian and 84 of the equator. */
    FCK_TM_FORWARD,
    FCK_TM_INVERSE,
    /* WGS 84 to GCJ-02, and back. */
    FCK_GCJ02_FORWARD,
    FCK_GCJ02_INVERSE,
    /* GCJ-02 to BD-09, and back. */
    FCK_BD09_FORWARD,
    FCK_BD09_INVERSE
} fck_operation;

typedef enum fck_variant { FCK_BASELINE, FCK_AVX2, FCK_AVX512 } fck_variant;

/* The widest variant that this processor and its system can run. */
fck_variant fck_best_variant(void);

/* The projection is read for its two operations only. The output may be the input itself, but not overlap it otherwise. A variant
   that the processor lacks must not be asked for. */
void fck_transform_columns(fck_variant variant, fck_operation operation, const fck_transverse_mercator *projection,
                           const double *x, const double *y, double *out_x, double *out_y, size_t count);
/* The same for points as pairs x, y, x, y, ... */
void fck_transform_points(fck_variant variant, fck_operation operation, const fck_transverse_mercator *projection,
                          const double *points, double *out_points, size_t count);
