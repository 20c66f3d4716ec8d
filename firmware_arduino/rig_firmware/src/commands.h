// What the host asks, and the answers: done, or refused with a reason.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "frame_reader.h"
#include "packet.h"

namespace rig {

// Board: `introduce()`, `start()`, `stop()`, `set_rate(stream, rate_mhz) -> Reason`, `now() -> uint32_t`.
template <class Board>
class Commands {
 public:
  Commands(Board& board, Outbox& outbox) : board_(board), outbox_(outbox) {}

  // Take bytes only while an answer would find room: the rest waits in the receiver.
  bool can_answer() const { return outbox_.has_room(kShortAnswer); }

  // `at` is when the byte was received; it matters for the zero that ends a ping.
  void take(uint8_t byte, uint32_t at) {
    switch (reader_.take(byte)) {
      case Heard::kNothing: break;
      case Heard::kFrame: obey(at); break;
      default: ++bad_frames_;
    }
  }

  uint16_t bad_frames() const { return bad_frames_; }
  uint16_t refused() const { return refused_; }

 private:
  static const uint8_t kLongestCommand = 7;

  void obey(uint32_t at) {
    const Reason reason = reader_.length() == length_of_command() ? act(at) : wrong_length();
    if (reason != Reason::kNone) refuse(reason);
  }

  Reason act(uint32_t at) {
    switch (command()) {
      case Type::kPing: send_pong(outbox_, word_at(1), at, board_.now()); return Reason::kNone;
      case Type::kIdentify: return identify();
      case Type::kStart: acknowledge(); board_.start(); return Reason::kNone;
      case Type::kStop: acknowledge(); board_.stop(); return Reason::kNone;
      default: return set_rate();
    }
  }

  Reason identify() {
    if (byte_at(2) != kProtocol) return Reason::kWrongProtocol;
    acknowledge();
    board_.introduce();
    return Reason::kNone;
  }

  Reason set_rate() {
    const uint32_t rate_mhz = word_at(3) | (static_cast<uint32_t>(word_at(5)) << 16);
    const Reason reason = board_.set_rate(byte_at(2), rate_mhz);
    if (reason == Reason::kNone) acknowledge();
    return reason;
  }

  uint8_t length_of_command() const {
    switch (command()) {
      case Type::kIdentify: return 3;
      case Type::kStart: return 2;
      case Type::kStop: return 2;
      case Type::kPing: return 3;
      case Type::kRate: return 7;
      default: return 0;
    }
  }

  Reason wrong_length() const {
    return length_of_command() == 0 ? Reason::kUnknownCommand : Reason::kWrongLength;
  }

  void acknowledge() { send_ack(outbox_, byte_at(0), byte_at(1)); }

  void refuse(Reason reason) {
    ++refused_;
    send_refuse(outbox_, byte_at(0), reader_.length() > 1 ? byte_at(1) : 0, reason);
  }

  Type command() const { return static_cast<Type>(byte_at(0)); }
  uint8_t byte_at(uint8_t at) const { return reader_.payload()[at]; }
  uint16_t word_at(uint8_t at) const { return static_cast<uint16_t>(byte_at(at) | (byte_at(static_cast<uint8_t>(at + 1)) << 8)); }

  Board& board_;
  Outbox& outbox_;
  FrameReader<kLongestCommand> reader_;
  uint16_t bad_frames_ = 0;
  uint16_t refused_ = 0;
};

}  // namespace rig
