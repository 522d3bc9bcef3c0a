"""What can be seen of the application from outside."""
