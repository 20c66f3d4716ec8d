#include "identity.h"

#include <avr/eeprom.h>
#include <avr/wdt.h>

#include "crc16.h"

namespace rig {

namespace {

struct Stored {
  uint8_t serial[8];
  uint16_t crc;
  uint32_t starts;
};

Stored* const kAddress = nullptr;  // the beginning of the EEPROM

uint16_t crc_of(const uint8_t* serial) {
  Crc16 crc = Crc16::begun();
  for (uint8_t i = 0; i < 8; ++i) crc.add(serial[i]);
  return crc.value();
}

// Spread every bit of a number over all bits (Mueller's integer hash).
uint32_t mixed(uint32_t bits) {
  for (uint8_t round = 0; round < 2; ++round) bits = ((bits >> 16) ^ bits) * 0x45D9F3BUL;
  return (bits >> 16) ^ bits;
}

void draw_serial(Stored& stored, uint32_t noise) {
  for (uint8_t i = 0; i < 8; ++i) {
    noise = mixed(noise + i + 1);
    stored.serial[i] = static_cast<uint8_t>(noise);
  }
  stored.crc = crc_of(stored.serial);
  stored.starts = 0;
}

}  // namespace

Identity read_identity(uint32_t noise) {
  Stored stored;
  eeprom_read_block(&stored, kAddress, sizeof stored);
  if (stored.crc != crc_of(stored.serial)) draw_serial(stored, noise);
  ++stored.starts;
  eeprom_update_block(&stored, kAddress, sizeof stored);

  Identity identity;
  uint32_t own = 0;
  for (uint8_t i = 0; i < 8; ++i) {
    identity.serial[i] = stored.serial[i];
    own = mixed(own + stored.serial[i]);
  }
  identity.boot_id = mixed(own + stored.starts);
  return identity;
}

}  // namespace rig
