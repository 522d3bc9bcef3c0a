"""The Web Portal: an operator signs in and reads what the agreement grants, one NIK at a time."""
