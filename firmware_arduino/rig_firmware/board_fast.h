// How another converter is added: the HX717 keeps the HX711's two wires and 25 pulses, and converts 320 times a second
// with both SPS pins at supply. Only the figures change. A converter on another bus brings its own class in place of
// `LoadCell`, with the same `begin`, `on_change` and `poll`.
#pragma once

#include <stdint.h>

#define RIG_BOARD_NAME "force rig fast"

namespace rig {

struct Converters {
  static constexpr uint32_t kCellRateMhz = 320000;
  static constexpr uint16_t kCellPeriodUs = 3125;
  static constexpr uint8_t kCellsInPacket = 6;
};

}  // namespace rig
