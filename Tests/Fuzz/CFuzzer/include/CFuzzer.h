#ifndef FANGCUN_CFUZZER_H
#define FANGCUN_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/* The way into libFuzzer for programs with a main function of their own; it comes with the compiler's runtime. */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

#endif
