#if defined(__x86_64__)
#include "compress.h"

#include <cpuid.h>
#include <immintrin.h>

/// The instructions are asked for in these functions alone: the rest of the program runs on any
/// processor.
#define SHA_EXTENSIONS __attribute__((target("sha,sse4.1")))

bool sha256_kernel_is_available(void) {
  unsigned eax, ebx, ecx, edx;
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) || !(ebx & bit_SHA)) return false;
  return __get_cpuid(1, &eax, &ebx, &ecx, &edx) && (ecx & bit_SSSE3) && (ecx & bit_SSE4_1);
}

/// A state in the order in which `sha256rnds2` wants it.
typedef struct {
  __m128i abef, cdgh;
} Words;

SHA_EXTENSIONS static inline Words load(const uint32_t state[8]) {
  __m128i dcba = _mm_loadu_si128((const __m128i *)state);
  __m128i hgfe = _mm_loadu_si128((const __m128i *)(state + 4));
  __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1);
  __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1B);
  return (Words){_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
}

SHA_EXTENSIONS static inline void store(uint32_t state[8], Words words) {
  __m128i feba = _mm_shuffle_epi32(words.abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(words.cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/// The block at `blocks[lane]` of each lane into `words[lane]`; `lanes` is a constant wherever this is
/// inlined, so that its loops unroll.
SHA_EXTENSIONS static inline __attribute__((always_inline)) void take(
    Words words[], const uint8_t *const blocks[], const int lanes) {
  const __m128i swap = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  Words before[2];
  __m128i schedule[2][4];
  for (int lane = 0; lane < lanes; lane++) {
    before[lane] = words[lane];
    for (int quarter = 0; quarter < 4; quarter++) {
      __m128i loaded = _mm_loadu_si128((const __m128i *)(blocks[lane] + 16 * quarter));
      schedule[lane][quarter] = _mm_shuffle_epi8(loaded, swap);
    }
  }
#pragma clang loop unroll(full)
  for (int four = 0; four < 16; four++) {
    const __m128i constant = _mm_load_si128((const __m128i *)(sha256_constants + 4 * four));
    for (int lane = 0; lane < lanes; lane++) {
      __m128i *w = schedule[lane];
      __m128i sum = _mm_add_epi32(w[four & 3], constant);
      words[lane].cdgh = _mm_sha256rnds2_epu32(words[lane].cdgh, words[lane].abef, sum);
      words[lane].abef = _mm_sha256rnds2_epu32(
          words[lane].abef, words[lane].cdgh, _mm_shuffle_epi32(sum, 0x0E));
      if (four < 12) {
        __m128i last = w[(four + 3) & 3];
        __m128i seven = _mm_alignr_epi8(last, w[(four + 2) & 3], 4);
        __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(w[four & 3], w[(four + 1) & 3]), seven);
        w[four & 3] = _mm_sha256msg2_epu32(next, last);
      }
    }
  }
  for (int lane = 0; lane < lanes; lane++) {
    words[lane].abef = _mm_add_epi32(words[lane].abef, before[lane].abef);
    words[lane].cdgh = _mm_add_epi32(words[lane].cdgh, before[lane].cdgh);
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
