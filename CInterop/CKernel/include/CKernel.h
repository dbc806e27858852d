#pragma once

#include "boxes.h"
#include "neighbors.h"
#include "transform.h"

/* What Swift cannot say: the processor may fetch this line; nothing happens if the address is wrong. */
static inline void fck_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/* The whole part of a number that has one in 32 bits. */
static inline int fck_truncate(double value) { return (int)value; }
