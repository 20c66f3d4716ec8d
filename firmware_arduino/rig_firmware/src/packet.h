// The packets of the wire protocol, version 1 (hardware_docs/wire_protocol.md), as the board sends and reads them.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "outbox.h"

namespace rig {

const uint8_t kProtocol = 1;

enum class Type : uint8_t {
  kHello = 0x01, kStream = 0x02, kSamples = 0x10, kStatus = 0x11, kPong = 0x12, kAck = 0x13, kRefuse = 0x14,
  kIdentify = 0x81, kStart = 0x82, kStop = 0x83, kPing = 0x84, kRate = 0x85
};

enum class Kind : uint8_t { kForce = 1, kPressure = 2 };

enum class Reason : uint8_t {
  kNone = 0, kUnknownCommand = 1, kWrongLength = 2, kWrongProtocol = 3, kNoSuchStream = 4,
  kRateNotAvailable = 5, kNotWhileStreaming = 6
};

enum class ResetCause : uint8_t { kUnknown = 0, kPowerOn = 1, kExternal = 2, kBrownOut = 3, kWatchdog = 4 };

// Quality of one sample.
const uint8_t kSaturated = 1;
const uint8_t kOutOfStep = 2;
const uint8_t kLate = 4;
const uint8_t kSettling = 8;
const uint8_t kLostBefore = 16;

const uint8_t kShortAnswer = 11;  // the longest of PONG, ACK and REFUSE

// One stream as designed: its row in the introduction.
struct StreamDesign {
  Kind kind;
  uint8_t resolution_bits;
  uint8_t gain;
  uint32_t rate_mhz;  // at boot
  int32_t lowest_counts;
  int32_t highest_counts;
  float nominal_scale;  // newtons or kilopascals per count
  int32_t nominal_zero;
  char name[17];
};

struct Hello {
  uint8_t firmware[3];
  uint32_t boot_id;
  uint8_t serial[8];  // little-endian
  ResetCause reset_cause;
  uint8_t stream_count;
  const char* board_name;
};

// One reading on its way: of a converter, or of a pad.
struct Reading {
  uint32_t ticks;  // microseconds at data-ready
  int32_t counts;
  uint8_t flags;
};

// What a stream has had to suffer since boot.
struct Troubles {
  uint16_t missed;
  uint16_t late;
  uint16_t out_of_step;
  uint16_t saturated;
};

struct Status {
  uint32_t ticks;
  uint16_t free_ram;
  uint16_t supply_mv;
  uint16_t irq_off_us;
  uint8_t idle_percent;
  uint16_t rx_overruns;
  uint16_t rx_bad_frames;
  uint16_t commands_refused;
};

inline uint8_t length_of(const char* text) {
  uint8_t length = 0;
  while (text[length] != 0) ++length;
  return length;
}

inline void put_text(Outbox& outbox, const char* text) {
  for (; *text != 0; ++text) outbox.put(static_cast<uint8_t>(*text));
}

inline void put_type(Outbox& outbox, Type type) { outbox.put(static_cast<uint8_t>(type)); }

inline uint32_t bits_of(float value) {
  union { float number; uint32_t bits; } both;
  both.number = value;
  return both.bits;
}

// Each of these hands back false, and has done nothing, while there is no room.

bool send_hello(Outbox& outbox, const Hello& hello);
bool send_stream(Outbox& outbox, uint8_t index, const StreamDesign& design, uint32_t rate_mhz);
bool send_status(Outbox& outbox, const Status& status, const Troubles* streams, uint8_t stream_count);
bool send_pong(Outbox& outbox, uint16_t ping_id, uint32_t received_ticks, uint32_t sent_ticks);
bool send_ack(Outbox& outbox, uint8_t command, uint8_t tag);
bool send_refuse(Outbox& outbox, uint8_t command, uint8_t tag, Reason reason);

}  // namespace rig
