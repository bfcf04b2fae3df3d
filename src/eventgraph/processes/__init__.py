"""Child processes that are kept within bounds: what they take upon themselves, and how they are watched."""
