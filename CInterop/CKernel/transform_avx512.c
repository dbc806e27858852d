#include "transform_variants.h"

#include <string.h>

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"))), apply_to = function)
#define LANES 16
#define COLUMNS fck_columns_avx512
#define POINTS fck_points_avx512
#include "transform_variant.h"
#pragma clang attribute pop
#endif
