// One load cell on a converter of the HX711 family: when it is ready, what it says, and whether to believe it.
//
// Source: HX711 datasheet (Avia Semiconductor). DOUT falls when a conversion is ready; 24 pulses on SCK shift it out,
// one more chooses gain 128 for the next and lets DOUT rise. SCK high for more than 60 us powers the chip down;
// high again to low resets it. The HX717 keeps the same bus at up to 320 conversions a second.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "packet.h"

namespace rig {

// Pins: static functions `begin()`, `data_is_low()`, `pulse()` -> level of DOUT, `hold_clock(bool high)`,
// `watch(bool)` switching the pin-change interrupt of DOUT. Clock: `at(noted) -> microseconds`.
template <class Pins, class Clock>
class LoadCell {
 public:
  // `period_us` of the converter by design. Reset the chip: a reset of the board may have left it in mid-read.
  void begin(uint32_t now, uint16_t period_us) {
    nominal_us_ = period_us;
    period_us_ = period_us;
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

  // Read the conversion that is ready, if one is; never waits. True when `reading` has been filled.
  bool poll(uint32_t now, Reading& reading, uint16_t& missed) {
    if (powered_down_) {
      if (now - since_ >= kPowerDownUs) power_up(now);
      return false;
    }
    if (!ready_ && !edge_was_lost(now)) {
      count_missing(now, missed);
      return false;
    }
    read(now, reading, missed);
    return true;
  }

 private:
  static const uint8_t kChangeToNoteUs = 1;     // from the edge until the interrupt has read its clock, measured
  static const uint8_t kBits = 24;
  static const uint8_t kSettling = 4;           // conversions, datasheet table "settling time"
  static const uint16_t kPowerDownUs = 100;     // the chip needs 60
  static const uint16_t kAfterResetUs = 65000;  // first conversion after a reset: 50 ms at 80 a second, ±25 %

  void power_down(uint32_t now) {
    Pins::watch(false);
    Pins::hold_clock(true);
    powered_down_ = true;
    since_ = now;
  }

  void power_up(uint32_t now) {
    Pins::hold_clock(false);
    powered_down_ = false;
    ready_ = false;
    settling_ = kSettling;
    is_first_ = true;
    earliest_ = now + nominal_us_;
    due_ = now + kAfterResetUs;
    Pins::watch(true);
  }

  // DOUT is low and no interrupt has said so: it fell while it was not watched.
  bool edge_was_lost(uint32_t now) {
    if (!Pins::data_is_low() || is_before(now, earliest_)) return false;
    late_ = !ready_;  // unless it fell just now
    return true;
  }

  void read(uint32_t now, Reading& reading, uint16_t& missed) {
    Pins::watch(false);
    reading.ticks = late_ ? now : Clock::at(noted_) - kChangeToNoteUs;
    ready_ = false;
    reading.counts = shifted_in();
    const bool in_step = Pins::pulse();  // after the 25th pulse DOUT must be high
    count_missing(reading.ticks, missed);
    reading.flags = flags();
    if (in_step) {
      learn_period(reading.ticks);
      Pins::watch(true);
    } else {
      reading.flags |= kOutOfStep;
      begin_again(reading.ticks);
    }
  }

  int32_t shifted_in() {
    uint32_t bits = 0;
    for (uint8_t byte = 0; byte < kBits / 8; ++byte) bits = (bits << 8) | shifted_byte();
    return static_cast<int32_t>(bits << 8) >> 8;  // widen the sign
  }

  static uint8_t shifted_byte() {
    uint8_t byte = 0;
    for (uint8_t bit = 0; bit < 8; ++bit) {
      byte = static_cast<uint8_t>(byte << 1);
      if (Pins::pulse()) byte |= 1;
    }
    return byte;
  }

  uint8_t flags() {
    uint8_t flags = 0;
    if (settling_ > 0) {
      --settling_;
      flags = rig::kSettling;
    }
    if (late_) flags = static_cast<uint8_t>(flags | kLate);
    if (lost_) flags = static_cast<uint8_t>(flags | kLostBefore);
    late_ = lost_ = false;
    return flags;
  }

  // Out of step: the chip is reset, and silent for a while.
  void begin_again(uint32_t at) {
    power_down(at);
    lost_ = true;
  }

  // Every whole period without a conversion is one missed.
  void count_missing(uint32_t until, uint16_t& missed) {
    while (!is_before(until, due_)) {
      due_ += period_us_;
      ++missed;
      lost_ = true;
      overdue_ = true;
    }
  }

  // The converters run on clocks of their own, some strapped to a tenth of the rate: follow what is seen.
  void learn_period(uint32_t ticks) {
    const uint32_t interval = ticks - last_;
    last_ = ticks;
    if (!is_first_) adopt(interval);
    is_first_ = false;
    overdue_ = false;
    due_ = ticks + period_us_ + period_us_ / 2;
  }

  void adopt(uint32_t interval) {
    if (!overdue_) {
      if (interval > nominal_us_ / 2) period_us_ += (static_cast<int32_t>(interval - period_us_)) / 8;
      gap_us_ = 0;
    } else if (is_alike(interval, gap_us_)) {
      period_us_ = interval;
    } else {
      gap_us_ = interval;
    }
  }

  static bool is_alike(uint32_t interval, uint32_t other) {
    const uint32_t apart = interval > other ? interval - other : other - interval;
    return apart < interval / 16;
  }

  // Compared signed: either may be the newer one, and both wrap.
  static bool is_before(uint32_t time, uint32_t other) { return static_cast<int32_t>(time - other) < 0; }

  volatile uint16_t noted_ = 0;
  volatile bool ready_ = false;
  bool powered_down_ = false;
  bool late_ = false;
  bool lost_ = false;
  bool is_first_ = true;
  bool overdue_ = false;
  uint8_t settling_ = 0;
  uint16_t nominal_us_ = 0;
  uint32_t period_us_ = 0;
  uint32_t gap_us_ = 0;    // the last interval that was longer than it should be
  uint32_t since_ = 0;     // powered down
  uint32_t earliest_ = 0;  // a level is not believed before
  uint32_t last_ = 0;      // data-ready of the newest good conversion
  uint32_t due_ = 0;       // later than this, one was missed
};

}  // namespace rig
