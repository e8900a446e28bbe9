"""What is drawn into a box of its own: charts, diagrams, films, recordings, QR codes."""
