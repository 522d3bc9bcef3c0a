"""The Web Service door: HTTP and JSON as the real one speaks them."""
