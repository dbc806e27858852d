/* What the parts of the smoke program share: a check that counts, and sample data. */
#ifndef FANGCUN_SMOKE_CHECK_H
#define FANGCUN_SMOKE_CHECK_H

#include <fangcun.h>
#include <stdio.h>
#include <string.h>

extern int failures;

/* Counts and prints a check that does not hold. */
#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            failures++;                                                                                                \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
        }                                                                                                              \
    } while (0)

/* The call fails with FC_E_ARGUMENT, whether the detail is asked for or not, and the detail is an argument's. */
#define CHECK_REFUSED(call)                                                                                            \
    do {                                                                                                               \
        fc_error *error = NULL;                                                                                        \
        fc_error **detail = &error;                                                                                    \
        CHECK((call) == FC_E_ARGUMENT);                                                                                \
        CHECK(fc_error_status(error) == FC_E_ARGUMENT && fc_error_message(error)[0] != '\0');                          \
        fc_error_free(error);                                                                                          \
        detail = NULL;                                                                                                 \
        CHECK((call) == FC_E_ARGUMENT);                                                                                \
    } while (0)

/* Prints and frees the detail of a failure that should not have happened. */
static inline void tell(fc_error *error) {
    if (error == NULL) return;
    fprintf(stderr, "%s: %s [%s] %s\n", fc_status_name(fc_error_status(error)), fc_error_message(error),
            fc_error_place(error), fc_error_message_zh(error));
    fc_error_free(error);
}

/* A length that no memory has; as a signed number it is negative. */
#define HUGE_LENGTH ((size_t)-1)

void check_grids(void);
void check_atlas(void);
void check_city(void);
void check_transform(void);
void check_geocoder(void);
void check_seals(void);
void check_codes(void);
void check_cases(void);
void check_clock(void);

#endif
