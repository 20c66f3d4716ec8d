/* SPDX-License-Identifier: GPL-3.0-or-later
 * The board on a simulated chip: see chip.h and README.md. */
#include "chip.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <simavr/avr_adc.h>
#include <simavr/avr_eeprom.h>
#include <simavr/avr_extint.h>
#include <simavr/avr_ioport.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>

#define HZ 16000000.0
#define US 16
#define ENTRY_CYCLES 4
#define POWER_DOWN_CYCLES (60 * US)
#define FIRST_AFTER_PERIODS 4 /* periods from a reset to the first conversion */
#define SETTLING_PERIODS 4    /* data sheet: output settling time */
#define CHANGES 1024
#define LOG_ROWS (1u << 18)
#define BYTES_ROWS (1u << 18)
#define MCUSR_ADDRESS 0x54
#define PINB_ADDRESS 0x23
#define PIND_ADDRESS 0x29
#define WAITING_OF_CHIP 3 /* two bytes, and one in the shift register */
#define NEVER UINT64_MAX
#define FOREVER (UINT64_C(1) << 60)

/* One converter and where it is wired. */
struct cell {
    chip_t *chip;
    char port;
    int data_bit, clock_bit;
    avr_irq_t *data_irq;
    double rate_hz, drift_per_s;
    int fault;
    double level; /* as it was before the changes below */
    struct change { double cycle, counts; } changes[CHANGES];
    uint32_t change_count;
    int32_t noise, last_counts;
    int dout, sck, pulses, is_down, corrupt_bit;
    uint32_t shift;
    uint64_t sck_rose, first_pulse;
    double next_cycle;
    struct conversion *log;
    uint32_t conversions, fetched;
};

struct chip {
    avr_t *avr;
    avr_uart_t *uart;
    elf_firmware_t firmware;
    uint32_t noise_state;
    struct cell cells[CELLS];
    double pad_level[PADS], pad_noise[PADS];
    struct pad_conversion *pad_log;
    uint32_t pad_conversions, pad_fetched;
    uint8_t *out;
    uint64_t *out_cycles;
    uint32_t out_count, out_fetched;
    uint64_t out_free;
    avr_cycle_count_t held_cycles; /* of a byte, while the line is held; 0: it is not */
    uint16_t *in;
    uint64_t *in_due;
    uint32_t in_count, in_taken;
    uint64_t in_free;
    uint64_t irq_off_since;
    int is_asleep;
    struct figures figures;
};

static uint32_t random_bits(chip_t *chip) {
    uint32_t x = chip->noise_state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return chip->noise_state = x;
}

static double random_even(chip_t *chip) { return random_bits(chip) / 4294967296.0 - 0.5; }

/* Four even ones make a fair bell; rms 1. */
static double random_bell(chip_t *chip) {
    double sum = 0;
    for (int i = 0; i < 4; i++) sum += random_even(chip);
    return sum * sqrt(3.0);
}

/* ---- converters ---- */

/* Drive DOUT, unless a fault holds it. simavr would lift a pulled-up input at any write to its port unless its level is declared. */
static void set_dout(struct cell *cell, int level) {
    cell->dout = level;
    if (cell->fault == STUCK_HIGH) level = 1;
    if (cell->fault == STUCK_LOW) level = 0;
    avr_ioport_external_t held = {.name = (unsigned long)cell->port,
                                  .mask = 1u << cell->data_bit,
                                  .value = (unsigned)level << cell->data_bit};
    avr_ioctl(cell->chip->avr, AVR_IOCTL_IOPORT_SET_EXTERNAL(cell->port), &held);
    avr_raise_irq(cell->data_irq, (uint32_t)level);
    /* after a reset the register has forgotten a level that has not changed, and unchanged levels are filtered */
    uint8_t *pins = &cell->chip->avr->data[cell->port == 'B' ? PINB_ADDRESS : PIND_ADDRESS];
    *pins = (uint8_t)((*pins & ~(1 << cell->data_bit)) | level << cell->data_bit);
}

static double period_cycles(struct cell *cell) { return HZ / cell->rate_hz; }

/* What a step of 1 has come to after so many periods: a sinc filter of as many orders as it takes periods to settle,
 * the usual one of such converters. */
static double settled(double periods) {
    static const double ways[SETTLING_PERIODS + 1] = {1, -4, 6, -4, 1};
    if (periods >= SETTLING_PERIODS) return 1;
    double sum = 0;
    for (int k = 0; k < periods; k++) sum += ways[k] * pow(periods - k, SETTLING_PERIODS);
    return sum / 24;
}

