/* What every processor can do: SSE2 or NEON. */
#include "transform_variants.h"

#include <string.h>

#define LANES 4
#define COLUMNS fck_columns_baseline
#define POINTS fck_points_baseline
#include "transform_variant.h"
