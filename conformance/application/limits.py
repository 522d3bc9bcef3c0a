"""How much of what an application says is read?"""

MOST_READ = 4 * 1024 * 1024
"""Bytes of a page (unpacked), of a command's output, of a file or of a notification: no honest one comes near it."""