/* The input as the converter's filter sees it; changes that have settled are forgotten. */
static double filtered(struct cell *cell, uint64_t now) {
    double counts = cell->level;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < cell->change_count; i++) {
        struct change *change = &cell->changes[i];
        double share = settled(((double)now - change->cycle) / period_cycles(cell));
        counts += share * change->counts;
        if (share < 1) cell->changes[kept++] = *change;
        else cell->level += change->counts;
    }
    cell->change_count = kept;
    return counts;
}

static int32_t converted(struct cell *cell, uint64_t now) {
    double seen = filtered(cell, now);
    switch (cell->fault) {
        case SATURATED_HIGH: return 0x7FFFFF;
        case SATURATED_LOW: return -0x800000;
        case FROZEN: return cell->last_counts;
        default: break;
    }
    double counts = seen + cell->noise * random_bell(cell->chip);
    if (counts > 0x7FFFFF) counts = 0x7FFFFF;
    if (counts < -0x800000) counts = -0x800000;
    return (int32_t)lrint(counts);
}

static void convert(struct cell *cell, uint64_t now) {
    uint32_t at = cell->conversions++ % LOG_ROWS;
    if (cell->dout == 0 && cell->pulses == 0) cell->chip->figures.unread[cell - cell->chip->cells]++;
    cell->last_counts = converted(cell, now);
    cell->log[at] = (struct conversion){now, cell->last_counts, 0};
    cell->shift = (uint32_t)cell->last_counts & 0xFFFFFF;
    cell->corrupt_bit = cell->fault == BIT_FLIPS ? (int)(random_bits(cell->chip) % 24) : -1;
    cell->pulses = 0;
    set_dout(cell, 1); /* a conversion that nobody has fetched is replaced: DOUT rises shortly */
    set_dout(cell, 0);
}

static void run_cell(struct cell *cell, uint64_t now) {
    if (cell->is_down || (double)now < cell->next_cycle) return;
    cell->rate_hz += cell->drift_per_s / cell->rate_hz;
    cell->next_cycle += period_cycles(cell);
    if (cell->pulses == 0 || cell->pulses >= 25) convert(cell, now);
}

static void restart_cell(struct cell *cell, uint64_t now) {
    cell->is_down = 0;
    cell->pulses = 25;
    set_dout(cell, 1);
    cell->next_cycle = (double)now + FIRST_AFTER_PERIODS * period_cycles(cell);
}

static void sck_rises(struct cell *cell, uint64_t now) {
    cell->sck_rose = now;
    if (cell->is_down || cell->pulses >= 27) return;
    if (cell->pulses == 0) cell->first_pulse = now;
    cell->pulses++;
    if (cell->pulses <= 24) {
        int bit = (int)(cell->shift >> (24 - cell->pulses)) & 1;
        set_dout(cell, bit ^ (24 - cell->pulses == cell->corrupt_bit));
    } else {
        set_dout(cell, 1);
    }
    if (cell->pulses == 25) {
        struct figures *f = &cell->chip->figures;
        if (now - cell->first_pulse > f->longest_read) f->longest_read = now - cell->first_pulse;
        if (cell->conversions) cell->log[(cell->conversions - 1) % LOG_ROWS].was_read = 1;
    }
}

static void sck_falls(struct cell *cell, uint64_t now) {
    struct figures *f = &cell->chip->figures;
    uint64_t high = now - cell->sck_rose;
    if (high > POWER_DOWN_CYCLES) {
        f->converter_resets[cell - cell->chip->cells]++;
        restart_cell(cell, now);
    } else if (high > f->longest_sck_high) {
        f->longest_sck_high = high;
    }
}

static void on_sck(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    struct cell *cell = param;
    int level = value & 1;
    if (level == cell->sck) return;
    cell->sck = level;
    (level ? sck_rises : sck_falls)(cell, cell->chip->avr->cycle);
}

/* ---- pad ---- */

