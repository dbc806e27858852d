#include "transform_variants.h"

#include <string.h>

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define LANES 8
#define COLUMNS fck_columns_avx2
#define POINTS fck_points_avx2
#include "transform_variant.h"
#pragma clang attribute pop
#endif
