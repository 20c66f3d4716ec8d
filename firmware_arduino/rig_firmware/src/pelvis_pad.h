// One cell of the pelvis pad: conversions in, averages out.
//
// Ten-bit conversions of a signal with a little noise are added up over one sample period; the average is kept to
// sixteenths of a step (14 bits). With 43 conversions a sample, at 200 Hz,
// dithered by half a step of noise, they are good for 12.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "packet.h"

namespace rig {

// Added up by the interrupt, fetched by the main program. Time is counted in ticks of 16 bits, of which a sample period
// is less than half; at most 255 conversions make a sample.
class PelvisPad {
 public:
  // What the interrupt has added up.
  struct Sum {
    uint32_t sum;
    uint16_t noted;  // when the last conversion was done
    uint8_t count;
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
    sum_ += code;
    ++count_;
    if (static_cast<int16_t>(noted - due_) < 0) return false;
    hand_over(noted);
    due_ = static_cast<uint16_t>(due_ + period_);
    start();
    return true;
  }

  bool is_ready() const { return is_ready_; }

  // The finished sample, which is the main program's until it has fetched it.
  Sum fetch() {
    const Sum done = done_;
    is_ready_ = false;
    return done;
  }

  // The average, rounded.
  static Reading average(const Sum& done, uint32_t ticks) {
    const uint32_t counts = (done.sum * kSixteenths + done.count / 2) / done.count;
    const uint8_t flags = done.lost > 0 ? kLostBefore : uint8_t(0);
    return Reading{ticks, static_cast<int32_t>(counts), flags};
  }

 private:
  static const uint8_t kSixteenths = 16;

  __attribute__((always_inline)) void hand_over(uint16_t noted) {
    if (is_ready_) {
      ++lost_;
      return;
    }
    done_.sum = sum_;
    done_.noted = noted;
    done_.count = count_;
    done_.lost = lost_;
    lost_ = 0;
    is_ready_ = true;
  }

  void start() {
    sum_ = 0;
    count_ = 0;
  }

  Sum done_ = {0, 0, 0, 0};
  uint32_t sum_ = 0;
  uint16_t due_ = 0;
  uint16_t period_ = 0;
  uint8_t count_ = 0;
  uint8_t lost_ = 0;
  volatile bool is_ready_ = false;
};

}  // namespace rig
