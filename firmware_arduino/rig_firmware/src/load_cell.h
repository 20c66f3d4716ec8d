// One load cell on a converter of the HX711 family: when it is ready, what it says, and whether to believe it.
//
// Source: HX711 datasheet (Avia Semiconductor). DOUT falls when a conversion is ready; 24 pulses on SCK shift it out,
// one more chooses gain 128 for the next and lets DOUT rise. SCK high for more than 60 us powers the chip down;
// high again to low resets it. The HX717 keeps the same bus at up to 320 conversions a second.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "cell_pace.h"
#include "packet.h"

namespace rig {

// Pins: static functions `begin()`, `data_is_low()`, `pulse()` -> level of DOUT, `hold_clock(bool high)`,
// `watch(bool)` switching the pin-change interrupt of DOUT. Clock: `at(noted) -> microseconds`.
template <class Pins, class Clock>
class LoadCell {
 public:
  // `period_us` of the converter by design. Reset the chip: a reset of the board may have left it in mid-read.
  void begin(uint32_t now, uint16_t period_us) {
    pace_.begin(period_us);
    Pins::begin();
    power_down(now);
  }

  // For the pin-change interrupt: DOUT has moved, when the clock showed `noted`. True when a conversion is ready.
  bool on_change(uint16_t noted) {
    if (!Pins::data_is_low()) return false;
    noted_ = noted;
    ready_ = true;
    return true;
  }

  // Is there anything to be done? The look costs next to nothing; it is taken every 4 ms.
  bool asks_for_poll() const { return ready_ || powered_down_ || Pins::data_is_low(); }

  // Read the conversion that is ready, if one is; never waits. True when `reading` has been filled.
  bool poll(uint32_t now, Reading& reading, uint16_t& missed) {
    if (powered_down_) {
      if (static_cast<uint16_t>(static_cast<uint16_t>(now) - since_) >= kPowerDownUs) power_up(now);
      return false;
    }
    if (!ready_ && !edge_was_lost(now)) return false;
    read(now, reading, missed);
    return true;
  }

  // Called now and then: what should have come by `now` and has not is missed.
  void count_missing(uint32_t now, uint16_t& missed) {
    if (!powered_down_ && !ready_) pace_.count_missing(now, missed);
  }

 private:
  static const uint8_t kChangeToNoteUs = 1;   // from the edge until the interrupt has read its clock, measured
  static const uint16_t kPowerDownUs = 100;   // the chip needs 60

  void power_down(uint32_t now) {
    Pins::watch(false);
    Pins::hold_clock(true);
    powered_down_ = true;
    since_ = static_cast<uint16_t>(now);
  }

  void power_up(uint32_t now) {
    Pins::hold_clock(false);
    powered_down_ = false;
    ready_ = false;
    pace_.begin_again(now);
    Pins::watch(true);
  }

  // DOUT is low and no interrupt has said so: it fell while it was not watched.
  bool edge_was_lost(uint32_t now) {
    if (!Pins::data_is_low() || !pace_.may_be_ready(now)) return false;
    late_ = !ready_;  // unless it fell just now
    return true;
  }

  void read(uint32_t now, Reading& reading, uint16_t& missed) {
    Pins::watch(false);
    reading.ticks = late_ ? now : Clock::at(noted_) - kChangeToNoteUs;
    ready_ = false;
    reading.counts = shifted_in();
    const bool in_step = Pins::pulse();  // after the 25th pulse DOUT must be high
    pace_.judge(reading, in_step, late_, missed);
    late_ = false;
    if (in_step) {
      Pins::watch(true);
    } else {
      power_down(reading.ticks);
    }
  }

  // 24 bits, with their sign.
  static int32_t shifted_in() {
    const uint8_t high = shifted_byte();
    const uint8_t middle = shifted_byte();
    const uint8_t low = shifted_byte();
    const int16_t upper = static_cast<int8_t>(high);
    const uint16_t lower = static_cast<uint16_t>((middle << 8) | low);
    return static_cast<int32_t>((static_cast<uint32_t>(upper) << 16) | lower);
  }

  RIG_APART static uint8_t shifted_byte() {
    uint8_t byte = 0;
    for (uint8_t bit = 0; bit < 8; ++bit) {
      byte = static_cast<uint8_t>(byte << 1);
      if (Pins::pulse()) byte |= 1;
    }
    return byte;
  }

  volatile uint16_t noted_ = 0;
  volatile bool ready_ = false;
  bool powered_down_ = false;
  bool late_ = false;
  uint16_t since_ = 0;  // powered down
  CellPace pace_;
};

}  // namespace rig
