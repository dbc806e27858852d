/* Cases: a log folded by a profile of the library, a log with an illegal event, and what must be refused. */
#include "check.h"

static const char log_of_case[] =
    "[{\"action\":\"report-on-site\",\"at\":\"2026-03-02T09:00:00+08:00\",\"case\":\"C1\",\"role\":\"supervisor\","
    "\"data\":{\"class\":\"0101\",\"grid\":\"410105001001001\"}},"
    "{\"action\":\"file\",\"at\":\"2026-03-02T09:30:00+08:00\",\"case\":\"C1\",\"role\":\"%s\"}]";

/* The number of errors in the log, with that role in its second event. */
static size_t errors_of(const fc_bytes *profile, const char *role, fc_bytes *report) {
    char events[1024];
    size_t errors = 99;
    fc_error *error = NULL;
    int length = snprintf(events, sizeof events, log_of_case, role);
    CHECK(fc_case_replay(profile->data, profile->length, (const uint8_t *)events, (size_t)length, 1772420000, &errors,
                         report, &error) == FC_OK);
    tell(error);
    return errors;
}

static void check_folding(const fc_bytes *profile) {
    fc_bytes report = {NULL, 0};
    CHECK(errors_of(profile, "shift-leader", &report) == 0);
    CHECK(report.data != NULL && strstr((const char *)report.data, "\"filed\"") != NULL);
    CHECK(strstr((const char *)report.data, "\"deadline\"") != NULL);
    fc_bytes_free(&report);
    CHECK(errors_of(profile, "handler", &report) == 1);
    CHECK(strstr((const char *)report.data, "case.role") != NULL);
    fc_bytes_free(&report);
    CHECK(errors_of(profile, "shift-leader", NULL) == 0);
}

static void check_refusals(const fc_bytes *profile) {
    const uint8_t *events = (const uint8_t *)"[]";
    const int64_t now = FC_TIME_UNKNOWN;
    size_t errors = 7;
    fc_bytes report = {NULL, 7};
    fc_error *error = NULL;

    CHECK_REFUSED(fc_case_profile(NULL, 0, &report, detail));
    CHECK_REFUSED(fc_case_profile("no-such", 7, &report, detail));
    CHECK_REFUSED(fc_case_profile("petition", 8, NULL, detail));
    CHECK_REFUSED(fc_case_replay(NULL, 1, events, 2, now, &errors, &report, detail));
    CHECK_REFUSED(fc_case_replay(profile->data, HUGE_LENGTH, events, 2, now, &errors, &report, detail));
    CHECK_REFUSED(fc_case_replay(profile->data, profile->length, NULL, 2, now, &errors, &report, detail));
    CHECK_REFUSED(fc_case_replay(profile->data, profile->length, events, 2, INT64_MAX, &errors, &report, detail));
    CHECK_REFUSED(fc_case_replay(profile->data, profile->length, events, 2, now, NULL, &report, detail));

    CHECK(fc_case_replay(events, 2, events, 2, now, &errors, &report, &error) == FC_E_MALFORMED);
    CHECK(strncmp(fc_error_place(error), "profile", 7) == 0);
    fc_error_free(error);
    error = NULL;
    CHECK(fc_case_replay(profile->data, profile->length, events, 1, now, &errors, &report, &error) == FC_E_MALFORMED);
    CHECK(strncmp(fc_error_place(error), "events", 6) == 0);
    fc_error_free(error);
    CHECK(errors == 7 && report.data == NULL && report.length == 7);
}

void check_cases(void) {
    fc_bytes profile = {NULL, 0};
    fc_error *error = NULL;
    CHECK(fc_case_profile("city-management", 15, &profile, &error) == FC_OK);
    tell(error);
    check_folding(&profile);
    check_refusals(&profile);
    fc_bytes_free(&profile);
}
