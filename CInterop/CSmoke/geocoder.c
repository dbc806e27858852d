/* Geocoding: texts and points answered from two small tables. */
#include "check.h"
#include <math.h>

static const char addresses[] =
    "id,name,address,lon,lat,district\n"
    "a0,,臺北市信義區松仁路3號,121.5680,25.0360,信義區\n"
    "a1,市政府,臺北市信義區市府路1號,121.5645,25.0375,信義區\n"
    "a2,,臺北市信義區市府路45號,,,信義區\n"
    "a3,,臺北市信義區市府路9號,121.5646,25.0381,信義區\n";
static const char crossings[] = "road_a,road_b,lon,lat,district\n松仁路,市府路,121.5670,25.0370,信義區\n";
static const char known[] = "台北市信義區市府路9號";
static const char unknown[] = "xyzzy";

static fc_geocoder *made(void) {
    fc_geocoder *geocoder = NULL;
    fc_error *error = NULL;
    CHECK(fc_geocoder_read((const uint8_t *)addresses, strlen(addresses), (const uint8_t *)crossings,
                           strlen(crossings), 0, &geocoder, &error) == FC_OK);
    tell(error);
    return geocoder;
}

static void check_answers(const fc_geocoder *geocoder) {
    fc_geocoding result = {sizeof result, 99, 0, 0, 0, 0, 0, 0, 0};
    fc_bytes address = {NULL, 0};
    fc_error *error = NULL;

    CHECK(fc_geocoder_geocode(geocoder, known, strlen(known), &result, &address, &error) == FC_OK);
    CHECK(result.size == sizeof result && result.status == FC_GEOCODING_OK && result.level == FC_LEVEL_DOOR);
    /* The row without a position counts, so that a record is a row of the file. */
    CHECK(result.record == 3);
    CHECK(fabs(result.lon - 121.5646) < 1e-7 && fabs(result.lat - 25.0381) < 1e-7);
    CHECK(result.score > 0.5 && result.score <= 1 && result.radius_m >= 0);
    CHECK(address.data != NULL && strstr((const char *)address.data, "市府路") != NULL);
    fc_bytes_free(&address);

    CHECK(fc_geocoder_geocode(geocoder, unknown, strlen(unknown), &result, &address, &error) == FC_OK);
    CHECK(result.status == FC_GEOCODING_NONE && result.level == FC_LEVEL_NONE && result.record == -1);
    CHECK(isnan(result.lon) && isnan(result.lat) && isnan(result.score) && isnan(result.radius_m));
    CHECK(address.data != NULL && address.length == 0);
    fc_bytes_free(&address);
    CHECK(fc_geocoder_geocode(geocoder, NULL, 0, &result, NULL, &error) == FC_OK);
    tell(error);
}

static void check_nearest(const fc_geocoder *geocoder) {
    fc_nearest nearest = {sizeof nearest, 0, 0, 0, 0, 0};
    fc_bytes address = {NULL, 0};
    fc_error *error = NULL;

    /* 0.0001 degrees of longitude at 25.036 degrees north are 10.09 m. */
    CHECK(fc_geocoder_nearest(geocoder, 121.5681, 25.0360, 500, &nearest, &address, &error) == FC_OK);
    CHECK(nearest.record == 0 && fabs(nearest.distance_m - 10.09) < 0.02);
    CHECK(fabs(nearest.lon - 121.5680) < 1e-7 && fabs(nearest.lat - 25.0360) < 1e-7);
    CHECK(address.data != NULL && strcmp((const char *)address.data, "臺北市信義區松仁路3號") == 0);
    fc_bytes_free(&address);

    CHECK(fc_geocoder_nearest(geocoder, 121.5681, 25.0360, 5, &nearest, NULL, &error) == FC_OK);
    CHECK(nearest.record == -1 && isnan(nearest.distance_m) && isnan(nearest.lon) && isnan(nearest.lat));
    tell(error);
}

