"""What does a vendor's plan say? Pure."""
