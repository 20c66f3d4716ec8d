// What interrupts ask of the main program: one bit each in GPIOR0, set and tested in single instructions.
#pragma once

#include <avr/io.h>
#include <stdint.h>

#include "bits.h"

namespace rig {

namespace work {

const uint8_t kCell = 0;    // a load cell is ready
const uint8_t kPad = 1;     // some pad conversions wait
const uint8_t kHeard = 2;   // a frame has arrived
const uint8_t kTick = 3;    // 4 ms have passed

inline void ask(uint8_t what) __attribute__((always_inline));
inline void done(uint8_t what) __attribute__((always_inline));
inline bool is_asked(uint8_t what) __attribute__((always_inline));

inline void ask(uint8_t what) { set_bit(GPIOR0, what); }
inline void done(uint8_t what) { clear_bit(GPIOR0, what); }
inline bool is_asked(uint8_t what) { return has_bit(GPIOR0, what); }
inline bool is_any() { return GPIOR0 != 0; }

}  // namespace work

}  // namespace rig
