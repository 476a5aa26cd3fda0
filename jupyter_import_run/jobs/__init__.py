"""Jobs: whatever can take more than a moment."""
