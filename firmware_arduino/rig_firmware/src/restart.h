// How this start came about, the watchdog that starts us again, and the memory that is still untouched.
#pragma once

#include <stdint.h>

#include "packet.h"

namespace rig {

class Restart {
 public:
  // Call once at boot.
  static ResetCause cause();

  // From now on a standstill of 250 ms restarts the board.
  static void guard();
  static void alive();

  // For the tick's interrupt: boot loaders forget why; this remembers that it was the watchdog.
  static void on_tick();
};

// Bytes between the variables and the deepest that the stack has reached since boot.
uint16_t free_ram();

// A number out of the contents of the memory at power-up, which differ from chip to chip.
uint32_t memory_noise();

}  // namespace rig
