/* SPDX-License-Identifier: GPL-3.0-or-later
 * The board on a simulated chip: see README.md. Cycles are those of 16 MHz. */
#ifndef CHIP_H
#define CHIP_H

#include <stdint.h>

#define CELLS 2
#define PADS 2

enum reset_cause { RESET_UNTOLD, RESET_POWER, RESET_EXTERNAL, RESET_BROWN_OUT, RESET_WATCHDOG };

/* What a converter suffers from; one at a time. */
enum fault { NO_FAULT, STUCK_HIGH, STUCK_LOW, SATURATED_HIGH, SATURATED_LOW, FROZEN, BIT_FLIPS, FAULTS };

/* One conversion of a converter. */
struct conversion {
    uint64_t cycle;   /* DOUT fell */
    int32_t counts;   /* what was there to be read */
    int32_t was_read; /* 1: all bits of it were shifted out */
};

/* One conversion of the chip's own converter. */
struct pad_conversion {
    uint64_t cycle; /* it was started */
    int32_t pad;
    int32_t code;
};

struct figures {
    uint64_t slept_cycles;
    uint64_t longest_sck_high;  /* of pulses; resets of the converter are counted apart */
    uint64_t longest_irq_off;   /* 4 cycles of entry included */
    uint64_t irq_off_over[4];   /* stretches of more than 10, 20, 50, 100 us */
    uint64_t longest_read;      /* first to last pulse */
    uint32_t converter_resets[CELLS];
    uint32_t unread[CELLS];     /* conversions overwritten before they were read */
    uint32_t rx_overruns;
    uint32_t resets;
    uint16_t lowest_sp;
    uint16_t state;
};

typedef struct chip chip_t;

chip_t *chip_new(const char *elf, uint32_t seed);
void chip_free(chip_t *chip);
/* Put a boot loader (Intel hex) at the end of the flash; every reset begins there. 0: done. */
int chip_boot_loader(chip_t *chip, const char *hex);
void chip_power_on(chip_t *chip, uint32_t seed);
void chip_reset(chip_t *chip, int cause);
void chip_run(chip_t *chip, uint64_t to_cycle);
uint64_t chip_cycle(const chip_t *chip);

/* Bytes to the board, at the line's speed; they follow those still on their way. 0x100 set: a framing error. */
void chip_send(chip_t *chip, const uint16_t *bytes, uint32_t count, uint32_t cycles_per_byte);
/* Bytes from the board and the cycles at which their stop bits ended, since the last call. */
uint32_t chip_received(chip_t *chip, uint8_t *bytes, uint64_t *cycles, uint32_t most);

/* Hold the line to the host: the byte after this one never ends; or let go of it. */
void chip_hold_line(chip_t *chip, int held);

void chip_cell(chip_t *chip, int cell, double rate_hz, double drift_per_s, int fault);
void chip_cell_level(chip_t *chip, int cell, int32_t counts, int32_t noise);
void chip_pad_level(chip_t *chip, int pad, double code, double noise);
uint32_t chip_conversions(chip_t *chip, int cell, struct conversion *to, uint32_t most);
uint32_t chip_pad_conversions(chip_t *chip, struct pad_conversion *to, uint32_t most);

void chip_figures(chip_t *chip, struct figures *to);
void chip_clear_figures(chip_t *chip);
void chip_hang(chip_t *chip, int interrupts_on);
void chip_peek(chip_t *chip, uint16_t address, uint8_t *to, uint32_t count);
void chip_poke(chip_t *chip, uint16_t address, const uint8_t *from, uint32_t count);
void chip_eeprom(chip_t *chip, uint8_t *bytes, uint32_t count, int write);
uint32_t chip_byte_cycles(const chip_t *chip); /* as the program has set the line; 0 before */
void chip_supply(chip_t *chip, uint32_t millivolts);

#endif
