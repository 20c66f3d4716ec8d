// The portable parts of the firmware, driven by lines on standard input; one line of answer to each.
//
//   crc HEX                      frame HEX                    stream HEX
//   hello MAJOR MINOR PATCH BOOT SERIALHEX CAUSE STREAMS NAME
//   table INDEX KIND BITS GAIN RATE LOWEST HIGHEST SCALEBITS ZERO NAME
//   status TICKS RAM MV IRQ IDLE DROPPED OVERRUNS BAD REFUSED N {MISSED LATE STEP SATURATED}
//   pong ID RECEIVED SENT        ack COMMAND TAG              refuse COMMAND TAG REASON
//   samples STREAM BATCH FIRST {TICKS COUNTS FLAGS}           commands HEX
//   cell {COUNTS TICKS}          pad PERIOD CONVERSION_TICKS AVERAGED LATE {CODE}    mean SUM COUNT

#include <stdio.h>
#include <string.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "commands.h"
#include "frame_reader.h"
#include "load_cell.h"
#include "outbox.h"
#include "packet.h"
#include "pelvis_pad.h"
#include "stream.h"

namespace {

using Bytes = std::vector<uint8_t>;

Bytes from_hex(const std::string& hex) {
  Bytes bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) bytes.push_back(static_cast<uint8_t>(std::stoul(hex.substr(i, 2), nullptr, 16)));
  return bytes;
}

std::string to_hex(const Bytes& bytes) {
  std::string hex;
  char digits[3];
  for (uint8_t byte : bytes) {
    snprintf(digits, sizeof digits, "%02x", byte);
    hex += digits;
  }
  return hex;
}

Bytes sent(rig::Outbox& outbox) {
  Bytes bytes;
  volatile uint8_t byte = 0;
  for (bool is_done = outbox.is_empty(); !is_done;) {
    is_done = outbox.take(byte);
    bytes.push_back(static_cast<uint8_t>(byte));
  }
  return bytes;
}

template <class Number>
Number next(std::istringstream& line) {
  long long value = 0;
  line >> value;
  return static_cast<Number>(value);
}

std::string rest_of(std::istringstream& line) {
  std::string text;
  std::getline(line, text);
  return text.empty() ? text : text.substr(1);
}

// Begin anywhere in the ring: it must not matter.
void turn(rig::Outbox& outbox, unsigned by) {
  for (unsigned i = 0; i < by; ++i) {
    outbox.put_separator();
    sent(outbox);
  }
}

std::string crc(std::istringstream& line) {
  std::string hex;
  line >> hex;
  rig::Crc16 crc = rig::Crc16::begun();
  for (uint8_t byte : from_hex(hex)) crc.add(byte);
  char digits[5];
  snprintf(digits, sizeof digits, "%04x", crc.value());
  return digits;
}

std::string frame(std::istringstream& line) {
  static rig::Outbox outbox;  // one for all: it wraps in every place
  std::string hex;
  line >> hex;
  const Bytes payload = from_hex(hex);
  if (!outbox.send(payload.data(), static_cast<uint8_t>(payload.size()))) return "no room";
  return to_hex(sent(outbox));
}

std::string stream(std::istringstream& line) {
  std::unique_ptr<rig::FrameReader<252>> reader(new rig::FrameReader<252>);
  std::string hex, accepted;
  line >> hex;
  int heard[6] = {0, 0, 0, 0, 0, 0};
  for (uint8_t byte : from_hex(hex)) {
    const rig::Heard what = reader->take(byte);
    ++heard[static_cast<int>(what)];
    if (what != rig::Heard::kFrame) continue;
    if (!accepted.empty()) accepted += ',';
    accepted += to_hex(Bytes(reader->payload(), reader->payload() + reader->length()));
  }
  std::ostringstream answer;
  answer << accepted << '|' << heard[2] << ' ' << heard[3] << ' ' << heard[4] << ' ' << heard[5];
  return answer.str();
}

template <class Packet>
void name_it(Packet& packet, const std::string& name) {
  memset(packet.name, 0, sizeof packet.name);
  memcpy(packet.name, name.data(), std::min(name.size(), sizeof packet.name - 1));
}

std::string hello(std::istringstream& line) {
  rig::Hello hello;
  hello.type = rig::Type::kHello;
  hello.protocol = rig::kProtocol;
  for (uint8_t& part : hello.firmware) part = next<uint8_t>(line);
  hello.boot_id = next<uint32_t>(line);
  std::string serial;
  line >> serial;
  const Bytes bytes = from_hex(serial);
  memcpy(hello.serial, bytes.data(), sizeof hello.serial);
  hello.reset_cause = static_cast<rig::ResetCause>(next<int>(line));
  hello.stream_count = next<uint8_t>(line);
  name_it(hello, rest_of(line));
  rig::Outbox outbox;
  rig::send_named(outbox, hello);
  return to_hex(sent(outbox));
}

