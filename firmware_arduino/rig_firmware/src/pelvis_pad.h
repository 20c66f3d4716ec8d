// One cell of the pelvis pad: conversions in, averages out.
//
// Ten-bit conversions of a signal with a little noise are added up, one block for each sample; a sample is the average of
// the newest blocks, kept to sixteenths of a step (14 bits). Some 55 conversions, dithered by noise of a third of a step,
// are good for 12 bits.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "mean.h"
#include "packet.h"

namespace rig {

// How samples of one rate are made. Time is counted in ticks of 16 bits.
struct PadRate {
  uint32_t rate_mhz;
  uint16_t period_ticks;  // of a sample; less than half of what 16 bits count
  uint8_t averaged;       // the newest so many blocks, with 128 conversions at most; at most `kMostAveraged`
  uint8_t in_packet;
};

// The interrupt adds conversions up and counts them down; how many make the next block is the main program's to say, so
// that samples keep their rate though conversions have a pace of their own.
class PelvisPad {
 public:
  static const uint8_t kMostAveraged = 6;
  static const uint8_t kMostInBlock = 64;  // of ten bits, in a sum of sixteen

  // What every conversion changes.
  struct Tally {
    uint16_t sum;
    uint8_t left;  // conversions until the block is complete
  };

  // `conversion_ticks` from one conversion of this cell to the next.
  void begin(const PadRate& rate, uint16_t conversion_ticks) {
    conversion_ticks_ = conversion_ticks;
    period_ = rate.period_ticks;
    averaged_ = rate.averaged;
    usual_ = static_cast<uint8_t>(period_ / conversion_ticks);
    spare_ = static_cast<uint16_t>(2 * period_ - usual_ * conversion_ticks);
    next_ = usual_;
    is_begun_ = false;  // what is being added up belongs to the rate before
    is_ready_ = false;
  }

  // For the interrupt: one conversion. True when it completes a block, which is then to be closed.
  bool add(uint16_t code) {
    tally.sum = static_cast<uint16_t>(tally.sum + code);
    return --tally.left == 0;
  }

  // For the interrupt: a block whose last conversion was done at `noted`.
  __attribute__((always_inline)) void close(uint16_t noted) {
    if (is_ready_) {
      ++lost_;
    } else {
      done_.sum = tally.sum;
      done_.noted = noted;
      done_.count = count_;
      done_.lost = lost_;
      lost_ = 0;
      is_ready_ = true;
    }
    tally.sum = 0;
    count_ = tally.left = next_;
  }

  bool is_ready() const { return is_ready_; }

  // Take in the block that is ready. True when there is a sample to be had.
  bool take_in() {
    const Block done = done_;
    if (!is_begun_) begin_at(done.noted);
    plan(done);
    is_ready_ = false;
    noted_ = done.noted;
    missed_ = done.lost;
    if (is_begun_) return remember(done);
    is_begun_ = true;
    return false;
  }

  // Of the sample: when its last conversion was done, how many before it were missed, its counts.
  uint16_t noted() const { return noted_; }
  uint8_t missed() const { return missed_; }
  uint16_t counts() const { return mean_in_sixteenths(sum_, conversions_); }

  Tally tally = {};

 private:
  struct Block {
    uint16_t sum;
    uint16_t noted;  // when its last conversion was done
    uint8_t count;
    uint8_t lost;  // blocks before this one that nobody took in in time
  };

  // The first block after a change of rate tells only what time it is.
  void begin_at(uint16_t noted) {
    due_ = static_cast<uint16_t>(noted - period_);
    sum_ = 0;
    conversions_ = held_ = at_ = 0;
  }

  // The newest block comes into the average, and the oldest leaves it.
  bool remember(const Block& done) {
    sum_ += done.sum;
    conversions_ = static_cast<uint8_t>(conversions_ + done.count);
    Part& part = parts_[at_];
    if (held_ == averaged_) {
      sum_ -= part.sum;
      conversions_ = static_cast<uint8_t>(conversions_ - part.count);
    } else {
      ++held_;
    }
    part.sum = done.sum;
    part.count = done.count;
    if (++at_ == averaged_) at_ = 0;
    return held_ == averaged_;
  }

  // The block after the one that is being added up shall end when it is due. Where blocks were lost, time begins anew.
  void plan(const Block& done) {
    const uint16_t running = static_cast<uint16_t>(next_ * conversion_ticks_);
    due_ = done.lost == 0 ? static_cast<uint16_t>(due_ + period_) : done.noted;
    uint8_t next = usual_;
    int16_t rest = static_cast<int16_t>(due_ + spare_ - done.noted - running);
    const int16_t half = static_cast<int16_t>(conversion_ticks_ / 2);
    for (; rest > half && next < kMostInBlock; ++next) rest = static_cast<int16_t>(rest - conversion_ticks_);
    for (; rest < -half && next > 1; --next) rest = static_cast<int16_t>(rest + conversion_ticks_);
    next_ = next;
  }

  // The interrupt's.
  Block done_ = {};
  uint8_t count_ = 0;  // conversions of the block that is being added up
  uint8_t lost_ = 0;
  volatile bool is_ready_ = false;
  volatile uint8_t next_ = 0;  // conversions of the block after

  // The main program's.
  struct Part {
    uint16_t sum;
    uint8_t count;
  };

  Part parts_[kMostAveraged] = {};
  uint32_t sum_ = 0;         // of all parts that are held
  uint8_t conversions_ = 0;  // in it
  uint8_t held_ = 0;
  uint8_t at_ = 0;  // the oldest part
  uint8_t missed_ = 0;
  uint16_t noted_ = 0;
  uint16_t due_ = 0;  // when the block that was taken in last should have ended
  uint16_t period_ = 0;
  uint16_t conversion_ticks_ = 0;
  uint16_t spare_ = 0;  // two periods less a block of the usual length
  uint8_t usual_ = 0;
  uint8_t averaged_ = 0;
  bool is_begun_ = false;
};

}  // namespace rig
