// Converters of the standard rig: HX711 modules with the RATE pin at supply, 80 samples a second.
#pragma once

#include <stdint.h>

namespace rig {

struct Converters {
  static constexpr const char* kName = "force rig uno";
  static constexpr uint32_t kCellRateMhz = 80000;
  static constexpr uint16_t kCellPeriodUs = 12500;
};

}  // namespace rig
