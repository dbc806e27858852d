#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define LANES 8
#define NEAREST fck_nearest_avx2
#include "neighbors_append.h"
#include "neighbors_variant.h"
#pragma clang attribute pop
#endif
