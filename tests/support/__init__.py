"""What the tests share: real repositories, real servers, and ways to disturb them."""
