// CRC-16/IBM-3740: polynomial 0x1021, start 0xFFFF, not reflected. 0x29B1 of "123456789".
#pragma once

#include <stdint.h>

namespace rig {

const uint16_t kCrcStart = 0xFFFF;

// One byte more. The eight divisions by the polynomial are folded into shifts: 27 cycles on an AVR, and no table.
inline uint16_t crc_with(uint16_t crc, uint8_t byte) {
  uint8_t fold = static_cast<uint8_t>((crc >> 8) ^ byte);
  fold = static_cast<uint8_t>(fold ^ (fold >> 4));
  const uint16_t wide = fold;
  return static_cast<uint16_t>((crc << 8) ^ (wide << 12) ^ (wide << 5) ^ wide);
}

}  // namespace rig
