"""Pages of the two offices: where a Pengguna asks for user ids, and a Dinas checks, approves and hands over."""
