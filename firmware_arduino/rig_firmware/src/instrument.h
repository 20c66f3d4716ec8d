// The whole board: sensors on one side, the host on the other, one pass of work at a time.
#pragma once

#include <avr/pgmspace.h>
#include <stddef.h>
#include <stdint.h>

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

  Instrument() : commands_(*this, outbox) {}

  void begin() {
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
    if (!outbox.is_empty()) Uart::wake_sender();
  }

  // For the millisecond interrupt.
  void on_millisecond(uint16_t late_halves) {
    probe_.late_by(late_halves);
    Restart::on_millisecond();
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
    if (stream >= kStreams) return Reason::kNoSuchStream;
    if (!has_rate(stream, rate_mhz)) return Reason::kRateNotAvailable;
    if (is_streaming_) return Reason::kNotWhileStreaming;
    apply_rate(stream, rate_mhz);
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
    const StreamDesign design = design_of(index);
    streams_[index].begin(index, design.lowest_counts, design.highest_counts);
    apply_rate(index, design.rate_mhz);
  }

  static StreamDesign design_of(uint8_t index) {
    StreamDesign design;
    memcpy_P(&design, &Board::kStreams[index], sizeof design);
    return design;
  }

  void apply_rate(uint8_t stream, uint32_t rate_mhz) {
    rates_mhz_[stream] = rate_mhz;
    streams_[stream].set_rate(rate_mhz);
    if (stream >= kCells) inputs.set_rate(static_cast<uint8_t>(stream - kCells), rate_mhz);
  }

  bool has_rate(uint8_t stream, uint32_t rate_mhz) const {
    if (stream < kCells) return rate_mhz == rates_mhz_[stream];
    return rate_mhz == 80000 || rate_mhz == 100000 || rate_mhz == 200000 || rate_mhz == 500000;
  }

  void read_cells() {
    work::done(work::kCell);
    read_cell(knee, streams_[0]);
    read_cell(foot, streams_[1]);
  }

  template <class Cell>
  void read_cell(Cell& cell, Stream& stream) {
    Reading reading;
    if (cell.poll(Clock::now(), reading, stream.troubles.missed)) {
      stream.take(reading, is_streaming_, outbox);
      Uart::wake_sender();  // the bytes of one cell leave while the next is read
    }
  }

  void read_pads() {
    work::done(work::kPad);
    for (uint8_t i = 0; i < AnalogInputs::kPads; ++i) {
      if (inputs.pads[i].is_ready()) read_pad(inputs.pads[i], streams_[kCells + i]);
    }
  }

  void read_pad(PelvisPad& pad, Stream& stream) {
    const PelvisPad::Sum done = pad.fetch();
    stream.troubles.missed = static_cast<uint16_t>(stream.troubles.missed + done.lost);
    stream.take(PelvisPad::average(done, Clock::at(done.noted)), is_streaming_, outbox);
  }

  void listen() {
    work::done(work::kHeard);
    for (uint8_t left = kBytesAPass; Uart::has_byte(); --left) {
      if (left == 0 || !commands_.can_answer()) {
        work::ask(work::kHeard);
        return;
      }
      uint32_t at = 0;
      const uint8_t byte = Uart::take(at);
      commands_.take(byte, at);
    }
  }

  void keep_time() {
    const uint32_t now = Clock::now();
    for (Stream& stream : streams_) stream.send_old(now, outbox);
    tell_again();
    if (now - status_at_ >= kStatusUs) send_status_of(now);
  }

  void go_on_introducing() {
    const bool sent = introduced_ == 0 ? send_hello(outbox, hello()) : tell(static_cast<uint8_t>(introduced_ - 1));
    if (sent) ++introduced_;
    if (introduced_ < kStreams + 1) work::ask(work::kTick);
  }

  bool tell(uint8_t stream) { return send_stream(outbox, stream, design_of(stream), rates_mhz_[stream]); }

  // Streams whose rate has changed.
  void tell_again() {
    for (uint8_t i = 0; i < kStreams; ++i) {
      if (has_bit(told_again_, i) && tell(i)) clear_bit(told_again_, i);
    }
  }

  Hello hello() const {
    Hello hello = {{Board::kFirmware[0], Board::kFirmware[1], Board::kFirmware[2]},
                   identity_.boot_id, {}, reset_cause_, kStreams, Board::kName};
    for (uint8_t i = 0; i < sizeof hello.serial; ++i) hello.serial[i] = identity_.serial[i];
    return hello;
  }

  void send_status_of(uint32_t now) {
    Status status;
    status.ticks = now;
    status.free_ram = free_ram();
    status.supply_mv = inputs.supply_mv();
    cli();
    status.irq_off_us = probe_.fetch_us();
    sei();
    status.idle_percent = Idle::percent(now - status_at_);
    status.rx_overruns = Uart::overruns();
    status.rx_bad_frames = commands_.bad_frames();
    status.commands_refused = commands_.refused();
    Troubles troubles[kStreams];
    for (uint8_t i = 0; i < kStreams; ++i) troubles[i] = streams_[i].troubles;
    if (!send_status(outbox, status, troubles, kStreams)) return;
    status_at_ += kStatusUs;
    inputs.ask_reference();
  }

  Commands<Instrument> commands_;
  InterruptProbe probe_;
  Stream streams_[kStreams];
  Identity identity_;
  uint32_t rates_mhz_[kStreams];
  uint32_t status_at_ = 0;
  ResetCause reset_cause_ = ResetCause::kUnknown;
  uint8_t introduced_ = kStreams + 1;  // packets of the introduction that have gone
  uint8_t told_again_ = 0;
  bool is_streaming_ = false;
};

}  // namespace rig
