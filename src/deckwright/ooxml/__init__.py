"""The Office format (ECMA-376): packages, parts, XML, colours and units, for all who know it."""
