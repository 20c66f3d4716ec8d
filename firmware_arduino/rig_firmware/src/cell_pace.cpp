#include "cell_pace.h"

namespace rig {

void CellPace::begin_again(uint32_t now) {
  is_first_ = true;
  settling_ = kSettling;
  earliest_ = now + nominal_us_;
  due_ = now + kAfterResetUs;
}

void CellPace::count_missing(uint32_t now, uint16_t& missed) {
  while (!is_before(now, due_)) {
    due_ += period_us_;
    ++missed;
    has_lost_ = is_overdue_ = true;
  }
}

void CellPace::judge(Reading& reading, bool in_step, bool is_late, uint16_t& missed) {
  count_missing(reading.ticks, missed);
  uint8_t flags = is_late ? kLate : uint8_t(0);
  if (settling_ > 0) {
    --settling_;
    flags = static_cast<uint8_t>(flags | rig::kSettling);
  }
  if (has_lost_) flags = static_cast<uint8_t>(flags | kLostBefore);
  if (!in_step) flags = static_cast<uint8_t>(flags | kOutOfStep);
  has_lost_ = !in_step;
  reading.flags = flags;
  if (in_step) arrived(reading.ticks);
}

void CellPace::arrived(uint32_t ticks) {
  if (!is_first_) adopt(ticks - last_);
  is_first_ = is_overdue_ = false;
  last_ = ticks;
  due_ = ticks + period_us_ + period_us_ / 2;
}

// The converters run on clocks of their own, some strapped to a tenth of the rate: follow what is seen.
void CellPace::adopt(uint32_t interval) {
  if (!is_overdue_) {
    const int32_t longer = static_cast<int32_t>(interval - period_us_);
    if (interval > nominal_us_ / 2) period_us_ += static_cast<uint32_t>(longer >> 3);
    gap_us_ = 0;
  } else if (is_alike(interval, gap_us_)) {
    period_us_ = interval;
  } else {
    gap_us_ = interval;
  }
}

bool CellPace::is_alike(uint32_t interval, uint32_t other) {
  const uint32_t apart = interval > other ? interval - other : other - interval;
  return apart < interval / 16;
}

}  // namespace rig
