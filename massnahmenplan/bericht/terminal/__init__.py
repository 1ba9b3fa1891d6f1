"""What tables on a terminal are made of, whatever command shows them."""
