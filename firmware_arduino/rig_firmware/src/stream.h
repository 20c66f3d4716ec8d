// One stream: numbers its readings, shares packets among them, counts their troubles.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "outbox.h"
#include "packet.h"

namespace rig {

const uint8_t kMostInPacket = 8;
const uint8_t kAnswersReserve = 60;  // bytes that samples leave free for answers and STATUS
const uint32_t kOldestUs = 30000;    // a packet that is not full leaves at this age

class Stream {
 public:
  void begin(uint8_t index, int32_t lowest_counts, int32_t highest_counts) {
    head_.type = Type::kSamples;
    head_.stream = index;
    lowest_ = lowest_counts;
    highest_ = highest_counts;
  }

  // So many samples share a packet; at most `kMostInPacket`.
  void set_batch(uint8_t batch) { batch_ = batch; }

  // `wanted` is false while nobody has asked for samples; troubles count all the same.
  void take(const Reading& reading, bool wanted, Outbox& outbox) {
    const uint8_t flags = judged(reading);
    if (!wanted) return;
    if (waiting_ > 0 && reading.ticks - last_ticks_ > 0xFFFF) flush(outbox);
    add(reading, flags);
    if (waiting_ >= batch_) flush(outbox);
  }

  // Called often: what has waited too long leaves.
  void send_old(uint32_t now, Outbox& outbox) {
    if (waiting_ > 0 && now - head_.ticks > kOldestUs) flush(outbox);
  }

  // Nobody wants what waits.
  void forget() {
    sequence_ = static_cast<uint16_t>(sequence_ - waiting_);
    waiting_ = 0;
  }

  Troubles troubles = {};

 private:
  uint8_t judged(const Reading& reading) {
    uint8_t flags = reading.flags;
    if (reading.counts <= lowest_ || reading.counts >= highest_) flags |= kSaturated;
    if (flags == 0) return flags;
    if (flags & kSaturated) ++troubles.saturated;
    if (flags & kOutOfStep) ++troubles.out_of_step;
    if (flags & kLate) ++troubles.late;
    return flags;
  }

  void add(const Reading& reading, uint8_t flags) {
    if (waiting_ == 0) {
      head_.sequence = sequence_;
      head_.ticks = last_ticks_ = reading.ticks;
    }
    SampleRow& row = rows_[waiting_++];
    row.delta = static_cast<uint16_t>(reading.ticks - last_ticks_);
    row.flags = flags;
    const uint32_t bits = static_cast<uint32_t>(reading.counts);
    row.counts[0] = static_cast<uint8_t>(bits);
    row.counts[1] = static_cast<uint8_t>(bits >> 8);
    row.counts[2] = static_cast<uint8_t>(bits >> 16);
    last_ticks_ = reading.ticks;
    ++sequence_;
  }

  void flush(Outbox& outbox) {
    outbox.send_or_drop(&head_, static_cast<uint8_t>(sizeof head_ + sizeof(SampleRow) * waiting_), kAnswersReserve);
    waiting_ = 0;
  }

  // Small things first: the processor reaches 63 bytes from where an object begins.
  uint32_t last_ticks_ = 0;
  int32_t lowest_ = 0;
  int32_t highest_ = 0;
  uint16_t sequence_ = 0;  // of the next sample
  uint8_t batch_ = 0;
  uint8_t waiting_ = 0;

  // The packet: the rows follow the head without a gap.
  SamplesHead head_ = {};
  SampleRow rows_[kMostInPacket] = {};
};

}  // namespace rig
