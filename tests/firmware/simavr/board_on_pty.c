/* SPDX-License-Identifier: GPL-3.0-or-later
 * The board on a pseudo-terminal, in real time: board_on_pty ELF LINK [SIGNALS [BOOT_LOADER]]
 *
 * LINK is made as a symbolic link to the terminal. SIGNALS is a text file of rows "seconds knee foot front back": counts of
 * the converters and codes of the pad, passed through in straight lines from row to row; - for none. BOOT_LOADER is
 * an Intel hex file that every reset begins with; without it the program is silent for as long as one takes. Commands come on standard input,
 * one a line: "reset", "unplug", "plug", "fault CELL NUMBER", "quit"; end of input quits too. The log
 * goes to standard output, conversions at the end: "CELL CYCLE COUNTS WAS_READ", "boot CYCLE", "start NANOSECONDS" (of the
 * monotonic clock, when the host first asked for samples: the signals begin then). */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "chip.h"

#define CYCLES_PER_S 16000000.0
#define STEP_S 0.0005
#define BOOT_LOADER_S 0.3
#define CHANNELS (CELLS + PADS)
#define LOG_ROWS 4096
#define START 0x82

struct row { double at_s, value[CHANNELS]; };

static struct row *rows;
static int row_count;
static chip_t *chip;
static const char *link_name;
static int master = -1, was_open;
static double silent_until_s, silence_s = BOOT_LOADER_S;

static double now_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double chip_s(void) { return (double)chip_cycle(chip) / CYCLES_PER_S; }

static void read_signals(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) { perror(path); exit(2); }
    struct row row;
    while (fscanf(file, "%lf %lf %lf %lf %lf", &row.at_s, row.value, row.value + 1, row.value + 2, row.value + 3) == 5) {
        rows = realloc(rows, (size_t)(row_count + 1) * sizeof row);
        rows[row_count++] = row;
    }
    fclose(file);
}

/* Signals begin when the host first asks for samples. */
static double started_s = -1;

static double signals_s(void) { return started_s < 0 ? 0 : chip_s() - started_s; }

static void look_for_start(const uint8_t *bytes, ssize_t count) {
    static int place; /* in the frame: 0 its code, 1 the type */
    for (ssize_t i = 0; i < count; i++) {
        if (place == 1 && bytes[i] == START && started_s < 0) {
            started_s = chip_s();
            printf("start %.0f\n", now_s() * 1e9);
            fflush(stdout);
        }
        place = bytes[i] == 0 ? 0 : place + 1;
    }
}

static double signal_at(double at_s, int channel) {
    static int at;
    if (row_count == 0) return channel < CELLS ? 20000 * (channel + 1) : 200 + 60 * (channel - CELLS);
    while (at + 2 < row_count && rows[at + 1].at_s <= at_s) at++;
    if (row_count == 1 || at_s >= rows[row_count - 1].at_s) return rows[row_count - 1].value[channel];
    const struct row *a = &rows[at], *b = &rows[at + 1];
    double share = at_s <= a->at_s ? 0 : (at_s - a->at_s) / (b->at_s - a->at_s);
    return a->value[channel] + share * (b->value[channel] - a->value[channel]);
}

static void set_signals(void) {
    for (int i = 0; i < CELLS; i++) chip_cell_level(chip, i, (int32_t)signal_at(signals_s(), i), 77);
    for (int i = 0; i < PADS; i++) chip_pad_level(chip, i, signal_at(signals_s(), CELLS + i), 0.6);
}

/* Raw before any host opens it: an echo would talk to the board. */
static void plug(void) {
    int slave;
    char name[128], temporary[512];
    struct termios raw;
    memset(&raw, 0, sizeof raw);
    cfmakeraw(&raw);
    if (openpty(&master, &slave, name, &raw, NULL) != 0) { perror("openpty"); exit(2); }
    close(slave);
    fcntl(master, F_SETFL, O_NONBLOCK);
    snprintf(temporary, sizeof temporary, "%s.new", link_name);
    unlink(temporary);
    if (symlink(name, temporary) != 0 || rename(temporary, link_name) != 0) { perror(link_name); exit(2); }
    was_open = 0;
}

static void unplug(void) {
    unlink(link_name);
    if (master >= 0) close(master);
    master = -1;
}

static void print_log(void) {
    static struct conversion log[LOG_ROWS];
    for (int cell = 0; cell < CELLS; cell++) {
        uint32_t count;
        while ((count = chip_conversions(chip, cell, log, LOG_ROWS)) > 0)
            for (uint32_t i = 0; i < count; i++)
                printf("%d %llu %d %d\n", cell, (unsigned long long)log[i].cycle, log[i].counts, log[i].was_read);
    }
    fflush(stdout);
}

