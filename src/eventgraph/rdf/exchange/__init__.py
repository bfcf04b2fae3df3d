"""In and out: other people's RDF into the store, the store's graphs to other people's servers."""
