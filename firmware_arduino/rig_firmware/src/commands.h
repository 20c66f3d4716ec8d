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
  // Take bytes only while an answer would find room: the rest waits in the receiver.
  static bool can_answer(const Outbox& outbox) { return outbox.has_room(sizeof(Pong)); }

  // `at` is when the byte was received; it matters for the zero that ends a ping.
  void take(uint8_t byte, uint32_t at, Board& board, Outbox& outbox) {
    switch (reader_.take(byte)) {
      case Heard::kNothing: break;
      case Heard::kFrame: answer(at, board, outbox); break;
      default: ++bad_frames_;
    }
  }

  uint16_t bad_frames() const { return bad_frames_; }
  uint16_t refused() const { return refused_; }

 private:
  static const uint8_t kLongestCommand = 7;

  RIG_APART void answer(uint32_t at, Board& board, Outbox& outbox) {
    if (command() == Type::kPing && reader_.length() == 3) {
      const Pong pong = {Type::kPong, word_at(1), at, board.now()};
      send(outbox, pong);
      return;
    }
    const uint8_t tag = reader_.length() > 1 ? byte_at(1) : uint8_t(0);
    const Reason reason = reader_.length() == length_of_command() ? obey(board) : wrong_length();
    if (reason == Reason::kNone) {
      const Ack ack = {Type::kAck, byte_at(0), tag};
      send(outbox, ack);
    } else {
      ++refused_;
      const Refusal refusal = {Type::kRefuse, byte_at(0), tag, reason};
      send(outbox, refusal);
    }
  }

  Reason obey(Board& board) {
    switch (command()) {
      case Type::kIdentify:
        if (byte_at(2) != kProtocol) return Reason::kWrongProtocol;
        board.introduce();
        return Reason::kNone;
      case Type::kStart: board.start(); return Reason::kNone;
      case Type::kStop: board.stop(); return Reason::kNone;
      default: return board.set_rate(byte_at(2), word_at(3) | (static_cast<uint32_t>(word_at(5)) << 16));
    }
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

  Type command() const { return static_cast<Type>(byte_at(0)); }
  uint8_t byte_at(uint8_t at) const { return reader_.payload()[at]; }
  uint16_t word_at(uint8_t at) const {
    return static_cast<uint16_t>(byte_at(at) | (byte_at(static_cast<uint8_t>(at + 1)) << 8));
  }

  FrameReader<kLongestCommand> reader_;
  uint16_t bad_frames_ = 0;
  uint16_t refused_ = 0;
};

}  // namespace rig
