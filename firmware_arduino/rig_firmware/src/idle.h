// Sleep until an interrupt asks for work, and the share of time spent asleep.
#pragma once

#include <avr/interrupt.h>
#include <avr/sleep.h>
#include <stdint.h>

#include "clock.h"
#include "work.h"

namespace rig {

class Idle {
 public:
  // Sleep in the mode that leaves timers, converter and serial line running. Most interrupts ask for no work: then
  // sleep on. Nothing gets in between `sei` and `sleep`, so that no asking is slept through.
  static void until_work() {
    uint16_t wakings = 0;
    SMCR = _BV(SE);  // mode 0: idle
    cli();
    const uint16_t since = Clock::halves();
    while (!work::is_any()) {
      sei();
      sleep_cpu();
      __builtin_avr_delay_cycles(1);  // an interrupt that came just before the sleep gets in here
      cli();
      ++wakings;
    }
    const uint16_t passed = static_cast<uint16_t>(Clock::halves() - since);
    sei();
    const uint16_t awake = static_cast<uint16_t>(wakings * kWakingHalves);
    if (passed > awake) slept_halves += static_cast<uint16_t>(passed - awake);
  }

  // Per cent since the last call, which was `elapsed_us` ago.
  static uint8_t percent(uint32_t elapsed_us) {
    const uint32_t share = slept_halves / (elapsed_us / 50);
    slept_halves = 0;
    return share > 100 ? 100 : static_cast<uint8_t>(share);
  }

 private:
  static const uint8_t kWakingHalves = 9;  // an interrupt that asks for nothing and the look around take 4.5 us, measured

  static uint32_t slept_halves;
};

}  // namespace rig
