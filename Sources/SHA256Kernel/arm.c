#if defined(__aarch64__)
#include "compress.h"

#include <arm_neon.h>
#include <sys/auxv.h>

/// The instructions are asked for in these functions alone: the rest of the program runs on any
/// processor.
#define SHA_EXTENSIONS __attribute__((target("sha2")))

/// Linux, `Documentation/arch/arm64/elf_hwcaps.rst`: HWCAP_SHA2.
enum { sha2_capability = 1 << 6 };

bool sha256_kernel_is_available(void) { return getauxval(AT_HWCAP) & sha2_capability; }

typedef struct {
  uint32x4_t abcd, efgh;
} Words;

SHA_EXTENSIONS static inline Words load(const uint32_t state[8]) {
  return (Words){vld1q_u32(state), vld1q_u32(state + 4)};
}

SHA_EXTENSIONS static inline void store(uint32_t state[8], Words words) {
  vst1q_u32(state, words.abcd);
  vst1q_u32(state + 4, words.efgh);
}

/// The block at `blocks[lane]` of each lane into `words[lane]`; `lanes` is a constant wherever this is
/// inlined, so that its loops unroll.
SHA_EXTENSIONS static inline __attribute__((always_inline)) void take(
    Words words[], const uint8_t *const blocks[], const int lanes) {
  Words before[2];
  uint32x4_t schedule[2][4];
  for (int lane = 0; lane < lanes; lane++) {
    before[lane] = words[lane];
    for (int quarter = 0; quarter < 4; quarter++) {
      uint8x16_t loaded = vld1q_u8(blocks[lane] + 16 * quarter);
      schedule[lane][quarter] = vreinterpretq_u32_u8(vrev32q_u8(loaded));
    }
  }
#pragma clang loop unroll(full)
  for (int four = 0; four < 16; four++) {
    const uint32x4_t constant = vld1q_u32(sha256_constants + 4 * four);
    for (int lane = 0; lane < lanes; lane++) {
      uint32x4_t *w = schedule[lane];
      uint32x4_t sum = vaddq_u32(w[four & 3], constant);
      uint32x4_t abcd = words[lane].abcd;
      words[lane].abcd = vsha256hq_u32(abcd, words[lane].efgh, sum);
      words[lane].efgh = vsha256h2q_u32(words[lane].efgh, abcd, sum);
      if (four < 12) {
        uint32x4_t next = vsha256su0q_u32(w[four & 3], w[(four + 1) & 3]);
        w[four & 3] = vsha256su1q_u32(next, w[(four + 2) & 3], w[(four + 3) & 3]);
      }
    }
  }
  for (int lane = 0; lane < lanes; lane++) {
    words[lane].abcd = vaddq_u32(words[lane].abcd, before[lane].abcd);
    words[lane].efgh = vaddq_u32(words[lane].efgh, before[lane].efgh);
  }
}

SHA_EXTENSIONS void sha256_kernel_compress(uint32_t state[8], const uint8_t *blocks, size_t count) {
  Words words[1] = {load(state)};
  for (size_t block = 0; block < count; block++) {
    take(words, (const uint8_t *const[1]){blocks + 64 * block}, 1);
  }
  store(state, words[0]);
}

SHA_EXTENSIONS void sha256_compress_two(uint32_t first[8], const uint8_t *first_blocks,
                                        uint32_t second[8], const uint8_t *second_blocks,
                                        size_t count) {
  Words words[2] = {load(first), load(second)};
  for (size_t block = 0; block < count; block++) {
    take(words,
         (const uint8_t *const[2]){first_blocks + 64 * block, second_blocks + 64 * block}, 2);
  }
  store(first, words[0]);
  store(second, words[1]);
}
#endif
