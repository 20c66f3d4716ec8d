// The pace of one converter: when its next conversion is due, how many were missed, and what is said of each that came.
#pragma once

#include <stdint.h>

#include "packet.h"

namespace rig {

// Times in microseconds, of 32 bits that wrap. Functions apart, so that all converters share them.
class CellPace {
 public:
  // `period_us` of the converter by design.
  void begin(uint16_t period_us) { period_us_ = nominal_us_ = period_us; }

  // The converter has been reset: its first conversion takes a while, and the first few are not settled.
  RIG_APART void begin_again(uint32_t now);

  // May a conversion be ready already?
  bool may_be_ready(uint32_t now) const { return !is_before(now, earliest_); }

  // Called now and then. Every whole period without a conversion is one missed.
  RIG_APART void count_missing(uint32_t now, uint16_t& missed);

  // A conversion was read: flag it. Out of step, its value is worth nothing, and the converter is to be reset.
  RIG_APART void judge(Reading& reading, bool in_step, bool is_late, uint16_t& missed);

 private:
  static const uint8_t kSettling = 4;           // conversions, datasheet table "settling time"
  static const uint16_t kAfterResetUs = 65000;  // first conversion after a reset: 50 ms at 80 a second, ±25 %

  void arrived(uint32_t ticks);
  void adopt(uint32_t interval);
  static bool is_alike(uint32_t interval, uint32_t other);

  // Compared signed: either may be the newer one, and both wrap.
  static bool is_before(uint32_t time, uint32_t other) { return static_cast<int32_t>(time - other) < 0; }

  uint32_t period_us_ = 0;
  uint32_t gap_us_ = 0;    // the last interval that was longer than it should be
  uint32_t earliest_ = 0;  // a level is not believed before
  uint32_t last_ = 0;      // data-ready of the newest good conversion
  uint32_t due_ = 0;       // later than this, one was missed
  uint16_t nominal_us_ = 0;
  uint8_t settling_ = 0;
  bool is_first_ = false;
  bool is_overdue_ = false;
  bool has_lost_ = false;
};

}  // namespace rig
