// The force rig's board: two load cells and a pelvis pad, streamed as raw counts with their instants.
// Wiring only: what is connected to what. See ../README.md, board.h for pins, src/ for the parts.

#include "board.h"
#include "src/conversion_interrupt.h"
#include "src/instrument.h"

static rig::Instrument<rig::Board> instrument;

ISR(PCINT2_vect) {
  if (instrument.knee.on_change(rig::Clock::halves())) rig::work::ask(rig::work::kCell);
}

ISR(PCINT0_vect) {
  if (instrument.foot.on_change(rig::Clock::halves())) rig::work::ask(rig::work::kCell);
}

RIG_CONVERSION_INTERRUPT(instrument.inputs)

// Lets others in as soon as it has read the clock: it cannot meet itself.
ISR(TIMER1_COMPA_vect) {
  const uint16_t late = rig::Clock::next_tick();
  sei();
  instrument.on_tick(late);
}

ISR(USART_RX_vect) { rig::Uart::on_received(rig::Clock::halves()); }

ISR(USART_UDRE_vect) { rig::Uart::on_ready_to_send(instrument.outbox); }

ISR(TIMER1_OVF_vect) { rig::Clock::on_overflow(); }

void setup() { instrument.begin(); }

void loop() {
  rig::Idle::until_work();
  instrument.work();
}
