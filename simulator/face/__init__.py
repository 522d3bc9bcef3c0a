"""The biometric door: CALL_FR (face), and finger and iris in the same manner."""
