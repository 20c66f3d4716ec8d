// Frames out of received bytes, one byte at a time, without holding more of a frame than is needed.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "crc16.h"

namespace rig {

enum class Heard : uint8_t { kNothing, kFrame, kTooLong, kTooShort, kCobs, kCrc };

// Undoes the stuffing as bytes come, runs the CRC two bytes behind, and keeps the first `kKept` bytes of the
// payload: on the board as many as the longest command has.
template <uint8_t kKept>
class FrameReader {
 public:
  Heard take(uint8_t byte) {
    if (byte == 0) return close();
    if (received_ == kLongestFrame) return overflow();
    if (left_ == 0) {
      if (received_ > 0) emit(0); else crc_ = Crc16::begun();
      left_ = static_cast<uint8_t>(byte - 1);
    } else {
      --left_;
      emit(byte);
    }
    ++received_;
    return Heard::kNothing;
  }

  // Valid after kFrame, until the next byte.
  const uint8_t* payload() const { return kept_; }
  uint8_t length() const { return length_; }  // of the whole payload, kept or not

 private:
  static const uint8_t kLongestFrame = 255;   // before the zero
  static const uint8_t kShortestFrame = 4;    // one byte of payload
  static const uint8_t kCrcBytes = 2;

  void emit(uint8_t byte) {
    if (inside_ >= kCrcBytes) {
      const uint8_t at = static_cast<uint8_t>(inside_ - kCrcBytes);
      crc_.add(before_last_);
      if (at < kKept) kept_[at] = before_last_;
    }
    before_last_ = last_;
    last_ = byte;
    ++inside_;
  }

  // A byte too many: say so once, then wait for the zero.
  Heard overflow() {
    if (skipping_) return Heard::kNothing;
    skipping_ = true;
    return Heard::kTooLong;
  }

  Heard close() {
    const Heard heard = judge();
    length_ = static_cast<uint8_t>(inside_ - kCrcBytes);
    received_ = inside_ = left_ = 0;
    skipping_ = false;
    return heard;
  }

  Heard judge() const {
    if (skipping_ || received_ == 0) return Heard::kNothing;
    if (received_ < kShortestFrame) return Heard::kTooShort;
    if (left_ != 0) return Heard::kCobs;
    return before_last_ == crc_.low && last_ == crc_.high ? Heard::kFrame : Heard::kCrc;
  }

  uint8_t kept_[kKept] = {};
  uint8_t length_ = 0;
  uint8_t received_ = 0;  // bytes of this frame so far
  uint8_t inside_ = 0;    // of them, unstuffed
  uint8_t left_ = 0;      // until the next COBS code
  uint8_t last_ = 0;
  uint8_t before_last_ = 0;
  bool skipping_ = false;
  Crc16 crc_ = {};
};

}  // namespace rig
