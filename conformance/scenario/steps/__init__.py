"""Gherkin words -> subject, observers, expectations."""
