"""What is the evidence worth? Pure: the same evidence always gets the same verdict."""
