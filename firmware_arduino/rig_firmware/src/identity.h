// Who this board is: a serial number for life and a new number for each start, in EEPROM.
#pragma once

#include <stdint.h>

namespace rig {

struct Identity {
  uint8_t serial[8];
  uint32_t boot_id;
};

// Read it, and count this start. A board without a number draws one, out of `noise`.
Identity read_identity(uint32_t noise);

}  // namespace rig
