// Single bits of registers and bytes. With a bit that is known when compiling each is one instruction.
#pragma once

#include <stdint.h>

namespace rig {

template <class Byte>
__attribute__((always_inline)) inline void set_bit(Byte& byte, uint8_t bit) {
  byte = static_cast<uint8_t>(byte | static_cast<uint8_t>(1 << bit));
}

template <class Byte>
__attribute__((always_inline)) inline void clear_bit(Byte& byte, uint8_t bit) {
  byte = static_cast<uint8_t>(byte & static_cast<uint8_t>(~(1 << bit)));
}

template <class Byte>
__attribute__((always_inline)) inline bool has_bit(const Byte& byte, uint8_t bit) {
  return (byte & static_cast<uint8_t>(1 << bit)) != 0;
}

}  // namespace rig
