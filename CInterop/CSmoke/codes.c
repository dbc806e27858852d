/* Codes: judged one by one and by the column, refused. */
#include "check.h"

static const char sound[] = "91350100M000100Y43";

static int32_t valid_as(fc_code_kind kind, const char *text, fc_bytes *report) {
    int32_t valid = -1;
    fc_error *error = NULL;
    CHECK(fc_code_check(kind, text, strlen(text), &valid, report, &error) == FC_OK);
    tell(error);
    return valid;
}

static void check_one_by_one(void) {
    fc_bytes report = {NULL, 0};
    fc_code_kind kind;

    CHECK(valid_as(FC_CODE_USCC, sound, NULL) == 1);
    CHECK(valid_as(FC_CODE_USCC, "91350203M0001FUE2P", &report) == 0);
    CHECK(report.data != NULL && strstr((const char *)report.data, "\"uscc.check\"") != NULL);
    CHECK(report.data != NULL && strstr((const char *)report.data, "\"position\":17") != NULL);
    fc_bytes_free(&report);
    CHECK(valid_as(FC_CODE_CITIZEN_ID, "11010519491231002X", NULL) == 1);
    CHECK(valid_as(FC_CODE_DIVISION, "410105", NULL) == 1);
    for (kind = FC_CODE_USCC; kind <= FC_CODE_ARCHIVAL; kind++) CHECK(valid_as(kind, "", NULL) == 0);
}

static void check_columns(void) {
    static const char lines[] = "91350100M000100Y43\n91350203M0001FUE2P\n99350100M000100Y43\n";
    const int64_t offsets[] = {0, 18, 19, 37};
    uint8_t bits[3] = {99, 99, 99};
    fc_error *error = NULL;

    CHECK(fc_uscc_check_batch((const uint8_t *)lines, sizeof lines - 1, 19, 3, bits, &error) == FC_OK);
    CHECK(bits[0] == 0 && bits[1] == FC_USCC_CHECK && bits[2] == (FC_USCC_CATEGORY | FC_USCC_CHECK));
    CHECK(fc_uscc_check_column((const uint8_t *)lines, sizeof lines - 1, offsets, 3, bits, &error) == FC_OK);
    CHECK(bits[0] == 0 && (bits[1] & FC_USCC_LENGTH) != 0 && bits[2] == FC_USCC_CHECK);
    CHECK(fc_uscc_check_batch(NULL, 0, 18, 0, NULL, &error) == FC_OK);
    tell(error);
}

static void check_refusals(void) {
    const uint8_t *codes = (const uint8_t *)sound;
    const int64_t backwards[] = {18, 0};
    uint8_t bits = 0;
    int32_t valid = 0;

    CHECK_REFUSED(fc_code_check(0, sound, 18, &valid, NULL, detail));
    CHECK_REFUSED(fc_code_check(99, sound, 18, &valid, NULL, detail));
    CHECK_REFUSED(fc_code_check(FC_CODE_USCC, NULL, 18, &valid, NULL, detail));
    CHECK_REFUSED(fc_code_check(FC_CODE_USCC, sound, HUGE_LENGTH, &valid, NULL, detail));
    CHECK_REFUSED(fc_code_check(FC_CODE_USCC, sound, 18, NULL, NULL, detail));
    CHECK_REFUSED(fc_uscc_check_batch(codes, 18, 17, 1, &bits, detail));
    CHECK_REFUSED(fc_uscc_check_batch(codes, 18, 18, 2, &bits, detail));
    CHECK_REFUSED(fc_uscc_check_batch(codes, 18, HUGE_LENGTH, 1, &bits, detail));
    CHECK_REFUSED(fc_uscc_check_batch(codes, 18, 18, HUGE_LENGTH, &bits, detail));
    CHECK_REFUSED(fc_uscc_check_batch(codes, 18, 18, 1, NULL, detail));
    CHECK_REFUSED(fc_uscc_check_column(codes, 18, backwards, 1, &bits, detail));
    CHECK_REFUSED(fc_uscc_check_column(codes, 18, NULL, 1, &bits, detail));
}

void check_codes(void) {
    check_one_by_one();
    check_columns();
    check_refusals();
}
