// The packets of the wire protocol, version 1 (hardware_docs/wire_protocol.md), byte for byte as they travel: the
// processors this runs on are little-endian as the line is, and packed structures have no gaps.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "outbox.h"

#define RIG_ON_THE_WIRE __attribute__((packed))
#define RIG_APART __attribute__((noinline))  // a function of its own: inlined, it would fight for registers

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

const uint8_t kLongestName = 16;  // of a stream by the protocol; of a board it could be 32

struct RIG_ON_THE_WIRE Hello {
  Type type;
  uint8_t protocol;
  uint8_t firmware[3];
  uint32_t boot_id;
  uint8_t serial[8];
  ResetCause reset_cause;
  uint8_t stream_count;
  char name[kLongestName + 1];
};

// One stream, as designed or as it runs.
struct RIG_ON_THE_WIRE StreamTold {
  Type type;
  uint8_t index;
  Kind kind;
  uint8_t resolution_bits;
  uint8_t gain;
  uint32_t rate_mhz;
  int32_t lowest_counts;
  int32_t highest_counts;
  float nominal_scale;  // newtons or kilopascals per count
  int32_t nominal_zero;
  char name[kLongestName + 1];
};

struct RIG_ON_THE_WIRE SampleRow {
  uint16_t delta;
  uint8_t flags;
  uint8_t counts[3];
};

struct RIG_ON_THE_WIRE SamplesHead {
  Type type;
  uint8_t stream;
  uint16_t sequence;
  uint32_t ticks;
};

// What a stream has had to suffer since boot.
struct RIG_ON_THE_WIRE Troubles {
  uint16_t missed;
  uint16_t late;
  uint16_t out_of_step;
  uint16_t saturated;
};

struct RIG_ON_THE_WIRE StatusHead {
  Type type;
  uint32_t ticks;
  uint16_t free_ram;
  uint16_t supply_mv;
  uint16_t irq_off_us;
  uint8_t idle_percent;
  uint32_t dropped_packets;
  uint16_t rx_overruns;
  uint16_t rx_bad_frames;
  uint16_t commands_refused;
  uint8_t stream_count;
};

struct RIG_ON_THE_WIRE Pong {
  Type type;
  uint16_t ping_id;
  uint32_t received_ticks;
  uint32_t sent_ticks;
};

struct RIG_ON_THE_WIRE Ack {
  Type type;
  uint8_t command;
  uint8_t tag;
};

struct RIG_ON_THE_WIRE Refusal {
  Type type;
  uint8_t command;
  uint8_t tag;
  Reason reason;
};

// One reading on its way: of a converter, or of a pad.
struct Reading {
  uint32_t ticks;  // microseconds at data-ready
  int32_t counts;
  uint8_t flags;
};

// Send a packet, of which a name that it ends with travels without its zero. False, and nothing done, without room.
template <class Packet>
bool send(Outbox& outbox, const Packet& packet) { return outbox.send(&packet, sizeof packet); }

template <class Packet>
bool send_named(Outbox& outbox, const Packet& packet) {
  uint8_t length = offsetof(Packet, name);
  for (const char* at = packet.name; *at != 0; ++at) ++length;
  return outbox.send(&packet, length);
}

}  // namespace rig
