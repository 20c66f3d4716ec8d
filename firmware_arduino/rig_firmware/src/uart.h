// The serial line: a driver of our own, because the core's keeps 64 bytes of its own and copies every byte twice.
#pragma once

#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdint.h>

#include "bits.h"
#include "clock.h"
#include "outbox.h"
#include "work.h"

namespace rig {

class Uart {
 public:
  // 250 k, 500 k and 1 M are exact at 16 MHz; 115,200 is 2.1 % fast.
  static void begin(uint32_t baud) {
    UCSR0A = _BV(U2X0);
    UBRR0 = static_cast<uint16_t>((F_CPU / 4 / baud - 1) / 2);
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
    UCSR0B = _BV(RXEN0) | _BV(TXEN0) | _BV(RXCIE0);
  }

  // The interrupt sends until the outbox is empty.
  static void send(const Outbox& outbox) {
    cli();
    if (!outbox.is_empty()) set_bit(UCSR0B, UDRIE0);
    sei();
  }

  __attribute__((always_inline)) static void on_ready_to_send(Outbox& outbox) {
    if (outbox.take(UDR0)) clear_bit(UCSR0B, UDRIE0);
  }

  // A byte has come. Zeros end frames: they are stamped, and only they (or many bytes) ask for work.
  static void on_received(uint16_t halves) {
    const bool damaged = (UCSR0A & (_BV(FE0) | _BV(DOR0))) != 0;
    const uint8_t byte = UDR0;
    const uint8_t head = head_;
    const uint8_t waiting = static_cast<uint8_t>((head - tail_) & kMask);
    if (damaged || waiting == kMask) ++overruns_;
    if (waiting == kMask) return;
    ring_[head] = byte;
    head_ = static_cast<uint8_t>((head + 1) & kMask);
    if (byte == 0) {
      const uint8_t at = zeros_in_;
      stamps_[at & kStampMask] = halves;
      zeros_in_ = static_cast<uint8_t>(at + 1);
      work::ask(work::kHeard);
    } else if (waiting > kMask / 2) {
      work::ask(work::kHeard);
    }
  }

  static bool has_byte() { return head_ != tail_; }

  // The oldest byte; `at` is set when it is a zero.
  static uint8_t take(uint32_t& at) {
    const uint8_t byte = ring_[tail_];
    if (byte == 0) at = Clock::at(stamps_[zeros_out_++ & kStampMask]);
    tail_ = static_cast<uint8_t>((tail_ + 1) & kMask);
    return byte;
  }

  // Bytes that found no room or came damaged, since boot.
  static uint16_t overruns() {
    cli();
    const uint16_t overruns = overruns_;
    sei();
    return overruns;
  }

 private:
  static const uint8_t kMask = 63;
  static const uint8_t kStampMask = 3;

  static volatile uint8_t ring_[kMask + 1];
  static volatile uint16_t stamps_[kStampMask + 1];
  static volatile uint8_t head_;
  static volatile uint8_t tail_;
  static volatile uint8_t zeros_in_;
  static uint8_t zeros_out_;
  static volatile uint16_t overruns_;
};

}  // namespace rig
