/// SHA-256 (FIPS 180-4) with the instructions that the processor has for it: x86's SHA extensions, or
/// those of Armv8. Nothing here may be called but where `sha256_kernel_is_available` said so.
#ifndef SHA256_KERNEL_H
#define SHA256_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions. A cheap question, but not a free one: ask once.
bool sha256_kernel_is_available(void);

/// Takes `count` blocks of 64 bytes into a state, words as FIPS 180-4 §5.3.3 has them.
void sha256_kernel_compress(uint32_t state[_Nonnull 8], const uint8_t *_Nonnull blocks,
                            size_t count);

/// The digests of `count` messages, two of them at a time.
///
/// - bounds: of message `i`, `base[bounds[2 * i]]` is the first byte and `base[bounds[2 * i + 1]]` the one
///   behind the last.
/// - prefix: a byte that stands before each message (RFC 6962 §2.1), or -1 for none.
/// - digests: room for 32 bytes a message, which are written in their order.
void sha256_kernel_messages(const uint8_t *_Nonnull base, const size_t *_Nonnull bounds,
                            size_t count, int prefix, uint8_t *_Nonnull digests);

#endif
