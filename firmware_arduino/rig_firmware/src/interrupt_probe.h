// How long interrupts were off: the tick's interrupt sees how late it is.
//
// It probes 250 times a second at instants that drift against all other interrupts; of a stretch that comes 9,000 times
// a second it finds the longest within a few seconds.
#pragma once

#include <stdint.h>

namespace rig {

class InterruptProbe {
 public:
  // In half microseconds, less what the interrupt itself needs to begin.
  void late_by(uint16_t halves) {
    if (halves > worst_) worst_ = halves;
  }

  // Microseconds, rounded up; begins anew. The caller keeps the interrupt out meanwhile.
  uint16_t fetch_us() {
    const uint16_t worst = worst_ > kEntryHalves ? static_cast<uint16_t>(worst_ - kEntryHalves) : 0;
    worst_ = 0;
    return static_cast<uint16_t>((worst + 1) / 2);
  }

 private:
  static const uint16_t kEntryHalves = 3;  // measured: vector, saved registers

  uint16_t worst_ = 0;
};

}  // namespace rig
