#include "include/CKernel.h"

#define VARIANT(name) size_t fck_nearest_##name(const fck_buckets *, const fck_place *, size_t, int, double, int32_t *, double *);

VARIANT(baseline)
#if defined(__x86_64__)
VARIANT(avx2)
VARIANT(avx512)
#endif

size_t fck_nearest(fck_variant variant, const fck_buckets *buckets, const fck_place *places, size_t count, int wanted, double limit,
                   int32_t *ids, double *distances) {
#if defined(__x86_64__)
    if (variant == FCK_AVX512) return fck_nearest_avx512(buckets, places, count, wanted, limit, ids, distances);
    if (variant == FCK_AVX2) return fck_nearest_avx2(buckets, places, count, wanted, limit, ids, distances);
#endif
    return fck_nearest_baseline(buckets, places, count, wanted, limit, ids, distances);
}
