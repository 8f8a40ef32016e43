/// What each kind of processor brings: the compression function (FIPS 180-4 §6.2.2) over blocks that
/// follow one another, for one message and for two at a time.
#ifndef SHA256_COMPRESS_H
#define SHA256_COMPRESS_H

#include "SHA256Kernel.h"

/// The constants of FIPS 180-4 §4.2.2, aligned for loads of four.
extern const uint32_t sha256_constants[64];

/// As many blocks of one message as of the other. The rounds of one message wait for each other, so
/// that those of a second one cost little more.
void sha256_compress_two(uint32_t first[8], const uint8_t *first_blocks, uint32_t second[8],
                         const uint8_t *second_blocks, size_t count);

#endif
