// CRC-16/IBM-3740: polynomial 0x1021, start 0xFFFF, not reflected. 0x29B1 of "123456789".
#pragma once

#include <stdint.h>

namespace rig {

const uint16_t kCrcStart = 0xFFFF;

// One byte more. The eight divisions by the polynomial are folded into shifts of single bytes, which an AVR does in
// 20 cycles and without a table.
__attribute__((always_inline)) inline uint16_t crc_with(uint16_t crc, uint8_t byte) {
  uint8_t fold = static_cast<uint8_t>((crc >> 8) ^ byte);
  fold = static_cast<uint8_t>(fold ^ (fold >> 4));
  const uint8_t times16 = static_cast<uint8_t>(fold << 4);
  const uint8_t times32 = static_cast<uint8_t>(times16 << 1);
  const uint8_t eighth = static_cast<uint8_t>(fold >> 3);
  const uint8_t high = static_cast<uint8_t>(static_cast<uint8_t>(crc) ^ times16 ^ eighth);
  const uint8_t low = static_cast<uint8_t>(times32 ^ fold);
  return static_cast<uint16_t>((high << 8) | low);
}

}  // namespace rig