static void on_pad_conversion(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    chip_t *chip = param;
    union { uint32_t v; avr_adc_mux_t mux; } asked = {.v = value};
    if (asked.mux.kind != ADC_MUX_SINGLE || asked.mux.src >= PADS) return;
    int pad = asked.mux.src;
    double level = chip->pad_level[pad] + chip->pad_noise[pad] * random_bell(chip);
    int code = level < 0 ? 0 : level > 1023 ? 1023 : (int)level;
    uint32_t vref = chip->avr->avcc;
    /* the smallest voltage that simavr turns into this code */
    uint32_t mv = ((uint32_t)code * vref + 1022) / 1023;
    avr_raise_irq(avr_io_getirq(chip->avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0 + pad), mv);
    chip->pad_log[chip->pad_conversions++ % LOG_ROWS] =
        (struct pad_conversion){chip->avr->cycle, pad, code};
}

/* ---- serial line ---- */

static void on_byte_out(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    chip_t *chip = param;
    uint64_t start = chip->avr->cycle > chip->out_free ? chip->avr->cycle : chip->out_free;
    chip->out_free = start + (chip->held_cycles ? chip->held_cycles : chip->uart->cycles_per_byte);
    uint32_t at = chip->out_count++ % BYTES_ROWS;
    chip->out[at] = (uint8_t)value;
    chip->out_cycles[at] = chip->out_free;
}

/* simavr has a timer for the byte that is being sent: the held one's is brought back from the end of time. */
static void end_held_byte(chip_t *chip) {
    avr_cycle_timer_slot_p slot = chip->avr->cycle_timers.timer;
    while (slot && (slot->param != chip->uart || slot->when < FOREVER / 2)) slot = slot->next;
    if (slot) avr_cycle_timer_register(chip->avr, chip->uart->cycles_per_byte, slot->timer, slot->param);
}

void chip_hold_line(chip_t *chip, int held) {
    if (held == (chip->held_cycles != 0)) return;
    if (held) {
        chip->held_cycles = chip->uart->cycles_per_byte;
        chip->uart->cycles_per_byte = FOREVER;
    } else {
        chip->uart->cycles_per_byte = chip->held_cycles;
        chip->held_cycles = 0;
        end_held_byte(chip);
    }
}

static int bytes_waiting(const uart_fifo_t *fifo) { return (fifo->write - fifo->read) & (uart_fifo_fifo_size - 1); }

/* Bytes whose stop bit is over. Put straight into simavr's receiver: its own way there keeps another time. */
static void run_line(chip_t *chip, uint64_t now) {
    uart_fifo_t *fifo = &chip->uart->input;
    while (chip->in_taken < chip->in_count && chip->in_due[chip->in_taken % BYTES_ROWS] <= now) {
        uint16_t byte = chip->in[chip->in_taken++ % BYTES_ROWS];
        if (!avr_regbit_get(chip->avr, chip->uart->rxen)) continue;
        if (bytes_waiting(fifo) >= WAITING_OF_CHIP) {
            chip->figures.rx_overruns++;
            continue;
        }
        fifo->buffer[fifo->write] = (uint16_t)((byte & 0xFF) | (byte & 0x100 ? UART_INPUT_FE : 0));
        fifo->write = (uint16_t)((fifo->write + 1) & (uart_fifo_fifo_size - 1));
    }
    if (bytes_waiting(fifo) > 0 && !chip->uart->rxc.pending) avr_raise_interrupt(chip->avr, &chip->uart->rxc);
}

/* ---- the processor ---- */

static void on_sleep(avr_t *avr, avr_cycle_count_t how_long) {
    chip_t *chip = avr->custom.data;
    chip->figures.slept_cycles += how_long + 1;
    chip->is_asleep = 1;
}

/* The entry that simavr gives for nothing is taken off the sleep: 4 cycles, 8 out of sleep (data sheet, "interrupt response
 * time"). */
static void on_interrupt(struct avr_irq_t *irq, uint32_t vector, void *param) {
    (void)irq;
    chip_t *chip = param;
    if (vector == 0) return; /* it is over */
    uint64_t entry = chip->is_asleep ? 2 * ENTRY_CYCLES : ENTRY_CYCLES;
    chip->is_asleep = 0;
    chip->figures.slept_cycles -= chip->figures.slept_cycles < entry ? chip->figures.slept_cycles : entry;
}

static avr_uart_t *find_uart(avr_t *avr) {
    for (avr_io_t *io = avr->io_port; io; io = io->next)
        if (io->kind && strcmp(io->kind, "uart") == 0) return (avr_uart_t *)io;
    return NULL;
}

