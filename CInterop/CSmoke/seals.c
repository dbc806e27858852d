/* Seals: verified, found changed, left open, refused. */
#include "check.h"
#include "seal_sample.h"

static const char *const trust = seal_trust;

static fc_verdict verdict_of(const uint8_t *signature, size_t signature_length, const char *document,
                             const char *trusted, fc_bytes *report) {
    fc_verdict verdict = -1;
    fc_error *error = NULL;
    CHECK(fc_seal_verify_detached(signature, signature_length, (const uint8_t *)document, strlen(document),
                                  (const uint8_t *)trusted, strlen(trusted), FC_POLICY_STRICT, SEAL_SIGNED + 60,
                                  &verdict, report, &error) == FC_OK);
    tell(error);
    return verdict;
}

static void check_verdicts(void) {
    const size_t length = sizeof seal_signature;
    uint8_t changed[sizeof seal_signature];
    fc_bytes report = {NULL, 0};
    size_t position;

    CHECK(verdict_of(seal_signature, length, seal_document, trust, &report) == FC_VERDICT_VALID);
    CHECK(report.data != NULL && strstr((const char *)report.data, "\"valid\"") != NULL);
    fc_bytes_free(&report);
    CHECK(verdict_of(seal_signature, length, "another document", trust, NULL) == FC_VERDICT_INVALID);
    CHECK(verdict_of(seal_signature, length, "", trust, NULL) == FC_VERDICT_INVALID);
    CHECK(verdict_of(seal_signature, length, seal_document, "", NULL) == FC_VERDICT_INDETERMINATE);
    CHECK(verdict_of(NULL, 0, seal_document, trust, NULL) != FC_VERDICT_VALID);

    /* Whatever byte of a seal is changed, and wherever it is cut, it is no longer valid. */
    for (position = 0; position < length; position += 13) {
        memcpy(changed, seal_signature, length);
        changed[position] ^= 0x01;
        CHECK(verdict_of(changed, length, seal_document, trust, NULL) != FC_VERDICT_VALID);
        CHECK(verdict_of(seal_signature, position, seal_document, trust, NULL) != FC_VERDICT_VALID);
    }
}

static void check_refusals(void) {
    const uint8_t *bytes = seal_signature;
    const size_t length = sizeof seal_signature;
    const int64_t now = FC_TIME_UNKNOWN;
    const fc_policy policy = FC_POLICY_GOVERNMENT;
    fc_verdict verdict = 7;
    fc_bytes report = {NULL, 7};
    fc_error *error = NULL;

    CHECK_REFUSED(fc_seal_verify_detached(NULL, 1, bytes, 1, NULL, 0, policy, now, &verdict, &report, detail));
    CHECK_REFUSED(fc_seal_verify_detached(bytes, HUGE_LENGTH, bytes, 1, NULL, 0, policy, now, &verdict, &report, detail));
    CHECK_REFUSED(fc_seal_verify_detached(bytes, length, NULL, 1, NULL, 0, policy, now, &verdict, &report, detail));
    CHECK_REFUSED(
        fc_seal_verify_detached(bytes, length, bytes, HUGE_LENGTH, NULL, 0, policy, now, &verdict, &report, detail));
    CHECK_REFUSED(fc_seal_verify_detached(bytes, length, bytes, 1, NULL, 1, policy, now, &verdict, &report, detail));
    CHECK_REFUSED(
        fc_seal_verify_detached(bytes, length, bytes, 1, bytes, HUGE_LENGTH, policy, now, &verdict, &report, detail));
    CHECK_REFUSED(fc_seal_verify_detached(bytes, length, bytes, 1, NULL, 0, 3, now, &verdict, &report, detail));
    CHECK_REFUSED(fc_seal_verify_detached(bytes, length, bytes, 1, NULL, 0, policy, INT64_MAX, &verdict, &report, detail));
    CHECK_REFUSED(fc_seal_verify_detached(bytes, length, bytes, 1, NULL, 0, policy, now, NULL, &report, detail));

    CHECK(fc_seal_verify_detached(bytes, length, bytes, 1, (const uint8_t *)"no PEM", 6, policy, now, &verdict, &report,
                                  &error) == FC_E_MALFORMED);
    CHECK(strcmp(fc_error_place(error), "trust") == 0);
    fc_error_free(error);
    CHECK(verdict == 7 && report.data == NULL && report.length == 7);
}

void check_seals(void) {
    check_verdicts();
    check_refusals();
}
