"""The guide at the root of the web service: a page for people, and the same for their tools."""
