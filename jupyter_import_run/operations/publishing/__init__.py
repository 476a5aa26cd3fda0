"""What publishing is made of: which files, where they go, and the commit that has them."""
