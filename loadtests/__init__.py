"""Users, shapes and thresholds of the load tests."""
