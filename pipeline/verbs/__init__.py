"""One module a verb, each with a `command`: options, one call, output. Logic belongs to the room it calls."""
