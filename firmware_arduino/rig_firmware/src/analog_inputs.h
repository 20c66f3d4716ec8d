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

// What the interrupt remembers from one conversion to the next is in registers made for that: GPIOR1 the channel that is
// being converted, GPIOR2 the channel that comes after the back cell.
class AnalogInputs {
 public:
  static const uint8_t kPads = 2;
  static const uint8_t kFront = 0;
  static const uint8_t kBack = 1;
  static const uint8_t kReference = 14;
  static const uint8_t kAgainstSupply = _BV(REFS0);  // the pad sensors are ratiometric to it

  // The converter runs at 125 kHz, within the 200 kHz up to which its data sheet promises ten bits: a conversion takes
  // 13 steps of 8 us and up to one more to begin.
  static const uint8_t kGo = _BV(ADEN) | _BV(ADSC) | _BV(ADIE) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);

  void begin() {
    DIDR0 = static_cast<uint8_t>((1 << kPads) - 1);
    GPIOR2 = kFront;
    start(kFront);
  }

  void set_rate(uint8_t pad, const PadRate& rate) { pads[pad].begin(rate, kPads * kConversionHalves); }

  // For the interrupt: a block of the cell before the one that is being converted is complete.
  __attribute__((always_inline)) void on_block() {
    const uint16_t noted = Clock::halves();
    sei();  // it cannot meet itself
    if (GPIOR1 == kBack) {
      pads[kFront].close(noted);
    } else {
      pads[kBack].close(noted);
    }
    work::ask(work::kPad);
  }

  // For the interrupt: the reference has been read.
  void on_reference() {
    reference_code_ = ADC;
    if (--references_left_ == 0) GPIOR2 = kFront;
    start(GPIOR2);
  }

  // Measure the supply in a moment, between two conversions of the pad.
  void ask_reference() {
    references_left_ = kReferenceConversions;
    GPIOR2 = kReference;
  }

  // Millivolts; 0 before the first measurement. The reference is 1.1 V within 10 %, as the data sheet has it.
  uint16_t supply_mv() const {
    cli();
    const uint16_t code = reference_code_;
    sei();
    return code == 0 ? uint16_t(0) : static_cast<uint16_t>((kReferenceMv * 1023 + code / 2) / code);
  }

  PelvisPad pads[kPads];

 private:
  static const uint8_t kReferenceConversions = 4;  // it needs 350 us to settle behind the multiplexer
  static const uint8_t kConversionHalves = 222;    // about: the plan of each block puts right what is missing
  static const uint32_t kReferenceMv = 1100;

  static void start(uint8_t channel) {
    GPIOR1 = channel;
    ADMUX = static_cast<uint8_t>(kAgainstSupply | channel);
    ADCSRA = kGo;
  }

  volatile uint16_t reference_code_ = 0;
  volatile uint8_t references_left_ = 0;
};

}  // namespace rig
