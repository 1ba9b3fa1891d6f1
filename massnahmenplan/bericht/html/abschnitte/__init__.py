"""One module per section: its title, and what its template shows; None where there is nothing to say."""
