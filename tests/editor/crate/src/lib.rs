//! The file that an editor has open; its text is in `run.py`.
