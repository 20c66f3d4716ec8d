// The whole board: sensors on one side, the host on the other, one pass of work at a time.
#pragma once

#include <avr/pgmspace.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "analog_inputs.h"
#include "bits.h"
#include "clock.h"
#include "commands.h"
#include "identity.h"
#include "idle.h"
#include "interrupt_probe.h"
#include "load_cell.h"
#include "outbox.h"
#include "packet.h"
#include "restart.h"
#include "stream.h"
#include "uart.h"
#include "work.h"

namespace rig {

// Board: the constants of `board.h`. Streams are the load cells first, then the pad's cells.
template <class Board>
class Instrument {
 public:
  static const uint8_t kCells = 2;
  static const uint8_t kStreams = kCells + AnalogInputs::kPads;

  RIG_APART void begin() {
    reset_cause_ = Restart::cause();
    identity_ = read_identity(memory_noise());
    Clock::begin();
    Uart::begin(Board::kBaud);
    for (uint8_t i = 0; i < kStreams; ++i) begin_stream(i);
    knee.begin(Clock::now(), Board::kCellPeriodUs);
    foot.begin(Clock::now(), Board::kCellPeriodUs);
    inputs.begin();
    Restart::guard();
    status_at_ = Clock::now();
    outbox.put_separator();
    introduce();
    work::ask(work::kTick);
  }

  // Do what is asked; nothing in here waits.
  void work() {
    Restart::alive();
    const bool is_tick = work::is_asked(work::kTick);
    work::done(work::kTick);
    if (is_tick || work::is_asked(work::kCell)) read_cells();
    if (work::is_asked(work::kPad)) read_pads();
    if (work::is_asked(work::kHeard)) listen();
    if (is_tick) keep_time();
    if (introduced_ < kStreams + 1) go_on_introducing();
    if (told_again_ != 0) tell_again();
    Uart::send(outbox);
  }

  // For the tick's interrupt.
  void on_tick(uint16_t late_halves) {
    probe_.late_by(late_halves);
    Restart::on_tick();
    work::ask(work::kTick);
  }

  // What commands ask.
  uint32_t now() const { return Clock::now(); }

  void introduce() { introduced_ = 0; }

  void start() { is_streaming_ = true; }

  void stop() {
    is_streaming_ = false;
    for (Stream& stream : streams_) stream.forget();
  }

  Reason set_rate(uint8_t stream, uint32_t rate_mhz) {
    PadRate rate;
    if (stream >= kStreams) return Reason::kNoSuchStream;
    if (stream < kCells ? rate_mhz != Board::kCellRateMhz : !find(rate_mhz, rate)) return Reason::kRateNotAvailable;
    if (is_streaming_) return Reason::kNotWhileStreaming;
    if (stream >= kCells) set_pad_rate(static_cast<uint8_t>(stream - kCells), rate);
    set_bit(told_again_, stream);
    return Reason::kNone;
  }

  Outbox outbox;
  AnalogInputs inputs;
  LoadCell<typename Board::KneePins, Clock> knee;
  LoadCell<typename Board::FootPins, Clock> foot;

 private:
  static const uint32_t kStatusUs = 1000000;
  static const uint8_t kBytesAPass = 32;  // of commands: a flood must not keep the sensors waiting

  void begin_stream(uint8_t index) {
    const StreamTold design = design_of(index);
    streams_[index].begin(index, design.lowest_counts, design.highest_counts);
    if (index < kCells) {
      streams_[index].set_batch(Board::kCellsInPacket);
    } else {
      PadRate rate;
      if (find(design.rate_mhz, rate)) set_pad_rate(static_cast<uint8_t>(index - kCells), rate);
    }
  }

  RIG_APART static StreamTold design_of(uint8_t index) {
    StreamTold design;
    memcpy_P(&design, &Board::kStreams[index], sizeof design);
    return design;
  }

  static bool find(uint32_t rate_mhz, PadRate& rate) {
    for (const PadRate& offered : Board::kPadRates) {
      memcpy_P(&rate, &offered, sizeof rate);
      if (rate.rate_mhz == rate_mhz) return true;
    }
    return false;
  }

  void set_pad_rate(uint8_t pad, const PadRate& rate) {
    pad_rates_mhz_[pad] = rate.rate_mhz;
    inputs.set_rate(pad, rate);
    streams_[kCells + pad].set_batch(rate.in_packet);
  }

  void read_cells() {
    work::done(work::kCell);
    read_cell(knee, streams_[0]);
    read_cell(foot, streams_[1]);
  }