static void after_reset(chip_t *chip) {
    avr_t *avr = chip->avr;
    chip->held_cycles = 0;
    for (int i = 0; i < 2; i++) avr_extint_set_strict_lvl_trig(avr, (uint8_t)i, 0);
    for (int i = 0; i < CELLS; i++) set_dout(&chip->cells[i], chip->cells[i].dout);
    chip->irq_off_since = NEVER;
    chip->uart->input.read = chip->uart->input.write = 0;
    chip->in_taken = chip->in_count;
    chip->out_free = avr->cycle;
    while (chip->out_count > chip->out_fetched && chip->out_cycles[(chip->out_count - 1) % BYTES_ROWS] > avr->cycle)
        chip->out_count--; /* was still in the shift register */
    chip->figures.resets++;
}

void chip_reset(chip_t *chip, int cause) {
    static const uint8_t flags[] = {0, 1, 2, 4, 8};
    avr_reset(chip->avr);
    chip->avr->data[MCUSR_ADDRESS] = flags[cause];
    after_reset(chip);
}

void chip_power_on(chip_t *chip, uint32_t seed) {
    chip->noise_state = seed * 2654435761u + 1;
    for (uint32_t i = 0x100; i <= chip->avr->ramend; i++) chip->avr->data[i] = (uint8_t)random_bits(chip);
    for (int i = 0; i < CELLS; i++) {
        restart_cell(&chip->cells[i], chip->avr->cycle);
        chip->cells[i].next_cycle += (random_even(chip) + 0.5) * period_cycles(&chip->cells[i]);
    }
    chip_reset(chip, RESET_POWER);
}

static void wire_cell(chip_t *chip, int index, char port, int data_bit, int clock_bit) {
    struct cell *cell = &chip->cells[index];
    *cell = (struct cell){.chip = chip, .port = port, .data_bit = data_bit, .clock_bit = clock_bit,
                          .rate_hz = 80, .pulses = 25, .corrupt_bit = -1};
    cell->log = calloc(LOG_ROWS, sizeof *cell->log);
    cell->data_irq = avr_io_getirq(chip->avr, AVR_IOCTL_IOPORT_GETIRQ(port), data_bit);
    avr_irq_set_flags(cell->data_irq, avr_irq_get_flags(cell->data_irq) | IRQ_FLAG_FILTERED);
    avr_irq_register_notify(avr_io_getirq(chip->avr, AVR_IOCTL_IOPORT_GETIRQ(port), clock_bit), on_sck, cell);
}

static void allocate(chip_t *chip) {
    chip->pad_log = calloc(LOG_ROWS, sizeof *chip->pad_log);
    chip->out = calloc(BYTES_ROWS, 1);
    chip->out_cycles = calloc(BYTES_ROWS, sizeof *chip->out_cycles);
    chip->in = calloc(BYTES_ROWS, sizeof *chip->in);
    chip->in_due = calloc(BYTES_ROWS, sizeof *chip->in_due);
}

chip_t *chip_new(const char *elf, uint32_t seed) {
    chip_t *chip = calloc(1, sizeof *chip);
    if (elf_read_firmware(elf, &chip->firmware) != 0) return NULL;
    avr_t *avr = chip->avr = avr_make_mcu_by_name("atmega328p");
    avr->custom.data = chip;
    avr_init(avr);
    avr->log = 0;
    avr->frequency = (uint32_t)HZ;
    avr_load_firmware(avr, &chip->firmware);
    avr->frequency = (uint32_t)HZ;
    avr->sleep = on_sleep;
    chip_supply(chip, 5000);
    allocate(chip);
    chip->uart = find_uart(avr);
    uint32_t no_flags = 0;
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &no_flags);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), on_byte_out, chip);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_OUT_TRIGGER), on_pad_conversion, chip);
    avr_irq_register_notify(avr_get_interrupt_irq(avr, AVR_INT_ANY) + AVR_INT_IRQ_RUNNING, on_interrupt, chip);
    wire_cell(chip, 0, 'D', 4, 5);
    wire_cell(chip, 1, 'B', 0, 1);
    chip_power_on(chip, seed);
    chip_clear_figures(chip);
    return chip;
}

void chip_free(chip_t *chip) {
    for (int i = 0; i < CELLS; i++) free(chip->cells[i].log);
    free(chip->pad_log);
    free(chip->out);
    free(chip->out_cycles);
    free(chip->in);
    free(chip->in_due);
    avr_terminate(chip->avr);
    free(chip);
}

