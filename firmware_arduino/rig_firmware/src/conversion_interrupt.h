// The interrupt of the processor's converter, 9,000 times a second: the one piece of assembly.
//
// A compiler saves 13 registers here, because of what happens once in many conversions, and the two that it always saves:
// 93 cycles. This saves two, adds the conversion up, starts the next and counts down: 52 cycles, 2.3 % of the processor. All
// that is rarer goes on in two functions in C++, with the registers as they were.
//
// For the front cell it does as much as
//
//     if (GPIOR1 == kFront) {
//       const bool is_last = pads[kFront].add(ADC);
//       start(kBack);
//       if (is_last) on_block();
//     }
//
// for the back cell the same, but that GPIOR2 says what comes next; anything else in GPIOR1 is the reference.
#pragma once

#include <avr/interrupt.h>
#include <avr/io.h>

#include "analog_inputs.h"

// Code of one cell: the conversion is added to the 16 bits of `sum`; `next_channel` puts the next one into r24; `left` is
// counted down. Loads and stores leave the carry as it is.
#define RIG_ADD_CONVERSION(sum, left, next_channel) \
  "lds r24, %[low]            \n\t"                 \
  "lds r25, %[" sum "]        \n\t"                 \
  "add r25, r24               \n\t"                 \
  "sts %[" sum "], r25        \n\t"                 \
  "lds r24, %[high]           \n\t"                 \
  "lds r25, %[" sum "] + 1    \n\t"                 \
  "adc r25, r24               \n\t"                 \
  "sts %[" sum "] + 1, r25    \n\t"                 \
  next_channel " \n\t"                              \
  "out %[running], r24        \n\t"                 \
  "ori r24, %[against]        \n\t"                 \
  "sts %[channel], r24        \n\t"                 \
  "ldi r24, %[go]             \n\t"                 \
  "sts %[control], r24        \n\t"                 \
  "lds r24, %[" left "]       \n\t"                 \
  "dec r24                    \n\t"                 \
  "sts %[" left "], r24       \n\t"                 \
  "breq 4f                    \n\t"

#define RIG_LEAVE              \
  "pop r25               \n\t" \
  "pop r24               \n\t" \
  "out __SREG__, r24     \n\t" \
  "pop r24               \n\t"

// Define the interrupt, for the `AnalogInputs` of a static object.
#define RIG_CONVERSION_INTERRUPT(inputs)                                                          \
  extern "C" void __vector_conversion_block() __attribute__((signal, used, externally_visible));  \
  extern "C" void __vector_reference() __attribute__((signal, used, externally_visible));         \
  void __vector_conversion_block() { inputs.on_block(); }                                         \
  void __vector_reference() { inputs.on_reference(); }                                            \
  ISR(ADC_vect, ISR_NAKED) {                                                                      \
    asm volatile(                                                                                 \
        "push r24              \n\t"                                                              \
        "in r24, __SREG__      \n\t"                                                              \
        "push r24              \n\t"                                                              \
        "push r25              \n\t"                                                              \
        "in r24, %[running]    \n\t"                                                              \
        "cpi r24, %[back]      \n\t"                                                              \
        "brcs 1f               \n\t"                                                              \
        "breq 2f               \n\t"                                                              \
        RIG_LEAVE                                                                                 \
        "jmp %x[on_reference]  \n\t"                                                              \
        "1:                    \n\t"                                                              \
        RIG_ADD_CONVERSION("front_sum", "front_left", "ldi r24, %[back]")                         \
        "rjmp 3f               \n\t"                                                              \
        "2:                    \n\t"                                                              \
        RIG_ADD_CONVERSION("back_sum", "back_left", "in r24, %[after_back]")                      \
        "3:                    \n\t"                                                              \
        RIG_LEAVE                                                                                 \
        "reti                  \n\t"                                                              \
        "4:                    \n\t"                                                              \
        RIG_LEAVE                                                                                 \
        "jmp %x[on_block]      \n\t" ::                                                           \
        [low] "n"(_SFR_MEM_ADDR(ADCL)), [high] "n"(_SFR_MEM_ADDR(ADCH)),                          \
        [channel] "n"(_SFR_MEM_ADDR(ADMUX)), [control] "n"(_SFR_MEM_ADDR(ADCSRA)),                \
        [running] "I"(_SFR_IO_ADDR(GPIOR1)), [after_back] "I"(_SFR_IO_ADDR(GPIOR2)),              \
        [back] "n"(int(rig::AnalogInputs::kBack)), [go] "n"(int(rig::AnalogInputs::kGo)),         \
        [against] "n"(int(rig::AnalogInputs::kAgainstSupply)),                                    \
        [front_sum] "i"(&inputs.pads[rig::AnalogInputs::kFront].tally.sum),                       \
        [front_left] "i"(&inputs.pads[rig::AnalogInputs::kFront].tally.left),                     \
        [back_sum] "i"(&inputs.pads[rig::AnalogInputs::kBack].tally.sum),                         \
        [back_left] "i"(&inputs.pads[rig::AnalogInputs::kBack].tally.left),                       \
        [on_block] "i"(__vector_conversion_block), [on_reference] "i"(__vector_reference));       \
  }
