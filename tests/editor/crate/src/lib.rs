//! The file that is open in the editor. Its text is in `run.py`.
