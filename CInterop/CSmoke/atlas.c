/* Atlas files: what is none is refused; one is made, asked and edited in city.c. */
#include "check.h"

static void check_files(void) {
    fc_atlas *atlas = NULL;
    fc_error *error = NULL;
    CHECK(fc_atlas_open("/no/such.atlas", 14, FC_ATLAS_MAPPED, &atlas, &error) == FC_E_UNREADABLE);
    CHECK(strstr(fc_error_message(error), "/no/such.atlas") != NULL);
    fc_error_free(error);
    error = NULL;
    CHECK(fc_atlas_open("/", 1, FC_ATLAS_IN_MEMORY, &atlas, &error) == FC_E_UNREADABLE);
    fc_error_free(error);
    CHECK(atlas == NULL);
}

/* Questions to what is no atlas, and with arguments that are none. */
static void check_questions(fc_error *stranger) {
    const fc_atlas *none = (fc_atlas *)stranger;
    const double x[] = {1.0};
    const int32_t record[] = {0};
    const fc_window window = {0, 0, 1, 1};
    const fc_text text = {"a", 1};
    fc_reverse reverse;
    fc_geocoding place;
    fc_text out = {NULL, 7};
    double east[] = {7.0}, north[] = {7.0};
    int32_t found[] = {7};
    size_t count = 7, start = 7, total = 7;

    memset(&reverse, 0, sizeof reverse);
    memset(&place, 0, sizeof place);
    reverse.size = sizeof reverse;
    place.size = sizeof place;
    CHECK_REFUSED(fc_atlas_to_plane(none, x, x, 1, east, north, detail));
    CHECK_REFUSED(fc_atlas_from_plane(NULL, x, x, 1, east, north, detail));
    CHECK_REFUSED(fc_atlas_count(none, "roads", 5, &count, detail));
    CHECK_REFUSED(fc_atlas_texts(none, "roads", 5, "name", 4, record, 1, &out, detail));
    CHECK_REFUSED(fc_atlas_positions(none, "roads", 5, record, 1, east, north, detail));
    CHECK_REFUSED(fc_atlas_nearest(none, "components", 10, x, x, 1, 1, 1.0, NULL, 0, found, east, detail));
    CHECK_REFUSED(fc_atlas_window(none, "components", 10, &window, 1, found, 1, &start, &count, &total, detail));
    CHECK_REFUSED(fc_atlas_reverse(none, x, x, 1, 1.0, &reverse, detail));
    CHECK_REFUSED(fc_atlas_geocode(none, &text, 1, &place, NULL, detail));
    CHECK(east[0] == 7.0 && north[0] == 7.0 && found[0] == 7 && count == 7 && start == 7 && total == 7);
    CHECK(out.data == NULL && out.length == 7);
}

void check_atlas(void) {
    fc_error *stranger = NULL;
    fc_atlas *out = NULL;
    fc_bytes bytes = {NULL, 7};
    const char *code = NULL;
    const double x[] = {1.0};
    int32_t found[] = {7};
    int32_t epsg = 7;
    size_t count = 7;

    check_files();
    CHECK(fc_atlas_open("/no/such.atlas", 14, FC_ATLAS_MAPPED, &out, &stranger) == FC_E_UNREADABLE);
    CHECK_REFUSED(fc_atlas_open(NULL, 1, FC_ATLAS_MAPPED, &out, detail));
    CHECK_REFUSED(fc_atlas_open("a", HUGE_LENGTH, FC_ATLAS_MAPPED, &out, detail));
    CHECK_REFUSED(fc_atlas_open("a", 1, 2, &out, detail));
    CHECK_REFUSED(fc_atlas_open("a", 1, FC_ATLAS_MAPPED, NULL, detail));
    CHECK_REFUSED(fc_atlas_build(NULL, 1, 0, NULL, 0, "a", 1, detail));
    CHECK_REFUSED(fc_atlas_build((const uint8_t *)"{}", 2, -1, NULL, 0, "a", 1, detail));
    CHECK_REFUSED(fc_atlas_build((const uint8_t *)"{}", 2, 0, NULL, 0, NULL, 0, detail));
    CHECK_REFUSED(fc_atlas_overlay_read((fc_atlas *)stranger, (const uint8_t *)"{}", 2, 0, &out, detail));
    CHECK_REFUSED(fc_atlas_verify((fc_atlas *)stranger, detail));
    CHECK_REFUSED(fc_atlas_info(NULL, &bytes, detail));
    CHECK_REFUSED(fc_atlas_epsg(NULL, &epsg, &epsg, detail));
    CHECK_REFUSED(fc_atlas_grid_count(NULL, &count, detail));
    CHECK_REFUSED(fc_atlas_grid_code((fc_atlas *)stranger, 0, &code, detail));
    CHECK_REFUSED(fc_atlas_locate(NULL, x, x, 1, found, detail));
    CHECK(out == NULL && bytes.data == NULL && bytes.length == 7 && code == NULL && epsg == 7 && count == 7);
    CHECK(found[0] == 7);
    check_questions(stranger);
    fc_atlas_free(NULL);
    fc_error_free(stranger);
}
