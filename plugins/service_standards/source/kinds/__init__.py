"""One module for each kind of file or text that an editor writes: how it is read and checked."""
