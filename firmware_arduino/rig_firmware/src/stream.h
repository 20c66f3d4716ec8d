// One stream: numbers its readings, shares packets among them, counts their troubles.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "outbox.h"
#include "packet.h"

namespace rig {

const uint8_t kMostInPacket = 8;
const uint8_t kAnswersReserve = 60;      // bytes that samples leave free for answers and STATUS
const uint32_t kOldestUs = 30000;        // a packet that is not full leaves at this age
const uint32_t kBatchesMhz = 50000;      // packets a second at most, in millihertz: samples wait 20 ms for others

class Stream {
 public:
  void begin(uint8_t index, int32_t lowest_counts, int32_t highest_counts) {
    index_ = index;
    lowest_ = lowest_counts;
    highest_ = highest_counts;
  }

  // As many samples share a packet as come in 20 ms; at 80 Hz each travels alone.
  void set_rate(uint32_t rate_mhz) {
    const uint32_t in_batch = rate_mhz / kBatchesMhz;
    batch_ = in_batch < 1 ? 1 : in_batch > kMostInPacket ? kMostInPacket : static_cast<uint8_t>(in_batch);
  }

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
    if (waiting_ > 0 && now - first_ticks_ > kOldestUs) flush(outbox);
  }

  // Nobody wants what waits.
  void forget() {
    sequence_ = static_cast<uint16_t>(sequence_ - waiting_);
    waiting_ = 0;
  }

  Troubles troubles = {0, 0, 0, 0};

 private:
  struct Row {
    uint16_t delta;
    uint8_t flags;
    uint8_t counts[3];
  };

  uint8_t judged(const Reading& reading) {
    uint8_t flags = reading.flags;
    if (reading.counts <= lowest_ || reading.counts >= highest_) flags |= kSaturated;
    if (flags & kSaturated) ++troubles.saturated;
    if (flags & kOutOfStep) ++troubles.out_of_step;
    if (flags & kLate) ++troubles.late;
    return flags;
  }

  void add(const Reading& reading, uint8_t flags) {
    Row& row = rows_[waiting_];
    row.delta = waiting_ == 0 ? 0 : static_cast<uint16_t>(reading.ticks - last_ticks_);
    row.flags = flags;
    const uint32_t bits = static_cast<uint32_t>(reading.counts);
    row.counts[0] = static_cast<uint8_t>(bits);
    row.counts[1] = static_cast<uint8_t>(bits >> 8);
    row.counts[2] = static_cast<uint8_t>(bits >> 16);
    if (waiting_ == 0) first_ticks_ = reading.ticks;
    last_ticks_ = reading.ticks;
    ++waiting_;
    ++sequence_;
  }

  void flush(Outbox& outbox) {
    const uint8_t length = static_cast<uint8_t>(kHeadBytes + kRowBytes * waiting_);
    if (outbox.begin_or_drop(length, kAnswersReserve)) put_packet(outbox);
    waiting_ = 0;
  }

  void put_packet(Outbox& outbox) {
    put_type(outbox, Type::kSamples);
    outbox.put(index_);
    outbox.put16(static_cast<uint16_t>(sequence_ - waiting_));
    outbox.put32(first_ticks_);
    for (uint8_t i = 0; i < waiting_; ++i) {
      outbox.put16(rows_[i].delta);
      outbox.put(rows_[i].flags);
      for (uint8_t byte : rows_[i].counts) outbox.put(byte);
    }
    outbox.end();
  }

  static const uint8_t kHeadBytes = 8;
  static const uint8_t kRowBytes = 6;

  Row rows_[kMostInPacket];
  uint32_t first_ticks_ = 0;
  uint32_t last_ticks_ = 0;
  int32_t lowest_ = 0;
  int32_t highest_ = 0;
  uint16_t sequence_ = 0;  // of the next sample
  uint8_t index_ = 0;
  uint8_t batch_ = 1;
  uint8_t waiting_ = 0;
};

}  // namespace rig
