"""What the text of a fence becomes: a listing, a chart, a diagram, a QR code."""
