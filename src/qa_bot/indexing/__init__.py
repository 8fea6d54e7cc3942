"""From reports to the index folder: chunks, vectors, terms, and the store that holds them."""
