#include "idle.h"

namespace rig {

uint32_t Idle::slept_halves = 0;

}  // namespace rig
