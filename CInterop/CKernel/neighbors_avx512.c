#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"))), apply_to = function)
#define LANES 8
#define NEAREST fck_nearest_avx512
#define APPEND                                                                                                     \
    __mmask8 bits = _mm512_movepi64_mask((__m512i)is_near);                                                        \
    _mm512_storeu_pd(s->squares + s->count, _mm512_maskz_compress_pd(bits, (__m512d)squares));                     \
    _mm256_storeu_si256((__m256i *)(s->positions + s->count),                                                      \
                        _mm256_maskz_compress_epi32(bits, _mm512_cvtepi64_epi32((__m512i)places)));                \
    s->count += __builtin_popcount(bits);
#include "neighbors_variant.h"
#pragma clang attribute pop
#endif