static void watch_interrupts(chip_t *chip) {
    avr_t *avr = chip->avr;
    struct figures *f = &chip->figures;
    if (!avr->sreg[S_I]) {
        if (chip->irq_off_since == NEVER) chip->irq_off_since = avr->cycle;
        return;
    }
    if (chip->irq_off_since == NEVER) return;
    uint64_t off = avr->cycle - chip->irq_off_since + ENTRY_CYCLES;
    chip->irq_off_since = NEVER;
    if (off > f->longest_irq_off) f->longest_irq_off = off;
    static const uint64_t over[] = {10 * US, 20 * US, 50 * US, 100 * US};
    for (int i = 0; i < 4; i++)
        if (off > over[i]) f->irq_off_over[i]++;
}

static uint64_t next_event(chip_t *chip, uint64_t to_cycle) {
    uint64_t next = to_cycle;
    for (int i = 0; i < CELLS; i++) {
        struct cell *cell = &chip->cells[i];
        if (!cell->is_down && cell->next_cycle < (double)next) next = (uint64_t)ceil(cell->next_cycle);
    }
    if (chip->in_taken < chip->in_count && chip->in_due[chip->in_taken % BYTES_ROWS] < next)
        next = chip->in_due[chip->in_taken % BYTES_ROWS];
    return next;
}

static void step(chip_t *chip, uint64_t until) {
    avr_t *avr = chip->avr;
    uint64_t left = until > avr->cycle ? until - avr->cycle : 1;
    avr->run_cycle_limit = avr->state == cpu_Sleeping ? left : 1;
    if (avr->state == cpu_Running) avr->run_cycle_count = 1;
    if (chip->uart->cycles_per_byte % 11 == 0) chip->uart->cycles_per_byte = chip->uart->cycles_per_byte / 11 * 10;
    uint64_t before = avr->cycle;
    avr_run(avr);
    if (avr->cycle < before || avr->pc == avr->reset_pc) chip->irq_off_since = NEVER;
    watch_interrupts(chip);
    uint16_t sp = (uint16_t)(avr->data[R_SPL] | avr->data[R_SPH] << 8);
    if (sp < chip->figures.lowest_sp && sp > 0x100) chip->figures.lowest_sp = sp;
}

/* A watchdog reset happens inside the step: simavr has then dropped what after_reset sets. */
static void notice_watchdog(chip_t *chip) {
    if (chip->avr->data[MCUSR_ADDRESS] & 8) {
        uint8_t flags = chip->avr->data[MCUSR_ADDRESS];
        after_reset(chip);
        chip->avr->data[MCUSR_ADDRESS] = flags;
    }
}

void chip_run(chip_t *chip, uint64_t to_cycle) {
    avr_t *avr = chip->avr;
    uint64_t next = next_event(chip, to_cycle);
    while (avr->cycle < to_cycle && avr->state != cpu_Done && avr->state != cpu_Crashed) {
        avr_run_t run = avr->run;
        step(chip, next);
        if (avr->run != run) {
            avr_run(avr); /* the reset itself */
            notice_watchdog(chip);
        }
        run_line(chip, avr->cycle);
        if (avr->cycle >= next) {
            for (int i = 0; i < CELLS; i++) run_cell(&chip->cells[i], avr->cycle);
            next = next_event(chip, to_cycle);
        } else if (next_event(chip, next) < next) {
            next = next_event(chip, next); /* a converter was restarted */
        }
    }
    chip->figures.state = (uint16_t)avr->state;
}

uint64_t chip_cycle(const chip_t *chip) { return chip->avr->cycle; }

void chip_send(chip_t *chip, const uint16_t *bytes, uint32_t count, uint32_t cycles_per_byte) {
    uint64_t start = chip->avr->cycle > chip->in_free ? chip->avr->cycle : chip->in_free;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = chip->in_count++ % BYTES_ROWS;
        chip->in[at] = bytes[i];
        chip->in_due[at] = start + (uint64_t)(i + 1) * cycles_per_byte;
    }
    chip->in_free = start + (uint64_t)count * cycles_per_byte;
}

uint32_t chip_received(chip_t *chip, uint8_t *bytes, uint64_t *cycles, uint32_t most) {
    uint32_t count = 0;
    while (chip->out_fetched < chip->out_count && count < most) {
        uint32_t at = chip->out_fetched % BYTES_ROWS;
        if (chip->out_cycles[at] > chip->avr->cycle) break;
        bytes[count] = chip->out[at];
        if (cycles) cycles[count] = chip->out_cycles[at];
        chip->out_fetched++;
        count++;
    }
    return count;
}

