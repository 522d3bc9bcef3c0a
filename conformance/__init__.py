"""The conformance suite: drives an application, records evidence, judges it."""
