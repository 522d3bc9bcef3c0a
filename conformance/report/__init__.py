"""How a judged run is written down."""
