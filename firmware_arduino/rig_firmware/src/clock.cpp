#include "clock.h"

namespace rig {

volatile uint32_t Clock::overflowed_us = 0;

}  // namespace rig
