// The processor's own converter: both pad cells in turn, each conversion started by the interrupt of the one before;
// once a second the supply voltage, by the reading of the internal 1.1 V reference.
#pragma once

#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdint.h>

#include "clock.h"
#include "pelvis_pad.h"
#include "work.h"

namespace rig {

// What the interrupt remembers from one conversion to the next is in registers made for that: GPIOR1 the channel, GPIOR2
// how often the reference is still to be read.
class AnalogInputs {
 public:
  static const uint8_t kPads = 2;

  // The converter runs at 250 kHz: a conversion takes 52 us, so that each cell is read 8,600 times a second. Its data
  // sheet promises all ten bits up to 200 kHz; what the last quarter costs is far below what averaging gains.
  void begin() {
    DIDR0 = static_cast<uint8_t>((1 << kPads) - 1);
    GPIOR1 = 0;
    ask_reference();
    ADMUX = kAgainstSupply;
    ADCSRA = kGo;
  }

  void set_rate(uint8_t pad, uint32_t rate_mhz) {
    const uint32_t period = Clock::kHalvesPerMs * 1000000UL / rate_mhz;
    cli();
    pads[pad].begin(Clock::halves(), static_cast<uint16_t>(period));
    sei();
  }

  // For the interrupt: a conversion is done.
  __attribute__((always_inline)) void on_conversion(uint16_t noted) {
    const uint16_t code = ADC;
    const uint8_t done = GPIOR1;
    const uint8_t next = following(done);
    GPIOR1 = next;
    ADMUX = static_cast<uint8_t>(kAgainstSupply | next);
    ADCSRA = kGo;
    if (done == 0) {
      if (pads[0].add(code, noted)) work::ask(work::kPad);
    } else if (done == 1) {
      if (pads[1].add(code, noted)) work::ask(work::kPad);
    } else {
      reference_code_ = code;
    }
  }

  // Measure the supply in a moment, between two conversions of the pad.
  void ask_reference() { GPIOR2 = kReferenceConversions; }

  // Millivolts; 0 before the first measurement. The reference is 1.1 V within 10 %, as the data sheet has it.
  uint16_t supply_mv() const {
    cli();
    const uint16_t code = reference_code_;
    sei();
    return code == 0 ? uint16_t(0) : static_cast<uint16_t>((kReferenceMv * 1023 + code / 2) / code);
  }

  PelvisPad pads[kPads];

 private:
  static const uint8_t kReference = 14;  // its channel
  static const uint8_t kReferenceConversions = 8;  // it needs 350 us to settle behind the multiplexer
  static const uint32_t kReferenceMv = 1100;
  static const uint8_t kAgainstSupply = _BV(REFS0);  // the pad sensors are ratiometric to it
  static const uint8_t kGo = _BV(ADEN) | _BV(ADSC) | _BV(ADIE) | _BV(ADPS2) | _BV(ADPS1);

  __attribute__((always_inline)) static uint8_t following(uint8_t channel) {
    if (channel == 0) return 1;
    const uint8_t left = GPIOR2;
    if (left == 0) return 0;
    GPIOR2 = static_cast<uint8_t>(left - 1);
    return kReference;
  }

  volatile uint16_t reference_code_ = 0;
};

}  // namespace rig
