"""What changed in a file, to be read by people: lines of a text, cells of a notebook."""
