// CRC-16/IBM-3740: polynomial 0x1021, start 0xFFFF, not reflected. 0x29B1 of "123456789".
#pragma once

#include <stdint.h>

namespace rig {

// Its bytes apart, as the processor holds them.
struct Crc16 {
  uint8_t high;
  uint8_t low;

  static Crc16 begun() { return Crc16{0xFF, 0xFF}; }

  // One byte more. The eight divisions by the polynomial are folded into shifts of single bytes, which an AVR does in
  // 16 cycles and without a table.
  __attribute__((always_inline)) void add(uint8_t byte) {
    uint8_t fold = static_cast<uint8_t>(high ^ byte);
    fold = static_cast<uint8_t>(fold ^ (fold >> 4));
    const uint8_t times16 = static_cast<uint8_t>(fold << 4);
    const uint8_t times32 = static_cast<uint8_t>(times16 << 1);
    high = static_cast<uint8_t>(low ^ times16 ^ static_cast<uint8_t>(fold >> 3));
    low = static_cast<uint8_t>(times32 ^ fold);
  }

  uint16_t value() const { return static_cast<uint16_t>((high << 8) | low); }
};

}  // namespace rig