/* A restart: the boot loader listens for a while, then the program begins. */
static void restart(int cause) {
    if (cause == RESET_POWER) {
        chip_power_on(chip, (uint32_t)chip_cycle(chip) | 1);
    } else {
        chip_reset(chip, cause);
    }
    silent_until_s = now_s() + silence_s;
    print_log();
    printf("boot %llu\n", (unsigned long long)chip_cycle(chip));
}

static int obey(char *line) {
    int cell, fault;
    if (strncmp(line, "quit", 4) == 0) return 0;
    if (strncmp(line, "reset", 5) == 0) restart(RESET_EXTERNAL);
    if (strncmp(line, "unplug", 6) == 0) unplug();
    if (strncmp(line, "plug", 4) == 0 && master < 0) {
        plug();
        restart(RESET_POWER);
    }
    if (sscanf(line, "fault %d %d", &cell, &fault) == 2) chip_cell(chip, cell, 80, 0, fault);
    return 1;
}

static int commands(void) {
    char line[256];
    struct pollfd input = {.fd = 0, .events = POLLIN};
    while (poll(&input, 1, 0) > 0) {
        if (!fgets(line, sizeof line, stdin)) return 0;
        if (!obey(line)) return 0;
    }
    return 1;
}

/* Opening the port pulls DTR: the board restarts. */
static void notice_host(void) {
    struct pollfd host = {.fd = master, .events = 0};
    int is_open = poll(&host, 1, 0) >= 0 && !(host.revents & POLLHUP);
    if (is_open && !was_open) restart(RESET_EXTERNAL);
    was_open = is_open;
}

/* What the host has not taken yet waits, and meanwhile the board's line is held. */
static void send_on(const uint8_t *bytes, uint32_t count) {
    static uint8_t waiting[8192];
    static size_t waits;
    if (master < 0 || !was_open) {
        waits = 0;
    } else {
        if (waits + count > sizeof waiting) count = (uint32_t)(sizeof waiting - waits);
        memcpy(waiting + waits, bytes, count);
        waits += count;
        ssize_t took = waits > 0 ? write(master, waiting, waits) : 0;
        if (took < 0 && errno != EAGAIN) perror("write");
        if (took > 0) memmove(waiting, waiting + took, waits -= (size_t)took);
    }
    chip_hold_line(chip, waits > 0);
}

static void exchange(int boots) {
    uint8_t bytes[4096];
    uint16_t to_board[4096];
    ssize_t got = master < 0 ? 0 : read(master, bytes, sizeof bytes);
    for (ssize_t i = 0; i < got; i++) to_board[i] = bytes[i];
    if (!boots) look_for_start(bytes, got);
    uint32_t byte_cycles = chip_byte_cycles(chip);
    if (got > 0 && !boots && byte_cycles > 0) chip_send(chip, to_board, (uint32_t)got, byte_cycles);
    send_on(bytes, chip_received(chip, bytes, NULL, sizeof bytes));
}

int main(int argc, char **argv) {
    if (argc < 3) { fprintf(stderr, "board_on_pty ELF LINK [SIGNALS]\n"); return 2; }
    link_name = argv[2];
    setvbuf(stdin, NULL, _IONBF, 0);
    if (argc > 3 && strcmp(argv[3], "-") != 0) read_signals(argv[3]);
    int log_to = dup(1); /* simavr writes to standard output */
    dup2(2, 1);
    chip = chip_new(argv[1], 1);
    fflush(stdout);
    dup2(log_to, 1);
    if (!chip || (argc > 4 && chip_boot_loader(chip, argv[4]) != 0)) return 2;
    if (argc > 4) silence_s = 0;
    plug();
    printf("boot 0\n");
    fflush(stdout);
    double lead_s = now_s() - chip_s();
    while (commands()) {
        if (master >= 0) notice_host();
        int boots = now_s() < silent_until_s;
        if (boots) lead_s = now_s() - chip_s(); /* time stands still for the program, not for us */
        set_signals();
        double to_s = now_s() - lead_s;
        if (!boots && to_s > chip_s()) chip_run(chip, (uint64_t)(to_s * CYCLES_PER_S));
        exchange(boots);
        struct timespec pause = {.tv_nsec = (long)(STEP_S * 1e9)};
        nanosleep(&pause, NULL);
    }
    print_log();
    unplug();
    return 0;
}