  template <class Cell>
  void read_cell(Cell& cell, Stream& stream) {
    if (!cell.asks_for_poll()) return;
    Reading reading;
    if (cell.poll(Clock::now(), reading, stream.troubles.missed)) {
      stream.take(reading, is_streaming_, outbox);
      Uart::send(outbox);  // the bytes of one cell leave while the next is read
    }
  }

  void read_pads() {
    work::done(work::kPad);
    for (uint8_t i = 0; i < AnalogInputs::kPads; ++i) {
      if (inputs.pads[i].is_ready()) read_pad(inputs.pads[i], streams_[kCells + i]);
    }
  }

  RIG_APART void read_pad(PelvisPad& pad, Stream& stream) {
    if (!pad.take_in()) return;
    stream.troubles.missed = static_cast<uint16_t>(stream.troubles.missed + pad.missed());
    const uint8_t flags = pad.missed() > 0 ? kLostBefore : uint8_t(0);
    stream.take(Reading{Clock::at(pad.noted()), pad.counts(), flags}, is_streaming_, outbox);
  }

  RIG_APART void listen() {
    work::done(work::kHeard);
    for (uint8_t left = kBytesAPass; Uart::has_byte(); --left) {
      if (left == 0 || !commands_.can_answer(outbox)) {
        work::ask(work::kHeard);
        return;
      }
      uint32_t at = 0;
      const uint8_t byte = Uart::take(at);
      commands_.take(byte, at, *this, outbox);
    }
  }

  // Every 16 ms is often enough.
  void keep_time() {
    if (++ticks_ % 4 != 0) return;
    const uint32_t now = Clock::now();
    knee.count_missing(now, streams_[0].troubles.missed);
    foot.count_missing(now, streams_[1].troubles.missed);
    for (Stream& stream : streams_) stream.send_old(now, outbox);
    if (now - status_at_ >= kStatusUs) send_status(now);
  }

  RIG_APART void go_on_introducing() {
    const bool sent = introduced_ == 0 ? send_hello() : tell(static_cast<uint8_t>(introduced_ - 1));
    if (sent) ++introduced_;
    if (introduced_ < kStreams + 1) work::ask(work::kTick);
  }

  bool tell(uint8_t stream) {
    StreamTold told = design_of(stream);
    if (stream >= kCells) told.rate_mhz = pad_rates_mhz_[stream - kCells];
    return send_named(outbox, told);
  }

  // Streams whose rate has changed.
  void tell_again() {
    for (uint8_t i = 0; i < kStreams; ++i) {
      if (has_bit(told_again_, i) && tell(i)) clear_bit(told_again_, i);
    }
  }

  bool send_hello() {
    Hello hello;
    memcpy_P(&hello, &Board::kHello, sizeof hello);
    hello.boot_id = identity_.boot_id;
    memcpy(hello.serial, identity_.serial, sizeof hello.serial);
    hello.reset_cause = reset_cause_;
    return send_named(outbox, hello);
  }

  // STATUS: the board, then a row for each stream.
  struct Status {
    StatusHead board;
    Troubles streams[kStreams];
  };

  RIG_APART void send_status(uint32_t now) {
    Status status;
    StatusHead& board = status.board;
    board.type = Type::kStatus;
    board.ticks = now;
    board.free_ram = free_ram();
    board.supply_mv = inputs.supply_mv();
    cli();
    board.irq_off_us = probe_.fetch_us();
    sei();
    board.idle_percent = Idle::percent(now - status_at_);
    board.dropped_packets = outbox.dropped();
    board.rx_overruns = Uart::overruns();
    board.rx_bad_frames = commands_.bad_frames();
    board.commands_refused = commands_.refused();
    board.stream_count = kStreams;
    for (uint8_t i = 0; i < kStreams; ++i) status.streams[i] = streams_[i].troubles;
    if (!send(outbox, status)) return;
    status_at_ += kStatusUs;
    inputs.ask_reference();
  }

  Commands<Instrument> commands_;
  InterruptProbe probe_;
  Stream streams_[kStreams];
  Identity identity_ = {};
  uint32_t pad_rates_mhz_[AnalogInputs::kPads] = {};
  uint32_t status_at_ = 0;
  ResetCause reset_cause_ = ResetCause::kUnknown;
  uint8_t introduced_ = 0;  // packets of the introduction that have gone
  uint8_t told_again_ = 0;
  uint8_t ticks_ = 0;
  bool is_streaming_ = false;
};

}  // namespace rig
