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
  // Sleep in the mode that leaves timers, converter and serial line running. Most wakings need no work: then sleep on.
  static void until_work() {
    SMCR = _BV(SE);  // mode 0: idle
    for (;;) {
      cli();
      if (work::is_any()) break;
      const uint16_t since = Clock::halves();
      sei();
      sleep_cpu();
      __builtin_avr_delay_cycles(2);  // an interrupt that came before the sleep gets in here
      cli();
      const uint16_t slept = static_cast<uint16_t>(Clock::halves() - since);
      if (slept > kWakingHalves) slept_halves += static_cast<uint16_t>(slept - kWakingHalves);
    }
    sei();
  }

  // Per cent since the last call, which was `elapsed_us` ago.
  static uint8_t percent(uint32_t elapsed_us) {
    const uint32_t share = slept_halves / (elapsed_us / 50);
    slept_halves = 0;
    return share > 100 ? 100 : static_cast<uint8_t>(share);
  }

 private:
  static const uint8_t kWakingHalves = 18;  // the interrupt that wakes takes 9 us of a sleep, measured

  static uint32_t slept_halves;
};

}  // namespace rig