void chip_cell(chip_t *chip, int index, double rate_hz, double drift_per_s, int fault) {
    struct cell *cell = &chip->cells[index];
    double old = period_cycles(cell);
    cell->rate_hz = rate_hz;
    cell->drift_per_s = drift_per_s;
    if (old != period_cycles(cell)) cell->next_cycle = (double)chip->avr->cycle + period_cycles(cell);
    cell->fault = fault;
    set_dout(cell, cell->dout);
}

void chip_cell_level(chip_t *chip, int index, int32_t counts, int32_t noise) {
    struct cell *cell = &chip->cells[index];
    double before = cell->level;
    for (uint32_t i = 0; i < cell->change_count; i++) before += cell->changes[i].counts;
    cell->noise = noise;
    if (counts == before) return;
    if (cell->conversions == 0 || cell->change_count == CHANGES) { /* before it runs there is nothing to settle */
        cell->level = counts;
        cell->change_count = 0;
    } else {
        cell->changes[cell->change_count++] = (struct change){(double)chip->avr->cycle, counts - before};
    }
}

void chip_pad_level(chip_t *chip, int pad, double code, double noise) {
    chip->pad_level[pad] = code;
    chip->pad_noise[pad] = noise;
}

uint32_t chip_conversions(chip_t *chip, int index, struct conversion *to, uint32_t most) {
    struct cell *cell = &chip->cells[index];
    uint32_t count = 0;
    while (cell->fetched < cell->conversions && count < most) to[count++] = cell->log[cell->fetched++ % LOG_ROWS];
    return count;
}

uint32_t chip_pad_conversions(chip_t *chip, struct pad_conversion *to, uint32_t most) {
    uint32_t count = 0;
    while (chip->pad_fetched < chip->pad_conversions && count < most)
        to[count++] = chip->pad_log[chip->pad_fetched++ % LOG_ROWS];
    return count;
}

void chip_figures(chip_t *chip, struct figures *to) { *to = chip->figures; }

void chip_clear_figures(chip_t *chip) {
    chip->figures = (struct figures){.lowest_sp = 0xFFFF, .state = (uint16_t)chip->avr->state};
}

/* The program stands still: an endless loop at the end of the flash. */
void chip_hang(chip_t *chip, int interrupts_on) {
    avr_t *avr = chip->avr;
    uint32_t at = avr->flashend - 1;
    avr->flash[at] = 0xFF; /* rjmp to itself */
    avr->flash[at + 1] = 0xCF;
    avr->state = cpu_Running;
    avr->sreg[S_I] = (uint8_t)interrupts_on;
    avr->pc = at;
}

void chip_peek(chip_t *chip, uint16_t address, uint8_t *to, uint32_t count) {
    memcpy(to, chip->avr->data + address, count);
}

void chip_poke(chip_t *chip, uint16_t address, const uint8_t *from, uint32_t count) {
    memcpy(chip->avr->data + address, from, count);
}

void chip_eeprom(chip_t *chip, uint8_t *bytes, uint32_t count, int write) {
    avr_eeprom_desc_t at = {.ee = bytes, .offset = 0, .size = count};
    avr_ioctl(chip->avr, write ? AVR_IOCTL_EEPROM_SET : AVR_IOCTL_EEPROM_GET, &at);
}

void chip_supply(chip_t *chip, uint32_t millivolts) {
    chip->avr->vcc = chip->avr->avcc = chip->avr->aref = millivolts;
}

uint32_t chip_byte_cycles(const chip_t *chip) {
    return (uint32_t)(chip->held_cycles ? chip->held_cycles : chip->uart->cycles_per_byte);
}

/* Rows of data only: ":", length, address, 00, bytes, sum. The loader begins at its lowest address. */
int chip_boot_loader(chip_t *chip, const char *hex) {
    FILE *file = fopen(hex, "r");
    char row[600];
    uint32_t lowest = UINT32_MAX;
    if (!file) return 1;
    while (fgets(row, sizeof row, file)) {
        unsigned length, address, type, byte;
        if (sscanf(row, ":%2x%4x%2x", &length, &address, &type) != 3 || type != 0) continue;
        for (unsigned i = 0; i < length && sscanf(row + 9 + 2 * i, "%2x", &byte) == 1; i++)
            chip->avr->flash[address + i] = (uint8_t)byte;
        if (address < lowest) lowest = address;
    }
    fclose(file);
    if (lowest > chip->avr->flashend) return 1;
    chip->avr->reset_pc = lowest;
    chip->avr->codeend = chip->avr->flashend;
    return 0;
}
