"""SHACL of a store: article by article, screened in Oxigraph, reported by pySHACL, told in words."""
