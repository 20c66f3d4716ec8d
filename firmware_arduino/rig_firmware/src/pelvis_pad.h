// One cell of the pelvis pad: conversions in, averages out.
//
// Ten-bit conversions of a signal with a little noise are added up over one sample period; the average is kept to
// sixteenths of a step (14 bits). Sixteen conversions or more, dithered by the sensor's own noise, are good for 12.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "packet.h"

namespace rig {

// Added up by the interrupt, fetched by the main program. Time is counted in ticks of 16 bits, of which a sample period
// is less than half; at most 64 conversions make a sample.
class PelvisPad {
 public:
  // What the interrupt has added up.
  struct Sum {
    uint16_t sum;
    uint16_t noted;  // when the last conversion was done
    uint8_t count;
    bool clipped;
    uint8_t lost;  // samples before this one that nobody fetched in time
  };

  void begin(uint16_t now, uint16_t period) {
    period_ = period;
    due_ = static_cast<uint16_t>(now + period);
    is_ready_ = false;
    start();
  }

  // For the interrupt: a conversion that was done at `noted`. True when it ends a sample.
  __attribute__((always_inline)) bool add(uint16_t code, uint16_t noted) {
    sum_ = static_cast<uint16_t>(sum_ + code);
    ++count_;
    if (code == 0 || code == kHighest) clipped_ = true;
    if (static_cast<int16_t>(noted - due_) < 0) return false;
    if (is_ready_) ++lost_;
    done_ = Sum{sum_, noted, count_, clipped_, lost_};
    is_ready_ = true;
    due_ = static_cast<uint16_t>(due_ + period_);
    start();
    return true;
  }

  bool is_ready() const { return is_ready_; }

  // The finished sample; the caller keeps the interrupt out meanwhile.
  Sum fetch() {
    is_ready_ = false;
    lost_ = 0;
    return done_;
  }

  // The average, rounded. One conversion at either end makes it a guess: saturated.
  static Reading average(const Sum& done, uint32_t ticks) {
    const uint32_t counts = (static_cast<uint32_t>(done.sum) * kSixteenths + done.count / 2) / done.count;
    const uint8_t flags = static_cast<uint8_t>((done.clipped ? kSaturated : 0) | (done.lost > 0 ? kLostBefore : 0));
    return Reading{ticks, static_cast<int32_t>(counts), flags};
  }

 private:
  static const uint16_t kHighest = 1023;
  static const uint8_t kSixteenths = 16;

  void start() {
    sum_ = 0;
    count_ = 0;
    clipped_ = false;
  }

  Sum done_ = {0, 0, 0, false, 0};
  uint16_t sum_ = 0;
  uint16_t due_ = 0;
  uint16_t period_ = 0;
  uint8_t count_ = 0;
  uint8_t lost_ = 0;
  bool clipped_ = false;
  volatile bool is_ready_ = false;
};

}  // namespace rig