static void check_files(void) {
    const char *path = "fangcun-smoke.csv";
    const char *broken = "id,name,address,lon,lat\na0,,松仁路3號,x,25\n";
    fc_text file = {path, 0};
    fc_geocoder *geocoder = NULL;
    fc_error *error = NULL;
    FILE *stream = fopen(path, "wb");
    file.length = strlen(path);
    CHECK(stream != NULL && fwrite(addresses, 1, strlen(addresses), stream) == strlen(addresses) &&
          fclose(stream) == 0);
    CHECK(fc_geocoder_open(&file, 1, NULL, 0, 0, &geocoder, &error) == FC_OK);
    tell(error);
    fc_geocoder_free(geocoder);
    remove(path);

    geocoder = NULL;
    error = NULL;
    CHECK(fc_geocoder_open(&file, 1, NULL, 0, 0, &geocoder, &error) == FC_E_UNREADABLE);
    CHECK(geocoder == NULL && strstr(fc_error_message(error), path) != NULL);
    fc_error_free(error);

    error = NULL;
    CHECK(fc_geocoder_read((const uint8_t *)broken, strlen(broken), NULL, 0, 0, &geocoder, &error) == FC_E_MALFORMED);
    CHECK(geocoder == NULL && strstr(fc_error_place(error), "line 2") != NULL);
    fc_error_free(error);
}

static void check_refusals(fc_geocoder *geocoder) {
    const uint8_t *bytes = (const uint8_t *)addresses;
    const size_t length = strlen(addresses);
    fc_geocoding result = {sizeof result, 99, 0, 0, 0, 0, 0, 0, 0};
    fc_geocoding small = {8, 99, 0, 0, 0, 0, 0, 0, 0};
    fc_nearest nearest = {sizeof nearest, 99, 0, 0, 0, 0};
    fc_nearest little = {4, 99, 0, 0, 0, 0};
    fc_text file = {"a", 1}, nowhere = {NULL, 1}, endless = {"a", HUGE_LENGTH};
    fc_bytes address = {NULL, 7};
    fc_geocoder *out = NULL;
    fc_error *stranger = NULL;
    size_t count = 0;
    CHECK(fc_grids_count(NULL, &count, &stranger) == FC_E_ARGUMENT);

    CHECK_REFUSED(fc_geocoder_read(NULL, length, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_read(bytes, HUGE_LENGTH, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_read(bytes, length, NULL, 1, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_read(bytes, length, bytes, HUGE_LENGTH, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_read(bytes, length, NULL, 0, -1, &out, detail));
    CHECK_REFUSED(fc_geocoder_read(bytes, length, NULL, 0, 0, NULL, detail));
    CHECK_REFUSED(fc_geocoder_open(NULL, 1, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(NULL, 0, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(&file, HUGE_LENGTH, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(&nowhere, 1, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(&endless, 1, NULL, 0, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(&file, 1, NULL, 1, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(&file, 1, &file, HUGE_LENGTH, 0, &out, detail));
    CHECK_REFUSED(fc_geocoder_open(&file, 1, NULL, 0, 0, NULL, detail));
    CHECK_REFUSED(fc_geocoder_geocode(NULL, known, strlen(known), &result, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode((fc_geocoder *)stranger, known, strlen(known), &result, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode(geocoder, NULL, 1, &result, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode(geocoder, known, HUGE_LENGTH, &result, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode(geocoder, known, FC_TEXT_BYTES_MAX + 1, &result, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode(geocoder, "\xE5\x8F", 2, &result, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode(geocoder, known, strlen(known), NULL, &address, detail));
    CHECK_REFUSED(fc_geocoder_geocode(geocoder, known, strlen(known), &small, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(NULL, 0, 0, 1, &nearest, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(geocoder, NAN, 0, 1, &nearest, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(geocoder, 0, INFINITY, 1, &nearest, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(geocoder, 0, 0, NAN, &nearest, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(geocoder, 0, 0, -1, &nearest, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(geocoder, 0, 0, 1, NULL, &address, detail));
    CHECK_REFUSED(fc_geocoder_nearest(geocoder, 0, 0, 1, &little, &address, detail));

    CHECK(out == NULL && result.status == 99 && small.status == 99 && nearest.reserved == 99 && little.reserved == 99);
    CHECK(address.data == NULL && address.length == 7);
    fc_error_free(stranger);
}

void check_geocoder(void) {
    fc_geocoder *geocoder = made();
    check_answers(geocoder);
    check_nearest(geocoder);
    check_files();
    check_refusals(geocoder);
    fc_geocoder_free(geocoder);
}
