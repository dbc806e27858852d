/* A C program against libfangcun.so: every function is called once as it should be, and with what it must refuse. */
#include "check.h"

int failures = 0;

static void check_version(void) {
    CHECK(fc_version() == FC_VERSION);
    CHECK(strcmp(fc_status_name(FC_OK), "FC_OK") == 0);
    CHECK(strcmp(fc_status_name(FC_E_ARGUMENT), "FC_E_ARGUMENT") == 0);
    CHECK(strcmp(fc_status_name(-1), "FC_E_?") == 0);
}

static void check_null(void) {
    CHECK(fc_error_status(NULL) == FC_OK);
    CHECK(fc_error_code(NULL)[0] == '\0');
    CHECK(fc_error_message(NULL)[0] == '\0');
    CHECK(fc_error_message_zh(NULL)[0] == '\0');
    CHECK(fc_error_place(NULL)[0] == '\0');
    fc_error_free(NULL);
    fc_bytes_free(NULL);
    fc_grids_free(NULL);
    fc_transform_free(NULL);
    fc_geocoder_free(NULL);
}

int main(void) {
    check_version();
    check_null();
    check_grids();
    check_atlas();
    check_city();
    check_transform();
    check_geocoder();
    check_seals();
    check_codes();
    check_cases();
    check_clock();
    if (failures != 0) {
        fprintf(stderr, "%d checks failed\n", failures);
        return 1;
    }
    printf("libfangcun %u.%u.%u: all checks hold\n", (unsigned)(fc_version() >> 16),
           (unsigned)(fc_version() >> 8 & 0xFF), (unsigned)(fc_version() & 0xFF));
    return 0;
}
