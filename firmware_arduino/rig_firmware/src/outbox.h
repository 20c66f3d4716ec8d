// What waits to leave: a ring of bytes that takes whole packets only and frames them on the way in.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "crc16.h"

namespace rig {

const uint8_t kLongestPayload = 251;  // with CRC, COBS byte and closing zero it just fits the ring

// The main program writes packets, the transmit interrupt takes bytes. Indices are one byte and the ring is as
// long as they reach, so that neither side ever has to switch interrupts off.
class Outbox {
 public:
  // Room for a packet of this payload, and `reserve` bytes more?
  bool has_room(uint8_t payload, uint8_t reserve = 0) const {
    return static_cast<uint16_t>(payload + kOverhead + reserve) <= free();
  }

  // False, and nothing done, while there is no room.
  bool send(const void* payload, uint8_t length) {
    if (!has_room(length)) return false;
    frame(static_cast<const uint8_t*>(payload), length);
    return true;
  }

  // A packet that the host can miss: without room it is dropped whole, and counted.
  void send_or_drop(const void* payload, uint8_t length, uint8_t reserve) {
    if (has_room(length, reserve)) {
      frame(static_cast<const uint8_t*>(payload), length);
    } else {
      ++dropped_;
    }
  }

  // The empty frame that parts what a reset has cut off from what follows.
  void put_separator() {
    ring_[head_] = 0;
    publish(static_cast<uint8_t>(head_ + 1));
  }

  bool is_empty() const { return head_ == tail_; }

  // For the transmit interrupt: the oldest byte; there must be one. True when it was the last.
  __attribute__((always_inline)) bool take(volatile uint8_t& byte) {
    const uint8_t at = tail_;
    const uint8_t next = static_cast<uint8_t>(at + 1);
    byte = ring_[at];
    tail_ = next;
    return next == head_;
  }

  uint32_t dropped() const { return dropped_; }

 private:
  static const uint8_t kOverhead = 4;  // CRC, COBS byte, closing zero

  // Writes into the ring, and keeps zeros out: each is replaced by the distance to the next.
  struct Stuffing {
    uint8_t* ring;
    uint8_t code_at;
    uint8_t at;

    __attribute__((always_inline)) void put(uint8_t byte) {
      ring[at] = byte;
      if (byte == 0) close();
      ++at;
    }

    __attribute__((always_inline)) void close() {
      ring[code_at] = static_cast<uint8_t>(at - code_at);
      code_at = at;
    }
  };

  uint8_t free() const { return static_cast<uint8_t>(tail_ - head_ - 1); }

  // All in one loop, which keeps what it works on in registers: 40 cycles a byte.
  __attribute__((noinline)) void frame(const uint8_t* payload, uint8_t length) {
    Stuffing out = {ring_, head_, static_cast<uint8_t>(head_ + 1)};
    Crc16 crc = Crc16::begun();
    do {
      const uint8_t byte = *payload++;
      crc.add(byte);
      out.put(byte);
    } while (--length != 0);
    out.put(crc.low);
    out.put(crc.high);
    out.put(0);
    publish(out.at);
  }

  // Only now does the packet exist for the interrupt.
  void publish(uint8_t head) {
    asm volatile("" ::: "memory");  // the bytes first, then the index
    head_ = head;
  }

  uint8_t ring_[256] = {};
  volatile uint8_t head_ = 0;
  volatile uint8_t tail_ = 0;
  uint32_t dropped_ = 0;
};

}  // namespace rig
