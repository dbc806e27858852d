/* Clocks: last days one by one and by the column, a calendar with a year of its own, refused. */
#include "check.h"

/* Days since 1970-01-01. */
enum { DAY_2025_09_26 = 20357, DAY_2025_10_16 = 20377, DAY_2025_10_30 = 20391, DAY_2026_12_31 = 20818 };

static void check_deadlines(void) {
    const int32_t starts[] = {DAY_2025_09_26, DAY_2026_12_31, INT32_MAX};
    const int32_t budgets[] = {20, 1, 1};
    int32_t day = 0, days[3] = {0, 0, 0};
    uint8_t provisional = 9, flags[3] = {9, 9, 9};
    fc_error *error = NULL;

    CHECK(fc_clock_deadline(NULL, FC_UNIT_WORKING_DAY, DAY_2025_09_26, 20, &day, &provisional, &error) == FC_OK);
    CHECK(day == DAY_2025_10_30 && provisional == 0);
    CHECK(fc_clock_deadline(NULL, FC_UNIT_NATURAL_DAY, DAY_2025_09_26, 20, &day, NULL, &error) == FC_OK);
    CHECK(day == DAY_2025_10_16);
    CHECK(fc_clock_deadline_batch(NULL, FC_UNIT_WORKING_DAY, starts, budgets, 3, days, flags, &error) == FC_OK);
    CHECK(days[0] == DAY_2025_10_30 && days[1] == DAY_2026_12_31 + 1 && days[2] == FC_DAY_NONE);
    CHECK(flags[0] == 0 && flags[1] == 1 && flags[2] == 0);
    tell(error);
}

static void check_calendar(void) {
    static const char json[] =
        "{\"year\": 2027, \"days\": [{\"name\": \"x\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}";
    const fc_text year = {json, sizeof json - 1}, cut = {json, sizeof json - 2};
    fc_calendar *calendar = NULL;
    fc_error *error = NULL;
    uint8_t provisional = 9;
    int32_t day = 0;

    CHECK(fc_calendar_read(&year, 1, &calendar, &error) == FC_OK);
    CHECK(fc_clock_deadline(calendar, FC_UNIT_WORKING_DAY, DAY_2026_12_31, 1, &day, &provisional, &error) == FC_OK);
    CHECK(day == DAY_2026_12_31 + 4 && provisional == 0);
    tell(error);
    fc_calendar_free(calendar);
    error = NULL;
    CHECK(fc_calendar_read(&cut, 1, &calendar, &error) == FC_E_MALFORMED);
    CHECK(strncmp(fc_error_place(error), "years[0]", 8) == 0);
    fc_error_free(error);
    fc_calendar_free(NULL);
}

static void check_refusals(void) {
    const int32_t one[] = {0};
    fc_calendar *calendar = NULL;
    int32_t day = 0;
    uint8_t flag = 0;

    CHECK_REFUSED(fc_clock_deadline(NULL, 0, 0, 1, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline(NULL, FC_UNIT_WORKING_DAY, FC_DAY_NONE, 1, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline(NULL, FC_UNIT_WORKING_DAY, 0, -1, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline(NULL, FC_UNIT_WORKING_DAY, 0, FC_BUDGET_MAX + 1, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline(NULL, FC_UNIT_WORKING_DAY, 0, 1, NULL, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline_batch(NULL, FC_UNIT_WORKING_DAY, one, one, HUGE_LENGTH, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline_batch(NULL, FC_UNIT_WORKING_DAY, NULL, one, 1, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline_batch(NULL, FC_UNIT_WORKING_DAY, one, NULL, 1, &day, &flag, detail));
    CHECK_REFUSED(fc_clock_deadline_batch(NULL, FC_UNIT_WORKING_DAY, one, one, 1, NULL, &flag, detail));
    CHECK_REFUSED(fc_calendar_read(NULL, 1, &calendar, detail));
    CHECK_REFUSED(fc_calendar_read(NULL, 0, NULL, detail));
}

void check_clock(void) {
    check_deadlines();
    check_calendar();
    check_refusals();
}
