"""What eventgraph looks for: relations, classes, lexicon, cues and names, all from `ontologies/`."""

from eventgraph.ontology.frame import Argument, Frame, parse_frame
from eventgraph.ontology.load import Ontology, load_ontology
from eventgraph.ontology.relation import Example, Relation

__all__ = ["Argument", "Example", "Frame", "Ontology", "Relation", "load_ontology", "parse_frame"]
