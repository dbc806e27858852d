/* Unit grids: located, named, checked, refused. */
#include "check.h"
#include <math.h>
#include <stdlib.h>

/* Two cells side by side and one north of both; corners where three meet are written in each. */
#define CELL(code, ring)                                                                                               \
    "{\"type\":\"Feature\",\"properties\":{\"bgcode\":\"" code "\"},\"geometry\":{\"type\":\"Polygon\","               \
    "\"coordinates\":[[" ring "]]}}"
static const char partition[] = "{\"type\":\"FeatureCollection\",\"features\":["
    CELL("110105001000001", "[121.5,25],[121.501,25],[121.501,25.001],[121.5,25.001],[121.5,25]") ","
    CELL("110105001000002", "[121.501,25],[121.502,25],[121.502,25.001],[121.501,25.001],[121.501,25]") ","
    CELL("110105001000003", "[121.5,25.001],[121.501,25.001],[121.502,25.001],[121.502,25.002],[121.5,25.002],"
                            "[121.5,25.001]") "]}";
/* The second cell lies over half of the first. */
static const char overlap[] = "{\"type\":\"FeatureCollection\",\"features\":["
    CELL("110105001000001", "[121.5,25],[121.501,25],[121.501,25.001],[121.5,25.001],[121.5,25]") ","
    CELL("110105001000002", "[121.5005,25],[121.502,25],[121.502,25.001],[121.5005,25.001],[121.5005,25]") "]}";

static const char property[] = "bgcode";

static fc_grids *grids_of(const char *text) {
    fc_grids *grids = NULL;
    fc_error *error = NULL;
    CHECK(fc_grids_read((const uint8_t *)text, strlen(text), property, strlen(property), 0, &grids, &error) == FC_OK);
    tell(error);
    return grids;
}

static void check_answers(const fc_grids *grids) {
    const double x[] = {121.5005, 121.5015, 121.501, 121.5005, 121.501, NAN, 121.5005, INFINITY, 120.0};
    const double y[] = {25.0005, 25.0005, 25.0005, 25.001, 25.001, 25.0005, NAN, 25.0005, 25.0005};
    const int32_t expected[] = {0, 1, 1, 2, 2, -1, -1, -1, -1};
    int32_t found[9];
    size_t count = 0;
    int32_t epsg = 0;
    const char *code = NULL;
    fc_error *error = NULL;

    CHECK(fc_grids_count(grids, &count, &error) == FC_OK && count == 3);
    CHECK(fc_grids_epsg(grids, &epsg, &error) == FC_OK && epsg == 4326);
    CHECK(fc_grids_code(grids, 2, &code, &error) == FC_OK && strcmp(code, "110105001000003") == 0);
    CHECK(fc_grids_locate(grids, x, y, 9, found, &error) == FC_OK);
    CHECK(memcmp(found, expected, sizeof expected) == 0);
    CHECK(fc_grids_locate(grids, NULL, NULL, 0, NULL, &error) == FC_OK);
    tell(error);
}

static void check_reports(const fc_grids *grids) {
    fc_grids *faulty = grids_of(overlap);
    fc_bytes report = {NULL, 0};
    size_t faults = 99;
    fc_error *error = NULL;

    CHECK(fc_grids_check(grids, &faults, NULL, &error) == FC_OK && faults == 0);
    CHECK(fc_grids_check(faulty, &faults, &report, &error) == FC_OK && faults > 0);
    CHECK(report.data != NULL && strstr((const char *)report.data, "\"findings\"") != NULL);
    CHECK(report.data != NULL && strlen((const char *)report.data) == report.length);
    fc_bytes_free(&report);
    CHECK(report.data == NULL && report.length == 0);
    fc_bytes_free(&report);
    tell(error);
    fc_grids_free(faulty);
}

