"""The real firmware on the simulated chip, in virtual time: the same from run to run."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rig.samples import WIRE_SAMPLE
from rig.wire.decoder import Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import Packet, Start, pack

HZ = 16_000_000
CYCLES_PER_US = 16
UNTOLD, POWER, EXTERNAL, BROWN_OUT, WATCHDOG = range(5)
NO_FAULT, STUCK_HIGH, STUCK_LOW, SATURATED_HIGH, SATURATED_LOW, FROZEN, BIT_FLIPS = range(7)

CONVERSION = np.dtype([("cycle", "u8"), ("counts", "i4"), ("was_read", "i4")])
PAD_CONVERSION = np.dtype([("cycle", "u8"), ("pad", "i4"), ("code", "i4")])
MOST = 1 << 18
MOST_CYCLES = 2 * HZ  # at a time: at 1 Mbaud fewer bytes than the log holds
RAM_END = 0x8FF

KNEE, FOOT, FRONT, BACK = range(4)


class Figures(ctypes.Structure):
    """What the simulator saw; times in cycles."""

    _fields_ = (
        ("slept_cycles", ctypes.c_uint64),
        ("longest_sck_high", ctypes.c_uint64),
        ("longest_irq_off", ctypes.c_uint64),
        ("irq_off_over", ctypes.c_uint64 * 4),
        ("longest_read", ctypes.c_uint64),
        ("converter_resets", ctypes.c_uint32 * 2),
        ("unread", ctypes.c_uint32 * 2),
        ("rx_overruns", ctypes.c_uint32),
        ("resets", ctypes.c_uint32),
        ("lowest_sp", ctypes.c_uint16),
        ("state", ctypes.c_uint16),
    )


class Chip:
    """One board: give it signals, let time pass, read what it sent.

    Attributes
    ----------
    byte_cycles : of a byte on the line
    samples : every sample decoded since the start, in wire order
    packets : every other packet
    frames : the bytes of each frame, and the cycle at which its last one had come
    decoder : of everything since the start
    """

    def __init__(self, library: Path, elf: Path, seed: int = 1, baud: int = 500_000) -> None:
        self._lib = ctypes.CDLL(str(library))
        self._lib.chip_new.restype = ctypes.c_void_p
        self._lib.chip_cycle.restype = ctypes.c_uint64
        self._chip = ctypes.c_void_p(self._lib.chip_new(str(elf).encode(), ctypes.c_uint32(seed)))
        assert self._chip.value, f"{elf} cannot be loaded"
        self._elf = elf
        self.byte_cycles = HZ * 10 // baud
        self.decoder = Decoder()
        self.packets: list[Packet] = []
        self.frames: list[tuple[int, bytes]] = []
        self._samples: list[np.ndarray] = []
        self._cycles: list[np.ndarray] = []
        self.sent = b""
        for cell, counts in enumerate((200_000, -30_000)):
            self.cell_level(cell, counts, 77)
        for pad, code in enumerate((180.3, 241.7)):
            self.pad_level(pad, code, 0.6)

    def close(self) -> None:
        self._lib.chip_free(self._chip)

    @property
    def cycle(self) -> int:
        return int(self._lib.chip_cycle(self._chip))

    @property
    def now_s(self) -> float:
        return self.cycle / HZ

    @property
    def samples(self) -> np.ndarray:
        return np.concatenate([np.empty(0, WIRE_SAMPLE), *self._samples])

    def of(self, stream: int) -> np.ndarray:
        """Give the samples of one stream."""
        samples = self.samples
        return samples[samples["stream"] == stream]

    def forget(self) -> None:
        """Begin anew with samples, packets and figures."""
        self._samples.clear()
        self._cycles.clear()
        self.packets.clear()
        self.frames.clear()
        self._lib.chip_clear_figures(self._chip)

    def run(self, seconds: float) -> list[Packet]:
        """Let time pass; hand back the packets that came meanwhile, samples apart."""
        ends, came, self.sent = self.cycle + round(seconds * HZ), [], b""
        while self.cycle < ends:
            self._lib.chip_run(self._chip, ctypes.c_uint64(min(self.cycle + MOST_CYCLES, ends)))
            came += self._receive()
        return came

    def send(self, *packets: Packet) -> None:
        self.send_bytes(b"".join(encode_frame(pack(packet)) for packet in packets))

    def send_bytes(self, data: Sequence[int], byte_cycles: int | None = None) -> None:
        """Put bytes on the line; 0x100 in one is a framing error."""
        array = (ctypes.c_uint16 * len(data))(*data)
        self._lib.chip_send(self._chip, array, len(data), byte_cycles or self.byte_cycles)

    def ask(self, *packets: Packet, within_s: float = 0.01) -> list[Packet]:
        """Send, and hand back what came in answer."""
        self.send(*packets)
        return self.run(within_s)

    def start(self) -> None:
        """Boot, start streaming, let the converters settle; then begin with samples and figures."""
        self.run(0.2)
        self.ask(Start(1))
        self.forget()

    def reset(self, cause: int) -> None:
        self._lib.chip_reset(self._chip, cause)

    def power_on(self, seed: int) -> None:
        self._lib.chip_power_on(self._chip, ctypes.c_uint32(seed))

    def hold_line(self, held: bool) -> None:
        """Let the host take no more bytes, or let it go on."""
        self._lib.chip_hold_line(self._chip, int(held))

    def cell_level(self, cell: int, counts: int, noise: int = 0) -> None:
        self._lib.chip_cell_level(self._chip, cell, ctypes.c_int32(counts), ctypes.c_int32(noise))

    def pad_level(self, pad: int, code: float, noise: float = 0.0) -> None:
        self._lib.chip_pad_level(self._chip, pad, ctypes.c_double(code), ctypes.c_double(noise))

    def converter(
        self, cell: int, rate_hz: float = 80.0, drift_per_s: float = 0.0, fault: int = NO_FAULT
    ) -> None:
        self._lib.chip_cell(self._chip, cell, ctypes.c_double(rate_hz), ctypes.c_double(drift_per_s), fault)

    def supply(self, millivolts: int) -> None:
        self._lib.chip_supply(self._chip, millivolts)

    def hang(self, interrupts_on: bool = True) -> None:
        """Let the program stand still."""
        self._lib.chip_hang(self._chip, int(interrupts_on))

    def conversions(self, cell: int) -> np.ndarray:
        """Take the converter's log since the last call."""
        return self._log(CONVERSION, self._lib.chip_conversions, cell)

    def pad_conversions(self) -> np.ndarray:
        return self._log(PAD_CONVERSION, self._lib.chip_pad_conversions)

    @property
    def figures(self) -> Figures:
        figures = Figures()
        self._lib.chip_figures(self._chip, ctypes.byref(figures))
        return figures

    def eeprom(self, count: int = 16) -> bytes:
        array = (ctypes.c_uint8 * count)()
        self._lib.chip_eeprom(self._chip, array, count, 0)
        return bytes(array)

    def write_eeprom(self, data: bytes) -> None:
        self._lib.chip_eeprom(self._chip, (ctypes.c_uint8 * len(data))(*data), len(data), 1)

    def peek(self, address: int) -> int:
        """Look at one byte of the memory or a register, past its side effects."""
        byte = (ctypes.c_uint8 * 1)()
        self._lib.chip_peek(self._chip, ctypes.c_uint16(address), byte, 1)
        return int(byte[0])

    def poke(self, address: int, value: int) -> None:
        """Overwrite one byte of the memory or a register, past its side effects."""
        self._lib.chip_poke(self._chip, ctypes.c_uint16(address), (ctypes.c_uint8 * 1)(value), 1)

    def write_word(self, symbol: str, value: int) -> None:
        """Overwrite a 32-bit variable of the program."""
        data = (ctypes.c_uint8 * 4)(*value.to_bytes(4, "little"))
        self._lib.chip_poke(self._chip, ctypes.c_uint16(self.address(symbol)), data, 4)

    def address(self, symbol: str) -> int:
        """Look a variable up in the ELF file; its RAM address."""
        names = subprocess.run(["avr-nm", "-C", str(self._elf)], capture_output=True, text=True, check=True)
        (found,) = (line.split()[0] for line in names.stdout.splitlines() if line.endswith(f" {symbol}"))
        return int(found, 16) & 0xFFFF

    def arrival_us(self) -> np.ndarray:
        """Give the microseconds since power-up at which each sample of `samples` was decoded whole."""
        return np.concatenate([np.empty(0), *self._cycles]) / CYCLES_PER_US

    def _log(self, row: np.dtype, fetch: ctypes._CFuncPtr, *arguments: int) -> np.ndarray:
        rows = np.zeros(MOST, row)
        count = fetch(self._chip, *arguments, rows.ctypes.data_as(ctypes.c_void_p), ctypes.c_uint32(MOST))
        return rows[:count].copy()

    def _receive(self) -> list[Packet]:
        data, cycles = np.zeros(MOST, "u1"), np.zeros(MOST, "u8")
        count = self._lib.chip_received(
            self._chip,
            data.ctypes.data_as(ctypes.c_void_p),
            cycles.ctypes.data_as(ctypes.c_void_p),
            ctypes.c_uint32(MOST),
        )
        received = data[:count].tobytes()
        self.sent += received
        came: list[Packet] = []
        begin = 0
        for end in [*(np.flatnonzero(data[:count] == 0) + 1).tolist(), count]:
            decoded = self.decoder.feed(received[begin:end])
            self._samples.append(decoded.samples)
            self._cycles.append(np.full(len(decoded.samples), cycles[max(end - 1, 0)]))
            came += [packet for _, packet in decoded.messages]
            if end > begin:
                self.frames.append((int(cycles[end - 1]), received[begin:end]))
            begin = end
        self.packets += came
        return came
