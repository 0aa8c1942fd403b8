"""Pure functions of text: bytes in, typed values with their evidence out. No I/O, no clock, no framework."""
