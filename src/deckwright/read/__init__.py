"""From files to values: finds the workspace, reads settings and pictures, points at mistakes."""
