"""What each kind of block is made of when it is set: runs, lines, cells, pictures in a grid."""