std::string table(std::istringstream& line) {
  rig::StreamTold told;
  told.type = rig::Type::kStream;
  told.index = next<uint8_t>(line);
  told.kind = static_cast<rig::Kind>(next<int>(line));
  told.resolution_bits = next<uint8_t>(line);
  told.gain = next<uint8_t>(line);
  told.rate_mhz = next<uint32_t>(line);
  told.lowest_counts = next<int32_t>(line);
  told.highest_counts = next<int32_t>(line);
  const uint32_t scale = next<uint32_t>(line);
  memcpy(&told.nominal_scale, &scale, sizeof scale);
  told.nominal_zero = next<int32_t>(line);
  name_it(told, rest_of(line));
  rig::Outbox outbox;
  rig::send_named(outbox, told);
  return to_hex(sent(outbox));
}

template <class Packet>
void append(Bytes& bytes, const Packet& packet) {
  const uint8_t* const begin = reinterpret_cast<const uint8_t*>(&packet);
  bytes.insert(bytes.end(), begin, begin + sizeof packet);
}

std::string status(std::istringstream& line) {
  rig::StatusHead board;
  board.type = rig::Type::kStatus;
  board.ticks = next<uint32_t>(line);
  board.free_ram = next<uint16_t>(line);
  board.supply_mv = next<uint16_t>(line);
  board.irq_off_us = next<uint16_t>(line);
  board.idle_percent = next<uint8_t>(line);
  rig::Outbox outbox;
  const uint32_t dropped = next<uint32_t>(line);
  for (uint32_t i = 0; i < dropped; ++i) outbox.send_or_drop(&board, rig::kLongestPayload, 255);
  board.dropped_packets = outbox.dropped();
  board.rx_overruns = next<uint16_t>(line);
  board.rx_bad_frames = next<uint16_t>(line);
  board.commands_refused = next<uint16_t>(line);
  board.stream_count = next<uint8_t>(line);
  Bytes packet;
  append(packet, board);
  for (uint8_t i = 0; i < board.stream_count; ++i) {
    rig::Troubles troubles;
    troubles.missed = next<uint16_t>(line);
    troubles.late = next<uint16_t>(line);
    troubles.out_of_step = next<uint16_t>(line);
    troubles.saturated = next<uint16_t>(line);
    append(packet, troubles);
  }
  outbox.send(packet.data(), static_cast<uint8_t>(packet.size()));
  return to_hex(sent(outbox));
}

std::string pong(std::istringstream& line) {
  rig::Pong pong = {rig::Type::kPong, next<uint16_t>(line), next<uint32_t>(line), next<uint32_t>(line)};
  rig::Outbox outbox;
  rig::send(outbox, pong);
  return to_hex(sent(outbox));
}

std::string ack(std::istringstream& line) {
  const rig::Ack ack = {rig::Type::kAck, next<uint8_t>(line), next<uint8_t>(line)};
  rig::Outbox outbox;
  rig::send(outbox, ack);
  return to_hex(sent(outbox));
}

std::string refuse(std::istringstream& line) {
  rig::Refusal refusal = {rig::Type::kRefuse, next<uint8_t>(line), next<uint8_t>(line), rig::Reason::kNone};
  refusal.reason = static_cast<rig::Reason>(next<int>(line));
  rig::Outbox outbox;
  rig::send(outbox, refusal);
  return to_hex(sent(outbox));
}

std::string samples(std::istringstream& line) {
  rig::Outbox outbox;
  rig::Stream stream;
  turn(outbox, 200);
  stream.begin(next<uint8_t>(line), -8388608, 8388607);
  stream.set_batch(next<uint8_t>(line));
  const uint16_t first = next<uint16_t>(line);
  for (uint16_t i = 0; i < first; ++i) {  // count up to the first number
    stream.take(rig::Reading{i * 70000u, 1, 0}, true, outbox);
    sent(outbox);
  }
  if (first > 0) stream.send_old(first * 70000u + 100000u, outbox);
  Bytes all;
  sent(outbox);
  uint32_t ticks;
  while (line >> ticks) {
    const int32_t counts = next<int32_t>(line);
    const uint8_t flags = next<uint8_t>(line);
    stream.take(rig::Reading{ticks, counts, flags}, true, outbox);
    for (uint8_t byte : sent(outbox)) all.push_back(byte);
  }
  stream.send_old(ticks + 0x40000000u, outbox);
  for (uint8_t byte : sent(outbox)) all.push_back(byte);
  return to_hex(all);
}

