#include "uart.h"

namespace rig {

volatile uint8_t Uart::ring_[kMask + 1];
volatile uint16_t Uart::stamps_[kStampMask + 1];
volatile uint8_t Uart::head_ = 0;
volatile uint8_t Uart::tail_ = 0;
volatile uint8_t Uart::zeros_in_ = 0;
uint8_t Uart::zeros_out_ = 0;
volatile uint16_t Uart::overruns_ = 0;

}  // namespace rig
