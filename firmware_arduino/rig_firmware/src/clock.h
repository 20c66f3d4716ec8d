// Device time: timer 1 counts half microseconds, its overflows make 32 bits of microseconds.
//
// The Arduino core's micros() counts in steps of 4 and keeps interrupts off for 6 us a thousand times a second;
// this clock does so for 3 us, 30 times a second. Interrupts note 16 bits; the
// main program widens them.
#pragma once

#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdint.h>

namespace rig {

class Clock {
 public:
  // 4 ms and a little: no multiple of the steps of 8 us that the analog converter works in, so that a tick meets every
  // phase of it.
  static const uint16_t kHalvesPerTick = 8001;

  static void begin() {
    TIMSK0 = 0;  // the core's millis() is not used
    TCCR1A = 0;
    TCCR1B = _BV(CS11);  // 16 MHz / 8
    TCNT1 = 0;
    OCR1A = kHalvesPerTick;
    TIFR1 = _BV(TOV1) | _BV(OCF1A);
    TIMSK1 = _BV(TOIE1) | _BV(OCIE1A);
  }

  // Half microseconds, 16 bits; with interrupts off, as every 16-bit register.
  static uint16_t halves() { return TCNT1; }

  static uint32_t now() {
    uint16_t halves;
    return read(halves);
  }

  // Microseconds of an instant that an interrupt noted as `halves`, at most 32 ms ago.
  static uint32_t at(uint16_t noted) {
    uint16_t halves;
    const uint32_t now = read(halves);
    return now - (static_cast<uint16_t>(halves - noted) >> 1);
  }

  // For the tick's interrupt: order the next one; how late is this one?
  static uint16_t next_tick() {
    const uint16_t due = OCR1A;
    const uint16_t late = static_cast<uint16_t>(TCNT1 - due);
    OCR1A = static_cast<uint16_t>(due + kHalvesPerTick);
    return late;
  }

  static void on_overflow() { overflowed_us += kUsPerOverflow; }

  static volatile uint32_t overflowed_us;  // microseconds up to the last overflow

 private:
  static const uint16_t kUsPerOverflow = 32768;

  static uint32_t read(uint16_t& halves) {
    cli();
    halves = TCNT1;
    uint32_t since = overflowed_us;
    const bool just_overflowed = (TIFR1 & _BV(TOV1)) && halves < 0x8000;
    sei();
    if (just_overflowed) since += kUsPerOverflow;
    return since + (halves >> 1);
  }
};

}  // namespace rig
