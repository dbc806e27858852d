#include "transform_variants.h"

fck_variant fck_best_variant(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return FCK_AVX512;
    if (__builtin_cpu_supports("avx2")) return FCK_AVX2;
#endif
    return FCK_BASELINE;
}

#if defined(__x86_64__)
#define CALL(which, ...)                                                                                           \
    switch (variant) {                                                                                             \
    case FCK_AVX512: which##_avx512(__VA_ARGS__); return;                                                          \
    case FCK_AVX2: which##_avx2(__VA_ARGS__); return;                                                              \
    case FCK_BASELINE: which##_baseline(__VA_ARGS__); return;                                                      \
    }
#else
#define CALL(which, ...) which##_baseline(__VA_ARGS__);
#endif

void fck_transform_columns(fck_variant variant, fck_operation operation, const fck_transverse_mercator *projection,
                           const double *x, const double *y, double *out_x, double *out_y, size_t count) {
    CALL(fck_columns, operation, projection, x, y, out_x, out_y, count)
}

void fck_transform_points(fck_variant variant, fck_operation operation, const fck_transverse_mercator *projection,
                          const double *points, double *out_points, size_t count) {
    CALL(fck_points, operation, projection, points, out_points, count)
}
