#include "packet.h"

namespace rig {

namespace {

const uint8_t kHelloFixed = 19;
const uint8_t kStreamFixed = 25;
const uint8_t kStatusFixed = 23;
const uint8_t kStatusPerStream = 8;

// Ask for room and begin with the type byte.
bool begun(Outbox& outbox, Type type, uint8_t length) {
  if (!outbox.has_room(length)) return false;
  outbox.begin();
  put_type(outbox, type);
  return true;
}

}  // namespace

bool send_hello(Outbox& outbox, const Hello& hello) {
  const uint8_t length = static_cast<uint8_t>(kHelloFixed + length_of(hello.board_name));
  if (!begun(outbox, Type::kHello, length)) return false;
  outbox.put(kProtocol);
  for (uint8_t part : hello.firmware) outbox.put(part);
  outbox.put32(hello.boot_id);
  for (uint8_t byte : hello.serial) outbox.put(byte);
  outbox.put(static_cast<uint8_t>(hello.reset_cause));
  outbox.put(hello.stream_count);
  put_text(outbox, hello.board_name);
  outbox.end();
  return true;
}

bool send_stream(Outbox& outbox, uint8_t index, const StreamDesign& design, uint32_t rate_mhz) {
  const uint8_t length = static_cast<uint8_t>(kStreamFixed + length_of(design.name));
  if (!begun(outbox, Type::kStream, length)) return false;
  outbox.put(index);
  outbox.put(static_cast<uint8_t>(design.kind));
  outbox.put(design.resolution_bits);
  outbox.put(design.gain);
  outbox.put32(rate_mhz);
  outbox.put32(static_cast<uint32_t>(design.lowest_counts));
  outbox.put32(static_cast<uint32_t>(design.highest_counts));
  outbox.put32(bits_of(design.nominal_scale));
  outbox.put32(static_cast<uint32_t>(design.nominal_zero));
  put_text(outbox, design.name);
  outbox.end();
  return true;
}

bool send_status(Outbox& outbox, const Status& status, const Troubles* streams, uint8_t stream_count) {
  const uint8_t length = static_cast<uint8_t>(kStatusFixed + kStatusPerStream * stream_count);
  if (!begun(outbox, Type::kStatus, length)) return false;
  outbox.put32(status.ticks);
  outbox.put16(status.free_ram);
  outbox.put16(status.supply_mv);
  outbox.put16(status.irq_off_us);
  outbox.put(status.idle_percent);
  outbox.put32(outbox.dropped());
  outbox.put16(status.rx_overruns);
  outbox.put16(status.rx_bad_frames);
  outbox.put16(status.commands_refused);
  outbox.put(stream_count);
  for (uint8_t i = 0; i < stream_count; ++i) {
    outbox.put16(streams[i].missed);
    outbox.put16(streams[i].late);
    outbox.put16(streams[i].out_of_step);
    outbox.put16(streams[i].saturated);
  }
  outbox.end();
  return true;
}

bool send_pong(Outbox& outbox, uint16_t ping_id, uint32_t received_ticks, uint32_t sent_ticks) {
  if (!begun(outbox, Type::kPong, kShortAnswer)) return false;
  outbox.put16(ping_id);
  outbox.put32(received_ticks);
  outbox.put32(sent_ticks);
  outbox.end();
  return true;
}

bool send_ack(Outbox& outbox, uint8_t command, uint8_t tag) {
  if (!begun(outbox, Type::kAck, 3)) return false;
  outbox.put(command);
  outbox.put(tag);
  outbox.end();
  return true;
}

bool send_refuse(Outbox& outbox, uint8_t command, uint8_t tag, Reason reason) {
  if (!begun(outbox, Type::kRefuse, 4)) return false;
  outbox.put(command);
  outbox.put(tag);
  outbox.put(static_cast<uint8_t>(reason));
  outbox.end();
  return true;
}

}  // namespace rig
