"""What is done with saved repositories, and what a server opens with."""
