"""What can be seen of a repository: nothing here takes a lock, writes, or reaches the network."""
