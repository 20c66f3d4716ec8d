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

  // A packet that the host can miss: without room it is dropped whole, and counted.
  bool begin_or_drop(uint8_t payload, uint8_t reserve) {
    if (!has_room(payload, reserve)) {
      ++dropped_;
      return false;
    }
    begin();
    return true;
  }

  // The caller has asked `has_room`.
  void begin() {
    write_ = head_;
    crc_ = kCrcStart;
    start_block();
  }

  __attribute__((noinline)) void put(uint8_t byte) {
    crc_ = crc_with(crc_, byte);
    stuff(byte);
  }

  void put16(uint16_t value) {
    put(static_cast<uint8_t>(value));
    put(static_cast<uint8_t>(value >> 8));
  }

  void put32(uint32_t value) {
    put16(static_cast<uint16_t>(value));
    put16(static_cast<uint16_t>(value >> 16));
  }

  // CRC, closing zero; only now does the packet exist for the interrupt.
  void end() {
    const uint16_t crc = crc_;
    stuff(static_cast<uint8_t>(crc));
    stuff(static_cast<uint8_t>(crc >> 8));
    close_block();
    ring_[write_++] = 0;
    publish();
  }

  // The empty frame that parts what a reset has cut off from what follows.
  void put_separator() {
    write_ = head_;
    ring_[write_++] = 0;
    publish();
  }

  bool is_empty() const { return head_ == tail_; }

  // For the transmit interrupt.
  uint8_t take() { return ring_[tail_++]; }

  uint32_t dropped() const { return dropped_; }

 private:
  static const uint8_t kOverhead = 4;  // CRC, COBS byte, closing zero

  uint8_t free() const { return static_cast<uint8_t>(tail_ - head_ - 1); }

  void publish() {
    asm volatile("" ::: "memory");  // the bytes first, then the index
    head_ = write_;
  }

  void start_block() {
    code_at_ = write_++;
    run_ = 1;
  }

  void close_block() { ring_[code_at_] = run_; }

  __attribute__((always_inline)) void stuff(uint8_t byte) {
    if (byte == 0) {
      close_block();
      start_block();
    } else {
      ring_[write_++] = byte;
      ++run_;
    }
  }

  uint8_t ring_[256];
  volatile uint8_t head_ = 0;
  volatile uint8_t tail_ = 0;
  uint8_t write_ = 0;
  uint8_t code_at_ = 0;
  uint8_t run_ = 0;
  uint16_t crc_ = 0;
  uint32_t dropped_ = 0;
};

}  // namespace rig
