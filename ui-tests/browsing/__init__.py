"""What the browser tests share: real servers, and the screen as a person knows it."""
