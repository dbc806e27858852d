/* What every processor can do: SSE2 or NEON. */
#define LANES 8
#define NEAREST fck_nearest_baseline
#include "neighbors_append.h"
#include "neighbors_variant.h"
