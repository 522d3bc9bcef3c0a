"""How the application under test is driven."""
