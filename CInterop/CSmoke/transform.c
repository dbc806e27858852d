/* Coordinates: to the plane, from a map service, in place, refused. */
#include "check.h"
#include <math.h>

static const char geographic[] = "EPSG:4490";
static const char plane[] = "EPSG:4547";

static fc_transform *transform_of(const char *from, const char *to) {
    fc_transform *transform = NULL;
    fc_error *error = NULL;
    CHECK(fc_transform_open(from, strlen(from), to, strlen(to), &transform, &error) == FC_OK);
    tell(error);
    return transform;
}

static void check_answers(void) {
    fc_transform *transform = transform_of(geographic, plane);
    double x[] = {113.6654, NAN, 114}, y[] = {34.7527, 34, 34};
    size_t undefined = 7;
    fc_bytes report = {NULL, 0};
    fc_error *error = NULL;

    CHECK(fc_transform_apply(transform, x, y, 3, x, y, &undefined, &error) == FC_OK);
    CHECK(fabs(x[0] - 469363.303672) < 1e-5 && fabs(y[0] - 3847208.850953) < 1e-5);
    CHECK(undefined == 1 && isnan(x[1]) && isnan(y[1]));
    CHECK(x[2] == 500000);
    CHECK(fc_transform_apply(transform, NULL, NULL, 0, NULL, NULL, NULL, &error) == FC_OK);
    CHECK(fc_transform_describe(transform, &report, &error) == FC_OK);
    CHECK(report.data != NULL && strstr((const char *)report.data, "\"kind\":\"none\"") != NULL);
    fc_bytes_free(&report);
    tell(error);
    fc_transform_free(transform);
}

static void check_map_service(void) {
    fc_transform *transform = transform_of("GCJ02", geographic);
    double x = 113.67150381475919, y = 34.75158732161226;
    fc_error *error = NULL;

    CHECK(fc_transform_apply(transform, &x, &y, 1, &x, &y, NULL, &error) == FC_OK);
    CHECK(fabs(x - 113.6654) < 1e-9 && fabs(y - 34.7527) < 1e-9);
    tell(error);
    fc_transform_free(transform);
}

static void check_refusals(void) {
    fc_transform *transform = transform_of(geographic, plane), *none = NULL;
    double x = 114, y = 34;
    fc_bytes report = {NULL, 0};
    fc_error *error = NULL;

    CHECK(fc_transform_open("EPSG:1", 6, plane, 9, &none, &error) == FC_E_REFERENCE && none == NULL);
    CHECK(strcmp(fc_error_code(error), "unknownReferenceSystem") == 0);
    fc_error_free(error);
    CHECK_REFUSED(fc_transform_open(NULL, 4, plane, 9, &none, detail));
    CHECK_REFUSED(fc_transform_open(geographic, 0, plane, 9, &none, detail));
    CHECK_REFUSED(fc_transform_open(geographic, 9, plane, HUGE_LENGTH, &none, detail));
    CHECK_REFUSED(fc_transform_open(geographic, 9, plane, 9, NULL, detail));
    CHECK_REFUSED(fc_transform_apply(NULL, &x, &y, 1, &x, &y, NULL, detail));
    CHECK_REFUSED(fc_transform_apply(transform, NULL, &y, 1, &x, &y, NULL, detail));
    CHECK_REFUSED(fc_transform_apply(transform, &x, &y, HUGE_LENGTH, &x, &y, NULL, detail));
    CHECK_REFUSED(fc_transform_apply(transform, &x, &y, 1, &x, NULL, NULL, detail));
    CHECK_REFUSED(fc_transform_describe(NULL, &report, detail));
    CHECK_REFUSED(fc_transform_describe(transform, NULL, detail));
    CHECK(x == 114 && y == 34);
    fc_transform_free(transform);
    fc_transform_free(NULL);
}

void check_transform(void) {
    check_answers();
    check_map_service();
    check_refusals();
}
