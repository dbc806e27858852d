#pragma once
/* Hides the non-reentrant API, so that every call takes a GEOSContextHandle_t. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
