"""Nodes of the token tree as the blocks of `model.blocks`."""
