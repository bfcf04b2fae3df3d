"""The graph as RDF: quads and back, shapes, the store on disk, SPARQL and saved queries.

Import from the modules: each loads only what it needs, so that a query never pays for rdflib.
"""
