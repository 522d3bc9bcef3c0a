"""What is measured: one module for each section, each with a `measure` that returns tables."""