static void check_documents(void) {
    const char *open = "{\"type\":\"FeatureCollection\",\"features\":["
        CELL("110105001000001", "[121.5,25],[121.501,25],[121.501,25.001],[121.5,25.001]") "]}";
    fc_check_options options = {0};
    fc_bytes report = {NULL, 0};
    size_t faults = 99;
    fc_error *error = NULL;

    options.size = sizeof options;
    options.area_min_m2 = 20000;
    CHECK(fc_grids_check_document((const uint8_t *)partition, strlen(partition), property, 6, 0, &options, &faults,
                                  &report, &error) == FC_OK && faults == 0);
    CHECK(report.data != NULL && strstr((const char *)report.data, "grids.area-band") != NULL);
    fc_bytes_free(&report);
    CHECK(fc_grids_check_document((const uint8_t *)open, strlen(open), property, 6, 0, NULL, &faults, &report,
                                  &error) == FC_OK && faults == 1);
    CHECK(report.data != NULL && strstr((const char *)report.data, "grids.unclosed-ring") != NULL);
    fc_bytes_free(&report);
    tell(error);
    options.size = 4;
    CHECK_REFUSED(fc_grids_check_document((const uint8_t *)open, strlen(open), property, 6, 0, &options, &faults, NULL,
                                          detail));
    options.size = sizeof options;
    options.rounding_m = NAN;
    CHECK_REFUSED(fc_grids_check_document((const uint8_t *)open, strlen(open), property, 6, 0, &options, &faults, NULL,
                                          detail));
    options.rounding_m = 0;
    CHECK_REFUSED(fc_grids_check_document(NULL, 9, property, 6, 0, NULL, &faults, NULL, detail));
    CHECK_REFUSED(fc_grids_check_document((const uint8_t *)open, strlen(open), property, 6, 0, NULL, NULL, NULL,
                                          detail));
}

/* Both cells of one community in the area of that community, which their neighbour's code does not name. */
static void check_expectations(void) {
    static const char areas[] = "{\"type\":\"FeatureCollection\",\"features\":["
        CELL("110105001000", "[121.5,25],[121.502,25],[121.502,25.002],[121.5,25.002],[121.5,25]") "]}";
    static const char hole[] = "{\"type\":\"FeatureCollection\",\"features\":["
        CELL("", "[121.5002,25.0002],[121.5004,25.0002],[121.5004,25.0004],[121.5002,25.0004],[121.5002,25.0002]") "]}";
    static const char holed[] = "{\"type\":\"FeatureCollection\",\"features\":["
        CELL("110105002000001", "[121.5,25],[121.501,25],[121.501,25.001],[121.5,25.001],[121.5,25]],"
        "[[121.5002,25.0002],[121.5002,25.0004],[121.5004,25.0004],[121.5004,25.0002],[121.5002,25.0002]") "]}";
    fc_check_options options = {0};
    fc_bytes report = {NULL, 0};
    size_t faults = 99;
    fc_error *error = NULL;

    options.size = sizeof options;
    options.code_format = "unit-grid-15";
    options.code_format_length = strlen(options.code_format);
    options.communities = (const uint8_t *)areas;
    options.communities_length = strlen(areas);
    CHECK(fc_grids_check_document((const uint8_t *)partition, strlen(partition), property, 6, 0, &options, &faults,
                                  NULL, &error) == FC_OK && faults == 0);
    /* A hole that nobody declared, in a grid of another street: both are said. */
    CHECK(fc_grids_check_document((const uint8_t *)holed, strlen(holed), property, 6, 0, &options, &faults, &report,
                                  &error) == FC_OK && faults == 2);
    CHECK(report.data != NULL && strstr((const char *)report.data, "grids.gap") != NULL);
    CHECK(report.data != NULL && strstr((const char *)report.data, "grids.wrong-area") != NULL);
    fc_bytes_free(&report);
    options.holes = (const uint8_t *)hole;
    options.holes_length = strlen(hole);
    options.communities = NULL;
    options.communities_length = 0;
    CHECK(fc_grids_check_document((const uint8_t *)holed, strlen(holed), property, 6, 0, &options, &faults, NULL,
                                  &error) == FC_OK && faults == 0);
    tell(error);

    options.streets = (const uint8_t *)"[";
    options.streets_length = 1;
    CHECK(fc_grids_check_document((const uint8_t *)holed, strlen(holed), property, 6, 0, &options, &faults, NULL,
                                  &error) == FC_E_MALFORMED);
    CHECK(strstr(fc_error_message(error), "streets") != NULL);
    fc_error_free(error);
    options.streets_length = 0;
    options.inlet_m = -1;
    CHECK_REFUSED(fc_grids_check_document((const uint8_t *)holed, strlen(holed), property, 6, 0, &options, &faults, NULL,
                                          detail));
    options.inlet_m = 0;
    options.code_format = "no-such";
    options.code_format_length = 7;
    CHECK_REFUSED(fc_grids_check_document((const uint8_t *)holed, strlen(holed), property, 6, 0, &options, &faults, NULL,
                                          detail));
}

static void check_file(void) {
    const char *path = "fangcun-smoke.geojson";
    fc_grids *grids = NULL;
    fc_error *error = NULL;
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(partition, 1, strlen(partition), file) == strlen(partition) && fclose(file) == 0);
    CHECK(fc_grids_open(path, strlen(path), property, strlen(property), 4490, &grids, &error) == FC_OK);
    tell(error);
    fc_grids_free(grids);
    remove(path);

    grids = NULL;
    error = NULL;
    CHECK(fc_grids_open(path, strlen(path), property, strlen(property), 0, &grids, &error) == FC_E_UNREADABLE);
    CHECK(grids == NULL && strstr(fc_error_message(error), path) != NULL);
    fc_error_free(error);
}

