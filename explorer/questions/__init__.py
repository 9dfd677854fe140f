"""Every question that the explorer answers: one module per subject, each function registered with `@question`."""
