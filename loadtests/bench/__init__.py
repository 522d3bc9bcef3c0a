"""How fast is the simulator, as a ratio to a yardstick measured in the same run?"""
