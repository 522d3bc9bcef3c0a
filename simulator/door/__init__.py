"""What all doors share: what arrives, the one act that answers it, and where the doors are."""
