// Converters of the standard rig: HX711 modules with the RATE pin at supply, 80 samples a second.
#pragma once

#include <stdint.h>

#define RIG_BOARD_NAME "force rig uno"

namespace rig {

struct Converters {
  static constexpr uint32_t kCellRateMhz = 80000;
  static constexpr uint16_t kCellPeriodUs = 12500;
  static constexpr uint8_t kCellsInPacket = 1;
};

}  // namespace rig
