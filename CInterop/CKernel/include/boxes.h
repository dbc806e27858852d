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

/*
 * How far the boxes are from a place: squares of distances, of which some slack was taken off along each axis; and as bits which
 * are not beyond a limit. What is not a number is not.
 */
static inline uint32_t fck_boxes_near(
    const void *boxes, float x, float y, float slack_x, float slack_y, float share_x, float share_y, float limit, float *gaps) {
  const __m128i *side = (const __m128i *)boxes;
  const __m128 low_x = _mm_set1_ps(x + slack_x), high_x = _mm_set1_ps(x - slack_x), scale_x = _mm_set1_ps(share_x);
  const __m128 low_y = _mm_set1_ps(y + slack_y), high_y = _mm_set1_ps(y - slack_y), scale_y = _mm_set1_ps(share_y);
  const __m128 most = _mm_set1_ps(limit), zero = _mm_setzero_ps();
  uint32_t near = 0;
  for (int i = 0; i < 4; i++) {
    /* In this order the larger one is not a number if one of both is not. */
    __m128 west = _mm_sub_ps(_mm_cvtepi32_ps(side[i]), low_x), east = _mm_sub_ps(high_x, _mm_cvtepi32_ps(side[8 + i]));
    __m128 south = _mm_sub_ps(_mm_cvtepi32_ps(side[4 + i]), low_y), north = _mm_sub_ps(high_y, _mm_cvtepi32_ps(side[12 + i]));
    __m128 dx = _mm_mul_ps(_mm_max_ps(zero, _mm_max_ps(east, west)), scale_x);
    __m128 dy = _mm_mul_ps(_mm_max_ps(zero, _mm_max_ps(north, south)), scale_y);
    __m128 gap = _mm_add_ps(_mm_mul_ps(dx, dx), _mm_mul_ps(dy, dy));
    _mm_storeu_ps(gaps + 4 * i, gap);
    near |= (uint32_t)_mm_movemask_ps(_mm_cmpngt_ps(gap, most)) << (4 * i);
  }
  return near;
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

static inline uint32_t fck_boxes_near(
    const void *boxes, float x, float y, float slack_x, float slack_y, float share_x, float share_y, float limit, float *gaps) {
  const int32_t *side = (const int32_t *)boxes;
  const float low_x = x + slack_x, high_x = x - slack_x, low_y = y + slack_y, high_y = y - slack_y;
  uint32_t near = 0;
  for (int i = 0; i < 16; i++) {
    float west = (float)side[i] - low_x, east = high_x - (float)side[32 + i];
    float south = (float)side[16 + i] - low_y, north = high_y - (float)side[48 + i];
    float dx = east > west ? east : west, dy = north > south ? north : south;
    dx = (0 > dx ? 0 : dx) * share_x;
    dy = (0 > dy ? 0 : dy) * share_y;
    gaps[i] = dx * dx + dy * dy;
    near |= (uint32_t)!(gaps[i] > limit) << i;
  }
  return near;
}
#endif