// A board that only remembers what it was asked.
struct NotedBoard {
  std::string asked;
  bool streaming = false;
  uint32_t now() const { return 4242; }
  void introduce() { asked += " introduce"; }
  void start() { streaming = true; asked += " start"; }
  void stop() { streaming = false; asked += " stop"; }
  rig::Reason set_rate(uint8_t stream, uint32_t rate_mhz) {
    asked += " rate" + std::to_string(stream) + "=" + std::to_string(rate_mhz);
    if (stream >= 4) return rig::Reason::kNoSuchStream;
    if (rate_mhz != 80000) return rig::Reason::kRateNotAvailable;
    return streaming ? rig::Reason::kNotWhileStreaming : rig::Reason::kNone;
  }
};

std::string commands(std::istringstream& line) {
  NotedBoard board;
  rig::Outbox outbox;
  rig::Commands<NotedBoard> commands;
  std::string hex;
  line >> hex;
  Bytes all;
  for (uint8_t byte : from_hex(hex)) {
    if (commands.can_answer(outbox)) commands.take(byte, 4000, board, outbox);
    for (uint8_t each : sent(outbox)) all.push_back(each);
  }
  std::ostringstream answer;
  answer << to_hex(all) << '|' << commands.bad_frames() << ' ' << commands.refused() << '|' << board.asked;
  return answer.str();
}

// A converter that always has the next of some conversions.
struct GivenPins {
  static uint32_t shift;
  static int pulses;
  static void begin() {}
  static bool data_is_low() { return pulses < 25; }
  static bool pulse() {
    ++pulses;
    return pulses > 24 || ((shift >> (24 - pulses)) & 1) != 0;
  }
  static void hold_clock(bool) {}
  static void watch(bool) {}
};
uint32_t GivenPins::shift = 0;
int GivenPins::pulses = 25;

struct GivenClock {
  static uint32_t now_us;
  static uint32_t at(uint16_t) { return now_us; }
};
uint32_t GivenClock::now_us = 0;

std::string cell(std::istringstream& line) {
  rig::LoadCell<GivenPins, GivenClock> cell;
  rig::Reading reading = {0, 0, 0};
  uint16_t missed = 0;
  std::ostringstream answer;
  int32_t counts;
  bool is_first = true;
  while (line >> counts) {
    GivenClock::now_us = next<uint32_t>(line);
    if (is_first) {
      GivenPins::pulses = 25;
      cell.begin(GivenClock::now_us - 20000, 12500);
      cell.poll(GivenClock::now_us - 19000, reading, missed);
      is_first = false;
    }
    GivenPins::shift = static_cast<uint32_t>(counts) & 0xFFFFFF;
    GivenPins::pulses = 0;
    cell.on_change(0);
    if (!cell.poll(GivenClock::now_us + 50, reading, missed)) return "not ready";
    answer << reading.counts << ' ' << reading.ticks + 1 << ' ' << int(reading.flags) << ',';
  }
  answer << missed;
  return answer.str();
}

// PERIOD CONVERSION_TICKS AVERAGED LATE, then codes: the main program looks after every LATE-th conversion only.
std::string pad(std::istringstream& line) {
  rig::PelvisPad pad;
  rig::PadRate rate = {0, next<uint16_t>(line), 0, 1};
  const uint16_t conversion_ticks = next<uint16_t>(line);
  rate.averaged = next<uint8_t>(line);
  const unsigned late = next<unsigned>(line);
  pad.begin(rate, conversion_ticks);
  std::ostringstream answer;
  unsigned code, done = 0;
  while (line >> code) {
    ++done;
    if (pad.add(static_cast<uint16_t>(code))) pad.close(static_cast<uint16_t>(done * conversion_ticks));
    if (done % late != 0 || !pad.is_ready() || !pad.take_in()) continue;
    answer << done << ' ' << pad.counts() << ' ' << pad.noted() << ' ' << int(pad.missed()) << ',';
  }
  return answer.str();
}

std::string mean(std::istringstream& line) {
  const uint32_t sum = next<uint32_t>(line);
  return std::to_string(rig::mean_in_sixteenths(sum, next<uint8_t>(line)));
}

}  // namespace

int main() {
  std::string text, what;
  while (std::getline(std::cin, text)) {
    std::istringstream line(text);
    line >> what;
    std::string answer = "unknown";
    if (what == "crc") answer = crc(line);
    if (what == "frame") answer = frame(line);
    if (what == "stream") answer = stream(line);
    if (what == "hello") answer = hello(line);
    if (what == "table") answer = table(line);
    if (what == "status") answer = status(line);
    if (what == "pong") answer = pong(line);
    if (what == "ack") answer = ack(line);
    if (what == "refuse") answer = refuse(line);
    if (what == "samples") answer = samples(line);
    if (what == "commands") answer = commands(line);
    if (what == "cell") answer = cell(line);
    if (what == "pad") answer = pad(line);
    if (what == "mean") answer = mean(line);
    std::cout << answer << '\n';
  }
  return 0;
}
