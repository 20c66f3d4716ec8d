#include "restart.h"

#include <avr/io.h>
#include <avr/wdt.h>

extern uint8_t _end;  // of all variables; from here to the stack nothing is used

namespace rig {

namespace {

const uint8_t kPaint = 0xC5;
const uint8_t kStandstillTicks = 50;
const uint16_t kWasRunning = 0x5249;
const uint16_t kStoodStill = 0x6861;

// These survive a restart: nobody clears them.
uint8_t mcusr_at_boot __attribute__((section(".noinit")));
uint32_t noise __attribute__((section(".noinit")));
uint16_t last_life __attribute__((section(".noinit")));

volatile uint8_t silent_ticks = 0;
const uint8_t* untouched = nullptr;

ResetCause told_by(uint8_t flags) {
  if (flags & _BV(PORF)) return ResetCause::kPowerOn;
  if (flags & _BV(WDRF)) return ResetCause::kWatchdog;
  if (flags & _BV(BORF)) return ResetCause::kBrownOut;
  if (flags & _BV(EXTRF)) return ResetCause::kExternal;
  return ResetCause::kUnknown;
}

// A boot loader has cleared the flags: the memory knows whether it was alive before.
ResetCause remembered() {
  if (last_life == kStoodStill) return ResetCause::kWatchdog;
  return last_life == kWasRunning ? ResetCause::kExternal : ResetCause::kPowerOn;
}

}  // namespace

// Before anything else, without a stack frame: after a watchdog reset the watchdog is still on, at 16 ms; and the
// memory is painted, to see later how much of it was never used.
void before_main() __attribute__((naked, used, section(".init3")));
void before_main() {
  mcusr_at_boot = MCUSR;
  MCUSR = 0;
  wdt_disable();
  uint8_t* at = &_end;
  uint16_t mixed = 0;
  do {
    mixed = static_cast<uint16_t>((mixed << 1 | mixed >> 15) + *at);
    *at = kPaint;
  } while (++at <= reinterpret_cast<uint8_t*>(RAMEND));
  noise = noise * 0x10001 + mixed;
}

ResetCause Restart::cause() {
  const ResetCause told = told_by(mcusr_at_boot);
  const ResetCause cause = told == ResetCause::kUnknown ? remembered() : told;
  last_life = kWasRunning;
  return cause;
}

void Restart::guard() { wdt_enable(WDTO_250MS); }

void Restart::alive() {
  wdt_reset();
  silent_ticks = 0;
  last_life = kWasRunning;
}

void Restart::on_tick() {
  if (++silent_ticks == kStandstillTicks) last_life = kStoodStill;
}

uint16_t free_ram() {
  if (untouched == nullptr) untouched = reinterpret_cast<uint8_t*>(SP) - 1;
  // a frame may leave holes of paint: 16 bytes of it in a row are memory that nothing has used
  uint8_t whole = 0;
  for (const uint8_t* at = untouched; whole < 16 && at > &_end; --at) {
    if (*at == kPaint) {
      ++whole;
    } else {
      untouched = at - 1;
      whole = 0;
    }
  }
  return static_cast<uint16_t>(untouched - &_end + 1);
}

uint32_t memory_noise() { return noise; }

}  // namespace rig
