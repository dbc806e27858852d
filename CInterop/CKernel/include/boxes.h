#pragma once

#include <stdint.h>

/*
 * Which of 16 boxes meet a window, as bits. The boxes lie as 16 western, 16 southern, 16 eastern and 16 northern sides, on an
 * address that is a multiple of 16. Swift has no word for the instruction that gathers the signs of many numbers.
 */
#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint32_t fck_boxes_meeting(
    const void *boxes, int32_t west, int32_t south, int32_t east, int32_t north) {
  const __m128i *side = (const __m128i *)boxes;
  const __m128i w = _mm_set1_epi32(west), s = _mm_set1_epi32(south);
  const __m128i e = _mm_set1_epi32(east), n = _mm_set1_epi32(north);
  __m128i apart[4];
  for (int i = 0; i < 4; i++) {
    __m128i x = _mm_or_si128(_mm_cmpgt_epi32(side[i], e), _mm_cmpgt_epi32(w, side[8 + i]));
    __m128i y = _mm_or_si128(_mm_cmpgt_epi32(side[4 + i], n), _mm_cmpgt_epi32(s, side[12 + i]));
    apart[i] = _mm_or_si128(x, y);
  }
  __m128i bytes = _mm_packs_epi16(_mm_packs_epi32(apart[0], apart[1]), _mm_packs_epi32(apart[2], apart[3]));
  return ~(uint32_t)_mm_movemask_epi8(bytes) & 0xFFFF;
}

/* Which of them lie within the window. */
static inline uint32_t fck_boxes_within(
    const void *boxes, int32_t west, int32_t south, int32_t east, int32_t north) {
  const __m128i *side = (const __m128i *)boxes;
  const __m128i w = _mm_set1_epi32(west), s = _mm_set1_epi32(south);
  const __m128i e = _mm_set1_epi32(east), n = _mm_set1_epi32(north);
  __m128i out[4];
  for (int i = 0; i < 4; i++) {
    __m128i x = _mm_or_si128(_mm_cmpgt_epi32(w, side[i]), _mm_cmpgt_epi32(side[8 + i], e));
    __m128i y = _mm_or_si128(_mm_cmpgt_epi32(s, side[4 + i]), _mm_cmpgt_epi32(side[12 + i], n));
    out[i] = _mm_or_si128(x, y);
  }
  __m128i bytes = _mm_packs_epi16(_mm_packs_epi32(out[0], out[1]), _mm_packs_epi32(out[2], out[3]));
  return ~(uint32_t)_mm_movemask_epi8(bytes) & 0xFFFF;
}
#else
static inline uint32_t fck_boxes_meeting(
    const void *boxes, int32_t west, int32_t south, int32_t east, int32_t north) {
  const int32_t *side = (const int32_t *)boxes;
  uint32_t meeting = 0;
  for (int i = 0; i < 16; i++)
    meeting |= (uint32_t)((side[i] <= east) & (side[16 + i] <= north) & (side[32 + i] >= west) & (side[48 + i] >= south)) << i;
  return meeting;
}

static inline uint32_t fck_boxes_within(
    const void *boxes, int32_t west, int32_t south, int32_t east, int32_t north) {
  const int32_t *side = (const int32_t *)boxes;
  uint32_t within = 0;
  for (int i = 0; i < 16; i++)
    within |= (uint32_t)((side[i] >= west) & (side[16 + i] >= south) & (side[32 + i] <= east) & (side[48 + i] <= north)) << i;
  return within;
}
#endif
