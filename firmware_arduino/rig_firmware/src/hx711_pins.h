// The two wires of an HX711-class converter on an AVR. Everything is known when compiling, so that a pin is one
// instruction.
#pragma once

#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdint.h>

#include "bits.h"

namespace rig {

// Port letters as types, because registers cannot be template parameters.
struct PortB {
  static volatile uint8_t& in() { return PINB; }
  static volatile uint8_t& out() { return PORTB; }
  static volatile uint8_t& direction() { return DDRB; }
  static volatile uint8_t& watched() { return PCMSK0; }
  static const uint8_t kInterrupt = PCIE0;
};

struct PortD {
  static volatile uint8_t& in() { return PIND; }
  static volatile uint8_t& out() { return PORTD; }
  static volatile uint8_t& direction() { return DDRD; }
  static volatile uint8_t& watched() { return PCMSK2; }
  static const uint8_t kInterrupt = PCIE2;
};

template <class Port, uint8_t kDataBit, uint8_t kClockBit>
struct Hx711Pins {
  static void begin() {
    set_bit(Port::direction(), kClockBit);
    set_bit(Port::out(), kDataBit);  // pulled up: a missing converter is never ready
    set_bit(PCICR, Port::kInterrupt);
  }

  static bool data_is_low() { return !has_bit(Port::in(), kDataBit); }

  static void hold_clock(bool high) {
    if (high) {
      set_bit(Port::out(), kClockBit);
    } else {
      clear_bit(Port::out(), kClockBit);
    }
  }

  // One pulse on SCK; the level of DOUT that belongs to it. High for 0.5 us (the chip asks for 0.2 to 50), and only
  // that long nobody may interrupt.
  __attribute__((always_inline)) static bool pulse() {
    cli();
    hold_clock(true);
    __builtin_avr_delay_cycles(6);
    hold_clock(false);
    sei();
    return !data_is_low();
  }

  static void watch(bool on) {
    if (on) {
      set_bit(Port::watched(), kDataBit);
    } else {
      clear_bit(Port::watched(), kDataBit);
    }
  }
};

}  // namespace rig
