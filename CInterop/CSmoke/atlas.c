/* Atlas files: what is none is refused. Sound ones are opened by the tests, which can make them. */
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
    CHECK_REFUSED(fc_atlas_verify((fc_atlas *)stranger, detail));
    CHECK_REFUSED(fc_atlas_info(NULL, &bytes, detail));
    CHECK_REFUSED(fc_atlas_epsg(NULL, &epsg, &epsg, detail));
    CHECK_REFUSED(fc_atlas_grid_count(NULL, &count, detail));
    CHECK_REFUSED(fc_atlas_grid_code((fc_atlas *)stranger, 0, &code, detail));
    CHECK_REFUSED(fc_atlas_locate(NULL, x, x, 1, found, detail));
    CHECK(out == NULL && bytes.data == NULL && bytes.length == 7 && code == NULL && epsg == 7 && count == 7);
    CHECK(found[0] == 7);
    fc_atlas_free(NULL);
    fc_error_free(stranger);
}
