"""The store on disk: one writer, atomic articles, readers on snapshots; and the proofs that it is whole."""
