"""How does a plan begin? With what is usual for the framework, and comments that say what to put in."""
