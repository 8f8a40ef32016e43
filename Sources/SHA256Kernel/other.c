#if !defined(__x86_64__) && !defined(__aarch64__)
#include "compress.h"

bool sha256_kernel_is_available(void) { return false; }

void sha256_kernel_compress(uint32_t state[8], const uint8_t *blocks, size_t count) {
  (void)state, (void)blocks, (void)count;
  __builtin_trap();
}

void sha256_compress_two(uint32_t first[8], const uint8_t *first_blocks, uint32_t second[8],
                         const uint8_t *second_blocks, size_t count) {
  (void)first, (void)first_blocks, (void)second, (void)second_blocks, (void)count;
  __builtin_trap();
}
#endif
