#include "CKernel.h"

#define VARIANT(name)                                                                                              \
    void fck_columns_##name(fck_operation, const fck_transverse_mercator *, const double *, const double *, double *, \
                            double *, size_t);                                                                     \
    void fck_points_##name(fck_operation, const fck_transverse_mercator *, const double *, double *, size_t);

VARIANT(baseline)
#if defined(__x86_64__)
VARIANT(avx2)
VARIANT(avx512)
#endif
