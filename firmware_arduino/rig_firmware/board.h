// What this board is made of: pins, sensors, rates. The one file to change for another build.
//
//   Arduino Uno or Nano (ATmega328P, 16 MHz)
//   D4  DOUT of the knee's HX711      D5  its SCK
//   D8  DOUT of the foot's HX711      D9  its SCK
//   A0  pad, front cell               A1  pad, back cell
//
// Each converter has its own SCK: the chips are not synchronous. Each DOUT is on a port of its own, so that a stuck
// one disturbs no other's interrupt. D2 and D3 stay free for a foot switch or a trigger.
#pragma once

#include <avr/pgmspace.h>

#include "src/hx711_pins.h"
#include "src/packet.h"
#include "src/pelvis_pad.h"

#ifndef RIG_BAUD
#define RIG_BAUD 500000
#endif

#ifndef RIG_BOARD_FAST
#define RIG_BOARD_FAST 0  // 1: board_fast.h, converters at 320 samples a second
#endif

#if RIG_BOARD_FAST
#include "board_fast.h"
#else
#include "board_uno.h"
#endif

namespace rig {

struct Board : Converters {
  static constexpr uint32_t kBaud = RIG_BAUD;

  typedef Hx711Pins<PortD, 4, 5> KneePins;
  typedef Hx711Pins<PortB, 0, 1> FootPins;

  static constexpr double kSupplyVolts = 5.0;

  // Load cells: 50 kg, 2 mV/V, gain 128; 24 bits span half the supply over the gain, either way.
  static constexpr double kNewtonsPerVolt = 50 * 9.80665 / (0.002 * kSupplyVolts);
  static constexpr float kNewtonsPerCount =
      static_cast<float>(kNewtonsPerVolt * 0.5 * kSupplyVolts / 128 / 8388608);

  // Pad cells: MPXV5050GP, 90 mV/kPa and 0.2 V at rest; 14 bits span the supply. Ten-bit conversions are cut off, not
  // rounded: half a step, or 8 counts, low.
  static constexpr double kVoltsPerPadCount = kSupplyVolts / 16384;
  static constexpr float kKilopascalsPerCount = static_cast<float>(kVoltsPerPadCount / 0.090);
  static constexpr int32_t kPadZero = static_cast<int32_t>(0.2 / kVoltsPerPadCount - 8 + 0.5);
  // Nearer to an end of the converter than one of its steps some conversions are cut off, and the average is a guess.
  static constexpr int32_t kPadLowest = 16;
  static constexpr int32_t kPadHighest = 1022 * 16;

  static const Hello kHello;  // but for who and when
  static const StreamTold kStreams[4];
  static const PadRate kPadRates[4];
};

const Hello Board::kHello PROGMEM = {
    Type::kHello, kProtocol, {1, 0, 0}, 0, {}, ResetCause::kUnknown, 4, RIG_BOARD_NAME};

const StreamTold Board::kStreams[4] PROGMEM = {
    {Type::kStream, 0, Kind::kForce, 24, 128, kCellRateMhz, -8388608, 8388607, kNewtonsPerCount, 0, "band_knee"},
    {Type::kStream, 1, Kind::kForce, 24, 128, kCellRateMhz, -8388608, 8388607, kNewtonsPerCount, 0, "band_foot"},
    {Type::kStream, 2, Kind::kPressure, 14, 1, 200000, kPadLowest, kPadHighest, kKilopascalsPerCount, kPadZero,
     "pad_front"},
    {Type::kStream, 3, Kind::kPressure, 14, 1, 200000, kPadLowest, kPadHighest, kKilopascalsPerCount, kPadZero,
     "pad_back"},
};

// Rate, its period in half microseconds, periods averaged, samples in a packet (20 ms of them, at most 8). A period of 2 ms
// holds 9 conversions, and 12 bits take 55: more than one period is averaged, so that neighbours share conversions.
const PadRate Board::kPadRates[4] PROGMEM = {
    {80000, 25000, 1, 1},
    {100000, 20000, 2, 2},
    {200000, 10000, 3, 4},
    {500000, 4000, 6, 8},
};

}  // namespace rig
