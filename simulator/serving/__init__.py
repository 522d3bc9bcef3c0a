"""The web service as a process: alone, or as one of several workers behind one port."""
