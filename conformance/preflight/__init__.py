"""What must be in place before an application is judged? What is wrong here is never counted against it."""
