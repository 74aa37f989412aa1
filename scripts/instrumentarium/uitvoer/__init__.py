"""The only part that writes: a temporary file beside the target, flushed, then put in place in one step."""