static void check_faulty_input(void) {
    const char *text = "{\"type\":\"FeatureCollection\",\"features\":[" CELL("1", "[0,0],[1,\"x\"],[1,1],[0,0]") "]}";
    fc_grids *grids = NULL;
    fc_error *error = NULL;
    CHECK(fc_grids_read((const uint8_t *)text, strlen(text), property, strlen(property), 0, &grids, &error) ==
          FC_E_MALFORMED);
    CHECK(grids == NULL);
    CHECK(strcmp(fc_error_code(error), "malformedInput") == 0);
    CHECK(strstr(fc_error_place(error), "feature 0") != NULL);
    fc_error_free(error);
}

static void check_refusals(fc_grids *grids) {
    const uint8_t *bytes = (const uint8_t *)partition;
    const size_t length = strlen(partition);
    double x[2] = {0, 0};
    int32_t found[2] = {7, 7};
    int32_t epsg = 7;
    size_t count = 7;
    const char *code = property;
    fc_grids *out = NULL;
    fc_bytes report = {NULL, 7};
    /* An fc_error is an object, and not one of grids. */
    fc_error *stranger = NULL;
    CHECK(fc_grids_count(NULL, &count, &stranger) == FC_E_ARGUMENT);

    CHECK_REFUSED(fc_grids_read(NULL, length, property, 6, 0, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, HUGE_LENGTH, property, 6, 0, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, length, NULL, 6, 0, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, length, property, HUGE_LENGTH, 0, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, length, property, 0, 0, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, length, "\xFF", 1, 0, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, length, property, 6, -1, &out, detail));
    CHECK_REFUSED(fc_grids_read(bytes, length, property, 6, 0, NULL, detail));
    CHECK_REFUSED(fc_grids_open(NULL, 1, property, 6, 0, &out, detail));
    CHECK_REFUSED(fc_grids_open("a\0b", 3, property, 6, 0, &out, detail));
    CHECK_REFUSED(fc_grids_open("a", HUGE_LENGTH, property, 6, 0, &out, detail));
    CHECK_REFUSED(fc_grids_open("a", 1, property, 6, 0, NULL, detail));
    CHECK_REFUSED(fc_grids_count(NULL, &count, detail));
    CHECK_REFUSED(fc_grids_count((fc_grids *)stranger, &count, detail));
    CHECK_REFUSED(fc_grids_count(grids, NULL, detail));
    CHECK_REFUSED(fc_grids_epsg(NULL, &epsg, detail));
    CHECK_REFUSED(fc_grids_epsg(grids, NULL, detail));
    CHECK_REFUSED(fc_grids_code(NULL, 0, &code, detail));
    CHECK_REFUSED(fc_grids_code(grids, 3, &code, detail));
    CHECK_REFUSED(fc_grids_code(grids, HUGE_LENGTH, &code, detail));
    CHECK_REFUSED(fc_grids_code(grids, 0, NULL, detail));
    CHECK_REFUSED(fc_grids_locate(NULL, x, x, 2, found, detail));
    CHECK_REFUSED(fc_grids_locate(grids, NULL, x, 2, found, detail));
    CHECK_REFUSED(fc_grids_locate(grids, x, NULL, 2, found, detail));
    CHECK_REFUSED(fc_grids_locate(grids, x, x, 2, NULL, detail));
    CHECK_REFUSED(fc_grids_locate(grids, x, x, HUGE_LENGTH, found, detail));
    CHECK_REFUSED(fc_grids_locate(grids, x, x, HUGE_LENGTH / 8, found, detail));
    CHECK_REFUSED(fc_grids_check(NULL, &count, &report, detail));
    CHECK_REFUSED(fc_grids_check(grids, NULL, &report, detail));

    CHECK(out == NULL && count == 7 && epsg == 7 && code == property && report.data == NULL && report.length == 7);
    CHECK(found[0] == 7 && found[1] == 7);
    fc_grids_free((fc_grids *)stranger);
    CHECK(fc_error_status(stranger) == FC_E_ARGUMENT);
    fc_error_free(stranger);
}

void check_grids(void) {
    fc_grids *grids = grids_of(partition);
    check_answers(grids);
    check_reports(grids);
    check_documents();
    check_expectations();
    check_file();
    check_faulty_input();
    check_refusals(grids);
    fc_grids_free(grids);
}
